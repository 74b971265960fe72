/// What a colour of the drawing becomes on the press.
public enum PressColour: Hashable, Sendable {
  case process(ProcessRecipe)
  /// One ink alone, for the office copier: how much of black an area takes, from 0 to 1, and how much type does.
  case blackAlone(area: Double, type: Double)
  /// All plates at once: for the marks that show how the plates lie on each other, never for what is read.
  case registration
}

/// The paper an issue is printed on.
public enum Paper: String, Hashable, Sendable, CaseIterable {
  case coated, uncoated

  /// The most ink a point may take, in percent: 300 on coated paper (ISO 12647-2, separations for FOGRA39), 280 on
  /// uncoated, where more does not dry.
  public var coverageLimit: Double { self == .coated ? 300 : 280 }
}

/// A printing condition as an output intent names it (ISO 15930-7, 6.2.3).
public struct OutputCondition: Hashable, Sendable {
  /// Its name in the registry of the ICC, such as `FOGRA39`; `Custom` for one that is not registered.
  public var identifier: String
  /// In words, such as «Offset, coated paper».
  public var words: String
  /// The name its profile gives itself.
  public var profile: String

  public init(identifier: String, words: String, profile: String) {
    self.identifier = identifier
    self.words = words
    self.profile = profile
  }

  public static let registry = "http://www.color.org"
  public static let unregistered = "Custom"
  public var isRegistered: Bool { identifier != OutputCondition.unregistered }
}

extension InkName {
  /// All plates at once.
  public static let registration = InkName("registration")
  /// One plate each: the patches of the colour bar.
  public static let cyan = InkName("cyan")
  public static let magenta = InkName("magenta")
  public static let yellow = InkName("yellow")
}

extension Ink {
  /// The inks of printer's marks besides black; `registration` shows as black on a screen.
  public static let marks: [Ink] = [
    Ink(
      name: .registration, recipe: ProcessRecipe(cyan: 1, magenta: 1, yellow: 1, black: 1), screen: .black),
    Ink(
      name: .cyan, recipe: ProcessRecipe(cyan: 1, magenta: 0, yellow: 0, black: 0),
      screen: ScreenColour(red: 0, green: 0x9E, blue: 0xE0)),
    Ink(
      name: .magenta, recipe: ProcessRecipe(cyan: 0, magenta: 1, yellow: 0, black: 0),
      screen: ScreenColour(red: 0xE6, green: 0, blue: 0x7E)),
    Ink(
      name: .yellow, recipe: ProcessRecipe(cyan: 0, magenta: 0, yellow: 1, black: 0),
      screen: ScreenColour(red: 0xFF, green: 0xEC, blue: 0)),
  ]
}

extension ScreenColour {
  /// The colour in one black ink, contrast kept: as dark as it is on a screen. Type that stands out from paper by 4.5 to
  /// 1 or more (WCAG 2.1, 1.4.3) is solid: small letters fall apart in the dots of a tint.
  public var inBlackAlone: PressColour {
    .blackAlone(area: blackAlone, type: contrast(with: .white) >= 4.5 ? 1 : blackAlone)
  }
}
