import Foundation
import PrintedPages

/// What must hold of every generated issue that is solved, measured on its PDF; each function says in words what is
/// wrong, with the page.
struct PageFaults {
  let issue: PrintedIssue
  let source: SourceIssue
  let found: [FoundLine]
  private let unread: [String]

  private typealias Sheet = PrintedIssue.Sheet
  private typealias Line = PrintedIssue.Line

  init(_ issue: PrintedIssue, _ source: SourceIssue) {
    self.issue = issue
    self.source = source
    (found, unread) = find(issue, in: source)
  }

  var all: [String] {
    copy + heads + captions + overlaps + edges + grid + ends + turns + summary + emptiness
  }

  // MARK: - Copy

  /// Running text: every letter of every story once, in order, divided into its words; nothing of unknown style.
  var copy: [String] {
    unread
      + issue.lines.filter { $0.role == .unknown }.map {
        "page \($0.page): «\($0.type.text)» in \($0.type.font) \($0.type.size), colour \($0.type.colour), is of no known style"
      }
  }

  /// Kickers, headlines and standfirsts: each once and in reading order, both as drawn and as seen; the quotation whole.
  var heads: [String] {
    var faults: [String] = []
    func compare(_ name: String, _ printed: [String], _ wanted: [String]) {
      if printed != wanted { faults.append("\(name): \(printed) instead of \(wanted)") }
    }
    let lines = issue.lines
    compare("titles", groups(.headline).map(\.letters), source.heads.map(\.title))
    compare("standfirsts", groups(.standfirst).map(\.letters), source.heads.map(\.standfirst).filter { !$0.isEmpty })
    let kickers = lines.enumerated().filter { number, line in
      line.role == .kicker && !isJump(line) && tailHead(at: number) == nil
        && line.type.letters != PrintedPages.letters(of: "Au sommaire").letters
    }
    compare(
      "kickers", kickers.map { string($0.element.type.letters) }, source.heads.map(\.kicker).filter { !$0.isEmpty })
    // The call to read the news online is the program's own, once at most.
    let quoted = groups(.quotation).map(\.letters)
    let call = string(PrintedPages.letters(of: "Les actualités se lisent aussi en ligne").letters)
    compare("quotation", quoted.filter { $0 != call }, [source.quotation].filter { !$0.isEmpty })
    if quoted.count(where: { $0 == call }) > 1 { faults.append("two calls to read online") }
    // A story never begins over the one before it in the same columns, nor further left at the same height.
    for (before, head) in zip(groups(.headline), groups(.headline).dropFirst()) where before.page == head.page {
      let (one, other) = (before.lines[0], head.lines[0])
      if other.type.left <= one.type.left + 8, other.baseline < one.baseline - 1 {
        faults.append("page \(head.page): «\(other.type.text)» stands before «\(one.type.text)»")
      }
    }
    return faults
  }

  /// Lines of one role that are drawn one after the other, in one piece.
  private func groups(_ role: PrintedIssue.Role) -> [(page: Int, lines: [Line], letters: String)] {
    var groups: [(page: Int, lines: [Line], letters: String)] = []
    var isOpen = false
    for line in issue.lines {
      if line.role == role {
        if !isOpen || groups.last?.page != line.page { groups.append((line.page, [], "")) }
        groups[groups.count - 1].lines.append(line)
        groups[groups.count - 1].letters += string(line.type.letters)
      }
      isOpen = line.role == role
    }
    return groups
  }

  /// Captions: directly under their picture, in its width, whole; a picture for each in the colour it is known by.
  var captions: [String] {
    var faults: [String] = []
    var seen: [String] = []
    for page in issue.pages {
      var left = page.lines.filter { $0.role == .caption }
      for picture in page.pictures {
        var (text, below) = ("", picture.frame.bottom)
        while let next = left.firstIndex(where: {
          $0.baseline > below && $0.baseline < below + 14 && $0.type.left > picture.frame.left - 2
            && $0.type.right < picture.frame.right + 4
        }) {
          // Two faces on one baseline are one line.
          below = left[next].baseline - 0.5
          text += string(left.remove(at: next).type.letters)
        }
        seen.append(text)
        if text.isEmpty { faults.append("page \(page.number): a picture without its caption under it") }
        let share = picture.frame.width * picture.frame.height / (Sheet.width * Double(Sheet.rows * 12))
        if share > 0.451 { faults.append("page \(page.number): a picture takes \(Int(share * 100)) % of its page") }
      }
      faults += left.map { "page \(page.number): caption «\($0.type.text)» is not under a picture" }
    }
    if seen.sorted() != source.captions.sorted() { faults.append("captions: \(seen) instead of \(source.captions)") }
    return faults
  }

