public import Geometry
import PDFFile

/// What a file drawn for screens is to become.
public struct ScreenOrder: Sendable {
  /// Of every page, in their order; each page was drawn as it is cut.
  public var boxes: [PageBoxes]
  public var structure: IssueStructure
  public var metadata: FileMetadata
  /// What the file says it is; only what whoever orders will check on the bytes before they are kept.
  public var labels: Set<ConformanceLabel>

  public init(
    boxes: [PageBoxes], structure: IssueStructure, metadata: FileMetadata, labels: Set<ConformanceLabel>
  ) {
    self.boxes = boxes
    self.structure = structure
    self.metadata = metadata
    self.labels = labels
  }
}

/// Turns a file drawn in screen colours into one that everybody can read: every piece of a page tagged or an artifact,
/// links, bookmarks, title and language. The same bytes for the same file.
///
/// Text that no item of the pages stands for stops it, and so does a link over nothing.
public func finishForScreen(_ drawn: [UInt8], _ order: ScreenOrder) throws(FinishingFault) -> [UInt8] {
  let document = try reading { () throws(PDFFault) in try PDFDocument(reading: drawn) }
  let pages = document.pages
  guard pages.count == order.boxes.count, pages.count == order.structure.marks.count else {
    throw .structure(.pageCount(drawn: pages.count, wanted: order.boxes.count))
  }
  // Cairo's own structure and links go with its catalog and the pages' entries.
  FileStatements(metadata: order.metadata, labels: order.labels, identifier: FileIdentifier(of: drawn))
    .set(on: document)
  var rewriter = ContentRewriter(steps: [TaggingStep(pages: order.structure.marks)])
  for (index, page) in pages.enumerated() {
    let content = try reading { () throws(PDFFault) in try document.pageContent(of: page) }
    let tagged = try rewriter.rewrite(content, in: .page(number: index + 1))
    guard var entries = document.value(of: page).dictionary else { continue }
    entries["Contents"] = .reference(document.addStream([:], bytes: tagged))
    for key in ["Annots", "StructParents", "Tabs"] { entries[key] = nil }
    document.replace(page, with: .dictionary(entries))
  }
  let fonts = FontRepairs(document: document)
  for reference in document.objects {
    let value = document.value(of: reference)
    guard value["Type"].name == "Font", value["Subtype"].name == "Type0" else { continue }
    try fonts.repair(.reference(reference), page: 1)
  }
  StructureWriter(document: document, pages: pages, boxes: order.boxes, margin: .zero, hasLinks: true)
    .write(order.structure)
  // 1.7: what PDF/UA-1 is built on (ISO 14289-1, 6.1).
  return try reading { () throws(PDFFault) in try document.write(version: "1.7") }
}
