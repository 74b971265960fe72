import Synchronization

/// One question to the solver, apart from everything else, so that several can be answered at the same time.
struct MakeUpQuestion: Sendable {
  var units: [UnitShape]
  var measures: FlatplanMeasures
  var pageRows: [Int]
  var lastPageStretch: Int
  /// The rows of the highest page that any question of the same search has.
  var mostRows: Int
  /// A search that `compose` makes as well, so that what is found here is found there.
  var beam: SearchWidth

  struct Answer: Hashable, Sendable {
    var hasPlan: Bool
    /// What it took, in steps of the solver.
    var steps: Int
  }

  /// How much too full (above 0) or too empty the pages are, everything at its natural size.
  var excess: Double { measures.excess(of: units, pageRows: pageRows) }
  /// The same without some of its units.
  func without(_ taken: [UnitShape?]) -> MakeUpQuestion {
    var rest = self
    let taken = Set(taken)
    rest.units.removeAll { taken.contains($0) }
    return rest
  }

  /// Lines of one column that the pages hold.
  var capacity: Int { pageRows.reduce(0, +) * measures.columns }
}

/// Answers questions one after the other. What it worked out for one serves the next: they differ by a story or two.
final class QuestionDesk: Sendable {
  private struct Work {
    var filler: PageFiller?
    var numbers: [UnitShape: Int] = [:]
  }

  private let work = Mutex(Work())

  /// Steps after which what was worked out is thrown away: some fifty megabytes.
  private static let mostSteps = 12_000

  func answer(_ question: MakeUpQuestion) -> MakeUpQuestion.Answer {
    work.withLock { work in
      if let filler = work.filler, filler.steps > QuestionDesk.mostSteps { work = Work() }
      let filler =
        work.filler ?? PageFiller(units: [], measures: question.measures, maximumRows: question.mostRows + 1)
      work.filler = filler
      let order = question.units.map { unit in
        if let known = work.numbers[unit] { return known }
        let number = filler.add(unit)
        work.numbers[unit] = number
        return number
      }
      let before = filler.steps
      let solver = FlatplanSolver(
        filler: filler, measures: question.measures, pageRows: question.pageRows,
        lastPageStretch: question.lastPageStretch)
      let hasPlan = solver.solve(order: order, beam: question.beam.states, cuts: question.beam.cuts) != nil
      return MakeUpQuestion.Answer(hasPlan: hasPlan, steps: filler.steps - before)
    }
  }
}
