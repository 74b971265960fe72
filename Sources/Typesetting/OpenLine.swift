import Fonts
import Geometry

/// A line whose copy is known and whose glyphs still have to be placed.
struct OpenLine {
  /// A piece of the line: an element, or what the line takes of it.
  private struct Piece {
    var kind: CopyElement.Kind
    var run: Int
    var text: String
    var shaped: ShapedText
    /// Without the correction behind it.
    var width: Double
    var correction = 0.0
  }

  private let prepared: PreparedParagraph
  private let options: TypesettingOptions
  private let ending: LineBreaker.Ending
  private let isLast: Bool
  private let textOffset: Int
  private let eatsSpace: Bool
  private var pieces: [Piece] = []
  private var endsInAddedHyphen = false

  init(
    prepared: PreparedParagraph, from start: PreparedParagraph.Spot, to end: PreparedParagraph.Spot,
    ending: LineBreaker.Ending, isLast: Bool, options: TypesettingOptions
  ) {
    self.prepared = prepared
    self.options = options
    self.ending = ending
    self.isLast = isLast
    let first = prepared.elements[min(start.startElement, prepared.elements.count - 1)]
    textOffset = first.sourceOffset(of: start.startByte)
    eatsSpace = end.eatsSpace
    guard start.startElement <= end.endElement else { return }
    pieces.reserveCapacity(end.endElement - start.startElement + 1)
    for i in start.startElement...end.endElement {
      let element = prepared.elements[i]
      let from = i == start.startElement ? start.startByte : 0
      let isEnd = i == end.endElement
      let to = isEnd ? end.endByte : element.text.utf8.count
      let isWhole = from == 0 && to == element.text.utf8.count
      if element.kind == .lineEnd || from >= to { continue }
      if element.kind != .text || isWhole && !(isEnd && element.text.utf8.last == UInt8(ascii: "-")) {
        pieces.append(
          Piece(
            kind: element.kind, run: element.run, text: element.text, shaped: element.shaped,
            width: element.width - element.correction))
      } else {
        cut(element, from..<to, isEnd: isEnd)
      }
      if !isEnd, !pieces.isEmpty { pieces[pieces.count - 1].correction = element.correction }
    }
  }

  /// Takes a part of an element, shaped anew: ligatures and kerns at its ends are those of the part.
  private mutating func cut(_ element: CopyElement, _ range: Range<Int>, isEnd: Bool) {
    let style = prepared.styles[element.run]
    let bytes = element.text.utf8
    let from = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let to = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
    var text = String(element.text[from..<to])
    if isEnd {
      let endsInHyphen = text.utf8.last == UInt8(ascii: "-")
      if !endsInHyphen, ending == .division || ending == .cut && addsHyphen(element) {
        text += "-"
        endsInAddedHyphen = true
      } else if endsInHyphen {
        // A word's own hyphen at a line end: readers of the PDF join what a plain one parts («poc-actualités»). Faces
        // may show both by one glyph; telling them apart in a file is the business of whoever draws it.
        text = text.dropLast() + "\u{2010}"
      }
    }
    let shaped = style.shape(text)
    pieces.append(
      Piece(kind: .text, run: element.run, text: text, shaped: shaped, width: style.width(of: shaped)))
  }

  private func addsHyphen(_ element: CopyElement) -> Bool {
    prepared.paragraph.runs[element.run].mayHyphenate && !WordBreaks.isAddress(Array(element.text.utf8))
  }

  // MARK: Filling

  /// How the line is brought to its measure.
  private struct Fill {
    var expansion = 0.0
    var tracking = 0.0
    var spaceRatio = 1.0
    var overfull = 0.0
    var shortfall = 0.0
  }

