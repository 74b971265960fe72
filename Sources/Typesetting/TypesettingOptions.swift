public import Geometry

/// How acronyms, and other words of three capitals and more, are shown in running text.
public enum AcronymStyle: Hashable, Sendable {
  /// As they are written.
  case capitals
  /// In small capitals of the same size, where the face has them (`c2sc`): CENTIF does not shout among small letters.
  /// The text reads and is copied as it was written. A face without them keeps its capitals.
  case smallCapitals
}

/// What a typesetter may do to reach even lines.
public struct TypesettingOptions: Hashable, Sendable {
  /// Glyphs may be drawn this much wider or narrower than cut (0.02 is ±2 %); seen by nobody up to 2 %.
  public var expansion = 0.02
  /// Letters may be set this much wider or tighter, in em. Without it columns of 56 mm have a third of their lines
  /// hyphenated and rivers; with it a sixth and none.
  public var tracking = 0.01
  /// How far punctuation hangs into the margins: 1 as in `Protrusion`, 0 not at all.
  public var protrusion = 1.0
  /// The width of U+202F, in em: the French «espace fine», the same in every face. IN asks for a quarter to a half of
  /// a word space; faces of the catalogue have 0.125 to 0.25 em.
  public var thinSpace = 0.135
  /// The least and the most a fixed no-break space (before a colon, inside « ») may be wide, in em.
  public var fixedSpace = 0.2...0.25
  /// How words in capitals are shown.
  public var acronyms = AcronymStyle.capitals
  public var costs = BreakingCosts()
  /// Below this an overrun is squeezed out of the spaces and seen by nobody.
  public var overfullTolerance = 0.3.pt

  public init() {}
}
