import Diagnostics
import Files
import Foundation
import Instruments
import MailMessage
import PressRun
import Testing

/// The messages that are written with the mail: what is sent, and the draft for those who send by hand.
@Suite struct `The message of the sample` {
  /// Composed once for them all.
  private struct Run {
    let files: [String: [UInt8]]
    let message, draft: ReadMessage

    init() throws {
      let room = try Newsroom.sample()
      _ = try room.compose([.email])
      files = room.printed
      message = try #require(files["email/lettre.eml"].flatMap { readMessage($0) })
      draft = try #require(files["email/brouillon.eml"].flatMap { readMessage($0) })
    }
  }
  private static let outcome = Result { try Run() }
  private var sample: Run { get throws { try Self.outcome.get() } }

  @Test func `has the text and the HTML of the files beside it, its pictures inside`() throws {
    let run = try sample
    let leaves = run.message.leaves
    #expect(leaves[0].text == String(decoding: try #require(run.files["email/lettre.txt"]), as: UTF8.self))
    var html = try #require(leaves[1].text)
    let pictures = leaves.dropFirst(2)
    #expect(pictures.count == run.files.keys.count { $0.hasPrefix("email/images/") })
    #expect(pictures.count == 7)
    for picture in pictures {
      let name = try #require(picture.fileName)
      let id = try #require(picture.contentID)
      #expect(picture.content == run.files["email/images/" + name])
      #expect(html.components(separatedBy: "\"cid:\(id)\"").count == 2, "shown once")
      html = html.replacing("cid:" + id, with: "images/" + name)
    }
    #expect(html == String(decoding: try #require(run.files["email/lettre.html"]), as: UTF8.self))
  }

