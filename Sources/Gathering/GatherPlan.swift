internal import Diagnostics
internal import Files
internal import IssueModel

/// What a gathering is going to do, worked out before the first byte is written.
struct GatherPlan {
  /// An article to be written.
  struct Write: Hashable {
    var file: String
    var text: String
    /// The file's hash when it was read; nil where there was none. Another one when it is written means that the editor
    /// was faster.
    var replaced: String?
  }

  /// What an item of the period came to, for the report.
  struct Outcome {
    var item: GatheredItem
    var entry: GatherResult.Entry
    var revision: Int
    /// Corrections of the text that its article holds.
    var applied: [GatheredItem.Line<Proposal>] = []
  }

  var result: GatherResult
  var state: GatherState
  var writes: [Write] = []
  /// What `.gather/base/` and `.gather/propositions/` hold at the end, by file.
  var base: [String: [UInt8]]
  var propositions: [String: [UInt8]]
  /// To be written before the articles that name them.
  var pictures: [NewPicture] = []
  var outcomes: [Outcome] = []
  /// What stands in the sources whatever the run: the report lists it, and so stays the same when nothing changes.
  var standing: [Diagnostic] = []

  /// Articles brought back whose sources were read again without them.
  var broughtBack: [GatherResult.Entry] = []

  let request: GatherRequest
  let room: Newsroom
  var names: Set<String>
  /// The number the next article of a slug that is taken gets.
  var numbers: [String: Int] = [:]
  var unknown: [ItemKey: Newsroom.Article]
  let pageDigests: [String]
  /// Entries the editor asks to have back.
  var wanted: Set<Int>
  var current: Set<Int> = []
  let cards: [String: ArticleCard]
  /// What the pictures of the sources come to, by arrival.
  var found: [Int: [ArticlePicture]] = [:]
  /// The same with those the editor removed from the issue.
  var shown: [Int: [ArticlePicture]] = [:]

  /// - Throws: `restore-unknown`, `restore-not-deleted`, `restore-impossible`, `too-many-new`.
  init(
    _ request: GatherRequest, _ room: Newsroom, _ others: OtherIssues, items: [(item: GatheredItem, marks: ItemMarks)],
    _ readings: [SourceReading]
  ) throws(Stop) {
    self.request = request
    self.room = room
    state = room.state
    base = room.base
    propositions = room.propositions
    names = room.names.union(state.entries.map(\.file))
    unknown = room.unknownArticles
    pageDigests = request.sources.map { sha256($0.bytes) }
    wanted = try room.wanted(request.restores)
    cards = room.cards(path: request.articlePath)
    let isInPeriod = { (item: GatheredItem) in item.raw.date.day.map(request.period.contains) ?? false }
    result = GatherResult(
      issue: request.issue, period: request.period,
      hasNothingInPeriod: wanted.isEmpty && !items.contains { isInPeriod($0.item) })
    let arrivals = Arrivals(items, in: request.period)
    let places = place(arrivals, others)
    let new = places.count { if case .new = $0.location { true } else { false } }
    if new > SourceLimits.articles { throw Stop(.tooManyNew(new, limit: SourceLimits.articles, request.period)) }
    takePictures(of: items.map(\.item), for: places, copies: arrivals.copies)
    merge(arrivals, places)
    try restoreOthers(readings)
    keepWhatIsGone(arrivals.seen, readings)
    tidy()
  }

  /// Where an item of the period belongs.
  enum Location {
    case entry(Int)
    /// An article written by hand before the item came.
    case unknown(Newsroom.Article)
    case otherIssue(OtherIssues.Holding)
    case new
  }

  /// Finds the place of every arrival, in their order.
  private mutating func place(_ arrivals: Arrivals, _ others: OtherIssues) -> [(arrival: Arrival, location: Location)] {
    let kept = arrivals.outcomes.compactMap { if case .arrives(let arrival) = $0.outcome { arrival } else { nil } }
    return zip(kept, state.entries(for: kept, in: room)).map { arrival, index in
      if let index { return (arrival, .entry(index)) }
      if let article = unknown.removeValue(forKey: arrival.key) { return (arrival, .unknown(article)) }
      return (arrival, others.holding(arrival).map { .otherIssue($0) } ?? .new)
    }
  }

  /// The pictures of those that are, or become, articles.
  private mutating func takePictures(
    of items: [GatheredItem], for places: [(arrival: Arrival, location: Location)], copies: [Int: [Int]]
  ) {
    guard let tools = request.pictures, !result.hasNothingInPeriod else { return }
    var wanted: Set<Int> = []
    for (arrival, location) in places {
      switch location {
      case .entry(let index):
        let isThere = room.articles[state.entries[index].file] != nil
        if isThere || self.wanted.contains(index) { wanted.insert(arrival.index) }
      case .unknown, .new: wanted.insert(arrival.index)
      case .otherIssue: break
      }
    }
    let haul = Gathering.takePictures(
      of: items, wanted: wanted, copies: copies, from: request.sources, photoFolders: request.photoFolders,
      into: request.folder, known: state.pictures, with: tools)
    (found, shown, pictures, state.pictures) = (haul.pictures, haul.shown, haul.files, haul.memory)
    standing += haul.diagnostics
  }

  mutating func merge(_ arrivals: Arrivals, _ places: [(arrival: Arrival, location: Location)]) {
    var number = 0
    var placed: [Arrival] = []
    for (item, outcome) in arrivals.outcomes {
      switch outcome {
      case .isLeft(let reason): leave(item, reason)
      case .repeats(let first, let reason): leave(item, reason, first: first.item)
      case .arrives(let arrival):
        if merge(arrival, at: places[number].location) { placed.append(arrival) }
        number += 1
      }
    }
    compareTexts(placed)
  }
}

/// The beginning of a text, for a list.
func shortened(_ text: String) -> String { text.dropFirst(60).isEmpty ? text : text.prefix(59) + "…" }
