/// A piece of a line of Markdown as the typographic rules see it, in the order of the line.
struct MarkdownPiece: Hashable {
  enum Role: Hashable {
    /// Marks, addresses, tags: no part of what is read, so that the rules see the copy on both sides as one.
    case syntax
    /// What is read but not touched: code, an escaped sign, an entity; with the text it stands for.
    case literal(reads: String)
    case copy(Setting)
  }

  /// How a piece of copy is set.
  struct Setting: Hashable {
    /// In a passage marked as another language than French.
    var isForeign = false
    /// Between `<sup>` and `</sup>`.
    var isRaised = false
    /// In a picture's alternative text, which knows no superscripts.
    var isAlternativeText = false
  }

  var role: Role
  /// As it stands in the line.
  var raw: String
}

/// Cuts a line of Markdown into what is copy and what is not, without losing a character: the pieces put together again
/// are the line.
///
/// It follows CommonMark 0.30 as far as one line shows it, and errs on the side of leaving alone.
struct MarkdownLine {
  private let scalars: [Unicode.Scalar]
  /// The labels of the text's reference definitions, in small letters.
  private let labels: Set<String>
  private(set) var pieces: [MarkdownPiece] = []
  private var setting = MarkdownPiece.Setting()

  init(_ text: some StringProtocol, labels: Set<String> = []) {
    scalars = Array(text.unicodeScalars)
    self.labels = labels
    let start = Self.markerEnd(scalars)
    let end = Self.copyEnd(scalars, from: start)
    add(.syntax, 0..<start)
    if start < end, scalars[start] == "|" {
      readCells(start..<end)
    } else {
      read(start..<end)
    }
    add(.syntax, end..<scalars.count)
  }

  // MARK: - The ends of the line

  /// Where the marks of quotations, lists, headings and notes end.
  static func markerEnd(_ line: [Unicode.Scalar]) -> Int {
    var i = blanksEnd(line, 0)
    while i < line.count {
      var end = i
      switch line[i] {
      case ">": i = blanksEnd(line, i + 1)
      case "-", "+", "*": end = i + 1
      case "#":
        while end < line.count, line[end] == "#" { end += 1 }
        if end - i > 6 { return i }
      case "0"..."9":
        while end < line.count, ("0"..."9").contains(line[end]) { end += 1 }
        guard end - i <= 9, end < line.count, line[end] == "." || line[end] == ")" else { return i }
        end += 1
      case "[":
        guard i + 1 < line.count, line[i + 1] == "^", let close = line[i...].firstIndex(of: "]"),
          close + 1 < line.count, line[close + 1] == ":"
        else { return i }
        end = close + 2
      default: return i
      }
      if line[i...].isEmpty || end == i { continue }
      // A mark has a blank behind it, or it is copy.
      guard end == line.count || line[end] == " " || line[end] == "\t" else { return i }
      let isHeading = line[i] == "#"
      i = blanksEnd(line, end)
      if isHeading { return i }
    }
    return i
  }

  /// Where the copy ends: before the blanks or the backslash of a line break, and before the closing signs of a heading.
  private static func copyEnd(_ line: [Unicode.Scalar], from start: Int) -> Int {
    var end = line.count
    func dropBlanks() { while end > start, line[end - 1] == " " || line[end - 1] == "\t" { end -= 1 } }
    dropBlanks()
    if end == line.count, end > start, line[end - 1] == "\\", end - 1 == start || line[end - 2] != "\\" { end -= 1 }
    if line[..<start].contains("#") {
      var close = end
      while close > start, line[close - 1] == "#" { close -= 1 }
      if close < end, close == start || line[close - 1] == " " {
        end = close
        dropBlanks()
      }
    }
    return end
  }

  private static func blanksEnd(_ line: [Unicode.Scalar], _ start: Int) -> Int {
    var i = start
    while i < line.count, line[i] == " " || line[i] == "\t" { i += 1 }
    return i
  }

  // MARK: - The copy

  private mutating func add(_ role: MarkdownPiece.Role, _ range: Range<Int>) {
    if range.isEmpty { return }
    pieces.append(MarkdownPiece(role: role, raw: text(range)))
  }

  private mutating func addCopy(_ range: Range<Int>) { add(.copy(setting), range) }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// The cells of a table's row, the blanks that line them up left as they are.
  private mutating func readCells(_ range: Range<Int>) {
    var i = range.lowerBound
    while i < range.upperBound {
      let from = i
      while i < range.upperBound, scalars[i] == "|" || scalars[i] == " " || scalars[i] == "\t" { i += 1 }
      add(.literal(reads: "\n"), from..<i)
      let start = i
      while i < range.upperBound, scalars[i] != "|" { i += scalars[i] == "\\" ? 2 : 1 }
      i = min(i, range.upperBound)
      var end = i
      while end > start, scalars[end - 1] == " " || scalars[end - 1] == "\t" { end -= 1 }
      read(start..<end)
      add(.literal(reads: "\n"), end..<i)
    }
  }

