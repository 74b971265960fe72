/// A text made fit for a file people edit, with the count of what was put right. Letters are never changed.
struct CleanText: Hashable, Sendable {
  var text: String
  var repairs: Repairs
}

/// What cleaning did to a text, so that the report can say it.
struct Repairs: Hashable, Sendable {
  /// Runs of blanks made one, and blanks at either end dropped.
  var blanks = 0
  /// No-break and other special blanks made plain: French blanks are set by the layout.
  var plainBlanks = 0
  /// Zero-width marks, soft hyphens and control characters removed.
  var invisible = 0
  /// Letters written as base and accent, joined (NFC).
  var joined = 0

  var isEmpty: Bool { self == Repairs() }

  static func += (a: inout Repairs, b: Repairs) {
    a.blanks += b.blanks
    a.plainBlanks += b.plainBlanks
    a.invisible += b.invisible
    a.joined += b.joined
  }
}

/// Blanks collapsed to one plain blank, invisible characters removed, accents joined to their letters.
func clean(_ line: String) -> CleanText {
  if isClean(line) { return CleanText(text: line, repairs: Repairs()) }
  let (spans, repairs) = clean([RawSpan(text: line)])
  return CleanText(text: spans.first?.text ?? "", repairs: repairs)
}

/// The same for a text in several dresses: blanks on both sides of a change of dress are one run, which stays with the
/// first of them.
func clean(_ spans: [RawSpan]) -> (spans: [RawSpan], repairs: Repairs) {
  if spans.count > 1, spans.allSatisfy({ !$0.text.isEmpty }), isClean(spans.map(\.text).joined()) {
    return (spans, Repairs())
  }
  if let cleaned = cleanBlanks(spans) { return cleaned }
  var repairs = Repairs()
  var result: [RawSpan] = []
  var blanks = 0
  var specialBlanks = 0
  var hasText = false
  for span in spans {
    var scalars = String.UnicodeScalarView()
    for scalar in span.text.unicodeScalars {
      if isBlank(scalar) {
        blanks += 1
        if scalar != " " { specialBlanks += 1 }
      } else if isInvisible(scalar) {
        repairs.invisible += 1
      } else {
        if blanks > 0 {
          repairs.plainBlanks += specialBlanks
          if !hasText || blanks > 1 { repairs.blanks += 1 }
          if hasText {
            if scalars.isEmpty, !result.isEmpty {
              result[result.count - 1].text.append(" ")
            } else {
              scalars.append(" ")
            }
          }
          (blanks, specialBlanks) = (0, 0)
        }
        hasText = true
        scalars.append(scalar)
      }
    }
    guard !scalars.isEmpty else { continue }
    let joined = composed(String(scalars))
    repairs.joined += joined.count
    var cleaned = span
    cleaned.text = joined.text
    if let last = result.last, last.isDressed(like: span) {
      result[result.count - 1].text += joined.text
    } else {
      result.append(cleaned)
    }
  }
  if blanks > 0 { repairs.blanks += 1 }
  return (result, repairs)
}

