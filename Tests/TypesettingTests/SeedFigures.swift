import Geometry
import Shaping
import Testing
import Typesetting

@Suite struct SeedFigures {
  @Test(.enabled(if: Repository.text(Repository.seed) != nil))
  func `the opening copy is set evenly in columns of 56 mm`() throws {
    let text = try #require(Repository.text(Repository.seed))
    let typesetter = Typesetter(shaper: HarfBuzzShaper(catalogue: Faces.catalogue), divider: try Faces.hyphenator())
    var lines: [SetLine] = []
    for line in text.split(separator: "\n") where line.count > 120 {
      let paragraph = Paragraph(runs: [TextRun(text: frenchSpaced(String(line)), style: Faces.body)])
      let set = typesetter.set(paragraph, measure: 56.mm)
      for line in set.lines {
        print(line.spaceRatio.map { String(Int($0 * 100)) } ?? "-", line.expansion, line.overfull.points, line.text)
      }
      lines += set.lines
    }
  }
}
