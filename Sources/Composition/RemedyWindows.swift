import IssueModel

/// Changes of length. Words are not lines, so each holds over a window: the pages are made up with the least, the middle
/// and the most of the words told, six lines apart.
extension RemedySearch {
  /// Lines from the least to the most that a remedy asks for.
  private static let windowLines = 6

  enum Direction: Hashable {
    case shorter, longer
  }

  /// The words a story gives to a line of its column, as it is set.
  private func wordsPerLine(_ story: Story) -> Double {
    let lines = trial.bodyLines(of: story.slug)
    return lines > 0 ? max(2, Double(wordCount(story)) / Double(lines)) : 6
  }

  /// Every window worth trying for these stories, each with its share of the lines; the smallest first.
  struct Window {
    var lines: Int
    /// By story.
    var words: [ClosedRange<Int>]
  }

  private func window(_ lines: Int, _ stories: [Story]) -> Window {
    // Longer stories bear more.
    let total = Double(max(1, stories.reduce(0) { $0 + wordCount($1) }))
    let words = stories.map { story -> ClosedRange<Int> in
      let perLine = wordsPerLine(story)
      let least = Double(lines) * Double(wordCount(story)) / total * perLine
      let width = Double(RemedySearch.windowLines) / Double(stories.count) * perLine
      // In fives: nobody counts to the word. The width never falls below what was meant by more than that.
      let first = max(5, Int((least / 5).rounded()) * 5)
      return first...(first + max(20, Int((width / 5).rounded()) * 5))
    }
    return Window(lines: lines, words: words)
  }

  private func edits(_ stories: [Story], _ words: [Int], _ direction: Direction) -> [IssueEdit] {
    zip(stories, words).map { direction == .shorter ? .cut($0.slug, words: $1) : .add($0.slug, words: $1) }
  }

  /// The corners of a window beside its least: the middle and the most, and with two stories the least of one with the
  /// most of the other.
  private func corners(_ words: [ClosedRange<Int>]) -> [[Int]] {
    var corners = [words.map { ($0.lowerBound + $0.upperBound) / 2 }, words.map(\.upperBound)]
    if words.count == 2 {
      corners.append([words[0].lowerBound, words[1].upperBound])
      corners.append([words[0].upperBound, words[1].lowerBound])
    }
    return corners
  }

  /// For each group of stories the first window that holds, from the smallest change upwards.
  /// - Parameters:
  ///   - base: what is done besides.
  ///   - longest: the share of its words that a story may lose or gain.
  ///   - wanted: it is enough to find so many.
  func windows(
    _ groups: [[Story]], _ direction: Direction, depths: [Int], base: [IssueEdit] = [], longest: Double, wanted: Int,
    always: Bool = false
  ) -> [(group: [Story], words: [ClosedRange<Int>])] {
    var found: [Int: [ClosedRange<Int>]] = [:]
    for lines in depths where found.count < wanted && (always || !isOutOfSteps) {
      var tried: [(group: Int, window: Window)] = []
      for number in groups.indices where found[number] == nil {
        let window = window(lines, groups[number])
        let fits = zip(groups[number], window.words).allSatisfy {
          Double($1.upperBound) <= Double(wordCount($0)) * longest
        }
        if fits { tried.append((number, window)) }
      }
      func cases(_ item: (group: Int, window: Window), _ words: [Int]) -> Case {
        Case(edits: base + edits(groups[item.group], words, direction), pages: pages)
      }
      let least = works(tried.map { cases($0, $0.window.words.map(\.lowerBound)) }, always: always)
      for item in zip(tried, least).filter(\.1).map(\.0) where found.count < wanted {
        let rest = corners(item.window.words).map { cases(item, $0) }
        if works(rest, always: always).allSatisfy({ $0 }) { found[item.group] = item.window.words }
      }
    }
    return groups.indices.compactMap { number in found[number].map { (groups[number], $0) } }
  }

  /// The steps that say it, with the lines that the words make.
  func steps(_ group: [Story], _ words: [ClosedRange<Int>], _ direction: Direction) -> [Remedy.Step] {
    zip(group, words).map { story, words in
      let before = trial.bodyLines(of: story.slug)
      func lines(_ count: Int) -> Int {
        let edited = issue.edited(edits([story], [count], direction))
        return abs(before - (edited.map { trial.bodyLines(of: story.slug, in: $0) } ?? before))
      }
      let range = lines(words.lowerBound)...max(lines(words.lowerBound), lines(words.upperBound))
      return direction == .shorter
        ? .cut(name(story), words: words, lines: range) : .add(name(story), words: words, lines: range)
    }
  }

