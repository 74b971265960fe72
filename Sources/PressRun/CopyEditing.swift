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
      .mapTexts { text, language in edited(text, in: language ?? self.language) }
  }

  func edited(_ letter: Letter) -> Letter {
    letter.mapCopy { edited($0, in: language) }.mapTexts { edited($0, in: language) }
  }

  private func edited(_ text: String, in language: String) -> String {
    language.hasPrefix("fr") ? corrected(text) : text
  }

  private func edited(_ copy: Copy, in language: String) -> Copy {
    guard !copy.isEmpty else { return copy }
    let runs = copy.runs(in: language)
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
}

extension Copy {
  /// Its spans as the typographic rules see them, numbered by `source`.
  /// - Parameter language: of spans that say nothing of their own.
  func runs(in language: String) -> [CopyRun] {
    enumerated().map { number, span in
      let isFrench = (span.language ?? language).hasPrefix("fr")
      return CopyRun(
        span.text, nature: span.marks.contains(.verbatim) ? .verbatim : isFrench ? .french : .foreign, source: number)
    }
  }
}

/// Binds the hyphens of the compounds that the lexicon keeps whole (`Saint-Louis name nobreak`) with U+2011, which reads
/// and is set as the hyphen it is: no line ends there, wherever in a word the compound stands.
struct CompoundBinder {
  let compounds: Set<String>

  func bound(_ issue: NewsIssue) -> NewsIssue { compounds.isEmpty ? issue : issue.mapCopy(bound) }
  func bound(_ letter: Letter) -> Letter { compounds.isEmpty ? letter : letter.mapCopy(bound) }

  private func bound(_ copy: Copy) -> Copy {
    copy.map { span in
      if span.marks.contains(.verbatim) { return span }
      var span = span
      span.text = noBreakHyphens(in: span.text, keeping: compounds)
      return span
    }
  }
}
