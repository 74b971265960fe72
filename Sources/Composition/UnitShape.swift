/// What the flatplan knows of a piece of the issue: whole numbers of rows, no type and no pictures.
///
/// A unit is a story, the editorial, a section of briefs, or a quotation. Measures that do not depend on the page
/// (how many rows a headline takes at a span, a text at a measure) are worked out once; every way of giving the unit a
/// shape follows from them by arithmetic.
struct UnitShape: Hashable, Sendable {
  /// A picture by its proportions.
  struct PictureShape: Hashable, Sendable {
    /// Width ÷ height of what the editor gave.
    var ratio: Double
    /// Lines of caption when it is 1, 2 … columns wide.
    var captionLines: [Int]
    /// What a box takes from its width on both sides together, in rows.
    var inset = 0.0
    /// A gallery in one column would be a sheet of stamps.
    var leastColumns = 1
    /// The most columns its pixels fill at print size.
    var mostColumns = Int.max
  }

  /// By span, from 1: the text at the measure it has there.
  var copy: [CopyRows]
  /// By span, from 1: rows of kicker, headline and standfirst, for each headline size that may be used (the natural one first).
  var headRows: [[Int]]
  /// Rows of the line that takes the story up again after a turn, by span from 1.
  var tailRows: [Int]
  var pictures: [PictureShape]
  /// Rows above the head that a box keeps for its edge; 0 for an unboxed story.
  var boxRows: Int
  /// The numbers of rows that what is set at the end to fill a column may take (date, «à lire en ligne»), ascending.
  var closingRows: [Int]
  /// By span, from 1: rows of a summary that may stand under the text, on page one; none where there is no summary.
  var summaryRows: [ClosedRange<Int>]
  var isLead: Bool
  var mayTurn: Bool
  /// Whether it may fill one column of its page from head to foot and go on overleaf.
  var mayPark: Bool
  /// Whether it may be poured with its neighbours through columns of equal height.
  var mayPour: Bool
  /// The spans it may have.
  var spans: [Int]
  /// A quotation: heights it may have by span, instead of all of the above.
  var fillerRows: [ClosedRange<Int>]?
  var pinnedPage: Int?
}

/// How a unit's first picture is set.
enum PictureSetting: Hashable, Sendable {
  case none
  /// Over all columns of the module, above the headline.
  case across(rows: Int)
  /// Over the last `columns` columns, under the headline.
  case inColumns(Int, rows: Int)
  /// Over the first `columns` columns for the whole height, headline and text to the right.
  case beside(Int, rows: Int)
}

/// One shape of a unit: everything the page maker needs to draw it.
struct ModuleVariant: Hashable, Sendable {
  var span: Int
  /// Which headline size, 0 being natural for the span.
  var headSize: Int
  /// Empty rows above.
  var air: Int
  var picture: PictureSetting
  /// Rows of each further picture, one column wide, at the head of the first columns under the headline.
  var furtherPictures: [Int]
  /// The first of the unit's pictures that stands here; the rest of a turned story may have some left.
  var firstPicture: Int
  /// Rows of the text area under the head.
  var bodyRows: Int
  /// The text placed: from the first row to before the last.
  var start: Int
  var end: Int
  var columns: [ColumnFill?]
  /// Rows taken by what is set at the end only to fill the last column.
  var closingRows: Int
  /// Rows that one of the columns ends short.
  var short: Int
  var summaryRows: Int
  /// Rows in all, with the empty row that parts it from what stands below.
  var height: Int
  /// In hundredths of a point of harm (see `Cost`).
  var cost: Int32
  /// How many columns wide the picture is that stands at its head; 0 for none.
  var crown: Int {
    switch picture {
    case .across: span
    case .beside(let columns, _): columns
    case .none, .inColumns: 0
    }
  }
  /// The number of the first picture that is not yet shown where it ends.
  var picturesShown: Int {
    firstPicture + (picture == .none ? 0 : 1) + furtherPictures.count
  }
  /// 0: no picture, 1: one column wide, 2: wider.
  var plane: Int
}
