internal import Diagnostics

/// A source's bytes read as text: its lines as an editor counts them, and how the bytes were understood.
struct DecodedText: Hashable, Sendable {
  enum Encoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "Windows-1252"
    case latin9 = "ISO-8859-15"
  }

  /// Without their ends; `\n`, `\r\n` and a lone `\r` each end one.
  var lines: [String]
  var encoding: Encoding
  var diagnostics: [Diagnostic]

  /// The text with plain line ends, for a parser that counts lines as `lines` does.
  var utf8: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.utf8.count + 1 })
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(10)
    }
    return bytes
  }
}

/// Reads a byte order mark first, then what the source itself declares, then strict UTF-8, then Windows-1252 with a
/// notice, as browsers do (WHATWG Encoding Standard). A file that is UTF-8 but for a few broken bytes stays UTF-8: read
/// as Windows-1252 every accent of it would come out as two letters. And one that declares Windows-1252 but is UTF-8 to
/// the last accent is UTF-8: it was saved anew by a program that left the declaration as it was.
/// - Parameter declared: `windows-1252`, as a page or feed says it.
func decode(_ bytes: [UInt8], name: String, declared: String? = nil) -> DecodedText {
  if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], name: name, isLittle: true) }
  if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], name: name, isLittle: false) }
  if let isLittle = unmarkedUTF16(bytes) { return decodeUTF16(bytes[...], name: name, isLittle: isLittle) }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  let body = hasMark ? bytes[3...] : bytes[...]
  let label = declared.map(EncodingLabel.init)
  if let text = String(validating: body, as: UTF8.self) {
    let isContradicted = !hasMark && label?.isSingleByte == true && body.contains { $0 > 0x7F }
    return DecodedText(
      lines: splitLines(text), encoding: .utf8,
      diagnostics: isContradicted ? [.encodingContradicted(declared ?? "", file: name)] : [])
  }
  switch label {
  case .windows1252, .latin9:
    let table = label == .latin9 ? latin9 : windows1252
    let text = String(String.UnicodeScalarView(body.map(table)))
    return DecodedText(
      lines: splitLines(text), encoding: label == .latin9 ? .latin9 : .windows1252, diagnostics: [])
  case .utf8:
    return decodeBroken(body, name: name, isUTF8: true)
  case .other, nil:
    return decodeBroken(body, name: name, isUTF8: hasMark)
  }
}

/// What a source says of its encoding. «iso-8859-1» is read as Windows-1252, as browsers do.
private enum EncodingLabel: Hashable {
  case utf8, windows1252, latin9, other

  var isSingleByte: Bool { self == .windows1252 || self == .latin9 }

  init(_ label: String) {
    switch label.lowercased().filter({ !$0.isWhitespace }) {
    case "utf-8", "utf8": self = .utf8
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1",
      "us-ascii", "ascii":
      self = .windows1252
    case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9", "l9": self = .latin9
    default: self = .other
    }
  }
}

private func decodeBroken(_ body: ArraySlice<UInt8>, name: String, isUTF8: Bool) -> DecodedText {
  let repaired = String(decoding: body, as: UTF8.self)
  var broken = 0
  var accented = 0
  for scalar in repaired.unicodeScalars where scalar.value > 0x7F {
    if scalar == "\u{FFFD}" { broken += 1 } else { accented += 1 }
  }
  if isUTF8 || accented > 2 * broken { return damaged(repaired, encoding: .utf8, count: broken, name: name) }
  let text = String(String.UnicodeScalarView(body.map(windows1252)))
  return DecodedText(lines: splitLines(text), encoding: .windows1252, diagnostics: [.encodingGuessed(file: name)])
}

/// Text in a Latin script has a zero in every second byte of its UTF-16: in the odd ones where the small byte comes
/// first. Nil for anything else.
private func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
  let sample = bytes.prefix(1024)
  guard sample.count >= 8 else { return nil }
  var zeros = (even: 0, odd: 0)
  for (index, byte) in sample.enumerated() where byte == 0 {
    if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
  }
  let many = sample.count * 4 / 10
  if zeros.odd >= many, zeros.even == 0 { return true }
  if zeros.even >= many, zeros.odd == 0 { return false }
  return nil
}

private func decodeUTF16(_ bytes: ArraySlice<UInt8>, name: String, isLittle: Bool) -> DecodedText {
  let (low, high) = isLittle ? (0, 1) : (1, 0)
  let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
    UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8
  }
  let isWhole = bytes.count % 2 == 0
  if isWhole, let text = String(validating: units, as: UTF16.self) {
    return DecodedText(lines: splitLines(text), encoding: .utf16, diagnostics: [])
  }
  let text = String(decoding: units, as: UTF16.self)
  let broken = text.unicodeScalars.count { $0 == "\u{FFFD}" } + (isWhole ? 0 : 1)
  return damaged(text, encoding: .utf16, count: broken, name: name)
}

/// The encoding a page (`<meta charset=…>`) or a feed (`<?xml … encoding=…?>`) says it is in, from its first kilobytes.
func declaredEncoding(_ bytes: [UInt8]) -> String? {
  let head = Array(bytes.prefix(4096))
  for mark in head.starts(with: Array("<?xml".utf8)) ? ["encoding", "charset"] : ["charset"] {
    let mark = Array(mark.utf8)
    var i = 0
    while i + mark.count < head.count {
      defer { i += 1 }
      guard zip(mark, head[i...]).allSatisfy({ $0 == $1 | 0x20 }) else { continue }
      let rest = head[(i + mark.count)...].drop { $0 == 32 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      let label = rest.dropFirst().drop { $0 == 32 || $0 == 34 || $0 == 39 }.prefix {
        (48...57).contains($0) || (65...90).contains($0 & ~0x20) || $0 == 45 || $0 == 95
      }
      if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
    }
  }
  return nil
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

/// ISO-8859-15: eight characters other than ISO-8859-1, the euro and «œ» among them.
private func latin9(_ byte: UInt8) -> Unicode.Scalar {
  switch byte {
  case 0xA4: "€"
  case 0xA6: "Š"
  case 0xA8: "š"
  case 0xB4: "Ž"
  case 0xB8: "ž"
  case 0xBC: "Œ"
  case 0xBD: "œ"
  case 0xBE: "Ÿ"
  default: Unicode.Scalar(byte)
  }
}

/// 0x80–0x9F of Windows-1252; the five bytes it leaves open become the control of the same number, which cleaning
/// removes and counts.
private let upperRow: [Unicode.Scalar] = [
  "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
  "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
  "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
  "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
]
