import DisplayList
import Geometry

/// Builds the tree from the sorted items.
struct StructureMaker {
  let sorted: SortedItems
  let reading: ReadingOrder
  private var linker: Linker
  private(set) var bookmarks: [OutlineEntry] = []

  init(sorted: SortedItems, reading: ReadingOrder) {
    self.sorted = sorted
    self.reading = reading
    linker = Linker(links: sorted.links)
  }

  var links: [PageLink] { linker.made }
  var linkOverNothing: (destination: String, page: Int)? { linker.overNothing }

  mutating func document() -> StructureElement {
    var parts: [StructureElement] = []
    for block in sorted.nameplate {
      switch block.tag.block {
      case 0: parts.append(paragraph(block, .heading1))
      case 2: parts.append(StructureElement(.blockQuotation, of: [paragraph(block)]))
      default: parts.append(paragraph(block))
      }
    }
    for ear in sorted.ears { parts.append(paragraph(ear)) }
    if !sorted.summary.isEmpty { parts.append(summary()) }
    parts += sections()
    if !sorted.colophon.isEmpty {
      let blocks = sorted.colophon.sorted { $0.tag.block < $1.tag.block }
      parts.append(StructureElement(.section, of: blocks.map { element($0) }.withLinksInParagraphs))
    }
    return StructureElement(.document, of: parts)
  }

  // MARK: - Stories

  /// Neighbours under one heading of the paper are a section; what stands under none stands by itself.
  private mutating func sections() -> [StructureElement] {
    var stories = orderedStories
    let known = Set(
      stories.flatMap { story in
        if case .briefs(let members) = story.kind { members + [story.name] } else { [story.name] }
      })
    stories += sorted.names.filter { !known.contains($0) }.map { ReadStory(name: $0, title: "") }
    var parts: [StructureElement] = []
    for story in stories {
      let made = element(story)
      if story.rubrique.isEmpty {
        parts.append(made)
      } else if parts.last?.title == story.rubrique {
        parts[parts.count - 1].children.append(.element(made))
      } else if case .briefs = story.kind {
        parts.append(made)
      } else {
        parts.append(StructureElement(.section, title: story.rubrique, children: [.element(made)]))
      }
      addBookmark(story)
    }
    return parts
  }

  /// The stories in their order; words between two rules, which belong to none, behind the story they stand after.
  private var orderedStories: [ReadStory] {
    let present = reading.stories.filter { sorted.stories[$0.name] != nil }
    var stories = present.filter { !$0.isFiller }
    for var filler in present where filler.isFiller {
      let place = sorted.firstPlace(of: filler.name)
      let index = stories.lastIndex { !$0.isFiller && sorted.firstPlace(of: $0.name) < place }.map { $0 + 1 } ?? 0
      if index > 0, index < stories.count, stories[index - 1].rubrique == stories[index].rubrique {
        filler.rubrique = stories[index].rubrique
      }
      stories.insert(filler, at: index)
    }
    return stories
  }

  private mutating func element(_ story: ReadStory) -> StructureElement {
    let own = blocks(sorted.stories[story.name] ?? [])
    switch story.kind {
    case .story: return StructureElement(.article, of: own)
    case .quotation: return StructureElement(.blockQuotation, of: own)
    case .call: return StructureElement(.division, of: own)
    case .briefs(let members):
      let articles = members.compactMap { sorted.stories[$0] }.map { StructureElement(.article, of: blocks($0)) }
      return StructureElement(.section, title: story.rubrique, children: (own + articles).map { .element($0) })
    }
  }

  private mutating func addBookmark(_ story: ReadStory) {
    guard story.kind != .quotation, story.kind != .call, !story.title.isEmpty, let place = sorted.place(of: story.name)
    else { return }
    let entry = OutlineEntry(title: story.title.plainHyphens, place: place)
    if story.rubrique.isEmpty || story.rubrique == story.title {
      bookmarks.append(entry)
    } else if bookmarks.last?.title == story.rubrique.plainHyphens, bookmarks.last?.children.isEmpty == false {
      bookmarks[bookmarks.count - 1].children.append(entry)
    } else {
      bookmarks.append(OutlineEntry(title: story.rubrique.plainHyphens, place: place, children: [entry]))
    }
  }

  // MARK: - The blocks of a story

  private mutating func blocks(_ blocks: [PieceBlock]) -> [StructureElement] {
    let head = blocks.filter(\.isHead).sorted { $0.tag.block < $1.tag.block }
    return head.map { element($0) } + nested(blocks.filter { !$0.isHead }.withFiguresOutside, depth: 0)
  }

