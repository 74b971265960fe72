public import Geometry

/// What a reader of a page meets: the pieces that its structure is made of.
public enum MarkedItem: Hashable, Sendable {
  case text(GlyphRun)
  case picture(PicturePlacement)
  case drawing(Drawing)

  public var tag: Tag {
    switch self {
    case .text(let run): run.tag
    case .picture(let picture): picture.tag
    case .drawing(let drawing): drawing.tag
    }
  }

  /// Where it begins: the start of a run on its baseline, the top left corner of anything else.
  public var origin: Point {
    switch self {
    case .text(let run): run.origin
    case .picture(let picture): Point(x: picture.frame.x, y: picture.frame.y)
    case .drawing(let drawing): Point(x: drawing.frame.x, y: drawing.frame.y)
    }
  }
}

extension Role {
  /// Whether text in this role belongs to the page and not to what it says.
  ///
  /// Jump lines are furniture too: in the tags a story goes on where its column or page ends, and «Suite page 3» would
  /// be read in the middle of a sentence that has no gap.
  public var isFurniture: Bool {
    switch self {
    case .folio, .rule, .background, .mark, .jumpLine: true
    case .kicker, .headline, .standfirst, .byline, .body, .dropCap, .crosshead, .listItem, .quotation, .pullQuote,
      .attribution, .picture, .caption, .credit, .closingLine, .summary, .nameplate, .ear, .colophon:
      false
    }
  }
}

extension PageItem {
  /// The item as a reader meets it; nil for furniture, for what draws nothing, and for a group that is no drawing: its
  /// items are met one by one.
  public var marked: MarkedItem? {
    switch self {
    case .glyphs(let run): run.tag.role.isFurniture || run.string.glyphs.isEmpty ? nil : .text(run)
    case .picture(let picture): .picture(picture)
    case .group(let group): group.drawing.map { .drawing($0) }
    case .rule, .area, .link: nil
    }
  }

  fileprivate func addMarked(to items: inout [MarkedItem]) {
    if let marked { return items.append(marked) }
    if case .group(let group) = self { for item in group.items { item.addMarked(to: &items) } }
  }
}

extension DisplayPage {
  /// The items a reader meets, in painting order. Who draws the page brackets each as marked content, so that the k-th,
  /// counted from 0, has the identifier k (MCID: ISO 32000-1, 14.7.4.2); who writes the structure relies on it.
  public var markedItems: [MarkedItem] {
    var marked: [MarkedItem] = []
    for item in items { item.addMarked(to: &marked) }
    return marked
  }
}
