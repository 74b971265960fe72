internal import IssueModel

/// The items of all sources told apart: those that may become articles, each once, and why the others do not.
struct Arrivals {
  /// What became of an item so far.
  enum Outcome {
    case arrives(Arrival)
    case isLeft(GatherReason)
    /// It is in the sources already, from the first of the two.
    case repeats(Arrival, GatherReason)
  }

  /// In the order of the sources.
  private(set) var outcomes: [(item: GatheredItem, outcome: Outcome)] = []
  /// What the items left out are, so that their articles do not count as gone.
  private(set) var seen: [(key: ItemKey, marks: ItemMarks)] = []
  /// The items that repeat another, by its index.
  private(set) var copies: [Int: [Int]] = [:]
  private var kept: [Arrival] = []
  /// The first of each shape.
  private var keptByKey: [ItemKey: [Shape: Int]] = [:]
  private var keptByText: [Text: Int] = [:]
  private var keptByID: [String: Int] = [:]
  private var keptByAddress: [String: Int] = [:]

  /// Where an item comes from, and which marks tell it from the others there.
  private struct Shape: Hashable {
    var source: Int
    var hasID, hasAddress: Bool

    init(_ arrival: Arrival) {
      source = arrival.item.source
      (hasID, hasAddress) = (arrival.marks.id != nil, arrival.marks.address != nil)
    }

    /// Marks are each one item's alone in its source.
    func areTwo(_ other: Shape) -> Bool {
      source == other.source && (hasID && other.hasID || hasAddress && other.hasAddress)
    }
  }

  private struct Text: Hashable {
    var key: ItemKey
    var content: String
  }

  /// - Parameter items: with the marks that are theirs alone in their source.
  init(_ items: [(item: GatheredItem, marks: ItemMarks)], in period: Period) {
    for (index, (item, marks)) in items.enumerated() {
      guard let key = item.key, Self.reasonToLeave(item, period) == nil else {
        if let key = item.key { seen.append((key, marks)) }
        outcomes.append((item, .isLeft(Self.reasonToLeave(item, period) ?? .noDate)))
        continue
      }
      let arrival = Arrival(index: index, item: item, key: key, marks: marks)
      if let first = first(like: arrival) {
        let isSame = first.content == arrival.content
        outcomes.append((item, .repeats(first, isSame ? .sameItem : .sameItemOtherText)))
        seen.append((key, marks))
        copies[first.index, default: []].append(index)
      } else {
        if keptByKey[key]?[Shape(arrival)] == nil { keptByKey[key, default: [:]][Shape(arrival)] = kept.count }
        let text = Text(key: key, content: arrival.content)
        if keptByText[text] == nil { keptByText[text] = kept.count }
        if let id = marks.id { keptByID[id] = kept.count }
        if let address = marks.address { keptByAddress[address] = kept.count }
        kept.append(arrival)
        outcomes.append((item, .arrives(arrival)))
      }
    }
  }

  private static func reasonToLeave(_ item: GatheredItem, _ period: Period) -> GatherReason? {
    if item.raw.isDraft { return .draft }
    return switch item.raw.date {
    case .missing: .noDate
    case .impossible: .impossibleDate
    case .day(let day) where !period.contains(day): .outsidePeriod
    case .day: item.title.isEmpty ? .noTitle : nil
    }
  }

  /// The item that was there before and is the same. Two of one source with ids of their own are two, unless they say the
  /// same to the letter.
  private func first(like arrival: Arrival) -> Arrival? {
    let like = (keptByKey[arrival.key] ?? [:]).filter { !$0.key.areTwo(Shape(arrival)) }.values.min()
    let same = keptByText[Text(key: arrival.key, content: arrival.content)]
    if let index = [like, same].compactMap(\.self).min() { return kept[index] }
    for index in [arrival.marks.id.flatMap { keptByID[$0] }, arrival.marks.address.flatMap { keptByAddress[$0] }] {
      guard let index, kept[index].item.source != arrival.item.source else { continue }
      if bearsOut((kept[index].key, kept[index].words), (arrival.key, arrival.words)) { return kept[index] }
    }
    return nil
  }
}

/// An item of the period with a day and a title, the first of its kind in the sources.
struct Arrival {
  /// Among all items.
  var index: Int
  var item: GatheredItem
  var key: ItemKey
  var marks: ItemMarks
  /// The digest of what it says.
  let content: String

  init(index: Int, item: GatheredItem, key: ItemKey, marks: ItemMarks) {
    self.index = index
    self.item = item
    self.key = key
    self.marks = marks
    content = item.contentDigest
  }

  var date: CalendarDate { key.date }
  var words: Shingles { Shingles(item.paragraphs.joined(separator: " ")) }
}

extension GatherState {
  /// The entry each arrival is, by what tells most first: day and title with the id or the address, day and title, then
  /// id and address where they are borne out. An entry is no two arrivals'.
  func entries(for arrivals: [Arrival], in room: Newsroom) -> [Int?] {
    var found = [Int?](repeating: nil, count: arrivals.count)
    var byKey: [ItemKey: [Int]] = [:]
    var byID: [String: [Int]] = [:]
    var byAddress: [String: [Int]] = [:]
    // Of two entries of one item, as after the memory was lost and an article copied, the one whose article is still
    // there, then the one that was compared with the source before, then the one the tool wrote: the same at every run.
    let order = entries.indices.map { index in
      let entry = entries[index]
      let rank =
        (room.names.contains(entry.file) ? 0 : 4) + (entry.content != nil ? 0 : 2)
        + (room.base[entry.file] != nil ? 0 : 1)
      return (rank: rank, file: entry.file, index: index)
    }.sorted { ($0.rank, $0.file) < ($1.rank, $1.file) }.map(\.index)
    for index in order {
      let entry = entries[index]
      byKey[entry.key, default: []].append(index)
      if let id = entry.marks.id { byID[id, default: []].append(index) }
      if let address = entry.marks.address { byAddress[address, default: []].append(index) }
    }
    var taken: Set<Int> = []
    func pass(_ candidates: (Arrival) -> [Int]?, where holds: (Arrival, GatherState.Entry) -> Bool) {
      for (number, arrival) in arrivals.enumerated() where found[number] == nil {
        guard let index = candidates(arrival)?.first(where: { !taken.contains($0) && holds(arrival, entries[$0]) })
        else { continue }
        found[number] = index
        taken.insert(index)
      }
    }
    pass({ byKey[$0.key] }, where: { $0.marks.id != nil && $0.marks.id == $1.marks.id })
    pass({ byKey[$0.key] }, where: { $0.marks.address != nil && $0.marks.address == $1.marks.address })
    pass({ byKey[$0.key] }, where: { _, _ in true })
    let isBorneOut = { (arrival: Arrival, entry: GatherState.Entry) in
      bearsOut((arrival.key, arrival.words), (entry.key, room.words(of: entry)))
    }
    pass({ $0.marks.id.flatMap { byID[$0] } }, where: isBorneOut)
    pass({ $0.marks.address.flatMap { byAddress[$0] } }, where: isBorneOut)
    guard room.isRebuilt else { return found }
    // The memory is lost: an article with another title now, but from the same place and of the same day.
    for (number, arrival) in arrivals.enumerated() where found[number] == nil {
      let index = entries.indices.first {
        !taken.contains($0) && entries[$0].content == nil && entries[$0].source == arrival.item.address
          && entries[$0].key.date == arrival.date && room.names.contains(entries[$0].file)
      }
      if let index {
        found[number] = index
        taken.insert(index)
      }
    }
    return found
  }
}
