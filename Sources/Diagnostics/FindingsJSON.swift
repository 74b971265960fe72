extension [Diagnostic] {
  /// The findings as scripts read them: a JSON array in the order of their places, one object a line, keys always the
  /// same and in the same order, null where nothing is known.
  public func json(in language: SpokenLanguage) -> String {
    if isEmpty { return "[]" }
    return "[\n" + inOrder.map { "  " + $0.json(in: language).line }.joined(separator: ",\n") + "\n]"
  }
}

extension Diagnostic {
  /// One finding: {code, severity, file, line, column, story, page, message, hint}.
  public func json(in language: SpokenLanguage) -> JSON {
    .object([
      ("code", .string(code)), ("severity", .string(severity.code)), ("file", JSON(place.file)),
      ("line", JSON(place.line)), ("column", JSON(place.column)), ("story", JSON(place.story)),
      ("page", JSON(place.page)), ("message", .string(message.text(in: language))),
      ("hint", JSON(hint?.text(in: language))),
    ])
  }
}
