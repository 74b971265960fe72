/// Walks a paragraph's elements and notes every place where a line may end.
struct PlaceFinder {
  let paragraph: Paragraph
  let styles: [RunStyle]
  let elements: [CopyElement]
  let divider: (any WordDivider)?
  let options: TypesettingOptions
  private(set) var places: [LineBreaker.Place] = []
  private(set) var spots: [PreparedParagraph.Spot] = []
  /// The sum before each element, and after the last.
  private var sums: [LineBreaker.Extent] = []
  private var letters: [Int] = []
  /// The element that places are being found in.
  private var piece: (element: Int, shaped: ShapedPiece)?
  /// The number of the word that begins with each element; 0 elsewhere.
  private var words: [Int] = []

  init(
    paragraph: Paragraph, styles: [RunStyle], elements: [CopyElement], divider: (any WordDivider)?,
    options: TypesettingOptions
  ) {
    self.paragraph = paragraph
    self.styles = styles
    self.elements = elements
    self.divider = divider
    self.options = options
    sumUp()
  }

  private mutating func sumUp() {
    var sum = LineBreaker.Extent()
    var count = 0
    sums.reserveCapacity(elements.count + 1)
    letters.reserveCapacity(elements.count + 1)
    for (i, element) in elements.enumerated() {
      sums.append(sum)
      letters.append(count)
      sum.width += element.width
      switch element.kind {
      case .text:
        // Room is given between letters, not between a word and its space: that is the space's own to give.
        let endsWord = i + 1 == elements.count || elements[i + 1].kind != .text
        let gaps = element.shaped.clusters.count - (endsWord ? 1 : 0)
        sum.flex += flex(of: element.width, gaps: gaps, styles[element.run])
        count += WordBreaks.letterCount(element.text.utf8)
      case .wordSpace, .tiedSpace: sum.spaces += element.width
      case .fixedSpace, .lineEnd: break
      }
    }
    sums.append(sum)
    letters.append(count)
    words = [Int](repeating: 0, count: elements.count + 1)
    var i = 0
    while i < elements.count {
      let end = wordEnd(from: i)
      if end > i { words[i] = wordNumber(i..<end) }
      i = max(end, i + 1)
    }
  }

  /// The end of the word that begins with an element: of its pieces in several styles.
  private func wordEnd(from i: Int) -> Int {
    var end = i
    while end < elements.count, elements[end].kind == .text { end += 1 }
    return end
  }

  private func flex(of width: Double, gaps: Int, _ style: RunStyle) -> Double {
    options.expansion * width + options.tracking * style.size * Double(gaps)
  }

  // MARK: Places

  mutating func find() {
    places.reserveCapacity(elements.count * 2)
    spots.reserveCapacity(elements.count * 2)
    addStart()
    var i = 0
    var word = 0
    while i < elements.count {
      switch elements[i].kind {
      case .text:
        let end = wordEnd(from: i)
        addBreaks(inWord: i..<end)
        word = words[i]
        i = end
      case .wordSpace:
        // A space before or after a no-break space is bound by it: the copy says so, if clumsily.
        if i + 1 < elements.count, i > 0 { addSpace(i, wordBefore: word) }
        i += 1
      case .lineEnd:
        if i + 1 < elements.count, i > 0 { addPlace(between: i - 1, and: i + 1, .forced) }
        i += 1
      case .tiedSpace, .fixedSpace: i += 1
      }
    }
    if !elements.isEmpty { addEnd(wordBefore: word) }
  }

  private mutating func addStart() {
    var start = LineBreaker.Extent()
    if let first = elements.first { start.width += leftHang(of: first, from: 0) }
    places.append(LineBreaker.Place(end: .init(), start: start, wordAfter: words[0]))
    spots.append(.init(endElement: -1, endByte: 0, startElement: 0, startByte: 0, eatsSpace: false))
  }

  private mutating func addEnd(wordBefore: Int) {
    addPlace(between: elements.count - 1, and: elements.count, .forced)
    places[places.count - 1].wordBefore = wordBefore
  }

