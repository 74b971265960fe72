internal import IssueModel

/// The name of an issue's folder: `2021-05`, or `2021-05-hors-serie` for a second issue of a month.
struct IssueName: Hashable, Sendable {
  var text: String
  var month: Period

  /// Nil for anything else; so no name of an issue leads out of `issues/`.
  init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[..<2].allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let year = Int(parts[0]),
      let number = Int(parts[1]), let first = CalendarDate(year: year, month: number, day: 1),
      let last = CalendarDate(year: year, month: number, day: CalendarDate.days(inMonth: number, of: year)),
      let month = Period(first: first, last: last)
    else { return nil }
    if parts.count == 3 {
      let suffix = parts[2]
      guard (1...40).contains(suffix.utf8.count), suffix.first != "-", suffix.last != "-",
        suffix.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) || $0 == 45 })
      else { return nil }
    }
    self.text = text
    self.month = month
  }
}
