/// The boxes of a HEIC file (ISO/IEC 14496-12, 23008-12), as far as the size of its picture.
enum HEICBoxes {
  /// Whether the brands of the file say that it holds a picture of the HEIF family coded with HEVC.
  static func isHEIC(_ reader: ByteReader) -> Bool {
    guard let length = reader.big(0, bytes: 4), (16...1024).contains(length) else { return false }
    let brands = [8] + stride(from: 16, to: length, by: 4)
    return brands.contains { reader.has("heic", at: $0) || reader.has("heix", at: $0) || reader.has("heim", at: $0) }
  }
}

extension PixelHeader {
  /// The largest picture of the file: thumbnails and tiles are smaller than the whole.
  init?(heic reader: ByteReader) {
    guard let meta = child("meta", of: reader), let properties = child("iprp", of: meta.slice(4, meta.count)),
      let container = child("ipco", of: properties)
    else { return nil }
    var size: (width: Int, height: Int)?
    var turns = 0
    forEachBox(in: container) { name, box in
      if name == "ispe", let width = box.big(4, bytes: 4), let height = box.big(8, bytes: 4) {
        // Both are 32-bit numbers, so the product fits.
        if width * height > (size.map { $0.width * $0.height } ?? 0) { size = (width, height) }
      } else if name == "irot", let quarter = box.byte(0) {
        turns = quarter & 3
      }
    }
    guard let size else { return nil }
    self.init(width: size.width, height: size.height, liesOnItsSide: turns % 2 == 1)
  }
}

private func child(_ name: String, of reader: ByteReader) -> ByteReader? {
  var found: ByteReader?
  forEachBox(in: reader) { if $0 == name, found == nil { found = $1 } }
  return found
}

/// Every box in some bytes, with what it holds; stops at the first that does not fit.
private func forEachBox(in reader: ByteReader, _ body: (String, ByteReader) -> Void) {
  var offset = 0
  while let length = reader.big(offset, bytes: 4) {
    // 0: to the end. 1: a 64-bit length, which no header box needs.
    let whole = length == 0 ? reader.count - offset : length
    guard whole >= 8, whole <= reader.count - offset else { return }
    let name = String(decoding: reader.slice(offset + 4, 4).bytes, as: UTF8.self)
    body(name, reader.slice(offset + 8, whole - 8))
    offset += whole
  }
}
