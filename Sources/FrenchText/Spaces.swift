/// Ordinary spaces, and the one a writer asks for.
extension MarkedCopy {
  /// `~` between two signs that are not spaces is the writer's own no-break space. `~~` is left, it means something else
  /// to those who type it.
  mutating func placeWritersSpaces() {
    for i in 0..<count where isFree(i) && self[i] == "~" {
      let before = self[i - 1]
      let after = self[i + 1]
      if before.isBlank || after.isBlank || before == "~" || after == "~" { continue }
      replace(i, with: .noBreak, .writersSpace)
      fix(i..<i + 1)
    }
  }

  /// A row of spaces of any kind becomes one U+0020; none at the ends of a line, before a comma or a full stop, or
  /// inside brackets.
  mutating func levelSpaces() {
    var i = 0
    while i < count {
      guard isFreeSpace(i) else {
        i += 1
        continue
      }
      let start = i
      while isFreeSpace(i) { i += 1 }
      let isNeeded = needsSpace(between: start - 1, and: i)
      if isNeeded { replace(start, with: " ", .space) }
      for j in (isNeeded ? start + 1 : start)..<i { remove(j, .space) }
    }
  }

  private func needsSpace(between left: Int, and right: Int) -> Bool {
    let before = self[left]
    let after = self[right]
    // Beside a space of another language or the writer's own, one is enough.
    if before.isBlank || after.isBlank { return false }
    // Without its space a `~` would become the writer's own.
    if before == "~" || after == "~" { return true }
    // An empty pair of brackets with a space in it is a box to tick.
    if (before == "(" && after == ")") || (before == "[" && after == "]") { return true }
    if isFree(left), before == "(" || before == "[" { return false }
    guard isFree(right) else { return true }
    switch after {
    case ")", "]": return false
    case ",": return self[right + 1].isDigit
    // `.sn`, `.pdf`, `.5`, and dots of a leader keep their space.
    case ".": return self[right + 1].isLetterOrDigit || self[right + 1] == "."
    default: return true
    }
  }

  /// A comma glued between two letters gets its space.
  mutating func spaceCommas() {
    for i in 0..<count where self[i] == "," && isFree(i) && self[i - 1].isLetter && self[i + 1].isLetter {
      insert(" ", before: i + 1, askedBy: i, .comma)
    }
  }
}
