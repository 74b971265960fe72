/// Chooses the ends of a paragraph's lines so that the whole paragraph looks best, not each line for itself.
///
/// The method is Knuth and Plass, «Breaking Paragraphs into Lines» (Software: Practice and Experience 11, 1981): a
/// shortest path through the places where a line may end. It knows numbers only, no fonts; lengths are points.
///
/// A place is kept with two sums over the paragraph: up to the end of a line that ends there, and up to the start of
/// the line that begins behind it. The line from one place to another is their difference, so a hyphen, a lost
/// ligature or a comma hung into the margin cost nothing to take into account.
public struct LineBreaker: Sendable {
  /// A sum over the paragraph from its start.
  public struct Extent: Hashable, Sendable {
    /// Natural width.
    public var width: Double
    /// The part of `width` that is word spaces, which alone stretch and shrink.
    public var spaces: Double
    /// How far glyphs and the room between them may give, either way.
    public var flex: Double

    public init(width: Double = 0, spaces: Double = 0, flex: Double = 0) {
      self.width = width
      self.spaces = spaces
      self.flex = flex
    }

    static func - (a: Extent, b: Extent) -> Extent {
      Extent(width: a.width - b.width, spaces: a.spaces - b.spaces, flex: a.flex - b.flex)
    }
  }

  /// What a line that ends at a place ends with.
  public enum Ending: UInt8, Hashable, Sendable {
    /// A word space that disappears, or nothing at all.
    case plain
    /// A hyphen of the word's own.
    case hyphen
    /// A hyphen put there by division.
    case division
    /// A word cut by force because the measure cannot hold it.
    case cut
    /// The end the copy asks for, or the end of the paragraph.
    case forced
  }

  /// A place where a line may end.
  public struct Place: Hashable, Sendable {
    /// Up to the end of the line that ends here.
    public var end: Extent
    /// Up to the start of the line that begins here.
    public var start: Extent
    public var ending: Ending
    /// What it costs to end here, on TeX's scale where 50 is a hyphen.
    public var penalty: Double
    /// Letters and figures before this place.
    public var letters: Int
    /// The word before and the word after, as numbers that are equal where the words are; 0 for none.
    public var wordBefore, wordAfter: Int

    public init(
      end: Extent, start: Extent, ending: Ending = .plain, penalty: Double = 0, letters: Int = 0, wordBefore: Int = 0,
      wordAfter: Int = 0
    ) {
      self.end = end
      self.start = start
      self.ending = ending
      self.penalty = penalty
      self.letters = letters
      self.wordBefore = wordBefore
      self.wordAfter = wordAfter
    }
  }

  public var goal: Goal
  public var costs: BreakingCosts

  /// How lines meet the measure.
  public enum Goal: Hashable, Sendable {
    /// Both edges straight.
    case justified
    /// As full as may be, spaces as cut.
    case ragged
    /// The fewest lines, then the most equal.
    case balanced
  }

  public init(goal: Goal = .justified, costs: BreakingCosts = BreakingCosts()) {
    self.goal = goal
    self.costs = costs
  }

  /// The ends of the lines: indices into `places`, ascending, the last place always among them.
  ///
  /// - Parameters:
  ///   - places: the first is the start of the paragraph (only its `start` is read), the last its end (`.forced`).
  ///   - measures: of the first lines; the last one holds for all that follow.
  ///   - looseness: so many lines more (or fewer) than is best, as far as tolerance allows; as near as can be had.
  /// - Returns: nil where some stretch between two places is wider than its line even with all spaces at their
  ///   smallest: offer more places (`cut`), or ask `breakAnyhow`.
  public func breakLines(_ places: [Place], measures: [Double], looseness: Int = 0) -> [Int]? {
    if goal != .justified {
      return run(places, measures, Attempt(tolerance: .infinity, mayOverrun: false), looseness)
    }
    // Never a loose tolerance first: each step up multiplies the lines that have to be weighed.
    for tolerance in costs.tolerances {
      if let ends = run(places, measures, Attempt(tolerance: tolerance, mayOverrun: false), looseness) { return ends }
    }
    return run(places, measures, Attempt(tolerance: .infinity, mayOverrun: false), looseness)
  }

  /// As `breakLines`, but lines may run over the measure where there is no other way.
  public func breakAnyhow(_ places: [Place], measures: [Double], looseness: Int = 0) -> [Int] {
    run(places, measures, Attempt(tolerance: .infinity, mayOverrun: true), looseness) ?? [places.count - 1]
  }

  /// What one pass over the paragraph allows.
  struct Attempt {
    var tolerance: Double
    var mayOverrun: Bool
  }

  private func run(_ places: [Place], _ measures: [Double], _ attempt: Attempt, _ looseness: Int) -> [Int]? {
    var search = BreakSearch(
      places: places, measures: measures, goal: goal, costs: costs, attempt: attempt, looseness: looseness)
    return search.run()
  }
}
