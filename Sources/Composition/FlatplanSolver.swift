/// How much a search keeps in sight.
struct SearchWidth: Hashable, Sendable {
  /// States kept from page to page.
  var states: Int
  /// Places to break off kept for each story at the foot of a page.
  var cuts: Int

  /// What a change of the issue is tried with.
  static let ofQuestions = SearchWidth(states: 16, cuts: 12)
}

/// Finds the flatplan: every page filled exactly, reading order kept, at the least cost it can find.
///
/// Exact dynamic programming inside a page (`PageFiller`), a bounded beam from page to page. A story may break off at the
/// foot of a page and go on overleaf; the first of a page may fill one column from head to foot. Costs are whole numbers
/// and everything is walked in a fixed order: one issue, one plan.
final class FlatplanSolver {
  typealias Piece = PageFiller.Piece

  /// Where a page may start: stories broken off before, then the next whole one of the order.
  private struct State: Hashable {
    var tails: [Piece]
    var next: Int
  }

  private let filler: PageFiller
  private let measures: FlatplanMeasures
  /// Rows of each page, the empty row after its last module included.
  private let capacities: [Int]
  /// Rows the last page may give to its colophon beyond what it needs: nobody sees a taller band.
  private let lastPageStretch: Int
  private let hasPictures: Bool

  private var units: [UnitShape] { filler.units }
  private var columns: Int { filler.columns }

  /// - Parameter filler: may be shared by solvers of other page counts; its pages are as high as the highest.
  init(filler: PageFiller, measures: FlatplanMeasures, pageRows: [Int], lastPageStretch: Int = 0) {
    self.lastPageStretch = lastPageStretch
    self.measures = measures
    capacities = pageRows.map { $0 + 1 }
    self.filler = filler
    hasPictures = filler.units.contains { !$0.pictures.isEmpty }
  }

  convenience init(units: [UnitShape], measures: FlatplanMeasures, pageRows: [Int], lastPageStretch: Int = 0) {
    self.init(
      filler: PageFiller(units: units, measures: measures, maximumRows: (pageRows.max() ?? 0) + 1), measures: measures,
      pageRows: pageRows, lastPageStretch: lastPageStretch)
  }

  // MARK: - Pages

  /// How a page is filled, before its drawing is worked out.
  private enum Filling {
    case whole(end: Int, entry: Int)
    case ending(PlanNode)
    case parked(ModuleVariant, end: Int, entry: Int)
    case parkedEnding(ModuleVariant, PlanNode)
  }

  private struct Transition {
    var state: State
    var cost: Int32
    var filling: Filling
    /// Rows of the page left to its colophon.
    var spare = 0
  }

  private func pictureCost(_ plane: Int, page: Int) -> Int32 {
    guard hasPictures else { return 0 }
    return (plane == 0 ? Cost.pageWithoutPicture : 0) + (page == 0 && plane < 2 ? Cost.pageOneWithoutLargePicture : 0)
  }

