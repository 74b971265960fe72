import DisplayList
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// Draws a flatplan: every module of every page as items of the display list, in reading order.
struct PageMaker {
  let layout: Layout
  let setter: CopySetter
  let words: PageWords
  let materials: [StoryMaterial]
  let plan: Flatplan
  let summary: [SummaryEntry]
  /// What must stay in sight of a picture that is cropped.
  let facts: (Picture) -> PictureFacts?

  init(
    layout: Layout, setter: CopySetter, words: PageWords, materials: [StoryMaterial], plan: Flatplan,
    summary: [SummaryEntry], facts: @escaping (Picture) -> PictureFacts?
  ) {
    self.layout = layout
    self.setter = setter
    self.words = words
    self.materials = materials
    self.plan = plan
    self.summary = summary
    self.facts = facts
    grid = layout.columnGrid
  }

  /// A line of «Au sommaire».
  struct SummaryEntry: Hashable {
    var title: String
    var page: Int
  }

  /// The columns of the page being drawn.
  var grid: ColumnGrid
  var baselines: BaselineGrid { layout.baselineGrid }

  /// A rectangle of the page in columns (from 0) and rows.
  struct Cell {
    var column: Int
    var columns: Int
    var row: Int
    var height: Int
  }

  /// What gathers on a page while it is drawn.
  struct Sheet {
    var number: Int
    var backgrounds: [PageItem] = []
    var items: [PageItem] = []
    var lines: [StoryLine] = []
    /// The lines that cut a word, with their story.
    var cuts: [(line: SetLine, story: String?)] = []
  }

  /// The items of a page, furniture left out, where the lines of its stories stand, and those that cut a word.
  func stories(on page: Int) -> (items: [PageItem], lines: [StoryLine], cuts: [(line: SetLine, story: String?)]) {
    let pagePlan = plan.pages[page - 1]
    var sheet = Sheet(number: page)
    var maker = self
    maker.grid = layout.columnGrid(onPage: page)
    maker.draw(
      pagePlan.root,
      in: Cell(column: 0, columns: layout.columns, row: pagePlan.firstRow, height: pagePlan.rows + 1), on: &sheet)
    return (sheet.backgrounds + sheet.items, sheet.lines, sheet.cuts)
  }

  func draw(_ node: PlanNode, in cell: Cell, on sheet: inout Sheet) {
    switch node {
    case .module(let unit, let variant):
      draw(variant, of: materials[unit], unit: unit, in: cell, on: &sheet)
    case .stack(let upper, let height, let lower):
      draw(upper, in: Cell(column: cell.column, columns: cell.columns, row: cell.row, height: height), on: &sheet)
      draw(
        lower,
        in: Cell(column: cell.column, columns: cell.columns, row: cell.row + height, height: cell.height - height),
        on: &sheet)
    case .beside(let left, let columns, let right):
      let west = Cell(column: cell.column, columns: columns, row: cell.row, height: cell.height)
      let east = Cell(
        column: cell.column + columns, columns: cell.columns - columns, row: cell.row, height: cell.height)
      draw(left, in: west, on: &sheet)
      drawHairlines(between: left, and: right, before: east.column, in: cell, on: &sheet)
      draw(right, in: east, on: &sheet)
    case .pour(let pieces, let height):
      drawHairlines(of: pieces, height: height, in: cell, on: &sheet)
      for piece in pieces { draw(piece, in: cell, on: &sheet) }
    }
  }

  // MARK: - Modules

