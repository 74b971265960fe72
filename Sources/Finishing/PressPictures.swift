import PDFFile

/// The pictures of a file for the press: only those that were converted for it.
struct PressPictures {
  private let document: PDFDocument
  /// By their number of bytes.
  private let declared: [Int: [[UInt8]]]

  init(document: PDFDocument, declared: [[UInt8]]) {
    self.document = document
    self.declared = Dictionary(grouping: declared, by: \.count)
  }

  /// Puts a picture right: not smoothed by the reader, and the right way up in its inks.
  func finish(_ image: PDFReference, page: Int) throws(FinishingFault) {
    guard var entries = document.value(of: image).dictionary else { return }
    // Smoothing is for screens; X-4 leaves it to nobody (ISO 15930-7, 6.10).
    entries["Interpolate"] = nil
    let space = document.resolve(entries["ColorSpace"] ?? .null).name
    let kind = (document.filters(of: image) + [space ?? "–"]).joined(separator: " ")
    guard document.filters(of: image) == ["DCTDecode"], space == "DeviceCMYK" || space == "DeviceGray",
      entries["SMask"] == nil, entries["Mask"] == nil
    else { throw .undeclaredPicture(kind: kind, page: page) }
    let bytes = try reading { () throws(PDFFault) in try document.streamBytes(of: image, decoded: false) }
    guard declared[bytes.count]?.contains(bytes) == true else { throw .undeclaredPicture(kind: kind, page: page) }
    // Adobe's JPEGs in four inks count from the other end, and cairo 1.16 does not say so.
    if space == "DeviceCMYK", isInverted(bytes) { entries["Decode"] = [1, 0, 1, 0, 1, 0, 1, 0] }
    document.replace(image, with: .dictionary(entries))
  }

  /// Whether a JPEG has Adobe's segment (APP14; Adobe technical note 5116).
  private func isInverted(_ bytes: [UInt8]) -> Bool {
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF, bytes[offset + 1] != 0xDA {
      if bytes[offset + 1] == 0xEE, bytes[(offset + 4)...].starts(with: "Adobe".utf8) { return true }
      offset += 2 + (Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3]))
    }
    return false
  }
}
