internal import HTMLFile

/// What the markup of a page or of a feed's text comes to: only what is named here passes (paragraphs, headings, lists,
/// quotations, bold, italic, safe links, pictures). The words of any other element are a paragraph; what shows no words
/// of the item's own (scripts, styles, forms, frames) is left out and counted.
struct MarkupText: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    enum Content: Hashable, Sendable {
      case block(RawBlock)
      case picture(RawPicture)
    }

    var content: Content
    /// The way to it from the root: which child of which child.
    var path: [Int]

    var block: RawBlock? { if case .block(let block) = content { block } else { nil } }
    var picture: RawPicture? { if case .picture(let picture) = content { picture } else { nil } }
    var line: Int {
      switch content {
      case .block(let block): block.line
      case .picture(let picture): picture.line
      }
    }
  }

  var entries: [Entry] = []
  /// What is left out that could have said or shown something: a link without a safe address (`a`), a hidden passage
  /// (`hidden`), else the element's name.
  var left: [Left] = []

  struct Left: Hashable, Sendable {
    var name: String
    var line: Int
  }

  var blocks: [RawBlock] { entries.compactMap(\.block) }
  var pictures: [RawPicture] { entries.compactMap(\.picture) }
}

/// How markup is to be read.
struct MarkupContext {
  /// Added to every line: where the markup stands in its file.
  var lineOffset = 0
  /// The address of the page, for links given without theirs.
  var links: WebAddress?
  /// The same for pictures; nil for a page kept in a file, whose pictures lie beside it.
  var page: WebAddress?
  /// A line end in running text ends a paragraph, as some programs keep their texts.
  var linesPartParagraphs = false
}

/// Walks a tree and makes a `MarkupText` of it.
struct MarkupWalk {
  private(set) var result = MarkupText()
  private let context: MarkupContext
  private var path: [Int] = []
  // The block being read.
  private var spans: [RawSpan] = []
  private var line: Int?
  private var blockPath: [Int] = []
  // The dress of what comes next.
  private var strong = 0
  private var emphasized = 0
  private var link: String?
  private var fullSize: String?
  private var heading: Int?
  private var lists: [Bool] = []
  private var isItem = false
  /// The item being read has words already: what comes is its second paragraph.
  private var itemHasWords = false
  private var quotations = 0
  private var isPreformatted = false
  /// The pictures of the figure being read, and its caption.
  private var figure: (first: Int, caption: String)?
  private var isCaption = false
  private var knownAddresses: [String: String?] = [:]

  init(_ context: MarkupContext = MarkupContext()) { self.context = context }

  static func read(_ root: HTMLElement, _ context: MarkupContext = MarkupContext()) -> MarkupText {
    var walk = MarkupWalk(context)
    walk.children(of: root)
    walk.endBlock()
    return walk.result
  }

  // MARK: - Elements

  private mutating func children(of element: HTMLElement) {
    for (index, child) in element.children.enumerated() {
      path.append(index)
      switch child {
      case .text(let text): add(text)
      case .element(let element): read(element)
      case .comment: break
      }
      path.removeLast()
    }
  }

  private mutating func read(_ element: HTMLElement) {
    if element["hidden"] != nil || element.style("display") == "none" {
      return leave("hidden", element)
    }
    switch element.name {
    case "script", "style", "template", "head", "link", "meta", "title", "base", "wbr", "col", "colgroup", "param",
      "source", "track", "area", "map", "input", "datalist":
      return
    case "iframe", "object", "embed", "video", "audio", "canvas", "svg", "math", "select", "textarea", "button",
      "frameset", "applet":
      leave(element.name, element)
    case "noscript":
      // The picture that a script would load.
      for picture in element.descendants(named: "img") { self.picture(picture, sources: []) }
    case "br":
      if heading == nil, !isItem, !isCaption { endBlock() } else { addBlank() }
    case "img": picture(element, sources: [])
    case "picture":
      let sources = element.descendants(named: "source")
      if let image = element.descendants(named: "img").first { picture(image, sources: sources) }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let outer = heading
      block(element) { $0.heading = Int(element.name.dropFirst()) ?? 2 }
      heading = outer
    case "ul", "ol", "menu", "dir":
      endBlock()
      let (outer, wasItem) = (lists, isItem)
      lists.append(element.name == "ol")
      isItem = false
      block(element)
      (lists, isItem) = (outer, wasItem)
    case "li":
      let (outer, wasItem, hadWords) = (lists, isItem, itemHasWords)
      if lists.isEmpty { lists = [false] }
      block(element) { ($0.isItem, $0.itemHasWords) = (true, false) }
      (lists, isItem, itemHasWords) = (outer, wasItem, hadWords)
    case "blockquote":
      quotations += 1
      block(element)
      quotations -= 1
    case "figure":
      let outer = figure
      endBlock()
      figure = (result.entries.count, "")
      block(element)
      closeFigure()
      figure = outer
    case "figcaption", "caption":
      caption(element)
    case "pre":
      let outer = isPreformatted
      isPreformatted = true
      block(element)
      isPreformatted = outer
    case "b", "strong", "i", "em", "cite", "dfn", "a", "span", "font": dressed(element)
    case "q":
      add("«\u{A0}", at: element.line)
      children(of: element)
      add("\u{A0}»", at: element.line)
    case _ where lineElements.contains(element.name): children(of: element)
    default: block(element)
    }
  }

