import Diagnostics
import Gathering
import IssueModel
import PressRun

/// What a gathering did, told to the editor: every item with its line in the source, then what to do next.
struct GatherSummary {
  let result: GatherResult
  let isDryRun: Bool
  let language: SpokenLanguage

  init(_ result: GatherResult, isDryRun: Bool, language: SpokenLanguage) {
    self.result = result
    self.isDryRun = isDryRun
    self.language = language
  }

  func text(_ session: Session) -> String {
    let lists: [(Wording, [GatherResult.Entry])] = [
      (Wording(fr: "Pris", en: "Taken"), result.taken), (Wording(fr: "Gardés", en: "Kept"), result.kept),
      (Wording(fr: "Changés", en: "Changed"), result.changed), (Wording(fr: "Laissés", en: "Left"), result.left),
    ]
    var lines: [String] = []
    if !session.isQuiet {
      for (title, entries) in lists where !entries.isEmpty {
        lines.append("\(title.text(in: language)) (\(entries.count))")
        lines += entries.map { line($0, session) }
      }
    } else {
      lines += (result.taken + result.changed).compactMap(\.file).map(session.shown)
    }
    if !session.isQuiet { lines += corrections + toComplete(session) }
    if !session.isQuiet { lines += [count.text(in: language)] + next.map { $0.text(in: language) } }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `  2021-05-05  « Ouverture de la formation » (accueil.txt:97) : hors de la période`
  private func line(_ entry: GatherResult.Entry, _ session: Session) -> String {
    var line = "  "
    if let date = entry.date { line += "\(date)  " }
    let title = shortened(entry.title)
    line += language == .french ? guillemets(title) : quoted(title)
    line += " (\(entry.source))"
    line += (language == .french ? "\u{A0}: " : ": ") + entry.wording.text(in: language)
    if entry.file != nil, entry.words > 0 { line += ", " + length(entry.words, entry.lines).text(in: language) }
    if let file = entry.file { line += "\n    → " + session.shown(file) }
    return line
  }

  private func length(_ words: Int, _ lines: Int) -> Wording {
    Wording(
      fr: "\(words) \(words < 2 ? "mot" : "mots"), environ \(lines) \(lines < 2 ? "ligne" : "lignes")",
      en: "\(words) \(words == 1 ? "word" : "words"), about \(lines) \(lines == 1 ? "line" : "lines")")
  }

  /// What was corrected because it was asked for.
  private var corrections: [String] {
    if result.corrections.isEmpty { return [] }
    let title = Wording(fr: "Corrections faites", en: "Corrections made").text(in: language)
    return ["\(title) (\(result.corrections.count))"]
      + result.corrections.map { correction in
        let (found, made) = (shortened(correction.found), shortened(correction.made))
        return "  \(correction.source)\(language == .french ? "\u{A0}:" : ":") "
          + (language == .french ? "\(guillemets(found)) → \(guillemets(made))" : "\(quoted(found)) → \(quoted(made))")
      }
  }

  /// What the articles still lack, by what is lacking: shorter than article by article; the report has that.
  private func toComplete(_ session: Session) -> [String] {
    let lacking = ArticleNeed.allCases.compactMap { need -> String? in
      let count = result.articles.count { $0.needs.contains(need) }
      return count == 0 ? nil : "\(count) × \(need.wording.text(in: language))"
    }
    if lacking.isEmpty || result.hasNothingInPeriod { return [] }
    let title = Wording(fr: "À compléter", en: "To complete").text(in: language)
    return [
      "\(title)\(language == .french ? "\u{A0}:" : ":") "
        + lacking.joined(separator: language == .french ? "\u{A0}; " : "; ")
    ]
  }

  /// A title as a list shows it; the file has the whole.
  private func shortened(_ title: String) -> String {
    let visible = title.map {
      $0.isNewline || $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? " " : $0
    }
    return visible.count > 72 ? String(visible.prefix(71)) + "…" : String(visible)
  }

  private var count: Wording {
    let (taken, kept, changed) = (result.taken.count, result.kept.count, result.changed.count)
    let left = result.left.count { !$0.reason.isTextOfNoItem }
    let other = result.left.count - left
    var french = "Du \(result.period.first) au \(result.period.last)\u{A0}: "
    french += "\(taken) pris, \(kept) \(kept < 2 ? "gardé" : "gardés"), "
    french += "\(changed) \(changed < 2 ? "changé" : "changés"), \(left) \(left < 2 ? "laissé" : "laissés")"
    var english = "From \(result.period.first) to \(result.period.last): "
    english += "\(taken) taken, \(kept) kept, \(changed) changed, \(left) left"
    if other > 0 {
      french += " (et \(other) \(other == 1 ? "passage" : "passages") hors article)"
      english += " (and \(other) \(other == 1 ? "passage" : "passages") of no item)"
    }
    return Wording(fr: french, en: english)
  }

  private var next: [Wording] {
    if result.hasNothingInPeriod { return [] }
    let folder = "issues/\(result.issue)"
    if isDryRun {
      return [
        Wording(
          fr: "Rien n’est écrit\u{A0}: c’était un essai. Sans --dry-run, les articles iront dans \(folder)/articles/.",
          en: "Nothing is written: this was a trial. Without --dry-run the articles go into \(folder)/articles/.")
      ]
    }
    return [
      Wording(
        fr:
          "Ensuite\u{A0}: relisez les articles de \(folder)/articles/ (ordre, rubrique, légendes), puis «\u{A0}lettre compose \(result.issue)\u{A0}».",
        en:
          "Next: go over the articles in \(folder)/articles/ (order, section, captions), then 'lettre compose \(result.issue)'."
      )
    ]
  }
}
