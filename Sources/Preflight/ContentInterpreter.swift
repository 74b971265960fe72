import PDFFile

/// Runs the content of pages as a printer's machine would, without painting: what is painted where, in which ink, how it
/// is tagged (ISO 32000-1, 7.8 to 9.4). Forms, patterns and soft masks are followed. Whatever the content, it ends: the
/// work is counted, the depth limited, and what would go on is told as a fault.
final class ContentInterpreter {
  let document: PDFDocument
  var found = InterpretedContent()
  var page = 0

  /// What may still be done: an operation counts one, a form fifty, bytes a sixteenth each. A page of the letter takes
  /// some ten thousand.
  var work: Int
  static let deepest = 24

  private var active: [PDFReference] = []
  private var usageSeen: Set<PDFReference> = []
  var metrics: [FontKey: FontMetrics] = [:]
  private var contents: [PDFReference: [UInt8]] = [:]
  private var cachedBytes = 0

  init(_ document: PDFDocument) {
    self.document = document
    work = 3_000_000 + min(document.pages.count, 1000) * 100_000
  }

  /// - Parameter number: counted from 1.
  func interpret(page number: Int, _ reference: PDFReference, resources: PDFValue, box: Box) {
    page = number
    found.marks[number] = []
    do throws(PDFFault) {
      let bytes = try document.pageContent(of: reference)
      var state = GraphicsState()
      state.clip = box
      let frame = Frame(resources: resources, form: nil, container: .page(number), records: true)
      run(bytes, in: frame, state: state, tagging: .none)
    } catch {
      fault(.unreadable("\(error)"), reference)
    }
  }

  /// One stream and what it stands in.
  struct Frame {
    var resources: PDFValue
    var form: PDFReference?
    var container: ContentKey.Container
    /// Whether what is painted is noted, or only what is used.
    var records: Bool
  }

  func fault(_ kind: ContentFault.Kind, _ object: PDFReference? = nil) {
    if found.faults.count < 1000 { found.faults.insert(ContentFault(page: page, kind: kind, object: object)) }
  }

  private func run(_ bytes: [UInt8], in frame: Frame, state: GraphicsState, tagging: Tagging) {
    work -= bytes.count / 16 + 1
    var runner = ContentRunner(interpreter: self, frame: frame, state: state, tagging: tagging)
    for operation in ContentScanner(bytes) {
      work -= 1
      guard work > 0 else {
        fault(.tooMuch, frame.form)
        return
      }
      if !operation.isWellFormed { fault(.malformed, frame.form) }
      runner.perform(operation)
    }
    runner.finish()
  }

  // MARK: - Forms

  func paintForm(_ reference: PDFReference, in frame: Frame, state: GraphicsState, tagging: Tagging) {
    if active.contains(reference) { return fault(.formInItself, reference) }
    if active.count >= Self.deepest { return fault(.tooDeep, reference) }
    let form = document.value(of: reference)
    guard let bytes = bytes(of: reference) else { return fault(.unreadable("form"), reference) }
    if found.forms[reference] == nil { found.forms[reference] = page }
    var state = state
    state.ctm = (Matrix(numbers(form["Matrix"])) ?? .identity).then(state.ctm)
    if let box = Box(numbers(form["BBox"])) { state.clip = state.clip.intersection(Box(box, through: state.ctm)) }
    work -= 50
    var inner = frame
    inner.form = reference
    let resources = document.resolve(form["Resources"])
    if !resources.isNull { inner.resources = resources }
    if !document.resolve(form["StructParents"]).isNull { inner.container = .form(reference) }
    noteGroup(form["Group"], resources: inner.resources, reference)
    active.append(reference)
    run(bytes, in: inner, state: state, tagging: tagging)
    active.removeLast()
  }

  /// The colour space of a transparency group (11.6.6).
  func noteGroup(_ group: PDFValue, resources: PDFValue, _ object: PDFReference?) {
    let space = document.resolve(group, "CS")
    if !space.isNull { note(space, .group, resources: resources, object) }
  }

  /// A tiling pattern, a soft mask's group or a glyph: what they use counts, what they paint does not stand on the page
  /// by itself. Each is run once a file.
  func noteUse(of reference: PDFReference, resources: PDFValue) {
    guard usageSeen.insert(reference).inserted, active.count < Self.deepest, document.isStream(reference) else {
      return
    }
    let value = document.value(of: reference)
    guard let bytes = bytes(of: reference) else { return fault(.unreadable("pattern"), reference) }
    let own = document.resolve(value["Resources"])
    noteGroup(value["Group"], resources: own, reference)
    let frame = Frame(
      resources: own.isNull ? resources : own, form: reference, container: .form(reference), records: false)
    active.append(reference)
    run(bytes, in: frame, state: GraphicsState(), tagging: .artifact)
    active.removeLast()
  }

  /// A form is decoded once, as long as what is kept stays small.
  private func bytes(of reference: PDFReference) -> [UInt8]? {
    if let known = contents[reference] { return known }
    guard let bytes = try? document.streamBytes(of: reference, decoded: true) else { return nil }
    work -= bytes.count / 16
    if cachedBytes + bytes.count < 64 << 20 {
      cachedBytes += bytes.count
      contents[reference] = bytes
    }
    return bytes
  }

  // MARK: - Colours and fonts

  func note(_ space: PDFValue, _ place: ColourUse.Place, resources: PDFValue, _ object: PDFReference?) {
    let reader = ColourSpaceReader(document: document, resources: resources)
    note(reader.read(space), place, reader, object)
  }

  func note(_ space: ColourSpace, _ place: ColourUse.Place, _ reader: ColourSpaceReader, _ object: PDFReference?) {
    for base in space.bases {
      let key: String? =
        switch base {
        case .deviceGray: "DefaultGray"
        case .deviceRGB: "DefaultRGB"
        case .deviceCMYK: "DefaultCMYK"
        default: nil
        }
      let isCovered = key.map { reader.hasDefault($0) } ?? false
      found.colours.insert(ColourUse(page: page, place: place, space: base, isCovered: isCovered, object: object))
    }
  }

  func font(named name: String, in frame: Frame) -> FontKey? {
    let entry = document.resolve(frame.resources, "Font")[name]
    let dictionary = document.resolve(entry)
    guard dictionary.dictionary != nil else { return nil }
    let key = entry.reference.map { FontKey.object($0) } ?? .direct(page: page, name: name)
    if found.fonts[key] == nil {
      found.fonts[key] = FontUse(dictionary: dictionary, page: page)
      metrics[key] = FontMetrics(dictionary, in: document)
      for glyph in (document.resolve(dictionary, "CharProcs").dictionary ?? [:]).values.prefix(512) {
        let resources = document.resolve(dictionary, "Resources")
        if let reference = glyph.reference {
          noteUse(of: reference, resources: resources.isNull ? frame.resources : resources)
        }
      }
    }
    return key
  }

  func numbers(_ value: PDFValue) -> [Double] {
    (document.resolve(value).array ?? []).prefix(16).compactMap { document.resolve($0).number }
  }
}
