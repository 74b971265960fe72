import Diagnostics
import Foundation
import Instruments
import Testing

@testable import Gathering

/// What comes from outside, made to do harm: every reader ends soon, and says where it would not go on.
@Suite struct HostileReaderTests {
  /// The findings of reading, thrown or not, as `code:line`.
  func told(_ text: String, name: String = "x") -> [String] { told(bytes: Array(text.utf8), name: name) }

  func told(bytes: [UInt8], name: String = "x") -> [String] {
    let (findings, time) = worked { () -> [Diagnostic] in
      do throws(Stop) { return try Gathering.read(NewsSource(path: name, bytes: bytes)).diagnostics } catch {
        return error.diagnostics
      }
    }
    #expect(time < .seconds(5), "\(time)")
    return findings.map { "\($0.code):\($0.place.line ?? 0)" }
  }

  @Test func `entity bombs and entities from outside are refused where they are declared`() {
    let bomb = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined(
      separator: "\n")
    #expect(
      told(
        "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY e0 \"ha\">\n\(bomb)]>\n<rss><channel><item><title>&e9;</title></item></channel></rss>"
      )
        == ["feed-refused:2"])
    #expect(
      told(
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>"
      )
        == ["feed-refused:1"])
    #expect(
      told("<!DOCTYPE rss [<!ENTITY %% p SYSTEM \"http://127.0.0.1:9/x\"> %%p;]><rss/>".replacing("%%", with: "%")) == [
        "feed-refused:1"
      ])
  }

  @Test func `an item of 20 MB is read or refused soon, whatever it stands in`() {
    let words = String(repeating: "un mot et puis un autre ", count: (19 << 20) / 24)
    #expect(
      told("<rss><channel><item><title>T</title><description><![CDATA[\(words)]]></description></item></channel></rss>")
        == ["feed-refused:1"])
    #expect(told("<html><p>| 05/05/2021</p><h3>T</h3><p>\(words)</p></html>") == ["item-too-long:1"])
    #expect(told("titre;date;texte\nT;05/05/2021;\"\(words)\"\n") == ["item-too-long:2"])
    #expect(told("| 05/05/2021\nT\n\(words)\n") == ["item-too-long:1"])
    #expect(told("<rss><channel><item><title>\(words)</title></item></channel></rss>") == ["item-too-long:1"])
  }

  @Test func `a note of 20 MB says so`() {
    let words = String(repeating: "un mot et puis un autre ", count: (19 << 20) / 24)
    #expect(told("---\ntitle: T\n---\n\n\(words)\n").contains { $0.hasPrefix("file-too-large") })
  }

  @Test func `60,000 tags within each other are refused with their line`() {
    let deep = String(repeating: "<div>", count: 60_000)
    #expect(told("<html>\n\(deep)| 05/05/2021") == ["page-refused:2"])
    #expect(told("<rss>\n\(String(repeating: "<item>", count: 60_000))") == ["feed-refused:2"])
    #expect(
      told(
        "<rss><channel>\n<item><title>T</title>\n<description><![CDATA[\(deep)]]></description></item></channel></rss>")
        == ["item-refused:3"])
    let bold = String(repeating: "<b><p>", count: 30_000)
    #expect(told("<html>\n\(bold)| 05/05/2021") == [])
    #expect(
      told("---\ntitle: T\n---\n\n" + String(repeating: "> ", count: 60_000) + "x\n").contains("markdown-too-deep:5"))
  }

  @Test func `bytes that are no text stop no reader`() throws {
    var chance = Chance(seed: 7)
    let noise = (0..<4000).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    for head in [
      "<html>", "<rss><channel><item><title>", "<?xml version='1.0'?><feed>", "titre;date\n", "---\n",
      "# T\n05/05/2021\n", "| 05/05/2021\nT\n", "PK\u{3}\u{4}",
    ] {
      _ = told(bytes: Array(head.utf8) + noise)
      _ = told(bytes: Array(head.utf8) + [0, 0, 0, 0] + noise)
    }
    #expect(told("<rss>\u{0}</rss>") == ["feed-refused:1"])
  }

  @Test func `a picture's name that leads out of the folder is told, and is no path`() throws {
    let names = [
      "../x.jpg", "/etc/passwd", "a/../../x.jpg", "..\\x.jpg", "C:\\x.jpg", "file:///etc/passwd", "%2e%2e/x.jpg",
      "a/%2E%2E/x.jpg",
      "a//x.jpg", "\\\\serveur\\x.jpg", "./../x.jpg", "a/./x.jpg", "%00.jpg", "ftp://a.org/x.jpg", "javascript:x",
      "a%2f..%2fx",
    ]
    for name in names {
      guard case .refused = pictureLocation(name, isEncoded: true) else {
        Issue.record("\(name) is \(String(describing: pictureLocation(name, isEncoded: true)))")
        continue
      }
    }
    #expect(pictureLocation("x.gif", isEncoded: true) == .file("x.gif"))
    #expect(pictureLocation("page_fichiers/p%20%C3%A9.jpg?v=2#x", isEncoded: true) == .file("page_fichiers/p é.jpg"))
    #expect(pictureLocation("100%.jpg") == .file("100%.jpg"))
    #expect(pictureLocation("data:image/gif;base64,xx") == nil)
    #expect(pictureLocation("//a.org/x.jpg") == .address("https://a.org/x.jpg"))
  }

  @Test func `scripts and handlers in titles and texts leave nothing that runs`() throws {
    let bad =
      "<img src=x onerror=alert(1)><script>alert(2)</script><a href='javascript:alert(3)'>ici</a><svg onload=alert(4)><b onclick=x>gras</b><iframe src='javascript:x'></iframe>"
    let sources = [
      "<html><div><p>| 05/05/2021</p><h3>Le titre \(bad)</h3><p>Un texte \(bad)</p></div></html>",
      "<rss><channel><item><title><![CDATA[Le titre \(bad)]]></title><pubDate>5 May 2021</pubDate><description><![CDATA[<p>Un texte \(bad)</p>]]></description></item></channel></rss>",
      "titre;date;texte\nLe titre \(bad.replacing(";", with: ""));05/05/2021;Un texte \(bad.replacing(";", with: ""))\n",
      "---\ntitle: \"Le titre \(bad)\"\ndate: 2021-05-05\n---\n\nUn texte \(bad)\n",
      "| 05/05/2021\nLe titre \(bad)\nUn texte \(bad)\n",
    ]
    for source in sources {
      let desk = try Desk()
      let result = try desk.gather([("x", source)])
      let file = try #require(result.taken.first?.file, "\(source.prefix(30))")
      let text = String(decoding: try desk.root.read(file), as: UTF8.self)
      // Whatever is left of a tag is words: its bracket is escaped.
      let body = text.replacing("\\\\<", with: "").replacing("\\<", with: "")
      #expect(!body.contains("<"), "\(text)")
      #expect(!text.contains("](javascript"), "\(text)")
    }
  }

  @Test func `an id used twice, or none, makes no item of two`() throws {
    let items = ["Un", "Deux", "Trois"].map {
      "<item><guid>1</guid><title>\($0)</title><pubDate>5 May 2021</pubDate><description>Le texte \($0).</description></item>"
    }
    let desk = try Desk()
    let result = try desk.gather([("x.xml", "<rss><channel>\(items.joined(separator: "\n"))</channel></rss>")])
    #expect(result.taken.map(\.title) == ["Un", "Deux", "Trois"])
  }

  @Test func `dates in the year 0, none, or 9999 stay what they are`() throws {
    let dates = ["Sat, 01 Jan 0000 00:00:00 GMT", "", "31 Dec 9999 23:59:59 GMT", "31 Dec 99999 00:00:00 GMT", "-1"]
    let items = dates.map { "<item><title>T</title><pubDate>\($0)</pubDate></item>" }.joined()
    let reading = try readFeed(Array("<rss><channel>\(items)</channel></rss>".utf8), name: "x")
    #expect(
      reading.items.map(\.date) == [
        .impossible(dates[0]), .missing, .day(day("9999-12-31")), .impossible(dates[3]), .impossible("-1"),
      ])
  }

  @Test func `a table of a hundred thousand open quotes, and a row of a hundred thousand cells, are refused soon`() {
    #expect(
      told("titre;date\n" + String(repeating: "\"x;05/05/2021\n", count: 100_000)) == ["source-beyond-limits:0"])
    #expect(told("titre;date\n" + String(repeating: "\"x;05/05/2021\n", count: 20_000)).count <= 1)
    #expect(
      told("titre;date\nT;05/05/2021" + String(repeating: ";y", count: 100_000)) == ["source-beyond-limits:2"])
  }
}

