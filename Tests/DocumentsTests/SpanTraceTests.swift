import Diagnostics
import Documents
import Testing

@Suite struct `The places of a span's words` {
  /// Where a word of the first paragraph stands, as `line:column`.
  private func place(of word: String, in text: String) throws -> String {
    let file = SourceFile(path: "x.md", text: text)
    let (blocks, _) = readMarkdown(PlacedText(linesOf: file))
    let trace = SpanTrace(file)
    for case let copy in blocks.flatMap(copies) {
      for span in copy {
        guard let range = span.text.firstRange(of: word) else { continue }
        let offset = span.text.utf8.distance(from: span.text.startIndex, to: range.lowerBound)
        let ranges = try #require(trace.ranges(of: span))
        #expect(ranges.count == span.text.utf8.count)
        for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
        let position = trace.position(of: ranges[offset].lowerBound)
        return "\(position.line):\(position.column)"
      }
    }
    return "nowhere"
  }

  private func copies(_ block: Block) -> [Copy] {
    switch block {
    case .paragraph(let copy), .crosshead(let copy, level: _): [copy]
    case .quotation(let blocks): blocks.flatMap(copies)
    case .list(let items, ordered: _): items.joined().flatMap(copies)
    case .picture: []
    }
  }

  @Test(arguments: [
    ("l’été où mot", "mot", "1:10"), ("éé\nàà mot", "mot", "2:4"), ("un  \nmot", "mot", "2:1"),
    ("un\\\nmot", "mot", "2:1"), ("un<br>mot", "mot", "1:7"), ("\\*é\\* mot", "mot", "1:7"),
    ("&eacute;t&eacute; mot", "mot", "1:19"), ("a &amp; mot", "mot", "1:9"), ("a & mot", "mot", "1:5"),
    ("> é\n> ï mot", "mot", "2:5"), ("> é\nï mot", "mot", "2:3"), ("- é\n  ï mot", "mot", "2:5"),
    ("un <b>gras</b> mot", "mot", "1:16"), ("**é** [lien](http://x.fr) mot", "mot", "1:27"),
    ("[é]{lang=en} mot", "mot", "1:14"), ("a\tb mot", "mot", "1:5"), ("e\u{301}te\u{301} mot", "mot", "1:5"),
    ("👩‍👩‍👧 mot", "mot", "1:3"), ("'' mot", "mot", "1:4"), ("# é mot", "mot", "1:5"),
  ])
  func `a word is found where it was typed`(text: String, word: String, place expected: String) throws {
    #expect(try place(of: word, in: text) == expected)
  }

  @Test func `a span that comes from no file has no place`() {
    #expect(SpanTrace(SourceFile(path: "x", text: "mot")).ranges(of: Span("mot")) == nil)
  }

  @Test func `any text keeps within its file`() {
    let file = SourceFile(path: "x", text: "Un mot,\n\nun autre : &#233; \\\n")
    let trace = SpanTrace(file)
    for text in ["", "mot", "zzzz", "\u{2028}\u{2028}", "&", "é", "un autre", " ", "\\\\"] {
      for line in 1...4 {
        let span = Span(text, position: SourcePosition(line: line, column: 3))
        guard let ranges = trace.ranges(of: span) else { continue }
        #expect(ranges.count == text.utf8.count)
        #expect(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= file.text.utf8.count })
      }
    }
  }
}
