/// One pass of the line breaker: dynamic programming over (place, line, fitness, hyphens in a row), kept to the lines
/// that can still be filled.
struct BreakSearch {
  let places: [LineBreaker.Place]
  let measures: [Double]
  let goal: LineBreaker.Goal
  let costs: BreakingCosts
  let attempt: LineBreaker.Attempt
  let looseness: Int

  /// The best way found to end a line at a place, among those alike in all that matters for the lines to come.
  private struct Node {
    var place: Int
    /// The line that begins here, counted from 0; counted no further than the last measure where it does not matter.
    var line: Int
    var fitness: Int
    var hyphens: Int
    var demerits: Double
    var previous: Int
  }

  private var nodes: [Node] = []
  /// Nodes before this one cannot start a line any more: all lines from there are overfull by now.
  private var firstActive = 0
  /// The best node for each (line, fitness, hyphens) at the place being visited; empty ones have infinite demerits.
  private var table: [Node] = []
  private let widest, narrowest: Double
  private let lineLimit: Int
  private let hyphenStates: Int

  init(
    places: [LineBreaker.Place], measures: [Double], goal: LineBreaker.Goal, costs: BreakingCosts,
    attempt: LineBreaker.Attempt, looseness: Int
  ) {
    self.places = places
    self.measures = measures
    self.goal = goal
    self.costs = costs
    self.attempt = attempt
    self.looseness = looseness
    widest = measures.max()!
    narrowest = measures.min()!
    lineLimit = looseness != 0 || goal == .balanced ? Int.max : measures.count - 1
    hyphenStates = costs.longestHyphenRun + 1
  }

  mutating func run() -> [Int]? {
    guard places.count > 1 else { return [] }
    nodes.reserveCapacity(places.count * 3)
    nodes.append(
      Node(place: 0, line: 0, fitness: Fitness.decent.rawValue, hyphens: 0, demerits: 0, previous: -1))
    for place in 1..<places.count {
      visit(place)
      if firstActive == nodes.count { return nil }
    }
    guard let end = bestEnd() else { return nil }
    var ends: [Int] = []
    var node = end
    while node > 0 {
      ends.append(nodes[node].place)
      node = nodes[node].previous
    }
    return ends.reversed()
  }

  /// The last node of the best path: of fewest demerits, or of the line count asked for.
  private func bestEnd() -> Int? {
    let ends = nodes.indices[firstActive...].filter { nodes[$0].place == places.count - 1 }
    guard let best = ends.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
    if goal == .balanced, looseness == 0 {
      return ends.min { (nodes[$0].line, nodes[$0].demerits) < (nodes[$1].line, nodes[$1].demerits) }
    }
    if looseness == 0 { return best }
    let wanted = nodes[best].line + looseness
    return ends.min {
      (abs(nodes[$0].line - wanted), nodes[$0].demerits) < (abs(nodes[$1].line - wanted), nodes[$1].demerits)
    }
  }

  /// Weighs every line that could end at a place and keeps the best of each kind.
  private mutating func visit(_ b: Int) {
    let place = places[b]
    let isForced = place.ending == .forced
    let activeEnd = nodes.count
    var low = Int.max
    var high = 0
    for i in firstActive..<activeEnd {
      low = min(low, nodes[i].line)
      high = max(high, nodes[i].line)
    }
    let lines = min(high + 1, lineLimit) - low + 1
    clearTable(lines * Fitness.count * hyphenStates)
    var found = false

    var i = firstActive
    while i < activeEnd {
      let a = nodes[i].place
      let line = place.end - places[a].start
      // The longest lines come first: when the first cannot be squeezed in any more, it never will be.
      let least = line.width - line.flex - costs.spaceShrink * line.spaces
      if i == firstActive, least > widest * 1.1, !attempt.mayOverrun || nodes[activeEnd - 1].place != a {
        while firstActive < activeEnd, nodes[firstActive].place == a { firstActive += 1 }
        i = firstActive
        continue
      }
      // And when one is far too loose, those that begin still later are looser.
      if !isForced, ratio(of: line, in: narrowest) > attempt.tolerance + 0.5 { break }
      while i < activeEnd, nodes[i].place == a {
        let measure = measures[min(nodes[i].line, measures.count - 1)]
        if let quality = quality(of: line, in: measure, isForced: isForced, isLast: b == places.count - 1) {
          found = offer(from: i, to: b, quality, low: low) || found
        }
        i += 1
      }
    }
    if !found, attempt.mayOverrun, firstActive < activeEnd { overrun(to: b, low: low, before: activeEnd) }
    if isForced { firstActive = activeEnd }
    keepTable(low: low)
  }

  /// The shortest line that ends here, too long as it is.
  private mutating func overrun(to b: Int, low: Int, before activeEnd: Int) {
    let a = nodes[activeEnd - 1].place
    var i = activeEnd - 1
    while i >= firstActive, nodes[i].place == a {
      let measure = measures[min(nodes[i].line, measures.count - 1)]
      let excess = (places[b].end - places[a].start).width - measure
      _ = offer(from: i, to: b, Quality(demerits: 1e12 + 1e6 * excess * excess, fitness: .decent), low: low)
      i -= 1
    }
  }

  private struct Quality {
    var demerits: Double
    var fitness: Fitness
  }

