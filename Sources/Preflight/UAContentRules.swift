import Diagnostics
import PDFFile

/// What is painted: every piece either in the structure or an artifact, and the two ways between them true.
let uaContentRules: [Rule] = [
  .ua(
    "ua-untagged-text", "7.1", "balisez ce texte ou déclarez-le artefact", "tag this text or declare it an artifact"
  ) { survey in
    survey.pages.flatMap { page in
      survey.marks(on: page).compactMap { mark in
        guard case .text = mark.kind, mark.tagging == .none else { return nil }
        return Breach(
          page: page.number, object: mark.form, fr: "du texte n’est ni balisé ni déclaré artefact",
          en: "text is neither tagged nor declared an artifact")
      }
    }
  },
  .ua(
    "ua-untagged-content", "7.1", "balisez cet élément ou déclarez-le artefact",
    "tag this element or declare it an artifact"
  ) { survey in
    survey.pages.flatMap { page in
      survey.marks(on: page).compactMap { mark in
        if case .text = mark.kind { return nil }
        guard mark.tagging == .none else { return nil }
        return Breach(
          page: page.number, object: mark.form, fr: "une image ou un tracé n’est ni balisé ni déclaré artefact",
          en: "a picture or drawing is neither tagged nor declared an artifact")
      }
    }
  },
  .ua(
    "ua-artifact-nesting", "7.1", "séparez artefacts et contenu balisé", "keep artifacts and tagged content apart"
  ) { survey in
    survey.content.faults.sorted { $0.page < $1.page }.compactMap { fault in
      switch fault.kind {
      case .artifactInTagged:
        Breach(
          page: fault.page, object: fault.object, fr: "un artefact est à l’intérieur d’un contenu balisé",
          en: "an artifact lies within tagged content")
      case .taggedInArtifact:
        Breach(
          page: fault.page, object: fault.object, fr: "un contenu balisé est à l’intérieur d’un artefact",
          en: "tagged content lies within an artifact")
      default: nil
      }
    }
  },
  .ua(
    "ua-unclaimed-content", "7.1", "rattachez le passage à l’arbre de structure",
    "attach the passage to the structure tree"
  ) { survey in
    guard let structure = survey.structure else { return [] }
    let claimed = Set(structure.elements.flatMap(\.content))
    var breaches: [Breach] = []
    var told: Set<ContentKey> = []
    for page in survey.pages {
      for mark in survey.marks(on: page) {
        guard case .content(let key) = mark.tagging, !claimed.contains(key), told.insert(key).inserted else { continue }
        breaches.append(
          Breach(
            page: page.number, object: mark.form,
            fr: "le passage marqué \(key.number) n’est pas dans l’arbre de structure",
            en: "the marked passage \(key.number) is not in the structure tree"))
      }
    }
    return breaches
  },
  .ua(
    "ua-missing-content", "7.1", "ôtez de l’arbre ce que la page ne contient pas",
    "take out of the tree what the page does not hold"
  ) { survey in
    (survey.structure?.elements ?? []).flatMap { element in
      element.content.filter { !survey.content.sequences.contains($0) }.map {
        Breach(
          page: element.page, object: element.reference,
          fr: "la balise \(element.ownType) renvoie au passage \($0.number), qui n’existe pas",
          en: "the element \(element.ownType) refers to the passage \($0.number), which does not exist")
      }
    }
  },
  .ua(
    "ua-parent-tree", "7.1", "refaites l’arbre des parents (ParentTree)", "make the parent tree again",
    judge: parentTree),
]

/// The parent tree answers, for each marked passage and each annotation in the structure, the element that claims it
/// (ISO 32000-1, 14.7.4.4).
@Sendable private func parentTree(_ survey: FileSurvey) -> [Breach] {
  guard let structure = survey.structure else { return [] }
  let tree = NumberTree(structure.root["ParentTree"], survey.document)
  var breaches: [Breach] = []
  var told: Set<String> = []
  func tell(_ page: Int?, _ object: PDFReference?, _ french: String, _ english: String) {
    if told.insert("\(page ?? 0) \(object?.number ?? 0) \(english)").inserted {
      breaches.append(Breach(page: page, object: object, fr: french, en: english))
    }
  }
  func parents(_ container: ContentKey.Container) -> (page: Int?, object: PDFReference, key: Int?) {
    switch container {
    case .page(let number):
      let page = survey.pages[number - 1]
      return (number, page.reference, survey.document.resolve(page.dictionary, "StructParents").integer)
    case .form(let form):
      let value = survey.document.value(of: form)
      return (survey.content.forms[form], form, survey.document.resolve(value, "StructParents").integer)
    }
  }
  for element in structure.elements {
    for content in element.content {
      let (page, object, key) = parents(content.container)
      guard let key, let entries = survey.document.resolve(tree.values[key] ?? .null).array else {
        tell(
          page, object, "l’arbre des parents n’a pas d’entrée pour ce contenu",
          "the parent tree has no entry for this content")
        continue
      }
      let entry = content.number >= 0 && content.number < entries.count ? entries[content.number] : .null
      if entry.reference != element.reference || entry.isNull {
        tell(
          page, object, "l’arbre des parents ne répond pas à l’arbre de structure",
          "the parent tree does not answer to the structure tree")
      }
    }
    for annotation in element.objects {
      let key = survey.document.resolve(survey.document.value(of: annotation), "StructParent").integer
      if key.flatMap({ tree.values[$0]?.reference }) != element.reference {
        tell(
          element.page, annotation, "l’arbre des parents ne connaît pas cette annotation",
          "the parent tree does not know this annotation")
      }
    }
  }
  return breaches
}

/// A number tree (ISO 32000-1, 7.9.7), each node once.
struct NumberTree {
  private(set) var values: [Int: PDFValue] = [:]

  init(_ root: PDFValue, _ document: PDFDocument) {
    var seen: Set<PDFReference> = []
    var pile = [root]
    while let node = pile.popLast() {
      if let reference = node.reference, !seen.insert(reference).inserted { continue }
      let node = document.resolve(node)
      pile += document.resolve(node, "Kids").array ?? []
      let entries = document.resolve(node, "Nums").array ?? []
      for index in stride(from: 0, to: entries.count - 1, by: 2) {
        if let key = document.resolve(entries[index]).integer { values[key] = entries[index + 1] }
      }
    }
  }
}
