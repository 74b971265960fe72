import DisplayList
import Geometry

/// One piece of a block: an item on a page.
struct Piece {
  var place: MarkedPlace
  var item: MarkedItem

  var text: GlyphRun? { if case .text(let run) = item { run } else { nil } }
}

/// All pieces of one block of a story (a paragraph, a heading, a picture), on however many pages.
struct PieceBlock {
  /// Of its first piece; the large first letter of a paragraph counts as its body.
  var tag: Tag
  var pieces: [Piece]
}

/// The items a reader meets, sorted by what they belong to.
struct SortedItems {
  /// The blocks of each story, in the order in which they are first met.
  private(set) var stories: [String: [PieceBlock]] = [:]
  /// The stories in the order in which they are first met.
  private(set) var names: [String] = []
  private(set) var nameplate: [PieceBlock] = []
  private(set) var ears: [PieceBlock] = []
  private(set) var summary: [PieceBlock] = []
  private(set) var colophon: [PieceBlock] = []
  /// The links of each page, in painting order.
  private(set) var links: [[LinkArea]] = []

  private enum Part: Hashable {
    case story(String)
    case nameplate, ears, summary, colophon
  }
  private struct Key: Hashable {
    var part: Part
    var block: Int
    var role: Role
  }
  private var known: [Key: Int] = [:]

  init(_ pages: [DisplayPage]) {
    for (page, shown) in pages.enumerated() {
      for (number, item) in shown.markedItems.enumerated() {
        add(Piece(place: MarkedPlace(page: page, item: number), item: item))
      }
      links.append(shown.items.flatMap(\.linkAreas))
    }
  }

  private mutating func add(_ piece: Piece) {
    var tag = piece.item.tag
    if tag.role == .dropCap { tag.role = .body }
    let part = part(of: tag)
    // Paragraphs and marks of the colophon are counted together.
    let key = Key(part: part, block: tag.block, role: part == .colophon ? .colophon : tag.role)
    if let index = known[key] { return self[part][index].pieces.append(piece) }
    known[key] = self[part].count
    if case .story(let name) = part, stories[name] == nil { names.append(name) }
    self[part].append(PieceBlock(tag: tag, pieces: [piece]))
  }

  private func part(of tag: Tag) -> Part {
    if let story = tag.story { return .story(story) }
    return switch tag.role {
    case .summary: .summary
    case .nameplate: .nameplate
    case .ear: .ears
    default: .colophon
    }
  }

  private subscript(part: Part) -> [PieceBlock] {
    get {
      switch part {
      case .story(let name): stories[name] ?? []
      case .nameplate: nameplate
      case .ears: ears
      case .summary: summary
      case .colophon: colophon
      }
    }
    _modify {
      switch part {
      case .story(let name): yield &stories[name, default: []]
      case .nameplate: yield &nameplate
      case .ears: yield &ears
      case .summary: yield &summary
      case .colophon: yield &colophon
      }
    }
  }
}

extension PageItem {
  /// The places that can be clicked, groups opened.
  fileprivate var linkAreas: [LinkArea] {
    switch self {
    case .link(let link): [link]
    case .group(let group): group.items.flatMap(\.linkAreas)
    case .glyphs, .rule, .area, .picture: []
    }
  }
}
