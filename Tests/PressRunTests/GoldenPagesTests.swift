import DisplayList
import Files
import Foundation
import Testing

@testable import PressRun

/// The pages of the sample as text, one item a line: the main guard against a page that changes unseen.
///
/// To record anew after looking at the pages: `LETTRE_RECORD=1 swift test --filter GoldenPages`, in a commit of its own.
@Suite struct `The pages of the sample` {
  @Test(arguments: 1...4) func `are those that were looked at`(page: Int) throws {
    let pages = try SamplePages.made.get()
    let dump = try #require(pages.first { $0.number == page }).textDump
    let path = "Tests/Fixtures/pages/lettre-2021-05-page-\(page).txt"
    if ProcessInfo.processInfo.environment["LETTRE_RECORD"] != nil {
      try repository.write(Array(dump.utf8), to: path)
      return
    }
    let golden = String(decoding: try repository.read(path), as: UTF8.self)
    let differences = zip(golden.split(separator: "\n"), dump.split(separator: "\n"))
      .first { $0 != $1 }.map { "golden: \($0)\n   now: \($1)" }
    #expect(
      dump == golden,
      "page \(page) is not the one that was looked at; first difference:\n\(differences ?? "its length")")
  }
}

private enum SamplePages {
  static let made = Result { try Newsroom.sample().compose().displayPages }
}
