internal import Diagnostics
internal import Documents

// How an item's blocks become the Markdown of an article. Whatever is not a mark we make ourselves is escaped, so a text
// says the same words when the article is read again.

/// The text of an article; list items that follow each other make one list, the rest is parted by empty lines.
func articleBody(_ blocks: [RawBlock]) -> String {
  var text = ""
  var before: RawBlock?
  // The lists the last item stands in, the outermost first.
  var lists: [(isOrdered: Bool, items: Int, indent: Int)] = []
  for block in blocks {
    let wasDeep = lists.count
    if case .listItem(let isOrdered, let depth) = block.kind {
      // An item is never more than one level below the one before it.
      lists = Array(lists.prefix(depth + 1))
      if lists.count > depth, lists[depth].isOrdered != isOrdered { lists.removeLast() }
      let isNew = lists.count <= depth
      if before != nil { text += isNew && lists.isEmpty || wasDeep == 0 ? "\n\n" : "\n" }
      if isNew {
        lists.append((isOrdered, 0, lists.last.map { $0.indent + markOfItem($0.isOrdered, $0.items).utf8.count } ?? 0))
      }
      lists[lists.count - 1].items += 1
      let list = lists[lists.count - 1]
      text +=
        String(repeating: " ", count: list.indent) + markOfItem(list.isOrdered, list.items) + markdown(block.spans)
    } else if case .itemContinued(let depth) = block.kind, lists.count > depth {
      // Under the words of its item.
      lists = Array(lists.prefix(depth + 1))
      let indent = lists[depth].indent + markOfItem(lists[depth].isOrdered, lists[depth].items).utf8.count
      text += "\n\n" + String(repeating: " ", count: indent) + markdown(block.spans)
    } else {
      if let before { text += before.kind == .quotation && block.kind == .quotation ? "\n>\n" : "\n\n" }
      lists = []
      text += markdown(block)
    }
    before = block
  }
  return text
}

private func markOfItem(_ isOrdered: Bool, _ number: Int) -> String { isOrdered ? "\(number). " : "- " }

/// One block by itself.
func markdown(_ block: RawBlock) -> String {
  switch block.kind {
  case .paragraph, .itemContinued: return markdown(block.spans)
  case .heading(let level):
    var text = inlineMarkdown(block.spans)
    // A row of these at its end would close the heading (CommonMark 0.31 §4.2).
    if text.hasSuffix("#") { text = text.dropLast() + "\\#" }
    return String(repeating: "#", count: min(max(level, 2), 4)) + " " + text
  case .listItem(let isOrdered, _): return (isOrdered ? "1. " : "- ") + markdown(block.spans)
  case .quotation: return "> " + markdown(block.spans)
  }
}

/// A paragraph of spans.
func markdown(_ spans: [RawSpan]) -> String { escapedStart(inlineMarkdown(spans)) }

/// Spans as inline Markdown. Where marks stand so that they would be read as other than marks (a bold passage that ends
/// in a stop within a word), they are given up one kind after another, never the words.
func inlineMarkdown(_ spans: [RawSpan]) -> String {
  var spans = spans
  if spans.allSatisfy({ $0.isDressed(like: RawSpan(text: "")) }) {
    return inlineMarkdown(spans.map(\.text).joined())
  }
  for attempt in 0..<3 {
    let dressed = withBlanksOutside(spans)
    let text = dressedMarkdown(dressed)
    if isRead(text, as: dressed) { return text }
    for index in spans.indices {
      switch attempt {
      case 0: if spans[index].isStrong { spans[index].isEmphasized = false }
      case 1: (spans[index].isStrong, spans[index].isEmphasized) = (false, false)
      default: break
      }
    }
  }
  return inlineMarkdown(spans.map(\.text).joined())
}

/// Markdown's marks do not open before a blank nor close after one, so blanks at the edges of a dressed span go between;
/// neighbours dressed alike become one.
private func withBlanksOutside(_ spans: [RawSpan]) -> [RawSpan] {
  var result: [RawSpan] = []
  func add(_ span: RawSpan) {
    guard !span.text.isEmpty else { return }
    if let last = result.last, last.isDressed(like: span) {
      result[result.count - 1].text += span.text
    } else {
      result.append(span)
    }
  }
  let joined = spans.reduce(into: [RawSpan]()) { all, span in
    if let last = all.last, last.isDressed(like: span) {
      all[all.count - 1].text += span.text
    } else {
      all.append(span)
    }
  }
  for span in joined {
    if span.isDressed(like: RawSpan(text: "")) {
      add(span)
      continue
    }
    let start = span.text.prefix { $0 == " " }
    let end = span.text.dropFirst(start.count).reversed().prefix { $0 == " " }.count
    var inner = span
    inner.text = String(span.text.dropFirst(start.count).dropLast(end))
    add(RawSpan(text: String(start)))
    add(inner)
    add(RawSpan(text: String(repeating: " ", count: end)))
  }
  return result
}

