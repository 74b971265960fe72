import Diagnostics
import PDFFile

/// Colours: device spaces must be those of the output profile, or be given another meaning by DefaultRGB and its like.
/// Calibrated colours are allowed by the standard; the printers' rules tell of them.
let x4ColourRules: [Rule] = [
  .x4(
    "x4-rgb-content", on: "8.6.4", "employez des encres (quadri ou noir), ou un espace RVB avec profil",
    "use inks (CMYK or black), or an RGB space with a profile"
  ) { survey in
    rgbUses(survey, .content).map {
      Breach(
        page: $0.page, object: $0.object, fr: "le texte ou le dessin emploie du RVB sans profil (rg)",
        en: "text or drawing uses RGB without a profile (rg)")
    }
  },
  .x4(
    "x4-rgb-picture", on: "8.9.5", "convertissez l’image au profil de l’imprimeur",
    "convert the picture to the printer's profile"
  ) { survey in
    rgbUses(survey, .picture).map {
      Breach(
        page: $0.page, object: $0.object, fr: "une image est en RVB sans profil",
        en: "a picture is in RGB without a profile")
    }
  },
  .x4(
    "x4-rgb-shading", on: "8.7.4", "définissez le dégradé en DeviceCMYK", "define the shading in DeviceCMYK"
  ) { survey in
    rgbUses(survey, .shading).map {
      Breach(
        page: $0.page, object: $0.object, fr: "un dégradé est en RVB sans profil",
        en: "a shading is in RGB without a profile")
    }
  },
  .x4(
    "x4-cmyk", on: "8.6.4", "choisissez un profil de sortie CMJN", "choose a CMYK output profile"
  ) { survey in
    guard let profile = survey.outputProfile, profile.components != 4 else { return [] }
    return survey.content.colours.filter { $0.space == .deviceCMYK && !$0.isCovered }.map {
      Breach(
        page: $0.page, object: $0.object, fr: "du CMJN est employé, mais le profil de sortie n’est pas CMJN",
        en: "CMYK is used, but the output profile is not CMYK")
    }.sorted { ($0.page ?? 0) < ($1.page ?? 0) }
  },
  .x4(
    "x4-transfer-function", on: "10.5", "ôtez les courbes de transfert (TR)", "take the transfer curves (TR) out"
  ) { survey in
    graphicsStates(survey).compactMap { object, entries in
      if let name = survey.document.resolve(entries["TR2"] ?? .null).name, name == "Default", entries["TR"] == nil {
        return nil
      }
      guard entries["TR"] != nil || entries["TR2"] != nil else { return nil }
      return Breach(
        object: object, fr: "un état graphique porte une courbe de transfert",
        en: "a graphics state bears a transfer curve")
    }
  },
  .x4(
    "x4-halftone", on: "10.6", "laissez le tramage à l’imprimeur (ôtez HT)",
    "leave screening to the printer (take HT out)"
  ) { survey in
    graphicsStates(survey).compactMap { object, entries in
      guard let value = entries["HT"] else { return nil }
      let halftone = survey.document.resolve(value)
      if halftone.name == "Default" { return nil }
      let kind = survey.document.resolve(halftone, "HalftoneType").integer ?? 0
      let hasTransfer = !halftone["TransferFunction"].isNull
      if kind == 1 || kind == 5, !hasTransfer, halftone["HalftoneName"].isNull { return nil }
      return Breach(
        object: object, fr: "un état graphique impose une trame (type \(kind)) qui n’est pas permise",
        en: "a graphics state imposes a halftone (type \(kind)) that is not allowed")
    }
  },
]

/// The graphics-state dictionaries: by their type, and by the resources that hold them.
func graphicsStates(_ survey: FileSurvey) -> [(PDFReference, [String: PDFValue])] {
  var found: [(PDFReference, [String: PDFValue])] = []
  var seen: Set<PDFValue> = []
  survey.forEachDictionary { object, entries in
    for state in (survey.document.resolve(entries["ExtGState"] ?? .null).dictionary ?? [:]).values
    where seen.insert(state).inserted {
      if let entries = survey.document.resolve(state).dictionary { found.append((state.reference ?? object, entries)) }
    }
  }
  return found.sorted { $0.0 < $1.0 }
}
