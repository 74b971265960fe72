import PDFFile

/// A file of one page, made through `PDFDocument`.
func smallFile(
  content: String = "0 0 0 1 k 10 10 20 20 re f", compression: PDFDocument.Compression = .flate,
  _ change: (PDFDocument, PDFReference) -> Void = { _, _ in }
) throws -> [UInt8] {
  let document = try PDFDocument()
  let contents = document.addStream([:], bytes: Array(content.utf8))
  let page = document.add([
    "Type": .name("Page"), "MediaBox": [0, 0, 200, 100], "Contents": .reference(contents), "Resources": [:],
  ])
  try document.setPages([page])
  change(document, page)
  return try document.write(version: "1.6", compression: compression)
}

/// A file as text, for tests that look at or spoil its bytes.
func latin(_ bytes: [UInt8]) -> String { String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) }

/// A file with a cross-reference table of our own making.
func bareFile(_ objects: [String], trailer: String = "/Root 1 0 R", table: String? = nil) -> [UInt8] {
  var text = "%PDF-1.6\n"
  var offsets: [Int] = []
  for (index, object) in objects.enumerated() {
    offsets.append(text.utf8.count)
    text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
  }
  let start = text.utf8.count
  func line(_ offset: Int) -> String {
    String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
  }
  text += table ?? "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n" + offsets.map(line).joined()
  text += "trailer\n<< /Size \(objects.count + 1) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
  return Array(text.utf8)
}

let bareObjects = [
  "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
]
