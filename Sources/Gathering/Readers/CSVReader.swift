internal import Diagnostics

/// What a column of a table of items holds, told by its heading in French or English.
enum NewsColumn: Hashable, Sendable, CaseIterable {
  case title, date, text, category, picture, caption, alt, credit, link, author

  init?(heading: String) {
    let name = folded(heading)
    guard let column = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = column
  }

  private var names: Set<String> {
    switch self {
    case .title: ["titre", "title", "intitule", "objet"]
    case .date: ["date", "date de publication", "date de parution", "publie le", "paru le", "jour", "published"]
    case .text: ["texte", "text", "contenu", "content", "article", "corps", "body"]
    case .category: ["rubrique", "categorie", "category", "section"]
    case .picture: ["photo", "photos", "image", "images", "picture", "illustration", "fichier photo"]
    case .caption: ["legende", "caption", "legende de la photo"]
    case .alt: ["texte alternatif", "alt", "description de la photo"]
    case .credit: ["credit", "credit photo", "photographe"]
    case .link: ["lien", "link", "url", "adresse", "adresse de la page"]
    case .author: ["auteur", "author", "signature", "redacteur"]
    }
  }

  /// Whether a line is the heading of a table of items: a title, and a date or a text.
  static func areHeadings(_ fields: [String]) -> Bool {
    let columns = Set(fields.compactMap { NewsColumn(heading: $0) })
    return columns.contains(.title) && (columns.contains(.date) || columns.contains(.text))
  }
}

/// Reads a table whose first row names its columns, one item a row.
/// - Throws: `source-beyond-limits` where a row is too wide or there are too many.
func readCSV(_ bytes: [UInt8], name: String) throws(Stop) -> SourceReading {
  let text = decode(bytes, name: name)
  let table = CSVTable(lines: text.lines)
  if let line = table.tooWide { throw Stop(.tableTooWide(SourceLimits.columns, file: name, line: line)) }
  try checkItems(table.rows.count, file: name)
  var reading = SourceReading(
    format: "CSV", encoding: text.encoding, diagnostics: text.diagnostics, lines: text.lines)
  reading.diagnostics += table.openQuotes.map { .quoteNeverClosed(file: name, line: $0) }
  guard let head = table.rows.firstIndex(where: { !$0.isEmpty }) else { return reading }
  let headings = table.rows[head].fields.map { clean($0).text }
  var columns: [NewsColumn: Int] = [:]
  var unread: [Int] = []
  for (index, heading) in headings.enumerated() {
    if let column = NewsColumn(heading: heading), columns[column] == nil {
      columns[column] = index
    } else {
      unread.append(index)
    }
  }
  let rows = table.rows[(head + 1)...].filter { !$0.isEmpty }
  for index in unread {
    let count = rows.count { index < $0.fields.count && !isBlankText($0.fields[index]) }
    if count > 0 {
      reading.diagnostics.append(
        .columnNotRead(
          headings[index], number: index + 1, cells: count, file: name, line: table.rows[head].lines.lowerBound))
    }
  }
  for row in rows {
    if row.fields.dropFirst(headings.count).contains(where: { !isBlankText($0) }) {
      reading.diagnostics.append(
        .tooManyFields(row.fields.count, columns: headings.count, file: name, line: row.lines.lowerBound))
    }
    let item = item(of: row, columns)
    if item.address == nil, let index = columns[.link], index < row.fields.count, !isBlankText(row.fields[index]) {
      reading.diagnostics.append(.markupLeftOut("a", count: 1, file: name, line: row.fieldLines[index]))
    }
    reading.items.append(item)
  }
  return reading
}

private func item(of row: CSVTable.Row, _ columns: [NewsColumn: Int]) -> RawItem {
  func cell(_ column: NewsColumn) -> (text: String, line: Int) {
    guard let index = columns[column], index < row.fields.count else { return ("", row.lines.lowerBound) }
    return (row.fields[index], row.fieldLines[index])
  }
  let title = cell(.title)
  let text = cell(.text)
  let blocks = splitLines(text.text).enumerated()
    .map { RawBlock(text: String($1), line: text.line + $0) }.filter { !isBlankText($0.text) }
  var item = RawItem(
    title: title.text.split(separator: "\n").joined(separator: " "), titleLine: title.line,
    date: writtenDate(cell(.date).text), line: row.lines.lowerBound, category: clean(cell(.category).text).text,
    blocks: blocks, lines: row.lines)
  item.address = safeAddress(cell(.link).text)
  let author = clean(cell(.author).text).text
  item.author = author.isEmpty ? nil : author
  let picture = cell(.picture)
  for written in picture.text.split(whereSeparator: { $0 == "\n" || $0 == ";" || $0 == "|" }) {
    guard let location = pictureLocation(String(written)) else { continue }
    item.pictures.append(RawPicture(candidates: [PictureCandidate(location: location)], line: picture.line))
  }
  if !item.pictures.isEmpty {
    // One caption, one description: they are the first picture's.
    item.pictures[0].caption = clean(cell(.caption).text).text
    item.pictures[0].alt = clean(cell(.alt).text).text
    item.pictures[0].credit = clean(cell(.credit).text).text
    item.hasPicture = true
  }
  return item
}
