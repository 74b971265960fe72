// A value as it is written in a file or a content stream (ISO 32000-1, 7.3). Pure; the same bytes for the same value:
// the keys of a dictionary stand in the order of their bytes.

extension PDFValue {
  /// The value in PDF syntax, ASCII throughout: bytes outside it are escaped.
  public var syntax: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value in PDF syntax.
  public func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .real(let value): bytes += realSyntax(value).utf8
    case .name(let name): PDFValue.write(name: name, to: &bytes)
    case .string(let string): PDFValue.write(string: string, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: " ")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .dictionary(let entries):
      bytes += "<<".utf8
      for (key, value) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        bytes.append(UInt8(ascii: " "))
        PDFValue.write(name: key, to: &bytes)
        bytes.append(UInt8(ascii: " "))
        value.write(to: &bytes)
      }
      bytes += " >>".utf8
    case .reference(let reference): bytes += "\(reference.number) \(reference.generation) R".utf8
    }
  }

  /// 7.3.5: whatever is not a regular printable character is written as `#` and two digits.
  private static func write(name: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "/"))
    for byte in nameBytes(name) {
      if isRegular(byte), (0x21...0x7E).contains(byte), byte != UInt8(ascii: "#") {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "#"))
        bytes += hexDigits(byte)
      }
    }
  }

  /// 7.3.4: printable strings in parentheses, the others in hexadecimal.
  private static func write(string: [UInt8], to bytes: inout [UInt8]) {
    if string.allSatisfy({ (0x20...0x7E).contains($0) }) {
      bytes.append(UInt8(ascii: "("))
      for byte in string {
        if "()\\".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: ")"))
    } else {
      bytes.append(UInt8(ascii: "<"))
      for byte in string { bytes += hexDigits(byte) }
      bytes.append(UInt8(ascii: ">"))
    }
  }

  private static func hexDigits(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}

/// A real of six decimals at most and always with a point, never with an exponent (7.3.3). What is no number is 0.
public func realSyntax(_ value: Double) -> String {
  guard value.isFinite else { return "0.0" }
  let magnitude = abs(value)
  if magnitude >= 1e12 { return (value < 0 ? "-" : "") + "999999999999.0" }
  let millionths = Int((magnitude * 1e6).rounded())
  var decimals = String(millionths % 1_000_000)
  decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
  while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
  return (value < 0 && millionths > 0 ? "-" : "") + String(millionths / 1_000_000) + "." + decimals
}

// MARK: - Names as text

/// The bytes a name stands for.
func nameBytes(_ name: String) -> [UInt8] {
  var bytes: [UInt8] = []
  for scalar in name.unicodeScalars {
    if (0xF780...0xF7FF).contains(scalar.value) {
      bytes.append(UInt8(scalar.value - 0xF700))
    } else {
      bytes += UTF8.encode(scalar)!
    }
  }
  return bytes
}

/// A name's bytes as text: UTF-8 (7.3.5), and what is none as private characters, so that nothing is lost.
func nameText(_ bytes: [UInt8]) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  return String(
    String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : Unicode.Scalar(0xF700 + UInt32($0))! }))
}
