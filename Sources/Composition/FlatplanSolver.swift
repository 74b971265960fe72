/// Finds the flatplan: every page filled exactly, reading order kept, at the least cost it can find.
///
/// Exact dynamic programming inside a page (every guillotine cutting of stories in reading order), a bounded beam from
/// page to page. A story may break off at the foot of a page and go on overleaf; the first of a page may fill one column
/// from head to foot. Costs are whole numbers and everything is walked in a fixed order: one issue, one plan.
final class FlatplanSolver {
  /// A place in the text of a unit: the unit, and the row from which it is still to be set.
  struct Piece: Hashable {
    var unit: Int
    var from: Int
    /// How many of its pictures were shown before.
    var shown = 0
  }

  /// Where a page may start: stories broken off before, then the next whole one.
  struct State: Hashable {
    var tails: [Piece]
    var next: Int
  }

  private let units: [UnitShape]
  private let columns: Int
  private let maker: VariantMaker
  private let pourer: Pourer
  /// Rows of each page, the empty row after its last module included.
  private let capacities: [Int]
  private let hasPictures: Bool
  /// Rows the last page may give to its colophon beyond what it needs: nobody sees a taller band.
  private let lastPageStretch: Int

  /// Cells of whole stories, shared by all pages; page one has its own because of the summary.
  private var shared: [CellKey: Cell] = [:]

  /// How much was worked out: cells and endings. The same for the same units, on every machine.
  private(set) var steps = 0

  private struct CellKey: Hashable {
    var first, end, width: Int
    var isFirstPage: Bool
  }

  init(units: [UnitShape], measures: FlatplanMeasures, pageRows: [Int], lastPageStretch: Int = 0) {
    self.lastPageStretch = lastPageStretch
    self.units = units
    self.columns = measures.columns
    self.maker = VariantMaker(measures: measures)
    self.pourer = Pourer(units: units, maker: maker)
    self.capacities = pageRows.map { $0 + 1 }
    self.hasPictures = units.contains { !$0.pictures.isEmpty }
  }

  // MARK: - Cells: the cheapest way to fill a rectangle with given stories

  /// For every height and plane the cheapest filling of so many columns, and how it is made.
  private struct Cell {
    struct Entry {
      var height: Int
      var plane: Int
      var cost: Int32
      /// How many columns wide the picture is that stands at its head, on the left; 0 for none.
      var crown: Int
      var choice: Choice
    }
    enum Choice {
      case module(ModuleVariant)
      /// The number of pieces in the first part, and the entries of both parts; relative, so that pages can share it.
      case stack(pieces: Int, Int, Int)
      case beside(pieces: Int, width: Int, Int, Int)
      case pour([PouredPiece])
    }
    var entries: [Entry] = []
    /// For height × 3 + plane: the number of the entry, or -1.
    var index: [Int32]

    init(rows: Int) { index = [Int32](repeating: -1, count: (rows + 1) * 3) }

    mutating func offer(height: Int, plane: Int, cost: Int32, crown: Int, _ choice: @autoclosure () -> Choice) {
      let key = height * 3 + plane
      guard key < index.count else { return }
      // A larger picture at no greater cost serves wherever a smaller one does.
      let present = index[key]
      if present < 0 {
        index[key] = Int32(entries.count)
        entries.append(Entry(height: height, plane: plane, cost: cost, crown: crown, choice: choice()))
      } else if cost < entries[Int(present)].cost {
        entries[Int(present)] = Entry(height: height, plane: plane, cost: cost, crown: crown, choice: choice())
      }
    }
  }

  /// The pieces of one page in reading order: tails, then whole stories.
  private final class Page {
    let pieces: [Piece]
    let tailCount: Int
    let rows: Int
    let isFirst: Bool
    var cells: [Int: Cell] = [:]
    var endings: [Int: [Ending]] = [:]

    init(pieces: [Piece], tailCount: Int, rows: Int, isFirst: Bool) {
      self.pieces = pieces
      self.tailCount = tailCount
      self.rows = rows
      self.isFirst = isFirst
    }
  }

  private var maximumRows: Int { capacities.max() ?? 0 }

