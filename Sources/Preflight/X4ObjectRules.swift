import Diagnostics
import PDFFile

/// Objects that a file for plates may not hold, wherever they are.
let x4ObjectRules: [Rule] = [
  .x4("x4-lzw", on: "7.4.4", "compressez en Flate", "compress with Flate") { survey in
    survey.objects.filter {
      survey.document.isStream($0.reference) && survey.document.filters(of: $0.reference).contains("LZWDecode")
    }.map { Breach(object: $0.reference, fr: "un flux est compressé en LZW", en: "a stream is compressed with LZW") }
  },
  .x4(
    "x4-action", on: "12.6", "ôtez actions et JavaScript du document", "take actions and JavaScript out of the document"
  ) { survey in
    var breaches: [Breach] = []
    for key in ["AA", "OpenAction"] where !survey.document.resolve(survey.catalog, key).isNull {
      // A place to open at is no action.
      if key == "OpenAction", survey.document.resolve(survey.catalog, key).dictionary == nil { continue }
      breaches.append(
        Breach(
          object: survey.document.trailer["Root"].reference, fr: "le document porte une action (/\(key))",
          en: "the document bears an action (/\(key))"))
    }
    for page in survey.pages where !page.dictionary["AA"].isNull {
      breaches.append(
        Breach(
          page: page.number, object: page.reference, fr: "la page porte une action", en: "the page bears an action"))
    }
    return breaches
  },
  .x4("x4-javascript", on: "12.6.4.16", "ôtez le JavaScript", "take the JavaScript out") { survey in
    var breaches: [Breach] = []
    if !survey.document.resolve(survey.document.resolve(survey.catalog, "Names"), "JavaScript").isNull {
      breaches.append(
        Breach(
          object: survey.document.trailer["Root"].reference, fr: "le document porte du JavaScript",
          en: "the document bears JavaScript"))
    }
    survey.forEachDictionary { object, entries in
      if survey.document.resolve(entries["S"] ?? .null).name == "JavaScript" {
        breaches.append(Breach(object: object, fr: "une action est du JavaScript", en: "an action is JavaScript"))
      }
    }
    return breaches
  },
  .x4("x4-form-fields", on: "12.7", "aplatissez le formulaire", "flatten the form") { survey in
    survey.document.resolve(survey.catalog, "AcroForm").isNull
      ? [] : [Breach(fr: "le document contient un formulaire", en: "the document holds a form to fill in")]
  },
  .x4("x4-embedded-files", on: "7.11.4", "ôtez les fichiers joints", "take the attached files out") { survey in
    let names = survey.document.resolve(survey.document.resolve(survey.catalog, "Names"), "EmbeddedFiles")
    return names.isNull ? [] : [Breach(fr: "des fichiers sont joints au PDF", en: "files are attached to the PDF")]
  },
  .x4("x4-font-embedded", on: "9.9", "incorporez toutes les polices", "embed every font") { survey in
    unembeddedFonts(survey)
  },
  .x4(
    "x4-postscript", on: "8.8.2", "refaites l’élément sans PostScript", "make the element again without PostScript"
  ) { survey in
    survey.objects {
      survey.document.resolve($0, "Subtype2").name == "PS" || survey.document.resolve($0, "Subtype").name == "PS"
    }
    .map { Breach(object: $0.reference, fr: "un élément est du PostScript", en: "an element is PostScript") }
  },
  .x4(
    "x4-alternate-image", on: "8.9.5.4", "ôtez les images de remplacement (Alternates)",
    "take the alternate pictures out"
  ) { survey in
    survey.objects { !$0["Alternates"].isNull && survey.document.resolve($0, "Subtype").name == "Image" }
      .map {
        Breach(object: $0.reference, fr: "une image a des remplaçantes (Alternates)", en: "a picture has alternates")
      }
  },
  .x4("x4-opi", on: "14.11.7", "incorporez les images en haute définition", "embed the high-resolution pictures") {
    survey in
    survey.objects { !$0["OPI"].isNull }
      .map {
        Breach(object: $0.reference, fr: "un élément attend une image OPI", en: "an element waits for an OPI picture")
      }
  },
  .x4("x4-reference-form", on: "8.10.4", "incorporez la page visée", "embed the page referred to") { survey in
    survey.objects { !$0["Ref"].isNull && survey.document.resolve($0, "Subtype").name == "Form" }
      .map {
        Breach(
          object: $0.reference, fr: "un élément renvoie à un autre fichier", en: "an element refers to another file")
      }
  },
  .x4(
    "x4-optional-content", on: "8.11.4", "aplatissez les calques, ou donnez-leur une configuration nommée",
    "flatten the layers, or give them a named configuration"
  ) { survey in
    let properties = survey.document.resolve(survey.catalog, "OCProperties")
    guard properties.dictionary != nil else { return [] }
    var breaches: [Breach] = []
    let configurations =
      [survey.document.resolve(properties, "D")]
      + (survey.document.resolve(properties, "Configs").array ?? []).map { survey.document.resolve($0) }
    for configuration in configurations {
      if (survey.document.resolve(configuration, "Name").text ?? "").isEmpty {
        breaches.append(
          Breach(fr: "une configuration de calques n’a pas de nom", en: "a configuration of layers has no name"))
      }
      if !configuration["AS"].isNull {
        breaches.append(
          Breach(
            fr: "des calques changent d’eux-mêmes d’état (AS)", en: "layers change their state by themselves (AS)"))
      }
    }
    return breaches
  },
  .x4(
    "x4-operator", on: "7.8.2", "refaites le fichier avec un outil conforme", "make the file again with a sound tool"
  ) { survey in
    survey.content.faults.sorted { $0.page < $1.page }.compactMap { fault in
      guard case .unknownOperator(let name) = fault.kind else { return nil }
      return Breach(
        page: fault.page, object: fault.object,
        fr: "le contenu emploie «\u{A0}\(name)\u{A0}», qui n’est pas un opérateur",
        en: "content uses '\(name)', which is no operator")
    }
  },
]

