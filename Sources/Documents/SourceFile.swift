public import Diagnostics

/// A place in a file: line and column counted from 1, the column in characters as an editor counts them.
public struct SourcePosition: Hashable, Sendable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// A text file a person edits: its path as the user knows it, and its lines.
public struct SourceFile: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`: `issues/2021-05/articles/x.md`.
  public let path: String
  /// UTF-8 text with `\n` line ends.
  public let text: String
  public let lines: [Substring]

  public init(path: String, text: String) {
    self.path = path
    self.text = text
    self.lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Substring.init)
  }

  /// The place as a finding shows it, with the line itself.
  public func place(_ position: SourcePosition, story: String? = nil) -> Place {
    let excerpt = lines.indices.contains(position.line - 1) ? String(lines[position.line - 1]) : nil
    return Place(file: path, line: position.line, column: position.column, excerpt: excerpt, story: story)
  }
}
