import Diagnostics
import DisplayList
import Files
import Testing

@testable import PressRun

@Suite struct `The list of layouts` {
  @Test func `has the figures of each and a picture of page one of the newest issue`() throws {
    let room = try Newsroom.sample()
    try room.root.makeFolder("issues/2020-12")
    let (entries, findings) = layouts(at: room.workplace)
    #expect(findings == [])
    #expect(entries.map(\.name) == ["bulletin", "large-print", "lettre"])
    #expect(entries.map(\.columns) == [2, 2, 3])
    #expect(entries.map(\.bodySize.points) == [10.5, 13, 9.5])
    #expect(entries.map(\.leading.points) == [13.5, 16, 12])
    #expect(entries.map(\.isDefault) == [false, false, true])
    for entry in entries {
      #expect(entry.picture == "out/layouts/\(entry.name).png")
      let image = try room.root.read("out/layouts/\(entry.name).png")
      #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      // A4 at 48 dots to the inch, in the header of the PNG.
      #expect(Array(image[16..<24]) == [0, 0, 397 >> 8, 397 & 255, 0, 0, 561 >> 8, 561 & 255])
    }
    #expect(room.printed.isEmpty, "no edition is made")
  }

  @Test func `goes without pictures where there is no issue`() throws {
    let room = try Newsroom()
    let (entries, findings) = layouts(at: room.workplace)
    #expect(entries.count == 3)
    #expect(entries.allSatisfy { $0.picture == nil })
    #expect(findings.map(\.code) == ["no-layout-picture"])
    #expect(findings.map(\.severity) == [.notice])
  }

  @Test func `says why there is no picture where the issue is not composed`() throws {
    let room = try Newsroom.bare(["a.md": article("Un mot.")])
    let (entries, findings) = layouts(at: room.workplace)
    #expect(entries.count == 3)
    #expect(entries.allSatisfy { $0.picture == nil })
    #expect(findings.map(\.severity) == [.notice, .notice, .notice])
    let said = try #require(findings.first)
    #expect(
      said.message.french.hasPrefix(
        "pas d’image du gabarit «\u{A0}bulletin\u{A0}»\u{A0}: aucune mise en pages trouvée"))
    #expect(said.message.english.hasPrefix("no picture of the layout 'bulletin': no "))
    #expect(
      said.hint
        == Wording(
          fr: "voyez le détail\u{A0}: lettre compose 2021-05 --layout bulletin --pages auto",
          en: "see the details: lettre compose 2021-05 --layout bulletin --pages auto"))
  }

  @Test func `reports a broken layout and tells the others`() throws {
    let room = try Newsroom()
    try room.write("name: cassé\npage: [", to: "layouts/casse.yaml")
    try room.write("name: vide\n", to: "layouts/vide.yaml")
    let (entries, findings) = layouts(at: room.workplace)
    #expect(entries.map(\.name) == ["bulletin", "large-print", "lettre"])
    #expect(
      Set(findings.filter { $0.severity == .error }.map(\.place.file)) == ["layouts/casse.yaml", "layouts/vide.yaml"])
  }
}

@Suite struct `An issue in another layout than its own` {
  /// The sample in a layout asked for.
  private func compose(_ layout: String) throws -> ComposeOutcome {
    let room = try Newsroom.sample()
    return try PressRun.compose(
      ComposeRequest(issue: Newsroom.issue, editions: [], layout: layout), at: room.workplace)
  }

  @Test(arguments: [("bulletin", 6, 8.0), ("large-print", 8, 10.0)])
  func `takes the pages it needs, and says so`(layout: String, pages: Int, leastSize: Double) throws {
    let outcome = try compose(layout)
    #expect(outcome.pages == pages)
    #expect(outcome.diagnostics.map(\.code) == ["pages-of-other-layout"])
    let notice = try #require(outcome.diagnostics.first)
    #expect(notice.severity == .notice)
    #expect(
      notice.message
        == Wording(
          fr:
            "pages\u{A0}: 4 vaut pour le gabarit «\u{A0}lettre\u{A0}»\u{202F}; avec «\u{A0}\(layout)\u{A0}», le numéro prend le nombre de pages qu’il lui faut",
          en: "pages: 4 is for the layout 'lettre'; in '\(layout)' the issue takes the pages it needs"))
    // It asks for three columns of a page that has two.
    let change = outcome.ledger.first { $0.story == "2021-05-14-presentation-programme" }
    #expect(change?.change.french.hasPrefix("sur 2 colonnes") == true)
    let sizes = outcome.displayPages.flatMap { $0.items.flatMap(\.typeSizes) }
    #expect(sizes.count > 400)
    #expect((sizes.min() ?? 0) >= leastSize)
  }

  @Test func `keeps its page count in its own`() throws {
    let outcome = try compose("lettre")
    #expect(outcome.diagnostics.map(\.code) == [])
    #expect(outcome.pages == 4)
  }
}

extension PageItem {
  /// The sizes of its glyphs, in points.
  fileprivate var typeSizes: [Double] {
    switch self {
    case .glyphs(let run): [run.size.points]
    case .group(let group): group.items.flatMap(\.typeSizes)
    case .rule, .area, .picture, .link: []
    }
  }
}
