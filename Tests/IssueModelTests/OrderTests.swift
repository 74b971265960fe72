import Diagnostics
import Documents
import IssueModel
import Testing

@Suite struct `Stories come in the order of the letter` {
  private func story(_ keys: String) -> String { "---\ntitle: T\n\(keys)\n---\ntexte\n" }

  @Test func `section, then lead, then order, then newest, then file name`() {
    var room = Newsroom()
    let folder = "issues/2021-05/articles/"
    for (name, keys) in [
      ("b-old", "section: actions\ndate: 2021-04-20"), ("a-new", "section: actions\ndate: 2021-05-12"),
      ("z-lead", "section: actions\nlead: true"), ("y-second", "section: actions\norder: 2"),
      ("x-first", "section: actions\norder: 1\ndate: 2020-01-01"), ("w-undated", "section: actions"),
      ("same-b", "section: actions\ndate: 2021-05-01"), ("same-a", "section: actions\ndate: 2021-05-01"),
      ("out", "section: actions\nkeep: non"),
    ] { room.files[folder + name + ".md"] = story(keys) }
    let (_, issue, findings) = room.read()
    #expect(findings.isEmpty)
    #expect(
      issue?.stories.map(\.slug) == [
        "rendez-vous", "z-lead", "x-first", "y-second", "a-new", "formation", "same-a", "same-b", "b-old", "w-undated",
      ])
  }

  @Test func `a section the issue forgot comes last, a second lead is reported`() {
    let room = Newsroom().replacing("[agenda, actions]", by: "[agenda]", in: Newsroom.issue)
      .replacing("order: 1", by: "lead: oui", in: "issues/2021-05/articles/rendez-vous.md")
      .replacing("kicker: Formation", by: "lead: oui", in: Newsroom.article)
    let (_, issue, findings) = room.read()
    #expect(findings.map(\.code) == ["section-not-in-issue", "second-lead"])
    #expect(findings[1].message.french == "un second article est à la une, après «\u{A0}rendez-vous\u{A0}»")
    #expect(issue?.stories.map(\.slug) == ["rendez-vous", "formation"])
  }

  @Test func `periods are months or two dates`() {
    #expect(Period(written: "2021-02")?.last.description == "2021-02-28")
    #expect(Period(written: "2021-04-15 .. 2021-05-14")?.first.description == "2021-04-15")
    for text in ["2021-13", "2021-05-14..2021-04-15", "mai", "2021-05-01..", "2021-5"] {
      #expect(Period(written: text) == nil)
    }
  }
}

@Suite struct `All copy passes through one function` {
  @Test func `every word of the files is met once in mapCopy`() throws {
    let (letter, issue, _) = Newsroom().read()
    var seen: [String] = []
    let collect = { (copy: Copy) -> Copy in
      if !copy.isEmpty { seen.append(copy.plainText) }
      return copy.map { Span($0.text.uppercased(), marks: $0.marks) }
    }
    let loud = try #require(letter).mapCopy(collect)
    let mapped = try #require(issue).mapCopy(collect)
    #expect(
      seen == [
        "Si tu diffères de moi mon frère, loin de me léser, tu m'enrichis", "Financé par l'Union européenne",
        "Avec le soutien de l'Union européenne", "Lettre de mai 2021", "Ensemble", "Éditorial",
        "Chers lecteurs, hello.", "Rendez-vous", "Venez.", "Dakar", "Formation", "Ouverture de la formation",
        "Trois semaines", "La salle", "Photo POC", "Au travail", "Premier paragraphe.", "Au travail", "un", "deux",
        "dit-il", "A. Diop", "Premier.", "Second.", "Au courriel", "Une note",
      ])
    #expect(loud.funding.print.map(\.marks) == [[], .emphasis])
    #expect(
      mapped.stories[1].words == """
        FORMATION
        OUVERTURE DE LA FORMATION
        TROIS SEMAINES
        LA SALLE
        PHOTO POC
        AU TRAVAIL
        PREMIER PARAGRAPHE.
        UN
        DEUX
        DIT-IL
        A. DIOP
        """)
  }

  @Test func `the language of a story is told with its copy`() throws {
    let room = Newsroom().replacing(
      "title: Rendez-vous", by: "title: Dates\nlang: en", in: "issues/2021-05/articles/rendez-vous.md")
    let issue = try #require(room.read().issue)
    var languages: Set<String?> = []
    var english: [String] = []
    _ = issue.mapCopyByLanguage { copy, language in
      languages.insert(language)
      if language == "en", !copy.isEmpty { english.append(copy.plainText) }
      return copy
    }
    #expect(languages == [nil, "en"] && english == ["Dates", "Venez.", "Dakar"])
  }
}
