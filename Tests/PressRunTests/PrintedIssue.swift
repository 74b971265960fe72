import Foundation
import Instruments
import PrintedPages

/// An issue as its PDF shows it: lines of type told apart by their face, size and colour as the layout «lettre» names
/// them, pictures, boxes and rules, and the part of every page that is for stories.
struct PrintedIssue: Sendable {
  enum Role: Hashable, Sendable {
    case body, dropCap, crosshead, kicker, headline, standfirst, caption, closing, summary, summaryPage, quotation
    case attribution, unknown
  }

  struct Line: Sendable {
    var role: Role
    var type: PrintedLine
    /// The column it begins in, from 0.
    var column: Int
    var page: Int { type.page }
    var baseline: Double { type.baseline }
    /// The row of the grid whose baseline it stands on or over.
    var row: Int { Int(((type.baseline - Sheet.firstBaseline) / 12).rounded()) }
  }

  struct Picture: Sendable {
    var page: Int
    var frame: Box
    var colour: Int
  }

  /// What is known of a page before it is read: A4, three columns on a grid of 12 points.
  enum Sheet {
    static let left = 15 / 25.4 * 72, head = 14 / 25.4 * 72
    static let measure = (180 - 10) / 3 / 25.4 * 72, gutter = 5 / 25.4 * 72
    static let width = 180 / 25.4 * 72
    static let firstBaseline = head + 9
    static let rows = 63
    static let padding = 6.0

    static func left(ofColumn column: Int) -> Double { left + Double(column) * (measure + gutter) }
    static func top(ofRow row: Int) -> Double { head + Double(row) * 12 }
  }

  struct Page: Sendable {
    var number: Int
    /// The rows for stories: under the nameplate, over the colophon.
    var rows: Range<Int>
    var lines: [Line]
    var pictures: [Picture]
    /// Tinted boxes.
    var boxes: [Box]
    /// Lines that part or hold: stroked, or filled no more than 2 points high.
    var rules: [Box]
    /// The pull quote's two rules are the gold ones that are stroked.
    var ink: Ink
  }

  var pages: [Page]
  var lines: [Line] { pages.flatMap(\.lines) }

  init(pdf: [UInt8]) throws {
    let trace = try bytes(of: "mutool", "trace", "FILE", reading: pdf)
    let inks = Ink.pages(
      pgm: try bytes(of: "mutool", "draw", "-q", "-r", "72", "-c", "gray", "-F", "pgm", "-o", "-", "FILE", reading: pdf)
    )
    pages = PrintedPages.pages(trace: trace).enumerated().map { number, page in
      var page = page
      if number < inks.count { page.ink = inks[number] }
      return PrintedIssue.read(page)
    }
  }

  private static func read(_ page: PrintedPage) -> Page {
    // The nameplate and the colophon run over the whole sheet.
    let bands = page.areas.filter { $0.frame.width > page.width - 2 && $0.frame.height > 40 }.map(\.frame)
    let nameplate = bands.filter { $0.top < 1 }.map(\.bottom).max()
    let colophon = bands.filter { $0.top > page.height / 2 }.map(\.top).min()
    let first = nameplate.map { Int((($0 + 9 - Sheet.head) / 12).rounded(.up)) } ?? 0
    let end = colophon.map { Int(($0 - Sheet.head) / 12) } ?? Sheet.rows
    let area = Box(left: 0, top: Sheet.top(ofRow: first), right: page.width, bottom: Sheet.top(ofRow: end) + 2)
    let lines = page.lines.filter { (area.top...area.bottom).contains($0.baseline) }.map { line in
      Line(
        role: role(of: line), type: line,
        column: min(2, max(0, Int((line.left + 4 - Sheet.left) / (Sheet.measure + Sheet.gutter)))))
    }
    let areas = page.areas.filter { $0.frame.top >= area.top - 0.1 && $0.frame.bottom <= area.bottom + 6 }
    return Page(
      number: page.number, rows: first..<end, lines: lines,
      pictures: areas.filter { GeneratedText.colours.contains($0.colour) }.map {
        Picture(page: page.number, frame: $0.frame, colour: $0.colour)
      },
      boxes: areas.filter { $0.colour == 0xE8F1FA && $0.frame.height > 12 }.map(\.frame),
      rules: page.rules.filter { $0.top >= area.top - 0.1 && $0.bottom <= area.bottom + 6 }
        + areas.filter { $0.frame.height <= 2.1 }.map(\.frame),
      ink: page.ink)
  }

  /// The styles of `layouts/lettre.yaml`.
  private static func role(of line: PrintedLine) -> Role {
    let black = 0
    let textBlue = 0x0F4C9A
    let deepBlue = 0x0B2F57
    let grey = 0x6B6B6B
    func isIn(_ colour: Int) -> Bool {
      // Written with a few digits, a colour may be out by one.
      [16, 8, 0].allSatisfy { abs((line.colour >> $0) & 255 - (colour >> $0) & 255) <= 1 }
    }
    func isOf(_ size: Double) -> Bool { abs(line.size - size) < 0.02 }
    let serif = ["LinLibertineO", "LinLibertineOI", "LinLibertineOB", "LinLibertineOBI"].contains(line.font)
    switch true {
    // Without its expansion, the size is one of the ladder's.
    case serif && isIn(black) && (9.19...9.81).contains(line.size): return .body
    case serif && isIn(black) && isOf(9): return .summary
    // Larger and smaller with the body.
    case serif && isIn(grey) && (8.7...9.3).contains(line.size): return .closing
    case serif && isIn(deepBlue) && isOf(15): return .quotation
    case line.font == "LinLibertineOZ" && isIn(black) && isOf(11): return .standfirst
    case line.font == "LinLibertineOZ" && isIn(deepBlue) && line.size > 20: return .dropCap
    case line.font == "Lato-Heavy" && isIn(deepBlue) && line.size > 11.5: return .headline
    case line.font == "Lato-Bold" && isIn(textBlue) && isOf(7.5): return .kicker
    case line.font == "Lato-Bold" && isIn(textBlue) && isOf(9): return .crosshead
    case line.font == "Lato-Bold" && isIn(textBlue) && isOf(8.5): return .summaryPage
    case ["Lato-Regular", "Lato-Italic"].contains(line.font) && isIn(black) && isOf(7.5): return .caption
    case ["Lato-Regular", "Lato-Italic"].contains(line.font) && isIn(textBlue) && isOf(8): return .attribution
    default: return .unknown
    }
  }
}
