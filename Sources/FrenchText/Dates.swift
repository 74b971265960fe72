/// The day stays with its month; the year may go to the next line.
extension MarkedCopy {
  static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
  private static let shortMonths = ["janv.", "févr.", "fév.", "avr.", "juil.", "sept.", "oct.", "nov.", "déc."]

  mutating func bindDates() {
    for i in 0..<count where isFreeSpace(i) && self[i + 1].isLetter {
      guard dayEnds(at: i - 1), month(at: i + 1) != nil || shortMonth(at: i + 1) else { continue }
      replace(i, with: .noBreak, .date)
    }
  }

  /// The month whose name stands at a place, 1…12, and where it ends; a capital is forgiven here and reported elsewhere.
  func month(at index: Int) -> (number: Int, end: Int)? {
    let end = wordEnd(from: index)
    guard (3...9).contains(end - index) else { return nil }
    let word = smallText(index..<end)
    guard let place = Self.months.firstIndex(of: word), !self[end].isDigit else { return nil }
    return (place + 1, end)
  }

  private func shortMonth(at index: Int) -> Bool {
    Self.shortMonths.contains { end(of: $0, at: index) != nil }
  }

  /// Whether a day of a month, 1…31 or 1er, ends here.
  func dayEnds(at index: Int) -> Bool { day(endingAt: index) != nil }

  func day(endingAt index: Int) -> Int? {
    var last = index
    if self[last] == "r", self[last - 1] == "e", self[last - 2] == "1" { last -= 2 }
    guard self[last].isDigit else { return nil }
    let start = self[last - 1].isDigit ? last - 1 : last
    let isOther = { (sign: Unicode.Scalar) in sign.isLetterOrDigit || sign == "," || sign == "." }
    guard !isOther(self[start - 1]), !followsHour(start), let day = number(start..<last + 1), (1...31).contains(day)
    else { return nil }
    return last == index || day == 1 ? day : nil
  }
}
