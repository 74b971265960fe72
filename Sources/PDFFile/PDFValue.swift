/// A PDF object as a plain value (ISO 32000-1, 7.3). Names are without their slash; references stay references.
public indirect enum PDFValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  /// A byte that is no part of UTF-8 stands as U+F700 plus its value, and is written as itself again.
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case reference(PDFReference)
}

/// The number and generation of an indirect object (ISO 32000-1, 7.3.10).
public struct PDFReference: Hashable, Sendable, Comparable {
  public var number: Int
  public var generation: Int

  public init(_ number: Int, generation: Int = 0) {
    self.number = number
    self.generation = generation
  }

  public static func < (a: PDFReference, b: PDFReference) -> Bool {
    (a.number, a.generation) < (b.number, b.generation)
  }
}

// MARK: - What a value holds, or nil

extension PDFValue {
  public var isNull: Bool { self == .null }

  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }
  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }
  /// The number of an integer or a real: PDF does not tell them apart where it asks for a number.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }
  public var name: String? {
    if case .name(let value) = self { value } else { nil }
  }
  public var string: [UInt8]? {
    if case .string(let value) = self { value } else { nil }
  }
  public var array: [PDFValue]? {
    if case .array(let value) = self { value } else { nil }
  }
  public var dictionary: [String: PDFValue]? {
    if case .dictionary(let value) = self { value } else { nil }
  }
  public var reference: PDFReference? {
    if case .reference(let value) = self { value } else { nil }
  }

  /// The entry of a dictionary, null where there is none (ISO 32000-1, 7.3.7: the two mean the same).
  public subscript(key: String) -> PDFValue {
    if case .dictionary(let entries) = self { entries[key] ?? .null } else { .null }
  }
}

// MARK: - Literals and text

extension PDFValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .real(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(arrayLiteral elements: PDFValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, PDFValue)...) {
    self = .dictionary(Dictionary(elements) { $1 })
  }
}

extension PDFValue {
  /// A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, everything else in UTF-16 with its mark.
  public init(text: String) {
    let isASCII = text.unicodeScalars.allSatisfy {
      (0x20..<0x7F).contains($0.value) || "\n\r\t".unicodeScalars.contains($0)
    }
    self = .string(
      isASCII ? Array(text.utf8) : [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
  }

  /// The text of a text string: UTF-16 or UTF-8 by its mark, else PDFDocEncoding (ISO 32000-1, 7.9.2.2 and annex D.2).
  public var text: String? {
    guard let bytes = string else { return nil }
    if bytes.starts(with: [0xFE, 0xFF]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
      return String(decoding: units, as: UTF16.self)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map(PDFValue.documentEncoding)))
  }

  /// PDFDocEncoding (ISO 32000-1, table D.2): Latin-1 but for 0x18–0x1F and 0x80–0x9F, and the euro at 0xA0.
  private static func documentEncoding(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x18...0x1F: diacritics[Int(byte) - 0x18]
    case 0x80...0xA0: punctuation[Int(byte) - 0x80]
    default: Unicode.Scalar(byte)
    }
  }
  private static let diacritics = Array("˘ˇˆ˙˝˛˚˜".unicodeScalars)
  private static let punctuation = Array(
    "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€".unicodeScalars)
}
