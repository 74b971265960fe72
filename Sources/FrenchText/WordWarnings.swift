/// Words: titles and saints cut short, capitals without their accent, spelling.
extension MarkedCopy {
  /// Mr (M. is the French for it), St Louis.
  func noteTitles(_ notes: inout [Note]) {
    for i in 0..<count where isFree(i) && !self[i - 1].isLetterOrDigit {
      if self[i] == "M", let end = end(ofOneOf: ["Mr"], at: i), self[end].isSpace, self[end + 1].isCapital {
        notes.append(Note(.mister, i..<end, suggestion: "M."))
      }
      guard self[i] == "S", let end = end(ofOneOf: ["Ste", "St"], at: i) else { continue }
      let after = self[end] == "." ? end + 1 : end
      guard self[after].isSpace || self[after] == "-", self[after + 1].isCapital else { continue }
      let nameEnd = wordEnd(from: after + 1)
      notes.append(
        Note(
          .saintAbbreviation, i..<nameEnd,
          suggestion: (end - i == 3 ? "Sainte-" : "Saint-") + text(after + 1..<nameEnd)))
    }
  }

  /// Words that follow À at the beginning of a sentence.
  private static let afterA: Set<String> = [
    "la", "l", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "un", "une", "notre", "nos", "votre",
    "vos", "mon", "ma", "mes", "quel", "quelle", "quels", "quelles", "chaque", "tous", "tout", "toute", "toutes",
    "partir", "travers", "propos", "noter", "suivre", "titre", "terme", "défaut", "lire", "savoir", "côté", "cause",
    "compter", "moins", "nouveau", "plusieurs", "bientôt", "peine", "présent", "deux", "trois",
  ]

  /// «A cet égard»: A for À begins a sentence before one of the words above, or a line before a name.
  func noteUnaccentedA(_ notes: inout [Note]) {
    for i in 0..<count where self[i] == "A" && isFree(i) && self[i + 1].isSpace {
      let isLineStart = self[i - 1].isLineEnd
      var before = i - 1
      while self[before].isSpace || self[before] == "«" { before -= 1 }
      let isSentenceStart =
        before < i - 1
        && (self[before] == "." || self[before] == "!" || self[before] == "?" || self[before] == "…"
          || self[before] == ":" || self[before].isLineEnd)
      guard isLineStart || isSentenceStart else { continue }
      let end = wordEnd(from: i + 2)
      let isName = isLineStart && self[i + 2].isCapital && self[i + 3].isSmall
      guard end - i <= 14, isName || Self.afterA.contains(smallText(i + 2..<end)) else { continue }
      notes.append(Note(.accentCapital, i..<end, suggestion: "À" + text(i + 1..<end)))
    }
  }

  /// Words the dictionary does not know. A capitalised one that it knows with an accent lost it in the capital.
  func noteWords(_ notes: inout [Note], _ words: WordReference) {
    var i = 0
    while i < count {
      guard self[i].isLetter, isFree(i) else {
        i += 1
        continue
      }
      let start = i
      while i < count, isFree(i), self[i].isLetterOrDigit || isJoint(i) { i += 1 }
      // B12, 9h, COVID-19 and what is glued to an address are no words.
      if self[start - 1].isDigit || (start..<i).contains(where: { self[$0].isDigit }) { continue }
      if self[i] == "-" || self[i] == "\u{2011}", self[i + 1].isDigit { continue }
      let isBroken = !isFree(i) && i < count && self[i].isLetterOrDigit
      if isBroken { continue }
      let whole = afterElision(start..<i)..<i
      if words.knows(word(whole)) { continue }
      for part in pieces(of: whole) {
        let word = word(part)
        if part.count < 2 || words.knows(word) { continue }
        if self[part.lowerBound].isCapital, let accented = words.accentedForm(word) {
          notes.append(Note(.accentCapital, part, suggestion: accented))
        } else {
          notes.append(Note(.spelling, part))
        }
      }
    }
  }

  /// An apostrophe or a hyphen between two letters.
  private func isJoint(_ i: Int) -> Bool {
    (self[i] == "’" || self[i] == "-" || self[i] == "\u{2011}") && self[i - 1].isLetter && self[i + 1].isLetter
      && isFree(i + 1)
  }

  /// The place after an elided article or pronoun: «l’Ecole» is looked up as «Ecole», «aujourd’hui» as it is.
  private func afterElision(_ range: Range<Int>) -> Int {
    guard let apostrophe = range.prefix(8).first(where: { self[$0] == "’" }) else { return range.lowerBound }
    let articles = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
    return articles.contains(smallText(range.lowerBound..<apostrophe)) ? apostrophe + 1 : range.lowerBound
  }

  /// The parts of a word between its hyphens.
  private func pieces(of range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for i in range where self[i] == "-" || self[i] == "\u{2011}" {
      pieces.append(start..<i)
      start = i + 1
    }
    return pieces + [start..<range.upperBound]
  }

  /// The word as a dictionary has it, without soft hyphens.
  private func word(_ range: Range<Int>) -> String {
    var text = ""
    for i in range where self[i] != .softHyphen { text.unicodeScalars.append(self[i]) }
    return text
  }
}
