import Foundation
import Testing

@testable import Gathering

/// Run by `make bench`: LETTRE_BENCH=gather, in a release build.
@Suite struct FeedBench {
  /// A feed of 1,000 items and 10 MB: 100 paragraphs of markup in each.
  static func feed(items: Int = 1000) -> [UInt8] {
    let paragraph =
      "<p>Le <strong>bac</strong> de Rosso repart à <em>huit</em> heures&nbsp;; il revient <a href=\"/horaires\">à midi</a>.</p>"
    let body = String(repeating: paragraph, count: 86)
    let parts = (1...items).map { number in
      """
      <item><title>Titre \(number)</title><guid>\(number)</guid><pubDate>Wed, 05 May 2021 10:00:00 GMT</pubDate>
      <description><![CDATA[\(body)<img src="https://exemple.org/\(number).jpg" alt="">]]></description></item>
      """
    }
    return Array(
      "<rss version=\"2.0\"><channel><link>https://exemple.org</link>\(parts.joined(separator: "\n"))</channel></rss>"
        .utf8)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["LETTRE_BENCH"] == "gather"))
  func `1,000 items of a feed of 10 MB`() throws {
    let bytes = Self.feed()
    let (items, time) = try worked {
      let reading = try Gathering.read(NewsSource(path: "feed.xml", bytes: bytes))
      return reading.items.map { GatheredItem($0, source: 0, name: "feed.xml") }
    }
    #expect(items.count == 1000 && items.allSatisfy { $0.blocks.count == 86 && $0.raw.pictures.count == 1 })
    print("feed of \(bytes.count / 1_000_000) MB, 1000 items: \(time)")
    #expect(time < .seconds(2))
  }
}
