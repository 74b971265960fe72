import Foundation
import Testing

@testable import PressRun

@Suite struct `Generated issues` {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["LETTRE_KEEP"] != nil))
  func `are written for looking at them`() throws {
    let folder = ProcessInfo.processInfo.environment["LETTRE_KEEP"]!
    for kind in GeneratedIssue.Kind.allCases {
      for seed in 1...100 {
        let room = try Newsroom()
        var issue = GeneratedIssue(seed: UInt64(seed), kind: kind)
        try issue.settle(in: room)
        let target = "\(folder)/issues/\(kind.rawValue)-\(seed)"
        try? FileManager.default.createDirectory(atPath: folder + "/issues", withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: room.root.path + "/" + room.path(""), toPath: target)
      }
    }
  }
}
