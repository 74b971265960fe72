import Diagnostics
import DisplayList
import Documents
import Geometry
import IssueModel
import Layouts
import Typesetting

/// Turns a story's blocks into rows of one measure, and says of each row what the flatplan must know.
struct BodyMaker {
  let setter: CopySetter
  let measure: Length
  let origin: CopySetter.Origin
  var hasDropCap: Bool
  private(set) var rows: [BodyRow] = []
  private(set) var rowKinds: [CopyRows.Row] = []
  private(set) var nextBlock: Int
  /// Rows that may have an empty row more above them.
  private(set) var spaced = Set<Int>()
  /// Whether paragraphs are also set a line longer or shorter.
  var isElastic = false
  private(set) var others: [OtherSetting] = []
  private var opensSection = true
  /// What stands before the first words of the next paragraph (a brief's title).
  private var leadIn: [TextRun] = []
  /// The lists and quotations open now, and how many there were.
  private var enclosures: [Enclosure] = []
  private var enclosureCount = 0

  init(setter: CopySetter, measure: Length, origin: CopySetter.Origin, hasDropCap: Bool, firstBlock: Int) {
    self.setter = setter
    self.measure = measure
    self.origin = origin
    self.hasDropCap = hasDropCap
    self.nextBlock = firstBlock
  }

  private var em: Length { setter.style(.body).size }

  mutating func add(_ blocks: [Block]) {
    for block in blocks { add(block, indent: .zero) }
    if !leadIn.isEmpty { addParagraph([], indent: .zero) }
  }

  private mutating func add(_ block: Block, indent: Length) {
    switch block {
    case .paragraph(let copy): addParagraph(copy, indent: indent)
    case .crosshead(let copy, level: _): addCrosshead(copy)
    case .list(let items, let ordered): addList(items, ordered: ordered, indent: indent)
    case .quotation(let blocks): addQuotation(blocks, indent: indent)
    // Pictures stand with the story's pictures, not in its text.
    case .picture: break
    }
  }

  // MARK: - Paragraphs

  private mutating func addParagraph(_ copy: Copy, indent: Length, name: StyleName = .body, role: Role = .body) {
    let mayOpen = hasDropCap && indent == .zero && leadIn.isEmpty
    let opens = opensSection || mayOpen || !leadIn.isEmpty
    opensSection = false
    // Runs made by the lead-in are numbered below zero, so that findings about the copy keep their places.
    let runs = leadIn + setter.runs(copy, name)
    leadIn = []
    // Lists are ragged: a narrow measure made narrower would stretch its spaces.
    var paragraph = Paragraph(
      runs: runs, alignment: role == .listItem ? .ragged : .justified, indent: opens || indent > .zero ? .zero : em,
      mayHyphenate: role != .listItem)
    var dropCap: SetRun?
    if mayOpen {
      hasDropCap = false
      if let cap = setter.typesetter.dropCap(
        of: paragraph, style: setter.style(.dropCap).text(language: setter.language), lines: dropCapLines,
        leading: setter.layout.leading, gap: 3.pt, measure: measure)
      {
        dropCap = cap.run
        paragraph = cap.paragraph
      }
    }
    let lines = setter.set(paragraph, measure: measure - indent, copy: copy, origin: origin)
    func bodyRow(_ number: Int, _ line: SetLine) -> BodyRow {
      BodyRow(
        line: line, x: indent, role: role, block: nextBlock, enclosures: enclosures,
        dropCap: number == 0 ? dropCap : nil)
    }
    if isElastic, role == .body, dropCap == nil, lines.count > 2 {
      for change in [1, -1] {
        let other = setter.typesetter.set(paragraph, measure: measure - indent, looseness: change).lines
        guard other.count == lines.count + change, other.isPresentable else { continue }
        others.append(
          OtherSetting(
            rows: rows.count..<(rows.count + lines.count), lines: other.enumerated().map { bodyRow($0, $1) }))
      }
    }
    for (number, line) in lines.enumerated() {
      rows.append(bodyRow(number, line))
      // The lines beside a large letter stay together.
      rowKinds.append(
        .line(
          block: nextBlock, index: number, count: lines.count,
          keepsNext: dropCap != nil && number < dropCapLines - 1))
    }
    if !lines.isEmpty { nextBlock += 1 }
  }

  /// A large letter is three lines high.
  private var dropCapLines: Int { 3 }

  // MARK: - Other blocks

  private mutating func addCrosshead(_ copy: Copy) {
    let lines = setter.set(copy, .crosshead, measure: measure, balanced: true, origin: origin)
    guard !lines.isEmpty else { return }
    if !rows.isEmpty {
      rows.append(BodyRow(line: nil))
      rowKinds.append(.blank)
    }
    for (number, line) in lines.enumerated() {
      rows.append(BodyRow(line: line, role: .crosshead, block: nextBlock, enclosures: enclosures))
      rowKinds.append(.line(block: nextBlock, index: number, count: lines.count, keepsNext: true))
    }
    nextBlock += 1
    opensSection = true
  }

