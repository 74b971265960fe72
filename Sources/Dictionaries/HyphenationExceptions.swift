public import Diagnostics

/// Words divided by hand, from `hyphenation.txt`: one a line, a hyphen at each point, nothing after `#`.
///
///     ré-pu-ta-tion
///     Ndiaye          # no hyphen: never divided
public struct HyphenationExceptions: Hashable, Sendable {
  /// In lower case, with the points in bytes.
  private var points: [String: [Int]] = [:]

  public init() {}

  /// Reads the file's text; a line that is no word is a finding and left out.
  public static func read(_ text: String, file: String) -> (HyphenationExceptions, [Diagnostic]) {
    var exceptions = HyphenationExceptions()
    var findings: [Diagnostic] = []
    for (number, line) in WordList.lines(of: text) {
      let parts = line.split(separator: "-", omittingEmptySubsequences: false)
      let isWord = parts.allSatisfy { part in !part.isEmpty && part.unicodeScalars.allSatisfy(WordParts.isLetter) }
      guard isWord else {
        findings.append(.badHyphenationLine(String(line), at: Place(file: file, line: number)))
        continue
      }
      var points: [Int] = []
      var byte = 0
      for part in parts.dropLast() {
        byte += part.utf8.count
        points.append(byte)
      }
      exceptions.points[parts.joined().lowercased()] = points
    }
    return (exceptions, findings)
  }

  func points(of word: Substring) -> [Int]? {
    if points.isEmpty { return nil }
    let lower = word.lowercased()
    return lower.utf8.count == word.utf8.count ? points[lower] : nil
  }
}

/// The lines of a word list that say something.
enum WordList {
  static func lines(of text: String) -> [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      var line = line.prefix { $0 != "#" }
      while let last = line.last, last.isWhitespace { line.removeLast() }
      while let first = line.first, first.isWhitespace || first == "\u{FEFF}" { line.removeFirst() }
      return line.isEmpty ? nil : (index + 1, line)
    }
  }
}
