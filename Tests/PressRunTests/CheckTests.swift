import Diagnostics
import DisplayList
import Files
import Testing

@testable import PressRun

private let hasDictionary = Folder("/usr/share/hunspell").hasFile("fr.dic")

/// The spoilt article alone in an issue.
private func spoilt() throws -> Newsroom {
  try .bare(["faults.md": String(decoding: repository.read("Tests/Fixtures/check/faults.md"), as: UTF8.self)])
}

private let file = "issues/2021-05/articles/faults.md"

@Suite struct `Checking an issue` {
  @Test(.enabled(if: hasDictionary, "hunspell-fr is not installed"))
  func `every fault of a spoilt article is found where it stands, and nothing else`() throws {
    let room = try spoilt()
    let findings = try checkIssue(Newsroom.issue, at: room.workplace)
    let expected = String(decoding: try repository.read("Tests/Fixtures/check/faults.txt"), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ":", maxSplits: 2) }
    let shown = findings.map { finding -> String in
      #expect(finding.place.file == file && finding.place.story == "faults" && finding.severity == .warning)
      return "\(finding.place.line ?? 0):\(finding.place.column ?? 0) \(finding.code)"
    }
    #expect(shown == expected.map { "\($0[0]):\($0[1])" })
    // The caret stands under the words in question.
    for (finding, parts) in zip(findings, expected) {
      let words = parts[2].dropFirst()
      let line = try #require(finding.place.excerpt)
      #expect(line.dropFirst((finding.place.column ?? 1) - 1).hasPrefix(words), "\(line)")
    }
  }

  @Test(.enabled(if: hasDictionary, "hunspell-fr is not installed"))
  func `a finding says in both languages what is wrong and what to do`() throws {
    let room = try spoilt()
    let findings = try checkIssue(Newsroom.issue, at: room.workplace)
    func finding(_ code: String) throws -> Diagnostic {
      var found = try #require(findings.first { $0.code == code })
      found.place = Place()
      return found
    }
    #expect(
      try finding("accent-capital")
        == Diagnostic(
          "accent-capital", .warning,
          Wording(
            fr: "il manque un accent à la capitale de «\u{A0}Ecole\u{A0}»", en: "a capital of 'Ecole' lacks its accent"),
          hint: Wording(fr: "écrivez «\u{A0}École\u{A0}»", en: "write 'École'")))
    #expect(
      try finding("missing-space")
        == Diagnostic(
          "missing-space", .warning,
          Wording(
            fr: "il manque sans doute une espace dans «\u{A0}projet.Cet\u{A0}»",
            en: "a space is probably missing in 'projet.Cet'"),
          hint: Wording(
            fr: "mettez une espace, ou laissez si c’est voulu", en: "put a space in, or leave it if it is meant")))
    let spelling = try finding("spelling")
    #expect(
      spelling.message
        == Wording(
          fr: "mot inconnu du dictionnaire\u{A0}: «\u{A0}séégalaise\u{A0}»",
          en: "word not in the dictionary: 'séégalaise'"
        ))
    // What else is suggested depends on the dictionary's version.
    #expect(spelling.hint?.french.hasPrefix("vouliez-vous dire «\u{A0}sénégalaise\u{A0}»") == true)
    #expect(spelling.hint?.french.hasSuffix("\u{202F}? Sinon, ajoutez-le à lexicon.txt") == true)
    #expect(spelling.hint?.english.hasPrefix("did you mean 'sénégalaise'") == true)
    #expect(spelling.hint?.english.hasSuffix("? Else add it to lexicon.txt") == true)
  }

  @Test func `without a dictionary the rest is checked, and a notice says so`() throws {
    let room = try spoilt()
    var workplace = room.workplace
    workplace.spellingDictionaries = room.root.path
    let findings = try checkIssue(Newsroom.issue, at: workplace)
    #expect(!findings.contains { $0.code == "spelling" })
    #expect(findings.contains { $0.code == "saint-abbreviation" })
    #expect(
      findings.filter { $0.severity == .notice } == [
        Diagnostic(
          "no-spelling-dictionary", .notice,
          Wording(
            fr:
              "l’orthographe n’est pas vérifiée\u{A0}: aucun dictionnaire français dans «\u{A0}\(room.root.path)\u{A0}»",
            en: "spelling is not checked: no French dictionary in '\(room.root.path)'"),
          hint: Wording(fr: "installez le paquet hunspell-fr", en: "install the package hunspell-fr"))
      ])
  }

  @Test(.enabled(if: hasDictionary, "hunspell-fr is not installed"))
  func `the sample issue has nothing to report`() throws {
    let room = try Newsroom.sample()
    let findings = try checkIssue(Newsroom.issue, at: room.workplace)
    #expect(Presentation(.english).text(of: findings) == "")
  }

  @Test func `a story in another language is neither corrected nor spelt in French`() throws {
    let room = try Newsroom.bare([
      "english.md": article("The colour of the harbour ; a séégalaise..", more: "lang: en\n")
    ])
    let findings = try checkIssue(Newsroom.issue, at: room.workplace)
    #expect(findings.allSatisfy { $0.place.file != "issues/2021-05/articles/english.md" || $0.place.line == 2 })
  }

  @Test(.enabled(if: hasDictionary, "hunspell-fr is not installed"))
  func `twenty different words at most get suggestions`() throws {
    let letters = "abcdefghijklmnopqrstuvwxyzéèêà"
    let words = letters.map { "zqx\($0)" }
    let room = try Newsroom.bare(["mots.md": article(words.joined(separator: ", "))])
    let unknown = try checkIssue(Newsroom.issue, at: room.workplace).filter { $0.code == "spelling" }
    #expect(unknown.count == 30)
    let plain = unknown.filter { $0.hint?.english == "correct it, or add it to lexicon.txt" }
    #expect(plain.count >= 10)
  }

  @Test func `nothing is written`() throws {
    let room = try spoilt()
    let before = try room.text(file)
    _ = try checkIssue(Newsroom.issue, at: room.workplace)
    _ = try typographyDiffs(of: Newsroom.issue, at: room.workplace)
    _ = try typeFigures(of: Newsroom.issue, language: .french, at: room.workplace)
    #expect(try room.text(file) == before)
    #expect(!room.root.hasFolder("out"))
  }
}

