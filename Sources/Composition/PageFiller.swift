/// Fills rectangles of a page with pieces of the issue in reading order, every guillotine cutting tried: for each height
/// the cheapest way (cells), and for the foot of a page the places where its last story may break off (endings).
///
/// What it finds for whole stories is kept under their sequence, so that pages, page counts and orders of one issue
/// share it.
final class PageFiller {
  /// A place in the text of a unit: the unit, and the row from which it is still to be set.
  struct Piece: Hashable {
    var unit: Int
    var from: Int
    /// How many of its pictures were shown before.
    var shown = 0
  }

  /// The pieces a page may take, in reading order: stories broken off before, then whole ones.
  final class Page {
    let pieces: [Piece]
    let tailCount: Int
    let isFirst: Bool
    /// For every whole piece the number of its sequence by length (see `PageFiller.sequences`).
    fileprivate let sequences: ArraySlice<[Int]>
    fileprivate var cells: [Int: Cell] = [:]
    fileprivate var endings: [Int: [Ending]] = [:]

    init(tails: [Piece], whole: ArraySlice<Int>, sequences: ArraySlice<[Int]>, isFirst: Bool) {
      pieces = tails + whole.map { Piece(unit: $0, from: 0) }
      tailCount = tails.count
      self.sequences = sequences
      self.isFirst = isFirst
    }

    /// Of pieces i ..< j, all whole.
    fileprivate func sequence(_ i: Int, _ j: Int) -> Int {
      sequences[sequences.startIndex + i - tailCount][j - i]
    }
  }

  private(set) var units: [UnitShape]
  let columns: Int
  /// The most rows a page has, the empty row after its last module included.
  let maximumRows: Int
  private let maker: VariantMaker
  private var pourer: Pourer
  private var shared: [Int: Cell] = [:]
  private var sharedEndings: [Int: [Ending]] = [:]
  private var beginnings: [BeginningKey: [ModuleVariant]] = [:]
  private var numbers: [[Int]: Int] = [:]
  /// How much was worked out: cells and endings. The same for the same questions, on every machine.
  private(set) var steps = 0
  /// How many places to break off are kept for each story.
  var cutsKept = 12 {
    didSet { if cutsKept != oldValue { sharedEndings = [:] } }
  }

  /// More pieces than a page can hold.
  static let reach = 24

  init(units: [UnitShape], measures: FlatplanMeasures, maximumRows: Int) {
    self.units = units
    self.columns = measures.columns
    self.maximumRows = maximumRows
    maker = VariantMaker(measures: measures)
    pourer = Pourer(units: units, maker: maker)
  }

  /// Takes up another unit, a changed one say, and gives its number.
  func add(_ unit: UnitShape) -> Int {
    units.append(unit)
    pourer.add(unit)
    return units.count - 1
  }

  /// For every place of an order, by length, a number that is the same wherever the same units follow each other.
  func sequences(of order: [Int]) -> [[Int]] {
    order.indices.map { start in
      (0...min(PageFiller.reach, order.count - start)).map { count in
        let units = Array(order[start..<(start + count)])
        if let known = numbers[units] { return known }
        numbers[units] = numbers.count
        return numbers.count - 1
      }
    }
  }

  // MARK: - Cells: the cheapest way to fill a rectangle with given stories

  /// For every height, plane and whether a column ends short, the cheapest filling of so many columns, and how it is made.
  final class Cell {
    enum Choice {
      case module(ModuleVariant)
      /// The number of pieces in the first part, and the entries of both parts; relative, so that pages can share it.
      case stack(pieces: Int, Int, Int)
      case beside(pieces: Int, width: Int, Int, Int)
      case pour([PouredPiece])

