import Testing

@testable import Composition

/// A beam proves nothing when it finds nothing; at least it must not find more where it may do less.
@Suite struct `An issue that the wide beam finds no pages for` {
  private func solver(_ units: [UnitShape], _ measures: FlatplanMeasures, rows: Int) -> FlatplanSolver {
    FlatplanSolver(units: units, measures: measures, pageRows: [54 - rows, 63 - rows, 63 - rows, 54 - rows])
  }

  /// Pages a few rows shorter, so that issues are too full for them.
  @Test func `has none with a freedom less`() {
    var unsolved = 0
    for rows in [7, 9, 10, 11, 12] {
      for seed in UInt64(0)..<5
      where solver(generatedIssue(seed: seed), threeColumns, rows: rows)
        .solve(beam: 120, cuts: 80) == nil
      {
        unsolved += 1
        expectNoneWithLess(generatedIssue(seed: seed), rows: rows, "seed \(seed), \(rows) rows less")
      }
    }
    #expect(unsolved >= 3)
  }

  private func expectNoneWithLess(_ units: [UnitShape], rows: Int, _ name: String) {
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
      #expect(solver(units, measures, rows: rows).solve(beam: 16, cuts: 12) == nil, "\(name), without \(freedom)")
    }
  }
}
