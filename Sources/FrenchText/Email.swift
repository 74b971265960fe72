/// The text as mail programs get it: U+202F becomes U+00A0, because Windows fonts without the glyph show a box or a
/// space of the wrong width; soft hyphens and joiners are dropped, the no-break hyphen becomes the plain one and
/// ligature glyphs become letters.
public func emailForm(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case .narrowNoBreak: bytes.append(contentsOf: [0xC2, 0xA0])
    case .softHyphen, "\u{2060}": break
    case "\u{2011}": bytes.append(0x2D)
    case "ﬀ": bytes.append(contentsOf: "ff".utf8)
    case "ﬁ": bytes.append(contentsOf: "fi".utf8)
    case "ﬂ": bytes.append(contentsOf: "fl".utf8)
    case "ﬃ": bytes.append(contentsOf: "ffi".utf8)
    case "ﬄ": bytes.append(contentsOf: "ffl".utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
