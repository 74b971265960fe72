import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

/// The same items again: from another kind of source, with pictures removed by hand, written by hand beforehand.
@Suite struct RepeatedGatheringTests {
  let file = "articles/2021-05-05-fete.md"
  let html = """
    <html><body><div class=item><p>| 05/05/2021</p><h3>La fête</h3><p>Le bac <b>neuf</b> part du
    <a href="https://www.poc.org/quai">quai</a>.</p><ul><li>à dix heures</li><li>à midi.</li></ul></div></body></html>
    """

  @Test func `a copy of the text takes neither links nor lists away, and neither is told as a change`() throws {
    let desk = try Desk()
    try desk.gather([("page.html", html)])
    let dressed = try desk.text(file)
    #expect(dressed.contains("Le bac **neuf** part du [quai](https://www.poc.org/quai).\n\n- à dix heures\n- à midi."))
    let copy = "| 05/05/2021\nLa fête\nLe bac neuf part du quai.\n• à dix heures\n• à midi.\n"
    #expect(try desk.gather([("page.txt", copy)]).kept.told == ["page.txt:1 unchanged"])
    #expect(try desk.text(file) == dressed)
    #expect(try desk.gather([("page.html", html)]).kept.map(\.reason) == [.unchanged])
    let before = try desk.snapshot()
    try desk.gather([("page.html", html)])
    #expect(try desk.snapshot() == before)
    // Edited or not, other words are a change.
    #expect(try desk.gather([("page.txt", copy.replacing("dix", with: "onze"))]).changed.count == 1)
  }

  @Test func `a copy of the text offers nothing beside an edited article`() throws {
    let desk = try Desk()
    try desk.gather([("page.html", html)])
    let mine = try desk.text(file) + "\nÀ moi.\n"
    try desk.write(mine, to: file)
    let copy = "| 05/05/2021\nLa fête\nLe bac neuf part du quai.\nà dix heures\nà midi.\n"
    for source in [("page.txt", copy), ("page.html", html)] {
      let result = try desk.gather([source])
      #expect(result.kept.map(\.reason) == [.edited])
      #expect(result.diagnostics.isEmpty)
    }
    #expect(try desk.text(file) == mine)
  }

  @Test func `a comma put right on the site is taken over, from a copy of the text too`() throws {
    let desk = try Desk()
    try desk.gather([("p.txt", page([("05/05/2021", "La fête", "Le bac part lundi.")]))])
    let result = try desk.gather([("p.txt", page([("05/05/2021", "La fête", "Le bac, part lundi.")]))])
    #expect(result.changed.map(\.reason) == [.sourceChanged])
  }

  // MARK: - Written by hand beforehand

  func byHand(_ text: String) -> String { "---\ntitle: La fête\ndate: 2021-05-05\n---\n\n\(text)\n" }

  @Test func `the site's text is offered beside an article written by hand before, until that is dealt with`() throws {
    let desk = try Desk()
    try desk.write(byHand("À moi."), to: "articles/x.md")
    let source = [("p.txt", page([("05/05/2021", "La fête", "Le bac part lundi à dix heures du quai.")]))]
    for _ in 0..<2 {
      let result = try desk.gather(source)
      #expect(result.kept.told == ["p.txt:4 handwritten"])
      #expect(result.diagnostics.map(\.code) == ["written-by-hand"])
      #expect(try desk.text(".gather/propositions/x.md").contains("Le bac part lundi"))
    }
    let before = try desk.snapshot()
    try desk.gather(source)
    #expect(try desk.snapshot() == before)
    try desk.issue.remove(".gather/propositions/x.md")
    let after = try desk.gather(source)
    #expect(after.kept.told == ["p.txt:4 edited"] && after.diagnostics.isEmpty)
    #expect(try desk.text("articles/x.md") == byHand("À moi."))
    let changed = try desk.gather([("p.txt", page([("05/05/2021", "La fête", "Le bac part mardi.")]))])
    #expect(changed.diagnostics.map(\.code) == ["edited-source-changed"])
  }

