extension [Diagnostic] {
  /// The findings as scripts read them: a JSON array in the order of their places, one object a line, keys always the
  /// same and in the same order, null where nothing is known.
  public func json(in language: SpokenLanguage) -> String {
    if isEmpty { return "[]" }
    return "[\n" + inOrder.map { "  " + $0.json(in: language) }.joined(separator: ",\n") + "\n]"
  }
}

extension Diagnostic {
  /// One finding: {code, severity, file, line, column, story, page, message, hint}.
  public func json(in language: SpokenLanguage) -> String {
    let text = { (value: String?) in value.map(jsonString) ?? "null" }
    let number = { (value: Int?) in value.map(String.init) ?? "null" }
    let fields = [
      ("code", jsonString(code)), ("severity", jsonString(severity.code)), ("file", text(place.file)),
      ("line", number(place.line)), ("column", number(place.column)), ("story", text(place.story)),
      ("page", number(place.page)), ("message", jsonString(message.text(in: language))),
      ("hint", text(hint?.text(in: language))),
    ]
    return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }
}

/// A text as a JSON string (RFC 8259, §7), with its quotes. U+2028 and U+2029 are escaped too, for readers that take JSON
/// for JavaScript.
public func jsonString(_ text: String) -> String {
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
