import DisplayList
import Documents
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// Draws what stands on pages beside the stories: nameplate with its ears, folio lines, colophon. Each has its own file.
struct FurnitureMaker {
  let layout: Layout
  let setter: CopySetter
  let words: PageWords
  let letter: Letter
  let issue: NewsIssue
  /// Width ÷ height of a partner's mark by its file.
  let ratio: (String) -> Double?
  /// Where the issue is read online; nil where it is not.
  var online: OnlineIssue?

  var trim: Size { layout.boxes.trim }
  var bleed: Length { layout.boxes.bleed }

  /// The sides of a page's type area.
  func sides(ofPage page: Int) -> (left: Length, right: Length) {
    let grid = layout.columnGrid(onPage: page)
    return (grid.left, grid.left + grid.width(ofColumns: layout.columns))
  }

  /// «No 1», set in its pieces.
  var issueNumber: Copy { words.number(issue.number).map { Span($0.text, marks: $0.isSuperior ? .superscript : []) } }

  /// A coloured band over the whole width of the page, bleed included.
  func band(from top: Length, to bottom: Length, ink: InkName, role: Role) -> PageItem {
    .area(
      Area(
        Rectangle(x: -bleed, y: top, width: trim.width + bleed * 2, height: bottom - top), ink: ink,
        tag: Tag(role: role)))
  }
}

extension Layout {
  /// The columns of one page: on a left-hand page, an even one, the margins change sides.
  func columnGrid(onPage page: Int) -> ColumnGrid {
    let grid = columnGrid
    guard page.isMultiple(of: 2) else { return grid }
    return ColumnGrid(
      left: margins.outside, typeArea: grid.width(ofColumns: grid.count), count: grid.count, gutter: grid.gutter)
  }
}

extension SetLine {
  /// From its left edge to the end of its last run.
  var width: Length { runs.map { $0.x + $0.width }.max() ?? .zero }
}
