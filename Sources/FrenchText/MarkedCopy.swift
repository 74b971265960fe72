/// One character of the copy («signe», as copy is counted), with where it came from.
struct Sign {
  var scalar: Unicode.Scalar
  /// Its index in the paragraph as given; -1 where a rule put it in.
  var origin: Int32
  /// The run it stands in.
  var run: Int32
  /// The rule that last changed it.
  var rule: FrenchRule?
  /// No rule may change it: code, another language, an address, a writer's space.
  var isFixed: Bool
  var isRaised: Bool
  var isRemoved = false
}

/// A paragraph while it is being corrected: all its runs in one row of signs, so that the rules see across their borders.
///
/// A rule goes through the row once and notes what to put in and take out; `settle` then does it in one go. Reading
/// beyond either end gives `Unicode.Scalar.edge`, so rules need no bounds of their own.
struct MarkedCopy {
  let runs: [CopyRun]
  /// As given; what `origin` counts.
  let original: [Sign]
  private(set) var signs: [Sign]
  /// For every sign as given, the rule that took it out.
  private(set) var removals: [FrenchRule?]
  private var insertions: [(index: Int, sign: Sign)] = []
  private var hasRemovals = false

  init(_ runs: [CopyRun]) {
    self.runs = runs
    var signs: [Sign] = []
    signs.reserveCapacity(runs.reduce(0) { $0 + $1.text.utf8.count })
    for (index, run) in runs.enumerated() {
      for scalar in run.text.unicodeScalars {
        signs.append(
          Sign(
            scalar: scalar, origin: Int32(signs.count), run: Int32(index), rule: nil,
            isFixed: run.nature != .french, isRaised: run.isSuperscript))
      }
    }
    self.signs = signs
    original = signs
    removals = Array(repeating: nil, count: signs.count)
  }

  var count: Int { signs.count }

  subscript(index: Int) -> Unicode.Scalar {
    index >= 0 && index < signs.count ? signs[index].scalar : .edge
  }

  /// Whether a rule may change the sign. There is nothing to change beyond the ends.
  func isFree(_ index: Int) -> Bool { index >= 0 && index < signs.count && !signs[index].isFixed }

  /// A space that a rule may change.
  func isFreeSpace(_ index: Int) -> Bool { isFree(index) && signs[index].scalar.isSpace }

  // MARK: Marking

  mutating func replace(_ index: Int, with scalar: Unicode.Scalar, _ rule: FrenchRule) {
    if signs[index].scalar == scalar { return }
    signs[index].scalar = scalar
    signs[index].rule = rule
  }

  mutating func fix(_ range: Range<Int>) {
    for i in range { signs[i].isFixed = true }
  }

  mutating func raise(_ range: Range<Int>, _ rule: FrenchRule) {
    for i in range where !signs[i].isRaised {
      signs[i].isRaised = true
      signs[i].rule = rule
    }
  }

  /// Takes a sign out at the next `settle`.
  mutating func remove(_ index: Int, _ rule: FrenchRule) {
    signs[index].isRemoved = true
    signs[index].rule = rule
    hasRemovals = true
  }

  /// Puts a sign in before another at the next `settle`, in the run of the sign that asked for it.
  mutating func insert(_ scalar: Unicode.Scalar, before index: Int, askedBy owner: Int, _ rule: FrenchRule) {
    let sign = Sign(
      scalar: scalar, origin: -1, run: signs[owner].run, rule: rule, isFixed: false, isRaised: false)
    insertions.append((index, sign))
  }

  /// Binds two signs that touch or have one space between them; a space that may not be changed binds already.
  mutating func bind(
    _ left: Int, to right: Int, with space: Unicode.Scalar = .noBreak, askedBy owner: Int, _ rule: FrenchRule
  ) {
    if right == left + 1 {
      insert(space, before: right, askedBy: owner, rule)
    } else if right == left + 2, isFreeSpace(left + 1) {
      replace(left + 1, with: space, rule)
    }
  }