  /// Lines to try, from a little less than what should be enough: what the solver can take in by itself is seldom more.
  func depths(_ direction: Direction, _ base: [IssueEdit] = []) -> [Int] {
    let (lines, capacity) = excess(base)
    let room = Double(capacity)
    let need =
      direction == .shorter
      ? Double(lines) - (hasPictures ? 0.08 : 0.03) * room : -Double(lines) - (hasPictures ? 0.20 : 0.22) * room
    var depth = max(2, Int(need))
    let end = Double(depth) + 0.3 * room
    var depths: [Int] = []
    while Double(depth) <= end {
      depths.append(depth)
      depth += max(4, depth / 5)
    }
    return depths
  }

  /// The stories whose length can be changed, the longest first: a few lines hurt them least.
  var writable: [Story] {
    issue.allStories.filter { !isBrief($0) && wordCount($0) >= 70 }.enumerated()
      .sorted { (wordCount($1.element), $0.offset) < (wordCount($0.element), $1.offset) }.map(\.element)
  }

  // MARK: - One story

  /// Near the right length either direction may do.
  func changeOneStory(_ share: Double) {
    let low = hasPictures ? -0.15 : -0.20
    let high = hasPictures ? 0.05 : -0.02
    var directions: [Direction] = share >= (low + high) / 2 ? [.shorter] : [.longer]
    if (low...high).contains(share) { directions.append(directions[0] == .shorter ? .longer : .shorter) }
    for direction in directions {
      let groups = writable.prefix(6).map { [$0] }
      let longest = direction == .shorter ? 0.4 : 0.8
      for (group, words) in windows(
        groups, direction, depths: depths(direction), longest: longest, wanted: direction == directions[0] ? 4 : 2)
      {
        let middle = (words[0].lowerBound + words[0].upperBound) / 2
        add(steps(group, words, direction), effort: direction == .shorter ? middle : middle * 5 / 4)
      }
    }
  }

  // MARK: - Combinations

  func combine(_ share: Double) {
    if share > -0.10 { combineTooFull() } else { combineTooEmpty() }
  }

  /// A combination asks for more than its words: it has to be kept in mind.
  private func add(_ steps: [Remedy.Step], _ words: [ClosedRange<Int>], besides: Int) {
    add(steps, effort: words.reduce(besides + 30) { $0 + ($1.lowerBound + $1.upperBound) / 2 })
  }

  private func combineTooFull() {
    // Two stories, the longest ones.
    let long = Array(writable.prefix(4))
    var pairs: [[Story]] = []
    for first in long.indices { for second in long[(first + 1)...] { pairs.append([long[first], second]) } }
    for (group, words) in windows(pairs, .shorter, depths: depths(.shorter), longest: 0.4, wanted: 2) {
      add(steps(group, words, .shorter), words, besides: 0)
    }
    // A picture and some words.
    let pictured = issue.allStories.filter { !$0.pictures.isEmpty && !$0.isLead }
    for story in pictured.prefix(2) {
      let base = [IssueEdit.takePicture(story.slug)]
      for (group, words) in windows(
        writable.prefix(2).map { [$0] }, .shorter, depths: depths(.shorter, base), base: base, longest: 0.4, wanted: 1)
      {
        add(
          [.takePicture(name(story), file: story.pictures.last!.file)] + steps(group, words, .shorter), words,
          besides: 60)
      }
    }
    takeStories(always: false)
  }

  /// An article more, with a picture or without, at the end of the first section; as short as may be.
  func addArticle(_ count: Int) {
    for isPictured in [true, false] where !isOutOfSteps {
      func tried(_ words: Int) -> Case {
        Case(
          edits: (0..<count).map { .addStory(words: words, isPictured: isPictured, number: $0) }, pages: pages)
      }
      search: for start in stride(from: 120, through: 600, by: 160) {
        let lengths = stride(from: start, to: start + 160, by: 40).map { $0 }
        for (words, works) in zip(lengths, works(lengths.map(tried))) where works {
          let window = words...(words + 40)
          guard self.works([tried(words + 20), tried(words + 40)]) == [true, true] else { continue }
          let step = Remedy.Step.addStory(section: issue.stories.first?.section, words: window, isPictured: isPictured)
          add([Remedy.Step](repeating: step, count: count), effort: count * (words + (isPictured ? 40 : 20)))
          break search
        }
      }
    }
  }

