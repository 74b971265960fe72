import Composition
import Diagnostics
import Files
import IssueModel
import Typesetting

/// The report of a run: for scripts as JSON (DESIGN §9), for people as Markdown. The same issue gives the same bytes.
struct Report {
  let issue: NewsIssue
  let layout: String
  let pages: Int
  let editions: [(path: String, bytes: [UInt8])]
  let ledger: [LedgerEntry]
  /// What the issue takes at its natural size, of what its pages hold.
  let fullness: Double
  let cutList: CutList
  let quality: LineQuality
  /// How each story is set.
  let stories: [StoryFigures]
  let diagnostics: [Diagnostic]
  /// Whether the pages are a draft's.
  let isDraft: Bool
  let language: SpokenLanguage

  // MARK: - For scripts

  var json: String {
    JSON.object([
      ("issue", .string(issue.id)), ("layout", .string(layout)), ("pages", .integer(pages)),
      ("draft", .boolean(isDraft)),
      (
        "editions",
        .object(
          editions.map { file in
            (
              name(of: file.path),
              .object([
                ("path", .string(file.path)), ("bytes", .integer(file.bytes.count)),
                ("sha256", .string(sha256(file.bytes))),
              ])
            )
          })
      ),
      (
        "fit",
        .object([
          ("fullness", .decimal((fullness * 1000).rounded() / 1000)),
          (
            "ledger",
            .array(
              ledger.map {
                .object([
                  ("story", $0.story.map { .string($0) } ?? .null), ("change", .string($0.change.text(in: language))),
                ])
              })
          ),
          ("cuts", .array(zip(cutList.remedies, cutList.told).map { $0.json(told: $1, in: language) })),
          ("cutsEndedEarly", .boolean(cutList.isCutShort)),
        ])
      ),
      (
        "type",
        .object([
          (
            "wordSpace",
            .object([
              ("mean", .decimal(quality.wordSpace.mean)), ("p95", .decimal(quality.wordSpace.p95)),
              ("max", .decimal(quality.wordSpace.max)),
            ])
          ),
          ("lines", .integer(quality.lines)), ("hyphenated", .integer(quality.hyphenated)),
          ("hyphenRuns", .integer(quality.longestHyphenRun)), ("rivers", .integer(quality.rivers)),
          ("stories", .array(stories.map(\.json))),
        ])
      ),
      ("findings", .array(diagnostics.map { $0.json(in: language) })),
    ]).text + "\n"
  }

  /// `press`, `screen`, `email`, `email/images/x.jpg`: the edition's name, or the file's where an edition has several.
  private func name(of path: String) -> String {
    if path.hasSuffix("-screen.pdf") { return "screen" }
    if path.hasSuffix("-press.pdf") { return "press" }
    if path.hasSuffix("-booklet.pdf") { return "booklet" }
    if path.hasSuffix("-draft.pdf") { return "draft" }
    if path == "email/lettre.html" { return "email" }
    if path == "email/lettre.txt" { return "email-text" }
    if path == "email/lettre.eml" { return "email-message" }
    if path == "email/brouillon.eml" { return "email-draft" }
    return path
  }

  // MARK: - For people

  /// `report.md`, in the language asked for.
  var markdown: String {
    let isFrench = language == .french
    var lines: [String] = []
    func say(_ french: String, _ english: String) { lines.append(isFrench ? french : english) }
    func figure(_ value: Double) -> String { hundredths(value, in: language) }
    say("# Rapport du numéro \(issue.id)", "# Report on issue \(issue.id)")
    lines.append("")
    let errors = diagnostics.count { $0.severity == .error }
    if isDraft {
      say(
        "Épreuve de \(pages) pages, gabarit \(guillemets(layout))\u{A0}; aucune édition n’a été écrite ni changée.",
        "Draft of \(pages) pages, layout \(quoted(layout)); no edition was written or changed.")
    } else if errors > 0 {
      say(
        "Des erreurs sont à corriger\u{A0}: aucune édition n’a été écrite, celles d’avant sont intactes.",
        "There are errors to put right: no edition was written, those from before are untouched.")
    } else {
      say(
        "\(pages) pages, gabarit \(guillemets(layout)).", "\(pages) pages, layout \(quoted(layout)).")
    }
    lines.append("")
    if !diagnostics.isEmpty {
      say("## Remarques", "## Findings")
      lines.append("")
      for finding in diagnostics {
        let text = Presentation(language).text(of: finding.withoutExcerpt)
        lines.append("- " + text.split(separator: "\n").joined(separator: "\n  "))
      }
      lines.append("")
    }
    if !cutList.remedies.isEmpty {
      say("## Pour que le numéro tienne", "## For the issue to fit")
      lines.append("")
      say(
        "Un seul de ces remèdes suffit. Avec chacun, les pages ont été refaites\u{A0}: au moins de mots, au plus, et au milieu.",
        "Any one of these is enough. With each the pages were made up: with the fewest words, the most, and between.")
      lines.append("")
      for (number, wording) in cutList.told.enumerated() {
        lines.append("\(number + 1). " + wording.text(in: language).withCapital)
      }
      lines.append("")
      for note in cutList.notes { lines += [note.text(in: language).withCapital + ".", ""] }
    }
    if !ledger.isEmpty {
      say("## Ce que la mise en pages a fait", "## What the make-up did")
      lines.append("")
      for entry in ledger {
        let story = entry.story.map { isFrench ? guillemets($0) + "\u{A0}: " : quoted($0) + ": " } ?? ""
        lines.append("- " + story + entry.change.text(in: language))
      }
      lines.append("")
    }
    if quality.lines > 0 {
      say("## Composition du texte", "## Type")
      lines.append("")
      say(
        "- espace entre les mots, en rapport à l’espace naturelle\u{A0}: \(figure(quality.wordSpace.mean)) en moyenne, "
          + "\(figure(quality.wordSpace.p95)) pour 95\u{A0}% des lignes, \(figure(quality.wordSpace.max)) au plus",
        "- word space against the natural one: \(figure(quality.wordSpace.mean)) in the mean, "
          + "\(figure(quality.wordSpace.p95)) for 95% of the lines, \(figure(quality.wordSpace.max)) at most")
      say(
        "- lignes coupées\u{A0}: \(quality.hyphenated) sur \(quality.lines), \(quality.longestHyphenRun) de suite au plus",
        "- hyphenated lines: \(quality.hyphenated) of \(quality.lines), \(quality.longestHyphenRun) running at most")
      say("- lézardes\u{A0}: \(quality.rivers)", "- rivers: \(quality.rivers)")
      lines.append("")
      for story in stories where story.quality.lines > 0 {
        let words = story.text(in: language)
        lines += ["### " + words.heading, ""] + words.figures.map { "- " + $0 }
        lines += words.worst.map { "  - " + $0 } + [""]
      }
    }
    if !editions.isEmpty {
      say("## Fichiers", "## Files")
      lines.append("")
      for file in editions { lines.append("- `\(file.path)`, SHA-256 `\(sha256(file.bytes))`") }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}

extension Diagnostic {
  /// The same without the line of the file: for a report read far from it.
  fileprivate var withoutExcerpt: Diagnostic {
    var finding = self
    finding.place.excerpt = nil
    return finding
  }
}
