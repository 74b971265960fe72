internal import IssueModel

/// Which file of `articles/` each remembered article is, after the editor gave files other names, numbered them anew or
/// swapped two. Told by what is in the file first, by its name after.
struct RenamedArticles {
  private let entries: [GatherState.Entry]
  private let articles: [Newsroom.Article]
  private let base: [String: [UInt8]]

  /// - Parameter taken: files that are none of the entries'.
  init(
    _ entries: [GatherState.Entry], _ articles: [String: Newsroom.Article], _ base: [String: [UInt8]],
    taken: Set<String>
  ) {
    self.entries = entries
    self.articles = articles.values.filter { !taken.contains($0.file) }.sorted { $0.file < $1.file }
    self.base = base
  }

  /// How surely a file is an entry's.
  private enum Evidence: Int, CaseIterable {
    /// The day and the title.
    case key
    /// The place in the source, with the day or the title.
    case source
    /// Every byte.
    case bytes
  }

  /// By entry; nil where the editor deleted the file.
  func files() -> [String?] {
    var found = [String?](repeating: nil, count: entries.count)
    var free: [String: Newsroom.Article] = [:]
    for article in articles { free[article.file] = article }
    func claim(_ file: String, _ entry: Int) {
      found[entry] = file
      free[file] = nil
    }
    // A copy beside the original is a copy: the name decides between them.
    for (index, entry) in entries.enumerated() {
      if let article = free[entry.file], evidence(entry, article) != nil { claim(entry.file, index) }
    }
    for level in Evidence.allCases.reversed() {
      for (index, entry) in entries.enumerated() where found[index] == nil {
        let file = articles.first { free[$0.file] != nil && evidence(entry, $0) == level }?.file
        if let file { claim(file, index) }
      }
    }
    for (index, entry) in entries.enumerated() where found[index] == nil && free[entry.file] != nil {
      claim(entry.file, index)
    }
    let names = Set(entries.map(\.file))
    let strangers = articles.filter { free[$0.file] != nil && !names.contains($0.file) }
    if strangers.isEmpty { return found }
    for (index, entry) in entries.enumerated() where found[index] == nil {
      guard let text = base[entry.file].map({ Shingles(articleText($0)) }), !text.isShort else { continue }
      let like = strangers.first { stranger in
        free[stranger.file] != nil && stranger.bytes.map { Shingles(articleText($0)).isNearly(text) } == true
      }
      if let like { claim(like.file, index) }
    }
    return found
  }

  private func evidence(_ entry: GatherState.Entry, _ article: Newsroom.Article) -> Evidence? {
    if let written = entry.written, article.digest == written { return .bytes }
    guard let peek = article.peek else { return nil }
    let hasTitle = peek.title.map(folded) == entry.key.title
    let hasDate = peek.date == entry.key.date
    if hasTitle || hasDate, !entry.source.isEmpty, peek.source == entry.source { return .source }
    return hasTitle && hasDate ? .key : nil
  }
}
