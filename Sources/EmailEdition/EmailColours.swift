public import Inks

/// The colours of the e-mail edition, for a light and for a dark screen.
public struct EmailColours: Hashable, Sendable {
  public var light, dark: Shades
  /// The ground of the nameplate, in both.
  public var band: ScreenColour
  /// The letter's name on the band.
  public var onBand: ScreenColour
  /// Rules, in both, and the dateline on the band.
  public var gold: ScreenColour

  /// The grounds and inks of one kind of screen.
  public struct Shades: Hashable, Sendable {
    /// Around the column.
    public var page: ScreenColour
    /// The column.
    public var paper: ScreenColour
    /// Behind boxes.
    public var tint: ScreenColour
    public var text: ScreenColour
    /// Captions, dates, the footer.
    public var quiet: ScreenColour
    public var headline: ScreenColour
    public var link: ScreenColour
    /// The hairline between stories.
    public var hairline: ScreenColour

    public init(
      page: ScreenColour, paper: ScreenColour, tint: ScreenColour, text: ScreenColour, quiet: ScreenColour,
      headline: ScreenColour, link: ScreenColour, hairline: ScreenColour
    ) {
      self.page = page
      self.paper = paper
      self.tint = tint
      self.text = text
      self.quiet = quiet
      self.headline = headline
      self.link = link
      self.hairline = hairline
    }
  }

  public init(light: Shades, dark: Shades, band: ScreenColour, onBand: ScreenColour, gold: ScreenColour) {
    self.light = light
    self.dark = dark
    self.band = band
    self.onBand = onBand
    self.gold = gold
  }

  /// The letter's deep blue, gold and pale blue tint; on a dark screen, blues of the same family.
  public static let letter = EmailColours(
    light: Shades(
      page: ScreenColour(red: 0xEE, green: 0xF2, blue: 0xF6), paper: .white,
      tint: ScreenColour(red: 0xE8, green: 0xF1, blue: 0xFA), text: ScreenColour(red: 0x1F, green: 0x29, blue: 0x33),
      quiet: ScreenColour(red: 0x4A, green: 0x58, blue: 0x68), headline: deepBlue,
      link: ScreenColour(red: 0x1B, green: 0x4F, blue: 0x91), hairline: ScreenColour(red: 0xD0, green: 0xDA, blue: 0xE5)
    ),
    dark: Shades(
      page: ScreenColour(red: 0x0A, green: 0x12, blue: 0x1C), paper: ScreenColour(red: 0x12, green: 0x1D, blue: 0x2B),
      tint: ScreenColour(red: 0x1A, green: 0x2A, blue: 0x3E), text: ScreenColour(red: 0xE4, green: 0xE9, blue: 0xEF),
      quiet: ScreenColour(red: 0xAE, green: 0xBA, blue: 0xC8),
      headline: ScreenColour(red: 0xD2, green: 0xE3, blue: 0xF6),
      link: ScreenColour(red: 0x93, green: 0xC3, blue: 0xF6), hairline: ScreenColour(red: 0x33, green: 0x45, blue: 0x5A)
    ),
    band: deepBlue, onBand: .white, gold: ScreenColour(red: 0xE5, green: 0xAE, blue: 0x1F))

  private static let deepBlue = ScreenColour(red: 0x0B, green: 0x2F, blue: 0x57)
}
