/// One line of plain text as one Markdown paragraph: what would be markup is escaped.
func markdown(_ line: String) -> String { escapedStart(inlineMarkdown(line)) }

/// A title, a caption: one line that is never a block, so nothing is escaped because it stands first.
func inlineMarkdown(_ line: String) -> String {
  let words = line.utf8.split(separator: UInt8(ascii: " ")).map { bytes -> Substring in
    let word = Substring(bytes)
    // Most words have nothing that could be a mark.
    guard bytes.contains(where: mayBeMark) else { return word }
    return Substring(escapedInline(Array(word), isAddress: isWebAddress(word)))
  }
  return words.joined(separator: " ")
}

/// A byte that `escapedInline` may escape.
private func mayBeMark(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
    UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "_"), UInt8(ascii: "&"):
    true
  default: false
  }
}

private func isWebAddress(_ word: Substring) -> Bool {
  let word = word.lowercased()
  return ["http://", "https://", "www."].contains { word.hasPrefix($0) } && !word.contains("<") && !word.contains("`")
    && !word.contains("*") && !word.contains("[") && !word.contains("\\")
}

/// - Parameter isAddress: what no web address needs escaped stays as typed. An underscore and an entity do: cmark knows no
///   bare address, so in one they are read as marks all the same.
private func escapedInline(_ word: [Character], isAddress: Bool) -> String {
  var result = ""
  for (i, letter) in word.enumerated() {
    let before = i > 0 ? word[i - 1] : nil
    let after = i + 1 < word.count ? word[i + 1] : nil
    switch letter {
    case "\\", "`", "*", "[", "]", "<", "~":
      if !isAddress { result += "\\" }
    case "_" where !(before?.isLetterOrFigure == true && after?.isLetterOrFigure == true):
      // Within a word an underscore is none (CommonMark 0.31 §6.2).
      result += "\\"
    case "&" where opensEntity(word[(i + 1)...]):
      result += "\\"
    default:
      break
    }
    result.append(letter)
  }
  return result
}

extension Character {
  fileprivate var isLetterOrFigure: Bool { isLetter || isNumber }
}

/// `&amp;`, `&#38;`: a character reference (CommonMark 0.31 §2.5).
private func opensEntity(_ rest: ArraySlice<Character>) -> Bool {
  guard let end = rest.firstIndex(of: ";"), end > rest.startIndex else { return false }
  return rest[..<end].allSatisfy { $0 == "#" || $0.isASCII && ($0.isLetter || $0.isNumber) }
}

/// The words of a line `inlineMarkdown` wrote, for a list.
func withoutEscapes(_ line: String) -> String {
  var result = ""
  var isEscaped = false
  for letter in line {
    if letter == "\\", !isEscaped {
      isEscaped = true
      continue
    }
    if isEscaped, !(letter.isASCII && (letter.isPunctuation || letter.isSymbol)) { result.append("\\") }
    result.append(letter)
    isEscaped = false
  }
  return isEscaped ? result + "\\" : result
}

/// What makes a heading, a list, a quotation or a rule only where a line begins.
func escapedStart(_ line: String) -> String {
  guard let first = line.first else { return line }
  if "#>+-=".contains(first) { return "\\" + line }
  let figures = line.prefix { $0.isASCII && $0.isNumber }
  let rest = line.dropFirst(figures.count)
  if !figures.isEmpty, figures.count <= 9, let mark = rest.first, mark == "." || mark == ")",
    rest.dropFirst().first.map({ $0 == " " }) ?? true
  {
    return figures + "\\" + rest
  }
  return line
}
