import FrenchText
import Testing

/// The agreed table: every row in print, in e-mail, and corrected twice.
@Suite struct `French typography table` {
  @Test func `the table has its 132 rows`() {
    #expect(TableRow.all.count == 132)
  }

  @Test(arguments: TableRow.all)
  func `a paragraph is corrected for print as the table says`(row: TableRow) {
    let (runs, marks) = Notation.runs(row.input)
    #expect(Notation.cell(corrected(runs).runs, marks: marks) == row.print)
  }

  @Test(arguments: TableRow.all)
  func `a paragraph is corrected for e-mail as the table says`(row: TableRow) {
    let (runs, marks) = Notation.runs(row.input)
    let mailed = corrected(runs).runs.map { run in
      CopyRun(emailForm(run.text), nature: run.nature, isSuperscript: run.isSuperscript, source: run.source)
    }
    #expect(Notation.cell(mailed, marks: marks) == row.email)
  }

  @Test(arguments: TableRow.all)
  func `a correct paragraph stays as it is`(row: TableRow) {
    let (runs, marks) = Notation.runs(row.print)
    let again = corrected(runs)
    #expect(Notation.cell(again.runs, marks: marks) == row.print)
    #expect(again.changes == [])
  }

  @Test(arguments: TableRow.all)
  func `a row without its fault has no change`(row: TableRow) {
    let (runs, marks) = Notation.runs(row.input)
    let result = corrected(runs)
    let isUnchanged = Notation.cell(runs, marks: marks) == Notation.cell(result.runs, marks: marks)
    #expect(result.changes.isEmpty == isUnchanged)
  }
}
