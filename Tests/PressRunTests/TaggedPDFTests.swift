import Diagnostics
import DisplayList
import Files
import Finishing
import Foundation
import Instruments
import Testing

@testable import PressRun

/// The screen edition as readers other than ours see it.
@Suite struct `A tagged PDF` {
  static let layouts = ["lettre", "bulletin", "large-print"]

  private static let sample = Dictionary(
    uniqueKeysWithValues: layouts.map { layout in
      (
        layout,
        Result { () throws -> (outcome: ComposeOutcome, pdf: [UInt8]) in
          let room = try Newsroom.sample()
          let outcome = try PressRun.compose(
            ComposeRequest(issue: Newsroom.issue, editions: [.screen], layout: layout), at: room.workplace)
          return (outcome, try #require(room.printed["lettre-2021-05-screen.pdf"]))
        }
      )
    })

  private func sample(_ layout: String) throws -> (outcome: ComposeOutcome, pdf: [UInt8]) {
    try #require(Self.sample[layout]).get()
  }

  /// What must hold of every tagged file: ISO 14289-1, 7.1, and ISO 32000-1, 14.7.4.
  private func check(_ pdf: [UInt8], _ pages: [DisplayPage]) throws {
    #expect(try output(of: "qpdf", "--check", "FILE", reading: pdf).contains("No syntax or stream encoding errors"))
    let read = try StructureReading(pdf)
    let elements = read.elements
    let parents = read.parents
    for (number, page) in read.pages.enumerated() {
      let marks = read.marks(ofPage: number)
      #expect(marks.identifiers == Array(0..<pages[number].markedItems.count), "page \(number + 1)")
      #expect(marks.unmarked == [] && marks.isBalanced, "page \(number + 1)")
      #expect(read.object(page)["/Tabs"] as? String == "/S")
      let key = try #require(read.object(page)["/StructParents"] as? Int)
      let owners = try #require(parents[key] as? [String])
      for identifier in marks.identifiers {
        let holders = elements.filter { $0.content.contains { $0.page == page && $0.identifier == identifier } }
        #expect(holders.map(\.name) == [owners[identifier]], "page \(number + 1), \(identifier)")
      }
      for annotation in read.object(page)["/Annots"] as? [String] ?? [] {
        let entries = read.object(annotation)
        let owner = try #require((entries["/StructParent"] as? Int).flatMap { parents[$0] as? String })
        let links = elements.filter { $0.annotations.contains(annotation) }
        #expect(links.map(\.name) == [owner] && links.map(\.kind) == ["Link"])
        #expect((entries["/Contents"] as? String ?? "").count > 2 && entries["/F"] as? Int == 4)
        #expect((entries["/Border"] as? [Int]) == [0, 0, 0])
        let rectangle = (entries["/Rect"] as? [NSNumber] ?? []).map(\.doubleValue)
        let corners = (entries["/QuadPoints"] as? [NSNumber] ?? []).map(\.doubleValue)
        try #require(rectangle.count == 4 && !corners.isEmpty && corners.count % 8 == 0)
        for index in stride(from: 0, to: corners.count, by: 2) {
          #expect((rectangle[0]...rectangle[2]).contains(corners[index]))
          #expect((rectangle[1]...rectangle[3]).contains(corners[index + 1]))
        }
      }
    }
    // Headings begin at the first and leave none out; every element holds something.
    var last = 0
    for level in elements.compactMap({ $0.kind.wholeMatch(of: /H(\d)/).flatMap { Int($0.1) } }) {
      #expect(level <= last + 1)
      last = level
    }
    #expect(elements.count { $0.kind == "H1" } == 1)
    #expect(elements.allSatisfy { !$0.content.isEmpty || !$0.children.isEmpty })
    #expect(elements.filter { $0.kind == "L" }.allSatisfy { $0.entries["/A"] != nil })
    #expect((read.catalog["/MarkInfo"] as? [String: Bool]) == ["/Marked": true])
    #expect((read.catalog["/ViewerPreferences"] as? [String: Bool])?["/DisplayDocTitle"] == true)
    #expect(read.catalog["/Lang"] as? String == "u:fr")
  }

  @Test(arguments: layouts) func `has every piece of its pages in one element, or as an artifact`(layout: String) throws
  {
    let (outcome, pdf) = try sample(layout)
    try check(pdf, outcome.displayPages)
  }

  @Test(arguments: layouts) func `has the structure that was looked at`(layout: String) throws {
    let (outcome, _) = try sample(layout)
    let dump = try IssueStructure(of: outcome.displayPages, reading: outcome.reading).textDump(outcome.displayPages)
    let path = "Tests/Fixtures/structure/\(layout)-2021-05.txt"
    if ProcessInfo.processInfo.environment["LETTRE_RECORD"] != nil {
      try repository.write(Array(dump.utf8), to: path)
      return
    }
    let golden = String(decoding: try repository.read(path), as: UTF8.self)
    let difference = zip(golden.split(separator: "\n"), dump.split(separator: "\n")).first { $0 != $1 }
    #expect(dump == golden, "first difference: \(difference.map { "\($0)\n\($1)" } ?? "its length")")
  }

  @Test(arguments: layouts) func `reads each story from its head to its end, words whole`(layout: String) throws {
    let (_, pdf) = try sample(layout)
    let room = try Newsroom.sample()
    let text = try StructText(pdf)
    let articles = text.elements("Art")
    for story in try room.copy.stories where story.section != "breves" && story.section != "agenda" {
      let title = Words(story.title.plainText)
      let article = try #require(
        articles.first { text.elements("H2", in: $0).map(text.text).map(Words.init) == [title] }, "\(story.slug)")
      // Every paragraph as one, in its order.
      var paragraphs = text.elements("P", in: article).map(text.text).map(Words.init)[...]
      for case .paragraph(let copy) in story.body {
        let words = Words(copy.plainText)
        let place = paragraphs.firstIndex(of: words)
        #expect(place != nil, "\(story.slug): \(copy.plainText.prefix(40))")
        paragraphs = paragraphs[(place ?? paragraphs.startIndex)...].dropFirst()
      }
    }
    #expect(text.texts(of: "P").contains { plain($0).contains("apprennent quelques-uns doit pouvoir, demain") })
    #expect(text.texts(of: "H1") == ["La Lettre du POC"])
  }

