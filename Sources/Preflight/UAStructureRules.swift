import Diagnostics
import PDFFile

/// The structure tree: standard types, alternative texts, headings, tables, lists, notes.
let uaStructureRules: [Rule] = [
  .ua("ua-role-map", "7.1", "rattachez ce type à un type standard", "map this type to a standard one") { survey in
    guard let structure = survey.structure else { return [] }
    var told: Set<String> = []
    var breaches: [Breach] = structure.elements.compactMap { element in
      guard !StructureTree.standardTypes.contains(element.type), told.insert(element.ownType).inserted else {
        return nil
      }
      return Breach(
        page: element.page, object: element.reference,
        fr: "le type «\u{A0}\(element.ownType)\u{A0}» n’est rattaché à aucun type standard",
        en: "the type '\(element.ownType)' is mapped to no standard type")
    }
    for type in structure.roleMap.keys.sorted() where StructureTree.standardTypes.contains(type) {
      breaches.append(
        Breach(
          fr: "le type standard «\u{A0}\(type)\u{A0}» est redéfini",
          en: "the standard type '\(type)' is given another meaning"))
    }
    return breaches
  },
  .ua("ua-structure-size", "7.1", "refaites le balisage", "make the tagging again") { survey in
    survey.structure?.isTooLarge == true
      ? [
        Breach(
          fr: "l’arbre de structure est trop grand ou trop profond", en: "the structure tree is too large or too deep")
      ] : []
  },
  .ua(
    "ua-figure-alt", "7.3", "donnez à l’image un texte de remplacement (clef alt)",
    "give the picture an alternative text (key alt)"
  ) { survey in
    missing(survey, "Figure") {
      "l’image n’a pas de texte de remplacement" + $0
    } english: {
      "the figure has no alternative text" + $0
    }
  },
  .ua("ua-formula-alt", "7.7", "donnez à la formule un texte de remplacement", "give the formula an alternative text") {
    survey in
    missing(survey, "Formula") {
      "la formule n’a pas de texte de remplacement" + $0
    } english: {
      "the formula has no alternative text" + $0
    }
  },
  .ua("ua-heading-first", "7.4.2", "commencez par un titre de niveau 1", "begin with a heading of level 1") { survey in
    guard let first = headings(survey).first, first.level > 1 else { return [] }
    return [
      Breach(
        page: first.page, object: first.object, fr: "le premier titre est de niveau \(first.level)",
        en: "the first heading is of level \(first.level)")
    ]
  },
  .ua("ua-heading-jump", "7.4.2", "descendez d’un niveau de titre à la fois", "go down one level of heading at a time")
  { survey in
    let headings = headings(survey)
    return zip(headings, headings.dropFirst()).compactMap { before, next in
      guard next.level > before.level + 1 else { return nil }
      return Breach(
        page: next.page, object: next.object,
        fr: "on passe d’un titre de niveau \(before.level) à un de niveau \(next.level)",
        en: "a heading of level \(before.level) is followed by one of level \(next.level)")
    }
  },
  .ua("ua-heading-kinds", "7.4.4", "employez H1 à H6 partout", "use H1 to H6 everywhere") { survey in
    let elements = survey.structure?.elements ?? []
    guard let plain = elements.first(where: { $0.type == "H" }), !headings(survey).isEmpty else { return [] }
    return [
      Breach(
        page: plain.page, object: plain.reference, fr: "des titres H et des titres numérotés sont mêlés",
        en: "headings H and numbered headings are mixed")
    ]
  },
  .ua(
    "ua-table-structure", "7.5", "une table contient des rangs (TR) de cellules (TH, TD)",
    "a table holds rows (TR) of cells (TH, TD)"
  ) { survey in
    let sections = ["THead", "TBody", "TFoot"]
    return placed(
      survey,
      [
        "TR": ["Table"] + sections, "TH": ["TR"], "TD": ["TR"], "THead": ["Table"], "TBody": ["Table"],
        "TFoot": ["Table"],
      ],
      kids: [
        "Table": ["TR", "Caption"] + sections, "TR": ["TH", "TD"], "THead": ["TR"], "TBody": ["TR"], "TFoot": ["TR"],
      ])
  },
  .ua("ua-table-scope", "7.5", "donnez à la cellule d’en-tête sa portée (/Scope)", "give the header cell its /Scope") {
    survey in
    (survey.structure?.elements ?? []).compactMap { element in
      guard element.type == "TH" else { return nil }
      let attributes = survey.document.resolve(element.dictionary, "A")
      let list = attributes.array?.map { survey.document.resolve($0) } ?? [attributes]
      let hasScope = list.contains {
        ["Row", "Column", "Both"].contains(survey.document.resolve($0, "Scope").name ?? "")
      }
      if hasScope || !element.dictionary["ID"].isNull { return nil }
      return Breach(
        page: element.page, object: element.reference, fr: "une cellule d’en-tête n’a pas de portée",
        en: "a header cell has no scope")
    }
  },
  .ua(
    "ua-list-structure", "7.6", "une liste contient des LI, faits de Lbl et de LBody",
    "a list holds LI made of Lbl and LBody"
  ) { survey in
    placed(survey, ["LI": ["L"], "LBody": ["LI"]], kids: ["L": ["LI", "L", "Caption"], "LI": ["Lbl", "LBody"]])
  },
  .ua("ua-note-id", "7.9", "donnez à chaque note un /ID à elle", "give each note an /ID of its own") { survey in
    var seen: Set<[UInt8]> = []
    return (survey.structure?.elements ?? []).compactMap { element in
      guard element.type == "Note" else { return nil }
      if let id = survey.document.resolve(element.dictionary, "ID").string, !id.isEmpty, seen.insert(id).inserted {
        return nil
      }
      return Breach(
        page: element.page, object: element.reference, fr: "une note n’a pas d’identifiant, ou celui d’une autre",
        en: "a note has no identifier, or another's")
    }
  },
]

