internal import Diagnostics
internal import Files
internal import IssueModel

/// What a gathering is going to do, worked out before the first byte is written.
struct GatherPlan {
  var result: GatherResult
  var state: GatherState
  /// In the order they are written: an article before the tool's memory of it, so that a run cut off leaves an article
  /// that counts as edited and never one that counts as deleted.
  var articles: [(file: String, text: String)] = []
  /// What each item of the period came to, for the report.
  var outcomes: [(item: GatheredItem, entry: GatherResult.Entry, revision: Int)] = []
  /// What stands in the sources whatever the run: the report lists it, and so stays the same when nothing changes.
  var standing: [Diagnostic] = []

  private let request: GatherRequest
  private let room: Newsroom
  private var names: Set<String>
  private var indexOfKey: [ItemKey: Int] = [:]
  private var unknown: [ItemKey: Newsroom.Article]
  private var pageDigests: [String]

  init(_ request: GatherRequest, _ room: Newsroom, items: [GatheredItem]) {
    self.request = request
    self.room = room
    state = room.state
    names = room.names.union(state.entries.map(\.file))
    unknown = room.unknownArticles
    pageDigests = request.sources.map { sha256($0.bytes) }
    let isInPeriod = { (item: GatheredItem) in item.raw.date.day.map(request.period.contains) ?? false }
    result = GatherResult(
      issue: request.issue, period: request.period, hasNothingInPeriod: !items.contains(where: isInPeriod))
    for (index, entry) in state.entries.enumerated() {
      if let other = indexOfKey[entry.key], room.names.contains(state.entries[other].file) { continue }
      indexOfKey[entry.key] = index
    }
    var seen: [ItemKey: GatheredItem] = [:]
    for item in items {
      if let reason = reasonToLeave(item) {
        leave(item, reason)
      } else if let key = item.key, let first = seen[key] {
        leave(item, first.contentDigest == item.contentDigest ? .sameItem : .sameItemOtherText, first: first)
      } else if let key = item.key, let date = item.raw.date.day {
        seen[key] = item
        place(item, key, date)
      }
    }
    compareTexts(Array(seen.values).sorted { ($0.source, $0.raw.line) < ($1.source, $1.raw.line) })
    keepWhatIsGone(Set(items.compactMap(\.key)))
  }

  private func reasonToLeave(_ item: GatheredItem) -> GatherReason? {
    if item.raw.isDraft { return .draft }
    return switch item.raw.date {
    case .missing: .noDate
    case .impossible: .impossibleDate
    case .day(let day) where !request.period.contains(day): .outsidePeriod
    case .day: item.title.isEmpty ? .noTitle : nil
    }
  }

  private mutating func leave(_ item: GatheredItem, _ reason: GatherReason, first: GatheredItem? = nil) {
    let path = request.sources[item.source].path
    switch reason {
    case .noDate: standing.append(.noDate(item, file: path))
    case .impossibleDate: standing.append(.impossibleDate(item, file: path))
    case .noTitle: standing.append(.noTitle(item, file: path))
    case .sameItemOtherText:
      if let first { standing.append(.sameItemOtherText(item, first: first.address, file: path)) }
    default: break
    }
    result.left.append(entry(item, nil, reason))
  }

  private func entry(_ item: GatheredItem, _ file: String?, _ reason: GatherReason) -> GatherResult.Entry {
    let title = item.title.isEmpty ? shortened(item.paragraphs.first ?? "") : item.title
    return GatherResult.Entry(
      title: title, date: item.raw.date.day, file: file.map { request.articlePath + $0 }, source: item.address,
      reason: reason, words: item.words)
  }

  private mutating func place(_ item: GatheredItem, _ key: ItemKey, _ date: CalendarDate) {
    guard let index = indexOfKey[key] ?? rebuiltIndex(item, date) else {
      if let article = unknown[key] {
        adopt(article, item, key)
      } else {
        takeNew(item, key, date)
      }
      return
    }
    let known = state.entries[index]
    let content = item.contentDigest
    guard room.names.contains(known.file) else {
      record(item, known.file, .deleted, known.revision)
      return
    }
    if let written = known.written, room.articles[known.file]?.digest == written {
      if known.content == content {
        record(item, known.file, .unchanged, known.revision)
      } else {
        write(item, date, to: known.file, at: index, key: key, revision: known.revision + 1)
        record(item, known.file, .sourceChanged, known.revision + 1)
      }
    } else if known.content == "-" {
      state.entries[index] = memory(of: item, key, file: known.file, written: nil, revision: known.revision)
      record(item, known.file, .edited, known.revision)
    } else if known.content == content {
      record(item, known.file, .edited, known.revision)
    } else {
      standing.append(
        .editedSourceChanged(item, file: request.sources[item.source].path, article: request.articlePath + known.file))
      record(item, known.file, .editedSourceChanged, known.revision)
    }
  }

