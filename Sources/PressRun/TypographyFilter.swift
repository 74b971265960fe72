public import Diagnostics
import Documents
import FrenchText

/// `lettre typo`: Markdown in, one paragraph a line, the same Markdown out, with only the characters a rule touches
/// changed.
///
/// The text is never read into a tree and written again. Each line is cut into pieces, the rules see the copy among them
/// across its marks, and the pieces are put together as they stood. Code, addresses, passages in other languages, front
/// matter and raw blocks pass through to the byte.
public struct TypographyFilter: Hashable, Sendable {
  /// U+00A0 where print has U+202F, and no joiners: what mail programs can show.
  public var isForEmail: Bool

  public init(isForEmail: Bool = false) { self.isForEmail = isForEmail }

  public struct Outcome: Hashable, Sendable {
    public var bytes: [UInt8]
    /// What was changed, and what a person must decide, each where it stands.
    public var findings: [Diagnostic]
  }

  /// - Throws: `not-utf8` and its like, with the line.
  public func corrected(_ bytes: [UInt8]) throws(Stop) -> Outcome {
    var outcome = Outcome(bytes: [], findings: [])
    outcome.bytes.reserveCapacity(bytes.count + bytes.count / 16)
    let lines = try textLines(bytes)
    let blocks = MarkdownBlocks(lines.map(\.text))
    for (index, line) in lines.enumerated() {
      if blocks.isCopy(at: index) {
        let text = correct(line.text, number: index + 1, labels: blocks.labels, &outcome.findings)
        outcome.bytes.append(contentsOf: text.utf8)
      } else {
        outcome.bytes.append(contentsOf: line.text.utf8)
      }
      outcome.bytes.append(contentsOf: line.end)
    }
    return outcome
  }

  private func correct(
    _ line: String, number: Int, labels: Set<String>, _ findings: inout [Diagnostic]
  ) -> String {
    let pieces = MarkdownLine(line, labels: labels).pieces
    let runs = pieces.enumerated().compactMap { index, piece -> CopyRun? in
      switch piece.role {
      case .syntax: nil
      case .literal(let reads): CopyRun(reads, nature: .verbatim, source: index)
      case .copy(let setting):
        CopyRun(
          piece.raw, nature: setting.isForeign ? .foreign : .french, isSuperscript: setting.isRaised, source: index)
      }
    }
    if runs.isEmpty { return line }
    let corrected = FrenchText.corrected(runs)
    var texts = [String](repeating: "", count: pieces.count)
    for run in corrected.runs {
      guard case .copy(let setting) = pieces[run.source].role else { continue }
      // The writer's no-break space goes back as it was typed: a no-break space in its place would count as noise.
      var text = run.isWritersSpace ? "~" : isForEmail ? emailForm(run.text) : run.text
      if run.isSuperscript, !setting.isRaised, !setting.isAlternativeText { text = "<sup>\(text)</sup>" }
      texts[run.source] += text
    }
    var result = ""
    for (index, piece) in pieces.enumerated() {
      if case .copy = piece.role { result += texts[index] } else { result += piece.raw }
    }
    func place(_ piece: Int, _ offset: Int) -> Place {
      let before = pieces[..<piece].map(\.raw).joined()
      let within = String(decoding: pieces[piece].raw.utf8.prefix(offset), as: UTF8.self)
      return Place(line: number, column: (before + within).count + 1, excerpt: line)
    }
    for change in corrected.changes where change.rule != .writersSpace {
      findings.append(.typography(change, at: place(change.source, change.offset)))
    }
    for warning in warnings(runs) { findings.append(warning.diagnostic(at: place(warning.source, warning.offset))) }
    return result
  }

  // MARK: - Lines

  /// The lines with the bytes that end each: nothing, `\n`, `\r\n` or `\r`.
  private func textLines(_ bytes: [UInt8]) throws(Stop) -> [(text: String, end: ArraySlice<UInt8>)] {
    var lines: [(text: String, end: ArraySlice<UInt8>)] = []
    var start = 0
    while start < bytes.count {
      var i = start
      while i < bytes.count, bytes[i] != 10, bytes[i] != 13 { i += 1 }
      var end = i
      if end < bytes.count { end += bytes[end] == 13 && end + 1 < bytes.count && bytes[end + 1] == 10 ? 2 : 1 }
      guard let text = String(validating: bytes[start..<i], as: UTF8.self) else {
        throw fault(in: Array(bytes[start..<i]), line: lines.count + 1)
      }
      lines.append((text, bytes[i..<end]))
      start = end
    }
    return lines
  }

