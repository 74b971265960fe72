/// Looks at the page tree before libqpdf, which goes down it by recursion: a tree far deeper than any writer makes would
/// exhaust the stack.
struct PageTree {
  /// Writers that balance their trees need a depth of 8 for any number of pages.
  static let deepest = 64

  private let document: PDFDocument

  init(_ document: PDFDocument) { self.document = document }

  func check() throws(PDFFault) {
    guard let root = document.catalog["Pages"].reference else { throw Self.fault("no page tree") }
    var seen: Set<PDFReference> = []
    var level = [root]
    var depth = 0
    while !level.isEmpty {
      depth += 1
      if depth > Self.deepest { throw Self.fault("page tree too deep") }
      var next: [PDFReference] = []
      for node in level {
        if !seen.insert(node).inserted { throw Self.fault("page tree with a loop") }
        guard let kids = document.resolve(document.value(of: node)["Kids"]).array else {
          throw Self.fault("page tree without pages")
        }
        for kid in kids {
          if let reference = kid.reference, !document.resolve(kid)["Kids"].isNull { next.append(reference) }
        }
      }
      level = next
    }
  }

  private static func fault(_ detail: String) -> PDFFault {
    .damaged(doing: "reading the pages", detail: detail, offset: nil)
  }
}
