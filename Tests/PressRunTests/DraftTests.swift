import Diagnostics
import DisplayList
import Foundation
import IssueModel
import Testing

@testable import PressRun

struct DraftTests {
  private func draft(_ room: Newsroom, pages: ComposeRequest.PageCount = .asTheIssueSays) throws -> ComposeOutcome {
    try compose(
      ComposeRequest(issue: Newsroom.issue, editions: [.screen], pages: pages, isDraft: true), at: room.workplace)
  }

  /// The texts of a page in order, with their ink.
  private func runs(_ page: DisplayPage) -> [GlyphRun] { page.items.flatMap(\.runs) }
  private func text(_ page: DisplayPage) -> String { runs(page).map(\.string.text).joined() }

  @Test func `a draft of an issue that fits has its pages, marked with the issue and its date`() throws {
    let room = try Newsroom.sample()
    let edition = try room.compose([])
    let outcome = try draft(room)
    #expect(outcome.displayPages.count == edition.displayPages.count)
    #expect(!outcome.diagnostics.hasErrors)
    #expect(outcome.written.first == "out/2021-05/lettre-2021-05-draft.pdf")
    for (page, plain) in zip(outcome.displayPages, edition.displayPages) {
      let band = runs(page).filter { $0.tag.role == .mark && $0.ink == .paper }.map(\.string.text).joined()
      #expect(
        band.contains("ÉPREUVE") && band.contains("14\u{A0}mai 2021") && band.contains("page \(page.number) sur 4"))
      // What the edition has stands between the word and the band, untouched.
      #expect(Array(page.items.dropFirst().prefix(plain.items.count)) == plain.items)
    }
    #expect(try draft(room).displayPages == outcome.displayPages)
  }

  @Test func `a draft touches no edition`() throws {
    let room = try Newsroom.sample()
    _ = try room.compose([.screen])
    let before = room.printed["lettre-2021-05-screen.pdf"]
    #expect(before != nil)
    _ = try draft(room)
    #expect(room.printed["lettre-2021-05-screen.pdf"] == before)
    #expect(room.printed["lettre-2021-05-draft.pdf"]?.starts(with: Array("%PDF".utf8)) == true)
  }

  @Test(arguments: [1, 2])
  func `what does not fit stands in red on further pages, and no word is lost`(pages: Int) throws {
    let room = try Newsroom.sample()
    let outcome = try draft(room, pages: .exactly(pages))
    #expect(!outcome.diagnostics.hasErrors)
    #expect(outcome.diagnostics.contains { $0.code == "overset" && $0.severity == .warning })
    #expect(outcome.displayPages.count > pages)
    for page in outcome.displayPages {
      let stories = runs(page).filter { $0.tag.story != nil }
      #expect(!stories.isEmpty)
      #expect(stories.allSatisfy { ($0.ink.name == "draft") == (page.number > pages) })
    }
    let all = outcome.displayPages.map(text).joined()
    for story in try room.copy.stories {
      for case .paragraph(let copy) in story.body.prefix(1) {
        let word = copy.plainText.split(separator: " ").max { $0.count < $1.count }!
        #expect(all.contains(word) || all.contains(word.prefix(3)), "\(story.slug): \(word)")
      }
    }
    let bodies = outcome.displayPages.flatMap { runs($0) }.filter { $0.tag.role == .body }
    let edition = try room.compose([]).displayPages.flatMap { runs($0) }.filter { $0.tag.role == .body }
    func letters(_ runs: [GlyphRun]) -> Int { runs.reduce(0) { $0 + $1.string.text.filter(\.isLetter).count } }
    #expect(letters(bodies) == letters(edition))
  }

  @Test func `what is empty is framed with the lines that would fill it`() throws {
    let room = try Newsroom.sample()
    let outcome = try draft(room, pages: .exactly(8))
    #expect(outcome.displayPages.count == 8)
    #expect(outcome.diagnostics.contains { $0.code == "underset" && $0.severity == .warning })
    #expect(outcome.displayPages.contains { text($0).contains("lignes à remplir") })
  }

  @Test func `a page count that the layout has not is drafted all the same`() throws {
    let room = try Newsroom.sample()
    let outcome = try draft(room, pages: .exactly(3))
    #expect(outcome.diagnostics.contains { $0.code == "page-count" && $0.severity == .warning })
    #expect(outcome.displayPages.count >= 3)
  }
}

struct ShortTextTests {
  private func room(short: Bool) throws -> Newsroom {
    let sentence = "Le comité a fait le point sur les travaux de la période et sur ceux qui viennent. "
    let paragraph = String(repeating: sentence, count: 6)
    let long = [String](repeating: paragraph, count: 5).joined(separator: "\n\n")
    var articles: [String: String] = [:]
    for number in 1...5 {
      let isLong = number == 2
      articles["article-\(number).md"] = article(
        isLong ? long + "\n\n" + long + "\n\nLa toute fin du texte entier." : long, title: "Article \(number)",
        more: "order: \(number)\n"
          + (isLong && short ? "short: |\n  Un texte court, pour le papier.\n\n  \(paragraph)\n" : ""))
    }
    return try Newsroom.bare(articles, pages: "2")
  }

  @Test func `the short text of a story is set where the issue is too full, and only there`() throws {
    let room = try room(short: true)
    let outcome = try room.compose([.email])
    #expect(outcome.displayPages.count == 2)
    let finding = try #require(outcome.diagnostics.first { $0.code == "short-text" })
    #expect(finding.severity == .notice)
    #expect(finding.place.story == "article-2" && finding.place.page != nil)
    #expect(
      finding.message.french
        == "«\u{A0}Article 2\u{A0}» paraît dans son texte court\u{A0}: tous ses mots ne sont pas sur le papier")
    #expect(finding.message.english == "'Article 2' is set with its short text: not all of its words are on paper")
    #expect(outcome.ledger.contains { $0.story == "article-2" && $0.change.french == "texte court" })
    let words = outcome.displayPages.flatMap(\.items).flatMap(\.runs).map(\.string.text).joined()
    #expect(words.contains("Texte entier"))
    #expect(!words.contains("toute fin du texte"))
    // The mail has all of it.
    let mail = String(decoding: try #require(room.printed["email/lettre.txt"]), as: UTF8.self)
    #expect(mail.contains("La toute fin du texte entier"))
  }

  @Test func `the short text is left alone where the full one fits`() throws {
    let room = try room(short: true)
    let outcome = try room.compose([], pages: .exactly(4))
    if !outcome.diagnostics.hasErrors { #expect(!outcome.diagnostics.contains { $0.code == "short-text" }) }
  }
}