  func draw(
    _ variant: ModuleVariant, of material: StoryMaterial, unit: Int, in cell: Cell, on sheet: inout Sheet
  ) {
    if material.isFiller { return drawFiller(material, in: cell, on: &sheet) }
    let box = material.look.flatMap { layout.looks[$0] }
    let padding = box?.padding ?? .zero
    // Air stands above the headline: under a picture that comes first, and under the head where it opens the page.
    let airUnderPicture = if case .across = variant.picture { variant.start == 0 } else { false }
    let airUnderHead = !airUnderPicture && cell.row == plan.pages[sheet.number - 1].firstRow
    let top = cell.row + (airUnderPicture || airUnderHead ? 0 : variant.air)
    if let box { drawBox(box, in: cell, fromRow: top, on: &sheet) }
    var row = top + material.shape.boxRows
    let left = grid.x(ofColumn: cell.column + 1) + padding
    let width = grid.width(ofColumns: cell.columns) - padding * 2
    var textColumns = Array(cell.column..<(cell.column + cell.columns))
    var headX = left
    var headSpan = cell.columns

    let firstPicture = variant.firstPicture
    if variant.start > 0 {
      drawTailHead(material, unit: unit, x: left, width: width, row: row, on: &sheet)
      row += material.shape.tailRows[cell.columns - 1]
    }
    switch variant.picture {
    case .none, .inColumns: break
    case .across(let rows):
      drawPicture(
        material, firstPicture, x: left, width: width, columns: cell.columns, row: row, rows: rows, on: &sheet)
      row += rows
    case .beside(let columns, let rows):
      drawPicture(
        material, firstPicture, x: left, width: grid.width(ofColumns: columns), columns: columns, row: row, rows: rows,
        on: &sheet)
      textColumns.removeFirst(columns)
      headX = grid.x(ofColumn: cell.column + columns + 1)
      headSpan = cell.columns - columns
    }
    if variant.start == 0 {
      let head = material.heads[headSpan - 1][variant.headSize]
      if airUnderPicture { row += variant.air }
      // Two rows in one place would be a hole: the standfirst takes one of them above it.
      let lines = airUnderHead && variant.air > 1 ? head.lines.opened(by: layout.leading) : head.lines
      place(lines, x: headX, y: baselines.top(ofRow: row), story: material.slug, on: &sheet)
      row += head.rows + (airUnderHead ? variant.air : 0)
    }

    // The text: columns of one height, each giving way to a picture at its head.
    var taken = [Int](repeating: 0, count: textColumns.count)
    var free = Array(textColumns.indices)
    if case .inColumns(let columns, let rows) = variant.picture {
      let first = textColumns.count - columns
      drawPicture(
        material, firstPicture, x: grid.x(ofColumn: textColumns[first] + 1) + padding,
        width: grid.width(ofColumns: columns) - padding * 2, columns: columns, row: row, rows: rows, on: &sheet)
      for column in first..<textColumns.count { taken[column] = rows }
      free.removeLast(columns)
    }
    for (number, rows) in variant.furtherPictures.enumerated() {
      let column = free[free.count - 1 - number % free.count]
      drawPicture(
        material, firstPicture + number + (variant.picture == .none ? 0 : 1),
        x: grid.x(ofColumn: textColumns[column] + 1) + padding,
        width: grid.measure - padding * 2, columns: 1, row: row + taken[column], rows: rows, on: &sheet)
      taken[column] += rows
    }
    let breaksOff = variant.end < material.rows.count
    // Pictures may fill the columns at the right from head to foot.
    let last = variant.columns.lastIndex { $0 != nil }
    for (number, column) in textColumns.enumerated() {
      let isLast = number == last
      guard let fill = variant.columns[number] else { continue }
      let x = grid.x(ofColumn: column + 1) + padding
      place(material, fill, x: x, row: row + taken[number], on: &sheet)
      if isLast {
        let foot = row + variant.bodyRows - 1
        if breaksOff {
          drawJump(
            x: x, width: grid.measure - padding * 2, row: foot, material: material, page: sheet.number + 1, on: &sheet)
        } else {
          drawClosing(
            variant.closingRows, of: material, x: x, width: grid.measure - padding * 2,
            row: row + taken[number] + fill.height, on: &sheet)
        }
      }
    }
    if variant.summaryRows > 0 {
      drawSummary(x: left, width: width, row: row + variant.bodyRows, rows: variant.summaryRows, on: &sheet)
    }
  }

  // MARK: - Pours

