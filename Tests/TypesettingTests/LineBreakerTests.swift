import Instruments
import Testing
import Typesetting

@Suite struct LineBreakerTests {
  typealias Place = LineBreaker.Place
  typealias Extent = LineBreaker.Extent

  /// Words of so many points with spaces of 10 between them; a word may be divided after its first half at no width.
  static func places(_ words: [Double], divided: Set<Int> = [], flex: Double = 0) -> [Place] {
    var places = [Place(end: Extent(), start: Extent())]
    var width = 0.0
    var spaces = 0.0
    for (i, word) in words.enumerated() {
      if divided.contains(i) {
        let middle = Extent(width: width + word / 2, spaces: spaces, flex: flex * (width + word / 2))
        let end = Extent(width: middle.width + 4, spaces: spaces, flex: middle.flex)
        places.append(Place(end: end, start: middle, ending: .division, penalty: 200, letters: i * 6 + 3))
      }
      width += word
      let end = Extent(width: width, spaces: spaces, flex: flex * width)
      if i + 1 < words.count {
        width += 10
        spaces += 10
      }
      let start = Extent(width: width, spaces: spaces, flex: flex * width)
      places.append(
        Place(end: end, start: start, ending: i + 1 == words.count ? .forced : .plain, letters: (i + 1) * 6))
    }
    return places
  }

  @Test func `the whole paragraph is weighed and not each line`() {
    // First come first served puts 30 + 40 on the first line and leaves 20 alone on the second, as 95 fills a line.
    // Better: 30 alone is no worse than 20 alone, so look at the paragraph: 30 | 40 20 | 95 | 60.
    let places = Self.places([30, 40, 20, 95, 60])
    #expect(LineBreaker(goal: .ragged).breakLines(places, measures: [100]) == [1, 3, 4, 5])
  }

  @Test func `a word wider than its line is refused, and overrun only when asked`() {
    let breaker = LineBreaker()
    let places = Self.places([30, 150, 30])
    #expect(breaker.breakLines(places, measures: [100]) == nil)
    #expect(breaker.breakAnyhow(places, measures: [100]) == [1, 2, 3])
  }

  @Test func `an empty paragraph has no lines`() {
    let start = Place(end: Extent(), start: Extent())
    #expect(LineBreaker().breakLines([start], measures: [100]) == [])
  }

  @Test func `never three lines running end in a division`() throws {
    var numbers = Chance(state: 7)
    for _ in 0..<200 {
      let words = (0..<30).map { _ in Double.random(in: 20...70, using: &numbers) }
      let places = Self.places(words, divided: Set(0..<30), flex: 0.02)
      let ends = try #require(LineBreaker().breakLines(places, measures: [100]))
      var run = 0
      for end in ends {
        run = places[end].ending == .division ? run + 1 : 0
        #expect(run <= 2)
      }
    }
  }