/// Fonts shown on a page but not in the file (9.9); Type 3 fonts carry their own glyphs.
func unembeddedFonts(_ survey: FileSurvey) -> [Breach] {
  survey.content.fonts.filter { $0.value.isShown }.compactMap { key, use in
    let font = FontFacts(use.dictionary, survey.document)
    if font.isEmbedded { return nil }
    return Breach(
      page: use.page, object: key.reference, fr: "la police «\u{A0}\(font.name)\u{A0}» n’est pas incorporée",
      en: "the font '\(font.name)' is not embedded")
  }.sorted { ($0.page ?? 0, $0.object?.number ?? 0) < ($1.page ?? 0, $1.object?.number ?? 0) }
}

/// What a font dictionary says of itself.
struct FontFacts {
  /// Without the six letters of a subset.
  let name: String
  let subtype: String
  let descendant: PDFValue
  let descriptor: PDFValue
  let isEmbedded: Bool

  init(_ font: PDFValue, _ document: PDFDocument) {
    subtype = document.resolve(font, "Subtype").name ?? ""
    let full = document.resolve(font, "BaseFont").name ?? "?"
    name = full.dropFirst(6).hasPrefix("+") ? String(full.dropFirst(7)) : full
    descendant =
      subtype == "Type0" ? document.resolve(document.resolve(font, "DescendantFonts").array?.first ?? .null) : .null
    descriptor = document.resolve(subtype == "Type0" ? descendant : font, "FontDescriptor")
    let descriptor = descriptor
    isEmbedded =
      subtype == "Type3"
      || ["FontFile", "FontFile2", "FontFile3"].contains { key in
        descriptor[key].reference.map { document.isStream($0) } ?? false
      }
  }
}
