import PDFFile

/// What the interpretation of all pages found.
struct InterpretedContent {
  /// By page, counted from 1; in painting order.
  var marks: [Int: [PaintedMark]] = [:]
  var colours: Set<ColourUse> = []
  var faults: Set<ContentFault> = []
  /// The codes shown in each font, and on which page first.
  var fonts: [FontKey: FontUse] = [:]
  /// Marked-content sequences that painted something, or at least were opened.
  var sequences: Set<ContentKey> = []
  /// Forms painted on a page, for their structure parents.
  var forms: [PDFReference: Int] = [:]
}

/// How a font is used.
struct FontUse {
  var dictionary: PDFValue
  var page: Int
  /// Shown otherwise than invisibly.
  var codes: Set<Int> = []
  var isShown = false
}
