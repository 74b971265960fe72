import Diagnostics
import PDFFile

/// Pages: boxes, annotations.
let x4PageRules: [Rule] = [
  .x4(
    "x4-trim-box", on: "14.11.2", "donnez à chaque page une TrimBox, et pas d’ArtBox",
    "give each page a TrimBox and no ArtBox"
  ) { survey in
    survey.pages.compactMap { page in
      switch (page.trim != nil, page.art != nil) {
      case (true, false), (false, true): nil
      case (false, false):
        Breach(
          page: page.number, object: page.reference, fr: "la page n’a ni TrimBox ni ArtBox",
          en: "the page has neither TrimBox nor ArtBox")
      case (true, true):
        Breach(
          page: page.number, object: page.reference, fr: "la page a une TrimBox et une ArtBox",
          en: "the page has both TrimBox and ArtBox")
      }
    }
  },
  .x4(
    "x4-boxes-nest", on: "14.11.2", "la TrimBox tient dans la BleedBox, et celle-ci dans la MediaBox",
    "TrimBox within BleedBox within MediaBox"
  ) { survey in
    survey.pages.flatMap { page in
      var breaches: [Breach] = []
      func within(_ inner: Box?, _ innerName: String, _ outer: Box?, _ outerName: String) {
        guard let inner, let outer, !outer.contains(inner, tolerance: 0.01) else { return }
        breaches.append(
          Breach(
            page: page.number, object: page.reference, fr: "la \(innerName) dépasse la \(outerName)",
            en: "the \(innerName) reaches out of the \(outerName)"))
      }
      if page.media == nil {
        breaches.append(
          Breach(
            page: page.number, object: page.reference, fr: "la page n’a pas de MediaBox",
            en: "the page has no MediaBox"))
      }
      within(page.trim, "TrimBox", page.bleed, "BleedBox")
      within(page.art, "ArtBox", page.bleed, "BleedBox")
      within(page.bleed, "BleedBox", page.media, "MediaBox")
      if page.bleed == nil {
        within(page.trim ?? page.art, page.trim == nil ? "ArtBox" : "TrimBox", page.media, "MediaBox")
      }
      within(page.bleed ?? page.trim, page.bleed == nil ? "TrimBox" : "BleedBox", page.crop, "CropBox")
      return breaches
    }
  },
  .x4(
    "x4-annotation", on: "12.5", "ôtez liens et notes de l’édition pour l’imprimeur",
    "take links and notes out of the printer's edition"
  ) { survey in
    survey.pages.flatMap { page in
      annotations(of: page, survey).compactMap { reference, annotation in
        let kind = survey.document.resolve(annotation, "Subtype").name ?? "?"
        if kind == "PrinterMark" || kind == "TrapNet" { return nil }
        let numbers = (survey.document.resolve(annotation, "Rect").array ?? []).compactMap {
          survey.document.resolve($0).number
        }
        let area = page.bleed ?? page.trim ?? page.media ?? .everything
        if let box = Box(numbers), box.intersection(area).isEmpty, !box.isEmpty { return nil }
        return Breach(
          page: page.number, object: reference, fr: "une annotation (\(kind)) est dans le fond perdu de la page",
          en: "an annotation (\(kind)) lies within the page's bleed")
      }
    }
  },
  .x4(
    "x4-group-rgb", on: "11.6.6", "donnez aux groupes l’espace de sortie, DeviceCMYK",
    "give groups the output space, DeviceCMYK"
  ) { survey in rgbUses(survey, .group).map(\.groupBreach) },
]

/// The annotations of a page with their objects.
func annotations(of page: PageSurvey, _ survey: FileSurvey) -> [(PDFReference?, PDFValue)] {
  (survey.document.resolve(page.dictionary, "Annots").array ?? []).map { ($0.reference, survey.document.resolve($0)) }
    .filter { $0.1.dictionary != nil }
}

/// Uses of a device space that is neither the output's own nor given another meaning.
func rgbUses(_ survey: FileSurvey, _ place: ColourUse.Place) -> [ColourUse] {
  let isRGBOutput = survey.outputProfile?.components == 3
  return survey.content.colours.filter {
    $0.place == place && $0.space == .deviceRGB && !$0.isCovered && !isRGBOutput
  }.sorted { ($0.page, $0.object?.number ?? 0) < ($1.page, $1.object?.number ?? 0) }
}

extension ColourUse {
  fileprivate var groupBreach: Breach {
    Breach(
      page: page, object: object, fr: "un groupe de transparence est en DeviceRGB",
      en: "a transparency group is in DeviceRGB")
  }
}
