/// The size of a picture of pixels as its header states it.
struct PixelHeader: Hashable {
  var width, height: Int
  /// Whether the picture must be turned by a quarter to stand upright.
  var liesOnItsSide = false
  /// What its decoder must hold of it at once, in bytes: nothing to speak of where it comes row by row, all where it comes
  /// coarse first and then finer (progressive JPEG, interlaced PNG).
  var heldBytes = 0
}

extension PixelHeader {
  /// JPEG (ITU-T T.81, annex B): the first frame header, and the orientation of the Exif segment before it.
  init?(jpeg reader: ByteReader) {
    var offset = 2
    var orientation = 1
    while let marker = reader.big(offset, bytes: 2) {
      // Any number of fill bytes may come before a marker.
      if marker == 0xFFFF {
        offset += 1
        continue
      }
      guard marker > 0xFF00 else { return nil }
      if marker == 0xFF01 || (0xFFD0...0xFFD8).contains(marker) {
        offset += 2
        continue
      }
      // End of the image, or its data, before any frame.
      if marker == 0xFFD9 || marker == 0xFFDA { return nil }
      guard let length = reader.big(offset + 2, bytes: 2), length >= 2 else { return nil }
      let isFrame = (0xFFC0...0xFFCF).contains(marker) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker)
      if isFrame {
        guard let height = reader.big(offset + 5, bytes: 2), let width = reader.big(offset + 7, bytes: 2) else {
          return nil
        }
        self.init(width: width, height: height, liesOnItsSide: orientation >= 5)
        if marker & 3 == 2 { heldBytes = width * height * 2 * PixelHeader.samples(of: reader, at: offset + 9) / 16 }
        return
      }
      if marker == 0xFFE1, reader.has("Exif", at: offset + 4), reader.big(offset + 8, bytes: 2) == 0,
        let noted = exifOrientation(reader.slice(offset + 10, length - 8))
      {
        orientation = noted
      }
      offset += 2 + length
    }
    return nil
  }

  /// PNG (W3C, 11.2.2): the header chunk is the first.
  init?(png reader: ByteReader) {
    guard reader.has("IHDR", at: 12), let width = reader.big(16, bytes: 4), let height = reader.big(20, bytes: 4) else {
      return nil
    }
    self.init(width: width, height: height)
    if reader.byte(28) == 1, let depth = reader.byte(24), let kind = reader.byte(25) {
      let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][kind] ?? 4
      // Both sides are 32-bit numbers.
      heldBytes = width.multipliedReportingOverflow(by: height * channels * max(depth / 8, 1)).partialValue
    }
  }

  /// The numbers a JPEG has for every 16 pixels, all components together: 48 for full colours, 24 for halved ones.
  private static func samples(of reader: ByteReader, at offset: Int) -> Int {
    let factors = (0..<min(reader.byte(offset) ?? 0, 4)).compactMap { reader.byte(offset + 2 + 3 * $0) }
    let (most, sum) = (
      (factors.map { $0 >> 4 }.max() ?? 1) * (factors.map { $0 & 15 }.max() ?? 1),
      factors.map { ($0 >> 4) * ($0 & 15) }.reduce(0, +)
    )
    return most > 0 ? 16 * sum / most : 64
  }

  /// GIF: the logical screen.
  init?(gif reader: ByteReader) {
    guard let width = reader.little(6, bytes: 2), let height = reader.little(8, bytes: 2) else { return nil }
    self.init(width: width, height: height)
  }

  /// WebP (RFC 9649): lossy, lossless or extended; the orientation of an Exif chunk.
  init?(webp reader: ByteReader) {
    let flags = reader.byte(20)
    if reader.has("VP8X", at: 12), let width = reader.little(24, bytes: 3), let height = reader.little(27, bytes: 3) {
      self.init(width: width + 1, height: height + 1)
      if let flags, flags & 8 != 0 { liesOnItsSide = PixelHeader.webpOrientation(reader) >= 5 }
    } else if reader.has("VP8L", at: 12), flags == 0x2F, let size = reader.little(21, bytes: 4) {
      self.init(width: (size & 0x3FFF) + 1, height: (size >> 14 & 0x3FFF) + 1)
    } else if reader.has("VP8 ", at: 12), reader.big(23, bytes: 3) == 0x9D012A,
      let width = reader.little(26, bytes: 2), let height = reader.little(28, bytes: 2)
    {
      self.init(width: width & 0x3FFF, height: height & 0x3FFF)
    } else {
      return nil
    }
  }

  private static func webpOrientation(_ reader: ByteReader) -> Int {
    var offset = 12
    while let length = reader.little(offset + 4, bytes: 4) {
      if reader.has("EXIF", at: offset) {
        var exif = reader.slice(offset + 8, length)
        // Some writers put JPEG's own mark before it.
        if exif.has("Exif", at: 0) { exif = exif.slice(6, exif.count) }
        return exifOrientation(exif) ?? 1
      }
      offset += 8 + length + (length & 1)
    }
    return 1
  }
}

/// How the camera was held: 1…8, tag 0x0112 of the first directory (Exif 2.32, 4.6.4); nil where it says nothing.
func exifOrientation(_ reader: ByteReader) -> Int? {
  let isLittle = reader.has("II", at: 0)
  guard isLittle || reader.has("MM", at: 0) else { return nil }
  func number(_ offset: Int, _ count: Int) -> Int? {
    isLittle ? reader.little(offset, bytes: count) : reader.big(offset, bytes: count)
  }
  guard number(2, 2) == 42, let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
  for entry in 0..<entries {
    let offset = directory + 2 + 12 * entry
    guard let tag = number(offset, 2) else { return nil }
    if tag == 0x0112, let value = number(offset + 8, 2) { return (1...8).contains(value) ? value : nil }
  }
  return nil
}
