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

  /// The hairlines between two neighbours: along the rows where neither has a box, whose edge parts them well enough.
  func drawHairlines(
    between left: PlanNode, and right: PlanNode, before column: Int, in cell: Cell, on sheet: inout Sheet
  ) {
    let rows = cell.row..<(cell.row + cell.height)
    for west in left.openRows(in: rows, atRightEdge: true, isBoxed: isBoxed) {
      for east in right.openRows(in: rows, atRightEdge: false, isBoxed: isBoxed) {
        let shared = west.clamped(to: east)
        // A stub beside two or three lines would look forgotten.
        if shared.count > 4 { hairline(before: column, fromRow: shared.lowerBound, rows: shared.count - 1, on: &sheet) }
      }
    }
  }

  /// The hairlines of a pour: not where one story alone goes on from one column to the next. Briefs are many stories.
  func drawHairlines(of pieces: [PouredPiece], height: Int, in cell: Cell, on sheet: inout Sheet) {
    for column in 1..<max(cell.columns, 1) {
      let units = Set(pieces.filter { $0.column == column || $0.column == column - 1 }.map(\.unit))
      if units.count == 1, let unit = units.first, materials[unit].kind == .story { continue }
      hairline(before: cell.column + column, fromRow: cell.row, rows: height - 1, on: &sheet)
    }
  }

  /// A box has its edges, a quotation its own two rules.
  private func isBoxed(_ unit: Int) -> Bool { materials[unit].look != nil || materials[unit].isFiller }

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

extension PlanNode {
  /// The rows along one edge of what stands in `rows` that have no box, joined where they touch.
  func openRows(in rows: Range<Int>, atRightEdge: Bool, isBoxed: (Int) -> Bool) -> [Range<Int>] {
    switch self {
    case .module(let unit, _): return isBoxed(unit) ? [] : [rows]
    case .pour: return [rows]
    case .beside(let a, _, let b):
      return (atRightEdge ? b : a).openRows(in: rows, atRightEdge: atRightEdge, isBoxed: isBoxed)
    case .stack(let a, let height, let b):
      let middle = min(rows.lowerBound + height, rows.upperBound)
      let upper = a.openRows(in: rows.lowerBound..<middle, atRightEdge: atRightEdge, isBoxed: isBoxed)
      var lower = b.openRows(in: middle..<rows.upperBound, atRightEdge: atRightEdge, isBoxed: isBoxed)
      guard let last = upper.last, let first = lower.first, last.upperBound == first.lowerBound else {
        return upper + lower
      }
      lower[0] = last.lowerBound..<first.upperBound
      return upper.dropLast() + lower
    }
  }
}
