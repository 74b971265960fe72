import Testing

@testable import Composition

/// Columns small enough to be counted by hand.
@Suite struct `Columns filled with rows of text` {
  private func paragraph(_ count: Int, block: Int = 0) -> [CopyRows.Row] {
    (0..<count).map { .line(block: block, index: $0, count: count, keepsNext: false) }
  }

  /// The cheapest way.
  private func fill(_ copy: CopyRows, _ heights: [Int], closingRows: [Int] = []) -> CopyFill? {
    copy.fillWhole(from: 0, heights: heights, closingRows: closingRows).min { $0.cost < $1.cost }
  }

  @Test func `a text of ten rows fills two columns of five`() throws {
    let filled = try #require(fill(CopyRows(paragraph(10)), [5, 5]))
    #expect(filled.columns == [ColumnFill(start: 0, end: 5), ColumnFill(start: 5, end: 10)])
    #expect(filled.cost == 0)
  }

  @Test func `a row that is wanting is a closing line where there is one, else a short column`() throws {
    let copy = CopyRows(paragraph(9))
    let closed = try #require(fill(copy, [5, 5], closingRows: [1, 3]))
    #expect((closed.closingRows, closed.short) == (1, 0))
    let short = try #require(fill(copy, [5, 5]))
    #expect((short.closingRows, short.short) == (0, 1))
    #expect(short.cost > closed.cost)
  }

  @Test func `three rows that are wanting are nobody’s to fill`() {
    #expect(fill(CopyRows(paragraph(7)), [5, 5], closingRows: [1]) == nil)
  }

  @Test func `no column ends with the first line of a paragraph, or before its last`() throws {
    // The first column would end after row 5, the second paragraph's first line: it ends a row short.
    let copy = CopyRows(paragraph(4) + paragraph(6, block: 1))
    let filled = try #require(fill(copy, [5, 6]))
    #expect(filled.columns == [ColumnFill(start: 0, end: 4), ColumnFill(start: 4, end: 10)])
    #expect(filled.short == 1)
  }

  @Test func `white stands above a crosshead and a byline before a column is left short`() throws {
    let rows: [CopyRows.Row] =
      paragraph(4) + [.blank, .line(block: 1, index: 0, count: 1, keepsNext: true)] + paragraph(4, block: 2)
    let filled = try #require(fill(CopyRows(rows), [11]))
    #expect(filled.columns == [ColumnFill(start: 0, end: 10, spaces: 1)])
    let bylined = CopyRows(paragraph(5), spaced: [4])
    #expect(
      fill(bylined, [6])?.columns == [ColumnFill(start: 0, end: 5, spaces: 1)])
  }

  @Test func `a paragraph is set a line longer only where it stands whole in its column`() throws {
    let elastic = CopyRows.ElasticParagraph(rows: 0..<4, change: 1)
    let copy = CopyRows(paragraph(4) + paragraph(6, block: 1), elastic: [elastic])
    let filled = try #require(fill(copy, [5, 6]))
    #expect(filled.columns == [ColumnFill(start: 0, end: 4, looser: 1), ColumnFill(start: 4, end: 10)])
    #expect(filled.short == 0)
    // It goes over the edge of a column of three: nothing to be had from it.
    #expect(fill(copy, [3, 8])?.columns.contains { $0?.looser == 1 } != true)
  }

  @Test func `a paragraph a line shorter takes in what is one too many`() throws {
    let copy = CopyRows(paragraph(6), elastic: [CopyRows.ElasticParagraph(rows: 0..<6, change: -1)])
    let filled = try #require(fill(copy, [5]))
    #expect(filled.columns == [ColumnFill(start: 0, end: 6, tighter: 1)])
    #expect(filled.columns[0]?.height == 5)
  }

  @Test func `a text that breaks off ends at the foot or a row above, and a divided word costs`() {
    let copy = CopyRows(paragraph(12), divided: [5])
    let fills = copy.fillsBreakingOff(from: 0, heights: [6])
    #expect(fills.map(\.end).sorted() == [5, 6])
    let whole = fills.first { $0.end == 6 }
    #expect(whole?.cost == Cost.dividedPageEnd)
  }

  @Test func `a column that a picture fills has none of the text`() throws {
    let filled = try #require(fill(CopyRows(paragraph(5)), [5, 0]))
    #expect(filled.columns == [ColumnFill(start: 0, end: 5), nil])
  }
}
