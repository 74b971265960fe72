import Diagnostics
import Documents
import Testing

/// Markdown read from lines that start at the first line of `t.md`.
func markdown(_ text: String) -> (blocks: [Block], findings: [Diagnostic]) {
  let (blocks, findings) = readMarkdown(PlacedText(linesOf: SourceFile(path: "t.md", text: text)))
  return (blocks, findings)
}

/// `4:7 no-date` for each finding: place and code.
func placed(_ findings: [Diagnostic]) -> [String] {
  findings.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.code)" }
}

/// Every copy of the blocks, in order.
func allCopy(_ blocks: [Block], captions: Bool = true) -> [Copy] {
  blocks.flatMap { block -> [Copy] in
    switch block {
    case .paragraph(let copy), .crosshead(let copy, _): [copy]
    case .quotation(let inner): allCopy(inner, captions: captions)
    case .list(let items, _): items.flatMap { allCopy($0, captions: captions) }
    case .picture(let picture): captions ? [picture.caption] : []
    }
  }
}

/// `1:4 emphasis «mot»`: a span as one line, to compare whole paragraphs by eye.
func described(_ copy: Copy) -> [String] {
  copy.map { span in
    var words: [String] = []
    if let position = span.position { words.append("\(position.line):\(position.column)") }
    if span.marks.contains(.emphasis) { words.append("emphasis") }
    if span.marks.contains(.strong) { words.append("strong") }
    if span.marks.contains(.verbatim) { words.append("verbatim") }
    if let link = span.link { words.append(link) }
    if let language = span.language { words.append(language) }
    words.append("[\(span.text)]")
    return words.joined(separator: " ")
  }
}

func yaml(_ text: String) throws(Stop) -> YAMLNode { try readYAML(SourceFile(path: "t.yaml", text: text)) }

/// The finding that keeps a text from being read as YAML.
func refusal(_ text: String) -> Diagnostic? {
  do throws(Stop) {
    _ = try yaml(text)
    return nil
  } catch {
    return error.diagnostics.first
  }
}

/// The finding as both languages say it, hint after an arrow.
func said(_ finding: Diagnostic?) -> [String] {
  guard let finding else { return [] }
  return SpokenLanguage.allCases.map { language in
    let hint = finding.hint.map { " → " + $0.text(in: language) } ?? ""
    return "\(finding.place.line ?? 0):\(finding.place.column ?? 0) " + finding.message.text(in: language) + hint
  }
}
