import PDFFile

/// The logical structure of a document (ISO 32000-1, 14.7), in reading order. Walked without recursion, each element
/// once, so that a tree that bites its tail ends too.
struct StructureTree {
  struct Element {
    var reference: PDFReference?
    /// As written.
    var ownType: String
    /// One of the standard types, through the role map (14.7.3); the own type where the map does not lead to one.
    var type: String
    var dictionary: PDFValue
    /// Index of the parent, nil at the root.
    var parent: Int?
    var depth: Int
    var kids: [Int] = []
    /// Marked-content sequences directly in it.
    var content: [ContentKey] = []
    /// Annotations directly in it.
    var objects: [PDFReference] = []
    var page: Int?
  }

  private(set) var elements: [Element] = []
  let roleMap: [String: PDFValue]
  let root: PDFValue
  /// Types that the role map leads round in a circle.
  private(set) var circularRoles: Set<String> = []
  private(set) var isTooLarge = false

  init(_ root: PDFValue, _ document: PDFDocument, pages: [PDFReference]) {
    self.root = root
    roleMap = document.resolve(root, "RoleMap").dictionary ?? [:]
    let pageNumbers = Dictionary(pages.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
    var seen: Set<PDFReference> = []
    // What is still to be visited, the next on top: the parent's index and page, and the kid.
    var pile: [(parent: Int?, page: Int?, kid: PDFValue)] = []
    func push(_ kids: PDFValue, of parent: Int?, page: Int?) {
      let resolved = document.resolve(kids)
      let list = resolved.array ?? (resolved.isNull ? [] : [kids])
      for kid in list.reversed() { pile.append((parent, page, kid)) }
    }
    push(root["K"], of: nil, page: nil)
    while let (parent, page, kid) = pile.popLast() {
      if elements.count > 500_000 {
        isTooLarge = true
        return
      }
      let value = document.resolve(kid)
      if let number = value.integer {
        if let parent, let page { elements[parent].content.append(ContentKey(container: .page(page), number: number)) }
        continue
      }
      guard value.dictionary != nil else { continue }
      let ownPage = value["Pg"].reference.flatMap { pageNumbers[$0] } ?? page
      switch document.resolve(value, "Type").name {
      case "MCR":
        guard let parent, let number = document.resolve(value, "MCID").integer else { continue }
        if let form = value["Stm"].reference {
          elements[parent].content.append(ContentKey(container: .form(form), number: number))
        } else if let ownPage {
          elements[parent].content.append(ContentKey(container: .page(ownPage), number: number))
        }
      case "OBJR":
        if let parent, let object = value["Obj"].reference { elements[parent].objects.append(object) }
      default:
        if let reference = kid.reference, !seen.insert(reference).inserted { continue }
        let depth = parent.map { elements[$0].depth + 1 } ?? 0
        guard depth < 500 else {
          isTooLarge = true
          continue
        }
        let ownType = document.resolve(value, "S").name ?? ""
        let index = elements.count
        elements.append(
          Element(
            reference: kid.reference, ownType: ownType, type: standardType(ownType, document), dictionary: value,
            parent: parent, depth: depth, page: ownPage))
        if let parent { elements[parent].kids.append(index) }
        push(value["K"], of: index, page: ownPage)
      }
    }
  }

  private mutating func standardType(_ type: String, _ document: PDFDocument) -> String {
    var type = type
    var seen: Set<String> = []
    while !Self.standardTypes.contains(type), let next = roleMap[type].flatMap({ document.resolve($0).name }) {
      if !seen.insert(type).inserted {
        circularRoles.insert(type)
        return type
      }
      type = next
    }
    return type
  }

  /// The element above, by its index.
  func ancestor(of index: Int, where isMeant: (Element) -> Bool) -> Element? {
    var index = elements[index].parent
    while let at = index {
      if isMeant(elements[at]) { return elements[at] }
      index = elements[at].parent
    }
    return nil
  }

  /// Whether anything is painted under an element.
  func holdsContent(_ index: Int) -> Bool {
    var pile = [index]
    while let at = pile.popLast() {
      if !elements[at].content.isEmpty || !elements[at].objects.isEmpty { return true }
      pile += elements[at].kids
    }
    return false
  }

  /// ISO 32000-1, 14.8.4.
  static let standardTypes: Set<String> = [
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody",
    "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
    "Warichu", "WT", "WP", "Figure", "Formula", "Form",
  ]
}
