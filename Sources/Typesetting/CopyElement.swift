/// The smallest piece of a paragraph that line breaking knows: letters without a space, or one space.
struct CopyElement {
  enum Kind {
    /// Letters of one run, without a space.
    case text
    /// A word space: stretches, shrinks, and disappears at a line end.
    case wordSpace
    /// A no-break space that stretches as a word space does.
    case tiedSpace
    /// A space of fixed width, where no line ends.
    case fixedSpace
    /// The end of a line, asked for by the copy (U+2028).
    case lineEnd
  }

  var kind: Kind
  /// The index of its run.
  var run: Int
  /// As it is shaped and as it reads: no soft hyphen, no joiner, U+2011 as the hyphen it is.
  var text: String
  /// How many bytes of the paragraph come before it.
  var offset: Int
  /// Where each byte of `text` stands in the paragraph, from `offset`; empty where nothing was left out.
  var sourceBytes: [Int] = []
  var shaped: ShapedText
  /// In points, with the style's tracking and `correction`.
  var width: Double
  /// Room added behind it, in points, where a slanted letter would lean on an upright one («correction italique»).
  var correction = 0.0
  /// What the writer ordered at places of `text`; empty for nearly all.
  var orders: [Order] = []

  /// An order of the writer's, before a byte of the text.
  struct Order {
    enum Kind {
      /// U+00AD: here the word may be divided, and nowhere else.
      case divide
      /// U+2060, U+2011: no line ends here.
      case join
      /// U+200B: a line may end here.
      case part
    }
    var kind: Kind
    var byte: Int
  }

  func sourceOffset(of byte: Int) -> Int {
    if sourceBytes.isEmpty { return offset + byte }
    return offset + (byte < sourceBytes.count ? sourceBytes[byte] : (sourceBytes.last ?? 0) + 1)
  }
}

/// Reads runs into elements. Spaces at the ends and spaces after spaces are left out: copy does not mean them.
struct CopyReader {
  let styles: [RunStyle]
  private(set) var elements: [CopyElement] = []

  init(runs: [TextRun], styles: [RunStyle]) {
    self.styles = styles
    var offset = 0
    for (index, run) in runs.enumerated() {
      var text = run.text
      text.withUTF8 { read($0, run: index, offset: offset) }
      offset += text.utf8.count
    }
    while let last = elements.last?.kind, last == .wordSpace || last == .lineEnd { elements.removeLast() }
    fixSpacesAtSigns()
    correctSlants()
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, run: Int, offset: Int) {
    var wordStart = 0
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte > 0x20, byte != 0xC2, byte != 0xE2 {
        i += 1
        continue
      }
      guard let (space, length) = Space.at(i, of: bytes) else {
        i += 1
        continue
      }
      addText(bytes, wordStart..<i, run: run, offset: offset)
      add(space, run: run, offset: offset + i)
      i += length
      wordStart = i
    }
    addText(bytes, wordStart..<bytes.count, run: run, offset: offset)
  }

  private mutating func add(_ space: Space, run: Int, offset: Int) {
    let style = styles[run]
    switch space {
    case .word:
      guard let last = elements.last?.kind, last != .wordSpace, last != .lineEnd else { return }
      elements.append(
        CopyElement(
          kind: .wordSpace, run: run, text: " ", offset: offset, shaped: style.wordSpace, width: style.wordSpaceWidth))
    case .tied:
      elements.append(
        CopyElement(
          kind: .tiedSpace, run: run, text: "\u{A0}", offset: offset, shaped: style.noBreakSpace,
          width: style.wordSpaceWidth))
    case .fixed(let scalar, let em):
      elements.append(
        CopyElement(
          kind: .fixedSpace, run: run, text: String(Character(scalar)), offset: offset,
          shaped: style.space(for: scalar), width: em.map { $0 * style.size } ?? style.thinSpaceWidth))
    case .lineEnd:
      dropLastSpace()
      if elements.isEmpty { return }
      elements.append(
        CopyElement(
          kind: .lineEnd, run: run, text: "", offset: offset, shaped: ShapedText(clusters: []), width: 0))
    }
  }

  private mutating func dropLastSpace() {
    while elements.last?.kind == .wordSpace { elements.removeLast() }
  }

  private mutating func addText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, run: Int, offset: Int
  ) {
    if range.isEmpty { return }
    let style = styles[run]
    var element = CopyElement(
      kind: .text, run: run, text: "", offset: offset + range.lowerBound, shaped: ShapedText(clusters: []), width: 0)
    let piece = UnsafeBufferPointer(rebasing: bytes[range])
    if piece.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) {
      element.readMarks(in: piece)
      if element.text.isEmpty { return }
    } else {
      element.text = String(decoding: piece, as: UTF8.self)
    }
    element.shaped = style.shape(element.text)
    element.width = style.width(of: element.shaped)
    elements.append(element)
  }

  /// Where the face changes, letters keep to their own ground: the head of an italic f must not lean on the bracket
  /// behind it, nor its foot on the one before. Across a space the head alone can lean that far.
  private mutating func correctSlants() {
    for i in elements.indices where elements[i].kind == .text {
      let style = styles[elements[i].run]
      var next = i + 1
      while next < elements.count, elements[next].kind != .text, elements[next].kind != .lineEnd { next += 1 }
      guard next < elements.count, elements[next].kind == .text, elements[next].run != elements[i].run,
        let last = elements[i].shaped.clusters.last?.glyphs.last
      else { continue }
      let nextStyle = styles[elements[next].run]
      guard nextStyle.style.face != style.style.face else { continue }
      var room = style.overhang(of: last.id).right
      if next == i + 1, let first = elements[next].shaped.clusters.first?.first {
        room += nextStyle.overhang(of: first.id).left
      }
      elements[i].correction = room
      elements[i].width += room
    }
  }

  /// The no-break space before a colon, inside « », and between a number and its «%» or «€» is fixed: stretched, the sign
  /// would drift from its words.
  private mutating func fixSpacesAtSigns() {
    for i in elements.indices where elements[i].kind == .tiedSpace {
      let before = i > 0 ? elements[i - 1].text.unicodeScalars.last : nil
      let after = i + 1 < elements.count ? elements[i + 1].text.unicodeScalars.first : nil
      guard before == "«" || after == "»" || after.map({ ":;!?%‰€$£°".unicodeScalars.contains($0) }) == true else {
        continue
      }
      elements[i].kind = .fixedSpace
      elements[i].width = styles[elements[i].run].fixedSpaceWidth
    }
  }
}