  /// Does what was noted, in the order of the text.
  mutating func settle() {
    if insertions.isEmpty && !hasRemovals { return }
    if !zip(insertions, insertions.dropFirst()).allSatisfy({ $0.index <= $1.index }) {
      let order = insertions.enumerated().sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }
      insertions = order.map(\.element)
    }
    var settled: [Sign] = []
    settled.reserveCapacity(signs.count + insertions.count)
    var next = 0
    for (index, sign) in signs.enumerated() {
      while next < insertions.count, insertions[next].index == index {
        settled.append(insertions[next].sign)
        next += 1
      }
      if sign.isRemoved {
        if sign.origin >= 0 { removals[Int(sign.origin)] = sign.rule }
      } else {
        settled.append(sign)
      }
    }
    settled.append(contentsOf: insertions[next...].map(\.sign))
    signs = settled
    insertions.removeAll(keepingCapacity: true)
    hasRemovals = false
  }

  /// Puts a whole new row in the place of the old: for composing accents, which moves signs about. Every sign left out
  /// must have been named to `noteRemoval`.
  mutating func reset(to signs: [Sign]) { self.signs = signs }

  mutating func noteRemoval(of sign: Sign, _ rule: FrenchRule) {
    if sign.origin >= 0 { removals[Int(sign.origin)] = rule }
  }

  /// Takes back the protection of addresses, which the copy as it now stands may need elsewhere.
  mutating func freeAddresses() {
    for i in 0..<signs.count where signs[i].isFixed && signs[i].rule != .writersSpace {
      signs[i].isFixed = runs[Int(signs[i].run)].nature != .french
    }
  }

  // MARK: Reading

  /// The index after a literal that stands at a place, or nil where it does not.
  func end(of literal: String, at index: Int) -> Int? {
    var i = index
    for scalar in literal.unicodeScalars {
      if self[i] != scalar { return nil }
      i += 1
    }
    return i
  }

  /// The index after the first of some words that stands at a place and is not the beginning of a longer word. The
  /// longer of two words that begin alike comes first in the list.
  func end(ofOneOf words: [String], at index: Int) -> Int? {
    for word in words {
      if let end = end(of: word, at: index), !self[end].isLetterOrDigit { return end }
    }
    return nil
  }

  /// The index after the letters that begin here.
  func wordEnd(from index: Int) -> Int {
    var i = index
    while self[i].isLetter { i += 1 }
    return i
  }

  /// The index after the digits that begin here.
  func digitsEnd(from index: Int) -> Int {
    var i = index
    while self[i].isDigit { i += 1 }
    return i
  }

  /// The letters that end at a place, in small letters; nil where there are none or more than `limit`.
  func word(endingAt index: Int, limit: Int) -> (start: Int, text: String)? {
    var start = index
    while self[start].isLetter {
      if index - start >= limit { return nil }
      start -= 1
    }
    if start == index { return nil }
    return (start + 1, smallText(start + 1..<index + 1))
  }

  func smallText(_ range: Range<Int>) -> String {
    var text = ""
    for i in range { text.unicodeScalars.append(self[i].small) }
    return text
  }

  func text(_ range: Range<Int>) -> String {
    var text = ""
    for i in range { text.unicodeScalars.append(self[i]) }
    return text
  }

  /// The value of a short row of digits; nil beyond nine of them, which no rule asks about.
  func number(_ range: Range<Int>) -> Int? {
    if range.isEmpty || range.count > 9 { return nil }
    return range.reduce(0) { $0 * 10 + Int(self[$1].value - 0x30) }
  }

  /// The next sign that is not a space, if at most one space comes before it.
  func next(after index: Int) -> Int? {
    let i = index + 1
    if !self[i].isBlank { return i }
    return self[i].isSpace && !self[i + 1].isBlank ? i + 1 : nil
  }
}
