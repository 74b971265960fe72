public import Fonts
public import Geometry
public import Inks

/// An OpenType feature switched on or off: `onum`, `lnum`, `smcp`, `sups`.
public struct FontFeature: Hashable, Sendable {
  public let tag: String
  public let value: UInt32

  public init(_ tag: String, _ value: UInt32 = 1) {
    self.tag = tag
    self.value = value
  }
}

/// Everything that decides how letters look: one face at one size in one ink.
public struct TextStyle: Hashable, Sendable {
  public var face: FontFace
  public var size: Length
  public var features: [FontFeature]
  /// Space added after every glyph, in em of the font size.
  public var tracking: Double
  public var ink: InkName
  /// BCP 47.
  public var language: String

  public init(
    face: FontFace, size: Length, features: [FontFeature] = [], tracking: Double = 0, ink: InkName = .black,
    language: String = "fr"
  ) {
    self.face = face
    self.size = size
    self.features = features
    self.tracking = tracking
    self.ink = ink
    self.language = language
  }
}

/// A run of text in one style. The text is ready to set: spaces and quotes are right already (see FrenchText).
public struct TextRun: Hashable, Sendable {
  public var text: String
  public var style: TextStyle
  /// Whether words of it may be divided: not names in another language, addresses, code.
  public var mayHyphenate: Bool
  /// The address a link leads to.
  public var link: String?
  /// The caller's own number for the run: comes back with its pieces and with findings about them.
  public var source: Int

  public init(text: String, style: TextStyle, mayHyphenate: Bool = true, link: String? = nil, source: Int = 0) {
    self.text = text
    self.style = style
    self.mayHyphenate = mayHyphenate
    self.link = link
    self.source = source
  }
}

/// How a paragraph's lines meet their measure.
public enum Alignment: Hashable, Sendable {
  case justified, ragged, centred
}

/// A paragraph to be set.
public struct Paragraph: Hashable, Sendable {
  public var runs: [TextRun]
  public var alignment: Alignment
  /// The first line begins this far in.
  public var indent: Length
  /// Every line but the first begins this far in (lists).
  public var hangingIndent: Length
  /// So many first lines are shortened by so much on the left (drop cap).
  public var notch: Notch?
  public var mayHyphenate: Bool
  /// Lines of about equal length, the fewest there can be (headlines, captions); for ragged and centred text.
  public var isBalanced: Bool

  /// Room left for a drop cap.
  public struct Notch: Hashable, Sendable {
    public var lines: Int
    public var width: Length
    /// What the drop cap reads: it belongs to the first word of the text and is copied with it.
    public var opening: String

    public init(lines: Int, width: Length, opening: String = "") {
      self.lines = lines
      self.width = width
      self.opening = opening
    }
  }

  public init(
    runs: [TextRun], alignment: Alignment = .justified, indent: Length = .zero, hangingIndent: Length = .zero,
    notch: Notch? = nil, mayHyphenate: Bool = true, isBalanced: Bool = false
  ) {
    self.runs = runs
    self.alignment = alignment
    self.indent = indent
    self.hangingIndent = hangingIndent
    self.notch = notch
    self.mayHyphenate = mayHyphenate
    self.isBalanced = isBalanced
  }
}
