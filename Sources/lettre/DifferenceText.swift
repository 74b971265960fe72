import Diagnostics
import Gathering

/// What `lettre gather --diff` shows: of every article with a proposition the lines that are not the same, the editor's
/// first.
struct DifferenceText {
  let differences: GatherDifferences
  let session: Session

  init(_ differences: GatherDifferences, _ session: Session) {
    self.differences = differences
    self.session = session
  }

  var text: String {
    var lines: [String] = []
    for article in differences.articles {
      lines += [
        "--- \(session.shown(article.file)) (\(Wording.yourText.text(in: session.language)))",
        "+++ \(session.shown(article.proposition)) (\(Wording.siteText.text(in: session.language)))",
      ]
      for hunk in article.hunks {
        lines.append("@@ \(Wording.line(hunk.line).text(in: session.language)) @@")
        lines += hunk.marked.map(visible)
      }
      if article.hunks.isEmpty { lines.append(Wording.sameLines.text(in: session.language)) }
      lines.append("")
    }
    if !session.isQuiet {
      let end: Wording = differences.articles.isEmpty ? .noProposition : .afterDifferences
      lines.append(end.text(in: session.language))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What would move a terminal's cursor becomes U+FFFD.
  private func visible(_ line: String) -> String {
    String(String.UnicodeScalarView(line.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t"
      && (scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value))
  }
}

extension Wording {
  fileprivate static var yourText: Wording { Wording(fr: "votre texte", en: "your text") }
  fileprivate static var siteText: Wording { Wording(fr: "le texte du site", en: "the site's text") }

  fileprivate static func line(_ number: Int) -> Wording { Wording(fr: "ligne \(number)", en: "line \(number)") }

  fileprivate static var sameLines: Wording {
    Wording(
      fr: "  (les mêmes lignes\u{A0}; seules leurs fins diffèrent)", en: "  (the same lines; only their ends differ)")
  }

  fileprivate static var noProposition: Wording {
    Wording(
      fr: "Aucune proposition\u{A0}: le site n’a rien changé de ce que vous avez corrigé.",
      en: "No proposition: the site has changed nothing of what you edited.")
  }

  fileprivate static var afterDifferences: Wording {
    Wording(
      fr:
        "Reportez dans votre article ce qui convient, puis effacez la proposition (+++)\u{A0}: elle ne reviendra que si le site change encore.",
      en:
        "Carry over what suits into your article, then delete the proposition (+++): it comes back only if the site changes again."
    )
  }
}