  /// Every way to fill one page from a state.
  private func transitions(from state: State, _ page: PageFiller.Page, number: Int, order: [Int]) -> [Transition] {
    let capacity = capacities[number]
    let isLast = number == capacities.count - 1
    let pieces = page.pieces
    guard !pieces.isEmpty else { return [] }
    let most = min(pieces.count, state.tails.count + 10)
    var found: [Transition] = []

    func next(after end: Int) -> Int { end <= state.tails.count ? state.next : state.next + end - state.tails.count }

    for end in max(1, state.tails.count)...max(1, state.tails.count, most) where end <= most {
      if isLast && next(after: end) < order.count { continue }
      let whole = filler.cell(page, 0, end, columns)
      for spare in 0...(isLast ? min(lastPageStretch, capacity - 1) : 0) {
        for entry in whole.entries(height: capacity - spare, mostShort: 1) {
          found.append(
            Transition(
              state: State(tails: [], next: next(after: end)),
              cost: whole.costs[entry] + pictureCost(whole.planes[entry], page: number) + Int32(spare)
                * Cost.tallerColophon,
              filling: .whole(end: end, entry: entry), spare: spare))
        }
      }
    }
    if isLast { return found.filter { respectsPins($0.state, after: state, page: number, order: order) } }

    func tail(_ last: Int, _ cut: Int, _ shown: Int) -> Piece {
      Piece(unit: pieces[last].unit, from: cut, shown: shown)
    }

    for ending in filler.endings(page, 0, columns, capacity)
    where ending.last >= state.tails.count && ending.last < pieces.count {
      found.append(
        Transition(
          state: State(tails: [tail(ending.last, ending.cut, ending.shown)], next: next(after: ending.last + 1)),
          cost: ending.cost + pictureCost(ending.plane, page: number), filling: .ending(ending.node)))
    }

    // The first story parked in the first column.
    if columns > 1, units[pieces[0].unit].mayPark {
      for parked in filler.beginnings(of: pieces[0], span: 1, height: capacity) {
        let cost = parked.cost - Cost.pageTurn + Cost.parkedColumn
        for end in max(2, state.tails.count)...max(2, state.tails.count, most) where end <= most {
          let rest = filler.cell(page, 1, end, columns - 1)
          for entry in rest.entries(height: capacity, mostShort: 1 - parked.short) {
            found.append(
              Transition(
                state: State(tails: [tail(0, parked.end, parked.picturesShown)], next: next(after: end)),
                cost: cost + rest.costs[entry] + pictureCost(max(rest.planes[entry], parked.plane), page: number),
                filling: .parked(parked, end: end, entry: entry)))
          }
        }
        for ending in filler.endings(page, 1, columns - 1, capacity)
        where ending.last + 1 >= state.tails.count && ending.last + 1 < pieces.count
          && ending.short + parked.short <= 1
        {
          let last = ending.last + 1
          found.append(
            Transition(
              state: State(
                tails: [tail(0, parked.end, parked.picturesShown), tail(last, ending.cut, ending.shown)],
                next: next(after: last + 1)),
              cost: cost + ending.cost + pictureCost(max(ending.plane, parked.plane), page: number),
              filling: .parkedEnding(parked, ending.node)))
        }
      }
    }
    return found.filter { respectsPins($0.state, after: state, page: number, order: order) }
  }

  private func node(_ filling: Filling, _ page: PageFiller.Page) -> PlanNode {
    switch filling {
    case .whole(let end, let entry): return filler.node(page, 0, end, columns, entry)
    case .ending(let node): return node
    case .parked(let variant, let end, let entry):
      return .beside(
        .module(unit: page.pieces[0].unit, variant), columns: 1, filler.node(page, 1, end, columns - 1, entry))
    case .parkedEnding(let variant, let node):
      return .beside(.module(unit: page.pieces[0].unit, variant), columns: 1, node)
    }
  }

  /// Whether every story that the editor has pinned begins on its page, and on no other.
  private func respectsPins(_ next: State, after state: State, page number: Int, order: [Int]) -> Bool {
    (state.next..<next.next).allSatisfy { units[order[$0]].pinnedPage.map { $0 == number + 1 } ?? true }
      && (next.next..<min(order.count, next.next + pinReach)).allSatisfy {
        units[order[$0]].pinnedPage.map { $0 > number + 1 } ?? true
      }
  }

  /// Where nothing is pinned nothing needs looking at.
  private lazy var pinReach = units.contains { $0.pinnedPage != nil } ? units.count : 0

  // MARK: - Areas

  /// What the units of an order would take at their natural shapes, against what the pages hold: 0 is even, above is
  /// too much.
  func excess(of order: [Int]) -> Double {
    measures.excess(of: order.map { units[$0] }, pageRows: capacities.map { $0 - 1 })
  }

  /// Cells a unit takes when it is set small: what the evenness of pages is reckoned with.
  private lazy var smallAreas: [Int] = units.map { unit in
    if let filler = unit.fillerRows { return filler[0].lowerBound }
    let span = unit.isLead ? min(2, columns) : 1
    let pictures = unit.pictures.enumerated().reduce(0) { sum, picture in
      let width = picture.offset == 0 ? min(2, columns) : 1
      return sum + (filler.pictureRows(picture.element, columns: width).first?.rows ?? 12) * width
    }
    return unit.copy[0].count + (unit.headRows[span - 1].first ?? 2) * span + pictures + span + unit.boxRows
  }

  // MARK: - The search

  /// A page behind a state, and those before it.
  private final class Step {
    let previous: Step?
    let filling: Filling
    let page: PageFiller.Page
    let spare: Int

    init(previous: Step?, filling: Filling, page: PageFiller.Page, spare: Int) {
      self.previous = previous
      self.filling = filling
      self.page = page
      self.spare = spare
    }
  }