/// More than an issue could come from: refused with the place, before memory is given to it.
@Suite struct SourceLimitTests {
  private func told(_ text: String) -> [String] { HostileReaderTests().told(text) }

  @Test func `lines, items and tags beyond measure are refused`() {
    #expect(told("| 05/05/2021\nT\n" + String(repeating: "mot\n", count: 100_000)) == ["source-beyond-limits:0"])
    #expect(told("| 05/05/2021\r\nT\r\n" + String(repeating: "mot\r\n", count: 99_000)) == [])
    let page = "<html><p>| 05/05/2021</p><h3>T</h3>"
    #expect(told(page + String(repeating: "<p>mot</p>\n", count: 500_000)) == ["source-beyond-limits:0"])
    #expect(told(page + "\n" + String(repeating: "<b>x</b>", count: 200_000)) == ["page-refused:2"])
    let item = "<item><title>T</title></item>"
    for feed in [
      "<rss><channel>%</channel></rss>", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>%</rdf:RDF>",
    ] {
      #expect(
        told(feed.replacing("%", with: String(repeating: item, count: 20_001))) == ["source-beyond-limits:0"])
    }
    #expect(
      told("<feed>" + String(repeating: "<entry/>", count: 20_001) + "</feed>") == ["source-beyond-limits:0"])
    #expect(told("titre;date\n" + String(repeating: "a;b\n", count: 20_001)) == ["source-beyond-limits:0"])
  }

  @Test func `a text that no article could hold is left out with its size, and the others are taken`() throws {
    let long = String(repeating: "Un mot. ", count: 60_000)
    let desk = try Desk()
    let result = try desk.gather([
      ("x.txt", "| 05/05/2021\nTrop long\n\(long)\n| 06/05/2021\nAssez court\nUn texte.\n")
    ])
    #expect(result.taken.map(\.title) == ["Assez court"])
    #expect(result.left.map { "\($0.title): \($0.reason)" } == ["Trop long: tooLong"])
    #expect(
      result.diagnostics.map(\.message.french) == [
        "«\u{A0}Trop long\u{A0}» n’est pas pris\u{A0}: un texte de 468\u{A0}Ko, plus que 400"
      ])
    #expect(result.diagnostics.first?.place.line == 1)
  }
}
