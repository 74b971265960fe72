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
  private var opensSection = true
  /// What stands before the first words of the next paragraph (a brief's title).
  private var leadIn: [TextRun] = []

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
    var copy = copy
    var notch: Paragraph.Notch?
    var dropCap: (line: SetLine, letter: String, drop: Length)?
    if hasDropCap, indent == .zero, leadIn.isEmpty {
      hasDropCap = false
      if let cap = cutDropCap(from: &copy) {
        dropCap = (cap.line, cap.letter, cap.drop)
        notch = Paragraph.Notch(lines: 3, width: cap.width + 3.pt)
      }
    }
    let opens = opensSection || dropCap != nil || !leadIn.isEmpty
    opensSection = false
    let lead = leadIn
    leadIn = []
    // Runs made by the lead-in are numbered below zero, so that findings about the copy keep their places.
    let runs = lead + setter.runs(copy, name)
    // Lists are ragged: a narrow measure made narrower would stretch its spaces.
    let paragraph = Paragraph(
      runs: runs, alignment: role == .listItem ? .ragged : .justified, indent: opens || indent > .zero ? .zero : em,
      notch: notch, mayHyphenate: role != .listItem)
    var lines = setter.set(paragraph, measure: measure - indent, copy: copy, origin: origin)
    guard !lines.isEmpty else { return }
    if let dropCap { lines[0] = lines[0].opened(with: dropCap.letter) }
    // A paragraph shorter than its large letter is followed by empty rows, so that nothing runs into the letter.
    let block = nextBlock
    for (number, line) in lines.enumerated() {
      var row = BodyRow(line: line, x: indent, role: role, block: block)
      if number == 0, let dropCap {
        row.dropCap = dropCap.line
        row.dropCapDrop = dropCap.drop
      }
      rows.append(row)
    }
    let kept = dropCap == nil ? lines.count : max(lines.count, 3)
    for number in 0..<lines.count {
      rowKinds.append(
        .line(block: block, index: number, count: kept, isCrosshead: dropCap != nil && number < 2 && kept > 3))
    }
    if kept > lines.count {
      for number in lines.count..<kept {
        rows.append(BodyRow(line: nil, block: block))
        rowKinds.append(.line(block: block, index: number, count: kept, isCrosshead: false))
      }
    }
    nextBlock += 1
  }

  /// Takes the first letter off the copy and sets it three lines high; nil where the text does not open with a letter.
  private mutating func cutDropCap(
    from copy: inout Copy
  ) -> (line: SetLine, letter: String, width: Length, drop: Length)? {
    guard copy.plainText.count > 60, let first = copy.first?.text.first, first.isLetter,
      copy[0].marks.isDisjoint(with: [.verbatim, .superscript])
    else { return nil }
    let letter = String(first).uppercased()
    let body = setter.style(.body)
    let style = setter.style(.dropCap)
    // From the cap height of the first line to the baseline of the third.
    let bodyMetrics = setter.typesetter.metrics(of: body.regular)
    let capMetrics = setter.typesetter.metrics(of: style.regular)
    let height = setter.layout.leading * 2 + body.size * (bodyMetrics.capHeight / 1000)
    var text = style.text()
    text.size = height / (capMetrics.capHeight / 1000)
    let paragraph = Paragraph(runs: [TextRun(text: letter, style: text)], alignment: .ragged, mayHyphenate: false)
    guard let line = setter.set(paragraph, measure: measure, copy: copy, origin: origin).first, let run = line.runs.first
    else { return nil }
    copy[0].text.removeFirst()
    // The letter's own text is given to the first glyph of the line beside it (see `opened`), so that readers of the
    // PDF find one word.
    var silent = line
    silent.runs = line.runs.map {
      var run = $0
      run.string = run.string.silent
      return run
    }
    return (silent, letter, run.x + run.width, setter.layout.leading * 2)
  }

  // MARK: - Other blocks

  private mutating func addCrosshead(_ copy: Copy) {
    let lines = setter.set(copy, .crosshead, measure: measure, balanced: true, origin: origin)
    guard !lines.isEmpty else { return }
    if !rows.isEmpty {
      rows.append(BodyRow(line: nil))
      rowKinds.append(.blank)
    }
    for (number, line) in lines.enumerated() {
      rows.append(BodyRow(line: line, role: .crosshead, block: nextBlock))
      rowKinds.append(.line(block: nextBlock, index: number, count: lines.count, isCrosshead: true))
    }
    nextBlock += 1
    opensSection = true
  }

  private mutating func addList(_ items: [[Block]], ordered: Bool, indent: Length) {
    let step = em * (ordered ? 1.5 : 1.0)
    for (number, item) in items.enumerated() {
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
    if !story.place.isEmpty {
      runs += setter.runs(story.place, .body, italic: true).map {
        var run = $0
        run.source = -1
        return run
      }
      runs.append(TextRun(text: ". ", style: setter.style(.body).text(italic: true), source: -1))
    }
    leadIn = runs
  }

  /// Who wrote, in small capitals at the end of the text, flush right.
  mutating func addByline(_ lines: [SetLine], measure: Length) {
    for (number, line) in lines.enumerated() {
      let width = line.runs.map { $0.x + $0.width }.max() ?? .zero
      rows.append(BodyRow(line: line, x: max(.zero, measure - width), role: .byline, block: nextBlock))
      // Kept with the lines above, as the last line of a paragraph is.
      if case .line(let block, let index, let count, false) = rowKinds.last, number == 0, count > 1 {
        rowKinds[rowKinds.count - 1] = .line(block: block, index: index, count: count + lines.count, isCrosshead: false)
        rowKinds.append(.line(block: block, index: index + 1, count: count + lines.count, isCrosshead: false))
      } else {
        rowKinds.append(.line(block: nextBlock, index: number, count: lines.count, isCrosshead: false))
      }
    }
    if !lines.isEmpty { nextBlock += 1 }
  }
}
