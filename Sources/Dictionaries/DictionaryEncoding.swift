/// The encoding of a dictionary's words, as `SET` of its `.aff` file names it: UTF-8 in the dictionaries of today, one of
/// the two Latin ones in older ones.
enum DictionaryEncoding: Hashable, Sendable {
  case utf8, latin1, latin9

  init?(named name: String) {
    switch name.uppercased().filter({ $0 != "-" && $0 != "_" }) {
    case "UTF8": self = .utf8
    case "ISO88591": self = .latin1
    case "ISO885915": self = .latin9
    default: return nil
    }
  }

  /// Where Latin 9 (ISO 8859-15) differs from Latin 1.
  private static let latin9Signs: [(byte: UInt8, scalar: Unicode.Scalar)] = [
    (0xA4, "€"), (0xA6, "Š"), (0xA8, "š"), (0xB4, "Ž"), (0xB8, "ž"), (0xBC, "Œ"), (0xBD, "œ"), (0xBE, "Ÿ"),
  ]

  /// A word ended by 0; nil where it holds a sign the encoding has not. Latin 1 has no œ and its dictionaries write oe.
  func bytes(of word: String) -> [CChar]? {
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      switch self {
      case .utf8: bytes.append(contentsOf: UTF8.encode(scalar)!)
      case .latin1:
        switch scalar {
        case "œ": bytes += [0x6F, 0x65]
        case "Œ": bytes += [0x4F, 0x65]
        default:
          guard scalar.value < 0x100 else { return nil }
          bytes.append(UInt8(scalar.value))
        }
      case .latin9:
        if let sign = Self.latin9Signs.first(where: { $0.scalar == scalar }) {
          bytes.append(sign.byte)
        } else {
          guard scalar.value < 0x100, !Self.latin9Signs.contains(where: { $0.byte == scalar.value }) else { return nil }
          bytes.append(UInt8(scalar.value))
        }
      }
    }
    return bytes.contains(0) ? nil : (bytes + [0]).map { CChar(bitPattern: $0) }
  }

  func text(of bytes: [UInt8]) -> String {
    if self == .utf8 { return String(decoding: bytes, as: UTF8.self) }
    return String(
      String.UnicodeScalarView(
        bytes.map { byte in
          (self == .latin9 ? Self.latin9Signs.first { $0.byte == byte }?.scalar : nil) ?? Unicode.Scalar(byte)
        }))
  }
}
