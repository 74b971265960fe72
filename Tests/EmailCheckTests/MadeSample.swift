import Diagnostics
import Documents
import EmailEdition
import IssueModel
import MailMessage

@testable import EmailCheck

/// The files of a letter as the press run makes them, with pictures that have headers and no more.
struct MadeMail {
  var letter: Letter
  var issue: NewsIssue
  var files: EmailFiles

  /// A letter whose mail is judged: its issue, sample texts and all.
  init(_ issue: NewsIssue = Sample.issue, of letter: Letter = Sample.letter) throws {
    var letter = letter
    letter.unsubscribe?.oneClick = true
    var shown: [String: EmailPicture] = [:]
    var made: [MadePicture] = []
    for need in emailPictures(of: issue, in: letter) {
      let name = String(need.file.split(separator: "/").last!.split(separator: ".")[0]) + "-0a1b2c3d4e.jpg"
      let (width, height) = (need.pixelWidth, need.pixelWidth * 2 / 3)
      let bytes = jpeg(width: width, height: height)
      shown[need.file] = EmailPicture(name: name, width: width, height: height, bytes: bytes.count)
      made.append(MadePicture(name: name, bytes: bytes, origin: need.file, originWidth: 3000))
    }
    let page = composeEmail(issue, of: letter, pictures: shown)
    let inMessage = composeEmail(
      issue, of: letter, pictures: shown, addresses: EmailAddresses(pictures: .inMessage(domain: "fleuve.example.org")))
    let inline = inMessage.pictures.map { use in
      InlinePicture(
        contentID: use.contentID!, fileName: use.name, format: .jpeg,
        bytes: made.first { $0.name == use.name }!.bytes)
    }
    var message = OutgoingMessage(
      sender: Mailbox(name: letter.name, address: letter.sender), recipient: Mailbox(address: "lectrice@example.org"),
      subject: inMessage.subject, date: MailDate(year: 2021, month: 5, day: 14),
      messageID: "0a1b2c@" + Mailbox(address: letter.sender).asciiDomain!,
      list: MailingList(
        name: letter.name, id: "lettre.fleuve.example.org", unsubscribeMail: letter.unsubscribe?.mailto,
        unsubscribeWeb: letter.unsubscribe?.https.flatMap(encodedWebAddress), isOneClick: true),
      language: letter.language, html: inMessage.html, text: inMessage.text, pictures: inline)
    let whole = try writeMessage(message)
    (message.recipient, message.date, message.messageID, message.list, message.isUnsent) = (nil, nil, nil, nil, true)
    self.letter = letter
    self.issue = issue
    files = EmailFiles(
      html: Array(page.html.utf8), text: Array(page.text.utf8), message: whole, draft: try writeMessage(message),
      pictures: made)
  }

  func findings() -> [Diagnostic] { checkEmail(files, of: issue, in: letter) }
}

/// A JPEG's header: size, three components, nothing of the picture itself.
func jpeg(width: Int, height: Int, components: UInt8 = 3, extra: [UInt8] = []) -> [UInt8] {
  func two(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 255), UInt8(number & 255)] }
  let parts = (1...components).flatMap { [$0, 0x11, 0] as [UInt8] }
  return [0xFF, 0xD8] + extra + [0xFF, 0xC0] + two(8 + 3 * Int(components)) + [8] + two(height) + two(width) + [
    components
  ]
    + parts + [0xFF, 0xDA, 0, 2, 0xFF, 0xD9]
}
