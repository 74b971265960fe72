import DisplayList
import Foundation
import Geometry
import Instruments
import PrintRendering
import Testing

/// That the k-th item a reader meets is marked content k of the drawn page.
@Suite struct MarkedContentTests {
  /// The identifiers of the marked content of every page, in the order in which its stream opens it.
  private func identifiers(_ pages: [DisplayPage], _ pictures: [String: PreparedPicture] = [:]) throws -> [[Int]] {
    let bytes = try renderPDF(pages, materials: materials(pictures), metadata: metadata)
    let text = try output(of: "qpdf", "--qdf", "--no-original-object-ids", "FILE", "-", reading: bytes)
    var found: [[Int]] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("%% Contents for page") { found.append([]) }
      if let mark = line.wholeMatch(of: /\/Span << \/MCID (\d+) >> BDC/) { found[found.count - 1].append(Int(mark.1)!) }
    }
    return found
  }

  private func folio(_ x: Double) throws -> PageItem {
    try run("5", x: x, y: 110, tag: Tag(role: .folio))
  }
  private func mark(_ x: Double) -> PageItem {
    .area(Area(rectangle(x, 80, 9, 9), ink: "gold", tag: Tag(role: .mark)))
  }

  @Test func `what a reader meets is marked in painting order, on every page anew`() throws {
    let background = PageItem.area(Area(rectangle(0, 0, 99, 99), ink: "gold", tag: Tag(role: .background)))
    let first = page([
      background, try folio(10), try run("un", x: 10, y: 20), try run("", x: 10, y: 30),
      .rule(
        RuleLine(
          from: Point(x: 9.pt, y: 9.pt), to: Point(x: 90.pt, y: 9.pt), width: 1.pt, ink: "blue", tag: Tag(role: .rule))),
      try run("deux", x: 10, y: 40), try run("Suite page 2", x: 10, y: 60, tag: Tag(story: "eau", role: .jumpLine)),
    ])
    let second = page([try run("trois", x: 10, y: 20), try folio(20)], number: 2)
    #expect(first.markedItems.count == 2 && second.markedItems.count == 1)
    #expect(try identifiers([first, second]) == [[0, 1], [0]])
  }

  @Test func `groups are opened, clipped and turned ones too; a drawing is one item`() throws {
    let drawing = PageItem.group(
      PageGroup(
        drawing: Drawing(frame: rectangle(0, 80, 30, 9), alternativeText: "Trois carrés", tag: Tag(role: .mark)),
        items: [mark(0), .group(PageGroup(clip: rectangle(0, 80, 15, 9), items: [mark(10)])), mark(20)]))
    let shown = page([
      .group(
        PageGroup(clip: rectangle(0, 0, 50, 50), items: [try run("un", x: 10, y: 20), try run("deux", x: 10, y: 40)])),
      drawing,
      .group(
        PageGroup(
          turn: Turn(about: Point(x: 50.pt, y: 50.pt), degrees: 30),
          items: [
            .group(PageGroup(items: [try run("trois", x: 50, y: 50)])),
            try run("ÉPREUVE", x: 9, y: 9, tag: Tag(role: .mark)),
          ])),
      try run("hors de la page", x: 400, y: 400),
      .group(PageGroup(clip: rectangle(0, 0, 5, 5), items: [try run("coupé", x: 50, y: 50)])),
    ])
    #expect(shown.markedItems.count == 6)
    #expect(try identifiers([shown]) == [Array(0..<6)])
  }

  @Test func `pictures are items, whether pixels or lines`() throws {
    let pictures = [
      "photo": PreparedPicture(.jpeg(width: 2, height: 2), bytes: try fixture("halves.jpg")),
      "mark": PreparedPicture(.svg, bytes: try fixture("halves.svg")),
      "lettered": PreparedPicture(.svg, bytes: try fixture("lettered.svg")),
    ]
    let items = ["mark", "lettered", "mark"].enumerated().map { number, file in
      PageItem.picture(
        PicturePlacement(
          file: file, frame: rectangle(Double(number) * 40, 20, 30, 30), alternativeText: "Deux moitiés",
          tag: Tag(story: "eau", role: .picture)))
    }
    let shown = page([try run("un", x: 10, y: 20)] + items + [try run("deux", x: 10, y: 90)])
    #expect(try identifiers([shown], pictures) == [Array(0..<5)])
  }

  @Test func `the hyphen of a divided word reads as a soft one, a word's own as it is`() throws {
    var divided: [PageItem] = []
    for (number, text) in ["porte-parole séné-", "galaises de-", "mande"].enumerated() {
      guard case .glyphs(var line) = try run(text, x: 10, y: 20 + 12 * Double(number)) else { continue }
      line.endsInDivision = text.hasSuffix("-")
      divided.append(.glyphs(line))
    }
    let bytes = try renderPDF([page(divided)], materials: materials(), metadata: metadata)
    #expect(try text(ofPDF: bytes) == "porte-parole séné\u{AD}\ngalaises de\u{AD}\nmande")
    let mutool = try output(of: "mutool", "draw", "-q", "-F", "txt", "FILE", reading: bytes)
    #expect(mutool.contains("séné\u{AD}") && mutool.contains("porte-parole"))
  }

  @Test func `one glyph for two spaces needs no second text beside it`() throws {
    let lines = try ["dix\u{A0}: un", "un et dix\u{A0}: deux"].enumerated().map { number, text in
      try run(text, heavy, x: 10, y: 20 + 12 * Double(number))
    }
    let bytes = try renderPDF([page(lines)], materials: materials(), metadata: metadata)
    #expect(try !output(of: "qpdf", "--qdf", "FILE", "-", reading: bytes).contains("ActualText"))
    #expect(try text(ofPDF: bytes) == "dix : un\nun et dix : deux")
  }

  @Test func `an image of the page knows no tags`() throws {
    let shown = page([try run("un", x: 10, y: 20)])
    var furniture = shown
    if case .glyphs(var line) = furniture.items[0] {
      line.tag = Tag(role: .folio)
      furniture.items[0] = .glyphs(line)
    }
    let images = try [shown, furniture].map { try renderPNG($0, dotsPerInch: 72, materials: materials()) }
    #expect(images[0] == images[1])
  }
}
