import Geometry
import PDFFile

/// Writes the structure of an issue into its file: the tree, the way back from marked content to its element, links as
/// annotations, bookmarks, and what the catalog says of it (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).
struct StructureWriter {
  let document: PDFDocument
  let pages: [PDFReference]
  let boxes: [PageBoxes]
  /// From the edge of the sheet to the trim.
  let margin: Length
  /// Without them a link is a span, and there are no bookmarks: a file for the press has no annotations
  /// (ISO 15930-7, 6.13), and nobody leafs through it.
  let hasLinks: Bool

  /// What gathers while the tree is written.
  private struct Ledger {
    /// By page, the element of each piece of marked content.
    var owners: [[PDFReference?]]
    /// By link, its annotation and the element it belongs to.
    var annotations: [PDFReference]
    var linkOwners: [PDFReference?]
  }

  func write(_ structure: IssueStructure) {
    let root = document.placeholder()
    var ledger = Ledger(
      owners: structure.marks.map { [PDFReference?](repeating: nil, count: $0.items.count) },
      annotations: hasLinks ? structure.links.map { _ in document.placeholder() } : [],
      linkOwners: [PDFReference?](repeating: nil, count: structure.links.count))
    let top = write(structure.document, under: root, &ledger)
    // Pages have the first keys, annotations those behind them.
    var numbers: [PDFValue] = []
    for (page, owners) in ledger.owners.enumerated() {
      numbers += [.integer(page), .array(owners.map { $0.map { .reference($0) } ?? .null })]
    }
    for link in ledger.annotations.indices {
      numbers += [.integer(pages.count + link), ledger.linkOwners[link].map { .reference($0) } ?? .null]
      write(structure.links[link], key: pages.count + link, at: ledger.annotations[link])
    }
    let parents = document.add(["Nums": .array(numbers)])
    document.replace(
      root,
      with: [
        "Type": .name("StructTreeRoot"), "K": .reference(top), "ParentTree": .reference(parents),
        "ParentTreeNextKey": .integer(pages.count + ledger.annotations.count),
      ])
    for (number, page) in pages.enumerated() {
      guard var entries = document.value(of: page).dictionary else { continue }
      entries["StructParents"] = .integer(number)
      entries["Tabs"] = .name("S")
      let annotations = ledger.annotations.indices.filter { structure.links[$0].page == number }
      entries["Annots"] =
        annotations.isEmpty ? nil : .array(annotations.map { .reference(ledger.annotations[$0]) })
      document.replace(page, with: .dictionary(entries))
    }
    setCatalog(root, outline: hasLinks ? OutlineWriter(writer: self).write(structure.bookmarks) : nil)
  }

  private func setCatalog(_ root: PDFReference, outline: PDFReference?) {
    guard let reference = document.trailer["Root"].reference, var catalog = document.catalog.dictionary else { return }
    catalog["StructTreeRoot"] = .reference(root)
    catalog["MarkInfo"] = ["Marked": true]
    catalog["ViewerPreferences"] = ["DisplayDocTitle": true]
    if let outline { catalog["Outlines"] = .reference(outline) }
    document.replace(reference, with: .dictionary(catalog))
  }

  // MARK: - Elements

  private func write(
    _ element: StructureElement, under parent: PDFReference, _ ledger: inout Ledger
  ) -> PDFReference {
    let reference = document.placeholder()
    let kind: StructureElement.Kind = element.kind == .link && !hasLinks ? .span : element.kind
    var entries: [String: PDFValue] = ["S": .name(kind.rawValue), "P": .reference(parent)]
    let firstPage = element.children.lazy.compactMap { child in
      if case .content(let place) = child { place.page } else { nil }
    }.first
    if let firstPage { entries["Pg"] = .reference(pages[firstPage]) }
    var children: [PDFValue] = []
    for child in element.children {
      switch child {
      case .element(let inner): children.append(.reference(write(inner, under: reference, &ledger)))
      case .content(let place):
        ledger.owners[place.page][place.item] = reference
        children.append(
          place.page == firstPage
            ? .integer(place.item)
            : ["Type": .name("MCR"), "Pg": .reference(pages[place.page]), "MCID": .integer(place.item)])
      case .annotation(let link):
        guard hasLinks else { continue }
        ledger.linkOwners[link] = reference
        children.append(["Type": .name("OBJR"), "Obj": .reference(ledger.annotations[link])])
      }
    }
    if !children.isEmpty { entries["K"] = children.count == 1 ? children[0] : .array(children) }
    if let title = element.title { entries["T"] = PDFValue(text: title) }
    if let language = element.language { entries["Lang"] = PDFValue(text: language) }
    if let text = element.alternativeText { entries["Alt"] = PDFValue(text: text) }
    if let numbering = element.listNumbering {
      entries["A"] = ["O": .name("List"), "ListNumbering": .name(numbering)]
    }
    if let frame = element.frame, let firstPage {
      entries["A"] = [
        "O": .name("Layout"), "BBox": .array(corners(of: frame, page: firstPage).map(PDFValue.real)),
      ]
    }
    document.replace(reference, with: .dictionary(entries))
    return reference
  }

