import Instruments
import IssueModel
import Testing

@testable import PressRun

@Suite struct `Ten variations of the sample issue` {
  /// Every text is made up to 15 % shorter or longer, and one picture is taken away. Either the issue then fills its
  /// pages, with all its words and nothing on anything else, or a finding counts the lines too many or wanting.
  @Test(arguments: 1...10)
  func `fill whole pages or say what does not fit`(seed: Int) throws {
    let room = try Newsroom.sample()
    var chance = Chance(seed: UInt64(seed))
    let removed = try room.vary(with: &chance)
    let outcome = try room.compose()
    try expectWholePagesOrACount(outcome, of: room, pages: 4)
    let shown = outcome.displayPages.flatMap { $0.items.flatMap(\.pictures).map(\.file) }
    #expect(!shown.contains(removed))
  }

  @Test func `are the same for the same seed`() throws {
    func texts(_ seed: UInt64) throws -> [String] {
      let room = try Newsroom.sample()
      var chance = Chance(seed: seed)
      _ = try room.vary(with: &chance)
      return try room.articles.map { try room.text($0) }
    }
    let (one, again, other, sample) = (try texts(1), try texts(1), try texts(2), try Newsroom.sample())
    #expect(one == again)
    #expect(one != other)
    #expect(try one != sample.articles.map { try sample.text($0) })
  }
}

/// What always holds of an issue that can be read: either it fills whole pages, with all its words and pictures and
/// nothing on anything else, or one finding counts the lines too many or wanting and no edition is written.
func expectWholePagesOrACount(
  _ outcome: ComposeOutcome, of room: Newsroom, pages: Int? = nil, location: SourceLocation = #_sourceLocation
) throws {
  let errors = outcome.diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else {
    #expect(errors.count == 1, sourceLocation: location)
    #expect(["overset", "underset"].contains(errors[0].code), sourceLocation: location)
    #expect(
      errors[0].message.french.contains(
        #/^aucune mise en pages trouvée\u{A0}: (il manque environ )?[1-9]\d* lignes? (de trop pour|pour remplir) \d+ pages?$/#
      ), "\(errors[0].message.french)", sourceLocation: location)
    #expect(errors[0].hint != nil, sourceLocation: location)
    #expect(outcome.displayPages.isEmpty, sourceLocation: location)
    #expect(room.printed.keys.sorted() == ["report.json", "report.md"], sourceLocation: location)
    return
  }
  if let pages { #expect(outcome.pages == pages, sourceLocation: location) }
  #expect(outcome.displayPages.count == outcome.pages && outcome.pages > 0, sourceLocation: location)
  let set = outcome.displayPages.wordsByStory
  let shown = outcome.displayPages.flatMap { $0.items.flatMap(\.pictures).map(\.file) }
  let issue = try room.copy
  for story in [issue.editorial].compactMap({ $0 }) + issue.stories {
    let lost = Words(story.printedTexts).missing(from: set[story.slug, default: Words("")])
    #expect(lost == [], "\(story.slug)", sourceLocation: location)
    for picture in story.pictures { #expect(shown.contains(picture.file), sourceLocation: location) }
  }
  #expect(collisions(on: outcome.displayPages) == [], sourceLocation: location)
}

extension Newsroom {
  /// The files of the issue's articles and its editorial.
  fileprivate var articles: [String] {
    get throws {
      try root.list(path("articles")).filter { $0.hasSuffix(".md") }.map { path("articles/" + $0) } + [
        path("editorial.md")
      ]
    }
  }

  /// Changes every text by −15 to +15 % of its words and takes one picture away.
  /// - Returns: the file of the picture.
  fileprivate func vary(with chance: inout Chance) throws -> String {
    let pictures = try copy.stories.flatMap(\.pictures).map(\.file).sorted()
    let removed = pictures.randomElement(using: &chance)!
    let name = removed.dropFirst(path("").count + 1)
    for file in try articles {
      let parts = try text(file).split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
      let share = Double.random(in: -0.15...0.15, using: &chance)
      let body = varied(String(parts[2]), by: share, with: &chance)
      try write("---\n" + withoutPicture(String(name), String(parts[1])) + "---\n" + body, to: file)
    }
    return removed
  }

  /// Takes words away from plain paragraphs, or repeats words in them.
  private func varied(_ body: String, by share: Double, with chance: inout Chance) -> String {
    var paragraphs = body.split(separator: "\n\n", omittingEmptySubsequences: false).map {
      $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }
    let isPlain = { (word: String) in word.allSatisfy { $0.isLetter } }
    let count = paragraphs.joined().count
    for _ in 0..<Int((Double(count) * abs(share)).rounded()) {
      let places = paragraphs.indices.filter { number in
        let text = paragraphs[number].joined(separator: " ")
        return paragraphs[number].count > 12 && !text.contains { "#*_`[]!~>\n".contains($0) }
      }
      guard let number = places.randomElement(using: &chance) else { break }
      let words = paragraphs[number].indices.dropFirst().dropLast().filter { isPlain(paragraphs[number][$0]) }
      guard let word = words.randomElement(using: &chance) else { continue }
      if share < 0 {
        paragraphs[number].remove(at: word)
      } else {
        paragraphs[number].insert(paragraphs[number][words.randomElement(using: &chance)!], at: word)
      }
    }
    return paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n")
  }

  /// The front matter without one picture and what is said about it.
  func withoutPicture(_ name: String, _ keys: String) -> String {
    guard keys.contains(name) else { return keys }
    var kept: [Substring] = []
    var skips = false
    for line in keys.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  - file:") {
        skips = line.contains(name)
      } else if line.hasPrefix("image:") {
        continue
      } else if !line.hasPrefix("    ") {
        skips = keys.contains("image: ") && ["caption:", "credit:", "alt:", "crop:"].contains { line.hasPrefix($0) }
      }
      if !skips { kept.append(line) }
    }
    let text = kept.joined(separator: "\n")
    return text.contains("  - file:") ? text : text.replacing("images:\n", with: "")
  }
}
