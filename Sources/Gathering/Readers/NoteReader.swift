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
  let body = matter?.body ?? PlacedText(linesOf: file)
  let (blocks, more) = readMarkdown(body)
  var note = NoteScan()
  note.take(blocks)
  if more.contains(where: { $0.code == "markdown-too-deep" }) { note.takeLines(of: body) }
  reading.diagnostics += more.filter { !note.hasTaken($0, in: file) }.map(\.asWarning)
  let first = (text.lines.firstIndex { !isBlankText($0) } ?? 0) + 1
  var item = RawItem(
    title: "", titleLine: first, date: .missing, line: first, blocks: note.blocks,
    lines: first...max(first, text.lines.count))
  item.pictures = note.pictures
  var keys = NoteKeys(file: file)
  if let matter { keys.read(matter.keys, into: &item) }
  reading.diagnostics += keys.findings
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
private struct NoteKeys {
  let file: SourceFile
  var findings: [Diagnostic] = []

  init(file: SourceFile) { self.file = file }

  mutating func read(_ node: YAMLNode, into item: inout RawItem) {
    guard case .mapping(let entries) = node.value else { return }
    var caption = ""
    var alt = ""
    var credit = ""
    var images: [(String, Int)] = []
    for entry in entries {
      let key = noteKeys.contains(entry.key) ? entry.key : meantKey(entry.key, among: noteKeys) ?? entry.key
      let line = entry.keyPosition.line
      let values: [YAMLNode] =
        switch entry.value.value {
        case .text: [entry.value]
        case .list(let items): items.filter { $0.text != nil }
        case .empty, .mapping: []
        }
      guard let first = values.first, let value = first.text else {
        if entry.value.value != .empty { findings.append(.noteKeyNotRead(entry.key, file.place(entry.keyPosition))) }
        continue
      }
      switch key {
      case "title": (item.title, item.titleLine) = (words(first), line)
      case "date": (item.date, item.line) = (writtenDate(value), line)
      case "section": item.category = clean(value).text
      case "image", "images": images += values.compactMap(\.text).map { ($0, line) }
      case "caption": caption = words(first)
      case "alt": alt = clean(value).text
      case "credit": credit = words(first)
      case "byline", "author": item.author = words(first)
      case "link": item.address = safeAddress(value)
      case "standfirst": item.standfirst = spans(of: copy(first))
      case "kicker": item.kicker = spans(of: copy(first))
      default: findings.append(.noteKeyNotRead(entry.key, file.place(entry.keyPosition)))
      }
    }
    take(images, caption: caption, alt: alt, credit: credit, into: &item)
  }

  /// A value as an article has it, with Markdown's marks read.
  private mutating func copy(_ node: YAMLNode) -> Copy {
    guard case .text(let text) = node.value else { return [] }
    let (copy, more) = readInlineMarkdown(PlacedText(text, at: node.position, in: file))
    findings += more.map(\.asWarning)
    return copy
  }

  private mutating func words(_ node: YAMLNode) -> String {
    clean(spans(of: copy(node)).map(\.text).joined()).text
  }

  private func take(
    _ images: [(String, Int)], caption: String, alt: String, credit: String, into item: inout RawItem
  ) {
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
  }
}

/// The blocks of a note as an item has them.
private struct NoteScan {
  var blocks: [RawBlock] = []
  var pictures: [RawPicture] = []
  /// Where they stand.
  private var picturePlaces: [SourcePosition] = []
  private var lastLine = 1

  /// - Parameter isContinued: the list item that these blocks belong to has words already.
  mutating func take(
    _ blocks: [Block], list: (isOrdered: Bool, depth: Int)? = nil, isQuoted: Bool = false, isContinued: Bool = false
  ) {
    var isContinued = isContinued
    for block in blocks {
      switch block {
      case .paragraph(let copy):
        if let list {
          add(
            copy,
            isContinued ? .itemContinued(depth: list.depth) : .listItem(isOrdered: list.isOrdered, depth: list.depth))
        } else {
          add(copy, isQuoted ? .quotation : .paragraph)
        }
        isContinued = true
      case .crosshead(let copy, let level): add(copy, .heading(level: level))
      case .list(let items, let ordered):
        for item in items { take(item, list: (ordered, list.map { $0.depth + 1 } ?? 0), isQuoted: isQuoted) }
      case .quotation(let inner):
        take(inner, list: list, isQuoted: true, isContinued: isContinued)
        isContinued = true
      case .picture(let picture):
        let line = picture.position?.line ?? lastLine
        guard let location = pictureLocation(picture.file) else { continue }
        if let position = picture.position { picturePlaces.append(position) }
        pictures.append(
          RawPicture(
            candidates: [PictureCandidate(location: location)], alt: picture.alternativeText,
            caption: clean(picture.caption.plainText).text, line: line))
      }
    }
  }

  /// The words of a text whose marks are not read, each line a paragraph.
  mutating func takeLines(of text: PlacedText) {
    blocks = text.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      isBlankText(line) ? nil : RawBlock(text: String(line), line: text.position.line + index)
    }
  }

  /// Whether a finding is of a picture within a text, which a letter has not, and which is the item's all the same.
  func hasTaken(_ finding: Diagnostic, in file: SourceFile) -> Bool {
    finding.code == "picture-in-text" && picturePlaces.contains { file.place($0) == finding.place }
  }

  private mutating func add(_ copy: Copy, _ kind: RawBlock.Kind) {
    let line = copy.first?.position?.line ?? lastLine
    lastLine = line
    let spans = spans(of: copy)
    if case .heading = kind {
      blocks.append(RawBlock(kind: kind, spans: spans, line: line))
      return
    }
    // A line break the writer asked for parts paragraphs, as it does in a page.
    for (index, spans) in spans.parted(at: "\u{2028}").enumerated() {
      var kind = kind
      if index > 0, case .listItem(_, let depth) = kind { kind = .itemContinued(depth: depth) }
      blocks.append(RawBlock(kind: kind, spans: spans, line: line + index))
    }
  }
}

extension [RawSpan] {
  /// What stands between one character and the next, each in its dress; what is blank is left out.
  fileprivate func parted(at mark: Character) -> [[RawSpan]] {
    guard contains(where: { $0.text.contains(mark) }) else { return [self] }
    var result: [[RawSpan]] = [[]]
    for span in self {
      for (index, words) in span.text.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { result.append([]) }
        var part = span
        part.text = String(words)
        if !words.isEmpty { result[result.count - 1].append(part) }
      }
    }
    return result.filter { !$0.allSatisfy { isBlankText($0.text) } }
  }
}

private func spans(of copy: Copy) -> [RawSpan] {
  copy.map { span in
    RawSpan(
      text: span.marks.contains(.verbatim) ? span.text : withPlainBlanks(span.text),
      isStrong: span.marks.contains(.strong), isEmphasized: span.marks.contains(.emphasis),
      link: span.link.flatMap(safeAddress), language: span.language)
  }
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

extension Diagnostic {
  /// What is wrong with a note stops no edition: an article is made of it, and is read by itself.
  fileprivate var asWarning: Diagnostic {
    var finding = self
    finding.severity = min(severity, .warning)
    return finding
  }
}
