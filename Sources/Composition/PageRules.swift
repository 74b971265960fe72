import DisplayList
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// Boxes and hairlines: what parts one story from another.
extension PageMaker {
  func drawBox(_ box: BoxLook, in cell: Cell, fromRow row: Int, on sheet: inout Sheet) {
    let x = grid.x(ofColumn: cell.column + 1)
    let width = grid.width(ofColumns: cell.columns)
    let top = baselines.top(ofRow: row) + 3.pt
    let bottom = baselines.top(ofRow: cell.row + cell.height - 1) + 4.5.pt
    if let ink = box.background {
      sheet.backgrounds.append(
        .area(Area(Rectangle(x: x, y: top, width: width, height: bottom - top), ink: ink, tag: Tag(role: .background))))
    }
    if let ink = box.topRule {
      sheet.backgrounds.append(
        .area(Area(Rectangle(x: x, y: top, width: width, height: 2.pt), ink: ink, tag: Tag(role: .rule))))
    }
  }

  /// Whether a tinted box stands along the edge: then no hairline is wanted.
  func isBoxed(_ node: PlanNode, atRightEdge: Bool) -> Bool {
    switch node {
    case .module(let unit, _): materials[unit].look != nil
    case .stack(let a, _, let b):
      isBoxed(a, atRightEdge: atRightEdge) || isBoxed(b, atRightEdge: atRightEdge)
    case .beside(let a, _, let b): isBoxed(atRightEdge ? b : a, atRightEdge: atRightEdge)
    case .pour: false
    }
  }

  func hairline(before column: Int, fromRow row: Int, rows: Int, on sheet: inout Sheet) {
    let x = grid.x(ofColumn: column + 1) - grid.gutter / 2
    sheet.items.append(
      .rule(
        RuleLine(
          from: Point(x: x, y: baselines.top(ofRow: row) + 3.pt),
          to: Point(x: x, y: baselines.baseline(ofRow: row + rows - 1)), width: layout.furniture.hairline,
          ink: layout.furniture.hairlineInk, tag: Tag(role: .rule))))
  }
}
