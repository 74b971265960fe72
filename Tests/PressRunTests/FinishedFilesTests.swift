import Preflight
import Testing

@testable import PressRun

/// The check on sound files: it says nothing of them, and they are what they say.
@Suite struct `Finished files of issues nobody has seen before` {
  @Test(arguments: [
    (GeneratedIssue.Kind.pictured, 3), (.pictured, 60), (.plain, 12),
  ]) func `are what they say, and the check has nothing to object to`(kind: GeneratedIssue.Kind, seed: Int) throws {
    let room = try Newsroom()
    var issue = GeneratedIssue(seed: UInt64(seed), kind: kind)
    try issue.settle(in: room)
    let outcome = try room.compose([.press, .screen, .booklet])
    #expect(outcome.diagnostics.filter { $0.severity == .error } == [])
    let printed = room.printed
    for (edition, standard, told) in [
      ("press", Standard.x4, Set<String>()), ("screen", .ua1, []), ("booklet", .x4, ["no-bleed"]),
    ] {
      let report = try preflight(try #require(printed["lettre-\(Newsroom.issue)-\(edition).pdf"], "no \(edition)"))
      #expect(report.keeps(standard), "\(edition)")
      #expect(Set(report.findings.map(\.rule)) == told, "\(edition)")
      #expect(report.labels.ua1 == (edition == "screen"))
      #expect((report.labels.x4 != nil) == (standard == .x4))
    }
  }
}
