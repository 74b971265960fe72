/// A JSON value (RFC 8259) to be written: keys in the order given, the same text for the same value.
public indirect enum JSON: Hashable, Sendable {
  case null
  case string(String)
  case integer(Int)
  /// Written with three decimals at most.
  case decimal(Double)
  case boolean(Bool)
  case array([JSON])
  case object([Member])

  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSON

    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  public static func object(_ members: [(String, JSON)]) -> JSON { .object(members.map { Member($0.0, $0.1) }) }

  /// A string, or null where there is none.
  public init(_ string: String?) { self = string.map { .string($0) } ?? .null }
  /// A number, or null where there is none.
  public init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  /// The text, indented by two blanks a level.
  public var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .string(let string): JSON.quote(string, to: &text)
    case .integer(let number): text += String(number)
    case .decimal(let number): text += JSON.decimal(number)
    case .boolean(let isTrue): text += isTrue ? "true" : "false"
    case .array(let values):
      if values.isEmpty { return text += "[]" }
      text += "[\n"
      for (number, value) in values.enumerated() {
        text += indent + "  "
        value.write(to: &text, indent: indent + "  ")
        text += number < values.count - 1 ? ",\n" : "\n"
      }
      text += indent + "]"
    case .object(let members):
      if members.isEmpty { return text += "{}" }
      text += "{\n"
      for (number, member) in members.enumerated() {
        text += indent + "  "
        JSON.quote(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent + "  ")
        text += number < members.count - 1 ? ",\n" : "\n"
      }
      text += indent + "}"
    }
  }

  /// Three decimals by whole-number arithmetic; JSON has no infinities, so they are null.
  private static func decimal(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "null" }
    let thousandths = Int((abs(number) * 1000).rounded())
    var digits = String(thousandths % 1000)
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = number < 0 && thousandths > 0 ? "-" : ""
    return sign + String(thousandths / 1000) + (digits.isEmpty ? "" : "." + digits)
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension Diagnostic {
  /// The finding as scripts read it.
  public func json(in language: SpokenLanguage) -> JSON {
    .object([
      ("code", .string(code)), ("severity", .string(severity.code)), ("file", JSON(place.file)),
      ("line", JSON(place.line)), ("column", JSON(place.column)), ("story", JSON(place.story)),
      ("page", JSON(place.page)), ("message", .string(message.text(in: language))),
      ("hint", JSON(hint?.text(in: language))),
    ])
  }
}
