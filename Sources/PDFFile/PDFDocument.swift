internal import CQPDF

// The small Swift face of libqpdf that we use.
//
// `PDFDocument` opens a file (`FileGate` has looked at it first), gives its objects as plain `PDFValue`s, takes changed
// ones, and writes the file anew. `ContentScanner` reads content streams. libqpdf's objects never come out: a value is
// read by having libqpdf write the object as text and reading that (`TokenReader`, `ValueBuilder`), and set by building
// it again handle by handle (`QPDFHandle`), each handle released at once.

/// A PDF open in libqpdf. One owner, on the task that made it. libqpdf swallows its errors, so they are read after
/// every step; what it merely wondered at gathers in `warnings`.
public final class PDFDocument {
  let file: QPDFFile
  let limits: PDFLimits
  /// libqpdf reads objects from these bytes as they are asked for.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var values: [PDFReference: PDFValue] = [:]
  private var streams: [PDFReference: Bool] = [:]

  // MARK: - Opening

  /// Opens a file. What is damaged is refused, not repaired.
  /// - Throws: what is wrong with it; nothing is allocated for objects the file merely claims to have.
  public init(reading source: [UInt8], limits: PDFLimits = PDFLimits()) throws(PDFFault) {
    try FileGate(source, limits: limits).check()
    self.limits = limits
    bytes = .allocate(capacity: source.count)
    _ = bytes.initialize(from: source)
    file = QPDFFile()
    // Everything is initialised here: what throws from now on is cleaned up by `deinit`.
    try file.read(UnsafeBufferPointer(bytes))
    if file.isEncrypted { throw .encrypted }
    try PageTree(self).check()
    pageCount = Int(qpdf_get_num_pages(file.data))
    try file.checkErrors("reading the pages")
  }

  /// An empty document, to be filled.
  public init() throws(PDFFault) {
    limits = PDFLimits()
    bytes = .allocate(capacity: 0)
    file = QPDFFile()
    qpdf_empty_pdf(file.data)
    try file.checkErrors("making an empty file")
  }

  deinit {
    file.close()
    bytes.deallocate()
  }

  /// What libqpdf remarked so far, in its words: damage that it could read over.
  public var warnings: [String] { file.warnings }

  /// The version in the header, as `1.6`.
  public var version: String { String(cString: qpdf_get_pdf_version(file.data)) }

  // MARK: - Reading

  /// The trailer dictionary (ISO 32000-1, 7.5.5).
  public var trailer: PDFValue {
    let handle = file.handle(qpdf_get_trailer(file.data))
    return handle.isUninitialized ? .null : handle.value()
  }

  /// The document's catalog (ISO 32000-1, 7.7.2), an empty dictionary where there is none.
  public var catalog: PDFValue {
    let root = resolve(trailer["Root"])
    return root.dictionary == nil ? [:] : root
  }

  /// Every object that can be reached from the trailer, in the order of their numbers.
  public var objects: [PDFReference] {
    var seen: Set<PDFReference> = []
    var pile: [PDFValue] = [trailer]
    while let value = pile.popLast() {
      switch value {
      case .reference(let reference):
        if seen.insert(reference).inserted { pile.append(self.value(of: reference)) }
      case .array(let values): pile += values
      case .dictionary(let entries): pile += entries.values
      default: break
      }
    }
    return seen.sorted()
  }

  /// The pages in their order.
  public var pages: [PDFReference] {
    (0..<pageCount).compactMap { index in
      let handle = file.handle(qpdf_get_page_n(file.data, index))
      return handle.isUninitialized ? nil : handle.reference
    }
  }
  private var pageCount = 0

  /// An object; the dictionary of a stream; null where there is none.
  public func value(of reference: PDFReference) -> PDFValue {
    if let known = values[reference] { return known }
    guard let handle = file.object(reference) else { return .null }
    streams[reference] = handle.isStream
    let value = handle.isStream ? handle.dictionary().value() : handle.value()
    values[reference] = value
    return value
  }

  /// What a value refers to, through references to references; any other value is itself.
  public func resolve(_ value: PDFValue) -> PDFValue {
    var value = value
    var steps = 0
    while case .reference(let reference) = value, steps < 32 {
      value = self.value(of: reference)
      steps += 1
    }
    return steps == 32 ? .null : value
  }

  /// The entry of a dictionary, or of the dictionary of a stream, followed through references.
  public func resolve(_ value: PDFValue, _ key: String) -> PDFValue { resolve(resolve(value)[key]) }

  public func isStream(_ reference: PDFReference) -> Bool {
    _ = value(of: reference)
    return streams[reference] ?? false
  }

