import HTMLFile

/// An element of the page, with what a rule asks of it.
struct MailNode: Sendable {
  let index: Int
  let name: String
  let attributes: [HTMLAttribute]
  let parent: Int?
  let line: Int
  let column: Int
  /// The story it stands in.
  let story: String?
  let classes: [String]
  /// Its inline style.
  let style: Declarations
  /// All text in it; a line break is a space.
  let wholeText: String
  /// The text right in it.
  let ownText: String
  /// Of a block: its own text and that of inline elements in it; the blocks in it are left out.
  let blockText: String
  /// The same with an `x` for code and for words marked as another language: what French spacing is asked of.
  let judgedText: String

  /// It has text of its own or in inline elements.
  var isTextBlock: Bool { !blockText.allSatisfy(\.isWhitespace) }

  subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  var spot: Spot { Spot(.html, line: line, column: column, story: story) }

  static let inlineNames: Set<String> = [
    "a", "abbr", "b", "br", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup", "u",
  ]

  /// Whether its own text says something.
  var hasOwnWords: Bool { ownText.contains { $0.isLetter || $0.isNumber } }

  static func all(of root: HTMLElement, slugs: Set<String>) -> [MailNode] {
    var walk = Walk(slugs: slugs)
    walk.visit(root, parent: nil, depth: 0)
    return walk.nodes
  }

  private struct Walk {
    private let slugs: Set<String>
    var nodes: [MailNode] = []
    private var styles: [String: Declarations] = [:]
    var story: String?
    /// How deep the rows of the column stand; rows of tables within a story stand deeper.
    var rowDepth: Int?
    /// The row before showed a picture across the column: the story goes on in the next.
    var goesOn = false

    init(slugs: Set<String>) { self.slugs = slugs }

    mutating func visit(_ element: HTMLElement, parent: Int?, depth: Int) {
      if element.name == "tr" {
        if rowDepth == nil, element.holdsAnchor(of: slugs), !element.holdsRow { rowDepth = depth }
        if depth == rowDepth { enterRow(element) }
      }
      if let name = element["name"] ?? element["id"], slugs.contains(name) { story = name }
      var own = ""
      for case .text(let text) in element.children { own += text.text }
      let isInline = inlineNames.contains(element.name)
      nodes.append(
        MailNode(
          index: nodes.count, name: element.name, attributes: element.attributes, parent: parent, line: element.line,
          column: element.column, story: story,
          classes: element["class"]?.split(whereSeparator: \.isWhitespace).map(String.init) ?? [],
          style: style(element["style"] ?? ""),
          wholeText: element.allText, ownText: own, blockText: isInline ? "" : element.blockText { _ in false },
          judgedText: isInline ? "" : element.blockText(\.isLeftToItsWriter)))
      let index = nodes.count - 1
      for case .element(let child) in element.children { visit(child, parent: index, depth: depth + 1) }
    }

    /// Many elements have the same.
    private mutating func style(_ written: String) -> Declarations {
      if let known = styles[written] { return known }
      let style = Declarations(written)
      styles[written] = style
      return style
    }

    /// A row that has no story's anchor begins something else, but for a picture across the column and what follows it.
    private mutating func enterRow(_ row: HTMLElement) {
      let isPicture = row.allText.allSatisfy(\.isWhitespace) && row.holdsPicture
      if row.holdsAnchor(of: slugs) {
        if !goesOn { story = nil }
      } else if !isPicture, !goesOn {
        story = nil
      }
      goesOn = isPicture
    }
  }
}

extension HTMLElement {
  fileprivate func holdsAnchor(of slugs: Set<String>) -> Bool {
    if let name = self["name"] ?? self["id"], slugs.contains(name) { return true }
    return children.contains { if case .element(let child) = $0 { child.holdsAnchor(of: slugs) } else { false } }
  }

  /// A row of a table that holds a story's anchor stands in it.
  fileprivate var holdsRow: Bool {
    children.contains { if case .element(let child) = $0 { child.name == "tr" || child.holdsRow } else { false } }
  }

  fileprivate var holdsPicture: Bool {
    children.contains { if case .element(let child) = $0 { child.name == "img" || child.holdsPicture } else { false } }
  }

  /// All text in it; a line break and the end of a block are spaces.
  var allText: String {
    var text = ""
    addAllText(to: &text)
    return text
  }

  private func addAllText(to text: inout String) {
    for child in children {
      switch child {
      case .text(let own): text += own.text
      case .comment: break
      case .element(let element):
        let isBlock = !MailNode.inlineNames.contains(element.name)
        if isBlock || element.name == "br" { text += " " }
        element.addAllText(to: &text)
        if isBlock { text += " " }
      }
    }
  }

  /// Its own text and that of inline elements in it, an `x` for some of them; a line break is a space.
  fileprivate func blockText(_ isMasked: (HTMLElement) -> Bool) -> String {
    var text = ""
    addBlockText(to: &text, isMasked)
    return text
  }

  private func addBlockText(to text: inout String, _ isMasked: (HTMLElement) -> Bool) {
    for child in children {
      switch child {
      case .text(let own): text += own.text
      case .comment: break
      case .element(let element):
        if element.name == "br" {
          text += " "
        } else if MailNode.inlineNames.contains(element.name) {
          if isMasked(element) { text += "x" } else { element.addBlockText(to: &text, isMasked) }
        }
      }
    }
  }

  /// No rule of French touches it: code, and words of another language.
  fileprivate var isLeftToItsWriter: Bool {
    name == "code" || self["lang"].map { !$0.hasPrefix("fr") } ?? false
  }
}
