import Composition
import Foundation
import IssueModel
import Testing

@testable import PressRun

/// What is said of an issue that no make-up is found for, done, and made up again.
@Suite struct `The cut list` {
  /// Every remedy, done in the files with the fewest words, with the most, and between, makes an issue without errors.
  private func expectAllToWork(
    _ list: CutList, pages: Int?, location: SourceLocation = #_sourceLocation, _ room: () throws -> Newsroom
  ) throws {
    for remedy in list.remedies {
      var failures: [String] = []
      for point in remedy.hasWindow ? WindowPoint.allCases : [.middle] {
        let newsroom = try room()
        let asked = try newsroom.apply(remedy, point) ?? pages
        let outcome = try newsroom.compose(pages: asked.map { .exactly($0) } ?? .asTheIssueSays)
        failures += outcome.diagnostics.filter { $0.severity == .error }.map { "\(point): \($0.message.english)" }
      }
      #expect(failures == [], "\(remedy.wording.english)", sourceLocation: location)
    }
  }

  @Test(arguments: [2, 6, 8])
  func `of the sample on other numbers of pages holds, line by line`(pages: Int) throws {
    let outcome = try Newsroom.sample().compose(pages: .exactly(pages))
    if !outcome.diagnostics.contains(where: { $0.severity == .error }) {
      #expect(outcome.pages == pages)
      return
    }
    #expect(!outcome.cutList.remedies.isEmpty)
    try expectAllToWork(outcome.cutList, pages: pages) { try Newsroom.sample() }
  }

  @Test(arguments: [
    Hard(seed: 1, kind: .pictured, target: 0.16), Hard(seed: 2, kind: .plain, target: 0.08),
    Hard(seed: 3, kind: .pictured, target: -0.32), Hard(seed: 4, kind: .plain, target: -0.34),
  ])
  func `of generated issues far from their pages holds, line by line`(hard: Hard) throws {
    let issue = try hard.settled()
    let outcome = try issue.room().compose()
    guard outcome.diagnostics.contains(where: { $0.severity == .error }) else { return }
    #expect(!outcome.cutList.remedies.isEmpty)
    #expect(outcome.diagnostics.filter { $0.severity == .error }.count == 1)
    #expect(outcome.diagnostics.contains { $0.hint == outcome.cutList.told.first })
    try expectAllToWork(outcome.cutList, pages: nil) { try issue.room() }
  }
}

/// An issue meant to be too full or too empty.
struct Hard: Sendable, CustomStringConvertible {
  let seed: UInt64
  let kind: GeneratedIssue.Kind
  let target: Double
  var description: String { "\(kind) \(seed) at \(target)" }

  struct Settled {
    let issue: GeneratedIssue
    func room() throws -> Newsroom {
      let room = try Newsroom()
      try issue.write(to: room)
      return room
    }
  }

  func settled() throws -> Settled {
    var issue = GeneratedIssue(seed: seed, kind: kind, target: target)
    try issue.settle(in: try Newsroom())
    return Settled(issue: issue)
  }
}

extension Remedy {
  fileprivate var hasWindow: Bool {
    steps.contains {
      switch $0 {
      case .cut, .add, .addStory: true
      default: false
      }
    }
  }
}