  private func cell(_ page: Page, _ i: Int, _ j: Int, _ width: Int) -> Cell {
    if i >= page.tailCount {
      let key = CellKey(
        first: page.pieces[i].unit, end: page.pieces[i].unit + (j - i), width: width, isFirstPage: page.isFirst)
      if let known = shared[key] { return known }
      let made = makeCell(page, i, j, width)
      shared[key] = made
      return made
    }
    let key = (i * 64 + j) * 8 + width
    if let known = page.cells[key] { return known }
    let made = makeCell(page, i, j, width)
    page.cells[key] = made
    return made
  }

  /// Works out the cells of a page, short intervals first, so that none waits for another.
  private func prepare(_ page: Page) {
    for length in 1...page.pieces.count {
      for i in 0...(page.pieces.count - length) {
        for width in 1...columns { _ = cell(page, i, i + length, width) }
      }
    }
  }

  private func makeCell(_ page: Page, _ i: Int, _ j: Int, _ width: Int) -> Cell {
    var made = Cell(rows: maximumRows)
    steps += 1
    // More text than the rectangle could ever hold.
    if (i..<j).reduce(0, { $0 + leastArea(page.pieces[$1]) }) > width * maximumRows { return made }
    if j == i + 1 {
      let piece = page.pieces[i]
      for variant in maker.wholes(
        units[piece.unit], from: piece.from, shown: piece.shown, span: width, onFirstPage: page.isFirst)
      {
        made.offer(
          height: variant.height, plane: variant.plane, cost: variant.cost, crown: variant.crown, .module(variant))
      }
      return made
    }
    // One above the other: the first part is never itself a stack, so that every stack is counted once.
    for middle in (i + 1)..<j {
      let top = cell(page, i, middle, width)
      let bottom = cell(page, middle, j, width)
      if top.entries.isEmpty || bottom.entries.isEmpty { continue }
      for (a, upper) in top.entries.enumerated() {
        if case .stack = upper.choice { continue }
        for (b, lower) in bottom.entries.enumerated() where upper.height + lower.height <= maximumRows {
          made.offer(
            height: upper.height + lower.height, plane: max(upper.plane, lower.plane), cost: upper.cost + lower.cost,
            crown: upper.crown,
            .stack(pieces: middle - i, a, b))
        }
      }
      // Side by side, all of one height.
      for left in 1..<max(width, 1) {
        let west = cell(page, i, middle, left)
        let east = cell(page, middle, j, width - left)
        for (a, one) in west.entries.enumerated() {
          for plane in 0..<3 {
            let b = east.index[one.height * 3 + plane]
            guard b >= 0 else { continue }
            let other = east.entries[Int(b)]
            made.offer(
              height: one.height, plane: max(one.plane, other.plane),
              cost: one.cost + other.cost + Cost.sideBySide
                + (one.crown > 0 && one.crown == other.crown ? Cost.equalPictures : 0),
              crown: one.crown,
              .beside(pieces: middle - i, width: left, a, Int(b)))
          }
        }
      }
    }
    if width >= 2 {
      for poured in pourer.pours(page.pieces[i..<j], width: width, rows: maximumRows) {
        made.offer(height: poured.height, plane: poured.plane, cost: poured.cost, crown: 0, .pour(poured.pieces))
      }
    }
    return made
  }

  // MARK: - Endings: rectangles in which the last story breaks off

  private struct Ending {
    /// The piece that breaks off, by its number on the page, and the row it has got to.
    var last: Int
    var cut: Int
    /// How many of its pictures have been shown.
    var shown: Int
    var plane: Int
    var cost: Int32
    var node: PlanNode
  }

