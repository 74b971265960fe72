/// What the line breaker pays for and what it may do, on a scale where a plain line costs 10, a line whose spaces are
/// half as wide again as cut 200, and everything is squared before it is added.
///
/// What counts is the word space that is seen. Squared, one of 1.4 costs 1 (in ten thousands), of 1.5 4, of 1.6 12, of
/// 1.7 30, of 1.8 66, of 2 two hundred: a division (13) is cheaper than a line that is loose, never than one that is not.
///
/// The figures were tuned on French newspaper copy in columns of 53 to 59 mm, in three faces (see `LineQuality`).
public struct BreakingCosts: Hashable, Sendable {
  /// How far a word space may grow for a line to count as fully stretched, in natural spaces.
  public var spaceStretch = 0.4
  /// How far a word space may shrink, in natural spaces; never more. TeX has a third.
  public var spaceShrink = 0.34
  /// Passes from tight to loose: how many times over a line may be stretched. A last pass takes any.
  public var tolerances: [Double] = [2, 4]
  /// For every line: fewer lines are better than more.
  public var line = 10.0
  /// For a line whose glyphs give all they may, either way: seen by nobody, but a line as cut is better still.
  public var glyphs = 10.0
  /// Squared and added where a word is divided.
  public var division = 360.0
  /// Added to `division` where the word begins with a capital inside a sentence: a name, or an office («Tam-bacounda»).
  public var divisionOfName = 200.0
  /// Added to `division` inside a compound, which has a hyphen of its own («technico-scienti-fique»).
  public var divisionInCompound = 240.0
  /// Added to `division` where two letters alone stay on the line («fa-mille»).
  public var divisionAfterTwo = 140.0
  /// Squared and added where a line ends in a word's own hyphen: the reader takes it for a division.
  public var hardHyphen = 60.0
  /// The same for a hyphen between two parts of a name («Jean-Baptiste»): spaces of 1.7 are better, of 1.8 are not.
  public var hyphenOfName = 600.0
  /// Squared and added where an address is broken.
  public var address = 250.0
  /// Squared and added where a word too long for the measure is cut.
  public var cut = 2000.0
  /// Squared and added for a word of one or two letters at the end of a ragged line («à», «de»).
  public var shortWordAtEnd = 40.0
  /// How short a ragged line looks bad: a hundredfold of `line`, as a part of the measure.
  public var raggedness = 0.3
  /// Demerits for neighbours of which one is tight and the other loose.
  public var fitnessJump = 10_000.0
  /// Demerits for two lines running that end in a hyphen.
  public var hyphenPair = 20_000.0
  /// Never more lines running than this end in a division; nor in a word's own hyphen, but for copy that offers no
  /// other place to end a line, which pays `hyphenRun`.
  public var longestHyphenRun = 2
  /// Demerits for each line that makes a run longer than it may be.
  public var hyphenRun = 1e9
  /// Demerits for two lines running that begin, or end, with the same word: a division.
  public var repeatedWord = 130_000.0
  /// Demerits for a last line that is nothing but a piece of a word; allowed in the last pass alone.
  public var fragmentAsLastLine = 1e10
  /// Demerits, besides those of the division, for a last full line that ends in one, with a last line of fewer letters
  /// than `fewestLettersAfterDivision`: as much as spaces of 1.8 in a line.
  public var divisionBeforeShortLine = 6e5
  /// The same before a longer last line, where it is hardly worse than anywhere else.
  public var divisionBeforeLastLine = 1e5
  public var fewestLettersAfterDivision = 15
  /// Demerits for a last line of fewer letters than `fewestLastLetters`; allowed in the last pass alone.
  public var runt = 1e9
  public var fewestLastLetters = 5
  /// Demerits for a last line of one word: two divisions.
  public var loneLastWord = 300_000.0

  public init() {}
}
