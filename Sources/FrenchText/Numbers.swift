/// Groups of digits: telephone numbers, and numbers by thousands.
extension MarkedCopy {
  /// The groups of a number with its country code, and of numbers as they are written in Senegal (33 800 00 00) and
  /// France (01 23 45 67 89), are bound with U+00A0. They are no thousands.
  mutating func bindPhoneNumbers() {
    var i = 0
    while i < count {
      let start = i
      i += 1
      guard isFree(start) else { continue }
      if self[start] == "+", self[start + 1].isDigit, !self[start - 1].isLetterOrDigit {
        var groups = digitGroups(from: start + 1)
        // (+221) 33 800 00 00: the rest is a number without its code.
        while let last = groups.last, !(1...4).contains(last.count) { groups.removeLast() }
        let digits = groups.reduce(0) { $0 + $1.count }
        if groups.count > 2, groups.allSatisfy({ $0.count <= 4 }), (8...15).contains(digits) {
          i = bindGroups(groups)
        }
      } else if self[start].isDigit, !self[start - 1].isLetterOrDigit {
        i = digitsEnd(from: start)
        if i - start != 2 { continue }
        let groups = digitGroups(from: start, limit: 6)
        let counts = groups.map(\.count)
        let isSenegalese = counts == [2, 3, 2, 2] && (self[start] == "3" || self[start] == "7")
        let isFrench = counts == [2, 2, 2, 2, 2] && self[start] == "0"
        if isSenegalese || isFrench { i = bindGroups(groups) }
      }
    }
  }

  /// Groups of digits with one space between, from here on.
  private func digitGroups(from index: Int, limit: Int = 8) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var i = index
    while self[i].isDigit, groups.count < limit {
      let end = digitsEnd(from: i)
      if self[end].isLetter { break }
      groups.append(i..<end)
      i = isFreeSpace(end) ? end + 1 : end
    }
    return groups
  }

  /// Binds groups and gives the index after the last.
  private mutating func bindGroups(_ groups: [Range<Int>]) -> Int {
    for group in groups.dropLast() { replace(group.upperBound, with: .noBreak, .phone) }
    return groups.last!.upperBound
  }

  /// Digits already in groups of three get U+202F between the groups; a number of five digits or more that is glued
  /// together is grouped only before a currency, km, ha or kg: alone it may be a code.
  mutating func groupThousands() {
    var i = 0
    while i < count {
      guard self[i].isDigit else {
        i += 1
        continue
      }
      let start = i
      i = digitsEnd(from: i)
      guard isFree(start), startsNumber(start) else { continue }
      if i - start <= 3, self[start] != "0", self[i] == " ", !followsShortNumber(start) {
        var spaces: [Int] = []
        var end = i
        while self[end] == " ", isFree(end), digitsEnd(from: end + 1) == end + 4 {
          spaces.append(end)
          end += 4
        }
        if (self[end].isLetter && !isMeasured(end - 1)) || followedByPair(end) { continue }
        for space in spaces { replace(space, with: .narrowNoBreak, .thousands) }
        i = end
      } else if i - start >= 5, self[start] != "0", !followsShortNumber(start), measuresThousands(after: i) {
        for place in start + 1..<i where (i - place) % 3 == 0 {
          insert(.narrowNoBreak, before: place, askedBy: place, .thousands)
        }
      }
    }
  }

  /// Whether the digits that begin here are not the rest of something else: A4, 3,5, COVID-19, 10/05.
  func startsNumber(_ start: Int) -> Bool {
    switch self[start - 1] {
    case ".", ",", "/", ":", "_": !self[start - 2].isDigit
    case "-": !self[start - 2].isLetter
    default: !self[start - 1].isLetterOrDigit
    }
  }

  /// «12 34 567»: a group of one to three digits just before says that this is no number by thousands; so does an hour,
  /// whose minutes these are.
  private func followsShortNumber(_ start: Int) -> Bool {
    if followsHour(start) { return true }
    guard self[start - 1].isSpace, self[start - 2].isDigit else { return false }
    return !(self[start - 3].isDigit && self[start - 4].isDigit && self[start - 5].isDigit)
  }

  /// Whether the digits that begin here are the minutes of «10 h 30».
  func followsHour(_ start: Int) -> Bool {
    guard self[start - 1].isSpace, self[start - 2] == "h" else { return false }
    return self[start - 3].isDigit || (self[start - 3].isSpace && self[start - 4].isDigit)
  }

  private func followedByPair(_ end: Int) -> Bool {
    self[end] == " " && digitsEnd(from: end + 1) == end + 3
  }

  private func measuresThousands(after end: Int) -> Bool {
    var last = end
    if self[end] == ",", self[end + 1].isDigit { last = digitsEnd(from: end + 1) }
    guard let unit = next(after: last - 1) else { return false }
    if currencyEnd(at: unit) != nil { return true }
    let end = self.end(ofOneOf: ["km", "ha", "kg", "euros", "francs", "dollars"], at: unit)
    return end.map { !self[$0].isApostrophe } ?? false
  }
}