/// Bold is the outer mark, italic the inner, a language within both, a link within that.
private func dressedMarkdown(_ spans: [RawSpan]) -> String {
  var text = ""
  var isStrong = false
  var isEmphasized = false
  for (index, span) in spans.enumerated() {
    // A blank between two bold spans stays within the bold: fewer marks.
    let next = index + 1 < spans.count ? spans[index + 1] : nil
    let isGap = span.text.allSatisfy { $0 == " " } && span.link == nil
    let strong = isGap ? isStrong && next?.isStrong == true : span.isStrong
    let emphasized = isGap ? isEmphasized && next?.isEmphasized == true && strong == isStrong : span.isEmphasized
    if isEmphasized && (!emphasized || strong != isStrong) {
      text += "*"
      isEmphasized = false
    }
    if isStrong != strong {
      text += "**"
      isStrong = strong
    }
    if emphasized && !isEmphasized {
      text += "*"
      isEmphasized = true
    }
    let words = escapedKeepingBlanks(span.text)
    let linked = span.link.map { "[\(words)](\(linkDestination($0)))" } ?? words
    text += span.language.map { "[\(linked)]{lang=\($0)}" } ?? linked
  }
  return text + (isEmphasized ? "*" : "") + (isStrong ? "**" : "")
}

/// `inlineMarkdown` of words, with the one blank that may stand at either end.
private func escapedKeepingBlanks(_ text: String) -> String {
  let words = inlineMarkdown(text)
  if words.isEmpty { return text.isEmpty ? "" : " " }
  return (text.hasPrefix(" ") ? " " : "") + words + (text.hasSuffix(" ") ? " " : "")
}

/// An address as a link's destination (CommonMark 0.31 §6.3): what would end it is written in its percent form.
private func linkDestination(_ address: String) -> String {
  var result = ""
  for scalar in address.unicodeScalars {
    switch scalar {
    case "(": result += "%28"
    case ")": result += "%29"
    case "<": result += "%3C"
    case ">": result += "%3E"
    case "\\": result += "%5C"
    case "*": result += "%2A"
    case "&": result += "&amp;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether an article's reader finds the words and marks that were meant.
private func isRead(_ text: String, as spans: [RawSpan]) -> Bool {
  let (copy, findings) = readInlineMarkdown(PlacedText(linesOf: SourceFile(path: "", text: text)))
  guard findings.isEmpty else { return false }
  guard copy.plainText == spans.map(\.text).joined().trimmedOfBlanks else { return false }
  var (meant, read) = (DressedLetters(), DressedLetters())
  for span in spans {
    meant.add(
      span.text,
      DressedLetters.Dress(
        isStrong: span.isStrong, isEmphasized: span.isEmphasized, isLinked: span.link != nil, language: span.language))
  }
  for span in copy {
    read.add(
      span.text,
      DressedLetters.Dress(
        isStrong: span.marks.contains(.strong), isEmphasized: span.marks.contains(.emphasis),
        isLinked: span.link != nil, language: span.language))
  }
  return meant == read
}

/// The letters of a text without its blanks, of which it does not matter which passage they are in, and how each passage
/// is dressed.
private struct DressedLetters: Equatable {
  struct Dress: Equatable {
    var isStrong, isEmphasized, isLinked: Bool
    var language: String?
  }

  private struct Passage: Equatable {
    var end: Int
    var dress: Dress
  }

  private var letters: [UInt8] = []
  private var passages: [Passage] = []

  mutating func add(_ text: String, _ dress: Dress) {
    let start = letters.count
    letters += text.utf8.filter { $0 != UInt8(ascii: " ") }
    if letters.count == start { return }
    if let last = passages.last, last.dress == dress {
      passages[passages.count - 1].end = letters.count
    } else {
      passages.append(Passage(end: letters.count, dress: dress))
    }
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

/// The address of a link that may stand in an article: http, https or mailto, whole, and without what could end it
/// early. Anything else (javascript:, data:, file:, a relative address without its page) is nil.
func safeAddress(_ written: String) -> String? {
  let isPlain = written.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x60 }
  let text = isPlain ? written : withoutControls(written)
  guard text.utf8.count <= 2000, let colon = text.firstIndex(of: ":") else { return nil }
  let rest = text[text.index(after: colon)...]
  switch text[..<colon].lowercased() {
  case "http", "https": guard rest.hasPrefix("//"), rest.count > 2 else { return nil }
  case "mailto": guard rest.contains("@") else { return nil }
  default: return nil
  }
  if isPlain { return text }
  // A blank or a mark in it as browsers write them (WHATWG URL, percent-encode sets).
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case " ": result += "%20"
    case "\"": result += "%22"
    case "`": result += "%60"
    case _ where scalar.properties.isWhitespace || isInvisible(scalar): return nil
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func withoutControls(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) {
    result.append(scalar)
  }
  return String(result).trimmedOfBlanks
}
