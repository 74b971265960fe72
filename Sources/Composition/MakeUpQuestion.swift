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

  private var filler: PageFiller {
    PageFiller(units: units, measures: measures, maximumRows: (pageRows.max() ?? 0) + 1)
  }

  private func solver(_ filler: PageFiller) -> FlatplanSolver {
    FlatplanSolver(filler: filler, measures: measures, pageRows: pageRows, lastPageStretch: lastPageStretch)
  }

  /// How much too full (above 0) or too empty the pages are, everything at its natural size.
  var excess: Double { solver(filler).excess(of: Array(units.indices)) }
  /// Lines of one column that the pages hold.
  var capacity: Int { pageRows.reduce(0, +) * measures.columns }

  /// Whether pages are found with a beam narrower than any of `compose`, which then finds some too.
  func answer() -> Answer {
    let filler = filler
    let hasPlan = solver(filler).solve(beam: 8, cuts: 10) != nil
    return Answer(hasPlan: hasPlan, steps: filler.steps)
  }
}
