internal import Files
internal import IssueModel

// What makes two items one. Three things can tell, and each of them lies on some site: the id a feed gives (made anew at
// every download, or the same on all), the address of the item's page (the same for all items of a list), day and title
// (a title is corrected). So an id or address counts only where no other item of its file has it, and where it
// contradicts the day and the title it must be borne out by the text.

/// The day and the folded title. Not the category, which changes, nor the text, which may be corrected.
struct ItemKey: Hashable, Sendable {
  var date: CalendarDate
  var title: String

  init(date: CalendarDate, title: String) {
    self.date = date
    self.title = folded(title)
  }

  /// Reads what `text` writes.
  init?(_ text: String) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CalendarDate(iso: parts[0]) else { return nil }
    self.date = date
    title = String(parts[1])
  }

  var text: String { "\(date)|\(title)" }
}

extension RawItem {
  /// Nil where it has no day.
  var key: ItemKey? { date.day.map { ItemKey(date: $0, title: clean(title).text) } }
}

/// What a source says an item is, besides its day and title.
struct ItemMarks: Hashable, Sendable {
  /// As written, or its hash where it is long or cannot stand in a line.
  var id: String?
  /// Without scheme, `www.`, fragment and what counts visitors.
  var address: String?
}

extension ItemMarks {
  init(of raw: RawItem) {
    self.init(id: raw.id.flatMap(Self.line), address: raw.address.flatMap(plainAddress).flatMap(Self.line))
  }

  private static func line(_ text: String) -> String? {
    let text = clean(text).text
    if text.isEmpty || text == "-" { return nil }
    return text.utf8.count <= 200 && !text.utf8.contains { $0 < 0x20 } ? text : "sha256:" + sha256(Array(text.utf8))
  }

  /// The marks of a source's items, without those that two of them share.
  static func unique(of items: [RawItem]) -> [ItemMarks] {
    let all = items.map(ItemMarks.init)
    var ids: [String: Int] = [:]
    var addresses: [String: Int] = [:]
    for marks in all {
      if let id = marks.id { ids[id, default: 0] += 1 }
      if let address = marks.address { addresses[address, default: 0] += 1 }
    }
    return all.map { marks in
      ItemMarks(
        id: marks.id.flatMap { ids[$0] == 1 ? $0 : nil },
        address: marks.address.flatMap { addresses[$0] == 1 ? $0 : nil })
    }
  }
}

/// An address as two copies of it agree: `https://www.poc.org/a/?page=118&utm_source=x#haut` is `poc.org/a/?page=118`.
/// Nil for one without a host.
func plainAddress(_ address: String) -> String? {
  var rest = address[...]
  if let scheme = rest.range(ofMark: "://") { rest = rest[scheme.upperBound...] }
  if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
  var query: Substring = ""
  if let mark = rest.firstIndex(of: "?") {
    query = rest[rest.index(after: mark)...]
    rest = rest[..<mark]
  }
  let slash = rest.firstIndex(of: "/") ?? rest.endIndex
  var host = rest[..<slash].lowercased()
  let path = rest[slash...] == "/" ? "" : rest[slash...]
  if host.hasPrefix("www.") { host.removeFirst(4) }
  for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
  guard !host.isEmpty else { return nil }
  let kept = query.split(separator: "&").filter { part in
    let name = part.prefix { $0 != "=" }.lowercased()
    return !name.hasPrefix("utm_") && !["fbclid", "gclid", "mc_cid", "mc_eid"].contains(name)
  }
  return host + path + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
}

extension Substring {
  fileprivate func range(ofMark mark: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(mark) }.map { $0..<index($0, offsetBy: mark.count) }
  }
}

/// Whether an id or address that two items share is borne out: by the title, or by nearly the same text. Texts too short
/// to tell leave it to the day.
func bearsOut(_ a: (key: ItemKey, words: Shingles), _ b: (key: ItemKey, words: Shingles)) -> Bool {
  if a.key.title == b.key.title { return true }
  if a.words.isShort || b.words.isShort { return a.key.date == b.key.date }
  return a.words.likeness(to: b.words) >= 0.4
}
