/// Stories run one after the other through columns of equal height, each under a headline of one column.
///
/// A column is walked from its head; where a story ends, an empty row and the next story's headline follow. At a column's
/// foot a story may go on in the next (a dog-leg). A pour is taken when its last story ends where the last column does,
/// or breaks off there to go on overleaf.
struct Pourer {
  private(set) var units: [UnitShape]
  private var canPour: [Bool]
  let maker: VariantMaker

  init(units: [UnitShape], maker: VariantMaker) {
    self.units = units
    self.maker = maker
    canPour = units.map(\.canPour)
  }

  mutating func add(_ unit: UnitShape) {
    units.append(unit)
    canPour.append(unit.canPour)
  }

  struct Poured {
    var height: Int
    var plane: Int
    /// Columns that end a row short: one at most.
    var short: Int
    var cost: Int32
    var pieces: [PouredPiece]
    /// Where the last story breaks off: the row of its text; nil where it ends.
    var cut: Int?

    fileprivate final class Piece {
      let piece: PouredPiece
      let previous: Piece?

      init(_ piece: PouredPiece, after previous: Piece?) {
        self.piece = piece
        self.previous = previous
      }
    }
  }

  /// Where a column starts: the story by its number in the pour, and the row of its text (-1: its headline is to come).
  private struct Start: Hashable, Comparable {
    var story: Int
    var row: Int
    static func < (a: Start, b: Start) -> Bool { (a.story, a.row) < (b.story, b.row) }
  }

  private struct Way {
    var cost: Int32
    var plane: Int
    /// What has been poured, from the last piece back: most ways are given up, so none keeps a list of its own.
    var last: Poured.Piece?
    /// Whether a column already ends a row short: one may, in a pour.
    var isShort = false

    var pieces: [PouredPiece] {
      var pieces: [PouredPiece] = []
      var piece = last
      while let current = piece {
        pieces.append(current.piece)
        piece = current.previous
      }
      return pieces.reversed()
    }
  }

  /// The ways to begin a column, the cheapest for each start: a handful, so they are looked through.
  private struct Ways {
    var starts: [Start] = []
    var ways: [Way] = []

    /// Where a way to this start stands; nil where there is none.
    func place(_ start: Start) -> Int? { starts.firstIndex(of: start) }

    /// Takes a way where it is cheaper than what is known.
    mutating func offer(_ start: Start, cost: Int32, _ way: () -> Way) {
      if let known = place(start) {
        if cost < ways[known].cost { ways[known] = way() }
      } else {
        starts.append(start)
        ways.append(way())
      }
    }

    /// From the first start on.
    var inOrder: [(start: Start, way: Way)] {
      zip(starts, ways).map { ($0, $1) }.sorted { $0.0 < $1.0 }
    }
  }

  /// What a pour needs to know of a story, in as little as may be: it is handed on thousands of times.
  private struct Strand {
    let unit: Int
    let copy: CopyRows
    /// The row its text is taken up from.
    let from: Int
    let headRows: Int
    /// The heights its picture may have; one of no rows where it has none to show.
    let pictures: [(rows: Int, cost: Int32)]
    /// The numbers of rows its closing lines may take, as bits.
    let closings: UInt64

    func mayClose(in rows: Int) -> Bool { rows == 0 || (1..<64).contains(rows) && closings & (1 << UInt64(rows)) != 0 }
  }

  /// One run of the columns: what is poured, through how much, and whether its end breaks off.
  private struct Run {
    var stories: [Strand]
    var columns: Int
    /// Rows of text area in each column.
    var rows: Int
    var breaksOff: Bool
  }