      var isStack: Bool { if case .stack = self { true } else { false } }
    }
    private(set) var heights: [Int] = []
    private(set) var planes: [Int] = []
    /// Columns that end a row short: one on a page, no more.
    private(set) var shorts: [Int] = []
    private(set) var costs: [Int32] = []
    /// How many columns wide the picture is that stands at the head, on the left; 0 for none.
    private(set) var crowns: [Int] = []
    private(set) var choices: [Choice] = []
    /// For (height × 3 + plane) × 2 + short: the number of the entry, or -1.
    private var index: [Int32]

    init(rows: Int) { index = [Int32](repeating: -1, count: (rows + 1) * 6) }

    func entry(height: Int, plane: Int, short: Int) -> Int? {
      let key = (height * 3 + plane) * 2 + short
      guard key < index.count, index[key] >= 0 else { return nil }
      return Int(index[key])
    }

    /// The entries of a height that have no more short columns than that.
    func entries(height: Int, mostShort: Int) -> [Int] {
      (0..<3).flatMap { plane in
        (0...mostShort).compactMap { entry(height: height, plane: plane, short: $0) }
      }
    }

    func offer(height: Int, plane: Int, short: Int, cost: Int32, crown: Int, _ choice: @autoclosure () -> Choice) {
      let key = (height * 3 + plane) * 2 + short
      guard short <= 1, key < index.count else { return }
      let present = Int(index[key])
      if present < 0 {
        index[key] = Int32(costs.count)
        heights.append(height)
        planes.append(plane)
        shorts.append(short)
        costs.append(cost)
        crowns.append(crown)
        choices.append(choice())
      } else if cost < costs[present] {
        costs[present] = cost
        crowns[present] = crown
        choices[present] = choice()
      }
    }
  }

  func cell(_ page: Page, _ i: Int, _ j: Int, _ width: Int) -> Cell {
    if i >= page.tailCount {
      let key = (page.sequence(i, j) * 16 + width) * 2 + (page.isFirst ? 1 : 0)
      if let known = shared[key] { return known }
      let made = makeCell(page, i, j, width)
      shared[key] = made
      return made
    }
    let key = (i * 64 + j) * 16 + width
    if let known = page.cells[key] { return known }
    let made = makeCell(page, i, j, width)
    page.cells[key] = made
    return made
  }

  private func makeCell(_ page: Page, _ i: Int, _ j: Int, _ width: Int) -> Cell {
    steps += 1
    let made = Cell(rows: maximumRows)
    guard j - i <= 10 else { return made }
    if j == i + 1 {
      let piece = page.pieces[i]
      for variant in maker.wholes(
        units[piece.unit], from: piece.from, shown: piece.shown, span: width, onFirstPage: page.isFirst)
      {
        made.offer(
          height: variant.height, plane: variant.plane, short: variant.short, cost: variant.cost, crown: variant.crown,
          .module(variant))
      }
      return made
    }
    // One above the other: the first part is never itself a stack, so that every stack is counted once.
    for middle in (i + 1)..<j {
      let top = cell(page, i, middle, width)
      if !top.costs.isEmpty {
        let bottom = cell(page, middle, j, width)
        for a in top.costs.indices where !top.choices[a].isStack {
          let (height, plane, cost, crown) = (top.heights[a], top.planes[a], top.costs[a], top.crowns[a])
          for b in bottom.costs.indices where height + bottom.heights[b] <= maximumRows {
            made.offer(
              height: height + bottom.heights[b], plane: max(plane, bottom.planes[b]),
              short: top.shorts[a] + bottom.shorts[b], cost: cost + bottom.costs[b], crown: crown,
              .stack(pieces: middle - i, a, b))
          }
        }
      }
      // Side by side, all of one height.
      for left in 1..<max(width, 1) {
        let west = cell(page, i, middle, left)
        if west.costs.isEmpty { continue }
        let east = cell(page, middle, j, width - left)
        for a in west.costs.indices {
          for b in east.entries(height: west.heights[a], mostShort: 1 - west.shorts[a]) {
            made.offer(
              height: west.heights[a], plane: max(west.planes[a], east.planes[b]),
              short: west.shorts[a] + east.shorts[b],
              cost: west.costs[a] + east.costs[b] + Cost.sideBySide
                + (west.crowns[a] > 0 && west.crowns[a] == east.crowns[b] ? Cost.equalPictures : 0),
              crown: west.crowns[a], .beside(pieces: middle - i, width: left, a, b))
          }
        }
      }
    }
    if width >= 2 {
      for poured in pourer.pours(page.pieces[i..<j], width: width, rows: maximumRows) {
        made.offer(
          height: poured.height, plane: poured.plane, short: poured.short, cost: poured.cost, crown: 0,
          .pour(poured.pieces))
      }
    }
    return made
  }

