/// The keys of a drawing for the press: each ink is drawn in a colour of its own that stands for it and means nothing
/// else, so that two inks of one look stay two, and finishing can tell every colour it meets.
///
/// The colours of drawings from outside (SVG) are their own keys: the drawing's sRGB, declared here with what it becomes.
/// Inks avoid them.
public struct InkKeys: Hashable, Sendable {
  private var keys: [InkName: ScreenColour] = [:]
  private var colours: [ScreenColour: PressColour]

  /// - Parameters:
  ///   - inks: what each ink of the pages becomes.
  ///   - drawings: what each colour of the pages' drawings becomes.
  public init(inks: [InkName: PressColour], drawings: [ScreenColour: PressColour] = [:]) {
    colours = drawings
    var number = 0
    for (name, colour) in inks.sorted(by: { $0.key < $1.key }) {
      var key: ScreenColour
      repeat {
        number += 1
        key = ScreenColour(red: 0xFE, green: UInt8(truncatingIfNeeded: number >> 8), blue: UInt8(number & 0xFF))
      } while colours[key] != nil
      keys[name] = key
      colours[key] = colour
    }
  }

  /// The colour an ink is drawn in; nil for an ink that was not declared.
  public func key(of ink: InkName) -> ScreenColour? { keys[ink] }

  /// What a colour of the drawing becomes; nil for one that nobody declared.
  public subscript(key: ScreenColour) -> PressColour? { colours[key] }
}

extension Palette {
  /// What every ink becomes on the press, those of the marks with them.
  /// - Parameter isBlackAlone: in one ink, for the office copier.
  public func pressColours(blackAlone isBlackAlone: Bool) -> [InkName: PressColour] {
    var colours: [InkName: PressColour] = [:]
    for ink in names.compactMap({ self[$0] }) + Ink.marks {
      colours[ink.name] = isBlackAlone ? ink.screen.inBlackAlone : .process(ink.recipe)
    }
    if !isBlackAlone { colours[.registration] = .registration }
    return colours
  }

  /// The inks that put more on a point than a paper takes.
  public func inks(over paper: Paper) -> [Ink] {
    names.compactMap { self[$0] }.filter { $0.recipe.coverage > paper.coverageLimit + 1e-6 }
  }

  /// What a colour of a drawing becomes, where the profile is not asked: the ink of the layout that looks the same on a
  /// screen, else, for a grey, black alone as dark as it looks. A grey is never mixed of four inks.
  public func pressColour(of colour: ScreenColour, blackAlone isBlackAlone: Bool) -> PressColour? {
    if isBlackAlone { return colour.inBlackAlone }
    // The first in alphabetical order, where two look the same; black and paper are greys.
    if let ink = names.compactMap({ self[$0] }).first(where: { $0.screen == colour && !$0.screen.isGrey }) {
      return .process(ink.recipe)
    }
    guard colour.isGrey else { return nil }
    return .process(ProcessRecipe(cyan: 0, magenta: 0, yellow: 0, black: colour.blackAlone))
  }
}

extension ScreenColour {
  var isGrey: Bool { red == green && green == blue }

  /// How much of black alone looks as dark, from 0 to 1: the dots of a press spread about as much as the curve of sRGB
  /// bends, so that the grey's number is the tint.
  public var blackAlone: Double {
    if isGrey { return Double(255 - red) / 255 }
    let light = luminance
    let encoded = light <= 0.0031308 ? light * 12.92 : 1.055 * power(light, 1 / 2.4) - 0.055
    return ((1 - encoded) * 1000).rounded() / 1000
  }
}