  // MARK: - Places

  /// Type on type, type on pictures, pictures on pictures, rules through either.
  var overlaps: [String] {
    var faults: [String] = []
    for page in issue.pages {
      let lines = page.lines.sorted { $0.type.box.top < $1.type.box.top }
      for (number, one) in lines.enumerated() {
        let box = one.type.box
        for other in lines[(number + 1)...] {
          let under = other.type.box
          if under.top > box.bottom { break }
          if box.overlaps(under, tolerance: 0.75) {
            faults.append("page \(page.number): «\(one.type.text)» and «\(other.type.text)» lie on each other")
          }
        }
        if page.pictures.contains(where: { $0.frame.overlaps(box, tolerance: 0.75) }) {
          faults.append("page \(page.number): «\(one.type.text)» lies on a picture")
        }
        if page.rules.contains(where: {
          Box(left: $0.left - 0.5, top: $0.top - 0.2, right: $0.right + 0.5, bottom: $0.bottom + 0.2)
            .overlaps(box, tolerance: 0.3)
        }) {
          faults.append("page \(page.number): a rule runs through «\(one.type.text)»")
        }
      }
      for (number, one) in page.pictures.enumerated()
      where page.pictures[..<number].contains(where: { $0.frame.overlaps(one.frame, tolerance: 0.75) }) {
        faults.append("page \(page.number): pictures lie on each other")
      }
    }
    return faults
  }

  /// Punctuation and letters with an open side, which may hang into the margin by less than their width.
  private static let mayHang = Set("-‐\u{AD}.,;:!?»›«‹“’'\"”…–—()[]TVWYArvy")

  /// Lines end where their column ends, inside a box by its padding, and pictures fill their columns.
  var edges: [String] {
    var faults: [String] = []
    for page in issue.pages {
      for line in page.lines {
        let type = line.type
        let isRunning = [.body, .crosshead, .closing].contains(line.role)
        let isBoxed = page.boxes.contains { $0.overlaps(type.box, tolerance: 0.5) }
        let padding = isBoxed ? Sheet.padding : 0
        let start = isRunning ? Sheet.left(ofColumn: line.column) : Sheet.left
        let end = isRunning ? start + Sheet.measure : Sheet.left + Sheet.width
        func hang(_ glyph: (text: String, width: Double)) -> Double {
          Self.mayHang.contains(glyph.text.first ?? " ") ? glyph.width : 0.06 * type.size
        }
        if type.right > end - padding + 0.3 + hang(type.last) || type.left < start + padding - 0.3 - hang(type.first) {
          faults.append("page \(page.number): «\(type.text)» leaves its column")
        }
        if type.baseline > Sheet.top(ofRow: page.rows.upperBound)
          || type.box.top < Sheet.top(ofRow: page.rows.lowerBound)
        {
          faults.append("page \(page.number): «\(type.text)» leaves the type area")
        }
      }
      for picture in page.pictures {
        let lefts = (0..<3).flatMap { [Sheet.left(ofColumn: $0), Sheet.left(ofColumn: $0) + Sheet.padding] }
        func stands(_ x: Double, on edges: [Double]) -> Bool { edges.contains { abs($0 - x) < 0.1 } }
        let rights = (0..<3).map { Sheet.left(ofColumn: $0) + Sheet.measure }
        if !stands(picture.frame.left, on: lefts)
          || !stands(picture.frame.right, on: rights + rights.map { $0 - Sheet.padding })
        {
          faults.append("page \(page.number): a picture does not fill its columns")
        }
      }
    }
    return faults
  }

  /// Running text stands on the grid of 12 points.
  var grid: [String] {
    issue.lines.filter { [.body, .crosshead, .closing, .dropCap].contains($0.role) }.compactMap { line in
      let rows = (line.baseline - Sheet.firstBaseline) / 12
      guard abs(rows - rows.rounded()) * 12 > 0.05 else { return nil }
      return "page \(line.page): «\(line.type.text)» is off the grid by \((rows - rows.rounded()) * 12) pt"
    }
  }

  // MARK: - Columns

  /// The lines of one story in one column of a page, one under the other.
  private var stretches: [[FoundLine]] {
    var stretches: [[FoundLine]] = []
    for line in found {
      if let last = stretches.last?.last, last.text == line.text, last.line.page == line.line.page,
        last.line.column == line.line.column, last.line.baseline < line.line.baseline
      {
        stretches[stretches.count - 1].append(line)
      } else {
        stretches.append([line])
      }
    }
    return stretches
  }

