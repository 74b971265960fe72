internal import Diagnostics
internal import Files
internal import IssueModel

/// An issue's folder as it stands before a gathering: its articles, and what the tool remembers of them.
struct Newsroom: Sendable {
  struct Article: Hashable, Sendable {
    /// The file's name in `articles/`.
    var file: String
    /// Nil for a file too large to be an article.
    var bytes: [UInt8]?
    var digest: String?
    var peek: ArticlePeek?

    init(file: String, bytes: [UInt8]?) {
      self.file = file
      self.bytes = bytes
      digest = bytes.map(sha256)
      peek = bytes.map(ArticlePeek.init)
    }
  }

  /// By name.
  var articles: [String: Article] = [:]
  /// Anything that stands in `articles/`, so that no name is used twice.
  var names: Set<String> = []
  var state = GatherState()
  /// The articles as last written, and the site's versions of those that were edited, by the article's name today.
  var base: [String: [UInt8]] = [:]
  var propositions: [String: [UInt8]] = [:]
  /// The names under which these two stand on disk.
  var filedBase: Set<String> = []
  var filedPropositions: Set<String> = []
  /// Whether the memory was lost and every article counts as edited.
  var isRebuilt = false
  var diagnostics: [Diagnostic] = []

  /// A Markdown file beyond this is none of ours.
  private static let articleLimit = 4 << 20

  /// - Throws: `FileError` where something that is there cannot be read; nothing is guessed then.
  init(_ issue: Folder, path: String) throws(FileError) {
    (articles, names) = try Self.readArticles(issue.folder("articles"))
    let hidden = issue.folder(".gather")
    base = try Self.readAll(hidden, "base")
    propositions = try Self.readAll(hidden, "propositions")
    (filedBase, filedPropositions) = (Set(base.keys), Set(propositions.keys))
    let isThere = hidden.hasFile(Self.stateFile)
    let next = try Self.readState(hidden, Self.nextFile)
    if let known = try Self.readState(hidden, Self.stateFile) ?? (isThere || next == nil ? nil : GatherState()) {
      state = known
      followRenamed(except: next)
      if let next { takeUp(next, in: issue) }
    } else {
      state = GatherState(entries: rememberedEntries())
      followRenamed(except: nil)
      state.entries += entriesOfArticles()
      isRebuilt = isThere || !state.entries.isEmpty
      if isRebuilt { diagnostics.append(.stateRebuilt(issue: path, articles: state.entries.count)) }
    }
  }

  static let stateFile = "state.txt"
  /// The memory as it will be when a run has ended; there only while it writes, or after it was killed.
  static let nextFile = "state-next.txt"

  private static func readState(_ hidden: Folder, _ file: String) throws(FileError) -> GatherState? {
    guard hidden.hasFile(file) else { return nil }
    return String(validating: try hidden.read(file), as: UTF8.self).flatMap(GatherState.init)
  }

  private static func readArticles(_ folder: Folder) throws(FileError) -> ([String: Article], Set<String>) {
    guard folder.hasFolder("") else { return ([:], []) }
    var articles: [String: Article] = [:]
    let names = try folder.list()
    for name in names where isArticleName(name) && folder.hasFile(name) {
      do {
        articles[name] = Article(file: name, bytes: try folder.read(name, limit: articleLimit))
      } catch {
        guard error.operation == .tooLarge else { throw error }
        articles[name] = Article(file: name, bytes: nil)
      }
    }
    return (articles, Set(names))
  }

  private static func readAll(_ hidden: Folder, _ name: String) throws(FileError) -> [String: [UInt8]] {
    guard hidden.hasFolder(name) else { return [:] }
    var files: [String: [UInt8]] = [:]
    for file in try hidden.list(name) where isArticleName(file) { files[file] = try hidden.read(name + "/" + file) }
    return files
  }

  // MARK: - What was lost

  // Without a memory every article counts as edited, and one without its file as deleted: which item each is can be told,
  // never that it is untouched.

  /// From the articles as last written.
  private func rememberedEntries() -> [GatherState.Entry] {
    base.sorted { $0.key < $1.key }.compactMap { Self.adopted($0.key, ArticlePeek($0.value)) }
  }

  /// From the other articles that name a source.
  private func entriesOfArticles() -> [GatherState.Entry] {
    let known = Set(state.entries.map(\.file))
    return articles.values.sorted { $0.file < $1.file }.compactMap { article in
      guard !known.contains(article.file), let peek = article.peek, peek.source?.isEmpty == false else { return nil }
      return Self.adopted(article.file, peek)
    }
  }

  private static func adopted(_ file: String, _ peek: ArticlePeek) -> GatherState.Entry? {
    guard let date = peek.date, let title = peek.title else { return nil }
    return GatherState.Entry(
      key: ItemKey(date: date, title: title), marks: ItemMarks(), file: file, source: clean(peek.source ?? "").text,
      revision: 1)
  }