  private mutating func read(_ range: Range<Int>) {
    var i = range.lowerBound
    var copy = i
    /// The copy up to here, then a piece that is none.
    func close(_ line: inout MarkdownLine, _ role: MarkdownPiece.Role, to end: Int) {
      line.addCopy(copy..<i)
      line.add(role, i..<end)
      i = end
      copy = end
    }
    while i < range.upperBound {
      switch scalars[i] {
      case "\\":
        if i + 1 < range.upperBound, scalars[i + 1].isASCII, isPunctuation(scalars[i + 1]) {
          close(&self, .literal(reads: text(i + 1..<i + 2)), to: i + 2)
        } else {
          i += 1
        }
      case "`":
        let open = runEnd(from: i, before: range.upperBound)
        if let end = codeEnd(from: open, width: open - i, before: range.upperBound) {
          close(&self, .literal(reads: text(open..<end - (open - i))), to: end)
        } else {
          i = open
        }
      case "<":
        guard let end = tagEnd(from: i, before: range.upperBound) else {
          i += 1
          continue
        }
        let inner = text(i + 1..<end - 1)
        close(&self, role(ofTag: inner), to: end)
        if inner.lowercased() == "sup" { setting.isRaised = true }
        if inner.lowercased() == "/sup" { setting.isRaised = false }
      case "&":
        if let (end, reads) = entity(from: i, before: range.upperBound) {
          close(&self, .literal(reads: reads), to: end)
        } else {
          i += 1
        }
      case "*", "_":
        let end = runEnd(from: i, before: range.upperBound)
        if isEmphasis(i..<end) { close(&self, .syntax, to: end) } else { i = end }
      case "!" where i + 1 < range.upperBound && scalars[i + 1] == "[":
        if let bracket = bracket(at: i + 1, before: range.upperBound), bracket.kind == .link {
          close(&self, .syntax, to: i + 2)
          let outer = setting
          setting.isAlternativeText = true
          read(bracket.inner)
          setting = outer
          i = bracket.inner.upperBound
          copy = i
          close(&self, .syntax, to: bracket.end)
        } else {
          i += 1
        }
      case "[":
        guard let bracket = bracket(at: i, before: range.upperBound) else {
          i += 1
          continue
        }
        if bracket.kind == .label {
          close(&self, .literal(reads: text(bracket.inner)), to: bracket.end)
          continue
        }
        close(&self, .syntax, to: i + 1)
        let outer = setting
        if case .passage(let isFrench) = bracket.kind { setting.isForeign = !isFrench }
        read(bracket.inner)
        setting = outer
        i = bracket.inner.upperBound
        copy = i
        close(&self, .syntax, to: bracket.end)
      default: i += 1
      }
    }
    addCopy(copy..<range.upperBound)
  }

  // MARK: - Marks

  /// The end of a row of the same sign.
  private func runEnd(from start: Int, before limit: Int) -> Int {
    var i = start
    while i < limit, scalars[i] == scalars[start] { i += 1 }
    return i
  }

  /// The end of a code span, behind its closing ticks.
  private func codeEnd(from start: Int, width: Int, before limit: Int) -> Int? {
    var i = start
    while i < limit {
      if scalars[i] == "`" {
        let end = runEnd(from: i, before: limit)
        if end - i == width { return end }
        i = end
      } else {
        i += 1
      }
    }
    return nil
  }

  /// The end of a tag, a comment or an address between angle brackets.
  private func tagEnd(from start: Int, before limit: Int) -> Int? {
    guard start + 1 < limit else { return nil }
    let first = scalars[start + 1]
    guard first.properties.isAlphabetic || first == "/" || first == "!" || first == "?" else { return nil }
    let isComment = start + 3 < limit && first == "!" && scalars[start + 2] == "-" && scalars[start + 3] == "-"
    var i = start + 1
    while i < limit {
      if scalars[i] == ">", !isComment || i >= start + 6 && scalars[i - 1] == "-" && scalars[i - 2] == "-" {
        return i + 1
      }
      if scalars[i] == "<" { return nil }
      i += 1
    }
    return nil
  }

  /// A tag within a sentence is no part of it; any other ends the line for the rules, so that words on both sides are
  /// not read as one.
  private func role(ofTag inner: String) -> MarkdownPiece.Role {
    if isAddress(inner) { return .literal(reads: inner) }
    let name = inner.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return Self.sentenceTags.contains(name) || inner.hasPrefix("!--") ? .syntax : .literal(reads: "\n")
  }

