/// A piece of the letter's HTML, as a value. Whatever comes from the newsroom stands in `text`, or in an attribute whose
/// type says what it may hold; only MarkupWriter makes characters of it, so no field can open a tag.
indirect enum Markup: Hashable, Sendable {
  case element(Element, [Attribute], [Markup])
  case text(String)
  /// A table of fixed width that Outlook for Windows alone sees, around what the others see without it: that program
  /// knows no `max-width`.
  case outlookColumn(width: Int, [Markup])
  /// Tells Outlook for Windows to show pictures at their size on screens of more than 96 dpi.
  case outlookResolution
  case styleSheet([StyleRule])
  /// In the head of a web page, and never of a mail.
  case pageLine(PageLine)
}

/// The elements a mail is made of. No script, form, frame or outer style sheet can be written.
enum Element: String, Hashable, Sendable {
  case html, head, meta, title, body
  case div, table, tr, td
  case h1, h2, h3, h4, h5, h6
  case p, ul, ol, li, blockquote
  case a, img, br, em, strong, sup, code, span
  /// Of web pages alone.
  case header, main, nav, footer

  var isVoid: Bool { self == .meta || self == .img || self == .br }

  /// Whether a new line before it changes nothing for the reader.
  var startsLine: Bool {
    switch self {
    case .a, .br, .em, .strong, .sup, .code, .span: false
    default: true
    }
  }

  /// The heading of a level from 1 to 6.
  static func heading(_ level: Int) -> Element { [.h1, .h2, .h3, .h4, .h5, .h6][max(1, min(6, level)) - 1] }
}

/// An attribute, its value of a type that keeps it in its place.
enum Attribute: Hashable, Sendable {
  case language(LanguageTag)
  /// What a link within the letter leads to. Not an `id`: Gmail and Outlook for Windows do not jump to one.
  case name(Anchor)
  case href(Destination)
  case source(PictureSource)
  case alternativeText(String)
  case label(String)
  case width(Int)
  case height(Int)
  case style([Declaration])
  /// What the dark style sheet calls it.
  case shade(Shade)
  /// The roles of a table that only places things, with nothing between its cells.
  case layoutTable
  case wholeWidth
  case centred
  /// The body of the message as one landmark.
  case messageRole
  /// The namespace of Outlook's own settings.
  case officeNamespace
  case meta(Meta)
  /// What the style sheet of a web page calls it.
  case part(PagePart)

  /// The head's own lines.
  enum Meta: Hashable, Sendable {
    case utf8, viewport, keepLayout, noDetection, colourScheme, supportedColourSchemes
  }
}

/// Where a link leads: on the web, to a mailbox, or within the letter.
enum Destination: Hashable, Sendable {
  case address(WebAddress)
  case anchor(Anchor)
  /// Beside the page itself.
  case file(FileAddress)
}

/// What a piece is for the dark style sheet.
enum Shade: String, Hashable, Sendable, CaseIterable {
  case page, paper, tint, band, quiet, name, gold, head, line
}
