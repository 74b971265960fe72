import Inks
import PDFFile

/// Everything that pages draw with, each object once: contents, forms, patterns, shadings, masks, pictures, fonts.
struct PageObjects {
  private let document: PDFDocument
  private var rewriter: ContentRewriter
  private let inks: ShadingInks
  private let pictures: PressPictures
  private let fonts: FontRepairs
  private var done: Set<PDFReference> = []
  /// The two states of overprinting and the ink of all plates, made once for all resources.
  private let overprint, knockout, registration: PDFReference

  init(document: PDFDocument, rewriter: ContentRewriter, keys: InkKeys, pictures: [[UInt8]]) {
    self.document = document
    self.rewriter = rewriter
    inks = ShadingInks(document: document, keys: keys)
    self.pictures = PressPictures(document: document, declared: pictures)
    fonts = FontRepairs(document: document)
    // OPM 1: a component of 0 leaves what is under it (ISO 32000-1, 11.7.4.4).
    overprint = document.add(["Type": .name("ExtGState"), "OP": true, "op": true, "OPM": 1])
    knockout = document.add(["Type": .name("ExtGState"), "OP": false, "op": false, "OPM": 0])
    registration = document.add([
      .name("Separation"), .name("All"), .name("DeviceCMYK"),
      [
        "FunctionType": 2, "Domain": [0, 1], "N": 1, "C0": [0, 0, 0, 0], "C1": [1, 1, 1, 1],
      ],
    ])
  }

  /// Finishes a page and what it draws with.
  mutating func finish(_ page: PDFReference, number: Int) throws(FinishingFault) {
    let drawn = try reading { () throws(PDFFault) in try document.pageContent(of: page) }
    let content = try rewriter.rewrite(drawn, in: .page(number: number))
    guard var entries = document.value(of: page).dictionary else { return }
    entries["Contents"] = .reference(document.addStream([:], bytes: content))
    entries["Resources"] = try resources(entries["Resources"] ?? .null, page: number)
    entries["Group"] = group(entries["Group"] ?? .null)
    document.replace(page, with: .dictionary(entries))
  }

  // MARK: - Resources

  /// The same resources with all in them finished, and what rewritten contents refer to. Those of an object of their own
  /// stay there, since pages may share them.
  private mutating func resources(_ value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    if let reference = value.reference {
      guard done.insert(reference).inserted else { return value }
      document.replace(reference, with: try resources(document.value(of: reference), page: page))
      return value
    }
    var entries = value.dictionary ?? [:]
    let known: Set = ["ExtGState", "ColorSpace", "Pattern", "Shading", "XObject", "Font", "ProcSet", "Properties"]
    if let strange = entries.keys.filter({ !known.contains($0) }).min() {
      throw .unknownObject("/Resources /" + strange, page: page)
    }
    let spaces = document.resolve(entries["ColorSpace"] ?? .null).dictionary ?? [:]
    // Cairo names no colour space but those of devices.
    if let strange = spaces.keys.min() { throw .unknownObject("/ColorSpace /" + strange, page: page) }
    entries["ColorSpace"] = [ColourStep.registration: .reference(registration)]
    var states = document.resolve(entries["ExtGState"] ?? .null).dictionary ?? [:]
    for (name, state) in states.inOrder { states[name] = try self.state(state, page: page) }
    states[ColourStep.overprint] = .reference(overprint)
    states[ColourStep.knockout] = .reference(knockout)
    entries["ExtGState"] = .dictionary(states)
    for kind in ["Pattern", "Shading", "XObject", "Font"] {
      guard var objects = document.resolve(entries[kind] ?? .null).dictionary else { continue }
      for (name, object) in objects.inOrder {
        objects[name] = try finished(object, kind: kind, page: page)
      }
      entries[kind] = .dictionary(objects)
    }
    return .dictionary(entries)
  }

  private mutating func finished(_ object: PDFValue, kind: String, page: Int) throws(FinishingFault) -> PDFValue {
    switch kind {
    case "Shading": return try inks.shading(object, page: page)
    case "Pattern": return try pattern(object, page: page)
    case "Font":
      try fonts.repair(object, page: page)
      return object
    default:
      guard let reference = object.reference, document.isStream(reference) else {
        throw .unknownObject("/XObject", page: page)
      }
      switch document.value(of: reference)["Subtype"].name {
      case "Form": try form(reference, page: page)
      case "Image": if done.insert(reference).inserted { try pictures.finish(reference, page: page) }
      case let kind: throw .unknownObject("/XObject /" + (kind ?? "–"), page: page)
      }
      return object
    }
  }

