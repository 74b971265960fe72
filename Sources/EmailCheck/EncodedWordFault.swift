import Diagnostics

/// RFC 2047, 2 and 5: length, white space between, whole characters.
func encodedWordFault(in raw: String) -> Wording? {
  var rest = raw[...]
  var isFirst = true
  while let start = rest.firstRange(of: "=?") {
    let before = rest[..<start.lowerBound]
    let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].hasPrefix("=") else {
      return Wording(fr: "un mot codé n’est pas fini", en: "an encoded word is not ended")
    }
    let length = 2 + parts[0].count + 1 + parts[1].count + 1 + parts[2].count + 2
    if length > 75 {
      return Wording(fr: "un mot codé a \(length) caractères", en: "an encoded word has \(length) characters")
    }
    if !isFirst, before.isEmpty {
      return Wording(fr: "deux mots codés se touchent", en: "two encoded words touch each other")
    }
    guard let bytes = decoded(String(parts[2]), parts[1].lowercased()) else {
      return Wording(fr: "un mot codé ne se décode pas", en: "an encoded word cannot be decoded")
    }
    if parts[0].lowercased().hasPrefix("utf-8"), String(validating: bytes, as: UTF8.self) == nil {
      return Wording(fr: "un mot codé coupe une lettre", en: "an encoded word cuts a letter")
    }
    rest = rest[parts[3].index(after: parts[3].startIndex)...]
    isFirst = false
  }
  return nil
}

private func decoded(_ text: String, _ encoding: String) -> [UInt8]? {
  if encoding == "q" { return quotedBytes(text) }
  guard encoding == "b" else { return nil }
  var bits = 0
  var count = 0
  var bytes: [UInt8] = []
  for character in text where character != "=" {
    let value: Int? =
      switch character {
      case "A"..."Z": Int(character.asciiValue!) - 65
      case "a"..."z": Int(character.asciiValue!) - 71
      case "0"..."9": Int(character.asciiValue!) + 4
      case "+": 62
      case "/": 63
      default: nil
      }
    guard let value else { return nil }
    bits = bits << 6 | value
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(bits >> count & 255))
    }
  }
  return bytes
}

private func quotedBytes(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "=") {
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
    }
  }
  return bytes
}
