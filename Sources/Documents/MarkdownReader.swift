internal import CCmark
public import Diagnostics

/// What nesting of lists and quotations a text may have. More is no letter, and what walks the tree goes as deep.
public let markdownDepthLimit = 50

/// Reads Markdown as the letter knows it: paragraphs, crossheads, lists, quotations, pictures alone in their paragraph;
/// emphasis, strong, links, `code` and `[passage]{lang=en}`.
///
/// HTML, code blocks, rules and tables are reported, and their words kept as paragraphs: no copy is lost.
/// `~` stays as typed, for typography to read.
public func readMarkdown(_ placed: PlacedText, story: String? = nil) -> ([Block], [Diagnostic]) {
  var reader = MarkdownReader(placed, story: story)
  let blocks = reader.read()
  return (blocks, reader.findings)
}

/// Reads a text of one line, such as a title or a caption: emphasis, links and languages, but no blocks, so `1. Foo` is
/// the words it looks like. Line breaks count as blanks.
public func readInlineMarkdown(_ placed: PlacedText, story: String? = nil) -> (Copy, [Diagnostic]) {
  var reader = MarkdownReader(placed, story: story)
  let copy = reader.readInline()
  return (copy, reader.findings)
}

/// A cmark tree, freed once.
private struct MarkdownTree: ~Copyable {
  let root: OpaquePointer

