/// A place inside a word where a line may end, in bytes of the word.
struct WordBreak: Hashable {
  var byte: Int
  var ending: LineBreaker.Ending
  /// An address is broken without a hyphen, at a sign of its own.
  var isAddress = false
  /// Between two parts of a name («Jean-Baptiste»): at a price.
  var isName = false
}

/// Where words that are no plain words may break: compounds at their hyphens, addresses at their signs.
enum WordBreaks {
  /// Whether a word has any sign that could make it an address or a compound; most have none and are done with.
  static func mayHaveSigns(_ word: String) -> Bool {
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "_"), 0xE2:
        return true
      default: break
      }
    }
    return false
  }

  /// Whether a word is an address, a domain or a file name: never divided, broken at its signs without a hyphen.
  static func isAddress(_ word: [UInt8]) -> Bool {
    var colonSlashes = false
    var at = false
    var dotted = false
    var underscore = false
    for i in word.indices {
      switch word[i] {
      case UInt8(ascii: "/") where i >= 2 && word[i - 1] == UInt8(ascii: "/") && word[i - 2] == UInt8(ascii: ":"):
        colonSlashes = true
      case UInt8(ascii: "@"): at = at || i > 0 && i + 1 < word.count
      case UInt8(ascii: "_"): underscore = true
      // A dot between letters: a domain or a file name. «M.Mamadou» is a slip of the copy, not a domain.
      case UInt8(ascii: "."):
        if i > 1, i + 2 < word.count, isAlphanumeric(word[i - 1]), isLowerLetter(word[i + 1]) || isDigit(word[i + 1]),
          isLowerLetter(word[i + 2]) || isDigit(word[i + 2])
        {
          dotted = true
        }
      default: break
      }
    }
    if colonSlashes || at || underscore { return true }
    return dotted && word.contains(where: isLowerLetter)
  }

  /// After `/ . - _`, or before `?`; at least two characters on either side, never between two of the signs.
  static func inAddress(_ word: [UInt8]) -> [WordBreak] {
    var breaks: [WordBreak] = []
    for i in word.indices {
      let byte: Int
      switch word[i] {
      case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): byte = i + 1
      case UInt8(ascii: "?"): byte = i
      default: continue
      }
      guard byte >= 2, byte <= word.count - 2, isAlphanumeric(word[byte]) || word[byte] == UInt8(ascii: "?") else {
        continue
      }
      breaks.append(
        WordBreak(byte: byte, ending: word[byte - 1] == UInt8(ascii: "-") ? .hyphen : .plain, isAddress: true))
    }
    return breaks
  }

  /// After a hyphen or dash between letters, and after the stroke of «hommes/femmes».
  ///
  /// Not before figures (COVID-19, 2019-2021), not after an initial (J.-L.), and «parle-t-il» only before its «-t-il».
  /// Names, whose parts both begin with a capital, are better kept whole, but «Léopold-Sédar-Senghor» kept whole can
  /// leave a gap that is worse; the lexicon says which never break (`nobreak`).
  static func atHyphens(_ word: [UInt8]) -> [WordBreak] {
    var breaks: [WordBreak] = []
    var partStart = 0
    for i in word.indices {
      var length = 1
      switch word[i] {
      case UInt8(ascii: "-"), UInt8(ascii: "/"): break
      case 0xE2
      where i + 2 < word.count && word[i + 1] == 0x80
        && (word[i + 2] == 0x93 || word[i + 2] == 0x94 || word[i + 2] == 0x90):
        length = 3
      default: continue
      }
      let next = i + length
      defer { partStart = next }
      guard i - partStart >= 2, next + 1 < word.count, isLetter(word[i - 1]) || word[i - 1] >= 0x80,
        isLetter(word[next]) || word[next] == 0xC3 || word[next] == 0xC5
      else { continue }
      if word[i] == UInt8(ascii: "/"), i - partStart < 4 || word.count - next < 4 { continue }
      // The t of «a-t-il» leans on what follows it.
      let isName = isCapital(word, at: partStart) && isCapital(word, at: next)
      breaks.append(
        WordBreak(byte: next, ending: word[i] == UInt8(ascii: "/") ? .plain : .hyphen, isName: isName))
    }
    return breaks
  }

  /// How many letters and figures there are, by their first bytes in UTF-8.
  static func letterCount(_ bytes: some Sequence<UInt8>) -> Int {
    var count = 0
    for byte in bytes where isLetter(byte) || isDigit(byte) || byte >= 0xC3 && byte != 0xE2 { count += 1 }
    return count
  }

  static func isLetter(_ byte: UInt8) -> Bool { isLowerLetter(byte) || byte >= 65 && byte <= 90 }
  static func isLowerLetter(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0xC3 }

  /// Whether a capital stands at a byte: A to Z, À to Þ, Œ.
  static func isCapital(_ word: [UInt8], at i: Int) -> Bool {
    if word[i] >= 65, word[i] <= 90 { return true }
    guard i + 1 < word.count else { return false }
    return word[i] == 0xC3 && word[i + 1] >= 0x80 && word[i + 1] <= 0x9E || word[i] == 0xC5 && word[i + 1] == 0x92
  }
}
