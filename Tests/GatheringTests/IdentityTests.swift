import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

@Suite struct IdentityTests {
  /// An item of a feed.
  func item(
    _ title: String, _ text: String, day written: String = "2021-05-05", id: String? = nil, at address: String? = nil,
    line: Int = 1
  ) -> RawItem {
    RawItem(
      title: title, titleLine: line, date: .day(day(written)), line: line,
      blocks: [RawBlock(text: text, line: line)], lines: line...line, id: id, address: address)
  }

  @discardableResult
  func gather(_ desk: Desk, _ feeds: [[RawItem]]) throws -> GatherResult {
    let request = desk.request(feeds.indices.map { ("feed\($0).xml", "") })
    let made = try GatherDesk(request, feeds.map { SourceReading(items: $0) })
    for step in try made.steps() { _ = try step.perform(in: desk.issue) }
    return made.plan.result
  }

  let long = "Le bac de Rosso a repris ses traversées après trois mois de travaux sur les deux rives du fleuve."
  let other = "La brigade des mineurs a reçu hier vingt élèves venus visiter ses nouveaux locaux de Saint-Louis."

  @Test(arguments: [
    ("https://www.POC.org/a/?page=118&utm_source=x&utm_medium=y#haut", "poc.org/a/?page=118"),
    ("http://poc.org/", "poc.org"), ("poc.org:443/x?fbclid=1", "poc.org/x"),
    ("https://poc.org:8080/É", "poc.org:8080/É"),
    ("https://poc.org/?utm_x=1", "poc.org"), ("https://poc.org?b=2&a=1", "poc.org?b=2&a=1"),
  ]) func `two copies of an address are one`(_ written: String, _ plain: String) {
    #expect(plainAddress(written) == plain)
  }

  @Test func `an address without a host is none`() {
    #expect(plainAddress("https:///x") == nil)
    #expect(plainAddress("#haut") == nil)
  }

  @Test func `an item with a corrected title is known by its id, or by its address`() throws {
    for isID in [true, false] {
      let desk = try Desk()
      let (id, address) = isID ? ("n7", nil) : (nil, "https://poc.org/7?utm_campaign=a")
      try gather(desk, [[item("Le bac", long, id: id, at: address)]])
      let corrected = item("Le bac de Rosso", long, id: id, at: address.map { $0.replacing("=a", with: "=b") })
      let result = try gather(desk, [[corrected]])
      #expect(result.changed.map(\.file) == ["issues/2021-05/articles/2021-05-05-bac.md"])
      #expect(try desk.issue.list("articles") == ["2021-05-05-bac.md"])
    }
  }

  @Test func `an id that goes to another item at the next reading is not believed`() throws {
    let desk = try Desk()
    try gather(desk, [[item("Le bac", long, id: "1")]])
    let before = try desk.text("articles/2021-05-05-bac.md")
    let result = try gather(desk, [[item("La brigade", other, id: "1"), item("Le bac", long, id: "2", line: 2)]])
    #expect(result.taken.map(\.title) == ["La brigade"])
    #expect(result.kept.told == ["feed0.xml:2 unchanged"])
    #expect(try desk.text("articles/2021-05-05-bac.md") == before)
  }

