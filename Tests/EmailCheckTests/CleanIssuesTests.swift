import Diagnostics
import Documents
import EmailEdition
import IssueModel
import Testing

@testable import EmailCheck

/// A letter of which the check has nothing to say.
struct CleanIssue: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var issue = Sample.issue
  var letter = Sample.letter

  init(_ what: String, _ change: (inout CleanIssue) -> Void) {
    testDescription = what
    change(&self)
  }

  static let all: [CleanIssue] = usual + unusual

  private static let usual: [CleanIssue] = [
    CleanIssue("the sample") { _ in },
    CleanIssue("25 stories") { clean in
      clean.issue.stories = (1...25).map { number in
        var story = [Sample.formation, Sample.atelier, Sample.remise, Sample.breveA][number % 4]
        story.slug = "article-\(number)"
        story.title = [Span(fr("Article numéro~\(number)~: un titre à lui"))]
        return story
      }
    },
    CleanIssue("no picture") { clean in
      for index in clean.issue.stories.indices { clean.issue.stories[index] = bare(clean.issue.stories[index]) }
    },
    CleanIssue("one picture") { clean in
      for index in clean.issue.stories.indices.dropFirst() {
        clean.issue.stories[index] = bare(clean.issue.stories[index])
      }
    },
    CleanIssue("signs of HTML in titles and text") { clean in
      clean.issue.title = [Span(fr("R&D~: <b>\"5 > 3\"</b> & 'ainsi'"))]
      clean.issue.stories[0].title = [Span(fr("Pêche & mer~: a < b > \"c\" &amp; <i>"))]
      clean.issue.stories[0].body.append(
        .paragraph([Span(fr("Si x < 3 && y > 4, alors «~A&B~»_; sinon \"C\" &lt; D."))]))
    },
    CleanIssue("emoji in the subject") { clean in
      clean.issue.title = [Span(fr("Le fleuve 🐟 en fête 👩‍🌾 🇸🇳"))]
    },
    CleanIssue("a word of 120 letters") { clean in
      clean.issue.stories[0].body.append(
        .paragraph([Span("Un mot " + String(repeating: "anticonstitut", count: 9) + "ion suit.")]))
      clean.issue.stories[1].title = [Span(String(repeating: "hydro", count: 24))]
    },
    CleanIssue("a quotation") { clean in
      clean.issue.stories[0].body.append(
        .quotation([
          .paragraph([Span(fr("«~On n’apprend qu’en faisant_; et l’on ne fait bien qu’ensemble~!~»"))]),
          .paragraph([Span("La directrice de l’école")]),
        ]))
    },
    CleanIssue("a sender's name with a comma") { clean in
      clean.letter.name = "La Lettre, du Fleuve"
    },
    CleanIssue("an issue in English") { clean in
      clean.letter.language = "en"
      clean.issue.title = [Span("Training, equipping: a spring on the river")]
      clean.issue.preheader = "Three weeks of training, a workshop in Saint-Louis and equipment for the posts"
      clean.issue.quotation = Quotation(text: [Span("Go together: you will go far!")], author: "Proverb")
      clean.issue.editorial = nil
      clean.issue.stories = [Sample.breveB, Sample.passage].map { story in
        var story = story
        story.language = nil
        story.title = [Span(story.slug == "passage" ? "The Rosso ferry: new hours!" : "Press review")]
        return story
      }
      clean.letter.motto = nil
      clean.letter.sections = [Section(id: "breves", title: "In brief", look: .brief)]
    },
  ]

  /// What seldom stands in a letter, and rightly may.
  private static let unusual: [CleanIssue] = [
    CleanIssue("a picture with a name of 40 letters") { clean in
      clean.issue.stories[0].pictures[0].file =
        "issues/2021-05/images/gilets-radios-masques-pour-le-delta-2021.jpg"
    },
    CleanIssue("a picture named as what it shows") { clean in
      clean.issue.stories[0].pictures[0].file = "issues/2021-05/images/saint-louis.jpg"
      clean.issue.stories[0].pictures[0].alternativeText = "Saint-Louis"
    },
    CleanIssue("a question in Wolof within a French sentence") { clean in
      clean.issue.stories[0].body.append(
        .paragraph([
          Span(fr("On se salue ainsi~: ")), Span("Na nga def ? « Maa ngi fi » !", language: "wo"), Span(", dit-on."),
        ]))
    },
    CleanIssue("code with spaces of its own") { clean in
      clean.issue.stories[0].body.append(
        .paragraph([Span("La formule est "), Span("a ? b : c", marks: .verbatim), Span(", et rien d’autre.")]))
    },
    CleanIssue("faces made of signs") { clean in
      clean.issue.stories[0].body.append(.paragraph([Span("Bravo :) La suite (au quai) demain ;)")]))
    },
    CleanIssue("a sign alone in brackets") { clean in
      clean.issue.stories[0].body.append(.paragraph([Span("Le bac partirait à midi ( ?), selon l’affiche.")]))
    },
    CleanIssue("a list within a list") { clean in
      let inner: [[Block]] = [[.paragraph([Span("les gilets")])], [.paragraph([Span("les radios")])]]
      clean.issue.stories[0].body.append(
        .list(
          items: [
            [.paragraph([Span("Le matériel")]), .list(items: inner, ordered: true)], [.paragraph([Span("Le lieu")])],
          ],
          ordered: false))
    },
    CleanIssue("signs that mail programs get in another form") { clean in
      clean.issue.stories[0].title = [Span("Un porte\u{2011}voix, deux ﬁlets et un quai\u{2060}…")]
      clean.letter.publisher = "Partenariat de l’Ouest\u{2011}Fleuve"
      clean.letter.postalAddress[0] = "12, quai du Rond\u{2011}Point"
      clean.letter.funding.email = [Span("Avec l’appui ﬁnancier de l’Union européenne, mi\u{2011}temps.")]
    },
    CleanIssue("a sender at a domain with accents") { clean in
      clean.letter.sender = "lettre@bücher.example"
    },
    CleanIssue("a sender at a domain written in ASCII") { clean in
      clean.letter.sender = "lettre@xn--bcher-kva.example"
    },
    CleanIssue("a link to two mailboxes") { clean in
      clean.issue.stories[0].body.append(
        .paragraph([
          Span("les deux secrétariats", link: "mailto:nord@fleuve.example.org,sud@fleuve.example.org?subject=Lettre")
        ]))
    },
  ]

  private static func bare(_ story: Story) -> Story {
    var story = story
    story.pictures = []
    story.body = story.body.filter { if case .picture = $0 { false } else { true } }
    return story
  }
}

