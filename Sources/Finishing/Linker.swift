import DisplayList
import Geometry

/// Finds what lies under the links of the pages, and joins a link's lines.
struct Linker {
  private let links: [[LinkArea]]
  private(set) var made: [PageLink] = []
  /// The areas of each page's links that something was found under.
  private var used: Set<Spot> = []

  private struct Spot: Hashable { var page, link, area: Int }

  init(links: [[LinkArea]]) { self.links = links }

  /// A link that lies over nothing that is read, if there is one.
  var overNothing: (destination: String, page: Int)? {
    for (page, links) in links.enumerated() {
      for (number, link) in links.enumerated() {
        for area in link.areas.indices where !used.contains(Spot(page: page, link: number, area: area)) {
          return (link.destination, page + 1)
        }
      }
    }
    return nil
  }

  /// The pieces of a paragraph, cut where a link begins or ends. Lines of one link, one after the other on a page, stay
  /// together.
  func stretches(of pieces: [Piece]) -> [ArraySlice<Piece>] {
    var stretches: [ArraySlice<Piece>] = []
    var start = pieces.startIndex
    for index in pieces.indices.dropFirst() where !isOneLink(pieces[index - 1], pieces[index]) {
      stretches.append(pieces[start..<index])
      start = index
    }
    if start < pieces.endIndex { stretches.append(pieces[start...]) }
    return stretches
  }

  private func isOneLink(_ a: Piece, _ b: Piece) -> Bool {
    let (first, second) = (spot(under: a).map(link), spot(under: b).map(link))
    guard let first, let second else { return first == nil && second == nil }
    return a.place.page == b.place.page && first.destination == second.destination
  }

  private func link(at spot: Spot) -> LinkArea { links[spot.page][spot.link] }

  /// The area that a piece begins in.
  private func spot(under piece: Piece) -> Spot? {
    let (page, origin, tag) = (piece.place.page, piece.item.origin, piece.item.tag)
    for (number, link) in links[page].enumerated() where link.tag.story == tag.story && link.tag.block == tag.block {
      for (area, rectangle) in link.areas.enumerated() where rectangle.holds(origin) {
        return Spot(page: page, link: number, area: area)
      }
    }
    return nil
  }

  /// The link over pieces that lie under one, noted down; nil where they lie under none.
  mutating func link(over pieces: some Collection<Piece>) -> Int? {
    let spots = pieces.compactMap { spot(under: $0) }
    guard let first = spots.first, let piece = pieces.first else { return nil }
    used.formUnion(spots)
    let words = pieces.compactMap(\.text).map(\.wholeWords).joined()
    let areas = spots.reduce(into: [Spot]()) { if !$0.contains($1) { $0.append($1) } }
      .map { link(at: $0).areas[$0.area] }
    return add(
      PageLink(
        page: piece.place.page, areas: areas, target: .address(link(at: first).destination),
        title: words.isEmpty ? link(at: first).title : words.trimmed))
  }

  /// A link to a place of the issue over an entry of the summary: from the left of each of its lines to its page number.
  mutating func link(to place: StoryPlace, over pieces: [Piece]) -> Int? {
    let runs = pieces.compactMap(\.text)
    guard let piece = pieces.first,
      let right = runs.map({ $0.origin.x + Length(points: $0.string.glyphs.last?.x ?? 0) + $0.size * 0.6 }).max()
    else { return nil }
    let lines = runs.filter { !$0.tag.isLabel }.reduce(into: [GlyphRun]()) { lines, run in
      if lines.last?.origin.y != run.origin.y { lines.append(run) }
    }
    return add(
      PageLink(
        page: piece.place.page,
        areas: lines.map {
          Rectangle(x: $0.origin.x, y: $0.origin.y - $0.size, width: right - $0.origin.x, height: $0.size * 1.3)
        }, target: .place(place), title: runs.filter { !$0.tag.isLabel }.map(\.wholeWords).joined().trimmed))
  }

  private mutating func add(_ link: PageLink) -> Int {
    made.append(link)
    return made.count - 1
  }
}

extension Rectangle {
  /// Whether a point lies in it or on its edge, give or take a hundredth of a point.
  fileprivate func holds(_ point: Point) -> Bool {
    let hair = 0.01.pt
    // What begins where it ends is behind it.
    return x - hair <= point.x && point.x < right - hair && y - hair <= point.y && point.y <= bottom + hair
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
