import Foundation
import PrintedPages

/// How the pages are filled, measured on their ink: cells, a column wide and a row of 12 points high, in which nothing is
/// darker than the tint of a box.
///
/// White by design is not counted. What a PDF cannot say is taken in the page's favour: a row with a line of a head, a
/// caption or a summary counts as covered in the columns at its right, as far as the next ink, since such a line may be
/// shorter than the columns its block takes; so does all between the two rules of the pull quote. In a column, one
/// row without ink parts two things. Above a head or a picture there may be three (the row between, two of air), four
/// where a box begins, whose edge takes one; under a head three (what is left of its last row, and the air of a head
/// that opens its page); above a crosshead or a brief two. No row may be white above the foot of the page. All rows
/// beyond these are empty.
extension PageFaults {
  private typealias Sheet = PrintedIssue.Sheet

  /// Less than a hundredth of every page empty; columns that end level, one in a page a row short at most.
  var emptiness: [String] {
    issue.pages.flatMap { page -> [String] in
      var faults: [String] = []
      let empty = emptyCells(of: page)
      let cells = page.rows.count * 3
      if empty.count * 100 >= cells {
        faults.append("page \(page.number): \(empty.count) of \(cells) cells empty (\(empty.joined(separator: ", ")))")
      }
      let short = shortColumns(of: page)
      if short.ragged.count > 0 { faults += short.ragged.map { "page \(page.number): \($0)" } }
      if short.short > 1 { faults.append("page \(page.number): \(short.short) columns a row short") }
      return faults
    }
  }

  /// Rows of a column by what is found there.
  private enum Row { case white, ink, head }

  /// Which rows of a column have ink, or are covered by what has ink at their left.
  private func coverage(of page: PrintedIssue.Page) -> [[Row]] {
    var covered = (0..<3).map { column in
      page.rows.map { row -> Row in
        page.ink.isFound(
          in: Box(
            left: Sheet.left(ofColumn: column), top: Sheet.top(ofRow: row),
            right: Sheet.left(ofColumn: column) + Sheet.measure, bottom: Sheet.top(ofRow: row + 1)),
          darkerThan: 225) ? .ink : .white
      }
    }
    let wide: Set<PrintedIssue.Role> = [.headline, .standfirst, .kicker, .caption, .summary, .quotation, .attribution]
    let inked = covered
    for line in page.lines where wide.contains(line.role) {
      let isHead = [.headline, .standfirst, .kicker].contains(line.role)
      func row(_ y: Double) -> Int { Int((y - Sheet.head) / 12) }
      for row in row(line.type.box.top + 1)...row(line.type.box.bottom - 1) where page.rows.contains(row) {
        let number = row - page.rows.lowerBound
        if isHead { covered[line.column][number] = .head }
        for column in (line.column + 1)..<max(3, line.column + 1) {
          // Its own line may reach over several columns.
          if inked[column][number] == .ink, line.type.right < Sheet.left(ofColumn: column) { break }
          covered[column][number] = isHead ? .head : .ink
        }
      }
    }
    // The pull quote: from rule to rule.
    let rules = page.rules.filter { $0.height < 1.5 && $0.width > Sheet.measure - 1 }.sorted { $0.top < $1.top }
    for line in page.lines where line.role == .quotation {
      guard
        let above = rules.last(where: {
          $0.top < line.baseline && $0.left < line.type.left + 1 && $0.right > line.type.right - 1
        }),
        let below = rules.first(where: { $0.top > line.baseline && $0.left == above.left && $0.right == above.right })
      else { continue }
      for column in 0..<3
      where Sheet.left(ofColumn: column) > above.left - 1 && Sheet.left(ofColumn: column) < above.right {
        for row in page.rows where Sheet.top(ofRow: row + 1) > above.top && Sheet.top(ofRow: row) < below.top {
          covered[column][row - page.rows.lowerBound] = .ink
        }
      }
    }
    return covered
  }