@Suite struct `A mail without fault` {
  @Test(arguments: CleanIssue.all) func `nothing is told of it but its weight`(clean: CleanIssue) throws {
    let mail = try MadeMail(clean.issue, of: clean.letter)
    let found = mail.findings().filter { $0.severity > .notice }
    #expect(found.isEmpty, "\(list(found))")
  }

  @Test func `an ordinary space in a rubrique or a date is told, and the letter is not refused for it`() throws {
    var (letter, issue) = (Sample.letter, Sample.issue)
    letter.sections[0].title = "Le saviez-vous ?"
    let forum = try #require(issue.stories.firstIndex { $0.slug == "forum" })
    issue.stories[forum].event = "12 juin 2021 : 9 h 30"
    let found = try MadeMail(issue, of: letter).findings().filter { $0.severity > .notice }
    #expect(Set(found.map(\.code)) == ["mail-french-space", "mail-text-french-space"], "\(list(found))")
    #expect(found.allSatisfy { $0.severity == .warning }, "\(list(found))")
  }

  @Test func `a page online without TLS is told as that, and not as missing`() throws {
    var mail = try MadeMail()
    _ = mail.files.html.replaceAll("https://fleuve.example.org/lettre/", with: "http://fleuve.example.org/lettre/")
    let codes = Set(mail.findings().map(\.code))
    #expect(codes.contains("mail-link-scheme") && !codes.contains("mail-no-view-online"))
  }

  @Test func `the weight is told`() throws {
    let weight = try #require(MadeMail().findings().first { $0.code == "mail-weight" })
    #expect(weight.severity == .notice)
    #expect(weight.message.english.hasPrefix("the HTML weighs "))
  }

