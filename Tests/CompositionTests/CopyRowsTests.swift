import Testing

@testable import Composition

private func paragraph(_ count: Int, block: Int = 0, keepsNext: Bool = false) -> [CopyRows.Row] {
  (0..<count).map { .line(block: block, index: $0, count: count, keepsNext: keepsNext) }
}

@Suite struct CopyRowsTests {
  @Test func `a column ends neither after the first line of a paragraph nor before its last`() {
    let copy = CopyRows(paragraph(5))
    #expect(copy.mayEnd == [true, false, true, true, false, true])
  }

  @Test func `a paragraph of three lines is never divided`() {
    #expect(CopyRows(paragraph(3)).mayEnd == [true, false, false, true])
  }

  @Test func `a crosshead keeps two lines of its text`() {
    let copy = CopyRows(paragraph(4) + [.blank] + paragraph(1, block: 1, keepsNext: true) + paragraph(6, block: 2))
    // Before the empty row and nowhere up to the second line under the crosshead.
    #expect((4...8).map { copy.mayEnd[$0] } == [true, false, false, false, true])
  }

  @Test func `an empty row is dropped where it would open a column`() {
    let copy = CopyRows(paragraph(4) + [.blank] + paragraph(4, block: 1))
    #expect(copy.columnStart(4) == 5)
    #expect(copy.columnStart(3) == 3)
  }
}