  func draw(_ piece: PouredPiece, in cell: Cell, on sheet: inout Sheet) {
    let material = materials[piece.unit]
    let x = grid.x(ofColumn: cell.column + piece.column + 1)
    var row = cell.row + piece.row
    if piece.headRows > 0 {
      if piece.fill.start > 0 {
        drawTailHead(material, unit: piece.unit, x: x, width: grid.measure, row: row, on: &sheet)
      } else {
        place(material.heads[0][0].lines, x: x, y: baselines.top(ofRow: row), story: material.slug, on: &sheet)
      }
      row += piece.headRows
    }
    if piece.pictureRows > 0 {
      drawPicture(
        material, 0, x: x, width: grid.measure, columns: 1, row: row, rows: piece.pictureRows, on: &sheet)
      row += piece.pictureRows
    }
    let fill = piece.fill
    place(material, fill, x: x, row: row, on: &sheet)
    if piece.closingRows > 0 {
      drawClosing(piece.closingRows, of: material, x: x, width: grid.measure, row: row + fill.height, on: &sheet)
    } else if fill.end < material.rows.count, piece.column == cell.columns - 1 {
      drawJump(
        x: x, width: grid.measure, row: cell.row + cell.height - 2, material: material, page: sheet.number + 1,
        on: &sheet)
    }
  }

  // MARK: - Lines of type

  func place(_ material: StoryMaterial, _ fill: ColumnFill, x: Length, row: Int, on sheet: inout Sheet) {
    var row = row
    var spaces = fill.spaces
    for (number, body) in material.rows(in: fill) {
      row += 1
      // White above a crosshead, a brief or a byline may be a row more.
      if spaces > 0, material.shape.copy[0].spacesBefore[number + 1] > material.shape.copy[0].spacesBefore[number] {
        (row, spaces) = (row + 1, spaces - 1)
      }
      guard let line = body.line else { continue }
      let y = baselines.baseline(ofRow: row - 1)
      let story = body.story ?? material.slug
      let tag = Tag(story: story, role: body.role, block: body.block, enclosures: body.enclosures)
      if let marker = body.marker {
        var label = tag
        label.isLabel = true
        items(for: marker, x: x + body.markerX, y: y, tag: label, on: &sheet)
      }
      if let cap = body.dropCap {
        // It stands on the baseline of its third line.
        let letter = SetLine(runs: [cap], text: "", textOffset: 0)
        items(
          for: letter, x: x, y: y + layout.leading * 2, tag: Tag(story: story, role: .dropCap, block: body.block),
          on: &sheet)
      }
      items(for: line, x: x + body.x, y: y, tag: tag, on: &sheet)
      sheet.lines.append(StoryLine(line: line, tag: tag, page: sheet.number, column: column(at: x)))
    }
  }

  /// The column a place lies in, counted from 1.
  func column(at x: Length) -> Int {
    (1...max(grid.count, 1)).last { grid.x(ofColumn: $0) <= x + 0.01.pt } ?? 1
  }

  func place(_ lines: [PlacedLine], x: Length, y: Length, story: String?, on sheet: inout Sheet) {
    for placed in lines {
      items(
        for: placed.line, x: x + placed.x, y: y + placed.baseline,
        tag: Tag(story: story, role: placed.role, block: placed.block), on: &sheet)
    }
  }

  func items(for line: SetLine, x: Length, y: Length, tag: Tag, on sheet: inout Sheet) {
    sheet.items += line.items(x: x, y: y, tag: tag, language: setter.language)
    if line.cutWord != nil, tag.story != nil { sheet.cuts.append((line, tag.story)) }
  }

}

extension [PlacedLine] {
  /// A head with so much white between headline and standfirst; as it is where it has no standfirst.
  fileprivate func opened(by white: Length) -> [PlacedLine] {
    guard let first = firstIndex(where: { $0.role == .standfirst }) else { return self }
    var opened = self
    for number in first..<count { opened[number].baseline += white }
    return opened
  }
}
