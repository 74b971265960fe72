import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

@Suite struct GatheringTests {
  let may31 = "articles/2021-05-31-bac-rosso-reprend-traversees.md"
  let may1 = "articles/2021-05-01-ecole-peche-ouvre-embouchure.md"

  func home() throws -> String { String(decoding: try fixture("home.txt"), as: UTF8.self) }

  @Test func `an article is written with its comments, its source and its text`() throws {
    let desk = try Desk()
    try desk.gather([("pages/home.txt", home())])
    #expect(
      try desk.text(may1) == """
        ---
        title: "Une école de pêche ouvre à l'embouchure"
        date: 2021-05-01
        section: actualites   # la rubrique : un « id » de letter.yaml
        order:                # vide : par date, les plus récents d’abord
        keep: true            # false : l’article reste ici mais ne paraît pas
        image:                # la photo : images/nom.jpg
        caption: ""           # la légende de la photo
        alt: ""               # ce que montre la photo, pour qui ne la voit pas
        credit: ""            # qui a pris la photo
        consent: ""           # l’accord des personnes reconnaissables
        source: "home.txt:40" # d’où vient l’article
        ---

        L’école reçoit trente élèves. M.Diop en a tracé le plan.

        """)
  }

  @Test func `the first and the last day of the period are in it`() throws {
    let desk = try Desk()
    let result = try desk.gather([("home.txt", home())])
    #expect(result.taken.told == ["home.txt:36 new", "home.txt:40 new"])
    #expect(result.taken.map(\.file) == ["issues/2021-05/" + may31, "issues/2021-05/" + may1])
    #expect(result.taken.map(\.words) == [23, 10])
    #expect(
      result.left.told == [
        "home.txt:44 outside-period", "home.txt:1-2 page-head", "home.txt:6-8 quotation", "home.txt:10 page-head",
        "home.txt:12-13 picture-name", "home.txt:15 funding-notice", "home.txt:17-27 editorial",
        "home.txt:31 page-head",
        "home.txt:52-56 page-foot",
      ])
    #expect(result.kept.isEmpty && result.changed.isEmpty && result.diagnostics.isEmpty)
    #expect(!result.hasNothingInPeriod)
    #expect(try desk.issue.list("articles").count == 2)
  }

  @Test func `the page's own bytes are kept under their hash`() throws {
    let desk = try Desk()
    let bytes = [0xEF, 0xBB, 0xBF] + (try fixture("home.txt"))
    try desk.gather(bytes: bytes)
    #expect(try desk.issue.read(".gather/sources/\(sha256(bytes)).txt") == bytes)
    #expect(try desk.issue.read(".gather/base/" + may1.dropFirst(9)) == desk.issue.read(may1))
  }

  @Test func `a second run changes not a byte and no date of a file`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home()), ("list.txt", String(decoding: fixture("list.txt"), as: UTF8.self))])
    let before = try desk.everything()
    usleep(20_000)
    let result = try desk.gather([
      ("home.txt", home()), ("list.txt", String(decoding: fixture("list.txt"), as: UTF8.self)),
    ])
    let after = try desk.everything()
    #expect(before.keys.sorted() == after.keys.sorted())
    for (path, file) in before {
      #expect(after[path]?.bytes == file.bytes, "\(path)")
      #expect(after[path]?.modified == file.modified, "\(path)")
    }
    #expect(result.taken.isEmpty && result.changed.isEmpty)
    #expect(result.kept.map(\.reason) == Array(repeating: .unchanged, count: 6))
  }

  @Test func `the other extraction of the same page changes nothing`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    let before = try desk.text(may31)
    let dense = try home().split(separator: "\n").filter { !$0.unicodeScalars.allSatisfy(isBlank) }
      .joined(separator: "\n").replacing("  ", with: " ")
    let result = try desk.gather([("home.txt", dense)])
    #expect(result.kept.map(\.reason) == [.unchanged, .unchanged])
    #expect(try desk.text(may31) == before)
  }

  @Test func `an article edited by hand is never overwritten`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    let mine = try desk.text(may1).replacing("trente", with: "vingt")
    try desk.write(mine, to: may1)
    let same = try desk.gather([("home.txt", home())])
    #expect(same.kept.told == ["home.txt:36 unchanged", "home.txt:40 edited"])
    #expect(same.diagnostics.isEmpty)
    let changed = try desk.gather([("home.txt", home().replacing("trente", with: "quarante"))])
    #expect(changed.kept.told == ["home.txt:36 unchanged", "home.txt:40 edited-source-changed"])
    #expect(changed.diagnostics.map(\.code) == ["edited-source-changed"])
    #expect(try desk.text(may1) == mine)
    #expect(try desk.text("gather-report.md").contains("corrigé à la main, et la source a changé depuis"))
  }

  @Test func `an article nobody touched follows its source`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    let result = try desk.gather([("home.txt", "\n" + home().replacing("trente", with: "quarante"))])
    #expect(result.changed.told == ["home.txt:41 source-changed"])
    #expect(try desk.text(may1).contains("reçoit quarante élèves"))
    #expect(try desk.text(may1).contains("home.txt:41"))
    #expect(try desk.issue.read(".gather/base/" + may1.dropFirst(9)) == desk.issue.read(may1))
    let again = try desk.gather([("home.txt", "\n" + home().replacing("trente", with: "quarante"))])
    #expect(again.kept.map(\.reason) == [.unchanged, .unchanged])
  }

  @Test func `an article deleted by hand stays deleted`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    try desk.issue.remove(may1)
    for text in [try home(), try home().replacing("trente", with: "quarante")] {
      let result = try desk.gather([("home.txt", text)])
      #expect(result.left.first?.reason == .deleted)
      #expect(result.left.first?.file == "issues/2021-05/" + may1)
      #expect(result.taken.isEmpty)
      #expect(!desk.issue.hasFile(may1))
    }
    #expect(try desk.text("gather-report.md").contains("supprimé à la main, reste supprimé"))
  }

  @Test func `an article given another name is neither deleted nor written twice`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    let mine = try desk.text(may1).replacing("Une école", with: "L’école")
    try desk.write(mine, to: "articles/ecole.md")
    try desk.issue.remove(may1)
    let result = try desk.gather([("home.txt", home())])
    #expect(result.kept.map(\.file) == ["issues/2021-05/" + may31, "issues/2021-05/articles/ecole.md"])
    #expect(try desk.issue.list("articles") == ["2021-05-31-bac-rosso-reprend-traversees.md", "ecole.md"])
    #expect(try desk.text("articles/ecole.md") == mine)
    let before = try desk.everything().mapValues(\.bytes)
    try desk.gather([("home.txt", home())])
    #expect(try desk.everything().mapValues(\.bytes) == before)
  }

  @Test(arguments: ["", "lettre-gather 1\nend 2\n", "\u{0}\u{FFFD}", "lettre-gather 1\nx\ty\nend 1\n"])
  func `a lost memory makes every article the editor's, and the deleted stay deleted`(_ state: String) throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    try desk.issue.remove(may1)
    try desk.write(state, to: ".gather/state.txt")
    let text = try desk.text(may31)
    let result = try desk.gather([("home.txt", home().replacing("lundi", with: "mardi"))])
    #expect(result.diagnostics.map(\.code).contains("state-rebuilt"))
    #expect(result.kept.told == ["home.txt:36 edited-source-changed"])
    #expect(result.left.first?.reason == .deleted)
    #expect(try desk.text(may31) == text)
    let again = try desk.gather([("home.txt", home().replacing("lundi", with: "mardi"))])
    #expect(!again.diagnostics.map(\.code).contains("state-rebuilt"))
    #expect(again.kept.told == ["home.txt:36 edited-source-changed"])
    #expect(try desk.gather([("home.txt", home())]).kept.told == ["home.txt:36 edited"])
  }

  @Test func `without any memory left the articles' own source tells what they are`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    try desk.write(try desk.text(may1).replacing("Une école", with: "Notre école"), to: may1)
    try FileManager.default.removeItem(atPath: desk.issue.path + "/.gather")
    let result = try desk.gather([("home.txt", home())])
    #expect(result.taken.isEmpty)
    #expect(result.kept.told == ["home.txt:36 edited", "home.txt:40 edited"])
    #expect(try desk.issue.list("articles").count == 2)
  }

  @Test func `an article written by hand beforehand is not written again`() throws {
    let desk = try Desk()
    try desk.write(
      "---\ntitle: Une école de pêche ouvre à l’embouchure\ndate: 2021-05-01\n---\n\nÀ moi.\n", to: "articles/x.md")
    let result = try desk.gather([("home.txt", home())])
    #expect(result.kept.map(\.file) == ["issues/2021-05/articles/x.md"])
    #expect(result.taken.map(\.date) == [day("2021-05-31")])
  }

  @Test func `two items of one day with like titles get names of their own`() throws {
    let desk = try Desk()
    let result = try desk.gather([
      ("p.txt", page([("05/05/2021", "La fête", "Un."), ("05/05/2021", "Une fête", "Deux.")]))
    ])
    #expect(
      result.taken.compactMap(\.file) == [
        "issues/2021-05/articles/2021-05-05-fete.md", "issues/2021-05/articles/2021-05-05-fete-2.md",
      ])
  }

  @Test func `the same item of two pages is taken once, whatever its category`() throws {
    let desk = try Desk()
    let result = try desk.gather([
      ("a.txt", "Actuelles | 05/05/2021\nLa Fête\nUn jour.\n"), ("b.txt", "Passées | 05/05/2021\nla  fete\nUn jour.\n"),
      ("c.txt", "| 05/05/2021\nLa Fête\nUn autre jour.\n"), ("d.txt", "| 06/05/2021\nLa Fête\nUn jour.\n"),
      ("e.txt", "| 05/05/2021\nUne autre fête\nUn jour.\n"),
    ])
    #expect(result.taken.told == ["a.txt:1 new", "d.txt:1 new", "e.txt:1 new"])
    #expect(result.left.told == ["b.txt:1 same-item-other-text", "c.txt:1 same-item-other-text"])
    #expect(result.diagnostics.map(\.code) == ["same-item-other-text", "same-item-other-text", "perhaps-same"])
    #expect(
      result.diagnostics.last?.message.french
        == "«\u{A0}Une autre fête\u{A0}» est peut-être le même que «\u{A0}a.txt:1\u{A0}»\u{A0}: même date, presque le même texte"
    )
  }

  @Test func `markup in a title is escaped, and the article is still known without the tool's memory`() throws {
    let desk = try Desk()
    let text = page([("05/05/2021", "1. Le *grand* [bac] \"neuf\"", "- Il part.")])
    try desk.gather([("p.txt", text)])
    let file = "articles/2021-05-05-1-grand-bac-neuf.md"
    #expect(splitLines(try desk.text(file))[1] == "title: \"1. Le \\\\*grand\\\\* \\\\[bac\\\\] \\\"neuf\\\"\"")
    #expect(try desk.text(file).hasSuffix("---\n\n\\- Il part.\n"))
    try desk.issue.remove(".gather/state.txt")
    #expect(try desk.gather([("p.txt", text)]).kept.map(\.file) == ["issues/2021-05/" + file])
  }

  @Test func `an item its page no longer shows stays`() throws {
    let desk = try Desk()
    try desk.gather([("p.txt", page([("05/05/2021", "Un", "Le texte."), ("06/05/2021", "Deux", "Le texte.")]))])
    let result = try desk.gather([("p.txt", page([("06/05/2021", "Deux", "Le texte.")]))])
    #expect(result.kept.map(\.reason) == [.unchanged, .goneFromSource])
    #expect(result.kept.last?.file == "issues/2021-05/articles/2021-05-05-un.md")
    #expect(result.kept.last?.title == "Un")
  }

  @Test func `what is wrong with an item is said with its line`() throws {
    let desk = try Desk()
    let result = try desk.gather([("in/list.txt", String(decoding: fixture("list.txt"), as: UTF8.self))])
    #expect(
      result.diagnostics.map { "\($0.place.file ?? ""):\($0.place.line ?? 0) \($0.code)" } == [
        "in/list.txt:6 title-repeated", "in/list.txt:9 cut-text", "in/list.txt:11 impossible-date",
        "in/list.txt:14 no-date", "in/list.txt:19 no-text", "in/list.txt:21 no-date",
      ])
    #expect(result.diagnostics[2].place.excerpt == "Actuelles\u{A0} | 31/02/2021")
    let cut = try desk.text("articles/2021-05-12-comptage-oiseaux-parc.md")
    #expect(cut.hasSuffix("qui ont tenu le registre\n"))
  }

  @Test func `a dry run tells the same and writes nothing`() throws {
    let desk = try Desk()
    let dry = try desk.gather([("home.txt", home())], isDryRun: true)
    #expect(try desk.everything().isEmpty)
    #expect(!desk.issue.hasFolder(".gather"))
    #expect(try desk.gather([("home.txt", home())]) == dry)
  }

  @Test func `nothing in the period writes nothing and says so`() throws {
    let desk = try Desk()
    let result = try desk.gather([("home.txt", home())], period: period("2020-01-01", "2020-01-31"))
    #expect(result.hasNothingInPeriod)
    #expect(result.left.prefix(3).allSatisfy { $0.reason == .outsidePeriod })
    #expect(result.diagnostics.map(\.code) == ["nothing-in-period"])
    #expect(try desk.everything().isEmpty)
    #expect(!desk.issue.hasFolder(".gather"))
  }

  @Test func `one source that cannot be read stops before anything is written`() throws {
    let desk = try Desk()
    for bad in ["%PDF-1.7\n", "{\\rtf1", "<?xml version='1.0'?><opml/>", "GIF89a", "{\"a\": 1}"] {
      let stop = #expect(throws: Stop.self) { try desk.gather([("home.txt", home()), ("x.txt", bad)]) }
      #expect(stop?.diagnostics.map(\.code) == ["unsupported-format"])
    }
    #expect(try desk.everything().isEmpty)
  }

  @Test func `a gathering already going on is not disturbed`() throws {
    let desk = try Desk()
    guard let lock = try FolderLock(desk.issue.folder(".gather"), file: "lock") else {
      Issue.record("the folder is locked before anyone is there")
      return
    }
    let stop = #expect(throws: Stop.self) { try desk.gather([("home.txt", home())]) }
    #expect(stop?.diagnostics.map(\.code) == ["gather-locked"])
    lock.release()
    #expect(try desk.gather([("home.txt", home())]).taken.count == 2)
  }

  @Test func `the report in French accounts for every line`() throws {
    let desk = try Desk()
    try desk.gather([("home.txt", home())])
    #expect(try desk.text("gather-report.md") == String(decoding: fixture("home-report.md"), as: UTF8.self))
  }

  @Test func `the result as scripts read it`() throws {
    let desk = try Desk()
    let result = try desk.gather([("a/p.txt", page([("05/05/2021", "Dit « \"oui\" »", "Un texte coupé")]))])
    #expect(
      result.json(in: .english) == """
        {
          "issue": "2021-05",
          "period": {
            "first": "2021-05-01",
            "last": "2021-05-31"
          },
          "taken": [
            {
              "title": "Dit « \\"oui\\" »",
              "date": "2021-05-05",
              "file": "issues/2021-05/articles/2021-05-05-dit-oui.md",
              "source": "p.txt:4",
              "reason": "new",
              "words": 3,
              "lines": 1,
              "issue": null
            }
          ],
          "kept": [],
          "changed": [],
          "left": [
            {
              "title": "ACTUALITES",
              "date": null,
              "file": null,
              "source": "p.txt:1",
              "reason": "page-head",
              "words": 0,
              "lines": 0,
              "issue": null
            }
          ],
          "corrections": [],
          "articles": [
            {
              "file": "issues/2021-05/articles/2021-05-05-dit-oui.md",
              "title": "Dit « \\"oui\\" »",
              "words": 3,
              "lines": 1,
              "needs": [
                "picture"
              ]
            }
          ],
          "findings": [
            {
              "code": "cut-text",
              "severity": "warning",
              "file": "a/p.txt",
              "line": 6,
              "column": 14,
              "story": null,
              "page": null,
              "message": "text without a final stop, perhaps cut off ('Un texte coupé')",
              "hint": "compare with the page of the site, then complete the article by hand"
            }
          ]
        }

        """)
    let parsed = try JSONSerialization.jsonObject(with: Data(result.json(in: .french).utf8)) as? [String: Any]
    #expect(parsed?.count == 9)
  }
}

