import DisplayList
import Documents
import IssueModel

/// Words as they are counted to see that none is lost: in small letters, cut at everything that is neither letter nor
/// figure, so that spaces, quotation marks and hyphens put in by typography do not matter.
struct Words: Hashable {
  private(set) var counts: [String: Int] = [:]

  init(_ text: String) {
    let folded = text.lowercased().replacing("œ", with: "oe").replacing("æ", with: "ae")
    for word in folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { counts[String(word), default: 0] += 1 }
  }

  init(_ texts: [String]) { self.init(texts.joined(separator: "\n")) }

  var total: Int { counts.values.reduce(0, +) }

  /// What these have that the others have not, as often as it is wanting.
  func missing(from others: Words) -> [String] {
    counts.sorted { $0.key < $1.key }.flatMap { word, count in
      [String](repeating: word, count: max(0, count - others.counts[word, default: 0]))
    }
  }
}

extension Story {
  /// Every text of the story that its readers must find on paper.
  var printedTexts: [String] {
    let copies = [title, kicker, standfirst, byline] + pictures.flatMap { [$0.caption, $0.credit] }
    return copies.map(\.plainText) + body.flatMap(\.texts)
  }
}

extension Block {
  fileprivate var texts: [String] {
    switch self {
    case .paragraph(let copy), .crosshead(let copy, _): [copy.plainText]
    case .list(let items, _): items.flatMap { $0.flatMap(\.texts) }
    case .quotation(let blocks): blocks.flatMap(\.texts)
    case .picture(let picture): [picture.caption.plainText]
    }
  }
}

extension [DisplayPage] {
  /// All runs of type, groups opened, in reading order.
  var runs: [(page: Int, run: GlyphRun)] {
    flatMap { page in page.items.flatMap(\.runs).map { (page.number, $0) } }
  }

  /// The words set for each story, the divided ones joined again.
  var wordsByStory: [String: Words] {
    var texts: [Tag: String] = [:]
    var last: [Tag: GlyphRun] = [:]
    for (_, run) in runs {
      var text = texts[run.tag, default: ""]
      if let before = last[run.tag], before.origin.y != run.origin.y {
        if text.hasSuffix("-") { text.removeLast() } else { text += "\n" }
      }
      texts[run.tag] = text + run.string.text
      last[run.tag] = run
    }
    let stories = Dictionary(grouping: texts.filter { $0.key.story != nil }) { $0.key.story! }
    return stories.mapValues { Words($0.map(\.value)) }
  }
}

extension PageItem {
  var runs: [GlyphRun] {
    switch self {
    case .glyphs(let run): [run]
    case .group(let group): group.items.flatMap(\.runs)
    case .area, .rule, .picture, .link: []
    }
  }

  var pictures: [PicturePlacement] {
    switch self {
    case .picture(let picture): [picture]
    case .group(let group): group.items.flatMap(\.pictures)
    case .area, .rule, .glyphs, .link: []
    }
  }
}
