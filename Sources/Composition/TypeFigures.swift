public import DisplayList
public import Typesetting

/// A line of a story's text with its place in the issue.
public struct StoryLine: Hashable, Sendable {
  public var line: SetLine
  /// Its story, what it is there, and its block.
  public var tag: Tag
  /// Counted from 1.
  public var page: Int
  /// Counted from 1, from the left.
  public var column: Int

  public init(line: SetLine, tag: Tag, page: Int, column: Int) {
    self.line = line
    self.tag = tag
    self.page = page
    self.column = column
  }

  /// How far its word space is from the natural one, as a factor: 1.5 for one and a half times it and for two thirds of
  /// it alike. A line over its measure is worse than any other; one that is not justified has none.
  var unevenness: Double {
    if line.overfull > .zero { return .infinity }
    guard let ratio = line.spaceRatio, ratio > 0 else { return 1 }
    return max(ratio, 1 / ratio)
  }
}

/// How the text of one story is set.
public struct StoryFigures: Hashable, Sendable {
  /// The story's slug.
  public var story: String
  public var quality: LineQuality
  /// Last lines of paragraphs of fewer than five letters, or of the rest of a divided word alone («lignes creuses»).
  public var runts: Int
  /// The most uneven lines, the worst first: three at most.
  public var worst: [StoryLine]

  public init(story: String, quality: LineQuality, runts: Int, worst: [StoryLine]) {
    self.story = story
    self.quality = quality
    self.runts = runts
    self.worst = worst
  }

  /// The figures of each story, in the order of the pages.
  public static func figures(of lines: [StoryLine]) -> [StoryFigures] {
    var order: [String] = []
    var stories: [String: [StoryLine]] = [:]
    for line in lines {
      guard let story = line.tag.story else { continue }
      if stories[story] == nil { order.append(story) }
      stories[story, default: []].append(line)
    }
    return order.map { StoryFigures(story: $0, lines: stories[$0]!) }
  }

  /// Lines in reading order.
  private init(story: String, lines: [StoryLine]) {
    var quality = LineQuality(of: lines.map(\.line))
    // A river does not run on at the head of the next column.
    var rivers = 0
    var column: [SetLine] = []
    for (number, line) in lines.enumerated() {
      column.append(line.line)
      let next = number + 1 < lines.count ? lines[number + 1] : nil
      if next.map({ ($0.page, $0.column) != (line.page, line.column) }) ?? true {
        rivers += LineQuality(of: column).rivers
        column = []
      }
    }
    quality.rivers = rivers
    let uneven = lines.enumerated().filter { $0.element.unevenness > 1 }.sorted {
      ($1.element.unevenness, $0.offset) < ($0.element.unevenness, $1.offset)
    }
    self.init(
      story: story, quality: quality, runts: Self.runts(in: lines), worst: uneven.prefix(3).map(\.element))
  }

  /// Fewer letters than this in a last line make it look like a hole.
  static let leastLetters = 5

  private static func runts(in lines: [StoryLine]) -> Int {
    var runts = 0
    for (above, last) in zip(lines, lines.dropFirst()) {
      guard last.line.endsParagraph, !above.line.endsParagraph, last.tag == above.tag, last.tag.role == .body else {
        continue
      }
      let isFragment = above.line.endsInHyphen && !last.line.text.contains(" ")
      if isFragment || last.line.text.count(where: { $0.isLetter || $0.isNumber }) < leastLetters { runts += 1 }
    }
    return runts
  }
}
