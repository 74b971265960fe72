extension Wording {
  /// The same words in both languages: a path, a name, a number.
  public static func same(_ text: String) -> Wording { Wording(fr: text, en: text) }
}

/// A name as French findings quote it: « x », with no-break spaces (U+00A0) inside.
public func guillemets(_ name: some StringProtocol) -> String { "«\u{A0}\(name)\u{A0}»" }

/// A name as English findings quote it: 'x'.
public func quoted(_ name: some StringProtocol) -> String { "'\(name)'" }