  @Test func `ids made anew at every reading, or the same on all, fall through to day and title`() throws {
    let desk = try Desk()
    try gather(desk, [[item("Le bac", long, id: "a1"), item("La brigade", other, id: "a2", line: 2)]])
    let before = try desk.snapshot()
    #expect(
      try gather(desk, [[item("Le bac", long, id: "b1"), item("La brigade", other, id: "b2", line: 2)]]).taken.isEmpty)
    #expect(
      try gather(desk, [[item("Le bac", long, id: "x"), item("La brigade", other, id: "x", line: 2)]]).taken.isEmpty)
    let after = try desk.snapshot()
    for (path, file) in before where path.contains("articles/") { #expect(after[path] == file) }
    #expect(try desk.issue.list("articles").count == 2)
  }

  @Test func `two items of one day and title with ids of their own are two, and said to be alike`() throws {
    let desk = try Desk()
    let result = try gather(
      desk, [[item("Communiqué", long, id: "1"), item("Communiqué", long + " Suite.", id: "2", line: 2)]])
    #expect(result.taken.count == 2)
    #expect(result.diagnostics.map(\.code) == ["perhaps-same"])
    let again = try gather(
      desk, [[item("Communiqué", long + " Suite.", id: "2"), item("Communiqué", long, id: "1", line: 2)]])
    #expect(again.kept.map(\.reason) == [.unchanged, .unchanged])
    // The same to the letter, whatever the ids.
    let same = try gather(try Desk(), [[item("Avis", long, id: "1"), item("Avis", long, id: "2", line: 2)]])
    #expect(same.left.told == ["feed0.xml:2 same-item"])
  }

  @Test func `an item of two feeds is taken once, by its address even under another title`() throws {
    let desk = try Desk()
    let result = try gather(
      desk,
      [
        [item("Le bac", long, at: "https://poc.org/7")],
        [item("Rosso, le bac", long, day: "2021-05-06", at: "http://www.poc.org/7#x")],
      ])
    #expect(result.taken.count == 1)
    #expect(result.left.told == ["feed1.xml:1 same-item-other-text"])
  }

  @Test func `nearly the same text under another title on one day is said, until one is held back`() throws {
    let desk = try Desk()
    let items = [item("Le bac", long), item("À Rosso", long.replacing("trois", with: "quatre"), line: 2)]
    let result = try gather(desk, [items + [item("La brigade", other, line: 3)]])
    #expect(result.taken.count == 3)
    #expect(
      result.diagnostics.map(\.message.french) == [
        "«\u{A0}À Rosso\u{A0}» est peut-être le même que «\u{A0}feed0.xml:1\u{A0}»\u{A0}: même date, presque le même texte"
      ])
    let file = "articles/2021-05-05-rosso.md"
    try desk.write(try desk.text(file).replacing("keep: true ", with: "keep: false"), to: file)
    #expect(try gather(desk, [items]).diagnostics.isEmpty)
    // On another day it is another item.
    #expect(try gather(try Desk(), [[item("A", long), item("B", long, day: "2021-05-06")]]).diagnostics.isEmpty)
  }

  @Test func `what appeared in another issue is left out with its number, unless it is in this one already`() throws {
    let desk = try Desk()
    try desk.root.makeFolder("issues/2021-03")
    let march = [item("Le bac", long, id: "7"), item("La brigade", other, line: 2), item("Avis", "Un avis.", line: 3)]
    var request = desk.request([("feed.xml", "")])
    request.issue = "2021-03"
    let made = try GatherDesk(request, [SourceReading(items: march)])
    for step in try made.steps() { _ = try step.perform(in: desk.root.folder("issues/2021-03")) }
    let folder = desk.root.folder("issues/2021-03/articles")
    // Edited there, retitled here; held back there; deleted there.
    try folder.write(Array("---\ntitle: Autre\ndate: 2021-05-05\n---\n\nRécrit.\n".utf8), to: "2021-05-05-bac.md")
    let held = String(decoding: try folder.read("2021-05-05-brigade.md"), as: UTF8.self)
    try folder.write(Array(held.replacing("keep: true", with: "keep: no").utf8), to: "2021-05-05-brigade.md")
    try folder.remove("2021-05-05-avis.md")
    try desk.root.write(
      Array("---\ntitle: De sa main\ndate: 2021-05-05\n---\n\nUn.\n".utf8), to: "issues/2021-04/articles/main.md")

    let may = [item("Le bac de Rosso", long, id: "7")] + march.dropFirst() + [item("De sa main", "Deux.", line: 9)]
    let result = try gather(desk, [may])
    #expect(result.taken.map(\.title) == ["La brigade", "Avis"])
    #expect(
      result.left.map { "\($0.title): \($0.wording.french), \($0.file ?? "-")" } == [
        "Le bac de Rosso: déjà paru dans le numéro 2021-03, issues/2021-03/articles/2021-05-05-bac.md",
        "De sa main: déjà paru dans le numéro 2021-04, issues/2021-04/articles/main.md",
      ])
    #expect(result.left.first?.wording.english == "already in issue 2021-03")
    let json = result.json(in: .french)
    #expect(
      json.contains(
        "\"reason\": \"already-in-issue\",\n      \"words\": 19,\n      \"lines\": 4,\n      \"issue\": \"2021-03\""))
    // What is in this issue already stays, wherever else it turns up.
    try desk.root.write(try desk.issue.read("articles/2021-05-05-avis.md"), to: "issues/2021-04/articles/avis.md")
    #expect(try gather(desk, [may]).kept.map(\.title) == ["La brigade", "Avis"])
  }

  @Test func `the memory is read back as it was written, and nothing else is taken for one`() throws {
    let desk = try Desk()
    try gather(desk, [[item("Le\tbac | 2", long, id: "a\tb\n", at: "https://poc.org/7")]])
    let bytes = try desk.issue.read(".gather/state.txt")
    let text = String(decoding: bytes, as: UTF8.self)
    let state = try #require(GatherState(text))
    #expect(state.text == text)
    #expect(state.entries.first?.marks == ItemMarks(id: "a b", address: "poc.org/7"))
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(GatherState(String(decoding: bytes[..<end], as: UTF8.self)) == nil)
    }
    for index in stride(from: 0, to: bytes.count, by: 5) {
      var damaged = bytes
      damaged[index] ^= 1
      #expect(GatherState(String(decoding: damaged, as: UTF8.self)) == nil, "byte \(index)")
    }
  }
}
