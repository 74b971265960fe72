public import Diagnostics
import Dictionaries

/// Shows where words may be divided at the end of a line: U+00B7 at each point, by the letter's own `hyphenation.txt` and
/// `lexicon.txt` and the French patterns.
/// - Throws: `missing-hyphenation-dictionary`, or what keeps a list from being read.
public func dividedWords(
  _ words: [String], at workplace: Workplace
) throws(Stop) -> (words: [String], findings: [Diagnostic]) {
  let (divider, findings) = try workplace.hyphenator()
  return (words.map { divider.shown($0) }, findings)
}

extension Workplace {
  /// The French patterns with the letter's own words.
  func hyphenator() throws(Stop) -> (Hyphenator, [Diagnostic]) {
    let (exceptions, exceptionFindings) = HyphenationExceptions.read(
      try optionalText("hyphenation.txt"), file: "hyphenation.txt")
    let (lexicon, lexiconFindings) = Lexicon.read(try optionalText("lexicon.txt"), file: "lexicon.txt")
    let divider = try Hyphenator(dictionary: hyphenationPatterns, exceptions: exceptions, lexicon: lexicon)
    return (divider, exceptionFindings + lexiconFindings)
  }
}
