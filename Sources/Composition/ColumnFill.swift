/// One column of a story's text: which rows stand in it, and what is done to make them fill it.
struct ColumnFill: Hashable, Sendable {
  var start: Int
  var end: Int
  /// Places for white, from the column's head, that have an empty row.
  var spaces = 0
  /// Paragraphs, from the column's head, that are set a line longer; a line shorter.
  var looser = 0
  var tighter = 0

  var height: Int { end - start + spaces + looser - tighter }
}

/// A story's text, or its part up to a page turn, in columns of given heights.
struct CopyFill: Hashable, Sendable {
  /// By column; nil where a picture fills it.
  var columns: [ColumnFill?]
  var end: Int
  /// Rows taken by what is set at the end only to fill the last column.
  var closingRows: Int
  /// Rows left white at the foot of columns: one at most.
  var short: Int
  var cost: Int32
}

extension CopyRows {
  /// The column of these rows made so many rows higher (or lower), the cheapest way; nil where there is none.
  ///
  /// White first, then looser paragraphs: only those that stand whole in the column.
  func column(_ start: Int, _ end: Int, gaining gain: Int) -> (fill: ColumnFill, cost: Int32)? {
    if gain == 0 { return (ColumnFill(start: start, end: end), 0) }
    if gain < 0 {
      guard gain == -1, elasticCount(-1, start, end) > 0 else { return nil }
      return (ColumnFill(start: start, end: end, tighter: 1), Cost.tighterParagraph)
    }
    let spaces = min(gain, 2, start < end ? spacesBefore[end] - spacesBefore[start] : 0)
    let looser = gain - spaces
    guard looser <= 2, looser == 0 || elasticCount(1, start, end) >= looser else { return nil }
    return (
      ColumnFill(start: start, end: end, spaces: spaces, looser: looser),
      Int32(spaces) * Cost.crossheadSpace + Int32(looser) * Cost.looserParagraph
    )
  }

  private func elasticCount(_ change: Int, _ start: Int, _ end: Int) -> Int {
    elastic.reduce(0) { $0 + ($1.change == change && $1.rows.lowerBound >= start && $1.rows.upperBound <= end ? 1 : 0) }
  }

  /// What a column that ends before row `end` costs beside its white.
  private func endCost(_ end: Int) -> Int32 { endsDivided[end] ? Cost.dividedColumnEnd : 0 }

  /// All of the text from `start` in these columns, the last filled to its foot: the cheapest way with all
  /// columns level, and the cheapest with one a row short.
  ///
  /// What is wanting is made up by closing lines, white above crossheads, and one column a row short.
  /// - Parameter heights: rows for text by column; 0 where a picture fills it.
  func fillWhole(from start: Int, heights: [Int], closingRows: [Int]) -> [CopyFill] {
    var best: [CopyFill?] = [nil, nil]
    guard let last = heights.lastIndex(where: { $0 > 0 }) else {
      return count == start
        ? [CopyFill(columns: heights.map { _ in nil }, end: count, closingRows: 0, short: 0, cost: 0)] : []
    }
    walk(heights[..<last], from: start, column: 0, opens: start == 0, trail: Trail()) { trail, row, opens in
      // Every column has some of the text.
      if row >= count { return }
      let first = opens ? row : columnStart(row)
      let wanting = heights[last] - (count - first)
      guard wanting >= -1, wanting <= (closingRows.last ?? 0) + 4 else { return }
      for short in 0...(trail.short == 0 ? 1 : 0) {
        for gain in -1...3 {
          let closing = wanting - short - gain
          guard closing == 0 || closingRows.contains(closing), let made = column(first, count, gaining: gain) else {
            continue
          }
          let cost =
            trail.cost + made.cost + (closing > 0 ? Cost.closing(rows: closing) : 0) + Int32(short) * Cost.shortColumn
          if best[trail.short + short].map({ cost < $0.cost }) ?? true {
            var columns = trail.columns
            columns.append(made.fill)
            while columns.count < heights.count { columns.append(nil) }
            best[trail.short + short] = CopyFill(
              columns: columns, end: count, closingRows: closing, short: trail.short + short, cost: cost)
          }
        }
      }
    }
    return best.compactMap { $0 }
  }

  /// The beginning of the text in these columns, all filled to their feet; the cheapest ways for each row where it may
  /// break off.
  func fillsBreakingOff(from start: Int, heights: [Int]) -> [CopyFill] {
    var best: [CopyFill] = []
    walk(heights[...], from: start, column: 0, opens: start == 0, trail: Trail()) { trail, row, _ in
      guard row < count else { return }
      let cost = trail.cost + (endsDivided[row] ? Cost.dividedPageEnd - Cost.dividedColumnEnd : 0)
      let fill = CopyFill(columns: trail.columns, end: row, closingRows: 0, short: trail.short, cost: cost)
      if let known = best.firstIndex(where: { $0.end == row && $0.short == trail.short }) {
        if cost < best[known].cost { best[known] = fill }
      } else {
        best.append(fill)
      }
    }
    return best
  }

  /// The ends one column may have: with white, with paragraphs set otherwise, or a row short, where the text may be parted there.
  func columnEnds(
    from first: Int, height: Int, mayBeShort: Bool, _ take: (_ column: ColumnFill, _ short: Int, _ cost: Int32) -> Void
  ) {
    for gain in -1...2 {
      for short in 0...(mayBeShort && height > 3 ? 1 : 0) {
        let end = first + height - gain - short
        guard end > first, end <= count, mayEnd[end], let made = column(first, end, gaining: gain) else { continue }
        take(made.fill, short, made.cost + Int32(short) * Cost.shortColumn + endCost(end))
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