  /// After the state was lost: an article with another title now, but from the same place and of the same day.
  private func rebuiltIndex(_ item: GatheredItem, _ date: CalendarDate) -> Int? {
    guard !room.diagnostics.isEmpty else { return nil }
    return state.entries.firstIndex {
      $0.content == "-" && $0.source == item.address && $0.key.date == date && room.names.contains($0.file)
    }
  }

  private mutating func adopt(_ article: Newsroom.Article, _ item: GatheredItem, _ key: ItemKey) {
    state.entries.append(memory(of: item, key, file: article.file, written: nil, revision: 1))
    record(item, article.file, .edited, 1)
  }

  private mutating func takeNew(_ item: GatheredItem, _ key: ItemKey, _ date: CalendarDate) {
    let slug = articleSlug(date: date, title: item.title)
    var file = slug + ".md"
    var number = 2
    while names.contains(file) {
      file = "\(slug)-\(number).md"
      number += 1
    }
    names.insert(file)
    write(item, date, to: file, at: nil, key: key, revision: 1)
    record(item, file, .new, 1)
  }

  private mutating func write(
    _ item: GatheredItem, _ date: CalendarDate, to file: String, at index: Int?, key: ItemKey, revision: Int
  ) {
    let article = ArticleFile(
      title: item.title, date: date, section: request.section, source: item.address, blocks: item.blocks)
    let text = article.text
    articles.append((file, text))
    let entry = memory(of: item, key, file: file, written: sha256(Array(text.utf8)), revision: revision)
    if let index { state.entries[index] = entry } else { state.entries.append(entry) }
  }

  private func memory(of item: GatheredItem, _ key: ItemKey, file: String, written: String?, revision: Int)
    -> GatherState.Entry
  {
    GatherState.Entry(
      key: key, file: file, written: written, content: item.contentDigest, body: item.bodyDigest,
      block: item.blockDigest, source: item.address, page: pageDigests[item.source], revision: revision)
  }

  private mutating func record(_ item: GatheredItem, _ file: String, _ reason: GatherReason, _ revision: Int) {
    let entry = entry(item, file, reason)
    switch reason {
    case .new: result.taken.append(entry)
    case .sourceChanged: result.changed.append(entry)
    case .deleted: result.left.append(entry)
    default: result.kept.append(entry)
    }
    outcomes.append((item, entry, revision))
    guard reason == .new || reason == .sourceChanged || reason == .unchanged else { return }
    let path = request.sources[item.source].path
    if item.paragraphs.isEmpty { standing.append(.noText(item, file: path)) }
    if item.isCut { standing.append(.cutText(item, file: path)) }
    if item.repeatsTitle { standing.append(.titleRepeated(item, file: path)) }
  }

  /// The same text twice on one day is perhaps one item whose title was corrected: both stay, and the editor is told.
  private mutating func compareTexts(_ items: [GatheredItem]) {
    struct DayText: Hashable {
      var date: CalendarDate
      var body: String
    }
    let current = Set(items.compactMap(\.key))
    var first: [DayText: String] = [:]
    for entry in state.entries
    where entry.body != "-" && !current.contains(entry.key) && room.names.contains(entry.file) {
      first[DayText(date: entry.key.date, body: entry.body)] = request.articlePath + entry.file
    }
    for item in items {
      guard let date = item.raw.date.day, !item.paragraphs.isEmpty else { continue }
      let text = DayText(date: date, body: item.bodyDigest)
      if let other = first[text] {
        standing.append(.sameText(item, other: other, file: request.sources[item.source].path))
      } else {
        first[text] = item.address
      }
    }
  }

  /// Articles whose source was read again without them stay: a home page shows its newest items only.
  private mutating func keepWhatIsGone(_ current: Set<ItemKey>) {
    let read = Set(request.sources.map(\.name))
    for entry in state.entries.sorted(by: { $0.file < $1.file }) {
      guard !current.contains(entry.key), room.names.contains(entry.file),
        let colon = entry.source.lastIndex(of: ":"), read.contains(String(entry.source[..<colon]))
      else { continue }
      result.kept.append(
        GatherResult.Entry(
          title: room.articles[entry.file]?.peek?.title.map(withoutEscapes) ?? entry.key.title, date: entry.key.date,
          file: request.articlePath + entry.file, source: entry.source, reason: .goneFromSource, words: 0))
    }
  }
}

/// The beginning of a text, for a list.
func shortened(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }
