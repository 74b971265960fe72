// The words of PDF: what stands in an object and in a content stream (ISO 32000-1, 7.2 and 7.3).

/// White space (7.2.2, table 1).
func isBlank(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
  default: false
  }
}

/// Neither white space nor a delimiter (7.2.2, table 2).
func isRegular(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: false
  case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
    false
  default: true
  }
}

/// One word.
enum PDFToken: Hashable {
  case value(PDFValue)
  /// An operator, or `R`, or anything else that is neither a value nor a delimiter.
  case word(String)
  case arrayStart, arrayEnd, dictionaryStart, dictionaryEnd
  /// A byte that has no place where it stands.
  case stray
}

/// Reads words from bytes; every byte is looked at once. Nothing makes it stop before the end: what is no word is stray.
struct TokenReader {
  let bytes: [UInt8]
  var position = 0
  /// Whether the last word ran into the end of the bytes unfinished.
  private(set) var isCutShort = false

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func skipBlanksAndComments() {
    while position < bytes.count {
      if isBlank(bytes[position]) {
        position += 1
      } else if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      } else {
        return
      }
    }
  }

  /// The next word and where it begins, nil at the end. `position` is behind it.
  mutating func next() -> (token: PDFToken, start: Int)? {
    skipBlanksAndComments()
    guard position < bytes.count else { return nil }
    let start = position
    let following = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch bytes[position] {
    case UInt8(ascii: "("): return (.value(.string(literalString())), start)
    case UInt8(ascii: "<"):
      if following == UInt8(ascii: "<") {
        position += 2
        return (.dictionaryStart, start)
      }
      return (.value(.string(hexString())), start)
    case UInt8(ascii: ">"):
      if following == UInt8(ascii: ">") {
        position += 2
        return (.dictionaryEnd, start)
      }
      position += 1
      return (.stray, start)
    case UInt8(ascii: "["):
      position += 1
      return (.arrayStart, start)
    case UInt8(ascii: "]"):
      position += 1
      return (.arrayEnd, start)
    case UInt8(ascii: "/"):
      position += 1
      return (.value(.name(nameText(nameBody()))), start)
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      position += 1
      return (.stray, start)
    default:
      while position < bytes.count, isRegular(bytes[position]) { position += 1 }
      return (TokenReader.word(bytes[start..<position]), start)
    }
  }

  // MARK: - Words

  private static func word(_ run: ArraySlice<UInt8>) -> PDFToken {
    if let number = number(run) { return .value(number) }
    let text = nameText(Array(run))
    switch text {
    case "true": return .value(.boolean(true))
    case "false": return .value(.boolean(false))
    case "null": return .value(.null)
    default: return .word(text)
    }
  }

  /// 7.3.3: digits with at most one point and a sign before; several signs are read as one, as other readers do.
  private static func number(_ run: ArraySlice<UInt8>) -> PDFValue? {
    var at = run.startIndex
    var isNegative = false
    while at < run.endIndex, run[at] == UInt8(ascii: "-") || run[at] == UInt8(ascii: "+") {
      isNegative = isNegative || run[at] == UInt8(ascii: "-")
      at += 1
    }
    var whole = 0
    var large = 0.0
    var overflows = false
    var digits = 0
    while at < run.endIndex, (0x30...0x39).contains(run[at]) {
      let digit = Int(run[at]) - 0x30
      large = large * 10 + Double(digit)
      if !overflows {
        let (product, over) = whole.multipliedReportingOverflow(by: 10)
        let (sum, overSum) = product.addingReportingOverflow(digit)
        overflows = over || overSum
        whole = sum
      }
      digits += 1
      at += 1
    }
    if at == run.endIndex {
      guard digits > 0 else { return nil }
      return overflows ? .real(isNegative ? -large : large) : .integer(isNegative ? -whole : whole)
    }
    guard run[at] == UInt8(ascii: ".") else { return nil }
    at += 1
    // Up to 15 decimals are exact as a quotient of two whole numbers; more do not matter.
    var decimals = 0.0
    var scale = 1.0
    while at < run.endIndex, (0x30...0x39).contains(run[at]) {
      if scale < 1e15 {
        decimals = decimals * 10 + Double(run[at] - 0x30)
        scale *= 10
      }
      digits += 1
      at += 1
    }
    guard at == run.endIndex, digits > 0 else { return nil }
    let value = large < 1e6 && scale <= 1e9 ? (large * scale + decimals) / scale : large + decimals / scale
    return .real(isNegative ? -value : value)
  }

  // MARK: - Strings and names

  /// 7.3.4.2, from the opening parenthesis on.
  private mutating func literalString() -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth > 1 { result.append(byte) }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return result }
        result.append(byte)
      case UInt8(ascii: "\\"): escape(into: &result)
      case 0x0D:
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        result.append(0x0A)
      default: result.append(byte)
      }
    }
    isCutShort = true
    return result
  }

  /// 7.3.4.2, table 3: what follows a backslash.
  private mutating func escape(into result: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case 0x0A: break
    case 0x0D: if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    case 0x30...0x37:
      var value = Int(byte) - 0x30
      for _ in 0..<2 where position < bytes.count && (0x30...0x37).contains(bytes[position]) {
        value = value * 8 + Int(bytes[position]) - 0x30
        position += 1
      }
      result.append(UInt8(value & 0xFF))
    default: result.append(byte)
    }
  }

  /// 7.3.4.3, from the opening angle bracket on; what is no digit is passed over.
  private mutating func hexString() -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    var high: UInt8?
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ">") {
        if let high { result.append(high << 4) }
        return result
      }
      guard let digit = hexDigit(byte) else { continue }
      if let first = high {
        result.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    isCutShort = true
    if let high { result.append(high << 4) }
    return result
  }

  /// 7.3.5, behind the slash.
  private mutating func nameBody() -> [UInt8] {
    var result: [UInt8] = []
    while position < bytes.count, isRegular(bytes[position]) {
      if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count, let high = hexDigit(bytes[position + 1]),
        let low = hexDigit(bytes[position + 2])
      {
        result.append(high << 4 | low)
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }
}

func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
