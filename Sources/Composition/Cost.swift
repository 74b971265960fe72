import Glibc

/// What a choice costs, in hundredths: 100 is what an editor would notice if told where to look.
///
/// Whole numbers, so that equal plans are equal on every machine. Each says what it trades against.
enum Cost {
  static let infinite = Int32.max / 4

  /// Cutting a picture away from its own proportions: nothing up to a few percent, 0.5 at 10 %, 2.2 at 20 %.
  static func crop(from native: Double, to shown: Double) -> Int32 {
    let d = log(shown / native)
    return Int32((6000 * d * d).rounded())
  }
  /// One or two empty rows above a headline: squares spread them over stories.
  static func air(_ rows: Int) -> Int32 { Int32(60 * rows * rows) }
  /// What closes a story only to fill its column: a line is hardly seen, a block of them is an answer to nothing.
  static func closing(rows: Int) -> Int32 { Int32(rows * 50 + max(0, rows - 2) * 30) }
  /// A row more above a crosshead.
  static let crossheadSpace: Int32 = 100
  /// A paragraph set a line longer or shorter than is best for it.
  static let looserParagraph: Int32 = 180
  static let tighterParagraph: Int32 = 150
  /// Such a paragraph may not have looser lines than this, nor tighter ones (word space ÷ natural).
  static let loosestLine = 1.8
  static let tightestLine = 0.68
  /// A word divided from one column to the next, from one page to the next.
  static let dividedColumnEnd: Int32 = 80
  static let dividedPageEnd: Int32 = 300
  /// White at the foot of a column: worse than a closing line, better than a large crop.
  static let shortColumn: Int32 = 300
  /// A headline one size off its span's natural one.
  static let headlineSize: Int32 = 70
  /// The lead's headline must outrank the others of its page.
  static let headlineSizeOfLead: Int32 = 250
  /// A picture higher than so many rows takes the page from its text.
  static let tallPicture = 24
  static let tallPictureRow: Int32 = 40
  /// From this proportion on a picture is a panorama: made for the full width, lost in one column.
  static let panorama = 2.0
  static let narrowPanorama: Int32 = 800
  static let timidPanorama: Int32 = 300
  /// Pictures of one width at one height look like a shop window.
  static let equalPictures: Int32 = 250
  /// Any other picture over the full width would outdo that of page one.
  static let fullWidthPicture: Int32 = 800
  /// A wide headline over so few lines looks inflated.
  static let inflated: Int32 = 200
  static let inflatedLine: Int32 = 50
  /// The full width is for the lead and for little else.
  static let fullSpanOrdinary: Int32 = 200
  static let leadInOneColumn: Int32 = 800
  /// A column longer than this is a wall.
  static let longColumn = 40
  static let longColumnLine: Int32 = 8
  /// Cheap on purpose: without it nothing fits; more than one picture recropped.
  static let pageTurn: Int32 = 500
  static let parkedColumn: Int32 = 600
  static let pour: Int32 = 100
  static let dogLeg: Int32 = 80
  /// Two headlines at one height bump into each other.
  static let sideBySide: Int32 = 150
  /// A page that has no picture at all is a grey wall.
  static let pageWithoutPicture: Int32 = 600
  /// Page one is seen from afar: it wants a picture of two columns or more.
  static let pageOneWithoutLargePicture: Int32 = 2000
  static let summary: Int32 = 10
  /// A page that costs no more is good: looking for a better place for the quotation would find little.
  static let goodPage: Int32 = 1100
  /// A row more for the colophon: seen by nobody.
  static let tallerColophon: Int32 = 20
  /// A further picture far from its own proportions would have to be cropped hard: only rounding is allowed.
  static let furtherPicture: Int32 = 20
  /// A picture in one column of a wide module is timid; across or in two columns it tells more.
  static let smallPictureOfLead: Int32 = 400
}