  /// Text as any reader may give it.
  private func plain(_ text: some StringProtocol) -> String {
    String(
      text.map { "\u{A0}\u{202F}".contains($0) ? " " : "\u{2010}\u{2011}".contains($0) ? "-" : $0 }.filter {
        $0 != "\u{AD}"
      })
  }

  @Test func `carries the label, and says of itself the same in both places`() throws {
    let (_, pdf) = try sample("lettre")
    let read = try StructureReading(pdf)
    let metadata = try output(
      of: "qpdf", "--show-object=\((read.catalog["/Metadata"] as? String ?? "").split(separator: " ").first ?? "")",
      "--filtered-stream-data", "FILE", reading: pdf)
    #expect(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"))
    let title = try #require(read.info["/Title"] as? String).dropFirst(2)
    #expect(metadata.contains(">\(title)<") && title.hasPrefix("La Lettre du POC"))
    #expect(metadata.contains("<rdf:li>fr</rdf:li>") && metadata.contains("2021-05-14T00:00:00Z"))
    #expect(read.info["/CreationDate"] as? String == "u:D:20210514000000Z")
    // Uncompressed, for readers that know no PDF.
    #expect(Data(pdf).range(of: Data("<pdfuaid:part>1</pdfuaid:part>".utf8)) != nil)
  }

  @Test func `has bookmarks by rubrique and story, each where it begins`() throws {
    let (_, pdf) = try sample("lettre")
    let outline = try output(of: "mutool", "show", "FILE", "outline", reading: pdf)
    let entries = outline.split(separator: "\n").map { line in
      (isInner: line.hasPrefix("|\t\t"), title: line.split(separator: "\"")[1], rest: line)
    }
    #expect(entries.filter { !$0.isInner }.map(\.title).first == "Édito")
    let news = try #require(entries.firstIndex { $0.title == "Actualités" })
    #expect(entries[news + 1].isInner && entries[news + 1].title.hasPrefix("À Saint-Louis, trois jours"))
    #expect(entries[news + 1].rest.contains("#page=1") && entries[news + 2].rest.contains("#page=2"))
  }

  @Test func `takes the summary to its stories`() throws {
    let (_, pdf) = try sample("lettre")
    let read = try StructureReading(pdf)
    let inner = read.elements.filter { $0.kind == "Link" }.flatMap(\.annotations).map(read.object)
      .filter { $0["/Dest"] != nil }
    #expect(inner.compactMap { ($0["/Dest"] as? [Any])?.first as? String } == [1, 1, 2, 2].map { read.pages[$0] })
    #expect(inner.first?["/Contents"] as? String == "u:Un nouvel interlocuteur pour la coopération policière")
  }

  @Test func `tags a draft too, without the label`() throws {
    let room = try Newsroom.sample()
    let outcome = try PressRun.compose(
      ComposeRequest(issue: Newsroom.issue, editions: [.screen], isDraft: true), at: room.workplace)
    let pdf = try #require(room.printed["lettre-2021-05-draft.pdf"])
    try check(pdf, outcome.displayPages)
    #expect(Data(pdf).range(of: Data("pdfuaid:part>".utf8)) == nil)
    #expect(try !StructText(pdf).whole.contains("ÉPREUVE"))
  }

  // MARK: - An issue with everything

