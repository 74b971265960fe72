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

  /// The text in one line.
  public var line: String {
    switch self {
    case .array(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { jsonString($0.key) + ": " + $0.value.line }.joined(separator: ", ") + "}"
    case .null, .string, .integer, .decimal, .boolean: text
    }
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .string(let string): text += jsonString(string)
    case .integer(let number): text += String(number)
    case .decimal(let number): text += JSON.decimal(number)
    case .boolean(let isTrue): text += isTrue ? "true" : "false"
    case .array(let values):
      if values.isEmpty {
        text += "[]"
        return
      }
      text += "[\n"
      for (number, value) in values.enumerated() {
        text += indent + "  "
        value.write(to: &text, indent: indent + "  ")
        text += number < values.count - 1 ? ",\n" : "\n"
      }
      text += indent + "]"
    case .object(let members):
      if members.isEmpty {
        text += "{}"
        return
      }
      text += "{\n"
      for (number, member) in members.enumerated() {
        text += indent + "  "
        text += jsonString(member.key)
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
}

/// A text as a JSON string (RFC 8259, §7), with its quotes. U+2028 and U+2029 are escaped too, for readers that take JSON
/// for JavaScript.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
