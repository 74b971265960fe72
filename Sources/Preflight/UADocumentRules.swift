import Diagnostics
import PDFFile

/// PDF/UA-1 (ISO 14289-1:2014), in the spirit of the checkpoints of the Matterhorn Protocol.
let uaRules = uaDocumentRules + uaContentRules + uaStructureRules + uaFontRules

extension Rule {
  static func ua(
    _ name: String, _ clause: String, _ french: String, _ english: String,
    judge: @escaping @Sendable (FileSurvey) -> [Breach]
  ) -> Rule {
    Rule(name, .ua1, clause, .error, remedy: Wording(fr: french, en: english), judge: judge)
  }
}

/// The document as a whole: tagged at all, title, language, annotations, what a reader cannot be told.
let uaDocumentRules: [Rule] = [
  .ua("ua-tagged", "7.1", "faites un PDF balisé (accessible)", "make a tagged (accessible) PDF") { survey in
    let isMarked =
      survey.document.resolve(survey.document.resolve(survey.catalog, "MarkInfo"), "Marked").boolean == true
    if survey.structure != nil, isMarked { return [] }
    return [
      Breach(
        object: survey.document.trailer["Root"].reference,
        fr: isMarked ? "le document n’a pas d’arbre de structure" : "le document ne se dit pas balisé (MarkInfo)",
        en: isMarked ? "the document has no structure tree" : "the document does not say it is tagged (MarkInfo)")
    ]
  },
  .ua("ua-suspects", "7.1", "vérifiez le balisage puis ôtez Suspects", "check the tagging, then take Suspects out") {
    survey in
    survey.document.resolve(survey.document.resolve(survey.catalog, "MarkInfo"), "Suspects").boolean == true
      ? [Breach(fr: "le balisage se dit douteux (Suspects)", en: "the tagging says it is suspect")] : []
  },
  .ua("ua-title", "7.1", "donnez un titre au document", "give the document a title") { survey in
    (survey.xmp?[XMPProperties.Namespace.dublinCore, "title"] ?? "").isEmpty
      ? [
        Breach(
          object: survey.catalog["Metadata"].reference, fr: "les métadonnées n’ont pas de titre (dc:title)",
          en: "the metadata have no title (dc:title)")
      ] : []
  },
  .ua(
    "ua-display-title", "7.1", "écrivez /ViewerPreferences <</DisplayDocTitle true>>",
    "write /ViewerPreferences <</DisplayDocTitle true>>"
  ) { survey in
    survey.document.resolve(survey.document.resolve(survey.catalog, "ViewerPreferences"), "DisplayDocTitle").boolean
      == true
      ? []
      : [
        Breach(fr: "la fenêtre ne montre pas le titre du document", en: "the window does not show the document's title")
      ]
  },
  .ua("ua-language", "7.2", "donnez la langue du document (/Lang)", "give the document's language (/Lang)") { survey in
    let language = survey.document.resolve(survey.catalog, "Lang").text
    if let language, isLanguage(language) { return [] }
    return [
      Breach(
        object: survey.document.trailer["Root"].reference,
        fr: language.map { "la langue du document «\u{A0}\($0)\u{A0}» n’en est pas une" }
          ?? "le document ne dit pas sa langue",
        en: language.map { "the document's language '\($0)' is none" } ?? "the document does not say its language")
    ]
  },
  .ua("ua-passage-language", "7.2", "corrigez la langue du passage", "correct the passage's language") { survey in
    (survey.structure?.elements ?? []).compactMap { element in
      guard let language = survey.document.resolve(element.dictionary, "Lang").text, !isLanguage(language) else {
        return nil
      }
      return Breach(
        page: element.page, object: element.reference, fr: "la langue «\u{A0}\(language)\u{A0}» n’en est pas une",
        en: "the language '\(language)' is none")
    }
  },
  .ua("ua-tab-order", "7.18.3", "écrivez /Tabs /S dans la page", "write /Tabs /S into the page") { survey in
    survey.pages.filter {
      !annotations(of: $0, survey).isEmpty && survey.document.resolve($0.dictionary, "Tabs").name != "S"
    }.map {
      Breach(
        page: $0.number, object: $0.reference, fr: "la touche de tabulation ne suit pas la structure",
        en: "the tab key does not follow the structure")
    }
  },
  .ua("ua-link-tagged", "7.18.5", "mettez le lien dans une balise Link", "put the link into a Link element") { survey in
    annotationBreaches(survey) { annotation, element in
      annotation == "Link" && element != "Link"
        ? Wording(fr: "un lien n’est pas dans une balise Link", en: "a link is not in a Link element") : nil
    }
  },
  .ua(
    "ua-annotation-tagged", "7.18.1", "mettez l’annotation dans une balise Annot ou Form",
    "put the annotation into an Annot or Form element"
  ) { survey in
    annotationBreaches(survey) { annotation, element in
      let wanted = annotation == "Widget" ? "Form" : "Annot"
      return !["Link", "Popup", "PrinterMark"].contains(annotation) && element != wanted
        ? Wording(
          fr: "une annotation (\(annotation)) n’est pas dans une balise \(wanted)",
          en: "an annotation (\(annotation)) is not in a(n) \(wanted) element") : nil
    }
  },
  .ua(
    "ua-annotation-contents", "7.18.5", "dites dans /Contents où mène le lien", "say in /Contents where the link leads"
  ) { survey in
    survey.pages.flatMap { page in
      annotations(of: page, survey).compactMap { reference, annotation in
        let kind = survey.document.resolve(annotation, "Subtype").name ?? ""
        if ["Popup", "PrinterMark", "Widget"].contains(kind) || isHidden(annotation, survey) { return nil }
        if !(survey.document.resolve(annotation, "Contents").text ?? "").isEmpty { return nil }
        return Breach(
          page: page.number, object: reference, fr: "une annotation (\(kind)) n’a pas de texte (/Contents)",
          en: "an annotation (\(kind)) has no text (/Contents)")
      }
    }
  },
  .ua(
    "ua-bookmark-language", "7.17", "nommez chaque signet", "name every bookmark"
  ) { survey in
    var breaches: [Breach] = []
    var seen: Set<PDFReference> = []
    var pile = [survey.document.resolve(survey.catalog, "Outlines")["First"]]
    while let next = pile.popLast() {
      guard let reference = next.reference, seen.insert(reference).inserted else { continue }
      let entry = survey.document.value(of: reference)
      if (survey.document.resolve(entry, "Title").text ?? "").trimmed.isEmpty {
        breaches.append(Breach(object: reference, fr: "un signet n’a pas de titre", en: "a bookmark has no title"))
      }
      pile += [entry["Next"], entry["First"]]
    }
    return breaches
  },
  .ua("ua-xfa", "7.15", "ôtez le formulaire XFA", "take the XFA form out") { survey in
    survey.document.resolve(survey.document.resolve(survey.catalog, "AcroForm"), "XFA").isNull
      ? [] : [Breach(fr: "le document contient un formulaire XFA", en: "the document holds an XFA form")]
  },
  .ua(
    "ua-optional-content", "7.10", "donnez un nom à la configuration des calques, sans /AS",
    "name the configuration of layers, without /AS"
  ) { survey in
    let properties = survey.document.resolve(survey.catalog, "OCProperties")
    guard properties.dictionary != nil else { return [] }
    let configurations =
      [survey.document.resolve(properties, "D")]
      + (survey.document.resolve(properties, "Configs").array ?? []).map { survey.document.resolve($0) }
    return configurations.compactMap { configuration in
      let isNamed = !(survey.document.resolve(configuration, "Name").text ?? "").isEmpty
      if isNamed, configuration["AS"].isNull { return nil }
      return Breach(
        fr: "une configuration de calques est sans nom ou change d’elle-même",
        en: "a configuration of layers has no name or changes by itself")
    }
  },
  .ua("ua-reference-form", "7.20", "incorporez la page visée", "embed the page referred to") { survey in
    survey.objects { !$0["Ref"].isNull && survey.document.resolve($0, "Subtype").name == "Form" }
      .map {
        Breach(
          object: $0.reference, fr: "un élément renvoie à un autre fichier", en: "an element refers to another file")
      }
  },
]