@Suite(.enabled(if: hasSeed, "the real page lies beside the repository, not in it")) struct RealPageTests {
  @Test func `the real page gives its four items at their lines`() throws {
    let reading = readPastedPage(try readFile(at: seedPath), name: "accueil.txt")
    let items = reading.items.map { GatheredItem($0, source: 0, name: "accueil.txt") }
    #expect(
      items.map(\.title) == [
        "Réunion de travail avec le conseillé technique du DGPN",
        "Ouverture de la formation de formateurs en techniques de sécurité en intervention",
        "Atelier régional sur la fraude documentaire et la procédure pénale à Saint-Louis",
        "Réunion de travail sur l’application du système dématérialisé de gestion des informations judiciaires",
      ])
    #expect(items.compactMap(\.raw.date.day?.description) == ["2021-05-10", "2021-05-05", "2021-04-29", "2021-04-23"])
    #expect(items.map(\.address) == ["accueil.txt:89", "accueil.txt:93", "accueil.txt:97", "accueil.txt:101"])
    #expect(items.map(\.raw.category) == ["", "Actuelles", "", ""])
    #expect(items.allSatisfy { $0.paragraphs.count == 1 && !$0.isCut && !$0.repeatsTitle })
    #expect(items[3].paragraphs[0].hasSuffix("et de la traite des personnes."))
    #expect(items[3].proposals.map(\.value.proposed).contains("judiciaire. M. Mamadou"))
    #expect(
      reading.unread.map { "\(lineRange($0.lines)) \($0.reason.rawValue)" } == [
        "1-2 page-head", "6-8 quotation", "10 page-head", "12-13 picture-name", "15 funding-notice", "17-78 editorial",
        "84 page-head", "110-114 page-foot",
      ])
  }

  @Test func `the real page fills an issue, and a second time changes nothing`() throws {
    let desk = try Desk()
    let bytes = try readFile(at: seedPath)
    let result = try desk.gather(bytes: bytes, name: "accueil.txt", period: period("2021-04-29", "2021-05-10"))
    #expect(result.taken.compactMap(\.date?.description) == ["2021-05-10", "2021-05-05", "2021-04-29"])
    #expect(result.left.first?.source == "accueil.txt:101")
    let before = try desk.everything().mapValues(\.bytes)
    try desk.gather(bytes: bytes, name: "accueil.txt", period: period("2021-04-29", "2021-05-10"))
    #expect(try desk.everything().mapValues(\.bytes) == before)
  }
}
