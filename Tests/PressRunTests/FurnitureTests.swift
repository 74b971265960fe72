import Diagnostics
import DisplayList
import Foundation
import Geometry
import Instruments
import Testing

@testable import PressRun

/// What a reader of codes finds on a page of a PDF drawn at 150 dots to the inch: poppler draws, ZBar reads.
private func codes(onPage page: Int, ofPDF bytes: [UInt8]) throws -> [String] {
  try inScratchFolder { folder in
    let pdf = folder.appending(path: "letter.pdf")
    try Data(bytes).write(to: pdf)
    let image = folder.appending(path: "page").path
    let drawn = try run([
      "pdftoppm", "-r", "150", "-f", "\(page)", "-l", "\(page)", "-singlefile", "-png", pdf.path, image,
    ])
    try #require(drawn.status == 0)
    let found = try run(["zbarimg", "--quiet", "--nodbus", "--raw", image + ".png"])
    return String(decoding: found.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension DisplayPage {
  fileprivate func texts(_ role: Role) -> [GlyphRun] {
    items.compactMap { if case .glyphs(let run) = $0, run.tag.role == role { run } else { nil } }
  }

  fileprivate var links: [LinkArea] { items.compactMap { if case .link(let link) = $0 { link } else { nil } } }
}

@Suite struct `The furniture of the pages` {
  @Test func `has a code in the colophon that a telephone reads, and the same address in clear`() throws {
    let room = try Newsroom.sample()
    let outcome = try room.compose([.screen])
    let address = "https://www.example.org/lettre/2021-05/"
    let screen = try #require(room.printed["lettre-2021-05-screen.pdf"])
    #expect(try codes(onPage: 4, ofPDF: screen) == [address])
    for page in 1...3 { #expect(try codes(onPage: page, ofPDF: screen) == []) }
    let last = try #require(outcome.displayPages.last)
    #expect(last.links.filter { $0.destination == address }.count == 2)
    let clear = last.texts(.colophon).map(\.string.text).joined()
    #expect(clear.contains("www.example.org/lettre/2021-05") && clear.contains("Lire en ligne"))
  }

  @Test func `has no code and no fault where the letter is not online`() throws {
    let room = try Newsroom.sample()
    let letter = try room.text("letter.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    try room.write(letter.filter { !$0.hasPrefix("base-url:") }.joined(separator: "\n"), to: "letter.yaml")
    let outcome = try room.compose([.screen])
    #expect(outcome.diagnostics.filter { $0.severity > .notice } == [])
    #expect(try codes(onPage: 4, ofPDF: #require(room.printed["lettre-2021-05-screen.pdf"])) == [])
    #expect(!outcome.displayPages[3].texts(.colophon).contains { $0.string.text.contains("en ligne") })
  }

  @Test func `goes without a code, with a warning, where the address is too long for one`() throws {
    let room = try Newsroom.sample()
    let letter = try room.text("letter.yaml").replacing(
      "https://www.example.org/lettre/", with: "https://www.example.org/" + String(repeating: "lettre/", count: 45))
    try room.write(letter, to: "letter.yaml")
    let outcome = try room.compose()
    #expect(outcome.diagnostics.filter { $0.severity > .notice }.map(\.code) == ["address-too-long-for-code"])
    #expect(outcome.pages == 4)
  }

  @Test func `has the page number on the outer side of every inner page`() throws {
    let pages = try Newsroom.sample().compose().displayPages
    for page in pages.dropFirst() {
      let runs = page.texts(.folio)
      let number = try #require(runs.first { $0.string.text == "\(page.number)" })
      let edge = page.number.isMultiple(of: 2) ? runs.map(\.origin.x).min() : runs.map(\.origin.x).max()
      #expect(number.origin.x == edge, "page \(page.number)")
    }
  }

  @Test func `changes the margins' sides from right-hand to left-hand pages`() throws {
    let room = try Newsroom.sample()
    try room.root.makeFolder("layouts")
    let layout = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
    try room.write(
      layout.replacing("inside: 15mm", with: "inside: 18mm").replacing("outside: 15mm", with: "outside: 12mm"),
      to: "layouts/lettre.yaml")
    let pages = try room.compose().displayPages
    try #require(pages.count == 4)
    for page in pages {
      let lefts = page.items.compactMap { item -> Length? in
        guard case .glyphs(let run) = item, run.tag.role == .body else { return nil }
        return run.origin.x
      }
      let margin = page.number.isMultiple(of: 2) ? 12.mm : 18.mm
      // A box keeps its text 6 pt off its edge; hanging points stand out by a little.
      #expect(abs((try #require(lefts.min()) - margin).points) < 7, "page \(page.number)")
    }
  }

  @Test func `has the letter's ears above its title`() throws {
    let room = try Newsroom.sample()
    try room.write(
      try room.text("letter.yaml") + "\nears:\n  left: \"Gratuit\"\n  right: \"L'actualité du partenariat\"\n",
      to: "letter.yaml")
    let outcome = try room.compose()
    #expect(outcome.diagnostics.filter { $0.severity > .notice } == [])
    let ears = outcome.displayPages[0].texts(.ear)
    #expect(ears.map(\.string.text).joined(separator: "/") == "Gratuit/L’actualité du partenariat")
    #expect(ears.allSatisfy { $0.size >= 9.pt && $0.origin.y > 5.mm })
    #expect(collisions(on: outcome.displayPages) == [])
  }

  @Test func `leaves ears out, with a warning, that would meet`() throws {
    let room = try Newsroom.sample()
    let long = String(repeating: "Une oreille bien trop longue ", count: 3)
    try room.write(
      try room.text("letter.yaml") + "\nears: {left: \"\(long)\", right: \"\(long)\"}\n", to: "letter.yaml")
    let outcome = try room.compose()
    #expect(outcome.diagnostics.filter { $0.severity > .notice }.map(\.code) == ["ears-do-not-fit"])
    #expect(outcome.displayPages[0].texts(.ear).isEmpty)
  }
}

@Suite struct `A story of four pictures` {
  @Test func `shows them in one block, with every caption`() throws {
    let room = try Newsroom.sample()
    let file = room.path("articles/2021-05-14-gestes-barrieres.md")
    let names = ["materiel-protection", "salle-formation", "table-reunion", "examen-document"]
    let list = names.map { "  - file: images/\($0).jpg\n    caption: \"Voici \($0).\"\n    alt: \"Une image.\"" }
    let keys = ["image:", "caption:", "credit:", "alt:"]
    var lines = try room.text(file).split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !keys.contains { line.hasPrefix($0) }
    }
    lines.insert(Substring("images:\n" + list.joined(separator: "\n")), at: 1)
    try room.write(lines.joined(separator: "\n"), to: file)
    let outcome = try room.compose(pages: .fewest)
    try #require(outcome.diagnostics.filter { $0.severity > .notice } == [])
    try expectWholePagesOrACount(outcome, of: room)

    let slug = "2021-05-14-gestes-barrieres"
    let pages = outcome.displayPages.map { page in
      page.items.flatMap(\.pictures).filter { $0.tag.story == slug }
    }.filter { !$0.isEmpty }
    try #require(pages.count == 1)
    let frames = pages[0].map(\.frame)
    #expect(pages[0].map(\.file) == names.map { room.path("images/\($0).jpg") })
    // Two rows of two, 4 pt apart.
    #expect(frames[0].y == frames[1].y && frames[2].y == frames[3].y && frames[0].x == frames[2].x)
    #expect(abs((frames[2].y - frames[0].bottom).points - 4) < 1e-6)
    #expect(abs((frames[1].right - frames[3].right).points) < 1e-6)
    #expect(frames[1].right - frames[0].x > 100.mm)
  }
}

@Suite struct `A picture of the sample` {
  /// The sample, its lead's picture cropped as said; uncropped by its editor where nothing is.
  private func room(crop: String) throws -> Newsroom {
    let room = try Newsroom.sample()
    let file = room.path("articles/2021-04-29-atelier-saint-louis.md")
    let lines = try room.text(file).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      // The sample's own wish makes way.
      guard line.contains("crop: gauche") else { return String(line) }
      return crop.isEmpty ? "" : line.prefix { $0 == " " } + "crop: " + crop
    }
    try room.write(lines.joined(separator: "\n"), to: file)
    return room
  }

  private func visible(_ crop: String) throws -> Crop {
    let room = try room(crop: crop)
    let outcome = try room.compose()
    #expect(outcome.diagnostics.filter { $0.severity > .notice } == [])
    let placements = outcome.displayPages.flatMap(\.items).flatMap(\.pictures)
    return try #require(placements.first { $0.file.hasSuffix("pont-faidherbe.jpg") }).visible
  }

  @Test func `shows the side its editor asks for`() throws {
    let (left, right) = (try visible("gauche"), try visible("droite"))
    #expect(left.width < 1 && left.x == 0)
    #expect(abs(right.x + right.width - 1) < 1e-9 && right.width == left.width)
    let chosen = try visible("")
    #expect(chosen.x > 0 && chosen.x < right.x)
  }

  @Test func `shows no more than the part its editor allows`() throws {
    let shown = try visible("10% 10% 80% 80%")
    #expect(shown.x >= 0.1 - 1e-9 && shown.y >= 0.1 - 1e-9)
    #expect(shown.x + shown.width <= 0.9 + 1e-9 && shown.y + shown.height <= 0.9 + 1e-9)
  }

  @Test func `is cut to that part in the mail too`() throws {
    let room = try room(crop: "20% 0% 50% 100%")
    _ = try room.compose([.email])
    let html = String(decoding: try #require(room.printed["email/lettre.html"]), as: UTF8.self)
    // Half the width of a picture of 3:2.
    let image = try #require(html.firstMatch(of: #/pont-faidherbe-[^>]*width="(\d+)" height="(\d+)"/#))
    let ratio = try #require(Double(image.1)) / #require(Double(image.2))
    #expect(abs(ratio - 0.75) < 0.01)
  }

  @Test func `too small for its frame is a warning with the pixels it needs`() throws {
    let room = try Newsroom.sample()
    let images = room.path("images")
    try FileManager.default.removeItem(atPath: room.root.path + "/" + images)
    try FileManager.default.copyItem(
      atPath: repository.path + "/" + images, toPath: room.root.path + "/" + images)
    let file = images + "/pont-faidherbe.jpg"
    _ = try output(
      of: pictureProgram, "rasterise", repository.path + "/" + file, room.root.path + "/" + file, "--width", "300",
      reading: [])
    let warnings = try room.compose().diagnostics.filter { $0.severity > .notice }
    #expect(warnings.map(\.code) == ["coarse-picture"])
    let warning = try #require(warnings.first)
    #expect(warning.place.page == 1 && warning.place.line != nil && warning.place.story != nil)
    #expect(warning.message.english.contains("to the inch over 57 × "))
    let hint = try #require(warning.hint?.english)
    #expect(hint.contains(#/at least [45]\d\d × \d+ pixels/#), "\(hint)")
  }
}
