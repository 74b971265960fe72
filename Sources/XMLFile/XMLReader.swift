internal import CXML

/// Reads a document of UTF-8 bytes; whatever encoding its declaration names is not believed, the caller has decoded it.
///
/// A reference to an entity of HTML (`&nbsp;`), which feeds often hold and XML does not know, is the character it means;
/// any other unknown one stays as written. In an attribute's value there are none of them.
/// - Throws: where the document is not well formed, declares entities or is too large; nothing is read then.
public func readXML(_ utf8: [UInt8], limits: XMLLimits = .standard) throws(XMLRefusal) -> XMLElement {
  guard utf8.count <= limits.bytes else { throw XMLRefusal(.tooLarge) }
  let reading = Reading(limits: limits)
  utf8.withUnsafeBytes { bytes in
    guard let start = bytes.baseAddress,
      let context = xmlCreateMemoryParserCtxt(start.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    else { return reading.refuse(.malformed("Document is empty"), 1, 1) }
    defer { xmlFreeParserCtxt(context) }
    // NOENT, DTDLOAD and HUGE are left out on purpose.
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    _ = xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    context.pointee.sax.pointee = handler()
    context.pointee._private = Unmanaged.passUnretained(reading).toOpaque()
    // A reference to an unknown entity is then told to `reference`, and is no error.
    context.pointee.hasExternalSubset = 1
    xmlParseDocument(context)
  }
  if let refusal = reading.refusal { throw refusal }
  guard let root = reading.root else { throw XMLRefusal(.malformed("Document is empty")) }
  return root
}

/// The tree as far as it is read, and what put an end to it. Lives for one call of `readXML`, on one thread.
private final class Reading {
  let limits: XMLLimits
  var open: [XMLElement] = []
  var root: XMLElement?
  var refusal: XMLRefusal?
  var nodes = 0
  var text: [UInt8] = []
  var textLine = 1

  init(limits: XMLLimits) { self.limits = limits }

  func refuse(_ reason: XMLRefusal.Reason, _ line: Int, _ column: Int) {
    if refusal == nil { refusal = XMLRefusal(reason, line: max(line, 1), column: max(column, 1)) }
  }

  func closeText() {
    guard !text.isEmpty else { return }
    if !open.isEmpty {
      nodes += 1
      open[open.count - 1].children.append(.text(XMLText(text: String(decoding: text, as: UTF8.self), line: textLine)))
    }
    text.removeAll(keepingCapacity: true)
  }

  func closeElement(at line: Int) {
    closeText()
    guard var element = open.popLast() else { return }
    element.lastLine = line
    if open.isEmpty { root = root ?? element } else { open[open.count - 1].children.append(.element(element)) }
  }
}

private typealias Context = UnsafeMutablePointer<xmlParserCtxt>

private func context(_ pointer: UnsafeMutableRawPointer) -> Context {
  pointer.assumingMemoryBound(to: xmlParserCtxt.self)
}

private func reading(_ context: Context) -> Reading {
  Unmanaged<Reading>.fromOpaque(context.pointee._private).takeUnretainedValue()
}

extension Context {
  fileprivate var line: Int { pointee.input.map { Int($0.pointee.line) } ?? 1 }
  fileprivate var column: Int { pointee.input.map { Int($0.pointee.col) } ?? 1 }

  fileprivate func stop(_ reason: XMLRefusal.Reason) {
    reading(self).refuse(reason, line, column)
    xmlStopParser(self)
  }

  fileprivate func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let reading = reading(self)
    if reading.text.isEmpty {
      // The parser stands behind the text it hands over.
      reading.textLine = line - bytes.count { $0 == 10 }
    }
    reading.text.append(contentsOf: bytes)
  }
}

