import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

@Suite struct HostileTests {
  @Test func `an empty file, blanks or no item at all are said, not written`() throws {
    for text in ["", "\n\n", "\u{FEFF}", "\u{A0} \u{A0}", "Rien ici.\n"] {
      let desk = try Desk()
      let result = try desk.gather([("x.txt", text)])
      #expect(result.hasNothingInPeriod)
      #expect(result.diagnostics.map(\.code) == ["no-item", "nothing-in-period"])
      #expect(result.taken.isEmpty)
    }
  }

  @Test func `a line of 300 kilobytes is text, and never a title or a file name`() throws {
    let desk = try Desk()
    let long = String(repeating: String(repeating: "mot", count: 21) + " ", count: 5_000)
    let result = try desk.gather([
      ("x.txt", page([("05/05/2021", "Un titre", long + "."), ("06/05/2021", long, "Le texte.")]))
    ])
    #expect(result.taken.map(\.title) == ["Un titre"])
    #expect(result.taken.map(\.words) == [5_000])
    #expect(result.left.first?.reason == .noTitle)
    #expect((result.left.first?.title.count ?? 100) <= 60)
  }

  @Test func `NUL and invalid bytes do not reach an article`() throws {
    let desk = try Desk()
    var bytes = Array("| 05/05/2021\nUn\u{0} titre\nLe \u{1}texte\u{0} est là.\n".utf8)
    bytes += [0xFF, 0xFE, 0xC0, 0x80, 0x0A]
    let result = try desk.gather(bytes: bytes)
    let file = try #require(result.taken.first?.file)
    let written = try desk.root.read(file)
    #expect(String(validating: written, as: UTF8.self) != nil)
    #expect(!written.contains { $0 < 32 && $0 != 10 })
    #expect(result.taken.map(\.title) == ["Un titre"])
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "..", "a/../../b", ".hidden", "-rf", "\\..\\..\\x", "CON", "%2e%2e%2f",
  ])
  func `a title that looks like a path stays inside the issue`(_ title: String) throws {
    let desk = try Desk()
    let result = try desk.gather([("../" + title + ".txt", page([("05/05/2021", title, "Le texte.")]))])
    #expect(result.taken.count == 1)
    #expect(try desk.everything().keys.allSatisfy { $0.hasPrefix("issues/2021-05/") })
    #expect(try desk.issue.list() == ["articles", "gather-report.md"])
    #expect(try desk.issue.list("articles").allSatisfy { $0.hasPrefix("2021-05-05-") })
  }

  @Test func `two thousand items are gathered, each under a name of its own, and more are refused`() throws {
    let items = (0..<2_000).map { ("05/05/2021", "Titre \($0 % 1_000 == 7 ? "même" : String($0))", "Le texte \($0).") }
    let text = page(items)
    let reading = readPastedPage(Array(text.utf8), name: "x")
    let count = reading.items.count
    #expect(count == 2_000)
    let desk = try Desk()
    // Written once dry: the plan is what could be slow, two thousand fsyncs would only be the disk's time.
    let result = try desk.gather([("x.txt", text)], isDryRun: true)
    let (taken, same) = (result.taken.count, result.left.count { $0.reason == .sameItemOtherText })
    let files = Set(result.taken.compactMap(\.file)).count
    #expect(taken == 1_999)
    #expect(same == 1)
    #expect(files == 1_999)
    let many = page((0..<2_001).map { ("05/05/2021", "Titre \($0)", "Le texte \($0).") })
    let stop = #expect(throws: Stop.self) { try desk.gather([("x.txt", many)], isDryRun: true) }
    #expect(stop?.diagnostics.map(\.code) == ["too-many-new"])
  }

  @Test func `whatever the bytes, reading ends and every item has its lines`() throws {
    var state: UInt64 = 20_210_505
    let pieces =
      [
        "media\n", "| 05/05/2021\n", "\u{A0} | 31/02/2021\n", "| ||\n", "Titre\n", "\n", "|", "Action en lumière :\n",
        "EDITO\n",
        "\u{0}", "« x », y.\n", "\r", "\u{FEFF}", "/", "2021", "Partager sur les réseaux sociaux\n", "é",
        "ACTUALITES\n",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x80, 0x9D]]
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<400 {
      var bytes: [UInt8] = round % 7 == 0 ? [0xFF, 0xFE] : []
      for _ in 0..<next(60) { bytes += pieces[next(pieces.count)] }
      let lines = decode(bytes, name: "x").lines
      let reading = readPastedPage(bytes, name: "x")
      for (index, line) in lines.enumerated() where LineKind(line) != .blank {
        let owners =
          reading.items.count { $0.lines.contains(index + 1) } + reading.unread.count { $0.lines.contains(index + 1) }
        #expect(owners >= 1, "round \(round), line \(index + 1): \(line)")
      }
      for item in reading.items {
        #expect(item.lines.contains(item.line) && item.lines.upperBound <= lines.count, "round \(round)")
        _ = GatheredItem(item, source: 0, name: "x")
      }
    }
  }

  @Test func `a name in the articles folder that is no file is left alone`() throws {
    let desk = try Desk()
    try desk.root.makeFolder("issues/2021-05/articles/2021-05-05-fete.md")
    let result = try desk.gather([("x.txt", page([("05/05/2021", "Fête", "Le texte.")]))])
    #expect(result.taken.map(\.file) == ["issues/2021-05/articles/2021-05-05-fete-2.md"])
  }

  @Test(arguments: [
    "..", "../x", "2021-13", "2021-5", "", "2021-05/../..", "2021-05-", "2021-05-É", "2021-05-a b", "brouillon",
  ])
  func `a name that is no issue's is refused`(_ name: String) throws {
    let desk = try Desk()
    let request = GatherRequest(root: desk.root, issue: name, sources: [], period: may)
    let stop = #expect(throws: Stop.self) { try Gathering.gather(request) }
    #expect(stop?.diagnostics.map(\.code) == ["bad-issue-id"])
  }
}