  private mutating func block(_ element: HTMLElement, _ prepare: (inout MarkupWalk) -> Void = { _ in }) {
    endBlock()
    prepare(&self)
    children(of: element)
    endBlock()
  }

  private mutating func dressed(_ element: HTMLElement) {
    let (outerStrong, outerEmphasized, outerLink, outerSize) = (strong, emphasized, link, fullSize)
    switch element.name {
    case "b", "strong": strong += 1
    case "i", "em", "cite", "dfn": emphasized += 1
    case "a":
      if let written = element["href"] {
        if looksLikePicture(written) {
          fullSize = written
        } else if let address = address(written) {
          link = address
        } else if !written.hasPrefix("#"), !written.isEmpty {
          leave("a", element)
        }
      }
    default: break
    }
    // What a copy from Word or Google Docs writes.
    if let weight = element.style("font-weight") {
      if weight == "normal" || weight == "400" { strong = 0 }
      if weight.hasPrefix("bold") || ["600", "700", "800", "900"].contains(weight) { strong += 1 }
    }
    if let style = element.style("font-style") {
      if style == "normal" { emphasized = 0 } else if style == "italic" { emphasized += 1 }
    }
    children(of: element)
    (strong, emphasized, link, fullSize) = (outerStrong, outerEmphasized, outerLink, outerSize)
  }

  private mutating func address(_ written: String) -> String? {
    if let known = knownAddresses[written] { return known }
    let address = safeAddress(context.links?.resolving(written) ?? written)
    knownAddresses[written] = .some(address)
    return address
  }

  private mutating func leave(_ name: String, _ element: HTMLElement) {
    if result.left.count < 1_000 {
      result.left.append(MarkupText.Left(name: name, line: element.line + context.lineOffset))
    }
  }

  // MARK: - Text

  private mutating func add(_ text: HTMLText) {
    let breaks = context.linesPartParagraphs && !isItem && heading == nil || isPreformatted
    add(text.text, at: text.line + context.lineOffset, linesPart: breaks)
  }

