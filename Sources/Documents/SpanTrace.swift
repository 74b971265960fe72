/// Where the bytes of spans stand in the file they were read from.
///
/// A span knows its first character only. The rest is found by reading the file beside it: what the writer escaped
/// (`\*`, `&amp;`, the quotes of a YAML value), where a line ends and how the next one is indented. Where file and span
/// part for another reason, such as a tag taken out, reading goes on at the span's next words on the line.
public struct SpanTrace: Hashable, Sendable {
  private let file: SourceFile
  private let bytes: [UInt8]
  /// Where each line starts, in bytes.
  private let lineStarts: [Int]

  public init(_ file: SourceFile) {
    self.file = file
    let bytes = Array(file.text.utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == 10 }.map { $0 + 1 }
  }

  /// For every byte of the span (UTF-8), the bytes of the file it was read from; nil for a span that was not read from a
  /// file. A byte nothing stands for has an empty range.
  public func ranges(of span: Span) -> [Range<Int>]? {
    guard let position = span.position, let start = offset(of: position) else { return nil }
    var walk = Walk(bytes: bytes, text: Array(span.text.utf8), place: start)
    walk.run()
    return walk.ranges
  }

  /// Line and column of a byte of the file.
  public func position(of offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var (low, high) = (0, lineStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    let before = bytes[lineStarts[low]..<offset]
    return SourcePosition(line: low + 1, column: String(decoding: before, as: UTF8.self).count + 1)
  }

  /// The bytes of a line, counted from 1, without its end.
  public func bytes(ofLine line: Int) -> Range<Int> {
    let end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    return lineStarts[line - 1]..<end
  }

  private func offset(of position: SourcePosition) -> Int? {
    guard file.lines.indices.contains(position.line - 1) else { return nil }
    let line = file.lines[position.line - 1]
    let before = line.prefix(position.column - 1)
    return lineStarts[position.line - 1] + before.utf8.count
  }
}

/// The reading of a span and its file side by side.
private struct Walk {
  let bytes: [UInt8]
  let text: [UInt8]
  var place: Int
  var ranges: [Range<Int>] = []

  private let backslash = UInt8(ascii: "\\")

  init(bytes: [UInt8], text: [UInt8], place: Int) {
    self.bytes = bytes
    self.text = text
    self.place = place
  }

  private var here: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func run() {
    ranges.reserveCapacity(text.count)
    while ranges.count < text.count {
      let wanted = text[ranges.count]
      if wanted == 32, let end = lineBreakEnd() {
        take(to: end)
      } else if wanted == UInt8(ascii: "&"), bytes[place...].starts(with: "&amp;".utf8) {
        take(to: place + 5)
      } else if here == wanted, !isEscape {
        take(to: place + (isDoubledApostrophe ? 2 : 1))
      } else if here == backslash, place + 1 < bytes.count, bytes[place + 1] == wanted {
        take(to: place + 2)
      } else if isAskedBreak {
        takeAskedBreak()
      } else if let end = entityEnd(for: wanted) {
        takeSign(to: end)
      } else if wanted == 32, let byte = here, byte < 32 || byte == 0x7F {
        take(to: place + 1)
      } else if !goOn() {
        take(to: place)
      }
    }
  }

  private mutating func take(to end: Int) {
    ranges.append(place..<end)
    place = end
  }

  /// `\\` reads as one backslash.
  private var isEscape: Bool { here == backslash && place + 1 < bytes.count && bytes[place + 1] == backslash }

  /// `''` in a YAML value between single quotes.
  private var isDoubledApostrophe: Bool {
    let mark = UInt8(ascii: "'")
    guard here == mark, place + 1 < bytes.count, bytes[place + 1] == mark else { return false }
    return ranges.count + 1 == text.count || text[ranges.count + 1] != mark
  }

  // MARK: - Line ends

  /// Where the next line's words start, if nothing but blanks follows here; a line end in running text is one blank.
  private func lineBreakEnd() -> Int? {
    var i = place
    while i < bytes.count, bytes[i] == 32 || bytes[i] == 9 { i += 1 }
    guard i < bytes.count, bytes[i] == 10 else { return nil }
    return contentStart(after: i)
  }

  /// Behind the indent and quotation marks of the line after a line end, and behind empty ones.
  private func contentStart(after lineEnd: Int) -> Int {
    var i = lineEnd
    while i < bytes.count, [10, 32, 9, UInt8(ascii: ">")].contains(bytes[i]) { i += 1 }
    return i
  }

  /// U+2028: a line break the writer asked for, by two blanks, a backslash or a tag.
  private var isAskedBreak: Bool {
    let i = ranges.count
    return i + 2 < text.count && text[i] == 0xE2 && text[i + 1] == 0x80 && text[i + 2] == 0xA8
  }

  private mutating func takeAskedBreak() {
    var i = place
    if here == UInt8(ascii: "<") {
      while i < bytes.count, bytes[i] != UInt8(ascii: ">"), bytes[i] != 10 { i += 1 }
      i = min(i + 1, bytes.count)
    } else {
      while i < bytes.count, bytes[i] != 10 { i += 1 }
      i = contentStart(after: i)
    }
    ranges.append(place..<i)
    ranges.append(i..<i)
    ranges.append(i..<i)
    place = i
  }

  // MARK: - Entities

  /// Behind `&eacute;` or `&#233;`, if such a thing stands here where another sign is wanted.
  private func entityEnd(for wanted: UInt8) -> Int? {
    guard here == UInt8(ascii: "&"), wanted != here else { return nil }
    var i = place + 1
    while i < bytes.count, i - place < 32 {
      let byte = bytes[i]
      if byte == UInt8(ascii: ";") { return i > place + 1 ? i + 1 : nil }
      let isName = byte == UInt8(ascii: "#") || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
      if !isName { return nil }
      i += 1
    }
    return nil
  }

  /// One sign of the span, of several bytes perhaps, for all that stands here.
  private mutating func takeSign(to end: Int) {
    take(to: end)
    while ranges.count < text.count, text[ranges.count] & 0xC0 == 0x80 { take(to: place) }
  }

  // MARK: - What parts

  /// Goes on to where the span's next words stand on this line; false where they do not.
  private mutating func goOn() -> Bool {
    var lineEnd = place
    while lineEnd < bytes.count, bytes[lineEnd] != 10 { lineEnd += 1 }
    let rest = text[ranges.count...]
    for length in [16, 8, 4, 2] {
      let words = rest.prefix(length)
      guard place < lineEnd, words.count == length || length <= 4, words.count <= lineEnd - place else { continue }
      for i in (place + 1)..<max(place + 2, lineEnd - words.count + 1)
      where i + words.count <= lineEnd && bytes[i..<(i + words.count)].elementsEqual(words) {
        place = i
        return true
      }
    }
    return false
  }
}
