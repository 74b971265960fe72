internal import Diagnostics
internal import Files
internal import IssueModel

// The three-way merge. Of every item there are up to three versions: the article as the tool last wrote it (base), the
// article as it is now (ours), the article as the source would have it (theirs).
//
//   ours        theirs     what is done
//   as written  same       nothing
//   as written  changed    the article is written anew
//   edited      same       ours stays
//   edited      changed    ours stays; theirs goes to `.gather/propositions/`, and the editor is told
//   deleted     any        stays deleted, unless the editor asks for it back
//   unreadable  any        stays as it is; the editor is told where
//   any         gone       stays

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

  private let request: GatherRequest
  private let room: Newsroom
  private var names: Set<String>
  /// The number the next article of a slug that is taken gets.
  private var numbers: [String: Int] = [:]
  private var unknown: [ItemKey: Newsroom.Article]
  private let pageDigests: [String]
  /// Entries the editor asks to have back.
  private var wanted: Set<Int>
  private var current: Set<Int> = []
  private let cards: [String: ArticleCard]
  /// What the pictures of the sources come to, by arrival.
  private var found: [Int: [ArticlePicture]] = [:]
  /// The same with those the editor removed from the issue.
  private var shown: [Int: [ArticlePicture]] = [:]

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
  private enum Location {
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

  private mutating func merge(_ arrivals: Arrivals, _ places: [(arrival: Arrival, location: Location)]) {
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

  // MARK: - Items that are no article

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

  // MARK: - Items that are

  /// - Returns: whether an article of the issue is this item.
  private mutating func merge(_ arrival: Arrival, at location: Location) -> Bool {
    switch location {
    case .entry(let index): return merge(arrival, index)
    case .unknown(let article): adopt(article, arrival)
    case .new: takeNew(arrival)
    case .otherIssue(let holding):
      var left = entry(arrival.item, nil, .alreadyInIssue)
      (left.file, left.issue) = (holding.file, holding.issue)
      result.left.append(left)
      return false
    }
    return true
  }

  private mutating func merge(_ arrival: Arrival, _ index: Int) -> Bool {
    current.insert(index)
    // Told by its place alone after the memory was lost: from now on the item's day and title tell it.
    if state.entries[index].content == nil { state.entries[index].key = arrival.key }
    guard let article = room.articles[state.entries[index].file] else {
      return placeDeleted(arrival, index)
    }
    if let written = state.entries[index].written, article.digest == written {
      placeUntouched(arrival, index)
    } else {
      placeEdited(arrival, index, article)
    }
    return true
  }

  private mutating func placeDeleted(_ arrival: Arrival, _ index: Int) -> Bool {
    let known = state.entries[index]
    // What stands there under the name and is no file of ours is not touched.
    if wanted.remove(index) != nil, !room.names.contains(known.file) {
      write(arrival, known.file, at: index)
      record(arrival, index, .restored)
      return true
    }
    record(arrival, index, room.names.contains(known.file) ? .unreadable : .deleted)
    return false
  }

  private mutating func placeUntouched(_ arrival: Arrival, _ index: Int) {
    let known = state.entries[index]
    remember(arrival, index)
    guard isSame(known, arrival) else {
      write(arrival, known.file, at: index)
      return record(arrival, index, .sourceChanged)
    }
    guard request.appliesProposals, !known.isCorrected, !isMereCopy(arrival, of: known),
      !corrected(arrival.item).applied.isEmpty
    else {
      return record(arrival, index, .unchanged)
    }
    write(arrival, known.file, at: index)
    record(arrival, index, .corrected)
  }

  private mutating func placeEdited(_ arrival: Arrival, _ index: Int, _ article: Newsroom.Article) {
    let known = state.entries[index]
    let version = version(of: arrival, known)
    let isReadable = cards[known.file]?.faults.isEmpty == true
    remember(arrival, index)
    let theirs = Array(text(of: arrival, for: known.file, isCorrected: known.isCorrected).utf8)
    if known.written != nil, article.bytes == theirs {
      // The editor took over all that the source says. Where nothing is known of what the tool wrote it stays edited.
      keepUpToDate(index, arrival, written: theirs)
      return record(arrival, index, .unchanged)
    }
    if !isReadable { return record(arrival, index, .unreadable) }
    let hasAll = known.isHandwritten ? says(article, arrival) : isSame(known, arrival)
    if hasAll || known.content == nil && isWritten(base[known.file], like: theirs) {
      keepUpToDate(index, arrival, written: nil)
      return record(arrival, index, .edited)
    }
    if known.offered == version, propositions[known.file] == nil {
      // The editor has removed the proposition: it is dealt with.
      keepUpToDate(index, arrival, written: theirs)
      return record(arrival, index, .edited)
    }
    state.entries[index].offered = version
    propositions[known.file] = theirs
    let (path, article) = (request.sources[arrival.item.source].path, request.articlePath + known.file)
    if known.isHandwritten {
      standing.append(.handwritten(arrival.item, issue: request.issue, file: path, article: article))
      return record(arrival, index, .handwritten)
    }
    standing.append(.editedSourceChanged(arrival.item, issue: request.issue, file: path, article: article))
    record(arrival, index, .editedSourceChanged)
  }

  /// Whether an article somebody wrote before its item came has what the source has: nearly the same text, and a picture
  /// where the source has one.
  private func says(_ article: Newsroom.Article, _ arrival: Arrival) -> Bool {
    guard let bytes = article.bytes else { return true }
    let hasText = arrival.item.paragraphs.isEmpty || Shingles(articleText(bytes)).isNearly(arrival.words)
    let hasPicture = shown[arrival.index] == nil || cards[article.file]?.pictures.isEmpty == false
    return hasText && hasPicture
  }

  /// Whether the source has nothing that the article's last version had not. A source without pictures takes none away:
  /// the same page was copied as text this time; for the same reason a source of mere words takes no link and no list
  /// away.
  private func isSame(_ known: GatherState.Entry, _ arrival: Arrival) -> Bool {
    let pictures = pictureDigest(of: arrival)
    return (known.content == arrival.content || isMereCopy(arrival, of: known))
      && (pictures == nil || pictures == known.pictures)
  }

  private func isMereCopy(_ arrival: Arrival, of known: GatherState.Entry) -> Bool {
    known.words != nil && arrival.item.isPlain && arrival.item.wordsDigest == known.words
  }

  /// What a proposition is known by.
  private func version(of arrival: Arrival, _ known: GatherState.Entry) -> String {
    let pictures = pictureDigest(of: arrival) ?? known.pictures ?? ""
    return sha256(Array((arrival.content + pictures).utf8))
  }

  /// Of what the source shows: a picture the editor took out of the issue is no change of the source.
  private func pictureDigest(of arrival: Arrival) -> String? {
    guard let pictures = shown[arrival.index], !pictures.isEmpty else { return nil }
    let lines = pictures.map { picture in
      let words = [picture.file, picture.alt, picture.caption] + (picture.credit.isEmpty ? [] : [picture.credit])
      return words.joined(separator: "\t")
    }
    return sha256(Array(lines.joined(separator: "\n").utf8))
  }

  /// Whether an article says the same as another wherever in the source it stood; so it is where there is none.
  private func isWritten(_ base: [UInt8]?, like theirs: [UInt8]) -> Bool {
    guard let base else { return true }
    let (ours, other) = (ArticlePeek(base), ArticlePeek(theirs))
    return ours.title == other.title && ours.date == other.date && articleText(base) == articleText(theirs)
  }

  /// The editor's file holds, or knows of, all the source has.
  private mutating func keepUpToDate(_ index: Int, _ arrival: Arrival, written: [UInt8]?) {
    let file = state.entries[index].file
    if !isMereCopy(arrival, of: state.entries[index]) {
      state.entries[index].content = arrival.content
      state.entries[index].words = arrival.item.isPlain ? nil : arrival.item.wordsDigest
    }
    state.entries[index].pictures = pictureDigest(of: arrival) ?? state.entries[index].pictures
    state.entries[index].offered = nil
    propositions[file] = nil
    guard let written else { return }
    state.entries[index].written = sha256(written)
    base[file] = written
  }

  /// An id or address that an entry does not have yet. One it has stays: some sites make new ones at every reading.
  private mutating func remember(_ arrival: Arrival, _ index: Int) {
    let marks = state.entries[index].marks
    state.entries[index].marks = ItemMarks(
      id: marks.id ?? arrival.marks.id, address: marks.address ?? arrival.marks.address)
  }

  private mutating func adopt(_ article: Newsroom.Article, _ arrival: Arrival) {
    let index = state.entries.count
    var entry = memory(of: arrival, file: article.file, revision: 1)
    entry.content = GatherState.Entry.handwritten
    entry.words = nil
    state.entries.append(entry)
    current.insert(index)
    placeEdited(arrival, index, article)
  }

  private mutating func takeNew(_ arrival: Arrival) {
    let slug = articleSlug(date: arrival.date, title: arrival.item.title)
    var file = slug + ".md"
    while names.contains(file) {
      let number = numbers[slug, default: 2]
      file = "\(slug)-\(number).md"
      numbers[slug] = number + 1
    }
    names.insert(file)
    write(arrival, file, at: nil)
    current.insert(state.entries.count - 1)
    record(arrival, state.entries.count - 1, .new)
  }

  // MARK: - Writing

  private mutating func write(_ arrival: Arrival, _ file: String, at index: Int?) {
    let wasCorrected = index.map { state.entries[$0].isCorrected } ?? false
    let isCorrected = (wasCorrected || request.appliesProposals) && !corrected(arrival.item).applied.isEmpty
    let text = text(of: arrival, for: file, isCorrected: isCorrected)
    let bytes = Array(text.utf8)
    writes.append(Write(file: file, text: text, replaced: room.articles[file]?.digest))
    base[file] = bytes
    propositions[file] = nil
    var entry = memory(of: arrival, file: file, revision: (index.map { state.entries[$0].revision } ?? 0) + 1)
    entry.written = sha256(bytes)
    entry.isCorrected = isCorrected
    entry.pictures = pictureDigest(of: arrival) ?? index.flatMap { state.entries[$0].pictures }
    if let index {
      let marks = state.entries[index].marks
      entry.marks = ItemMarks(id: marks.id ?? entry.marks.id, address: marks.address ?? entry.marks.address)
      state.entries[index] = entry
    } else {
      state.entries.append(entry)
    }
  }

  /// The article as the source would have it.
  private func text(of arrival: Arrival, for file: String, isCorrected: Bool) -> String {
    let item = isCorrected ? corrected(arrival.item).item : arrival.item
    // What an earlier source showed stays, as long as its files are there.
    let earlier = base[file].map { ArticleCard(file, $0, path: request.articlePath).pictures } ?? []
    let pictures = found[arrival.index] ?? earlier.filter { request.folder.hasFile($0.file) }
    return ArticleFile(
      title: item.title, date: arrival.date, fields: item.fields, section: item.fields.section ?? request.section,
      source: item.address, blocks: item.blocks,
      pictures: pictures
    ).text
  }

  /// The item with the corrections proposed for it, and those that were made.
  private func corrected(_ item: GatheredItem) -> (item: GatheredItem, applied: [GatheredItem.Line<Proposal>]) {
    if item.proposals.isEmpty { return (item, []) }
    let corrected = GatheredItem(
      item.raw, source: item.source, name: item.name, kind: item.kind, sections: request.sections,
      appliesProposals: true)
    var left = corrected.proposals
    let applied = item.proposals.filter { proposal in
      guard let index = left.firstIndex(of: proposal) else { return true }
      left.remove(at: index)
      return false
    }
    return (corrected, applied)
  }

  private func memory(of arrival: Arrival, file: String, revision: Int) -> GatherState.Entry {
    GatherState.Entry(
      key: arrival.key, marks: arrival.marks, file: file, content: arrival.content,
      words: arrival.item.isPlain ? nil : arrival.item.wordsDigest, block: arrival.item.blockDigest,
      source: arrival.item.address, place: request.sources[arrival.item.source].place,
      page: pageDigests[arrival.item.source],
      revision: revision)
  }

  private mutating func record(_ arrival: Arrival, _ index: Int, _ reason: GatherReason) {
    let known = state.entries[index]
    var entry = entry(arrival.item, known.file, reason)
    let isOurs = ![.edited, .editedSourceChanged, .handwritten, .unreadable, .deleted].contains(reason)
    if !isOurs, let words = cards[known.file]?.words { entry.words = words }
    switch reason {
    case .new: result.taken.append(entry)
    case .sourceChanged, .restored, .corrected: result.changed.append(entry)
    case .deleted: result.left.append(entry)
    default: result.kept.append(entry)
    }
    let applied = isOurs && known.isCorrected ? corrected(arrival.item).applied : []
    if reason == .new || reason == .sourceChanged || reason == .corrected {
      result.corrections += applied.map {
        GatherResult.Correction(
          file: request.articlePath + known.file, source: "\(arrival.item.name):\($0.line)", found: $0.value.found,
          made: $0.value.proposed)
      }
    }
    outcomes.append(Outcome(item: arrival.item, entry: entry, revision: known.revision, applied: applied))
    guard isOurs else { return }
    let path = request.sources[arrival.item.source].path
    if arrival.item.paragraphs.isEmpty { standing.append(.noText(arrival.item, file: path)) }
    if arrival.item.isCut { standing.append(.cutText(arrival.item, file: path)) }
    if arrival.item.repeatsTitle { standing.append(.titleRepeated(arrival.item, file: path)) }
  }

  // MARK: - What the sources no longer have, or have twice

  /// Brings back what the sources given do not have, as the tool last wrote it.
  private mutating func restoreOthers(_ readings: [SourceReading]) throws(Stop) {
    let sources = SourcesRead(request.sources, readings)
    for index in wanted.sorted() {
      let known = state.entries[index]
      guard let bytes = base[known.file], !room.names.contains(known.file) else {
        throw Stop(.restoreImpossible(known.file))
      }
      writes.append(Write(file: known.file, text: String(decoding: bytes, as: UTF8.self), replaced: nil))
      state.entries[index].written = sha256(bytes)
      current.insert(index)
      let card = ArticleCard(known.file, bytes, path: request.articlePath)
      var entry = GatherResult.Entry(
        title: card.title ?? known.key.title, date: known.key.date, file: request.articlePath + known.file,
        source: known.source, reason: .restored, words: card.words)
      result.changed.append(entry)
      entry.reason = .goneFromSource
      if sources.wouldHave(known) { broughtBack.append(entry) }
    }
  }

  /// Nearly the same text under two titles on one day is perhaps one item whose title was corrected: both stay, and the
  /// editor is told, until one is held back.
  private mutating func compareTexts(_ arrivals: [Arrival]) {
    func isHeldBack(_ file: String) -> Bool { room.articles[file]?.peek?.isHeldBack ?? false }
    var days: [CalendarDate: [(words: () -> Shingles, name: String, arrival: Arrival?)]] = [:]
    for (index, entry) in state.entries.enumerated()
    where !current.contains(index) && room.articles[entry.file] != nil && !isHeldBack(entry.file) {
      let room = room
      days[entry.key.date, default: []].append(({ room.words(of: entry) }, request.articlePath + entry.file, nil))
    }
    let files = Dictionary(outcomes.map { ($0.item.address, $0.entry.file) }) { first, _ in first }
    for arrival in arrivals {
      let file = (files[arrival.item.address] ?? nil).map { String($0.dropFirst(request.articlePath.count)) }
      if let file, isHeldBack(file) { continue }
      days[arrival.date, default: []].append(({ arrival.words }, arrival.item.address, arrival))
    }
    for (_, group) in days.sorted(by: { $0.key > $1.key }) where group.count > 1 {
      for (first, later) in Shingles.pairs(in: group.map { $0.words() }) {
        guard let arrival = group[later].arrival else { continue }
        standing.append(
          .perhapsSame(
            arrival.item, other: group[first].name, file: request.sources[arrival.item.source].path))
      }
    }
  }

  /// Articles whose source was read again without them stay: a home page shows its newest items only.
  private mutating func keepWhatIsGone(_ seen: [(key: ItemKey, marks: ItemMarks)], _ readings: [SourceReading]) {
    let sources = SourcesRead(request.sources, readings)
    let keys = Set(seen.map(\.key)).union(readings.flatMap(\.tooLong).compactMap(\.key))
    let ids = Set(seen.compactMap(\.marks.id))
    for (index, entry) in state.entries.enumerated().sorted(by: { $0.element.file < $1.element.file }) {
      guard !current.contains(index), room.names.contains(entry.file), !keys.contains(entry.key),
        entry.marks.id.map({ !ids.contains($0) }) ?? true, sources.wouldHave(entry)
      else { continue }
      let title = room.articles[entry.file]?.peek?.title.map(withoutEscapes) ?? entry.key.title
      result.kept.append(
        GatherResult.Entry(
          title: title, date: entry.key.date, file: request.articlePath + entry.file, source: entry.source,
          reason: .goneFromSource, words: cards[entry.file]?.words ?? 0))
    }
  }

  /// Goes back on what could not be written because the editor was faster: what is remembered of those articles is what
  /// was remembered before.
  /// - Parameter files: from the issue's folder; pictures among them.
  mutating func takeBack(_ files: [String], _ room: Newsroom) {
    result.diagnostics += files.map { .editedMeanwhile(request.path + "/" + $0) }
    let names = Set(files.filter { $0.hasPrefix("articles/") }.map { String($0.dropFirst("articles/".count)) })
    if names.isEmpty { return }
    let known = room.state.entries
    for index in state.entries.indices where index < known.count && names.contains(state.entries[index].file) {
      state.entries[index] = known[index]
    }
    state.entries = state.entries.enumerated().filter { $0.offset < known.count || !names.contains($0.element.file) }
      .map(\.element)
    for name in names {
      base[name] = room.base[name]
      propositions[name] = room.propositions[name]
    }
    writes.removeAll { names.contains($0.file) }
    let paths = Set(names.map { request.articlePath + $0 })
    func isTakenBack(_ entry: GatherResult.Entry) -> Bool { entry.file.map(paths.contains) ?? false }
    result.kept += (result.taken + result.changed).filter(isTakenBack).map { entry in
      var entry = entry
      entry.reason = .edited
      return entry
    }
    result.taken.removeAll(where: isTakenBack)
    result.changed.removeAll(where: isTakenBack)
    result.corrections.removeAll { paths.contains($0.file) }
    result.articles.removeAll { paths.contains($0.file) }
    for index in outcomes.indices where isTakenBack(outcomes[index].entry) { outcomes[index].entry.reason = .edited }
  }

  /// What the tool keeps of articles it no longer knows goes; what every article lacks is noted.
  private mutating func tidy() {
    let known = Set(state.entries.map(\.file))
    base = base.filter { known.contains($0.key) }
    propositions = propositions.filter { known.contains($0.key) }
    var cards = cards
    for write in writes {
      cards[write.file] = ArticleCard(write.file, Array(write.text.utf8), path: request.articlePath)
    }
    let all = cards.sorted { $0.key < $1.key }.map(\.value)
    result.articles = all.filter { !$0.isHeldBack && $0.faults.isEmpty }.map { card in
      GatherResult.Article(
        file: request.articlePath + card.file, title: card.title ?? "", words: card.words, needs: card.needs)
    }
    result.diagnostics += all.flatMap(\.faults)
  }
}

/// The beginning of a text, for a list.
func shortened(_ text: String) -> String { text.dropFirst(60).isEmpty ? text : text.prefix(59) + "…" }