  /// What is wrong with a line that is no text, as any text file of the letter says it.
  private func fault(in bytes: [UInt8], line: Int) -> Stop {
    do {
      _ = try SourceFile(path: "-", bytes: bytes)
      return Stop([])
    } catch {
      return Stop(
        error.diagnostics.map { finding in
          var finding = finding
          if finding.place.line != nil { finding.place.line = line }
          return finding
        })
    }
  }
}

/// Which lines of a Markdown text are copy: not those of front matter, code blocks, comments, definitions and rules.
struct MarkdownBlocks {
  private let isCopy: [Bool]
  /// The labels of reference definitions, in small letters.
  let labels: Set<String>

  func isCopy(at line: Int) -> Bool { isCopy[line] }

  init(_ lines: [String]) {
    var walk = BlockWalk()
    var isCopy: [Bool] = []
    var first = 0
    if lines.first?.drop(while: { $0 == "\u{FEFF}" }) == "---",
      let end = lines.dropFirst().firstIndex(where: { $0 == "---" || $0 == "..." })
    {
      first = end + 1
      isCopy = [Bool](repeating: false, count: first)
    }
    for line in lines[first...] { isCopy.append(walk.takesCopy(line)) }
    self.isCopy = isCopy
    labels = walk.labels
  }
}

/// Goes down a Markdown text line by line, knowing what block it is in.
private struct BlockWalk {
  private(set) var labels: Set<String> = []
  private var fence: (sign: Unicode.Scalar, width: Int)?
  private var isInComment = false
  private var isInList = false
  private var isAfterBlank = true

  /// Whether the line is copy.
  mutating func takesCopy(_ line: String) -> Bool {
    let scalars = Array(line.unicodeScalars)
    let indent = scalars.prefix { $0 == " " || $0 == "\t" }
    let isBlank = indent.count == scalars.count
    defer { isAfterBlank = isBlank }
    if let open = fence {
      let rest = scalars.drop { $0 == " " || $0 == "\t" || $0 == ">" }
      let closes = rest.prefix { $0 == open.sign }.count
      if closes >= open.width, rest.dropFirst(closes).allSatisfy({ $0 == " " || $0 == "\t" }) { fence = nil }
      return false
    }
    if isInComment {
      if line.contains("-->") { isInComment = false }
      return false
    }
    if isBlank { return false }
    let isDeep = indent.count >= 4 || indent.contains("\t")
    if isDeep, isAfterBlank, !isInList {
      // The next line of the same block of code follows this one.
      defer { isAfterBlank = true }
      return false
    }
    let marker = MarkdownLine.markerEnd(scalars)
    if marker > indent.count {
      isInList = true
    } else if isAfterBlank, indent.isEmpty {
      isInList = false
    }
    let rest = scalars[marker...]
    if let sign = rest.first, sign == "`" || sign == "~" {
      let width = rest.prefix { $0 == sign }.count
      if width >= 3, sign == "~" || !rest.dropFirst(width).contains("`") {
        fence = (sign, width)
        return false
      }
    }
    let text = String(String.UnicodeScalarView(rest))
    if text.hasPrefix("<!--"), !text.contains("-->") {
      isInComment = true
      return false
    }
    if isRule(scalars) || isTableRule(text) { return false }
    if let label = definitionLabel(text) {
      labels.insert(label)
      return false
    }
    return true
  }

  /// A break between sections or the line under a heading.
  private func isRule(_ line: [Unicode.Scalar]) -> Bool {
    let signs = Set(line.filter { $0 != " " && $0 != "\t" })
    return signs.count == 1 && "-=*_".unicodeScalars.contains(signs.first!)
  }

  /// `|---|:--:|`.
  private func isTableRule(_ text: String) -> Bool {
    text.contains("-") && text.contains("|") && text.allSatisfy { "|-: \t".contains($0) }
  }

  /// `[label]: address`.
  private func definitionLabel(_ text: String) -> String? {
    guard text.hasPrefix("["), !text.hasPrefix("[^"), let close = text.firstRange(of: "]:") else { return nil }
    let label = text[text.index(after: text.startIndex)..<close.lowerBound]
    guard !label.isEmpty, !label.contains("["), !label.contains("]") else { return nil }
    return label.lowercased()
  }
}
