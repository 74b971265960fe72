internal import Diagnostics
internal import Files
internal import IssueModel

/// An issue's folder as it stands before a gathering: its articles, and what the tool remembers of them.
struct Newsroom: Sendable {
  struct Article: Hashable, Sendable {
    /// The file's name in `articles/`.
    var file: String
    /// Nil for a file too large to be an article.
    var digest: String?
    var peek: ArticlePeek?
  }

  /// By name; anything that stands in `articles/`, so that no name is used twice.
  var articles: [String: Article] = [:]
  var names: Set<String> = []
  var state = GatherState(entries: [])
  /// Names the editor changed, so that the articles as last written follow them.
  var renamed: [(old: String, new: String)] = []
  var diagnostics: [Diagnostic] = []

  /// A Markdown file beyond this is none of ours.
  private static let articleLimit = 4 << 20

  /// - Throws: `FileError` where something that is there cannot be read; nothing is guessed then.
  init(_ issue: Folder, path: String) throws(FileError) {
    if issue.hasFolder("articles") {
      let articlesFolder = issue.folder("articles")
      names = Set(try articlesFolder.list())
      for name in names where isArticleName(name) && articlesFolder.hasFile(name) {
        do {
          let bytes = try articlesFolder.read(name, limit: Self.articleLimit)
          articles[name] = Article(file: name, digest: sha256(bytes), peek: ArticlePeek(bytes))
        } catch {
          guard error.operation == .tooLarge else { throw error }
          articles[name] = Article(file: name)
        }
      }
    }
    let hidden = issue.folder(".gather")
    let stateText = hidden.hasFile("state.txt") ? try hidden.read("state.txt") : nil
    if let stateText, let read = String(validating: stateText, as: UTF8.self).flatMap(GatherState.init) {
      state = read
      followRenamed()
    } else {
      state = GatherState(entries: try rebuiltEntries(hidden))
      if stateText != nil || !state.entries.isEmpty {
        diagnostics.append(.stateRebuilt(issue: path, articles: state.entries.count))
      }
    }
  }

  /// From the articles as last written, then from those that name a source: which item each is, never that it is
  /// untouched. Every one counts as edited, and one without its file as deleted.
  private func rebuiltEntries(_ hidden: Folder) throws(FileError) -> [GatherState.Entry] {
    var entries: [GatherState.Entry] = []
    var known: Set<String> = []
    if hidden.hasFolder("base") {
      for name in try hidden.list("base") where isArticleName(name) {
        let peek = ArticlePeek(try hidden.read("base/" + name))
        if let entry = Self.adopted(name, peek) {
          entries.append(entry)
          known.insert(name)
        }
      }
    }
    for article in articles.values.sorted(by: { $0.file < $1.file }) where !known.contains(article.file) {
      if let peek = article.peek, peek.source.map({ !$0.isEmpty }) == true, let entry = Self.adopted(article.file, peek)
      {
        entries.append(entry)
      }
    }
    return entries
  }

  private static func adopted(_ file: String, _ peek: ArticlePeek) -> GatherState.Entry? {
    guard let date = peek.date, let title = peek.title else { return nil }
    return GatherState.Entry(
      key: ItemKey(date: date, title: title), file: file, written: nil, content: "-", body: "-", block: "-",
      source: clean(peek.source ?? "").text, page: "-", revision: 1)
  }

  /// An article the editor gave another name is not deleted: a file the state does not know, with the same source and
  /// the same day or the same item, is it.
  private mutating func followRenamed() {
    var known = Set(state.entries.map(\.file))
    for index in state.entries.indices where !names.contains(state.entries[index].file) {
      let entry = state.entries[index]
      let found = articles.values.sorted { $0.file < $1.file }.first { article in
        guard !known.contains(article.file), let peek = article.peek, let date = peek.date, date == entry.key.date
        else { return false }
        return peek.source == entry.source || peek.title.map { ItemKey(date: date, title: $0) } == entry.key
      }
      if let found {
        renamed.append((entry.file, found.file))
        state.entries[index].file = found.file
        known.insert(found.file)
      }
    }
  }

  /// The articles no entry knows, written by hand or left by a run that was cut off, by the item each is.
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