  private static let sentenceTags: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "dfn", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "u", "wbr",
  ]

  private func isAddress(_ text: String) -> Bool {
    if text.contains(where: { $0.isWhitespace }) { return false }
    if text.contains("@") { return true }
    guard let colon = text.firstIndex(of: ":") else { return false }
    return text[..<colon].count >= 2 && text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "+") }
  }

  private static let entities = [
    "nbsp": "\u{A0}", "#160": "\u{A0}", "#xa0": "\u{A0}", "#8239": "\u{202F}", "#x202f": "\u{202F}",
    "thinsp": "\u{2009}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "laquo": "«", "raquo": "»", "rsquo": "’",
    "hellip": "…", "ndash": "–", "mdash": "—", "shy": "\u{AD}",
  ]

  /// The entities that the rules read as something; any other stays in the copy, where they leave it alone.
  private func entity(from start: Int, before limit: Int) -> (end: Int, reads: String)? {
    guard let semicolon = scalars[start..<min(limit, start + 10)].firstIndex(of: ";") else { return nil }
    return Self.entities[text(start + 1..<semicolon).lowercased()].map { (semicolon + 1, $0) }
  }

  /// Whether a row of `*` or `_` can open or close emphasis (CommonMark 0.30, §6.2).
  private func isEmphasis(_ run: Range<Int>) -> Bool {
    let before = run.lowerBound > 0 ? scalars[run.lowerBound - 1] : " "
    let after = run.upperBound < scalars.count ? scalars[run.upperBound] : " "
    let (blankBefore, blankAfter) = (before.properties.isWhitespace, after.properties.isWhitespace)
    let (signBefore, signAfter) = (isPunctuation(before), isPunctuation(after))
    let isLeft = !blankAfter && (!signAfter || blankBefore || signBefore)
    let isRight = !blankBefore && (!signBefore || blankAfter || signAfter)
    if scalars[run.lowerBound] == "*" { return isLeft || isRight }
    return isLeft && (!isRight || signBefore) || isRight && (!isLeft || signAfter)
  }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 33...47, 58...64, 91...96, 123...126: return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  // MARK: - Brackets

  private struct Bracket {
    enum Kind: Equatable {
      /// With an address or a label behind it.
      case link
      /// `[passage]{lang=en}`.
      case passage(isFrench: Bool)
      /// The words are themselves the label of a reference, or a note's.
      case label
    }
    var kind: Kind
    var inner: Range<Int>
    /// Behind everything that belongs to it.
    var end: Int
  }

  /// What stands between square brackets, where the brackets mean something.
  private func bracket(at start: Int, before limit: Int) -> Bracket? {
    guard let close = closing(of: start, before: limit) else { return nil }
    let inner = start + 1..<close
    let next = close + 1 < limit ? scalars[close + 1] : " "
    if next == "(", let end = addressEnd(from: close + 1, before: limit) {
      return Bracket(kind: .link, inner: inner, end: end)
    }
    if next == "{", let brace = scalars[close + 1..<limit].firstIndex(of: "}") {
      let attribute = text(close + 2..<brace).filter { !$0.isWhitespace && $0 != "\"" }.lowercased()
      if attribute.hasPrefix("lang=") {
        return Bracket(kind: .passage(isFrench: attribute.hasPrefix("lang=fr")), inner: inner, end: brace + 1)
      }
    }
    if next == "[", let end = closing(of: close + 1, before: limit) {
      let label = close + 2 == end ? inner : close + 2..<end
      if labels.contains(text(label).lowercased()) {
        return Bracket(kind: close + 2 == end ? .label : .link, inner: inner, end: end + 1)
      }
    }
    if text(inner).hasPrefix("^") || labels.contains(text(inner).lowercased()) {
      return Bracket(kind: .label, inner: inner, end: close + 1)
    }
    return nil
  }

  /// The bracket that closes one, those between counted, escapes and code left out.
  private func closing(of start: Int, before limit: Int) -> Int? {
    var depth = 0
    var i = start
    while i < limit {
      switch scalars[i] {
      case "\\": i += 1
      case "`":
        let open = runEnd(from: i, before: limit)
        i = (codeEnd(from: open, width: open - i, before: limit) ?? open) - 1
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return i }
      default: break
      }
      i += 1
    }
    return nil
  }

  /// The end of `(address "title")`.
  private func addressEnd(from start: Int, before limit: Int) -> Int? {
    var depth = 0
    var quote: Unicode.Scalar?
    var isBetweenAngles = false
    var i = start
    while i < limit {
      let scalar = scalars[i]
      if scalar == "\\" {
        i += 2
        continue
      }
      if let open = quote {
        if scalar == open { quote = nil }
      } else if isBetweenAngles {
        if scalar == ">" { isBetweenAngles = false }
      } else {
        switch scalar {
        case "\"", "'": if scalars[i - 1] == " " { quote = scalar }
        case "<": if i == start + 1 { isBetweenAngles = true }
        case "(": depth += 1
        case ")":
          depth -= 1
          if depth == 0 { return i + 1 }
        default: break
        }
      }
      i += 1
    }
    return nil
  }
}
