import IssueModel
import Synchronization

/// Looks for what an editor can do when no make-up is found, and tries each thing by making up the issue with it.
///
/// 1. What the editor asked for, lifted; another page count.
/// 2. One story shortened (or lengthened); a picture, the quotation or a story out; a picture more.
/// 3. Where these are fewer than three: two stories, a picture or a story and some words, more stories.
/// 4. Where nothing has worked, stories go from the last until the rest fits.
/// Lengths are never guessed between two that work: what lies between may fail. The search is bounded in steps of the
/// solver, so the same issue gets the same list on every machine.
final class RemedySearch {
  let trial: Trial
  let issue: NewsIssue
  let pages: Int
  /// Other page counts that the layout allows.
  let otherCounts: [Int]
  let hasPictures: Bool
  private(set) var list = CutList()
  /// Steps of the solver that are left.
  private var budget: Int
  /// How many of them what is tried now has to leave.
  private var reserve = 0
  /// Words of running text by story: counting them takes longer than many a question.
  private let words: [String: Int]
  private var known: [Case: Bool] = [:]
  private let runEach: (Int, @escaping @Sendable (Int) -> Void) -> Void
  private let desks = [QuestionDesk(), QuestionDesk()]
  private let found: (Int) -> Void

  /// How much too empty or too full an issue may be at its natural size for a search to be worth its steps.
  static let reach = -0.24...0.16

  /// Edits to try for a page count.
  struct Case: Hashable {
    var edits: [IssueEdit]
    var pages: Int
  }

  /// What two cores do in less than a second for an issue of four to eight pages (0.6 to 0.8 s, measured).
  static let steps = 32_000
  /// What is kept for the last resort, so that an editor is not left without a word.
  private static let lastSteps = 16_000

  init(
    trial: Trial, issue: NewsIssue, pages: Int, steps: Int = RemedySearch.steps,
    runEach: @escaping (Int, @escaping @Sendable (Int) -> Void) -> Void, found: @escaping (Int) -> Void
  ) {
    self.trial = trial
    self.issue = issue
    self.pages = pages
    self.runEach = runEach
    self.found = found
    budget = steps
    words = Dictionary(issue.allStories.map { ($0.slug, $0.bodyWords) }) { first, _ in first }
    otherCounts = trial.layout.pageCounts.filter { $0 != pages }
    hasPictures = issue.allStories.contains { !$0.pictures.isEmpty }
  }

  // MARK: - Trying

  /// Which of these cases have a make-up: some at a time, in their order, as long as there are steps left.
  /// - Parameter always: tried even where the search has used up its steps, with those kept for the last resort.
  func works(_ cases: [Case], always: Bool = false) -> [Bool] {
    var results = cases.map { known[$0] ?? false }
    let open = cases.indices.filter { known[cases[$0]] == nil }
    var next = 0
    while next < open.count {
      guard budget > (always ? -RemedySearch.lastSteps : reserve) else {
        list.isCutShort = true
        break
      }
      // Few at a time, so that the steps left are looked at between; the same number whatever the machine.
      let batch = Array(open[next..<min(open.count, next + 4)])
      next += batch.count
      let questions = batch.map { number -> MakeUpQuestion? in
        let tried = cases[number]
        guard let edited = issue.edited(tried.edits), !edited.allStories.isEmpty else { return nil }
        let question = trial.question(edited, pages: tried.pages)
        return RemedySearch.reach.contains(question.excess) ? question : nil
      }
      let answers = answers(questions)
      for (number, answer) in zip(batch, answers) {
        budget -= answer?.steps ?? 0
        results[number] = answer?.hasPlan ?? false
        known[cases[number]] = results[number]
      }
    }
    return results
  }

  /// Each desk has its own questions, whichever is quicker: so their steps are the same on every machine.
  private func answers(_ questions: [MakeUpQuestion?]) -> [MakeUpQuestion.Answer?] {
    let answers = Mutex([MakeUpQuestion.Answer?](repeating: nil, count: questions.count))
    let desks = desks
    runEach(desks.count) { desk in
      for number in stride(from: desk, to: questions.count, by: desks.count) {
        guard let question = questions[number] else { continue }
        let answer = desks[desk].answer(question)
        answers.withLock { $0[number] = answer }
      }
    }
    return answers.withLock { $0 }
  }