  private mutating func addSpace(_ i: Int, wordBefore: Int) {
    addPlace(between: i - 1, and: i + 1, .plain)
    let place = places.count - 1
    spots[place].eatsSpace = true
    places[place].wordBefore = wordBefore
    places[place].wordAfter = words[i + 1]
    if paragraph.alignment != .justified, endsInShortWord(before: i) {
      places[place].penalty = options.costs.shortWordAtEnd
    }
  }

  /// A place between two elements; what stands between them disappears.
  private mutating func addPlace(between last: Int, and next: Int, _ ending: LineBreaker.Ending) {
    var end = sums[last + 1]
    end.width -= rightHang(of: elements[last], to: elements[last].text.utf8.count)
    if elements[last].kind == .text {
      end.width -= styles[elements[last].run].tracking + elements[last].correction
    }
    var start = sums[next]
    if next < elements.count { start.width += leftHang(of: elements[next], from: 0) }
    places.append(LineBreaker.Place(end: end, start: start, ending: ending, letters: letters[last + 1]))
    spots.append(
      .init(
        endElement: last, endByte: elements[last].text.utf8.count, startElement: next, startByte: 0, eatsSpace: false))
  }

  /// A place inside an element.
  private mutating func addPlace(
    in i: Int, at byte: Int, _ ending: LineBreaker.Ending, hyphen: Bool, penalty: Double
  ) {
    let element = elements[i]
    let style = styles[element.run]
    if piece?.element != i { piece = (i, ShapedPiece(element, style)) }
    let cut = piece!.shaped.cut(at: byte, hyphen: hyphen)
    let head = cut.head
    let tail = cut.tail
    let part = element.width > 0 ? head / element.width : 0
    let whole = sums[i + 1].flex - sums[i].flex
    var end = sums[i]
    end.width += head - style.tracking
    end.width -= hyphen ? rightHang("-", style) : rightHang(of: element, to: byte)
    end.flex += whole * min(part, 1)
    var start = sums[i]
    start.width += element.width - element.correction - tail + leftHang(of: element, from: byte)
    start.flex += whole * (1 - (element.width > 0 ? tail / element.width : 0))
    places.append(
      LineBreaker.Place(
        end: end, start: start, ending: ending, penalty: penalty,
        letters: letters[i] + cut.letters))
    spots.append(.init(endElement: i, endByte: byte, startElement: i, startByte: byte, eatsSpace: false))
  }

  // MARK: Words

  /// The places inside a word, which may be made of pieces in several styles.
  private mutating func addBreaks(inWord range: Range<Int>) {
    let breaks = breaks(inWord: range)
    if breaks.isEmpty { return }
    var start = 0
    var next = 0
    for i in range {
      let count = elements[i].text.utf8.count
      while next < breaks.count, breaks[next].byte < start + count {
        let point = breaks[next]
        if point.byte == start {
          if i > range.lowerBound, point.ending != .division { addPlace(between: i - 1, and: i, point.ending) }
        } else {
          addPlace(
            in: i, at: point.byte - start, point.ending, hyphen: point.ending == .division,
            penalty: penalty(of: point, in: i, at: point.byte - start, word: range))
        }
        next += 1
      }
      start += count
    }
  }

  private func penalty(of point: WordBreak, in i: Int, at byte: Int, word: Range<Int>) -> Double {
    let costs = options.costs
    if point.isAddress { return costs.address }
    guard point.ending == .division else { return point.isName ? costs.hyphenOfName : costs.hardHyphen }
    var penalty = costs.division
    let bytes = elements[i].text.utf8
    if bytes.contains(UInt8(ascii: "-")) { penalty += costs.divisionInCompound }
    if byte <= 4, WordBreaks.letterCount(bytes.prefix(byte)) <= 2 { penalty += costs.divisionAfterTwo }
    if isName(word) { penalty += costs.divisionOfName }
    return penalty
  }

