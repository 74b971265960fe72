internal import Diagnostics
internal import HTMLFile

// A page of the site kept by the browser («Enregistrer sous»). Its true markup is unknown, so its items are found from
// the one thing that is known of them, the date text `| 05/05/2021`: outwards to the smallest block that repeats around
// it, and in that block the title, the text and the picture. No name of a class is in this code; a profile may give
// some (`PageProfile`).

/// Reads a saved page: its items in their order, and the rest of its text with the reason it is none.
/// - Parameter origin: the encoding its server declared, and the address it was fetched from.
/// - Throws: `page-refused`.
func readSavedPage(
  _ bytes: [UInt8], name: String, profile: PageProfile? = nil, origin: SourceOrigin = SourceOrigin()
) throws(Stop) -> SourceReading {
  let text = decode(bytes, name: name, declared: origin.encoding ?? declaredEncoding(bytes))
  var reading = SourceReading(format: "HTML", encoding: text.encoding, diagnostics: text.diagnostics, lines: text.lines)
  do throws(HTMLRefusal) {
    let page = try readHTML(text.utf8.map { $0 == 0 ? 32 : $0 })
    let address = origin.address.flatMap { WebAddress($0) }
    let context = MarkupContext(
      links: address ?? page.outerComments.lazy.compactMap(savedFrom).first, page: address)
    let markup = MarkupWalk.read(page.root, context)
    var scan = SavedPageScan(markup)
    if let profile {
      scan.scan(page.root, profile, context)
      if scan.items.isEmpty { reading.diagnostics.append(.selectorsFindNothing(file: name, profile: profile.path)) }
    }
    if scan.items.isEmpty { scan.scan() }
    reading.items = scan.items
    reading.unread = scan.unread()
    reading.diagnostics += findings(markup.left, within: reading.items, file: name)
  } catch {
    throw Stop(.pageRefused(error, file: name))
  }
  return reading
}

/// `saved from url=(0031)https://a.org/index.php`, as browsers note it.
private func savedFrom(_ comment: HTMLText) -> WebAddress? {
  let text = clean(comment.text).text
  guard text.hasPrefix("saved from url=("), let end = text.firstIndex(of: ")") else { return nil }
  return WebAddress(String(text[text.index(after: end)...]))
}

struct SavedPageScan {
  private let entries: [MarkupText.Entry]
  private(set) var items: [RawItem] = []
  /// The item each entry belongs to; nil where it belongs to none.
  private var owner: [Int?]

  init(_ markup: MarkupText) {
    entries = markup.entries.flatMap(Self.partedAfterDate)
    owner = Array(repeating: nil, count: entries.count)
  }

  /// A date and the title after it in one line, as two blocks.
  private static func partedAfterDate(_ entry: MarkupText.Entry) -> [MarkupText.Entry] {
    guard let block = entry.block, block.text.utf8.count <= 2_000, LineKind(block.text).role != .other,
      let bar = block.text.firstIndex(of: "|")
    else { return [entry] }
    let rest = block.text[block.text.index(after: bar)...]
    let blanks = rest.prefix { $0.unicodeScalars.allSatisfy(isBlank) }
    let date = rest.dropFirst(blanks.count).prefix { $0.isASCII && ($0.isNumber || $0 == "/") }
    let count = block.text[..<bar].count + 1 + blanks.count + date.count
    guard case .meta = LineKind(String(block.text.prefix(count))) else { return [entry] }
    var first = entry
    var second = entry
    let (head, tail) = block.spans.split(at: count)
    first.content = .block(RawBlock(spans: head, line: block.line))
    second.content = .block(RawBlock(kind: block.kind, spans: tail, line: block.line))
    return [first, second]
  }

  // MARK: - Blocks around dates

  private struct Anchor {
    var index: Int
    var category: String
    var date: ItemDate
    /// How much of its path leads to the block around it.
    var depth = 0
    var range = 0..<0
  }

  /// Finds the items around their dates.
  mutating func scan() {
    var anchors = self.anchors { block in
      if case .meta(let category, let date) = LineKind(block.text) { (category, date) } else { nil }
    }
    if anchors.isEmpty {
      // Another site's page: lines that are a date by themselves.
      anchors = self.anchors { block in dateLine(block.text).map { ("", $0) } }
    }
    guard !anchors.isEmpty else { return }
    for index in anchors.indices {
      let path = entries[anchors[index].index].path
      let shared = [index - 1, index + 1].filter(anchors.indices.contains).map {
        commonPrefix(path, entries[anchors[$0].index].path)
      }
      anchors[index].depth = shared.max().map { min($0 + 1, path.count) } ?? depthOfOnly(anchors[index].index)
      anchors[index].range = range(around: anchors[index].index, depth: anchors[index].depth)
    }
    // Neighbours may share a block where dates stand in one element: each has what comes up to the next.
    for index in anchors.indices {
      var range = anchors[index].range
      if index > 0 { range = max(range.lowerBound, anchors[index - 1].range.upperBound)..<range.upperBound }
      if index + 1 < anchors.count, range.upperBound > anchors[index + 1].index {
        range = range.lowerBound..<anchors[index + 1].index
      }
      anchors[index].range = range
    }
    takeWhatFollows(&anchors)
    for anchor in anchors { take(anchor.range, category: anchor.category, date: anchor.date, dateAt: anchor.index) }
  }

