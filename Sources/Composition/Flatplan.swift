/// How a rectangle of a page is divided: modules, stacked or side by side (a guillotine cutting), or stories poured
/// one after the other through columns of equal height.
indirect enum PlanNode: Hashable, Sendable {
  case module(unit: Int, ModuleVariant)
  /// One above the other.
  case stack(PlanNode, height: Int, PlanNode)
  /// One beside the other; the left takes so many columns.
  case beside(PlanNode, columns: Int, PlanNode)
  case pour([PouredPiece], height: Int)
}

/// A piece of a story in one column of a pour, in rows from the column's head.
struct PouredPiece: Hashable, Sendable {
  var unit: Int
  /// From the pour's first column, 0.
  var column: Int
  var row: Int
  /// Whether kicker and headline stand here, and the rows they take; a picture under it where there are rows for it.
  var headRows: Int
  var pictureRows: Int
  var fill: ColumnFill
  var closingRows: Int
  var short: Int
}

/// A page of the flatplan («chemin de fer»): what stands where, in columns and rows.
struct PagePlan: Hashable, Sendable {
  var root: PlanNode
  /// Rows of the type area this page gives to stories, from its first.
  var firstRow: Int
  var rows: Int
}

/// The whole issue laid out: pages filled exactly.
struct Flatplan: Hashable, Sendable {
  var pages: [PagePlan]
  var cost: Int32
}

extension PlanNode {
  /// The units that stand in it, with the row their text starts from there.
  var units: [(unit: Int, start: Int)] {
    switch self {
    case .module(let unit, let variant): [(unit, variant.start)]
    case .stack(let a, _, let b): a.units + b.units
    case .beside(let a, _, let b): a.units + b.units
    case .pour(let pieces, _): pieces.filter { $0.headRows > 0 }.map { ($0.unit, $0.fill.start) }
    }
  }
}

extension Flatplan {
  /// The page, from 1, on which each unit begins.
  var firstPages: [Int: Int] {
    var found: [Int: Int] = [:]
    for (number, page) in pages.enumerated() {
      for (unit, start) in page.root.units where start == 0 { found[unit] = number + 1 }
    }
    return found
  }
}
