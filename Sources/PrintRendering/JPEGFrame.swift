/// What a JPEG says of itself in its frame header (ITU-T T.81, B.2.2): where there is none, cairo would not pass the
/// bytes through and draw nothing instead.
struct JPEGFrame: Hashable {
  let width, height, components: Int

  init?(of bytes: [UInt8]) {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      if isFrame {
        height = Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6])
        width = Int(bytes[offset + 7]) << 8 | Int(bytes[offset + 8])
        components = Int(bytes[offset + 9])
        return
      }
      offset += 2 + (Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3]))
    }
    return nil
  }
}
