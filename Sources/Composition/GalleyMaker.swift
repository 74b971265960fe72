import Glibc

/// A make-up that needs no luck («en placard»): story under story over the full width, in reading order, the text in
/// columns of one height, broken off where a page ends. For drafts of issues that no search can make up.
///
/// One walk over the rows of the issue: its time and memory grow with the text and with nothing else.
struct GalleyMaker {
  let units: [UnitShape]
  let maker: VariantMaker
  /// The rows a page has for stories, by its number from 1.
  let pageRows: (Int) -> Int

  /// The fewest rows in which a picture still shows what it is of.
  private static let smallPicture = 10

  private var columns: Int { maker.measures.columns }

  /// All units on as many pages as they take.
  func flatplan() -> Flatplan {
    var sheets = Sheets(pageRows: pageRows)
    for (number, unit) in units.enumerated() {
      if let filler = unit.fillerRows {
        let rows = filler[columns - 1].lowerBound
        if sheets.room < rows { sheets.turn() }
        sheets.add(.module(unit: number, module(Part(), from: 0, rows: rows - 1, [], end: 0)), height: rows)
      } else {
        place(unit, number, on: &sheets)
      }
    }
    sheets.turn()
    return Flatplan(pages: sheets.pages, cost: 0)
  }

  /// What stands over and beside the text of one part of a story.
  private struct Part {
    var picture = PictureSetting.none
    /// Rows of a picture over all columns.
    var above = 0
    /// Rows of pictures at the head of each column.
    var taken: [Int] = []
    var further: [Int] = []
    var firstPicture = 0
    var head = 0
  }

  private func place(_ unit: UnitShape, _ number: Int, on sheets: inout Sheets) {
    let copy = unit.copy[columns - 1]
    var (from, shown) = (0, 0)
    var isBegun = false
    while !isBegun || from < copy.count || shown < unit.pictures.count {
      let head = unit.boxRows + (isBegun ? unit.tailRows[columns - 1] : unit.headRows[columns - 1].first ?? 2)
      // The last row of a module is the empty one that parts it from the next.
      var room = sheets.room - head - 1
      // A picture is made smaller rather than a page left half empty.
      let most = room - 4 < Self.smallPicture && !sheets.isEmpty ? pageRows(2) : room - 4
      let part = part(of: unit, shown: shown, isBegun: isBegun, head: head, most: max(4, most))
      room -= part.above
      let least = part.taken.max() ?? 0
      // A headline keeps a few lines of its text with it, a picture too.
      if !sheets.isEmpty, room < min(6, copy.count - from + 1) || room < least + 3 {
        sheets.turn()
        continue
      }
      let even = (copy.count - from + part.taken.reduce(0, +)) / columns
      let whole = (max(1, least, even)..<max(1, least, even, room + 1)).lazy
        .map { rows in (rows: rows, text: fill(copy, from: from, part, rows: rows, breaksOff: false)) }
        .first { $0.text.end == copy.count }
      let rows = whole?.rows ?? max(room, least + 2)
      let text = whole?.text ?? fill(copy, from: from, part, rows: rows, breaksOff: true)
      let variant = module(part, from: from, rows: rows, text.columns, end: text.end)
      sheets.add(.module(unit: number, variant), height: variant.height)
      if whole == nil { sheets.turn() }
      (from, shown, isBegun) = (text.end, variant.picturesShown, true)
    }
  }

  /// The next pictures, one at the head of each column; a gallery over as many as it wants.
  private func part(of unit: UnitShape, shown: Int, isBegun: Bool, head: Int, most: Int) -> Part {
    var part = Part(taken: [Int](repeating: 0, count: columns), firstPicture: shown, head: head)
    var free = columns
    var pictures = unit.pictures[shown...]
    if !isBegun, let first = pictures.popFirst() {
      let width = min(max(first.leastColumns, 1), columns)
      let rows = min(rows(of: first, columns: width), most)
      free = columns - width
      if free == 0 {
        part.picture = .across(rows: rows)
        part.above = rows
        return part
      }
      part.picture = .inColumns(width, rows: rows)
      for column in free..<columns { part.taken[column] = rows }
    }
    for picture in pictures.prefix(free) {
      let rows = min(rows(of: picture, columns: 1), most)
      part.taken[free - 1 - part.further.count] = rows
      part.further.append(rows)
    }
    return part
  }

  /// The rows of a picture as near to its own proportions as its page allows.
  private func rows(of picture: UnitShape.PictureShape, columns: Int) -> Int {
    let measures = maker.measures
    return (4...max(4, measures.largestPictureRows[columns - 1])).min { a, b in
      let far = [a, b].map { rows in
        abs(
          log(
            measures.ratio(
              columns: columns, rows: rows, captionLines: picture.captionLines[columns - 1], inset: picture.inset)
              / picture.ratio))
      }
      return far[0] < far[1]
    } ?? 4
  }

  /// Text from a row on in columns of one height, each ending where it best may.
  private func fill(
    _ copy: CopyRows, from start: Int, _ part: Part, rows: Int, breaksOff: Bool
  ) -> (columns: [ColumnFill?], end: Int) {
    var fills: [ColumnFill?] = []
    var row = start
    for (column, taken) in part.taken.enumerated() {
      // The last column keeps a row for the line «suite page 3».
      let height = rows - taken - (breaksOff && column == columns - 1 ? 1 : 0)
      let first = row == 0 ? 0 : copy.columnStart(row)
      let foot = min(first + height, copy.count)
      guard height > 0, first < foot else {
        fills.append(nil)
        continue
      }
      // Text that no place allows to part is parted all the same.
      let end = (first + 1...foot).last { copy.mayEnd[$0] } ?? foot
      fills.append(ColumnFill(start: first, end: end))
      row = end
    }
    return (fills, row)
  }

  private func module(_ part: Part, from start: Int, rows: Int, _ fills: [ColumnFill?], end: Int) -> ModuleVariant {
    ModuleVariant(
      span: columns, headSize: 0, air: 0, picture: part.picture, furtherPictures: part.further,
      firstPicture: part.firstPicture, bodyRows: rows, start: start, end: end, columns: fills, closingRows: 0, short: 0,
      summaryRows: 0, height: part.head + part.above + rows + 1, cost: 0, plane: 0)
  }

  /// The pages as they fill.
  private struct Sheets {
    let pageRows: (Int) -> Int
    private(set) var pages: [PagePlan] = []
    private var modules: [(node: PlanNode, height: Int)] = []
    private var used = 0

    init(pageRows: @escaping (Int) -> Int) { self.pageRows = pageRows }

    var isEmpty: Bool { modules.isEmpty }
    /// Rows left, the empty one under the last module counted.
    var room: Int { pageRows(pages.count + 1) + 1 - used }

    mutating func add(_ node: PlanNode, height: Int) {
      modules.append((node, height))
      used += height
    }

    /// Goes on to the next page.
    mutating func turn() {
      guard let last = modules.popLast() else { return }
      let root = modules.reversed().reduce(last.node) { .stack($1.node, height: $1.height, $0) }
      pages.append(PagePlan(root: root, firstRow: 0, rows: used - 1))
      (modules, used) = ([], 0)
    }
  }
}
