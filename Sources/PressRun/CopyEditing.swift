import Documents
import FrenchText
import IssueModel

/// Applies French typography to all copy of an issue, once, before any edition is made: so every edition has the same
/// words.
struct CopyEditor {
  /// The language of copy that says nothing of its own.
  let language: String

  func edited(_ issue: NewsIssue) -> NewsIssue {
    issue.mapCopyByLanguage { copy, language in edited(copy, in: language ?? self.language) }
  }

  func edited(_ letter: Letter) -> Letter { letter.mapCopy { edited($0, in: language) } }

  private func edited(_ copy: Copy, in language: String) -> Copy {
    guard !copy.isEmpty else { return copy }
    let runs = copy.enumerated().map { number, span in
      CopyRun(span.text, nature: nature(of: span, in: language), source: number)
    }
    var places = [Int](repeating: 0, count: copy.count)
    return corrected(runs).runs.compactMap { run in
      guard !run.text.isEmpty else { return nil }
      var span = copy[run.source]
      // Pieces of one span stand one after the other in the file.
      span.position?.column += places[run.source]
      places[run.source] += run.text.count
      span.text = run.text
      if run.isSuperscript { span.marks.insert(.superscript) }
      return span
    }
  }

  private func nature(of span: Span, in language: String) -> CopyRun.Nature {
    if span.marks.contains(.verbatim) { return .verbatim }
    return (span.language ?? language).hasPrefix("fr") ? .french : .foreign
  }
}