  private func everything() throws -> (room: Newsroom, outcome: ComposeOutcome, pdf: [UInt8]) {
    let sentence =
      "Les équipes se retrouvent chaque mois pour comparer ce qu’elles ont appris, et pour en garder la trace. "
    let long = (0..<60).map { "Paragraphe numéro \($0). " + sentence + sentence }.joined(separator: "\n\n")
    let room = try Newsroom.bare([
      "1-long.md": article(long, title: "Un long récit", more: "order: 1\nkeep: true\n"),
      "2-tout.md": article(
        """
        Avant la liste, un [lien dont le texte est assez long pour passer d’une ligne à la ligne suivante, et encore
        à une autre](https://www.example.org/tout) puis la suite.

        - un premier point
        - un deuxième point :
          1. un sous-point
          2. un autre sous-point
        - un dernier point

        > Une parole rapportée, qui tient en deux lignes au moins dans sa colonne.
        >
        > Un second alinéa.

        Après la citation, [a few words of English]{lang=en} et la fin. Et [un lien](https://www.example.org/un) suivi
        d’[un autre](https://www.example.org/autre).
        """, title: "Un peu de tout", more: "order: 2\nkeep: true\nimages:\n  - file: images/examen-document.jpg\n"),
    ])
    try room.link(room.path("images"), to: repository.path + "/" + room.path("images"))
    let outcome = try compose(
      ComposeRequest(issue: Newsroom.issue, editions: [.screen], isDraft: true), at: room.workplace)
    return (room, outcome, try #require(room.printed["lettre-2021-05-draft.pdf"]))
  }

  @Test func `nests lists and quotations, joins the lines of a link, names the language of a passage`() throws {
    let (_, outcome, pdf) = try everything()
    try check(pdf, outcome.displayPages)
    let read = try StructureReading(pdf)
    let elements = read.elements
    func element(_ name: String) -> StructureReading.Element? { elements.first { $0.name == name } }
    let lists = elements.filter { $0.kind == "L" }
    #expect(lists.map(\.children.count) == [3, 2])
    #expect(lists.map { ($0.entries["/A"] as? [String: String])?["/ListNumbering"] } == ["/Disc", "/Decimal"])
    #expect(element(lists[1].parent)?.kind == "LBody")
    #expect(elements.count { $0.kind == "LI" } == 5 && elements.count { $0.kind == "Lbl" } == 5)
    let quotation = try #require(elements.filter { $0.kind == "BlockQuote" }.first { $0.children.count == 2 })
    #expect(quotation.children.compactMap { element($0)?.kind } == ["P", "P"])
    #expect(elements.contains { $0.kind == "Span" && $0.entries["/Lang"] as? String == "u:en" })
    let text = try StructText(pdf)
    #expect(text.texts(of: "Span").map { $0.trimmingCharacters(in: .whitespaces) } == ["a few words of English"])
    // One link, one annotation, one area a line.
    let annotations = elements.flatMap(\.annotations).map(read.object)
    let whole = try #require(
      annotations.filter { ($0["/A"] as? [String: String])?["/URI"] == "u:https://www.example.org/tout" })
    #expect(whole.count == 1 && (whole[0]["/QuadPoints"] as? [NSNumber] ?? []).count >= 16)
    #expect((whole[0]["/Contents"] as? String)?.hasSuffix("et encore à une autre") == true)
    for name in ["un", "autre"] {
      #expect(
        annotations.count { ($0["/A"] as? [String: String])?["/URI"] == "u:https://www.example.org/\(name)" } == 1)
    }
  }

  @Test func `a story that turns the page is one article, its paragraphs whole`() throws {
    let (_, outcome, pdf) = try everything()
    #expect(outcome.displayPages.count > 1)
    let read = try StructureReading(pdf)
    let article = try #require(read.elements.first { $0.kind == "Art" })
    let paragraphs = article.children.compactMap { name in read.elements.first { $0.name == name } }
    #expect(paragraphs.count { $0.kind == "P" && !$0.content.isEmpty } >= 60)
    #expect(paragraphs.contains { Set($0.content.map(\.page)).count == 2 }, "a paragraph on two pages is one element")
    let text = try StructText(pdf)
    #expect(!text.whole.contains("Suite"), "jump lines are no part of a story")
    let said = text.texts(of: "P").filter { $0.hasPrefix("Paragraphe numéro") }
    #expect(said.map { $0.prefix { $0 != "." } } == (0..<60).map { "Paragraphe numéro \($0)" })
    #expect(Set(said.map { plain($0.drop { $0 != "." }) }).count == 1, "every paragraph reads the same to its end")
  }

  @Test func `a picture without alternative text is told, and the file goes without the label`() throws {
    let room = try Newsroom.sample()
    let path = try #require(try room.root.list(room.path("articles")).first { $0.contains("atelier-saint-louis") })
    let file = room.path("articles/" + path)
    let text = try room.text(file).split(separator: "\n", omittingEmptySubsequences: false)
    try room.write(text.filter { !$0.contains("alt: \"Au soleil") }.joined(separator: "\n"), to: file)
    let outcome = try room.compose([.screen])
    let finding = try #require(outcome.diagnostics.first { $0.code == "not-accessible" })
    #expect(finding.place.story == "2021-04-29-atelier-saint-louis" && finding.place.page == 1)
    let pdf = try #require(room.printed["lettre-2021-05-screen.pdf"])
    #expect(Data(pdf).range(of: Data("pdfuaid:part>".utf8)) == nil)
    try check(pdf, outcome.displayPages)
    let figures = try StructureReading(pdf).elements.filter { $0.kind == "Figure" }
    #expect(figures.count { $0.entries["/Alt"] == nil } == 1)
  }
}
