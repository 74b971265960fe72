/// Goes over a page before gumbo does, and refuses what would take it too long or too much memory.
///
/// The depth it counts is that of gumbo's tree or more, never less: it follows the tree building of HTML5 (13.2.6 of the
/// HTML standard) as far as what is open is concerned, and where it does not know, a start tag counts and an end tag does
/// not. So an ordinary page, however untidy, passes, and a page made to be deep does not.
struct PageGuard {
  static func check(_ bytes: [UInt8], limits: HTMLLimits) throws(HTMLRefusal) {
    if bytes.count > limits.bytes { throw .tooLarge(bytes: bytes.count, limit: limits.bytes) }
    if let place = bytes.firstIndex(of: 0) { throw .hasNUL(line: lineNumber(of: place, in: bytes)) }
    var guardian = PageGuard(bytes, limits: limits)
    try guardian.run()
  }

  /// The most elements within each other that the page may have.
  static func depth(of bytes: [UInt8]) -> Int {
    var limits = HTMLLimits()
    (limits.bytes, limits.depth, limits.tags, limits.attributes, limits.reopened) = (.max, .max, .max, .max, .max)
    var guardian = PageGuard(bytes, limits: limits)
    try? guardian.run()
    return guardian.deepest
  }

  private let limits: HTMLLimits
  private var scanner: PageScanner
  private var names = TagNames()
  private var open = OpenTags()
  /// Up to here end tags are not believed.
  private var doubtfulUntil = 0
  private var tags = 0
  private var rootAttributes = 0
  private var reopened = 0
  private var deepest = 2

  private init(_ bytes: [UInt8], limits: HTMLLimits) {
    scanner = PageScanner(bytes)
    self.limits = limits
  }

  private mutating func run() throws(HTMLRefusal) {
    var textStart = 0
    while let mark = scanner.next() {
      if mark.range.lowerBound > textStart { try reopen(mark) }
      defer { textStart = scanner.position }
      switch mark.kind {
      case .startTag:
        tags += 1
        if tags > limits.tags { throw .tooManyTags(limit: limits.tags, line: line(mark)) }
        try checkAttributes(mark)
        try start(names.tag(scanner.bytes[mark.name]), mark)
      case .endTag:
        try checkAttributes(mark)
        // `</p>` and `</br>` where there is none make one.
        try measure(mark, extra: 1)
        // A cut tag is no tag.
        if mark.range.lowerBound >= doubtfulUntil, !mark.isCut {
          try end(names.tag(scanner.bytes[mark.name]), mark)
        }
      case .characterData where open.isDoubtful: doubt(until: "]]>", from: mark.range.lowerBound)
      case .comment, .doctype, .bogusComment, .characterData: break
      }
    }
  }

  private mutating func start(_ tag: TagNames.Tag, _ mark: PageScanner.Mark) throws(HTMLRefusal) {
    if tag.role == .root {
      rootAttributes += scanner.attributes.count
      if rootAttributes > limits.attributes { throw .tooManyAttributes(limit: limits.attributes, line: line(mark)) }
    }
    let isDoubtful = open.isDoubtful
    if isDoubtful {
      guard open.admits(tag, isSelfClosing: mark.isSelfClosing) else { return try measure(mark, extra: 1) }
    } else {
      if tag.role == .root { return }
      if tag.role == .empty {
        if tag.text == "hr" { open.closeImplied(before: tag) }
        try reopen(mark)
        // A `col` has its `colgroup`.
        return try measure(mark, extra: 2)
      }
      open.closeImplied(before: tag)
    }
    if tag.role.opensAgain || tag.text == "xmp" { try reopen(mark) }
    open.push(tag, form: tag.role == .formatting ? names.form(of: scanner.bytes[mark.range]) : 0)
    try measure(mark, extra: 0)
    guard tag.role == .rawText else { return }
    if isDoubtful {
      // Within SVG a `style` is an element like others; within a choice it is none at all.
      doubt(until: "</" + tag.text, from: mark.range.upperBound)
    } else {
      scanner.skipRawText(of: tag.text)
    }
  }

  private mutating func end(_ tag: TagNames.Tag, _ mark: PageScanner.Mark) throws(HTMLRefusal) {
    if tag.text == "br" { try reopen(mark) }
    open.end(tag)
  }

  /// - Parameter extra: elements that are not on the list of open ones.
  private mutating func measure(_ mark: PageScanner.Mark, extra: Int) throws(HTMLRefusal) {
    let depth = open.count + extra + 2
    deepest = max(deepest, depth)
    if depth > limits.depth { throw .tooDeep(limit: limits.depth, line: line(mark)) }
  }

  /// Text and what stands in lines open again what was cut off.
  private mutating func reopen(_ mark: PageScanner.Mark) throws(HTMLRefusal) {
    reopened += open.reopen()
    if reopened > limits.reopened { throw .tooManyReopened(limit: limits.reopened, line: line(mark)) }
  }

  /// From here to a word, or to the end of the page, start tags count and end tags do not.
  private mutating func doubt(until word: String, from start: Int) {
    guard start >= doubtfulUntil else { return }
    var index = start
    while index < scanner.bytes.count, !scanner.matches(word, at: index) { index += 1 }
    doubtfulUntil = index
  }

  private func checkAttributes(_ mark: PageScanner.Mark) throws(HTMLRefusal) {
    if scanner.attributes.count > limits.attributes {
      throw .tooManyAttributes(limit: limits.attributes, line: line(mark))
    }
  }

  private func line(_ mark: PageScanner.Mark) -> Int {
    Self.lineNumber(of: mark.range.lowerBound, in: scanner.bytes)
  }

  private static func lineNumber(of index: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") }
  }
}
