public import Diagnostics

/// Reads a mapping of a YAML file key by key, and collects what is wrong with it.
///
/// A key it does not know is an error: what a misspelt key holds would be missing from every edition in silence. An empty
/// value counts as none.
public struct KeyReader {
  public let file: SourceFile
  /// Where the mapping starts.
  public let position: SourcePosition
  /// The slug of the story whose keys these are.
  public let story: String?
  public private(set) var findings: [Diagnostic] = []
  private let entries: [String: YAMLEntry]

  /// - Parameter keys: the names it knows, in the order they are best told.
  public init(_ node: YAMLNode, in file: SourceFile, keys: [String], story: String? = nil) {
    self.file = file
    self.position = node.position
    self.story = story
    var entries: [String: YAMLEntry] = [:]
    switch node.value {
    case .empty: break
    case .mapping(let all):
      for entry in all {
        if keys.contains(entry.key) {
          entries[entry.key] = entry
        } else {
          findings.append(
            .unknownKey(
              entry.key, meant: meantKey(entry.key, among: keys), known: keys,
              file.place(entry.keyPosition, story: story)))
        }
      }
    case .text, .list: findings.append(.noMapping(keys, file.place(node.position, story: story)))
    }
    self.entries = entries
  }

  // MARK: - Places and findings

  public mutating func report(_ finding: Diagnostic) { findings.append(finding) }

  public mutating func report(_ more: [Diagnostic]) { findings += more }

  /// Whether the key stands there with a value.
  public func has(_ key: String) -> Bool {
    guard let entry = entries[key] else { return false }
    if case .text(let text) = entry.value.value { return !text.written.isBlank }
    return entry.value.value != .empty
  }

  /// The value as it stands, for a shape that no other function reads.
  public func node(_ key: String) -> YAMLNode? { entries[key]?.value }

  /// The place of a key's value; of the mapping where there is no such key.
  public func place(of key: String) -> Place { place(at: entries[key]?.value.position ?? position) }

  /// The place of the key itself; of the mapping where there is no such key.
  public func place(ofKey key: String) -> Place { place(at: entries[key]?.keyPosition ?? position) }

  public func place(at position: SourcePosition) -> Place { file.place(position, story: story) }

  // MARK: - Text

  /// A text as written, without blanks at its ends.
  public mutating func text(_ key: String) -> String? {
    guard let placed = placedText(key) else { return nil }
    return placed.text.trimmingBlanks()
  }

  public mutating func placedText(_ key: String) -> PlacedText? {
    guard has(key), let entry = entries[key] else { return nil }
    guard case .text(let text) = entry.value.value else {
      findings.append(.wrongShape(key, .text, place(at: entry.value.position)))
      return nil
    }
    return PlacedText(text, at: entry.value.position, in: file)
  }

  /// A text of one line, read as inline Markdown; empty where there is none.
  public mutating func copy(_ key: String) -> Copy {
    guard let placed = placedText(key) else { return [] }
    let (copy, more) = readInlineMarkdown(placed, story: story)
    findings += more
    return copy
  }

  /// A text of several paragraphs, read as Markdown; nil where there is none.
  public mutating func blocks(_ key: String) -> [Block]? {
    guard let placed = placedText(key) else { return nil }
    let (blocks, more) = readMarkdown(placed, story: story)
    findings += more
    return blocks.isEmpty ? nil : blocks
  }

  // MARK: - Other scalars

  public mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    findings.append(.noInteger(key, text, range, place(of: key)))
    return nil
  }

  /// A number with a decimal point or, as French writes it, a comma.
  public mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let text = text(key) else { return nil }
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || "+-.,".utf8.contains($0) }
    let written = String(text.map { $0 == "," ? "." : $0 })
    if isPlain, let number = Double(written), range.contains(number) { return number }
    findings.append(.noNumber(key, text, range, place(of: key)))
    return nil
  }

  /// Yes or no: `true`, `yes`, `oui`, `false`, `no`, `non`.
  public mutating func yesNo(_ key: String) -> Bool? {
    guard let text = text(key) else { return nil }
    switch text.lowercased() {
    case "true", "yes", "oui", "vrai", "on": return true
    case "false", "no", "non", "faux", "off": return false
    default:
      findings.append(.noYesNo(key, text, place(of: key)))
      return nil
    }
  }

  /// One of a few words, as an enum names them.
  public mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    findings.append(.noChoice(key, text, Choice.allCases.map(\.rawValue), place(of: key)))
    return nil
  }

  // MARK: - Lists and mappings

  /// A list of texts; a single text counts as a list of one.
  public mutating func texts(_ key: String) -> [PlacedText] {
    guard has(key), let entry = entries[key] else { return [] }
    switch entry.value.value {
    case .text(let text): return [PlacedText(text, at: entry.value.position, in: file)]
    case .list(let items):
      var texts: [PlacedText] = []
      for item in items {
        switch item.value {
        case .text(let text): texts.append(PlacedText(text, at: item.position, in: file))
        case .empty: break
        case .list, .mapping: findings.append(.wrongShape(key, .text, place(at: item.position)))
        }
      }
      return texts
    case .mapping, .empty:
      findings.append(.wrongShape(key, .list, place(at: entry.value.position)))
      return []
    }
  }

  /// The items of a list, as they stand.
  public mutating func items(_ key: String) -> [YAMLNode] {
    guard has(key), let entry = entries[key] else { return [] }
    if case .list(let items) = entry.value.value { return items }
    findings.append(.wrongShape(key, .list, place(at: entry.value.position)))
    return []
  }

  /// Reads the mapping under a key with a reader of its own.
  public mutating func mapping<Value>(
    _ key: String, keys: [String], _ read: (inout KeyReader) -> Value
  ) -> Value? {
    guard has(key), let entry = entries[key] else { return nil }
    guard case .mapping = entry.value.value else {
      findings.append(.wrongShape(key, .mapping(keys), place(at: entry.value.position)))
      return nil
    }
    return nested(entry.value, keys: keys, read)
  }

  /// Reads any node with a reader of its own; its findings become ours.
  public mutating func nested<Value>(
    _ node: YAMLNode, keys: [String], _ read: (inout KeyReader) -> Value
  ) -> Value {
    var reader = KeyReader(node, in: file, keys: keys, story: story)
    let value = read(&reader)
    findings += reader.findings
    return value
  }
}

/// What stands behind a key.
enum ExpectedShape: Hashable, Sendable {
  case text, list
  case mapping([String])
}
