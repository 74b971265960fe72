internal import CCmark
internal import Diagnostics

/// Walks the inline nodes of one block of a cmark tree and makes copy of them.
struct InlineReader {
  /// A run of text from one leaf of the tree, before alike neighbours are joined.
  struct Piece {
    var text: String
    var marks: SpanMarks
    var link: String?
    var language: String?
    var position: SourcePosition
    /// Where it starts in the source; nil for a line break.
    var offset: Int?
  }

  var source: InlineSource
  /// Where places of the text are looked up.
  var map: TextMap
  let story: String?
  private(set) var pieces: [Piece] = []
  private(set) var pictures: [PictureReference] = []
  private(set) var findings: [Diagnostic] = []

  /// The guard character before a one-line text, which keeps `1. ` or `# ` from being more than text. It is a blank to
  /// cmark's rules of emphasis and no blank to its rules of blocks.
  static let guardCharacter = "\u{A0}"
  private var dropsGuard: Bool

  init(source: InlineSource, map: TextMap, story: String?, isGuarded: Bool = false) {
    self.source = source
    self.map = map
    self.story = story
    self.dropsGuard = isGuarded
  }

  /// The copy read, with passages in other languages marked, alike neighbours joined, and no blank at either end.
  mutating func copy() -> Copy {
    findings += markLanguagePassages(&pieces, in: source, map: &map, story: story)
    var copy: Copy = []
    for piece in pieces where !piece.text.isEmpty {
      if let last = copy.last, last.marks == piece.marks, last.link == piece.link, last.language == piece.language {
        copy[copy.count - 1].text += piece.text
      } else {
        copy.append(
          Span(
            piece.text, marks: piece.marks, link: piece.link, language: piece.language, position: piece.position))
      }
    }
    return copy.trimmed()
  }

  /// Reads every inline node of a block.
  mutating func read(_ block: OpaquePointer) {
    let iterator = cmark_iter_new(block)
    defer { cmark_iter_free(iterator) }
    var emphasis = 0
    var strong = 0
    var links: [String?] = []
    var picture: (reference: PictureReference, depth: Int)?
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator), node != block else { continue }
      let enters = event == CMARK_EVENT_ENTER
      var marks: SpanMarks = []
      if emphasis > 0 { marks.insert(.emphasis) }
      if strong > 0 { marks.insert(.strong) }
      let link = links.last ?? nil
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT:
        var text = string(cmark_node_get_literal(node))
        if dropsGuard {
          dropsGuard = false
          if text.hasPrefix(InlineReader.guardCharacter) { text.removeFirst() }
        }
        let offset = source.take(Array(text.utf8))
        if picture != nil {
          picture!.reference.alternativeText += text
        } else {
          append(text, marks, link, at: offset)
        }
      case CMARK_NODE_CODE:
        let offset = source.takeCode()
        let text = string(cmark_node_get_literal(node))
        if picture != nil {
          picture!.reference.alternativeText += text
        } else {
          append(text, marks.union(.verbatim), link, at: offset)
        }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        let isSoft = cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK
        let place = position(source.cursor)
        source.skipLineEnd()
        if picture != nil {
          picture!.reference.alternativeText += " "
        } else {
          pieces.append(
            Piece(text: isSoft ? " " : "\u{2028}", marks: marks, link: link, language: nil, position: place))
        }
      case CMARK_NODE_EMPH:
        source.skip(1, of: Array("*_".utf8))
        emphasis += enters ? 1 : -1
      case CMARK_NODE_STRONG:
        source.skip(2, of: Array("*_".utf8))
        strong += enters ? 1 : -1
      case CMARK_NODE_LINK:
        if enters {
          let place = position(source.cursor)
          source.skip(1, of: Array("[<".utf8))
          links.append(address(string(cmark_node_get_url(node)), at: place))
        } else {
          source.skipLinkEnd()
          links.removeLast()
        }
      case CMARK_NODE_IMAGE:
        if enters {
          let place = position(source.cursor)
          source.skip(1, of: Array("!".utf8))
          source.skip(1, of: Array("[".utf8))
          if picture != nil {
            picture!.depth += 1
          } else {
            if links.last != nil { findings.append(.linkAroundPicture(map.placed.file.place(place, story: story))) }
            let title = string(cmark_node_get_title(node))
            picture = (
              PictureReference(
                file: decodedAddress(string(cmark_node_get_url(node))), alternativeText: "",
                caption: captionCopy(title, at: place), position: place), 1
            )
          }
        } else {
          source.skipLinkEnd()
          picture?.depth -= 1
          if let done = picture, done.depth == 0 {
            pictures.append(done.reference)
            picture = nil
          }
        }
      case CMARK_NODE_HTML_INLINE:
        let literal = string(cmark_node_get_literal(node))
        let offset = source.take(Array(literal.utf8))
        let place = position(offset)
        if isLineBreakTag(literal) {
          pieces.append(Piece(text: "\u{2028}", marks: marks, link: link, language: nil, position: place))
        }
        // One finding for `<b>…</b>`, not two.
        if !literal.hasPrefix("</") { findings.append(.html(literal, map.placed.file.place(place, story: story))) }
      default: break
      }
    }
  }

  private mutating func append(_ text: String, _ marks: SpanMarks, _ link: String?, at offset: Int) {
    if text.isEmpty { return }
    pieces.append(
      Piece(text: text, marks: marks, link: link, language: nil, position: position(offset), offset: offset))
  }

  private mutating func position(_ offset: Int) -> SourcePosition {
    let (line, byte) = source.location(of: offset)
    return map.position(line: line, byte: byte)
  }

  private mutating func address(_ address: String, at place: SourcePosition) -> String? {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    let known = ["http", "https", "mailto"].contains(scheme)
    let rest = address.dropFirst(scheme.count + 1)
    let isWhole = scheme == "mailto" ? rest.contains("@") : rest.hasPrefix("//") && rest.count > 2
    if known, isWhole, !address.contains(where: \.isWhitespace) { return address }
    findings.append(.badLink(address, map.placed.file.place(place, story: story)))
    return nil
  }

  /// A caption is read like a title; its place is that of the picture.
  private mutating func captionCopy(_ title: String, at place: SourcePosition) -> Copy {
    let line = PlacedText(linesOf: SourceFile(path: map.placed.file.path, text: title))
    let (copy, more) = readInlineMarkdown(line, story: story)
    findings += more.map { finding in
      var finding = finding
      finding.place = map.placed.file.place(place, story: story)
      return finding
    }
    return copy.standing(at: place)
  }

  private func isLineBreakTag(_ tag: String) -> Bool {
    let name = tag.lowercased().filter { !$0.isWhitespace }
    return name == "<br>" || name == "<br/>"
  }
}

extension Copy {
  /// The same copy, all of it at one place.
  func standing(at position: SourcePosition) -> Copy {
    map { span in
      var span = span
      span.position = position
      return span
    }
  }

  /// Without blanks and line breaks at its ends.
  func trimmed() -> Copy {
    let isBlank = { (character: Character) in [" ", "\t", "\n", "\u{2028}"].contains(character) }
    var copy = self
    while let first = copy.first {
      let kept = first.text.drop(while: isBlank)
      if kept.isEmpty {
        copy.removeFirst()
        continue
      }
      if kept.count < first.text.count {
        copy[0].position?.column += first.text.count - kept.count
        copy[0].text = String(kept)
      }
      break
    }
    while var last = copy.popLast() {
      while let end = last.text.last, isBlank(end) { last.text.removeLast() }
      if last.text.isEmpty { continue }
      copy.append(last)
      break
    }
    return copy
  }
}

func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
