import Documents
import EmailEdition
import IssueModel
import Testing

@Suite struct TextTests {
  let text = Sample.mail.text

  @Test func `no line is wider than 78 columns, but for an address`() {
    for line in text.split(separator: "\n") where !line.contains("<http") && !line.contains("<mailto") {
      #expect(line.count <= 78, "\(line)")
    }
    #expect(text.hasSuffix("logiciel.\n"))
  }

  @Test func `titles are underlined as far as they go`() {
    #expect(text.contains("La Lettre du Fleuve\n===================\n"))
    #expect(text.contains("Un programme en trois temps\n~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"))
    #expect(text.contains("Une cellule de plus\n-------------------\n"))
  }

  @Test func `lists, quotations, pictures and addresses are recognisable`() {
    #expect(text.contains("\n1.  la première semaine"))
    #expect(text.contains("\n* Rosso\n* Diama\n"))
    #expect(text.contains("\n    «\u{A0}Répéter lentement"))
    #expect(text.contains("[Photo\u{A0}: Des mains tiennent une loupe"))
    #expect(text.contains("le site du Partenariat\n<https://fleuve.example.org/ateliers?an=2021&mois=4>."))
    #expect(text.contains("\nSe désinscrire\u{A0}: <https://fleuve.example.org/sortir?de=lettre&l=fr>\n"))
    #expect(text.contains("Contact\u{A0}: lettre@fleuve.example.org\n"))
  }

  @Test func `there is no markup in it`() {
    #expect(!text.contains("&nbsp;"))
    #expect(!text.contains("</"))
    #expect(!text.contains("font-"))
  }

  @Test func `a list within a list and a list in a quotation keep their place`() {
    var issue = Sample.issue
    issue.editorial = nil
    issue.quotation = nil
    let inner = Block.list(items: [[.paragraph([Span("deux")])], [.paragraph([Span("trois")])]], ordered: false)
    var story = Sample.breveA
    story.body = [
      .list(items: [[.paragraph([Span("un")]), inner], [.paragraph([Span("quatre")])]], ordered: true),
      .quotation([.paragraph([Span("cité")]), inner]),
      .paragraph([Span("premier\u{2028}second")]),
    ]
    issue.stories = [story]
    let text = composeEmail(issue, of: Sample.letter).text
    #expect(
      text.contains(
        "1.  un\n\n    * deux\n    * trois\n\n2.  quatre\n\n    cité\n\n    * deux\n    * trois\n\npremier\nsecond\n"),
      "\(text)")
  }
}

@Suite struct FrenchSpacesTests {
  @Test func `no ordinary space stands before a high sign nor inside guillemets, in either part`() {
    let html = Sample.mail.html.replacing("&nbsp;", with: "\u{A0}")
    for part in [html[html.firstRange(of: "<body")!.lowerBound...], Sample.mail.text[...]] {
      for pair in [" :", " ;", " !", " ?", " »", "« ", "\n:", "\n;", "\n»", "«\n"] {
        #expect(!part.replacing("> :", with: "").contains(pair), "\(pair)")
      }
      #expect(part.contains("longtemps\u{A0}: les"))
      #expect(part.contains("seul\u{A0}; si"))
      #expect(part.contains("1\u{A0}250\u{A0}000\u{A0}F\u{A0}CFA"))
      #expect(!part.contains("\u{202F}"))
      #expect(!part.contains("\u{AD}"))
    }
  }

  @Test func `a raised figure keeps the lines apart as they were`() {
    #expect(Sample.mail.html.contains("1<sup style=\"line-height:0;font-size:75%\">er</sup>\u{A0}mars"))
    #expect(Sample.mail.text.contains("1er\u{A0}mars"))
  }

  @Test func `a line break the writer asked for is one in the mail`() {
    var issue = Sample.issue
    issue.stories[7].body = [.paragraph([Span("haut\u{2028}bas")])]
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures)
    #expect(mail.html.contains("haut<br>bas"))
    #expect(mail.text.contains("\nhaut\nbas\n"))
  }

  @Test func `what was typed as code stays code`() {
    #expect(Sample.mail.html.contains(">sim --deux-rives</code>"))
  }
}
