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

  /// The colours of a layout's own inks as a screen shows them; those of a dark screen, and the greys, are mixed from
  /// them and lightened until they can be read.
  /// - Parameters:
  ///   - band: behind the nameplate.
  ///   - rule: the rules, and the dateline on the band.
  ///   - tint: behind boxes.
  public init(band: ScreenColour, headline: ScreenColour, link: ScreenColour, rule: ScreenColour, tint: ScreenColour) {
    let ink = ScreenColour(red: 0x22, green: 0x22, blue: 0x22)
    light = Shades(
      page: band.mixed(with: .white, 0.93), paper: .white, tint: tint, text: band.mixed(with: ink, 0.8),
      quiet: band.mixed(with: ScreenColour(red: 0x6E, green: 0x6A, blue: 0x6A), 0.7), headline: headline, link: link,
      hairline: band.mixed(with: .white, 0.8))
    // Dark grounds keep the band's hue; pure black would smear on phones, and none of them is light.
    let night = ScreenColour(red: 0x10, green: 0x14, blue: 0x1A)
    let darkTint = band.mixed(with: ScreenColour(red: 0x24, green: 0x2C, blue: 0x36), 0.5)
    func lightened(_ colour: ScreenColour, _ share: Double, to contrast: Double = 7) -> ScreenColour {
      var share = share
      while share < 1, colour.mixed(with: .white, share).contrast(with: darkTint) < contrast { share += 0.04 }
      return colour.mixed(with: .white, min(1, share))
    }
    dark = Shades(
      page: band.mixed(with: .black, 0.7), paper: band.mixed(with: night, 0.65), tint: darkTint,
      text: lightened(band, 0.9), quiet: lightened(band, 0.66), headline: lightened(headline, 0.84),
      link: lightened(link, 0.5, to: 5.5),
      hairline: band.mixed(with: ScreenColour(red: 0x70, green: 0x78, blue: 0x82), 0.5))
    self.band = band
    onBand = .white
    gold = rule
  }

  /// The deep blue, text blue, gold and pale blue tint of the layout `lettre`.
  public static let letter = EmailColours(
    band: ScreenColour(red: 0x0B, green: 0x2F, blue: 0x57), headline: ScreenColour(red: 0x0B, green: 0x2F, blue: 0x57),
    link: ScreenColour(red: 0x0F, green: 0x4C, blue: 0x9A), rule: ScreenColour(red: 0xE5, green: 0xAE, blue: 0x1F),
    tint: ScreenColour(red: 0xE8, green: 0xF1, blue: 0xFA))
}

extension ScreenColour {
  /// This colour with a share of another in it, from 0 to 1, in the numbers of the screen.
  func mixed(with other: ScreenColour, _ share: Double) -> ScreenColour {
    func mixed(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) * (1 - share) + Double(b) * share).rounded()) }
    return ScreenColour(
      red: mixed(red, other.red), green: mixed(green, other.green), blue: mixed(blue, other.blue))
  }
}
