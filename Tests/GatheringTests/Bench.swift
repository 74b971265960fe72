import Diagnostics
import Files
import Foundation
import IssueModel

@testable import Gathering

/// The repository's root, from this file.
let repository = Folder(
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false))

func fixture(_ name: String) throws -> [UInt8] { try repository.read("Tests/Fixtures/gathering/" + name) }

/// The real page, where it lies beside the repository.
let seedPath = repository.path + "/../shared/seeds/accueil.txt"
let hasSeed = FileManager.default.fileExists(atPath: seedPath)

func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }
func period(_ first: String, _ last: String) -> Period { Period(first: day(first), last: day(last))! }
let may = period("2021-05-01", "2021-05-31")

/// A root folder of its own with an empty issue 2021-05, gone at the end of the test.
final class Desk {
  let root: Folder

  init(issue: String? = "2021-05") throws {
    root = Folder(Self.parent + "lettre-gather-" + UUID().uuidString)
    try root.makeFolder()
    if let issue { try root.makeFolder("issues/" + issue) }
  }

  /// Thousands of files written through to a disk would be the disk's time: memory, where the system lends it.
  private static let parent =
    FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()

  deinit { try? FileManager.default.removeItem(atPath: root.path) }

  var issue: Folder { root.folder("issues/2021-05") }

  @discardableResult
  func gather(
    _ sources: [(String, String)], period: Period = may, section: String? = "actualites", isDryRun: Bool = false,
    restores: [String] = [], appliesProposals: Bool = false
  ) throws -> GatherResult {
    var request = request(sources, period: period)
    request.section = section
    request.isDryRun = isDryRun
    request.restores = restores
    request.appliesProposals = appliesProposals
    return try Gathering.gather(request)
  }

  func request(_ sources: [(String, String)], period: Period = may) -> GatherRequest {
    GatherRequest(
      root: root, issue: "2021-05", sources: sources.map { NewsSource(path: $0.0, bytes: Array($0.1.utf8)) },
      period: period, section: "actualites")
  }

  @discardableResult
  func gather(bytes: [UInt8], name: String = "page.txt", period: Period = may) throws -> GatherResult {
    try Gathering.gather(
      GatherRequest(
        root: root, issue: "2021-05", sources: [NewsSource(path: name, bytes: bytes)], period: period,
        section: "actualites"))
  }

  func text(_ file: String) throws -> String { String(decoding: try issue.read(file), as: UTF8.self) }
  func write(_ text: String, to file: String) throws { try issue.write(Array(text.utf8), to: file) }

  /// What a file is to the disk: other numbers mean that it was written, even with the same bytes.
  struct Filed: Hashable {
    var digest: String
    var inode: UInt64
    var seconds, nanoseconds: Int
  }

  /// Every file under the root, hidden ones too.
  func snapshot() throws -> [String: Filed] {
    var found: [String: Filed] = [:]
    for path in FileManager.default.subpaths(atPath: root.path) ?? [] {
      var info = stat()
      guard stat(root.path + "/" + path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { continue }
      found[path] = Filed(
        digest: sha256(try readFile(at: root.path + "/" + path)), inode: UInt64(info.st_ino),
        seconds: info.st_mtim.tv_sec, nanoseconds: info.st_mtim.tv_nsec)
    }
    return found
  }

  /// Every file under the root, with its bytes and the moment it was last written.
  func everything() throws -> [String: (bytes: [UInt8], modified: Date)] {
    var found: [String: (bytes: [UInt8], modified: Date)] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: root.path)! {
      let full = root.path + "/" + path
      let attributes = try FileManager.default.attributesOfItem(atPath: full)
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      found[path] = (try readFile(at: full), attributes[.modificationDate] as! Date)
    }
    return found
  }
}

/// A page of the site in the fewest words: date, title, text.
func page(_ items: [(date: String, title: String, text: String)]) -> String {
  "ACTUALITES\n\n" + items.map { "media\n\u{A0} | \($0.date)\n\($0.title)\n\($0.text)\n" }.joined()
}

extension [GatherResult.Entry] {
  /// `title: reason`, which is what most tests are about.
  var told: [String] { map { "\($0.source) \($0.reason.rawValue)" } }
}

/// The time this thread worked, whatever its neighbours do.
func worked<Result>(_ body: () throws -> Result) rethrows -> (result: Result, time: Duration) {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  let result = try body()
  return (result, now() - start)
}