private struct Heading {
  var level: Int
  var page: Int?
  var object: PDFReference?
}

/// The numbered headings in reading order.
private func headings(_ survey: FileSurvey) -> [Heading] {
  (survey.structure?.elements ?? []).compactMap { element in
    guard element.type.count == 2, element.type.hasPrefix("H"), let level = Int(element.type.dropFirst()) else {
      return nil
    }
    return Heading(level: level, page: element.page, object: element.reference)
  }
}

/// Elements of a type that hold content and have neither /Alt nor /ActualText.
private func missing(
  _ survey: FileSurvey, _ type: String, french: (String) -> String, english: (String) -> String
) -> [Breach] {
  guard let structure = survey.structure else { return [] }
  return structure.elements.indices.compactMap { index in
    let element = structure.elements[index]
    guard element.type == type, structure.holdsContent(index) else { return nil }
    let texts = ["Alt", "ActualText"].compactMap { survey.document.resolve(element.dictionary, $0).text?.trimmed }
    if texts.contains(where: { !$0.isEmpty }) { return nil }
    return Breach(page: element.page, object: element.reference, fr: french(""), en: english(""))
  }
}

/// Elements that are not where they must be, or hold what they may not.
private func placed(_ survey: FileSurvey, _ parents: [String: [String]], kids: [String: [String]]) -> [Breach] {
  guard let structure = survey.structure else { return [] }
  return structure.elements.indices.compactMap { index in
    let element = structure.elements[index]
    if let allowed = parents[element.type] {
      let parent = element.parent.map { structure.elements[$0].type } ?? ""
      if !allowed.contains(parent) {
        return Breach(
          page: element.page, object: element.reference,
          fr: "\(element.type) n’est pas dans \(allowed.joined(separator: ", "))",
          en: "\(element.type) is not in \(allowed.joined(separator: ", "))")
      }
    }
    if let allowed = kids[element.type],
      let other = element.kids.map({ structure.elements[$0] }).first(where: {
        !allowed.contains($0.type) && parents[$0.type] == nil
      })
    {
      return Breach(
        page: other.page, object: other.reference, fr: "\(element.type) contient \(other.type)",
        en: "\(element.type) holds \(other.type)")
    }
    return nil
  }
}
