public import Fonts
public import Geometry

/// A piece of a set line in one style: glyphs with their final places.
public struct SetRun: Hashable, Sendable {
  public var style: TextStyle
  /// From the left edge of the measure; the glyphs are placed from here.
  public var x: Length
  /// From `x` to the end of the last glyph.
  public var width: Length
  public var string: GlyphString
  public var link: String?
  /// The number the caller gave the run.
  public var source: Int

  public init(style: TextStyle, x: Length, width: Length, string: GlyphString, link: String? = nil, source: Int = 0) {
    self.style = style
    self.x = x
    self.width = width
    self.string = string
    self.link = link
    self.source = source
  }
}

/// A line of type, set to its measure and not yet placed on a page.
public struct SetLine: Hashable, Sendable {
  public var runs: [SetRun]
  /// The glyphs are drawn this much wider than cut.
  public var expansion: Double
  /// Room added after every letter to fill the line, in em: in the positions already.
  public var tracking: Double
  /// Word space ÷ natural word space; nil where the line has no space or is not justified.
  public var spaceRatio: Double?
  /// Whether it ends in a hyphen that the division of a word put there.
  public var endsInHyphen: Bool
  public var endsParagraph: Bool
  /// How far ink goes beyond the measure although everything was tried; zero for a good line. Hanging punctuation is
  /// not counted.
  public var overfull: Length
  /// How far a line that should fill its measure stays short of it, for want of a space to stretch; zero for a good line.
  public var shortfall: Length
  /// The word this line breaks off where it has no division point, since no line could hold it.
  public var cutWord: CutWord?
  /// The text of the line as it reads, without the hyphen of a divided word.
  public var text: String
  /// How many bytes (UTF-8) of the paragraph's text come before this line: where to break it again at another measure.
  public var textOffset: Int

  public init(
    runs: [SetRun], expansion: Double = 1, tracking: Double = 0, spaceRatio: Double? = nil,
    endsInHyphen: Bool = false, endsParagraph: Bool = false, overfull: Length = .zero, shortfall: Length = .zero,
    cutWord: CutWord? = nil, text: String, textOffset: Int
  ) {
    self.runs = runs
    self.expansion = expansion
    self.tracking = tracking
    self.spaceRatio = spaceRatio
    self.endsInHyphen = endsInHyphen
    self.endsParagraph = endsParagraph
    self.overfull = overfull
    self.shortfall = shortfall
    self.cutWord = cutWord
    self.text = text
    self.textOffset = textOffset
  }
}

/// A word that is wider than its line and had to be cut.
public struct CutWord: Hashable, Sendable {
  /// The word's first letters: all of it, if there are no more than `longestOpening`.
  public var opening: String
  public var isWhole: Bool
  /// Whether it is an address, a domain or a file name.
  public var isAddress: Bool
  /// The number the caller gave the run.
  public var source: Int

  public static let longestOpening = 40

  public init(_ word: String, isAddress: Bool = false, source: Int = 0) {
    opening = String(word.prefix(Self.longestOpening))
    isWhole = opening.utf8.count == word.utf8.count
    self.isAddress = isAddress
    self.source = source
  }
}

/// A character that its face cannot show, and the run it stands in.
public struct MissingGlyph: Hashable, Sendable {
  public var character: Character
  public var face: FontFace
  /// The number the caller gave the run.
  public var source: Int

  public init(character: Character, face: FontFace, source: Int) {
    self.character = character
    self.face = face
    self.source = source
  }
}

/// A paragraph's lines («placard»), all of one measure.
public struct SetParagraph: Hashable, Sendable {
  public var lines: [SetLine]
  public var missing: [MissingGlyph]

  public init(lines: [SetLine], missing: [MissingGlyph] = []) {
    self.lines = lines
    self.missing = missing
  }
}
