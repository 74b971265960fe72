import Documents
import HTMLFile
import IssueModel
import MailMessage

/// Everything the rules judge, read once.
struct MailSurvey: Sendable {
  let files: EmailFiles
  let issue: NewsIssue
  let letter: Letter
  let html: String
  let text: String
  /// Those of the text part; the first is line 1.
  let textLines: [Substring]
  /// Why the page could not be read.
  let refusal: HTMLRefusal?
  /// The page as every program but Outlook for Windows sees it, and as that one does.
  let tags: WrittenTags
  let outlookTags: WrittenTags
  /// Where gumbo finds fault with either.
  let faults: [HTMLFault]
  let outlookFaults: [HTMLFault]
  let hasDoctype: Bool
  /// The elements, parents before their children.
  let nodes: [MailNode]
  let sheet: StyleSheet
  let message: ReadMessage?
  let draft: ReadMessage?
  /// Both have the same parts.
  let isDraftOfMessage: Bool
  let pictures: [String: PictureFile]
  let outlook: OutlookView
  /// The letter as each kind of program shows it.
  let views: [MailView: ResolvedView]
  /// Of each node: whether nobody sees it, hidden or in the head.
  private let hidden: [Bool]
  /// Of each node, BCP 47.
  private let languages: [String]
  /// The blocks of text a reader sees.
  let visibleBlocks: [MailNode]
  /// The declarations of all styles.
  let used: [UsedProperty]
  /// The page's blocks, looked for in the text part.
  let comparison: TextComparison
  /// All a reader sees, as it compares.
  let visibleWords: String

  init(_ files: EmailFiles, issue: NewsIssue, letter: Letter) {
    self.files = files
    self.issue = issue
    self.letter = letter
    html = String(decoding: files.html, as: UTF8.self)
    text = String(decoding: files.text, as: UTF8.self)
    textLines = lines(of: text)
    tags = WrittenTags(files.html)
    outlook = OutlookView(files.html)
    outlookTags = WrittenTags(outlook.bytes)
    var page: HTMLPage?
    var refusal: HTMLRefusal?
    do throws(HTMLRefusal) { page = try readHTML(files.html) } catch { refusal = error }
    self.refusal = refusal
    faults = page?.faults ?? []
    outlookFaults = (try? readHTMLFaults(outlook.withoutSettings)) ?? []
    hasDoctype = page?.isStandard ?? false
    let slugs = Set(issue.allStories.map(\.slug))
    nodes = page.map { MailNode.all(of: $0.root, slugs: slugs) } ?? []
    let styles = nodes.filter { $0.name == "style" }.map(\.wholeText)
    sheet = StyleSheet(styles.joined(separator: "\n"))
    let elements = nodes
    let styled = StyledNodes(elements, sheet: sheet)
    views = Dictionary(uniqueKeysWithValues: MailView.allCases.map { ($0, ResolvedView($0, of: styled)) })
    var hidden: [Bool] = []
    var languages: [String] = []
    for node in elements {
      let isApart = ["head", "style", "script"].contains(node.name) || node.style["display"] == "none"
      hidden.append(isApart || node.parent.map { hidden[$0] } ?? false)
      languages.append(node["lang"] ?? node.parent.map { languages[$0] } ?? letter.language)
    }
    self.hidden = hidden
    self.languages = languages
    visibleBlocks = elements.filter { $0.isTextBlock && !hidden[$0.index] }
    visibleWords = folded(visibleBlocks.map(\.blockText).joined(separator: " "))
    comparison = TextComparison(of: visibleBlocks, with: text)
    used = UsedProperty.all(in: elements, sheet)
    message = files.message.flatMap(readMessage)
    draft = files.draft.flatMap(readMessage)
    isDraftOfMessage = message != nil && message?.body == draft?.body
    pictures = Dictionary(files.pictures.map { ($0.name, PictureFile($0.bytes)) }) { first, _ in first }
  }

  func nodes(_ name: String) -> [MailNode] { nodes.filter { $0.name == name } }

  /// Whether the letter itself is in French.
  var isFrench: Bool { letter.language.split(separator: "-").first?.lowercased() != "en" }

  func parent(of node: MailNode) -> MailNode? { node.parent.map { nodes[$0] } }

  /// The element and those it stands in, itself first.
  func lineage(of node: MailNode) -> [MailNode] {
    Array(sequence(first: node) { parent(of: $0) })
  }

  /// Nobody sees it: hidden, or in the head.
  func isHidden(_ node: MailNode) -> Bool { hidden[node.index] }

  /// BCP 47, of the element or of what it stands in.
  func language(of node: MailNode) -> String { languages[node.index] }

  func view(_ view: MailView) -> ResolvedView { views[view]! }
}

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