  /// Places the glyphs.
  mutating func close(at offset: Double, measure: Double) -> SetLine {
    let alignment = prepared.paragraph.alignment
    let left = alignment == .centred ? 0 : hang(atStart: true)
    let right = alignment == .justified ? hang(atStart: false) : 0
    let trailing = pieces.last.map { $0.kind == .text ? prepared.styles[$0.run].tracking : 0 } ?? 0
    let natural = pieces.reduce(0) { $0 + $1.width + $1.correction } - trailing
    let available = measure + left + right
    let isFull = alignment == .justified && ending != .forced
    let fill = fill(natural: natural, available: available, isFull: isFull)
    var x = offset - left
    if alignment == .centred { x += max(0, available - natural) / 2 }
    let hasSpaces = pieces.contains { $0.kind == .wordSpace || $0.kind == .tiedSpace }
    return SetLine(
      runs: runs(from: x, fill), expansion: 1 + fill.expansion, tracking: fill.tracking,
      spaceRatio: isFull && hasSpaces ? fill.spaceRatio : nil, endsInHyphen: endsInAddedHyphen,
      endsParagraph: isLast, overfull: Length(points: fill.overfull),
      shortfall: Length(points: fill.shortfall), text: readingText, textOffset: textOffset)
  }

  /// Glyphs are widened by steps, a quarter of a percent: every width is a font of its own to whoever draws them, and a
  /// page of them all different takes three times as long. Letter spaces make up for what a step leaves.
  private static let expansionStep = 0.0025

  /// Glyphs give way first, then spaces: eyes see a wide space long before a letter drawn one part in fifty wider.
  private func fill(natural: Double, available: Double, isFull: Bool) -> Fill {
    var fill = Fill()
    let room = available - natural
    if !isFull, room >= 0 { return fill }
    if prepared.paragraph.alignment != .justified {
      fill.overfull = -room > options.overfullTolerance.points ? -room : 0
      return fill
    }
    var spaces = 0.0
    var glyphs = 0.0
    var letters = 0.0
    for (i, piece) in pieces.enumerated() {
      switch piece.kind {
      case .text:
        glyphs += piece.width
        let gaps = piece.shaped.clusters.count - (endsWord(i) ? 1 : 0)
        letters += prepared.styles[piece.run].size * Double(gaps)
      case .wordSpace, .tiedSpace: spaces += piece.width
      case .fixedSpace, .lineEnd: break
      }
    }
    let flex = options.expansion * glyphs + options.tracking * letters
    let part = flex > 0 ? max(-1, min(1, room / flex)) : 0
    fill.expansion = (part * options.expansion / Self.expansionStep).rounded() * Self.expansionStep
    fill.expansion = max(-options.expansion, min(options.expansion, fill.expansion))
    if letters > 0 {
      let share = (part * flex - fill.expansion * glyphs) / letters
      fill.tracking = max(-options.tracking, min(options.tracking, share))
    }
    let given = fill.expansion * glyphs + fill.tracking * letters
    let rest = room - given
    if spaces > 0 {
      fill.spaceRatio = max(1 + rest / spaces, 1 - options.costs.spaceShrink)
    }
    if spaces == 0, rest > options.overfullTolerance.points { fill.shortfall = rest }
    let excess = -(room - given - (fill.spaceRatio - 1) * spaces)
    if excess > options.overfullTolerance.points {
      fill.overfull = excess
    } else if excess > 0, spaces > 0 {
      fill.spaceRatio -= excess / spaces
    }
    return fill
  }

  /// Whether no letter follows a piece of text: behind it no room is given, a word space has its own.
  private func endsWord(_ i: Int) -> Bool { i + 1 == pieces.count || pieces[i + 1].kind != .text }

  private func hang(atStart: Bool) -> Double {
    guard let piece = atStart ? pieces.first : pieces.last, piece.kind == .text else { return 0 }
    let scalars = piece.text.unicodeScalars
    guard let scalar = atStart ? scalars.first : scalars.last else { return 0 }
    let part = (atStart ? Protrusion.left(of: scalar) : Protrusion.right(of: scalar)) * options.protrusion
    return part == 0 ? 0 : part * prepared.styles[piece.run].advance(of: scalar)
  }

