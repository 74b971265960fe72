import Inks

/// One declaration of an inline style, made of numbers, colours and known words only.
struct Declaration: Hashable, Sendable {
  let property: String
  let value: String

  private init(_ property: StaticString, _ value: String) {
    self.property = "\(property)"
    self.value = value
  }

  private init(_ property: StaticString, is value: StaticString) { self.init(property, "\(value)") }

  // MARK: type

  /// Faces every system has.
  enum Face: String {
    /// Text.
    case book = "Georgia,serif"
    /// Titles and labels; every system has it or answers to its name.
    case sans = "Arial"
  }
  enum Cut: String { case bold, italic }

  /// Face, size and leading in one: the short form is understood wherever the long ones are (caniemail, `font`,
  /// 2019-02) and takes half their room.
  static func type(_ face: Face, _ size: Int, _ leading: Int, _ cut: Cut? = nil) -> Declaration {
    Declaration("font", (cut.map { $0.rawValue + " " } ?? "") + "\(size)px/\(leading)px \(face.rawValue)")
  }
  static let mono = Declaration("font-family", is: "Consolas,Menlo,monospace")
  /// The face in italics where size and leading stay those of the text around.
  static let italic = Declaration("font-style", is: "italic")
  static let capitals = Declaration("text-transform", is: "uppercase")
  static let centred = Declaration("text-align", is: "center")
  /// A link among links only, where nothing else could be meant.
  static let plain = Declaration("text-decoration", is: "none")
  static func share(ofSize percent: Int) -> Declaration { Declaration("font-size", "\(percent)%") }
  /// A raised figure must not push the lines apart.
  static let noLeading = Declaration("line-height", is: "0")
  static func tracking(_ pixels: Int) -> Declaration { Declaration("letter-spacing", "\(pixels)px") }
  /// Long addresses turn over rather than widen the column.
  static let breakLongWords = Declaration("word-break", is: "break-word")
  /// No larger type on a phone than we ask for.
  static let ownTextSize = Declaration("-webkit-text-size-adjust", is: "100%")

  // MARK: colour

  static func colour(_ colour: ScreenColour) -> Declaration { Declaration("color", colour.hex) }
  /// Nothing behind it: La Poste's webmail puts a dark blue behind headings of the second level.
  static let noGround = Declaration("background-color", "transparent")
  static func ground(_ colour: ScreenColour) -> Declaration { Declaration("background-color", colour.hex) }

  // MARK: room

  static func margin(_ top: Int, _ right: Int, _ bottom: Int, _ left: Int) -> Declaration {
    Declaration("margin", sides(top, right, bottom, left))
  }
  static func padding(_ top: Int, _ right: Int, _ bottom: Int, _ left: Int) -> Declaration {
    Declaration("padding", sides(top, right, bottom, left))
  }
  static let inTheMiddle = Declaration("margin", is: "0 auto")
  static func most(_ pixels: Int) -> Declaration { Declaration("max-width", "\(pixels)px") }
  static let wholeWidth = Declaration("width", is: "100%")
  static let ownHeight = Declaration("height", is: "auto")
  static let block = Declaration("display", is: "block")
  static let inlineBlock = Declaration("display", is: "inline-block")

  // MARK: rules

  enum Side { case top, bottom, left }
  static func rule(_ side: Side, _ pixels: Int, _ colour: ScreenColour) -> Declaration {
    let value = "\(pixels)px solid \(colour.hex)"
    return switch side {
    case .top: Declaration("border-top", value)
    case .bottom: Declaration("border-bottom", value)
    case .left: Declaration("border-left", value)
    }
  }
  static func frame(_ pixels: Int, _ colour: ScreenColour) -> Declaration {
    Declaration("border", "\(pixels)px solid \(colour.hex)")
  }
  static let noBorder = Declaration("border", is: "0")

  // MARK: what is there and not seen

  /// For the preheader: read by mail programs, shown by none, Outlook's own switch included.
  static let hidden: [Declaration] = [
    Declaration("display", is: "none"), Declaration("max-height", is: "0"), Declaration("overflow", is: "hidden"),
    Declaration("mso-hide", is: "all"),
  ]

  private static func sides(_ top: Int, _ right: Int, _ bottom: Int, _ left: Int) -> String {
    func length(_ pixels: Int) -> String { pixels == 0 ? "0" : "\(pixels)px" }
    if top == bottom, left == right { return top == right ? length(top) : "\(length(top)) \(length(right))" }
    if left == right { return "\(length(top)) \(length(right)) \(length(bottom))" }
    return "\(length(top)) \(length(right)) \(length(bottom)) \(length(left))"
  }
}

/// A rule of the head's only style sheet, which colours the letter for a dark screen. Without it nothing is lost.
struct StyleRule: Hashable, Sendable {
  enum Subject: Hashable, Sendable {
    case shade(Shade)
    case element(Element)
  }

  var subjects: [Subject]
  var text: ScreenColour?
  var ground: ScreenColour?
  var border: ScreenColour?
}
