import Diagnostics
import Documents
import IssueModel

/// Finds in the issue what a breach is about: the story, and the line of its file. The issue is taken apart when
/// something is first looked for: mostly nothing is.
struct IssueFinder {
  private struct Piece {
    var story: String?
    var file: String
    var words: String
    var link: String?
    var position: SourcePosition?
  }

  private struct ShownPicture {
    var story: String
    var file: String
    var picture: String
    var position: SourcePosition?
  }

  private let issue: NewsIssue
  private let letter: Letter
  private let files: EmailFiles
  private lazy var pieces = Self.pieces(of: issue, in: letter)
  private lazy var pictures = Self.pictures(of: issue)
  private lazy var htmlLines = lines(of: String(decoding: files.html, as: UTF8.self))
  private lazy var textLines = lines(of: String(decoding: files.text, as: UTF8.self))

  init(issue: NewsIssue, letter: Letter, files: EmailFiles) {
    self.issue = issue
    self.letter = letter
    self.files = files
  }

  private static func pictures(of issue: NewsIssue) -> [ShownPicture] {
    issue.allStories.flatMap { story in
      story.pictures.map {
        ShownPicture(story: story.slug, file: story.file, picture: $0.file, position: $0.position)
      }
    }
  }

  private static func pieces(of issue: NewsIssue, in letter: Letter) -> [Piece] {
    var pieces: [Piece] = []
    for story in issue.allStories {
      func add(_ copy: Copy) {
        // A phrase may go over several spans, so the whole copy is looked through too.
        for span in copy {
          pieces.append(
            Piece(
              story: story.slug, file: story.file, words: folded(span.text), link: span.link, position: span.position))
        }
        if copy.count > 1 {
          pieces.append(
            Piece(
              story: story.slug, file: story.file, words: folded(copy.plainText), link: nil,
              position: copy.first?.position))
        }
      }
      for copy in [story.title, story.kicker, story.standfirst, story.byline, story.place] { add(copy) }
      for block in story.body + (story.short ?? []) { Self.copies(of: block).forEach(add) }
      if case .text(let copy) = story.email { add(copy) }
      for picture in story.pictures {
        add(picture.caption)
        add(picture.credit)
      }
      if let link = story.link {
        pieces.append(Piece(story: story.slug, file: story.file, words: "", link: link, position: nil))
      }
    }
    let issueFile = "issues/\(issue.id)/issue.yaml"
    for copy in [issue.title] + issue.notes + [issue.quotation?.text ?? []] {
      for span in copy {
        pieces.append(Piece(file: issueFile, words: folded(span.text), link: span.link, position: span.position))
      }
    }
    if let preheader = issue.preheader { pieces.append(Piece(file: issueFile, words: folded(preheader))) }
    for copy in [letter.funding.email, letter.motto?.text ?? []] {
      for span in copy {
        pieces.append(Piece(file: "letter.yaml", words: folded(span.text), link: span.link, position: span.position))
      }
    }
    for words in [letter.name, letter.publisher, letter.responsible, letter.contact, letter.site] + letter.postalAddress
    where !words.isEmpty {
      pieces.append(Piece(file: "letter.yaml", words: folded(words)))
    }
    for partner in letter.partners {
      pieces.append(Piece(file: "letter.yaml", words: folded(partner.name), link: partner.link))
    }
    return pieces
  }

  /// The place in the issue, where something of it is known; else the line of the made file.
  mutating func place(of spot: Spot) -> Place {
    if let found = source(of: spot) { return found }
    var place = Place(line: spot.line, column: spot.column, story: spot.story)
    switch spot.file {
    case .html:
      place.file = files.folder + "lettre.html"
      place.excerpt = excerpt(spot, in: htmlLines)
    case .text:
      place.file = files.folder + "lettre.txt"
      place.excerpt = excerpt(spot, in: textLines)
    case .message: place.file = files.folder + "lettre.eml"
    case .draft: place.file = files.folder + "brouillon.eml"
    case .picture(let name): place.file = files.folder + "images/" + name
    case .letter: place.file = "letter.yaml"
    }
    return place
  }

  /// A line of the made page may be a whole story long: then it is not shown.
  private func excerpt(_ spot: Spot, in lines: [Substring]) -> String? {
    guard let line = spot.line, lines.indices.contains(line - 1), lines[line - 1].count <= 400 else { return nil }
    return String(lines[line - 1])
  }

  private mutating func source(of spot: Spot) -> Place? {
    if let name = spot.picture {
      let origin = files.pictures.first { $0.name == name }?.origin
      let found =
        pictures.first { $0.picture == origin && $0.story == (spot.story ?? $0.story) }
        ?? pictures.first { $0.picture == origin }
      if let found {
        return Place(
          file: found.file, line: found.position?.line, column: found.position?.column, story: found.story)
      }
    }
    if let link = spot.link {
      let wanted = Self.bare(link)
      let matching = pieces.filter { $0.link.map { Self.bare($0) == wanted } ?? false }
      if let found = matching.first(where: { $0.story == spot.story }) ?? matching.first { return place(of: found) }
    }
    if let words = spot.words.map(folded), words.count > 2 {
      let matching = pieces.filter { $0.words.holds(words) }
      if let found = matching.first(where: { spot.story != nil && $0.story == spot.story }) ?? matching.first {
        return place(of: found)
      }
    }
    return nil
  }

  private func place(of piece: Piece) -> Place {
    Place(file: piece.file, line: piece.position?.line, column: piece.position?.column, story: piece.story)
  }

  /// An address as it compares: percent signs and a slash at the end may be written or not.
  private static func bare(_ address: String) -> String {
    var text = address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
    while text.hasSuffix("/") { text.removeLast() }
    return decodedAddress(text).lowercased()
  }

  private static func copies(of block: Block) -> [Copy] {
    switch block {
    case .paragraph(let copy), .crosshead(let copy, _): [copy]
    case .list(let items, _): items.joined().flatMap(copies)
    case .quotation(let blocks): blocks.flatMap(copies)
    case .picture: []
    }
  }
}

extension NewsIssue {
  /// The editorial before the others.
  var allStories: [Story] { [editorial].compactMap { $0 } + stories }
}
