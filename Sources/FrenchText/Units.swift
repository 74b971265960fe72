/// What follows a number and stays with it: currencies, per cent, hours, units.
extension MarkedCopy {
  private static let currencies = ["FCFA", "CFA", "XOF", "EUR", "USD", "GBP", "CHF", "MAD"]
  private static let currencyWords = [
    "millions", "million", "milliards", "milliard", "euros", "euro", "francs", "franc", "dollars", "dollar",
  ]

  /// The index after a currency: €, k€, M€, FCFA, F CFA, EUR.
  func currencyEnd(at index: Int) -> Int? {
    switch self[index] {
    case "€", "$", "£": return self[index + 1].isLetterOrDigit ? nil : index + 1
    case "k", "K", "M":
      if self[index + 1] == "€" || self[index + 1] == "$" { return currencyEnd(at: index + 1) }
      if self[index] == "M", self[index + 1] == "d" {
        let sign = self[index + 2] == "s" ? index + 3 : index + 2
        return self[sign] == "€" ? currencyEnd(at: sign) : nil
      }
      return nil
    case "F":
      if self[index + 1].isSpace, let end = end(ofOneOf: ["CFA"], at: index + 2) { return end }
      return end(ofOneOf: Self.currencies, at: index)
    default: return end(ofOneOf: Self.currencies, at: index)
    }
  }

  mutating func bindMoney() {
    for i in 0..<count {
      if self[i] == "F", isFreeSpace(i + 1), self[i + 2] == "C", !self[i - 1].isLetter,
        end(ofOneOf: ["CFA"], at: i + 2) != nil
      {
        replace(i + 1, with: .noBreak, .money)
      }
      guard let unit = unitPlace(afterDigit: i) else { continue }
      let isSpaced = unit == i + 2
      // The unit first: walking back over the number is for those that have one.
      if currencyEnd(at: unit) != nil || (isSpaced && end(ofOneOf: Self.currencyWords, at: unit) != nil),
        isNumberLast(i)
      {
        bind(i, to: unit, askedBy: unit, .money)
      }
    }
  }

  /// 1,5 % and 3 ‰; not the `%20` of an address.
  mutating func bindPercentages() {
    for i in 0..<count {
      guard let unit = unitPlace(afterDigit: i), self[unit] == "%" || self[unit] == "‰",
        !self[unit + 1].isLetterOrDigit, isNumberLast(i)
      else { continue }
      bind(i, to: unit, askedBy: unit, .percent)
    }
  }

  /// 10h30 and 9h; 24h/24 and what is glued to letters stay.
  mutating func bindHours() {
    for i in 0..<count {
      guard let h = unitPlace(afterDigit: i), self[h] == "h", startsHour(i) else { continue }
      let after = self[h + 1]
      if after.isDigit || (after.isSpace && self[h + 2].isDigit) {
        let minutes = after.isDigit ? h + 1 : h + 2
        let end = digitsEnd(from: minutes)
        if end == minutes + 2, self[minutes].value < 0x36, !self[end].isLetter, self[end] != "/",
          !isMeasured(end - 1) || self.end(ofOneOf: ["min", "mn"], at: end + 1) != nil
        {
          bind(i, to: h, askedBy: h, .hour)
          bind(h, to: minutes, askedBy: h, .hour)
          continue
        }
        if after.isDigit { continue }
      }
      if after.isLetter || after.isApostrophe || after == "/" { continue }
      bind(i, to: h, askedBy: h, .hour)
    }
  }

  /// Whether the digits that end here, three at most, are a number of hours.
  private func startsHour(_ last: Int) -> Bool {
    var start = last
    while self[start - 1].isDigit, last - start < 3 { start -= 1 }
    if self[start - 1] == "-", self[start - 2] == "h" { return true }
    return last - start < 3 && startsNumber(start)
  }

  /// Units of the SI brochure and of everyday use. Those of one letter need a typed space: 4L and 3m may be names.
  private static let units = [
    "km/h", "km²", "km2", "km", "m²", "m2", "m³", "m3", "cm²", "cm2", "cm³", "cm3", "cm", "mm²", "mm2", "mm", "dm",
    "hectares", "ha", "kg", "mg", "hl", "cl", "ml", "dl", "kWh", "MWh", "GWh", "kW", "MW", "GW", "kHz", "MHz", "GHz",
    "Hz", "ko", "Mo", "Go", "To", "Ko", "dB", "hPa", "min", "mn", "ms",
  ]
  private static let letterUnits = ["m/s", "m", "g", "t", "l", "L", "s", "V", "W"]

  mutating func bindUnits() {
    for i in 0..<count {
      guard let unit = unitPlace(afterDigit: i) else { continue }
      if self[unit] == "°" {
        if self[unit + 1] == "C" || self[unit + 1] == "F", !self[unit + 2].isLetterOrDigit {
          bind(i, to: unit, askedBy: unit, .unit)
        }
        continue
      }
      let end =
        end(ofOneOf: Self.units, at: unit) ?? (unit == i + 2 ? end(ofOneOf: Self.letterUnits, at: unit) : nil)
      guard let end, !self[end].isApostrophe, isFree(end - 1), isNumberLast(i) else { continue }
      bind(i, to: unit, askedBy: unit, .unit)
      // m2 → m²: the figure of a square, not of a list.
      if self[end - 1] == "2" { replace(end - 1, with: "²", .unit) }
      if self[end - 1] == "3" { replace(end - 1, with: "³", .unit) }
    }
  }

  /// Whether a currency, a per cent sign, an hour or a unit follows the digit that stands here.
  func isMeasured(_ i: Int) -> Bool {
    guard let unit = unitPlace(afterDigit: i) else { return false }
    switch self[unit] {
    case "%", "‰", "°": return true
    case "h": return !self[unit + 1].isLetter
    default: break
    }
    if unit == i + 2, end(ofOneOf: Self.currencyWords, at: unit) != nil { return true }
    return currencyEnd(at: unit) != nil || end(ofOneOf: Self.units + Self.letterUnits, at: unit) != nil
  }

  /// Where something stands that may belong to the number whose last digit is here: at once or after one space.
  private func unitPlace(afterDigit i: Int) -> Int? {
    guard self[i].isDigit, !self[i + 1].isDigit, let unit = next(after: i), isFree(unit) else { return nil }
    return unit
  }

  /// Whether the digits that end here belong to a number and not to A4, CO2 or COVID-19. Walks back over one number.
  private func isNumberLast(_ last: Int) -> Bool {
    var start = last
    while self[start - 1].isDigit || ((self[start - 1] == "," || self[start - 1] == ".") && self[start - 2].isDigit) {
      start -= 1
    }
    return startsNumber(start)
  }
}
