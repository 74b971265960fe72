/// What a person must decide: no rule changes it.
public struct TypographicWarning: Hashable, Sendable {
  /// A warning's stable code, as in the `W:` notes of `Tests/Fixtures/french-typography.tsv`.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case accentCapital = "accent-capital"
    case missingSpace = "missing-space"
    case spaceHyphen = "space-hyphen"
    case saintAbbreviation = "saint-abbreviation"
    case unbalancedQuote = "unbalanced-quote"
    case singleQuotes = "single-quotes"
    case strayApostrophe = "stray-apostrophe"
    case twoDots = "two-dots"
    case repeatedPunctuation = "repeated-punctuation"
    case ordinal
    case range
    case decimalPoint = "decimal-point"
    case thousandsDot = "thousands-dot"
    case monthCapital = "month-capital"
    case mister = "mr"
    case weekday
    case spelling
  }

  public var code: Code
  /// The run's index among those given.
  public var run: Int
  /// The run's `source`.
  public var source: Int
  /// Where it begins in the run's text as given, in bytes (UTF-8).
  public var offset: Int
  /// The words in question, as the rules left them.
  public var text: String
  /// What to write instead, where that is known.
  public var suggestion: String?

  public init(code: Code, run: Int, source: Int, offset: Int, text: String, suggestion: String? = nil) {
    self.code = code
    self.run = run
    self.source = source
    self.offset = offset
    self.text = text
    self.suggestion = suggestion
  }
}

/// What a dictionary can say of a word. Without one, only what needs none is reported.
public struct WordReference: Sendable {
  /// Whether the word is right as it stands, capitals and all; names of the project's lexicon are.
  public var knows: @Sendable (String) -> Bool
  /// The word a capital lost its accent in (ECOLE: ÉCOLE); nil where there is none.
  public var accentedForm: @Sendable (String) -> String?

  public init(
    knows: @escaping @Sendable (String) -> Bool, accentedForm: @escaping @Sendable (String) -> String?
  ) {
    self.knows = knows
    self.accentedForm = accentedForm
  }
}

/// Reports what the rules leave to a person, in the order of the text. Copy is read as the rules correct it, so that
/// nothing is reported that they put right; the places are those of the copy as given.
public func warnings(_ runs: [CopyRun], words: WordReference? = nil) -> [TypographicWarning] {
  var copy = MarkedCopy(runs)
  copy.correct()
  var notes: [MarkedCopy.Note] = []
  copy.noteMissingSpaces(&notes)
  copy.noteHyphens(&notes)
  copy.noteQuotationMarks(&notes)
  copy.noteApostrophes(&notes)
  copy.noteRepeatedPoints(&notes)
  copy.noteNumbers(&notes)
  copy.noteDates(&notes)
  copy.noteTitles(&notes)
  copy.noteUnaccentedA(&notes)
  if let words { copy.noteWords(&notes, words) }
  return copy.warnings(notes)
}

extension MarkedCopy {
  /// A warning by the signs it is about.
  struct Note {
    var code: TypographicWarning.Code
    var signs: Range<Int>
    var suggestion: String?

    init(_ code: TypographicWarning.Code, _ signs: Range<Int>, suggestion: String? = nil) {
      self.code = code
      self.signs = signs
      self.suggestion = suggestion
    }
  }

  /// Notes with their places in the copy as given.
  fileprivate func warnings(_ notes: [Note]) -> [TypographicWarning] {
    if notes.isEmpty { return [] }
    var offsets: [Int] = []
    offsets.reserveCapacity(original.count)
    for (index, sign) in original.enumerated() {
      let isFirst = index == 0 || original[index - 1].run != sign.run
      offsets.append(isFirst ? 0 : offsets[index - 1] + UTF8.width(original[index - 1].scalar))
    }
    let ordered = notes.enumerated().sorted {
      ($0.element.signs.lowerBound, $0.offset) < ($1.element.signs.lowerBound, $1.offset)
    }
    return ordered.map { _, note in
      // A sign that was put in has the place of the next one that was there.
      var first = note.signs.lowerBound
      while first < count - 1, signs[first].origin < 0 { first += 1 }
      let origin = Int(max(0, signs[first].origin))
      let run = Int(original[origin].run)
      return TypographicWarning(
        code: note.code, run: run, source: runs[run].source, offset: offsets[origin], text: text(note.signs),
        suggestion: note.suggestion)
    }
  }

  /// The word around a place, without what surrounds it; at most forty signs either side.
  func wordRange(around index: Int) -> Range<Int> {
    var start = index
    while index - start < 40, !self[start - 1].isBlank { start -= 1 }
    var end = index + 1
    while end - index < 40, !self[end].isBlank { end += 1 }
    return start..<end
  }
}
