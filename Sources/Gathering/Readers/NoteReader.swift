internal import Diagnostics
internal import Documents
internal import IssueModel

/// Reads a Markdown note: one item, with front matter as an article has it, or a heading and a date line.
func readNote(_ bytes: [UInt8], name: String) -> SourceReading {
  let text = decode(bytes, name: name)
  let file = SourceFile(path: name, text: text.lines.joined(separator: "\n"))
  var reading = SourceReading(
    format: "Markdown", encoding: text.encoding, diagnostics: text.diagnostics, lines: text.lines)
  let hasKeys = text.lines.first { !isBlankText($0) }.map { clean($0).text == "---" } ?? false
  let (matter, faults) = hasKeys ? FrontMatter.split(file) : (nil, [])
  reading.diagnostics += faults
  let (blocks, more) = readMarkdown(matter?.body ?? PlacedText(linesOf: file))
  reading.diagnostics += more
  var note = NoteScan()
  note.take(blocks)
  let first = (text.lines.firstIndex { !isBlankText($0) } ?? 0) + 1
  var item = RawItem(
    title: "", titleLine: first, date: .missing, line: first, blocks: note.blocks,
    lines: first...max(first, text.lines.count))
  item.pictures = note.pictures
  if let matter { reading.diagnostics += keys(of: matter.keys, in: file, into: &item) }
  if item.title.isEmpty, let heading = item.blocks.first, heading.isHeading {
    item.title = heading.text
    item.titleLine = heading.line
    item.blocks.removeFirst()
  }
  if item.date == .missing, let line = item.blocks.first, let date = dateLine(line.text) {
    if case .meta(let category, _) = LineKind(line.text), item.category.isEmpty { item.category = category }
    item.date = date
    item.line = line.line
    item.blocks.removeFirst()
  }
  if item.date == .missing, let date = dateOfName(name) { item.date = .day(date) }
  item.hasPicture = !item.pictures.isEmpty
  if first <= text.lines.count { reading.items = [item] }
  return reading
}

/// `notes/2021-05-05-la-fete.md` says its day.
private func dateOfName(_ path: String) -> CalendarDate? {
  let name = path.split(separator: "/").last ?? ""
  guard name.count > 10, "-_ .".contains(name.dropFirst(10).first ?? "x") else { return nil }
  return CalendarDate(iso: name.prefix(10))
}

private let noteKeys = [
  "title", "date", "section", "image", "images", "caption", "alt", "credit", "byline", "author", "link", "standfirst",
  "kicker",
]

/// The keys of a note that an item knows; any other is told.
private func keys(of node: YAMLNode, in file: SourceFile, into item: inout RawItem) -> [Diagnostic] {
  guard case .mapping(let entries) = node.value else { return [] }
  var findings: [Diagnostic] = []
  var caption = ""
  var alt = ""
  var credit = ""
  var images: [(String, Int)] = []
  for entry in entries {
    let key = noteKeys.contains(entry.key) ? entry.key : meantKey(entry.key, among: noteKeys) ?? entry.key
    let line = entry.keyPosition.line
    let values: [String] =
      switch entry.value.value {
      case .text(let text): [text.written]
      case .list(let items): items.compactMap(\.text)
      case .empty, .mapping: []
      }
    guard let value = values.first else {
      if entry.value.value != .empty { findings.append(.noteKeyNotRead(entry.key, file.place(entry.keyPosition))) }
      continue
    }
    switch key {
    case "title": (item.title, item.titleLine) = (value.split(separator: "\n").joined(separator: " "), line)
    case "date": (item.date, item.line) = (writtenDate(value), line)
    case "section": item.category = clean(value).text
    case "image", "images": images += values.map { ($0, line) }
    case "caption": caption = clean(value).text
    case "alt": alt = clean(value).text
    case "credit": credit = clean(value).text
    case "byline", "author": item.author = clean(value).text
    case "link": item.address = safeAddress(value)
    case "standfirst": item.standfirst = [RawSpan(text: value)]
    case "kicker": item.kicker = [RawSpan(text: value)]
    default: findings.append(.noteKeyNotRead(entry.key, file.place(entry.keyPosition)))
    }
  }
  var pictures = images.compactMap { written, line in
    pictureLocation(written).map { RawPicture(candidates: [PictureCandidate(location: $0)], line: line) }
  }
  if pictures.isEmpty, !caption.isEmpty || !alt.isEmpty || !credit.isEmpty, !item.pictures.isEmpty {
    (pictures, item.pictures) = ([item.pictures[0]], Array(item.pictures.dropFirst()))
  }
  if !pictures.isEmpty {
    if !caption.isEmpty { pictures[0].caption = caption }
    if !alt.isEmpty { pictures[0].alt = alt }
    if !credit.isEmpty { pictures[0].credit = credit }
  }
  item.pictures =
    pictures + item.pictures.filter { picture in !pictures.contains { $0.candidates == picture.candidates } }
  return findings
}

/// The blocks of a note as an item has them.
private struct NoteScan {
  var blocks: [RawBlock] = []
  var pictures: [RawPicture] = []
  private var lastLine = 1

  mutating func take(_ blocks: [Block], list: (isOrdered: Bool, depth: Int)? = nil, isQuoted: Bool = false) {
    for block in blocks {
      switch block {
      case .paragraph(let copy):
        let kind: RawBlock.Kind =
          if let list { .listItem(isOrdered: list.isOrdered, depth: list.depth) } else if isQuoted { .quotation } else {
            .paragraph
          }
        add(copy, kind)
      case .crosshead(let copy, let level): add(copy, .heading(level: level))
      case .list(let items, let ordered):
        for item in items { take(item, list: (ordered, list.map { $0.depth + 1 } ?? 0), isQuoted: isQuoted) }
      case .quotation(let inner): take(inner, list: list, isQuoted: true)
      case .picture(let picture):
        let line = picture.position?.line ?? lastLine
        guard let location = pictureLocation(picture.file) else { continue }
        pictures.append(
          RawPicture(
            candidates: [PictureCandidate(location: location)], alt: picture.alternativeText,
            caption: clean(picture.caption.plainText).text, line: line))
      }
    }
  }

  private mutating func add(_ copy: Copy, _ kind: RawBlock.Kind) {
    let line = copy.first?.position?.line ?? lastLine
    lastLine = line
    let spans = copy.map { span in
      RawSpan(
        text: span.marks.contains(.verbatim) ? span.text : withPlainBlanks(span.text),
        isStrong: span.marks.contains(.strong), isEmphasized: span.marks.contains(.emphasis),
        link: span.link.flatMap(safeAddress))
    }
    blocks.append(RawBlock(kind: kind, spans: spans, line: line))
  }

  /// The writer's own no-break space, `~` between two letters, is a blank like others: the layout sets French blanks.
  private func withPlainBlanks(_ text: String) -> String {
    guard text.contains("~") else { return text }
    let letters = Array(text)
    return String(
      letters.indices.map { index in
        let isBetween =
          index > 0 && index + 1 < letters.count && !letters[index - 1].isWhitespace && !letters[index + 1].isWhitespace
        return letters[index] == "~" && isBetween ? " " : letters[index]
      })
  }
}
