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
    return folder
  }

  @Test func `the archive is made by its French name too, and its files are named`() throws {
    let folder = try Self.folder()
    let result = try runLettre(["archiver", "--out", "site", "--base-url", "https://a.example.org/"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output == "site/2021-05/index.html\nsite/index.html\n")
    #expect(folder.text("site/index.html")?.contains("Trois saisons") == true)
    #expect(folder.text("site/2021-05/index.html")?.contains("L’atelier a réuni vingt agents.") == true)
    #expect(result.error.contains("le numéro 2021-05 est dans l’archive sans PDF"))
    let english = try runLettre(["archive", "--lang", "en", "--format", "json"], in: folder.path)
    #expect(english.code == 0)
    let json = try JSONSerialization.jsonObject(with: Data(english.output.utf8)) as? [String: Any]
    #expect(json?["index"] as? String == "out/archive/index.html")
    #expect((json?["issues"] as? [[String: Any]])?.first?["page"] as? String == "out/archive/2021-05/index.html")
    #expect(english.output.contains("issue 2021-05 is in the archive without a PDF"))
  }

  @Test func `an unreadable issue is told, the others are written, and the code is 1`() throws {
    let folder = try Self.folder()
    try folder.write("number: [", to: "issues/2021-06/issue.yaml")
    let result = try runLettre(["archive", "--quiet"], in: folder.path)
    #expect(result.code == 1)
    #expect(result.output == "out/archive/2021-05/index.html\nout/archive/index.html\n")
    #expect(result.error.contains("issues/2021-06/issue.yaml"))
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
    #expect(!folder.files.contains { $0.hasPrefix("out") })
  }
}
