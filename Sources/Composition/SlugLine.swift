import DisplayList
import Documents
import Geometry
import Inks
public import IssueModel
import Layouts
import Typesetting

extension Composer {
  /// Every page with the printer's marks around it: crop marks, targets, colour bar, and the line that says on every
  /// plate which letter, issue and page it is. Dated by the issue.
  public func markedForPress(_ composed: ComposedIssue, of issue: NewsIssue) -> [DisplayPage] {
    let words = PageWords(language: letter.language)
    let setter = CopySetter(
      layout: layout, typesetter: typesetter, language: letter.language, bodySize: layout.ladder.bodySizes[0])
    return composed.pages.map { page in
      var page = page
      page.boxes = page.boxes.withSlug()
      let marks = PrintersMarks(boxes: page.boxes)
      page.marks = marks.items + slugLine(page.number, of: composed.pages.count, issue, marks, words, setter)
      return page
    }
  }

  private func slugLine(
    _ page: Int, of pages: Int, _ issue: NewsIssue, _ marks: PrintersMarks, _ words: PageWords, _ setter: CopySetter
  ) -> [PageItem] {
    let dot = "\u{2002}·\u{2002}"
    var copy: Copy = [Span(letter.name + dot)]
    copy += (words.number(issue.number) + [(dot, false)] + words.day(issue.date)).map {
      Span($0.text, marks: $0.isSuperior ? .superscript : [])
    }
    copy.append(Span(dot + words.draftPage(page, of: pages)))
    let (start, measure) = marks.slugLine
    let runs = setter.runs(copy, .folio).map { run in
      var run = run
      run.style.size = 7.pt
      run.style.ink = .registration
      return run
    }
    let paragraph = Paragraph(runs: runs, alignment: .ragged, mayHyphenate: false)
    // A long name goes no further than its first line.
    let lines = setter.set(paragraph, measure: measure, copy: copy, origin: .init(file: "letter.yaml"))
    guard let line = lines.first else { return [] }
    return line.items(x: start.x, y: start.y, tag: Tag(role: .mark), language: letter.language)
  }
}
