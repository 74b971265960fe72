extension Wording {
  /// The same words in both languages: a path, a name, a number.
  public static func same(_ text: String) -> Wording { Wording(fr: text, en: text) }
}

/// A name as French findings quote it: « x », with no-break spaces (U+00A0) inside. Marks of its own become “ ”, without
/// blanks (Lexique des règles typographiques en usage à l’Imprimerie nationale, «Guillemets»).
public func guillemets(_ name: some StringProtocol) -> String {
  var inner = ""
  var isAfterOpening = false
  for sign in name {
    switch sign {
    case "«":
      inner.append("“")
      isAfterOpening = true
      continue
    case "»":
      while let last = inner.last, isBlank(last) { inner.removeLast() }
      inner.append("”")
    case _ where isAfterOpening && isBlank(sign): continue
    default: inner.append(sign)
    }
    isAfterOpening = false
  }
  return "«\u{A0}\(inner)\u{A0}»"
}

private func isBlank(_ sign: Character) -> Bool { sign == " " || sign == "\u{A0}" || sign == "\u{202F}" }

/// A name as English findings quote it: 'x'.
public func quoted(_ name: some StringProtocol) -> String { "'\(name)'" }
