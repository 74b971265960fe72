import DisplayList
import Documents
import Geometry
public import Inks
import IssueModel
import Layouts
import Typesetting

/// What tells a draft («épreuve») from an edition on every page: a band at the foot, a pale word under the text, red for
/// what does not fit. Dated by the issue, never by a clock: the same issue gives the same draft.
struct DraftMarks {
  let layout: Layout
  let setter: CopySetter
  let words: PageWords
  let letter: Letter
  let issue: NewsIssue
  /// The pages the issue should have.
  let pagesWanted: Int

  private var trim: Size { layout.boxes.trim }
  private var tag: Tag { Tag(role: .mark) }

  /// - Parameters:
  ///   - pages: all of the draft.
  ///   - filled: by page, the first row that stories leave free; nil for an issue that fits.
  func marked(_ pages: [DisplayPage], filled: [Int]?) -> [DisplayPage] {
    pages.map { page in
      var page = page
      let isOverset = page.number > pagesWanted
      if isOverset { page.items = page.items.map { $0.inked(.draft) } }
      page.items = word + page.items
      if let filled, !isOverset {
        page.items += white(on: page.number, from: page.number <= filled.count ? filled[page.number - 1] : 0)
      }
      page.items += band(page: page.number, of: pages.count, isOverset: isOverset)
      return page
    }
  }

  /// The word across the page, so pale that text over it reads as on paper.
  private var word: [PageItem] {
    guard let natural = setter.line(words.draft, .nameplate, measure: 4000.pt), natural.width > .zero else { return [] }
    let centre = Point(x: trim.width / 2, y: trim.height / 2)
    // From corner to corner with a quarter to spare.
    let diagonal = (trim.width.points * trim.width.points + trim.height.points * trim.height.points).squareRoot()
    let scale = diagonal * 0.72 / natural.width.points
    let set = setter.set([Span(words.draft)], .nameplate, scale: scale, measure: 4000.pt, origin: .init())
    guard let line = set.first else { return [] }
    let capitals = setter.style(.nameplate, scale: scale).size * 0.72
    let items = line.items(
      x: centre.x - line.width / 2, y: centre.y + capitals / 2, tag: tag, language: setter.language)
    return [
      .group(PageGroup(turn: Turn(about: centre, degrees: -55), items: items.map { $0.inked(.draftGround) }))
    ]
  }

  /// Within the foot margin: over no text, and inside what an office printer prints.
  private func band(page: Int, of pages: Int, isOverset: Bool) -> [PageItem] {
    let height = min(6.mm, layout.margins.foot - 6.mm)
    let top = trim.height - 5.mm - height
    let left = layout.margins.outside
    let frame = Rectangle(x: 5.mm, y: top, width: trim.width - 10.mm, height: height)
    var copy: Copy = [Span(words.draft, marks: .strong)]
    let dot = "\u{2002}·\u{2002}"
    copy.append(Span(dot + letter.name + ", "))
    copy += words.number(issue.number).map { Span($0.text, marks: $0.isSuperior ? .superscript : []) }
    copy.append(Span(dot))
    copy += words.day(issue.date).map { Span($0.text, marks: $0.isSuperior ? .superscript : []) }
    copy.append(Span(dot + words.draftPage(page, of: pages)))
    if isOverset { copy.append(Span(dot + words.overset(pages: pagesWanted), marks: .strong)) }
    // What is knocked out of a colour is 9 pt at least.
    let scale = max(1, 9.pt / layout[.folio].size)
    let lines = setter.set(copy, .folio, scale: scale, measure: trim.width - left * 2, origin: .init())
    guard let line = lines.first else { return [] }
    let baseline = top + height / 2 + setter.style(.folio, scale: scale).size * 0.36
    let text = line.items(x: (trim.width - line.width) / 2, y: baseline, tag: tag, language: setter.language)
    return [.area(Area(frame, ink: .draft, tag: tag))] + text.map { $0.inked(.paper) }
  }

  /// A frame around what a page wanted leaves empty, from five rows on, with the number of lines that would fill it.
  private func white(on page: Int, from row: Int) -> [PageItem] {
    let end = layout.rows - (page == pagesWanted ? layout.furniture.colophonRows : 0)
    let first = row + (row > 0 ? 1 : 0)
    guard end - first >= 5 else { return [] }
    let grid = layout.columnGrid(onPage: page)
    let frame = Rectangle(
      x: grid.left, y: layout.baselineGrid.top(ofRow: first) + 4.pt, width: grid.width(ofColumns: layout.columns),
      height: layout.baselineGrid.height(ofRows: end - first) - 8.pt)
    let corners = [
      Point(x: frame.x, y: frame.y), Point(x: frame.right, y: frame.y), Point(x: frame.right, y: frame.bottom),
      Point(x: frame.x, y: frame.bottom),
    ]
    var items: [PageItem] = corners.indices.map {
      .rule(RuleLine(from: corners[$0], to: corners[($0 + 1) % 4], width: 0.75.pt, ink: .draft, tag: tag))
    }
    let lines = (end - first) * layout.columns
    if let line = setter.line(words.unfilled(lines: lines), .folio) {
      let y = (frame.y + frame.bottom) / 2 + setter.style(.folio).size * 0.36
      items += line.items(
        x: (frame.x + frame.right - line.width) / 2, y: y, tag: tag, language: setter.language
      ).map { $0.inked(.draft) }
    }
    return items
  }
}

extension InkName {
  /// The red of a draft: no ink of a layout, for no draft is printed.
  fileprivate static let draft = Ink.draft.name
  fileprivate static let draftGround = Ink.draftGround.name
  /// In place of a picture that cannot be had.
  public static let draftPicture = Ink.draftPicture.name
}

extension Ink {
  /// The red of marks on a draft, 6:1 on paper.
  static let draft = Ink(
    name: "draft", recipe: ProcessRecipe(cyan: 0, magenta: 1, yellow: 0.9, black: 0.1),
    screen: ScreenColour(red: 0xC0, green: 0x12, blue: 0x1F))
  /// The word under the text of a draft.
  static let draftGround = Ink(
    name: "draft-ground", recipe: ProcessRecipe(cyan: 0, magenta: 0.12, yellow: 0.1, black: 0),
    screen: ScreenColour(red: 0xFB, green: 0xE8, blue: 0xE6))
}

extension Ink {
  static let draftPicture = Ink(
    name: "draft-picture", recipe: ProcessRecipe(cyan: 0, magenta: 0, yellow: 0, black: 0.2),
    screen: ScreenColour(red: 0xD6, green: 0xD6, blue: 0xD6))
}

extension Palette {
  /// These inks and those of a draft, which no layout needs to name.
  public var withDraftInks: Palette { Palette(names.compactMap { self[$0] } + [.draft, .draftGround, .draftPicture]) }
}

extension PageItem {
  /// Its type and lines in one ink; areas and pictures as they are.
  fileprivate func inked(_ ink: InkName) -> PageItem {
    switch self {
    case .glyphs(var run):
      run.ink = ink
      return .glyphs(run)
    case .rule(var rule):
      rule.ink = ink
      return .rule(rule)
    case .group(var group):
      group.items = group.items.map { $0.inked(ink) }
      return .group(group)
    case .area, .picture, .link: return self
    }
  }
}