  @Test func `a page beyond reading is refused, not read`() throws {
    var mail = try MadeMail()
    mail.files.html = Array(String(repeating: "<div>", count: 60_000).utf8)
    #expect(mail.findings().contains { $0.code == "mail-html-unreadable" })
  }
}

@Suite struct `A finding leads to the article` {
  @Test func `a link leads to the line it is written in`() throws {
    var mail = try MadeMail()
    let link = Span(
      "le site du Partenariat", link: "http://fleuve.example.org/x", position: SourcePosition(line: 14, column: 9))
    mail.issue.stories[1].body[1] = .paragraph([Span("Voyez "), link])
    let made = try MadeMail(mail.issue)
    let found = try #require(made.findings().first { $0.code == "mail-link-scheme" })
    #expect(found.place.file == "issues/2021-05/articles/2021-04-29-atelier.md")
    #expect(found.place.story == "2021-04-29-atelier")
    #expect((found.place.line, found.place.column) == (14, 9))
  }

  @Test func `a picture leads to where it is named`() throws {
    var mail = try MadeMail()
    mail.issue.stories[0].pictures[0].position = SourcePosition(line: 6, column: 8)
    _ = mail.files.html.replace("alt=\"Une vingtaine", with: "title=\"Une vingtaine")
    let found = try #require(mail.findings().first { $0.code == "mail-alt-missing" })
    #expect(found.place.file == "issues/2021-05/articles/2021-05-05-formation.md")
    #expect(found.place.line == 6)
  }

  @Test func `a subject too long leads to the letter's name, since a long title is left out of it`() throws {
    var letter = Sample.letter
    letter.name = String(repeating: "La Lettre du Fleuve et ", count: 3) + "de ses rives"
    let found = try MadeMail(of: letter).findings().filter { $0.code == "mail-subject-long" }
    #expect(found.first?.hint?.french == "abrégez «\u{A0}name\u{A0}» dans letter.yaml")
    let titled = try MadeMail(
      {
        var issue = Sample.issue
        issue.title = [Span(String(repeating: "Un titre ", count: 12))]
        return issue
      }())
    #expect(!titled.findings().contains { $0.code == "mail-subject-long" })
  }

  @Test func `a twin of the edition's own finding is not told twice`() throws {
    var mail = try MadeMail()
    _ = mail.files.html.replace(">Se désinscrire<", with: "><")
    let known = Diagnostic("email-no-unsubscribe", .warning, Wording(fr: "a", en: "a"))
    #expect(mail.findings().contains { $0.code == "mail-no-unsubscribe" })
    #expect(
      !checkEmail(mail.files, of: mail.issue, in: mail.letter, known: [known]).contains {
        $0.code == "mail-no-unsubscribe"
      })
  }
}

@Suite struct `What is wrong is said in words` {
  @Test(arguments: [
    ("mail-html-unreadable", "lettre.html est illisible\u{A0}: plus de 512 balises l’une dans l’autre"),
    ("mail-message-remark", "le message est mal fait\u{A0}: il manque le séparateur des parties (alternative)"),
    ("mail-picture-metadata", "l’image «\u{A0}formation-0a1b2c3d4e.jpg\u{A0}» garde des remarques écrites"),
    ("mail-picture-unused", "«\u{A0}reste.jpg\u{A0}» n’est montrée nulle part"),
    ("mail-subject-differs", "l’objet «\u{A0}autre chose\u{A0}» n’est pas le titre de la page"),
  ])
  func `of every kind`(code: String, french: String) throws {
    var mail = try MadeMail()
    switch code {
    case "mail-html-unreadable": mail.files.html = Array(String(repeating: "<div>", count: 60_000).utf8)
    case "mail-message-remark":
      _ = mail.files.message!.replace("multipart/alternative; boundary", with: "multipart/alternative; bound")
    case "mail-picture-metadata":
      mail.files.pictures[0].bytes = jpeg(width: 1200, height: 800, extra: [0xFF, 0xFE, 0, 7] + Array("Bonne".utf8))
    case "mail-picture-unused":
      mail.files.pictures.append(MadePicture(name: "reste.jpg", bytes: jpeg(width: 10, height: 10)))
    default:
      _ = mail.files.message!.replace("\r\nSubject: ", with: "\r\nSubject: autre chose\r\nX-Subject: ")
    }
    #expect(mail.findings().filter { $0.code == code }.map(\.message.french) == [french])
  }
}

