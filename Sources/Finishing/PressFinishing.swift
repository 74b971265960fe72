import PDFFile

/// Turns a file drawn in keys into one for the press: recipes in the place of keys, what overprints, page boxes,
/// pictures the right way up, groups in four inks, output intent, metadata, no links. The same bytes for the same file.
///
/// What nobody declared stops it: a colour, a picture, an operation. The steps are in the order of what they need:
/// 1. every page's content and all it draws with, `PageObjects`;
/// 2. the pages' boxes, `PageFrame`;
/// 3. the file's own statements, `FileStatements`: output intent, information, XMP.
/// - Parameter drawn: by cairo, pages as large as their media.
public func finishForPress(_ drawn: [UInt8], _ order: PressOrder) throws(FinishingFault) -> [UInt8] {
  let document = try reading { () throws(PDFFault) in try PDFDocument(reading: drawn) }
  let pages = document.pages
  guard pages.count == order.boxes.count else {
    throw .pageCount(drawn: pages.count, ordered: order.boxes.count)
  }
  let colours = ColourStep(keys: order.keys, largestOverprint: order.largestOverprint.points)
  var objects = PageObjects(
    document: document, rewriter: ContentRewriter(steps: [colours]), keys: order.keys, pictures: order.pictures)
  for (index, page) in pages.enumerated() {
    try objects.finish(page, number: index + 1)
    PageFrame(boxes: order.boxes[index]).set(on: page, of: document)
  }
  let statements = FileStatements(
    metadata: order.metadata, labels: order.labels, identifier: FileIdentifier(of: drawn))
  statements.set(on: document)
  statements.setOutputIntent(order.condition, profile: order.profile, on: document)
  // 1.6: what X-4 is built on (ISO 15930-7, 6.1).
  return try reading { () throws(PDFFault) in try document.write(version: "1.6") }
}