  /// No widow, no orphan, no crosshead or byline left alone where a column ends or begins.
  var ends: [String] {
    var faults: [String] = []
    let stretches = stretches
    for (number, stretch) in stretches.enumerated() {
      let (first, last) = (stretch[0], stretch[stretch.count - 1])
      let place = "page \(first.line.page), column \(first.line.column + 1)"
      let goesOn = number + 1 < stretches.count && stretches[(number + 1)...].contains { $0[0].text == last.text }
      if first.closesBlock, !first.opensBlock { faults.append("\(place): widow «\(first.line.type.text)»") }
      if first.block.kind == .byline { faults.append("\(place): byline alone «\(first.line.type.text)»") }
      if last.opensBlock, !last.closesBlock { faults.append("\(place): orphan «\(last.line.type.text)»") }
      guard goesOn else { continue }
      for line in stretch.suffix(2) where line.block.kind == .crosshead {
        faults.append("\(place): crosshead at the foot «\(line.line.type.text)»")
      }
    }
    return faults
  }

  // MARK: - Page turns

  private func isJump(_ line: Line) -> Bool {
    line.role == .kicker && line.type.words.hasPrefix("Suite page ")
  }

  /// The title of the story taken up again, and the page it comes from, where a line is one of the two pieces of that.
  private func tailHead(at number: Int) -> (title: String, from: Int)? {
    let lines = issue.lines
    func from(_ number: Int) -> Int? {
      guard lines.indices.contains(number), lines[number].role == .kicker else { return nil }
      let text = lines[number].type.words
      return text.hasPrefix("Suite de la page ") ? Int(text.split(whereSeparator: { !$0.isNumber }).last ?? "") : nil
    }
    if let page = from(number) {
      let before = number > 0 ? lines[number - 1] : nil
      let isTitled = before.map { $0.page == lines[number].page && $0.baseline == lines[number].baseline } ?? false
      return (isTitled ? string(before!.type.letters) : "", page)
    }
    guard number + 1 < lines.count, lines[number].baseline == lines[number + 1].baseline,
      lines[number].page == lines[number + 1].page, let page = from(number + 1)
    else { return nil }
    return (string(lines[number].type.letters), page)
  }

  /// «Suite page 3» directly under the last line of what breaks off; its rest on that page, under the story's title and
  /// «Suite de la page 2».
  var turns: [String] {
    var faults: [String] = []
    var wanted = 0
    let lines = issue.lines
    let tails = lines.indices.filter {
      lines[$0].type.words.hasPrefix("Suite de la page ") && lines[$0].role == .kicker
    }
    for text in source.texts.indices {
      let own = found.filter { $0.text == text }
      for (before, after) in zip(own, own.dropFirst()) where before.line.page != after.line.page {
        wanted += 1
        let (page, next) = (before.line.page, after.line.page)
        let title = source.heads[source.texts[text].head].title
        if next != page + 1 { faults.append("page \(page): «\(title)» goes on on page \(next)") }
        let jump = lines.first {
          isJump($0) && $0.page == page && $0.column == before.line.column
            && $0.row > before.line.row && $0.row <= before.line.row + 2
        }
        if jump.map({ $0.type.words.hasSuffix(" \(next)") }) != true {
          faults.append("page \(page): no «Suite page \(next)» under «\(before.line.type.text)»")
        }
        let tail = tails.first {
          lines[$0].page == next && lines[$0].row < after.line.row && lines[$0].type.right > after.line.type.left
            && tailHead(at: $0).map { !$0.title.isEmpty && title.hasPrefix($0.title) && $0.from == page } == true
        }
        if tail == nil { faults.append("page \(next): no «Suite de la page \(page)» with «\(title)» over its rest") }
      }
    }
    if tails.count != wanted || lines.filter(isJump).count != wanted {
      faults.append("\(tails.count) rests and \(lines.filter(isJump).count) jump lines for \(wanted) turns")
    }
    return faults
  }

  /// Every line of «Au sommaire» tells a story's title and the page it begins on.
  var summary: [String] {
    var faults: [String] = []
    let heads = groups(.headline)
    var title = ""
    for line in issue.lines where line.role == .summary || line.role == .summaryPage {
      if line.page != 1 { faults.append("page \(line.page): «Au sommaire» belongs on page 1") }
      if line.role == .summary { title += string(line.type.letters) }
      guard line.role == .summaryPage else { continue }
      if !heads.contains(where: { $0.letters == title && "\($0.page)" == line.type.text }) {
        faults.append("summary: «\(title)» is not on page \(line.type.text)")
      }
      title = ""
    }
    if !title.isEmpty { faults.append("summary: no page for «\(title)»") }
    return faults
  }
}