  /// A form or a tiling pattern: a content of its own.
  private mutating func form(_ reference: PDFReference, page: Int) throws(FinishingFault) {
    guard done.insert(reference).inserted, var entries = document.value(of: reference).dictionary else { return }
    let drawn = try reading { () throws(PDFFault) in try document.streamBytes(of: reference, decoded: true) }
    let content = try rewriter.rewrite(drawn, in: .object(reference, page: page))
    entries["Resources"] = try resources(entries["Resources"] ?? .null, page: page)
    entries["Group"] = group(entries["Group"] ?? .null)
    document.replaceStream(reference, dictionary: entries.filter { !$1.isNull }, bytes: content)
  }

  private mutating func pattern(_ value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    if let reference = value.reference, document.isStream(reference) {
      // An uncoloured pattern takes the colour of its use, which is no key any more.
      guard document.value(of: reference)["PaintType"] == .integer(1) else {
        throw .unknownObject("/PaintType", page: page)
      }
      try form(reference, page: page)
      return value
    }
    if let reference = value.reference {
      guard done.insert(reference).inserted else { return value }
      document.replace(reference, with: try pattern(document.value(of: reference), page: page))
      return value
    }
    guard var entries = value.dictionary, entries["PatternType"] == .integer(2) else {
      throw .unknownObject("/Pattern", page: page)
    }
    entries["Shading"] = try inks.shading(entries["Shading"] ?? .null, page: page)
    return .dictionary(entries)
  }

  // MARK: - Transparency

  /// A graphics state: opacity stays, and so does a mask by lightness, whose group is in grey; what a mask by opacity is
  /// drawn with is put in inks like all else.
  private mutating func state(_ value: PDFValue, page: Int) throws(FinishingFault) -> PDFValue {
    let mask = document.resolve(document.resolve(value), "SMask")
    guard let group = mask["G"].reference else { return value }
    if mask["S"].name == "Luminosity" {
      try checkGrey(group, page: page)
    } else {
      try form(group, page: page)
    }
    return value
  }

  /// A mask by lightness holds greys alone.
  private mutating func checkGrey(_ group: PDFReference, page: Int) throws(FinishingFault) {
    guard done.insert(group).inserted else { return }
    let entries = document.value(of: group)
    guard document.resolve(entries["Group"], "CS") == .name("DeviceGray") else {
      throw .unknownObject("/SMask /Group /CS", page: page)
    }
    let content = try reading { () throws(PDFFault) in try document.streamBytes(of: group, decoded: true) }
    for operation in ContentScanner(content)
    where ["rg", "RG", "k", "K", "sc", "SC", "BI"].contains(operation.name) {
      throw .unknownOperation("/SMask " + operation.name, page: page)
    }
    let drawing = document.resolve(entries["Resources"])
    for kind in ["Shading", "Pattern", "XObject"] {
      for (_, object) in (document.resolve(drawing[kind]).dictionary ?? [:]).inOrder {
        let object = document.resolve(object)
        let painted = kind == "Pattern" ? document.resolve(object["Shading"]) : object
        guard document.resolve(painted["ColorSpace"]) == .name("DeviceGray") else {
          throw .unknownObject("/SMask /" + kind, page: page)
        }
        if kind == "XObject", object["Subtype"].name != "Image" { throw .unknownObject("/SMask /XObject", page: page) }
      }
    }
  }

  /// A group that is mixed in four inks (ISO 15930-7, 6.9: in no other space than the condition's).
  private func group(_ value: PDFValue) -> PDFValue {
    guard var entries = document.resolve(value).dictionary else { return .null }
    entries["CS"] = .name("DeviceCMYK")
    return .dictionary(entries)
  }
}

extension [String: PDFValue] {
  /// In the order of their names: the same file gives the same objects in the same order.
  var inOrder: [(key: String, value: PDFValue)] { sorted { $0.key < $1.key } }
}
