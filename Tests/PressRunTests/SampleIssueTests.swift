import Diagnostics
import DisplayList
import Documents
import Foundation
import Geometry
import Instruments
import IssueModel
import Layouts
import Testing

@testable import PressRun

/// The sample letter, composed three times for all tests: with an empty picture cache, with a full one, and in another
/// folder.
private struct SampleRuns: Sendable {
  let outcome: ComposeOutcome
  let issue: NewsIssue
  let layout: Layout
  let cold, warm, elsewhere: [String: [UInt8]]

  static let made = Result { try SampleRuns() }

  init() throws {
    let room = try Newsroom.sample()
    outcome = try room.compose([.screen, .email])
    cold = room.printed
    issue = try room.copy
    layout = try room.workplace.layout(named: issue.layout ?? "lettre").layout
    _ = try room.compose([.screen, .email])
    warm = room.printed
    let other = try Newsroom.sample(name: "un autre dossier \(UUID())")
    _ = try other.compose([.screen, .email])
    elsewhere = other.printed
  }

  var screen: [UInt8] {
    get throws { try #require(cold["lettre-2021-05-screen.pdf"]) }
  }

  var stories: [Story] { [issue.editorial].compactMap { $0 } + issue.stories }
}

@Suite struct `The sample issue` {
  @Test func `is composed without an error or a warning`() throws {
    let outcome = try SampleRuns.made.get().outcome
    #expect(outcome.diagnostics.filter { $0.severity > .notice }.map { Presentation(.english).text(of: $0) } == [])
    #expect(outcome.pages == 4)
    #expect(outcome.displayPages.map(\.number) == [1, 2, 3, 4])
  }

  // MARK: - Copy

  @Test func `has every word of every kept story on its pages`() throws {
    let runs = try SampleRuns.made.get()
    let set = runs.outcome.displayPages.wordsByStory
    for story in runs.stories {
      let words = Words(story.printedTexts)
      #expect(words.total > 20)
      // The pictures of briefs belong to their section.
      let place = set[story.slug, default: Words("")]
      let captions = Words(story.section.flatMap { set[$0] }.map { $0.counts.keys.joined(separator: " ") } ?? "")
      #expect(words.missing(from: place).filter { captions.counts[$0] == nil } == [], "\(story.slug)")
    }
  }

  @Test func `has every word in the text that poppler reads from the PDF`() throws {
    let runs = try SampleRuns.made.get()
    let read = Words(try output(of: "pdftotext", "FILE", "-", reading: runs.screen))
    let wanted = Words(runs.stories.flatMap(\.printedTexts) + [runs.issue.quotation?.text.plainText ?? ""])
    #expect(wanted.total > 2000)
    // A word divided from one column to the next is read in two pieces.
    let pieces = read.missing(from: wanted)
    let lost = wanted.missing(from: read).filter { word in
      !word.indices.dropFirst().contains {
        pieces.contains(String(word[..<$0])) && pieces.contains(String(word[$0...]))
      }
    }
    #expect(lost == [])
  }

