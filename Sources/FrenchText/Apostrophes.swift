/// The apostrophe is ’, whatever was typed for it.
extension MarkedCopy {
  /// Words that lose their last vowel before another word («élision»).
  private static let elidedWords: Set<String> = [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "aujourd",
    "entr", "prud",
  ]

  mutating func correctApostrophes() {
    for i in 0..<count where isFree(i) && self[i].isApostrophe {
      let before = self[i - 1]
      let after = self[i + 1]
      if before.isLetter {
        if after.isLetter {
          replace(i, with: "’", .apostrophe)
        } else if after.isDigit || opensQuotation(i + 1) {
          if isElided(endingAt: i - 1) { replace(i, with: "’", .apostrophe) }
        } else if isFreeSpace(i + 1), self[i + 2].isVowelOrH, isElided(endingAt: i - 1) {
          // «l' Union»
          replace(i, with: "’", .apostrophe)
          remove(i + 1, .apostrophe)
        }
      } else if isFreeSpace(i - 1), after.isVowelOrH, self[i - 2].isSmall, isElided(endingAt: i - 2),
        !isQuoted(from: i + 1)
      {
        // «l 'Union»
        remove(i - 1, .apostrophe)
        replace(i, with: "’", .apostrophe)
      } else if before.isBlank || before.isOpening || before == "\"" || before == "<", standsForCentury(i) {
        replace(i, with: "’", .apostrophe)
      }
    }
  }

  private func opensQuotation(_ i: Int) -> Bool {
    self[i] == "\"" || self[i] == "“" || self[i] == "«" || (self[i] == "<" && self[i + 1] == "<")
  }

  private func isElided(endingAt i: Int) -> Bool {
    guard let word = word(endingAt: i, limit: 8) else { return false }
    return Self.elidedWords.contains(word.text)
  }

  /// Whether the word that begins here ends in the other one of a pair of single quotes.
  private func isQuoted(from i: Int) -> Bool {
    let end = wordEnd(from: i)
    return self[end].isApostrophe && !self[end + 1].isLetter
  }

  /// '21 for 2021: two digits, no closing quote after them, and no unit that would make them a measure.
  private func standsForCentury(_ i: Int) -> Bool {
    !isMeasured(i + 2) && self[i + 1].isDigit && self[i + 2].isDigit && !self[i + 3].isLetterOrDigit
      && !self[i + 3].isApostrophe && !(self[i + 3].isSpace && self[i + 4].isDigit)
  }
}