  private var readingText: String {
    var text = ""
    for piece in pieces { text += piece.text }
    if endsInAddedHyphen { text.removeLast() }
    if text.unicodeScalars.last == "\u{2010}" { text = text.dropLast() + "-" }
    return text
  }

  // MARK: Glyphs

  private func runs(from x: Double, _ fill: Fill) -> [SetRun] {
    var runs: [SetRun] = []
    var pen = x
    var i = 0
    while i < pieces.count {
      let run = pieces[i].run
      let source = prepared.paragraph.runs[run]
      let style = prepared.styles[run]
      var placer = GlyphPlacer(style: style, fill: (1 + fill.expansion, fill.tracking * style.size))
      while i < pieces.count, pieces[i].run == run {
        let piece = pieces[i]
        switch piece.kind {
        case .text:
          placer.add(piece.shaped, piece.text)
          placer.move(by: piece.correction - (endsWord(i) ? fill.tracking * style.size : 0))
        case .wordSpace, .tiedSpace:
          placer.addSpace(piece.shaped, piece.text, width: piece.width * fill.spaceRatio)
        case .fixedSpace: placer.addSpace(piece.shaped, piece.text, width: piece.width)
        case .lineEnd: break
        }
        i += 1
      }
      let end = placer.pen
      // The space the break took: not seen, but who listens or copies must not read two words as one. Where it was of
      // the next run's style it is of this one's now: nobody sees the difference.
      if i == pieces.count, eatsSpace, !endsInAddedHyphen {
        placer.addSpace(style.wordSpace, " ", width: style.wordSpaceWidth)
      }
      let trailing = i == pieces.count ? style.tracking * (1 + fill.expansion) : 0
      runs.append(
        SetRun(
          style: source.style, x: Length(points: pen), width: Length(points: end - trailing),
          string: placer.string, link: source.link, source: source.source))
      pen += end
    }
    return runs
  }
}

/// Puts one run's glyphs side by side.
private struct GlyphPlacer {
  let size, tracking, scale: Double
  private(set) var pen = 0.0
  private var glyphs: [PlacedGlyph] = []
  private var clusters: [GlyphCluster] = []
  private var text = ""

  init(style: RunStyle, fill: (scale: Double, tracking: Double)) {
    size = style.size / 1000 * fill.scale
    scale = fill.scale
    tracking = style.tracking * fill.scale + fill.tracking
    glyphs.reserveCapacity(48)
    clusters.reserveCapacity(48)
  }

  var string: GlyphString { GlyphString(glyphs: glyphs, text: text, clusters: clusters) }

  mutating func add(_ shaped: ShapedText, _ piece: String) {
    for cluster in shaped.clusters {
      let before = glyphs.count
      if let first = cluster.first { add(first) }
      for glyph in cluster.others { add(glyph) }
      if cluster.advance > 0 { pen += tracking }
      clusters.append(GlyphCluster(bytes: cluster.bytes, glyphs: glyphs.count - before))
    }
    text += piece
  }

  mutating func move(by points: Double) { pen += points }

  @inline(__always)
  private mutating func add(_ glyph: ShapedText.Glyph) {
    glyphs.append(PlacedGlyph(id: glyph.id, x: pen + glyph.xOffset * size, y: glyph.yOffset * size / scale))
    pen += glyph.advance * size
  }

  mutating func addSpace(_ shaped: ShapedText, _ piece: String, width: Double) {
    for cluster in shaped.clusters {
      for glyph in cluster.glyphs { glyphs.append(PlacedGlyph(id: glyph.id, x: pen)) }
      clusters.append(GlyphCluster(bytes: cluster.bytes, glyphs: cluster.glyphs.count))
    }
    text += piece
    pen += width
  }
}
