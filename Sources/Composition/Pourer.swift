/// Stories run one after the other through columns of equal height, each under a headline of one column.
///
/// A column is walked from its head; where a story ends, an empty row and the next story's headline follow. At a column's
/// foot a story may go on in the next. A pour is taken only when the last story ends where the last column does.
struct Pourer {
  let units: [UnitShape]
  let maker: VariantMaker

  struct Poured {
    var height: Int
    var plane: Int
    var cost: Int32
    var pieces: [PouredPiece]
  }

  /// Where a column starts: the story by its number in the pour, and the row of its text (-1: its headline is to come).
  private struct Start: Hashable {
    var story: Int
    var row: Int
  }

  private struct Way {
    var cost: Int32
    var plane: Int
    var pieces: [PouredPiece]
  }

  /// Every height at which these stories, all of them, fill so many columns; `froms` says which are the rests of stories.
  func pours(_ stories: [Int], froms: [Int], width: Int, rows: Int) -> [Poured] {
    guard stories.count >= 2, stories.count <= 6, froms.allSatisfy({ $0 == 0 }) else { return [] }
    let shapes = stories.map { units[$0] }
    guard shapes.allSatisfy({ $0.mayPour && $0.fillerRows == nil && $0.boxRows == 0 && $0.pictures.count <= 1 }) else {
      return []
    }
    // The area the stories need at least tells which heights are worth trying.
    var area = 0
    for shape in shapes {
      let picture = shape.pictures.first.flatMap { maker.pictureRows($0, columns: 1).first?.rows } ?? 0
      area += shape.headRows[0][0] + picture + shape.copy[0].count + 1
    }
    var found: [Poured] = []
    let middle = area / width
    for height in max(6, middle - 4)...max(6, min(rows, middle + 5)) {
      if let best = pour(shapes, stories, width: width, height: height) { found.append(best) }
    }
    return found
  }

  /// `height` counts the empty row below, as that of a module does.
  private func pour(_ shapes: [UnitShape], _ stories: [Int], width: Int, height: Int) -> Poured? {
    let columnRows = height - 1
    var ways: [Start: Way] = [Start(story: 0, row: -1): Way(cost: Cost.pour, plane: 0, pieces: [])]
    for column in 0..<width {
      var next: [Start: Way] = [:]
      for (start, way) in ways.sorted(by: { ($0.key.story, $0.key.row) < ($1.key.story, $1.key.row) }) {
        guard start.story < shapes.count else { continue }
        fillColumn(
          shapes, stories, start: start, row: 0, rows: columnRows, column: column, isLast: column == width - 1, way: way,
          into: &next)
      }
      ways = next
    }
    guard let way = ways[Start(story: shapes.count, row: -1)] else { return nil }
    return Poured(height: height, plane: way.plane, cost: way.cost, pieces: way.pieces)
  }

  private func fillColumn(
    _ shapes: [UnitShape], _ stories: [Int], start: Start, row: Int, rows: Int, column: Int, isLast: Bool, way: Way,
    into next: inout [Start: Way]
  ) {
    func offer(_ start: Start, _ way: Way) {
      if next[start].map({ way.cost < $0.cost }) ?? true { next[start] = way }
    }
    if start.story == shapes.count {
      // All is set: only good at the foot of the last column.
      return
    }
    let shape = shapes[start.story]
    let copy = shape.copy[0]
    var pictures: [(rows: Int, cost: Int32)] = [(0, 0)]
    var head = 0
    if start.row < 0 {
      head = shape.headRows[0][0]
      if let picture = shape.pictures.first {
        pictures = maker.pictureRows(picture, columns: 1)
      }
    }
    for picture in pictures {
      let top = row + head + picture.rows
      let first = start.row < 0 ? 0 : (row == 0 ? copy.columnStart(start.row) : start.row)
      let room = rows - top
      guard room >= (start.row < 0 ? 3 : 1) else { continue }
      let left = copy.count - first
      func piece(end: Int, closing: Bool, short: Int) -> Way {
        var made = way
        made.cost += picture.cost + (closing ? Cost.closingLine : 0) + Int32(short) * Cost.shortColumn
        made.plane = max(made.plane, picture.rows > 0 ? 1 : 0)
        made.pieces.append(
          PouredPiece(
            unit: stories[start.story], column: column, row: row, headRows: head, pictureRows: picture.rows,
            start: first, end: end, hasClosingLine: closing, short: short))
        return made
      }
      if left > room {
        // It goes on in the next column: a dog-leg.
        let end = first + room
        guard !isLast, copy.mayEnd[end] else { continue }
        var made = piece(end: end, closing: false, short: 0)
        made.cost += Cost.dogLeg
        offer(Start(story: start.story, row: end), made)
        continue
      }
      let slack = room - left
      let isLastStory = start.story == shapes.count - 1
      let after = Start(story: start.story + 1, row: -1)
      // It ends at the foot of its column.
      if slack == 0 || (slack == 1 && !isLastStory) || slack == 1 {
        let closing = slack == 1 && shape.offersClosingLine
        let made = piece(end: copy.count, closing: closing, short: slack == 1 && !closing ? 1 : 0)
        if !isLastStory || isLast { offer(after, made) }
      }
      // The next story follows in the same column: an empty row, a headline, three lines of text.
      if !isLastStory, slack >= 1 + shapes[start.story + 1].headRows[0][0] + 3 {
        fillColumn(
          shapes, stories, start: after, row: top + left + 1, rows: rows, column: column, isLast: isLast,
          way: piece(end: copy.count, closing: false, short: 0), into: &next)
        if shape.offersClosingLine {
          fillColumn(
            shapes, stories, start: after, row: top + left + 2, rows: rows, column: column, isLast: isLast,
            way: piece(end: copy.count, closing: true, short: 0), into: &next)
        }
      }
    }
  }
}
