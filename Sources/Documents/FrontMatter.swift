public import Diagnostics

/// An article's file in its two parts: the keys between `---` lines, and the text under them.
public struct FrontMatter: Hashable, Sendable {
  /// The keys; empty where they could not be read.
  public var keys: YAMLNode
  public var body: PlacedText

  /// Splits a file; what is wrong with its head is reported, and its text is read all the same.
  public static func split(_ file: SourceFile, story: String? = nil) -> (FrontMatter, [Diagnostic]) {
    let isRule = { (line: Substring) in
      line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
    }
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    let first = file.lines.firstIndex { !isBlank($0) }
    guard let first, isRule(file.lines[first]) else {
      let place = SourcePosition(line: (first ?? 0) + 1, column: 1)
      let empty = YAMLNode(.empty, at: place)
      return (
        FrontMatter(keys: empty, body: PlacedText(linesOf: file)),
        [.frontMatterMissing(file.place(place, story: story), isEmpty: first == nil)]
      )
    }
    let opening = SourcePosition(line: first + 1, column: 1)
    guard let closing = file.lines.indices.dropFirst(first + 1).first(where: { isRule(file.lines[$0]) }) else {
      let empty = YAMLNode(.empty, at: opening)
      return (
        FrontMatter(keys: empty, body: PlacedText(linesOf: file, from: first + 1)),
        [.frontMatterOpen(file.place(opening, story: story))]
      )
    }
    let body = PlacedText(linesOf: file, from: closing + 1)
    do throws(Stop) {
      let keys = try readYAML(file, lines: (first + 1)..<closing)
      return (FrontMatter(keys: keys, body: body), [])
    } catch {
      let findings = error.diagnostics.map { finding in
        var finding = finding
        finding.place.story = story
        return finding
      }
      return (FrontMatter(keys: YAMLNode(.empty, at: opening), body: body), findings)
    }
  }
}
