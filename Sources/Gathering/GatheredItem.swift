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
  /// Which reader read it.
  var kind: SourceKind
  var fields: ArticleFields
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
  /// - Parameter sections: those of `letter.yaml`.
  init(
    _ raw: RawItem, source: Int, name: String, kind: SourceKind = .pastedPage, sections: [Section] = [],
    appliesProposals: Bool = false
  ) {
    self.source = source
    self.raw = raw
    self.kind = kind
    fields = ArticleFields(of: raw, from: kind, sections: sections)
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
    let lines = [raw.date.day?.description ?? "", title] + blocks.map(\.fingerprint) + fields.fingerprint
    return sha256(Array(lines.joined(separator: "\n").utf8))
  }

  /// Whether there is nothing but words: no link, no bold, no list, no byline. So is whatever was copied as text.
  var isPlain: Bool { fields.isEmpty && blocks.allSatisfy(\.isPlain) }

  /// Of the words alone, as a copy of the text has them: how they are parted and what stands before list items is lost
  /// there.
  var wordsDigest: String {
    let words = [raw.date.day?.description ?? "", title] + paragraphs.map(withoutItemMark)
    return sha256(Array(words.joined(separator: " ").utf8))
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

/// `• le bac`, `2. le bac`: le bac.
private func withoutItemMark(_ text: String) -> String {
  let number = text.prefix { $0.isASCII && $0.isNumber }
  let mark = (1...2).contains(number.count) ? number.count : 0
  let rest = text.dropFirst(mark)
  guard let sign = rest.first, mark > 0 ? ".)".contains(sign) : "•·-–—*▪◦".contains(sign), rest.dropFirst().first == " "
  else { return text }
  return String(rest.dropFirst(2))
}

private let finalMarks: Set<Character> = [".", "!", "?", "…", "»", ")", "\"", "”", ":", ";"]

extension RawBlock {
  /// What the block says and how it is dressed, in one line: the words alone for a plain paragraph.
  fileprivate var fingerprint: String { isPlain ? text : markdown(self) }

  fileprivate var isPlain: Bool {
    kind == .paragraph && spans.allSatisfy { $0.isDressed(like: RawSpan(text: "")) }
  }
}
