import PDFFile

// The text operators (ISO 32000-1, 9.3 and 9.4).
extension ContentRunner {
  mutating func performText(_ operation: ContentOperation, _ numbers: [Double]) {
    let first = numbers.first ?? 0
    switch operation.name {
    case "Tc": state.characterSpacing = first
    case "Tw": state.wordSpacing = first
    case "Tz": state.horizontalScaling = first / 100
    case "TL": state.leading = first
    case "Tr": state.renderingMode = numbers.first.map { Int(max(-1, min($0, 99))) } ?? 0
    case "Ts": state.rise = first
    case "Tf":
      let name = operation.operands.first?.name ?? ""
      state.font = interpreter.font(named: name, in: frame)
      state.fontSize = first
      if state.font == nil { interpreter.fault(.missingResource(name), frame.form) }
    case "Td" where numbers.count == 2: moveLine(numbers[0], numbers[1])
    case "TD" where numbers.count == 2:
      state.leading = -numbers[1]
      moveLine(numbers[0], numbers[1])
    case "Tm":
      if let matrix = Matrix(numbers) {
        textMatrix = matrix
        lineMatrix = matrix
      }
    case "T*": moveLine(0, -state.leading)
    case "Tj": show(operation.operands.prefix(1))
    case "TJ": show((operation.operands.first?.array ?? [])[...])
    case "'":
      moveLine(0, -state.leading)
      show(operation.operands.prefix(1))
    case "\"":
      if numbers.count >= 2 {
        state.wordSpacing = numbers[0]
        state.characterSpacing = numbers[1]
      }
      moveLine(0, -state.leading)
      show(operation.operands.suffix(1))
    default: break
    }
  }

  private mutating func moveLine(_ x: Double, _ y: Double) {
    lineMatrix = Matrix(1, 0, 0, 1, x, y).then(lineMatrix)
    textMatrix = lineMatrix
  }

  /// 9.4.4: shows strings and moves by numbers, thousandths of the size, between them.
  private mutating func show(_ items: ArraySlice<PDFValue>) {
    guard let key = state.font, let metrics = interpreter.metrics[key] else { return }
    let start = textMatrix
    var advance = 0.0
    var codes: Set<Int> = []
    for item in items {
      if let number = item.number {
        advance -= number / 1000 * state.fontSize * state.horizontalScaling
      } else if let string = item.string {
        interpreter.work -= string.count / 4
        for code in metrics.codes(string) {
          codes.insert(code)
          let space = code == 32 && !metrics.isComposite ? state.wordSpacing : 0
          advance +=
            (metrics.width(code) / 1000 * state.fontSize + state.characterSpacing + space) * state.horizontalScaling
        }
      }
    }
    guard advance.isFinite else { return }
    textMatrix = Matrix(1, 0, 0, 1, advance, 0).then(textMatrix)
    guard !codes.isEmpty else { return }
    let isShown = state.renderingMode != 3 && state.renderingMode != 7
    interpreter.found.fonts[key]?.codes.formUnion(codes)
    if isShown { interpreter.found.fonts[key]?.isShown = true }
    let glyphs = start.then(state.ctm)
    let size = abs(state.fontSize)
    // Ascenders and descenders of text faces: three quarters and a quarter of the size.
    let box = Box(
      left: min(0, advance), bottom: state.rise - 0.25 * size, right: max(0, advance), top: state.rise + 0.75 * size)
    let strokes = state.renderingMode == 1 || state.renderingMode == 5
    let colour = strokes ? state.stroke : state.fill
    if isShown { note(colour) }
    mark(
      .text(size: isShown ? size * glyphs.verticalScale : 0, font: key), Box(box, through: glyphs), colour,
      strokes ? state.strokeOverprints : state.fillOverprints)
  }
}