  /// Whether a word begins with a capital where no sentence begins.
  private func isName(_ word: Range<Int>) -> Bool {
    let bytes = Array(elements[word.lowerBound].text.utf8)
    var start = bytes.firstIndex { WordBreaks.isLetter($0) || $0 == 0xC3 || $0 == 0xC5 } ?? 0
    // «d’Haïti»: the letter before the apostrophe is no part of the name.
    if start + 4 < bytes.count, bytes[start + 1...start + 3] == [0xE2, 0x80, 0x99] { start += 4 }
    guard bytes.indices.contains(start), WordBreaks.isCapital(bytes, at: start), word.lowerBound > 1 else {
      return false
    }
    var i = word.lowerBound - 1
    while i >= 0, elements[i].kind != .text { i -= 1 }
    guard i >= 0, let last = elements[i].text.unicodeScalars.last else { return false }
    return !".!?…«".unicodeScalars.contains(last)
  }

  private func breaks(inWord range: Range<Int>) -> [WordBreak] {
    let first = range.lowerBound
    var text = elements[first].text
    for i in range.dropFirst() { text += elements[i].text }
    if text.utf8.count < 4 { return [] }
    var orders: [CopyElement.Order] = []
    var start = 0
    var mayDivide = paragraph.mayHyphenate
    for i in range {
      for order in elements[i].orders { orders.append(.init(kind: order.kind, byte: order.byte + start)) }
      let run = paragraph.runs[elements[i].run]
      mayDivide = mayDivide && run.mayHyphenate && run.style.language.hasPrefix("fr")
      start += elements[i].text.utf8.count
    }
    var breaks: [WordBreak] = []
    if WordBreaks.mayHaveSigns(text) {
      let word = Array(text.utf8)
      if WordBreaks.isAddress(word) {
        mayDivide = false
        breaks = WordBreaks.inAddress(word)
      } else {
        breaks = WordBreaks.atHyphens(word)
        if !breaks.isEmpty, divider?.mayBreakAtHyphens(text) == false { breaks = [] }
        // Ragged lines have no gap to close: there names stay whole.
        if paragraph.alignment != .justified { breaks.removeAll(where: \.isName) }
      }
    }
    if mayDivide, text.utf8.count >= 6, let divider, !orders.contains(where: { $0.kind == .divide }) {
      for point in divider.divisionPoints(of: text) { breaks.append(WordBreak(byte: point, ending: .division)) }
    }
    if !orders.isEmpty { follow(orders, in: &breaks) }
    breaks.removeAll { $0.byte <= 0 || $0.byte >= start }
    if breaks.count > 1 { breaks.sort { $0.byte < $1.byte } }
    return breaks
  }

  private func follow(_ orders: [CopyElement.Order], in breaks: inout [WordBreak]) {
    for order in orders {
      switch order.kind {
      case .divide: if paragraph.mayHyphenate { breaks.append(WordBreak(byte: order.byte, ending: .division)) }
      case .part: breaks.append(WordBreak(byte: order.byte, ending: .plain))
      case .join: break
      }
    }
    let joined = Set(orders.filter { $0.kind == .join }.map(\.byte))
    if !joined.isEmpty { breaks.removeAll { joined.contains($0.byte) } }
  }

  /// A number for a word, equal for equal words whatever their capitals and stops: FNV-1a over letters and figures.
  private func wordNumber(_ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in range {
      for byte in elements[i].text.utf8 where WordBreaks.isAlphanumeric(byte) || byte >= 0x80 {
        hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
      }
    }
    return Int(truncatingIfNeeded: hash)
  }

  /// Whether the word before a space has one or two letters and no stop: it belongs to what follows.
  private func endsInShortWord(before space: Int) -> Bool {
    let element = elements[space - 1]
    guard element.kind == .text, space < 2 || elements[space - 2].kind != .text else { return false }
    let scalars = element.text.unicodeScalars
    return scalars.count <= 2 && scalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  }

  // MARK: Hanging