  /// Blocks in the lists and quotations they stand in, from a depth on.
  private mutating func nested(_ blocks: [PieceBlock], depth: Int) -> [StructureElement] {
    var elements: [StructureElement] = []
    var rest = blocks[...]
    while let first = rest.first {
      guard let enclosure = first.enclosure(at: depth) else {
        rest.removeFirst()
        if first.tag.role == .caption {
          addCaption(first, to: &elements, following: blocks)
        } else if first.tag.role == .closingLine {
          // Each of its lines says something of its own.
          elements += first.lines.map { paragraph($0) }
        } else {
          elements.append(element(first))
        }
        continue
      }
      let inside = rest.prefix { $0.enclosure(at: depth)?.container == enclosure.container }
      rest = rest.dropFirst(inside.count)
      switch enclosure {
      case .quotation: elements.append(StructureElement(.blockQuotation, of: nested(Array(inside), depth: depth + 1)))
      case .list(_, item: _, let isOrdered): elements.append(list(inside, isOrdered: isOrdered, depth: depth))
      }
    }
    return elements
  }

  private mutating func list(_ blocks: ArraySlice<PieceBlock>, isOrdered: Bool, depth: Int) -> StructureElement {
    var list = StructureElement(.list)
    list.listNumbering = isOrdered ? "Decimal" : "Disc"
    var rest = blocks
    while let first = rest.first {
      let inside = rest.prefix { $0.enclosure(at: depth) == first.enclosure(at: depth) }
      rest = rest.dropFirst(inside.count)
      var item = StructureElement(.listItem)
      // The label of an item within an item is that one's.
      let labels = inside.first.map { $0.tag.enclosures.count == depth + 1 ? $0.pieces.filter(\.item.tag.isLabel) : [] }
      if let labels, !labels.isEmpty {
        item.children.append(.element(StructureElement(.label, children: labels.map { .content($0.place) })))
      }
      item.children.append(.element(StructureElement(.listBody, of: nested(Array(inside), depth: depth + 1))))
      list.children.append(.element(item))
    }
    return list
  }

  /// The caption closes a division of the pictures it speaks of: the one before it, or all of a gallery, whose first has
  /// the number before its own.
  private mutating func addCaption(
    _ caption: PieceBlock, to elements: inout [StructureElement], following blocks: [PieceBlock]
  ) {
    let numbers = blocks.prefix { $0.tag != caption.tag }.reversed().prefix { $0.tag.role == .picture }
      .prefix { $0.tag.block >= caption.tag.block - 1 }
    var figures: [StructureElement] = []
    while figures.count < numbers.count, elements.last?.kind == .figure { figures.insert(elements.removeLast(), at: 0) }
    elements.append(StructureElement(.division, of: figures + [paragraph(caption, .caption)]))
  }

  private mutating func element(_ block: PieceBlock) -> StructureElement {
    switch block.pieces[0].item {
    case .picture(let picture): return figure(block, picture.frame, alternativeText: picture.alternativeText)
    case .drawing(let drawing): return figure(block, drawing.frame, alternativeText: drawing.alternativeText)
    case .text: break
    }
    return switch block.tag.role {
    case .headline: paragraph(block, .heading2)
    case .crosshead: paragraph(block, .heading3)
    case .caption: paragraph(block, .caption)
    default: paragraph(block)
    }
  }

  private mutating func figure(
    _ block: PieceBlock, _ frame: Rectangle, alternativeText: String
  ) -> StructureElement {
    var figure = StructureElement(.figure, children: block.pieces.map { .content($0.place) })
    figure.frame = frame
    figure.alternativeText = alternativeText.allSatisfy(\.isWhitespace) ? nil : alternativeText
    guard let piece = block.pieces.first, let link = linker.link(over: [piece]) else { return figure }
    return StructureElement(.link, children: [.element(figure), .annotation(link)])
  }

  // MARK: - Paragraphs

  private mutating func paragraph(_ block: PieceBlock, _ kind: StructureElement.Kind = .paragraph) -> StructureElement {
    let pieces = block.pieces.filter { !$0.item.tag.isLabel }
    let languages = Set(pieces.map { $0.text?.language })
    var paragraph = StructureElement(kind)
    if languages.count == 1, let language = languages.first ?? nil { paragraph.language = language }
    for stretch in linker.stretches(of: pieces) {
      let content = children(of: stretch, besides: paragraph.language)
      if let link = linker.link(over: stretch) {
        paragraph.children.append(.element(StructureElement(.link, children: content + [.annotation(link)])))
      } else {
        paragraph.children += content
      }
    }
    return paragraph
  }

  /// Pieces of another language than the paragraph's in a span of their own.
  private func children(of pieces: ArraySlice<Piece>, besides own: String?) -> [StructureElement.Child] {
    var children: [StructureElement.Child] = []
    var rest = pieces
    while let first = rest.first {
      let language = first.text?.language
      let same = rest.prefix { $0.text?.language == language }
      rest = rest.dropFirst(same.count)
      let content = same.map { StructureElement.Child.content($0.place) }
      if let language, language != own {
        var span = StructureElement(.span, children: content)
        span.language = language
        children.append(.element(span))
      } else {
        children += content
      }
    }
    return children
  }

