import Foundation
import Glibc
import Instruments
import Testing

@testable import lettre

/// The built command, killed by the system at moments of chance, and twice at once.
@Suite struct GatherCutOffTests {
  /// Twelve items, of which one version differs from the next in every text.
  private func page(_ version: Int) -> String {
    "NOS ACTIONS\n\n"
      + (1...12).map { number in
        "media\n\u{A0} | \(number < 10 ? "0" : "")\(number)/05/2021\nActualité numéro \(number)\n"
          + "Le texte \(number) de la version \(version).\n"
      }.joined()
  }

  /// Every file of the issue, by its bytes.
  private func contents(_ folder: LetterFolder) throws -> [String: Data] {
    let issue = folder.path + "/issues/2021-05"
    var found: [String: Data] = [:]
    for path in FileManager.default.subpaths(atPath: issue) ?? [] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: issue + "/" + path, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      found[path] = try Data(contentsOf: URL(filePath: issue + "/" + path))
    }
    return found
  }

  /// An issue with the first version gathered, and an article edited, one renamed, one deleted.
  private func prepared() throws -> LetterFolder {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    try folder.write(page(1), to: "page.txt")
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    #expect(try runLettre(["gather", "2021-05", "page.txt", "--quiet"], in: folder.path).code == 0)
    let articles = "issues/2021-05/articles/"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + articles).sorted()
    #expect(names.count == 12)
    try folder.write((folder.text(articles + names[0]) ?? "") + "À moi.\n", to: articles + names[0])
    try FileManager.default.moveItem(
      atPath: folder.path + "/" + articles + names[1], toPath: folder.path + "/" + articles + "1-autre-nom.md")
    try FileManager.default.removeItem(atPath: folder.path + "/" + articles + names[2])
    try folder.write(page(2), to: "page.txt")
    return folder
  }

  private func start(in folder: LetterFolder) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "lettre")
    process.arguments = ["gather", "2021-05", "page.txt", "--quiet"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = [:]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func isLocked(_ folder: LetterFolder) -> Bool {
    FileManager.default.fileExists(atPath: folder.path + "/issues/2021-05/.gather/lock")
  }

  /// How long a run takes, and how long it holds the lock, in microseconds.
  private func times(_ process: Process, in folder: LetterFolder) -> (whole: UInt32, locked: UInt32) {
    let clock = ContinuousClock()
    let start = clock.now
    var first: ContinuousClock.Instant?
    while process.isRunning {
      if first == nil, isLocked(folder) { first = clock.now }
      usleep(200)
    }
    let end = clock.now
    func microseconds(_ duration: Duration) -> UInt32 {
      UInt32(duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000)
    }
    return (microseconds(end - start), microseconds(end - (first ?? start)))
  }

  @Test func `killed at any moment, a gathering leaves files whole, and the next one ends it`() throws {
    let begun = try prepared()
    let before = try contents(begun)
    let undisturbed = try LetterFolder()
    try FileManager.default.removeItem(atPath: undisturbed.path)
    try FileManager.default.copyItem(atPath: begun.path, toPath: undisturbed.path)
    let usual = try times(start(in: undisturbed), in: undisturbed)
    let after = try contents(undisturbed)
    #expect(after != before)

    var chance = Chance(seed: 7)
    var seen: [String: Int] = [:]
    for kill in 0..<200 {
      let folder = try LetterFolder()
      try FileManager.default.removeItem(atPath: folder.path)
      try FileManager.default.copyItem(atPath: begun.path, toPath: folder.path)
      let process = try start(in: folder)
      // One in four at any moment, the others while it holds the lock.
      let isAnywhere = kill % 4 == 0
      if !isAnywhere { while process.isRunning, !isLocked(folder) { usleep(200) } }
      usleep(UInt32.random(in: 0...(isAnywhere ? usual.whole : usual.locked), using: &chance))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()

      let left = try contents(folder)
      let isWhole = { (path: String) in left[path] == before[path] || left[path] == after[path] }
      let halves = left.keys.filter { path in
        !path.hasPrefix(".gather/tmp/") && path != ".gather/lock" && path != ".gather/state-next.txt" && !isWhole(path)
      }
      #expect(halves.isEmpty, "kill \(kill): \(halves.sorted())")
      let lost = before.keys.filter { left[$0] == nil && after[$0] != nil }
      #expect(lost.isEmpty, "kill \(kill): \(lost.sorted())")
      seen[left == before ? "before" : left == after ? "after" : "between", default: 0] += 1

      try start(in: folder).waitUntilExit()
      let ended = try contents(folder)
      let other = Set(ended.keys).union(after.keys).filter { ended[$0] != after[$0] }
      #expect(other.isEmpty, "kill \(kill): \(other.sorted())")
    }
    // The kills did fall into the writing, or nothing was shown.
    #expect(seen["between", default: 0] >= 10, "\(seen)")
  }

  @Test func `two gatherings at once do what one does`() throws {
    let folder = try prepared()
    let undisturbed = try LetterFolder()
    try FileManager.default.removeItem(atPath: undisturbed.path)
    try FileManager.default.copyItem(atPath: folder.path, toPath: undisturbed.path)
    try start(in: undisturbed).waitUntilExit()
    let both = [try start(in: folder), try start(in: folder)]
    for process in both { process.waitUntilExit() }
    #expect(both.map(\.terminationStatus) == [0, 0])
    #expect(try contents(folder) == contents(undisturbed))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/issues/2021-05/.gather/lock"))
  }
}
