/// What of a word can be divided: letters, between quotes, stops and apostrophes.
enum WordParts {
  /// The word without the quotes and stops around it.
  static func core(of word: String) -> Substring {
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: isWordScalar), let last = scalars.lastIndex(where: isWordScalar) else {
      return word[word.startIndex..<word.startIndex]
    }
    return word[first...last]
  }

  /// The parts of a word that patterns may see, those of a compound each by itself; nil for what is no plain word: with
  /// figures, an address, a file name, a compound with capitals («Saint-Exupéry», «CI-après»).
  static func parts(of word: String) -> [Substring]? {
    let scalars = word.unicodeScalars
    var parts: [Substring] = []
    var start: String.Index?
    var hasHyphen = false
    var hasCapital = false
    var last: Unicode.Scalar = " "
    for i in scalars.indices {
      let scalar = scalars[i]
      if isLetter(scalar) {
        if last == "." || last == "@" || last == "_" || last == "/" && start == nil && !parts.isEmpty {
          return nil
        }
        if start == nil { start = i }
        hasCapital = hasCapital || isCapital(scalar)
      } else {
        if scalar.value >= 0x30 && scalar.value <= 0x39 || scalar == "@" || scalar == "_" { return nil }
        if let from = start {
          parts.append(word[from..<i])
          start = nil
        }
        if !parts.isEmpty, scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" { hasHyphen = true }
        if parts.isEmpty {
          last = " "
          continue
        }
      }
      last = scalar
    }
    if let from = start { parts.append(word[from...]) }
    // A compound's last part may be nothing but the stop behind it.
    if hasHyphen, hasCapital { return nil }
    return parts
  }

  /// Whether a capital stands behind the first letter: POC, DPAF, McDonald; «À» alone is none.
  static func hasInnerCapital(_ part: String) -> Bool {
    part.unicodeScalars.dropFirst().contains(where: isCapital)
  }

  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
    case 0..<0x100: false
    default: scalar.properties.isUppercase
    }
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0, 0xD7, 0xF7: false
    case 0xC0...0x24F: true
    default: scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
    }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || (0x30...0x39).contains(scalar.value)
  }
}
