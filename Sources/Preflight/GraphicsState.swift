import PDFFile

/// What the operators of a content stream act on (ISO 32000-1, 8.4.1), as far as it is judged.
struct GraphicsState {
  var ctm = Matrix.identity
  /// Upright around what clips.
  var clip = Box.everything
  var fill = PaintColour.black
  var stroke = PaintColour.black
  var lineWidth = 1.0
  var fillOverprints = false
  var strokeOverprints = false
  var overprintMode = 0

  var font: FontKey?
  var fontSize = 0.0
  var characterSpacing = 0.0
  var wordSpacing = 0.0
  var horizontalScaling = 1.0
  var leading = 0.0
  var rise = 0.0
  var renderingMode = 0
}

/// The advance widths of a font, in thousandths of its size (ISO 32000-1, 9.2.4).
struct FontMetrics {
  private(set) var isComposite = false
  private var widths: [Int: Double] = [:]
  private var defaultWidth = 500.0

  init(_ font: PDFValue, in document: PDFDocument) {
    isComposite = document.resolve(font, "Subtype").name == "Type0"
    if isComposite {
      readComposite(document.resolve(document.resolve(font, "DescendantFonts").array?.first ?? .null), document)
      return
    }
    let first = document.resolve(font, "FirstChar").integer ?? 0
    defaultWidth = document.resolve(document.resolve(font, "FontDescriptor"), "MissingWidth").number ?? 500
    for (index, width) in (document.resolve(font, "Widths").array ?? []).prefix(256).enumerated() {
      widths[first &+ index] = document.resolve(width).number
    }
  }

  /// /W: `c [w1 w2 …]` and `first last w` (9.7.4.3).
  private mutating func readComposite(_ descendant: PDFValue, _ document: PDFDocument) {
    defaultWidth = document.resolve(descendant, "DW").number ?? 1000
    let entries = (document.resolve(descendant, "W").array ?? []).prefix(70_000).map { document.resolve($0) }
    var index = 0
    while index + 1 < entries.count {
      guard let first = entries[index].integer else { return }
      if let list = entries[index + 1].array {
        for (offset, width) in list.prefix(70_000).enumerated() {
          widths[first &+ offset] = document.resolve(width).number
        }
        index += 2
      } else if index + 2 < entries.count, let last = entries[index + 1].integer, let width = entries[index + 2].number
      {
        if last >= first, last - first < 70_000 { for code in first...last { widths[code] = width } }
        index += 3
      } else {
        return
      }
    }
  }

  func width(_ code: Int) -> Double { widths[code] ?? defaultWidth }

  /// The codes of a string: of two bytes in a composite font, as Identity-H and nearly all other maps have it.
  func codes(_ string: [UInt8]) -> [Int] {
    guard isComposite else { return string.map(Int.init) }
    return stride(from: 0, to: string.count - 1, by: 2).map { Int(string[$0]) << 8 | Int(string[$0 + 1]) }
  }
}
