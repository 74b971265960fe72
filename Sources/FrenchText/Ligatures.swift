/// œ and æ are letters of French: cœur, œuvre, ex æquo. Only words of a list are changed, and whole words only, so that
/// coefficient, moelle and names (LECOEUR) stay.
extension MarkedCopy {
  /// Beginnings of words, in small letters without the ligature; whatever follows.
  private static let stems = [
    "oeuvr", "oeill", "oecumén", "oedèm", "oesophag", "oestrogèn", "oenolog", "manoeuvr", "désoeuvr", "écoeur",
    "foetus", "foetal", "foetaux", "choeur", "coeur", "soeur", "boeuf", "oeuf", "noeud", "voeu", "moeurs", "rancoeur",
    "caetera", "naevus",
  ]
  /// How a word may go on after a stem that is a whole noun; the verbs' stems take any ending.
  private static let open: Set<String> = [
    "oeuvr", "oeill", "oecumén", "oedèm", "oesophag", "oestrogèn", "oenolog", "manoeuvr", "désoeuvr", "écoeur",
    "foetal",
  ]
  private static let nounEndings: Set<String> = ["", "s", "x"]

  mutating func joinLigatures() {
    var i = 0
    while i < count {
      guard self[i].isLetter else {
        i += 1
        continue
      }
      let start = i
      var vowel: Int?
      while self[i].isLetter {
        if vowel == nil, self[i + 1] == "e" || self[i + 1] == "E" {
          switch self[i] {
          case "o", "O", "a", "A": vowel = i
          default: break
          }
        }
        i += 1
      }
      guard let vowel, i - start <= 24, isFree(vowel), isFree(vowel + 1), !self[start - 1].isDigit,
        takesLigature(start..<i, at: vowel)
      else { continue }
      let joined: Unicode.Scalar
      switch self[vowel] {
      case "o": joined = "œ"
      case "O": joined = "Œ"
      case "a": joined = "æ"
      default: joined = "Æ"
      }
      replace(vowel, with: joined, .ligature)
      remove(vowel + 1, .ligature)
    }
  }

  private func takesLigature(_ word: Range<Int>, at vowel: Int) -> Bool {
    let text = smallText(word)
    switch text {
    case "oeil": return true
    case "aequo": return follows(word.lowerBound, "ex")
    case "vitae": return follows(word.lowerBound, "curriculum")
    default: break
    }
    for stem in Self.stems where text.hasPrefix(stem) {
      return Self.open.contains(stem) || Self.nounEndings.contains(String(text.dropFirst(stem.count)))
    }
    return false
  }

  private func follows(_ index: Int, _ word: String) -> Bool {
    self[index - 1].isSpace && self.word(endingAt: index - 2, limit: word.count)?.text == word
  }
}
