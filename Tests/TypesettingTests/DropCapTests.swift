import Fonts
import Geometry
import Shaping
import Testing
import Typesetting

@Suite struct DropCapTests {
  let typesetter = Typesetter(shaper: HarfBuzzShaper(catalogue: Faces.catalogue))
  static let copy =
    "ous avons tous en mémoire les images de ces embarcations de fortune, que l’actualité rappelle chaque semaine, "
    + "et nous savons ce qu’elles coûtent à ceux qui les prennent."

  func lettrine(_ text: String, lines: Int = 3, measure: Length = 56.mm) -> DropCap? {
    typesetter.dropCap(
      of: Paragraph(runs: [TextRun(text: text, style: Faces.body, source: 4)], indent: 10.pt),
      style: TextStyle(face: Faces.text, size: 1.pt, ink: "deep-blue"), lines: lines, leading: 12.pt, gap: 2.pt,
      measure: measure)
  }

  @Test func `the letter reaches from the last of its baselines to the capitals of the first line`() throws {
    let cap = try #require(lettrine("N" + Self.copy))
    let capHeight = typesetter.metrics(of: Faces.text).capHeight / 1000
    #expect(abs(cap.run.style.size.points * capHeight - (24 + 9.5 * capHeight)) < 0.001)
    #expect(cap.run.style.ink == "deep-blue" && cap.run.source == 4)
    let lines = typesetter.set(cap.paragraph, measure: 56.mm).lines
    #expect(lines.prefix(3).allSatisfy { $0.runs[0].x.points > cap.run.width.points + 1 })
    #expect(lines[3].runs[0].x.points < 1)
  }

  @Test func `copied text has the whole word`() throws {
    let cap = try #require(lettrine("N" + Self.copy))
    #expect(cap.run.string.text == "")
    let lines = typesetter.set(cap.paragraph, measure: 56.mm).lines
    #expect(lines[0].text.hasPrefix("Nous avons tous"))
    let string = lines[0].runs[0].string
    #expect(string.text.hasPrefix("Nous avons tous"))
    #expect(string.clusters[0] == GlyphCluster(bytes: 2, glyphs: 1))
    #expect(string.clusters.reduce(0) { $0 + $1.bytes } == string.text.utf8.count)
  }

  @Test func `an apostrophe and a guillemet go with the letter`() throws {
    #expect(try #require(lettrine("L’on" + Self.copy)).paragraph.notch?.opening == "L’")
    #expect(try #require(lettrine("«\u{A0}N" + Self.copy)).paragraph.notch?.opening == "«\u{A0}N")
    #expect(try #require(lettrine("À " + Self.copy)).paragraph.notch?.opening == "À")
  }

  @Test func `no letter, no drop cap, and none beside too few lines`() {
    #expect(lettrine("– dit-on") == nil)
    #expect(lettrine("") == nil)
    #expect(lettrine("N") == nil)
    #expect(lettrine("Nous avons dit.") == nil)
  }

  @Test func `the rest of a paragraph goes on where its line began`() {
    let runs = [
      TextRun(text: "un deux ", style: Typewriter.style, source: 1),
      TextRun(text: "trois quatre", style: Typewriter.style, source: 2),
    ]
    let paragraph = Paragraph(runs: runs, alignment: .ragged, indent: 5.pt, hangingIndent: 3.pt)
    let rest = paragraph.droppingFirst(14)
    #expect(rest.runs.map(\.text) == ["quatre"])
    #expect(rest.runs.map(\.source) == [2])
    #expect(rest.indent == 3.pt)
    #expect(paragraph.droppingFirst(8).runs.map(\.text) == ["trois quatre"])
    #expect(paragraph.droppingFirst(3).runs.map(\.text) == ["deux ", "trois quatre"])
    #expect(paragraph.droppingFirst(100).runs.isEmpty)
  }
}
