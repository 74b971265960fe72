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
    #expect(text.contains("[Image\u{A0}: Des mains tiennent une loupe"))
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

/// Stories of one paragraph, of which the mail and its text part are read.
@Suite struct StoryPartTests {
  private func mail(_ change: (inout Story) -> Void) -> EmailLetter {
    var issue = Sample.issue
    (issue.editorial, issue.quotation) = (nil, nil)
    var story = Sample.breveA
    change(&story)
    issue.stories = [story]
    return composeEmail(issue, of: Sample.letter)
  }

  @Test func `a link that ends within a word has its address after the word`() {
    let text = mail {
      $0.body = [
        .paragraph([
          Span("les "), Span("article", link: "https://a.example.org/x"), Span("s", marks: .emphasis),
          Span(", puis "), Span("avis@example.org", link: "mailto:avis@example.org?subject=Avis"), Span(" et "),
          Span("avis@example.org", link: "mailto:avis@example.org"), Span("."),
        ])
      ]
    }.text
    #expect(
      text.replacing("\n", with: " ").contains(
        "les articles <https://a.example.org/x>, puis avis@example.org <mailto:avis@example.org?subject=Avis> et avis@example.org."
      ), "\(text)")
  }

  @Test func `a link that ends a paragraph within a word has its address too`() {
    let text = mail {
      $0.body = [
        .paragraph([Span("article", link: "https://a.example.org/x"), Span("s", marks: .emphasis), Span("x")])
      ]
    }.text
    #expect(text.contains("\narticlesx <https://a.example.org/x>\n"), "\(text)")
  }

  @Test func `an event that is a date is told as one, in both parts, and before the title of a brief`() throws {
    let made = mail {
      $0.event = "2021-05-03"
      $0.place = [Span("Dakar")]
    }
    #expect(made.html.contains("3\u{A0}mai 2021, Dakar"))
    #expect(!made.html.contains("2021-05-03"))
    let date = try #require(made.text.firstRange(of: "\n3\u{A0}mai 2021, Dakar\n"))
    let title = try #require(made.text.firstRange(of: Sample.breveA.title.plainText + "\n---"))
    #expect(date.lowerBound < title.lowerBound)
  }

  @Test func `raised signs of a kicker are no smaller than 12 px`() {
    let html = mail { $0.kicker = [Span("2"), Span("e", marks: .superscript), Span(" atelier")] }.html
    #expect(html.contains("font-size:93%"))
  }

  @Test func `a link to a story leads to its anchor, whatever blanks its slug has`() {
    let made = mail {
      $0.slug = "Retour en images"
      $0.email = .title
      $0.link = nil
    }
    #expect(made.html.contains("name=\"Retour_en_images\""))
    #expect(made.html.contains("/#Retour_en_images\""))
  }

  @Test func `a title too long for the subject is told`() {
    var issue = Sample.issue
    func told() -> [String] {
      composeEmail(issue, of: Sample.letter).diagnostics.filter { $0.code == "email-title-not-in-subject" }
        .map { "\($0.severity) \($0.message.english)" }
    }
    issue.title = [Span(String(repeating: "m", count: 52))]
    #expect(
      told() == [
        "notice the issue's title has 52 characters and the email's subject has room for 51: it says the month"
      ])
    #expect(!composeEmail(issue, of: Sample.letter).subject.contains("mmm"))
    issue.title = [Span(String(repeating: "m", count: 51))]
    #expect(told().isEmpty)
    #expect(composeEmail(issue, of: Sample.letter).subject.count == 78)
  }

  @Test func `guillemets within guillemets are of the other kind`() {
    let made = mail {
      $0.title = [Span("Retour sur «\u{A0}Deux rives\u{A0}»")]
      $0.email = .short
      $0.short = $0.body
    }
    #expect(made.html.contains("Lire la suite de «\u{A0}Retour sur “Deux rives”\u{A0}»"))
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