  /// The rows that are white without being declared so, a name each.
  private func emptyCells(of page: PrintedIssue.Page) -> [String] {
    let covered = coverage(of: page)
    var empty: [String] = []
    for column in 0..<3 {
      var start = 0
      let rows = covered[column].count
      while start < rows {
        guard covered[column][start] == .white else {
          start += 1
          continue
        }
        var end = start
        while end < rows, covered[column][end] == .white { end += 1 }
        let isUnderHead = start > 0 && covered[column][start - 1] == .head
        let allowed =
          end == rows
          ? 0
          : max(
            isUnderHead || covered[column][end] == .head ? 3 : 1,
            whiteAllowed(above: end + page.rows.lowerBound, opensPage: start == 0, column, page))
        for row in start..<max(start, end - allowed) {
          empty.append("column \(column + 1) row \(row + page.rows.lowerBound + 1)")
        }
        start = end
      }
    }
    return empty
  }

  private func whiteAllowed(above row: Int, opensPage: Bool, _ column: Int, _ page: PrintedIssue.Page) -> Int {
    let (left, top) = (Sheet.left(ofColumn: column), Sheet.top(ofRow: row))
    func covers(_ box: Box) -> Bool { box.left < left + Sheet.measure - 8 && box.right > left + 8 }
    let lines = page.lines.filter { ($0.row == row || $0.row == row + 1) && covers($0.type.box) }
    let box = page.boxes.contains { covers($0) && $0.top > top - 26 && $0.top < top + 2 } ? 1 : 0
    if lines.contains(where: { [.kicker, .headline, .dropCap].contains($0.role) })
      || page.pictures.contains(where: { covers($0.frame) && abs($0.frame.top - top) < 14 })
      || page.rules.contains(where: { $0.height < 2.5 && covers($0) && $0.top > top - 2 && $0.top < top + 12 })
    {
      return (opensPage ? 0 : 3) + box
    }
    if lines.contains(where: { $0.role == .crosshead }) { return 2 }
    // A brief begins like a crosshead.
    let opens = found.contains {
      $0.letters.lowerBound == 0 && $0.line.page == page.number && $0.line.row == row && $0.line.column == column
    }
    if opens { return 2 }
    return 1
  }

  /// The columns of every story on a page, where each ends; how many end a row short, and what is worse.
  ///
  /// All columns of a story but its last end on one row, or one of them a row above. The last one too, but where
  /// the next story's head stands under it (stories poured through columns of one height).
  private func shortColumns(of page: PrintedIssue.Page) -> (short: Int, ragged: [String]) {
    var short = 0
    var ragged: [String] = []
    for text in Set(found.filter { $0.line.page == page.number }.map(\.text)).sorted() {
      let own = found.filter { $0.text == text && $0.line.page == page.number }
      var ends: [(column: Int, row: Int)] = []
      for line in own {
        if ends.last?.column == line.line.column { ends.removeLast() }
        ends.append((line.line.column, line.line.row))
      }
      // What is set at the end counts as the story's.
      if let last = ends.last {
        let after = page.lines.filter {
          ($0.role == .closing || $0.type.words.hasPrefix("Suite page")) && $0.column == last.column
            && $0.row > last.row
            && $0.row <= last.row + 5
        }
        let summary = page.lines.contains { $0.role == .summary && $0.column == last.column }
        ends[ends.count - 1].row = summary ? last.row : after.map(\.row).max() ?? last.row
      }
      guard ends.count > 1, let foot = ends.map(\.row).max() else { continue }
      for (number, end) in ends.enumerated() where end.row < foot {
        let isLast = number == ends.count - 1
        let isFollowed =
          page.lines.contains {
            $0.column == end.column && $0.row > end.row && $0.row <= foot && [.kicker, .headline].contains($0.role)
          }
          || isLast && source.texts.indices.contains(text + 1) && source.texts[text + 1].head == source.texts[text].head
        if isLast && isFollowed { continue }
        if foot - end.row == 1 {
          short += 1
        } else {
          ragged.append("«\(source.texts[text].slug)» ends \(foot - end.row) rows higher in column \(end.column + 1)")
        }
      }
    }
    return (short, ragged)
  }
}
