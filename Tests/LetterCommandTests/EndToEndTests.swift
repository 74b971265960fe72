import Foundation
import Testing

@testable import lettre

@Suite struct EndToEndTests {
  // MARK: - Exit codes

  @Test func `0: a new issue takes the news of its month, and a second time changes nothing`() throws {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    try folder.write(pageText, to: "page.txt")
    let new = try runLettre(["new", "2021-05"], in: folder.path)
    #expect(new.code == 0)
    #expect(
      new.output == """
        issues/2021-05/articles/
        issues/2021-05/images/
        issues/2021-05/editorial.md
        issues/2021-05/issue.yaml
        Ensuite\u{A0}: «\u{A0}lettre gather 2021-05 page.txt\u{A0}» avec le texte copié du site, ou écrivez dans articles/.

        """)
    let gathered = try runLettre(["rassembler", "issues/2021-05/", "page.txt"], in: folder.path)
    #expect(gathered.code == 0, "\(gathered.error)")
    #expect(gathered.output.contains("Pris (2)\n"))
    #expect(
      gathered.output.contains(
        "« Un atelier sur les documents » (page.txt:3)".replacing("« ", with: "«\u{A0}").replacing(
          " »", with: "\u{A0}»")))
    #expect(gathered.output.contains("    → issues/2021-05/articles/2021-05-05-"))
    #expect(gathered.output.contains("hors de la période"))
    #expect(gathered.output.contains("Du 2021-05-01 au 2021-05-31\u{A0}: 2 pris, 0 gardé, 0 changé, 1 laissé"))
    #expect(gathered.output.hasSuffix("puis «\u{A0}lettre compose 2021-05\u{A0}».\n"))
    let before = folder.files
    let again = try runLettre(["gather", "2021-05", "page.txt", "--format", "json"], in: folder.path)
    #expect(again.code == 0)
    #expect(again.output.hasPrefix("{\n  \"issue\": \"2021-05\""))
    #expect(folder.files == before)
  }

  @Test func `0: the letter of the repository is composed from another folder`() throws {
    let folder = try LetterFolder()
    let result = try runLettre(
      ["compose", "2021-05", "--root", repository, "--edition", "email", "--out", "made", "--timings"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    let paths = result.output.split(separator: "\n").filter { $0.hasPrefix("/") }.map(String.init)
    #expect(paths.contains { $0.hasSuffix("/made/email/lettre.html") })
    #expect(paths.contains { $0.hasSuffix("/made/report.json") })
    for path in paths { #expect(FileManager.default.fileExists(atPath: path), "\(path)") }
    #expect(result.output.contains("Mise en pages\u{A0}: "))
    #expect(result.error.contains("total "))
    #expect(!folder.files.contains { $0.hasSuffix(".pdf") })
  }

  @Test func `1: an error finding leaves the report and no edition`() throws {
    let folder = try LetterFolder()
    try folder.write(letterText.replacing("funding: \"Financé par un bailleur.\"\n", with: ""), to: "letter.yaml")
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    let result = try runLettre(["compose", "2021-05"], in: folder.path)
    #expect(result.code == 1)
    #expect(
      result.output == """
        out/2021-05/report.json
        out/2021-05/report.md
        Aucune édition n’est écrite\u{A0}; les précédentes restent telles quelles.

        """)
    #expect(result.error.contains("erreur\u{A0}: "))
    #expect(
      folder.files.filter { $0.hasPrefix("out/2021-05/") }.sorted() == [
        "out/2021-05/report.json", "out/2021-05/report.md",
      ])
    let json = try runLettre(["compose", "2021-05", "--format", "json"], in: folder.path)
    #expect(json.code == 1)
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(list.contains { $0["severity"] as? String == "error" })
  }

  @Test func `1: an issue is never made twice`() throws {
    let folder = try LetterFolder()
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    let before = folder.text("issues/2021-05/issue.yaml")
    let again = try runLettre(["new", "2021-05"], in: folder.path)
    #expect(again.code == 1)
    #expect(again.error.contains("existe déjà"))
    #expect(folder.text("issues/2021-05/issue.yaml") == before)
  }

  @Test(arguments: [
    ["compose"], ["compose", "2021-05", "--pages", "0"], ["compose", "2021-05", "--paper", "papyrus"],
    ["compose", "2021-05", "--edition", "scren"], ["compose", "2021-05", "--base-url", "ftp://x"],
    ["compose", "2021-05", "--layout", "letre"], ["compose", "2021-05", "extra"], ["compose", "../x"],
    ["gather", "2021-05"], ["gather", "2021-05", "p", "--period", "mai"],
    ["gather", "2021-05", "p", "--from", "2021-05-10", "--to", "2021-05-01"],
    ["gather", "2021-05", "p", "--period", "2021-05", "--from", "2021-05-01"], ["gather", "../x", "p"],
    ["gather", "mai", "p"], ["new", "../../x"], ["new", "/tmp/x"], ["new", "2021-13"], ["layouts", "--format", "xml"],
    ["layouts", "--lang", "wo"], ["hyphenate"], ["send", "2021-05"], ["frob"], ["--frob"],
  ])
  func `2: wrong usage is refused and nothing is written`(line: [String]) throws {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    let result = try runLettre(line, in: folder.path)
    #expect(result.code == 2, "\(result.error)")
    #expect(result.output == "")
    #expect(result.error.hasPrefix("erreur\u{A0}: "))
    #expect(folder.files == ["letter.yaml"])
  }

  @Test func `3: what cannot be read stops the run and nothing is written`() throws {
    let folder = try LetterFolder()
    for line in [["compose", "2021-05"], ["gather", "2021-05", "page.txt"]] {
      let result = try runLettre(line, in: folder.path)
      #expect(result.code == 3, "\(line)")
      #expect(result.error.contains("letter.yaml"))
    }
    #expect(folder.files.isEmpty)
    try folder.write(letterText, to: "letter.yaml")
    #expect(try runLettre(["compose", "2021-05"], in: folder.path).code == 3)
    #expect(try runLettre(["gather", "2021-05", "page.txt"], in: folder.path).code == 3)
    #expect(folder.files == ["letter.yaml"])
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    let made = folder.files
    let missing = try runLettre(["gather", "2021-05", "page.txt", "--format=json"], in: folder.path)
    #expect(missing.code == 3)
    #expect(missing.output.contains("\"source-unreadable\""))
    #expect(missing.error == "")
    #expect(folder.files == made)
    try folder.write("name: [\n", to: "letter.yaml")
    #expect(try runLettre(["compose", "2021-05"], in: folder.path).code == 3)
    #expect(folder.files == made)
  }

  @Test func `3: a period that cannot be read is not replaced by another`() throws {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    try folder.write(pageText, to: "page.txt")
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    let issue = try #require(folder.text("issues/2021-05/issue.yaml"))
    try folder.write(
      issue.replacing("period: 2021-05-01..2021-05-31", with: "period: tout le mois"), to: "issues/2021-05/issue.yaml")
    let result = try runLettre(["gather", "2021-05", "page.txt"], in: folder.path)
    #expect(result.code == 3)
    #expect(result.error.contains("tout le mois"))
    let asked = try runLettre(["gather", "2021-05", "page.txt", "--period", "2021-04", "--dry-run"], in: folder.path)
    #expect(asked.code == 0)
    #expect(asked.output.contains("1 pris"))
    #expect(asked.output.contains("Rien n’est écrit"))
    #expect(!folder.files.contains { $0.hasSuffix(".md") && $0.contains("articles/") })
  }

  @Test func `4: nothing falls into the period`() throws {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    try folder.write(pageText, to: "page.txt")
    #expect(try runLettre(["new", "2021-07"], in: folder.path).code == 0)
    let before = folder.files
    let result = try runLettre(["gather", "2021-07", "page.txt"], in: folder.path)
    #expect(result.code == 4)
    #expect(result.error.contains("aucun article entre le 2021-07-01 et le 2021-07-31"))
    // The lock of the gathering is no part of the issue.
    #expect(folder.files.filter { !$0.contains("/.gather") } == before)
  }

  // MARK: - Checking

  @Test func `an issue with warnings is checked with 0, one with errors with 1`() throws {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    let article = "---\ntitle: \"Un été\"\ndate: 2021-05-10\nsection: actualites\n---\n\nDéjà St Louis, l'eau.\n"
    try folder.write(article, to: "issues/2021-05/articles/essai.md")
    let result = try runLettre(["verifier", "2021-05"], in: folder.path)
    #expect(result.output == "")
    #expect(
      result.error.contains(
        """
        issues/2021-05/articles/essai.md:7:6: avertissement\u{A0}: «\u{A0}St Louis\u{A0}»\u{A0}: Saint s’écrit en entier dans un nom
        Déjà St Louis, l'eau.
             ^
          conseil\u{A0}: écrivez «\u{A0}Saint-Louis\u{A0}»

        """), "\(result.error)")
    #expect(result.code == (result.error.contains("erreur\u{A0}:") ? 1 : 0))
    let json = try runLettre(["check", "2021-05", "--format", "json"], in: folder.path)
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(json.code == result.code)
    let saint = try #require(list.first { $0["code"] as? String == "saint-abbreviation" })
    #expect(saint["line"] as? Int == 7 && saint["column"] as? Int == 6 && saint["hint"] as? String != nil)
    let diff = try runLettre(["check", "2021-05", "--diff"], in: folder.path)
    #expect(diff.output.contains("@@ -7 +7 @@\n-Déjà St Louis, l'eau.\n+Déjà St Louis, l’eau.\n"))
    #expect(folder.text("issues/2021-05/articles/essai.md") == article)
    try folder.write(letterText.replacing("funding: \"Financé par un bailleur.\"\n", with: ""), to: "letter.yaml")
    #expect(try runLettre(["check", "2021-05"], in: folder.path).code == 1)
    #expect(!folder.files.contains { $0.hasPrefix("out") })
  }

  @Test func `the type of the repository's letter is judged, and nothing is written`() throws {
    let folder = try LetterFolder()
    let json = try runLettre(
      ["check", "2021-05", "--root", repository, "--type", "--format", "json"], in: folder.path)
    #expect(json.code == 0)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let stories = try #require(object["stories"] as? [[String: Any]])
    #expect(stories.contains { $0["story"] as? String == "editorial" })
    #expect(object["findings"] is [Any])
    #expect(folder.files.isEmpty)
    let stopped = try runLettre(["check", "2021-05", "--type", "--format", "json"], in: folder.path)
    #expect(stopped.code == 3)
    #expect(try JSONSerialization.jsonObject(with: Data(stopped.output.utf8)) is [String: Any])
  }

  // MARK: - Filters

  @Test func `typo is a filter`() throws {
    let folder = try LetterFolder()
    let result = try runLettre(["typographier"], in: folder.path, input: "L'eau!\n")
    #expect(result.code == 0 && result.error == "")
    #expect(result.output == "L’eau\u{202F}!\n")
    #expect(try runLettre(["typo", "--email"], in: folder.path, input: "L'eau!").output == "L’eau\u{A0}!")
    let json = try runLettre(["typo", "--format", "json"], in: folder.path, input: "L'eau!\n")
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(list.map { $0["code"] as? String } == ["typo-apostrophe", "typo-punctuation"])
    #expect(list.map { $0["column"] as? Int } == [2, 6])
  }

  @Test func `a full disk is said`() throws {
    let folder = try LetterFolder()
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    shell.arguments = ["-c", "echo x | \(program.path)/lettre typo > /dev/full 2> err"]
    shell.currentDirectoryURL = URL(filePath: folder.path)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 1)
    #expect(folder.text("err")?.contains("la sortie ne peut pas être écrite") == true)
  }

  @Test func `hyphenate obeys the letter's own lists`() throws {
    let folder = try LetterFolder()
    try folder.write("ré-puta-tion\n", to: "hyphenation.txt")
    try folder.write("sécurité name\n", to: "lexicon.txt")
    try folder.write(letterText, to: "letter.yaml")
    try FileManager.default.createDirectory(atPath: folder.path + "/a/b", withIntermediateDirectories: true)
    let result = try runLettre(["cesures", "réputation", "sécurité", "administration"], in: folder.path + "/a/b")
    #expect(result.code == 0)
    #expect(result.output == "ré·puta·tion\nsécurité\nad·mi·nis·tra·tion\n")
  }

  @Test func `layouts are listed with their titles, figures and columns`() throws {
    let folder = try LetterFolder()
    let result = try runLettre(["gabarits"], in: folder.path)
    #expect(result.code == 0)
    #expect(
      result.output.hasSuffix(
        """
        lettre
          ┌─────────────┐
          │ ▀▀▀▀▀▀▀▀▀▀▀ │  La Lettre, A4 sur trois colonnes
          │ ≡≡≡ ≡≡≡ ≡≡≡ │  3 colonnes de 56,7\u{A0}mm
          │ ≡≡≡ ≡≡≡ ≡≡≡ │  corps 9,5\u{A0}pt, interlignage 12\u{A0}pt
          │ ≡≡≡ ≡≡≡ ≡≡≡ │  pages\u{A0}: 1, 2, 4, 6, 8, 12, 16 … 160
          └─────────────┘

        """))
    #expect(
      result.error == """
        remarque\u{A0}: sans numéro dans issues/, les gabarits n’ont pas d’image
          conseil\u{A0}: commencez-en un\u{A0}: lettre new 2021-05
        1 remarque

        """)
  }

  @Test func `a broken layout is a finding beside the list, for scripts too`() throws {
    let folder = try LetterFolder()
    try folder.write("name: vide\n", to: "layouts/vide.yaml")
    let result = try runLettre(["layouts", "--format", "json"], in: folder.path)
    #expect(result.code == 1)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let list = try #require(json["layouts"] as? [[String: Any]])
    #expect(list.map { $0["name"] as? String } == ["bulletin", "large-print", "lettre"])
    #expect(list.last?["title"] as? String == "La Lettre, A4 sur trois colonnes")
    #expect(list.last?["bodySize"] as? Double == 9.5)
    #expect(list.last?["picture"] is NSNull)
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(
      findings.contains { $0["file"] as? String == "layouts/vide.yaml" && $0["code"] as? String == "missing-key" })
  }

  @Test func `the letter's language is spoken, in usage errors too`() throws {
    let folder = try LetterFolder()
    try folder.write("lang: en\n", to: "letter.yaml")
    #expect(try runLettre(["frob"], in: folder.path).error.hasPrefix("error: there is no command 'frob'\n"))
    #expect(try runLettre(["frob", "--lang=fr"], in: folder.path).error.hasPrefix("erreur\u{A0}: "))
    let bare = try LetterFolder()
    #expect(try runLettre(["frob"], in: bare.path, environment: ["LANG": "en_US.UTF-8"]).error.hasPrefix("error: "))
  }
}
