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
