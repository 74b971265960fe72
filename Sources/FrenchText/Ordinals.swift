/// 1er, 2e, XXIe: the ending is set above the line. It is marked as a superscript, never typed with raised letters, which
/// many fonts lack and screen readers spell out.
extension MarkedCopy {
  /// An ending as typed, and which of its letters stay.
  private struct Ending {
    var typed: String
    var kept: [Int]
    /// The only number it fits; nil for every number but 1.
    var number: Int?
  }

  private static let endings: [Ending] = [
    Ending(typed: "ers", kept: [0, 1, 2], number: 1),
    Ending(typed: "er", kept: [0, 1], number: 1),
    Ending(typed: "res", kept: [0, 1, 2], number: 1),
    Ending(typed: "re", kept: [0, 1], number: 1),
    Ending(typed: "ères", kept: [1, 2, 3], number: 1),
    Ending(typed: "ère", kept: [1, 2], number: 1),
    Ending(typed: "nds", kept: [0, 1, 2], number: 2),
    Ending(typed: "nd", kept: [0, 1], number: 2),
    Ending(typed: "ndes", kept: [0, 1, 2, 3], number: 2),
    Ending(typed: "nde", kept: [0, 1, 2], number: 2),
    Ending(typed: "ièmes", kept: [3, 4], number: nil),
    Ending(typed: "ième", kept: [3], number: nil),
    Ending(typed: "èmes", kept: [2, 3], number: nil),
    Ending(typed: "ème", kept: [2], number: nil),
    Ending(typed: "emes", kept: [2, 3], number: nil),
    Ending(typed: "eme", kept: [2], number: nil),
    Ending(typed: "es", kept: [0, 1], number: nil),
    Ending(typed: "e", kept: [0], number: nil),
  ]

  mutating func raiseOrdinals() {
    var i = 0
    while i < count {
      guard self[i].isDigit else {
        i += 1
        continue
      }
      let start = i
      i = digitsEnd(from: i)
      guard isFree(i), self[i].isSmall, isFree(start), !isPartOfCode(before: start, after: i) else { continue }
      let isOne = i == start + 1 && self[start] == "1"
      let isTwo = i == start + 1 && self[start] == "2"
      for ending in Self.endings {
        switch ending.number {
        case 1: if !isOne { continue }
        case 2: if !isTwo { continue }
        default: if isOne { continue }
        }
        if raise(ending, at: i, .ordinal) { break }
      }
    }
  }

  /// Letters or points glued before the number, as in B12e and 3.2e, or hyphens on both sides.
  private func isPartOfCode(before start: Int, after end: Int) -> Bool {
    switch self[start - 1] {
    case ".", ",", "/", "_", "+": true
    case "-": self[wordEnd(from: end)] == "-" && self[start - 2].isDigit
    default: self[start - 1].isLetter
    }
  }

  /// XXIe, Ve, Ier. A single figure counts only as Ier, Ve or Xe: Le, De, Ce and Ie are words.
  mutating func raiseRomanOrdinals() {
    var i = 0
    while i < count {
      guard self[i].isRomanFigure else {
        i += 1
        continue
      }
      let start = i
      while self[i].isRomanFigure { i += 1 }
      guard isFree(start), isFree(i), self[i].isSmall, !self[start - 1].isLetterOrDigit, self[start - 1] != ".",
        isRomanNumber(start..<i)
      else { continue }
      let isFirst = i == start + 1 && self[start] == "I"
      for ending in Self.endings {
        switch ending.number {
        case 1: if !isFirst || ending.typed != "er" { continue }
        case 2: continue
        default: if isFirst { continue }
        }
        if raise(ending, at: i, .roman) { break }
      }
    }
  }

  private mutating func raise(_ ending: Ending, at start: Int, _ rule: FrenchRule) -> Bool {
    guard let end = end(of: ending.typed, at: start), !self[end].isLetterOrDigit, !self[end].isApostrophe else {
      return false
    }
    for (place, index) in (start..<end).enumerated() {
      if ending.kept.contains(place) { raise(index..<index + 1, rule) } else { remove(index, rule) }
    }
    return true
  }

  /// Well-formed figures up to XXXIX: no IIII, VV or IX before another.
  private func isRomanNumber(_ range: Range<Int>) -> Bool {
    var figures = text(range)[...]
    var tens = 0
    while figures.first == "X" {
      figures = figures.dropFirst()
      tens += 1
    }
    return tens <= 3 && ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].contains(String(figures))
  }
}
