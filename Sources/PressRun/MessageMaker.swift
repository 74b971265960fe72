import Diagnostics
import EmailEdition
import IssueModel
import MailMessage

/// Makes the messages of an issue: `lettre.eml`, which is sent, and `brouillon.eml`, for those who send by hand.
///
/// `lettre.eml` is addressed to the sender and dated at noon of the issue's day: the same issue gives the same bytes, and
/// sending gives every recipient's copy its own address, date and Message-ID.
struct MessageMaker {
  let issue: NewsIssue
  let letter: Letter
  /// Both parts, its HTML with the addresses the message is to have.
  let mail: EmailLetter
  /// The pictures' bytes, by their names.
  let pictures: [String: [UInt8]]
  /// Where keys of `letter.yaml` stand; asked only where something is wrong.
  let places: () -> [String: Place]

  /// The domain of the pictures' Content-IDs and of the Message-ID.
  static func domain(of letter: Letter) -> String { Mailbox(reading: letter.sender).asciiDomain ?? "unknown.invalid" }

  func make() -> (files: [(path: String, bytes: [UInt8])], findings: [Diagnostic]) {
    var sender = Mailbox(reading: letter.sender)
    if sender.name.isEmpty { sender.name = letter.name }
    var message = OutgoingMessage(
      sender: sender, replyTo: letter.replyTo.map { Mailbox(reading: $0) }, recipient: sender, subject: mail.subject,
      date: MailDate(year: issue.date.year, month: issue.date.month, day: issue.date.day), list: list(sender),
      language: letter.language, html: mail.html, text: mail.text, pictures: inlinePictures)
    message.messageID = message.derivedMessageID(at: Self.domain(of: letter))
    var draft = message
    (draft.recipient, draft.date, draft.messageID, draft.list, draft.isUnsent) = (nil, nil, nil, nil, true)
    do throws(MessageRefusal) {
      return (
        [("email/lettre.eml", try writeMessage(message)), ("email/brouillon.eml", try writeMessage(draft))],
        oneClickFinding
      )
    } catch {
      let places = places()
      return ([], error.faults.map { $0.diagnostic(at: place(of: $0.field, places)) })
    }
  }

  private var inlinePictures: [InlinePicture] {
    mail.pictures.compactMap { shown in
      guard let id = shown.contentID, let bytes = pictures[shown.name], let format = InlinePicture.Format(magic: bytes)
      else { return nil }
      return InlinePicture(contentID: id, fileName: shown.name, format: format, bytes: bytes)
    }
  }

  /// The addresses are those of the HTML's link; a comma would end one of them (RFC 2369, 2).
  private func list(_ sender: Mailbox) -> MailingList {
    let ways = letter.unsubscribe
    func encoded(_ address: String) -> String {
      address.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
    }
    return MailingList(
      name: letter.name, id: Letter.fileName + "." + Self.domain(of: letter),
      unsubscribeMail: ways?.mailto.map { encoded(encodedMailbox($0) ?? $0) },
      unsubscribeWeb: ways?.https.map { encoded(encodedWebAddress($0) ?? $0) }, isOneClick: ways?.oneClick ?? false)
  }

  /// What is not said in the headers is said here: one click is compulsory towards Gmail and Yahoo from some 5,000
  /// messages a day, and must not be claimed where the site does not honour it.
  private var oneClickFinding: [Diagnostic] {
    guard let ways = letter.unsubscribe, ways.mailto != nil || ways.https != nil, !ways.oneClick || ways.https == nil
    else { return [] }
    return [.noOneClick(at: places()["unsubscribe.one-click"] ?? places()["unsubscribe"] ?? Place(file: "letter.yaml"))]
  }

  private func place(of field: MessageFault.Field, _ places: [String: Place]) -> Place {
    let letterKey: String? =
      switch field {
      case .sender, .recipient, .messageID, .listID: "sender"
      case .replyTo: "reply-to"
      case .listName: "name"
      case .unsubscribeMail: "unsubscribe.mailto"
      case .unsubscribeWeb: "unsubscribe.https"
      case .language: "lang"
      case .subject, .date, .picture, .message: nil
      }
    if let letterKey { return places[letterKey] ?? Place(file: "letter.yaml") }
    return Place(file: "issues/\(issue.id)/issue.yaml")
  }
}
