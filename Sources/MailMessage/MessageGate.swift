/// Refuses what cannot stand in a message: before it is written field by field, and once more by its bytes.
struct MessageGate {
  let message: OutgoingMessage

  init(_ message: OutgoingMessage) { self.message = message }

  /// In octets, without the line end (RFC 5322, 2.1.1).
  static let longestLine = 998

  func check() throws(MessageRefusal) {
    var faults: [MessageFault] = []
    func refuse(_ field: MessageFault.Field, _ reason: MessageFault.Reason, _ value: String) {
      faults.append(MessageFault(field: field, reason: reason, value: value))
    }
    /// Whether it may go on being looked at.
    func isClean(_ field: MessageFault.Field, _ value: String) -> Bool {
      guard let scalar = value.unicodeScalars.first(where: isForbiddenInHeaders) else { return true }
      refuse(field, .controlCharacter(scalar), value)
      return false
    }
    func check(_ field: MessageFault.Field, _ mailbox: Mailbox?) {
      guard let mailbox, isClean(field, mailbox.name), isClean(field, mailbox.address) else { return }
      if !isAddress(mailbox.address) || MessageWriter.ascii(mailbox.address) == nil {
        refuse(field, .noAddress, mailbox.address)
      }
    }
    check(.sender, message.sender)
    check(.replyTo, message.replyTo)
    check(.recipient, message.recipient)
    if isClean(.subject, message.subject), message.subject.allSatisfy(\.isWhitespace) {
      refuse(.subject, .empty, message.subject)
    }
    if let language = message.language, !MessageGate.isLanguage(language) { refuse(.language, .malformed, language) }
    if let id = message.messageID, isClean(.messageID, id), !isAddress(id) { refuse(.messageID, .malformed, id) }
    if let date = message.date, !date.isOne { refuse(.date, .malformed, "\(date.year)-\(date.month)-\(date.day)") }
    if let list = message.list {
      _ = isClean(.listName, list.name)
      if isClean(.listID, list.id), !list.id.utf8.allSatisfy({ $0 < 0x80 }) || !isDomain(list.id) {
        refuse(.listID, .malformed, list.id)
      }
      if let mail = list.unsubscribeMail, isClean(.unsubscribeMail, mail) {
        let address = String(mail.prefix { $0 != "?" })
        let rest = mail.dropFirst(address.count)
        // A domain beyond ASCII has no place in a mailto address (RFC 6068, 2).
        if !isAddress(address) || !mail.utf8.allSatisfy({ $0 < 0x80 }) {
          refuse(.unsubscribeMail, .noAddress, mail)
        } else if !rest.unicodeScalars.allSatisfy(MessageGate.isAddressCharacter) {
          refuse(.unsubscribeMail, .noAddress, mail)
        }
      }
      if let web = list.unsubscribeWeb, isClean(.unsubscribeWeb, web) {
        let host = web.dropFirst(8).prefix { !"/?#".contains($0) }
        if !web.lowercased().hasPrefix("https://") || host.isEmpty
          || !web.unicodeScalars.allSatisfy(MessageGate.isAddressCharacter)
        {
          refuse(.unsubscribeWeb, .noSecureAddress, web)
        }
      }
    }
    var taken: Set<String> = []
    for picture in message.pictures {
      guard isClean(.picture, picture.contentID), isClean(.picture, picture.fileName) else { continue }
      if !isAddress(picture.contentID) { refuse(.picture, .malformed, picture.contentID) }
      if picture.fileName.isEmpty || !picture.fileName.unicodeScalars.allSatisfy(MessageGate.isFileCharacter) {
        refuse(.picture, .malformed, picture.fileName)
      }
      if !taken.insert(picture.contentID).inserted { refuse(.picture, .twice, picture.fileName) }
    }
    if !faults.isEmpty { throw MessageRefusal(faults: faults) }
  }

  /// The promise of this room, proved on the bytes themselves: only ASCII, only CRLF, no line too long, and not one
  /// header more than was written.
  func check(written bytes: [UInt8]) throws(MessageRefusal) {
    let facts = RawFacts(of: bytes)
    guard facts.longestLine <= MessageGate.longestLine else {
      throw MessageRefusal(
        faults: [MessageFault(field: .message, reason: .tooLong(facts.longestLine), value: line(of: facts, in: bytes))])
    }
    let names = RawHeaders(in: bytes).fields.map(\.name)
    guard facts.isCleanForTransport, names.count == Set(names).count, names.allSatisfy(MessageWriter.names.contains)
    else {
      throw MessageRefusal(faults: [MessageFault(field: .message, reason: .malformed, value: message.subject)])
    }
  }

  private func line(of facts: RawFacts, in bytes: [UInt8]) -> String {
    let lines = bytes.split(separator: 0x0A, maxSplits: facts.longestLineNumber, omittingEmptySubsequences: false)
    return String(decoding: lines[facts.longestLineNumber - 1], as: UTF8.self)
  }

  /// Unreserved and reserved characters and the per cent sign (RFC 3986, 2), but those that end an address in
  /// `List-Unsubscribe`: comma and angle brackets.
  private static func isAddressCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isWordCharacter(scalar) || ":/?#[]@!$&'()*+;=.~%-".unicodeScalars.contains(scalar)
  }

  private static func isFileCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isWordCharacter(scalar) || scalar == "-" || scalar == "."
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
  }

  private static func isLanguage(_ text: String) -> Bool {
    let tags = text.split(separator: "-", omittingEmptySubsequences: false)
    return tags.allSatisfy {
      (1...8).contains($0.count) && $0.utf8.allSatisfy { $0 < 0x80 } && $0.allSatisfy { $0.isLetter || $0.isNumber }
    }
  }
}

/// What would end a header or change how it is read: control characters (C0, DEL, C1) and the line and paragraph
/// separators.
func isForbiddenInHeaders(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}

extension MailDate {
  /// Whether the calendar and the clock have it, in years that four figures write.
  var isOne: Bool {
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1900...9999).contains(year) && (1...12).contains(month)
      && (1...lengths[max(1, min(12, month)) - 1]).contains(day)
      && (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
      && (-14 * 60...14 * 60).contains(minutesFromUTC)
  }
}