extension CopyElement {
  /// Takes the text in, and the signs that are no letters but orders to the typesetter out of it.
  fileprivate mutating func readMarks(in bytes: UnsafeBufferPointer<UInt8>) {
    var kept: [UInt8] = []
    var sources: [Int] = []
    var i = 0
    func has(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
      i + 2 < bytes.count && bytes[i] == a && bytes[i + 1] == b && bytes[i + 2] == c
    }
    while i < bytes.count {
      if bytes[i] == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0xAD {  // U+00AD soft hyphen
        orders.append(Order(kind: .divide, byte: kept.count))
        i += 2
      } else if has(0xE2, 0x81, 0xA0) || has(0xEF, 0xBB, 0xBF) {  // U+2060 word joiner, U+FEFF
        orders.append(Order(kind: .join, byte: kept.count))
        i += 3
      } else if has(0xE2, 0x80, 0x8B) {  // U+200B zero-width space
        orders.append(Order(kind: .part, byte: kept.count))
        i += 3
      } else if has(0xE2, 0x80, 0x91) {  // U+2011 no-break hyphen
        kept.append(UInt8(ascii: "-"))
        sources.append(i)
        orders.append(Order(kind: .join, byte: kept.count))
        i += 3
      } else {
        kept.append(bytes[i])
        sources.append(i)
        i += 1
      }
    }
    text = String(decoding: kept, as: UTF8.self)
    if kept.count != bytes.count { sourceBytes = sources }
  }
}

/// The spaces of copy.
private enum Space {
  case word, tied, lineEnd
  /// In em; nil for the thin space, whose width is an option.
  case fixed(Unicode.Scalar, Double?)

  /// The space that begins at a byte, and its length in bytes.
  static func at(_ i: Int, of bytes: UnsafeBufferPointer<UInt8>) -> (Space, Int)? {
    switch bytes[i] {
    case 0x20, 0x09, 0x0A, 0x0D: return (.word, 1)
    case 0xC2 where i + 1 < bytes.count && bytes[i + 1] == 0xA0: return (.tied, 2)
    case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80:
      switch bytes[i + 2] {
      case 0xAF: return (.fixed("\u{202F}", nil), 3)
      case 0xA8, 0xA9: return (.lineEnd, 3)
      // U+2000 to U+200A: the spaces of metal type, by their names.
      case 0x80...0x8A:
        let ems = [0.5, 1, 0.5, 1, 1.0 / 3, 0.25, 1.0 / 6, 0.5, 0.25, 0.2, 0.1]
        return (.fixed(Unicode.Scalar(0x2000 + UInt32(bytes[i + 2] - 0x80))!, ems[Int(bytes[i + 2] - 0x80)]), 3)
      default: return nil
      }
    default: return nil
    }
  }
}
