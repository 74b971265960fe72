import DisplayList
import Geometry

/// An element of the structure tree (ISO 32000-1, 14.7.2), before it is written.
struct StructureElement: Hashable, Sendable {
  /// The standard structure types we use (ISO 32000-1, 14.8.4).
  enum Kind: String, Hashable, Sendable {
    case document = "Document"
    case section = "Sect"
    case article = "Art"
    case division = "Div"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case paragraph = "P"
    case list = "L"
    case listItem = "LI"
    case label = "Lbl"
    case listBody = "LBody"
    case blockQuotation = "BlockQuote"
    case contents = "TOC"
    case contentsItem = "TOCI"
    case reference = "Reference"
    case caption = "Caption"
    case figure = "Figure"
    case link = "Link"
    case span = "Span"
  }

  /// What an element is made of, in reading order.
  enum Child: Hashable, Sendable {
    case element(StructureElement)
    /// Marked content: the item with this number of the page, pages counted from 0.
    case content(MarkedPlace)
    /// An annotation, by its number in `PageStructure.links`.
    case annotation(Int)
  }

  var kind: Kind
  /// Told to readers that list the structure.
  var title: String?
  /// BCP 47, where it is not the document's.
  var language: String?
  var alternativeText: String?
  /// For a picture: the frame it fills.
  var frame: Rectangle?
  /// For a list: how its items are numbered (ISO 32000-1, table 347).
  var listNumbering: String?
  var children: [Child] = []

  init(_ kind: Kind, title: String? = nil, children: [Child] = []) {
    self.kind = kind
    self.title = title
    self.children = children
  }

  init(_ kind: Kind, of elements: [StructureElement]) {
    self.init(kind, children: elements.map { .element($0) })
  }
}

/// A place of marked content: the page, counted from 0, and the number of the item on it, which is its MCID.
struct MarkedPlace: Hashable, Sendable {
  var page: Int
  var item: Int
}

/// A link of a page.
struct PageLink: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    /// http, https or mailto.
    case address(String)
    /// Where a story begins.
    case place(StoryPlace)
  }

  /// Counted from 0.
  var page: Int
  /// All it covers, one area a line.
  var areas: [Rectangle]
  var target: Target
  /// What it says to those who do not see it.
  var title: String
}

/// Where a story begins: the page, counted from 0, and the head of its first item, from the top of the trim.
struct StoryPlace: Hashable, Sendable {
  var page: Int
  var top: Length
}
