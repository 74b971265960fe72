/// Goes over a page before gumbo does, and refuses what would take it too long or too much memory.
///
/// The depth it counts is that of gumbo's tree or more, never less: an end tag only counts where a browser would surely
/// obey it. So an ordinary page, however untidy, passes, and a page made to be deep does not. What it knows of the tree
/// building of HTML5 (13.2.6 of the HTML standard) is no more than that takes.
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
    (limits.bytes, limits.depth, limits.attributes, limits.reopened) = (.max, .max, .max, .max)
    var guardian = PageGuard(bytes, limits: limits)
    try? guardian.run()
    return guardian.deepest
  }

  private let limits: HTMLLimits
  private var scanner: PageScanner
  private var names = TagNames()
  /// Open elements, `html` and `body` left out.
  private var open: [OpenTag] = []
  /// Formatting elements that were cut off by the end of another, which a browser opens again; of those that are
  /// written alike, three.
  private var cutOff: [OpenTag] = []
  /// How many open elements make the reading of what follows uncertain (SVG, MathML, `select`, `frameset`).
  private var doubts = 0
  /// Up to here end tags are not believed.
  private var doubtfulUntil = 0
  private var rootAttributes = 0
  private var reopened = 0
  private var deepest = 2

  private struct OpenTag {
    var name: Int
    var role: TagRole
    /// The same for formatting elements that are written alike.
    var form = 0
  }

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
        try checkAttributes(mark)
        try start(names.tag(scanner.bytes[mark.name]), mark)
      case .endTag:
        try checkAttributes(mark)
        // A cut tag is no tag.
        if mark.range.lowerBound >= doubtfulUntil, !mark.isCut {
          let tag = names.tag(scanner.bytes[mark.name])
          if tag.text == "br" { try reopen(mark) }
          end(tag)
          // `</p>` and `</br>` where there is none make one.
          try measure(mark, extra: 1)
        }
      case .characterData where doubts > 0: doubt(until: "]]>", from: mark.range.lowerBound)
      case .comment, .doctype, .bogusComment, .characterData: break
      }
    }
  }

  // MARK: - Start tags

  private mutating func start(_ tag: TagNames.Tag, _ mark: PageScanner.Mark) throws(HTMLRefusal) {
    if tag.role == .root {
      rootAttributes += scanner.attributes.count
      if rootAttributes > limits.attributes {
        throw .tooManyAttributes(limit: limits.attributes, line: line(mark))
      }
    }
    if doubts == 0 {
      if tag.role == .root { return }
      if tag.role == .empty {
        try reopen(mark)
        // gumbo makes a small form of an `isindex`.
        return try measure(mark, extra: tag.text == "isindex" ? 5 : 1)
      }
      closeImplied(before: tag)
    }
    if [.phrase, .formatting, .empty].contains(tag.role) { try reopen(mark) }
    try push(tag, mark)
    if tag.role == .foreign || tag.role == .choice { doubts += 1 }
    guard tag.role == .rawText else { return }
    if doubts == 0 {
      scanner.skipRawText(of: tag.text)
    } else {
      // Within SVG a `style` is an element like others; within a choice it is none at all.
      doubt(until: "</" + tag.text, from: mark.range.upperBound)
    }
  }

  private mutating func push(_ tag: TagNames.Tag, _ mark: PageScanner.Mark) throws(HTMLRefusal) {
    let form = tag.role == .formatting ? names.form(of: scanner.bytes[mark.range]) : 0
    open.append(OpenTag(name: tag.id, role: tag.role, form: form))
    // `tbody`, `tr` and `colgroup` come by themselves.
    if tag.role == .tablePart, doubts == 0 { implyTableParts() }
    try measure(mark, extra: 0)
  }

  /// - Parameter extra: elements that are not on the list of open ones.
  private mutating func measure(_ mark: PageScanner.Mark, extra: Int) throws(HTMLRefusal) {
    let depth = open.count + cutOff.count + 2 + extra
    deepest = max(deepest, depth)
    if depth > limits.depth { throw .tooDeep(limit: limits.depth, line: line(mark)) }
  }

  /// Text and what stands in lines open again what was cut off.
  private mutating func reopen(_ mark: PageScanner.Mark) throws(HTMLRefusal) {
    if cutOff.isEmpty { return }
    reopened += cutOff.count
    if reopened > limits.reopened { throw .tooManyReopened(limit: limits.reopened, line: line(mark)) }
    open += cutOff
    cutOff = []
  }

  /// A table's part that stands right in the table stands in two elements more that nobody wrote.
  private mutating func implyTableParts() {
    guard let part = open.popLast() else { return }
    // What stands in a table but in none of its parts was put before it.
    if let holder = open.lastIndex(where: { $0.role != .formatting }), open[holder].role == .table {
      cut(from: holder + 1)
    }
    if let holder = open.last, holder.role == .table {
      open.append(OpenTag(name: TagNames.implied, role: .tablePart))
      open.append(OpenTag(name: TagNames.implied, role: .tablePart))
    }
    open.append(part)
  }

  /// What a start tag ends: the paragraph before a block, the list item before the next, the cell before the next.
  private mutating func closeImplied(before tag: TagNames.Tag) {
    switch tag.text {
    case "li": closeItem(["li"])
    case "dt", "dd": closeItem(["dt", "dd"])
    case "td", "th": closeInTable(["td", "th"])
    case "tr": closeInTable(["td", "th", "tr"])
    case "tbody", "thead", "tfoot": closeInTable(["td", "th", "tr", "tbody", "thead", "tfoot"])
    case "a": closeFormatting(tag.id)
    case "option": if let last = open.last, last.name == tag.id { open.removeLast() }
    default: break
    }
    if TagNames.endsParagraph.contains(tag.text) { close(names.id("p"), within: .paragraphs) }
  }

  private mutating func closeItem(_ items: [String]) {
    let items = items.map { names.id($0) }
    for index in open.indices.reversed() {
      if items.contains(open[index].name) {
        cut(to: index)
        return
      }
      switch open[index].role {
      case .formatting, .phrase, .paragraph: continue
      default: return
      }
    }
  }

  private mutating func closeInTable(_ parts: [String]) {
    let parts = parts.map { names.id($0) }
    var outermost: Int?
    for index in open.indices.reversed() {
      if open[index].role == .table {
        if let outermost { cut(to: outermost) }
        return
      }
      if parts.contains(open[index].name) { outermost = index }
      if open[index].role == .wall { return }
    }
  }

  // MARK: - End tags

  private mutating func end(_ tag: TagNames.Tag) {
    switch tag.role {
    case .root, .empty, .form: if open.last?.name == tag.id { open.removeLast() }
    case .formatting: closeFormatting(tag.id)
    case .phrase: close(tag.id, within: .phrases)
    case .table: close(tag.id, within: .tables)
    case .tablePart: close(tag.id, within: .tables)
    case .item: close(tag.id, within: .lists)
    case .heading, .list, .block, .paragraph, .rawText, .foreign, .choice, .wall: close(tag.id, within: .blocks)
    }
  }

  private enum Reach { case paragraphs, phrases, lists, blocks, tables }

  /// Ends the innermost open element of a name, and all within it, where nothing stands between that a browser would
  /// not end for it.
  private mutating func close(_ name: Int, within reach: Reach) {
    for index in open.indices.reversed() {
      if open[index].name == name {
        cut(to: index)
        return
      }
      switch (open[index].role, reach) {
      case (.table, _), (.wall, _), (.foreign, _), (.choice, _): return
      case (.tablePart, .tables): continue
      case (.tablePart, _): return
      case (.formatting, _), (.phrase, _): continue
      case (_, .phrases), (.list, .lists): return
      default: continue
      }
    }
  }

  /// A formatting element ends even where blocks were opened in it; they stay open.
  private mutating func closeFormatting(_ name: Int) {
    var blocks = 0
    for index in open.indices.reversed() {
      if open[index].name == name {
        open.remove(at: index)
        return
      }
      switch open[index].role {
      case .table, .tablePart, .wall, .foreign, .choice: return
      case .formatting, .phrase: break
      default:
        blocks += 1
        // Browsers give up after eight; what is left open then counts.
        if blocks > 6 { return }
      }
    }
    if let index = cutOff.lastIndex(where: { $0.name == name }) { cutOff.remove(at: index) }
  }

  /// Ends an element and all within it.
  private mutating func cut(to index: Int) {
    cut(from: index + 1)
    if open[index].role == .foreign || open[index].role == .choice { doubts -= 1 }
    open.removeLast()
  }

  private mutating func cut(from index: Int) {
    for tag in open[index...] where tag.role == .formatting {
      cutOff.append(tag)
      if cutOff.count(where: { $0.form == tag.form }) > 3, let first = cutOff.firstIndex(where: { $0.form == tag.form })
      {
        cutOff.remove(at: first)
      }
    }
    doubts -= open[index...].count { $0.role == .foreign || $0.role == .choice }
    open.removeSubrange(index...)
  }

  // MARK: - Doubt

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