  private func anchors(_ read: (RawBlock) -> (String, ItemDate)?) -> [Anchor] {
    entries.indices.compactMap { index in
      guard let block = entries[index].block, let (category, date) = read(block) else { return nil }
      return Anchor(index: index, category: category, date: date)
    }
  }

  private func commonPrefix(_ a: [Int], _ b: [Int]) -> Int { zip(a, b).prefix { $0 == $1 }.count }

  /// All neighbours within the same block.
  private func range(around index: Int, depth: Int) -> Range<Int> {
    let prefix = entries[index].path.prefix(depth)
    var first = index
    var last = index
    while first > 0, entries[first - 1].path.starts(with: prefix) { first -= 1 }
    while last + 1 < entries.count, entries[last + 1].path.starts(with: prefix) { last += 1 }
    return first..<(last + 1)
  }

  /// The smallest block around the only date of a page that holds a title and a text besides.
  private func depthOfOnly(_ index: Int) -> Int {
    for depth in entries[index].path.indices.reversed() {
      let found = range(around: index, depth: depth)
      let texts = entries[found].compactMap(\.block).filter { LineKind($0.text) == .text }
      if texts.contains(where: \.isHeading) && texts.count >= 2 || texts.count >= 3 { return depth }
      if texts.count == 2, !texts.contains(where: { $0.text.count > 600 }) { return depth }
    }
    return 0
  }

  /// Where the block around a date holds the date alone, or with the title, what follows it up to the next is the rest
  /// of the item. A picture, or a title, that stands before the first date stands before each.
  private mutating func takeWhatFollows(_ anchors: inout [Anchor]) {
    let gaps = anchors.indices.map { index -> Range<Int> in
      let start = anchors[index].range.upperBound
      let container = entries[anchors[index].index].path.prefix(max(anchors[index].depth - 1, 0))
      let limit = index + 1 < anchors.count ? anchors[index + 1].range.lowerBound : entries.count
      var end = start
      while end < limit, entries[end].path.starts(with: container), !isFoot(end) { end += 1 }
      return start..<end
    }
    let isAlone = { [entries] (anchor: Anchor) in
      !anchor.range.contains { $0 != anchor.index && entries[$0].block != nil }
    }
    let isParted = zip(anchors, gaps).dropLast().contains { _, gap in entries[gap].contains { $0.block != nil } }
    guard isParted || anchors.contains(where: isAlone) else { return }
    let first = anchors[0]
    let container = entries[first.index].path.prefix(max(first.depth - 1, 0))
    // What of the entries right before a date is the head of its item.
    var leading = 0
    var heads: [(Bool, Bool)] = []
    var before = first.range.lowerBound
    while before > 0, heads.count < 2, entries[before - 1].path.starts(with: container) {
      let entry = entries[before - 1]
      let kind = (
        entry.picture != nil || entry.block.map { LineKind($0.text) == .media } == true,
        entry.block?.isHeadingLike == true
      )
      guard kind.0 || kind.1 else { break }
      heads.append(kind)
      before -= 1
    }
    func isHead(_ index: Int, _ kind: (Bool, Bool)) -> Bool {
      let entry = entries[index]
      return kind.0 && (entry.picture != nil || entry.block.map { LineKind($0.text) == .media } == true)
        || kind.1 && entry.block?.isHeadingLike == true
    }
    // The heading of the page's section stands before the first date too, and before no other.
    leading = heads.count
    if leading > 0, anchors.count > 1 {
      func fits(_ count: Int) -> Bool {
        for (next, gap) in zip(anchors.dropFirst(), gaps) where gap.upperBound == next.range.lowerBound {
          let start = next.range.lowerBound
          guard gap.count >= count, (0..<count).allSatisfy({ isHead(start - 1 - $0, heads[$0]) }) else { return false }
        }
        return true
      }
      while leading > 0, !fits(leading) { leading -= 1 }
    }
    for index in anchors.indices {
      let nextTakes = index + 1 < anchors.count && gaps[index].upperBound == anchors[index + 1].range.lowerBound
      let takesGap = index + 1 < anchors.count || isParted || isAlone(anchors[index])
      let end =
        takesGap
        ? max(gaps[index].upperBound - (nextTakes ? leading : 0), anchors[index].range.upperBound)
        : anchors[index].range.upperBound
      let takesHead = index == 0 || gaps[index - 1].upperBound == anchors[index].range.lowerBound
      let start = takesHead ? max(anchors[index].range.lowerBound - leading, 0) : anchors[index].range.lowerBound
      anchors[index].range = start..<end
    }
    // Nothing tells where the last one ends but the look of what follows it.
    let last = anchors.count - 1
    var end = anchors[last].range.upperBound
    while end - 1 > anchors[last].index + 2, let block = entries[end - 1].block,
      !block.isListItem || block.spans.allSatisfy({ $0.link != nil }),
      looksLikeFurniture(block.text)
    {
      end -= 1
    }
    anchors[last].range = anchors[last].range.lowerBound..<end
  }

