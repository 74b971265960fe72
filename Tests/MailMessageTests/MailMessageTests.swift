import Diagnostics
import Files
import Instruments
import MailMessage
import Testing

@Suite struct `A message` {
  @Test func `is plain text and HTML with its pictures, in the order mail programs want`() throws {
    let message = try #require(readMessage(try writeMessage(.sample)))
    #expect(message.remarks == [])
    #expect(message.body.type == "multipart/alternative")
    #expect(message.body.parts.map(\.type) == ["text/plain", "multipart/related"])
    let related = message.body.parts[1]
    #expect(related.parameters["type"] == "text/html")
    #expect(related.parts.map(\.type) == ["text/html", "image/jpeg", "image/png"])
    for part in message.leaves where part.type.hasPrefix("text/") {
      #expect(part.encoding == "quoted-printable")
      #expect(part.charset == "utf-8")
    }
    #expect(message.leaves[0].text == OutgoingMessage.sample.text)
    #expect(message.leaves[1].text == OutgoingMessage.sample.html)
    for (part, picture) in zip(message.leaves.dropFirst(2), OutgoingMessage.sample.pictures) {
      #expect(part.content == picture.bytes)
      #expect(part.encoding == "base64")
      #expect(part.disposition == "inline")
      #expect(part.fileName == picture.fileName)
      #expect(part.contentID == picture.contentID)
    }
  }

  @Test func `has every header once, in a fixed order`() throws {
    let message = try #require(readMessage(try writeMessage(.sample)))
    #expect(
      message.headers.map { "\($0.name): \($0.value)" } == [
        "Date: Sat, 01 May 2021 12:00:00 +0000",
        "From: \"Le POC, Dakar\" <lettre@example.org>",
        "Reply-To: redaction@example.org",
        "To: Équipe de rédaction <equipe@example.org>",
        "Subject: La Lettre du POC n°\u{A0}3\u{A0}: des comptes clos",
        "Message-ID: <0123456789abcdef@example.org>",
        "Content-Language: fr",
        "List-Id: La Lettre du POC <lettre.example.org>",
        "List-Unsubscribe: <mailto:desabonnement@example.org?subject=stop>, "
          + "<https://www.example.org/lettre/desabonnement>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Precedence: bulk",
        "MIME-Version: 1.0",
        "Content-Type: \(message.headers.last!.value)",
      ])
    #expect(message.headers("from")[0].mailboxes == [Mailbox(name: "Le POC, Dakar", address: "lettre@example.org")])
  }

  @Test func `is ASCII with CRLF, no line over 76 in its bodies`() throws {
    var message = OutgoingMessage.sample
    message.html = "<p>" + String(repeating: "été . From ", count: 200) + "</p>\r\n.\nFrom là \t\n= "
    let facts = try #require(readMessage(try writeMessage(message))).raw
    #expect(facts.isCleanForTransport)
    #expect(facts.longestLine <= 76)
  }

  @Test func `has long headers at the head of a part alone, and no long line in a body`() throws {
    var message = OutgoingMessage.sample
    message.pictures[0].contentID = String(repeating: "a", count: 60) + "@fleuve.example.org"
    let written = try writeMessage(message)
    let facts = try #require(readMessage(written)).raw
    #expect(facts.longestLine > 76)
    #expect(facts.longestBodyLine <= 76)
    // A line of the picture itself counts.
    var long = written
    long.insert(
      contentsOf: repeatElement(UInt8(ascii: "A"), count: 80),
      at: try #require(written.firstRange(of: Array("yMjI".utf8))).lowerBound)
    #expect(try #require(readMessage(long)).raw.longestBodyLine > 76)
  }

  @Test func `is the same bytes for the same values, and says other boundaries for other contents`() throws {
    #expect(try writeMessage(.sample) == writeMessage(.sample))
    var other = OutgoingMessage.sample
    other.text += "x"
    let boundaries = try [OutgoingMessage.sample, other].map {
      readMessage(try writeMessage($0))!.body.parameters["boundary"]
    }
    #expect(boundaries[0] != boundaries[1])
    #expect(OutgoingMessage.sample.derivedMessageID(at: "a.org") != other.derivedMessageID(at: "a.org"))
  }

  @Test func `of a draft has neither date nor Message-ID nor recipient`() throws {
    var draft = OutgoingMessage.sample
    (draft.date, draft.messageID, draft.recipient, draft.list, draft.isUnsent) = (nil, nil, nil, nil, true)
    let names = try #require(readMessage(try writeMessage(draft))).headers.map(\.name)
    #expect(
      names == ["X-Unsent", "From", "Reply-To", "Subject", "Content-Language", "MIME-Version", "Content-Type"])
  }

  @Test func `without pictures has no related part`() throws {
    var message = OutgoingMessage.sample
    message.pictures = []
    #expect(try #require(readMessage(try writeMessage(message))).body.parts.map(\.type) == ["text/plain", "text/html"])
  }

  @Test func `says one-click only beside an https address`() throws {
    var message = OutgoingMessage.sample
    message.list?.unsubscribeWeb = nil
    let read = try #require(readMessage(try writeMessage(message)))
    #expect(read.headers("List-Unsubscribe").map(\.value) == ["<mailto:desabonnement@example.org?subject=stop>"])
    #expect(read.headers("List-Unsubscribe-Post") == [])
  }

  @Test func `writes a domain with accents in its ASCII form`() throws {
    var message = OutgoingMessage.sample
    message.sender = Mailbox(name: "Bücher", address: "a@bücher.example")
    let read = try #require(readMessage(try writeMessage(message)))
    #expect(read.headers("From")[0].raw == " =?utf-8?Q?B=C3=BCcher?= <a@xn--bcher-kva.example>")
  }

  @Test func `keeps the picture's bytes whatever they are`() throws {
    var message = OutgoingMessage.sample
    message.pictures[0].bytes = Array(0...255) + [0, 13, 10, 46, 13, 10]
    let read = try #require(readMessage(try writeMessage(message)))
    #expect(read.leaves[2].content == message.pictures[0].bytes)
  }
}

