internal import Diagnostics
internal import Documents
internal import HTMLFile

/// What a site's markup calls the parts of an item, once it is known: `gather.yaml`, beside `letter.yaml`.
///
///     item: .actualite
///     title: h3
///     date: .date
///     text: .texte
///     picture: img
struct PageProfile: Hashable, Sendable {
  /// Where it is written, for findings.
  var path = "gather.yaml"
  var item: PageSelector
  var title: PageSelector?
  var date: PageSelector?
  var text: PageSelector?
  var category: PageSelector?
  var picture: PageSelector?

  static let keys = ["item", "title", "date", "text", "category", "picture"]

  /// Nil where the file gives no selector for items; what is wrong with it is reported.
  static func read(_ bytes: [UInt8], path: String) -> (PageProfile?, [Diagnostic]) {
    let file = SourceFile(path: path, text: splitLines(String(decoding: bytes, as: UTF8.self)).joined(separator: "\n"))
    do throws(Stop) {
      var reader = KeyReader(try readYAML(file), in: file, keys: keys)
      var found: [String: PageSelector] = [:]
      for key in keys {
        guard let text = reader.text(key) else { continue }
        if let selector = PageSelector(text) {
          found[key] = selector
        } else {
          reader.report(.badSelector(text, reader.place(of: key)))
        }
      }
      let profile = found["item"].map {
        PageProfile(
          path: path, item: $0, title: found["title"], date: found["date"], text: found["text"],
          category: found["category"], picture: found["picture"])
      }
      return (profile, reader.findings)
    } catch {
      return (nil, error.diagnostics)
    }
  }
}

/// `tag`, `.class`, `#id`, or several of them together: `div.actualite`.
struct PageSelector: Hashable, Sendable {
  var tag: String?
  var id: String?
  var classes: [String] = []

  init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 200 else { return nil }
    var rest = text[...]
    let isName = { (letter: Character) in letter.isLetter || letter.isNumber || letter == "-" || letter == "_" }
    let tag = rest.prefix(while: isName)
    if !tag.isEmpty { self.tag = tag.lowercased() }
    rest = rest.dropFirst(tag.count)
    while let mark = rest.first {
      let name = String(rest.dropFirst().prefix(while: isName))
      guard mark == "." || mark == "#", !name.isEmpty else { return nil }
      if mark == "." { classes.append(name) } else if id == nil { id = name } else { return nil }
      rest = rest.dropFirst(1 + name.count)
    }
  }

  func matches(_ element: HTMLElement) -> Bool {
    if let tag, element.name != tag { return false }
    if let id, element["id"] != id { return false }
    guard !classes.isEmpty else { return true }
    let own = Set((element["class"] ?? "").split { $0 == " " || $0 == "\n" || $0 == "\t" }.map(String.init))
    return classes.allSatisfy(own.contains)
  }
}

extension SavedPageScan {
  /// Finds the items by the selectors of a profile; what a selector does not find is found as without it.
  mutating func scan(_ root: HTMLElement, _ profile: PageProfile, _ context: MarkupContext) {
    var found: [(element: HTMLElement, path: [Int])] = []
    find(root, [], profile.item) { found.append(($0, $1)) }
    for (element, path) in found {
      func part(_ selector: PageSelector?, all: Bool = false) -> MarkupText? {
        guard let selector else { return nil }
        var parts: [HTMLElement] = []
        find(element, [], selector) { found, _ in
          if all || parts.isEmpty { parts.append(found) }
        }
        guard let first = parts.first else { return nil }
        return MarkupWalk.read(
          HTMLElement(name: "div", children: parts.map { .element($0) }, line: first.line, column: 1), context)
      }
      take(
        within: path,
        SelectedParts(
          title: part(profile.title)?.blocks, date: part(profile.date)?.blocks,
          text: part(profile.text, all: true)?.blocks,
          category: part(profile.category)?.blocks, pictures: part(profile.picture, all: true)?.pictures))
    }
  }

  /// Elements a selector fits, the outermost only.
  private func find(
    _ element: HTMLElement, _ path: [Int], _ selector: PageSelector, _ body: (HTMLElement, [Int]) -> Void
  ) {
    for (index, child) in element.children.enumerated() {
      guard case .element(let child) = child else { continue }
      if selector.matches(child) { body(child, path + [index]) } else { find(child, path + [index], selector, body) }
    }
  }
}

/// The parts of an item that selectors found; nil where there is no selector, or it fits nothing.
struct SelectedParts {
  var title, date, text, category: [RawBlock]?
  var pictures: [RawPicture]?
}