  private func isFoot(_ index: Int) -> Bool { entries[index].block.map { LineKind($0.text) == .foot } ?? false }

  // MARK: - Items

  /// Makes an item of the entries of its block.
  /// - Parameters:
  ///   - dateIndex: -1 where none of them is its date.
  ///   - known: which of them is the title, none perhaps, where a profile said so.
  private mutating func take(
    _ range: Range<Int>, category: String, date: ItemDate, dateAt dateIndex: Int, titleAt known: Int?? = nil,
    first: Int? = nil
  ) {
    var range = range
    let line = entries[first ?? dateIndex].line
    if let foot = range.first(where: { $0 > dateIndex && isFoot($0) }) { range = range.lowerBound..<foot }
    var item = RawItem(
      title: "", titleLine: line, date: date, line: dateIndex < 0 ? line : entries[dateIndex].line, category: category,
      blocks: [], lines: line...line)
    let texts = range.filter { index in
      index != dateIndex && entries[index].block.map { [.text, .bar].contains(LineKind($0.text).role) } ?? false
    }
    let title = known ?? titleIndex(texts, dateIndex)
    for index in range {
      let entry = entries[index]
      if index == dateIndex {
        owner[index] = items.count
        continue
      }
      if let picture = entry.picture {
        item.pictures.append(picture)
        owner[index] = items.count
      } else if let block = entry.block {
        if index == title {
          item.title = block.text
          item.titleLine = block.line
          if let link = block.spans.first?.link, block.spans.allSatisfy({ $0.link == link }) { item.address = link }
        } else if LineKind(block.text) == .media {
          item.hasPicture = true
        } else if index < dateIndex, item.category.isEmpty, ["actuelles", "passees"].contains(folded(block.text)) {
          item.category = clean(block.text).text
        } else if index < dateIndex, index < title ?? dateIndex {
          // A heading of the page that stands in the same block.
          continue
        } else if let link = block.spans.last?.link, moreWords.contains(folded(block.text)) {
          item.address = item.address ?? link
        } else {
          item.blocks.append(block)
        }
        owner[index] = items.count
      }
    }
    item.pictures = item.pictures.withoutRepeats
    if !item.pictures.isEmpty { item.hasPicture = true }
    let lines = range.filter { owner[$0] == items.count }.map { entries[$0].line }
    item.lines = (lines.min() ?? item.line)...max(lines.max() ?? item.line, item.line)
    items.append(item)
  }

  /// An item whose block a selector found: its parts as selectors give them, the rest as anywhere.
  mutating func take(within path: [Int], _ parts: SelectedParts) {
    guard let first = entries.firstIndex(where: { $0.path.starts(with: path) }) else { return }
    let range = range(around: first, depth: path.count)
    let meta = range.first { index in
      guard let block = entries[index].block else { return false }
      if case .meta = LineKind(block.text) { return true }
      return dateLine(block.text) != nil
    }
    var (category, date) = ("", ItemDate.missing)
    if let text = parts.date?.first?.text ?? meta.flatMap({ entries[$0].block?.text }) {
      if case .meta(let written, let day) = LineKind(text) {
        (category, date) = (written, day)
      } else {
        date = dateLine(text) ?? writtenDate(text)
      }
    }
    let dateIndex =
      parts.date?.first.flatMap { part in
        range.first { entries[$0].block == part } ?? range.first { entries[$0].block?.line == part.line }
      } ?? meta ?? first
    let isDate = parts.date != nil || meta != nil
    let title = parts.title?.first.map { title in range.first { entries[$0].block == title } }
    take(range, category: category, date: date, dateAt: isDate ? dateIndex : -1, titleAt: title, first: first)
    var item = items.removeLast()
    if let title = parts.title?.first {
      item.title = title.text
      item.titleLine = title.line
      item.blocks.removeAll { $0 == title }
    }
    if let text = parts.text { item.blocks = text }
    if let category = parts.category?.first { item.category = clean(category.text).text }
    if let pictures = parts.pictures, !pictures.isEmpty {
      item.pictures = pictures.withoutRepeats
      item.hasPicture = true
    }
    items.append(item)
  }