  @Test func `says once whom it is from and to, when, and how to leave the list`() throws {
    let headers = try sample.message.headers.filter { !["Message-ID", "Content-Type"].contains($0.name) }
    #expect(
      headers.map { "\($0.name): \($0.value)" } == [
        "Date: Fri, 14 May 2021 12:00:00 +0000", "From: La Lettre du POC <lettre@example.org>",
        "Reply-To: redaction@example.org", "To: La Lettre du POC <lettre@example.org>",
        "Subject: La Lettre du POC n°\u{A0}1\u{A0}: Former, équiper, coopérer", "Content-Language: fr",
        "List-Id: La Lettre du POC <lettre.example.org>",
        "List-Unsubscribe: <mailto:desabonnement@example.org>, <https://www.example.org/lettre/desabonnement>",
        "Precedence: bulk", "MIME-Version: 1.0",
      ])
    #expect(try sample.message.headers("Message-ID")[0].value.hasSuffix("@example.org>"))
  }

  @Test func `as a draft says neither when nor to whom, and is the same otherwise`() throws {
    let run = try sample
    #expect(
      run.draft.headers.map(\.name) == [
        "X-Unsent", "From", "Reply-To", "Subject", "Content-Language", "MIME-Version", "Content-Type",
      ])
    #expect(run.draft.leaves == run.message.leaves)
  }

  @Test func `keeps to the lines of mail servers`() throws {
    for message in [try sample.message, try sample.draft] {
      #expect(message.raw.isCleanForTransport)
      #expect(message.raw.longestLine <= 78)
      #expect(message.raw.longestBodyLine <= 76)
      #expect(message.remarks == [])
    }
  }

  @Test func `is named in the report`() throws {
    let report = String(decoding: try #require(try sample.files["report.json"]), as: UTF8.self)
    for name in ["\"email-message\"", "\"email-draft\"", "\"email/lettre.eml\"", "\"email/brouillon.eml\""] {
      #expect(report.contains(name))
    }
  }

  @Test(
    .enabled(
      if: (try? Instruments.run(["python3", "-c", "import email.policy"]).status) == 0, "python3 is not installed"))
  func `is read by Python's strict policy without a defect, and given back unchanged`() throws {
    for name in ["email/lettre.eml", "email/brouillon.eml"] {
      let bytes = try #require(try sample.files[name])
      let said = try output(of: "python3", Self.script("Fixtures/email/read_message.py"), "FILE", reading: bytes)
      #expect(said.contains("\"defects\": []") && said.contains("\"unchanged\": true"), "\(said.prefix(300))")
    }
  }

  private static func script(_ path: String) -> String { repository.path + "/Tests/" + path }

  /// Whether a Postfix can be started here; its script says why not.
  private static let canDeliver =
    FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix") && geteuid() == 0

  @Test(.enabled(if: canDeliver, "Postfix is not installed, or the tests are not run by root"))
  func `is delivered by a real mail server, and the mailbox has the same parts`() throws {
    try inScratchFolder { folder in
      let file = folder.appending(path: "lettre.eml")
      try Data(try #require(try sample.files["email/lettre.eml"])).write(to: file)
      let delivery = try Instruments.run([Self.script("postfix-delivery"), file.path])
      #expect(delivery.status == 0, "\(String(decoding: delivery.output, as: UTF8.self))")
      #expect(String(decoding: delivery.output, as: UTF8.self).hasPrefix("delivered: "))
    }
  }
}

@Suite struct `The mail's message` {
  private static func room(_ change: (String) -> String) throws -> Newsroom {
    let room = try Newsroom.sample()
    try room.write(change(try room.text("letter.yaml")), to: "letter.yaml")
    return room
  }

  private static func mail(_ change: (String) -> String) throws -> (ReadMessage?, [Diagnostic]) {
    let room = try room(change)
    let found = try mailFindings(of: room)
    return (room.printed["email/lettre.eml"].flatMap { readMessage($0) }, found)
  }

  /// Findings about the mail.
  private static func mailFindings(of room: Newsroom) throws -> [Diagnostic] {
    room.findings([.email]).filter { $0.code.hasPrefix("mail-") || $0.code == "no-mail-address" }
  }

  @Test func `claims one click only where the letter says so and has an https address`() throws {
    let (with, none) = try Self.mail { $0.replacing("one-click: false", with: "one-click: true ") }
    #expect(with?.headers("List-Unsubscribe-Post").map(\.value) == ["List-Unsubscribe=One-Click"])
    #expect(none == [])
    let (without, findings) = try Self.mail { $0 }
    #expect(without?.headers("List-Unsubscribe-Post") == [])
    #expect(findings.map(\.code) == ["mail-no-one-click"])
    #expect(findings.first?.severity == .notice)
    #expect(findings.first?.place.line == 36)
  }

  @Test func `has a sender whose name holds a comma and quotation marks`() throws {
    let (message, _) = try Self.mail {
      $0.replacing(
        "sender: \"La Lettre du POC <lettre@example.org>\"",
        with: "sender: 'Partenariat, «le POC» \"Dakar\" <lettre@example.org>'")
    }
    #expect(
      message?.headers("From").map(\.mailboxes)
        == [[Mailbox(name: "Partenariat, «le POC» \"Dakar\"", address: "lettre@example.org")]])
    #expect(message?.headers("To")[0].mailboxes.count == 1)
  }

  @Test func `takes the letter's name for a sender who has none`() throws {
    let (message, _) = try Self.mail {
      $0.replacing("\"La Lettre du POC <lettre@example.org>\"", with: "\"lettre@example.org\"")
    }
    #expect(
      message?.headers("From")[0].mailboxes == [Mailbox(name: "La Lettre du POC", address: "lettre@example.org")])
  }

  @Test(arguments: [
    ("\"La Lettre du POC <lettre@example.org>\"", "\"La Lettre\\r\\nBcc: a@example.org <lettre@example.org>\"", 31),
    ("\"La Lettre du POC <lettre@example.org>\"", "\"La Lettre\\0 <lettre@example.org>\"", 31),
    ("\"La Lettre du POC <lettre@example.org>\"", "\"La Lettre <léttre@example.org>\"", 31),
    ("\"redaction@example.org\"", "\"redaction@exam_ple.org\"", 32),
    ("\"https://www.example.org/lettre/desabonnement\"", "\"https://\"", 35),
    ("\"desabonnement@example.org\"", "\"desabonnement@-example.org\"", 34),
  ])
  func `that a value of letter.yaml could break is not written, and the line is named`(
    _ old: String, _ new: String, _ line: Int
  ) throws {
    let (message, findings) = try Self.mail { $0.replacing(old, with: new) }
    #expect(message == nil)
    let finding = try #require(findings.first { $0.severity == .error })
    #expect(finding.place.file == "letter.yaml" && finding.place.line == line, "\(finding)")
    #expect(finding.hint != nil)
  }

  @Test func `shows pictures from the web where they are hosted, and carries none`() throws {
    let room = try Newsroom.sample()
    _ = try PressRun.compose(
      ComposeRequest(issue: Newsroom.issue, editions: [.email], baseURL: "https://lettre.example.org/archive"),
      at: room.workplace)
    let message = try #require(room.printed["email/lettre.eml"].flatMap { readMessage($0) })
    #expect(message.leaves.map(\.type) == ["text/plain", "text/html"])
    let html = try #require(message.leaves[1].text)
    #expect(html == String(decoding: try #require(room.printed["email/lettre.html"]), as: UTF8.self))
    let names = room.printed.keys.filter { $0.hasPrefix("email/images/") }.map { $0.dropFirst("email/images/".count) }
    #expect(names.count == 7)
    for name in names {
      #expect(html.contains("src=\"https://lettre.example.org/archive/2021-05/images/\(name)\""))
    }
  }
}
