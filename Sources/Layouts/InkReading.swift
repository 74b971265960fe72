import Diagnostics
import Documents
import Inks

/// Coated paper holds 300 % of ink at a point (ISO 12647-2, separations for FOGRA39), uncoated paper 280 %.
private let coatedLimit = 300.0
private let uncoatedLimit = 280.0

/// Reads the inks of a layout. An ink with a fault is known all the same where it can be, so that one fault is one
/// finding.
func readInks(_ reader: inout KeyReader) -> Palette {
  var inks: [Ink] = []
  var taken = Set<String>()
  for node in reader.items("inks") {
    let ink = reader.nested(node, keys: ["name", "cmyk", "screen"]) { ink -> Ink? in
      let name = ink.freshName(&taken)
      if let name, let fixed = Palette.fixed.first(where: { $0.name.name == name }) {
        ink.report(.fixedInk(fixed.name.name, ink.place(of: "name")))
        return nil
      }
      let screen = ink.wanted("screen") { $0.text("screen") }
      let colour = screen.flatMap { ScreenColour(hex: $0) }
      if let screen, colour == nil { ink.report(.noColour(screen, ink.place(of: "screen"))) }
      let parts = ink.texts("cmyk").map { Double($0.text.replacing(",", with: ".")) ?? -1 }
      guard parts.count == 4, parts.allSatisfy({ (0...100).contains($0) }) else {
        ink.report(.noRecipe(ink.place(of: "cmyk")))
        return name.map { Ink(name: InkName($0), recipe: Ink.black.recipe, screen: colour ?? .black) }
      }
      let recipe = ProcessRecipe(
        cyan: parts[0] / 100, magenta: parts[1] / 100, yellow: parts[2] / 100, black: parts[3] / 100)
      guard let name else { return nil }
      let coverage = Int(recipe.coverage.rounded())
      if recipe.coverage > coatedLimit {
        ink.report(.tooMuchInk(name, coverage, ink.place(of: "cmyk")))
      } else if recipe.coverage > uncoatedLimit {
        ink.report(.muchInkForUncoated(name, coverage, ink.place(of: "cmyk")))
      }
      return Ink(name: InkName(name), recipe: recipe, screen: colour ?? .black)
    }
    if let ink { inks.append(ink) }
  }
  return Palette(inks)
}
