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
  private var kept: [Arrival] = []
  private var keptByKey: [ItemKey: [Int]] = [:]
  private var keptByID: [String: Int] = [:]
  private var keptByAddress: [String: Int] = [:]

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
        let isSame = first.item.contentDigest == item.contentDigest
        outcomes.append((item, .repeats(first, isSame ? .sameItem : .sameItemOtherText)))
        seen.append((key, marks))
      } else {
        keptByKey[key, default: []].append(kept.count)
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
    for index in keptByKey[arrival.key] ?? [] {
      let other = kept[index]
      let hasMarks = { (a: String?, b: String?) in a != nil && b != nil && a != b }
      let areTwo =
        other.item.source == arrival.item.source
        && (hasMarks(other.marks.id, arrival.marks.id) || hasMarks(other.marks.address, arrival.marks.address))
      if !areTwo || other.item.contentDigest == arrival.item.contentDigest { return other }
    }
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
    // Of two entries of one item the one whose article is still there.
    let order = entries.indices.sorted {
      let (a, b) = (room.names.contains(entries[$0].file), room.names.contains(entries[$1].file))
      return a != b ? a : $0 < $1
    }
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