  @Test func `the last line is never a piece of a word where that can be helped`() throws {
    var numbers = Chance(state: 11)
    for _ in 0..<200 {
      let words = (0..<14).map { _ in Double.random(in: 15...50, using: &numbers) }
      let places = Self.places(words, divided: Set(0..<14), flex: 0.02)
      let ends = try #require(LineBreaker().breakLines(places, measures: [100]))
      let start = places[ends.dropLast().last!]
      #expect(start.ending != .division || places.last!.start.spaces > start.start.spaces)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func `no other choice of line ends costs less`(seed: UInt64) throws {
    var numbers = Chance(state: seed)
    for round in 0..<40 {
      let count = Int.random(in: 3...8, using: &numbers)
      let words = (0..<count).map { _ in Double.random(in: 15...60, using: &numbers).rounded() }
      let divided = Set((0..<count).filter { _ in Bool.random(using: &numbers) })
      var places = Self.places(words, divided: divided, flex: 0.02)
      for i in places.indices { places[i].wordAfter = Int.random(in: 0...2, using: &numbers) }
      let measures = round % 3 == 0 ? [70.0, 70, 100] : [100.0]
      for goal in [LineBreaker.Goal.justified, .ragged, .balanced] {
        var costs = BreakingCosts()
        // One pass that allows everything is compared with everything there is.
        costs.tolerances = []
        let breaker = LineBreaker(goal: goal, costs: costs)
        let best = BruteForce(places: places, measures: measures, goal: goal, costs: costs).best()
        guard let ends = breaker.breakLines(places, measures: measures) else {
          #expect(best == nil)
          continue
        }
        let judge = BruteForce(places: places, measures: measures, goal: goal, costs: costs)
        let cost = try #require(judge.cost(of: ends))
        let least = try #require(best)
        #expect(abs(cost - least.cost) <= 1e-6 * least.cost, "\(goal) \(words) \(ends) \(least.ends)")
        if goal == .balanced { #expect(ends.count == least.ends.count) }
      }
    }
  }

  @Test func `one line more is found where words allow it`() throws {
    var numbers = Chance(state: 3)
    let places = Self.places((0..<80).map { _ in Double.random(in: 8...30, using: &numbers) }, flex: 0.02)
    let breaker = LineBreaker()
    let best = try #require(breaker.breakLines(places, measures: [150]))
    let looser = try #require(breaker.breakLines(places, measures: [150], looseness: 1))
    #expect(looser.count == best.count + 1)
    #expect(breaker.breakLines(places, measures: [150], looseness: 0) == best)
  }

  @Test func `lines shortened for a drop cap hold less`() throws {
    let places = Self.places([Double](repeating: 20, count: 20))
    let ends = try #require(LineBreaker(goal: .ragged).breakLines(places, measures: [60, 60, 60, 100]))
    // 20+10+20 in 60; 20+10+20+10+20 in 100.
    #expect(ends == [2, 4, 6, 9, 12, 15, 18, 20])
  }
}

/// Every choice of line ends there is, weighed line by line as `BreakingCosts` says: what total fit must not be worse
/// than. Written without looking at how the breaker does it.
struct BruteForce {
  let places: [LineBreaker.Place]
  let measures: [Double]
  let goal: LineBreaker.Goal
  let costs: BreakingCosts

  func best() -> (ends: [Int], cost: Double)? {
    let inner = places.count - 2
    var best: (ends: [Int], cost: Double)?
    for choice in 0..<(1 << inner) {
      let ends = (0..<inner).filter { choice >> $0 & 1 == 1 }.map { $0 + 1 } + [places.count - 1]
      guard let cost = cost(of: ends) else { continue }
      let isBetter =
        best.map { goal == .balanced ? (ends.count, cost) < ($0.ends.count, $0.cost) : cost < $0.cost } ?? true
      if isBetter { best = (ends, cost) }
    }
    return best
  }

  func cost(of ends: [Int]) -> Double? {
    var total = 0.0
    var last = 0
    var run = 0
    var lastFitness = 1
    for (line, end) in ends.enumerated() {
      let a = places[last]
      let b = places[end]
      let measure = measures[min(line, measures.count - 1)]
      let width = b.end.width - a.start.width
      let spaces = b.end.spaces - a.start.spaces
      let flex = b.end.flex - a.start.flex
      var badness = 0.0
      var fitness = 1
      if goal == .justified {
        // Glyphs give first, then spaces; the last line of a paragraph need not be stretched.
        let room = b.ending == .forced ? min(measure - width, 0) : measure - width
        let left = max(abs(room) - flex, 0)
        let give = room < 0 ? costs.spaceShrink * spaces : max(costs.spaceStretch * spaces, measure / 100)
        let felt = left == 0 ? 0 : left / give
        if room < 0, felt > 1.000_001 { return nil }
        let glyphs = flex > 0 ? min(abs(room) / flex, 1) : 0
        // The curve turns into its tangent at 2.
        let cube = felt <= 2 ? felt * felt * felt : 8 + 12 * (felt - 2)
        badness = costs.glyphs * glyphs * glyphs * glyphs + 100 * cube
        fitness = room < 0 ? (felt > 0.5 ? 0 : 1) : felt <= 0.5 ? 1 : felt <= 1 ? 2 : 3
      } else {
        if width > measure + 0.001 { return nil }
        let ratio = (measure - width) / (measure * costs.raggedness)
        badness = goal == .ragged && b.ending == .forced ? 0 : 100 * ratio * ratio
      }
      total += (costs.line + badness) * (costs.line + badness) + b.penalty * b.penalty
      if abs(fitness - lastFitness) > 1 { total += costs.fitnessJump }
      let isHyphenated = b.ending == .division || b.ending == .hyphen
      run = isHyphenated ? run + 1 : 0
      if run > costs.longestHyphenRun { return nil }
      if run > 1 { total += costs.hyphenPair }
      if a.wordAfter != 0, a.wordAfter == b.wordAfter { total += costs.repeatedWord }
      if a.wordBefore != 0, a.wordBefore == b.wordBefore { total += costs.repeatedWord }
      if b.ending == .forced, last != 0 {
        let isOneWord = b.start.spaces == a.start.spaces
        if a.ending == .division {
          let isShort = b.letters - a.letters < costs.fewestLettersAfterDivision
          total += isShort ? costs.divisionBeforeShortLine : costs.divisionBeforeLastLine
        }
        if a.ending == .division, isOneWord { total += costs.fragmentAsLastLine }
        if b.letters - a.letters < costs.fewestLastLetters {
          total += costs.runt
        } else if isOneWord {
          total += costs.loneLastWord
        }
      }
      lastFitness = fitness
      last = end
    }
    return total
  }
}
