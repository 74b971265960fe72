internal import Diagnostics
internal import IssueModel
internal import XMLFile
internal import ZIPFile

// A Word document: an archive whose parts are XML (ECMA-376). What is read is the main text; its lines are its
// paragraphs, counted from 1.

/// Reads a Word document: its items where dates part them, else the whole as one.
/// - Throws: `word-refused`.
func readWordDocument(_ bytes: [UInt8], name: String) throws(Stop) -> SourceReading {
  var document: WordPackage
  do throws(WordRefusal) { document = try WordPackage(bytes) } catch { throw Stop(.wordRefused(error, file: name)) }
  var reading = SourceReading(format: "Word")
  let paragraphs: [WordParagraph]
  do throws(WordRefusal) { paragraphs = try document.readParagraphs() } catch {
    throw Stop(.wordRefused(error, file: name))
  }
  reading.lines = Array(repeating: "", count: paragraphs.map(\.line).max() ?? 0)
  for paragraph in paragraphs { reading.lines[paragraph.line - 1] += paragraph.text }
  var scan = WordScan(paragraphs)
  scan.scan()
  reading.items = scan.items
  reading.unread = scan.unread
  reading.diagnostics += document.left.sorted { ($0.line, $0.name) < ($1.line, $1.name) }
    .reduce(into: [(name: String, line: Int, count: Int)]()) { all, one in
      if let known = all.firstIndex(where: { $0.name == one.name }) {
        all[known].count += 1
      } else {
        all.append((one.name, one.line, 1))
      }
    }.map { .markupLeftOut($0.name, count: $0.count, from: .document, file: name, line: $0.line) }
  return reading
}

/// Why a document is not read.
enum WordRefusal: Error, Hashable, Sendable {
  case archive(ZIPRefusal)
  case part(String, XMLRefusal)
  case noText
}

/// A paragraph as Word has it.
struct WordParagraph: Hashable, Sendable {
  var spans: [RawSpan] = []
  var kind = RawBlock.Kind.paragraph
  var isTitle = false
  var isCaption = false
  var pictures: [RawPicture] = []
  var line: Int

  var text: String { spans.map(\.text).joined() }
  var isBlank: Bool { isBlankText(text) }
  var block: RawBlock { RawBlock(kind: kind, spans: spans, line: line) }
  var isHeading: Bool { isTitle || block.isHeading }
}

/// Parts paragraphs into items.
private struct WordScan {
  let paragraphs: [WordParagraph]
  var items: [RawItem] = []
  var unread: [UnreadLines] = []

  init(_ paragraphs: [WordParagraph]) { self.paragraphs = paragraphs }

  private struct Opening {
    var start: Int
    var title: Int?
    var meta: Int?
  }

  mutating func scan() {
    let full = paragraphs.indices.filter { !paragraphs[$0].isBlank }
    let dates = Set(full.filter { dateLine(paragraphs[$0].text) != nil })
    guard !full.isEmpty else { return }
    if dates.isEmpty {
      let title =
        full.first { paragraphs[$0].isHeading } ?? full.first { paragraphs[$0].text.utf8.count <= longestTitle }
      take(Opening(start: 0, title: title), to: paragraphs.count)
      return
    }
    var openings: [Opening] = []
    for (position, date) in full.enumerated() where dates.contains(date) {
      let floor = openings.last.map { max($0.meta ?? 0, $0.title ?? 0) } ?? -1
      let before = position > 0 && full[position - 1] > floor ? full[position - 1] : nil
      let after = position + 1 < full.count ? full[position + 1] : nil
      let title = titleIndex(before, after, date)
      openings.append(Opening(start: min(title ?? date, date), title: title, meta: date))
    }
    // The site shows the picture first; a copy of it in Word does too.
    let leads = openings[0].start > 0 && isPictureOnly(openings[0].start - 1)
    for index in openings.indices where leads && openings[index].start > 0 && isPictureOnly(openings[index].start - 1) {
      openings[index].start -= 1
    }
    leave(0..<openings[0].start, .pageHead)
    for (index, opening) in openings.enumerated() {
      take(opening, to: index + 1 < openings.count ? openings[index + 1].start : paragraphs.count)
    }
  }

  /// The title of a date stands before it in a letter, after it on the site; a heading or a bold line decides.
  private func titleIndex(_ before: Int?, _ after: Int?, _ date: Int) -> Int? {
    let fits = { [paragraphs] (index: Int?) -> Int? in
      guard let index, LineKind(paragraphs[index].text) != .media, dateLine(paragraphs[index].text) == nil,
        paragraphs[index].text.utf8.count <= longestTitle, !paragraphs[index].block.isListItem
      else { return nil }
      return index
    }
    let (before, after) = (fits(before), fits(after))
    if let before, paragraphs[before].isHeading { return before }
    if let after, paragraphs[after].isHeading { return after }
    if let before, paragraphs[before].block.standsOut { return before }
    if let after, paragraphs[after].block.standsOut { return after }
    if case .meta = LineKind(paragraphs[date].text) { return after }
    if let before, let last = clean(paragraphs[before].text).text.last, !".!?…".contains(last) { return before }
    return after
  }

  private func isPictureOnly(_ index: Int) -> Bool { paragraphs[index].isBlank && !paragraphs[index].pictures.isEmpty }

  private mutating func take(_ opening: Opening, to end: Int) {
    let place = paragraphs[opening.meta ?? opening.title ?? opening.start].line
    var item = RawItem(
      title: opening.title.map { paragraphs[$0].text } ?? "",
      titleLine: opening.title.map { paragraphs[$0].line } ?? place,
      date: opening.meta.flatMap { dateLine(paragraphs[$0].text) } ?? .missing, line: place, blocks: [],
      lines: place...place)
    if let meta = opening.meta, case .meta(let category, _) = LineKind(paragraphs[meta].text) {
      item.category = category
    }
    var last = opening.start
    for index in opening.start..<end {
      let paragraph = paragraphs[index]
      if !paragraph.isBlank, LineKind(paragraph.text) == .foot, index > opening.start {
        leave(index..<end, .pageFoot)
        break
      }
      item.pictures += paragraph.pictures
      last = index
      if index == opening.title || index == opening.meta || paragraph.isBlank { continue }
      if LineKind(paragraph.text) == .media {
        item.hasPicture = true
      } else if paragraph.isCaption, let picture = item.pictures.indices.last, item.pictures[picture].caption.isEmpty {
        item.pictures[picture].caption = clean(paragraph.text).text
      } else {
        item.blocks.append(paragraph.block)
      }
    }
    if !item.pictures.isEmpty { item.hasPicture = true }
    item.lines = min(paragraphs[opening.start].line, place)...max(paragraphs[last].line, place)
    items.append(item)
  }

  private mutating func leave(_ range: Range<Int>, _ reason: GatherReason) {
    let full = range.filter { !paragraphs[$0].isBlank }
    guard let first = full.first, let last = full.last else { return }
    unread.append(
      UnreadLines(
        lines: paragraphs[first].line...paragraphs[last].line, reason: reason,
        beginning: shortened(clean(paragraphs[first].text).text)))
  }
}
