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

  /// A line of «Au sommaire».
  struct SummaryEntry: Hashable {
    var title: String
    var page: Int
  }

  private var grid: ColumnGrid { layout.columnGrid }
  private var baselines: BaselineGrid { layout.baselineGrid }

  /// A rectangle of the page in columns (from 0) and rows.
  private struct Cell {
    var column: Int
    var columns: Int
    var row: Int
    var height: Int
  }

  /// What gathers on a page while it is drawn.
  private struct Sheet {
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
    draw(
      pagePlan.root,
      in: Cell(column: 0, columns: layout.columns, row: pagePlan.firstRow, height: pagePlan.rows + 1), on: &sheet)
    return (sheet.backgrounds + sheet.items, sheet.lines, sheet.cuts)
  }

  private func draw(_ node: PlanNode, in cell: Cell, on sheet: inout Sheet) {
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
      if !isBoxed(left, atRightEdge: true), !isBoxed(right, atRightEdge: false) {
        hairline(before: east.column, fromRow: cell.row, rows: cell.height - 1, on: &sheet)
      }
      draw(right, in: east, on: &sheet)
    case .pour(let pieces, let height):
      for column in 1..<cell.columns {
        hairline(before: cell.column + column, fromRow: cell.row, rows: height - 1, on: &sheet)
      }
      for piece in pieces { draw(piece, in: cell, on: &sheet) }
    }
  }

  /// Whether a tinted box stands along the edge: then no hairline is wanted.
  private func isBoxed(_ node: PlanNode, atRightEdge: Bool) -> Bool {
    switch node {
    case .module(let unit, _): materials[unit].look != nil
    case .stack(let a, _, let b):
      isBoxed(a, atRightEdge: atRightEdge) || isBoxed(b, atRightEdge: atRightEdge)
    case .beside(let a, _, let b): isBoxed(atRightEdge ? b : a, atRightEdge: atRightEdge)
    case .pour: false
    }
  }

  private func hairline(before column: Int, fromRow row: Int, rows: Int, on sheet: inout Sheet) {
    let x = grid.x(ofColumn: column + 1) - grid.gutter / 2
    sheet.items.append(
      .rule(
        RuleLine(
          from: Point(x: x, y: baselines.top(ofRow: row) + 3.pt),
          to: Point(x: x, y: baselines.baseline(ofRow: row + rows - 1)), width: layout.furniture.hairline,
          ink: layout.furniture.hairlineInk, tag: Tag(role: .rule))))
  }

  // MARK: - Modules

  private func draw(
    _ variant: ModuleVariant, of material: StoryMaterial, unit: Int, in cell: Cell, on sheet: inout Sheet
  ) {
    if material.kind == .quotation { return drawQuotation(material, in: cell, on: &sheet) }
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
      place(head.lines, x: headX, y: baselines.top(ofRow: row), story: material.slug, on: &sheet)
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
    for (number, column) in textColumns.enumerated() {
      let isLast = number == textColumns.count - 1
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

  private func drawBox(_ box: BoxLook, in cell: Cell, fromRow row: Int, on sheet: inout Sheet) {
    let x = grid.x(ofColumn: cell.column + 1)
    let width = grid.width(ofColumns: cell.columns)
    let top = baselines.top(ofRow: row) + 3.pt
    let bottom = baselines.top(ofRow: cell.row + cell.height - 1) + 4.5.pt
    if let ink = box.background {
      sheet.backgrounds.append(
        .area(Area(Rectangle(x: x, y: top, width: width, height: bottom - top), ink: ink, tag: Tag(role: .background))))
    }
    if let ink = box.topRule {
      sheet.backgrounds.append(
        .area(Area(Rectangle(x: x, y: top, width: width, height: 2.pt), ink: ink, tag: Tag(role: .rule))))
    }
  }

  /// The line that takes a story up again: its title and where it comes from.
  private func drawTailHead(
    _ material: StoryMaterial, unit: Int, x: Length, width: Length, row: Int, on sheet: inout Sheet
  ) {
    let y = baselines.baseline(ofRow: row)
    let from = sheet.number - 1
    guard let jump = setter.line(words.continued(from: from), .jump) else { return }
    let jumpWidth = jump.runs.map { $0.x + $0.width }.max() ?? .zero
    // The title as far as there is room, whole words.
    var title = material.title
    var titleLine = setter.line(title, .kicker)
    let room = width - jumpWidth - 10.pt
    while let line = titleLine, (line.runs.map { $0.x + $0.width }.max() ?? .zero) > room {
      guard let space = title.lastIndex(where: { $0 == " " || $0 == "\u{A0}" }) else {
        titleLine = nil
        break
      }
      title = String(title[..<space])
      titleLine = setter.line(title + "…", .kicker)
    }
    if let titleLine {
      place(
        [PlacedLine(line: titleLine, x: .zero, baseline: .zero, role: .jumpLine, block: material.nextBlock)], x: x,
        y: y, story: material.slug, on: &sheet)
    }
    let jumpX = titleLine == nil ? x : x + width - jumpWidth
    place(
      [PlacedLine(line: jump, x: .zero, baseline: .zero, role: .jumpLine, block: material.nextBlock)], x: jumpX, y: y,
      story: material.slug, on: &sheet)
    sheet.items.append(
      .rule(
        RuleLine(
          from: Point(x: x, y: y + 5.pt), to: Point(x: x + width, y: y + 5.pt), width: layout.furniture.hairline,
          ink: layout.furniture.hairlineInk, tag: Tag(role: .rule))))
  }

  private func drawJump(
    x: Length, width: Length, row: Int, material: StoryMaterial, page: Int, on sheet: inout Sheet
  ) {
    guard let line = setter.line(words.continued(on: page), .jump) else { return }
    drawFlushRight(line, x: x, width: width, row: row, role: .jumpLine, material: material, on: &sheet)
  }

  private func drawFlushRight(
    _ line: SetLine, x: Length, width: Length, row: Int, role: Role, material: StoryMaterial, on sheet: inout Sheet
  ) {
    let lineWidth = line.runs.map { $0.x + $0.width }.max() ?? .zero
    place(
      [PlacedLine(line: line, x: width - lineWidth, baseline: .zero, role: role, block: material.nextBlock + 1)], x: x,
      y: baselines.baseline(ofRow: row), story: material.slug, on: &sheet)
  }

  /// What fills a story's last column to its foot, from a row on.
  private func drawClosing(
    _ rows: Int, of material: StoryMaterial, x: Length, width: Length, row: Int, on sheet: inout Sheet
  ) {
    guard let block = material.closing.first(where: { $0.rows == rows }) else { return }
    for (number, line) in block.lines.enumerated() {
      guard let line else { continue }
      drawFlushRight(line, x: x, width: width, row: row + number, role: .closingLine, material: material, on: &sheet)
    }
  }

  // MARK: - Pours

  private func draw(_ piece: PouredPiece, in cell: Cell, on sheet: inout Sheet) {
    let material = materials[piece.unit]
    let x = grid.x(ofColumn: cell.column + piece.column + 1)
    var row = cell.row + piece.row
    if piece.headRows > 0 {
      if piece.start > 0 {
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
    let fill = ColumnFill(start: piece.start, end: piece.end, spaces: piece.spaces)
    place(material, fill, x: x, row: row, on: &sheet)
    if piece.closingRows > 0 {
      drawClosing(piece.closingRows, of: material, x: x, width: grid.measure, row: row + fill.height, on: &sheet)
    } else if piece.end < material.rows.count, piece.column == cell.columns - 1 {
      drawJump(
        x: x, width: grid.measure, row: cell.row + cell.height - 2, material: material, page: sheet.number + 1,
        on: &sheet)
    }
  }

  // MARK: - Rows, pictures, quotations, summary

  private func place(_ material: StoryMaterial, _ fill: ColumnFill, x: Length, row: Int, on sheet: inout Sheet) {
    var row = row
    var spaces = fill.spaces
    for number in fill.start..<fill.end {
      let body = material.rows[number]
      row += 1
      guard let line = body.line else {
        // The white above a crosshead may be a row more.
        if spaces > 0 { (row, spaces) = (row + 1, spaces - 1) }
        continue
      }
      let y = baselines.baseline(ofRow: row - 1)
      let story = body.story ?? material.slug
      if let marker = body.marker {
        items(
          for: marker, x: x + body.markerX, y: y, tag: Tag(story: story, role: body.role, block: body.block), on: &sheet
        )
      }
      if let cap = body.dropCap {
        // It stands on the baseline of its third line.
        let letter = SetLine(runs: [cap], text: "", textOffset: 0)
        items(
          for: letter, x: x, y: y + layout.leading * 2, tag: Tag(story: story, role: .dropCap, block: body.block),
          on: &sheet)
      }
      let tag = Tag(story: story, role: body.role, block: body.block)
      items(for: line, x: x + body.x, y: y, tag: tag, on: &sheet)
      sheet.lines.append(StoryLine(line: line, tag: tag, page: sheet.number, column: column(at: x)))
    }
  }

  /// The column a place lies in, counted from 1.
  private func column(at x: Length) -> Int {
    (1...max(grid.count, 1)).last { grid.x(ofColumn: $0) <= x + 0.01.pt } ?? 1
  }

  private func place(_ lines: [PlacedLine], x: Length, y: Length, story: String?, on sheet: inout Sheet) {
    for placed in lines {
      items(
        for: placed.line, x: x + placed.x, y: y + placed.baseline,
        tag: Tag(story: story, role: placed.role, block: placed.block), on: &sheet)
    }
  }

  private func items(for line: SetLine, x: Length, y: Length, tag: Tag, on sheet: inout Sheet) {
    sheet.items += line.items(x: x, y: y, tag: tag, language: setter.language)
    if line.cutWord != nil, tag.story != nil { sheet.cuts.append((line, tag.story)) }
  }

  private func drawPicture(
    _ material: StoryMaterial, _ number: Int, x: Length, width: Length, columns: Int, row: Int, rows: Int,
    on sheet: inout Sheet
  ) {
    let picture = material.pictures[number]
    let caption = picture.captions[columns - 1]
    let frame = pictureFrame(x: x, width: width, row: row, rows: rows, captionLines: caption.count)
    let shown = frame.width / frame.height
    let crop =
      shown > picture.ratio
      ? Crop(x: 0, y: (1 - picture.ratio / shown) * 0.4, width: 1, height: picture.ratio / shown)
      : Crop(x: (1 - shown / picture.ratio) / 2, y: 0, width: shown / picture.ratio, height: 1)
    let block = material.nextBlock + 2 + number * 2
    sheet.items.append(
      .picture(
        PicturePlacement(
          file: picture.picture.file, frame: frame, visible: crop, alternativeText: picture.picture.alternativeText,
          tag: Tag(story: material.slug, role: .picture, block: block))))
    let style = setter.style(.caption)
    let lastBaseline = baselines.baseline(ofRow: row + rows - 2)
    for (line, set) in caption.enumerated() {
      let y = lastBaseline - style.leading * Double(caption.count - 1 - line)
      items(for: set, x: x, y: y, tag: Tag(story: material.slug, role: .caption, block: block + 1), on: &sheet)
    }
  }

  /// The frame of a picture block: from the cap height of its first row to above its caption, whose last line stands
  /// on the grid; the last row of the block stays empty.
  func pictureFrame(x: Length, width: Length, row: Int, rows: Int, captionLines: Int) -> Rectangle {
    Rectangle(
      x: x, y: baselines.top(ofRow: row) + layout.pictureDrop, width: width,
      height: baselines.height(ofRows: rows) - layout.pictureOverhead(captionLines: captionLines))
  }

  private func drawQuotation(_ material: StoryMaterial, in cell: Cell, on sheet: inout Sheet) {
    let block = material.quotation[cell.columns - 1]
    let x = grid.x(ofColumn: cell.column + 1)
    let width = grid.width(ofColumns: cell.columns)
    let top = baselines.top(ofRow: cell.row) + 6.pt
    let bottom = baselines.baseline(ofRow: cell.row + cell.height - 2)
    for y in [top, bottom] {
      sheet.items.append(
        .rule(
          RuleLine(
            from: Point(x: x, y: y), to: Point(x: x + width, y: y), width: 1.pt, ink: layout.furniture.ruleInk,
            tag: Tag(role: .rule))))
    }
    // The words stand in the middle between the rules.
    let first = block.lines.first?.baseline ?? .zero
    let last = block.lines.last?.baseline ?? .zero
    let capHeight = setter.style(.pullQuote).size * 0.66
    let shift = (top + bottom) / 2 - ((first - capHeight) + last) / 2
    place(block.lines, x: x, y: shift, story: material.slug, on: &sheet)
  }

  private func drawSummary(x: Length, width: Length, row: Int, rows: Int, on sheet: inout Sheet) {
    let y = baselines.top(ofRow: row) + 12.pt
    sheet.items.append(
      .area(
        Area(
          Rectangle(x: x, y: y - 1.pt, width: width, height: 1.pt), ink: layout.furniture.ruleInk, tag: Tag(role: .rule)
        )))
    let tag = Tag(role: .summary)
    if let title = setter.line(words.summary, .kicker) {
      items(for: title, x: x, y: baselines.baseline(ofRow: row + 1), tag: tag, on: &sheet)
    }
    var next = row + 2
    for entry in summaryLines(width: width) {
      guard next + entry.lines.count <= row + rows else { break }
      for (number, line) in entry.lines.enumerated() {
        items(for: line, x: x, y: baselines.baseline(ofRow: next + number), tag: tag, on: &sheet)
      }
      if let page = setter.line("\(entry.page)", .summaryPage) {
        let pageWidth = page.runs.map { $0.x + $0.width }.max() ?? .zero
        items(
          for: page, x: x + width - pageWidth, y: baselines.baseline(ofRow: next + entry.lines.count - 1), tag: tag,
          on: &sheet)
      }
      next += entry.lines.count
    }
  }

  /// The summary's entries set, each with its page number to come at the right.
  func summaryLines(width: Length) -> [(lines: [SetLine], page: Int)] {
    summary.map { entry in
      let lines = setter.set(
        [.init(entry.title)], .summary, measure: width - 16.pt, origin: CopySetter.Origin())
      return (lines, entry.page)
    }
  }
}

extension SetLine {
  /// The line as items of a page: its glyphs, and the places of its links.
  func items(x: Length, y: Length, tag: Tag, language: String) -> [PageItem] {
    var items: [PageItem] = []
    var links: [LinkArea] = []
    for run in runs {
      items.append(
        .glyphs(
          GlyphRun(
            face: run.style.face, size: run.style.size, ink: run.style.ink, origin: Point(x: x + run.x, y: y),
            expansion: expansion, string: run.string,
            language: run.style.language == language ? nil : run.style.language, tag: tag)))
      if let link = run.link {
        let area = Rectangle(
          x: x + run.x, y: y - run.style.size * 0.75, width: run.width, height: run.style.size)
        if links.last?.destination == link {
          links[links.count - 1].areas.append(area)
          links[links.count - 1].title += run.string.text
        } else {
          links.append(LinkArea(areas: [area], destination: link, title: run.string.text, tag: tag))
        }
      }
    }
    return items + links.map { .link($0) }
  }
}