  /// How far a line's spaces have to be stretched (> 0) or squeezed (< 0) once its glyphs have given what they may; 1 is
  /// as far as is meant.
  @inline(__always)
  private func ratio(of line: LineBreaker.Extent, in measure: Double) -> Double {
    let room = measure - line.width
    if goal != .justified { return room / (measure * costs.raggedness) }
    if abs(room) <= line.flex { return 0 }
    if room > 0 {
      // A line without a space stays short, as a line of the least spaces would gape.
      return (room - line.flex) / max(costs.spaceStretch * line.spaces, 0.01 * measure)
    }
    let give = costs.spaceShrink * line.spaces
    return give > 0 ? (room + line.flex) / give : -.infinity
  }

  /// What a line costs by its own looks; nil where it cannot be set.
  @inline(__always)
  private func quality(of line: LineBreaker.Extent, in measure: Double, isForced: Bool, isLast: Bool) -> Quality? {
    var ratio = ratio(of: line, in: measure)
    switch goal {
    case .justified:
      guard ratio > -1.000_001, ratio <= attempt.tolerance || isForced else { return nil }
      if isForced { ratio = min(ratio, 0) }
      let room = isForced ? min(measure - line.width, 0) : measure - line.width
      let given = line.flex > 0 ? min(abs(room) / line.flex, 1) : 0
      let cost = costs.line + costs.glyphs * given * given * given + 100 * Self.badness(ratio)
      return Quality(demerits: cost * cost, fitness: Fitness(ratio: ratio))
    case .ragged, .balanced:
      guard line.width <= measure + 0.001 else { return nil }
      if goal == .ragged, isForced { ratio = 0 }
      let cost = costs.line + 100 * ratio * ratio
      return Quality(demerits: cost * cost, fitness: .decent)
    }
  }

  /// The cube of a ratio; from 2 on, where all lines are bad, as steep as there and no steeper, lest one hopeless line
  /// outweigh all the others of its paragraph.
  @inline(__always)
  private static func badness(_ ratio: Double) -> Double {
    let ratio = abs(ratio)
    return ratio <= 2 ? ratio * ratio * ratio : 12 * ratio - 16
  }

  /// Adds what two neighbouring lines cost together, and keeps the result if it is the best of its kind.
  private mutating func offer(from i: Int, to b: Int, _ quality: Quality, low: Int) -> Bool {
    let node = nodes[i]
    let start = places[node.place]
    let end = places[b]
    var hyphens = 0
    var demerits = node.demerits + quality.demerits + end.penalty * end.penalty
    if end.ending == .division || end.ending == .hyphen {
      hyphens = node.hyphens + 1
      if hyphens > costs.longestHyphenRun {
        if quality.demerits < 1e12, end.ending == .division || attempt.tolerance < .infinity { return false }
        demerits += costs.hyphenRun
        hyphens = costs.longestHyphenRun
      }
      if hyphens > 1 { demerits += costs.hyphenPair }
    }
    if abs(quality.fitness.rawValue - node.fitness) > 1 { demerits += costs.fitnessJump }
    if start.wordAfter != 0, start.wordAfter == end.wordAfter { demerits += costs.repeatedWord }
    if start.wordBefore != 0, start.wordBefore == end.wordBefore { demerits += costs.repeatedWord }
    if end.ending == .forced, node.place != 0, start.ending != .forced {
      let isOneWord = end.start.spaces - start.start.spaces <= 0
      let isFragment = isOneWord && (start.ending == .division || start.ending == .cut)
      let isRunt = end.letters - start.letters < costs.fewestLastLetters
      // While there is a looser pass to come, neither is looked at.
      if isFragment || isRunt, attempt.tolerance < .infinity { return false }
      if isFragment { demerits += costs.fragmentAsLastLine }
      if start.ending == .division {
        let isShort = end.letters - start.letters < costs.fewestLettersAfterDivision
        demerits += isShort ? costs.divisionBeforeShortLine : costs.divisionBeforeLastLine
      }
      if isRunt {
        demerits += costs.runt
      } else if isOneWord {
        demerits += costs.loneLastWord
      }
    }
    let line = min(node.line + 1, lineLimit)
    let slot = ((line - low) * Fitness.count + quality.fitness.rawValue) * hyphenStates + hyphens
    if demerits < table[slot].demerits {
      table[slot] = Node(
        place: b, line: line, fitness: quality.fitness.rawValue, hyphens: hyphens, demerits: demerits, previous: i)
    }
    return true
  }

  private mutating func clearTable(_ count: Int) {
    let empty = Node(place: 0, line: 0, fitness: 0, hyphens: 0, demerits: .infinity, previous: -1)
    if table.count < count {
      table = [Node](repeating: empty, count: count)
    } else {
      for slot in table.indices { table[slot].demerits = .infinity }
    }
  }

  /// Makes the best of each kind nodes. Where lines are counted, those that cannot matter for the count are left out.
  private mutating func keepTable(low: Int) {
    var lines = 0...Int.max
    if lineLimit == Int.max {
      let kept = table.filter { $0.demerits < .infinity }
      if goal == .balanced, let fewest = kept.map(\.line).min() {
        // A path of the fewest lines has the fewest lines at each of its places, once all lines to come are alike.
        if fewest >= measures.count - 1 { lines = fewest...fewest }
      } else if let best = kept.min(by: { $0.demerits < $1.demerits }) {
        lines = max(0, best.line - abs(looseness) - 2)...best.line + abs(looseness) + 2
      }
    }
    for node in table where node.demerits < .infinity && lines.contains(node.line) { nodes.append(node) }
  }

  /// How wide a line's spaces look; two neighbours should not differ by more than one step.
  private enum Fitness: Int {
    case tight, decent, loose, veryLoose
    static let count = 4

    init(ratio: Double) {
      self = ratio < -0.5 ? .tight : ratio <= 0.5 ? .decent : ratio <= 1 ? .loose : .veryLoose
    }
  }
}
