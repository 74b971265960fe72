/// Titles and initials stay with the name that follows.
extension MarkedCopy {
  private static let titles = ["Mmes", "Mme", "Mlles", "Mlle", "Mgr", "Dr", "Pr", "Me", "Mr"]
  private static let articles = ["le", "la", "les"]

  /// M. MM. Mme Mlle and the like before a name or an article; Dr Pr Me Mgr Mr before a capital. `M.` glued to a first
  /// name gets its space too.
  mutating func bindTitles() {
    for i in 0..<count where isFree(i) {
      switch self[i] {
      case "M", "D", "P", "S": break
      default: continue
      }
      if self[i - 1].isLetterOrDigit || self[i - 1] == "-" { continue }
      if let end = end(of: "S.E.M.", at: i) {
        bindName(after: end)
      } else if let end = end(of: "MM.", at: i) ?? end(of: "M.", at: i) {
        // The M of U.S.M. is no title.
        if self[i - 1] == ".", self[i - 2].isCapital, !self[i - 3].isLetter { continue }
        if self[end].isCapital {
          if self[end + 1].isLetter { bind(end - 1, to: end, askedBy: end - 1, .title) }
        } else {
          bindName(after: end, orArticle: true)
        }
      } else if let end = end(ofOneOf: Self.titles, at: i) {
        bindName(after: end, orArticle: self[i + 1] == "m" || self[i + 1] == "l")
      }
    }
  }

  private mutating func bindName(after end: Int, orArticle: Bool = false) {
    guard isFreeSpace(end) else { return }
    let isArticle =
      orArticle && (self.end(ofOneOf: Self.articles, at: end + 1) != nil || self.end(of: "l’", at: end + 1) != nil)
    if self[end + 1].isCapital || isArticle { replace(end, with: .noBreak, .title) }
  }

  /// J.-L. GONZALES, A. B. DIOP. A capital with a point may also end a sentence («le plan B. Les agents»): what often
  /// begins one is not taken for a name.
  mutating func bindInitials() {
    for i in 0..<count where self[i].isCapital && self[i + 1] == "." && isFree(i + 1) {
      if self[i - 1].isLetterOrDigit { continue }
      guard isFreeSpace(i + 2), self[i + 3].isCapital else { continue }
      if self[i + 4] == "." {
        replace(i + 2, with: .noBreak, .initials)
        continue
      }
      let end = wordEnd(from: i + 3)
      if end == i + 4 { continue }  // a capital alone: «À», «Y»
      if end - i - 3 <= 10, Self.openers.contains(smallText(i + 3..<end)) { continue }
      replace(i + 2, with: .noBreak, .initials)
    }
  }

  /// Articles, pronouns, prepositions and conjunctions that begin sentences.
  private static let openers: Set<String> = [
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cet", "cette", "ces", "c", "il", "elle", "ils",
    "elles", "on", "nous", "vous", "je", "j", "tu", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "leur",
    "leurs", "notre", "nos", "votre", "vos", "en", "au", "aux", "et", "ou", "où", "mais", "or", "donc", "car", "ni",
    "pour", "par", "avec", "sans", "sous", "sur", "dans", "depuis", "après", "avant", "selon", "afin", "lors",
    "lorsque", "quand", "si", "s", "comme", "qui", "que", "qu", "quoi", "dont", "quel", "quelle", "quels", "quelles",
    "tous", "tout", "toute", "toutes", "chaque", "plusieurs", "ainsi", "cependant", "toutefois", "enfin", "puis",
    "alors", "aussi", "chez", "entre", "vers", "n", "ne", "m", "mme", "mm", "celui", "celle", "ceux", "celles", "voici",
    "voilà", "grâce", "face", "à",
  ]
}
