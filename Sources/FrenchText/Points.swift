/// Points of suspension, and the space before `; : ! ?`.
extension MarkedCopy {
  /// Exactly three dots are an ellipsis, without a space before it; `etc.` never takes one. Leaders of four dots or more
  /// and two dots stay.
  mutating func correctEllipses() {
    var i = 0
    while i < count {
      let start = i
      if self[i] == "…" {
        i += 1
      } else if self[i] == "." {
        while self[i] == "." { i += 1 }
        if i != start + 3 { continue }
      } else {
        i += 1
        continue
      }
      let isLeader = self[start - 1] == "." || self[start - 1] == "…" || self[i] == "." || self[i] == "…"
      guard !isLeader, (start..<i).allSatisfy(isFree) else { continue }
      let space = isFreeSpace(start - 1) ? start - 1 : nil
      let wordEnd = (space ?? start) - 1
      let isEtc = word(endingAt: wordEnd, limit: 3)?.text == "etc"
      let isLast = self[i].isBlank || self[i].isClosing || self[i].isHighPoint || self[i] == ">"
      if let space, isEtc || (isLast && (self[wordEnd].isLetterOrDigit || self[wordEnd] == ")")) {
        remove(space, .ellipsis)
      }
      replace(start, with: isEtc ? "." : "…", .ellipsis)
      for j in start + 1..<i { remove(j, .ellipsis) }
    }
  }

  /// The colon takes a no-break word space, `; ! ?` a narrow one (Imprimerie nationale); only the first of `?!` does.
  mutating func spaceHighPoints() {
    var openBrackets = 0
    var i = 0
    while i < count {
      let start = i
      guard self[i].isHighPoint else {
        if self[i] == "(" { openBrackets += 1 }
        if self[i] == ")" { openBrackets = max(0, openBrackets - 1) }
        i += 1
        continue
      }
      while self[i].isHighPoint { i += 1 }
      guard isFree(start), self[i].isBlank || closes(i), !isScopeSign(start) else {
        continue
      }
      // `:)` is a face where there is no bracket to close.
      if self[i] == ")", openBrackets == 0, self[start] == ":" || self[start] == ";" { continue }
      let space: Unicode.Scalar = self[start] == ":" ? .noBreak : .narrowNoBreak
      let before = self[start - 1]
      if before.isSpace {
        let word = self[start - 2]
        if isFree(start - 1), !word.isBlank, !word.isOpening { replace(start - 1, with: space, .punctuation) }
      } else if !before.isLineEnd, !before.isOpening {
        insert(space, before: start, askedBy: start, .punctuation)
      }
    }
  }

  /// A closing mark; a straight quote only where nothing follows that it may open.
  private func closes(_ i: Int) -> Bool {
    if self[i] == "\"" || self[i] == "'" {
      return self[i + 1].isBlank || self[i + 1].isClosing || self[i + 1].isHighPoint
    }
    return self[i].isClosing
  }

  /// `::` belongs to a programmer.
  private func isScopeSign(_ i: Int) -> Bool { self[i] == ":" && self[i + 1] == ":" }
}
