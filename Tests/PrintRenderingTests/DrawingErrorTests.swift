import DisplayList
import Fonts
import Geometry
import PrintRendering
import Testing

@Suite struct DrawingErrorTests {
  private func draw(_ items: [PageItem]) throws -> [UInt8] {
    try renderPDF([page(items)], materials: materials(), metadata: metadata)
  }

  @Test func `an ink the layout does not have stops the drawing`() throws {
    let error = try #require(throws: DrawingError.self) {
      try draw([.area(Area(rectangle(0, 0, 9, 9), ink: "mauve", tag: Tag(role: .background)))])
    }
    #expect(error == .unknownInk("mauve"))
    #expect(error.diagnostic.message.french == "encre «\u{A0}mauve\u{A0}» inconnue du gabarit")
    #expect(error.diagnostic.message.english == "the layout has no ink 'mauve'")
  }

  @Test func `a font that is not in the folder stops the drawing, and no other takes its place`() throws {
    var absent = try #require(glyphs(of: try run("a", x: 0, y: 10)))
    absent.face = FontFace("lato/Lato-Hairline.ttf")
    let error = try #require(throws: DrawingError.self) { try draw([.glyphs(absent)]) }
    #expect(error.diagnostic.code == "font-unreadable")
    #expect(
      error.diagnostic.message.french.hasPrefix("la fonte «\u{A0}lato/Lato-Hairline.ttf\u{A0}» est illisible\u{A0}: "))
    #expect(error.diagnostic.place.file == fontsFolder + "/lato/Lato-Hairline.ttf")
  }

  @Test func `a file that is no font stops the drawing`() throws {
    var licence = try #require(glyphs(of: try run("a", x: 0, y: 10)))
    licence.face = FontFace("lato/OFL.txt")
    let error = try #require(throws: DrawingError.self) { try draw([.glyphs(licence)]) }
    #expect(error.diagnostic.code == "font-unreadable")
  }

  @Test func `clusters that leave text over stop the drawing`() throws {
    var short = try #require(glyphs(of: try run("abc", x: 0, y: 10)))
    short.string.clusters.removeLast()
    #expect(throws: DrawingError.clustersBroken(text: "abc")) { try draw([.glyphs(short)]) }
  }
}