@Suite struct `A sender` {
  @Test(arguments: [
    ("a@example.org", "", "a@example.org"),
    ("La Lettre <a@example.org>", "La Lettre", "a@example.org"),
    ("Le POC, Dakar <a@example.org>", "Le POC, Dakar", "a@example.org"),
    ("\"Le POC, \\\"Dakar\\\"\" <a@example.org>", "Le POC, \"Dakar\"", "a@example.org"),
    ("  Été\t<a@example.org> ", "Été", "a@example.org"),
    ("a<b <a@example.org>", "a<b", "a@example.org"),
  ])
  func `is a name, however it is quoted, and an address`(_ written: String, _ name: String, _ address: String) {
    #expect(Mailbox(reading: written) == Mailbox(name: name, address: address))
  }

  @Test(arguments: [
    "a", "a@b", "@example.org", "a@", "a b@example.org", "a@@example.org", "é@example.org", ".a@example.org",
    "a..b@example.org", "a@-example.org", "a@example..org", "a@example.org.", "a@[127.0.0.1]", "a@127.0.0.1",
    "\"a b\"@example.org", "a,b@example.org", "a@exa mple.org", "a@example.org,b@example.org", "a@exam_ple.org",
    "a@example.org>", "<a@example.org", "a@ex\u{202E}ample.org",
  ])
  func `that is no address is refused`(_ address: String) throws {
    var message = OutgoingMessage.sample
    message.sender.address = address
    let refusal = try #require(throws: MessageRefusal.self) { try writeMessage(message) }
    #expect(refusal.faults == [MessageFault(field: .sender, reason: .noAddress, value: address)])
  }

  @Test func `with a line end in the name is refused in both languages`() throws {
    var message = OutgoingMessage.sample
    message.sender.name = "La Lettre\r\nBcc: a@example.org"
    let refusal = try #require(throws: MessageRefusal.self) { try writeMessage(message) }
    let finding = refusal.faults[0].diagnostic(at: Place(file: "letter.yaml", line: 29))
    #expect(
      Presentation(.french).text(of: finding) == """
        letter.yaml:29: erreur\u{A0}: l’expéditeur du courriel contient un caractère de commande (U+000D), qui romprait l’en-tête
          conseil\u{A0}: récrivez ce texte sur une ligne, sans retour ni caractère invisible\u{A0}: «\u{A0}La Lettre\u{FFFD}\u{FFFD}Bcc: a@example.org\u{A0}»
        """)
    #expect(
      Presentation(.english).text(of: finding) == """
        letter.yaml:29: error: the sender of the email holds a control character (U+000D), which would break the header
          hint: write this text anew on one line, without invisible characters: 'La Lettre\u{FFFD}\u{FFFD}Bcc: a@example.org'
        """)
  }
}

@Suite struct `What cannot stand in a message` {
  @Test func `is refused field by field, all at once`() throws {
    var message = OutgoingMessage.sample
    message.replyTo = Mailbox(address: "x")
    message.recipient = Mailbox(address: "a@example.org\n")
    message.subject = " \u{A0}"
    message.language = "fr\r\nX: y"
    message.messageID = "<a@b.org>"
    message.date?.day = 31
    message.date?.month = 4
    message.list = MailingList(
      name: "a\0b", id: "lettre", unsubscribeMail: "x@example.org?subject=a b",
      unsubscribeWeb: "http://example.org/>,<https://example.org")
    message.pictures[1].contentID = message.pictures[0].contentID
    message.pictures[1].fileName = "../x"
    let refusal = try #require(throws: MessageRefusal.self) { try writeMessage(message) }
    #expect(
      refusal.faults.map { "\($0.field) \($0.reason)" } == [
        "replyTo noAddress", "recipient controlCharacter(\"\\n\")", "subject empty", "language malformed",
        "messageID malformed", "date malformed", "listName controlCharacter(\"\\0\")", "listID malformed",
        "unsubscribeMail noAddress", "unsubscribeWeb noSecureAddress", "picture malformed", "picture twice",
      ])
    for fault in refusal.faults {
      let finding = fault.diagnostic()
      #expect(finding.code.hasPrefix("mail-") && finding.severity == .error && finding.hint != nil)
    }
  }

  @Test func `is a line too long for any mail server`() throws {
    var message = OutgoingMessage.sample
    message.list?.unsubscribeWeb = "https://example.org/" + String(repeating: "a", count: 1200)
    let refusal = try #require(throws: MessageRefusal.self) { try writeMessage(message) }
    #expect(refusal.faults.map(\.field) == [.message])
    #expect(refusal.faults[0].reason == .tooLong(1223))
  }
}