  private func combineTooEmpty() {
    for count in 2...3 where list.remedies.count < 3 { addArticle(count) }
    let bare = writable.filter { $0.pictures.isEmpty && $0.slug != issue.editorial?.slug }
    // Pictures: two, then all that can be given, then some words with them.
    var given: [Story] = []
    for story in bare {
      given.append(story)
      guard given.count > 1 || bare.count == 1 else { continue }
      let ratios = IssueEdit.StandInRatio.allCases
      let cases = ratios.map { ratio in
        Case(edits: given.map { .givePicture($0.slug, ratio: ratio) }, pages: pages)
      }
      if works(cases[0].edits), works(cases).allSatisfy({ $0 }) {
        add(given.map { .givePicture(name($0)) }, effort: 30 + 50 * given.count)
        break
      }
    }
    // Words to two or three stories, and to all of them where nothing else does.
    var counts = [2, 3].filter { $0 < writable.count }
    if list.remedies.isEmpty { counts.append(writable.count) }
    for count in counts where count > 0 {
      let group = Array(writable.prefix(count))
      let isLast = count == writable.count
      if let (group, words) = windows(
        [group], .longer, depths: depths(.longer), longest: isLast ? 20 : 1, wanted: 1,
        always: isLast && list.remedies.isEmpty
      ).first {
        add(steps(group, words, .longer), words, besides: 0)
        break
      }
    }
  }

  // MARK: - Stories out

  /// Stories go, as few as may be, until the rest fits, perhaps with a change of length.
  private func takeStories(always: Bool) {
    var takeable = issue.stories.filter { !$0.isLead }
    var taken: [Story] = []
    var found = 0
    while !takeable.isEmpty, found == 0, always || !isOutOfSteps {
      // The largest that does not leave the pages too empty; where all do, the one that leaves them fullest.
      let left = takeable.map { story -> Double in
        let (lines, capacity) = excess((taken + [story]).map { .takeStory($0.slug) })
        return Double(lines) / Double(capacity)
      }
      let place =
        takeable.indices.filter { left[$0] >= -0.05 }.min { (left[$0], $0) < (left[$1], $1) }
        ?? takeable.indices.max { (left[$0], $1) < (left[$1], $0) }!
      let share = left[place]
      if share < RemedySearch.reach.lowerBound, !taken.isEmpty { break }
      taken.append(takeable.remove(at: place))
      // Still far too full: no need to ask.
      if share > RemedySearch.reach.upperBound { continue }
      let base = taken.map { IssueEdit.takeStory($0.slug) }
      let effort = taken.reduce(30) { $0 + wordCount($1) + 60 }
      let names = taken.map { Remedy.Step.takeStory(name($0)) }
      if works(base, always: always) {
        add(names, effort: effort)
        found += 1
        continue
      }
      let rest = writable.filter { story in !taken.contains { $0.slug == story.slug } }.prefix(3).map { [$0] }
      for direction in share > -0.08 ? [Direction.shorter, .longer] : [.longer, .shorter] {
        if let (group, words) = windows(
          rest, direction, depths: depths(direction, base), base: base, longest: direction == .shorter ? 0.4 : 1,
          wanted: 1, always: always
        ).first {
          add(names + steps(group, words, direction), words, besides: effort)
          found += 1
          break
        }
      }
    }
  }

  /// When nothing else has worked: there is one thing at least that does.
  func takeStoriesUntilItFits() {
    takeStories(always: true)
    guard list.remedies.isEmpty else { return }
    // One story far too long, alone or left alone.
    for takesOthers in [false, true] where list.remedies.isEmpty {
      let others = takesOthers ? issue.stories.filter { !$0.isLead && $0.slug != writable.first?.slug } : []
      let base = others.map { IssueEdit.takeStory($0.slug) }
      let left = writable.filter { story in !others.contains { $0.slug == story.slug } }
      for direction in [Direction.shorter, .longer] where list.remedies.isEmpty && !left.isEmpty {
        guard
          let (group, words) = windows(
            [[left[0]]], direction, depths: depths(direction, base), base: base,
            longest: direction == .shorter ? 0.95 : 30, wanted: 1, always: true
          ).first
        else { continue }
        add(
          others.map { .takeStory(name($0)) } + steps(group, words, direction), words,
          besides: others.reduce(0) { $0 + wordCount($1) + 60 })
      }
    }
  }
}
