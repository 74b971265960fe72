/// The name of an ink in a layout: the only thing a page item knows of its colour.
public struct InkName: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let name: String

  public init(_ name: String) { self.name = name }
  public init(stringLiteral value: String) { self.name = value }
  public var description: String { name }
  public static func < (a: InkName, b: InkName) -> Bool { a.name < b.name }

  /// Text black: 0 0 0 1 in print.
  public static let black = InkName("black")
  /// The bare paper: knocks out of whatever is under it.
  public static let paper = InkName("paper")
  /// The blue and the yellow of the European emblem.
  public static let europeanBlue = InkName("eu-blue")
  public static let europeanYellow = InkName("eu-yellow")
}

/// An ink recipe for the press: cyan, magenta, yellow and black, each from 0 to 1.
public struct ProcessRecipe: Hashable, Sendable {
  public let cyan, magenta, yellow, black: Double

  public init(cyan: Double, magenta: Double, yellow: Double, black: Double) {
    self.cyan = cyan
    self.magenta = magenta
    self.yellow = yellow
    self.black = black
  }

  /// The sum of the four inks at a point, in percent.
  public var coverage: Double { (cyan + magenta + yellow + black) * 100 }

  /// How many of the four inks print.
  public var inkCount: Int { [cyan, magenta, yellow, black].count { $0 > 0 } }
}

/// A colour on a screen: sRGB, each component from 0 to 255.
public struct ScreenColour: Hashable, Sendable {
  public let red, green, blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#RRGGBB`; nil for anything else.
  public init?(hex: String) {
    guard hex.utf8.count == 7, hex.utf8.first == UInt8(ascii: "#"), let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// The colour as `#RRGGBB`.
  public var hex: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  public static let black = ScreenColour(red: 0, green: 0, blue: 0)
  public static let white = ScreenColour(red: 255, green: 255, blue: 255)
}

/// An ink of a layout: what the press prints and what a screen shows.
public struct Ink: Hashable, Sendable {
  public let name: InkName
  public let recipe: ProcessRecipe
  public let screen: ScreenColour

  public init(name: InkName, recipe: ProcessRecipe, screen: ScreenColour) {
    self.name = name
    self.recipe = recipe
    self.screen = screen
  }

  public static let black = Ink(
    name: .black, recipe: ProcessRecipe(cyan: 0, magenta: 0, yellow: 0, black: 1), screen: .black)
  public static let paper = Ink(
    name: .paper, recipe: ProcessRecipe(cyan: 0, magenta: 0, yellow: 0, black: 0), screen: .white)
  // Reflex Blue and Yellow in four colours and on screen: graphical specifications of the European emblem
  // (Interinstitutional style guide, annex A1).
  public static let europeanBlue = Ink(
    name: .europeanBlue, recipe: ProcessRecipe(cyan: 1, magenta: 0.8, yellow: 0, black: 0),
    screen: ScreenColour(red: 0x00, green: 0x33, blue: 0x99))
  public static let europeanYellow = Ink(
    name: .europeanYellow, recipe: ProcessRecipe(cyan: 0, magenta: 0, yellow: 1, black: 0),
    screen: ScreenColour(red: 0xFF, green: 0xCC, blue: 0x00))
}

/// The inks of a layout by name; those no layout may change are always there.
public struct Palette: Hashable, Sendable {
  /// Black, paper, and the two colours of the European emblem, which its owner prescribes.
  public static let fixed: [Ink] = [.black, .paper, .europeanBlue, .europeanYellow]

  private let inks: [InkName: Ink]

  public init(_ inks: [Ink]) {
    self.inks = Dictionary((Self.fixed + inks).map { ($0.name, $0) }) { _, last in last }
  }

  public subscript(name: InkName) -> Ink? { inks[name] }

  /// Every name, in alphabetical order.
  public var names: [InkName] { inks.keys.sorted() }
}
