import Documents
import EmailEdition
import Instruments
import IssueModel
import MailMessage
import Testing

@testable import PressRun

/// Whatever stands in the fields of `letter.yaml` and `issue.yaml`: a message of which none breaks a header, or a finding.
@Suite struct `Any text in any field of the letter and the issue` {
  private static let pieces = [
    "La Lettre", "\r\n", "\n", "\r", "\0", "\r\nBcc: a@example.org\r\n\r\n", "\u{2028}", "\u{85}", "👩🏽‍🚒", "\"", ",", ";",
    "<", ">", "<a@example.org>", "@", "é", "«\u{A0}", "\u{202E}", "\u{200F}", "=?utf-8?Q?x?=", " ", "a@example.org",
    "https://example.org/", "?subject=a%0d%0aBcc:b", "(", ")", "\\",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ]

  private static func text(_ chance: inout Chance) -> String {
    let text = (0..<Int.random(in: 1...5, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }.joined()
    return Int.random(in: 0..<8, using: &chance) == 0
      ? String(repeating: text + "é", count: 300 / (text.count + 1) + 1) : text
  }

  @Test(arguments: 0..<300) func `breaks no header`(_ seed: Int) throws {
    var seeds = Chance(seed: UInt64(seed))
    var chance = Chance(state: seeds.next())
    func maybe(_ field: inout String) { if Int.random(in: 0..<3, using: &chance) == 0 { field = Self.text(&chance) } }
    var (name, sender, replyTo) = ("La Lettre", "La Lettre <lettre@example.org>", "redaction@example.org")
    var (mailto, https, title) = ("fin@example.org", "https://example.org/fin", "Un titre")
    maybe(&name)
    if Bool.random(using: &chance) { sender = Self.text(&chance) + " <lettre@example.org>" } else { maybe(&sender) }
    maybe(&replyTo)
    maybe(&mailto)
    maybe(&https)
    maybe(&title)
    let letter = Letter(
      name: name, publisher: "Le partenariat", responsible: "La rédaction", postalAddress: ["Dakar"],
      contact: "lettre@example.org", site: "https://example.org/", sender: sender, replyTo: replyTo,
      unsubscribe: Unsubscribe(mailto: mailto, https: https, oneClick: true),
      funding: Funding(print: [Documents.Span("Financé.")], email: [Documents.Span("Financé.")]), sections: [])
    let issue = NewsIssue(
      id: "2021-05", number: 3, date: CalendarDate(year: 2021, month: 5, day: 1)!, title: [Documents.Span(title)])
    let mail = composeEmail(issue, of: letter)
    let made = MessageMaker(issue: issue, letter: letter, mail: mail, pictures: [:], places: { [:] }).make()
    guard !made.files.isEmpty else {
      #expect(made.findings.contains { $0.severity == .error && $0.hint != nil && $0.place.file != nil })
      return
    }
    let message = try #require(readMessage(made.files[0].bytes))
    #expect(
      message.headers.map(\.name) == [
        "Date", "From", "Reply-To", "To", "Subject", "Message-ID", "Content-Language", "List-Id", "List-Unsubscribe",
        "List-Unsubscribe-Post", "Precedence", "MIME-Version", "Content-Type",
      ])
    #expect(message.headers("To")[0].mailboxes.count == 1)
    #expect(message.headers("From")[0].mailboxes.map(\.address) == [Mailbox(reading: sender).address])
    #expect(message.headers("List-Unsubscribe")[0].value.split(separator: ",").count == 2)
    #expect(message.raw.isCleanForTransport)
    #expect(message.remarks == [])
    let draft = try #require(readMessage(made.files[1].bytes))
    #expect(draft.headers.map(\.name).first == "X-Unsent" && draft.headers.count == 7)
  }
}