  /// Fills a rectangle with pieces from `i` on, the last of which breaks off in its last column.
  private func endings(_ page: Page, _ i: Int, _ width: Int, _ height: Int) -> [Ending] {
    guard i < page.pieces.count, height >= 8 else { return [] }
    let key = (i * 8 + width) * 128 + height
    if let known = page.endings[key] { return known }
    var found: [Ending] = []
    steps += 1
    let piece = page.pieces[i]
    for variant in maker.beginnings(
      units[piece.unit], from: piece.from, shown: piece.shown, span: width, height: height)
    {
      found.append(
        Ending(
          last: i, cut: variant.end, shown: variant.picturesShown, plane: variant.plane, cost: variant.cost,
          node: .module(unit: piece.unit, variant)))
    }
    if width >= 2, height >= 12 {
      for end in (i + 2)..<max(i + 3, min(page.pieces.count + 1, i + 7)) where end <= page.pieces.count {
        for poured in pourer.endings(page.pieces[i..<end], width: width, height: height) {
          found.append(
            Ending(
              last: end - 1, cut: poured.cut!, shown: units[page.pieces[end - 1].unit].pictures.count,
              plane: poured.plane, cost: poured.cost,
              node: .pour(poured.pieces, height: height)))
        }
      }
    }
    for middle in (i + 1)..<max(i + 2, min(page.pieces.count, i + 7)) where middle < page.pieces.count {
      let top = cell(page, i, middle, width)
      for (a, upper) in top.entries.enumerated() where upper.height <= height - 8 {
        for rest in endings(page, middle, width, height - upper.height) {
          var ending = rest
          ending.cost += upper.cost
          ending.plane = max(upper.plane, rest.plane)
          ending.node = .stack(node(page, i, middle, width, a), height: upper.height, rest.node)
          found.append(ending)
        }
      }
      for left in 1..<max(width, 1) {
        let west = cell(page, i, middle, left)
        for plane in 0..<3 {
          let a = height * 3 + plane < west.index.count ? west.index[height * 3 + plane] : -1
          guard a >= 0 else { continue }
          let one = west.entries[Int(a)]
          for rest in endings(page, middle, width - left, height) {
            var ending = rest
            ending.cost += one.cost + Cost.sideBySide
            ending.plane = max(one.plane, rest.plane)
            ending.node = .beside(node(page, i, middle, left, Int(a)), columns: left, rest.node)
            found.append(ending)
          }
        }
      }
    }
    // The cheapest for each cut and plane, and of those the cheapest few for each story.
    found.sort { ($0.cost, $0.last, $0.cut, -$0.plane) < ($1.cost, $1.last, $1.cut, -$1.plane) }
    var kept: [Ending] = []
    var seen = Set<Int>()
    var perStory: [Int: Int] = [:]
    for ending in found {
      guard seen.insert(((ending.last * 1024 + ending.cut) * 16 + ending.shown) * 3 + ending.plane).inserted else {
        continue
      }
      guard perStory[ending.last, default: 0] < cutsKept else { continue }
      perStory[ending.last, default: 0] += 1
      kept.append(ending)
    }
    page.endings[key] = kept
    return kept
  }

  private func node(_ page: Page, _ i: Int, _ j: Int, _ width: Int, _ entry: Int) -> PlanNode {
    let found = cell(page, i, j, width).entries[entry]
    switch found.choice {
    case .module(let variant): return .module(unit: page.pieces[i].unit, variant)
    case .stack(let count, let a, let b):
      let middle = i + count
      let height = cell(page, i, middle, width).entries[a].height
      return .stack(node(page, i, middle, width, a), height: height, node(page, middle, j, width, b))
    case .beside(let count, let left, let a, let b):
      let middle = i + count
      return .beside(
        node(page, i, middle, left, a), columns: left, node(page, middle, j, width - left, b))
    case .pour(let pieces): return .pour(pieces, height: found.height)
    }
  }

  // MARK: - Pages

  private var cutsKept = 12

  private struct Transition {
    var state: State
    var cost: Int32
    var node: PlanNode
    /// Rows of the page left to its colophon.
    var spare = 0
  }

  private func pictureCost(_ plane: Int, page: Int) -> Int32 {
    guard hasPictures else { return 0 }
    return (plane == 0 ? Cost.pageWithoutPicture : 0) + (page == 0 && plane < 2 ? Cost.pageOneWithoutLargePicture : 0)
  }

