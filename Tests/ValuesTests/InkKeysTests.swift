import Inks
import Testing

@Suite struct InkKeysTests {
  private let palette = Palette([
    Ink(
      name: "deep-blue", recipe: ProcessRecipe(cyan: 1, magenta: 0.75, yellow: 0.15, black: 0.35),
      screen: ScreenColour(hex: "#0B2F57")!),
    Ink(
      name: "heavy", recipe: ProcessRecipe(cyan: 0.9, magenta: 0.9, yellow: 0.6, black: 0.5),
      screen: ScreenColour(hex: "#101010")!),
  ])

  @Test func `every ink has a key of its own, and no drawing's colour is one`() {
    let inks = palette.pressColours(blackAlone: false)
    let plain = InkKeys(inks: inks)
    // A drawing made of nothing but the keys that inks would have.
    let taken = inks.keys.compactMap { plain.key(of: $0) }
    #expect(Set(taken).count == inks.count)
    let keys = InkKeys(
      inks: inks, drawings: Dictionary(uniqueKeysWithValues: taken.map { ($0, .process(Ink.paper.recipe)) }))
    for (name, colour) in inks {
      let key = keys.key(of: name)!
      #expect(!taken.contains(key) && keys[key] == colour)
    }
    #expect(keys[ScreenColour(red: 1, green: 2, blue: 3)] == nil)
  }

  @Test func `a drawing's colour is the layout's ink of that look, a grey is black alone, others are asked for`() {
    #expect(
      palette.pressColour(of: ScreenColour(hex: "#0B2F57")!, blackAlone: false)
        == .process(ProcessRecipe(cyan: 1, magenta: 0.75, yellow: 0.15, black: 0.35)))
    func black(_ part: Double) -> PressColour {
      .process(ProcessRecipe(cyan: 0, magenta: 0, yellow: 0, black: part))
    }
    #expect(palette.pressColour(of: .black, blackAlone: false) == black(1))
    #expect(palette.pressColour(of: .white, blackAlone: false) == black(0))
    #expect(palette.pressColour(of: ScreenColour(hex: "#333333")!, blackAlone: false) == black(0.8))
    // Not even where an ink of the layout looks like it.
    #expect(palette.pressColour(of: ScreenColour(hex: "#101010")!, blackAlone: false) == black(239.0 / 255))
    #expect(palette.pressColour(of: ScreenColour(hex: "#0B2F58")!, blackAlone: false) == nil)
  }

  @Test func `in one ink type of good contrast is solid, and areas are as dark as they look`() {
    guard case .blackAlone(let area, let type) = ScreenColour(hex: "#0B2F57")!.inBlackAlone else {
      Issue.record("not in black alone")
      return
    }
    #expect(type == 1 && (0.75...0.9).contains(area))
    #expect(ScreenColour.white.inBlackAlone == .blackAlone(area: 0, type: 0))
    guard case .blackAlone(let pale, let paleType) = ScreenColour(hex: "#E5AE1F")!.inBlackAlone else { return }
    #expect(pale == paleType && pale < 0.4)
  }

  @Test func `an ink over the limit of the paper is told`() {
    #expect(palette.inks(over: .uncoated).map(\.name) == ["heavy"])
    #expect(palette.inks(over: .coated).isEmpty)
  }
}