  private func run(_ stories: ArraySlice<FlatplanSolver.Piece>, columns: Int, rows: Int, breaksOff: Bool) -> Run? {
    guard stories.count <= 6, let last = stories.last, !breaksOff || units[last.unit].mayTurn else { return nil }
    var strands: [Strand] = []
    for piece in stories {
      // The rest of a turned story is poured only when its pictures have all been shown.
      guard canPour[piece.unit], piece.from == 0 || piece.shown == units[piece.unit].pictures.count else { return nil }
      let begins = piece.from == 0
      let picture = begins ? units[piece.unit].pictures.first : nil
      strands.append(
        Strand(
          unit: piece.unit, copy: units[piece.unit].copy[0], from: piece.from,
          headRows: begins ? units[piece.unit].headRows[0][0] : units[piece.unit].tailRows[0],
          pictures: picture.map { maker.pictureRows($0, columns: 1) } ?? [(0, 0)],
          closings: units[piece.unit].closingRows.reduce(0) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 }))
    }
    return Run(stories: strands, columns: columns, rows: rows, breaksOff: breaksOff)
  }

  /// Every height at which these stories, all of them, fill so many columns.
  func pours(_ stories: ArraySlice<FlatplanSolver.Piece>, width: Int, rows: Int) -> [Poured] {
    guard stories.count >= 2 else { return [] }
    guard var run = run(stories, columns: width, rows: 0, breaksOff: false) else { return [] }
    // The area the stories need at least tells which heights are worth trying.
    let area = run.stories.reduce(0) {
      $0 + $1.headRows + ($1.pictures.first?.rows ?? 0) + $1.copy.count - $1.from + 1
    }
    let middle = area / width
    let (least, most) = (max(6, middle - 4), min(rows, middle + 6))
    guard least <= most else { return [] }
    var found: [Poured] = []
    for height in least...most {
      run.rows = height - 1
      found += pour(run, height: height)
    }
    return found
  }

  /// Every place where the last of these stories can break off when they fill so many columns of a given height.
  func endings(_ stories: ArraySlice<FlatplanSolver.Piece>, width: Int, height: Int) -> [Poured] {
    guard let run = run(stories, columns: width, rows: height - 1, breaksOff: true) else { return [] }
    return pour(run, height: height)
  }

  /// `height` counts the empty row below, as that of a module does.
  private func pour(_ run: Run, height: Int) -> [Poured] {
    var ways = Ways()
    ways.offer(Start(story: 0, row: -1), cost: Cost.pour) { Way(cost: Cost.pour, plane: 0) }
    for column in 0..<run.columns {
      var next = Ways()
      for (start, way) in ways.inOrder where start.story < run.stories.count {
        fillColumn(run, start: start, row: 0, column: column, way: way, into: &next)
      }
      ways = next
    }
    if !run.breaksOff {
      guard let place = ways.place(Start(story: run.stories.count, row: -1)) else { return [] }
      let way = ways.ways[place]
      return [Poured(height: height, plane: way.plane, short: way.isShort ? 1 : 0, cost: way.cost, pieces: way.pieces)]
    }
    return ways.inOrder.compactMap { start, way in
      guard start.story == run.stories.count - 1, start.row > 0 else { return nil }
      let pieces = way.pieces
      let placed = pieces.filter { $0.unit == run.stories[start.story].unit }.reduce(0) {
        $0 + $1.fill.end - $1.fill.start
      }
      guard placed >= maker.measures.linesAtTurn,
        run.stories[start.story].copy.count - start.row >= maker.measures.linesAtTurn
      else { return nil }
      return Poured(
        height: height, plane: way.plane, short: way.isShort ? 1 : 0, cost: way.cost + Cost.pageTurn,
        pieces: pieces, cut: start.row)
    }
  }

  private static let noPicture: [(rows: Int, cost: Int32)] = [(0, 0)]
  /// Between two stories in one column: rows of air beyond the one that parts them, and a closing line.
  private static let gaps = [(extra: 0, closing: 0), (1, 0), (2, 0), (0, 1)]

  private func fillColumn(
    _ run: Run, start: Start, row: Int, column: Int, way: Way, into next: inout Ways
  ) {
    let story = run.stories[start.story]
    let copy = story.copy
    let isLastColumn = column == run.columns - 1
    let isLastStory = start.story == run.stories.count - 1
    let begins = start.row < 0
    let head = begins ? story.headRows : 0
    let first = begins ? (story.from > 0 ? copy.columnStart(story.from) : 0) : copy.columnStart(start.row)
    for picture in begins ? story.pictures : Pourer.noPicture {
      let top = row + head + picture.rows
      let room = run.rows - top
      guard room >= (begins ? 3 : 1) else { continue }
      let left = copy.count - first
      let before = way.cost + picture.cost
      func piece(_ fill: ColumnFill, closing: Int = 0, short: Int = 0, cost: Int32) -> Way {
        Way(
          cost: before + cost, plane: max(way.plane, picture.rows > 0 ? 1 : 0),
          last: Poured.Piece(
            PouredPiece(
              unit: story.unit, column: column, row: row, headRows: head,
              pictureRows: picture.rows, fill: fill, closingRows: closing, short: short), after: way.last),
          isShort: way.isShort || short > 0)
      }
      // The story goes on: in the next column, or overleaf after a last row that says so.
      let turns = isLastColumn && isLastStory && run.breaksOff
      if !isLastColumn || turns {
        copy.columnEnds(from: first, height: room - (turns ? 1 : 0), mayBeShort: !way.isShort) { fill, short, cost in
          guard fill.end < copy.count else { return }
          let turn = turns && copy.endsDivided[fill.end] ? Cost.dividedPageEnd - Cost.dividedColumnEnd : 0
          let cost = cost + (turns ? turn : Cost.dogLeg)
          next.offer(Start(story: start.story, row: fill.end), cost: before + cost) {
            piece(fill, short: short, cost: cost)
          }
        }
      }
      guard left <= room + 1 else { continue }
      let slack = room - left
      let after = Start(story: start.story + 1, row: -1)
      let whole = ColumnFill(start: first, end: copy.count)
      // It ends at the foot of its column.
      if !isLastStory || (isLastColumn && !run.breaksOff) {
        for short in 0...(way.isShort ? 0 : 1) {
          for gain in -1...2 {
            let closing = slack - short - gain
            guard story.mayClose(in: closing), let made = copy.column(first, copy.count, gaining: gain)
            else { continue }
            let cost = made.cost + (closing > 0 ? Cost.closing(rows: closing) : 0) + Int32(short) * Cost.shortColumn
            next.offer(after, cost: before + cost) { piece(made.fill, closing: closing, short: short, cost: cost) }
          }
        }
      }
      // The next story follows in the same column: an empty row or two, a headline, three lines of text.
      if !isLastStory {
        let following = run.stories[start.story + 1].headRows + 3
        for (extra, closing) in Pourer.gaps where story.mayClose(in: closing) {
          let below = 1 + extra + closing
          guard slack >= below + following else { continue }
          let made = piece(whole, closing: closing, cost: Cost.air(extra) + (closing > 0 ? Cost.closing(rows: 1) : 0))
          fillColumn(run, start: after, row: top + left + below, column: column, way: made, into: &next)
        }
      }
    }
  }
}

extension UnitShape {
  /// Whether it may be poured at all.
  fileprivate var canPour: Bool {
    mayPour && fillerRows == nil && boxRows == 0 && pictures.count <= 1 && spans.contains(1)
  }
}
