import Inks

/// The declarations of a style, in order; a property said twice keeps its last value.
struct Declarations: Hashable, Sendable {
  struct One: Hashable, Sendable {
    /// In lower case.
    var property: String
    var value: String
    var isImportant: Bool
    /// `!important` right behind the value, without a blank.
    var isImportantJoined = false

    fileprivate static let ofLooks: Set<String> = ["color", "background-color", "font-size", "font-weight"]

    /// `font:bold 17px/27px Georgia` and `background:#FFF url(…)` as what they stand for.
    fileprivate var longForms: [One] {
      func one(_ property: String, _ value: some StringProtocol) -> One {
        One(property: property, value: String(value), isImportant: isImportant)
      }
      switch property {
      case "font":
        let words = value.split(separator: " ")
        let weights = ["100", "200", "300", "400", "500", "600", "700", "800", "900"]
        let size = words.first { $0.first?.isNumber ?? false && !weights.contains(String($0)) }
        let weight = words.first { ["bold", "bolder", "600", "700", "800", "900"].contains($0) } ?? "normal"
        return [one("font-weight", weight)] + (size.map { [one("font-size", $0.prefix { $0 != "/" })] } ?? [])
      case "background":
        let colour = value.split(separator: " ").first { ScreenColour(css: $0) != nil }
        return colour.map { [one("background-color", $0)] } ?? []
      default: return [self]
      }
    }
  }

  private(set) var all: [One] = []
  /// Those of colours and sizes, short forms taken apart: what a `ResolvedView` asks for.
  private(set) var looks: [One] = []
  /// What is no declaration.
  private(set) var unread: [String] = []

  init(_ text: some StringProtocol) {
    for part in split(String(text), at: ";") {
      let part = part.trimmed
      if part.isEmpty { continue }
      guard let colon = part.firstIndex(of: ":"), colon != part.startIndex else {
        unread.append(part)
        continue
      }
      var value = part[part.index(after: colon)...].trimmed
      let isImportant = value.lowercased().hasSuffix("!important")
      var isJoined = false
      if isImportant {
        let rest = value.dropLast("!important".count)
        isJoined = rest.last.map { !$0.isWhitespace } ?? false
        value = rest.trimmed
      }
      let property = part[..<colon].trimmed.lowercased()
      if value.isEmpty || property.contains(where: \.isWhitespace) { unread.append(part) }
      all.append(One(property: property, value: value, isImportant: isImportant, isImportantJoined: isJoined))
    }
    looks = all.flatMap(\.longForms).filter { One.ofLooks.contains($0.property) }
  }

  subscript(_ property: String) -> String? { all.last { $0.property == property }?.value }
}

/// Splits at a sign outside quotes and parentheses.
private func split(_ text: String, at sign: Character) -> [Substring] {
  var parts: [Substring] = []
  var start = text.startIndex
  var quote: Character?
  var depth = 0
  for index in text.indices {
    let character = text[index]
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "\"" || character == "'" {
      quote = character
    } else if character == "(" {
      depth += 1
    } else if character == ")" {
      depth -= 1
    } else if character == sign, depth <= 0 {
      parts.append(text[start..<index])
      start = text.index(after: index)
    }
  }
  return parts + [text[start...]]
}

/// The style sheet of the head, as far as the letter needs one.
struct StyleSheet: Hashable, Sendable {
  struct Rule: Hashable, Sendable {
    var selectors: [Selector]
    var declarations: Declarations
    /// `prefers-color-scheme:dark`, nil outside any condition.
    var condition: String?
    /// The condition is a dark screen.
    var isForDark: Bool

    init(selectors: [Selector], declarations: Declarations, condition: String?) {
      self.selectors = selectors
      self.declarations = declarations
      self.condition = condition
      isForDark = condition?.holds("prefers-color-scheme:dark") ?? false
    }
  }

  private(set) var rules: [Rule] = []
  /// `@import …`, `@font-face`.
  private(set) var otherAtRules: [String] = []
  private(set) var isUnbalanced = false

  init(_ css: String) {
    var rest = css[...]
    while let start = rest.firstRange(of: "/*"), let end = rest[start.upperBound...].firstRange(of: "*/") {
      rest = Substring(rest[..<start.lowerBound] + rest[end.upperBound...])
    }
    isUnbalanced = css.count { $0 == "{" } != css.count { $0 == "}" }
    read(rest, condition: nil)
  }

  private mutating func read(_ css: Substring, condition: String?) {
    var rest = css
    while let sign = rest.firstIndex(where: { $0 == "{" || $0 == ";" }) {
      let head = rest[..<sign].trimmed
      if rest[sign] == ";" {
        if head.hasPrefix("@") { otherAtRules.append(head) }
        rest = rest[rest.index(after: sign)...]
        continue
      }
      var depth = 0
      let end = rest[sign...].firstIndex { character in
        depth += character == "{" ? 1 : character == "}" ? -1 : 0
        return depth == 0
      }
      guard let end else {
        isUnbalanced = true
        return
      }
      let inside = rest[rest.index(after: sign)..<end]
      if head.hasPrefix("@media") {
        read(inside, condition: head.dropFirst(6).filter { !$0.isWhitespace && $0 != "(" && $0 != ")" })
      } else if head.hasPrefix("@") {
        otherAtRules.append(head)
      } else {
        let selectors = head.split(separator: ",").map { Selector($0.trimmed) }
        rules.append(Rule(selectors: selectors, declarations: Declarations(inside), condition: condition))
      }
      rest = rest[rest.index(after: end)...]
    }
  }
}

/// A selector as the letter's style sheet has them: `.page`, `a`, `td.page`, `[data-ogsc] h2`.
struct Selector: Hashable, Sendable {
  /// `data-ogsc` or `data-ogsb`: what Outlook on the web marks.
  var context: String?
  var element: String?
  var classes: [String] = []
  /// Whether it is of these kinds; others this check does not follow.
  var isKnown = true

  init(_ text: String) {
    var rest = text[...]
    if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
      context = String(rest[..<end].dropFirst())
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    element = parts.first.flatMap { $0.isEmpty ? nil : $0.lowercased() }
    classes = parts.dropFirst().map(String.init)
    isKnown = rest.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" } && !rest.isEmpty
  }

  func matches(_ node: MailNode) -> Bool {
    isKnown && (element == nil || element == node.name)
      && classes.allSatisfy(node.classes.contains)
  }

  /// Classes before elements.
  var weight: Int { classes.count * 10 + (element == nil ? 0 : 1) }
}

extension ScreenColour {
  /// A colour as a style writes it; nil for what is none, or has a transparency.
  init?(css text: some StringProtocol) {
    let text = text.trimmed.lowercased()
    if text.hasPrefix("#") {
      let digits = text.dropFirst()
      self.init(hex: "#" + (digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)))
    } else if text.hasPrefix("rgb("), text.hasSuffix(")") {
      let parts = text.dropFirst(4).dropLast().split { $0 == "," || $0 == " " }.compactMap { UInt8($0) }
      guard parts.count == 3 else { return nil }
      self.init(red: parts[0], green: parts[1], blue: parts[2])
    } else {
      guard let (red, green, blue) = Self.named[text] else { return nil }
      self.init(red: red, green: green, blue: blue)
    }
  }

  private static let named: [String: (UInt8, UInt8, UInt8)] = [
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192), "yellow": (255, 255, 0),
    "navy": (0, 0, 128),
  ]
}
