public import DisplayList

extension IssueStructure {
  /// The tree as text, for golden files and for people: one element a line, what it reads as behind it.
  ///
  ///     Document
  ///       H1 "La Lettre du POC"
  ///       P "Former des formateurs, ce que l’anglais appelle " Span en "train the trainers" ", repose …" (page 2, 3)
  ///
  /// - Parameter pages: those it was made of.
  public func textDump(_ pages: [DisplayPage]) -> String {
    var text = ""
    dump(document, items: pages.map(\.markedItems), depth: 0, to: &text)
    for entry in bookmarks { dump(entry, depth: 0, to: &text) }
    return text
  }

  private func dump(_ element: StructureElement, items: [[MarkedItem]], depth: Int, to text: inout String) {
    text += String(repeating: "  ", count: depth) + label(of: element)
    let isLine = element.children.allSatisfy { child in
      if case .element(let inner) = child { inner.kind == .link || inner.kind == .span } else { true }
    }
    guard !isLine else {
      text += line(of: element, items: items)
      let pages = places(in: element).map { $0.page + 1 }.reduce(into: [Int]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      if pages.count > 1 { text += " (pages \(pages.map(String.init).joined(separator: ", ")))" }
      text += "\n"
      return
    }
    text += "\n"
    for child in element.children {
      switch child {
      case .element(let inner): dump(inner, items: items, depth: depth + 1, to: &text)
      case .annotation(let number):
        text += String(repeating: "  ", count: depth + 1) + "→ \(target(of: links[number]))\n"
      case .content: break
      }
    }
  }

  private func label(of element: StructureElement) -> String {
    var words = [element.kind.rawValue]
    if let title = element.title { words.append("«\(title)»") }
    if let language = element.language { words.append(language) }
    if let numbering = element.listNumbering { words.append(numbering) }
    if element.kind == .figure { words.append(element.alternativeText.map { "“\($0)”" } ?? "without text") }
    return words.joined(separator: " ")
  }

  /// What stands in a paragraph, one after the other.
  private func line(of element: StructureElement, items: [[MarkedItem]]) -> String {
    var line = ""
    var words = ""
    func say() {
      if !words.isEmpty { line += " \"\(words)\"" }
      words = ""
    }
    for child in element.children {
      switch child {
      case .content(let place):
        if case .text(let run) = items[place.page][place.item] { words += run.wholeWords }
      case .element(let inner):
        say()
        line += " [\(label(of: inner))\(self.line(of: inner, items: items))]"
      case .annotation(let number):
        say()
        line += " → \(target(of: links[number]))"
      }
    }
    say()
    return line
  }

  private func target(of link: PageLink) -> String {
    let areas = link.areas.count == 1 ? "" : " (\(link.areas.count) lines)"
    return switch link.target {
    case .address(let address): address + areas
    case .place(let place): "page \(place.page + 1)" + areas
    }
  }

  private func places(in element: StructureElement) -> [MarkedPlace] {
    var places: [MarkedPlace] = []
    for child in element.children {
      switch child {
      case .content(let place): places.append(place)
      case .element(let inner): places += self.places(in: inner)
      case .annotation: break
      }
    }
    return places
  }

  private func dump(_ entry: OutlineEntry, depth: Int, to text: inout String) {
    text += String(repeating: "  ", count: depth) + "bookmark «\(entry.title)» page \(entry.place.page + 1)\n"
    for child in entry.children { dump(child, depth: depth + 1, to: &text) }
  }
}

extension GlyphRun {
  /// Its text without the hyphen of a divided word.
  var wholeWords: String { endsInDivision && string.text.hasSuffix("-") ? String(string.text.dropLast()) : string.text }
}
