import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

/// What an editor prepares by hand: notes and tables with their fields, folders of notes and of photos.
@Suite struct FolderGatheringTests {
  let sections = [
    Section(id: "actualites", title: "Actualités"), Section(id: "Breves", title: "Brèves", look: .brief),
  ]

  /// Gathers files and folders that lie beside the issue.
  private func gather(_ names: [String], at desk: PictureDesk, pictures: Bool = true) throws -> GatherResult {
    let news = try NewsSource.read(names.map { desk.root.path + "/" + $0 })
    return try Gathering.gather(
      GatherRequest(
        root: desk.root, issue: "2021-05", sources: news.sources, period: may, section: "actualites",
        sections: sections, pictures: pictures ? PictureTools(store: desk.store) : nil, findings: news.findings,
        photoFolders: news.photoFolders))
  }

  private func article(_ file: String, _ desk: PictureDesk) throws -> String {
    String(decoding: try desk.issue.read("articles/" + file), as: UTF8.self)
  }

  // MARK: - Fields

  @Test func `what a note says of its article stands in the article, and the reader of articles finds it`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1), to: "n/a.png")
    let note = """
      ---
      title: La fête
      date: 2021-05-05
      standfirst: Un jour de mai.
      kicker: Rosso
      byline: Awa Diop
      link: https://www.poc.org/fete
      section: brèves
      image: a.png
      credit: "Photo : A. Diop"
      ---

      Le bac part.
      """
    try desk.root.write(Array(note.utf8), to: "n/fete.md")
    let result = try gather(["n"], at: desk)
    #expect(result.diagnostics.isEmpty)
    let text = try article("2021-05-05-fete.md", desk)
    #expect(
      splitLines(text)[1...9].map { String($0.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces) } == [
        "title: \"La fête\"", "date: 2021-05-05", "kicker: \"Rosso\"", "standfirst: \"Un jour de mai.\"",
        "byline: \"Awa Diop\"", "link: \"https://www.poc.org/fete\"", "section: \"Breves\"", "order:", "keep: true",
      ])
    #expect(text.contains("image: images/2021-05-05-1.png"))
    #expect(text.contains("credit: \"Photo : A. Diop\""))
    #expect(text.hasSuffix("---\n\nLe bac part.\n"))
    #expect(try gather(["n"], at: desk).kept.map(\.reason) == [.unchanged])
    // The note is corrected: an article nobody touched follows.
    try desk.root.write(Array(note.replacing("Awa Diop", with: "Awa Fall").utf8), to: "n/fete.md")
    #expect(try gather(["n"], at: desk).changed.map(\.reason) == [.sourceChanged])
    #expect(try article("2021-05-05-fete.md", desk).contains("byline: \"Awa Fall\""))
  }

  @Test func `a table's section that the letter does not know is told, and the site's states are none`() throws {
    let desk = try PictureDesk()
    let table = "titre;date;texte;rubrique;auteur\nUn;05/05/2021;Un.;Sports;Awa\nDeux;06/05/2021;Deux.;;\n"
    try desk.root.write(Array(table.utf8), to: "t.csv")
    try desk.root.write(Array("# Trois\nActuelles | 07/05/2021\n\nTrois.\n".utf8), to: "n.md")
    let result = try gather(["t.csv", "n.md"], at: desk)
    #expect(
      result.diagnostics.told.map { $0.replacing(desk.root.path, with: "") } == [
        "section-not-known /t.csv:2 « Sports » n’est pas une rubrique de letter.yaml : l’article va dans « actualites »"
      ])
    #expect(try article("2021-05-05-un.md", desk).contains("\nbyline: \"Awa\""))
    #expect(try article("2021-05-05-un.md", desk).contains("section: actualites"))
  }

  @Test func `the authors a feed names are told once and not taken`() throws {
    let desk = try Desk()
    func item(_ day: Int) -> String {
      "<item><title>T\(day)</title><pubDate>0\(day) May 2021 10:00:00 GMT</pubDate><dc:creator>admin</dc:creator>"
        + "<description>Le bac part.</description></item>"
    }
    let feed =
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\(item(5))\(item(6))</channel></rss>"
    let result = try desk.gather([("f.xml", feed)])
    #expect(result.taken.count == 2)
    #expect(result.diagnostics.filter { $0.code == "author-not-taken" }.count == 1)
    #expect(try !desk.text("articles/2021-05-05-t5.md").contains("admin"))
  }

  @Test func `an id or a file name that is no plain word is quoted`() {
    #expect(yamlPlainOrQuoted("actualites") == "actualites")
    #expect(yamlPlainOrQuoted("images/2021-05-05-1.jpg") == "images/2021-05-05-1.jpg")
    for text in ["A: b", "photo #2.jpg", "true", "12", "[x", "a b", "é"] {
      #expect(yamlPlainOrQuoted(text) == "\"\(text)\"")
    }
    let article = ArticleFile(
      title: "T", date: day("2021-05-05"), section: "A: b", source: "x:1", blocks: [],
      pictures: [ArticlePicture(file: "images/photo #2.jpg")])
    let card = ArticleCard("x.md", Array(article.text.utf8), path: "")
    #expect(card.faults.isEmpty && card.pictures.map(\.file) == ["images/photo #2.jpg"])
  }

  // MARK: - Photos

  @Test func `a folder of photos beside a page gives each photo to the item of its day or its title`() throws {
    let desk = try PictureDesk()
    let names = ["IMG_20210505_101112.png", "bac-de-rosso-2.png", "DSC_0042.png", "2021-05-07.png"]
    for (index, name) in names.enumerated() { try desk.root.write(photo(index + 1), to: "photos/" + name) }
    let text = page([
      ("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac de Rosso repart", "Deux."),
      ("07/05/2021", "La pêche", "Trois."), ("07/05/2021", "Le pont", "Quatre."),
    ])
    try desk.root.write(Array(text.utf8), to: "page.txt")
    try desk.root.write(Array(text.utf8), to: "copie.txt")
    let result = try gather(["page.txt", "photos/", "copie.txt"], at: desk)
    #expect(try article("2021-05-05-fete.md", desk).contains("image: images/2021-05-05-1.png"))
    #expect(try article("2021-05-06-bac-rosso-repart.md", desk).contains("image: images/2021-05-06-1.png"))
    let told = result.diagnostics.map { $0.message.french.replacing("\u{A0}", with: " ") }
    #expect(told == ["2 photos ne vont à aucun article : « 2021-05-07.png », « DSC_0042.png »"])
    let report = String(decoding: try desk.issue.read("gather-report.md"), as: UTF8.self)
    #expect(report.contains("\n- photos : 4\u{A0}photos\n"))
    #expect(try gather(["page.txt", "photos/", "copie.txt"], at: desk).kept.allSatisfy { $0.reason == .unchanged })
  }

  @Test func `where the largest of a picture's sizes is damaged, the next one is taken`() throws {
    let desk = try PictureDesk()
    try desk.root.write(Array(photo(1, 900, 600).prefix(2000)), to: "f/grande.png")
    try desk.root.write(photo(1, 300, 200), to: "f/moyenne.png")
    try desk.root.write(photo(1, 150, 100), to: "f/petite.png")
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let items = [item([file("f/grande.png", width: 900), file("f/petite.png"), file("f/moyenne.png")])]
    let haul = try desk.take(items, from: [source])
    #expect(haul.files.map(\.waiting.width) == [300])
    #expect(haul.diagnostics.isEmpty)
    let again = try desk.take(items, from: [source], known: haul.memory)
    #expect(again.files.isEmpty && again.pictures == haul.pictures && again.memory == haul.memory)
  }

  // MARK: - What a folder has no longer

  @Test func `a file of a folder that cannot be read stops nothing, and its article is not gone`() throws {
    let desk = try PictureDesk()
    let feed =
      "<rss><channel><item><title>Un</title><pubDate>05 May 2021 10:00:00 GMT</pubDate><description>Un.</description></item></channel></rss>"
    try desk.root.write(Array(feed.utf8), to: "n/fil.xml")
    try desk.root.write(Array("# Deux\n06/05/2021\n\nDeux.\n".utf8), to: "n/deux.md")
    #expect(try gather(["n"], at: desk).taken.count == 2)
    try desk.root.write(Array(feed.dropLast(20).utf8), to: "n/fil.xml")
    let result = try gather(["n"], at: desk)
    #expect(result.kept.map(\.reason) == [.unchanged])
    #expect(result.diagnostics.map { "\($0.code) \($0.severity.code)" } == ["feed-refused warning"])
    // Named by itself it stops everything; so does a folder in which nothing can be read.
    #expect(throws: Stop.self) { try gather(["n/fil.xml", "n/deux.md"], at: desk) }
    try FileManager.default.removeItem(atPath: desk.root.path + "/n/deux.md")
    let stop = #expect(throws: Stop.self) { try gather(["n"], at: desk) }
    #expect(stop?.diagnostics.map { "\($0.code) \($0.severity.code)" } == ["feed-refused error"])
  }

  @Test func `a note taken out of its folder is told as gone, a page of the same name elsewhere is not`() throws {
    let desk = try PictureDesk()
    for (name, day) in [("a/index.md", 5), ("b/index.md", 6), ("a/deux.md", 7)] {
      try desk.root.write(Array("# Titre \(day)\n0\(day)/05/2021\n\nLe texte \(day).\n".utf8), to: name)
    }
    #expect(try gather(["a", "b"], at: desk).taken.count == 3)
    #expect(try gather(["b/index.md"], at: desk).kept.map(\.reason) == [.unchanged])
    try FileManager.default.removeItem(atPath: desk.root.path + "/a/deux.md")
    let result = try gather(["a"], at: desk)
    #expect(
      result.kept.map { "\($0.title): \($0.wording.french)" } == [
        "Titre 5: inchangé", "Titre 7: n’est plus dans la source",
      ])
  }

  @Test func `an item that has grown too long for an article is not gone from its source`() throws {
    let desk = try Desk()
    let items = [("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac", "Deux.")]
    try desk.gather([("p.txt", page(items))])
    let long = String(repeating: "mot ", count: 200_000) + "."
    let result = try desk.gather([("p.txt", page([("05/05/2021", "La fête", long), items[1]]))])
    #expect(result.kept.map(\.reason) == [.unchanged])
    #expect(result.diagnostics.map(\.code) == ["item-too-long"])
  }

  // MARK: - The memory

  @Test func `a memory from before sources and words were remembered is read as it is`() throws {
    let desk = try Desk()
    try desk.gather([("p.txt", page([("05/05/2021", "La fête", "Un.")]))])
    let state = try #require(GatherState(desk.text(".gather/state.txt")))
    #expect(state.entries.map(\.place) == ["p.txt"])
    #expect(GatherState(state.text) == state)
    var lines = state.text.split(separator: "\n").dropLast().map(String.init)
    lines[1] = lines[1].split(separator: "\t").dropLast(2).joined(separator: "\t")
    let body = lines.joined(separator: "\n") + "\n"
    let old = try #require(GatherState(body + "end 1 \(sha256(Array(body.utf8)))\n"))
    #expect(old.entries.map(\.place) == [nil] && old.entries.map(\.content) == state.entries.map(\.content))
  }

  @Test func `thousands of items of one day and one title, each with an id of its own, are told apart soon`() throws {
    let items = (0..<4000).map { number in
      GatheredItem(
        RawItem(
          title: "La fête", titleLine: 1, date: .day(day("2021-05-05")), line: number + 1,
          blocks: [RawBlock(text: "Texte \(number).", line: 1)], lines: 1...1, id: "\(number)"), source: 0,
        name: "f.xml")
    }
    let all = items.map { ($0, ItemMarks(id: $0.raw.id, address: nil)) }
    let (arrivals, time) = worked { Arrivals(all, in: may) }
    #expect(arrivals.outcomes.count == 4000 && arrivals.copies.isEmpty)
    #expect(time < .seconds(4))
  }
}
