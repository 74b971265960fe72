import Fonts
import Geometry
import Testing
import Typesetting

@Suite struct LineQualityTests {
  func line(_ ratio: Double?, hyphen: Bool = false, text: String = "aa bb") -> SetLine {
    // One space, from 20 pt on, 10 pt wide at its natural width.
    let width = 10 * (ratio ?? 1)
    let string = GlyphString(
      glyphs: [PlacedGlyph(id: 1, x: 0), PlacedGlyph(id: 2, x: 20), PlacedGlyph(id: 3, x: 20 + width)], text: "a b",
      clusters: [
        GlyphCluster(bytes: 1, glyphs: 1), GlyphCluster(bytes: 1, glyphs: 1), GlyphCluster(bytes: 1, glyphs: 1),
      ])
    let run = SetRun(style: Typewriter.style, x: .zero, width: 40.pt, string: string)
    return SetLine(
      runs: [run], spaceRatio: ratio, endsInHyphen: hyphen, endsParagraph: ratio == nil, text: text, textOffset: 0)
  }

  @Test func `spaces are summed up over justified lines`() {
    let quality = LineQuality(of: [line(1.0), line(1.2), line(0.7), line(1.7), line(nil)])
    #expect(quality.lines == 4)
    #expect(abs(quality.wordSpace.mean - 1.15) < 1e-9)
    #expect(quality.wordSpace.max == 1.7 && quality.wordSpace.p95 == 1.7)
    #expect(quality.loose == 1 && quality.tight == 1)
  }

  @Test func `hyphens are counted, and the runs of them`() {
    let hyphen = line(1, hyphen: true)
    let quality = LineQuality(of: [hyphen, hyphen, line(1), hyphen, hyphen, line(1, text: "porte-"), line(nil)])
    #expect(quality.hyphenated == 5)
    #expect(quality.longestHyphenRun == 3 && quality.hyphenRuns == 1)
  }

  @Test func `three wide spaces under one another are a river`() {
    #expect(LineQuality(of: [line(1.5), line(1.5), line(1.5)]).rivers == 1)
    #expect(LineQuality(of: [line(1.5), line(1.5), line(1.5), line(1.5)]).rivers == 1)
    #expect(LineQuality(of: [line(1.5), line(1.5), line(1.2), line(1.5)]).rivers == 0)
    #expect(LineQuality(of: [line(1.5), line(1.5), line(nil), line(1.5)]).rivers == 0)
  }

  @Test func `a line of one word that cannot fill its measure is a loose one`() {
    let options = TypesettingOptions.plain
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: options)
    // Twenty characters a line: the long word has no space to stretch and no room for a neighbour.
    let paragraph = Paragraph(runs: [TextRun(text: "extraordinairement considérablement vu", style: Typewriter.style)])
    let lines = typesetter.set(paragraph, measure: 100.pt).lines
    #expect(lines.map(\.text) == ["extraordinairement", "considérablement vu"])
    #expect(lines[0].shortfall == 10.pt && lines[0].spaceRatio == nil)
    let quality = LineQuality(of: lines)
    #expect(quality.unfilled == 1 && quality.loose == 1 && quality.lines == 1)
  }

  @Test func `no lines, no figures`() {
    let quality = LineQuality(of: [SetLine]())
    #expect(quality.lines == 0 && quality.wordSpace.max == 1 && quality.hyphenated == 0)
  }
}
