/// How a span of copy is marked.
public struct SpanMarks: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let emphasis = SpanMarks(rawValue: 1)
  public static let strong = SpanMarks(rawValue: 2)
  /// Typed between backticks: never touched by a typographic rule.
  public static let verbatim = SpanMarks(rawValue: 4)
  /// Set above the line: the «er» of 1er. Only typography makes these.
  public static let superscript = SpanMarks(rawValue: 8)
}

/// A span of text marked alike all along. U+2028 stands for a line break the writer asked for.
public struct Span: Hashable, Sendable {
  public var text: String
  public var marks: SpanMarks
  /// The address a link leads to: http, https or mailto.
  public var link: String?
  /// BCP 47, where it is not the story's own language.
  public var language: String?
  /// Where the span starts in its file.
  public var position: SourcePosition?

  public init(
    _ text: String, marks: SpanMarks = [], link: String? = nil, language: String? = nil, position: SourcePosition? = nil
  ) {
    self.text = text
    self.marks = marks
    self.link = link
    self.language = language
    self.position = position
  }
}

/// Running text: what stands in a paragraph, a headline or a caption.
public typealias Copy = [Span]

extension Copy {
  /// The words alone.
  public var plainText: String { map(\.text).joined() }
}

/// A picture named in the text or in the front matter, before anything is known of its file.
public struct PictureReference: Hashable, Sendable {
  /// As written, from the article's issue folder.
  public var file: String
  public var alternativeText: String
  public var caption: Copy
  public var position: SourcePosition?

  public init(file: String, alternativeText: String, caption: Copy = [], position: SourcePosition? = nil) {
    self.file = file
    self.alternativeText = alternativeText
    self.caption = caption
    self.position = position
  }
}

/// A block of a story's text. Nothing else passes.
public indirect enum Block: Hashable, Sendable {
  case paragraph(Copy)
  /// A title within the text; the level is what the writer typed, 1…6.
  case crosshead(Copy, level: Int)
  case list(items: [[Block]], ordered: Bool)
  case quotation([Block])
  case picture(PictureReference)
}
