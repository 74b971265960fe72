import DisplayList
import Fonts
import Foundation
import Geometry
import Inks
import Instruments
import PrintRendering
import Testing

@Suite struct PDFEditionTests {
  @Test func `text comes out of the PDF as it went in`() throws {
    let bytes = try renderPDF(
      [page([try run("L’eau «\u{A0}revient\u{A0}» à Thiès, œuvre", size: 10, x: 10, y: 30)])], materials: materials(),
      metadata: metadata)
    #expect(try text(ofPDF: bytes).replacing("\u{A0}", with: " ") == "L’eau « revient » à Thiès, œuvre")
  }

  @Test func `a cluster of two letters and one glyph reads as its letters`() throws {
    var fi = try #require(glyphs(of: try run("ﬁ", x: 10, y: 30)))
    fi.string.text = "fi"
    fi.string.clusters = [GlyphCluster(bytes: 2, glyphs: 1)]
    let bytes = try renderPDF([page([.glyphs(fi)])], materials: materials(), metadata: metadata)
    #expect(try text(ofPDF: bytes) == "fi")
  }

  @Test func `both faces are embedded as subsets, each from its own file`() throws {
    let bytes = try renderPDF(
      [page([try run("Corps", x: 10, y: 30), try run("Titre", heavy, size: 18, x: 10, y: 60)])],
      materials: materials(), metadata: metadata)
    let rows = try output(of: "pdffonts", "FILE", reading: bytes).split(separator: "\n").dropFirst(2)
    #expect(rows.count == 2)
    for (row, name) in zip(
      rows.sorted { $0.contains("Libertine") && !$1.contains("Libertine") }, ["LinLibertineO", "Lato-Heavy"])
    {
      #expect(row.contains("+\(name)"), "\(row)")
      #expect(row.contains("yes yes yes"), "embedded, subset, with its text: \(row)")
    }
  }

  @Test func `a line drawn wider keeps one embedded font`() throws {
    let bytes = try renderPDF(
      [page([try run("large", x: 10, y: 30, expansion: 1.015), try run("serré", x: 10, y: 60, expansion: 0.985)])],
      materials: materials(), metadata: metadata)
    #expect(try output(of: "pdffonts", "FILE", reading: bytes).split(separator: "\n").dropFirst(2).count == 1)
  }

  @Test func `glyphs stand where the display list says`() throws {
    let bytes = try renderPDF(
      [page([try run("mm", size: 20, x: 30, y: 50, expansion: 1.5)])], materials: materials(), metadata: metadata)
    let words = try output(of: "pdftotext", "-bbox", "FILE", "-", reading: bytes)
    let word = try #require(words.firstMatch(of: /xMin="([\d.]+)".*xMax="([\d.]+)"/))
    let advance = try PlainFont(libertine).advance(PlainFont(libertine).glyph("m")) * 20 * 1.5
    #expect(abs(Double(word.1)! - 30) < 0.02)
    #expect(abs(Double(word.2)! - (30 + 2 * advance)) < 0.02)
  }

  @Test func `the media box is the trim and nothing of the bleed shows`() throws {
    let bytes = try renderPDF(
      [page([.area(Area(rectangle(-9, -9, 218, 60), ink: "blue", tag: Tag(role: .nameplate)))])],
      materials: materials(), metadata: metadata)
    #expect(try output(of: "pdfinfo", "FILE", reading: bytes).contains("Page size:       200 x 120 pts"))
    let drawn = try pixels(ofPDF: bytes)
    #expect((drawn.width, drawn.height) == (200, 120))
    #expect(drawn[0, 0].isNear(blue) && drawn[199, 50].isNear(blue) && drawn[100, 52] == paper)
  }

  @Test func `a group is clipped to its frame`() throws {
    let area = PageItem.area(Area(rectangle(0, 0, 200, 120), ink: "gold", tag: Tag(role: .background)))
    let bytes = try renderPDF(
      [page([.group(PageGroup(clip: rectangle(20, 20, 40, 40), items: [area]))])], materials: materials(),
      metadata: metadata)
    let drawn = try pixels(ofPDF: bytes)
    #expect(drawn[40, 40].isNear(gold) && drawn[18, 40] == paper && drawn[62, 40] == paper)
  }

  @Test func `the metadata carry the issue's day and no clock`() throws {
    let bytes = try renderPDF([page([])], materials: materials(), metadata: metadata)
    let info = try output(of: "pdfinfo", "-rawdates", "FILE", reading: bytes)
    for line in [
      "Title:           La Lettre du POC n° 5", "Author:          Partenariat Opérationnel Conjoint",
      "Subject:         Mai 2021", "Keywords:        Sénégal, migrations", "Creator:         lettre",
    ] { #expect(info.contains(line), "\(info)") }
    #expect(info.matches(of: /(Creation|Mod)Date: +(D:)?20210531000000/).count == 2, "\(info)")
  }

  @Test func `the same pages give the same bytes`() throws {
    let pages = [
      page([
        try run("Égal", x: 10, y: 30), try run("Titre", heavy, size: 18, x: 10, y: 60),
        picture("a.jpg", rectangle(100, 20, 60, 40)),
      ])
    ]
    let all = materials(["a.jpg": PreparedPicture(.jpeg(width: 240, height: 160), bytes: try fixture("halves.jpg"))])
    #expect(
      try renderPDF(pages, materials: all, metadata: metadata) == renderPDF(pages, materials: all, metadata: metadata))
  }
}

func glyphs(of item: PageItem) -> GlyphRun? {
  if case .glyphs(let run) = item { run } else { nil }
}

func picture(_ file: String, _ frame: Rectangle, visible: Crop = .whole) -> PageItem {
  .picture(
    PicturePlacement(
      file: file, frame: frame, visible: visible, alternativeText: "deux moitiés",
      tag: Tag(story: "eau", role: .picture)))
}
