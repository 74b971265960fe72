import Diagnostics
import Documents
import EmailEdition
import IssueModel
import Testing

@Suite struct ComposeTests {
  let mail = Sample.mail

  @Test func `the sample letter has only the findings its own mistakes deserve`() {
    // A partner's address with a blank in it.
    // It shows one story by a text of its own and one by its title.
    #expect(mail.diagnostics.map(\.code) == ["email-address-refused", "email-shortened", "email-title-not-in-subject"])
    #expect(mail.diagnostics[1].severity == .notice)
    #expect(
      mail.diagnostics[1].message.english.hasPrefix("the email does not give the whole text of 2 stories: 'Réunion"))
  }

  @Test func `the same issue gives the same bytes`() {
    #expect(composeEmail(Sample.issue, of: Sample.letter, pictures: Sample.pictures) == mail)
  }

  @Test func `a realistic letter weighs less than 30 kB`() {
    #expect(mail.html.utf8.count < 30_000)
  }

  @Test func `stories come in the order of the issue, the edito first and the quotation after it`() throws {
    let marks = [
      "Au sommaire", "name=\"editorial\"", "marchons ensemble", "name=\"2021-05-05-formation\"",
      "name=\"2021-04-29-atelier\"", "name=\"2021-05-10-reunion\"", "name=\"2021-05-12-remise\"", "name=\"forum\"",
      "name=\"passage\"", "name=\"breve-a\"", "name=\"breve-b\"", "soutien financier", "Se désinscrire", "Spécimen",
    ]
    let places = try marks.map { try #require(mail.html.firstRange(of: $0)?.lowerBound, "\($0)") }
    #expect(places == places.sorted())
  }

  @Test func `a story with a text of its own for the mail shows it, with a link to the rest`() {
    #expect(!mail.html.contains("Texte entier"))
    #expect(mail.html.contains("recueil de statistiques"))
    #expect(
      mail.html.contains(
        "<a href=\"https://fleuve.example.org/lettre/2021-05/#2021-05-10-reunion\" style=\"color:#0F4C9A;display:inline-block;padding:9px 16px;border:2px solid #E5AE1F;font:bold 15px/22px Arial;text-decoration:none\">Lire la suite de «\u{A0}Réunion de travail"
      ))
    #expect(mail.text.contains("<https://fleuve.example.org/lettre/2021-05/#2021-05-10-reunion>"))
  }

  @Test func `a story of which the mail shows the title has a linked headline and nothing else`() {
    #expect(
      mail.html.contains("<a href=\"https://fleuve.example.org/bac\" style=\"color:#0F4C9A\">Le bac de Rosso change"))
    #expect(!mail.html.contains("Détail."))
    #expect(mail.text.contains("\n\n<https://fleuve.example.org/bac>\n"))
    #expect(!mail.html.contains("Lire la suite de «\u{A0}Le bac"))
  }

  @Test func `a story of which the mail shows the opening stops before its first crosshead, and links to the rest`() {
    var issue = Sample.issue
    issue.stories[0].email = .opening
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures)
    let body = issue.stories[0].body.texts
    for part in [mail.html, mail.text.replacing("\n", with: " ")] {
      #expect(part.contains(body[0].prefix(20)))
      #expect(!part.contains(body[1]))
      #expect(part.contains("2021-05/#2021-05-05-formation"))
    }
    // Without a crosshead, two paragraphs.
    issue.stories[0].body = ["Un.", "Deux.", "Trois."].map { .paragraph([Span($0)]) }
    let plain = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures).html
    #expect(plain.contains(">Deux.<") && !plain.contains("Trois."))
  }

  @Test func `a layout may have the mail show openings, and a story that says otherwise has the last word`() {
    var issue = Sample.issue
    issue.stories[1].email = .full
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures, usual: .opening)
    #expect(!mail.html.contains(issue.stories[0].body.texts.last!))
    #expect(mail.html.contains(issue.stories[1].body.texts.last!))
    // A story that has nothing but its opening is whole, and is not called shortened.
    let said = mail.diagnostics.first { $0.code == "email-shortened" }?.message.french ?? ""
    #expect(
      said.contains(issue.stories[0].title.plainText.prefix(12)) && !said.contains(issue.stories[7].title.plainText))
  }

  @Test func `a story may show its short text in the mail, and the archive has all of every story`() {
    var issue = Sample.issue
    issue.stories[0].short = [.paragraph([Span("Le texte court.")])]
    issue.stories[0].email = .short
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures)
    #expect(mail.html.contains(">Le texte court.<") && mail.text.contains("\nLe texte court.\n"))
    let archive = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures, form: .archive)
    #expect(!archive.html.contains("Le texte court."))
    #expect(archive.html.contains("Texte entier") && archive.html.contains("Détail."))
    #expect(!archive.html.contains("Se désinscrire"))
    #expect(archive.diagnostics.map(\.code) == ["email-address-refused"])
  }

  @Test func `without the archive's address a shortened story has no link and a finding says so`() {
    var letter = Sample.letter
    letter.baseURL = nil
    letter.partners = []
    let mail = composeEmail(Sample.issue, of: letter, pictures: Sample.pictures)
    #expect(
      mail.diagnostics.map(\.code) == [
        "email-no-online-page", "email-no-story-link", "email-shortened", "email-title-not-in-subject",
      ])
    #expect(!mail.html.contains("Voir en ligne"))
    #expect(!mail.html.contains("Lire la suite"))
    #expect(!mail.text.contains("Voir en ligne"))
    #expect(
      mail.diagnostics[1].message
        == Wording(
          fr:
            "«\u{A0}Réunion de travail sur le système d’information judiciaire\u{A0}» est abrégé dans le courriel, sans lien vers le texte entier",
          en:
            "'Réunion de travail sur le système d’information judiciaire' is shortened in the email, without a link to its full text"
        ))
    #expect(
      mail.diagnostics[1].place
        == Place(file: "issues/2021-05/articles/2021-05-10-reunion.md", story: "2021-05-10-reunion"))
  }

  @Test func `an address given for this run wins over the letter's own`() {
    let mail = composeEmail(
      Sample.issue, of: Sample.letter, pictures: Sample.pictures,
      addresses: EmailAddresses(pictures: .hosted(under: "https://x.example.org/i"), baseURL: "https://x.example.org/a")
    )
    #expect(mail.html.contains("href=\"https://x.example.org/a/2021-05/\""))
    #expect(mail.html.contains("src=\"https://x.example.org/i/formation-1a2b3c.jpg\""))
  }

  @Test func `pictures that travel in the message are named by their content id`() {
    let mail = composeEmail(
      Sample.issue, of: Sample.letter, pictures: Sample.pictures,
      addresses: EmailAddresses(pictures: .inMessage(domain: "fleuve.example.org")))
    #expect(
      mail.pictures.map(\.name) == [
        "formation-1a2b3c.jpg", "atelier-4d5e6f.jpg", "pont-0d1e2f.jpg", "remise-7a8b9c.jpg",
      ])
    #expect(mail.pictures[0].contentID == "formation-1a2b3c.jpg@fleuve.example.org")
    for picture in mail.pictures { #expect(mail.html.contains("src=\"cid:\(picture.contentID!)\"")) }
  }

  @Test func `the pictures the mail needs are known before any is converted`() {
    #expect(
      emailPictures(of: Sample.issue, in: Sample.letter).map { "\($0.file) \($0.shownWidth) \($0.pixelWidth)" } == [
        "issues/2021-05/images/formation.jpg 600 1200", "issues/2021-05/images/atelier.jpg 544 1088",
        "issues/2021-05/images/pont.jpg 544 1088", "issues/2021-05/images/remise.jpg 544 1088",
      ])
    var issue = Sample.issue
    issue.stories[0].email = .title
    #expect(!emailPictures(of: issue, in: Sample.letter).contains { $0.file.hasSuffix("formation.jpg") })
  }

  @Test func `an upright picture is shown no taller than 540 pixels, and none wider than it is`() {
    #expect(mail.html.contains("width=\"405\" height=\"540\""))
    var pictures = Sample.pictures
    pictures["issues/2021-05/images/atelier.jpg"] = EmailPicture(name: "petite.jpg", width: 300, height: 201)
    let small = composeEmail(Sample.issue, of: Sample.letter, pictures: pictures)
    #expect(
      small.html.contains(
        "width=\"300\" height=\"201\" style=\"display:block;width:100%;max-width:300px;height:auto;border:0\""))
  }

  @Test func `without a way out, a funding notice, a preheader or a picture the findings say so`() {
    var letter = Sample.letter
    letter.unsubscribe = nil
    letter.funding.email = [Span(" ")]
    letter.partners = []
    var issue = Sample.issue
    issue.preheader = nil
    issue.stories[3].pictures[0].alternativeText = ""
    var pictures = Sample.pictures
    pictures["issues/2021-05/images/pont.jpg"] = nil
    let mail = composeEmail(issue, of: letter, pictures: pictures)
    #expect(
      mail.diagnostics.map(\.code) == [
        "email-no-preheader", "email-picture-missing", "email-no-alternative-text", "email-no-funding",
        "email-no-unsubscribe", "email-shortened", "email-title-not-in-subject",
      ])
    #expect(mail.diagnostics.map(\.severity) == [.warning, .error, .warning, .error, .warning, .notice, .notice])
    #expect(
      mail.diagnostics[3].message
        == Wording(fr: "la mention de financement du courriel est vide", en: "the funding notice of the email is empty")
    )
    #expect(
      mail.diagnostics[4].message
        == Wording(
          fr: "le courriel n’offre aucun moyen de se désinscrire", en: "the email offers no way to unsubscribe"))
    #expect(!mail.html.contains("Se désinscrire"))
    // The words of a missing picture stay.
    #expect(mail.html.contains("Le pont Faidherbe."))
    #expect(mail.text.contains("[Image\u{A0}: Le pont vu du quai]"))
  }

  @Test(arguments: [("court", "email-preheader-length"), (Sample.issue.title.plainText, "email-preheader-is-title")])
  func `a preheader that serves nobody is a finding`(text: String, code: String) {
    var issue = Sample.issue
    issue.preheader = text
    #expect(composeEmail(issue, of: Sample.letter, pictures: Sample.pictures).diagnostics.first?.code == code)
  }

  @Test func `the preheader is the first text of the body, and nothing follows it beside the subject`() throws {
    let body = try #require(mail.html.firstRange(of: "<body"))
    let text = mail.html[body.lowerBound...]
    let first = try #require(text.firstRange(of: "Une formation de trois semaines"))
    #expect(!text[..<first.lowerBound].contains("Voir en ligne"))
    let padding = text[first.upperBound...].prefix { $0 != "<" }
    #expect(padding.unicodeScalars.count > 110)
  }

  @Test func `heavy pictures and a letter Gmail would clip are findings with what weighs`() {
    var pictures = Sample.pictures
    pictures["issues/2021-05/images/formation.jpg"]!.bytes = 950_000
    var issue = Sample.issue
    issue.stories[1].body += (0..<300).map {
      .paragraph([Span("Paragraphe \($0), " + String(repeating: "long et ", count: 20))])
    }
    let findings = composeEmail(issue, of: Sample.letter, pictures: pictures).diagnostics
    #expect(
      findings.map(\.code) == [
        "email-address-refused", "email-shortened", "email-too-long", "email-picture-heavy", "email-pictures-heavy",
        "email-title-not-in-subject",
      ])
    #expect(findings[2].severity == .warning)
    #expect(
      findings[2].hint?.english
        == "shorten the longest stories with the key 'email': '2021-04-29-atelier', 'editorial', '2021-05-05-formation'"
    )
    #expect(
      findings[3].message.french
        == "l’image «\u{A0}issues/2021-05/images/formation.jpg\u{A0}» pèse 950 ko dans le courriel, au lieu de 200 au plus"
    )
  }

  @Test func `an English letter says its own words in English`() {
    var letter = Sample.letter
    letter.language = "en-GB"
    let mail = composeEmail(Sample.issue, of: letter, pictures: Sample.pictures)
    for word in [
      "In this issue", "View online", "Unsubscribe", "Read on: “Réunion", "No.\u{A0}3, May 2021", "lang=\"en-GB\"",
    ] {
      #expect(mail.html.contains(word), "\(word)")
    }
    for word in ["Au sommaire", "Voir en ligne", "Se désinscrire", "Lire la suite", "mai 2021</p>"] {
      #expect(!mail.html.contains(word), "\(word)")
    }
    #expect(mail.subject == fr("La Lettre du Fleuve No.~3, May 2021"))
  }

  @Test func `the subject is number and title, or the month where the title is long`() {
    var issue = Sample.issue
    issue.title = [Span(fr("Former, équiper_: relier"))]
    #expect(composeEmail(issue, of: Sample.letter).subject == fr("La Lettre du Fleuve n°~3~: Former, équiper~: relier"))
    issue.title = [Span(String(repeating: "long ", count: 12))]
    #expect(composeEmail(issue, of: Sample.letter).subject == fr("La Lettre du Fleuve n°~3, mai 2021"))
  }

  @Test func `a quotation stands between guillemets, once`() {
    var issue = Sample.issue
    issue.quotation?.text = [Span("Parlons")]
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures)
    #expect(mail.html.contains(">«\u{A0}Parlons\u{A0}»<"))
    #expect(mail.text.contains(fr("\n    «~Parlons~»\n")))
    #expect(!mail.html.contains("«\u{A0}«"))
  }

  @Test func `a kicker that repeats its rubrique is said once`() {
    var issue = Sample.issue
    issue.stories[0].kicker = [Span("ACTUALITÉS")]
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures)
    #expect(!mail.html.contains("ACTUALITÉS"))
    #expect(mail.html.contains(">Actualités<"))
  }

  @Test func `the second picture of a story waits for its text, and not under a crosshead`() throws {
    var issue = Sample.issue
    issue.stories[0].pictures.append(issue.stories[3].pictures[0])
    issue.stories[0].pictures[1].caption = [Span("La seconde.")]
    let html = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures).html
    // Four blocks: paragraph, crosshead, list, paragraph. In their middle stands the crosshead's end, so it goes before.
    let places = try ["La session a débuté", "La seconde.", "Un programme en trois temps"].map { mark in
      try #require(html.firstRange(of: mark)?.lowerBound)
    }
    #expect(places == places.sorted())
  }

  @Test func `two boxes do not run into each other`() {
    var issue = Sample.issue
    issue.quotation = nil
    issue.stories = [Sample.remise]
    let spacer = "<td style=\"padding:28px 0 0\">"
    #expect(composeEmail(issue, of: Sample.letter, pictures: Sample.pictures).html.contains(spacer))
    #expect(!Sample.mail.html.contains(spacer))
  }

  @Test func `faint colours are a finding with the figure`() {
    var colours = EmailColours.letter
    colours.light.quiet = colours.gold
    let findings = composeEmail(Sample.issue, of: Sample.letter, colours: colours, pictures: Sample.pictures)
      .diagnostics
      .filter { $0.code == "email-contrast" }
    #expect(
      findings.map(\.message.french) == [
        "le texte #E5AE1F sur #EEF0F3 a un contraste de 1,7 au lieu de 4,5",
        "le texte #E5AE1F sur #FFFFFF a un contraste de 2,0 au lieu de 4,5",
        "le texte #E5AE1F sur #E8F1FA a un contraste de 1,7 au lieu de 4,5",
      ])
  }

  @Test func `an edito whose title is its rubrique says it once`() {
    var issue = Sample.issue
    issue.editorial?.title = [Span("Édito")]
    let mail = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures)
    #expect(mail.html.split(separator: ">Édito<").count == 3)  // in the summary and over the text
  }
}
