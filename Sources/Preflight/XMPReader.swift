/// The properties of an XMP packet (ISO 16684-1), by namespace and name: the text of a simple one, of an array's first
/// item (the default language where it has languages). Written for reading a few known properties, not for XML at large:
/// what it does not understand it passes over, and it never goes back.
struct XMPProperties: Sendable {
  struct Name: Hashable, Sendable {
    var namespace: String
    var name: String
  }

  private(set) var values: [Name: String] = [:]
  /// Whether the packet could be read to its end with every element closed.
  private(set) var isWellFormed = true

  enum Namespace {
    static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    static let dublinCore = "http://purl.org/dc/elements/1.1/"
    static let basic = "http://ns.adobe.com/xap/1.0/"
    static let media = "http://ns.adobe.com/xap/1.0/mm/"
    static let pdf = "http://ns.adobe.com/pdf/1.3/"
    static let pdfx = "http://www.npes.org/pdfx/ns/id/"
    static let pdfua = "http://www.aiim.org/pdfua/ns/id/"
  }

  subscript(namespace: String, name: String) -> String? { values[Name(namespace: namespace, name: name)] }

  init(_ bytes: [UInt8]) {
    var reader = XMLReader(bytes)
    // Elements open around the present place; what stands directly in an rdf:Description is a property.
    var path: [(name: Name, prefixes: [String: String], text: String)] = []
    while let part = reader.next() {
      switch part {
      case .text(let text):
        if !path.isEmpty { path[path.count - 1].text += text }
      case .open(let name, let attributes, let isClosed):
        guard path.count < 64 else {
          isWellFormed = false
          return
        }
        var prefixes = path.last?.prefixes ?? ["xml": "xml"]
        for (key, value) in attributes {
          if key == "xmlns" { prefixes[""] = value }
          if key.hasPrefix("xmlns:") { prefixes[String(key.dropFirst(6))] = value }
        }
        let element = Self.expand(name, prefixes)
        if element.namespace == Namespace.rdf, element.name == "Description" {
          for (key, value) in attributes where key.contains(":") && !key.hasPrefix("xmlns") {
            set(Self.expand(key, prefixes), value)
          }
        }
        path.append((element, prefixes, ""))
        if isClosed { close(&path) }
      case .close(let name):
        guard let last = path.last, last.name == Self.expand(name, last.prefixes) else {
          isWellFormed = false
          return
        }
        close(&path)
      }
    }
    isWellFormed = isWellFormed && path.isEmpty && !reader.isBroken && reader.hasRead
  }

  private mutating func close(_ path: inout [(name: Name, prefixes: [String: String], text: String)]) {
    let element = path.removeLast()
    let text = element.text.trimmed
    if isDescription(path.last?.name) {
      if !text.isEmpty { set(element.name, text) }
    } else if element.name == Name(namespace: Namespace.rdf, name: "li"), path.count >= 3,
      isDescription(path[path.count - 3].name)
    {
      set(path[path.count - 2].name, text)
    }
  }

  private func isDescription(_ name: Name?) -> Bool { name == Name(namespace: Namespace.rdf, name: "Description") }

  /// The first value counts.
  private mutating func set(_ name: Name, _ value: String) {
    if values[name] == nil { values[name] = value }
  }

  private static func expand(_ name: String, _ prefixes: [String: String]) -> Name {
    guard let colon = name.firstIndex(of: ":") else { return Name(namespace: prefixes[""] ?? "", name: name) }
    return Name(
      namespace: prefixes[String(name[..<colon])] ?? String(name[..<colon]),
      name: String(name[name.index(after: colon)...]))
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

/// Tags and text, in one pass.
private struct XMLReader {
  enum Part {
    case open(String, [(String, String)], isClosed: Bool)
    case close(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var position = 0
  private(set) var isBroken = false
  private(set) var hasRead = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Part? {
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        return .text(Self.plain(bytes[start..<position]))
      }
      if starts("<?") {
        skip(past: "?>")
      } else if starts("<!--") {
        skip(past: "-->")
      } else if starts("<!") {
        skip(past: ">")
      } else {
        return tag()
      }
    }
    return nil
  }

  private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func skip(past end: String) {
    let end = Array(end.utf8)
    while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
    position = min(position + end.count, bytes.count)
  }

  private mutating func tag() -> Part? {
    hasRead = true
    position += 1
    let isClosing = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if isClosing { position += 1 }
    let name = word()
    var attributes: [(String, String)] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "/") {
      let key = word()
      skipBlanks()
      guard !key.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
        isBroken = true
        position += key.isEmpty ? 1 : 0
        continue
      }
      position += 1
      skipBlanks()
      guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else {
        isBroken = true
        continue
      }
      let quote = bytes[position]
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != quote { position += 1 }
      attributes.append((key, Self.plain(bytes[start..<position])))
      position = min(position + 1, bytes.count)
      skipBlanks()
    }
    let isClosed = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if isClosed { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
      isBroken = true
      return nil
    }
    position += 1
    return isClosing ? .close(name) : .open(name, attributes, isClosed: isClosed)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private mutating func word() -> String {
    let start = position
    while position < bytes.count, !" \t\n\r=/>\"'".utf8.contains(bytes[position]) { position += 1 }
    defer { skipBlanks() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The five named entities and the numbered ones.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    var result = ""
    var rest = bytes
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(decoding: rest[..<ampersand], as: UTF8.self)
      rest = rest[(ampersand + 1)...]
      guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { continue }
      let entity = String(decoding: rest[..<end], as: UTF8.self)
      if entity.hasPrefix("#x"), let code = UInt32(entity.dropFirst(2), radix: 16), let scalar = Unicode.Scalar(code) {
        result.unicodeScalars.append(scalar)
      } else if entity.hasPrefix("#"), let code = UInt32(entity.dropFirst()), let scalar = Unicode.Scalar(code) {
        result.unicodeScalars.append(scalar)
      } else {
        result += named[entity] ?? ""
      }
      rest = rest[(end + 1)...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }
}
