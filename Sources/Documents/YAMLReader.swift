public import Diagnostics
internal import Yams

/// Reads a YAML file, or the lines of one that hold YAML, into a tree with places.
///
/// Anchors, aliases and tags are refused: nobody who edits a letter needs them, and they are how a small file becomes a
/// large one. So are a key given twice, a second document, and nesting deeper than `yamlDepthLimit`.
/// - Parameter lines: indices into `file.lines`; nil for the whole file.
/// - Returns: the tree; its value is `.empty` for an empty file.
/// - Throws: what keeps the file from being read at all.
public func readYAML(_ file: SourceFile, lines: Range<Int>? = nil) throws(Stop) -> YAMLNode {
  try YAMLReader(file: file, lines: lines ?? file.lines.indices).read()
}

/// How deep lists and mappings may nest; the letter's own files need four.
public let yamlDepthLimit = 32

private struct YAMLReader {
  let file: SourceFile
  let lines: Range<Int>
  // Made once: each brings tables of its own.
  private let implicit = Tag(.implicit)
  private let natural = (text: Tag(.str), list: Tag(.seq), mapping: Tag(.map))

  init(file: SourceFile, lines: Range<Int>) {
    self.file = file
    self.lines = lines
  }

  func read() throws(Stop) -> YAMLNode {
    if let position = firstOfManyAnchors() { throw Stop(.yamlAnchor(file.place(position))) }
    // libyaml ends lines at U+0085, U+2028 and U+2029 too; an editor does not, and lines must count alike.
    let text = file.lines[lines].joined(separator: "\n")
    let yaml = String(
      String.UnicodeScalarView(text.unicodeScalars.map { [0x85, 0x2028, 0x2029].contains($0.value) ? " " : $0 }))
    do {
      let parser = try Yams.Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return YAMLNode(.empty, at: start) }
      // Nodes hold their anchors weakly, and anchors are to be seen.
      return try withExtendedLifetime(parser) { try tree(root, depth: 1) }
    } catch let stop as Stop {
      throw stop
    } catch let error as YamlError {
      throw Stop(diagnostic(error))
    } catch {
      throw Stop(.yamlUnreadable(file.place(start), problem: "\(error)"))
    }
  }

  private var start: SourcePosition { SourcePosition(line: lines.lowerBound + 1, column: 1) }

  private func tree(_ node: Node, depth: Int) throws(Stop) -> YAMLNode {
    let position = node.mark.map(self.position) ?? start
    if depth > yamlDepthLimit { throw Stop(.yamlTooDeep(file.place(position))) }
    if node.anchor != nil { throw Stop(.yamlAnchor(file.place(position))) }
    switch node {
    case .scalar(let scalar):
      try refuseTag(scalar.tag, except: natural.text, at: position)
      let style: YAMLText.Style =
        switch scalar.style {
        case .any, .plain: .plain
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal: .literal
        case .folded: .folded
        }
      if style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
        return YAMLNode(.empty, at: position)
      }
      return YAMLNode(.text(YAMLText(written: scalar.string, style: style)), at: position)
    case .sequence(let sequence):
      try refuseTag(sequence.tag, except: natural.list, at: position)
      var items: [YAMLNode] = []
      for item in sequence { items.append(try tree(item, depth: depth + 1)) }
      return YAMLNode(.list(items), at: position)
    case .mapping(let mapping):
      try refuseTag(mapping.tag, except: natural.mapping, at: position)
      var entries: [YAMLEntry] = []
      for (key, value) in mapping {
        let key = try tree(key, depth: depth + 1)
        let name: String
        switch key.value {
        case .text(let text): name = text.written
        case .empty: name = ""
        case .list, .mapping: throw Stop(.yamlKeyNoText(file.place(key.position)))
        }
        entries.append(
          YAMLEntry(key: name, keyPosition: key.position, value: try tree(value, depth: depth + 1)))
      }
      return YAMLNode(.mapping(entries), at: position)
    case .alias: throw Stop(.yamlAnchor(file.place(position)))
    }
  }

  /// Quotes, and comparing keys, give a node its natural tag; any other was written.
  private func refuseTag(_ tag: Tag, except natural: Tag, at position: SourcePosition) throws(Stop) {
    if tag == implicit || tag == natural { return }
    throw Stop(.yamlTag(file.place(position), tag: tag.description))
  }

  // MARK: - Places

  /// libyaml counts code points, an editor counts characters.
  private func position(_ mark: Mark) -> SourcePosition {
    let index = min(lines.lowerBound + max(mark.line, 1) - 1, max(lines.upperBound - 1, lines.lowerBound))
    guard file.lines.indices.contains(index) else { return start }
    let scalars = file.lines[index].unicodeScalars.prefix(max(mark.column - 1, 0))
    return SourcePosition(line: index + 1, column: Substring(scalars).count + 1)
  }

  /// The first of five anchors or more. Comparing keys that are aliases of aliases can take for ever, so a file with
  /// more than the odd `&word` in its text is not given to the parser at all.
  private func firstOfManyAnchors() -> SourcePosition? {
    var first: SourcePosition?
    var count = 0
    for index in lines {
      let bytes = Array(file.lines[index].utf8)
      for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "&") && i + 1 < bytes.count {
        let before = i == 0 ? 32 : bytes[i - 1]
        guard [9, 32, 44, 58, 91, 123].contains(before), bytes[i + 1] > 32, bytes[i + 1] != 38 else { continue }
        count += 1
        let column = String(decoding: bytes[..<i], as: UTF8.self).count + 1
        first = first ?? SourcePosition(line: index + 1, column: column)
      }
    }
    return count >= 5 ? first : nil
  }

  // MARK: - What the parser objects to

  private func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = position(mark)
      return .yamlSyntax(
        problem: problem, file.place(place), context: context?.text ?? "",
        contextPlace: context.map { file.place(position($0.mark)) }, character: character(at: place))
    case .reader(let problem, let offset, let value, _):
      return .yamlCharacter(file.place(position(ofCharacter: offset ?? 0)), value: value, problem: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      let first = position(context.mark)
      let key = keys.first ?? ""
      return .yamlDuplicateKey(key, file.place(secondUse(of: key, after: first) ?? first), firstLine: first.line)
    default:
      return .yamlUnreadable(file.place(start), problem: "\(error)")
    }
  }

  private func character(at position: SourcePosition) -> Character? {
    guard file.lines.indices.contains(position.line - 1) else { return nil }
    return file.lines[position.line - 1].dropFirst(position.column - 1).first
  }

  /// The reader of bytes counts characters of the text given to it.
  private func position(ofCharacter offset: Int) -> SourcePosition {
    var rest = offset
    for index in lines {
      let count = file.lines[index].count
      if rest <= count { return SourcePosition(line: index + 1, column: rest + 1) }
      rest -= count + 1
    }
    return start
  }

  /// Yams names the first use of a key given twice; what is to be removed is the second.
  private func secondUse(of key: String, after first: SourcePosition) -> SourcePosition? {
    let written = [key, "\"\(key)\"", "'\(key)'"]
    for index in lines where index >= first.line {
      let line = file.lines[index]
      let indent = line.prefix { $0 == " " || $0 == "-" }
      guard indent.count == first.column - 1 else { continue }
      let rest = line.dropFirst(indent.count)
      if written.contains(where: { rest.hasPrefix($0) && rest.dropFirst($0.count).first { $0 != " " } == ":" }) {
        return SourcePosition(line: index + 1, column: first.column)
      }
    }
    return nil
  }
}
