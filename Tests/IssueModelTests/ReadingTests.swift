import Diagnostics
import Documents
import IssueModel
import Testing

@Suite struct `An issue is read` {
  @Test func `a whole issue is read without a finding`() throws {
    let (letter, issue, findings) = Newsroom().read()
    #expect(said(findings) == [])
    let read = try #require(letter)
    #expect(read.baseURL == "https://lettre.example.org/n/")
    #expect(read.postalAddress == ["1, rue de l'Exemple", "Dakar"])
    #expect(
      read.unsubscribe == Unsubscribe(mailto: "stop@example.org", https: "https://example.org/stop", oneClick: true))
    #expect(read.partners == [Partner(name: "Union européenne", mark: "marks/ue.svg", link: "https://europa.eu")])
    #expect(read.sections.map(\.look) == [.flowing, .brief])
    #expect(read.funding.print.map(\.text) == ["Financé par l'", "Union européenne"])
    #expect(read.motto?.author == "Antoine de Saint-Exupéry")
    #expect(read.language == "fr" && read.defaultLayout == "lettre" && read.specimen == nil)

    let number = try #require(issue)
    #expect(number.number == 3 && number.date.description == "2021-05-14" && number.pages == nil)
    #expect(number.period?.first.description == "2021-04-15")
    #expect(number.title.map(\.text) == ["Lettre de ", "mai", " 2021"])
    #expect(
      number.title.map(\.position) == [
        SourcePosition(line: 4, column: 8), SourcePosition(line: 4, column: 19), SourcePosition(line: 4, column: 23),
      ])
    #expect(number.sectionOrder == ["agenda", "actions"])
    #expect(number.stories.map(\.slug) == ["rendez-vous", "formation"])
    #expect(number.editorial?.slug == "editorial" && number.editorial?.section == nil)
    #expect(number.quotation?.text.plainText == "Ensemble" && number.notes.map(\.plainText) == ["Une note"])

    let story = number.stories[1]
    #expect(story.pictures.map(\.file) == ["issues/2021-05/images/salle.jpg", "issues/2021-05/images/agents.jpg"])
    #expect(story.pictures.map(\.alternativeText) == ["Une salle pleine", "Deux agents"])
    #expect(story.pictures.map(\.caption.plainText) == ["La salle", "Au travail"])
    #expect(story.short?.count == 2 && story.body.count == 4)
    #expect(story.email == .text([Span("Au courriel", position: SourcePosition(line: 16, column: 8))]))
    #expect(story.title[1] == Span("formation", marks: .emphasis, position: SourcePosition(line: 2, column: 26)))
    #expect(story.source == "page.txt:4" && story.link == "https://example.org/formation")
    #expect(number.stories[0].event == "12 juin, 9 h" && number.stories[0].place.plainText == "Dakar")
  }
}
