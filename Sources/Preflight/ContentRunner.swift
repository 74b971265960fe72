import PDFFile

/// Performs the operations of one content stream on a graphics state.
struct ContentRunner {
  let interpreter: ContentInterpreter
  let frame: ContentInterpreter.Frame
  var state: GraphicsState
  private var saved: [GraphicsState] = []
  /// The tagging that each open marked-content sequence gives.
  private var sequences: [Tagging] = []
  private let outerTagging: Tagging

  /// The path being made, upright around it on the page; nothing before the first point.
  private var path = Box(around: [])
  private var point = (x: 0.0, y: 0.0)
  private var clips = false

  var textMatrix = Matrix.identity
  var lineMatrix = Matrix.identity

  init(interpreter: ContentInterpreter, frame: ContentInterpreter.Frame, state: GraphicsState, tagging: Tagging) {
    self.interpreter = interpreter
    self.frame = frame
    self.state = state
    outerTagging = tagging
  }

  var document: PDFDocument { interpreter.document }
  var tagging: Tagging { sequences.last ?? outerTagging }

  mutating func finish() {
    if !saved.isEmpty || !sequences.isEmpty { interpreter.fault(.unbalanced, frame.form) }
  }

  mutating func perform(_ operation: ContentOperation) {
    let numbers = operation.operands.compactMap(\.number)
    switch operation.name {
    case "q": if saved.count < 256 { saved.append(state) } else { interpreter.fault(.tooDeep, frame.form) }
    case "Q":
      if let state = saved.popLast() { self.state = state } else { interpreter.fault(.unbalanced, frame.form) }
    case "cm": if let matrix = Matrix(numbers) { state.ctm = matrix.then(state.ctm) }
    case "w": if let width = numbers.first { state.lineWidth = abs(width) }
    case "gs": setGraphicsState(operation.operands.first?.name ?? "")
    case "J", "j", "M", "d", "ri", "i", "BX", "EX", "MP", "DP", "d0", "d1": break
    case "m", "l":
      if numbers.count == 2 { add(numbers[0], numbers[1]) }
    case "c", "v", "y":
      for index in stride(from: 0, to: numbers.count - 1, by: 2) { add(numbers[index], numbers[index + 1]) }
    case "h": break
    case "re":
      if numbers.count == 4 {
        add(numbers[0], numbers[1])
        add(numbers[0] + numbers[2], numbers[1])
        add(numbers[0], numbers[1] + numbers[3])
        add(numbers[0] + numbers[2], numbers[1] + numbers[3])
      }
    case "W", "W*": clips = true
    case "n": endPath()
    case "S", "s":
      strokePath()
      endPath()
    case "f", "F", "f*":
      fillPath()
      endPath()
    case "B", "B*", "b", "b*":
      fillPath()
      strokePath()
      endPath()
    case "g", "rg", "k", "G", "RG", "K", "cs", "CS", "sc", "scn", "SC", "SCN": setColour(operation, numbers)
    case "sh": paintShading(operation.operands.first?.name ?? "")
    case "Do": paintObject(operation.operands.first?.name ?? "")
    case "BI": paintInline(operation)
    case "BMC", "BDC": beginSequence(operation)
    case "EMC": if sequences.popLast() == nil { interpreter.fault(.unbalanced, frame.form) }
    case "BT":
      textMatrix = .identity
      lineMatrix = .identity
    case "ET": break
    case "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", "\"":
      performText(operation, numbers)
    case "": break
    default: interpreter.fault(.unknownOperator(String(operation.name.prefix(20))), frame.form)
    }
  }

  // MARK: - Paths

  private mutating func add(_ x: Double, _ y: Double) { path.add(state.ctm.apply(x, y)) }

  private mutating func endPath() {
    if clips { state.clip = path.isNothing ? Box(left: 0, bottom: 0, right: 0, top: 0) : state.clip.intersection(path) }
    clips = false
    path = Box(around: [])
  }

  private func fillPath() {
    note(state.fill)
    if !path.isNothing { mark(.fill, path, state.fill, state.fillOverprints) }
  }

  private func strokePath() {
    note(state.stroke)
    guard !path.isNothing else { return }
    let width = state.lineWidth * state.ctm.lineScale
    mark(.stroke(width: width), path.grown(by: width / 2), state.stroke, state.strokeOverprints)
  }

  func mark(_ kind: PaintedMark.Kind, _ box: Box, _ colour: PaintColour, _ overprints: Bool) {
    guard frame.records else { return }
    let visible = box.intersection(state.clip)
    guard !visible.isNothing, let count = interpreter.found.marks[interpreter.page]?.count, count < 500_000 else {
      return
    }
    interpreter.found.marks[interpreter.page]?.append(
      PaintedMark(
        kind: kind, box: visible, colour: colour, overprints: overprints, overprintMode: state.overprintMode,
        tagging: tagging, form: frame.form))
  }

  // MARK: - Colours

  var colourReader: ColourSpaceReader { ColourSpaceReader(document: document, resources: frame.resources) }

  /// Notes that something is painted in a colour.
  func note(_ colour: PaintColour) { interpreter.note(colour.space, .content, colourReader, frame.form) }

