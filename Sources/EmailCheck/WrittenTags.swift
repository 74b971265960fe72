import HTMLFile

/// The tags of a page as they are written, without any repair: what is not closed, closed twice or crossed, what has no
/// quotes, which character reference is none.
struct WrittenTags: Sendable {
  struct Fault: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// An end tag where another is open, or none.
      case stray(String)
      /// Never closed.
      case open(String)
      case unquoted(String)
      case repeated(String)
      case noValue(String)
      /// `&` before something that is no character reference, or `<` before something that is no tag.
      case sign(String)
      /// The page ends within a tag or a comment.
      case cut
      /// A block in a paragraph, a row outside a table: where HTML does not have it.
      case misplaced(String, within: String)
    }
    var kind: Kind
    var line: Int
    var column: Int
  }

  private(set) var faults: [Fault] = []
  private var lines = LineCounter()

  static let void: Set<String> = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"]
  private static let blocks: Set<String> = [
    "p", "div", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "td", "section",
    "article", "header", "footer", "nav", "form", "hr", "pre",
  ]

  init(_ bytes: [UInt8]) {
    var scanner = PageScanner(bytes)
    var open: [(name: String, start: Int)] = []
    var textStart = 0
    while let mark = scanner.next() {
      checkText(
        bytes, textStart..<mark.range.lowerBound, isRaw: open.last?.name == "style" || open.last?.name == "script")
      textStart = mark.range.upperBound
      if mark.isCut { report(.cut, bytes, mark.range.lowerBound) }
      let name = String(decoding: bytes[mark.name], as: UTF8.self).lowercased()
      switch mark.kind {
      case .startTag:
        checkAttributes(scanner, name: name, mark)
        checkPlace(name, open, bytes, mark)
        if !Self.void.contains(name) { open.append((name, mark.range.lowerBound)) }
        // A page this deep is refused before it is judged.
        if open.count > 512 { return }
        if ["style", "script", "title", "textarea", "xmp"].contains(name) { scanner.skipRawText(of: name) }
      case .endTag:
        if open.last?.name == name {
          open.removeLast()
        } else if let index = open.lastIndex(where: { $0.name == name }) {
          for tag in open[(index + 1)...] { report(.open(tag.name), bytes, tag.start) }
          open.removeSubrange(index...)
        } else {
          report(.stray(name), bytes, mark.range.lowerBound)
        }
      case .comment, .doctype: break
      case .bogusComment, .characterData:
        report(.sign(String(decoding: bytes[mark.range].prefix(12), as: UTF8.self)), bytes, mark.range.lowerBound)
      }
    }
    checkText(bytes, textStart..<bytes.count, isRaw: false)
    for tag in open { report(.open(tag.name), bytes, tag.start) }
  }

  private mutating func report(_ kind: Fault.Kind, _ bytes: [UInt8], _ offset: Int) {
    guard faults.count < 50 else { return }
    let place = lines.place(of: offset, in: bytes)
    faults.append(Fault(kind: kind, line: place.line, column: place.column))
  }

  private mutating func checkAttributes(_ scanner: PageScanner, name: String, _ mark: PageScanner.Mark) {
    var seen: Set<String> = []
    for attribute in scanner.attributes {
      let name = String(decoding: scanner.bytes[attribute.name], as: UTF8.self).lowercased()
      if !seen.insert(name).inserted { report(.repeated(name), scanner.bytes, attribute.name.lowerBound) }
      guard let value = attribute.value else {
        report(.noValue(name), scanner.bytes, attribute.name.lowerBound)
        continue
      }
      if attribute.quote == 0 { report(.unquoted(name), scanner.bytes, attribute.name.lowerBound) }
      checkReferences(scanner.bytes, value)
    }
  }

  private static let rowGroups: Set<String> = ["table", "tbody", "thead", "tfoot"]
  /// Between these and their rows, cells and entries nothing else stands.
  private static let frames: Set<String> = ["table", "tbody", "tr", "ul", "ol"]
  private static let tableParts: Set<String> = ["tbody", "thead", "tfoot", "caption"]

  private mutating func checkPlace(
    _ name: String, _ open: [(name: String, start: Int)], _ bytes: [UInt8], _ mark: PageScanner.Mark
  ) {
    let parent = open.last?.name ?? ""
    let isMisplaced =
      switch name {
      case "tr": !Self.rowGroups.contains(parent)
      case "td", "th": parent != "tr"
      case "li": parent != "ul" && parent != "ol"
      case "a": open.contains { $0.name == "a" }
      default:
        // A block ends the paragraph it stands in.
        Self.blocks.contains(name) && open.last { $0.name == "p" || $0.name == "td" }?.name == "p"
          || Self.frames.contains(parent) && !Self.tableParts.contains(name)
      }
    if isMisplaced { report(.misplaced(name, within: parent), bytes, mark.range.lowerBound) }
  }

  private mutating func checkText(_ bytes: [UInt8], _ range: Range<Int>, isRaw: Bool) {
    guard !isRaw else { return }
    for index in range where bytes[index] == UInt8(ascii: "<") { report(.sign("<"), bytes, index) }
    checkReferences(bytes, range)
  }

  private mutating func checkReferences(_ bytes: [UInt8], _ range: Range<Int>) {
    for index in range where bytes[index] == UInt8(ascii: "&") {
      let rest = bytes[index..<range.upperBound].prefix(12)
      let end = rest.firstIndex(of: UInt8(ascii: ";"))
      let name = String(decoding: rest[(index + 1)..<(end ?? rest.endIndex)], as: UTF8.self)
      let isReference =
        end != nil && !name.isEmpty
        && (name.hasPrefix("#")
          ? Self.isNumber(name.dropFirst()) : name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
      if !isReference { report(.sign("&" + name.prefix(6)), bytes, index) }
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.lowercased().hasPrefix("x") ? UInt32(text.dropFirst(), radix: 16) != nil : UInt32(text) != nil
  }
}

/// Lines and columns of places asked for in any order, from the last one on where it can.
struct LineCounter: Sendable {
  private var last = (offset: 0, line: 1, start: 0)

  mutating func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    if offset < last.offset { last = (0, 1, 0) }
    for index in last.offset..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      last.line += 1
      last.start = index + 1
    }
    last.offset = offset
    let column = bytes[last.start..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 }
    return (last.line, column + 1)
  }
}