@Suite struct `Both messages have the same parts` {
  private static let attachment = ("Content-Disposition: inline", "Content-Disposition: attachment")

  @Test func `and what is wrong with a part is told once`() throws {
    var mail = try MadeMail()
    _ = mail.files.message!.replace(Self.attachment.0, with: Self.attachment.1)
    _ = mail.files.draft!.replace(Self.attachment.0, with: Self.attachment.1)
    let found = mail.findings().filter { $0.code == "mail-part-disposition" }
    #expect(found.map(\.place.file) == ["email/lettre.eml"])
  }

  @Test func `but a draft with other parts is judged for itself`() throws {
    var mail = try MadeMail()
    _ = mail.files.draft!.replace(Self.attachment.0, with: Self.attachment.1)
    let found = mail.findings().filter { $0.code == "mail-part-disposition" }
    #expect(found.map(\.place.file) == ["email/brouillon.eml"])
  }
}

@Suite struct `Links are followed` {
  @Test func `each address once, the letter's own pages and the way out never`() throws {
    let mail = try MadeMail()
    var asked: [String] = []
    let found = checkLinks(of: mail.files, issue: mail.issue, letter: mail.letter) { address in
      asked.append(address)
      return .there
    }
    #expect(found.isEmpty)
    #expect(Set(asked).count == asked.count)
    #expect(asked.contains("https://europa.eu/"))
    #expect(!asked.contains { $0.hasPrefix("https://fleuve.example.org/lettre/") || $0.contains("sortir") })
  }

  @Test(arguments: [
    ("https://fleuve.example.org/quitter?de=lettre é#bas", "Quitter", "fr"),
    ("https://fleuve.example.org/quitter?de=lettre é#bas", "Quitter", "en"),
  ])
  func `but the way out, however its address is written and whatever it is called`(
    address: String, words: String, language: String
  ) throws {
    var letter = Sample.letter
    letter.language = language
    letter.unsubscribe?.https = address
    var mail = try MadeMail(of: letter)
    _ = mail.files.html.replace(language == "fr" ? ">Se désinscrire<" : ">Unsubscribe<", with: ">\(words)<")
    var asked: [String] = []
    _ = checkLinks(of: mail.files, issue: mail.issue, letter: mail.letter) { address in
      asked.append(address)
      return .there
    }
    #expect(asked.contains("https://europa.eu/"))
    #expect(!asked.contains { $0.contains("quitter") })
  }

  @Test func `nor one of an English letter whose address somebody changed`() throws {
    var letter = Sample.letter
    letter.language = "en"
    var mail = try MadeMail(of: letter)
    _ = mail.files.html.replace("https://fleuve.example.org/sortir", with: "https://fleuve.example.org/leave")
    var asked: [String] = []
    _ = checkLinks(of: mail.files, issue: mail.issue, letter: mail.letter) { address in
      asked.append(address)
      return .there
    }
    #expect(!asked.contains { $0.contains("leave") })
  }

  @Test(arguments: [
    (LinkAnswer.status(404), "mail-link-dead", Severity.error),
    (.status(403), "mail-link-unanswered", .warning),
    (.refused(Wording(fr: "délai", en: "time")), "mail-link-unanswered", .warning),
    (.moved(to: "https://europa.eu/neu"), "mail-link-moved", .notice),
  ])
  func `what does not answer is told`(answer: LinkAnswer, code: String, severity: Severity) throws {
    let mail = try MadeMail()
    let found = checkLinks(of: mail.files, issue: mail.issue, letter: mail.letter) {
      $0 == "https://europa.eu/" ? answer : .there
    }
    #expect(found.map(\.code) == [code])
    #expect(found.first?.severity == severity)
    #expect(found.first?.place.file == "letter.yaml")
    #expect(onlineRules.contains(code))
  }
}

func list(_ findings: [Diagnostic]) -> String {
  findings.map { "\($0.code): \($0.message.english) [\($0.place.file ?? "") \($0.place.line ?? 0)]" }.joined(
    separator: "\n")
}
