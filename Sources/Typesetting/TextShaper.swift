public import Fonts

/// Text of one style turned into glyphs, left to right, in units of 1/1000 of the font size so that one result serves
/// every size.
public struct ShapedText: Hashable, Sendable {
  /// One cluster of the font's own making: so many bytes of the text, and its glyphs.
  public struct Cluster: Hashable, Sendable {
    public let bytes: Int
    /// The first glyph; most clusters have one alone, and an array for each letter would cost more than its shaping.
    let first: Glyph?
    let others: [Glyph]
    /// The sum of its glyphs' advances.
    public let advance: Double
    /// Whether the text may be cut before this cluster without a change to any glyph or advance: no ligature, no kern.
    public let mayCutBefore: Bool

    public var glyphs: [Glyph] { first.map { [$0] + others } ?? [] }

    /// A cluster of one glyph.
    public init(bytes: Int, glyph: Glyph, mayCutBefore: Bool = false) {
      self.bytes = bytes
      first = glyph
      others = []
      advance = glyph.advance
      self.mayCutBefore = mayCutBefore
    }

    public init(bytes: Int, glyphs: [Glyph], advance: Double, mayCutBefore: Bool = false) {
      self.bytes = bytes
      first = glyphs.first
      others = glyphs.count > 1 ? Array(glyphs.dropFirst()) : []
      self.advance = advance
      self.mayCutBefore = mayCutBefore
    }
  }

  /// A glyph with its advance and its offset from where it would stand.
  public struct Glyph: Hashable, Sendable {
    public let id: UInt32
    public let advance, xOffset, yOffset: Double

    public init(id: UInt32, advance: Double, xOffset: Double = 0, yOffset: Double = 0) {
      self.id = id
      self.advance = advance
      self.xOffset = xOffset
      self.yOffset = yOffset
    }
  }

  public let clusters: [Cluster]
  /// The sum of the clusters' advances.
  public let advance: Double
  /// Characters the face does not have.
  public let missing: [Character]

  public init(clusters: [Cluster], missing: [Character] = []) {
    self.clusters = clusters
    self.advance = clusters.reduce(0) { $0 + $1.advance }
    self.missing = missing
  }
}

/// Turns text into glyphs: HarfBuzz for the press, a fixed pitch for tests whose lines can be counted by hand.
public protocol TextShaper {
  /// Shapes text of one style, tracking left out. Size and ink are of no account.
  func shape(_ text: String, in style: TextStyle) -> ShapedText
  func metrics(of face: FontFace) -> FontMetrics
  /// How far a glyph's ink goes beyond its advance on either side, in thousandths of the font size; zero for ink that
  /// keeps to it.
  func overhang(of glyph: UInt32, in face: FontFace) -> (left: Double, right: Double)
}

extension TextShaper {
  public func overhang(of glyph: UInt32, in face: FontFace) -> (left: Double, right: Double) { (0, 0) }
}

/// Says where words may be divided.
public protocol WordDivider {
  /// The places in a word, in bytes (UTF-8), before which it may be divided; ascending, none at its ends.
  func divisionPoints(of word: String) -> [Int]
  /// Whether a line may end at a compound's own hyphens («porte-parole»), as far as the word's list is concerned.
  func mayBreakAtHyphens(_ word: String) -> Bool
}

extension WordDivider {
  public func mayBreakAtHyphens(_ word: String) -> Bool { true }
}