  // MARK: - What was cut off

  /// Takes up the memory of a run that was killed: what it wrote is the tool's, what it did not come to write is as it
  /// was before.
  private mutating func takeUp(_ next: GatherState, in issue: Folder) {
    for entry in next.entries {
      let isWritten = entry.written != nil && articles[entry.file]?.digest == entry.written
      if let index = state.entries.firstIndex(where: { $0.file == entry.file }) {
        if isWritten { state.entries[index] = entry }
      } else if isWritten || articles[entry.file] != nil || base[entry.file].map(sha256) == entry.written {
        state.entries.append(entry)
      }
    }
    // What the tool wrote and nobody touched is what it wrote last, whether it came to keep a copy or not.
    for entry in state.entries {
      if let article = articles[entry.file], let written = entry.written, article.digest == written {
        base[entry.file] = article.bytes
      }
    }
    // A picture that is not there was not yet written, rather than removed by hand.
    let known = Set(state.pictures)
    state.pictures += next.pictures.filter { !known.contains($0) && issue.hasFile("images/" + $0.file) }
  }

  // MARK: - Which item a file is

  /// The names a run that was killed had followed: they cannot be told from articles it has written anew since.
  private mutating func renames(in next: GatherState) -> [String: String] {
    let (before, after) = (Set(state.entries.map(\.file)), Set(next.entries.map(\.file)))
    var moved: [String: String] = [:]
    for entry in next.entries where !before.contains(entry.file) {
      let index = state.entries.firstIndex { old in
        !after.contains(old.file)
          && (old.key == entry.key || old.marks.id != nil && old.marks.id == entry.marks.id
            || old.marks.address != nil && old.marks.address == entry.marks.address)
      }
      guard let index else { continue }
      moved[state.entries[index].file] = entry.file
      state.entries[index].file = entry.file
    }
    return moved
  }

  /// Finds the entries' files again after the editor named or numbered them anew; what the tool keeps of them follows.
  private mutating func followRenamed(except next: GatherState?) {
    let earlier = next.map { renames(in: $0) } ?? [:]
    let known = Set(state.entries.map(\.file))
    let made = (next?.entries ?? []).filter { !known.contains($0.file) && articles[$0.file]?.digest == $0.written }
    let files = RenamedArticles(state.entries, articles, base, taken: Set(made.map(\.file))).files()
    var moved: [String: String] = [:]
    var held = Set(files.compactMap(\.self))
    for index in state.entries.indices {
      let old = state.entries[index].file
      var file = files[index] ?? old
      if files[index] == nil {
        // Deleted, and another article has its name now.
        var number = 2
        while held.contains(file) || file != old && names.contains(file) {
          file = old.dropLast(3) + "-\(number).md"
          number += 1
        }
        held.insert(file)
      }
      if file != old { moved[old] = file }
      state.entries[index].file = file
    }
    if moved.isEmpty && earlier.isEmpty { return }
    func follow(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
      let named = files.sorted { $0.key < $1.key }.map { file, bytes in
        let name = earlier[file] ?? file
        return (moved[name] ?? name, bytes)
      }
      return Dictionary(named) { first, _ in first }
    }
    base = follow(base)
    propositions = follow(propositions)
  }

  /// The text an entry's article was written with, to tell what it is about.
  func words(of entry: GatherState.Entry) -> Shingles {
    Shingles(articleText(base[entry.file] ?? articles[entry.file]?.bytes ?? []))
  }

  /// The articles no entry knows, written by hand, by the item each is.
  var unknownArticles: [ItemKey: Article] {
    let known = Set(state.entries.map(\.file))
    var result: [ItemKey: Article] = [:]
    for article in articles.values.sorted(by: { $0.file < $1.file }) where !known.contains(article.file) {
      guard let date = article.peek?.date, let title = article.peek?.title else { continue }
      let key = ItemKey(date: date, title: title)
      if result[key] == nil { result[key] = article }
    }
    return result
  }
}

/// The words under a front matter.
func articleText(_ bytes: [UInt8]) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let opening = text.utf8.firstRange(ofBytes: "---\n"),
    let closing = text.utf8[opening.upperBound...].firstRange(ofBytes: "\n---")
  else { return text }
  return String(text[closing.upperBound...])
}

extension Collection<UInt8> {
  fileprivate func firstRange(ofBytes mark: StaticString) -> Range<Index>? {
    let length = mark.utf8CodeUnitCount
    return mark.withUTF8Buffer { mark in
      var start = startIndex
      while start != endIndex {
        if self[start...].starts(with: mark) { return start..<index(start, offsetBy: length) }
        start = index(after: start)
      }
      return nil
    }
  }
}