  private mutating func addList(_ items: [[Block]], ordered: Bool, indent: Length) {
    let step = em * (ordered ? 1.5 : 1.0)
    let list = enclosureCount
    enclosureCount += 1
    for (number, item) in items.enumerated() {
      enclosures.append(.list(list, item: number, isOrdered: ordered))
      defer { enclosures.removeLast() }
      let firstRow = rows.count
      for block in item {
        if case .paragraph(let copy) = block {
          opensSection = true
          addParagraph(copy, indent: indent + step, role: .listItem)
        } else {
          add(block, indent: indent + step)
        }
      }
      if rows.indices.contains(firstRow) {
        rows[firstRow].marker = setter.line(ordered ? "\(number + 1)." : "•", .body)
        rows[firstRow].markerX = indent
      }
    }
    opensSection = true
  }

  private mutating func addQuotation(_ blocks: [Block], indent: Length) {
    enclosures.append(.quotation(enclosureCount))
    enclosureCount += 1
    defer { enclosures.removeLast() }
    for block in blocks {
      guard case .paragraph(let copy) = block else {
        add(block, indent: indent + em)
        continue
      }
      opensSection = true
      addParagraph(copy, indent: indent + em, name: .quotation, role: .quotation)
    }
    opensSection = true
  }

  /// A brief opens with its date and title, run in.
  mutating func addBriefHead(date: [(text: String, isSuperior: Bool)]?, story: Story) {
    var runs: [TextRun] = []
    for part in date ?? [] {
      var style = setter.style(.briefLead).text(language: setter.language)
      if part.isSuperior { style.features.append(.init("sups")) }
      runs.append(TextRun(text: part.text, style: style, mayHyphenate: false, source: -1))
    }
    if !runs.isEmpty { runs.append(TextRun(text: " ", style: setter.style(.body).text(), source: -1)) }
    if !story.kicker.isEmpty {
      runs += setter.runs(story.kicker, .briefLead).map(\.leadIn)
      runs.append(TextRun(text: " ", style: setter.style(.body).text(), source: -1))
    }
    let titleRuns = setter.runs(story.title, .body).map { run in
      var run = run
      run.style = setter.style(.body).text(bold: true, language: run.style.language)
      run.source = -1
      return run
    }
    runs += titleRuns
    let stop = story.title.plainText.last.map { ".!?…".contains($0) } ?? true
    runs.append(
      TextRun(text: stop ? "" : ".", style: setter.style(.body).text(bold: true), source: -1))
    runs.append(TextRun(text: " ", style: setter.style(.body).text(), source: -1))
    for (copy, stop) in [(story.place, ". "), (story.standfirst, " ")] where !copy.isEmpty {
      runs += setter.runs(copy, .body, italic: true).map(\.leadIn)
      runs.append(TextRun(text: stop, style: setter.style(.body).text(italic: true), source: -1))
    }
    leadIn = runs
  }

  /// Who wrote, in small capitals at the end of the text, flush right.
  mutating func addByline(_ lines: [SetLine], measure: Length) {
    for (number, line) in lines.enumerated() {
      let width = line.runs.map { $0.x + $0.width }.max() ?? .zero
      if number == 0, !rows.isEmpty { spaced.insert(rows.count) }
      rows.append(BodyRow(line: line, x: max(.zero, measure - width), role: .byline, block: nextBlock))
      // Kept with the line above, which as the last of its paragraph is kept with the one before.
      rowKinds.append(.line(block: nextBlock, index: number + 1, count: lines.count + 1, keepsNext: false))
    }
    if !lines.isEmpty { nextBlock += 1 }
  }
}

extension TextRun {
  /// The run numbered as one that comes before the copy of its paragraph.
  fileprivate var leadIn: TextRun {
    var run = self
    run.source = -1
    return run
  }
}

extension BodyMaker {
  /// The rows as the flatplan reckons with them.
  var copyRows: CopyRows {
    CopyRows(
      rowKinds, divided: rows.divided, spaced: spaced,
      elastic: others.map { CopyRows.ElasticParagraph(rows: $0.rows, change: $0.change) })
  }
}

extension [BodyRow] {
  /// The rows that end in a divided word.
  var divided: Set<Int> { Set(indices.filter { self[$0].line?.endsInHyphen == true }) }
}

extension [SetLine] {
  /// Whether these lines, set otherwise than is best, can be shown: none loose or tight, no three hyphens running.
  fileprivate var isPresentable: Bool {
    let spaces = compactMap(\.spaceRatio)
    let hyphens = map(\.endsInHyphen)
    return spaces.allSatisfy { $0 <= Cost.loosestLine && $0 >= Cost.tightestLine }
      && !hyphens.indices.dropFirst(2).contains { hyphens[$0] && hyphens[$0 - 1] && hyphens[$0 - 2] }
      && allSatisfy { $0.overfull <= .zero && $0.shortfall <= .zero }
  }
}
