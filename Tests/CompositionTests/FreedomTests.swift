import Testing

@testable import Composition

/// A beam proves nothing when it finds nothing; at least it must not find more where it may do less.
@Suite struct `An issue that the wide beam finds no pages for` {
  private func solver(_ units: [UnitShape], _ measures: FlatplanMeasures, rows: Int) -> FlatplanSolver {
    FlatplanSolver(units: units, measures: measures, pageRows: [54 - rows, 63 - rows, 63 - rows, 54 - rows])
  }

  /// Pages a few rows shorter, so that issues are too full for them.
  @Test(arguments: [5, 7], UInt64(0)..<4)
  func `has none with a freedom less`(rows: Int, seed: UInt64) {
    let units = generatedIssue(seed: seed)
    guard solver(units, threeColumns, rows: rows).solve(beam: 120, cuts: 80) == nil else { return }
    var lessCrop = threeColumns
    lessCrop.largestCrop = 0.1
    var noAir = threeColumns
    noAir.air = 0
    func changed(_ work: (inout UnitShape) -> Void) -> [UnitShape] {
      units.map { unit in
        var unit = unit
        work(&unit)
        return unit
      }
    }
    let fewer: [(String, [UnitShape], FlatplanMeasures)] = [
      ("crop", units, lessCrop), ("air", units, noAir), ("pours", changed { $0.mayPour = false }, threeColumns),
      ("turns", changed { ($0.mayTurn, $0.mayPark) = (false, false) }, threeColumns),
    ]
    for (freedom, units, measures) in fewer {
      #expect(solver(units, measures, rows: rows).solve(beam: 16, cuts: 12) == nil, "without \(freedom)")
    }
  }
}
