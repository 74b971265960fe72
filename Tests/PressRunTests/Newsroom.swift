import Diagnostics
import Files
import Foundation
import IssueModel

@testable import PressRun

/// The root of the repository.
let repository = Folder(
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false))

/// `lettre-pictures`, built beside the tests.
let pictureProgram: String = {
  let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
  let products = bundle.map { URL(filePath: $0) }?.pathComponents.prefix { !$0.hasSuffix(".xctest") }
  let folder = products.map { $0.dropFirst().reduce("") { $0 + "/" + $1 } }
  return (folder ?? repository.path + "/.build/debug") + "/lettre-pictures"
}()

/// A letter's folder of its own for one test, gone with it.
final class Newsroom: Sendable {
  static let issue = "2021-05"

  let root: Folder
  private var manager: FileManager { FileManager.default }

  /// A folder with `letter.yaml`, the lexicon, the hyphenation exceptions and the marks of the sample, and no issue.
  init(name: String = UUID().uuidString) throws {
    root = Folder(FileManager.default.temporaryDirectory.appending(path: "lettre-\(name)").path)
    try? manager.removeItem(atPath: root.path)
    try root.makeFolder("issues")
    for name in ["letter.yaml", "lexicon.txt", "hyphenation.txt"] { try copy(name) }
    try manager.createSymbolicLink(atPath: root.path + "/marks", withDestinationPath: repository.path + "/marks")
  }

  deinit { try? manager.removeItem(atPath: root.path) }

  /// The sample letter, whole; its pictures by a link.
  static func sample(name: String = UUID().uuidString) throws -> Newsroom {
    let room = try Newsroom(name: name)
    try room.root.makeFolder(room.path(""))
    for name in ["articles", "editorial.md", "issue.yaml"] { try room.copy(room.path(name)) }
    try room.manager.createSymbolicLink(
      atPath: room.root.path + "/" + room.path("images"),
      withDestinationPath: repository.path + "/" + room.path("images"))
    return room
  }

  /// An issue of these articles alone, by the name of their files.
  static func bare(_ articles: [String: String], pages: String = "auto") throws -> Newsroom {
    let room = try Newsroom()
    try room.write(
      """
      number: 1
      date: 2021-05-14
      title: "Un numéro d’essai"
      preheader: "Un numéro fait pour un essai, et qui ne contient rien d’autre que cela."
      pages: \(pages)

      """, to: room.path("issue.yaml"))
    try room.root.makeFolder(room.path("articles"))
    for (name, text) in articles { try room.write(text, to: room.path("articles/" + name)) }
    return room
  }

  /// A file of the issue, from the letter's folder.
  func path(_ file: String) -> String { "issues/\(Newsroom.issue)" + (file.isEmpty ? "" : "/" + file) }

  func write(_ text: String, to file: String) throws { try root.write(text.utf8, to: file) }
  func text(_ file: String) throws -> String { String(decoding: try root.read(file), as: UTF8.self) }

  func copy(_ file: String) throws {
    try manager.copyItem(atPath: repository.path + "/" + file, toPath: root.path + "/" + file)
  }

  func link(_ file: String, to target: String) throws {
    try manager.createSymbolicLink(atPath: root.path + "/" + file, withDestinationPath: target)
  }

  var workplace: Workplace {
    Workplace(
      root: root, share: repository, pictureProgram: pictureProgram,
      hyphenationPatterns: "/usr/share/hyphen/hyph_fr.dic")
  }

  // MARK: - Composing

  func compose(
    _ editions: [Edition] = [], language: SpokenLanguage = .french, pages: ComposeRequest.PageCount = .asTheIssueSays
  ) throws(Stop) -> ComposeOutcome {
    try PressRun.compose(
      ComposeRequest(issue: Newsroom.issue, editions: editions, pages: pages, language: language), at: workplace)
  }

  /// Composes, and returns what is found whether or not the run went to its end.
  func findings(_ editions: [Edition] = []) -> [Diagnostic] {
    do { return try compose(editions).diagnostics } catch { return error.diagnostics }
  }

  /// The files under `out/`, with their bytes.
  var printed: [String: [UInt8]] {
    let out = root.folder("out").folder(Newsroom.issue)
    let names = manager.enumerator(atPath: out.path)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: [:]) { files, name in files[name] = try? out.read(name) }
  }

  // MARK: - Reading

  /// The issue as the newsroom reads it, before typography: what every edition must hold.
  var copy: NewsIssue {
    get throws {
      let folder = root
      let files = LetterFiles(
        read: { path in (try? folder.read(path)).map { .success($0) } ?? .failure(.missing) },
        list: { (try? folder.list($0)) ?? [] }, hasFile: { folder.hasFile($0) })
      return try readIssue(Newsroom.issue, of: readLetter(files).value, files).value
    }
  }

  /// The sections of the letter.
  var sections: [Section] {
    get throws { try readLetter(workplace.files).value.sections }
  }
}

/// An article of one paragraph, well formed.
func article(_ text: String, title: String = "Un essai", date: String = "2021-05-10", more: String = "") -> String {
  """
  ---
  title: "\(title)"
  date: \(date)
  section: actualites
  \(more)---

  \(text)

  """
}