  init?(_ bytes: [UInt8]) {
    let root = bytes.withUnsafeBytes {
      cmark_parse_document($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }
}

private struct MarkdownReader {
  let placed: PlacedText
  let story: String?
  var map: TextMap
  var findings: [Diagnostic] = []

  init(_ placed: PlacedText, story: String?) {
    self.placed = placed
    self.story = story
    self.map = TextMap(placed)
  }

  // MARK: - The two ways in

  mutating func read() -> [Block] {
    if placed.text.utf8.count > SourceFile.byteLimit {
      findings.append(.fileTooLarge(placed.file.path, bytes: placed.text.utf8.count))
      return []
    }
    if let line = lineNestedTooDeep() {
      findings.append(.markdownTooDeep(place(line: line, byte: 0)))
      return []
    }
    guard let tree = MarkdownTree(withoutControls(Array(placed.text.utf8))) else { return [] }
    return blocks(in: tree.root, depth: 0, quotations: 0)
  }

  mutating func readInline() -> Copy {
    let bytes = withoutControls(Array(placed.text.utf8)).map { $0 == 10 ? 32 : $0 }
    if bytes.allSatisfy({ $0 == 32 || $0 == 9 }) { return [] }
    guard bytes.count <= SourceFile.byteLimit,
      let tree = MarkdownTree(Array(InlineReader.guardCharacter.utf8) + bytes),
      let paragraph = cmark_node_first_child(tree.root)
    else { return [] }
    var source = InlineSource()
    for (index, line) in map.lines.enumerated() { source.append(line: index, line, skipped: 0) }
    source.foldLines()
    var reader = InlineReader(source: source, map: map, story: story, isGuarded: true)
    reader.read(paragraph)
    let copy = reader.copy()
    findings += reader.findings
    for picture in reader.pictures { reportPicture(picture) }
    return copy
  }

  // MARK: - Blocks

  private mutating func blocks(in parent: OpaquePointer, depth: Int, quotations: Int) -> [Block] {
    var result: [Block] = []
    var child = cmark_node_first_child(parent)
    while let node = child {
      child = cmark_node_next(node)
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH: result += paragraph(node, quotations: quotations)
      case CMARK_NODE_HEADING:
        var reader = inlineReader(node, quotations: quotations)
        reader.read(node)
        let copy = reader.copy()
        findings += reader.findings
        for picture in reader.pictures { reportPicture(picture) }
        if !copy.isEmpty { result.append(.crosshead(copy, level: Int(cmark_node_get_heading_level(node)))) }
      case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST:
        if depth >= markdownDepthLimit {
          findings.append(.markdownTooDeep(place(of: node)))
          return result
        }
        if cmark_node_get_type(node) == CMARK_NODE_LIST {
          result += list(node, depth: depth, quotations: quotations)
        } else {
          let inner = blocks(in: node, depth: depth + 1, quotations: quotations + 1)
          if !inner.isEmpty { result.append(.quotation(inner)) }
        }
      case CMARK_NODE_CODE_BLOCK:
        let text = string(cmark_node_get_literal(node))
        let fenced = isFenced(node)
        findings.append(.codeBlock(place(of: node), isFenced: fenced))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map {
          String($0).trimmingBlanks()
        }.filter { !$0.isEmpty }
        if !lines.isEmpty {
          let words = lines.joined(separator: fenced ? "\u{2028}" : " ")
          result.append(.paragraph([Span(words, marks: fenced ? .verbatim : [], position: position(of: node))]))
        }
      case CMARK_NODE_HTML_BLOCK:
        result += html(string(cmark_node_get_literal(node)), node)
      case CMARK_NODE_THEMATIC_BREAK:
        findings.append(.rule(place(of: node)))
      default: break
      }
    }
    return result
  }

  private mutating func paragraph(_ node: OpaquePointer, quotations: Int) -> [Block] {
    var reader = inlineReader(node, quotations: quotations)
    reader.read(node)
    let copy = reader.copy()
    findings += reader.findings
    if copy.isEmpty { return reader.pictures.map { .picture($0) } }
    for picture in reader.pictures { reportPicture(picture) }
    if let line = tableRule(node) { findings.append(.table(place(line: line, byte: 0))) }
    return [.paragraph(copy)] + reader.pictures.map { .picture($0) }
  }

  private mutating func list(_ node: OpaquePointer, depth: Int, quotations: Int) -> [Block] {
    let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    var items: [[Block]] = []
    var child = cmark_node_first_child(node)
    while let item = child {
      items.append(blocks(in: item, depth: depth + 1, quotations: quotations))
      child = cmark_node_next(item)
    }
    let first = Int(cmark_node_get_list_start(node))
    if ordered, first > 1 {
      // «2021. Une année…» at the start of a line: the number belongs to the words.
      findings.append(.listStart(first, place(of: node)))
      return items.enumerated().flatMap { numbered($1, first + $0, at: position(of: node)) }
    }
    return [.list(items: items.filter { !$0.isEmpty }, ordered: ordered)]
  }

  private func numbered(_ item: [Block], _ number: Int, at position: SourcePosition) -> [Block] {
    let label = Span("\(number). ", position: position)
    if case .paragraph(let copy)? = item.first { return [.paragraph([label] + copy)] + item.dropFirst() }
    return [.paragraph([label].trimmed())] + item
  }

  /// The words of an HTML block, as one paragraph each line.
  private mutating func html(_ text: String, _ node: OpaquePointer) -> [Block] {
    let start = position(of: node)
    let words = wordsOfHTML(text)
    if words.isEmpty, text.hasPrefix("<!--") {
      findings.append(.htmlComment(placed.file.place(start, story: story)))
    } else {
      findings.append(.html(text, placed.file.place(start, story: story)))
    }
    return words.compactMap { line in
      let (copy, _) = readInlineMarkdown(PlacedText(linesOf: SourceFile(path: placed.file.path, text: line)))
      return copy.isEmpty ? nil : .paragraph(copy.standing(at: start))
    }
  }

  private mutating func reportPicture(_ picture: PictureReference) {
    let position = picture.position ?? placed.position
    findings.append(.pictureInText(picture.file, placed.file.place(position, story: story)))
  }

  // MARK: - Places

  private mutating func inlineReader(_ node: OpaquePointer, quotations: Int) -> InlineReader {
    var source = InlineSource()
    let first = Int(cmark_node_get_start_line(node)) - 1
    let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
    for line in first...min(last, map.lines.count - 1) {
      let bytes = map.lines[line]
      let skipped =
        line == first
        ? min(Int(cmark_node_get_start_column(node)) - 1, bytes.count) : contentStart(bytes, quotations: quotations)
      source.append(line: line, bytes, skipped: max(skipped, 0))
    }
    return InlineReader(source: source, map: map, story: story)
  }

  /// Where a paragraph's further line starts: behind its blanks and at most as many `>` as it lies in quotations.
  private func contentStart(_ line: Substring.UTF8View, quotations: Int) -> Int {
    var left = quotations
    var count = 0
    for byte in line {
      if byte == UInt8(ascii: ">"), left > 0 {
        left -= 1
      } else if byte != 32, byte != 9 {
        break
      }
      count += 1
    }
    return count
  }

  private mutating func position(of node: OpaquePointer) -> SourcePosition {
    map.position(line: Int(cmark_node_get_start_line(node)) - 1, byte: Int(cmark_node_get_start_column(node)) - 1)
  }

  private mutating func place(of node: OpaquePointer) -> Place {
    placed.file.place(position(of: node), story: story)
  }

  private mutating func place(line: Int, byte: Int) -> Place {
    placed.file.place(map.position(line: line, byte: byte), story: story)
  }

  private func isFenced(_ node: OpaquePointer) -> Bool {
    let line = map.lines[min(max(Int(cmark_node_get_start_line(node)) - 1, 0), map.lines.count - 1)]
    let start = line.dropFirst(Int(cmark_node_get_start_column(node)) - 1).drop { $0 == 32 }
    return start.starts(with: "```".utf8) || start.starts(with: "~~~".utf8)
  }

  /// The line of a table's rule (`|---|---|`) in a paragraph, where its second line is one.
  private func tableRule(_ node: OpaquePointer) -> Int? {
    let first = Int(cmark_node_get_start_line(node)) - 1
    guard first + 1 < Int(cmark_node_get_end_line(node)), first + 1 < map.lines.count else { return nil }
    let allowed = Array("|-: >\t".utf8)
    let bar = UInt8(ascii: "|")
    let (head, rule) = (map.lines[first], map.lines[first + 1])
    let isRule = rule.allSatisfy(allowed.contains) && rule.contains(bar) && rule.contains(UInt8(ascii: "-"))
    return isRule && head.contains(bar) ? first : nil
  }

  // MARK: - What is hostile

  /// A line with more container marks at its start than the limit: cmark's time grows with the square of them.
  private func lineNestedTooDeep() -> Int? {
    map.lines.firstIndex { line in
      guard line.count > markdownDepthLimit else { return false }
      var marks = 0
      var digits = 0
      for byte in line {
        switch byte {
        case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): marks += 1
        case UInt8(ascii: "."), UInt8(ascii: ")"):
          if digits > 0 { marks += 1 }
        case 48...57:
          digits += 1
          continue
        case 32, 9: break
        default: return false
        }
        digits = 0
        // A rule of many `-` or `*` is no nesting; with blanks between them it may be either.
        if marks > markdownDepthLimit { return !isRule(line) }
      }
      return false
    }
  }

