/// What the line breaker pays for and what it may do, on TeX's scale (a hyphen is about 50, a plain line 10).
///
/// The figures were tuned on French newspaper copy in columns of 56 mm (see `LineQuality`).
public struct BreakingCosts: Hashable, Sendable {
  /// How far a word space may grow for a line to count as fully stretched, in natural spaces.
  public var spaceStretch = 0.4
  /// How far a word space may shrink, in natural spaces; never more.
  public var spaceShrink = 0.3
  /// Passes from tight to loose: how many times over a line may be stretched.
  public var tolerances: [Double] = [2, 4]
  /// What every line may stretch beyond its spaces in the last pass, as a part of the measure.
  public var emergencyStretch = 0.15
  /// For every line: fewer lines are better than more.
  public var line = 10.0
  /// Squared and added where a word is divided.
  public var division = 220.0
  /// Added to `division` where the word begins with a capital inside a sentence: a name, or an office («Tam-bacounda»).
  public var divisionOfName = 120.0
  /// Added to `division` inside a compound, which has a hyphen of its own («technico-scienti-fique»).
  public var divisionInCompound = 160.0
  /// Added to `division` where two letters alone stay on the line («fa-mille»).
  public var divisionAfterTwo = 40.0
  /// Squared and added where a line ends in a word's own hyphen: the reader takes it for a division.
  public var hardHyphen = 40.0
  /// The same for a hyphen between two parts of a name («Jean-Baptiste»): spaces of 1.6 are better, of 2 are not.
  public var hyphenOfName = 350.0
  /// Squared and added where an address is broken.
  public var address = 150.0
  /// Squared and added where a word too long for the measure is cut.
  public var cut = 1000.0
  /// Squared and added for a word of one or two letters at the end of a ragged line («à», «de»).
  public var shortWordAtEnd = 40.0
  /// How short a ragged line looks bad: a hundredfold of `line`, as a part of the measure.
  public var raggedness = 0.3
  /// Demerits for neighbours of which one is tight and the other loose.
  public var fitnessJump = 5_000.0
  /// Demerits for two lines running that end in a hyphen.
  public var hyphenPair = 8_000.0
  /// Never more lines running than this end in a division; nor in a word's own hyphen, but for copy that offers no
  /// other place to end a line, which pays `hyphenRun`.
  public var longestHyphenRun = 2
  /// Demerits for each line that makes a run longer than it may be.
  public var hyphenRun = 1e7
  /// Demerits for two lines running that begin, or end, with the same word: not quite a division.
  public var repeatedWord = 45_000.0
  /// Demerits for a last line that is nothing but a piece of a word; allowed in the last pass alone.
  public var fragmentAsLastLine = 1e8
  /// Demerits for a last full line that ends in a division: more than spaces of 1.8 in a line, less than of 2.
  public var divisionBeforeLastLine = 5e5
  /// Demerits for a last line of fewer letters than `fewestLastLetters`; allowed in the last pass alone.
  public var runt = 1e7
  public var fewestLastLetters = 5
  /// Demerits for a last line of one word: two divisions.
  public var loneLastWord = 100_000.0

  public init() {}
}
