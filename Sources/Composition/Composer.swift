public import Diagnostics
public import DisplayList
import Documents
import Geometry
public import IssueModel
public import Layouts
public import Typesetting

/// What was done to make an issue fill its pages.
public struct LedgerEntry: Hashable, Sendable {
  /// The story's slug; nil for the issue as a whole.
  public var story: String?
  public var change: Wording
}

/// A composed issue: its pages, how they were filled, and what is to be said about them.
public struct ComposedIssue: Sendable {
  public var pages: [DisplayPage]
  public var ledger: [LedgerEntry]
  public var diagnostics: [Diagnostic]
  /// All lines of body text, story by story, for the figures of the report.
  public var lines: [SetLine]
  /// The same lines where they stand, page by page.
  public var storyLines: [StoryLine]
  /// Its pieces in the order they are read.
  public var reading = ReadingOrder()
  /// Bookmarks: a story's title and its page.
  public var bookmarks: [(title: String, page: Int)]
  /// What the issue takes at its natural size, of what its pages hold: 1 is even.
  public var fullness = 1.0
  /// Whether it is a draft, marked as one on every page.
  public var isDraft = false
  /// What an editor can do when nothing was found.
  public var cutList: CutList
}

/// Lays out an issue: sets its type, finds the flatplan, draws the pages.
///
/// 1. Every story, the editorial, each section of briefs and the quotation become material: type set, shapes reckoned.
/// 2. The solver fills exactly the pages asked for, trying the fit ladder's body sizes in their order.
/// 3. The pages are drawn, furniture added.
/// Where nothing is found the findings say how many lines are too many or wanting, and the cut list what can be done.
public struct Composer {
  let layout: Layout
  let letter: Letter
  let typesetter: Typesetter
  let ratio: (String) -> Double?
  /// Where the issue is read online; nil where it is not.
  public var online: OnlineIssue?
  /// What is known of a picture besides its shape; nil where nothing is.
  public var facts: (Picture) -> PictureFacts? = { _ in nil }
  /// Runs so many pieces of work that do not depend on each other; whoever has threads may run them at once.
  public var runEach: (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void = { count, work in
    for number in 0..<count { work(number) }
  }
  /// Called at the end of each step with its name: whoever has a clock can time it.
  public var stepDone: (String) -> Void = { _ in }
  /// Told each long step as it begins.
  public var progress = Progress.silent

  /// - Parameter ratio: width ÷ height of a picture by its file, nil where it is not known; such a picture has its
  ///   finding from whoever read it.
  public init(layout: Layout, letter: Letter, typesetter: Typesetter, ratio: @escaping (String) -> Double?) {
    self.layout = layout
    self.letter = letter
    self.typesetter = typesetter
    self.ratio = ratio
  }

  /// What an issue takes at its natural size, of what so many pages hold: 1 is even. Nothing is laid out.
  public func fullness(of issue: NewsIssue, pages: Int) -> Double {
    1 + Trial(self, issue: issue, bodySize: layout.ladder.bodySizes[0]).excess(pages: pages)
  }

  /// - Parameter pages: the page count asked for; nil takes the smallest that can be filled.
  public func compose(_ issue: NewsIssue, pages: Int?) -> ComposedIssue {
    var diagnostics: [Diagnostic] = []
    if let pages, !layout.pageCounts.contains(pages) {
      diagnostics.append(.pageCountNotAllowed(pages, allowed: layout.pageCounts, layout: layout.name))
      return nothing(diagnostics)
    }
    progress.tell(.settingType(rungs[0].bodySize))
    let first = Trial(self, issue: issue, bodySize: rungs[0].bodySize, isElastic: rungs[0].isElastic)
    stepDone("type")
    // A character that cannot be shown is wrong at every size.
    if !first.setter.diagnostics.hasErrors {
      for count in counts(pages, trial: first) {
        if let composed = climb(issue, pages: count, first: first) { return composed }
      }
    }
    diagnostics += first.setter.diagnostics + first.cutWords
    var list = CutList()
    let count = pages ?? nearestCount(first)
    if !diagnostics.hasErrors {
      // Paragraphs may give and take a line, as on the second rung: what is found then, that rung finds too.
      let elastic = Trial(self, issue: issue, bodySize: layout.ladder.bodySizes[0], isElastic: true)
      list = RemedySearch(
        trial: elastic, issue: issue, pages: count, runEach: runEach,
        found: { [progress] in progress.tell(.seekingRemedies(found: $0)) }
      ).run()
      stepDone("remedies")
      diagnostics.append(.noMakeUp(excess: first.excessLines(pages: count), pages: count, list))
    }
    var composed = nothing(diagnostics, list)
    composed.fullness = 1 + first.excess(pages: count)
    return composed
  }

  /// The issue on so many pages, by the first step of the ladder that fills them; nil where none does.
  private func climb(_ issue: NewsIssue, pages count: Int, first: Trial) -> ComposedIssue? {
    // Nothing that the ladder can do makes up for so much; of a long issue the search alone takes seconds.
    let reach = first.isLong ? Composer.longReach : Composer.reach
    let mayClimb = reach.contains(first.excess(pages: count))
    if first.isLong, !mayClimb { return nil }
    var ladder = rungs[...]
    if !mayClimb { ladder = ladder.prefix(1) } else if first.isLong { ladder = ladder.prefix(2) }
    var isFirst = true
    while let rung = ladder.popFirst() {
      let shown = issue.withShortTexts(of: rung.shortened, words: PageWords(language: letter.language))
      var trial = first
      if !isFirst {
        progress.tell(.settingType(rung.bodySize))
        trial = Trial(self, issue: shown, bodySize: rung.bodySize, isElastic: rung.isElastic)
        stepDone("type")
        if trial.setter.diagnostics.hasErrors { return nil }
      }
      isFirst = false
      if reach.contains(trial.excess(pages: count)) || trial === first {
        progress.tell(.seekingMakeUp(pages: count, rung.bodySize))
        let plan = trial.solve(pages: count, beams: rung.beams, withCall: rung.hasCall)
        stepDone("solve")
        if let plan {
          var composed = draw(plan, order: trial.pieces, trial: trial, issue: shown)
          composed.fullness = 1 + first.excess(pages: count)
          composed.tell(shortTexts: rung.shortened, of: issue)
          return composed
        }
      }
      // The last rung of all: the stories' own short texts.
      if ladder.isEmpty, rung.shortened.isEmpty, !first.isLong {
        ladder = shortRungs(issue, pages: count, trial: first)[...]
      }
    }
    return nil
  }

  /// A step of the fit ladder that is a search of its own: what it may do beyond the steps before, and how wide it looks.
  struct Rung {
    var bodySize: Length
    var isElastic = false
    /// Whether a call to read the news online may fill what is left.
    var hasCall = false
    /// The stories that are set with their short text, by slug.
    var shortened: Set<String> = []
    var beams: [SearchWidth]
  }

  /// Least harm first: everything natural, then paragraphs a line longer or shorter, then a filler, then the layout's
  /// body sizes, without and with it.
  private var rungs: [Rung] {
    let sizes = layout.ladder.bodySizes
    return [
      Rung(bodySize: sizes[0], beams: [.init(states: 16, cuts: 12), .init(states: 60, cuts: 40)]),
      Rung(bodySize: sizes[0], isElastic: true, beams: [.ofQuestions, .init(states: 120, cuts: 80)]),
      Rung(bodySize: sizes[0], isElastic: true, hasCall: true, beams: [.init(states: 40, cuts: 24)]),
    ]
      + sizes.dropFirst().flatMap {
        [
          Rung(bodySize: $0, isElastic: true, beams: [.init(states: 40, cuts: 24)]),
          Rung(bodySize: $0, isElastic: true, hasCall: true, beams: [.init(states: 40, cuts: 24)]),
        ]
      }
  }

  /// How much too empty or too full an issue may be for the whole ladder to be tried.
  private static let reach = -0.45...0.35
  private static let longReach = -0.35...0.18

  func counts(_ pages: Int?, trial: Trial) -> [Int] {
    if let pages { return [pages] }
    // Too full by a fifth or too empty by a third is not worth a search.
    if !trial.isLong { return layout.pageCounts.filter { (-0.33...0.2).contains(trial.excess(pages: $0)) } }
    // Of a long issue many counts come near: the first three that are likely.
    return Array(layout.pageCounts.filter { (-0.15...0.05).contains(trial.excess(pages: $0)) }.prefix(3))
  }

  func nearestCount(_ trial: Trial) -> Int {
    layout.pageCounts.min { abs(trial.excess(pages: $0)) < abs(trial.excess(pages: $1)) } ?? 1
  }

  // MARK: - Drawing

  private func nothing(_ diagnostics: [Diagnostic], _ list: CutList = CutList()) -> ComposedIssue {
    ComposedIssue(
      pages: [], ledger: [], diagnostics: diagnostics, lines: [], storyLines: [], bookmarks: [], cutList: list)
  }

  /// - Parameter pages: how many pages there are to be, where the plan has more or fewer: a draft's.
  func draw(
    _ plan: Flatplan, order: [StoryMaterial], trial: Trial, issue: NewsIssue, pages wanted: Int? = nil
  ) -> ComposedIssue {
    let words = PageWords(language: letter.language)
    let pageOf = plan.firstPages
    let inSummary = order.indices.filter { unit in
      (order[unit].kind == .story || order[unit].kind == .briefs) && !order[unit].shape.isLead && pageOf[unit] != nil
    }
    let entries = inSummary.map { PageMaker.SummaryEntry(title: order[$0].title, page: pageOf[$0] ?? 1) }
    let maker = PageMaker(
      layout: layout, setter: trial.setter, words: words, materials: order, plan: plan, summary: entries,
      facts: facts)
    let furniture = FurnitureMaker(
      layout: layout, setter: trial.setter, words: words, letter: letter, issue: issue, ratio: ratio,
      online: online)
    var pages: [DisplayPage] = []
    var storyLines: [StoryLine] = []
    var cutWords = CutWords(setter: trial.setter)
    for number in 1...max(plan.pages.count, wanted ?? 1) {
      var items: [PageItem] = []
      if number == 1 {
        items += furniture.nameplate()
      } else {
        let first = order.indices.first { pageOf[$0] == number && !order[$0].rubrique.isEmpty }
        items += furniture.folio(page: number, rubrique: first.map { order[$0].rubrique } ?? "")
      }
      if plan.pages.indices.contains(number - 1) {
        let stories = maker.stories(on: number)
        items += stories.items
        storyLines += stories.lines
        for cut in stories.cuts { cutWords.add(cut.line, story: cut.story, page: number) }
      }
      if number == wanted ?? plan.pages.count {
        // A draft's last page may be far from full: the colophon stays in its place.
        let row = wanted == nil ? plan.pages[number - 1].end : layout.rows - layout.furniture.colophonRows
        items += furniture.colophon(firstRow: row, page: number)
      }
      pages.append(DisplayPage(number: number, boxes: layout.boxes, items: items))
    }
    var diagnostics = trial.setter.diagnostics + cutWords.diagnostics
    if !furniture.earsFit { diagnostics.append(.earsDoNotFit) }
    diagnostics += coarsePictures(on: pages, of: issue)
    for unit in order.indices {
      let wide = order[unit].rows.compactMap(\.line).filter { $0.overfull > 0.3.pt }.count
      if wide > 0 {
        diagnostics.append(.linesDoNotFit(wide, story: order[unit].slug, page: pageOf[unit] ?? 1))
      }
    }
    let body = order.flatMap { $0.rows.compactMap(\.line) }
    let reading = ReadingOrder(
      stories: order.indices.filter { pageOf[$0] != nil }.map { order[$0].reading },
      summary: inSummary.map { order[$0].slug })
    return ComposedIssue(
      pages: pages, ledger: Ledger(layout: layout, order: order, plan: plan, bodySize: trial.setter.bodySize).entries,
      diagnostics: diagnostics, lines: body, storyLines: storyLines, reading: reading,
      bookmarks: order.indices.compactMap { unit in
        guard !order[unit].isFiller else { return nil }
        return pageOf[unit].map { (order[unit].title, $0) }
      }, cutList: CutList())
  }
}
