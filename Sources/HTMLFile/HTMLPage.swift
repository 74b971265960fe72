/// A page as an HTML5 browser understands it: a tree of plain values, every node with its place.
public struct HTMLPage: Hashable, Sendable {
  /// The `html` element, which is there even where the page does not write it.
  public var root: HTMLElement
  /// Comments before and after the `html` element, such as the «saved from» of a page kept by a browser.
  public var outerComments: [HTMLText]
  public var hasDoctype: Bool
  /// The page has a doctype that browsers take for today's HTML.
  public var isStandard: Bool
  /// Where the page is not written as HTML5 wants it, at most `HTMLLimits.faults`, in the order of the page.
  public var faults: [HTMLFault]
}

/// Something a page contains.
public indirect enum HTMLNode: Hashable, Sendable {
  case element(HTMLElement)
  case text(HTMLText)
  case comment(HTMLText)
}

/// An element with all that is in it.
public struct HTMLElement: Hashable, Sendable {
  /// In lower case.
  public var name: String
  public var attributes: [HTMLAttribute]
  public var children: [HTMLNode]
  /// Where its start tag stands, counted from 1, the column in characters (Unicode scalars); for an element the page
  /// does not write, where it had to be there.
  public var line, column: Int

  public init(
    name: String, attributes: [HTMLAttribute] = [], children: [HTMLNode] = [], line: Int, column: Int
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.line = line
    self.column = column
  }

  /// The value of an attribute, nil where there is none of this name (in lower case).
  public subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
}

/// An attribute; one without a value has an empty one.
public struct HTMLAttribute: Hashable, Sendable {
  /// In lower case, but for those of SVG that have capitals.
  public var name: String
  /// With its character references resolved.
  public var value: String
  public var line, column: Int

  public init(name: String, value: String, line: Int, column: Int) {
    self.name = name
    self.value = value
    self.line = line
    self.column = column
  }
}

/// A run of text, or a comment without its marks.
public struct HTMLText: Hashable, Sendable {
  /// With its character references resolved.
  public var text: String
  public var line, column: Int

  public init(text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// A place where the page is not written as HTML5 wants it. Which rule is broken the library does not tell.
public struct HTMLFault: Hashable, Sendable {
  /// Nil where the library does not tell.
  public var line, column: Int?
}

/// How large a page may be before anything is made of it.
public struct HTMLLimits: Hashable, Sendable {
  /// Bytes of the whole page.
  public var bytes = 20 << 20
  /// Elements within each other. Browsers stop at 512 themselves; the time of the library grows with the square.
  public var depth = 512
  /// Start tags in all: some two hundred times an ordinary page.
  public var tags = 200_000
  /// Attributes of one tag, which the library compares with each other.
  public var attributes = 1_000
  /// Elements that a browser would open again since their end tags are missing (a bold passage never closed is opened
  /// again in each paragraph that follows).
  public var reopened = 1_000_000
  /// Faults that are kept.
  public var faults = 200

  public init() {}

  public static let standard = HTMLLimits()
}

/// Why a page is not read.
public enum HTMLRefusal: Error, Hashable, Sendable {
  case tooLarge(bytes: Int, limit: Int)
  /// Elements within each other beyond the limit, where the limit is passed.
  case tooDeep(limit: Int, line: Int)
  case tooManyTags(limit: Int, line: Int)
  case tooManyAttributes(limit: Int, line: Int)
  /// Passages never closed that would have to be opened again beyond the limit.
  case tooManyReopened(limit: Int, line: Int)
  /// A NUL byte: it is no text, or text in an encoding that was not decoded.
  case hasNUL(line: Int)
}
