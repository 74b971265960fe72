/// A correction of the text itself, shown to the editor and never made by the program.
struct Proposal: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case blankAfterStop = "blanc manquant après la ponctuation"
    case blankBeforeStop = "blanc de trop avant la ponctuation"
    case blankAfterApostrophe = "blanc de trop après l’apostrophe"
    case blankAtHyphen = "blanc d’un seul côté du trait d’union"
    case missingStop = "point manquant, peut-être"
    case strayBacktick = "accent grave isolé"
  }
  var kind: Kind
  /// As it stands, one to three words.
  var found: String
  var proposed: String
}

/// Corrections the site's texts often need, from what was seen on its pages. Works word by word on cleaned text;
/// addresses are left alone.
func corrections(proposedFor text: String) -> [Proposal] {
  let words = text.utf8.split(separator: 32).map { String(Substring($0)) }
  var result: [Proposal] = []
  for (index, word) in words.enumerated() where !isAddress(word) {
    let previous = index > 0 ? words[index - 1] : nil
    let next = index + 1 < words.count ? words[index + 1] : nil
    let spaced = blanksAfterStops(word)
    if spaced != word { result.append(Proposal(kind: .blankAfterStop, found: word, proposed: spaced)) }
    if word.utf8.contains(UInt8(ascii: "`")) {
      let without = word.filter { $0 != "`" }
      result.append(Proposal(kind: .strayBacktick, found: word, proposed: without))
    }
    // Most pairs of words hold nothing to look at, and that is told by a byte or two.
    guard let previous, let opening = word.utf8.first, let ending = previous.utf8.last,
      opening == 0x2C || opening == 0x2E || opening == 0x2D || (0x41...0x5A).contains(opening) || ending == 0x27
        || ending == 0x99 || ending == 0x2D, !isAddress(previous), let last = previous.last
    else { continue }
    let pair = previous + " " + word
    if last.isLetter || last.isNumber || last == ")", word.first == "," || word == "." {
      result.append(Proposal(kind: .blankBeforeStop, found: pair, proposed: previous + word))
    }
    if last == "'" || last == "’", previous.dropLast().last?.isLetter == true, word.first?.isLetter == true {
      result.append(Proposal(kind: .blankAfterApostrophe, found: pair, proposed: previous + word))
    }
    if word.count > 1, word.first == "-", word.dropFirst().first?.isLetter == true, last.isLetter {
      result.append(Proposal(kind: .blankAtHyphen, found: pair, proposed: previous + word))
    }
    if previous.count > 1, last == "-", previous.dropLast().last?.isLetter == true, word.first?.isLetter == true {
      result.append(Proposal(kind: .blankAtHyphen, found: pair, proposed: previous.dropLast() + " - " + word))
    }
    if sentenceOpeners.contains(word), last.isLowercase, let next, next.first?.isLowercase == true {
      result.append(
        Proposal(kind: .missingStop, found: pair + " " + next, proposed: previous + ". " + word + " " + next))
    }
  }
  return result
}

/// The spans with the corrections made, and those that could not be: the words stand in two dresses, or in none.
func applying(_ proposals: [Proposal], to spans: [RawSpan]) -> (spans: [RawSpan], left: [Proposal]) {
  var spans = spans
  var left: [Proposal] = []
  for proposal in proposals {
    let place = spans.indices.lazy.compactMap { index in
      spans[index].text.range(ofText: proposal.found).map { (index, $0) }
    }
    .first
    if let (index, range) = place {
      spans[index].text.replaceSubrange(range, with: proposal.proposed)
    } else {
      left.append(proposal)
    }
  }
  return (spans, left)
}

extension String {
  /// Where a text stands in this one for the first time, between blanks.
  fileprivate func range(ofText words: String) -> Range<Index>? {
    guard let first = words.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      let isStart = found == startIndex || self[index(before: found)] == " "
      if isStart, self[found...].hasPrefix(words) {
        let end = index(found, offsetBy: words.count)
        if end == endIndex || self[end] == " " { return found..<end }
      }
      start = index(after: found)
    }
    return nil
  }
}

/// `judiciaire.M.Mamadou` → `judiciaire. M. Mamadou`; `projet.Cet` → `projet. Cet`. Initials (`U.E.`) and figures stay.
private func blanksAfterStops(_ word: String) -> String {
  guard word.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E }) else { return word }
  let letters = Array(word)
  var result = ""
  for (i, letter) in letters.enumerated() {
    result.append(letter)
    guard i > 0, i + 1 < letters.count else { continue }
    let before = letters[i - 1]
    let after = letters[i + 1]
    let isAfterTitle =
      before == "M" && (i == 1 || !letters[i - 2].isLetter) && after.isUppercase && i + 2 < letters.count
      && letters[i + 2].isLowercase
    // A name in capitals, as the site writes them, and then a word: `NDIAYE.Le`.
    let isAfterName =
      i >= 3 && letters[(i - 3)..<i].allSatisfy(\.isUppercase) && after.isUppercase && i + 2 < letters.count
      && letters[i + 2].isLowercase
    switch letter {
    case "." where (before.isLowercase || before == ")") && after.isUppercase, "." where isAfterTitle || isAfterName:
      result.append(" ")
    case "," where before.isLetter && after.isLetter: result.append(" ")
    default: break
    }
  }
  return result
}

/// Words that open a sentence far more often than they stand in one with a capital. Only before a small letter: «Le
/// Monde» is a name.
private let sentenceOpeners: Set<String> = [
  "Le", "Les", "Un", "Une", "Ce", "Cet", "Cette", "Ces", "Il", "Elle", "Ils", "Elles", "Cela",
]

private func isAddress(_ word: String) -> Bool {
  guard word.utf8.contains(where: { $0 == 0x2E || $0 == 0x3A || $0 == 0x40 }) else { return false }
  return word.contains("@") || word.contains("://") || word.lowercased().hasPrefix("www.")
    || [".com", ".org", ".sn", ".fr", ".net", ".eu"].contains { word.lowercased().hasSuffix($0) }
}
