/// Quotation marks, apostrophes and points that no rule can put right.
extension MarkedCopy {
  /// A mark whose other half is missing. One warning for all the straight ones: which of them is alone, nobody knows.
  func noteQuotationMarks(_ notes: inout [Note]) {
    var hasStraight = false
    for mark in quotationMarks() where !mark.isPaired && mark.make != .angles {
      if mark.make == .straight {
        if hasStraight { continue }
        hasStraight = true
      }
      notes.append(Note(.unbalancedQuote, wordRange(around: mark.index)))
    }
  }

  /// 'mot' in single quotes, and an apostrophe that belongs to no word («de 'Air»).
  func noteApostrophes(_ notes: inout [Note]) {
    var i = 0
    while i < count {
      defer { i += 1 }
      guard isFree(i), self[i].isApostrophe, self[i] != "`", self[i] != "´" else { continue }
      let before = self[i - 1]
      let after = self[i + 1]
      if before.isBlank || before.isOpening, after.isLetterOrDigit {
        if let end = singleQuoteEnd(after: i) {
          notes.append(Note(.singleQuotes, i..<end + 1))
          i = end
        } else if after.isLetter {
          notes.append(Note(.strayApostrophe, i..<wordEnd(from: i + 1)))
        }
      } else if before.isLetter, after.isBlank {
        notes.append(Note(.strayApostrophe, wordRange(around: i)))
      }
    }
  }

  /// The other half of a pair of single quotes, within eighty signs and before another pair begins.
  private func singleQuoteEnd(after start: Int) -> Int? {
    var i = start + 1
    while i < count, i - start < 80 {
      if self[i].isApostrophe {
        if self[i - 1].isBlank { return nil }
        if self[i + 1].isBlank || self[i + 1].isClosing || self[i + 1].isHighPoint { return i }
      }
      i += 1
    }
    return nil
  }

  /// `..`, `!!!`, `,,`.
  func noteRepeatedPoints(_ notes: inout [Note]) {
    var i = 0
    while i < count {
      let start = i
      i += 1
      guard isFree(start) else { continue }
      switch self[start] {
      case ".":
        while self[i] == "." { i += 1 }
        if i - start == 2 { notes.append(Note(.twoDots, start..<i, suggestion: "…")) }
      case "!", "?", ";", ",":
        while self[i] == self[start] { i += 1 }
        if i - start > 1 { notes.append(Note(.repeatedPunctuation, start..<i, suggestion: text(start..<start + 1))) }
      default: break
      }
    }
  }
}