/// The page as Outlook for Windows reads it: `<!--[if mso]>…<![endif]-->` opened, `<!--[if !mso]><!-->` taken out.
struct OutlookView {
  let bytes: [UInt8]
  /// Without Outlook's own settings, which are XML in the head and no HTML.
  let withoutSettings: [UInt8]
  /// Conditions that are opened and never closed, or closed and never opened.
  let isUnpaired: Bool

  init(_ page: [UInt8]) {
    let text = String(decoding: page, as: UTF8.self)
    var result = ""
    var rest = text[...]
    var isUnpaired = false
    while let start = rest.firstRange(of: "<!--[if ") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let close = rest.firstIndex(of: "]") else { break }
      let condition = rest[..<close].trimmed
      // Hidden from all others, or shown to all others: `<!--[if !mso]><!-->`.
      let isHiding = condition.hasPrefix("!")
      rest = rest[close...].dropFirst()
      if rest.hasPrefix(">") { rest = rest.dropFirst() }
      if rest.hasPrefix("<!-->") {
        rest = rest.dropFirst(5)
      } else if rest.hasPrefix("<!--") {
        rest = rest.dropFirst(4)
      }
      guard let end = rest.firstRange(of: "<![endif]-->") else {
        isUnpaired = true
        break
      }
      var inside = rest[..<end.lowerBound]
      if inside.hasSuffix("<!--") { inside = inside.dropLast(4) }
      if !isHiding { result += inside }
      rest = rest[end.upperBound...]
    }
    result += rest
    self.isUnpaired = isUnpaired || result.holds("<![endif]")
    bytes = Array(result.utf8)
    var bare = result
    while let start = bare.firstRange(of: "<noscript><xml>"), let end = bare.firstRange(of: "</xml></noscript>"),
      start.lowerBound < end.lowerBound
    {
      bare.removeSubrange(start.lowerBound..<end.upperBound)
    }
    withoutSettings = Array(bare.utf8)
  }
}
