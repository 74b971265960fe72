internal import Diagnostics
internal import Documents

/// What the staff must know of an article before it is composed: how long it is, and what it still lacks.
struct ArticleCard: Hashable, Sendable {
  /// The file's name in `articles/`.
  var file: String
  var title: String?
  /// Of the text, without the title.
  var words = 0
  var isHeldBack = false
  /// Those its head names.
  var pictures: [ArticlePicture] = []
  var needs: [ArticleNeed] = []
  /// Why the head of the file cannot be read, with line and column; the merge then touches nothing.
  var faults: [Diagnostic] = []

  /// - Parameter path: of the articles' folder, from the folder that holds `letter.yaml`.
  init(_ file: String, _ bytes: [UInt8], path: String) {
    self.file = file
    let source: SourceFile
    do {
      source = try SourceFile(path: path + file, bytes: bytes)
    } catch {
      faults = error.diagnostics
      return
    }
    let (parts, findings) = FrontMatter.split(source, story: String(file.dropLast(3)))
    faults = findings.filter { $0.severity == .error }
    let text = splitLines(parts.body.text)
    words = text.reduce(0) { $0 + wordCount($1) }
    let keys = Keys(parts.keys)
    title = keys.text("title").map(withoutEscapes)
    isHeldBack = keys.text("keep").map(saysNo) ?? false
    let entries = Self.pictures(keys)
    pictures = entries.compactMap { entry in
      (entry.text("image") ?? entry.text("file")).map {
        ArticlePicture(
          file: $0, alt: entry.text("alt") ?? "", caption: withoutEscapes(entry.text("caption") ?? ""),
          credit: withoutEscapes(entry.text("credit") ?? ""))
      }
    }
    needs = faults.isEmpty ? Self.needs(entries, hasPictureInText: text.contains { $0.contains("![") }) : []
  }

  private static func pictures(_ keys: Keys) -> [Keys] {
    (keys.text("image") == nil ? [] : [keys]) + keys.list("images").map(Keys.init)
  }

  private static func needs(_ pictures: [Keys], hasPictureInText: Bool) -> [ArticleNeed] {
    if pictures.isEmpty { return hasPictureInText ? [] : [.picture] }
    let fields: [(ArticleNeed, String)] = [
      (.alternativeText, "alt"), (.caption, "caption"), (.credit, "credit"), (.consent, "consent"),
    ]
    return fields.filter { field in pictures.contains { $0.text(field.1) == nil } }.map(\.0)
  }

  /// The entries of a mapping.
  private struct Keys {
    private var entries: [YAMLEntry] = []

    init(_ node: YAMLNode) {
      if case .mapping(let entries) = node.value { self.entries = entries }
    }

    /// Nil where there is nothing but blanks.
    func text(_ key: String) -> String? {
      entries.first { $0.key == key }?.value.text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    func list(_ key: String) -> [YAMLNode] {
      if case .list(let nodes)? = entries.first(where: { $0.key == key })?.value.value { nodes } else { [] }
    }
  }
}

extension Newsroom {
  /// - Parameter path: of the articles' folder, from the folder that holds `letter.yaml`.
  func cards(path: String) -> [String: ArticleCard] {
    articles.compactMapValues { article in article.bytes.map { ArticleCard(article.file, $0, path: path) } }
  }

  /// The entries of the deleted articles an editor asks for, by slug, file name or path.
  /// - Throws: `restore-unknown`, `restore-not-deleted`.
  func wanted(_ ids: [String]) throws(Stop) -> Set<Int> {
    var found: Set<Int> = []
    var findings: [Diagnostic] = []
    let deleted = state.entries.map(\.file).filter { !names.contains($0) }.map { String($0.dropLast(3)) }.sorted()
    for id in ids {
      let name = id.split(separator: "/").last.map(String.init) ?? id
      let file = name.hasSuffix(".md") ? name : name + ".md"
      if let index = state.entries.firstIndex(where: { $0.file == file && !names.contains(file) }) {
        found.insert(index)
      } else if names.contains(file) {
        findings.append(.restoreNotDeleted(file))
      } else {
        findings.append(.restoreUnknown(id, deleted: deleted))
      }
    }
    if !findings.isEmpty { throw Stop(findings) }
    return found
  }
}
