import DisplayList
import Files
import Foundation
import Testing

@testable import PressRun

/// The pages of the sample, in every layout, as text, one item a line: the main guard against a page that changes unseen.
///
/// To record anew after looking at the pages: `LETTRE_RECORD=1 swift test --filter GoldenPages`, in a commit of its own.
@Suite struct `The pages of the sample` {
  @Test(arguments: SamplePages.all) func `are those that were looked at`(page: SamplePages.Page) throws {
    let pages = try #require(SamplePages.made[page.layout]).get()
    let dump = try #require(pages.first { $0.number == page.number }).textDump
    let path = "Tests/Fixtures/pages/\(page).txt"
    if ProcessInfo.processInfo.environment["LETTRE_RECORD"] != nil {
      try repository.write(Array(dump.utf8), to: path)
      return
    }
    let golden = String(decoding: try repository.read(path), as: UTF8.self)
    let differences = zip(golden.split(separator: "\n"), dump.split(separator: "\n"))
      .first { $0 != $1 }.map { "golden: \($0)\n   now: \($1)" }
    #expect(
      dump == golden,
      "\(page) is not the one that was looked at; first difference:\n\(differences ?? "its length")")
  }

  @Test func `are as many as were looked at`() throws {
    for (layout, count) in SamplePages.counts {
      #expect(try #require(SamplePages.made[layout]).get().count == count, "\(layout)")
    }
  }
}

enum SamplePages {
  struct Page: Sendable, CustomTestStringConvertible, CustomStringConvertible {
    var layout: String
    var number: Int

    var description: String { "\(layout)-2021-05-page-\(number)" }
    var testDescription: String { description }
  }

  static let counts = ["lettre": 4, "bulletin": 6, "large-print": 8]
  static let all = counts.sorted { $0.key < $1.key }.flatMap { layout, count in
    (1...count).map { Page(layout: layout, number: $0) }
  }

  /// The sample composed once in each layout, in as few pages as it can fill.
  static let made = Dictionary(
    uniqueKeysWithValues: counts.keys.map { layout in
      (
        layout,
        Result {
          let room = try Newsroom.sample()
          return try PressRun.compose(
            ComposeRequest(issue: Newsroom.issue, editions: [], layout: layout), at: room.workplace
          ).displayPages
        }
      )
    })
}
