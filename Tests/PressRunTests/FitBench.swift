import Foundation
import Testing

@testable import PressRun

/// How long it takes to find the pages of issues of several sizes, and what follows where none are found: printed, not
/// judged, since other work on the machine decides as well.
///
/// `LETTRE_BENCH=fit swift test -c release -Xswiftc -enable-testing --filter FitBench`
@Suite(.serialized) struct FitBench {
  static let isWanted = ProcessInfo.processInfo.environment["LETTRE_BENCH"] == "fit"

  struct Size: CustomTestStringConvertible, Sendable {
    var name: String
    var stories: Int
    var pages: Int
    var target = -0.05

    var testDescription: String { name }
  }

  static let sizes = [
    Size(name: "8 stories", stories: 8, pages: 4), Size(name: "20 stories", stories: 20, pages: 8),
    Size(name: "40 stories", stories: 40, pages: 16), Size(name: "400 stories", stories: 400, pages: 160),
    Size(name: "8 stories, a quarter too long", stories: 8, pages: 4, target: 0.25),
    Size(name: "20 stories, a quarter too long", stories: 20, pages: 8, target: 0.25),
  ]

  @Test(.enabled(if: isWanted, "set LETTRE_BENCH=fit to have the search timed"), arguments: sizes)
  func `the search for pages takes so long`(_ size: Size) throws {
    let room = try Newsroom()
    var issue = GeneratedIssue(
      seed: 1, kind: .pictured, target: size.target, size: (stories: size.stories, pages: size.pages))
    try issue.settle(in: room)
    var best: [String: Double] = [:]
    var found = ""
    for _ in 0..<(size.stories > 100 ? 1 : 3) {
      let outcome = try room.compose([])
      found = outcome.pages > 0 ? "\(outcome.pages) pages" : "no make-up, \(outcome.cutList.remedies.count) remedies"
      var sums: [String: Double] = [:]
      for (stage, duration) in outcome.timings {
        let parts = duration.components
        sums[stage, default: 0] += Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15
      }
      for (stage, sum) in sums { best[stage] = min(best[stage] ?? .infinity, sum) }
    }
    func shown(_ stage: String) -> String { "\(stage) \(Int((best[stage] ?? 0).rounded())) ms" }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      "fit of \(size.name): \(found), \(["type", "solve", "remedies"].map(shown).joined(separator: ", ")), peak so far \(usage.ru_maxrss / 1024) MB"
    )
  }
}