  @Test func `an article copied by hand from the site has nothing to be offered`() throws {
    let desk = try Desk()
    let text = "Le bac part lundi à dix heures du quai de Rosso, et revient le soir."
    try desk.write(byHand(text.replacing("lundi", with: "lundi,")), to: "articles/x.md")
    let result = try desk.gather([("p.txt", page([("05/05/2021", "La fête", text)]))])
    #expect(result.kept.told == ["p.txt:4 edited"] && result.diagnostics.isEmpty)
    #expect(!desk.issue.hasFile(".gather/propositions/x.md"))
  }

  // MARK: - The report

  @Test func `the report of a gathering that brings an article back says what the next one's will`() throws {
    let desk = try Desk()
    let items = [("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac", "Deux.")]
    try desk.gather([("p.txt", page(items))])
    try desk.issue.remove(file)
    let newest = [("p.txt", page([items[1]]))]
    #expect(try desk.gather(newest, restores: ["2021-05-05-fete"]).changed.map(\.reason) == [.restored])
    let report = try desk.text("gather-report.md")
    #expect(report.contains("«\u{A0}La fête\u{A0}» (p.txt:4)"))
    #expect(report.contains(": n’est plus dans la source"))
    try desk.gather(newest)
    #expect(try desk.text("gather-report.md") == report)
  }

  // MARK: - Pictures

  @Test func `a picture removed by hand is no change of the source`() throws {
    let (desk, pictures) = (try Desk(), try PictureDesk())
    for name in ["a", "b"] { try pictures.root.write(photo(name == "a" ? 1 : 2), to: "f/\(name).png") }
    let html = html.replacing("<ul>", with: "<img src='f/a.png'><img src='f/b.png'><ul>")
    func gather() throws -> GatherResult {
      var request = desk.request([])
      request.sources = [
        NewsSource(path: "page.html", bytes: Array(html.utf8), origin: SourceOrigin(folder: pictures.root))
      ]
      request.pictures = PictureTools(store: pictures.store)
      return try Gathering.gather(request)
    }
    #expect(try gather().taken.count == 1)
    #expect(try desk.issue.list("images") == ["2021-05-05-1.png", "2021-05-05-2.png"])
    try desk.issue.remove("images/2021-05-05-2.png")
    let text = try desk.text(file)
    let untouched = try gather()
    #expect(untouched.kept.map(\.reason) == [.unchanged])
    #expect(untouched.diagnostics.map(\.code) == ["picture-not-taken"])
    #expect(try desk.text(file) == text)
    try desk.write(text + "\nÀ moi.\n", to: file)
    #expect(try gather().kept.map(\.reason) == [.edited])
    #expect(!desk.issue.hasFile(".gather/propositions/2021-05-05-fete.md"))
  }

  @Test func `of a text copy and the page itself, the article has the page's pictures`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1), to: "f/a.png")
    let origin = SourceOrigin(folder: desk.root)
    let copy = "| 05/05/2021\nLa fête\nLe bac neuf part du quai.\nà dix heures\nà midi.\n"
    let page = html.replacing("<ul>", with: "<img src='f/a.png' alt='Un bac'><ul>")
    let request = GatherRequest(
      root: desk.root, issue: "2021-05",
      sources: [
        NewsSource(path: "accueil.txt", bytes: Array(copy.utf8), origin: origin),
        NewsSource(path: "accueil.html", bytes: Array(page.utf8), origin: origin),
      ], period: may, section: "actualites", pictures: PictureTools(store: desk.store))
    let result = try gather(request)
    #expect(result.taken.count == 1)
    let article = String(decoding: try desk.issue.read(file), as: UTF8.self)
    #expect(article.contains("image: images/2021-05-05-1.png"))
    #expect(article.contains("alt: \"Un bac\""))
    #expect(try gather(request).kept.map(\.reason) == [.unchanged])
  }
}