  private struct Way {
    var state: State
    var cost: Int32
    var step: Step?
  }

  /// Fills exactly the pages with all units in their order.
  func solve(beam: Int, cuts: Int) -> Flatplan? { solve(order: Array(units.indices), beam: beam, cuts: cuts) }

  /// Fills exactly the pages, keeping `beam` states a page; nil where it finds nothing, which proves nothing.
  ///
  /// - Parameter order: the units in reading order; some may be left out.
  func solve(order: [Int], beam: Int, cuts: Int) -> Flatplan? {
    guard !order.isEmpty, !capacities.isEmpty else { return nil }
    filler.cutsKept = cuts
    let sequences = filler.sequences(of: order)
    // What is left from each place of the order on.
    var areas = [Int](repeating: 0, count: order.count + 1)
    for place in order.indices.reversed() { areas[place] = areas[place + 1] + smallAreas[order[place]] }
    let capacity = capacities.reduce(0, +) * columns
    let scale = Double(capacity) / Double(max(areas[0], 1))
    var left = capacity
    var ways = [Way(state: State(tails: [], next: 0), cost: 0)]
    for number in capacities.indices {
      left -= capacities[number] * columns
      let reached = followUps(of: ways, page: number, order: order, sequences: sequences)
      if number == capacities.count - 1 {
        let done = reached.filter { $0.state.tails.isEmpty && $0.state.next == order.count }
        return done.min { $0.cost < $1.cost }.map(plan)
      }
      // Even filling: what is left should be what the pages left can hold. The fewer they are, the less each can make up
      // for: without the square a long issue drifts until its last pages cannot be filled.
      let ranked = reached.map { way -> (rank: Double, way: Way) in
        let tails = way.state.tails.reduce(0) { $0 + units[$1.unit].copy[0].count - $1.from + 3 }
        let ahead = Double(areas[way.state.next] + tails) * scale - Double(left)
        let pagesLeft = Double(capacities.count - 1 - number)
        return (Double(way.cost) + 15 * abs(ahead) + 0.5 * ahead * ahead / pagesLeft, way)
      }.sorted {
        ($0.rank, Double($0.way.state.next), Double($0.way.state.tails.first?.from ?? 0))
          < ($1.rank, Double($1.way.state.next), Double($1.way.state.tails.first?.from ?? 0))
      }
      ways = []
      var perNext: [Int: Int] = [:]
      for candidate in ranked where ways.count < beam {
        // At most a third of the beam for one next story, so that pages stay various.
        guard perNext[candidate.way.state.next, default: 0] < max(1, beam / 3) else { continue }
        perNext[candidate.way.state.next, default: 0] += 1
        ways.append(candidate.way)
      }
      if ways.isEmpty { return nil }
    }
    return nil
  }

  /// The cheapest way to every state that can follow.
  private func followUps(of ways: [Way], page number: Int, order: [Int], sequences: [[Int]]) -> [Way] {
    var reached: [Way] = []
    var places: [State: Int] = [:]
    for way in ways {
      let end = min(order.count, way.state.next + PageFiller.reach)
      let page = PageFiller.Page(
        tails: way.state.tails, whole: order[way.state.next..<end], sequences: sequences[way.state.next...],
        isFirst: number == 0)
      for transition in transitions(from: way.state, page, number: number, order: order) {
        let cost = way.cost + transition.cost
        if let known = places[transition.state] {
          guard cost < reached[known].cost else { continue }
          reached[known].cost = cost
          reached[known].step = Step(
            previous: way.step, filling: transition.filling, page: page, spare: transition.spare)
        } else {
          places[transition.state] = reached.count
          reached.append(
            Way(
              state: transition.state, cost: cost,
              step: Step(previous: way.step, filling: transition.filling, page: page, spare: transition.spare)))
        }
      }
    }
    return reached
  }

  private func plan(_ way: Way) -> Flatplan {
    var pages: [PagePlan] = []
    var step = way.step
    while let current = step {
      let rows = capacities[capacities.count - 1 - pages.count] - 1 - current.spare
      pages.append(PagePlan(root: node(current.filling, current.page), firstRow: 0, rows: rows))
      step = current.previous
    }
    return Flatplan(pages: pages.reversed(), cost: way.cost)
  }
}
