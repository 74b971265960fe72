/// The words of a text as identity and file names compare them: lower case, without accents, apostrophes, dashes or
/// blanks. Latin letters come out as ASCII («œ» as oe, the hooked and tailed letters of Wolof and Pulaar as their base);
/// letters of other scripts stay, so that two Arabic titles are not the same empty one.
func foldedWords(_ text: String) -> [String] {
  var words: [String] = []
  var word = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A:
      word.unicodeScalars.append(scalar)
    case 0x41...0x5A:
      word.unicodeScalars.append(Unicode.Scalar(scalar.value + 32)!)
    case 0x300...0x36F:
      continue
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF:
      continue
    case 0x80...:
      if let base = latinBases[scalar] {
        word += base
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word += scalar.properties.lowercaseMapping
      } else {
        fallthrough
      }
    default:
      if !word.isEmpty { words.append(word) }
      word = ""
    }
  }
  if !word.isEmpty { words.append(word) }
  return words
}

func folded(_ text: String) -> String { foldedWords(text).joined(separator: " ") }

/// The base letters of the accented and joined Latin letters, by their Unicode names: «LATIN SMALL LETTER E WITH ACUTE»
/// is e. Made once.
private let latinBases: [Unicode.Scalar: String] = {
  var table: [Unicode.Scalar: String] = [:]
  for value: UInt32 in [0xC0...0x2AF, 0x1E00...0x1EFF].joined() {
    let scalar = Unicode.Scalar(value)!
    if let base = latinBase(scalar) { table[scalar] = base }
  }
  return table
}()

private func latinBase(_ scalar: Unicode.Scalar) -> String? {
  guard let name = scalar.properties.name else { return nil }
  for prefix in ["LATIN SMALL LETTER ", "LATIN CAPITAL LETTER ", "LATIN SMALL LIGATURE ", "LATIN CAPITAL LIGATURE "]
  where name.hasPrefix(prefix) {
    var words = name.dropFirst(prefix.count).split(separator: " ")
    if let with = words.firstIndex(of: "WITH") { words.removeSubrange(with...) }
    let letter = words.joined(separator: " ")
    if let known = namedLetters[letter] { return known }
    return letter.count <= 2 ? letter.lowercased() : nil
  }
  return nil
}

private let namedLetters = [
  "ENG": "ng", "SHARP S": "ss", "ETH": "d", "THORN": "th", "DOTLESS I": "i", "OPEN E": "e", "OPEN O": "o",
]
