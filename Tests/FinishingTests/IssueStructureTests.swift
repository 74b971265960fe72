import DisplayList
import Fonts
import Geometry
import Inks
import Testing

@testable import Finishing

private let boxes = PageBoxes(trim: Size(width: 200.pt, height: 300.pt), bleed: .zero)

/// A line of type at the next place of a column; one glyph for every letter.
private func line(
  _ text: String, _ role: Role, story: String? = "eau", block: Int = 0, in enclosures: [Enclosure] = [],
  isLabel: Bool = false, language: String? = nil, x: Double = 10, y: Double = 10, divided: Bool = false
) -> PageItem {
  let count = text.unicodeScalars.count
  return .glyphs(
    GlyphRun(
      face: FontFace("serif.otf"), size: 10.pt, ink: .black, origin: Point(x: x.pt, y: y.pt),
      string: GlyphString(
        glyphs: (0..<max(1, count)).map { PlacedGlyph(id: 1, x: Double($0) * 5) }, text: text,
        clusters: text.unicodeScalars.map { GlyphCluster(bytes: String($0).utf8.count, glyphs: 1) }),
      language: language, endsInDivision: divided,
      tag: Tag(story: story, role: role, block: block, enclosures: enclosures, isLabel: isLabel)))
}

private func picture(_ file: String, block: Int, text: String = "Un pont") -> PageItem {
  .picture(
    PicturePlacement(
      file: file, frame: Rectangle(x: 0.pt, y: 50.pt, width: 90.pt, height: 60.pt), alternativeText: text,
      tag: Tag(story: "eau", role: .picture, block: block)))
}

private func link(_ address: String, x: Double, y: Double, width: Double, block: Int = 0) -> PageItem {
  .link(
    LinkArea(
      areas: [Rectangle(x: x.pt, y: (y - 7.5).pt, width: width.pt, height: 10.pt)], destination: address, title: "?",
      tag: Tag(story: "eau", role: .body, block: block)))
}

private func dump(_ pages: [[PageItem]], _ reading: ReadingOrder = ReadingOrder()) throws -> String {
  let pages = pages.enumerated().map { DisplayPage(number: $0 + 1, boxes: boxes, items: $1) }
  return try IssueStructure(of: pages, reading: reading).textDump(pages)
}

