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
  var paragraphs: [String]
  /// What was put right, by line.
  var repairs: [Line<Repairs>]
  /// What was not, by line.
  var proposals: [Line<Proposal>]

  struct Line<Value: Hashable & Sendable>: Hashable, Sendable {
    var line: Int
    var value: Value
  }

  init(_ raw: RawItem, source: Int, name: String) {
    self.source = source
    self.raw = raw
    self.name = name
    address = "\(name):\(raw.line)"
    var repairs: [Line<Repairs>] = []
    var proposed: [Line<Proposal>] = []
    func edited(_ text: String, line: Int) -> String {
      let cleaned = clean(text)
      if !cleaned.repairs.isEmpty { repairs.append(Line(line: line, value: cleaned.repairs)) }
      proposed += corrections(proposedFor: cleaned.text).map { Line(line: line, value: $0) }
      return cleaned.text
    }
    title = edited(raw.title, line: raw.titleLine)
    paragraphs = raw.paragraphs.map { edited($0.text, line: $0.line) }.filter { !$0.isEmpty }
    self.repairs = repairs
    proposals = proposed
  }

  var key: ItemKey? { raw.date.day.map { ItemKey(date: $0, title: title) } }
  var words: Int { paragraphs.reduce(0) { $0 + wordCount($1) } }

  /// The same for every copy of the item: neither blanks nor category count.
  var contentDigest: String {
    sha256(Array(([raw.date.day?.description ?? "", title] + paragraphs).joined(separator: "\n").utf8))
  }

  /// `-` where there is no text.
  var bodyDigest: String {
    let body = paragraphs.map(folded).joined(separator: " ")
    return body.isEmpty ? "-" : sha256(Array(body.utf8))
  }

  var blockDigest: String {
    sha256(Array(([raw.title] + raw.paragraphs.map(\.text)).joined(separator: "\n").utf8))
  }

  /// Whether the site, or the copy, broke the text off.
  var isCut: Bool { paragraphs.last?.last.map { !finalMarks.contains($0) } ?? false }

  /// Whether the text begins by saying the title again.
  var repeatsTitle: Bool {
    guard let first = paragraphs.first else { return false }
    let words = foldedWords(title)
    return words.count >= 3 && foldedWords(String(first.prefix(title.count + 40))).starts(with: words)
  }
}

private let finalMarks: Set<Character> = [".", "!", "?", "…", "»", ")", "\"", "”", ":", ";"]
