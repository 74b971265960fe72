import EmailEdition
import Foundation
import IssueModel
import Testing

/// The letter in a real browser: `apt-get install chromium`; skipped with a notice where it is missing.
@Suite(.enabled(if: MailReading.chromium != nil, "chromium is not installed"))
struct WidthTests {
  @Test func `the letter fits a phone of 320 pixels, with its style sheet and without`() throws {
    var issue = Sample.issue
    // The longest things an editor may type.
    issue.stories[0].title[0].text +=
      " https://fleuve.example.org/une/adresse/tres/longue/qui/ne/se/coupe/nulle/part/2021"
    issue.stories[6].body = [
      .paragraph([
        .init(
          "Anticonstitutionnellementinterministériellementparlant_".replacing(
            "_", with: String(repeating: "x", count: 80)))
      ])
    ]
    let html = composeEmail(issue, of: Sample.letter, pictures: Sample.pictures).html
    let start = try #require(html.firstRange(of: "<style>"))
    let end = try #require(html.firstRange(of: "</style>"))
    let bare = String(html[..<start.lowerBound] + html[end.upperBound...])
    let frames = [320, 360, 600].flatMap { width in [html, bare].map { (width, $0) } }
    func quoted(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;") }
    let page =
      "<!DOCTYPE html><body>"
      + frames.map { "<iframe width=\"\($0)\" height=\"900\" style=\"border:0\" srcdoc=\"\(quoted($1))\"></iframe>" }
      .joined()
        + """
        <p id="widths"></p><script>onload = () => {
          widths.textContent = "found " + [...document.querySelectorAll("iframe")].map(f =>
            f.contentDocument.documentElement.scrollWidth).join(" ") + " end";
        }</script>
        """
    let file = try MailReading.temporary(page, "page.html")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let (status, dump) = MailReading.run(
      MailReading.chromium!,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--user-data-dir=" + file.deletingLastPathComponent().path + "/p",
        "--dump-dom", file.path,
      ])
    #expect(status == 0)
    let found = try #require(dump.firstRange(of: ">found "))
    let widths = dump[found.upperBound...].prefix { $0 != "e" }.split(separator: " ").compactMap { Int($0) }
    #expect(widths == [320, 320, 360, 360, 600, 600])
  }
}