/// Only what is named here is heard; nothing of libxml2's own handlers builds a tree, loads or prints.
private func handler() -> xmlSAXHandler {
  var handler = xmlSAXHandler()
  handler.initialized = UInt32(XML_SAX2_MAGIC)
  handler.internalSubset = { pointer, _, _, _ in
    guard let pointer else { return }
    // At this point the parser stands on the `[` of a document type that declares something, else on its `>`.
    if context(pointer).pointee.input?.pointee.cur?.pointee == UInt8(ascii: "[") {
      context(pointer).stop(.declaresEntities)
    }
  }
  handler.entityDecl = { pointer, _, _, _, _, _ in
    if let pointer { context(pointer).stop(.declaresEntities) }
  }
  handler.startElementNs = { pointer, name, _, namespace, _, _, count, _, attributes in
    guard let pointer, let name else { return }
    let parser = context(pointer)
    let reading = reading(parser)
    reading.closeText()
    reading.nodes += 1
    if reading.nodes > reading.limits.nodes { return parser.stop(.tooMuch) }
    var element = XMLElement(
      name: string(name), namespace: namespace.map(string) ?? "", line: parser.line, column: parser.column)
    if let attributes {
      for index in 0..<Int(count) {
        // Name, prefix, namespace, the value's start and its end.
        let fields = attributes + 5 * index
        guard let name = fields[0], let start = fields[3], let end = fields[4] else { continue }
        let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        element.attributes.append(
          XMLAttribute(name: string(name), namespace: fields[2].map(string) ?? "", value: withAmpersands(value)))
      }
    }
    reading.open.append(element)
  }
  handler.endElementNs = { pointer, _, _, _ in
    if let pointer { reading(context(pointer)).closeElement(at: context(pointer).line) }
  }
  let characters: charactersSAXFunc = { pointer, bytes, count in
    if let pointer, let bytes { context(pointer).add(UnsafeBufferPointer(start: bytes, count: Int(count))) }
  }
  handler.characters = characters
  handler.ignorableWhitespace = characters
  handler.cdataBlock = characters
  handler.reference = { pointer, name in
    guard let pointer, let name else { return }
    // The value of an attribute is out of our hands: it would lose the character without a word.
    if context(pointer).pointee.instate == XML_PARSER_ATTRIBUTE_VALUE {
      return context(pointer).stop(.malformed("Entity '\(string(name))' not defined"))
    }
    let text = htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }.map { String(Character($0)) }
    Array((text ?? "&\(string(name));").utf8).withUnsafeBufferPointer(context(pointer).add)
  }
  handler.serror = { pointer, error in
    guard let pointer, let error else { return }
    let code = Int(error.pointee.code)
    guard code != XML_WAR_UNDECLARED_ENTITY.rawValue, error.pointee.level == XML_ERR_FATAL else { return }
    let line = Int(error.pointee.line)
    let column = Int(error.pointee.int2)
    // Depth and sizes libxml2 itself holds to are told as internal errors and as names or values too long.
    let message = error.pointee.message.map { String(cString: $0) } ?? ""
    let isTooMuch =
      message.contains("Excessive depth") || message.contains("huge") || message.contains("too big")
      || message.contains("too long")
    let words = message.split(separator: "\n").first.map(String.init) ?? "not well formed"
    reading(context(pointer)).refuse(isTooMuch ? .tooMuch : .malformed(words), line, column)
  }
  return handler
}

private func string(_ bytes: UnsafePointer<UInt8>) -> String { String(cString: bytes) }

/// Without NOENT an `&` in an attribute comes as `&#38;`, for a second reading that we do not make; no other `&` comes.
private func withAmpersands(_ value: String) -> String {
  guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
  let mark = Array("&#38;".utf8)
  let bytes = Array(value.utf8)
  var result: [UInt8] = []
  var i = 0
  while i < bytes.count {
    result.append(bytes[i])
    i += bytes[i] == mark[0] && bytes[i...].starts(with: mark) ? mark.count : 1
  }
  return String(decoding: result, as: UTF8.self)
}
