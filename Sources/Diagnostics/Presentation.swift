/// How findings become text for a person: the place and the words, the line of the file with a caret, the hint.
///
///     issues/2021-05/articles/x.md:4:7: erreur : clef inconnue « titre »
///     titre: Formation
///     ^
///       conseil : vouliez-vous dire « title » ?
public struct Presentation: Hashable, Sendable {
  public var language: SpokenLanguage
  /// ANSI colours, for a terminal.
  public var isColoured: Bool

  public init(_ language: SpokenLanguage, isColoured: Bool = false) {
    self.language = language
    self.isColoured = isColoured
  }

  // MARK: - Findings

  /// All findings in the order of their places, and how many there are; empty where there are none.
  public func text(of findings: [Diagnostic]) -> String {
    if findings.isEmpty { return "" }
    return findings.inOrder.map { text(of: $0) + "\n" }.joined() + count(of: findings) + "\n"
  }

  /// One finding, of one line or several, without a line end after the last.
  public func text(of finding: Diagnostic) -> String {
    let place = finding.place
    let words = severity(finding.severity) + colon + finding.message.text(in: language)
    var lines: [String] = []
    if let file = place.file {
      var path = file
      if let line = place.line { path += ":\(line)" }
      if place.line != nil, let column = place.column { path += ":\(column)" }
      lines.append(bold(path + ":") + " " + words)
      if let excerpt = place.excerpt, let column = place.column {
        lines += ExcerptWindow(excerpt, column: column).lines.enumerated().map { $0 == 1 ? green($1) : $1 }
      }
    } else {
      lines.append(words)
    }
    if let context = storyAndPage(place) { lines.append("  --> " + context) }
    if let hint = finding.hint { lines.append("  " + hintWord + colon + hint.text(in: language)) }
    return lines.joined(separator: "\n")
  }

  /// «2 erreurs, 1 avertissement»: the kinds there are, the worst first.
  public func count(of findings: [Diagnostic]) -> String {
    let kinds: [(Severity, one: String, many: String)] =
      switch language {
      case .french:
        [
          (.error, "erreur", "erreurs"), (.warning, "avertissement", "avertissements"),
          (.notice, "remarque", "remarques"),
        ]
      case .english: [(.error, "error", "errors"), (.warning, "warning", "warnings"), (.notice, "note", "notes")]
      }
    let parts = kinds.compactMap { severity, one, many in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    return language == .french ? "rien à signaler" : "nothing to report"
  }

  // MARK: - Words

  /// French sets a no-break space (U+00A0) before the colon.
  private var colon: String { language == .french ? "\u{A0}: " : ": " }
  private var hintWord: String { language == .french ? "conseil" : "hint" }

  private func severity(_ severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .french): red("erreur")
    case (.error, .english): red("error")
    case (.warning, .french): yellow("avertissement")
    case (.warning, .english): yellow("warning")
    case (.notice, .french): blue("remarque")
    case (.notice, .english): blue("note")
    }
  }

  /// Said where the place in a file does not say it: a finding without a file, or on a page.
  private func storyAndPage(_ place: Place) -> String? {
    var parts: [String] = []
    if let story = place.story, place.file == nil || place.page != nil {
      parts.append(language == .french ? "article \(guillemets(story))" : "story \(quoted(story))")
    }
    if let page = place.page { parts.append("page \(page)") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  // MARK: - Colours

  private func bold(_ text: String) -> String { coloured(text, "1") }
  private func red(_ text: String) -> String { coloured(text, "1;31") }
  private func yellow(_ text: String) -> String { coloured(text, "1;33") }
  private func blue(_ text: String) -> String { coloured(text, "1;34") }
  private func green(_ text: String) -> String { coloured(text, "32") }

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension [Diagnostic] {
  /// In the order somebody works through them: file, line, column, then page, then code. What has no file comes after
  /// what has one. Findings alike in all of these keep their order.
  public var inOrder: [Diagnostic] {
    enumerated().sorted { a, b in
      let (one, other) = (a.element.place, b.element.place)
      if one.file != other.file {
        guard let first = one.file, let second = other.file else { return one.file != nil }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
      }
      let (left, right) = (
        [one.line ?? 0, one.column ?? 0, one.page ?? 0], [other.line ?? 0, other.column ?? 0, other.page ?? 0]
      )
      if left != right { return left.lexicographicallyPrecedes(right) }
      if a.element.code != b.element.code { return a.element.code < b.element.code }
      return a.offset < b.offset
    }.map(\.element)
  }
}