  /// How an entry of a cell is made, for drawing.
  func node(_ page: Page, _ i: Int, _ j: Int, _ width: Int, _ entry: Int) -> PlanNode {
    let found = cell(page, i, j, width)
    switch found.choices[entry] {
    case .module(let variant): return .module(unit: page.pieces[i].unit, variant)
    case .stack(let count, let a, let b):
      let middle = i + count
      let height = cell(page, i, middle, width).heights[a]
      return .stack(node(page, i, middle, width, a), height: height, node(page, middle, j, width, b))
    case .beside(let count, let left, let a, let b):
      let middle = i + count
      return .beside(
        node(page, i, middle, left, a), columns: left, node(page, middle, j, width - left, b))
    case .pour(let pieces): return .pour(pieces, height: found.heights[entry])
    }
  }

  // MARK: - Endings: rectangles in which the last story breaks off

  struct Ending {
    /// The piece that breaks off, counted from the rectangle's first, and the row it has got to.
    var last: Int
    var cut: Int
    /// How many of its pictures have been shown.
    var shown: Int
    var plane: Int
    var short: Int
    var cost: Int32
    var node: PlanNode
  }

  /// An ending before its drawing is worked out: most are beaten by a cheaper one.
  private struct Candidate {
    enum Way {
      case module(ModuleVariant)
      case pour([PouredPiece])
      case stack(pieces: Int, entry: Int, rest: Int)
      case beside(pieces: Int, columns: Int, entry: Int, rest: Int)
    }
    var last: Int
    var cut: Int
    var shown: Int
    var plane: Int
    var short: Int
    var cost: Int32
    var way: Way
  }

  private struct BeginningKey: Hashable {
    var piece: Piece
    var span, height: Int
  }

  /// All shapes of a piece's beginning that fill so many columns and rows.
  func beginnings(of piece: Piece, span: Int, height: Int) -> [ModuleVariant] {
    let key = BeginningKey(piece: piece, span: span, height: height)
    if let known = beginnings[key] { return known }
    let made = maker.beginnings(units[piece.unit], from: piece.from, shown: piece.shown, span: span, height: height)
    beginnings[key] = made
    return made
  }

  /// Fills a rectangle with pieces from `i` on, the last of which breaks off in its last column.
  func endings(_ page: Page, _ i: Int, _ width: Int, _ height: Int) -> [Ending] {
    guard i < page.pieces.count, height >= 8 else { return [] }
    let isShared = i >= page.tailCount
    let key =
      isShared
      ? ((page.sequence(i, min(page.pieces.count, i + 14)) * 16 + width) * 128 + height) * 2 + (page.isFirst ? 1 : 0)
      : (i * 16 + width) * 128 + height
    if let known = isShared ? sharedEndings[key] : page.endings[key] { return known }
    let kept = makeEndings(page, i, width, height)
    if isShared { sharedEndings[key] = kept } else { page.endings[key] = kept }
    return kept
  }