  private func leftHang(of element: CopyElement, from byte: Int) -> Double {
    guard element.kind == .text, paragraph.alignment != .centred, options.protrusion > 0 else { return 0 }
    let start = element.text.utf8.index(element.text.startIndex, offsetBy: byte)
    guard let scalar = element.text.unicodeScalars[start...].first else { return 0 }
    let part = Protrusion.left(of: scalar) * options.protrusion
    return part == 0 ? 0 : part * styles[element.run].advance(of: scalar)
  }

  private func rightHang(of element: CopyElement, to byte: Int) -> Double {
    guard element.kind == .text, paragraph.alignment == .justified, options.protrusion > 0 else { return 0 }
    let end = element.text.utf8.index(element.text.startIndex, offsetBy: byte)
    guard let scalar = element.text.unicodeScalars[..<end].last else { return 0 }
    return rightHang(scalar, styles[element.run])
  }

  private func rightHang(_ scalar: Unicode.Scalar, _ style: RunStyle) -> Double {
    guard paragraph.alignment == .justified else { return 0 }
    let part = Protrusion.right(of: scalar) * options.protrusion
    return part == 0 ? 0 : part * style.advance(of: scalar)
  }

  // MARK: Cuts

  /// Adds places at cluster bounds in every stretch that no line could hold, and lets such a stretch be divided as often
  /// as need be.
  mutating func addCuts(to known: [LineBreaker.Place], _ knownSpots: [PreparedParagraph.Spot], measure: Double) {
    var lastFree = 0
    for k in known.indices {
      if k > 0, isTooWide(from: known[k - 1], to: known[k], measure) {
        addCuts(from: knownSpots[k - 1], to: knownSpots[k])
      }
      places.append(known[k])
      spots.append(knownSpots[k])
      guard known[k].ending != .division else { continue }
      if isTooWide(from: known[lastFree], to: known[k], measure) {
        for i in places.indices.reversed().dropFirst() {
          guard places[i].ending == .division || places[i].ending == .cut else { break }
          places[i].ending = .cut
        }
      }
      lastFree = k
    }
  }

  private func isTooWide(from a: LineBreaker.Place, to b: LineBreaker.Place, _ measure: Double) -> Bool {
    let stretch = b.end - a.start
    // Only justified lines give way.
    let give = paragraph.alignment == .justified ? stretch.flex + options.costs.spaceShrink * stretch.spaces : 0
    return stretch.width - give > measure
  }

  private mutating func addCuts(from first: PreparedParagraph.Spot, to last: PreparedParagraph.Spot) {
    guard first.startElement <= last.endElement else { return }
    for i in first.startElement...last.endElement {
      let element = elements[i]
      if element.kind == .tiedSpace, i > first.startElement, i < last.endElement {
        // Words tied together that no line can hold together.
        addPlace(between: i - 1, and: i + 1, .plain)
        places[places.count - 1].penalty = options.costs.cut / 2
        spots[spots.count - 1].eatsSpace = true
      }
      guard element.kind == .text else { continue }
      let from = i == first.startElement ? first.startByte : 0
      let to = i == last.endElement ? last.endByte : element.text.utf8.count
      addCuts(in: i, from..<to)
    }
  }

  /// Cuts at the cluster bounds of an element, two clusters at least on either side.
  private mutating func addCuts(in i: Int, _ range: Range<Int>) {
    let element = elements[i]
    let bytes = Array(element.text.utf8)
    let isVerbatim = !paragraph.runs[element.run].mayHyphenate || WordBreaks.isAddress(bytes)
    let total = element.shaped.clusters.count
    var byte = 0
    for (count, cluster) in element.shaped.clusters.enumerated() {
      if byte > range.lowerBound, byte < range.upperBound, count >= 2, count <= total - 2 {
        let hasHyphen = bytes[byte - 1] == UInt8(ascii: "-")
        addPlace(
          in: i, at: byte, hasHyphen ? .hyphen : .cut, hyphen: !isVerbatim && !hasHyphen,
          penalty: hasHyphen ? options.costs.cut / 2 : options.costs.cut)
      }
      byte += cluster.bytes
    }
  }
}
