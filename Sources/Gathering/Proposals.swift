/// A correction of the text itself, shown to the editor, and made only where it is asked for (`--apply-proposals`).
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
  let bytes = Array(text.utf8)
  let (words, suspects) = suspectWords(in: bytes)
  func wordAt(_ index: Int) -> String? {
    words.indices.contains(index) ? String(decoding: bytes[words[index]], as: UTF8.self) : nil
  }
  var result: [Proposal] = []
  for index in suspects {
    guard let word = wordAt(index), !isAddress(word) else { continue }
    let (previous, next) = (wordAt(index - 1), wordAt(index + 1))
    let spaced = blanksAfterStops(word)
    if spaced != word { result.append(Proposal(kind: .blankAfterStop, found: word, proposed: spaced)) }
    if word.utf8.contains(UInt8(ascii: "`")) {
      let without = word.filter { $0 != "`" }
      result.append(Proposal(kind: .strayBacktick, found: word, proposed: without))
    }
    guard let previous, !isAddress(previous), let last = previous.last else { continue }
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
    if isSmallLetter(last), sentenceOpeners.contains(word), let next, next.first.map(isSmallLetter) == true {
      result.append(
        Proposal(kind: .missingStop, found: pair + " " + next, proposed: previous + ". " + word + " " + next))
    }
  }
  return result
}

/// Where the words of a text stand, and which of them are worth a look: most hold nothing that could be wrong, and that
/// is told by a byte or two of the word and of the one before it.
private func suspectWords(in bytes: [UInt8]) -> (words: [Range<Int>], suspects: [Int]) {
  var words: [Range<Int>] = []
  words.reserveCapacity(bytes.count / 4)
  var suspects: [Int] = []
  var start = 0
  while start < bytes.count {
    if bytes[start] == 0x20 {
      start += 1
      continue
    }
    var end = start
    var isSuspect = false
    while end < bytes.count, bytes[end] != 0x20 {
      switch bytes[end] {
      case 0x60: isSuspect = true
      // A stop or a comma with something after it.
      case 0x2C, 0x2E: if end + 1 < bytes.count, bytes[end + 1] != 0x20 { isSuspect = true }
      default: break
      }
      end += 1
    }
    if let last = words.last {
      let ending = bytes[last.upperBound - 1]
      switch bytes[start] {
      // A sign at its beginning, or the first letter of one of the sentence openers.
      case 0x2C, 0x2D, 0x2E, 0x43, 0x45, 0x49, 0x4C, 0x55: isSuspect = true
      default: if ending == 0x27 || ending == 0x99 || ending == 0x2D { isSuspect = true }
      }
    }
    if isSuspect { suspects.append(words.count) }
    words.append(start..<end)
    start = end
  }
  return (words, suspects)
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

/// Most signs are ASCII, which needs no table.
private func isSmallLetter(_ sign: Character) -> Bool {
  sign.asciiValue.map { (0x61...0x7A).contains($0) } ?? sign.isLowercase
}

/// Words that open a sentence far more often than they stand in one with a capital. Only before a small letter: «Le
/// Monde» is a name.
private let sentenceOpeners: Set<String> = [
  "Le", "Les", "Un", "Une", "Ce", "Cet", "Cette", "Ces", "Il", "Elle", "Ils", "Elles", "Cela",
]

/// By bytes: whole words are compared by slow functions, and every word with a full stop in it is asked.
private func isAddress(_ word: String) -> Bool {
  let bytes = word.utf8
  guard bytes.contains(where: { $0 == 0x2E || $0 == 0x3A || $0 == 0x40 }) else { return false }
  if bytes.contains(UInt8(ascii: "@")) { return true }
  let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  return lower.starts(with: "www.".utf8)
    || addressEndings.contains { lower.count >= $0.count && lower.suffix($0.count).elementsEqual($0) }
    || lower.contains(UInt8(ascii: ":")) && lower.indices.contains { lower[$0...].starts(with: "://".utf8) }
}

private let addressEndings = [".com", ".org", ".sn", ".fr", ".net", ".eu"].map { Array($0.utf8) }
