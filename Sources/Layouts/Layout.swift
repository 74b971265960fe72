public import Diagnostics
public import Fonts
public import Geometry
public import Inks
public import Typesetting

/// A page design, read from `layouts/NAME.yaml`: what may vary is declared there, and nothing in it can break a rule of
/// the letter (contrast, smallest sizes, coverage), which `LayoutReader` checks.
public struct Layout: Hashable, Sendable {
  public var name: String
  public var title: Wording
  public var boxes: PageBoxes
  public var margins: Margins
  public var columns: Int
  public var gutter: Length
  /// Baseline to baseline of the grid all columns share.
  public var leading: Length
  public var palette: Palette
  public var styles: [StyleName: TypeStyle]
  public var furniture: Furniture
  public var looks: [String: BoxLook]
  /// The page counts an issue may have, ascending.
  public var pageCounts: [Int]
  public var ladder: FitLadder
  /// How much of a story the mail shows where the story itself does not say.
  public var emailText = EmailText.full

  public enum EmailText: String, Hashable, Sendable, CaseIterable {
    /// All of it.
    case full
    /// What stands before its first crosshead.
    case opening
    /// Its headline alone.
    case title
  }

  public struct Margins: Hashable, Sendable {
    public var head, foot, inside, outside: Length

    public init(head: Length, foot: Length, inside: Length, outside: Length) {
      self.head = head
      self.foot = foot
      self.inside = inside
      self.outside = outside
    }
  }

  public init(
    name: String, title: Wording, boxes: PageBoxes, margins: Margins, columns: Int, gutter: Length, leading: Length,
    palette: Palette, styles: [StyleName: TypeStyle], furniture: Furniture, looks: [String: BoxLook],
    pageCounts: [Int], ladder: FitLadder
  ) {
    self.name = name
    self.title = title
    self.boxes = boxes
    self.margins = margins
    self.columns = columns
    self.gutter = gutter
    self.leading = leading
    self.palette = palette
    self.styles = styles
    self.furniture = furniture
    self.looks = looks
    self.pageCounts = pageCounts
    self.ladder = ladder
  }

  /// The columns of the type area.
  public var columnGrid: ColumnGrid {
    ColumnGrid(
      left: margins.inside, typeArea: boxes.trim.width - margins.inside - margins.outside, count: columns,
      gutter: gutter)
  }

  /// The baselines of every page. A baseline lies three quarters down its row, so that descenders stay in it.
  public var baselineGrid: BaselineGrid { BaselineGrid(top: margins.head, leading: leading, drop: leading * 0.75) }

  /// How many rows the type area has.
  public var rows: Int { Int((boxes.trim.height - margins.head - margins.foot) / leading + 1e-6) }

  /// The style of that name. Every name is there: the reader sees to it.
  public subscript(style: StyleName) -> TypeStyle { styles[style]! }
}

/// The type styles a layout declares, all of them.
public enum StyleName: String, Hashable, Sendable, CaseIterable {
  case body, standfirst, kicker
  case headlineOne = "headline-1"
  case headlineTwo = "headline-2"
  case headlineThree = "headline-3"
  case headlineBox = "headline-box"
  case headlineBrief = "headline-brief"
  case crosshead
  case dropCap = "drop-cap"
  case caption, credit, byline
  case closing, jump
  case quotation
  case pullQuote = "pull-quote"
  case attribution
  case briefLead = "brief-lead"
  case summary
  case summaryPage = "summary-page"
  case nameplate, motto
  case issueLine = "issue-line"
  case folio
  case colophonHead = "colophon-head"
  case colophon
}

/// A style of type as a layout declares it: four faces of one family, size, leading and ink.
public struct TypeStyle: Hashable, Sendable {
  public var regular, italic, bold, boldItalic: FontFace
  public var size: Length
  public var leading: Length
  public var features: [FontFeature]
  /// In em, added after every glyph.
  public var tracking: Double
  public var ink: InkName
  public var isUppercase: Bool

  public init(
    regular: FontFace, italic: FontFace, bold: FontFace, boldItalic: FontFace, size: Length, leading: Length,
    features: [FontFeature] = [], tracking: Double = 0, ink: InkName = .black, isUppercase: Bool = false
  ) {
    self.regular = regular
    self.italic = italic
    self.bold = bold
    self.boldItalic = boldItalic
    self.size = size
    self.leading = leading
    self.features = features
    self.tracking = tracking
    self.ink = ink
    self.isUppercase = isUppercase
  }

  /// The style for setting text, in one of its four faces.
  public func text(bold isBold: Bool = false, italic isItalic: Bool = false, language: String = "fr") -> TextStyle {
    TextStyle(
      face: isBold ? (isItalic ? boldItalic : bold) : (isItalic ? italic : regular), size: size, features: features,
      tracking: tracking, ink: ink, language: language)
  }
}

/// What stands on pages beside the stories.
public struct Furniture: Hashable, Sendable {
  /// The coloured area at the head of page one, from the trim's top.
  public var nameplateHeight: Length
  public var nameplateInk: InkName
  /// The rules of the nameplate and of quotations.
  public var ruleInk: InkName
  /// The ink of hairlines between columns.
  public var hairlineInk: InkName
  public var hairline: Length
  /// Rows kept for the colophon at the foot of the last page.
  public var colophonRows: Int
  /// Rows the colophon may have beyond those, where that makes the stories fill the page.
  public var colophonStretch: Int
  public var colophonInk: InkName

  public init(
    nameplateHeight: Length, nameplateInk: InkName, ruleInk: InkName, hairlineInk: InkName, hairline: Length,
    colophonRows: Int, colophonStretch: Int, colophonInk: InkName
  ) {
    self.nameplateHeight = nameplateHeight
    self.nameplateInk = nameplateInk
    self.ruleInk = ruleInk
    self.hairlineInk = hairlineInk
    self.hairline = hairline
    self.colophonRows = colophonRows
    self.colophonStretch = colophonStretch
    self.colophonInk = colophonInk
  }
}

/// How a boxed or tinted section is shown.
public struct BoxLook: Hashable, Sendable {
  /// The area behind the story; nil for none.
  public var background: InkName?
  /// A rule along the top edge; nil for none.
  public var topRule: InkName?
  /// Between the area's sides and the text.
  public var padding: Length

  public init(background: InkName?, topRule: InkName?, padding: Length) {
    self.background = background
    self.topRule = topRule
    self.padding = padding
  }
}

/// What may be done to make an issue fill its pages, least harm first (the limits; the costs are the solver's).
public struct FitLadder: Hashable, Sendable {
  /// How much of a picture's width or height may be cut, from 0 to 1.
  public var largestCrop: Double
  /// The largest part of its page a picture may take, from 0 to 1.
  public var largestPicture: Double
  /// Empty rows that may be put above a headline.
  public var air: Int
  /// Sizes of the body text that may be tried, the first being the natural one.
  public var bodySizes: [Length]
  /// The least number of lines on either side of a page turn.
  public var linesAtTurn: Int

  public init(largestCrop: Double, largestPicture: Double, air: Int, bodySizes: [Length], linesAtTurn: Int) {
    self.largestCrop = largestCrop
    self.largestPicture = largestPicture
    self.air = air
    self.bodySizes = bodySizes
    self.linesAtTurn = linesAtTurn
  }
}