  /// Every way to fill one page from a state.
  private func transitions(from state: State, page number: Int) -> [Transition] {
    let capacity = capacities[number]
    let isLast = number == capacities.count - 1
    let reach = min(units.count, state.next + 10)
    let pieces = state.tails + (state.next..<reach).map { Piece(unit: $0, from: 0) }
    guard !pieces.isEmpty else { return [] }
    let page = Page(pieces: pieces, tailCount: state.tails.count, rows: capacity, isFirst: number == 0)
    prepare(page)
    var found: [Transition] = []

    func next(after end: Int) -> Int { end <= state.tails.count ? state.next : state.next + end - state.tails.count }

    for end in max(1, state.tails.count)...pieces.count {
      if isLast && end < pieces.count { continue }
      if isLast && next(after: end) < units.count { continue }
      let whole = cell(page, 0, end, columns)
      for spare in 0...(isLast ? min(lastPageStretch, capacity - 1) : 0) {
        for plane in 0..<3 {
          let a = whole.index[(capacity - spare) * 3 + plane]
          guard a >= 0 else { continue }
          found.append(
            Transition(
              state: State(tails: [], next: next(after: end)),
              cost: whole.entries[Int(a)].cost + pictureCost(plane, page: number) + Int32(spare) * Cost.tallerColophon,
              node: node(page, 0, end, columns, Int(a)), spare: spare))
        }
      }
    }
    if isLast { return found.filter { respectsPins($0.state, after: state, page: number) } }

    func tail(_ last: Int, _ cut: Int, _ shown: Int) -> Piece {
      Piece(unit: pieces[last].unit, from: cut, shown: shown)
    }

    for ending in endings(page, 0, columns, capacity) where ending.last >= state.tails.count {
      found.append(
        Transition(
          state: State(tails: [tail(ending.last, ending.cut, ending.shown)], next: next(after: ending.last + 1)),
          cost: ending.cost + pictureCost(ending.plane, page: number), node: ending.node))
    }

    // The first story parked in the first column.
    if columns > 1, units[pieces[0].unit].mayPark {
      for parked in maker.beginnings(
        units[pieces[0].unit], from: pieces[0].from, shown: pieces[0].shown, span: 1, height: capacity)
      {
        let parkedNode = PlanNode.module(unit: pieces[0].unit, parked)
        let cost = parked.cost - Cost.pageTurn + Cost.parkedColumn
        for end in 1...pieces.count where end >= max(2, state.tails.count) && end <= pieces.count {
          let rest = cell(page, 1, end, columns - 1)
          for plane in 0..<3 {
            let a = rest.index[capacity * 3 + plane]
            guard a >= 0 else { continue }
            found.append(
              Transition(
                state: State(tails: [tail(0, parked.end, parked.picturesShown)], next: next(after: end)),
                cost: cost + rest.entries[Int(a)].cost + pictureCost(max(plane, parked.plane), page: number),
                node: .beside(parkedNode, columns: 1, node(page, 1, end, columns - 1, Int(a)))))
          }
        }
        for ending in endings(page, 1, columns - 1, capacity) where ending.last >= state.tails.count {
          found.append(
            Transition(
              state: State(
                tails: [tail(0, parked.end, parked.picturesShown), tail(ending.last, ending.cut, ending.shown)],
                next: next(after: ending.last + 1)),
              cost: cost + ending.cost + pictureCost(max(ending.plane, parked.plane), page: number),
              node: .beside(parkedNode, columns: 1, ending.node)))
        }
      }
    }
    return found.filter { respectsPins($0.state, after: state, page: number) }
  }

  /// Whether every story that the editor has pinned begins on its page, and on no other.
  private func respectsPins(_ next: State, after state: State, page number: Int) -> Bool {
    (state.next..<next.next).allSatisfy { units[$0].pinnedPage.map { $0 == number + 1 } ?? true }
      && (next.next..<units.count).allSatisfy { units[$0].pinnedPage.map { $0 > number + 1 } ?? true }
  }

  /// Rows × columns that are left to set in a state, at the least: to tell states that can no longer fill the pages.
  private func remaining(_ state: State) -> Int {
    state.tails.reduce(0) { $0 + units[$1.unit].copy[0].count - $1.from + 3 }
      + (state.next..<units.count).reduce(0) { $0 + naturalArea(units[$1]) }
  }

  private func leastArea(_ piece: Piece) -> Int {
    let unit = units[piece.unit]
    if let filler = unit.fillerRows { return filler.map(\.lowerBound).min() ?? 0 }
    return (unit.copy.map(\.count).min() ?? 0) - piece.from
  }

  private func naturalArea(_ unit: UnitShape) -> Int {
    if let filler = unit.fillerRows { return filler[0].lowerBound }
    let span = unit.isLead ? min(2, columns) : 1
    let pictures = unit.pictures.enumerated().reduce(0) { sum, picture in
      let width = picture.offset == 0 ? min(2, columns) : 1
      return sum + (maker.pictureRows(picture.element, columns: width).first?.rows ?? 12) * width
    }
    return (unit.copy[0].count) + (unit.headRows[span - 1].first ?? 2) * span + pictures + span + unit.boxRows
  }

