import Diagnostics
import Documents
import IssueModel
import Layouts

/// The last rung of the fit ladder: a story that is too long for the printed letter has a short text of its own (`short`).
extension Composer {
  /// How many choices of stories are tried.
  private static let mostChoices = 8
  /// An issue may fail a little under even; below this it is not its length that keeps it from fitting.
  private static let leastExcess = -0.03

  /// The choices of stories to be set with their short text, the least harmful first: as few as needed, and of those the
  /// ones whose saving comes nearest to the excess.
  func shortRungs(_ issue: NewsIssue, pages count: Int, trial: Trial) -> [Rung] {
    guard !trial.setter.diagnostics.hasErrors else { return [] }
    let slugs = issue.allStories.filter { $0.short != nil }.map(\.slug)
    guard !slugs.isEmpty else { return [] }
    guard trial.excess(pages: count) > Self.leastExcess else { return [] }
    let words = PageWords(language: letter.language)
    let size = layout.ladder.bodySizes[0]
    let whole = trial.lineCounts
    let short = Trial(self, issue: issue.withShortTexts(of: Set(slugs), words: words), bodySize: size).lineCounts
    let savings = slugs.map { (slug: $0, lines: (whole[$0] ?? 0) - (short[$0] ?? 0)) }.filter { $0.lines > 0 }
    let choices = ShortTextChoices(savings: savings, excess: trial.excessLines(pages: count)).inOrder
    return choices.prefix(Self.mostChoices).map {
      Rung(bodySize: size, isElastic: true, shortened: $0, beams: [.init(states: 40, cuts: 24)])
    }
  }
}

/// Which stories to shorten, and in which order to try.
struct ShortTextChoices {
  /// In the order of the issue: what each saves, in lines of a column.
  var savings: [(slug: String, lines: Int)]
  /// What is too much, in lines of a column.
  var excess: Int

  /// Sets of one, two and three stories that save enough, nearest first within each; then all of them.
  ///
  /// «Enough» leaves a twelfth of the excess and four lines to the pictures and spans of the search.
  var inOrder: [Set<String>] {
    let needed = excess - excess / 12 - 4
    // With many, three out of all would be thousands: those that save most serve.
    let best = savings.indices.sorted { (savings[$1].lines, $0) < (savings[$0].lines, $1) }.prefix(16).sorted()
    var found: [Set<String>] = []
    for size in 1...3 {
      let sets = subsets(of: best[...], size: size)
        .map { (members: $0, lines: $0.reduce(0) { $0 + savings[$1].lines }) }
        .filter { $0.lines >= needed }
        .sorted { (abs($0.lines - excess), $0.members) < (abs($1.lines - excess), $1.members) }
      // Three of each size: more of the same kind would find the same.
      found += sets.prefix(3).map { Set($0.members.map { savings[$0].slug }) }
    }
    let all = Set(savings.map(\.slug))
    if !savings.isEmpty, !found.contains(all) { found.append(all) }
    return found
  }

  private func subsets(of numbers: ArraySlice<Int>, size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return numbers.indices.flatMap { at in
      subsets(of: numbers[(at + 1)...], size: size - 1).map { [numbers[at]] + $0 }
    }
  }
}

private func < (a: (Int, [Int]), b: (Int, [Int])) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}

extension Trial {
  /// Rows of text by story.
  var lineCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for material in readingOrder {
      for row in material.rows { counts[row.story ?? material.slug, default: 0] += 1 }
    }
    return counts
  }
}

extension NewsIssue {
  /// The issue as it is printed where these stories have their short text, which says at its end where all of it is.
  func withShortTexts(of slugs: Set<String>, words: PageWords) -> NewsIssue {
    guard !slugs.isEmpty else { return self }
    var issue = self
    func shorten(_ story: inout Story) {
      guard slugs.contains(story.slug), let short = story.short else { return }
      story.body = short
      guard let link = story.link else { return }
      story.body.append(
        .paragraph([
          Span(words.fullText + " ", marks: .emphasis), Span(shownAddress(link), link: link),
        ]))
      // It has been said: no closing line need say it again.
      story.link = nil
    }
    if issue.editorial != nil { shorten(&issue.editorial!) }
    for number in issue.stories.indices { shorten(&issue.stories[number]) }
    return issue
  }
}

extension ComposedIssue {
  /// Says of each story that is set with its short text that it is, in the ledger and as a finding.
  mutating func tell(shortTexts slugs: Set<String>, of issue: NewsIssue) {
    for story in issue.allStories where slugs.contains(story.slug) {
      let change = Wording(fr: "texte court", en: "short text")
      let at = ledger.firstIndex { $0.story == story.slug } ?? ledger.count
      ledger.insert(LedgerEntry(story: story.slug, change: change), at: at)
      diagnostics.append(
        .shortText(
          story.title.plainText, link: story.link,
          at: Place(
            file: story.file, story: story.slug, page: bookmarks.first { $0.title == story.title.plainText }?.page)))
    }
  }
}
