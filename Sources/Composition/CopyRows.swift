import Typesetting

/// A story's text at one measure, as rows of the baseline grid: what a column is filled with.
///
/// Every row is one line of the grid: a line of type, or the empty row above a crosshead or between two briefs. Where a
/// column may end is decided once, here (no widow, no orphan, a crosshead keeps two lines of its text: Lexique des
/// règles typographiques, «veuve», «orpheline»), so that filling columns is arithmetic on row numbers.
/// A class, so that handing it on costs nothing; two are the same when they are one.
final class CopyRows: Sendable, Hashable {
  enum Row: Hashable, Sendable {
    /// An empty row, dropped where it would open a column.
    case blank
    /// A line of type: the block it belongs to, its number in the block, the block's number of lines, and whether
    /// it keeps the next two lines with it, as a crosshead does.
    case line(block: Int, index: Int, count: Int, keepsNext: Bool)
  }

  let rows: [Row]
  /// For every row number 0…count: whether a column may end before it.
  let mayEnd: [Bool]
  /// For every row number 0…count: whether the row before it ends in a divided word, so that a column had better not
  /// end there (Lexique des règles typographiques, «division des mots»).
  let endsDivided: [Bool]
  /// For every row number 0…count: the places before it where an empty row more may stand (above a crosshead, between
  /// two briefs, above a byline).
  let spacesBefore: [Int]
  /// Paragraphs that can be set a line longer or shorter without bad lines, in their order.
  let elastic: [ElasticParagraph]

  /// A paragraph by its rows, and how many rows more or fewer it takes when it is set the other way.
  struct ElasticParagraph: Hashable, Sendable {
    var rows: Range<Int>
    var change: Int
  }

  /// - Parameters:
  ///   - divided: the rows that end in a divided word.
  ///   - spaced: rows that may have an empty row above them, beside those that are empty themselves.
  init(_ rows: [Row], divided: Set<Int> = [], spaced: Set<Int> = [], elastic: [ElasticParagraph] = []) {
    self.rows = rows
    self.elastic = elastic
    var mayEnd = [Bool](repeating: true, count: rows.count + 1)
    for k in rows.indices.dropFirst() {
      if case .blank = rows[k - 1] { mayEnd[k] = false }
      if case .line(_, let index, let count, _) = rows[k], index == 1 || (index > 0 && index == count - 1) {
        mayEnd[k] = false
      }
      // What keeps its next lines keeps two of them.
      for back in 1...2 where k - back >= 0 {
        if case .line(_, _, _, true) = rows[k - back] { mayEnd[k] = false }
      }
    }
    self.mayEnd = mayEnd
    endsDivided = (0...rows.count).map { divided.contains($0 - 1) }
    var spacesBefore = [0]
    for (number, row) in rows.enumerated() {
      spacesBefore.append(spacesBefore.last! + (row == .blank || spaced.contains(number) ? 1 : 0))
    }
    self.spacesBefore = spacesBefore
  }

  var count: Int { rows.count }

  static func == (a: CopyRows, b: CopyRows) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// The first row of a column that starts at `row`: an empty row there is dropped.
  func columnStart(_ row: Int) -> Int {
    if row > 0, row < rows.count, case .blank = rows[row] { return row + 1 }
    return row
  }
}
