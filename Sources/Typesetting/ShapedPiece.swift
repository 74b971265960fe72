/// Cuts through one shaped piece of text: what stands before and after them, in points. Asked in the order of the text
/// it walks the clusters once, however many cuts there are.
struct ShapedPiece {
  let style: RunStyle
  let text: String
  let shaped: ShapedText
  let width: Double
  private var cluster = 0
  private var byte = 0
  private var advance = 0.0
  private var visible = 0
  private var letters = 0

  /// Beyond this many bytes a cut that changes glyphs is not shaped anew but taken as the sum of its clusters: it is a
  /// kern's width off, in a word no language has, and the line is set from the right glyphs all the same.
  private static let longWord = 400

  init(_ element: CopyElement, _ style: RunStyle) {
    self.style = style
    text = element.text
    shaped = element.shaped
    width = element.width - element.correction
  }

  /// A cut through the piece.
  struct Cut {
    /// What stands before it, with a hyphen if one was wanted, and behind it.
    var head, tail: Double
    /// Letters and figures before it.
    var letters: Int
  }

  mutating func cut(at cut: Int, hyphen: Bool) -> Cut {
    advance(to: cut)
    let end = text.utf8.index(text.startIndex, offsetBy: cut)
    let isAtCluster = byte == cut && cluster > 0 && cluster < shaped.clusters.count
    if isAtCluster, shaped.clusters[cluster].mayCutBefore || shaped.clusters.count > Self.longWord {
      var head = advance / 1000 * style.size + style.tracking * Double(visible)
      let tail = width - head
      if hyphen {
        let start = text.utf8.index(end, offsetBy: -shaped.clusters[cluster - 1].bytes)
        head += style.hyphenWidth(after: text[start..<end])
      }
      return Cut(head: head, tail: tail, letters: letters)
    }
    return Cut(
      head: style.width(of: style.shape(String(text[..<end]) + (hyphen ? "-" : ""))),
      tail: style.width(of: style.shape(String(text[end...]))), letters: letters)
  }

  /// Goes on to the last cluster bound that is not beyond a byte; starts over where it is already past it.
  private mutating func advance(to cut: Int) {
    if byte > cut { self = ShapedPiece(restarting: self) }
    while cluster < shaped.clusters.count, byte + shaped.clusters[cluster].bytes <= cut {
      let next = shaped.clusters[cluster]
      let start = text.utf8.index(text.startIndex, offsetBy: byte)
      letters += WordBreaks.letterCount(text.utf8[start...].prefix(next.bytes))
      byte += next.bytes
      advance += next.advance
      if next.advance > 0 { visible += 1 }
      cluster += 1
    }
  }

  private init(restarting piece: ShapedPiece) {
    style = piece.style
    text = piece.text
    shaped = piece.shaped
    width = piece.width
  }
}