  // MARK: - The summary

  /// Its title, then for every entry what it says, which leads to its story, and the page it stands on.
  private mutating func summary() -> StructureElement {
    var contents = StructureElement(.contents)
    for block in sorted.summary {
      let words = block.pieces.filter { !$0.item.tag.isLabel }
      guard block.tag.block > 0 else {
        contents.children.append(.element(paragraph(block, .caption)))
        continue
      }
      var text = StructureElement(.paragraph, children: words.map { .content($0.place) })
      let number = block.tag.block - 1
      if reading.summary.indices.contains(number), let place = sorted.place(of: reading.summary[number]),
        let link = linker.link(to: place, over: block.pieces)
      {
        text.children = [.element(StructureElement(.link, children: text.children + [.annotation(link)]))]
      }
      var item = StructureElement(.contentsItem, of: [text])
      let pages = block.pieces.filter(\.item.tag.isLabel)
      if !pages.isEmpty {
        item.children.append(.element(StructureElement(.reference, children: pages.map { .content($0.place) })))
      }
      contents.children.append(.element(item))
    }
    return contents
  }
}

extension ReadStory {
  fileprivate var isFiller: Bool { kind == .quotation || kind == .call }
}

extension [StructureElement] {
  /// Links that stand by themselves, one after the other, in a paragraph: they are pieces of a line.
  fileprivate var withLinksInParagraphs: [StructureElement] {
    var elements: [StructureElement] = []
    for element in self {
      if element.kind != .link {
        elements.append(element)
      } else if case .element(let inner)? = elements.last?.children.first, elements.last?.kind == .paragraph,
        inner.kind == .link
      {
        elements[elements.count - 1].children.append(.element(element))
      } else {
        elements.append(StructureElement(.paragraph, of: [element]))
      }
    }
    return elements
  }
}

extension PieceBlock {
  /// One block for each line of type.
  fileprivate var lines: [PieceBlock] {
    pieces.reduce(into: []) { lines, piece in
      let isSame = lines.last?.pieces.last.map {
        $0.place.page == piece.place.page && $0.item.origin.y == piece.item.origin.y
      }
      if isSame == true {
        lines[lines.count - 1].pieces.append(piece)
      } else {
        lines.append(PieceBlock(tag: tag, pieces: [piece]))
      }
    }
  }

  /// Whether it comes before everything else of its story.
  fileprivate var isHead: Bool { [.kicker, .headline, .standfirst].contains(tag.role) }

  fileprivate func enclosure(at depth: Int) -> Enclosure? {
    tag.enclosures.indices.contains(depth) ? tag.enclosures[depth] : nil
  }
}

extension [PieceBlock] {
  /// A picture at the head of a column where a list or a quotation goes on comes after it.
  fileprivate var withFiguresOutside: [PieceBlock] {
    var blocks: [PieceBlock] = []
    var waiting: [PieceBlock] = []
    for (number, block) in enumerated() {
      guard block.tag.role == .picture || block.tag.role == .caption else {
        if block.enclosure(at: 0)?.container != blocks.last?.enclosure(at: 0)?.container || block.tag.enclosures.isEmpty
        {
          blocks += waiting
          waiting = []
        }
        blocks.append(block)
        continue
      }
      let next = self[number...].first { $0.tag.role != .picture && $0.tag.role != .caption }
      let open = blocks.last?.enclosure(at: 0)?.container
      if open != nil, next?.enclosure(at: 0)?.container == open { waiting.append(block) } else { blocks.append(block) }
    }
    return blocks + waiting
  }
}

extension Enclosure {
  /// The list or quotation, whichever of its items.
  fileprivate var container: Int {
    switch self {
    case .list(let number, item: _, isOrdered: _), .quotation(let number): number
    }
  }
}

extension SortedItems {
  /// The first of its pieces in painting order: page times a number no page reaches, plus the item's.
  fileprivate func firstPlace(of story: String) -> Int {
    stories[story]?.flatMap(\.pieces).map { $0.place.page << 32 | $0.place.item }.min() ?? .max
  }

  /// Where a story begins: the head of what it has on its first page. For short stories under one heading, the heading.
  func place(of story: String) -> StoryPlace? {
    let pieces = stories[story]?.flatMap(\.pieces) ?? []
    guard let page = pieces.map(\.place.page).min() else { return nil }
    let tops = pieces.filter { $0.place.page == page }.map { piece in
      piece.text.map { $0.origin.y - $0.size } ?? piece.item.origin.y
    }
    return tops.min().map { StoryPlace(page: page, top: Swift.max(.zero, $0 - 6.pt)) }
  }
}

extension String {
  /// With every hyphen a plain one: faces of menus may have no other.
  fileprivate var plainHyphens: String { String(map { $0 == "\u{2011}" || $0 == "\u{2010}" ? "-" : $0 }) }
}
