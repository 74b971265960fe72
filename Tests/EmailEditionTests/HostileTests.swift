import Documents
import EmailEdition
import IssueModel
import Testing

/// Strings someone could put into any field to break out of it.
let hostileTexts = [
  "</td></table><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
  "<!--[if mso]><b>", "--><![endif]--><h1>x</h1>", "</title></style><style>*{display:none}</style>",
  "&lt;b&gt; &amp;nbsp; &#60;i&#62;", "]]><![CDATA[<x>", "javascript:alert(1)", "\u{0}\u{1}\u{FFFE}\u{85}<b>",
  "{{ UnsubscribeURL }} <%= x %>", "\r\n\r\n<h1>\r\nBcc: x@example.org", "a`b</sup></code></a>",
  "http://a.example.org/\"><b>", "https://a.example.org/ onclick=1", "data:text/html,<b>x</b>",
]

@Suite(.enabled(if: MailReading.python != nil, "python3-html5lib is not installed"))
struct HostileTests {
  /// The letter with a harmless letter in every field, as each view has it.
  private static let tame = (
    plain: try! MailReading(of: mail("x").html), outlook: try! MailReading(of: mail("x").html, inOutlook: true)
  )

  @Test(arguments: hostileTexts)
  func `no field can open a tag`(text: String) throws {
    for inOutlook in [false, true] {
      let tame = inOutlook ? HostileTests.tame.outlook : HostileTests.tame.plain
      let hostile = try MailReading(of: HostileTests.mail(text).html, inOutlook: inOutlook)
      #expect(hostile.values("error") == [])
      #expect(hostile.values("handler") == [])
      // Refused addresses leave fewer links and refused languages fewer spans; but for links there is never more.
      for (tag, count) in hostile.counts where tag != "a" { #expect(count <= tame.counts[tag] ?? 0, "\(tag)") }
      for address in hostile.values("href") {
        #expect(["https://", "http://", "mailto:", "#"].contains { address.hasPrefix($0) }, "\(address)")
      }
      #expect(hostile.values("heading").filter { $0.hasPrefix("1") }.count == 1)
    }
  }

  @Test(arguments: hostileTexts)
  func `the plain text has no control character and ends its lines one way`(text: String) {
    for scalar in HostileTests.mail(text).text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
    }
  }

  @Test func `an address that is none is refused with its place`() {
    let mail = HostileTests.mail("javascript:alert(1)")
    let finding = mail.diagnostics.first {
      $0.code == "email-address-refused" && $0.place.file == "f.md" && $0.place.line == 7
    }
    #expect(
      finding?.message.french == "l’adresse «\u{A0}javascript:alert(1)\u{A0}» ne devient pas un lien dans le courriel")
    #expect(finding?.message.english == "the address 'javascript:alert(1)' does not become a link in the email")
  }

  /// The same text in every field there is.
  private static func mail(_ text: String) -> EmailLetter {
    let link = text == "x" ? "https://x.example.org/" : text
    let language = text == "x" ? "fr" : text
    let copy: Copy = [
      Span(text, link: link, language: language, position: SourcePosition(line: 7, column: 1)),
      Span(text, marks: [.emphasis, .strong, .verbatim, .superscript]),
    ]
    let picture = Picture(file: "p", caption: copy, credit: copy, alternativeText: text)
    let blocks: [Block] = [
      .paragraph(copy), .crosshead(copy, level: 2), .list(items: [[.paragraph(copy)]], ordered: true),
      .quotation([.paragraph(copy)]),
      .picture(PictureReference(file: "p", alternativeText: text, caption: copy)),
    ]
    var stories = [
      Story(
        slug: text, file: "f.md", title: copy, section: text, kicker: copy, standfirst: copy, byline: copy,
        pictures: [picture, picture], body: blocks, link: link, event: text, place: copy, language: language,
        source: text)
    ]
    stories.append(stories[0])
    stories[1].email = .text(copy)
    stories.append(stories[0])
    stories[2].email = .title
    let quotation = Quotation(text: copy, author: text, source: text)
    let issue = NewsIssue(
      id: text, number: 1, date: CalendarDate(iso: "2021-05-01")!, title: copy, preheader: text, editorial: stories[0],
      quotation: quotation, notes: [copy], stories: stories)
    let letter = Letter(
      name: text, motto: quotation, publisher: text, responsible: text, postalAddress: [text, text],
      contact: "a@b " + text,
      site: text, baseURL: link, sender: text, unsubscribe: Unsubscribe(mailto: text, https: link),
      funding: Funding(print: copy, email: copy), partners: [Partner(name: text, link: link)],
      sections: [Section(id: text, title: text, look: .boxed)], language: language, specimen: text)
    return composeEmail(
      issue, of: letter, pictures: ["p": EmailPicture(name: text, width: 900, height: 600)],
      addresses: EmailAddresses(pictures: .beside(folder: text)))
  }
}
