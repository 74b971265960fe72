/// One font file of the catalogue, known by the path of the file and never by a family name: family names are matched
/// silently and wrongly («Lato Heavy» becomes Black), files are not.
public struct FontFace: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file, from the fonts folder: `lato/Lato-Heavy.ttf`.
  public let file: String

  public init(_ file: String) { self.file = file }
  public var description: String { file }
  public static func < (a: FontFace, b: FontFace) -> Bool { a.file < b.file }
}

/// The vertical measures of a face, in thousandths of the font size.
public struct FontMetrics: Hashable, Sendable {
  public let ascent, descent, capHeight, xHeight: Double
  /// The natural word space.
  public let space: Double

  public init(ascent: Double, descent: Double, capHeight: Double, xHeight: Double, space: Double) {
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
    self.xHeight = xHeight
    self.space = space
  }
}

/// A glyph where it is drawn, from the start of its run.
public struct PlacedGlyph: Hashable, Sendable {
  /// The glyph's index in its font file.
  public let id: UInt32
  /// From the run's origin, in points, rightwards.
  public let x: Double
  /// From the run's baseline, in points, upwards.
  public let y: Double

  public init(id: UInt32, x: Double, y: Double = 0) {
    self.id = id
    self.x = x
    self.y = y
  }
}

/// The smallest piece of text that stands or falls with its glyphs: so many UTF-8 bytes, so many glyphs.
public struct GlyphCluster: Hashable, Sendable {
  public let bytes: Int
  public let glyphs: Int

  public init(bytes: Int, glyphs: Int) {
    self.bytes = bytes
    self.glyphs = glyphs
  }
}

/// Glyphs with the text they stand for, which is what a reader copies out of the PDF. The clusters cover all the text
/// and all the glyphs, in order.
public struct GlyphString: Hashable, Sendable {
  public var glyphs: [PlacedGlyph]
  public var text: String
  public var clusters: [GlyphCluster]

  public init(glyphs: [PlacedGlyph], text: String, clusters: [GlyphCluster]) {
    self.glyphs = glyphs
    self.text = text
    self.clusters = clusters
  }
}
