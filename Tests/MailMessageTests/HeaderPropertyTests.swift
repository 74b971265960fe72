import Files
import Instruments
import MailMessage
import Testing

/// Any text in any field: a message of which no field can break a header, or a refusal that names the field.
@Suite struct `Any text in any field of a message` {
  static let seeds = 0..<400

  /// The sample with hostile texts in the fields an editor fills.
  private static func message(seed: Int, controls: Bool) -> OutgoingMessage {
    // Mixed once more: the numbers of a seed are those of the one before it, but for the first.
    var seeds = Chance(seed: UInt64(seed))
    var chance = Chance(state: seeds.next())
    var message = OutgoingMessage.sample
    func maybe(_ change: (inout Chance) -> Void) { if Bool.random(using: &chance) { change(&chance) } }
    maybe { message.subject = $0.hostileText(controls: controls) }
    maybe { message.sender.name = $0.hostileText(controls: controls) }
    maybe { message.replyTo?.name = $0.hostileText(controls: controls) }
    maybe { message.recipient?.name = $0.hostileText(controls: controls) }
    maybe { message.list?.name = $0.hostileText(controls: controls) }
    maybe { message.html = $0.hostileText(controls: controls) }
    maybe { message.text = $0.hostileText(controls: controls) }
    if controls {
      maybe { message.sender.address = $0.hostileText(controls: true) }
      maybe { message.list?.id = $0.hostileText(controls: true) }
      maybe { message.list?.unsubscribeMail = $0.hostileText(controls: true) }
      maybe { message.list?.unsubscribeWeb = "https://" + $0.hostileText(controls: true) }
      maybe { message.messageID = $0.hostileText(controls: true) }
      maybe { message.language = $0.hostileText(controls: true) }
      maybe { message.pictures[0].fileName = $0.hostileText(controls: true) }
      maybe { message.pictures[0].contentID = $0.hostileText(controls: true) }
    }
    return message
  }

  private static let names = [
    "Date", "From", "Reply-To", "To", "Subject", "Message-ID", "Content-Language", "List-Id", "List-Unsubscribe",
    "List-Unsubscribe-Post", "Precedence", "MIME-Version", "Content-Type",
  ]

  @Test(arguments: seeds) func `comes back from GMime as it was, in as many headers as ever`(_ seed: Int) throws {
    let message = Self.message(seed: seed, controls: false)
    if message.subject.allSatisfy(\.isWhitespace) { return }
    let bytes = try writeMessage(message)
    let read = try #require(readMessage(bytes))
    #expect(read.headers.map(\.name) == Self.names)
    #expect(read.remarks == [])
    #expect(read.raw.isCleanForTransport)
    #expect(read.raw.longestLine <= 76)
    #expect(read.headers("Subject")[0].value == MessageText.trimmed(message.subject))
    let expected: [(String, Mailbox?)] = [
      ("From", message.sender), ("Reply-To", message.replyTo), ("To", message.recipient),
    ]
    for (name, mailbox) in expected {
      let found = read.headers(name)[0].mailboxes
      #expect(found.map(\.address) == [mailbox?.address])
      #expect(found.map { MessageText.trimmed($0.name) } == [mailbox.map { MessageText.trimmed($0.name) }])
    }
    // An encoded word has 75 characters at most, is whole, and touches nothing.
    for header in read.headers where header.raw.contains("=?") {
      for word in header.raw.split(whereSeparator: { $0 == " " || $0 == "\r\n" }) where word.hasPrefix("=?") {
        #expect(word.utf8.count <= 75 && word.hasSuffix("?=") && word.count(where: { $0 == "?" }) == 4)
      }
    }
  }

  @Test(.enabled(if: PythonReading.isThere, "python3 is not installed"))
  func `comes back from Python's strict reader as it was, and unchanged when written again`() throws {
    let messages = Self.seeds.map { Self.message(seed: $0, controls: false) }
      .filter { !$0.subject.allSatisfy(\.isWhitespace) }
    let readings = try PythonReading.readings(of: messages.map { try writeMessage($0) })
    #expect(readings.count == messages.count)
    for (message, reading) in zip(messages, readings) {
      #expect(reading.error == nil, "\(message.subject)")
      #expect(reading.headers?.map(\.first) == Self.names)
      #expect(reading.defects == [])
      #expect(reading.unchanged == true, "\(message)")
      #expect(reading.header("Subject") == [message.subject])
      let mailboxes = [("From", message.sender), ("Reply-To", message.replyTo!), ("To", message.recipient!)]
      for (name, mailbox) in mailboxes {
        let read = try #require(reading.mailboxes?[name]?.first)
        #expect(read[1] == mailbox.address)
        // Python keeps a blank that stands between two encoded words of a name, against RFC 2047, 6.2.
        #expect(MessageText.unspaced(read[0]) == MessageText.unspaced(mailbox.name))
      }
      let leaves = try #require(reading.parts).filter { $0.parts == nil }
      #expect(leaves[0].text == MessageText.expected(message.text))
      #expect(leaves[1].text == MessageText.expected(message.html))
      #expect(leaves[2].sha256 == sha256(message.pictures[0].bytes))
    }
  }

  @Test(arguments: seeds) func `with line ends in it is refused, or breaks nothing`(_ seed: Int) throws {
    let message = Self.message(seed: seed, controls: true)
    do {
      let read = try #require(readMessage(try writeMessage(message)))
      #expect(read.headers.map(\.name) == Self.names)
      #expect(read.raw.isCleanForTransport && read.raw.longestLine <= 998)
      #expect(read.leaves.map(\.type) == ["text/plain", "text/html", "image/jpeg", "image/png"])
    } catch let refusal as MessageRefusal {
      #expect(!refusal.faults.isEmpty)
      for fault in refusal.faults {
        let finding = fault.diagnostic()
        let said = finding.message.french + finding.message.english + (finding.hint?.french ?? "")
        #expect(!said.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }
}

enum MessageText {
  static func unspaced(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// Blanks at either end of a header are no part of it for some readers.
  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What a body becomes: its carriage returns dropped, its last line ended.
  static func expected(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0 != "\r" }
    return String(String.UnicodeScalarView(scalars)) + (scalars.last == "\n" ? "" : "\n")
  }
}
