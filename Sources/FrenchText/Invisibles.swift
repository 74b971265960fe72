/// What comes with pasted text and cannot be seen.
extension MarkedCopy {
  /// Zero-width spaces, byte-order marks and word joiners go; soft hyphens stay, for they were typed on purpose.
  mutating func dropInvisibles() {
    for i in 0..<count where isFree(i) {
      switch self[i] {
      case "\u{200B}", "\u{FEFF}", "\u{2060}": remove(i, .invisible)
      default: break
      }
    }
  }

  /// Letters typed with a combining accent become one letter (NFC), for fonts and for every rule that reads letters.
  /// Latin letters only: that is what French, Spanish, Wolof and Pulaar are written with.
  mutating func composeAccents() {
    guard signs.contains(where: { $0.scalar.isCombiningMark && !$0.isFixed }) else { return }
    var row: [Sign] = []
    row.reserveCapacity(count)
    var i = 0
    while i < count {
      let first = i
      i += 1
      while i < count, signs[i].scalar.isCombiningMark, !signs[i].isFixed { i += 1 }
      var base = signs[first]
      if i == first + 1 || base.isFixed || base.scalar.isCombiningMark {
        row.append(contentsOf: signs[first..<i])
        continue
      }
      // Canonical order, then each mark that nothing of its class or above separates from the letter.
      let marks = signs[first + 1..<i].enumerated().sorted {
        ($0.element.scalar.combiningClass, $0.offset) < ($1.element.scalar.combiningClass, $1.offset)
      }.map(\.element)
      var rest: [Sign] = []
      for mark in marks {
        let isBlocked = rest.last.map { $0.scalar.combiningClass >= mark.scalar.combiningClass } ?? false
        if !isBlocked, let composed = Self.composedLetter(base.scalar, mark.scalar) {
          base.scalar = composed
          base.rule = .invisible
          noteRemoval(of: mark, .invisible)
        } else {
          rest.append(mark)
        }
      }
      row.append(base)
      // Marks put in another order take the places of those they displace, so that origins go on rising.
      let origins = rest.map(\.origin).sorted()
      for (mark, origin) in zip(rest, origins) {
        var mark = mark
        if mark.origin != origin { mark.rule = .invisible }
        mark.origin = origin
        row.append(mark)
      }
    }
    reset(to: row)
  }

  private static func composedLetter(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    var pair = String(letter)
    pair.unicodeScalars.append(mark)
    return composedLetters[pair]
  }

  /// The accented letters of the Latin blocks. Strings are equal in Swift when they are canonically equivalent, so the
  /// look-up with a letter and its mark finds the letter that is both.
  private static let composedLetters: [String: Unicode.Scalar] = {
    var letters: [String: Unicode.Scalar] = [:]
    for block in [0xC0...0x24F, 0x1E00...0x1EFF] as [ClosedRange<UInt32>] {
      for value in block { letters[String(Unicode.Scalar(value)!)] = Unicode.Scalar(value)! }
    }
    return letters
  }()
}

extension Unicode.Scalar {
  fileprivate var isCombiningMark: Bool { value >= 0x300 && value <= 0x36F }
  fileprivate var combiningClass: UInt8 { properties.canonicalCombiningClass.rawValue }
}