  private func isRule(_ line: Substring.UTF8View) -> Bool {
    let marks = Set(line.filter { $0 != 32 && $0 != 9 })
    return marks.count == 1 && marks.isSubset(of: Set("-*".utf8))
  }

  /// Control characters are reported and become blanks; places stay what they are.
  private mutating func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var line = 0
    var start = 0
    // Twenty reports on a file that is no text are enough.
    var reports: [Diagnostic] = []
    for i in bytes.indices {
      let byte = bytes[i]
      if byte == 10 {
        line += 1
        start = i + 1
      } else if isControl(byte) {
        bytes[i] = 32
        if reports.count < 20 { reports.append(.controlCharacter(Int(byte), place(line: line, byte: i - start))) }
      } else if i + 1 < bytes.count, isControl(byte, bytes[i + 1]) {
        let value = Int(bytes[i + 1])
        (bytes[i], bytes[i + 1]) = (32, 32)
        if reports.count < 20 { reports.append(.controlCharacter(value, place(line: line, byte: i - start))) }
      }
    }
    findings += reports
    return bytes
  }
}

extension String {
  /// Without blanks, tabs and line ends at its ends. Counted in bytes: reading a letter asks for this most of all.
  func trimmingBlanks() -> String {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 10 }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first..<utf8.index(after: last)])
  }

  var isBlank: Bool { utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 } }
}

/// The words between the tags of an HTML block, a line each; scripts, styles and comments hold none.
private func wordsOfHTML(_ text: String) -> [String] {
  var words = ""
  var rest = Substring(text)
  while let character = rest.first {
    if rest.hasPrefix("<!--") {
      rest = after("-->", in: rest)
    } else if character == "<", let next = rest.dropFirst().first, next.isLetter || "/!?".contains(next) {
      let tag = rest.prefix(8).lowercased()
      if tag.hasPrefix("<script") {
        rest = after("</script>", in: rest)
      } else if tag.hasPrefix("<style") {
        rest = after("</style>", in: rest)
      } else {
        rest = after(">", in: rest)
      }
      words += " "
    } else {
      words.append(character)
      rest.removeFirst()
    }
  }
  return words.split(separator: "\n").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
}

private func after(_ end: String, in text: Substring) -> Substring {
  var rest = text
  while !rest.isEmpty {
    if rest.hasPrefix(end) || rest.prefix(end.count).lowercased() == end { return rest.dropFirst(end.count) }
    rest.removeFirst()
  }
  return rest
}