  private func makeEndings(_ page: Page, _ i: Int, _ width: Int, _ height: Int) -> [Ending] {
    steps += 1
    var candidates: [Candidate] = []
    var places: [Int: Int] = [:]
    func offer(
      last: Int, cut: Int, shown: Int, plane: Int, short: Int, cost: Int32, _ way: @autoclosure () -> Candidate.Way
    ) {
      guard short <= 1 else { return }
      let key = (((last * 2048 + cut) * 16 + shown) * 3 + plane) * 2 + short
      if let known = places[key] {
        guard cost < candidates[known].cost else { return }
        candidates[known].cost = cost
        candidates[known].way = way()
      } else {
        places[key] = candidates.count
        candidates.append(
          Candidate(last: last, cut: cut, shown: shown, plane: plane, short: short, cost: cost, way: way()))
      }
    }
    let piece = page.pieces[i]
    for variant in beginnings(of: piece, span: width, height: height) {
      offer(
        last: 0, cut: variant.end, shown: variant.picturesShown, plane: variant.plane, short: variant.short,
        cost: variant.cost, .module(variant))
    }
    if width >= 2, height >= 12 {
      for end in (i + 2)..<(i + 7) where end <= page.pieces.count {
        for poured in pourer.endings(page.pieces[i..<end], width: width, height: height) {
          offer(
            last: end - 1 - i, cut: poured.cut!, shown: units[page.pieces[end - 1].unit].pictures.count,
            plane: poured.plane, short: poured.short, cost: poured.cost, .pour(poured.pieces))
        }
      }
    }
    for middle in (i + 1)..<(i + 7) where middle < page.pieces.count {
      let top = cell(page, i, middle, width)
      for a in top.costs.indices where top.heights[a] <= height - 8 {
        for (number, rest) in endings(page, middle, width, height - top.heights[a]).enumerated() {
          offer(
            last: rest.last + middle - i, cut: rest.cut, shown: rest.shown, plane: max(top.planes[a], rest.plane),
            short: top.shorts[a] + rest.short, cost: top.costs[a] + rest.cost,
            .stack(pieces: middle - i, entry: a, rest: number))
        }
      }
      for left in 1..<max(width, 1) {
        let west = cell(page, i, middle, left)
        for a in west.entries(height: height, mostShort: 1) {
          for (number, rest) in endings(page, middle, width - left, height).enumerated() {
            offer(
              last: rest.last + middle - i, cut: rest.cut, shown: rest.shown, plane: max(west.planes[a], rest.plane),
              short: west.shorts[a] + rest.short, cost: west.costs[a] + rest.cost + Cost.sideBySide,
              .beside(pieces: middle - i, columns: left, entry: a, rest: number))
          }
        }
      }
    }
    // The cheapest for each cut and plane, and of those the cheapest few for each story.
    candidates.sort { ($0.cost, $0.last, $0.cut, -$0.plane) < ($1.cost, $1.last, $1.cut, -$1.plane) }
    var perStory: [Int: Int] = [:]
    return candidates.compactMap { found in
      guard perStory[found.last, default: 0] < cutsKept else { return nil }
      perStory[found.last, default: 0] += 1
      return Ending(
        last: found.last, cut: found.cut, shown: found.shown, plane: found.plane, short: found.short, cost: found.cost,
        node: node(of: found.way, page, i, width, height))
    }
  }

  private func node(of way: Candidate.Way, _ page: Page, _ i: Int, _ width: Int, _ height: Int) -> PlanNode {
    switch way {
    case .module(let variant): return .module(unit: page.pieces[i].unit, variant)
    case .pour(let pieces): return .pour(pieces, height: height)
    case .stack(let count, let a, let rest):
      let upper = cell(page, i, i + count, width).heights[a]
      return .stack(
        node(page, i, i + count, width, a), height: upper, endings(page, i + count, width, height - upper)[rest].node)
    case .beside(let count, let left, let a, let rest):
      return .beside(
        node(page, i, i + count, left, a), columns: left, endings(page, i + count, width - left, height)[rest].node)
    }
  }

  // MARK: - Areas

  func pictureRows(_ picture: UnitShape.PictureShape, columns: Int) -> [(rows: Int, cost: Int32)] {
    maker.pictureRows(picture, columns: columns)
  }
}
