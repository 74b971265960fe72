import Documents
import Foundation
import IssueModel
import PrintedPages

/// What an issue's pages must hold, as its files say it: letters and figures, in their order.
struct SourceIssue: Sendable {
  /// A paragraph, a crosshead, an item of a list, a byline.
  struct Block: Sendable {
    enum Kind: Hashable, Sendable { case text, crosshead, byline }
    var kind: Kind
    var range: Range<Int>
  }

  /// The running text of a story.
  struct Text: Sendable {
    var slug: String
    var letters: [UInt32] = []
    var startsWord: [Bool] = []
    var blocks: [Block] = []
    /// Which head it stands under; several briefs share one.
    var head: Int

    mutating func add(_ text: String, _ kind: Block.Kind) {
      let (new, starts) = PrintedPages.letters(of: text.precomposedStringWithCanonicalMapping)
      guard !new.isEmpty else { return }
      blocks.append(Block(kind: kind, range: letters.count..<(letters.count + new.count)))
      letters += new
      startsWord += starts
    }
  }

  struct Head: Sendable {
    var kicker, title, standfirst: String
  }

  /// In reading order.
  var heads: [Head] = []
  var texts: [Text] = []
  /// Every picture: the words under it.
  var captions: [String] = []
  var quotation: String

  init(_ issue: NewsIssue, sections: [Section]) {
    quotation = folded(issue.quotation?.text.plainText ?? "")
    for story in [issue.editorial].compactMap({ $0 }) + issue.stories {
      let section = sections.first { $0.id == story.section }
      let isBrief = section?.look == .brief
      let isFirstBrief = isBrief && heads.last.map { $0.title != folded(section?.title ?? "") } ?? true
      if isFirstBrief {
        heads.append(Head(kicker: "", title: folded(section?.title ?? ""), standfirst: ""))
      } else if !isBrief {
        let kicker = story.slug == issue.editorial?.slug ? "Édito" : section?.title ?? ""
        heads.append(
          Head(
            kicker: folded(kicker), title: folded(story.title.plainText),
            standfirst: folded(story.standfirst.plainText)))
      }
      var text = Text(slug: story.slug, head: heads.count - 1)
      var opening = isBrief ? story.title.plainText + ". " : ""
      for block in story.body { add(block, to: &text, after: &opening) }
      text.add(story.byline.plainText, .byline)
      texts.append(text)
      captions += story.pictures.map { folded($0.caption.plainText + " " + $0.credit.plainText) }
    }
  }

  private func add(_ block: Documents.Block, to text: inout Text, after opening: inout String) {
    switch block {
    case .paragraph(let copy):
      text.add(opening + copy.plainText, .text)
      opening = ""
    case .crosshead(let copy, _): text.add(copy.plainText, .crosshead)
    case .list(let items, _): for item in items { for block in item { add(block, to: &text, after: &opening) } }
    case .quotation(let blocks): for block in blocks { add(block, to: &text, after: &opening) }
    case .picture: break
    }
  }
}

/// Letters and figures of a text, small, in one piece.
func folded(_ text: String) -> String {
  string(PrintedPages.letters(of: text.precomposedStringWithCanonicalMapping).letters)
}

func string(_ letters: [UInt32]) -> String {
  var scalars = String.UnicodeScalarView()
  scalars.append(contentsOf: letters.compactMap(Unicode.Scalar.init))
  return String(scalars)
}

/// A printed line of running text with the part of its story it holds.
struct FoundLine: Sendable {
  var line: PrintedIssue.Line
  /// Which text of the source.
  var text: Int
  var letters: Range<Int>
  var block: SourceIssue.Block

  var opensBlock: Bool { letters.lowerBound == block.range.lowerBound }
  var closesBlock: Bool { letters.upperBound == block.range.upperBound }
}

/// Finds every printed line of running text in its story: the letters must go on where the story's last line ended.
/// - Returns: the lines found, in the order they are drawn, and what is wrong.
func find(_ issue: PrintedIssue, in source: SourceIssue) -> (found: [FoundLine], faults: [String]) {
  var done = [Int](repeating: 0, count: source.texts.count)
  var found: [FoundLine] = []
  var faults: [String] = []
  var cap: [UInt32] = []
  var last = 0
  for line in issue.lines {
    if line.role == .dropCap { cap = line.type.letters }
    guard line.role == .body || line.role == .crosshead else { continue }
    let letters = cap + line.type.letters
    // A bullet may stand alone.
    guard !letters.isEmpty else { continue }
    cap = []
    // The story of the line before is asked first.
    let order = [last] + source.texts.indices.filter { $0 != last }
    let text = order.first { source.texts[$0].letters[done[$0]...].starts(with: letters) }
    guard let text else {
      faults.append("page \(line.page): «\(line.type.text)» does not go on with any story")
      continue
    }
    let range = done[text]..<(done[text] + letters.count)
    let story = source.texts[text]
    done[text] = range.upperBound
    last = text
    guard let block = story.blocks.first(where: { $0.range.contains(range.lowerBound) }),
      range.upperBound <= block.range.upperBound, (block.kind == .crosshead) == (line.role == .crosshead)
    else {
      faults.append("page \(line.page): «\(line.type.text)» is of two paragraphs, or set as what it is not")
      continue
    }
    if letters.count == line.type.letters.count,
      zip(line.type.startsWord, story.startsWord[range]).dropFirst().contains(where: { $0 != $1 })
    {
      faults.append("page \(line.page): «\(line.type.text)» is not divided into the words of its story")
    }
    found.append(FoundLine(line: line, text: text, letters: range, block: block))
  }
  for (text, done) in zip(source.texts, done) where done < text.letters.count {
    faults.append("\(text.slug): «\(string(Array(text.letters[done...].prefix(40))))…» is not printed")
  }
  return (found, faults)
}