  // MARK: - Links

  /// An annotation that covers every line of a link (ISO 32000-1, 12.5.6.5), says where it leads (ISO 14289-1, 7.18.5) and
  /// has no frame.
  private func write(_ link: PageLink, key: Int, at reference: PDFReference) {
    let lines = link.areas.map { corners(of: $0, page: link.page) }
    let bounds = lines.dropFirst().reduce(lines[0]) { bounds, line in
      [min(bounds[0], line[0]), min(bounds[1], line[1]), max(bounds[2], line[2]), max(bounds[3], line[3])]
    }
    var entries: [String: PDFValue] = [
      "Type": .name("Annot"), "Subtype": .name("Link"), "Rect": .array(bounds.map(PDFValue.real)),
      "P": .reference(pages[link.page]),
      // Printed where the page is (12.5.3).
      "F": 4, "Border": [0, 0, 0], "Contents": PDFValue(text: link.title), "StructParent": .integer(key),
      "QuadPoints": .array(
        lines.flatMap { [$0[0], $0[1], $0[2], $0[1], $0[2], $0[3], $0[0], $0[3]] }.map(PDFValue.real)),
    ]
    switch link.target {
    case .address(let address): entries["A"] = ["S": .name("URI"), "URI": .string(Array(address.utf8))]
    case .place(let place): entries["Dest"] = destination(place)
    }
    document.replace(reference, with: .dictionary(entries))
  }

  // MARK: - Places

  /// A place of the file, at the reader's own size of view.
  func destination(_ place: StoryPlace) -> PDFValue {
    [
      .reference(pages[place.page]), .name("XYZ"), .null, .real(rounded(height(place.page) - margin - place.top)),
      .null,
    ]
  }

  private func height(_ page: Int) -> Length { boxes[page].trim.height + margin * 2 }

  /// Left, foot, right, head: the display list counts downwards from the trim, PDF upwards from the sheet.
  private func corners(of area: Rectangle, page: Int) -> [Double] {
    let foot = height(page) - margin
    return [area.x + margin, foot - area.bottom, area.right + margin, foot - area.y].map(rounded)
  }

  private func rounded(_ length: Length) -> Double { (length.points * 1000).rounded() / 1000 }
}

/// Writes bookmarks (ISO 32000-1, 12.3.3).
private struct OutlineWriter {
  let writer: StructureWriter

  /// - Returns: nil where there are none.
  func write(_ entries: [OutlineEntry]) -> PDFReference? {
    guard !entries.isEmpty else { return nil }
    let root = writer.document.placeholder()
    var outline: [String: PDFValue] = ["Type": .name("Outlines"), "Count": .integer(count(entries))]
    outline.merge(ends(of: write(entries, under: root))) { $1 }
    writer.document.replace(root, with: .dictionary(outline))
    return root
  }

  private func write(_ entries: [OutlineEntry], under parent: PDFReference) -> [PDFReference] {
    let references = entries.map { _ in writer.document.placeholder() }
    for (index, entry) in entries.enumerated() {
      var item: [String: PDFValue] = [
        "Title": PDFValue(text: entry.title), "Parent": .reference(parent), "Dest": writer.destination(entry.place),
      ]
      if index > 0 { item["Prev"] = .reference(references[index - 1]) }
      if index + 1 < entries.count { item["Next"] = .reference(references[index + 1]) }
      if !entry.children.isEmpty {
        item.merge(ends(of: write(entry.children, under: references[index]))) { $1 }
        item["Count"] = .integer(count(entry.children))
      }
      writer.document.replace(references[index], with: .dictionary(item))
    }
    return references
  }

  private func ends(of references: [PDFReference]) -> [String: PDFValue] {
    guard let first = references.first, let last = references.last else { return [:] }
    return ["First": .reference(first), "Last": .reference(last)]
  }

  /// All are open.
  private func count(_ entries: [OutlineEntry]) -> Int { entries.reduce(0) { $0 + 1 + count($1.children) } }
}

extension PDFDocument {
  /// An object to be replaced, that others can refer to before it is known. Not null: libqpdf drops an entry that leads to
  /// null.
  fileprivate func placeholder() -> PDFReference { add([:]) }
}
