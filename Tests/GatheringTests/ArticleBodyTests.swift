import Diagnostics
import Documents
import Instruments
import Testing

@testable import Gathering

@Suite struct ArticleBodyTests {
  func strong(_ text: String) -> RawSpan { RawSpan(text: text, isStrong: true) }
  func emphasized(_ text: String) -> RawSpan { RawSpan(text: text, isEmphasized: true) }
  func plain(_ text: String) -> RawSpan { RawSpan(text: text) }

  @Test func `bold, italic and links are marked, and what only looks like marks is escaped`() {
    let spans = [
      plain("Le *2* mai, "), strong("la flotte "), RawSpan(text: "rentre", isStrong: true, isEmphasized: true),
      plain(" : "), RawSpan(text: "voir [ici]", link: "https://a.org/b(c)?d=1&e=2"), plain("."),
    ]
    #expect(
      markdown(spans)
        == "Le \\*2\\* mai, **la flotte *rentre*** : [voir \\[ici\\]](https://a.org/b%28c%29?d=1&amp;e=2).")
  }

  @Test func `blanks at the edge of bold stand outside it`() {
    #expect(markdown([plain("a"), strong(" b "), plain("c")]) == "a **b** c")
    #expect(markdown([strong("a "), strong("b")]) == "**a b**")
  }

  @Test func `marks that would be read as letters are given up, the words never`() {
    #expect(markdown([strong("Attention :"), plain("le quai est fermé")]) == "Attention :le quai est fermé")
    #expect(markdown([strong("Le quai"), plain("est fermé")]) == "**Le quai**est fermé")
  }

  @Test func `blocks become headings, lists within lists, quotations`() {
    let blocks = [
      RawBlock(kind: .heading(level: 1), spans: [plain("Le port #")], line: 1), RawBlock(text: "1. mai", line: 2),
      RawBlock(kind: .listItem(isOrdered: false, depth: 0), spans: [plain("un")], line: 3),
      RawBlock(kind: .listItem(isOrdered: true, depth: 1), spans: [strong("a")], line: 4),
      RawBlock(kind: .listItem(isOrdered: true, depth: 1), spans: [plain("b")], line: 5),
      RawBlock(kind: .listItem(isOrdered: false, depth: 2), spans: [plain("# c")], line: 6),
      RawBlock(kind: .listItem(isOrdered: false, depth: 0), spans: [plain("deux")], line: 7),
      RawBlock(kind: .listItem(isOrdered: true, depth: 0), spans: [plain("premier")], line: 8),
      RawBlock(kind: .quotation, spans: [plain("Il a dit.")], line: 9),
      RawBlock(kind: .quotation, spans: [plain("> Puis rien.")], line: 10),
    ]
    let text = articleBody(blocks)
    #expect(
      text == """
        ## Le port \\#

        1\\. mai

        - un
          1. **a**
          2. b
             - \\# c
        - deux

        1. premier

        > Il a dit.
        >
        > \\> Puis rien.
        """)
    let (read, findings) = readMarkdown(PlacedText(linesOf: SourceFile(path: "x", text: text)))
    #expect(findings.isEmpty)
    #expect(words(read) == blocks.map(\.text))
  }

  @Test func `a second paragraph of a list item stays in its item, and the numbers go on`() {
    let item = { RawBlock(kind: .listItem(isOrdered: true, depth: $0), spans: [plain($1)], line: 1) }
    let more = { RawBlock(kind: .itemContinued(depth: $0), spans: [plain($1)], line: 1) }
    let text = articleBody([
      item(0, "a"), more(0, "1. b"), item(1, "c"), more(1, "d"), more(0, "e"), item(0, "f"), more(2, "g"),
      RawBlock(text: "h", line: 1), more(0, "- i"),
    ])
    #expect(
      text == """
        1. a

           1\\. b
           1. c

              d

           e
        2. f

        g

        h

        \\- i
        """)
    let (read, findings) = readMarkdown(PlacedText(linesOf: SourceFile(path: "x", text: text)))
    #expect(findings.isEmpty)
    #expect(words(read) == ["a", "1. b", "c", "d", "e", "f", "g", "h", "- i"])
    guard case .list(let items, true) = read.first else {
      Issue.record("no list")
      return
    }
    #expect(items.map { words($0) } == [["a", "1. b", "c", "d", "e"], ["f"]])
  }

  @Test func `a passage in another language is marked, within bold and around a link`() {
    let spans = [
      plain("Dit "), RawSpan(text: "the end ", language: "en"), plain("ou "),
      RawSpan(text: "ndank", isStrong: true, language: "wo"), plain(", voir "),
      RawSpan(text: "here", link: "https://a.org/", language: "en"), plain("."),
    ]
    #expect(
      markdown(spans)
        == "Dit [the end]{lang=en} ou **[ndank]{lang=wo}**, voir [[here](https://a.org/)]{lang=en}.")
  }

  /// The text of each block of a read article, in order.
  func words(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let copy), .crosshead(let copy, _): [copy.plainText]
      case .list(let items, _): items.flatMap(words)
      case .quotation(let inner): words(inner)
      case .picture: ["?"]
      }
    }
  }

  @Test(arguments: ["https://exemple.sn/_photos_/mai", "voir www.exemple.sn/?a&copy;_b_ ici", "_https://a.org/_"])
  func `an address in the text is read again as it was typed`(_ text: String) {
    let (copy, findings) = readInlineMarkdown(PlacedText(linesOf: SourceFile(path: "x", text: markdown(text))))
    #expect(findings.isEmpty && copy.map(\.marks) == [[]])
    #expect(copy.plainText == text)
  }

  @Test(arguments: 1...4) func `an article read again says the words that were gathered, seed`(_ seed: UInt64) {
    var chance = Chance(seed: seed)
    let pieces = [
      "mot", "l’été", "*", "_", "**", " ", " ", "a_b", "[", "](x)", "!", "`", "#", "1. ", "- ", "<b>", "&amp;", "~",
      "\\", ".", "»", "https://a.org/b_c", "R&D", "(", "\"", ":", "|", "+ ", "> ", "===", "---", "{lang=en}",
    ]
    for _ in 0..<600 {
      var blocks: [RawBlock] = []
      for line in 1...Int.random(in: 1...4, using: &chance) {
        let spans = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
          RawSpan(
            text: (0..<Int.random(in: 1...4, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }
              .joined(),
            isStrong: chance.next() % 3 == 0, isEmphasized: chance.next() % 3 == 0,
            link: chance.next() % 5 == 0 ? safeAddress("https://a.org/(b) c\"?d=1&copy=2_*") : nil,
            language: chance.next() % 6 == 0 ? "wo" : nil)
        }
        let kinds: [RawBlock.Kind] = [
          .paragraph, .heading(level: 2), .listItem(isOrdered: chance.next() % 2 == 0, depth: Int(chance.next() % 3)),
          .itemContinued(depth: Int(chance.next() % 3)), .quotation,
        ]
        blocks.append(RawBlock(kind: kinds.randomElement(using: &chance)!, spans: clean(spans).spans, line: line))
      }
      blocks.removeAll { $0.spans.isEmpty }
      let text = articleBody(blocks)
      let (read, findings) = readMarkdown(PlacedText(linesOf: SourceFile(path: "x", text: text)))
      #expect(words(read) == blocks.map(\.text), "\(text)")
      #expect(findings.isEmpty, "\(text) \(findings.map(\.code))")
    }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "java\nscript:x", "data:text/html,x", "file:///etc/passwd", "//a.org/x",
    "/x", "x", "", "vbscript:x", "http:", "https://", "mailto:x", "https://a.org/\u{202E}x",
  ]) func `an address that is no web or mail address is no link`(_ address: String) {
    #expect(safeAddress(address) == nil)
  }

  @Test func `a web or mail address is kept as a browser would write it`() {
    #expect(safeAddress(" HTTPS://a.org/é b\"c\n") == "HTTPS://a.org/é%20b%22c")
    #expect(safeAddress("mailto:x@a.org") == "mailto:x@a.org")
  }

  @Test func `corrections asked for are made within their dress`() {
    let raw = RawItem(
      title: "La `fête", titleLine: 1, date: .missing, line: 1,
      blocks: [RawBlock(spans: [plain("Le projet.Cet outil, qu’ "), strong("il"), plain(" a.")], line: 2)], lines: 1...2
    )
    let item = GatheredItem(raw, source: 0, name: "x", appliesProposals: true)
    #expect(item.title == "La fête")
    #expect(item.paragraphs == ["Le projet. Cet outil, qu’ il a."])
    #expect(item.proposals.map(\.value.found) == ["qu’ il"])
    #expect(GatheredItem(raw, source: 0, name: "x").proposals.count == 3)
  }
}