  func works(_ edits: [IssueEdit], always: Bool = false) -> Bool {
    works([Case(edits: edits, pages: pages)], always: always)[0]
  }

  /// How much too full the issue is with some edits, in lines of one column, and what the pages hold.
  func excess(_ edits: [IssueEdit]) -> (lines: Int, capacity: Int) {
    let question = trial.question(issue.edited(edits) ?? issue, pages: pages)
    return (Int((question.excess * Double(question.capacity)).rounded()), question.capacity)
  }

  var isOutOfSteps: Bool { budget <= reserve }

  /// Words of running text of a story: what an editor counts.
  func wordCount(_ story: Story) -> Int { words[story.slug] ?? story.bodyWords }

  func add(_ steps: [Remedy.Step], effort: Int) {
    guard !list.remedies.contains(where: { $0.steps == steps }) else { return }
    list.remedies.append(Remedy(steps: steps, effort: effort))
    found(list.remedies.count)
  }

  // MARK: - In order

  func run() -> CutList {
    found(0)
    let excess = excess([])
    let share = Double(excess.lines) / Double(max(1, excess.capacity))
    list.isTextOnly = !hasPictures && (0...0.02).contains(share)
    liftConstraints()
    if trial.isLong {
      changeLongIssue()
    } else {
      changePageCount()
      takeOrGiveOneThing(share)
      // Lengths take many trials: half of what is left stays for what can be combined.
      reserve = max(0, budget / 2)
      changeOneStory(share)
      reserve = 0
      if list.remedies.count < 3 { combine(share) }
      if list.remedies.isEmpty { takeStoriesUntilItFits() }
    }
    // Equal efforts stay in the order they were found in.
    list.remedies = list.remedies.enumerated().sorted {
      ($0.element.effort, $0.offset) < ($1.element.effort, $1.offset)
    }
    .prefix(RemedySearch.most).map(\.element)
    noteEditorial()
    return list
  }

  /// More is a list nobody reads.
  static let most = 8

  func name(_ story: Story) -> Remedy.StoryName { .init(slug: story.slug, title: story.title.plainText) }

  /// Whether a story stands in a section of briefs.
  func isBrief(_ story: Story) -> Bool { trial.shelf.section(of: story)?.look == .brief }

  // MARK: - What the editor asked for

  private func liftConstraints() {
    var tried: [(Story, Remedy.Constraint)] = []
    for story in issue.allStories {
      if let page = story.pinnedPage { tried.append((story, .pinnedPage(page))) }
      if let columns = story.columns { tried.append((story, .columns(columns))) }
      if story.isLead { tried.append((story, .lead)) }
    }
    let results = works(tried.map { Case(edits: [.lift($0.1, $0.0.slug)], pages: pages) })
    for (item, works) in zip(tried, results) where works {
      add([.lift(item.1, name(item.0))], effort: item.1 == .lead ? 45 : 15)
    }
    let pinned = tried.filter { if case .pinnedPage = $0.1 { true } else { false } }
    if pinned.count > 1, !zip(tried, results).contains(where: { $1 && $0.1 != .lead }),
      works(pinned.map { .lift($0.1, $0.0.slug) })
    {
      add(pinned.map { .lift($0.1, name($0.0)) }, effort: 15 * pinned.count + 10)
    }
  }

  /// Of the other counts those that come near what the issue takes.
  private func changePageCount() {
    let near = otherCounts.filter { (-0.33...0.2).contains(trial.excess(pages: $0)) }
    for (count, works) in zip(near, works(near.map { Case(edits: [], pages: $0) })) where works {
      add([.pages(count)], effort: count > pages ? 120 : 60)
    }
  }

  // MARK: - Long issues

