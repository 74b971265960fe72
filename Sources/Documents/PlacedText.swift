/// Text taken from a file together with where each of its characters stands there: the body of an article, or the value
/// of a key. So a finding about the third word of a title points at the third word.
public struct PlacedText: Hashable, Sendable {
  public let text: String
  public let file: SourceFile
  /// Where the value itself starts (a quote or `|` included).
  public let position: SourcePosition
  let origin: Origin

  enum Origin: Hashable, Sendable {
    /// Whole lines of the file, from this index.
    case lines(from: Int)
    case scalar(YAMLText.Style)
  }

  /// The lines of a file from one of them (an index into `lines`) to its end.
  public init(linesOf file: SourceFile, from line: Int = 0) {
    let start = min(line, file.lines.count)
    self.text = start == 0 ? file.text : file.lines[start...].joined(separator: "\n")
    self.file = file
    self.position = SourcePosition(line: start + 1, column: 1)
    self.origin = .lines(from: start)
  }

  /// The value of a key.
  public init(_ scalar: YAMLText, at position: SourcePosition, in file: SourceFile) {
    self.text = scalar.written
    self.file = file
    self.position = position
    self.origin = .scalar(scalar.style)
  }

  /// Where each character of a scalar stands, and one place more for its end. Line breaks a writer folded are one blank.
  func scalarPositions(_ style: YAMLText.Style) -> [SourcePosition] {
    var walk = ScalarWalk(file: file, position: position, style: style)
    var positions: [SourcePosition] = []
    for character in text { positions.append(walk.take(character)) }
    positions.append(walk.position)
    return positions
  }
}

/// Follows a scalar's characters through the lines it was written on.
private struct ScalarWalk {
  let file: SourceFile
  let style: YAMLText.Style
  private var line: Int
  private var characters: [Character] = []
  private var index: Int

  init(file: SourceFile, position: SourcePosition, style: YAMLText.Style) {
    self.file = file
    self.style = style
    self.line = position.line - 1
    self.index = position.column - 1
    load()
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: index += 1
    case .literal, .folded: nextLine()
    }
  }

  var position: SourcePosition { SourcePosition(line: line + 1, column: index + 1) }

  private mutating func load() { characters = file.lines.indices.contains(line) ? Array(file.lines[line]) : [] }

  /// To the first character of the next line that has any.
  private mutating func nextLine() {
    repeat {
      guard line + 1 < file.lines.count else {
        index = characters.count
        return
      }
      line += 1
      load()
      index = characters.prefix { $0 == " " || $0 == "\t" }.count
    } while index == characters.count
  }

  mutating func take(_ wanted: Character) -> SourcePosition {
    let isBlank = wanted == " " || wanted == "\n" || wanted == "\t"
    if !isBlank, index >= characters.count { nextLine() }
    if isBlank {
      let place = position
      if index < characters.count, characters[index] == " " || characters[index] == "\t" {
        index += 1
        // Blanks before a fold are dropped by the parser.
        if characters[index...].allSatisfy({ $0 == " " || $0 == "\t" }), style != .literal { nextLine() }
      } else if index < characters.count, style == .doubleQuoted, characters[index] == "\\" {
        return takeEscape()
      } else if index >= characters.count {
        nextLine()
      }
      return place
    }
    if style == .doubleQuoted, index < characters.count, characters[index] == "\\" {
      if index + 1 == characters.count {  // an escaped line end
        nextLine()
        return take(wanted)
      }
      return takeEscape()
    }
    let place = position
    if style == .singleQuoted, wanted == "'" {
      index += 2
    } else {
      index += 1
    }
    return place
  }

  /// `\"`, `\xE9`, `\u00E9`, `\U000000E9`.
  private mutating func takeEscape() -> SourcePosition {
    let place = position
    let kind = index + 1 < characters.count ? characters[index + 1] : " "
    index = min(index + [("x" as Character): 4, "u": 6, "U": 10][kind, default: 2], characters.count)
    return place
  }
}

/// Turns lines and bytes of a placed text into places in its file; made to be asked in reading order.
struct TextMap {
  let placed: PlacedText
  /// The lines of the text.
  let lines: [Substring.UTF8View]
  /// For a scalar: where each character stands, and the index of each line's first character.
  private var scalar: (positions: [SourcePosition], starts: [Int])?
  /// The last answer, from which the next one goes on: counting a long line from its start each time would be slow.
  private var last = (line: -1, byte: 0, count: 0)

  init(_ placed: PlacedText) {
    self.placed = placed
    lines = placed.text.utf8.split(separator: 10, omittingEmptySubsequences: false)
  }

  /// - Parameter line: counted from 0 in the text.
  /// - Parameter byte: counted from 0 in the line.
  mutating func position(line: Int, byte: Int) -> SourcePosition {
    let line = min(max(line, 0), lines.count - 1)
    let byte = min(max(byte, 0), lines[line].count)
    let count = characters(line: line, byte: byte)
    switch placed.origin {
    case .lines(let first): return SourcePosition(line: first + line + 1, column: count + 1)
    case .scalar(let style):
      if scalar == nil {
        var starts: [Int] = []
        var total = 0
        for line in lines {
          starts.append(total)
          total += Substring(line).count + 1
        }
        scalar = (placed.scalarPositions(style), starts)
      }
      let positions = scalar!.positions
      return positions[min(scalar!.starts[line] + count, positions.count - 1)]
    }
  }

  private mutating func characters(line: Int, byte: Int) -> Int {
    let bytes = lines[line]
    if last.line != line || last.byte > byte { last = (line, 0, 0) }
    let from = bytes.index(bytes.startIndex, offsetBy: last.byte)
    let slice = bytes[from..<bytes.index(from, offsetBy: byte - last.byte)]
    let count = slice.allSatisfy { $0 < 0x80 } ? slice.count : Substring(slice).count
    last = (line, byte, last.count + count)
    return last.count
  }
}
