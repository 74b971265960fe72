internal import Files

/// A message that is to be written.
public struct OutgoingMessage: Hashable, Sendable {
  public var sender: Mailbox
  public var replyTo: Mailbox?
  /// The one it goes to; nil for a draft. Never more than one: nobody sees another's address.
  public var recipient: Mailbox?
  public var subject: String
  /// Nil for a draft: the mail program that sends it says when.
  public var date: MailDate?
  /// Without angle brackets; nil for a draft.
  public var messageID: String?
  public var list: MailingList?
  /// BCP 47, for `Content-Language` (RFC 3282).
  public var language: String?
  /// Whether a mail program opens it as a message yet to be sent: `X-Unsent: 1`, which Outlook for Windows honours.
  public var isUnsent: Bool
  public var html: String
  public var text: String
  /// What the HTML shows by `cid:` addresses.
  public var pictures: [InlinePicture]

  public init(
    sender: Mailbox, replyTo: Mailbox? = nil, recipient: Mailbox? = nil, subject: String, date: MailDate? = nil,
    messageID: String? = nil, list: MailingList? = nil, language: String? = nil, isUnsent: Bool = false, html: String,
    text: String, pictures: [InlinePicture] = []
  ) {
    self.sender = sender
    self.replyTo = replyTo
    self.recipient = recipient
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.list = list
    self.language = language
    self.isUnsent = isUnsent
    self.html = html
    self.text = text
    self.pictures = pictures
  }

  /// A Message-ID at a domain, the same for the same subject, date, recipient and contents.
  public func derivedMessageID(at domain: String) -> String {
    let whole = [subject, sender.address, recipient?.address ?? "", date.map { "\($0)" } ?? "", contentsHash]
    return sha256(Array(whole.joined(separator: "\n").utf8)).prefix(32) + "@" + domain
  }

  /// Of both parts and the pictures.
  var contentsHash: String {
    let parts = [sha256(Array(html.utf8)), sha256(Array(text.utf8))] + pictures.map { $0.contentID + sha256($0.bytes) }
    return sha256(Array(parts.joined(separator: "\n").utf8))
  }
}

/// A picture that travels in the message.
public struct InlinePicture: Hashable, Sendable {
  /// Without angle brackets, as the HTML says it after `cid:`.
  public var contentID: String
  /// What a reader who saves it gets; ASCII.
  public var fileName: String
  /// `jpeg`, `png` or `gif`: what follows `image/`.
  public var format: Format
  public var bytes: [UInt8]

  /// What every mail program shows.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    case jpeg, png, gif

    /// What the first bytes of a picture say it is.
    public init?(magic bytes: [UInt8]) {
      if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if bytes.starts(with: Array("GIF8".utf8)) {
        self = .gif
      } else {
        return nil
      }
    }
  }

  public init(contentID: String, fileName: String, format: Format, bytes: [UInt8]) {
    self.contentID = contentID
    self.fileName = fileName
    self.format = format
    self.bytes = bytes
  }
}

/// What tells a mail program that a message comes from a list, and how to leave it (RFC 2919, 2369, 8058).
public struct MailingList: Hashable, Sendable {
  /// In words, for `List-Id`.
  public var name: String
  /// Dotted as a domain, such as `lettre.example.org` (RFC 2919, 2).
  public var id: String
  /// A mailbox, which may have `?subject=…` behind it, without `mailto:`.
  public var unsubscribeMail: String?
  public var unsubscribeWeb: String?
  /// Whether the web address takes the one-click POST (RFC 8058); said only where there is an https address.
  public var isOneClick: Bool

  public init(
    name: String, id: String, unsubscribeMail: String? = nil, unsubscribeWeb: String? = nil, isOneClick: Bool = false
  ) {
    self.name = name
    self.id = id
    self.unsubscribeMail = unsubscribeMail
    self.unsubscribeWeb = unsubscribeWeb
    self.isOneClick = isOneClick
  }
}

/// When a message was sent, by the clock of a zone (RFC 5322, 3.3).
public struct MailDate: Hashable, Sendable {
  public var year, month, day, hour, minute, second: Int
  /// East of Greenwich.
  public var minutesFromUTC: Int

  public init(
    year: Int, month: Int, day: Int, hour: Int = 12, minute: Int = 0, second: Int = 0, minutesFromUTC: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.minutesFromUTC = minutesFromUTC
  }
}
