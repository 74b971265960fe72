/// A line of a file and, under it, a caret below one of its characters; a long line is shown around the caret only.
struct ExcerptWindow {
  /// The line, then the caret.
  let lines: [String]

  /// In characters: a terminal's usual width, and some.
  static let width = 100

  /// - Parameter column: counted from 1, in characters; one past the end points behind the line.
  init(_ excerpt: String, column: Int) {
    let characters = Array(excerpt).map(ExcerptWindow.printable)
    let caret = min(max(column - 1, 0), characters.count)
    var first = 0
    var last = characters.count
    if characters.count > ExcerptWindow.width {
      first = max(0, min(caret - ExcerptWindow.width / 2, characters.count - ExcerptWindow.width))
      last = first + ExcerptWindow.width
    }
    let line = (first > 0 ? "…" : "") + String(characters[first..<last]) + (last < characters.count ? "…" : "")
    // A tab stays a tab, so that the caret moves as far as the line does.
    let indent = characters[first..<caret].map { character in
      character == "\t" ? "\t" : String(repeating: " ", count: ExcerptWindow.cells(character))
    }
    lines = [line, (first > 0 ? " " : "") + indent.joined() + "^"]
  }

  /// Control characters, which would move a terminal's cursor or recolour it, become U+FFFD.
  private static func printable(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    let isControl = scalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalar != "\t"
      case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      default: false
      }
    }
    return isControl ? "\u{FFFD}" : character
  }

  /// How many cells of a terminal a character takes: two for East Asian wide ones and emoji (UAX 11), none for a mark
  /// that stands alone.
  static func cells(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    if first.properties.isEmojiPresentation { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return first.value == 0xAD ? 1 : 0
    default: return 1
    }
  }
}
