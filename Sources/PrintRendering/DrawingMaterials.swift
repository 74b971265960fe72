public import DisplayList
public import Fonts
public import Inks

/// What drawing needs besides the pages: where the fonts are, what the inks look like, the prepared pictures.
public struct DrawingMaterials: Sendable {
  /// The folder that a `FontFace` is named from.
  public var fontsFolder: String
  /// The colour an ink is drawn in: its screen colour, or its key for the press. Nil where no such ink is known.
  public var colour: @Sendable (InkName) -> ScreenColour?
  /// The picture for a place, prepared. Nil where there is none.
  public var picture: @Sendable (PicturePlacement) -> PreparedPicture?

  public init(
    fontsFolder: String, colour: @escaping @Sendable (InkName) -> ScreenColour?,
    picture: @escaping @Sendable (PicturePlacement) -> PreparedPicture?
  ) {
    self.fontsFolder = fontsFolder
    self.colour = colour
    self.picture = picture
  }

  /// Inks in their screen colours.
  public init(
    fontsFolder: String, palette: Palette, picture: @escaping @Sendable (PicturePlacement) -> PreparedPicture?
  ) {
    self.init(fontsFolder: fontsFolder, colour: { palette[$0]?.screen }, picture: picture)
  }
}

/// A picture ready to draw.
public struct PreparedPicture: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    /// Upright, sRGB or grey. Goes into a PDF as it is, byte for byte; a proof cannot show it.
    case jpeg(width: Int, height: Int)
    /// Upright, in the four inks of a press or in grey. Goes into a PDF byte for byte; finishing turns it the right way
    /// up, for cairo 1.16 does not say that Adobe's JPEGs in four inks are inverted.
    case pressJPEG(width: Int, height: Int)
    /// For proofs, which cannot decode a JPEG; in a PDF its pixels are packed again without loss.
    case png
    /// Stays vectors in a PDF.
    case svg
  }
  public var form: Form
  public var bytes: [UInt8]
  /// The part of these bytes that shows in the frame: all of it where the picture was cropped when it was converted.
  public var visible: Crop

  public init(_ form: Form, bytes: [UInt8], visible: Crop = .whole) {
    self.form = form
    self.bytes = bytes
    self.visible = visible
  }
}

/// What a PDF says of itself.
public struct PDFMetadata: Hashable, Sendable {
  public var title: String
  public var author: String
  public var subject: String
  public var keywords: [String]
  /// The day, never the clock's: the same issue gives the same bytes.
  public var date: Day

  /// A day of the Gregorian calendar.
  public struct Day: Hashable, Sendable {
    public var year, month, day: Int

    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  public init(title: String, author: String, subject: String = "", keywords: [String] = [], date: Day) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.date = date
  }
}

/// An entry of the PDF's outline, which a reader shows beside the pages.
public struct Bookmark: Hashable, Sendable {
  public var title: String
  /// Counted from 1 in the document.
  public var page: Int

  public init(title: String, page: Int) {
    self.title = title
    self.page = page
  }
}
