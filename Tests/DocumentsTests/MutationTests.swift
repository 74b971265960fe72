import Diagnostics
import Documents
import Instruments
import Testing

@Suite struct `Whatever the bytes` {
  static let article = """
    ---
    title: "Été : *un* [mot](https://x.fr)"
    images:
      - {file: a.jpg, caption: 'l''eau'}
    short: |
      Un
    ---
    # Titre *x* &eacute; \\* 🇸🇳

    Un **mot *dans* l'autre** [the `code` x]{lang=en}  
    suite <b>html</b> ![a](b.jpg "c") <x@y.fr>

    > - cité *là*
    >   1. [y][z]

    [z]: https://z.fr

    | a | b |
    |---|---|
    """
  /// What breaks readers: bytes that mean something to YAML or Markdown, half characters, blanks of all kinds.
  static let pieces: [[UInt8]] =
    [
      "*", "_", "`", "[", "]", "(", ")", "{lang=en}", "<", ">", "&", "&amp;", "\\", "\n", "\n\n", "  \n", "\t", "    ",
      "- ", "> ",
      "1. ", "#", "|", "---\n", "!", "\"", "'", ": ", "]{", "é", "e\u{301}", "🇸🇳", "\u{2028}", "\u{A0}", "\u{0}", "<!--",
      "```\n",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0x85]]

  static func mutated(_ seed: Int, _ source: String) -> [UInt8] {
    var numbers = Chance(state: UInt64(seed))
    var bytes = Array(source.utf8)
    for _ in 0..<Int.random(in: 1...12, using: &numbers) {
      let at = Int.random(in: 0...bytes.count, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: bytes.insert(contentsOf: pieces.randomElement(using: &numbers)!, at: at)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...6, using: &numbers)))
      case 2:
        let end = min(bytes.count, at + Int.random(in: 1...20, using: &numbers))
        bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &numbers))
      default: if at < bytes.count { bytes[at] = pieces.randomElement(using: &numbers)![0] }
      }
    }
    return bytes
  }

  @Test(arguments: 0..<40) func `an article spoilt at random is read or refused, and its places are true`(hundred: Int)
  {
    for seed in (hundred * 20)..<(hundred * 20 + 20) {
      guard let file = try? SourceFile(path: "t.md", bytes: Self.mutated(seed, Self.article)) else { continue }
      let (parts, findings) = FrontMatter.split(file)
      let (blocks, more) = readMarkdown(parts.body)
      for finding in findings + more {
        let place = finding.place
        #expect(place.line.map { (1...max(file.lines.count, 1)).contains($0) } ?? true, "seed \(seed)")
        #expect(!finding.message.french.isEmpty && !finding.message.english.isEmpty)
      }
      for span in allCopy(blocks, captions: false).joined() {
        guard let position = span.position, let first = span.text.first,
          !more.contains(where: { $0.code == "code-block" })
        else { continue }
        let line = file.lines[position.line - 1]
        let written = line.dropFirst(position.column - 1).first
        let isTrue =
          written == first || written == "\\" || written == "&"
          || (written == nil && (first == " " || first == "\u{2028}"))
          || written == "<"  // words taken out of an HTML block stand at the block
          || written == " " || written == "\u{0}" || first == "\u{FFFD}"
        #expect(isTrue, "seed \(seed): \(span) stands at \(String(describing: written)) in \(line)")
      }
      var keys = KeyReader(parts.keys, in: file, keys: ["title", "images", "short"])
      _ = (keys.copy("title"), keys.items("images"), keys.blocks("short"))
    }
  }
}
