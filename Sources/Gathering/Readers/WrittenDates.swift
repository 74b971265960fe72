internal import IssueModel

// Dates as sources write them. The day is the one in Dakar, which keeps UTC all year round.

/// Reads a date: 05/05/2021, 2021-05-05, 2021-05-05T23:30:00-02:00, Wed, 05 May 2021 23:30:00 GMT, 5 mai 2021. What is
/// none stays as written, and no text at all is a missing date.
func writtenDate(_ text: String) -> ItemDate {
  let text = clean(text).text
  if text.isEmpty { return .missing }
  let written = ItemDate.impossible(shortened(text))
  guard text.utf8.count <= 80 else { return written }
  return (internetDate(text) ?? frenchDate(text)).map { .day($0) } ?? written
}

/// The date a line consists of: a date alone, or after `Publié le`, a bar, a place (`Dakar, le 5 mai 2021`). Nil for a
/// line that is no date line at all.
func dateLine(_ line: String) -> ItemDate? {
  let text = clean(line).text
  guard text.utf8.count <= 80, text.contains(where: \.isNumber) else { return nil }
  if case .meta(_, let date) = LineKind(text) { return date }
  var words = text.lowercased()
  while let last = words.last, ".:|".contains(last) || last == " " { words.removeLast() }
  for opening in [
    "date de publication", "date de parution", "publication", "publié le", "mis en ligne le", "paru le", "date",
  ]
  where words.hasPrefix(opening) {
    words = String(words.dropFirst(opening.count))
    break
  }
  while let first = words.first, ":|–-".contains(first) || first == " " { words.removeFirst() }
  if let comma = words.range(of: ", le ") {
    let place = words[..<comma.lowerBound]
    guard place.count <= 30, !place.contains(where: \.isNumber) else { return nil }
    words = String(words[comma.upperBound...])
  }
  if let date = internetDate(words) ?? frenchDate(words) { return .day(date) }
  // Three numbers with bars, and nothing else: meant as a date, and none.
  let parts = words.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
  let isDateLike =
    parts.count == 3 && parts.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  return isDateLike ? .impossible(text) : nil
}

extension String {
  fileprivate func range(of words: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(words) }.map { $0..<index($0, offsetBy: words.count) }
  }
}

// MARK: - Forms

/// RFC 3339 and ISO 8601 with or without time, RFC 822 and 2822.
private func internetDate(_ text: String) -> CalendarDate? {
  let bytes = Array(text.utf8)
  if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    let day = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self))
  {
    let rest = String(decoding: bytes[10...], as: UTF8.self)
    if rest.isEmpty { return day }
    guard let mark = rest.first, "Tt ".contains(mark) else { return nil }
    return clock(rest.dropFirst()).flatMap { day.moved(byMinutes: $0) }
  }
  var words = text.split(separator: " ").map(String.init)
  // «Wed,» is believed of no day: sites get it wrong.
  if let first = words.first, first.hasSuffix(","), words.count > 3 { words.removeFirst() }
  guard words.count >= 3, let day = Int(words[0]), words[0].utf8.count <= 2,
    let month = englishMonths.firstIndex(of: words[1].prefix(3).lowercased()), words[1].count >= 3,
    words[1].allSatisfy({ $0.isASCII && $0.isLetter }), var year = Int(words[2]),
    words[2].utf8.allSatisfy({ (48...57).contains($0) })
  else { return nil }
  switch words[2].utf8.count {
  // RFC 2822 §4.3.
  case 2: year += year < 50 ? 2000 : 1900
  case 4: break
  default: return nil
  }
  guard let date = CalendarDate(year: year, month: month + 1, day: day) else { return nil }
  if words.count == 3 { return date }
  return clock(words[3...].joined(separator: " ")[...]).flatMap { date.moved(byMinutes: $0) }
}

private let englishMonths = [
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
]

/// By how much a time moves its day once it is told in UTC: minutes since midnight there; nil where it is no time.
private func clock(_ text: Substring) -> Int? {
  let time = text.prefix { $0.isASCII && $0.isNumber || $0 == ":" || $0 == "." }
  let parts = time.split(separator: ":", omittingEmptySubsequences: false)
  guard (2...3).contains(parts.count), let hour = Int(parts[0]), (0...24).contains(hour), let minute = Int(parts[1]),
    (0...59).contains(minute)
  else { return nil }
  let zone = text.dropFirst(time.count).filter { $0 != " " && $0 != ":" }
  let minutes = hour * 60 + minute
  guard let sign = zone.first, sign == "+" || sign == "-" else {
    let hours = [
      "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2,
    ]
    return minutes - (hours[zone.uppercased()] ?? 0) * 60
  }
  let figures = zone.dropFirst().prefix { $0.isASCII && $0.isNumber }
  guard figures.count == 4 || figures.count == 2, let number = Int(figures) else { return nil }
  let offset = figures.count == 2 ? number * 60 : number / 100 * 60 + number % 100
  guard offset <= 14 * 60 else { return nil }
  return minutes - (sign == "+" ? offset : -offset)
}

/// 05/05/2021, 5.5.2021, 05-05-2021, with or without a time; mercredi 5 mai 2021; 1er mai 2021.
private func frenchDate(_ text: String) -> CalendarDate? {
  var words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
  if words.first == "le" { words.removeFirst() }
  if let first = words.first, weekdays.contains(first) { words.removeFirst() }
  guard let first = words.first else { return nil }
  let parts = first.split(omittingEmptySubsequences: false) { "/.-".contains($0) }.map(String.init)
  if parts.count == 3 {
    guard parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), isTime(words.dropFirst()),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
  guard words.count >= 3, let day = words[0] == "1er" ? 1 : Int(words[0]), words[2].utf8.count == 4,
    words[2].utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(words[2]), isTime(words.dropFirst(3))
  else { return nil }
  let name = folded(words[1])
  guard let month = CalendarDate.frenchMonths.firstIndex(where: { folded($0) == name }) else { return nil }
  return CalendarDate(year: year, month: month + 1, day: day)
}

private let weekdays: Set<String> = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

/// «à 12:30», «12h30», or nothing.
private func isTime(_ words: ArraySlice<String>) -> Bool {
  words.allSatisfy { word in
    word == "à" || word == "-"
      || word.first?.isNumber == true && word.allSatisfy { $0.isNumber || $0 == ":" || $0 == "h" }
  }
}

extension CalendarDate {
  /// The day that is reached from this one's midnight; a day more or less at most.
  fileprivate func moved(byMinutes minutes: Int) -> CalendarDate? {
    if minutes < 0 {
      if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
      let (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
      return CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    }
    guard minutes >= 24 * 60 else { return self }
    if day < CalendarDate.days(inMonth: month, of: year) { return CalendarDate(year: year, month: month, day: day + 1) }
    return month < 12
      ? CalendarDate(year: year, month: month + 1, day: 1) : CalendarDate(year: year + 1, month: 1, day: 1)
  }
}
