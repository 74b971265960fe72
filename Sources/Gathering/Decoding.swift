internal import Diagnostics

/// A source's bytes read as text: its lines as an editor counts them, and how the bytes were understood.
struct DecodedText: Hashable, Sendable {
  enum Encoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "Windows-1252"
  }

  /// Without their ends; `\n`, `\r\n` and a lone `\r` each end one.
  var lines: [String]
  var encoding: Encoding
  var diagnostics: [Diagnostic]
}

/// Reads a byte order mark first, then strict UTF-8, then Windows-1252 with a notice, as browsers do
/// (WHATWG Encoding Standard). A file that is UTF-8 but for a few broken bytes stays UTF-8: read as Windows-1252 every
/// accent of it would come out as two letters.
func decode(_ bytes: [UInt8], name: String) -> DecodedText {
  if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes, name: name) { UInt16($0) | UInt16($1) << 8 } }
  if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes, name: name) { UInt16($0) << 8 | UInt16($1) } }
  let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  if let text = String(validating: body, as: UTF8.self) {
    return DecodedText(lines: splitLines(text), encoding: .utf8, diagnostics: [])
  }
  let repaired = String(decoding: body, as: UTF8.self)
  var broken = 0
  var accented = 0
  for scalar in repaired.unicodeScalars where scalar.value > 0x7F {
    if scalar == "\u{FFFD}" { broken += 1 } else { accented += 1 }
  }
  if accented > 2 * broken { return damaged(repaired, encoding: .utf8, count: broken, name: name) }
  let text = String(String.UnicodeScalarView(body.map(windows1252)))
  return DecodedText(lines: splitLines(text), encoding: .windows1252, diagnostics: [.encodingGuessed(file: name)])
}

private func decodeUTF16(_ bytes: [UInt8], name: String, unit: (UInt8, UInt8) -> UInt16) -> DecodedText {
  let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
  let isWhole = bytes.count % 2 == 0
  if isWhole, let text = String(validating: units, as: UTF16.self) {
    return DecodedText(lines: splitLines(text), encoding: .utf16, diagnostics: [])
  }
  let text = String(decoding: units, as: UTF16.self)
  let broken = text.unicodeScalars.count { $0 == "\u{FFFD}" } + (isWhole ? 0 : 1)
  return damaged(text, encoding: .utf16, count: broken, name: name)
}

private func damaged(_ text: String, encoding: DecodedText.Encoding, count: Int, name: String) -> DecodedText {
  let lines = splitLines(text)
  let first = lines.firstIndex { $0.unicodeScalars.contains("\u{FFFD}") }.map { $0 + 1 }
  return DecodedText(
    lines: lines, encoding: encoding, diagnostics: [.damagedCharacters(count, file: name, line: first)])
}

func splitLines(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  var lines: [String] = []
  var start = 0
  var i = 0
  while i < bytes.count {
    if bytes[i] == 10 || bytes[i] == 13 {
      lines.append(String(decoding: bytes[start..<i], as: UTF8.self))
      if bytes[i] == 13, i + 1 < bytes.count, bytes[i + 1] == 10 { i += 1 }
      start = i + 1
    }
    i += 1
  }
  if start < bytes.count { lines.append(String(decoding: bytes[start...], as: UTF8.self)) }
  return lines
}

private func windows1252(_ byte: UInt8) -> Unicode.Scalar {
  guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
  return upperRow[Int(byte) - 0x80]
}

/// 0x80–0x9F of Windows-1252; the five bytes it leaves open become the control of the same number, which cleaning
/// removes and counts.
private let upperRow: [Unicode.Scalar] = [
  "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
  "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
  "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
  "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
]
