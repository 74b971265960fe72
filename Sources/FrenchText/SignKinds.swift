/// The kinds of characters the rules tell apart. Latin letters are answered without the Unicode tables: they are nearly
/// all of a French text.
extension Unicode.Scalar {
  /// What is read before the first and after the last sign of a paragraph.
  static let edge: Unicode.Scalar = "\u{2029}"
  /// The line break a writer asked for.
  static let lineBreak: Unicode.Scalar = "\u{2028}"
  /// Binds two words with a space as wide as the others of the line.
  static let noBreak: Unicode.Scalar = "\u{A0}"
  /// Binds with a fixed narrow space («espace fine insécable»).
  static let narrowNoBreak: Unicode.Scalar = "\u{202F}"
  static let softHyphen: Unicode.Scalar = "\u{AD}"

  var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// A letter, or what hangs on one: a combining accent, a soft hyphen.
  var isLetter: Bool {
    let v = value
    if v < 0x80 { return (v | 0x20) >= 0x61 && (v | 0x20) <= 0x7A }
    if v < 0x250 { return v >= 0xC0 && v != 0xD7 && v != 0xF7 || v == 0xAD }
    if v >= 0x300 && v <= 0x36F { return true }
    if v >= 0x2000 && v < 0x2070 { return false }
    return properties.isAlphabetic
  }

  var isLetterOrDigit: Bool { isDigit || isLetter }

  var isCapital: Bool {
    let v = value
    if v < 0x80 { return v >= 0x41 && v <= 0x5A }
    if v < 0x100 { return v >= 0xC0 && v <= 0xDE && v != 0xD7 }
    return v >= 0x2000 && v < 0x2070 ? false : properties.isUppercase
  }

  var isSmall: Bool {
    let v = value
    if v < 0x80 { return v >= 0x61 && v <= 0x7A }
    if v < 0x100 { return v >= 0xDF && v != 0xF7 }
    return v >= 0x2000 && v < 0x2070 ? false : properties.isLowercase
  }

  /// The small letter of a capital, where there is exactly one; else the sign itself.
  var small: Unicode.Scalar {
    let v = value
    if v < 0x80 { return isCapital ? Unicode.Scalar(UInt8(v + 0x20)) : self }
    if v < 0x100 { return isCapital ? Unicode.Scalar(UInt8(v + 0x20)) : self }
    guard isCapital else { return self }
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first! : self
  }

  /// Any space within a line, whatever its width; line ends pasted from elsewhere count as spaces too.
  var isSpace: Bool {
    switch value {
    case 0x20, 0xA0, 0x202F, 0x09...0x0D, 0x85, 0x1680, 0x2000...0x200A, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A space, a line break or the end of the paragraph.
  var isBlank: Bool { isSpace || self == .lineBreak || self == .edge }

  /// The end of a line: of the paragraph or before a line break.
  var isLineEnd: Bool { self == .lineBreak || self == .edge }

  var isOpening: Bool {
    switch self {
    case "(", "[", "{", "«", "“", "‹": true
    default: false
    }
  }

  /// What may stand between a word and the space after it.
  var isClosing: Bool {
    switch self {
    case ")", "]", "}", "»", "”", "›", "\"", "'", "’", ",", ".", "…": true
    default: false
    }
  }

  /// `; : ! ?`, which French sets off with a space («ponctuation haute»).
  var isHighPoint: Bool {
    switch self {
    case ";", ":", "!", "?": true
    default: false
    }
  }

  var isDash: Bool { self == "-" || self == "–" || self == "—" }

  /// Every sign that is typed for an apostrophe.
  var isApostrophe: Bool {
    switch self {
    case "'", "’", "´", "`", "ʼ", "‘": true
    default: false
    }
  }

  /// A letter before which articles elide, h among them.
  var isVowelOrH: Bool {
    switch small {
    case "a", "e", "i", "o", "u", "y", "h", "à", "â", "ä", "é", "è", "ê", "ë", "î", "ï", "ô", "ö", "ù", "û", "ü", "œ",
      "æ":
      true
    default: false
    }
  }

  var isRomanFigure: Bool { self == "I" || self == "V" || self == "X" }
}
