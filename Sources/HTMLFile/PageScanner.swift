/// The tags and comments of a page, one after another, as HTML5 cuts them (13.2.5 of the HTML standard): in one pass over
/// the bytes, and nothing of them kept.
///
/// What stands between two marks is text. Which elements hold raw text depends on where they stand, so the caller says so
/// with `skipRawText`.
public struct PageScanner {
  public enum Kind: Hashable, Sendable {
    case startTag
    case endTag
    case comment
    /// `<!DOCTYPE …>`.
    case doctype
    /// `<?…>`, `</1>`, `<!x>`: browsers take them for comments.
    case bogusComment
    /// `<![CDATA[`, which is a comment to the next `>` in HTML, and text to `]]>` within SVG and MathML.
    case characterData
  }

  /// An attribute as it is written.
  public struct Attribute: Hashable, Sendable {
    public var name: Range<Int>
    /// Without its quotes; nil where there is no `=`.
    public var value: Range<Int>?
    /// `"`, `'`, or 0.
    public var quote: UInt8 = 0
  }

  /// One mark: bytes of the page.
  public struct Mark: Hashable, Sendable {
    public var kind: Kind
    public var range: Range<Int>
    /// Of a tag.
    public var name: Range<Int>
    /// `/>`.
    public var isSelfClosing = false
    /// The page ends within it.
    public var isCut = false
  }

  public let bytes: [UInt8]
  public private(set) var position = 0
  /// Those of the last tag.
  public private(set) var attributes: [Attribute] = []

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next mark; nil at the end of the page.
  public mutating func next() -> Mark? {
    let count = bytes.count
    while position < count {
      guard bytes[position] == UInt8(ascii: "<"), position + 1 < count else {
        position += 1
        continue
      }
      let start = position
      switch bytes[position + 1] {
      case let letter where letter.isLetter:
        return tag(.startTag, from: start, name: start + 1)
      case UInt8(ascii: "/"):
        guard position + 2 < count else {
          position = count
          return nil
        }
        let after = bytes[position + 2]
        if after.isLetter { return tag(.endTag, from: start, name: start + 2) }
        if after == UInt8(ascii: ">") {
          position += 3
          return Mark(kind: .bogusComment, range: start..<position, name: start..<start)
        }
        return bogus(.bogusComment, from: start)
      case UInt8(ascii: "!"):
        if matches("--", at: position + 2) { return comment(from: start) }
        if matches("doctype", at: position + 2) { return bogus(.doctype, from: start) }
        if matches("[cdata[", at: position + 2) { return bogus(.characterData, from: start) }
        return bogus(.bogusComment, from: start)
      case UInt8(ascii: "?"): return bogus(.bogusComment, from: start)
      default: position += 1
      }
    }
    return nil
  }

  /// Goes to the end tag that ends the raw text of an element, or to the end of the page.
  /// - Parameter name: in lower case.
  public mutating func skipRawText(of name: String) {
    let isScript = name == "script"
    /// Within a script: 1 after `<!--`, 2 after a `<script` therein, where `</script` ends only the inner one.
    var escape = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"):
        if matches("/", at: position + 1), matches(name, at: position + 2), isNameEnd(position + 2 + name.utf8.count) {
          if escape < 2 { return }
          escape = 1
          position += 2
        } else if isScript, escape == 0, matches("!--", at: position + 1) {
          escape = 1
          // The two hyphens may be those of the end too: `<!-->`.
          position += 1
        } else if isScript, escape == 1, matches(name, at: position + 1), isNameEnd(position + 1 + name.utf8.count) {
          escape = 2
        }
      case UInt8(ascii: "-") where escape > 0 && matches("->", at: position + 1): escape = 0
      default: break
      }
      position += 1
    }
    position = bytes.count
  }

  // MARK: - Marks

  private mutating func tag(_ kind: Kind, from start: Int, name nameStart: Int) -> Mark {
    attributes.removeAll(keepingCapacity: true)
    let count = bytes.count
    position = nameStart
    while position < count, !bytes[position].isBlank, !isTagSign(bytes[position]) { position += 1 }
    var mark = Mark(kind: kind, range: start..<position, name: nameStart..<position)
    while position < count {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        mark.range = start..<position
        return mark
      case UInt8(ascii: "/"):
        position += 1
        mark.isSelfClosing = position < count && bytes[position] == UInt8(ascii: ">")
      case let byte where byte.isBlank: position += 1
      default: readAttribute()
      }
    }
    mark.range = start..<count
    mark.isCut = true
    return mark
  }

  private mutating func readAttribute() {
    let count = bytes.count
    let start = position
    // A name may begin with `=`.
    position += 1
    while position < count, !bytes[position].isBlank, !isTagSign(bytes[position]), bytes[position] != UInt8(ascii: "=")
    {
      position += 1
    }
    var attribute = Attribute(name: start..<position)
    var after = position
    while after < count, bytes[after].isBlank { after += 1 }
    if after < count, bytes[after] == UInt8(ascii: "=") {
      after += 1
      while after < count, bytes[after].isBlank { after += 1 }
      position = after
      if after < count, bytes[after] == UInt8(ascii: "\"") || bytes[after] == UInt8(ascii: "'") {
        attribute.quote = bytes[after]
        position += 1
        while position < count, bytes[position] != attribute.quote { position += 1 }
        attribute.value = after + 1..<position
        position = min(position + 1, count)
      } else {
        while position < count, !bytes[position].isBlank, bytes[position] != UInt8(ascii: ">") { position += 1 }
        attribute.value = after..<position
      }
    }
    attributes.append(attribute)
  }

  private mutating func comment(from start: Int) -> Mark {
    let count = bytes.count
    position = start + 4
    var mark = Mark(kind: .comment, range: start..<count, name: start..<start)
    for empty in [">", "->"] where matches(empty, at: position) {
      position += empty.utf8.count
      mark.range = start..<position
      return mark
    }
    while position < count {
      if bytes[position] == UInt8(ascii: "-"), matches("-", at: position + 1) {
        if matches(">", at: position + 2) || matches("!>", at: position + 2) {
          position += bytes[position + 2] == UInt8(ascii: ">") ? 3 : 4
          mark.range = start..<position
          return mark
        }
      }
      position += 1
    }
    mark.isCut = true
    return mark
  }

  private mutating func bogus(_ kind: Kind, from start: Int) -> Mark {
    position = start + 2
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    let isCut = position == bytes.count
    position = min(position + 1, bytes.count)
    return Mark(kind: kind, range: start..<position, name: start..<start, isCut: isCut)
  }

  // MARK: - Bytes

  /// Whether a word stands here, in capitals or not.
  /// - Parameter word: in lower case.
  func matches(_ word: String, at start: Int) -> Bool {
    var index = start
    for byte in word.utf8 {
      guard index < bytes.count, bytes[index].lowered == byte else { return false }
      index += 1
    }
    return true
  }

  private func isNameEnd(_ index: Int) -> Bool {
    index < bytes.count && (bytes[index].isBlank || isTagSign(bytes[index]))
  }

  private func isTagSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") }
}

extension UInt8 {
  /// What HTML takes for a space.
  var isBlank: Bool { self == 32 || self == 10 || self == 9 || self == 12 || self == 13 }
  var isLetter: Bool { (0x61...0x7A).contains(lowered) }
  var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
