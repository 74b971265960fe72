/// The page's blocks, looked for in the text part.
struct TextComparison: Sendable {
  /// Those the text part does not have.
  private(set) var missing: [MailNode] = []
  /// Those that stand somewhere else.
  private(set) var moved: [MailNode] = []

  init(of blocks: [MailNode], with text: String) {
    var vocabulary = Vocabulary()
    let written = vocabulary.numbers(of: withoutAddresses(text))
    var places: [Int: [Int]] = [:]
    for (index, word) in written.enumerated() { places[word, default: []].append(index) }
    var position = 0
    for node in blocks {
      let wanted = vocabulary.numbers(of: withoutAddresses(node.blockText))
      guard let first = wanted.first else { continue }
      let starts = (places[first] ?? []).filter { start in
        start + wanted.count <= written.count && written[start..<(start + wanted.count)].elementsEqual(wanted)
      }
      if let start = starts.first(where: { $0 >= position }) {
        // What is short may stand anywhere: only what is long leads on.
        if wanted.count >= 8 { position = start + wanted.count }
      } else if starts.isEmpty {
        missing.append(node)
      } else if wanted.count >= 8 {
        moved.append(node)
      }
    }
  }
}

/// Words by numbers, which compare faster.
private struct Vocabulary {
  private var numbers: [String: Int] = [:]

  /// Letters and figures, in lower case; whatever stands between is passed over.
  mutating func numbers(of text: String) -> [Int] {
    folded(text).unicodeScalars.split { !isOfWord($0) }.map { word in
      let word = String(word)
      if let known = numbers[word] { return known }
      let number = numbers.count
      numbers[word] = number
      return number
    }
  }

  private func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}

/// Without the addresses behind links, and the spoken ones.
private func withoutAddresses(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
  var result = ""
  var rest = text[...]
  while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
    result += rest[..<start]
    rest = rest[start...]
    let isAddress = ["<http", "<mailto"].contains { rest.hasPrefix($0) }
    if isAddress, let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) {
      rest = rest[rest.index(after: end)...]
    } else {
      result += "<"
      rest = rest.dropFirst()
    }
  }
  return result + rest
}