  private mutating func setColour(_ operation: ContentOperation, _ numbers: [Double]) {
    let name = operation.name
    let isFill = name.first!.isLowercase
    var colour = isFill ? state.fill : state.stroke
    switch name.lowercased() {
    case "g": colour = PaintColour(space: .deviceGray, values: numbers)
    case "rg": colour = PaintColour(space: .deviceRGB, values: numbers)
    case "k": colour = PaintColour(space: .deviceCMYK, values: numbers)
    case "cs":
      let operand = operation.operands.first ?? .null
      let space = colourReader.read(operand)
      if space == .unknown { interpreter.fault(.missingResource(operand.name ?? "ColorSpace"), frame.form) }
      colour = PaintColour(space: space, values: space.initialValues)
    default:
      colour.values = numbers
      if case .pattern = colour.space, let pattern = operation.operands.last?.name { usePattern(pattern) }
    }
    if isFill { state.fill = colour } else { state.stroke = colour }
  }

  /// 8.7.2: a tiling pattern is a content stream, a shading pattern has a colour space.
  private func usePattern(_ name: String) {
    let entry = document.resolve(frame.resources, "Pattern")[name]
    let pattern = document.resolve(entry)
    if pattern.isNull { return interpreter.fault(.missingResource(name), frame.form) }
    let shading = document.resolve(pattern, "Shading")
    if !shading.isNull {
      interpreter.note(shading["ColorSpace"], .shading, resources: frame.resources, entry.reference)
    } else if let reference = entry.reference {
      interpreter.noteUse(of: reference, resources: frame.resources)
    }
  }

  private func paintShading(_ name: String) {
    let entry = document.resolve(frame.resources, "Shading")[name]
    let shading = document.resolve(entry)
    if shading.isNull { return interpreter.fault(.missingResource(name), frame.form) }
    interpreter.note(shading["ColorSpace"], .shading, resources: frame.resources, entry.reference)
    mark(.shading, state.clip, PaintColour(space: .pattern(nil), values: []), state.fillOverprints)
  }

  // MARK: - Graphics state

  private mutating func setGraphicsState(_ name: String) {
    let entry = document.resolve(document.resolve(frame.resources, "ExtGState")[name])
    guard entry.dictionary != nil else { return interpreter.fault(.missingResource(name), frame.form) }
    if let width = document.resolve(entry, "LW").number { state.lineWidth = abs(width) }
    if let overprints = document.resolve(entry, "OP").boolean {
      state.strokeOverprints = overprints
      if entry["op"].isNull { state.fillOverprints = overprints }
    }
    if let overprints = document.resolve(entry, "op").boolean { state.fillOverprints = overprints }
    if let mode = document.resolve(entry, "OPM").integer { state.overprintMode = mode }
    if let font = document.resolve(entry, "Font").array, font.count == 2, let reference = font[0].reference {
      state.font = .object(reference)
      state.fontSize = font[1].number ?? 0
    }
    if let group = document.resolve(entry, "SMask")["G"].reference {
      interpreter.noteUse(of: group, resources: frame.resources)
    }
  }

  // MARK: - Pictures and forms

  private func paintObject(_ name: String) {
    let entry = document.resolve(frame.resources, "XObject")[name]
    guard let reference = entry.reference, document.isStream(reference) else {
      return interpreter.fault(.missingResource(name), frame.form)
    }
    let object = document.value(of: reference)
    switch document.resolve(object, "Subtype").name {
    case "Image": paintPicture(object, reference)
    case "Form": interpreter.paintForm(reference, in: frame, state: state, tagging: tagging)
    default: break
    }
  }

  private func paintInline(_ operation: ContentOperation) {
    guard let entries = operation.inlineImage?.dictionary else { return }
    let long = [
      "W": "Width", "H": "Height", "BPC": "BitsPerComponent", "CS": "ColorSpace", "IM": "ImageMask", "F": "Filter",
    ]
    var full: [String: PDFValue] = [:]
    for (key, value) in entries { full[long[key] ?? key] = value }
    paintPicture(.dictionary(full), nil)
  }

  private func paintPicture(_ image: PDFValue, _ reference: PDFReference?) {
    let isMask = document.resolve(image, "ImageMask").boolean == true
    let space = document.resolve(image, "ColorSpace")
    if isMask {
      note(state.fill)
    } else if !space.isNull {
      interpreter.note(space, .picture, resources: frame.resources, reference ?? frame.form)
    }
    let use = PictureUse(
      object: reference, pixelWidth: document.resolve(image, "Width").integer ?? 0,
      pixelHeight: document.resolve(image, "Height").integer ?? 0, width: state.ctm.horizontalScale,
      height: state.ctm.verticalScale, bits: isMask ? 1 : document.resolve(image, "BitsPerComponent").integer ?? 8)
    let square = Box(Box(left: 0, bottom: 0, right: 1, top: 1), through: state.ctm)
    mark(
      .picture(use), square, isMask ? state.fill : PaintColour(space: .pattern(nil), values: []), state.fillOverprints)
  }

  // MARK: - Marked content

  private mutating func beginSequence(_ operation: ContentOperation) {
    let tag = operation.operands.first?.name ?? ""
    var properties: PDFValue = operation.operands.count > 1 ? operation.operands[1] : .null
    if let name = properties.name {
      properties = document.resolve(document.resolve(frame.resources, "Properties")[name])
    }
    var next = tagging
    if tag == "Artifact" {
      if case .content = tagging, frame.records { interpreter.fault(.artifactInTagged, frame.form) }
      next = .artifact
    } else if let number = document.resolve(properties, "MCID").integer {
      if tagging == .artifact, frame.records { interpreter.fault(.taggedInArtifact, frame.form) }
      let key = ContentKey(container: frame.container, number: number)
      if frame.records { interpreter.found.sequences.insert(key) }
      next = .content(key)
    }
    if sequences.count < 1000 { sequences.append(next) } else { interpreter.fault(.tooDeep, frame.form) }
  }
}
