public import DisplayList
import Geometry

/// What an issue says and in which order: made from its pages alone, written into a PDF by `StructureWriter`.
///
/// - The document opens with the title of the letter as its one first heading, then the summary, which is the way in.
/// - Each heading of the paper is a section, each story in it an article, in the order of the issue and not of the
///   pages. A story's pieces are one article wherever they stand, a paragraph that runs over a column or a page one
///   paragraph. Kicker, title and standfirst come first, also where a picture stands above them.
/// - A picture is a figure with its alternative text. Its caption stands behind it and not in it: what has an
///   alternative text is read by that text alone, and what it holds passed over.
/// - Words of others between two rules are a quotation. The colophon comes last.
public struct IssueStructure: Sendable {
  /// The whole tree.
  var document: StructureElement
  var links: [PageLink]
  var bookmarks: [OutlineEntry]
  /// By page, how each item a reader meets is bracketed.
  var marks: [PageMarks]
  /// The pictures that have no alternative text, by story and page (counted from 1): with one of them no file is
  /// PDF/UA-1 (ISO 14289-1, 7.3).
  public var picturesWithoutText: [PictureWithoutText]

  public struct PictureWithoutText: Hashable, Sendable {
    public var file: String
    public var story: String?
    public var page: Int
  }

  /// - Parameter reading: the pieces of the issue in their order; pieces it does not name follow those it names.
  /// - Throws: where a link lies over nothing that is read.
  public init(of pages: [DisplayPage], reading: ReadingOrder) throws(FinishingFault) {
    let sorted = SortedItems(pages)
    var maker = StructureMaker(sorted: sorted, reading: reading)
    document = maker.document()
    links = maker.links
    bookmarks = maker.bookmarks
    marks = pages.map(PageMarks.init)
    picturesWithoutText = pages.flatMap { page in
      page.markedItems.compactMap { item in
        guard case .picture(let picture) = item, picture.alternativeText.allSatisfy(\.isWhitespace) else { return nil }
        return PictureWithoutText(file: picture.file, story: picture.tag.story, page: page.number)
      }
    }
    document.name(&marks)
    for link in links {
      if case .address(let address) = link.target, !address.isPlainAddress { throw .structure(.linkUnsafe(address)) }
    }
    if let astray = maker.linkOverNothing { throw .structure(.linkOverNothing(astray.destination, page: astray.page)) }
  }
}

/// An entry of the outline («signets»).
struct OutlineEntry: Hashable, Sendable {
  var title: String
  var place: StoryPlace
  var children: [OutlineEntry] = []
}

/// How the marked content of a page is bracketed, and what of it may stay unmarked.
struct PageMarks: Hashable, Sendable {
  struct Mark: Hashable, Sendable {
    /// The type of the element it belongs to.
    var tag = "Span"
    /// What it reads as, where the glyphs alone would not tell.
    var actualText: String?
  }

  var items: [Mark] = []
  /// Before each item, and behind the last: whether the page has text that no reader meets, and what kind it is.
  var furniture: [Furniture?] = [nil]

  /// Kinds of artifact (ISO 32000-1, table 330).
  enum Furniture: Hashable, Sendable { case header, watermark, pagination, productionAid }

  init(_ page: DisplayPage) {
    var last: MarkedItem?
    for item in page.items { add(item, after: &last) }
    // The marks of the press stand behind everything.
    if !page.marks.isEmpty, furniture[items.count] == nil { furniture[items.count] = .productionAid }
  }

  private mutating func add(_ item: PageItem, after last: inout MarkedItem?) {
    if let marked = item.marked {
      items.append(Mark(actualText: marked.reading(after: last)))
      furniture.append(nil)
      last = marked
      return
    }
    switch item {
    case .glyphs(let run):
      guard !run.string.glyphs.isEmpty, furniture[items.count] == nil else { return }
      furniture[items.count] =
        switch run.tag.role {
        case .folio: .header
        case .mark: .watermark
        default: .pagination
        }
    case .group(let group):
      for item in group.items { add(item, after: &last) }
    case .rule, .area, .picture, .link: break
    }
  }
}

extension MarkedItem {
  /// A large first letter is drawn without text and the line behind it reads for both («V», «oici» as «Voici»): told for
  /// the whole run, since a reader that meets a second text inside marked content may lose the rest of it.
  fileprivate func reading(after last: MarkedItem?) -> String? {
    guard case .text(let run) = self else { return nil }
    if run.tag.role == .dropCap { return "" }
    guard case .text(let cap)? = last, cap.tag.role == .dropCap, cap.tag.story == run.tag.story,
      cap.tag.block == run.tag.block
    else { return nil }
    return run.readText
  }
}

extension GlyphRun {
  /// Its text with the hyphen of a divided word as a soft one.
  var readText: String {
    endsInDivision && string.text.hasSuffix("-") ? string.text.dropLast() + "\u{AD}" : string.text
  }
}

extension String {
  /// Whether it is an address that a reader may follow: http, https or mailto in ASCII.
  fileprivate var isPlainAddress: Bool {
    ["http://", "https://", "mailto:"].contains { hasPrefix($0) } && utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}

extension StructureElement {
  /// Names the brackets of its marked content after it.
  fileprivate func name(_ marks: inout [PageMarks]) {
    for child in children {
      switch child {
      case .element(let element): element.name(&marks)
      case .content(let place): marks[place.page].items[place.item].tag = kind.rawValue
      case .annotation: break
      }
    }
  }
}
