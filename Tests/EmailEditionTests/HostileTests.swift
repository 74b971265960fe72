import Documents
import EmailEdition
import Foundation
import Instruments
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

  @Test func `whatever chance puts into the fields, the tags stay those of a harmless letter`() throws {
    var count = 0
    // A harmless word in every field, each another one: a title that repeats its rubrique is left out.
    var pages = [
      HostileTests.mail {
        count += 1
        return "x\(count)"
      }.html
    ]
    for seed in 1...60 {
      var chance = Chance(seed: UInt64(seed))
      let pieces =
        hostileTexts + [
          "<", ">", "\"", "'", "&", "<!--", "-->", "🇸🇳👩🏾‍⚖️", "\u{202E}fdp.exe", "\u{2028}", "e\u{301}", "\u{FFFF}", " ",
        ]
      pages.append(
        HostileTests.mail {
          (0...Int.random(in: 0...4, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }.joined()
        }.html)
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lettre-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = pages.indices.map { folder.appendingPathComponent("\($0).html") }
    for (page, file) in zip(pages, files) { try Data(page.utf8).write(to: file) }
    let script = MailReading.root.appendingPathComponent("Tests/Fixtures/email/tags_of.py").path
    let (status, output) = MailReading.run(MailReading.python!, [script] + files.map(\.path))
    #expect(status == 0)
    let lines = output.split(separator: "\n").map { $0.split(separator: " ") }
    try #require(lines.count == 2 * pages.count)
    func tags(_ line: [Substring]) -> [Substring: Int] {
      Dictionary(
        uniqueKeysWithValues: line.dropFirst(2).map {
          ($0.prefix { $0 != "=" }, Int($0.drop { $0 != "=" }.dropFirst())!)
        })
    }
    for (index, line) in lines.enumerated() {
      let seed = index / 2
      #expect(line[0] == "0" && line[1] == "0", "errors or handlers, seed \(seed)")
      let tame = tags(lines[index % 2])
      // Refused addresses leave fewer links, line breaks asked for leave more.
      for (tag, count) in tags(line) where tag != "br" { #expect(count <= tame[tag] ?? 0, "\(tag), seed \(seed)") }
    }
  }

  /// The same text in every field there is.
  private static func mail(_ text: String) -> EmailLetter { mail { text } }

  /// A text in every field there is.
  private static func mail(_ next: () -> String) -> EmailLetter {
    func link() -> String {
      let text = next()
      return text.hasPrefix("x") ? "https://x.example.org/" : text
    }
    func language() -> String {
      let text = next()
      return text.hasPrefix("x") ? "fr" : text
    }
    func copy() -> Copy {
      [
        Span(next(), link: link(), language: language(), position: SourcePosition(line: 7, column: 1)),
        Span(next(), marks: [.emphasis, .strong, .verbatim, .superscript]),
      ]
    }
    func picture() -> Picture { Picture(file: "p", caption: copy(), credit: copy(), alternativeText: next()) }
    func story() -> Story {
      let blocks: [Block] = [
        .paragraph(copy()), .crosshead(copy(), level: 2), .list(items: [[.paragraph(copy())]], ordered: true),
        .quotation([.paragraph(copy())]),
        .picture(PictureReference(file: "p", alternativeText: next(), caption: copy())),
      ]
      return Story(
        slug: next(), file: "f.md", title: copy(), section: "s", kicker: copy(), standfirst: copy(), byline: copy(),
        pictures: [picture(), picture()], body: blocks, link: link(), event: next(), place: copy(),
        language: language(), source: next())
    }
    var stories = [story(), story(), story()]
    stories[1].email = .text(copy())
    stories[2].email = .title
    let quotation = Quotation(text: copy(), author: next(), source: next())
    let issue = NewsIssue(
      id: next(), number: 1, date: CalendarDate(iso: "2021-05-01")!, title: copy(), preheader: next(),
      editorial: story(), quotation: quotation, notes: [copy()], stories: stories)
    let sections = [Section(id: "s", title: next(), look: .boxed)]
    let letter = Letter(
      name: next(), motto: quotation, publisher: next(), responsible: next(), postalAddress: [next(), next()],
      contact: "a@b " + next(), site: next(), baseURL: link(), sender: next(),
      unsubscribe: Unsubscribe(mailto: next(), https: link()), funding: Funding(print: copy(), email: copy()),
      partners: [Partner(name: next(), link: link())], sections: sections, language: language(), specimen: next())
    return composeEmail(
      issue, of: letter, pictures: ["p": EmailPicture(name: next(), width: 900, height: 600)],
      addresses: EmailAddresses(pictures: .beside(folder: next())))
  }
}
