/// One question to the solver, apart from everything else, so that several can be answered at the same time.
struct MakeUpQuestion: Sendable {
  var units: [UnitShape]
  var measures: FlatplanMeasures
  var pageRows: [Int]
  var lastPageStretch: Int

  struct Answer: Hashable, Sendable {
    var hasPlan: Bool
    /// What it took, in steps of the solver.
    var steps: Int
  }

  private var solver: FlatplanSolver {
    FlatplanSolver(units: units, measures: measures, pageRows: pageRows, lastPageStretch: lastPageStretch)
  }

  /// How much too full (above 0) or too empty the pages are, everything at its natural size.
  var excess: Double { solver.excess }
  /// Lines of one column that the pages hold.
  var capacity: Int { pageRows.reduce(0, +) * measures.columns }

  /// Whether pages are found with the narrow beam that `compose` tries first: then `compose` finds some too.
  func answer() -> Answer {
    let solver = solver
    let hasPlan = solver.solve(beam: 8, cuts: 10) != nil
    return Answer(hasPlan: hasPlan, steps: solver.steps)
  }
}
