internal import Diagnostics
internal import Files
internal import IssueModel

// What the sources no longer have, or have twice; and what is taken back when the editor was faster.

extension GatherPlan {
  /// Brings back what the sources given do not have, as the tool last wrote it.
  mutating func restoreOthers(_ readings: [SourceReading]) throws(Stop) {
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
  mutating func compareTexts(_ arrivals: [Arrival]) {
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
  mutating func keepWhatIsGone(_ seen: [(key: ItemKey, marks: ItemMarks)], _ readings: [SourceReading]) {
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

  /// What the tool keeps of articles it no longer knows goes; what every article lacks is noted.
  mutating func tidy() {
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
}
