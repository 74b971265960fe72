/// The boxes of a printed page: trim ⊂ bleed ⊂ media by construction (ISO 32000-1, 14.11.2).
public struct PageBoxes: Hashable, Sendable {
  /// The size the page is cut to.
  public let trim: Size
  /// How far ink runs beyond the cut on each side.
  public let bleed: Length
  /// Room for marks beyond the bleed on each side.
  public let slug: Length

  public init(trim: Size, bleed: Length, slug: Length = .zero) {
    self.trim = trim
    self.bleed = max(bleed, .zero)
    self.slug = max(slug, .zero)
  }
}
