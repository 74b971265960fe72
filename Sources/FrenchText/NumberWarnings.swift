/// Numbers and dates that may be written wrongly.
extension MarkedCopy {
  /// 1e, `3 - 5`, 3.5 %, 1.250.000.
  func noteNumbers(_ notes: inout [Note]) {
    var i = 0
    while i < count {
      guard self[i].isDigit, isFree(i) else {
        i += 1
        continue
      }
      let start = i
      i = digitsEnd(from: i)
      if self[i - 1].isDigit, self[i].isSpace, self[i + 1].isDash, self[i + 2].isSpace, self[i + 3].isDigit {
        notes.append(Note(.range, start..<digitsEnd(from: i + 3)))
      }
      guard startsNumber(start) else { continue }
      if let end = wrongOrdinalEnd(start..<i) { notes.append(Note(.ordinal, start..<end)) }
      guard self[i] == ".", self[i + 1].isDigit, i - start <= 3 else { continue }
      // The groups after points: 3.5, 1.250.000, 10.05.2021.
      var groups: [Int] = []
      var end = i
      while self[end] == ".", self[end + 1].isDigit {
        let next = digitsEnd(from: end + 1)
        groups.append(next - end - 1)
        end = next
      }
      i = end
      if self[end].isLetter && !isMeasured(end - 1) { continue }
      if groups.allSatisfy({ $0 == 3 }), groups.count > 1 || isMeasured(end - 1) {
        notes.append(Note(.thousandsDot, start..<end, suggestion: replacingPoints(start..<end, by: .narrowNoBreak)))
      } else if groups.count == 1, groups[0] < 3, isMeasured(end - 1) {
        notes.append(Note(.decimalPoint, start..<end, suggestion: replacingPoints(start..<end, by: ",")))
      }
    }
  }

  /// 1e and 1ème (premier or première?), 2è, 2ieme, 2éme.
  private func wrongOrdinalEnd(_ digits: Range<Int>) -> Int? {
    let isOne = digits.count == 1 && self[digits.lowerBound] == "1"
    let endings = isOne ? ["e", "es", "ème", "èmes", "eme", "ième", "è", "ere", "ère"] : ["è", "éme", "ieme", "ieme"]
    return end(ofOneOf: endings, at: digits.upperBound)
  }

  private func replacingPoints(_ range: Range<Int>, by sign: Unicode.Scalar) -> String {
    var text = ""
    for i in range { text.unicodeScalars.append(self[i] == "." ? sign : self[i]) }
    return text
  }

  private static let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

  /// Months written with a capital, and weekdays that do not fall on their date.
  func noteDates(_ notes: inout [Note]) {
    for i in 0..<count where self[i].isLetter && !self[i - 1].isLetterOrDigit {
      guard let month = month(at: i), isFree(i) else { continue }
      let day = self[i - 1].isSpace ? day(endingAt: i - 2) : nil
      let yearStart = self[month.end].isSpace ? month.end + 1 : month.end
      let yearEnd = digitsEnd(from: yearStart)
      let year = yearEnd == yearStart + 4 ? number(yearStart..<yearEnd) : nil
      if self[i].isCapital, self[i + 1].isSmall, day != nil || (year != nil && self[i - 2].isSmall) {
        notes.append(Note(.monthCapital, i..<month.end, suggestion: Self.months[month.number - 1]))
      }
      guard let day, let year else { continue }
      var dayStart = i - 2
      while !self[dayStart - 1].isBlank { dayStart -= 1 }
      guard let weekday = word(endingAt: dayStart - 2, limit: 8), let typed = Self.weekdays.firstIndex(of: weekday.text)
      else { continue }
      let right = Self.weekday(day: day, month: month.number, year: year)
      if right != typed {
        notes.append(Note(.weekday, weekday.start..<yearEnd, suggestion: Self.weekdays[right]))
      }
    }
  }

  /// The day of the week, Monday 0, of a date in the Gregorian calendar (Sakamoto).
  private static func weekday(day: Int, month: Int, year: Int) -> Int {
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day + 6) % 7
  }
}
