import Diagnostics
import DisplayList
import Files
import Foundation
import Geometry
import Inks
import Instruments
import PrintedPages
import Testing

@testable import PressRun

/// The editions on paper of the sample, made once for all tests.
private struct PaperRuns: Sendable {
  let outcome: ComposeOutcome
  let files, again, grey, uncoated: [String: [UInt8]]
  let plates: Plates

  static let made = Result { try PaperRuns() }

  init() throws {
    let room = try Newsroom.sample()
    func compose(_ editions: [Edition], paper: Paper = .coated, isGrey: Bool = false) throws -> ComposeOutcome {
      try PressRun.compose(
        ComposeRequest(issue: Newsroom.issue, editions: editions, paper: paper, isGrey: isGrey), at: room.workplace)
    }
    outcome = try compose([.press, .screen, .booklet])
    files = room.printed
    _ = try compose([.press, .booklet], isGrey: true)
    grey = room.printed
    _ = try compose([.press], paper: .uncoated)
    uncoated = room.printed
    let other = try Newsroom.sample(name: "ailleurs \(UUID())")
    _ = try PressRun.compose(
      ComposeRequest(issue: Newsroom.issue, editions: [.press, .booklet]), at: other.workplace)
    again = other.printed
    plates = try Plates(pdf: #require(files["lettre-2021-05-press.pdf"]), page: 1)
  }

  var press: [UInt8] {
    get throws { try #require(files["lettre-2021-05-press.pdf"]) }
  }
  var booklet: [UInt8] {
    get throws { try #require(files["lettre-2021-05-booklet.pdf"]) }
  }
  var pageOne: DisplayPage { outcome.displayPages[0] }
  /// From the corner of the sheet to that of the trim, in points.
  var margin: Double { (pageOne.boxes.bleed + PrintersMarks.slug).points }
}

@Suite struct PaperEditionsTests {
  @Test func `are made without an error, with a production sheet and their places in the report`() throws {
    let runs = try PaperRuns.made.get()
    #expect(!runs.outcome.diagnostics.hasErrors)
    let report = String(decoding: try #require(runs.files["report.json"]), as: UTF8.self)
    for name in ["press", "booklet", "fiche.md"] { #expect(report.contains("\"\(name)\"")) }
    let sheet = String(decoding: try #require(runs.files["fiche.md"]), as: UTF8.self)
    #expect(sheet.contains(sha256(try runs.press)) && sheet.contains("FOGRA39") && sheet.contains("210 × 297 mm"))
  }

  @Test func `are the same bytes again, in another folder`() throws {
    let runs = try PaperRuns.made.get()
    for name in ["lettre-2021-05-press.pdf", "lettre-2021-05-booklet.pdf", "fiche.md"] {
      #expect(runs.files[name] == runs.again[name], "\(name)")
    }
  }

  @Test func `are sound to qpdf and mupdf, with every font embedded and none made of pictures`() throws {
    let runs = try PaperRuns.made.get()
    for file in [try runs.press, try runs.booklet] {
      #expect(try output(of: "qpdf", "--check", "FILE", reading: file).contains("No syntax or stream encoding errors"))
      _ = try output(of: "mutool", "draw", "-q", "-F", "text", "-o", "/dev/null", "FILE", reading: file)
      let fonts = try output(of: "pdffonts", "FILE", reading: file).split(separator: "\n").dropFirst(2)
      #expect(fonts.count >= 9)
      for font in fonts { #expect(font.contains(" yes yes yes ") && !font.contains("Type 3"), "\(font)") }
    }
  }

  @Test func `hold nothing of a screen's colours`() throws {
    let runs = try PaperRuns.made.get()
    for file in [try runs.press, try runs.booklet] {
      // A search of so many bytes is for grep.
      func found(_ words: String) throws -> String {
        try output(
          of: "sh", "-c", "qpdf --qdf --object-streams=disable FILE - | grep -aoE '\(words)' | sort -u || true",
          reading: file)
      }
      #expect(
        try found("/DeviceRGB|/CalRGB|/Interpolate|/URI|/Annots|[0-9.]+ [0-9.]+ [0-9.]+ (rg|RG)$") == "")
      #expect(try found("/GTS_PDFX|PDF/X-4") == "/GTS_PDFX\nPDF/X-4\n")
    }
  }

  @Test func `have their boxes one in another`() throws {
    let info = try output(of: "pdfinfo", "-box", "FILE", reading: PaperRuns.made.get().press)
    func box(_ name: String) -> [Double] {
      info.split(separator: "\n").first { $0.hasPrefix(name) }?.split(separator: " ").compactMap { Double($0) } ?? []
    }
    let (trim, bleed, media) = (box("TrimBox"), box("BleedBox"), box("MediaBox"))
    #expect(abs(trim[2] - trim[0] - 595.28) < 0.02 && abs(trim[3] - trim[1] - 841.89) < 0.02)
    #expect(abs(trim[0] - bleed[0] - 8.5) < 0.02 && abs(bleed[0] - media[0] - 22.68) < 0.02)
  }

  @Test func `are kept only where their bytes, read over, are what they say`() throws {
    let runs = try PaperRuns.made.get()
    func codes(_ file: [UInt8]) -> [String] {
      PressRun.check(file, named: "x.pdf", on: .coated, isForPrinter: true).filter { $0.severity == .error }.map(\.code)
    }
    for file in [try runs.press, try runs.booklet] { #expect(codes(file) == []) }
    // A box by another name of the same length, so that the file is sound but for it.
    var boxless = try runs.press
    while let place = boxless.firstRange(of: Array("/TrimBox".utf8)) {
      boxless.replaceSubrange(place, with: "/TrymBox".utf8)
    }
    #expect(codes(boxless).first == "not-pdf-x4" && codes(boxless).count > 1)
    let screen = try #require(runs.files["lettre-2021-05-screen.pdf"])
    #expect(codes(screen) == ["not-pdf-x4"])
    let cut = Array(try runs.press.dropLast(2000))
    #expect(codes(cut).count == 1)
  }

  // MARK: - Plates

  @Test func `body text is on the black plate only`() throws {
    let runs = try PaperRuns.made.get()
    let plates = runs.plates
    #expect(plates.others == [])
    var lines = 0
    for case .glyphs(let run) in runs.pageOne.items where run.tag.role == .body && run.ink == .black {
      guard run.string.glyphs.count > 20, let last = run.string.glyphs.last else { continue }
      lines += 1
      let (x, y) = (run.origin.x.points + runs.margin, run.origin.y.points + runs.margin)
      let pixels = plates.pixels(x, y - run.size.points * 0.4, x + last.x, y)
      // Under it the paper, or the even tint of a box.
      for plate in [plates.cyan, plates.magenta, plates.yellow] {
        #expect(Set(pixels.map { plate[$0] }).count == 1, "\(run.string.text)")
      }
      #expect(pixels.contains { plates.black[$0] > 200 } && pixels.contains { plates.black[$0] < 40 })
    }
    #expect(lines > 30)
  }

  @Test func `marks are on all four plates, beyond the bleed`() throws {
    let runs = try PaperRuns.made.get()
    let plates = runs.plates
    let trim = runs.pageOne.boxes.trim
    let sheet = (width: trim.width.points + runs.margin * 2, height: trim.height.points + runs.margin * 2)
    let slug = PrintersMarks.slug.points
    let places: [(String, Double, Double)] = [
      ("target above", sheet.width / 2, slug / 2), ("target below", sheet.width / 2, sheet.height - slug / 2),
      ("target left", slug / 2, sheet.height / 2), ("target right", sheet.width - slug / 2, sheet.height / 2),
    ]
    for (name, x, y) in places {
      let pixels = plates.pixels(x - 6, y - 6, x + 6, y + 6)
      for plate in plates.all { #expect(pixels.contains { plate[$0] > 200 }, "\(name)") }
    }
    // The slug line, above the page.
    let line = plates.pixels(runs.margin + 34, 5, runs.margin + 150, slug)
    for plate in plates.all { #expect(line.count { plate[$0] > 128 } > 50) }
    // Crop marks at a corner.
    let corner = plates.pixels(0, runs.margin - 2, slug, runs.margin + 2)
    for plate in plates.all { #expect(corner.contains { plate[$0] > 128 }) }
  }

  @Test func `the blue covers the bleed to its edge, and white type knocks out of it`() throws {
    let runs = try PaperRuns.made.get()
    let plates = runs.plates
    let (slug, margin) = (PrintersMarks.slug.points, runs.margin)
    let width = runs.pageOne.boxes.trim.width.points
    let edges = [
      plates.pixels(slug + 0.5, slug + 0.5, slug + 8, margin + 120),
      plates.pixels(margin + width, slug + 0.5, margin + width + 8, margin + 120),
      plates.pixels(slug + 0.5, slug + 0.5, margin + width + 8, margin),
    ]
    for pixels in edges {
      #expect(pixels.count > 1000)
      #expect(pixels.allSatisfy { plates.cyan[$0] == 255 && plates.magenta[$0] > 180 })
    }
    let title = try #require(
      runs.pageOne.items.compactMap { item -> GlyphRun? in
        guard case .glyphs(let run) = item, run.tag.role == .nameplate, run.ink == .paper, run.size > 30.pt else {
          return nil
        }
        return run
      }.first)
    let (x, y) = (title.origin.x.points + margin, title.origin.y.points + margin)
    let letters = plates.pixels(x, y - title.size.points * 0.7, x + (title.string.glyphs.last?.x ?? 0), y)
    let white = letters.count { plates.coverage($0) == 0 }
    let blue = letters.count { plates.cyan[$0] == 255 }
    #expect(white > letters.count / 5 && blue > letters.count / 5)
  }

  @Test func `pictures are the right way up, and not in negative`() throws {
    let runs = try PaperRuns.made.get()
    let picture = try #require(
      runs.pageOne.items.compactMap { if case .picture(let placement) = $0 { placement } else { nil } }.first)
    // The same page as poppler shows the screen edition.
    let screen = try #require(runs.files["lettre-2021-05-screen.pdf"])
    let pgm = try bytes(
      of: "pdftoppm", "-r", "144", "-gray", "-f", "1", "-singlefile", "FILE", reading: screen)
    let head = try #require(String(decoding: pgm.prefix(30), as: UTF8.self).firstMatch(of: /P5\s(\d+) (\d+)\s255\s/))
    let across = try #require(Int(head.1))
    let samples = pgm.dropFirst(head.0.utf8.count)
    var pairs: [(Double, Double)] = []
    let frame = picture.frame
    for row in 1..<24 {
      for column in 1..<24 {
        let x = frame.x.points + frame.width.points * Double(column) / 24
        let y = frame.y.points + frame.height.points * Double(row) / 24
        let shown = samples[samples.startIndex + Int(y * 2) * across + Int(x * 2)]
        let (sheetX, sheetY) = (Int((x + runs.margin) * 2), Int((y + runs.margin) * 2))
        pairs.append((Double(shown) / 255, runs.plates.lightness(sheetY * runs.plates.width + sheetX)))
      }
    }
    #expect(correlation(pairs) > 0.9, "\(correlation(pairs))")
    #expect(pairs.count == 23 * 23)
  }

  @Test func `no point takes more ink than its paper`() throws {
    let runs = try PaperRuns.made.get()
    let uncoated = try Plates(pdf: #require(runs.uncoated["lettre-2021-05-press.pdf"]), page: 1)
    for (plates, limit) in [(runs.plates, 300.0), (uncoated, 280.0)] {
      let trim = runs.pageOne.boxes.trim
      let page = plates.pixels(
        runs.margin, runs.margin, runs.margin + trim.width.points, runs.margin + trim.height.points)
      // JPEG and the sampling of the plates sway by a few levels.
      #expect(plates.mostInk(page) <= limit + 6)
    }
    #expect(String(decoding: try #require(runs.uncoated["fiche.md"]), as: UTF8.self).contains("FOGRA29"))
  }

  private func correlation(_ pairs: [(Double, Double)]) -> Double {
    let count = Double(pairs.count)
    let mean = (pairs.map(\.0).reduce(0, +) / count, pairs.map(\.1).reduce(0, +) / count)
    let both = pairs.reduce(0) { $0 + ($1.0 - mean.0) * ($1.1 - mean.1) }
    let first = pairs.reduce(0) { $0 + ($1.0 - mean.0) * ($1.0 - mean.0) }
    let second = pairs.reduce(0) { $0 + ($1.1 - mean.1) * ($1.1 - mean.1) }
    return both / (first * second).squareRoot()
  }

  // MARK: - The office copier

  @Test func `the booklet's first side has the last page at the left and page one at the right`() throws {
    let booklet = try PaperRuns.made.get().booklet
    #expect(try output(of: "pdfinfo", "FILE", reading: booklet).contains("(A3)"))
    func half(_ side: Int, x: Int) throws -> String {
      try output(
        of: "pdftotext", "-f", "\(side)", "-l", "\(side)", "-x", "\(x)", "-y", "0", "-W", "595", "-H", "842", "FILE",
        "-", reading: booklet)
    }
    #expect(try half(1, x: 0).contains("Financé par l’Union européenne"))
    #expect(try half(1, x: 596).contains("La Lettre du POC"))
    #expect(try half(1, x: 596).contains("ÉDITO"))
    #expect(try !half(2, x: 0).contains("Financé par"))
  }

  @Test func `in grey nothing is on a plate but the black one`() throws {
    let runs = try PaperRuns.made.get()
    for name in ["lettre-2021-05-press.pdf", "lettre-2021-05-booklet.pdf"] {
      let plates = try Plates(pdf: #require(runs.grey[name]), page: 1, dotsPerInch: 72)
      #expect(plates.isBlackAlone, "\(name)")
      #expect(plates.black.contains(255) && plates.black.contains(0))
    }
  }

  @Test func `blank pages of a booklet are told`() {
    let finding = Diagnostic.blankPages(2, after: 6)
    #expect(
      finding.message
        == Wording(
          fr: "le cahier se plie par feuilles de 4 pages\u{A0}: 2 pages blanches suivent la page 6",
          en: "the booklet is folded from sheets of 4 pages: 2 blank pages follow page 6"))
  }

  // MARK: - What the user gives

  @Test func `a profile that is none of a press stops everything, by its reason`() throws {
    let room = try Newsroom.sample()
    try room.write("not a profile", to: "faux.icc")
    for (profile, code) in [("faux.icc", "not-a-profile"), ("absent.icc", "profile-unreadable")] {
      let outcome = try PressRun.compose(
        ComposeRequest(issue: Newsroom.issue, editions: [.press], profile: profile), at: room.workplace)
      #expect(outcome.diagnostics.filter { $0.severity == .error }.map(\.code) == [code])
      #expect(outcome.diagnostics.contains { $0.place.file == profile })
      #expect(room.printed["lettre-2021-05-press.pdf"] == nil)
    }
  }

  @Test func `an ink too heavy for the paper stops everything, and goes to press on the other paper`() throws {
    let room = try Newsroom.sample()
    try room.root.makeFolder("layouts")
    let layout = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
    try room.write(
      layout.replacing("cmyk: [100, 75, 15, 35]", with: "cmyk: [100, 90, 60, 45]"), to: "layouts/lettre.yaml")
    func errors(_ paper: Paper) throws -> [Wording] {
      try PressRun.compose(
        ComposeRequest(issue: Newsroom.issue, editions: [.press], paper: paper), at: room.workplace
      ).diagnostics.filter { $0.severity == .error }.map(\.message)
    }
    #expect(
      try errors(.uncoated) == [
        Wording(
          fr:
            "l’encre «\u{A0}deep-blue\u{A0}», à 295\u{A0}%, est trop chargée pour un papier non couché (280\u{A0}% au plus)",
          en: "ink 'deep-blue', at 295%, is too heavy for uncoated paper (280% at most)")
      ])
    #expect(try errors(.coated) == [])
  }

  @Test(arguments: ["bulletin", "large-print"]) func `the other layouts go to press too`(layout: String) throws {
    let room = try Newsroom.sample()
    let outcome = try PressRun.compose(
      ComposeRequest(issue: Newsroom.issue, editions: [.press, .booklet], layout: layout), at: room.workplace)
    #expect(!outcome.diagnostics.hasErrors)
    let press = try #require(room.printed["lettre-2021-05-press.pdf"])
    #expect(try output(of: "qpdf", "--check", "FILE", reading: press).contains("No syntax or stream encoding errors"))
    for page in outcome.displayPages {
      #expect(page.bleedGaps == [], "page \(page.number)")
      #expect(page.picturesAtTrim == [], "page \(page.number)")
    }
  }

  @Test func `whatever touches the trim covers the bleed`() throws {
    for page in try PaperRuns.made.get().outcome.displayPages {
      #expect(page.bleedGaps == [] && page.picturesAtTrim == [])
    }
  }

  @Test func `a photograph within a drawing stops the press file, and says so`() throws {
    let room = try Newsroom.sample()
    try? FileManager.default.removeItem(atPath: room.root.path + "/marks")
    try room.root.makeFolder("marks")
    for name in try repository.list("marks") { try room.copy("marks/" + name) }
    let dot =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    try room.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">
      <image width="40" height="20" xlink:href="data:image/png;base64,\(dot)"/></svg>
      """, to: "marks/police.svg")
    let outcome = try room.compose([.press])
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["undeclared-picture"] && errors[0].place.file == "marks/police.svg")
    #expect(room.printed["lettre-2021-05-press.pdf"] == nil)
  }
}

extension DisplayPage {
  /// The pictures a trimmer that is out by a little would cut: those nearer to the trim than 5 mm.
  fileprivate var picturesAtTrim: [String] {
    items.compactMap { item in
      guard case .picture(let placement) = item else { return nil }
      let safe = Rectangle(x: .zero, y: .zero, width: boxes.trim.width, height: boxes.trim.height).inset(by: 5.mm)
      let frame = placement.frame
      let isSafe =
        frame.x >= safe.x && frame.y >= safe.y && frame.right <= safe.right && frame.bottom <= safe.bottom
      return isSafe ? nil : placement.file
    }
  }

  /// The areas that reach the trim and not the edge of the bleed.
  fileprivate var bleedGaps: [Rectangle] {
    let (trim, bleed) = (boxes.trim, boxes.bleed - 0.01.pt)
    return items.compactMap { item in
      guard case .area(let area) = item else { return nil }
      let points = area.steps.compactMap { step -> Point? in
        switch step {
        case .move(let point), .line(let point), .curve(_, _, let point): point
        case .close: nil
        }
      }
      guard let left = points.map(\.x).min(), let right = points.map(\.x).max(), let top = points.map(\.y).min(),
        let bottom = points.map(\.y).max()
      else { return nil }
      let sides: [(touches: Bool, covers: Bool)] = [
        (left <= .zero, left <= -bleed), (top <= .zero, top <= -bleed),
        (right >= trim.width, right >= trim.width + bleed), (bottom >= trim.height, bottom >= trim.height + bleed),
      ]
      return sides.allSatisfy { !$0.touches || $0.covers }
        ? nil : Rectangle(x: left, y: top, width: right - left, height: bottom - top)
    }
  }
}