/// The same by bytes, for texts in which nothing but blanks is to be put right: French pages are full of no-break ones.
/// Nil where there is more to do.
private func cleanBlanks(_ spans: [RawSpan]) -> (spans: [RawSpan], repairs: Repairs)? {
  var repairs = Repairs()
  var result: [RawSpan] = []
  var (blanks, specialBlanks, hasText) = (0, 0, false)
  for span in spans {
    let bytes = ContiguousArray(span.text.utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    // What is kept is copied by runs: from `start` on, nothing has been copied yet.
    var (start, index) = (0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      let (length, isBlank): (Int, Bool)
      switch byte {
      case 0x20, 0x09: (length, isBlank) = (1, true)
      case 0..<32, 0x7F, 0xCC, 0xCD, 0xE1, 0xE3, 0xEF, 0xF3: return nil
      case 0xC2:
        if bytes[index + 1] < 0xA0 || bytes[index + 1] == 0xAD { return nil }
        (length, isBlank) = (2, bytes[index + 1] == 0xA0)
      case 0xE2:
        (length, isBlank) = (3, bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF)
        if !isBlank, bytes[index + 1] == 0x80, !(0x90...0xA7).contains(bytes[index + 2]) { return nil }
        if bytes[index + 1] == 0x81 { return nil }
      default: (length, isBlank) = (1, false)
      }
      if isBlank {
        kept += bytes[start..<index]
        start = index + length
        blanks += 1
        if byte != 0x20 { specialBlanks += 1 }
      } else if blanks > 0 {
        repairs.plainBlanks += specialBlanks
        if !hasText || blanks > 1 { repairs.blanks += 1 }
        if hasText {
          if kept.isEmpty, !result.isEmpty { result[result.count - 1].text.append(" ") } else { kept.append(0x20) }
        }
        (blanks, specialBlanks, hasText) = (0, 0, true)
      } else {
        hasText = true
      }
      index += length
      if isBlank { continue }
      // Most of a text is letters without accents.
      while index < bytes.count, (0x21...0x7E).contains(bytes[index]) { index += 1 }
    }
    kept += bytes[start...]
    guard !kept.isEmpty else { continue }
    let text = String(decoding: kept, as: UTF8.self)
    if let last = result.last, last.isDressed(like: span) {
      result[result.count - 1].text += text
    } else {
      var cleaned = span
      cleaned.text = text
      result.append(cleaned)
    }
  }
  if blanks > 0 { repairs.blanks += 1 }
  return (result, repairs)
}

/// Whether a text is surely left as it is, told by its bytes: most texts are.
private func isClean(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    guard bytes.first != 32, bytes.last != 32 else { return false }
    var before: UInt8 = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0..<32, 0x7F: return false
      case 32: if before == 32 { return false }
      // U+0080…U+00A0 and the soft hyphen.
      case 0xC2: if bytes[index + 1] <= 0xA0 || bytes[index + 1] == 0xAD { return false }
      // Accents by themselves; blanks and marks of other scripts; what has no place in a text.
      case 0xCC, 0xCD, 0xE1, 0xE3, 0xEF, 0xF3: return false
      case 0xE2:
        // Of U+2000…U+207F only dashes, quotes, bullets and the ellipsis.
        if bytes[index + 1] == 0x80, !(0x90...0xA7).contains(bytes[index + 2]) { return false }
        if bytes[index + 1] == 0x81 { return false }
      default: break
      }
      before = byte
    }
    return true
  }
}

/// Whether a text has nothing but blanks and what is not seen.
func isBlankText(_ text: some StringProtocol) -> Bool {
  text.unicodeScalars.allSatisfy { isBlank($0) || isInvisible($0) }
}

/// Tabs and line ends too: within one text they part words as a blank does.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || (0x9...0xD).contains(scalar.value) || scalar == "\u{85}"
    || scalar.value > 0x7F && scalar.properties.isWhitespace
}

/// Zero-width marks, joiners (no French word needs one), direction marks, soft hyphen, byte order mark, controls.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB,
    0xE0000...0xE007F:
    true
  default:
    false
  }
}

/// Accents joined to the Latin letters that have a form of their own. Swift compares characters by canonical
/// equivalence, so looking up a letter followed by its accent finds the joined one; the standard library has no public
/// NFC, and what a French page holds is in these ranges.
private func composed(_ text: String) -> (text: String, count: Int) {
  guard text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) }) else { return (text, 0) }
  var result = ""
  var count = 0
  for character in text {
    if character.unicodeScalars.count > 1, let one = joinedLetters[character] {
      result.append(one)
      count += 1
    } else {
      result.append(character)
    }
  }
  return (result, count)
}

private let joinedLetters: [Character: Character] = {
  var table: [Character: Character] = [:]
  for value: UInt32 in [0xC0...0x24F, 0x1E00...0x1EFF].joined() {
    let letter = Character(Unicode.Scalar(value)!)
    table[letter] = letter
  }
  return table
}()

/// The words of a text as a newsroom counts them: what stands between blanks and has a letter or a figure.
func wordCount(_ text: String) -> Int {
  text.utf8.split(separator: UInt8(ascii: " ")).count { word in
    // Most words show it by a byte.
    word.contains { isASCIILetterOrFigure($0) } || Substring(word).contains { $0.isLetter || $0.isNumber }
  }
}

private func isASCIILetterOrFigure(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
}
