import Documents
import IssueModel

/// Something an editor may do to an issue so that it fills its pages; stories by their slug.
enum IssueEdit: Hashable {
  case cut(String, words: Int)
  case add(String, words: Int)
  /// The last picture of a story.
  case takePicture(String)
  case givePicture(String, ratio: StandInRatio)
  case takeStory(String)
  case takeQuotation
  case addStory(words: Int, isPictured: Bool, number: Int)
  case lift(Remedy.Constraint, String)

  /// The proportions of a picture that nobody has taken yet: two ordinary ones of a camera.
  enum StandInRatio: String, CaseIterable {
    case threeToTwo = "3:2"
    case fourToThree = "4:3"

    var value: Double { self == .threeToTwo ? 1.5 : 4.0 / 3 }
    /// No file of an issue can be called so.
    var file: String { "\0" + rawValue }
    static func ratio(of file: String) -> Double? { allCases.first { $0.file == file }?.value }
  }
}

extension NewsIssue {
  /// The editorial, then the stories.
  var allStories: [Story] { [editorial].compactMap { $0 } + stories }

  /// The issue with these edits made; nil where one of them cannot be, such as a cut longer than its story.
  func edited(_ edits: [IssueEdit]) -> NewsIssue? {
    var issue = self
    for edit in edits {
      switch edit {
      case .takeQuotation: issue.quotation = nil
      case .addStory(let words, let isPictured, let number):
        guard let made = Story(standIn: number, words: words, isPictured: isPictured, of: issue) else { return nil }
        let last = issue.stories.lastIndex { $0.section == made.section } ?? issue.stories.count - 1
        issue.stories.insert(made, at: last + 1)
      case .takeStory(let slug): issue.stories.removeAll { $0.slug == slug }
      case .cut(let slug, let words):
        guard issue.change(slug, { $0.body.cut(words) }) else { return nil }
      case .add(let slug, let words):
        guard issue.change(slug, { $0.body.add(words) }) else { return nil }
      case .takePicture(let slug):
        guard issue.change(slug, { $0.pictures.popLast() != nil }) else { return nil }
      case .givePicture(let slug, let ratio):
        guard
          issue.change(
            slug,
            { story in
              story.pictures.append(Picture(standIn: ratio))
              return true
            })
        else { return nil }
      case .lift(let constraint, let slug):
        let isDone = issue.change(slug) { story in
          switch constraint {
          case .pinnedPage: story.pinnedPage = nil
          case .columns: story.columns = nil
          case .lead: story.isLead = false
          }
          return true
        }
        guard isDone else { return nil }
      }
    }
    return issue
  }

  private mutating func change(_ slug: String, _ work: (inout Story) -> Bool) -> Bool {
    if editorial?.slug == slug { return work(&editorial!) }
    guard let number = stories.firstIndex(where: { $0.slug == slug }) else { return false }
    return work(&stories[number])
  }
}

extension Picture {
  /// A picture not yet taken. Its caption is as captions are: a sentence, and who took it.
  fileprivate init(standIn ratio: IssueEdit.StandInRatio) {
    let caption = "Les participants et leurs instructeurs, à la fin de la session, devant l’école."
    self.init(file: ratio.file, caption: [Span(caption)], credit: [Span("Photo de la rédaction")])
  }
}

extension Story {
  /// An article not yet written: words of the issue's longest story under a headline of usual length.
  fileprivate init?(standIn number: Int, words: Int, isPictured: Bool, of issue: NewsIssue) {
    guard let longest = issue.allStories.max(by: { $0.bodyWords < $1.bodyWords }), let first = issue.stories.first
    else { return nil }
    let stock = longest.body.flatMap(\.words)
    guard stock.count > 20 else { return nil }
    var body: [Block] = []
    var done = 0
    while done < words {
      let count = words - done < 90 ? words - done : 60
      body.append(.paragraph([Span((0..<count).map { stock[(done + $0) % stock.count] }.joined(separator: " "))]))
      done += count
    }
    self.init(
      slug: "\0article-\(number)", file: "", title: [Span("Une formation commune aux services du pays")],
      date: issue.date, section: first.section, pictures: isPictured ? [Picture(standIn: .threeToTwo)] : [], body: body)
  }

  /// Words of running text: what an editor counts.
  var bodyWords: Int { body.reduce(0) { $0 + $1.words.count } }
}

extension [Block] {
  /// A paragraph keeps so many words at least, or it should go as a whole.
  private var leastWords: Int { 12 }

  /// Takes words out of the longest paragraphs, before their last word, so that none shrinks to a stump.
  /// - Returns: false where there are not so many to take.
  mutating func cut(_ words: Int) -> Bool {
    var texts = map(\.words)
    for _ in 0..<words {
      guard let longest = longest(texts), texts[longest].count > leastWords else { return false }
      texts[longest].remove(at: texts[longest].count - 2)
    }
    set(texts)
    return true
  }

  /// Repeats words of the text at the end of its shorter paragraphs, before their last word.
  mutating func add(_ words: Int) -> Bool {
    var texts = map(\.words)
    let stock = texts.flatMap { $0.dropLast() }
    guard !stock.isEmpty else { return false }
    // A paragraph as long as paragraphs are, then another: text added is not one endless paragraph.
    let copy = texts
    var left = words
    var next = 0
    for number in texts.indices where texts[number].count >= leastWords {
      while left > 0, texts[number].count < Swift.max(70, copy[number].count) {
        texts[number].insert(stock[next % stock.count], at: texts[number].count - 1)
        (next, left) = (next + 1, left - 1)
      }
    }
    set(texts)
    while left > 0 {
      let count = left < 90 ? left : 60
      append(.paragraph([Span((0..<count).map { stock[(next + $0) % stock.count] }.joined(separator: " ") + ".")]))
      (next, left) = (next + count, left - count)
    }
    return true
  }

  private func longest(_ texts: [[String]]) -> Int? {
    texts.indices.max { (texts[$0].count, $1) < (texts[$1].count, $0) }
  }

  /// Puts changed texts in place of the paragraphs'; what was marked in a changed one is plain.
  private mutating func set(_ texts: [[String]]) {
    for number in indices where texts[number].count != self[number].words.count {
      self[number] = .paragraph([Span(texts[number].joined(separator: " "))])
    }
  }
}

extension Block {
  /// The words of a paragraph; none of anything else, which is not for cutting word by word.
  fileprivate var words: [String] {
    if case .paragraph(let copy) = self { return copy.plainText.split(separator: " ").map(String.init) }
    return []
  }
}