  /// Blanks of markup are no blanks of the text: one is left of many, none at the start of a block.
  private mutating func add(_ text: String, at line: Int, linesPart: Bool = false) {
    var line = line
    let bytes = Array(text.utf8)
    var words: [UInt8] = []
    words.reserveCapacity(bytes.count)
    var isAfterBlank = endsInBlank
    func flush(_ walk: inout MarkupWalk) {
      walk.append(words, at: line)
      words.removeAll(keepingCapacity: true)
    }
    // The line of a block is that of its first word.
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 10 where linesPart:
        flush(&self)
        endBlock()
        isAfterBlank = true
        line += 1
      case 32, 9, 10, 12, 13:
        if !isAfterBlank { words.append(32) }
        isAfterBlank = true
        if byte == 10 {
          flush(&self)
          line += 1
        }
      default:
        let start = index
        while index + 1 < bytes.count, bytes[index + 1] > 32 { index += 1 }
        words += bytes[start...index]
        isAfterBlank = false
      }
      index += 1
    }
    flush(&self)
  }

  private var endsInBlank: Bool { spans.last.map { $0.text.utf8.last == 32 } ?? true }

  private mutating func append(_ words: [UInt8], at line: Int) {
    if words.isEmpty { return }
    if self.line == nil, words.contains(where: { $0 != 32 }) {
      self.line = line
      blockPath = path
    }
    append(String(decoding: words, as: UTF8.self))
  }

  private mutating func addBlank() {
    if !endsInBlank { append(" ") }
  }

  private mutating func append(_ text: String) {
    let span = RawSpan(text: text, isStrong: strong > 0, isEmphasized: emphasized > 0, link: link)
    if let last = spans.last, last.isDressed(like: span) {
      spans[spans.count - 1].text += text
    } else {
      spans.append(span)
    }
  }

  private mutating func endBlock() {
    defer {
      spans = []
      line = nil
    }
    guard let line else { return }
    if let last = spans.last, last.text.utf8.last == 32 {
      spans[spans.count - 1].text.removeLast()
      if spans[spans.count - 1].text.isEmpty { spans.removeLast() }
    }
    guard spans.contains(where: { !isBlankText($0.text) }) else {
      return
    }
    let kind: RawBlock.Kind =
      if let heading {
        .heading(level: heading)
      } else if isItem {
        itemHasWords
          ? .itemContinued(depth: max(lists.count - 1, 0))
          : .listItem(isOrdered: lists.last ?? false, depth: max(lists.count - 1, 0))
      } else if quotations > 0 {
        .quotation
      } else {
        .paragraph
      }
    if isCaption {
      let text = clean(spans.map(\.text).joined()).text
      if figure != nil { figure!.caption += (figure!.caption.isEmpty ? "" : " ") + text }
      return
    }
    if isItem, heading == nil { itemHasWords = true }
    if heading != nil {
      // A title's own bold says nothing.
      for index in spans.indices { spans[index].isStrong = false }
    }
    result.entries.append(
      MarkupText.Entry(content: .block(RawBlock(kind: kind, spans: spans, line: line)), path: blockPath))
  }

  // MARK: - Pictures

  private mutating func caption(_ element: HTMLElement) {
    guard figure != nil else { return block(element) }
    endBlock()
    isCaption = true
    block(element)
    isCaption = false
  }

  private mutating func closeFigure() {
    guard let figure, !figure.caption.isEmpty else { return }
    let found = result.entries.indices.dropFirst(figure.first).first { result.entries[$0].picture != nil }
    if let found, var picture = result.entries[found].picture {
      picture.caption = figure.caption
      result.entries[found].content = .picture(picture)
    } else {
      // A caption without its picture is a text.
      result.entries.append(
        MarkupText.Entry(content: .block(RawBlock(text: figure.caption, line: line ?? lastLine)), path: path))
    }
  }

  private var lastLine: Int { result.entries.last?.line ?? 1 + context.lineOffset }

  private mutating func picture(_ element: HTMLElement, sources: [HTMLElement]) {
    let candidates = pictureCandidates(element, sources: sources, fullSize: fullSize, page: context.page)
    guard !candidates.isEmpty else { return }
    let picture = RawPicture(
      candidates: candidates, alt: clean(element["alt"] ?? "").text, line: element.line + context.lineOffset)
    // A page shows the same picture for a script and for none, one right after the other. Elsewhere it may stand again:
    // at the head of the page and in its item, in two items.
    if let last = result.entries.last?.picture, last.isSame(as: picture) { return }
    result.entries.append(MarkupText.Entry(content: .picture(picture), path: path))
  }
}

/// Elements that stand within a line; all others, known or not, are blocks.
private let lineElements: Set<String> = [
  "abbr", "acronym", "bdi", "bdo", "big", "blink", "code", "data", "del", "ins", "kbd", "label", "mark", "nobr",
  "output",
  "ruby", "rb", "rp", "rt", "rtc", "s", "samp", "small", "strike", "sub", "sup", "time", "tt", "u", "var",
]

extension HTMLElement {
  /// The elements of a name within this one, in order.
  func descendants(named name: String) -> [HTMLElement] {
    children.flatMap { child -> [HTMLElement] in
      guard case .element(let element) = child else { return [] }
      return (element.name == name ? [element] : []) + element.descendants(named: name)
    }
  }

  /// The value of a property of the `style` attribute, in lower case.
  func style(_ property: String) -> String? {
    guard let style = self["style"], style.utf8.count <= 10_000 else { return nil }
    for declaration in style.lowercased().split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, clean(String(parts[0])).text == property else { continue }
      return clean(String(parts[1].split(separator: "!").first ?? "")).text
    }
    return nil
  }
}