  /// A question about a long issue takes a second: the page counts and the stories that come nearest are tried, three of
  /// each at most.
  private func changeLongIssue() {
    func distance(_ excess: Double) -> Double { abs(excess + 0.05) }
    let counts = otherCounts.map { (count: $0, distance: distance(trial.excess(pages: $0))) }
      .sorted { ($0.distance, $0.count) < ($1.distance, $1.count) }.prefix(3).map(\.count)
    for (count, works) in zip(counts, works(counts.map { Case(edits: [], pages: $0) }, always: true)) where works {
      add([.pages(count)], effort: count > pages ? 120 : 60)
    }
    let whole = trial.question(issue, pages: pages)
    let takeable = issue.stories.filter { !$0.isLead && !isBrief($0) }
    let near = takeable.map { (story: $0, distance: distance(whole.without([trial.unit(of: $0.slug)]).excess)) }
      .sorted { ($0.distance, wordCount($0.story)) < ($1.distance, wordCount($1.story)) }.prefix(3).map(\.story)
    if whole.excess > 0, distance(whole.excess) < 0.2 {
      for (story, works) in zip(near, works(near.map { Case(edits: [.takeStory($0.slug)], pages: pages) }))
      where works { add([.takeStory(name(story))], effort: wordCount(story) + 60) }
    }
    guard list.remedies.isEmpty, whole.excess > 0 else { return }
    // The last stories wait for the next issue, as many as make room for the others.
    for share in [-0.04, -0.08] where list.remedies.isEmpty {
      var taken: [Story] = []
      for story in takeable.reversed() {
        guard whole.without(taken.map { trial.unit(of: $0.slug) }).excess > share else { break }
        taken.append(story)
      }
      if works(taken.map { .takeStory($0.slug) }, always: true) {
        add(taken.reversed().map { .takeStory(name($0)) }, effort: taken.reduce(30) { $0 + wordCount($1) + 60 })
      }
    }
  }

  // MARK: - A picture, the quotation, a story

  private func takeOrGiveOneThing(_ share: Double) {
    if share > -0.12 {
      let pictured = issue.allStories.filter { !$0.pictures.isEmpty }
      let results = works(pictured.map { Case(edits: [.takePicture($0.slug)], pages: pages) })
      for (story, works) in zip(pictured, results) where works {
        add([.takePicture(name(story), file: story.pictures.last!.file)], effort: 60)
      }
      if issue.quotation != nil, works([.takeQuotation]) { add([.takeQuotation], effort: 40) }
      let takeable = issue.stories.filter { !$0.isLead }.sorted { wordCount($0) < wordCount($1) }
      var taken = 0
      for (story, works) in zip(takeable, works(takeable.map { Case(edits: [.takeStory($0.slug)], pages: pages) }))
      where works && taken < 3 {
        taken += 1
        add([.takeStory(name(story))], effort: wordCount(story) + 60)
      }
    }
    if share < -0.12 { addArticle(1) }
    if share < 0.02 {
      let bare = issue.allStories.filter { $0.pictures.isEmpty && !isBrief($0) && $0.slug != issue.editorial?.slug }
      let both = IssueEdit.StandInRatio.allCases
      let results = works(bare.map { Case(edits: [.givePicture($0.slug, ratio: both[0])], pages: pages) })
      let first = zip(bare, results).filter(\.1).map(\.0)
      let again = works(first.map { Case(edits: [.givePicture($0.slug, ratio: both[1])], pages: pages) })
      for story in zip(first, again).filter(\.1).map(\.0).prefix(3) { add([.givePicture(name(story))], effort: 50) }
    }
  }

  // MARK: - What else is worth saying

  /// A short editorial leaves page one its picture: where a remedy shortens it so that it fits its column, that is said.
  private func noteEditorial() {
    guard let editorial = issue.editorial else { return }
    for case .cut(let story, let words, _) in list.remedies.flatMap(\.steps) where story.slug == editorial.slug {
      guard let short = issue.edited([.cut(story.slug, words: words.upperBound)]) else { continue }
      let rows = trial.rowsOfPageOne
      if let before = trial.editorialRows(of: issue), let after = trial.editorialRows(of: short), before > rows,
        after <= rows
      {
        list.editorialWords = (wordCount(editorial) - words.upperBound) / 5 * 5
        return
      }
    }
  }
}