  /// A heading or a line all bold or all link before the date, else the first short line after it.
  private func titleIndex(_ texts: [Int], _ dateIndex: Int) -> Int? {
    let isShort = { (index: Int) in (entries[index].block?.text.utf8.count ?? 0) <= longestTitle }
    let before = texts.filter { $0 < dateIndex && isShort($0) }
    let after = texts.first { $0 > dateIndex }.flatMap { isShort($0) ? $0 : nil }
    if let after, entries[after].block?.isHeading == true { return after }
    if let heading = before.last(where: { entries[$0].block?.isHeading == true }) { return heading }
    if let after, entries[after].block?.standsOut == true { return after }
    return before.last { entries[$0].block?.standsOut == true } ?? after ?? before.last
  }

  // MARK: - The rest of the page

  /// Text of no item, neighbours of one reason together.
  func unread() -> [UnreadLines] {
    var result: [UnreadLines] = []
    var region = GatherReason.pageHead
    var isAfterItem = false
    let lastOwned = owner.lastIndex { $0 != nil } ?? -1
    for index in entries.indices {
      if owner[index] != nil {
        region = .otherContent
        isAfterItem = true
        continue
      }
      guard let block = entries[index].block else { continue }
      let text = clean(block.text).text
      let words = folded(String(text.prefix(200)))
      if words == "edito" || words == "editorial" { region = .editorial }
      if words == "actualites" || words == "nos actions" || words.hasPrefix("nos evenements") { region = .pageHead }
      if words == "bulletins" { region = .otherContent }
      if LineKind(text) == .foot { region = .pageFoot }
      var reason = region
      if words.contains("soutien financier de l union europeenne") { reason = .fundingNotice }
      if text.hasPrefix("«"), region == .pageHead { reason = .quotation }
      if isAfterItem, reason == .otherContent, index > lastOwned { reason = .pageFoot }
      if let last = result.last, last.reason == reason, block.line >= last.lines.upperBound,
        index > 0, owner[index - 1] == nil || entries[index - 1].block == nil
      {
        result[result.count - 1].lines = last.lines.lowerBound...block.line
      } else {
        result.append(UnreadLines(lines: block.line...block.line, reason: reason, beginning: shortened(text)))
      }
    }
    return result
  }
}

private let moreWords: Set<String> = [
  "lire la suite", "lire plus", "en savoir plus", "voir plus", "suite", "read more",
]

extension LineKind {
  enum Role: Hashable { case text, bar, other }
  fileprivate var role: Role {
    switch self {
    case .text: .text
    case .bar: .bar
    default: .other
    }
  }
}

extension RawBlock {
  var isListItem: Bool { if case .listItem = kind { true } else { false } }
  var isHeading: Bool { if case .heading = kind { true } else { false } }

  var isHeadingLike: Bool { isHeading || standsOut }

  /// Bold, or a link, from end to end.
  var standsOut: Bool {
    !spans.isEmpty && (spans.allSatisfy { $0.isStrong || $0.text == " " } || spans.allSatisfy { $0.link != nil })
  }
}

extension [RawSpan] {
  /// The text before a character and from it on, each in its dress.
  func split(at count: Int) -> ([RawSpan], [RawSpan]) {
    var head: [RawSpan] = []
    var tail: [RawSpan] = []
    var left = count
    for span in self {
      let size = span.text.count
      if left >= size {
        head.append(span)
      } else if left <= 0 {
        tail.append(span)
      } else {
        var (before, after) = (span, span)
        before.text = String(span.text.prefix(left))
        after.text = String(span.text.dropFirst(left))
        head.append(before)
        tail.append(after)
      }
      left -= size
    }
    if let first = tail.first?.text {
      tail[0].text = String(first.drop { $0 == " " || $0 == "\u{A0}" })
      if tail[0].text.isEmpty { tail.removeFirst() }
    }
    return (head, tail)
  }
}

/// What was left out of items that could have said something, one finding a kind.
func findings(_ left: [MarkupText.Left], within items: [RawItem], file: String) -> [Diagnostic] {
  let inItems = left.filter { left in items.contains { $0.lines.contains(left.line) } }
  let names = inItems.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  return names.map { name in
    let ofName = inItems.filter { $0.name == name }
    return .markupLeftOut(name, count: ofName.count, file: file, line: ofName.map(\.line).min() ?? 1)
  }
}
