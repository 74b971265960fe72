import PDFFile

/// Something painted on a page.
struct PaintedMark: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A size in points as it appears on paper.
    case text(size: Double, font: FontKey)
    case fill
    /// The width of the line in points as it appears on paper.
    case stroke(width: Double)
    /// Pixels, and the size on paper in points.
    case picture(PictureUse)
    case shading
  }

  var kind: Kind
  /// Where it shows at most, clipped.
  var box: Box
  var colour: PaintColour
  var overprints: Bool
  /// Overprint mode: a process ink of 0 leaves what is under it (ISO 32000-1, 8.6.7).
  var overprintMode: Int
  var tagging: Tagging
  /// The form it stands in, nil for the page itself.
  var form: PDFReference?
}

extension PaintedMark {
  /// Whether it lays ink on an area: what must run on beyond the cut where it touches it.
  var isGround: Bool {
    switch kind {
    case .text, .stroke: false
    case .fill, .picture, .shading: colour.values.isEmpty || !colour.isWhite
    }
  }
}

/// A picture where it is placed.
struct PictureUse: Hashable, Sendable {
  var object: PDFReference?
  var pixelWidth: Int
  var pixelHeight: Int
  /// In points.
  var width: Double
  var height: Double
  var bits: Int
}

/// How a piece of content stands in the document's structure (ISO 32000-1, 14.7.4).
enum Tagging: Hashable, Sendable {
  /// Neither tagged nor an artifact.
  case none
  case artifact
  case content(ContentKey)
}

/// A marked-content sequence: its number and the stream it is numbered in.
struct ContentKey: Hashable, Sendable {
  enum Container: Hashable, Sendable {
    /// Counted from 1.
    case page(Int)
    case form(PDFReference)
  }
  var container: Container
  var number: Int
}

/// A font by its object, or by its place where it is none of its own.
enum FontKey: Hashable, Sendable {
  case object(PDFReference)
  case direct(page: Int, name: String)

  var reference: PDFReference? {
    if case .object(let reference) = self { reference } else { nil }
  }
}

/// A colour space that something on a page is painted in.
struct ColourUse: Hashable, Sendable {
  enum Place: Hashable, Sendable { case content, picture, shading, group }
  var page: Int
  var place: Place
  var space: ColourSpace
  /// The resources give the device space another meaning (DefaultGray, DefaultRGB, DefaultCMYK).
  var isCovered: Bool
  var object: PDFReference?
}

/// What is wrong with the content itself.
struct ContentFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case unreadable(String)
    case malformed
    case unknownOperator(String)
    case missingResource(String)
    case unbalanced
    case formInItself
    case tooDeep
    case tooMuch
    case artifactInTagged
    case taggedInArtifact
  }
  var page: Int
  var kind: Kind
  var object: PDFReference?
}
