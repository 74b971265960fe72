import EmailEdition
import Foundation
import Inks
import IssueModel
import Testing

/// What html5lib finds in the letter: `apt-get install python3-html5lib`; skipped with a notice where it is missing.
@Suite(.enabled(if: MailReading.python != nil, "python3-html5lib is not installed"))
struct HTMLTests {
  @Test(arguments: [false, true])
  func `a strict parser finds no error, in Outlook's view neither`(inOutlook: Bool) throws {
    let reading = try MailReading(of: Sample.mail.html, inOutlook: inOutlook)
    #expect(reading.values("error") == [])
    // Outlook sees its own column around ours.
    let plain = try MailReading(of: Sample.mail.html)
    #expect(reading.counts["table"]! - plain.counts["table"]! == (inOutlook ? 1 : 0))
  }

  @Test func `there is one main heading and no level is skipped`() throws {
    let levels = try MailReading(of: Sample.mail.html).values("heading").map { Int($0.prefix(1))! }
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(levels.first == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    #expect(levels.contains(4))
  }

  @Test func `nothing a mail program refuses is in the letter`() throws {
    let reading = try MailReading(of: Sample.mail.html)
    for tag in ["script", "form", "iframe", "video", "svg", "base", "link", "object", "input"] {
      #expect(reading.counts[tag] == nil)
    }
    #expect(reading.values("handler") == [])
    #expect(reading.counts["style"] == 1)
    for style in reading.values("style") {
      for word in ["position", "float", "flex", "grid", "url(", "expression"] { #expect(!style.contains(word)) }
    }
    let anchors = reading.values("anchor")
    #expect(Set(anchors).count == anchors.count)
    #expect(anchors.count == 9)
    #expect(reading.values("id") == [])
  }

  @Test func `every link leads somewhere safe, and every anchor to a place in the letter`() throws {
    let reading = try MailReading(of: Sample.mail.html)
    let anchors = Set(reading.values("anchor"))
    for address in reading.values("href") {
      if address.hasPrefix("#") {
        #expect(anchors.contains(String(address.dropFirst())))
      } else {
        #expect(["https://", "http://", "mailto:"].contains { address.hasPrefix($0) }, "\(address)")
      }
    }
    #expect(reading.values("href").filter { $0.hasPrefix("#") }.count == anchors.count)
  }

  @Test func `text is readable on its ground, on a light and on a dark screen`() throws {
    let pairs = try MailReading(of: Sample.mail.html).values("pair").map { $0.split(separator: " ", maxSplits: 3) }
    #expect(pairs.count > 200)
    for pair in pairs {
      let ink = try #require(ScreenColour(hex: String(pair[1])), "\(pair)")
      let ground = try #require(ScreenColour(hex: String(pair[2])), "\(pair)")
      #expect(ink.contrast(with: ground) >= 4.5, "\(pair)")
      // In the dark no ground stays light.
      if pair[0] == "dark" { #expect(ground.luminance < 0.1, "\(pair)") }
    }
    #expect(Set(pairs.map { $0[0] }) == ["light", "dark"])
  }

  @Test func `pictures have their true shape, their words and a fluid width`() throws {
    let images = try MailReading(of: Sample.mail.html).values("image")
    #expect(
      images.first
        == "images/formation-1a2b3c.jpg|600|400|Une vingtaine de stagiaires en survêtement s’exercent deux par deux dans une cour pavée|display:block;width:100%;max-width:600px;height:auto;border:0"
    )
    #expect(images.count == 4)
  }

  @Test func `passages in other languages say so`() throws {
    let languages = try MailReading(of: Sample.mail.html).values("lang")
    #expect(languages.prefix(2) == ["fr", "fr"])
    #expect(languages.filter { $0 == "wo" }.count == 1)
    #expect(languages.filter { $0 == "en" }.count == 2)  // in the summary and around the story
  }

  @Test func `every word of the issue is in the HTML and in the plain text`() throws {
    let reading = try MailReading(of: Sample.mail.html)
    let inHTML = Set(reading.values("word"))
    // In plain text an address stands after the words that lead there.
    let text = Sample.mail.text.replacing(#/\s<[a-z]+:[^>]*>/#, with: "")
    let inText = Set(text.split(whereSeparator: { " \n".contains($0) }).map(String.init))
    for copy in Sample.issue.copyOfMail {
      for word in emailWords(copy) {
        if !inHTML.contains(word) { Issue.record("not in the HTML: \(word)") }
        if !inText.contains(word) { Issue.record("not in the text: \(word)") }
      }
    }
  }

  @Test func `the sample of the repository passes the same strict reading and weighs less than 30 kB`() throws {
    let mail = try RepositoryLetter().mail
    for inOutlook in [false, true] {
      #expect(try MailReading(of: mail.html, inOutlook: inOutlook).values("error") == [])
    }
    #expect(mail.diagnostics.map(\.code) == ["email-shortened"])
    #expect(mail.html.utf8.count < 29_500)
    #expect(mail.text.contains("Se désinscrire"))
  }

  @Test(.enabled(if: MailReading.mjml != nil, "mjml-python is not installed"))
  func `the same letter made with MJML is half as heavy again`() throws {
    let html = try RepositoryLetter().mail.html
    let file = try MailReading.temporary(html, "letter.html")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let script = MailReading.root.appendingPathComponent("Tests/Fixtures/email/as_mjml.py").path
    let (status, output) = MailReading.run(MailReading.mjml!, [script, file.path])
    #expect(status == 0)
    let weight = try #require(Int(output.split(separator: "\n").last ?? ""))
    #expect(weight > html.utf8.count * 3 / 2)
  }
}