@Suite struct `A message that is read` {
  @Test func `tells what its raw lines are like`() throws {
    let bytes = Array("Subject: a\nFrom: é\r\nX: b\rc\r\n\r\nx\0\r\n123456789012".utf8)
    let raw = try #require(readMessage(bytes)).raw
    #expect(raw.bareLineFeeds == [1])
    #expect(raw.eightBitLines == [2])
    #expect(raw.bareCarriageReturns == [3])
    #expect(raw.linesWithNUL == [5])
    #expect(raw.lineCount == 6)
    #expect((raw.longestLine, raw.longestLineNumber) == (12, 6))
    #expect((raw.longestBodyLine, raw.longestBodyLineNumber) == (12, 6))
    #expect(!raw.endsInLineEnd && !raw.isCleanForTransport)
  }

  @Test func `has its headers in order, twice where they stand twice`() throws {
    let bytes = Array(
      "To: a@b.org,\r\n c@d.org\r\nSubject: =?utf-8?Q?=C3=A9?=\r\n =?utf-8?Q?=C3=A9?=\r\nTo: x@y.org\r\n\r\n\r\n".utf8)
    let message = try #require(readMessage(bytes))
    #expect(message.headers.map(\.name) == ["To", "Subject", "To"])
    #expect(message.headers.map(\.line) == [1, 3, 5])
    #expect(message.headers[1].value == "éé")
    #expect(message.headers[0].mailboxes.map(\.address) == ["a@b.org", "c@d.org"])
    #expect(message.headers[1].raw == " =?utf-8?Q?=C3=A9?=\r\n =?utf-8?Q?=C3=A9?=")
  }

  @Test(arguments: ["", "\r\n\r\n", "no header here", "\0\0\0"])
  func `is none where there are no headers`(_ text: String) {
    #expect(readMessage(Array(text.utf8)) == nil)
  }

  @Test func `survives parts within parts within parts`() throws {
    var text = ""
    for level in 0..<3000 { text += "Content-Type: multipart/mixed; boundary=\"b\(level)\"\r\n\r\n--b\(level)\r\n" }
    let message = try #require(readMessage(Array(text.utf8)))
    #expect(message.remarks.contains { $0.kind == .nestedTooDeep || $0.kind == .malformedMultipart })
  }

  @Test func `cut anywhere, or with any byte changed, is read without harm`() throws {
    let whole = try writeMessage(.sample)
    var chance = Chance(seed: 6)
    for _ in 0..<400 {
      var bytes = whole
      if Bool.random(using: &chance) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &chance)) }
      for _ in 0..<Int.random(in: 0..<4, using: &chance) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
      }
      let message = readMessage(bytes)
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count - (bytes.last == 0x0A ? 1 : 0)
      #expect(message == nil || message!.raw.lineCount == lines)
    }
  }
}

extension OutgoingMessage {
  static let sample = OutgoingMessage(
    sender: Mailbox(reading: "Le POC, Dakar <lettre@example.org>"), replyTo: Mailbox(address: "redaction@example.org"),
    recipient: Mailbox(name: "Équipe de rédaction", address: "equipe@example.org"),
    subject: "La Lettre du POC n°\u{A0}3\u{A0}: des comptes clos", date: MailDate(year: 2021, month: 5, day: 1),
    messageID: "0123456789abcdef@example.org",
    list: MailingList(
      name: "La Lettre du POC", id: "lettre.example.org", unsubscribeMail: "desabonnement@example.org?subject=stop",
      unsubscribeWeb: "https://www.example.org/lettre/desabonnement", isOneClick: true),
    language: "fr", html: "<!DOCTYPE html>\n<p>Été\u{A0}: <img src=\"cid:a-1.jpg@example.org\"></p>\n",
    text: "Été\u{A0}: l’édito\n\n. \nFrom là\n",
    pictures: [
      InlinePicture(
        contentID: "a-1.jpg@example.org", fileName: "a-1.jpg", format: .jpeg, bytes: Array(repeating: 200, count: 300)),
      InlinePicture(contentID: "b-2.png@example.org", fileName: "b-2.png", format: .png, bytes: [0x89, 0x50]),
    ])
}
