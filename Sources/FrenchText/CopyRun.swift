/// A run of a paragraph's copy as the typographic rules see it: its text, and whether they may touch it.
public struct CopyRun: Hashable, Sendable {
  /// Who may touch a run.
  public enum Nature: Hashable, Sendable {
    /// Set in French: the rules apply.
    case french
    /// Marked as another language: read as context, never changed.
    case foreign
    /// Code, or a space the writer asked for: read as context, never changed.
    case verbatim
  }

  public var text: String
  public var nature: Nature
  /// Set above the line: the «er» of 1er.
  public var isSuperscript: Bool
  /// The caller's number for the run it came from; carried through, never read.
  public var source: Int

  public init(_ text: String, nature: Nature = .french, isSuperscript: Bool = false, source: Int = 0) {
    self.text = text
    self.nature = nature
    self.isSuperscript = isSuperscript
    self.source = source
  }

  /// Whether the run is a space the writer asked for with `~`. A filter that writes the copy back to its file puts the
  /// `~` back in its place, since a typed U+00A0 counts as noise.
  public var isWritersSpace: Bool { nature == .verbatim && text == "\u{A0}" }
}

/// The rules that change copy. The raw value is the rule's name in `Tests/Fixtures/french-typography.tsv`.
public enum FrenchRule: String, Hashable, Sendable, CaseIterable {
  case invisible = "INVIS"
  case writersSpace = "TILDE"
  case space = "SPACE"
  case comma = "COMMA"
  case apostrophe = "APOS"
  case ellipsis = "ELLIP"
  case ligature = "LIG"
  case quotation = "QUOTE"
  case punctuation = "PUNCT"
  case title = "TITLE"
  case initials = "INIT"
  case numero = "NUMERO"
  case abbreviation = "ABBR"
  case ordinal = "ORD"
  case roman = "ROMAN"
  case date = "DATE"
  case phone = "PHONE"
  case thousands = "THOUS"
  case money = "MONEY"
  case percent = "PCT"
  case hour = "HOUR"
  case unit = "UNIT"
  case dash = "DASH"
}

/// What a rule changed, in one run.
public struct TypographicChange: Hashable, Sendable {
  public var rule: FrenchRule
  /// The run's index among those given.
  public var run: Int
  /// The run's `source`.
  public var source: Int
  /// Where `before` stands in the run's text as given, in bytes (UTF-8).
  public var offset: Int
  /// As typed; empty where something was put in.
  public var before: String
  /// As corrected; empty where something was taken out.
  public var after: String
  /// Whether `after` is set above the line where `before` was not.
  public var isRaised: Bool

  public init(
    rule: FrenchRule, run: Int, source: Int, offset: Int, before: String, after: String, isRaised: Bool = false
  ) {
    self.rule = rule
    self.run = run
    self.source = source
    self.offset = offset
    self.before = before
    self.after = after
    self.isRaised = isRaised
  }
}

/// A paragraph as the rules left it.
public struct CorrectedCopy: Hashable, Sendable {
  /// In the order given, each as many times as superscripts and writer's spaces cut it; a run left empty is gone.
  public var runs: [CopyRun]
  /// In the order of the text.
  public var changes: [TypographicChange]

  public init(runs: [CopyRun], changes: [TypographicChange]) {
    self.runs = runs
    self.changes = changes
  }

  public var text: String { runs.map(\.text).joined() }
}
