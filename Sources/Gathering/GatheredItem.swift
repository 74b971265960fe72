internal import Files
internal import IssueModel

/// An item of a source made fit to become an article: text cleaned, corrections proposed, hashes taken.
struct GatheredItem: Hashable, Sendable {
  /// The index of its source.
  var source: Int
  /// `accueil.txt:97`.
  var address: String
  /// `accueil.txt`.
  var name: String
  var raw: RawItem
  var title: String
  /// Cleaned; none is empty.
  var blocks: [RawBlock]
  /// What was put right, by line.
  var repairs: [Line<Repairs>]
  /// What was not, by line.
  var proposals: [Line<Proposal>]

  struct Line<Value: Hashable & Sendable>: Hashable, Sendable {
    var line: Int
    var value: Value
  }

  /// - Parameter appliesProposals: corrections that are otherwise only proposed are made; those that cannot be, because
  ///   the words stand in two dresses, are still in `proposals`.
  init(_ raw: RawItem, source: Int, name: String, appliesProposals: Bool = false) {
    self.source = source
    self.raw = raw
    self.name = name
    address = "\(name):\(raw.line)"
    var repairs: [Line<Repairs>] = []
    var proposed: [Line<Proposal>] = []
    func words(_ spans: [RawSpan]) -> String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }
    func edited(_ spans: [RawSpan], line: Int) -> [RawSpan] {
      let cleaned = clean(spans)
      if !cleaned.repairs.isEmpty { repairs.append(Line(line: line, value: cleaned.repairs)) }
      var found = corrections(proposedFor: words(cleaned.spans))
      var spans = cleaned.spans
      if appliesProposals, !found.isEmpty { (spans, found) = applying(found, to: spans) }
      proposed += found.map { Line(line: line, value: $0) }
      return spans
    }
    title = edited([RawSpan(text: raw.title)], line: raw.titleLine).map(\.text).joined()
    blocks = raw.blocks.compactMap { block in
      let spans = edited(block.spans, line: block.line)
      return spans.isEmpty ? nil : RawBlock(kind: block.kind, spans: spans, line: block.line)
    }
    self.repairs = repairs
    proposals = proposed
  }

  /// The words of each block.
  var paragraphs: [String] { blocks.map(\.text) }
  var key: ItemKey? { raw.date.day.map { ItemKey(date: $0, title: title) } }
  var words: Int { blocks.reduce(0) { $0 + wordCount($1.text) } }

  /// The same for every copy of the item: neither blanks nor category count.
  var contentDigest: String {
    sha256(Array(([raw.date.day?.description ?? "", title] + blocks.map(\.fingerprint)).joined(separator: "\n").utf8))
  }

  /// `-` where there is no text.
  var bodyDigest: String {
    let body = paragraphs.map(folded).joined(separator: " ")
    return body.isEmpty ? "-" : sha256(Array(body.utf8))
  }

  var blockDigest: String {
    sha256(Array(([raw.title] + raw.blocks.map(\.text)).joined(separator: "\n").utf8))
  }

  /// Whether the site, or the copy, broke the text off. A list ends as it likes.
  var isCut: Bool {
    guard let last = blocks.last, let mark = last.text.last else { return false }
    switch last.kind {
    case .listItem, .itemContinued: return false
    case .paragraph, .heading, .quotation: return !finalMarks.contains(mark)
    }
  }

  /// Whether the text begins by saying the title again.
  var repeatsTitle: Bool {
    guard let first = blocks.first?.text else { return false }
    let words = foldedWords(title)
    return words.count >= 3 && foldedWords(String(first.prefix(title.count + 40))).starts(with: words)
  }
}

private let finalMarks: Set<Character> = [".", "!", "?", "…", "»", ")", "\"", "”", ":", ";"]

extension RawBlock {
  /// What the block says and how it is dressed, in one line: the words alone for a plain paragraph.
  var fingerprint: String {
    let isPlain = kind == .paragraph && spans.allSatisfy { $0.isDressed(like: RawSpan(text: "")) }
    return isPlain ? text : markdown(self)
  }
}
