/// Identifiers of a file made from what was drawn: the same drawing has the same ones, on every run.
struct FileIdentifier: Hashable {
  private let digest: (UInt64, UInt64)

  init(of bytes: [UInt8]) {
    digest = (
      FileIdentifier.hash(bytes, from: 0xCBF2_9CE4_8422_2325), FileIdentifier.hash(bytes, from: 0x9E37_79B9_7F4A_7C15)
    )
  }

  /// A UUID of version 8 (RFC 9562, 5.8: of a way of its own).
  func uuid(of kind: String) -> String {
    let name = Array(kind.utf8)
    let (high, low) = (FileIdentifier.hash(name, from: digest.0), FileIdentifier.hash(name, from: digest.1))
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
  }

  /// FNV-1a: no secret, only the same for the same bytes.
  private static func hash(_ bytes: [UInt8], from start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static func == (a: FileIdentifier, b: FileIdentifier) -> Bool { a.digest == b.digest }
  func hash(into hasher: inout Hasher) {
    hasher.combine(digest.0)
    hasher.combine(digest.1)
  }
}
