import DisplayList
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// What stands among the stories and is none: the quotation, the call, «Au sommaire», the lines of a page turn.
extension PageMaker {
  /// Words between two rules.
  func drawFiller(_ material: StoryMaterial, in cell: Cell, on sheet: inout Sheet) {
    let block = material.filler[cell.columns - 1]
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

  // MARK: - Summary

  func drawSummary(x: Length, width: Length, row: Int, rows: Int, on sheet: inout Sheet) {
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
    for (block, entry) in zip(1..., summaryLines(width: width)) {
      guard next + entry.lines.count <= row + rows else { break }
      var tag = Tag(role: .summary, block: block)
      for (number, line) in entry.lines.enumerated() {
        items(for: line, x: x, y: baselines.baseline(ofRow: next + number), tag: tag, on: &sheet)
      }
      tag.isLabel = true
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
        [.init(entry.title)], .summary, measure: width - 16.pt, balanced: true, origin: CopySetter.Origin())
      return (lines, entry.page)
    }
  }

  // MARK: - Page turns

  /// The line that takes a story up again: its title and where it comes from.
  func drawTailHead(
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

  func drawJump(
    x: Length, width: Length, row: Int, material: StoryMaterial, page: Int, on sheet: inout Sheet
  ) {
    guard let line = setter.line(words.continued(on: page), .jump) else { return }
    drawFlushRight(line, x: x, width: width, row: row, role: .jumpLine, material: material, on: &sheet)
  }

  /// What fills a story's last column to its foot, from a row on.
  func drawClosing(
    _ rows: Int, of material: StoryMaterial, x: Length, width: Length, row: Int, on sheet: inout Sheet
  ) {
    guard let block = material.closing.first(where: { $0.rows == rows }) else { return }
    for (number, line) in block.lines.enumerated() {
      guard let line else { continue }
      drawFlushRight(line, x: x, width: width, row: row + number, role: .closingLine, material: material, on: &sheet)
    }
  }

  func drawFlushRight(
    _ line: SetLine, x: Length, width: Length, row: Int, role: Role, material: StoryMaterial, on sheet: inout Sheet
  ) {
    let lineWidth = line.runs.map { $0.x + $0.width }.max() ?? .zero
    place(
      [PlacedLine(line: line, x: width - lineWidth, baseline: .zero, role: role, block: material.nextBlock + 1)], x: x,
      y: baselines.baseline(ofRow: row), story: material.slug, on: &sheet)
  }
}
