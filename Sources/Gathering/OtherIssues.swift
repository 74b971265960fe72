internal import Diagnostics
internal import Files
internal import IssueModel

/// What appeared, or will appear, in the letter's other issues: so that nothing is printed twice.
struct OtherIssues {
  struct Holding: Hashable {
    var issue: String
    /// From the folder that holds `letter.yaml`.
    var file: String
  }

  private struct Entry {
    var holding: Holding
    var key: ItemKey
    var room: Int
    /// What the tool knows of it; nil for an article written by hand.
    var memory: GatherState.Entry?
  }

  private var rooms: [Newsroom] = []
  private var entries: [Entry] = []
  private var byKey: [ItemKey: Int] = [:]
  private var byMark: [String: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads every issue of the root but one. An article that is deleted or held back there did not appear.
  init(than issue: String, in root: Folder) {
    let others = ((try? root.list("issues")) ?? []).filter { $0 != issue && IssueName($0) != nil }
    for other in others {
      let path = "issues/" + other
      do {
        add(try Newsroom(root.folder("issues").folder(other), path: path), of: other)
      } catch {
        diagnostics.append(.otherIssueUnreadable(other, error))
      }
    }
  }

  private mutating func add(_ room: Newsroom, of issue: String) {
    func appears(_ file: String) -> Bool { room.articles[file]?.peek?.isHeldBack == false }
    func hold(_ file: String) -> Holding { Holding(issue: issue, file: "issues/\(issue)/articles/\(file)") }
    let number = rooms.count
    rooms.append(room)
    for entry in room.state.entries where appears(entry.file) {
      add(Entry(holding: hold(entry.file), key: entry.key, room: number, memory: entry))
    }
    for (key, article) in room.unknownArticles.sorted(by: { $0.value.file < $1.value.file }) where appears(article.file)
    {
      add(Entry(holding: hold(article.file), key: key, room: number, memory: nil))
    }
  }

  private mutating func add(_ entry: Entry) {
    let index = entries.count
    entries.append(entry)
    if byKey[entry.key] == nil { byKey[entry.key] = index }
    for mark in entry.memory?.marks.all ?? [] where byMark[mark] == nil { byMark[mark] = index }
  }

  /// The article of another issue that an item is.
  func holding(_ arrival: Arrival) -> Holding? {
    if let index = byKey[arrival.key] { return entries[index].holding }
    for mark in arrival.marks.all {
      guard let index = byMark[mark], let memory = entries[index].memory else { continue }
      let words = rooms[entries[index].room].words(of: memory)
      if bearsOut((arrival.key, arrival.words), (memory.key, words)) { return entries[index].holding }
    }
    return nil
  }
}

extension ItemMarks {
  fileprivate var all: [String] { [id.map { "id " + $0 }, address.map { "at " + $0 }].compactMap(\.self) }
}