  /// The bytes of a stream.
  /// - Parameter decoded: through all its filters but those of pictures (DCT, JPX, CCITT, JBIG2), which stay as they are;
  ///   else as they lie in the file.
  /// - Throws: where it is no stream, where a filter fails or where it is too long.
  public func streamBytes(of reference: PDFReference, decoded: Bool) throws(PDFFault) -> [UInt8] {
    guard isStream(reference), let handle = file.object(reference) else {
      throw .streamUnreadable(reference, detail: "no stream")
    }
    if decoded {
      var gauge = StreamGauge(limit: limits.streamSize)
      try gauge.check(handle, reference, filters: filters(of: reference))
    }
    return try handle.streamBytes(decoded: decoded, of: reference)
  }

  /// The names of a stream's filters in the order in which they are undone, by their full names.
  public func filters(of reference: PDFReference) -> [String] {
    let filter = resolve(value(of: reference)["Filter"])
    return (filter.array ?? [filter]).compactMap { resolve($0).name }.map(fullFilterName)
  }

  /// The content of a page: its streams with a line end between (ISO 32000-1, 7.8.2).
  public func pageContent(of page: PDFReference) throws(PDFFault) -> [UInt8] {
    let contents = value(of: page)["Contents"]
    let parts = resolve(contents).array ?? [contents]
    var result: [UInt8] = []
    for part in parts {
      guard let reference = part.reference else { continue }
      if !result.isEmpty { result.append(0x0A) }
      result += try streamBytes(of: reference, decoded: true)
      if result.count > limits.streamSize { throw .streamTooLong(reference, limit: limits.streamSize) }
    }
    return result
  }

  // MARK: - Changing

  /// Puts a value in the place of an object, or a new dictionary in the place of a stream's: its data stay, and so do the
  /// filters that go with them.
  public func replace(_ reference: PDFReference, with value: PDFValue) {
    if isStream(reference), let entries = value.dictionary, let handle = file.object(reference) {
      file.setEntries(of: handle.dictionary(), to: entries, keeping: ["Length", "Filter", "DecodeParms"])
      values[reference] = nil
    } else {
      let handle = file.make(value)
      handle.take(placeOf: reference)
      values[reference] = nil
      streams[reference] = nil
    }
  }

  /// Gives a stream a new dictionary and new data. Without a filter the data are plain, and compressed when written.
  /// - Parameter filter: the value of /Filter where the bytes are already encoded.
  public func replaceStream(
    _ reference: PDFReference, dictionary: [String: PDFValue], bytes: [UInt8], filter: PDFValue = .null,
    parameters: PDFValue = .null
  ) {
    guard isStream(reference), let handle = file.object(reference) else {
      preconditionFailure("object \(reference.number) is no stream")
    }
    file.setEntries(of: handle.dictionary(), to: dictionary, keeping: ["Length", "Filter", "DecodeParms"])
    handle.setStreamBytes(bytes, filter: file.make(filter), parameters: file.make(parameters))
    values[reference] = nil
  }

  /// A new object. For objects that refer to each other: `add([:])` first, then `replace`; libqpdf drops the entries of a
  /// dictionary that lead to null.
  public func add(_ value: PDFValue) -> PDFReference {
    let handle = file.make(value)
    return handle.makeIndirect().reference
  }

  /// A new stream; see `replaceStream`.
  public func addStream(
    _ dictionary: [String: PDFValue], bytes: [UInt8], filter: PDFValue = .null, parameters: PDFValue = .null
  ) -> PDFReference {
    let reference = file.handle(qpdf_oh_new_stream(file.data)).reference
    streams[reference] = true
    replaceStream(reference, dictionary: dictionary, bytes: bytes, filter: filter, parameters: parameters)
    return reference
  }

  /// Sets an entry of the trailer, such as /Info; null takes it away.
  public func setTrailer(_ key: String, to value: PDFValue) {
    let trailer = file.handle(qpdf_get_trailer(file.data))
    trailer.set(key, to: file.make(value))
  }

  /// Makes these the document's pages, in this order; what they inherited from the page tree becomes their own.
  public func setPages(_ pages: [PDFReference]) throws(PDFFault) {
    qpdf_push_inherited_attributes_to_page(file.data)
    for page in self.pages {
      if let handle = file.object(page) { handle.removeFromPages() }
    }
    for page in pages {
      if let handle = file.object(page) { handle.addAsLastPage() }
    }
    pageCount = Int(qpdf_get_num_pages(file.data))
    // libqpdf changed the page tree and the pages' /Parent.
    values = [:]
    streams = [:]
    try file.checkErrors("setting the pages")
  }

  // MARK: - Writing

  /// How streams are written.
  public enum Compression: Hashable, Sendable {
    /// All compressed with Flate; what was LZW or ASCII before becomes Flate. XMP metadata stay plain, for readers that
    /// know no PDF (ISO 32000-1, 14.3.2).
    case flate
    /// As they are.
    case asTheyAre
  }

  /// The file, the same bytes for the same objects: identifier made from the content, no object streams, which old
  /// printing equipment cannot read.
  /// - Parameter version: forced, as `1.6`.
  public func write(version: String, compression: Compression = .flate) throws(PDFFault) -> [UInt8] {
    try file.checkErrors("changing the file")
    return try file.write(version: version, compression: compression)
  }
}
