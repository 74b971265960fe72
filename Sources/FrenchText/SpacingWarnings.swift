/// Spaces that are missing, or stand beside a hyphen.
extension MarkedCopy {
  /// `projet.Cet`, `(POC)entend`, `Objet:réunion`, `mot«`: a space is missing, but nobody can be sure.
  func noteMissingSpaces(_ notes: inout [Note]) {
    /// For every bracket that is open, whether it was glued to a word, as in agent(e)s.
    var brackets: [Bool] = []
    for i in 0..<count {
      let before = self[i - 1]
      let after = self[i + 1]
      if self[i] == "(" {
        brackets.append(before.isLetter)
        continue
      }
      let isGlued = self[i] == ")" ? brackets.popLast() ?? false : false
      guard isFree(i) else { continue }
      let isMissing: Bool
      switch self[i] {
      case ".":
        isMissing =
          before.isLetter && self[i - 2].isLetter && after.isCapital && (self[i + 2].isLetter || self[i + 2] == ".")
      case ")": isMissing = !isGlued && after.isLetter
      case ":": isMissing = before.isLetter && (after.isLetter || after == "«")
      case ";", "!", "?": isMissing = before.isLetterOrDigit && (after.isLetter || after == "«")
      case "»": isMissing = after.isLetterOrDigit
      case "«": isMissing = before.isLetterOrDigit
      default: isMissing = false
      }
      if isMissing { notes.append(Note(.missingSpace, wordRange(around: i))) }
    }
  }

  /// «Saint -Louis»; the first half of «micro- et macroéconomie» is no fault.
  func noteHyphens(_ notes: inout [Note]) {
    for i in 0..<count where self[i] == "-" && isFree(i) {
      if self[i - 1].isSpace, self[i - 2].isLetter, self[i + 1].isLetter {
        let range = wordRange(around: i - 2).lowerBound..<wordRange(around: i + 1).upperBound
        notes.append(Note(.spaceHyphen, range, suggestion: closedUp(range)))
      } else if self[i - 1].isLetter, self[i + 1].isSpace, self[i + 2].isLetter,
        end(ofOneOf: ["et", "ou", "à"], at: i + 2) == nil
      {
        let range = wordRange(around: i - 1).lowerBound..<wordRange(around: i + 2).upperBound
        notes.append(Note(.spaceHyphen, range, suggestion: closedUp(range)))
      }
    }
  }

  private func closedUp(_ range: Range<Int>) -> String {
    var text = ""
    for i in range where !self[i].isSpace { text.unicodeScalars.append(self[i]) }
    return text
  }
}
