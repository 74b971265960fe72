/// The written text of one paragraph or title, followed while cmark's tree is walked, to learn where each piece stands.
///
/// cmark-gfm 0.29.0.gfm.6 gives columns too, but loses a line after a backslash break, a code span or an address over two
/// lines, and a reference definition, and ignores the blanks before a paragraph's further lines. So the tree only says
/// what comes next, and the place is found by reading on.
struct InlineSource {
  /// The lines without what precedes them (quotation marks, indents), `\n` between them.
  private(set) var bytes: [UInt8] = []
  /// Where each line starts in `bytes`, which line of the text it is, and how many of its bytes were left out.
  private var starts: [(offset: Int, line: Int, skipped: Int)] = []
  var cursor = 0

  mutating func append(line: Int, _ content: Substring.UTF8View, skipped: Int) {
    if !starts.isEmpty { bytes.append(10) }
    let start = bytes.count
    starts.append((start, line, skipped))
    bytes.append(contentsOf: content.dropFirst(skipped))
    // As in what cmark was given; a lone byte of a control character's two is never left.
    for i in start..<bytes.count where isControl(bytes[i]) || i + 1 < bytes.count && isControl(bytes[i], bytes[i + 1]) {
      if bytes[i] == 0xC2 { bytes[i + 1] = 32 }
      bytes[i] = 32
    }
  }

  /// Makes one line of several: a title written over two lines is one title.
  mutating func foldLines() {
    for i in bytes.indices where bytes[i] == 10 { bytes[i] = 32 }
  }

  /// Line (from 0, in the text) and byte in it.
  func location(of offset: Int) -> (line: Int, byte: Int) {
    guard let start = starts.last(where: { $0.offset <= offset }) else { return (0, 0) }
    return (start.line, start.skipped + offset - start.offset)
  }

  // MARK: - Going on

  /// Moves behind a text the tree gives; returns where it starts.
  mutating func take(_ text: [UInt8]) -> Int {
    let limit = min(bytes.count, cursor + 20_000)
    var start = cursor
    while start < limit {
      if let end = end(of: text, at: start) {
        cursor = end
        return start
      }
      start += 1
    }
    return cursor
  }

  /// Moves behind a mark such as `*`, where it stands here.
  mutating func skip(_ count: Int, of marks: [UInt8]) {
    var left = count
    while left > 0, cursor < bytes.count, marks.contains(bytes[cursor]) {
      cursor += 1
      left -= 1
    }
  }

  /// Moves behind the end of the line.
  mutating func skipLineEnd() {
    while cursor < bytes.count, bytes[cursor] != 10 { cursor += 1 }
    if cursor < bytes.count { cursor += 1 }
  }

  /// Moves behind a code span; returns where what it holds starts.
  mutating func takeCode() -> Int {
    let tick = UInt8(ascii: "`")
    while cursor < bytes.count, bytes[cursor] != tick { cursor += 1 }
    var width = 0
    while cursor < bytes.count, bytes[cursor] == tick { (cursor, width) = (cursor + 1, width + 1) }
    let start = cursor
    var run = 0
    while cursor < bytes.count {
      if bytes[cursor] == tick {
        run += 1
      } else if run == width {
        return start
      } else {
        run = 0
      }
      cursor += 1
    }
    return start
  }

  /// Moves behind `](address "title")`, `][name]`, `]` or `>`.
  mutating func skipLinkEnd() {
    guard cursor < bytes.count else { return }
    if bytes[cursor] == UInt8(ascii: ">") {
      cursor += 1
      return
    }
    guard bytes[cursor] == UInt8(ascii: "]") else { return }
    cursor += 1
    guard cursor < bytes.count else { return }
    if bytes[cursor] == UInt8(ascii: "(") {
      skipAddress()
    } else if bytes[cursor] == UInt8(ascii: "[") {
      while cursor < bytes.count, bytes[cursor] != UInt8(ascii: "]") { cursor += 1 }
      cursor = min(cursor + 1, bytes.count)
    }
  }

  /// Moves behind `(address "title")`, read as cmark reads it: a blank ends the address, whatever brackets are open.
  private mutating func skipAddress() {
    cursor += 1
    skipBlanks()
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "<") {
      skip(to: UInt8(ascii: ">"))
    } else {
      var depth = 0
      while cursor < bytes.count, bytes[cursor] != 32, bytes[cursor] != 10 {
        if bytes[cursor] == UInt8(ascii: "\\") {
          cursor += 1
        } else if bytes[cursor] == UInt8(ascii: "(") {
          depth += 1
        } else if bytes[cursor] == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        cursor += 1
      }
    }
    skipBlanks()
    if cursor < bytes.count {
      switch bytes[cursor] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skip(to: bytes[cursor])
      case UInt8(ascii: "("): skip(to: UInt8(ascii: ")"))
      default: break
      }
    }
    skipBlanks()
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ")") { cursor += 1 }
    cursor = min(cursor, bytes.count)
  }

  private mutating func skipBlanks() {
    while cursor < bytes.count, bytes[cursor] == 32 || bytes[cursor] == 10 || bytes[cursor] == 9 { cursor += 1 }
  }

  /// Moves behind the next such byte after the one here, escaped ones not counted.
  private mutating func skip(to end: UInt8) {
    cursor += 1
    while cursor < bytes.count, bytes[cursor] != end { cursor += bytes[cursor] == UInt8(ascii: "\\") ? 2 : 1 }
    cursor = min(cursor + 1, bytes.count)
  }

  // MARK: - Comparing

  /// Where a text ends in the source when it starts there, escapes and entities counted as what they stand for.
  /// - Parameter offsets: receives the offset of each byte of the text.
  func end(of text: [UInt8], at start: Int, offsets: ((Int) -> Void)? = nil) -> Int? {
    var i = start
    var j = 0
    while j < text.count {
      guard i < bytes.count else { return nil }
      offsets?(i)
      if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count, bytes[i + 1] == text[j], isPunctuation(text[j]) {
        (i, j) = (i + 2, j + 1)
      } else if bytes[i] == UInt8(ascii: "&"), let length = entityLength(at: i),
        !text[j...].starts(with: bytes[i..<(i + length)])
      {
        let width = scalarWidth(text[j])
        for _ in 1..<max(width, 1) { offsets?(i) }
        (i, j) = (i + length, j + width)
      } else if bytes[i] == text[j] {
        (i, j) = (i + 1, j + 1)
      } else {
        return nil
      }
    }
    return i
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 33...47, 58...64, 91...96, 123...126: true
    default: false
    }
  }

  private func scalarWidth(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  private func entityLength(at start: Int) -> Int? {
    var i = start + 1
    while i < bytes.count, i - start < 34 {
      switch bytes[i] {
      case UInt8(ascii: ";"): return i - start > 1 ? i - start + 1 : nil
      case UInt8(ascii: "#"), 48...57, 65...90, 97...122: i += 1
      default: return nil
      }
    }
    return nil
  }
}

/// A control character of one byte that no text holds.
func isControl(_ byte: UInt8) -> Bool { byte < 32 && byte != 9 && byte != 10 || byte == 127 }

/// A control character of two bytes: U+0080 to U+009F.
func isControl(_ first: UInt8, _ second: UInt8) -> Bool { first == 0xC2 && (0x80...0x9F).contains(second) }
