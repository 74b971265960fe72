import DisplayList
import Fonts
import Geometry
import Inks
import Testing

@Suite struct TextDumpTests {
  private let body = GlyphRun(
    face: FontFace("linux-libertine/LinLibertine_R.otf"), size: 9.5.pt, ink: .black,
    origin: Point(x: 12.pt, y: 345.598.pt),
    string: GlyphString(
      glyphs: [PlacedGlyph(id: 1, x: 0), PlacedGlyph(id: 2, x: 4.256)], text: "Là\u{A0}: \"x\"\u{202F}!",
      clusters: []),
    tag: Tag(story: "eau", role: .body, block: 2))

  @Test func `a page reads as an editor would describe it`() {
    var wide = body
    wide.expansion = 1.0123
    wide.language = "wo"
    let page = DisplayPage(
      number: 3, boxes: PageBoxes(trim: Size(width: 210.mm, height: 297.mm), bleed: 3.mm),
      items: [
        .area(
          Area(
            Rectangle(x: (-3).mm, y: (-3).mm, width: 216.mm, height: 49.mm), ink: "deep-blue",
            tag: Tag(role: .nameplate))),
        .glyphs(body), .glyphs(wide),
        .rule(
          RuleLine(
            from: Point(x: 10.pt, y: 20.pt), to: Point(x: 30.pt, y: 20.pt), width: 0.4.pt, ink: "gold",
            tag: Tag(role: .rule))),
        .group(
          PageGroup(
            clip: Rectangle(x: 1.pt, y: 2.pt, width: 3.pt, height: 4.pt),
            items: [
              .picture(
                PicturePlacement(
                  file: "issues/2021-05/images/puits.jpg",
                  frame: Rectangle(x: 1.pt, y: 2.pt, width: 30.pt, height: 40.pt),
                  visible: Crop(x: 0, y: 0.1, width: 1, height: 0.8), alternativeText: "Un puits",
                  tag: Tag(story: "eau", role: .picture)))
            ])),
        .area(
          Area(
            steps: [
              .move(Point(x: 0.pt, y: 0.pt)), .line(Point(x: 5.pt, y: 5.pt)),
              .curve(Point(x: 1.pt, y: 1.pt), Point(x: 2.pt, y: 2.pt), end: Point(x: 3.pt, y: 3.pt)), .close,
            ], ink: "gold", tag: Tag(role: .mark))),
        .link(
          LinkArea(
            areas: [
              Rectangle(x: 1.pt, y: 2.pt, width: 3.pt, height: 4.pt),
              Rectangle(x: 5.pt, y: 6.pt, width: 7.pt, height: 8.pt),
            ], destination: "https://exemple.sn/", title: "en ligne", tag: Tag(story: "eau", role: .closingLine))),
      ])
    #expect(
      page.textDump == #"""
        page 3 595.28×841.89 bleed 8.50
        p3 area -8.50,-8.50 612.28×138.90 deep-blue nameplate
        p3 text 12.00,345.60 9.50 linux-libertine/LinLibertine_R.otf black body eau/2 "Là\u{A0}: \"x\"\u{202F}!" glyphs 2 to 4.26
        p3 text 12.00,345.60 9.50 linux-libertine/LinLibertine_R.otf black body eau/2 expansion 1.0123 lang wo "Là\u{A0}: \"x\"\u{202F}!" glyphs 2 to 4.26
        p3 rule 10.00,20.00 30.00,20.00 0.40 gold rule
        p3 group clip 1.00,2.00 3.00×4.00
        p3   picture 1.00,2.00 30.00×40.00 issues/2021-05/images/puits.jpg visible 0.0000,0.1000,1.0000,0.8000 picture eau/0 "Un puits"
        p3 area m 0.00,0.00 l 5.00,5.00 c 1.00,1.00 2.00,2.00 3.00,3.00 z gold mark
        p3 link 1.00,2.00 3.00×4.00+5.00,6.00 7.00×8.00 https://exemple.sn/ closingLine eau/0 "en ligne"

        """#)
  }

  @Test func `a hair's difference does not change the dump`() {
    var moved = body
    moved.origin.x = Length(points: 12.000_001)
    moved.origin.y = moved.origin.y - Length(points: 1e-9)
    let boxes = PageBoxes(trim: Size(width: 10.pt, height: 10.pt), bleed: .zero)
    #expect(
      DisplayPage(number: 1, boxes: boxes, items: [.glyphs(body)]).textDump
        == DisplayPage(number: 1, boxes: boxes, items: [.glyphs(moved)]).textDump)
    moved.origin.x = Length(points: -0.001)
    #expect(
      DisplayPage(number: 1, boxes: boxes, items: [.glyphs(moved)]).textDump.contains("text 0.00,345.60"))
  }
}