@Suite struct IssueStructureTests {
  @Test func `a paragraph over a page is one, and its divided word whole; jump lines are left out`() throws {
    let text = try dump([
      [line("Le Séné-", .body, block: 3, divided: true), line("Suite page 2", .jumpLine, block: 9)],
      [line("EAU", .jumpLine, block: 9), line("gal agit.", .body, block: 3)],
    ])
    #expect(
      text == """
        Document
          Art
            P "Le Sénégal agit." (pages 1, 2)

        """)
  }

  @Test func `kicker, title and standfirst come before a picture that stands above them`() throws {
    let text = try dump([
      [
        picture("a.jpg", block: 8), line("Le pont", .caption, block: 9), line("EAU", .kicker),
        line("L’eau à Thiès", .headline, block: 1), line("Un puits.", .standfirst, block: 2),
        line("", .dropCap, block: 3), line("Voici", .body, block: 3),
      ]
    ])
    #expect(
      text == """
        Document
          Art
            P "EAU"
            H2 "L’eau à Thiès"
            P "Un puits."
            Div
              Figure “Un pont”
              Caption "Le pont"
            P "Voici"

        """)
  }

  @Test func `a caption speaks of the picture before it, or of a whole gallery`() throws {
    let single = try dump([[picture("a.jpg", block: 8), picture("b.jpg", block: 10), line("B", .caption, block: 11)]])
    #expect(single.contains("  Figure “Un pont”\n    Div\n      Figure “Un pont”\n      Caption \"B\"\n"))
    let gallery = try dump([
      [
        picture("a.jpg", block: 8), picture("b.jpg", block: 10), picture("c.jpg", block: 12),
        line("ABC", .caption, block: 9),
      ]
    ])
    #expect(
      gallery.contains("    Div\n      Figure “Un pont”\n      Figure “Un pont”\n      Figure “Un pont”\n      Caption")
    )
  }

  @Test func `lists nest, and a picture at the head of a column does not part them`() throws {
    let outer = { Enclosure.list(0, item: $0, isOrdered: false) }
    let inner = { Enclosure.list(1, item: $0, isOrdered: true) }
    let text = try dump([
      [
        line("•", .listItem, block: 3, in: [outer(0)], isLabel: true), line("un", .listItem, block: 3, in: [outer(0)]),
        picture("a.jpg", block: 20),
        line("•", .listItem, block: 4, in: [outer(1)], isLabel: true),
        line("deux", .listItem, block: 4, in: [outer(1)]),
        line("1.", .listItem, block: 5, in: [outer(1), inner(0)], isLabel: true),
        line("deux un", .listItem, block: 5, in: [outer(1), inner(0)]),
        line("dit-il", .quotation, block: 6, in: [.quotation(2)]), line("Fin.", .body, block: 7),
      ]
    ])
    #expect(
      text == """
        Document
          Art
            L Disc
              LI
                Lbl "•"
                LBody
                  P "un"
              LI
                Lbl "•"
                LBody
                  P "deux"
                  L Decimal
                    LI
                      Lbl "1."
                      LBody
                        P "deux un"
            Figure “Un pont”
            BlockQuote
              P "dit-il"
            P "Fin."

        """)
  }

  @Test func `a link's lines are one, two links side by side are two, a passage has its language`() throws {
    let text = try dump([
      [
        line("voir ", .body, x: 10), line("le ", .body, x: 35), link("https://a.sn/", x: 35, y: 10, width: 15),
        line("site", .body, x: 10, y: 22), link("https://a.sn/", x: 10, y: 22, width: 20),
        line(" ou ", .body, x: 30, y: 22), line("un", .body, x: 50, y: 22),
        link("https://b.sn/", x: 50, y: 22, width: 10),
        line("here", .body, language: "en", x: 60, y: 22), link("https://c.sn/", x: 60, y: 22, width: 20),
        line(" now", .body, language: "en", x: 80, y: 22),
      ]
    ])
    #expect(
      text.contains(
        #"P "voir " [Link "le site" → https://a.sn/ (2 lines)] " ou " [Link "un" → https://b.sn/]"#
          + #" [Link [Span en "here"] → https://c.sn/] [Span en " now"]"#), "\(text)")
    let whole = try dump([[line("All of it", .body, language: "en")]])
    #expect(whole.contains("P en \"All of it\""))
  }

  @Test func `a link over nothing, and an address that is none, stop the file`() {
    #expect(throws: FinishingFault.structure(.linkOverNothing("https://a.sn/", page: 1))) {
      try dump([[line("un", .body), link("https://a.sn/", x: 100, y: 200, width: 10)]])
    }
    for address in [
      "javascript:alert(1)", "https://exemple.sn/été", "https://exemple.sn/a b", "file:///etc/passwd", "",
    ] {
      #expect(throws: FinishingFault.structure(.linkUnsafe(address))) {
        try dump([[line("un", .body), link(address, x: 10, y: 10, width: 10)]])
      }
    }
  }

  @Test func `stories follow the issue and not the pages; words between two rules stay where they stand`() throws {
    let stories = [
      ReadStory(name: "un", title: "Un", rubrique: "Actualités"),
      ReadStory(name: "deux", title: "Deux", rubrique: "Actualités"),
      ReadStory(name: "breves", kind: .briefs(["b1", "b2"]), title: "Brèves", rubrique: "Brèves"),
      ReadStory(name: "citation", kind: .quotation, title: "« »"),
    ]
    let text = try dump(
      [
        [
          line("deux", .body, story: "deux", y: 200), line("un", .body, story: "un", y: 20),
          line("dit-on", .pullQuote, story: "citation"), line("Brèves", .headline, story: "breves", block: 1),
          line("b2", .body, story: "b2"), line("b1", .body, story: "b1"), line("à part", .body, story: "z"),
        ]
      ], ReadingOrder(stories: stories))
    #expect(
      text == """
        Document
          Sect «Actualités»
            Art
              P "un"
            Art
              P "deux"
          BlockQuote
            P "dit-on"
          Sect «Brèves»
            H2 "Brèves"
            Art
              P "b1"
            Art
              P "b2"
          Art
            P "à part"
        bookmark «Actualités» page 1
          bookmark «Un» page 1
          bookmark «Deux» page 1
        bookmark «Brèves» page 1

        """)
  }

  @Test func `pictures without a text are named`() throws {
    let page = DisplayPage(
      number: 3, boxes: boxes, items: [picture("a.jpg", block: 8, text: " "), picture("b.jpg", block: 10)])
    let structure = try IssueStructure(of: [page], reading: ReadingOrder())
    #expect(structure.picturesWithoutText == [.init(file: "a.jpg", story: "eau", page: 3)])
  }
}
