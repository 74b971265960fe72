import Foundation
import Testing

@testable import Gathering

/// Run by `make bench`: LETTRE_BENCH=gather, in a release build.
@Suite struct FeedBench {
  /// A feed of 1,000 items and 10 MB: paragraphs as long as those of the site, with a bold passage and a link in each.
  static func feed(items: Int = 1000) -> [UInt8] {
    let paragraph =
      "<p>"
      + String(
        repeating: "Le bac de Rosso repart à huit heures&nbsp;; il revient à midi, et l’équipe l’attend au quai. ",
        count: 4)
      + "<strong>Le départ</strong> est gratuit : <a href=\"/horaires\">les horaires</a> sont en ligne.</p>\n"
    let body = String(repeating: paragraph, count: 19)
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
    #expect(items.count == 1000 && items.allSatisfy { $0.blocks.count == 19 && $0.raw.pictures.count == 1 })
    print("feed of \(bytes.count / 1_000_000) MB, 1000 items: \(time)")
    #expect(time < .seconds(2))
  }
}