  @Test func `has every word of its texts in the mail`() throws {
    let runs = try SampleRuns.made.get()
    let read = Words(String(decoding: try #require(runs.cold["email/lettre.txt"]), as: UTF8.self))
    // Whole stories whole, and of those the mail shows the opening of what stands before their first crosshead.
    let shown = runs.stories.flatMap { story -> [Block] in
      switch story.email {
      case nil, .full: story.body
      case .opening: Array(story.body.prefix { if case .crosshead = $0 { false } else { true } })
      default: []
      }
    }
    let heads = runs.stories.flatMap { [$0.title.plainText, $0.byline.plainText] }
    let standfirsts = runs.stories.filter { $0.email == nil || $0.email == .opening }.map(\.standfirst.plainText)
    let wanted = Words(shown.map(\.plainText) + heads + standfirsts)
    #expect(wanted.total > 1000)
    #expect(wanted.missing(from: read) == [])
  }

  // MARK: - Type

  @Test func `embeds a subset of every font, and only of the files in fonts`() throws {
    let names = ["lato", "linux-libertine"].flatMap { (try? repository.list("fonts/" + $0)) ?? [] }
    let known = Set(
      names.filter { $0.hasSuffix("tf") }.map {
        $0.dropLast(4).replacing("LinLibertine_R", with: "LinLibertineO")
      }.map { String($0) })
    let rows = try output(of: "pdffonts", "FILE", reading: SampleRuns.made.get().screen).split(separator: "\n")
      .dropFirst(2)
    #expect(rows.count >= 6)
    for row in rows {
      let cells = row.split(separator: " ")
      #expect(cells.suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(row)")
      let name = cells[0].split(separator: "+")
      #expect(name.count == 2 && known.contains(String(name[1])), "\(row)")
    }
  }

  /// The glyphs of the running text: the roman face in its most frequent size, drawn at most two hundredths wider or
  /// narrower.
  private func bodyGlyphs() throws -> [ReadGlyph] {
    let roman = try glyphs(ofPDF: SampleRuns.made.get().screen).filter { $0.font == "LinLibertineO" }
    let sizes = Dictionary(grouping: roman) { Int(($0.size * 100).rounded()) }
    let size = Double(try #require(sizes.max { $0.value.count < $1.value.count }).key) / 100
    #expect((9.0...10.0).contains(size))
    return roman.filter { abs($0.size / size - 1) < 0.021 && $0.text != " " }
  }

  @Test func `has every baseline of its running text on the grid of the page`() throws {
    let layout = try SampleRuns.made.get().layout
    let grid = layout.baselineGrid
    #expect(grid.leading == 12.pt)
    let body = try bodyGlyphs()
    #expect(body.count > 8000)
    let off = body.filter { glyph in
      // Raised letters («1er») are glyphs of the face, not shifted ones.
      let rows = (glyph.y - grid.baseline(ofRow: 0).points) / grid.leading.points
      return abs(rows - rows.rounded()) * 12 > 0.05
    }
    #expect(Set(off.map { "page \($0.page) y \($0.y)" }) == [])
  }

  @Test func `has no line of running text wider than its column by more than 0.3 pt`() throws {
    let runs = try SampleRuns.made.get()
    let grid = runs.layout.columnGrid
    // What may hang into the margin: a hyphen, a point, a guillemet, less than the width of each.
    let mayHang = Set("-‐.,;:!?»›’'\"”…–—)]TVWYArvy")
    let tinted = runs.outcome.displayPages.map { page in
      page.items.compactMap { item -> Rectangle? in
        guard case .area(let area) = item, area.tag.role == .background else { return nil }
        return area.frame
      }
    }
    let lines = Dictionary(grouping: try bodyGlyphs(), by: \.line).values
    #expect(lines.count > 300)
    for line in lines {
      let last = line.max { $0.right < $1.right }!
      guard let column = (1...runs.layout.columns).last(where: { grid.x(ofColumn: $0).points <= last.x }) else {
        Issue.record("a line left of the type area")
        continue
      }
      let isBoxed = tinted[last.page - 1].contains {
        $0.x.points < last.x && last.x < $0.right.points && $0.y.points < last.y && last.y < $0.bottom.points
      }
      let padding = isBoxed ? runs.layout.looks.values.map(\.padding.points).min() ?? 0 : 0
      let edge = grid.x(ofColumn: column).points + grid.measure.points - padding
      let hang = mayHang.contains(last.text.last ?? " ") ? last.right - last.x : 0
      #expect(last.right <= edge + hang + 0.3, "page \(last.page): \(line.map(\.text).joined())")
    }
    #expect(!runs.outcome.diagnostics.contains { $0.code == "overfull-line" })
  }

  @Test func `lets nothing lie on anything else`() throws {
    #expect(try collisions(on: SampleRuns.made.get().outcome.displayPages) == [])
  }

  // MARK: - The same again

  @Test func `gives the same bytes on every run`() throws {
    let runs = try SampleRuns.made.get()
    #expect(runs.cold.keys.sorted() == runs.warm.keys.sorted())
    #expect(runs.cold.keys.sorted() == runs.elsewhere.keys.sorted())
    #expect(runs.cold.count >= 6)
    for (name, bytes) in runs.cold {
      #expect(bytes == runs.warm[name], "\(name), with a full picture cache")
      #expect(bytes == runs.elsewhere[name], "\(name), in another folder")
    }
  }

  @Test func `has a report with the keys that scripts rely on`() throws {
    let runs = try SampleRuns.made.get()
    let data = Data(try #require(runs.cold["report.json"]))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(report.keys).isSuperset(of: ["issue", "layout", "pages", "editions", "fit", "type", "findings"]))
    #expect(report["issue"] as? String == "2021-05")
    #expect(report["layout"] as? String == "lettre")
    #expect(report["pages"] as? Int == 4)

    let editions = try #require(report["editions"] as? [String: [String: Any]])
    #expect(Set(editions.keys).isSuperset(of: ["screen", "email"]))
    for edition in editions.values {
      let path = try #require(edition["path"] as? String)
      let bytes = try #require(runs.cold[path])
      #expect(edition["bytes"] as? Int == bytes.count)
      let hash = try output(of: "sha256sum", "FILE", reading: bytes).prefix(64)
      #expect(edition["sha256"] as? String == String(hash))
    }

    let fit = try #require(report["fit"] as? [String: Any])
    #expect(Set(fit.keys) == ["fullness", "ledger", "cuts", "cutsEndedEarly"])
    let ledger = try #require(fit["ledger"] as? [[String: Any]])
    #expect(ledger.count == runs.outcome.ledger.count)
    for entry in ledger { #expect(Set(entry.keys) == ["story", "change"]) }

    let type = try #require(report["type"] as? [String: Any])
    #expect(Set(type.keys).isSuperset(of: ["wordSpace", "hyphenated", "hyphenRuns", "rivers"]))
    let space = try #require(type["wordSpace"] as? [String: Double])
    #expect(Set(space.keys) == ["mean", "p95", "max"])
    #expect(space["mean"]! >= 0.8 && space["mean"]! <= space["p95"]! && space["p95"]! <= space["max"]!)

    let findings = try #require(report["findings"] as? [[String: Any]])
    for finding in findings {
      #expect(
        Set(finding.keys) == ["code", "severity", "file", "line", "column", "story", "page", "message", "hint"])
    }
  }
}

extension Block {
  fileprivate var plainText: String {
    switch self {
    case .paragraph(let copy), .crosshead(let copy, _): copy.plainText
    case .list(let items, _): items.flatMap { $0.map(\.plainText) }.joined(separator: "\n")
    case .quotation(let blocks): blocks.map(\.plainText).joined(separator: "\n")
    case .picture: ""
    }
  }
}

extension Area {
  /// The upright rectangle that holds it.
  var frame: Rectangle {
    let points = steps.flatMap { step -> [Point] in
      switch step {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return Rectangle(x: .zero, y: .zero, width: .zero, height: .zero)
    }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
