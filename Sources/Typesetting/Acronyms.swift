extension TextRun {
  /// The run cut so that words of three capitals and more stand by themselves, in small capitals: CENTIF, XXI, the
  /// letters of COVID-19. A word with a small letter in it is none, be it a name like N’Diaye or a plural like ONGs.
  func withSmallCapitals() -> [TextRun] {
    var parts: [TextRun] = []
    var taken = text.startIndex
    var start: String.Index?
    func part(_ range: Range<String.Index>, small: Bool) {
      if range.isEmpty { return }
      var part = self
      part.text = String(text[range])
      if small { part.style.features.append(FontFeature("c2sc")) }
      parts.append(part)
    }
    func endWord(at end: String.Index) {
      guard let from = start else { return }
      start = nil
      let word = text[from..<end].unicodeScalars
      guard word.count >= 3, word.allSatisfy(\.properties.isUppercase) else { return }
      part(taken..<from, small: false)
      part(from..<end, small: true)
      taken = end
    }
    for index in text.unicodeScalars.indices {
      if text.unicodeScalars[index].properties.isAlphabetic {
        if start == nil { start = index }
      } else {
        endWord(at: index)
      }
    }
    endWord(at: text.endIndex)
    if taken == text.startIndex { return [self] }
    part(taken..<text.endIndex, small: false)
    return parts
  }
}
