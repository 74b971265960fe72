import Documents
import EmailEdition
import Foundation
import IssueModel
import Testing

/// The pages of the web archive, as a strict parser reads them.
@Suite(.enabled(if: MailReading.python != nil, "python3-html5lib is not installed"))
struct `The web archive` {
  private static let page = composeArchivePage(
    Sample.issue, of: Sample.letter, pictures: Sample.pictures,
    pdf: ArchivedFile(name: "lettre-2021-05-screen.pdf", bytes: 1_234_567), pageOne: "page-1.png")

  private static func entry(_ id: String, _ day: Int, number: Int) -> ArchivedIssue {
    var issue = Sample.issue
    (issue.id, issue.number, issue.date) = (id, number, CalendarDate(year: 2021, month: number, day: day)!)
    return ArchivedIssue(
      issue, pageOne: EmailPicture(name: "page-1.png", width: 480, height: 678),
      pdf: ArchivedFile(name: "lettre-\(id)-screen.pdf", bytes: 8_200))
  }
  private static let index = composeArchiveIndex(
    of: Sample.letter,
    issues: [entry("2021-05", 14, number: 5), entry("2021-07", 1, number: 7), entry("2021-06", 30, number: 6)])

  @Test func `has no error a strict parser finds`() throws {
    #expect(try MailReading(of: Self.page.html).values("error") == [])
    #expect(try MailReading(of: Self.index).values("error") == [])
  }

  @Test func `gives every story the anchor that links from the mail and from paper lead to`() throws {
    let anchors = try Set(MailReading(of: Self.page.html).values("anchor"))
    #expect(!Sample.issue.stories.isEmpty)
    for story in Sample.issue.stories {
      let address = archiveAddress(of: Sample.issue.id, story: story.slug, under: "https://example.org/")
      let anchor = try #require(address.split(separator: "#").last?.removingPercentEncoding)
      #expect(anchors.contains(anchor))
    }
  }

  @Test func `has every story's whole text, and neither preheader nor way to unsubscribe`() throws {
    let read = try MailReading(of: Self.page.html).values("word").joined(separator: " ")
    for story in [Sample.issue.editorial].compactMap({ $0 }) + Sample.issue.stories {
      for block in story.body {
        guard case .paragraph(let copy) = block,
          let last = copy.plainText.split(whereSeparator: { !$0.isLetter }).last
        else { continue }
        #expect(read.contains(last), "\(story.slug): \(last)")
      }
    }
    #expect(!Self.page.html.contains("Se désinscrire"))
    #expect(!Self.page.html.contains("Voir en ligne"))
    #expect(!Self.page.html.contains("Lire la suite"))
    #expect(!Self.page.html.contains("display:none\""))
  }

  @Test func `tells other sites its title, its words, its address and a picture`() throws {
    let address = archiveAddress(of: "2021-05", under: try #require(Sample.letter.baseURL))
    let preheader = try #require(Sample.issue.preheader)
    let picture = try #require(Self.page.pictures.first?.name)
    for line in [
      "<link rel=\"canonical\" href=\"\(address)\">", "<meta property=\"og:url\" content=\"\(address)\">",
      "<meta property=\"og:image\" content=\"\(address)images/\(picture)\">",
      "<meta property=\"og:type\" content=\"article\">",
      "<meta property=\"article:published_time\" content=\"\(Sample.issue.date)\">",
    ] {
      #expect(Self.page.html.contains(line), "\(line)")
    }
    #expect(Self.page.html.contains("<meta property=\"og:description\" content=\"\(preheader.prefix(12))"))
    #expect(Self.page.html.contains("<meta property=\"og:title\" content=\"\(Sample.letter.name)"))
  }

  @Test func `leads from a page to the PDF and to the index`() throws {
    let links = try MailReading(of: Self.page.html).values("href")
    #expect(links.contains("../"))
    #expect(links.contains("lettre-2021-05-screen.pdf"))
    #expect(Self.page.html.contains("PDF (1,2\u{A0}Mo)"))
  }

  @Test func `lists past issues newest first, each with page one and its files`() throws {
    let reading = try MailReading(of: Self.index)
    #expect(reading.values("heading").filter { $0.hasPrefix("2") }.count == 3)
    let pages = reading.values("href").filter { $0.hasSuffix("/") && !$0.contains(":") }
    #expect(pages == ["2021-07", "2021-06", "2021-05"].flatMap { Array(repeating: $0 + "/", count: 3) })
    #expect(reading.values("href").contains("2021-06/lettre-2021-06-screen.pdf"))
    #expect(reading.counts["img"] == 3)
    #expect(Self.index.contains("PDF (8\u{A0}ko)"))
    #expect(
      Self.index.contains("og:image\" content=\"\(try #require(Sample.letter.baseURL))2021-07/page-1.png\""))
  }

  @Test func `without an address claims none`() throws {
    var letter = Sample.letter
    letter.baseURL = nil
    let page = composeArchivePage(Sample.issue, of: letter, pictures: Sample.pictures).html
    let index = composeArchiveIndex(of: letter, issues: [])
    for html in [page, index] {
      for word in ["canonical", "og:url", "og:image"] { #expect(!html.contains(word)) }
    }
  }

  @Test(arguments: hostileTexts) func `keeps hostile names in their place`(text: String) throws {
    var letter = Sample.letter
    (letter.name, letter.publisher, letter.contact, letter.site) = (text, text, text, text)
    letter.motto = Quotation(text: [Documents.Span(text)], author: text)
    var issue = Sample.issue
    (issue.title, issue.preheader) = ([Documents.Span(text)], text)
    let entry = ArchivedIssue(
      issue, pageOne: EmailPicture(name: text, width: 1, height: 1), pdf: ArchivedFile(name: text, bytes: 1))
    let index = composeArchiveIndex(of: letter, issues: [entry])
    let page = composeArchivePage(
      issue, of: letter, pictures: Sample.pictures, pdf: ArchivedFile(name: text, bytes: 1), pageOne: text
    ).html
    for html in [index, page] {
      let reading = try MailReading(of: html)
      #expect(reading.values("error") == [])
      #expect(reading.values("handler") == [])
      #expect(reading.counts["script"] == nil && reading.counts["b"] == nil)
      #expect(reading.counts["h1"] == 1)
      for address in reading.values("href") { #expect(!address.lowercased().hasPrefix("javascript:")) }
    }
  }
}
