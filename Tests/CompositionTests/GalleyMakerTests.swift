import Testing

@testable import Composition

struct GalleyMakerTests {
  private static let measures = FlatplanMeasures(
    columns: 3, widths: [13.4, 27.9, 42.5], pictureOverhead: [1.5, 2.2, 3, 3.7, 4.5, 5.2, 6, 6.7, 7.5],
    largestCrop: 0.2, largestPictureRows: [55, 42, 28], air: 2, linesAtTurn: 8)

  private func story(lines: Int, pictures: [Double] = []) -> UnitShape {
    let rows = (0..<lines).map {
      CopyRows.Row.line(block: $0 / 7, index: $0 % 7, count: min(7, lines - $0 / 7 * 7), keepsNext: false)
    }
    return UnitShape(
      copy: [CopyRows](repeating: CopyRows(rows), count: 3), headRows: [[4], [4], [5]], tailRows: [2, 2, 2],
      pictures: pictures.map { UnitShape.PictureShape(ratio: $0, captionLines: [2, 1, 1]) }, boxRows: 0,
      closingRows: [], summaryRows: [], isLead: false, mayTurn: true, mayPark: false, mayPour: true, spans: [1, 2, 3],
      fillerRows: nil)
  }

  private func modules(_ node: PlanNode) -> [(unit: Int, variant: ModuleVariant)] {
    switch node {
    case .module(let unit, let variant): [(unit, variant)]
    case .stack(let upper, _, let lower): modules(upper) + modules(lower)
    case .beside, .pour: []
    }
  }

  /// Stories of every length from nothing to five pages, with no picture to seven, of possible and impossible shapes.
  @Test func `every line and every picture stands in a galley once and in order, within its page`() {
    let lengths = [0, 1, 2, 5, 12, 40, 190, 300, 900, 3]
    let ratios = [[], [1.5], [0.05], [40], [0.75, 1.5], [1, 1, 1, 1, 1, 1, 1]]
    let units = (0..<60).map { story(lines: lengths[$0 % 10], pictures: ratios[$0 / 10]) }
    let rows = { $0 == 1 ? 53 : $0 == 4 ? 54 : 63 }
    let plan = GalleyMaker(units: units, maker: VariantMaker(measures: Self.measures), pageRows: rows).flatplan()
    var next = [Int](repeating: 0, count: units.count)
    var shown = next
    var last = 0
    for (number, page) in plan.pages.enumerated() {
      let modules = modules(page.root)
      #expect(modules.reduce(0) { $0 + $1.variant.height } == page.rows + 1)
      #expect(page.rows <= rows(number + 1), "page \(number + 1)")
      for (unit, variant) in modules {
        #expect(unit >= last)
        last = unit
        #expect(variant.start == next[unit] && variant.firstPicture == shown[unit])
        var row = variant.start
        for fill in variant.columns.compactMap(\.self) {
          #expect(fill.start == row && fill.end > fill.start && fill.height <= variant.bodyRows)
          row = fill.end
        }
        #expect(row == variant.end)
        (next[unit], shown[unit]) = (variant.end, variant.picturesShown)
      }
    }
    #expect(next == units.map { $0.copy[0].count })
    #expect(shown == units.map(\.pictures.count))
  }
}
