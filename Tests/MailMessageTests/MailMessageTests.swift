import Instruments
import MailMessage
import Testing

@Suite struct `A message` {
  @Test func `is written`() throws {
    let bytes = try writeMessage(.sample)
    print(String(decoding: bytes, as: UTF8.self))
    print(readMessage(bytes)!.headers.map { ($0.name, $0.value, $0.mailboxes) })
  }
}
extension OutgoingMessage {
  static var sample: OutgoingMessage {
    OutgoingMessage(
      sender: Mailbox(reading: "Partenariat, le « POC » <lettre@example.org>"), replyTo: Mailbox(address: "a@bücher.example"),
      recipient: Mailbox(name: "O'Neil \"x\" \\", address: "lettre@example.org"),
      subject: "La Lettre du POC n° 3 : des comptes clos, des frontières ouvertes 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 et un très long objet qui va au-delà",
      date: MailDate(year: 2021, month: 5, day: 1), messageID: "abc@example.org",
      list: MailingList(name: "La Lettre, n° « x »", id: "lettre.example.org", unsubscribeMail: "desabonnement@example.org?subject=x", unsubscribeWeb: "https://www.example.org/lettre/desabonnement", isOneClick: true),
      language: "fr", html: "<p>Été = \u{A0}; \r\n.\nx " + String(repeating: "abé", count: 50) + " \n", text: "été\n. \n.\nFrom x\n",
      pictures: [InlinePicture(contentID: "a-1.jpg@example.org", fileName: "a-1.jpg", format: .jpeg, bytes: Array(repeating: 200, count: 200))])
  }
}
