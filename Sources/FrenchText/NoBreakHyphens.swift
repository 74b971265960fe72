/// The text with U+2011 for the hyphens of the compounds that may not be broken: «Saint-Louis», where the lexicon says so.
/// Line breaking otherwise allows a break after every hyphen before a letter (UAX 14).
///
/// - Parameter compounds: as the lexicon has them, with plain hyphens; capitals count.
public func noBreakHyphens(in text: String, keeping compounds: Set<String>) -> String {
  if compounds.isEmpty || !text.utf8.contains(0x2D) { return text }
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  var word = ""
  func close() {
    if compounds.contains(word) {
      for scalar in word.unicodeScalars { result.append(scalar: scalar == "-" ? "\u{2011}" : scalar) }
    } else {
      result.append(contentsOf: word.utf8)
    }
    word.removeAll(keepingCapacity: true)
  }
  for scalar in text.unicodeScalars {
    if scalar.isLetterOrDigit || scalar == "-" {
      word.unicodeScalars.append(scalar)
    } else {
      close()
      result.append(scalar: scalar)
    }
  }
  close()
  return String(decoding: result, as: UTF8.self)
}
