import Fonts

/// A run's style as the typesetter needs it: shaping in it, its spaces, and what pieces of words measure.
final class RunStyle {
  let style: TextStyle
  let shaper: any TextShaper
  /// In points.
  let size: Double
  /// Added after every glyph, in points.
  let tracking: Double
  let wordSpace, noBreakSpace, thinSpace: ShapedText
  let wordSpaceWidth, fixedSpaceWidth, thinSpaceWidth: Double
  private let shapingStyle: TextStyle
  private var hyphenAdvances: [UInt64: Double] = [:]
  private var advances: [Unicode.Scalar: Double] = [:]

  init(_ style: TextStyle, shaper: any TextShaper, options: TypesettingOptions) {
    self.style = style
    self.shaper = shaper
    size = style.size.points
    tracking = style.tracking * size
    // Letters set apart must not be tied by a ligature.
    var shapingStyle = style
    if abs(style.tracking) >= 0.02 { shapingStyle.features.append(FontFeature("liga", 0)) }
    self.shapingStyle = shapingStyle
    let space = shaper.shape(" ", in: shapingStyle)
    wordSpace = space
    noBreakSpace = Self.space("\u{A0}", like: space, shaper, shapingStyle)
    thinSpace = Self.space("\u{202F}", like: space, shaper, shapingStyle)
    wordSpaceWidth = space.advance / 1000 * size + tracking
    let em = min(max(space.advance / 1000, options.fixedSpace.lowerBound), options.fixedSpace.upperBound)
    fixedSpaceWidth = em * size
    thinSpaceWidth = options.thinSpace * size
  }

  /// The face's own glyph for a space, or that of its word space: a space shows nothing, its width is ours.
  private static func space(
    _ text: String, like space: ShapedText, _ shaper: any TextShaper, _ style: TextStyle
  ) -> ShapedText {
    let own = shaper.shape(text, in: style)
    if own.missing.isEmpty, own.clusters.count == 1 { return own }
    return ShapedText(
      clusters: [.init(bytes: text.utf8.count, glyphs: space.clusters.first?.glyphs ?? [], advance: space.advance)])
  }

  func space(for scalar: Unicode.Scalar) -> ShapedText {
    scalar == "\u{202F}"
      ? thinSpace : Self.space(String(Character(scalar)), like: wordSpace, shaper, shapingStyle)
  }

  func shape(_ text: String) -> ShapedText { shaper.shape(text, in: shapingStyle) }

  /// In points, with tracking after every cluster that has a width.
  func width(of shaped: ShapedText) -> Double {
    let natural = shaped.advance / 1000 * size
    return tracking == 0 ? natural : natural + tracking * Double(shaped.clusters.count { $0.advance > 0 })
  }

  /// The width of one character by itself, in points.
  func advance(of scalar: Unicode.Scalar) -> Double {
    if let known = advances[scalar] { return known }
    let width = shape(String(Character(scalar))).advance / 1000 * size
    advances[scalar] = width
    return width
  }

  /// How far a glyph's ink goes beyond its advance, in points.
  func overhang(of glyph: UInt32) -> (left: Double, right: Double) {
    let (left, right) = shaper.overhang(of: glyph, in: style.face)
    return (left / 1000 * size, right / 1000 * size)
  }

  /// What a hyphen adds after some letter, its kern included, in points.
  func hyphenWidth(after letter: Substring) -> Double {
    // Up to eight bytes as a number: looked up far faster than as text.
    let key = letter.utf8.count > 8 ? nil : letter.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    if let key, let known = hyphenAdvances[key] { return known }
    let width = width(of: shape(letter + "-")) - width(of: shape(String(letter)))
    if let key { hyphenAdvances[key] = width }
    return width
  }
}
