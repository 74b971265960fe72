/// Dashes around an aside («tirets d’incise») are en dashes, bound to what they enclose.
extension MarkedCopy {
  /// ` - `, ` -- `, ` – ` and ` — ` in pairs, sentence by sentence: the first opens, the second closes, an odd one counts
  /// as opening. A dash at the beginning of a line is a list's or a dialogue's; one between two numbers is a range or a
  /// score; both stay.
  mutating func correctDashes() {
    var isOpen = false
    /// The last sign that is neither a space nor a closing mark: where it ends a sentence, so does the space after it.
    var lastMark: Unicode.Scalar = .edge
    var i = 0
    while i < count {
      let sign = self[i]
      if sign == .lineBreak {
        isOpen = false
      } else if sign == " ", endsSentence(lastMark), beginsSentence(self[i + 1]) {
        isOpen = false
      }
      guard sign.isDash, isFreeSpace(i - 1) else {
        if sign == "." || sign == "…" || (!sign.isBlank && !sign.isClosing) { lastMark = sign }
        i += 1
        continue
      }
      let start = i
      i += 1
      if sign == "-", self[i] == "-" { i += 1 }
      lastMark = sign
      let before = self[start - 2]
      let after = self[i]
      guard (start..<i).allSatisfy(isFree), self[start - 1] == " ", !before.isBlank, !before.isOpening, !before.isDash
      else { continue }
      if after == "," || after == ";" || after == ")" || (after.isLineEnd && isOpen) {
        closeAside(start..<i)
        isOpen = false
      } else if after == " ", isFree(i) {
        if self[i + 1].isDash || (before.isDigit && self[i + 1].isDigit) { continue }
        if isOpen {
          closeAside(start..<i)
        } else {
          setDash(start..<i)
          replace(i, with: .noBreak, .dash)
        }
        isOpen.toggle()
      }
    }
  }

  private mutating func closeAside(_ dash: Range<Int>) {
    replace(dash.lowerBound - 1, with: .noBreak, .dash)
    setDash(dash)
  }

  private mutating func setDash(_ dash: Range<Int>) {
    replace(dash.lowerBound, with: "–", .dash)
    for i in dash.dropFirst() { remove(i, .dash) }
  }

  private func endsSentence(_ sign: Unicode.Scalar) -> Bool {
    sign == "." || sign == "!" || sign == "?" || sign == "…"
  }

  private func beginsSentence(_ sign: Unicode.Scalar) -> Bool { sign.isCapital || sign == "«" }
}
