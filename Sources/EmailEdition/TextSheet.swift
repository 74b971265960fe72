/// Plain text being written: paragraphs with a blank line between them, wrapped to 78 columns.
struct TextSheet {
  /// In characters; RFC 5322, 2.1.1.
  static let width = 78

  private var lines: [String] = []
  private var indent = ""
  /// What stands in the indent of the next line only: the mark of a list's item.
  private var mark: String?

  /// Everything written so far, ending in a new line.
  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func paragraph(_ text: String) {
    separate()
    add(text)
  }

  /// A title, underlined as far as its longest line goes.
  mutating func title(_ text: String, underlined rule: Character) {
    separate()
    if lines.count > 1, rule == "=" { lines.append("") }
    let start = lines.count
    add(text)
    let longest = lines[start...].map { $0.count - indent.count }.max() ?? 0
    if longest > 0 { lines.append(indent + String(repeating: rule, count: min(longest, Self.width - indent.count))) }
  }

  /// Lines without a blank one between them.
  mutating func tight(_ items: [(mark: String, text: String)]) {
    separate()
    for item in items {
      indented(by: String(repeating: " ", count: item.mark.count), mark: item.mark) { $0.add(item.text) }
    }
  }

  /// What is written inside stands further right, its first line after the mark.
  mutating func indented(by room: String, mark: String? = nil, _ write: (inout TextSheet) -> Void) {
    let before = indent
    self.mark = (self.mark ?? indent) + (mark ?? room)
    indent += room
    write(&self)
    indent = before
    self.mark = nil
  }

  mutating func ruleAcross() {
    separate()
    lines.append(String(repeating: "_", count: Self.width))
  }

  private mutating func separate() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// Wraps on the ordinary space alone, so a no-break space never meets the end of a line; U+2028 starts a new line.
  private mutating func add(_ text: String) {
    for part in text.unicodeScalars.split(separator: "\u{2028}", omittingEmptySubsequences: false) {
      var line = ""
      // Counted word by word: counting the line anew for each would be half the work of the whole letter.
      var length = 0
      for word in clean(Substring(part)).utf8.split(separator: UInt8(ascii: " ")).map({ Substring($0) }) {
        let wordLength = characterCount(word)
        if line.isEmpty {
          line = String(word)
          length = wordLength
        } else if indent.count + length + 1 + wordLength <= Self.width {
          line += " " + word
          length += 1 + wordLength
        } else {
          finish(line)
          line = String(word)
          length = wordLength
        }
      }
      finish(line)
    }
  }

  /// A byte is a character where all bytes are ASCII and none is a control character.
  private func characterCount(_ word: Substring) -> Int {
    word.utf8.allSatisfy { $0 < 0x80 } ? word.utf8.count : word.count
  }

  private mutating func finish(_ line: String) {
    lines.append(line.isEmpty ? "" : (mark ?? indent) + line)
    if !line.isEmpty { mark = nil }
  }

  /// Tabs and line ends are spaces; other control characters are left out. Most texts have none, which their bytes say.
  private func clean(_ text: Substring) -> Substring {
    guard mayHoldControls(text.utf8) else { return text }
    var result = Substring.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n", "\r", "\u{85}", "\u{2029}": result.append(" ")
      default: if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) { result.append(scalar) }
      }
    }
    return Substring(result)
  }

  /// U+0080 to U+009F are C2 80 to C2 9F in UTF-8, and U+2029 ends in 80 A9.
  private func mayHoldControls(_ bytes: Substring.UTF8View) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F || (before == 0xC2 && byte < 0xA0) || (before == 0x80 && byte == 0xA9) {
        return true
      }
      before = byte
    }
    return false
  }
}
