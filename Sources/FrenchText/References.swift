/// n° 5, art. 5, p. 12, § 3, BP 25000: a number stays with what it numbers.
extension MarkedCopy {
  private static let abbreviations = [
    "art.", "Art.", "pp.", "p.", "al.", "chap.", "Chap.", "fig.", "Fig.", "vol.", "Vol.",
  ]

  mutating func bindReferences() {
    for i in 0..<count where isFree(i) {
      switch self[i] {
      case "n", "N":
        guard !self[i - 1].isLetterOrDigit else { continue }
        switch self[i + 1] {
        case "°", "º", "ᵒ": bindDigit(after: i + 2, .numero)
        default: break
        }
      case "§": bindDigit(after: i + 1, .abbreviation)
      case "B":
        guard !self[i - 1].isLetterOrDigit else { continue }
        if let end = end(of: "BP", at: i) ?? end(of: "B.P.", at: i) { bindDigit(after: end, .abbreviation) }
      case "a", "A", "p", "c", "C", "f", "F", "v", "V":
        guard !self[i - 1].isLetterOrDigit, self[i - 1] != "-" else { continue }
        for abbreviation in Self.abbreviations {
          if let end = end(of: abbreviation, at: i) {
            bindDigit(after: end, .abbreviation)
            break
          }
        }
      default: break
      }
    }
  }

  private mutating func bindDigit(after end: Int, _ rule: FrenchRule) {
    guard isFree(end - 1), let digit = next(after: end - 1), self[digit].isDigit else { return }
    bind(end - 1, to: digit, askedBy: end - 1, rule)
  }
}
