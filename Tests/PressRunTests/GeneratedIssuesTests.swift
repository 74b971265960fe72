import Foundation
import PrintedPages
import Testing

@testable import PressRun

/// What came of a generated issue: whether its pages were filled, and what was measured on them.
struct GeneratedRun: Sendable {
  var isSolved: Bool
  /// What its PDF has wrong, in words.
  var faults: [String] = []
  /// How many remedies its report has.
  var remedies = 0
  /// Whether a story of its first half has a picture, and a picture on page one is two columns wide or more.
  var hasEarlyPicture = false
  var opensWithPicture = false

  struct Name: Hashable, Sendable {
    var kind: GeneratedIssue.Kind
    var seed: Int
  }

  static let seeds = 1...100

  /// All of them, each composed once for all tests, on all cores.
  static let runs: [Name: Task<GeneratedRun, any Error>] = {
    let names = GeneratedIssue.Kind.allCases.flatMap { kind in seeds.map { Name(kind: kind, seed: $0) } }
    return Dictionary(uniqueKeysWithValues: names.map { name in (name, Task.detached { try GeneratedRun(name) }) })
  }()

  static func all(_ kind: GeneratedIssue.Kind) async throws -> [(seed: Int, run: GeneratedRun)] {
    var all: [(seed: Int, run: GeneratedRun)] = []
    for seed in seeds {
      guard let task = runs[Name(kind: kind, seed: seed)] else { continue }
      all.append((seed, try await task.value))
    }
    return all
  }

  /// Drawings are the same in all issues: looked at once.
  private static let cache: String = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-cache-\(UUID())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }()

  init(_ name: Name) throws {
    let room = try Newsroom()
    try room.link(".cache", to: Self.cache)
    var issue = GeneratedIssue(seed: UInt64(name.seed), kind: name.kind)
    try issue.settle(in: room)
    let outcome = try room.compose([.screen])
    let printed = room.printed
    try Self.keep(room, name)
    isSolved = outcome.pages == issue.pages
    let (stories, sections) = (try room.copy, try room.sections)
    let ordered = [stories.editorial].compactMap { $0 } + stories.stories
    hasEarlyPicture = ordered.prefix(ordered.count / 2).contains { !$0.pictures.isEmpty }
    guard let pdf = printed["lettre-\(Newsroom.issue)-screen.pdf"] else {
      let report = try JSONSerialization.jsonObject(with: Data(printed["report.json"] ?? [])) as? [String: Any]
      remedies = ((report?["fit"] as? [String: Any])?["cuts"] as? [Any])?.count ?? 0
      return
    }
    let read = try PrintedIssue(pdf: pdf)
    faults = PageFaults(read, SourceIssue(stories, sections: sections)).all
    if read.pages.count != issue.pages { faults.append("\(read.pages.count) pages instead of \(issue.pages)") }
    let twoColumns = PrintedIssue.Sheet.measure * 2 + PrintedIssue.Sheet.gutter - PrintedIssue.Sheet.padding * 2 - 0.1
    opensWithPicture = read.pages.first?.pictures.contains { $0.frame.width > twoColumns } ?? false
  }

  /// Copies what was made where `LETTRE_KEEP` says, for looking at it.
  private static func keep(_ room: Newsroom, _ name: Name) throws {
    guard let folder = ProcessInfo.processInfo.environment["LETTRE_KEEP"] else { return }
    let manager = FileManager.default
    for part in ["issues", "out"] {
      let target = "\(folder)/\(part)/\(name.kind.rawValue)-\(name.seed)"
      try? manager.createDirectory(atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
      try? manager.removeItem(atPath: target)
      try? manager.copyItem(atPath: "\(room.root.path)/\(part)/\(Newsroom.issue)", toPath: target)
    }
  }
}

@Suite struct `Generated issues` {
  @Test(arguments: GeneratedIssue.Kind.allCases, GeneratedRun.seeds)
  func `that are solved have good pages`(_ kind: GeneratedIssue.Kind, seed: Int) async throws {
    let run = try await GeneratedRun.runs[.init(kind: kind, seed: seed)]?.value
    let faults = try #require(run).faults
    #expect(faults == [], "\(faults.joined(separator: "; "))")
  }

  @Test(arguments: GeneratedIssue.Kind.allCases)
  func `are solved exactly, nine of ten`(_ kind: GeneratedIssue.Kind) async throws {
    let runs = try await GeneratedRun.all(kind)
    let unsolved = runs.filter { !$0.run.isSolved }.map(\.seed)
    #expect(
      unsolved.count * 10 <= runs.count,
      "\(kind.rawValue): \(runs.count - unsolved.count) of \(runs.count) solved, not \(unsolved)")
  }

  @Test func `have a picture two columns wide on page one, eight of ten`() async throws {
    let runs = try await GeneratedRun.all(.pictured).filter { $0.run.isSolved && $0.run.hasEarlyPicture }
    let without = runs.filter { !$0.run.opensWithPicture }.map(\.seed)
    #expect(runs.count > 30)
    #expect(without.count * 10 <= runs.count * 2, "\(runs.count - without.count) of \(runs.count), not \(without)")
  }

  @Test(arguments: GeneratedIssue.Kind.allCases)
  func `that are not solved have a remedy that was tried`(_ kind: GeneratedIssue.Kind) async throws {
    let unsolved = try await GeneratedRun.all(kind).filter { !$0.run.isSolved }
    #expect(unsolved.filter { $0.run.remedies == 0 }.map(\.seed) == [])
  }
}
