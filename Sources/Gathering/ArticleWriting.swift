internal import Diagnostics
internal import Files
internal import IssueModel

// What is written, remembered and told of an item that is an article of the issue, and told of one that is none.

extension GatherPlan {
  mutating func write(_ arrival: Arrival, _ file: String, at index: Int?) {
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
  func text(of arrival: Arrival, for file: String, isCorrected: Bool) -> String {
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
  func corrected(_ item: GatheredItem) -> (item: GatheredItem, applied: [GatheredItem.Line<Proposal>]) {
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

  func memory(of arrival: Arrival, file: String, revision: Int) -> GatherState.Entry {
    GatherState.Entry(
      key: arrival.key, marks: arrival.marks, file: file, content: arrival.content,
      words: arrival.item.isPlain ? nil : arrival.item.wordsDigest, block: arrival.item.blockDigest,
      source: arrival.item.address, place: request.sources[arrival.item.source].place,
      page: pageDigests[arrival.item.source],
      revision: revision)
  }

  mutating func record(_ arrival: Arrival, _ index: Int, _ reason: GatherReason) {
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

  mutating func leave(_ item: GatheredItem, _ reason: GatherReason, first: GatheredItem? = nil) {
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

  func entry(_ item: GatheredItem, _ file: String?, _ reason: GatherReason) -> GatherResult.Entry {
    let title = item.title.isEmpty ? shortened(item.paragraphs.first ?? "") : item.title
    return GatherResult.Entry(
      title: title, date: item.raw.date.day, file: file.map { request.articlePath + $0 }, source: item.address,
      reason: reason, words: item.words)
  }
}
