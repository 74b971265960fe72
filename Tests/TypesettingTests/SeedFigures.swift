import Geometry
import Shaping
import Testing
import Typesetting

/// The opening copy of the letter as body text: the figures the product promises (DESIGN §8).
@Suite struct SeedFigures {
  static let hasSeed = Repository.text(Repository.seed) != nil

  @Test(.enabled(if: hasSeed, "the seed copy stands beside the repository only where the letter is made"))
  func `the opening copy is set evenly in columns of 56 mm`() throws {
    let text = try #require(Repository.text(Repository.seed))
    let typesetter = Typesetter(shaper: HarfBuzzShaper(catalogue: Faces.catalogue), divider: try Faces.hyphenator())
    var lines: [SetLine] = []
    for copy in text.split(separator: "\n") where copy.count > 120 {
      let paragraph = Paragraph(runs: [TextRun(text: frenchSpaced(String(copy)), style: Faces.body)])
      lines += typesetter.set(paragraph, measure: 56.mm).lines
    }
    let quality = LineQuality(of: lines)
    #expect(quality.lines > 150)
    #expect(quality.wordSpace.mean <= 1.10)
    #expect(quality.wordSpace.p95 <= 1.60)
    #expect(quality.wordSpace.max <= 2.4)
    #expect(Double(quality.loose) <= 0.05 * Double(quality.lines))
    #expect(Double(quality.hyphenated) <= 0.25 * Double(quality.lines))
    #expect(quality.hyphenRuns == 0)
    #expect(quality.rivers == 0)
    #expect(quality.overfull == 0)
    #expect(quality.expansion <= 0.02 + 1e-9 && quality.tracking <= 0.01 + 1e-9)
  }
}
