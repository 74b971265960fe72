import Foundation
import Testing

@testable import lettre

/// `lettre archive`, by the built command.
@Suite struct ArchiveCommandTests {
  private static func folder() throws -> LetterFolder {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    try folder.write(
      """
      number: 3
      date: 2021-05-31
      title: "Trois saisons"
      preheader: "Ce que le partenariat a fait en mai, en quelques lignes et sans détour."
      """, to: "issues/2021-05/issue.yaml")
    try folder.write(
      """
      ---
      title: "Un atelier"
      date: 2021-05-10
      section: actualites
      ---

      L'atelier a réuni vingt agents.
      """, to: "issues/2021-05/articles/2021-05-10-atelier.md")
    try folder.write("%PDF-1.7", to: "out/2021-05/lettre-2021-05-screen.pdf")
    return folder
  }

  @Test func `the archive is made by its French name too, and its files are named`() throws {
    let folder = try Self.folder()
    let result = try runLettre(["archiver", "--out", "site", "--base-url", "https://a.example.org/"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output.contains("site/2021-05/index.html\n") && result.output.hasSuffix("site/index.html\n"))
    #expect(folder.text("site/index.html")?.contains("Trois saisons") == true)
    #expect(folder.text("site/2021-05/index.html")?.contains("L’atelier a réuni vingt agents.") == true)
    try FileManager.default.removeItem(atPath: folder.path + "/out/2021-05")
    let again = try runLettre(["archive", "--out", "site"], in: folder.path)
    #expect(again.error.contains("le numéro 2021-05 est dans l’archive sans PDF"))
    try folder.write("%PDF-1.7", to: "out/2021-05/lettre-2021-05-screen.pdf")
    let english = try runLettre(["archive", "--lang", "en", "--format", "json"], in: folder.path)
    #expect(english.code == 0)
    let json = try JSONSerialization.jsonObject(with: Data(english.output.utf8)) as? [String: Any]
    #expect(json?["index"] as? String == "out/archive/index.html")
    #expect((json?["issues"] as? [[String: Any]])?.first?["page"] as? String == "out/archive/2021-05/index.html")
  }

  @Test func `an unreadable issue is told, the others are written, and the code is 1`() throws {
    let folder = try Self.folder()
    try folder.write("number: [", to: "issues/2021-06/issue.yaml")
    try folder.write("%PDF-1.7", to: "out/2021-06/lettre-2021-06-screen.pdf")
    let result = try runLettre(["archive", "--quiet"], in: folder.path)
    #expect(result.code == 1)
    #expect(result.output.hasPrefix("out/archive/2021-05/index.html\n"))
    #expect(result.output.hasSuffix("out/archive/index.html\n"))
    #expect(result.error.contains("issues/2021-06/issue.yaml"))
  }

  @Test func `what is wrong with the letter is told once, and nothing is written`() throws {
    let folder = try Self.folder()
    for file in ["issue.yaml", "articles/2021-05-10-atelier.md"] {
      try folder.write(folder.text("issues/2021-05/" + file)!, to: "issues/2021-06/" + file)
    }
    try folder.write(letterText.replacing("funding: \"Financé par un bailleur.\"\n", with: ""), to: "letter.yaml")
    let result = try runLettre(["archive"], in: folder.path)
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(result.error.components(separatedBy: "erreur\u{A0}: ").count == 3, "print and email, once each")
    #expect(!folder.files.contains { $0.hasPrefix("out/archive") })
  }

  @Test func `killed at any moment it leaves whole files, and the next run makes the rest`() throws {
    func folder() throws -> LetterFolder {
      let folder = try Self.folder()
      try folder.write(String(repeating: "%PDF ", count: 400_000), to: "out/2021-05/lettre-2021-05-screen.pdf")
      return folder
    }
    let reference = try folder()
    #expect(try runLettre(["archive", "--quiet"], in: reference.path).code == 0)
    let wanted = Self.archive(in: reference)
    #expect(wanted.count > 2)
    var interrupted = 0
    for delay in stride(from: 0.0, to: 0.6, by: 0.025) {
      let room = try folder()
      let process = Process()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "lettre")
      process.arguments = ["archive", "--quiet"]
      process.currentDirectoryURL = URL(filePath: room.path)
      process.environment = [:]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = Self.archive(in: room)
      if left.count < wanted.count { interrupted += 1 }
      for (name, bytes) in left { #expect(bytes == wanted[name], "\(name) after \(delay) s") }
      // The index leads only to what is there.
      if left["index.html"] != nil { #expect(left.count == wanted.count) }
      #expect(try runLettre(["archive", "--quiet"], in: room.path).code == 0)
      #expect(Self.archive(in: room) == wanted)
    }
    #expect(interrupted > 0)
  }

  /// The archive's files, without what a killed run had not yet given its name.
  private static func archive(in folder: LetterFolder) -> [String: Data] {
    var files: [String: Data] = [:]
    for name in folder.files where name.hasPrefix("out/archive/") && !name.hasSuffix(".tmp") {
      files[String(name.dropFirst("out/archive/".count))] = try? Data(
        contentsOf: URL(filePath: folder.path + "/" + name))
    }
    return files
  }

  @Test func `without an issue there is nothing to do`() throws {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    let result = try runLettre(["archive"], in: folder.path)
    #expect(result.code == 4)
    #expect(result.output.contains("lettre new 2021-05"))
    #expect(folder.files == ["letter.yaml"])
  }

  @Test func `a wrong address is refused`() throws {
    let folder = try Self.folder()
    #expect(try runLettre(["archive", "--base-url", "ftp://x"], in: folder.path).code == 2)
    #expect(!folder.files.contains { $0.hasPrefix("out/archive") })
  }
}