  /// What the issue would take at its natural shapes, against what the pages hold: 0 is even, above is too much.
  ///
  /// Natural: two columns for the lead and for stories of 26 lines and more, one for the others; the first picture over
  /// all of them at its own proportions, further ones in one column.
  var excess: Double {
    let area = units.reduce(0.0) { $0 + naturalCells($1) }
    return area / Double(max(1, capacities.reduce(0) { $0 + $1 - 1 } * columns)) - 1
  }

  private func naturalCells(_ unit: UnitShape) -> Double {
    if let filler = unit.fillerRows { return Double(filler[0].lowerBound) }
    let lines = unit.copy[0].count
    let span = min(columns, unit.isLead || lines >= 26 ? 2 : 1)
    let pictures = unit.pictures.enumerated().reduce(0.0) { sum, picture in
      let width = picture.offset == 0 ? span : 1
      let overhead = maker.measures.pictureOverhead
      let caption = overhead[min(picture.element.captionLines[width - 1], overhead.count - 1)]
      let height = (maker.measures.widths[width - 1] - picture.element.inset) / picture.element.ratio + caption
      return sum + height * Double(width)
    }
    let head = Double((unit.headRows[span - 1].first ?? 2) + unit.boxRows) + 1
    return Double(lines) + Double(span) * head + pictures
  }

  /// Fills exactly the pages, keeping `beam` states a page; nil where it finds nothing, which proves nothing.
  func solve(beam: Int, cuts: Int) -> Flatplan? {
    guard !units.isEmpty, !capacities.isEmpty else { return nil }
    cutsKept = cuts
    struct Way {
      var state: State
      var cost: Int32
      var nodes: [PlanNode]
      var spare = 0
    }
    var ways = [Way(state: State(tails: [], next: 0), cost: 0, nodes: [])]
    let total = (0..<units.count).reduce(0) { $0 + naturalArea(units[$1]) }
    let capacity = capacities.reduce(0, +) * columns
    for number in capacities.indices {
      var reached: [State: Way] = [:]
      var order: [State] = []
      for way in ways {
        for transition in transitions(from: way.state, page: number) {
          let cost = way.cost + transition.cost
          if let known = reached[transition.state] {
            if known.cost <= cost { continue }
          } else {
            order.append(transition.state)
          }
          reached[transition.state] = Way(
            state: transition.state, cost: cost, nodes: way.nodes + [transition.node],
            spare: transition.spare)
        }
      }
      if number == capacities.count - 1 {
        let done = order.compactMap { reached[$0] }.filter { $0.state.tails.isEmpty && $0.state.next == units.count }
        guard let best = done.min(by: { $0.cost < $1.cost }) else { return nil }
        return Flatplan(
          pages: best.nodes.enumerated().map { number, node in
            PagePlan(
              root: node, firstRow: 0, rows: capacities[number] - 1 - (number == best.nodes.count - 1 ? best.spare : 0))
          },
          cost: best.cost)
      }
      // Even filling: what is left should be what the pages left can hold.
      let left = capacities[(number + 1)...].reduce(0, +) * columns
      let scale = Double(capacity) / Double(max(total, 1))
      let ranked = order.compactMap { reached[$0] }.map { way -> (rank: Double, way: Way) in
        let ahead = Double(remaining(way.state)) * scale - Double(left)
        return (Double(way.cost) + 15 * abs(ahead), way)
      }.sorted {
        ($0.rank, Double($0.way.state.next), Double($0.way.state.tails.first?.from ?? 0))
          < ($1.rank, Double($1.way.state.next), Double($1.way.state.tails.first?.from ?? 0))
      }
      var kept: [Way] = []
      var perNext: [Int: Int] = [:]
      for candidate in ranked where kept.count < beam {
        // At most a third of the beam for one next story, so that pages stay various.
        guard perNext[candidate.way.state.next, default: 0] < max(1, beam / 3) else { continue }
        perNext[candidate.way.state.next, default: 0] += 1
        kept.append(candidate.way)
      }
      ways = kept
      if ways.isEmpty { return nil }
    }
    return nil
  }
}
