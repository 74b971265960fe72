import PDFFile

/// All that the rules judge, gathered once: the document's dictionaries, its pages and what they paint, its structure.
struct FileSurvey {
  let document: PDFDocument
  let options: PreflightOptions
  let catalog: PDFValue
  let info: PDFValue
  /// The catalog's metadata; nil where there is none that can be read.
  let xmp: XMPProperties?
  let pages: [PageSurvey]
  let content: InterpretedContent
  let structure: StructureTree?
  /// Every object that can be reached, as values.
  let objects: [(reference: PDFReference, value: PDFValue)]
  let purpose: Purpose
  /// Those for PDF/X.
  let outputIntents: [PDFValue]
  let outputProfile: OutputProfile?

  /// What the file is for, by the labels it bears.
  enum Purpose: Hashable, Sendable {
    /// Plates: it says PDF/X, or says nothing.
    case press
    /// A screen: it says PDF/UA and not PDF/X.
    case screen
  }

  init(_ document: PDFDocument, options: PreflightOptions, progress: (_ page: Int, _ of: Int) -> Void) {
    self.document = document
    self.options = options
    let catalog = document.catalog
    self.catalog = catalog
    info = document.resolve(document.trailer, "Info")
    if let reference = catalog["Metadata"].reference,
      let bytes = try? document.streamBytes(of: reference, decoded: true)
    {
      xmp = XMPProperties(bytes)
    } else {
      xmp = nil
    }
    let labels = Labels(xmp)
    purpose = labels.x4 == nil && labels.otherX == nil && labels.ua1 ? .screen : .press
    let references = document.pages
    pages = references.enumerated().map { PageSurvey($0 + 1, $1, document) }
    let interpreter = ContentInterpreter(document)
    for page in pages {
      interpreter.interpret(
        page: page.number, page.reference, resources: page.resources, box: page.media ?? .everything)
      interpreter.noteGroup(page.dictionary["Group"], resources: page.resources, page.reference)
      progress(page.number, pages.count)
    }
    content = interpreter.found
    let root = document.resolve(catalog, "StructTreeRoot")
    structure = root.dictionary == nil ? nil : StructureTree(root, document, pages: references)
    outputIntents = Preflight.outputIntents(document)
    outputProfile = OutputProfile(outputIntents, document)
    objects = document.objects.map { ($0, document.value(of: $0)) }
  }

  var labels: Labels { Labels(xmp) }

  func marks(on page: PageSurvey) -> [PaintedMark] { content.marks[page.number] ?? [] }

  /// The number a page has, nil for what is no page.
  func number(of page: PDFReference) -> Int? { pages.first { $0.reference == page }?.number }

  /// The objects whose dictionary answers.
  func objects(where isMeant: (PDFValue) -> Bool) -> [(reference: PDFReference, value: PDFValue)] {
    objects.filter { isMeant($0.value) }
  }

  /// Every dictionary of the file, direct ones within the objects too, each with the object it lies in.
  func forEachDictionary(_ body: (PDFReference, [String: PDFValue]) -> Void) {
    for (reference, value) in objects {
      var pile = [value]
      while let next = pile.popLast() {
        switch next {
        case .array(let values): pile += values
        case .dictionary(let entries):
          body(reference, entries)
          pile += entries.values
        default: break
        }
      }
    }
  }
}

/// What the file says it is, in its metadata.
public struct Labels: Hashable, Sendable {
  /// The value of pdfxid:GTS_PDFXVersion where it begins with `PDF/X-4`.
  public let x4: String?
  /// Another PDF/X than X-4.
  public let otherX: String?
  /// pdfuaid:part is 1.
  public let ua1: Bool

  init(_ xmp: XMPProperties?) {
    let version = xmp?[XMPProperties.Namespace.pdfx, "GTS_PDFXVersion"]
    x4 = version.flatMap { $0.hasPrefix("PDF/X-4") ? $0 : nil }
    otherX = version.flatMap { $0.hasPrefix("PDF/X-4") ? nil : $0 }
    ua1 = xmp?[XMPProperties.Namespace.pdfua, "part"] == "1"
  }
}

/// One page and its boxes, in points.
struct PageSurvey {
  let number: Int
  let reference: PDFReference
  let dictionary: PDFValue
  let resources: PDFValue
  let media: Box?
  let crop: Box?
  let bleed: Box?
  let trim: Box?
  let art: Box?

  init(_ number: Int, _ reference: PDFReference, _ document: PDFDocument) {
    self.number = number
    self.reference = reference
    let dictionary = document.value(of: reference)
    self.dictionary = dictionary
    /// 7.7.3.4: some entries are handed down the page tree.
    func inherited(_ key: String) -> PDFValue {
      var node = dictionary
      for _ in 0..<64 {
        let value = document.resolve(node, key)
        if !value.isNull { return value }
        node = document.resolve(node, "Parent")
        if node.dictionary == nil { break }
      }
      return .null
    }
    func box(_ value: PDFValue) -> Box? { Box((value.array ?? []).compactMap { document.resolve($0).number }) }
    resources = inherited("Resources")
    media = box(inherited("MediaBox"))
    crop = box(inherited("CropBox"))
    bleed = box(document.resolve(dictionary, "BleedBox"))
    trim = box(document.resolve(dictionary, "TrimBox"))
    art = box(document.resolve(dictionary, "ArtBox"))
  }

  /// Whether the page says itself that nothing runs beyond the cut: its trim, bleed and media boxes are one, as on a
  /// sheet for the office copier.
  var hasNoBleed: Bool {
    guard let trim, let bleed, let media else { return false }
    return trim.contains(media, tolerance: 0.5) && trim.contains(bleed, tolerance: 0.5)
  }

  /// Where the paper is cut: the trim box, or what stands for it.
  var cut: Box? { trim ?? art ?? crop ?? media }
}
