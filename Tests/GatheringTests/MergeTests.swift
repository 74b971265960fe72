import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

/// The rows of the merge's table, one by one.
@Suite struct MergeTests {
  let file = "articles/2021-05-05-fete.md"
  let proposition = ".gather/propositions/2021-05-05-fete.md"

  func source(_ text: String = "Le bac part lundi à dix heures du quai.", title: String = "La fête") -> [(
    String, String
  )] { [("p.txt", page([("05/05/2021", title, text)]))] }

  @Test func `what both changed stays the editor's, and the site's text waits beside it`() throws {
    let desk = try Desk()
    try desk.gather(source())
    let mine = try desk.text(file).replacing("lundi", with: "jeudi")
    try desk.write(mine, to: file)
    let result = try desk.gather(source("Le bac part mardi à dix heures du quai."))
    #expect(result.kept.told == ["p.txt:4 edited-source-changed"])
    #expect(result.diagnostics.map(\.code) == ["edited-source-changed"])
    #expect(try desk.text(file) == mine)
    #expect(try desk.text(proposition).hasSuffix("---\n\nLe bac part mardi à dix heures du quai.\n"))
    // The site goes back on it: nothing is left to propose.
    #expect(try desk.gather(source()).kept.told == ["p.txt:4 edited"])
    #expect(!desk.issue.hasFile(proposition))
  }

  @Test func `a proposition that was removed is dealt with, until the site changes again`() throws {
    let desk = try Desk()
    try desk.gather(source())
    try desk.write("---\ntitle: La fête\ndate: 2021-05-05\n---\n\nÀ moi.\n", to: file)
    try desk.gather(source("Le bac part mardi."))
    try desk.issue.remove(proposition)
    let after = try desk.gather(source("Le bac part mardi."))
    #expect(after.kept.told == ["p.txt:4 edited"])
    #expect(after.diagnostics.isEmpty)
    #expect(try desk.gather(source("Le bac part mercredi.")).kept.told == ["p.txt:4 edited-source-changed"])
    #expect(try desk.text(proposition).contains("mercredi"))
    #expect(try desk.text(file).hasSuffix("À moi.\n"))
  }

  @Test func `an editor who takes over the whole proposition follows the site again`() throws {
    let desk = try Desk()
    try desk.gather(source())
    try desk.write("---\ntitle: La fête\ndate: 2021-05-05\n---\n\nÀ moi.\n", to: file)
    try desk.gather(source("Le bac part mardi."))
    try desk.write(try desk.text(proposition), to: file)
    #expect(try desk.gather(source("Le bac part mardi.")).kept.told == ["p.txt:4 unchanged"])
    #expect(!desk.issue.hasFile(proposition))
    #expect(try desk.gather(source("Le bac part jeudi.")).changed.told == ["p.txt:4 source-changed"])
  }

  @Test(arguments: ["\r\n", "\u{FEFF}"])
  func `other line ends or a byte order mark are an edit`(_ mark: String) throws {
    let desk = try Desk()
    try desk.gather(source())
    let text = try desk.text(file)
    let mine = mark == "\r\n" ? text.replacing("\n", with: mark) : mark + text
    try desk.write(mine, to: file)
    #expect(try desk.gather(source()).kept.told == ["p.txt:4 edited"])
    #expect(try desk.gather(source("Tout autre chose.")).kept.told == ["p.txt:4 edited-source-changed"])
    #expect(try desk.text(file) == mine)
  }

  @Test func `an article whose head cannot be read is touched by nothing, and its line is said`() throws {
    let desk = try Desk()
    try desk.gather(source())
    let broken = try desk.text(file).replacing("keep: true ", with: "keep: [true")
    try desk.write(broken, to: file)
    for text in ["Le bac part lundi à dix heures du quai.", "Le bac part mardi."] {
      let result = try desk.gather(source(text))
      #expect(result.kept.told == ["p.txt:4 unreadable"])
      #expect(try desk.text(file) == broken)
      let error = try #require(result.diagnostics.first { $0.severity == .error })
      #expect(error.place.file == "issues/2021-05/" + file)
      #expect(error.place.line != nil && error.place.column != nil)
      #expect(!desk.issue.hasFile(proposition))
    }
  }

