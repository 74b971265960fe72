/// One column of a story's text: which rows stand in it, and the rows of white added above its crossheads.
struct ColumnFill: Hashable, Sendable {
  var start: Int
  var end: Int
  /// Crossheads, from the column's head, that have an empty row more above them.
  var spaces = 0

  var height: Int { end - start + spaces }
}

/// A story's text, or its part up to a page turn, in columns of given heights.
struct CopyFill: Hashable, Sendable {
  /// By column; nil where a picture fills it.
  var columns: [ColumnFill?]
  var end: Int
  /// Lines set at the end only to fill the last column.
  var closingLines: Int
  /// Rows left white at the foot of columns: one at most.
  var short: Int
  var cost: Int32
}

extension CopyRows {
  /// How many of the places where an empty row more may be put lie in these rows.
  func spaceable(_ start: Int, _ end: Int) -> Int { start < end ? blanksBefore[end] - blanksBefore[start] : 0 }

  /// What a column that ends before row `end` costs beside its white.
  private func endCost(_ end: Int) -> Int32 { endsDivided[end] ? Cost.dividedColumnEnd : 0 }

  /// All of the text from `start` in these columns, the last filled to its foot; the cheapest way, or nil.
  ///
  /// What is wanting is made up by closing lines, white above crossheads, and one column a row short.
  /// - Parameter heights: rows for text by column; 0 where a picture fills it.
  func fillWhole(from start: Int, heights: [Int], closingLines: Int) -> CopyFill? {
    var best: CopyFill?
    guard let last = heights.lastIndex(where: { $0 > 0 }) else {
      return count == start
        ? CopyFill(columns: heights.map { _ in nil }, end: count, closingLines: 0, short: 0, cost: 0) : nil
    }
    walk(heights[..<last], from: start, column: 0, opens: start == 0, trail: Trail()) { trail, row, opens in
      // Every column has some of the text.
      if row >= count { return }
      let first = opens ? row : columnStart(row)
      let wanting = heights[last] - (count - first)
      guard wanting >= 0, wanting <= closingLines + 3 else { return }
      for short in 0...(trail.short == 0 ? 1 : 0) {
        let left = wanting - short
        guard left >= 0 else { continue }
        let closing = min(left, closingLines)
        let spaces = left - closing
        guard spaces <= min(2, spaceable(first, count)) else { continue }
        let cost =
          trail.cost + Int32(closing) * Cost.closingLine + Int32(spaces) * Cost.crossheadSpace
          + Int32(short) * Cost.shortColumn
        if best.map({ cost < $0.cost }) ?? true {
          var columns = trail.columns
          columns.append(ColumnFill(start: first, end: count, spaces: spaces))
          while columns.count < heights.count { columns.append(nil) }
          best = CopyFill(
            columns: columns, end: count, closingLines: closing, short: trail.short + short, cost: cost)
        }
      }
    }
    return best
  }

  /// The beginning of the text in these columns, all filled to their feet; the cheapest way for each row where it may
  /// break off.
  func fillsBreakingOff(from start: Int, heights: [Int]) -> [CopyFill] {
    var best: [CopyFill] = []
    walk(heights[...], from: start, column: 0, opens: start == 0, trail: Trail()) { trail, row, _ in
      guard row < count else { return }
      let cost = trail.cost + (endsDivided[row] ? Cost.dividedPageEnd - Cost.dividedColumnEnd : 0)
      let fill = CopyFill(columns: trail.columns, end: row, closingLines: 0, short: trail.short, cost: cost)
      if let known = best.firstIndex(where: { $0.end == row }) {
        if cost < best[known].cost { best[known] = fill }
      } else {
        best.append(fill)
      }
    }
    return best
  }

  /// The ends one column may have: with white above crossheads or a row short, where the text may be parted there.
  func columnEnds(
    from first: Int, height: Int, mayBeShort: Bool, _ take: (_ column: ColumnFill, _ short: Int, _ cost: Int32) -> Void
  ) {
    for spaces in 0...2 {
      for short in 0...(mayBeShort && height > 3 ? 1 : 0) {
        let end = first + height - spaces - short
        guard end > first, end <= count, mayEnd[end], spaces == 0 || spaceable(first, end) >= spaces else { continue }
        take(
          ColumnFill(start: first, end: end, spaces: spaces), short,
          Int32(spaces) * Cost.crossheadSpace + Int32(short) * Cost.shortColumn + endCost(end))
      }
    }
  }

  private struct Trail {
    var columns: [ColumnFill?] = []
    var short = 0
    var cost: Int32 = 0
  }

  /// Every way to fill the columns one after the other.
  private func walk(
    _ heights: ArraySlice<Int>, from row: Int, column: Int, opens: Bool, trail: Trail,
    _ done: (_ trail: Trail, _ row: Int, _ opens: Bool) -> Void
  ) {
    guard column < heights.count else { return done(trail, row, opens) }
    var trail = trail
    let height = heights[heights.startIndex + column]
    guard height > 0 else {
      trail.columns.append(nil)
      return walk(heights, from: row, column: column + 1, opens: opens, trail: trail, done)
    }
    let first = opens ? row : columnStart(row)
    columnEnds(from: first, height: height, mayBeShort: trail.short == 0) { fill, short, cost in
      var next = trail
      next.columns.append(fill)
      next.short += short
      next.cost += cost
      walk(heights, from: fill.end, column: column + 1, opens: false, trail: next, done)
    }
  }
}