/// A language tag (BCP 47): letters, then parts of letters and digits; also the empty one, for a language not known.
func isLanguage(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let first = parts.first, (2...8).contains(first.count) || first == "x" || first == "i" else { return false }
  return first.allSatisfy { $0.isASCII && $0.isLetter }
    && parts.dropFirst().allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

/// Annotations that are shown, each with the type of the structure element it is in, empty where it is in none.
private func annotationBreaches(_ survey: FileSurvey, _ judge: (String, String) -> Wording?) -> [Breach] {
  var types: [PDFReference: String] = [:]
  for element in survey.structure?.elements ?? [] {
    for object in element.objects { types[object] = element.type }
  }
  return survey.pages.flatMap { page in
    annotations(of: page, survey).compactMap { reference, annotation in
      if isHidden(annotation, survey) { return nil }
      let kind = survey.document.resolve(annotation, "Subtype").name ?? ""
      guard let words = judge(kind, reference.flatMap { types[$0] } ?? "") else { return nil }
      return Breach(page: page.number, object: reference, fr: words.french, en: words.english)
    }
  }
}

/// 12.5.3: the flag Hidden.
private func isHidden(_ annotation: PDFValue, _ survey: FileSurvey) -> Bool {
  (survey.document.resolve(annotation, "F").integer ?? 0) & 2 != 0
}