  @Test func `two articles whose names were swapped are each still the item they were`() throws {
    let desk = try Desk()
    let items = [("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac", "Deux.")]
    try desk.gather([("p.txt", page(items))])
    let (a, b) = (try desk.text(file), try desk.text("articles/2021-05-06-bac.md"))
    try desk.write(b, to: file)
    try desk.write(a, to: "articles/2021-05-06-bac.md")
    #expect(try desk.gather([("p.txt", page(items))]).kept.told == ["p.txt:4 unchanged", "p.txt:8 unchanged"])
    let changed = [("05/05/2021", "La fête", "Un de plus."), ("06/05/2021", "Le bac", "Deux.")]
    #expect(
      try desk.gather([("p.txt", page(changed))]).changed.map(\.file) == [
        "issues/2021-05/articles/2021-05-06-bac.md"
      ])
    #expect(try desk.text(file) == b)
    #expect(try desk.text("articles/2021-05-06-bac.md").hasSuffix("Un de plus.\n"))
    #expect(try desk.issue.read(".gather/base/2021-05-05-fete.md") == Array(b.utf8))
  }

  @Test func `articles numbered anew, retitled and edited are followed by their text`() throws {
    let desk = try Desk()
    let text = "Le bac de Rosso a repris ses traversées après trois mois de travaux sur les deux rives."
    try desk.gather(source(text))
    try desk.write("---\ntitle: Rosso\ndate: 2021-05-07\n---\n\n\(text) Enfin.\n", to: "articles/01.md")
    try desk.issue.remove(file)
    #expect(try desk.gather(source(text)).kept.map(\.file) == ["issues/2021-05/articles/01.md"])
    #expect(try desk.issue.list("articles") == ["01.md"])
  }

  @Test func `a copy made beside an article is left alone`() throws {
    let desk = try Desk()
    try desk.gather(source())
    let text = try desk.text(file)
    try desk.write(text, to: "articles/1-copie.md")
    try desk.write(text + "Ajout.\n", to: file)
    #expect(try desk.gather(source("Tout autre.")).kept.map(\.file) == ["issues/2021-05/" + file])
    #expect(try desk.text("articles/1-copie.md") == text)
  }

  // MARK: - Bringing back

  @Test func `a deleted article comes back when asked for, with or without its source`() throws {
    for isGiven in [true, false] {
      let desk = try Desk()
      try desk.gather(source())
      let text = try desk.text(file)
      try desk.issue.remove(file)
      try desk.gather(source())
      let report = try desk.text("gather-report.md")
      let result = try desk.gather(isGiven ? source() : [], restores: ["2021-05-05-fete"])
      #expect(result.changed.told == ["p.txt:4 restored"])
      #expect(try desk.text(file) == text)
      #expect(!result.hasNothingInPeriod)
      if !isGiven { #expect(try desk.text("gather-report.md") == report) }
      #expect(try desk.gather(source()).kept.told == ["p.txt:4 unchanged"])
    }
  }

  @Test func `what cannot be brought back is said with the names that can, before anything is written`() throws {
    let desk = try Desk()
    let items = [("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac", "Deux.")]
    try desk.gather([("p.txt", page(items))])
    try desk.issue.remove(file)
    let before = try desk.snapshot()
    func refused(_ id: String) -> [String] {
      let stop = #expect(throws: Stop.self) { try desk.gather([], restores: [id]) }
      return stop?.diagnostics.map { "\($0.code): \($0.hint?.french ?? "")" } ?? []
    }
    #expect(refused("2021-05-05-fête") == ["restore-unknown: vouliez-vous dire «\u{A0}2021-05-05-fete\u{A0}»\u{202F}?"])
    #expect(refused("rosso") == ["restore-unknown: sont supprimés\u{A0}: 2021-05-05-fete"])
    #expect(
      refused("2021-05-06-bac.md") == ["restore-not-deleted: --restore ne rend que ce qui n’est plus dans articles/"])
    #expect(refused("../../letter").first?.hasPrefix("restore-unknown") == true)
    #expect(try desk.snapshot() == before)
    #expect(try desk.gather([], restores: ["issues/2021-05/" + file]).changed.count == 1)
  }

  // MARK: - Corrections

  @Test func `proposed corrections are made when asked for, where nobody has touched the article`() throws {
    let desk = try Desk()
    let items = [
      ("05/05/2021", "La fête", "M.Diop est là , dit-il."), ("06/05/2021", "Le bac", "M.Fall part ."),
    ]
    let text = page(items)
    try desk.gather([("p.txt", text)])
    let mine = try desk.text("articles/2021-05-06-bac.md") + "À moi.\n"
    try desk.write(mine, to: "articles/2021-05-06-bac.md")
    let result = try desk.gather([("p.txt", text)], appliesProposals: true)
    #expect(result.changed.told == ["p.txt:4 corrected"])
    #expect(
      result.corrections.map { "\($0.source) \($0.found) → \($0.made)" } == [
        "p.txt:6 M.Diop → M. Diop", "p.txt:6 là , → là,",
      ])
    #expect(try desk.text(file).hasSuffix("---\n\nM. Diop est là, dit-il.\n"))
    #expect(try desk.text("articles/2021-05-06-bac.md") == mine)
    #expect(
      try desk.text("gather-report.md").contains(
        "## Corrections faites\n\n- p.txt:6 : «\u{A0}M.Diop\u{A0}» → «\u{A0}M. Diop\u{A0}»"))
    // They stay made, without being asked for again, and when the source changes.
    let before = try desk.snapshot()
    #expect(try desk.gather([("p.txt", text)]).kept.told == ["p.txt:4 unchanged", "p.txt:8 edited"])
    #expect(try desk.snapshot() == before)
    try desk.gather([("p.txt", text.replacing("dit-il", with: "dit-elle"))])
    #expect(try desk.text(file).hasSuffix("---\n\nM. Diop est là, dit-elle.\n"))
  }

  // MARK: - The two texts

  @Test func `the two texts are shown line by line, the words that differ marked`() throws {
    let desk = try Desk()
    try desk.gather(source())
    try desk.write(
      try desk.text(file).replacing("lundi", with: "jeudi").replacing("keep: true ", with: "keep: false"), to: file)
    let changed = source("Le bac part lundi à onze heures du quai.")
    let trial = try differences(desk.request(changed))
    try desk.gather(changed)
    let kept = try differences(desk.request([]))
    #expect(kept == trial)
    let article = try #require(kept.articles.first)
    #expect(article.file == "issues/2021-05/" + file)
    #expect(article.proposition == "issues/2021-05/" + proposition)
    #expect(article.hunks.map(\.line) == [6, 15])
    #expect(
      article.hunks.last?.marked == [
        "-Le bac part [-jeudi-] à [-dix-] heures du quai.", "+Le bac part {+lundi+} à {+onze+} heures du quai.",
      ])
    #expect(
      kept.json(in: .french).contains(
        "\"line\": 15,\n          \"ours\": [\n            \"Le bac part jeudi à dix heures du quai.\"\n          ],"))
  }

  @Test func `lines that were added, removed or have nothing in common bear no marks`() {
    #expect(hunks(["a", "b"], ["a", "x y", "b"]).map(\.marked) == [["+x y"]])
    #expect(hunks(["a", "b"], ["b"]).map(\.marked) == [["-a"]])
    #expect(hunks(["un deux"], ["trois quatre"]).map(\.marked) == [["-un deux", "+trois quatre"]])
    #expect(hunks(["a"], ["a"]).isEmpty)
    #expect(hunks([], ["a"]).map(\.line) == [1])
  }

  // MARK: - The folder

  @Test func `a trial says the same as the gathering and writes nothing`() throws {
    let desk = try Desk()
    try desk.gather(source())
    try desk.write(try desk.text(file) + "À moi.\n", to: file)
    let before = try desk.snapshot()
    let trial = try desk.gather(source("Autre."), isDryRun: true)
    #expect(try desk.snapshot() == before)
    #expect(try desk.gather(source("Autre.")) == trial)
  }

  @Test func `an article saved while the gathering ran is kept, and the site's text is offered the next time`() throws {
    let desk = try Desk()
    try desk.gather(source())
    var planned = try GatherDesk(desk.request(source("Autre.")), begin(desk.request(source("Autre."))))
    let mine = try desk.text(file) + "À l’instant.\n"
    try desk.write(mine, to: file)
    let late = try planned.carryOut()
    #expect(late.diagnostics.map(\.code) == ["edited-meanwhile"])
    #expect(late.kept.told == ["p.txt:4 edited"] && late.changed.isEmpty)
    #expect(try desk.text(file) == mine)
    #expect(try desk.gather(source("Autre.")).kept.told == ["p.txt:4 edited-source-changed"])
    #expect(try desk.text(file) == mine)
    #expect(try desk.text(proposition).hasSuffix("---\n\nAutre.\n"))
  }

  @Test func `an article made under a new one's name while the gathering ran is kept, and so is the new one`() throws {
    let desk = try Desk()
    let items = [("05/05/2021", "La fête", "Un."), ("06/05/2021", "Le bac", "Deux.")]
    let request = desk.request([("p.txt", page(items))])
    var planned = try GatherDesk(request, begin(request))
    let mine = "---\ntitle: Autre chose\ndate: 2021-05-05\n---\n\nÀ moi.\n"
    try desk.write(mine, to: file)
    let late = try planned.carryOut()
    #expect(late.taken.told == ["p.txt:8 new"] && late.kept.told == ["p.txt:4 edited"])
    #expect(
      try desk.gather([("p.txt", page(items))]).taken.compactMap(\.file) == [
        "issues/2021-05/articles/2021-05-05-fete-2.md"
      ])
    #expect(try desk.text(file) == mine)
  }

  @Test func `the lock of a gathering that was killed stops nobody, and none is left behind`() throws {
    let desk = try Desk()
    try desk.write("", to: ".gather/lock")
    #expect(try desk.gather(source()).taken.count == 1)
    #expect(!desk.issue.hasFile(".gather/lock"))
  }

  @Test func `a gathering waits for another one to end`() throws {
    let desk = try Desk()
    let folder = desk.issue.folder(".gather")
    // A thread of its own: the tests' threads may all be at work.
    Thread.detachNewThread {
      guard let lock = try? FolderLock(folder, file: "lock") else { return }
      usleep(200_000)
      lock.release()
    }
    while !desk.issue.hasFile(".gather/lock") { usleep(1_000) }
    var request = desk.request(source())
    request.patience = .seconds(20)
    #expect(try Gathering.gather(request).taken.count == 1)
  }

  @Test func `what an article lacks is noted, with its length, unless it is held back`() throws {
    let desk = try Desk()
    try desk.gather(source())
    let start = "---\ntitle: X\ndate: 2021-05-01\n"
    let long = String(repeating: "mot ", count: 62)
    try desk.write(
      start + "image: images/a.jpg\nalt: Un bac\ncaption: \"\"\n---\n\n" + long, to: "articles/a.md")
    try desk.write(
      start + "images:\n  - {file: a.jpg, alt: A, caption: B, credit: C, consent: oui}\n---\n\nUn.\n",
      to: "articles/b.md")
    try desk.write(start + "keep: non\n---\n\nUn.\n", to: "articles/c.md")
    let result = try desk.gather(source())
    let told = result.articles.map { article in
      ([String(article.file.suffix(7)), "\(article.words)", "\(article.lines)"] + article.needs.map(\.rawValue))
        .joined(separator: " ")
    }
    #expect(told == ["fete.md 9 2 picture", "es/a.md 62 10 caption credit consent", "es/b.md 1 1"])
    #expect(
      try desk.text("gather-report.md").contains(
        "- `issues/2021-05/articles/a.md`, 62\u{A0}mots, environ 10\u{A0}lignes : pas de légende ; pas de crédit ; pas de note d’accord, si quelqu’un est reconnaissable"
      ))
  }
}
