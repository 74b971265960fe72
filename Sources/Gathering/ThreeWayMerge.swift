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
//   by hand     new        ours stays; theirs is offered, unless ours says nearly the same

extension GatherPlan {
  /// - Returns: whether an article of the issue is this item.
  mutating func merge(_ arrival: Arrival, at location: Location) -> Bool {
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

  mutating func merge(_ arrival: Arrival, _ index: Int) -> Bool {
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

  mutating func placeDeleted(_ arrival: Arrival, _ index: Int) -> Bool {
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

  mutating func placeUntouched(_ arrival: Arrival, _ index: Int) {
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

  mutating func placeEdited(_ arrival: Arrival, _ index: Int, _ article: Newsroom.Article) {
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

  /// The editor's file holds, or knows of, all the source has.
  mutating func keepUpToDate(_ index: Int, _ arrival: Arrival, written: [UInt8]?) {
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
  mutating func remember(_ arrival: Arrival, _ index: Int) {
    let marks = state.entries[index].marks
    state.entries[index].marks = ItemMarks(
      id: marks.id ?? arrival.marks.id, address: marks.address ?? arrival.marks.address)
  }

  mutating func adopt(_ article: Newsroom.Article, _ arrival: Arrival) {
    let index = state.entries.count
    var entry = memory(of: arrival, file: article.file, revision: 1)
    entry.content = GatherState.Entry.handwritten
    entry.words = nil
    state.entries.append(entry)
    current.insert(index)
    placeEdited(arrival, index, article)
  }

  mutating func takeNew(_ arrival: Arrival) {
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
}