@Suite struct `The diff of typography` {
  @Test func `shows the lines composing corrects, in the words of the file`() throws {
    let room = try spoilt()
    let (diffs, findings) = try typographyDiffs(of: Newsroom.issue, at: room.workplace)
    let diff = try #require(diffs.first { $0.file == file })
    #expect(
      diff.text == """
        --- \(file)
        +++ \(file)
        @@ -2 +2 @@
        -title: "Été : l'Ecole \\"rouvre\\" à Saint -Louis"
        +title: "Été⍽: l’Ecole «⍽rouvre⍽» à Saint -Louis"
        @@ -5 +5 @@
        -kicker: 'L''été, EDITO'
        +kicker: 'L’été, EDITO'
        @@ -12 +12 @@
        -Éric a vu le projet.Cet été, (POC)entend l'écho. A cet égard, tout va bien.
        +Éric a vu le projet.Cet été, (POC)entend l’écho. A cet égard, tout va bien.
        @@ -14 +14 @@
        -Première ligne accentuée : œuvre, cœur,
        +Première ligne accentuée⍽: œuvre, cœur,
        @@ -16 +16 @@
        -  « une citation commencée à Louga,
        +  «⍽une citation commencée à Louga,
        @@ -20 +20 @@
        -> de M. Ndiaye, le vendredi 6 mai 2021 : 3.5 % !!
        +> de M.⍽Ndiaye, le vendredi 6⍽mai 2021⍽: 3.5⍽%⸱!!

        """)
    let quotes = findings.filter { $0.place.file == file && $0.code == "typo-quotation-marks" }
    #expect(quotes.first.map { [$0.place.line, $0.place.column] } == [2, 23])
  }

  @Test func `two lines bound to one another become one`() throws {
    let room = try Newsroom.bare(["lignes.md": article("Le 12\nmai, à 9h\nprécises.")])
    let diff = try #require(try typographyDiffs(of: Newsroom.issue, at: room.workplace).diffs.first)
    #expect(
      diff.hunks == [
        TypographyDiff.Hunk(line: 7, before: ["Le 12", "mai, à 9h"], after: ["Le 12\u{A0}mai, à 9\u{A0}h"])
      ])
  }

  @Test func `corrected copy has none`() throws {
    let room = try Newsroom.bare(["juste.md": article("Le 1er mai : «~juste~».")])
    let first = try #require(try typographyDiffs(of: Newsroom.issue, at: room.workplace).diffs.first)
    #expect(first.hunks.map(\.after) == [["Le 1<sup>er</sup>\u{A0}mai\u{A0}: «~juste~»."]])
    let clean = try Newsroom.bare(["juste.md": article("Une phrase où rien n’est à reprendre.")])
    let (diffs, findings) = try typographyDiffs(of: Newsroom.issue, at: clean.workplace)
    #expect(!diffs.contains { $0.file.hasSuffix("juste.md") })
    #expect(findings.allSatisfy { $0.place.file?.hasSuffix("juste.md") != true })
  }
}

@Suite struct `Type judged story by story` {
  @Test func `every story has its figures, its worst lines with page, column and text`() throws {
    let room = try Newsroom.sample()
    let (stories, findings) = try typeFigures(of: Newsroom.issue, language: .french, at: room.workplace)
    #expect(!findings.hasErrors)
    #expect(Set(stories.map(\.story)).isSuperset(of: ["editorial", "2021-04-29-atelier-saint-louis"]))
    for story in stories {
      #expect(story.worst.count <= 3)
      for line in story.worst {
        #expect((1...4).contains(line.page) && (1...3).contains(line.column) && !line.line.text.isEmpty)
      }
      let ratios = story.worst.compactMap(\.line.spaceRatio).map { max($0, 1 / $0) }
      #expect(ratios == ratios.sorted(by: >))
      let most = story.quality.wordSpace.max
      #expect(story.worst.isEmpty || ratios.first! >= most - 1e-9)
    }
    let report = try room.compose().written
    #expect(report.contains("out/2021-05/report.md"))
    let text = try room.text("out/2021-05/report.md")
    #expect(text.contains("## Composition du texte"))
    for story in stories where story.quality.lines > 0 {
      let words = story.text(in: .french)
      #expect(text.contains((["### " + words.heading, ""] + words.figures.map { "- " + $0 }).joined(separator: "\n")))
    }
  }

  @Test func `a compound the lexicon keeps whole is set whole and reads with plain hyphens`() throws {
    let room = try Newsroom.sample()
    let pages = try room.compose().displayPages
    var text = ""
    func read(_ items: [PageItem]) {
      for item in items {
        switch item {
        case .glyphs(let run): text += run.string.text
        case .group(let group): read(group.items)
        default: break
        }
      }
    }
    for page in pages { read(page.items) }
    #expect(text.contains("Saint-Louis"))
    #expect(!text.contains("\u{2011}"))
  }
}
