import Documents
import EmailEdition
import Foundation
import IssueModel
import Testing

/// The letter in a real browser: `apt-get install chromium`; skipped with a notice where it is missing.
@Suite(.enabled(if: MailReading.chromium != nil, "chromium is not installed"))
struct BrowserTests {
  /// What mail programs make of a letter before they show it.
  enum View: String, CaseIterable {
    case whole
    /// Several French webmails take the style sheet out.
    case withoutStyle
    case withoutPictures
    /// Outlook for Windows, which follows its own comments.
    case outlook

    func of(_ html: String) -> String {
      switch self {
      case .whole: return BrowserTests.withDrawnPictures(html)
      case .withoutStyle:
        let bare = html.replacing(/<style>.*?<\/style>/.dotMatchesNewlines(), with: "")
        return BrowserTests.withDrawnPictures(bare)
      case .withoutPictures: return html.replacing(/src="[^"]*"/, with: "src=\"data:,\"")
      case .outlook:
        return BrowserTests.withDrawnPictures(
          html.replacing(/<!--\[if mso\]>(.*?)<!\[endif\]-->/.dotMatchesNewlines()) { String($0.1) })
      }
    }

    /// Outlook's column does not shrink: that program runs on no phone.
    var widths: [Int] { self == .outlook ? [640, 1024] : [320, 360, 600, 1024] }
  }

  @Test(arguments: [false, true])
  func `the letter fits and reads well on every width, light and dark, without style sheet and without pictures`(
    isDark: Bool
  ) throws {
    let letters = [
      ("sample", try RepositoryLetter().mail.html), ("long words", Self.longWords),
      ("full", composeEmail(Sample.issue, of: Sample.letter, pictures: Sample.pictures, form: .archive).html),
    ]
    let faults = try look(at: letters, isDark: isDark)
    #expect(faults == ["looked at \(letters.count * 14) frames, \(isDark ? "dark" : "light")"])
  }

  @Test func `what is wrong on the screen is seen`() throws {
    let good = try RepositoryLetter().mail.html
    let faults = try look(
      at: [
        ("wide", good.replacing("max-width:600px", with: "min-width:700px")),
        ("faint", good.replacing("color:#0F4C9A", with: "color:#9AB")),
        ("upon", good.replacing("<h2", with: "<div style=\"margin-top:-130px\"></div><h2")),
        ("light", good.replacing("class=\"tint\"", with: "")),
      ], isDark: true)
    for fault in [
      "wide whole 320: scrolls sideways", "faint withoutStyle 600: contrast", "upon whole 600: overlaps",
      "light whole 360: a light block in the dark",
    ] {
      #expect(faults.contains { $0.hasPrefix(fault) }, "\(fault)")
    }
  }

  /// The longest things an editor may type.
  private static var longWords: String {
    var issue = Sample.issue
    issue.stories[0].title[0].text +=
      " https://fleuve.example.org/une/adresse/tres/longue/qui/ne/se/coupe/nulle/part/2021"
    issue.stories[6].body = [
      .paragraph([Span("Anticonstitutionnellement" + String(repeating: "x", count: 95))])
    ]
    return composeEmail(issue, of: Sample.letter, pictures: Sample.pictures).html
  }

  /// Pictures of their own shape, so that nothing is fetched.
  private static func withDrawnPictures(_ html: String) -> String {
    html.replacing(/src="[^"]*"( alt="[^"]*") width="(\d+)" height="(\d+)"/) { match in
      let drawing =
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='\(match.2)' height='\(match.3)'></svg>"
      return "src=\"\(drawing)\"\(match.1) width=\"\(match.2)\" height=\"\(match.3)\""
    }
  }

  @Test(arguments: [false, true])
  func `the pages of the archive fit and read well from a phone to a desk, light and dark`(isDark: Bool) throws {
    let page = composeArchivePage(
      Sample.issue, of: Sample.letter, pictures: Sample.pictures,
      pdf: ArchivedFile(name: "lettre-2021-05-screen.pdf", bytes: 1_200_000))
    let issues = (1...6).map { month in
      var issue = Sample.issue
      (issue.id, issue.number, issue.date) = ("2021-0\(month)", month, CalendarDate(year: 2021, month: month, day: 1)!)
      if month == 4 { issue.title = [Span("Anticonstitutionnellement" + String(repeating: "x", count: 60))] }
      return ArchivedIssue(
        issue, pageOne: month == 3 ? nil : EmailPicture(name: "page-1.png", width: 480, height: 678),
        pdf: ArchivedFile(name: "lettre.pdf", bytes: 900_000))
    }
    let pages = [
      ("page", page.html), ("index", composeArchiveIndex(of: Sample.letter, issues: issues)),
    ]
    let faults = try look(at: pages, as: [.whole, .withoutPictures], widths: [320, 360, 600, 1200], isDark: isDark)
    #expect(faults == ["looked at 16 frames, \(isDark ? "dark" : "light")"])
  }

  private func look(
    at letters: [(name: String, html: String)], as views: [View] = View.allCases, widths: [Int]? = nil, isDark: Bool
  ) throws -> [String] {
    func quoted(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;") }
    let frames = letters.flatMap { letter in
      views.flatMap { view in
        let html = quoted(view.of(letter.html))
        return (widths ?? view.widths).map {
          "<iframe name=\"\(letter.name) \(view) \($0)\" width=\"\($0)\" height=\"900\" style=\"border:0\" "
            + "srcdoc=\"\(html)\"></iframe>"
        }
      }
    }
    let script = try String(
      contentsOf: MailReading.root.appendingPathComponent("Tests/Fixtures/email/look.js"), encoding: .utf8)
    let page =
      "<!DOCTYPE html><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\"><body>"
      + frames.joined() + "<pre id=\"faults\"></pre><script>\(script)</script>"
    let file = try MailReading.temporary(page, "page.html")
    let folder = file.deletingLastPathComponent()
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=\(folder.path)/p",
    ]
    if isDark { options.append("--blink-settings=preferredColorScheme=0") }
    let (status, dump) = MailReading.run(MailReading.chromium!, options + ["--dump-dom", file.path])
    #expect(status == 0)
    let start = try #require(dump.firstRange(of: "looked at "))
    return dump[start.lowerBound...].prefix { $0 != "<" }.split(separator: "\n").map(String.init).filter { $0 != "end" }
  }
}
