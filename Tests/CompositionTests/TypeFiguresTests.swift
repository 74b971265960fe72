import Composition
import DisplayList
import Geometry
import Testing
import Typesetting

@Suite struct `Figures of a story's lines` {
  /// Lines of one paragraph, the last of which ends it.
  private func lines(
    _ texts: [(String, Double?)], story: String = "s", block: Int = 0, column: Int = 1, hyphenAt: Int? = nil
  ) -> [StoryLine] {
    texts.enumerated().map { number, text in
      StoryLine(
        line: SetLine(
          runs: [], spaceRatio: text.1, endsInHyphen: number == hyphenAt, endsParagraph: number == texts.count - 1,
          text: text.0, textOffset: 0),
        tag: Tag(story: story, role: .body, block: block), page: 1, column: column)
    }
  }

  @Test func `a last line of fewer than five letters is a runt, so is the rest of a word`() {
    let story =
      lines([("une ligne", 1), ("et là.", nil)]) + lines([("une ligne", 1), ("cinq à", nil)], block: 1)
      + lines([("une li", 1), ("gnette.", nil)], block: 2, hyphenAt: 0)
      + lines([("une li", 1), ("gnette suit.", nil)], block: 3, hyphenAt: 0) + lines([("Non.", nil)], block: 4)
    #expect(StoryFigures.figures(of: story).map(\.runts) == [2])
  }

  @Test func `the three most uneven lines come worst first, tight ones too`() {
    let story = lines([("a", 1.2), ("b", 0.5), ("c", 1.9), ("d", 1), ("e", 1.1), ("f", nil)])
    let figures = StoryFigures.figures(of: story)
    #expect(figures.first?.worst.map(\.line.text) == ["b", "c", "a"])
  }

  @Test func `a line over its measure is worse than any`() {
    var story = lines([("a", 2.2), ("b", 1), ("c", nil)])
    story[1].line.overfull = 3.pt
    #expect(StoryFigures.figures(of: story).first?.worst.map(\.line.text) == ["b", "a"])
  }

  @Test func `stories are told apart and keep the order of the pages`() {
    let all =
      lines([("a", 1), ("b", nil)], story: "z") + lines([("c", 1), ("d", nil)], story: "a")
      + lines([("e", 1), ("f", nil)], story: "z", block: 1, column: 2)
    #expect(StoryFigures.figures(of: all).map(\.story) == ["z", "a"])
    #expect(StoryFigures.figures(of: all).map(\.quality.lines) == [2, 1])
  }
}
