import FrenchText

// Searching and comparing texts by their bytes: what the library does character by character takes far longer, and whole
// pages are searched here.

extension StringProtocol {
  /// Without the blanks at its ends.
  var trimmed: String {
    let start = self.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// Whether it holds these very bytes.
  func holds(_ words: String) -> Bool { firstRange(of: words) != nil }

  /// Where these very bytes stand first.
  func firstRange(of words: String) -> Range<Index>? {
    var words = words
    let found = words.withUTF8 { wanted in
      utf8.withContiguousStorageIfAvailable { offset(of: wanted, in: $0) }
        ?? Array(utf8).withUnsafeBufferPointer { offset(of: wanted, in: $0) }
    }
    guard let found else { return nil }
    let start = utf8.index(startIndex, offsetBy: found)
    return start..<utf8.index(start, offsetBy: words.utf8.count)
  }
}

extension StringProtocol {
  /// Whether it holds a word of ASCII letters, in any case.
  /// - Parameter word: in lower case.
  func holds(anyCase word: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    func isThere(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      guard text.count >= wanted.count else { return false }
      return (0...(text.count - wanted.count)).contains { start in
        wanted.indices.allSatisfy { lowered(text[start + $0]) == wanted[$0] }
      }
    }
    return utf8.withContiguousStorageIfAvailable(isThere) ?? Array(utf8).withUnsafeBufferPointer(isThere)
  }
}

private func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

private func offset(of wanted: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
  guard let first = wanted.first, text.count >= wanted.count else { return nil }
  for start in 0...(text.count - wanted.count) where text[start] == first {
    var matched = 1
    while matched < wanted.count, text[start + matched] == wanted[matched] { matched += 1 }
    if matched == wanted.count { return start }
  }
  return nil
}

/// A text by its line ends (LF); one more than it has of them.
func lines(of text: String) -> [Substring] {
  text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
}

/// Words as they compare: in the form mail programs get, blanks of every kind one space and none at the ends, joiners
/// gone, in lower case.
func folded(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isBlank = false
  func add(_ byte: UInt8) {
    if isBlank, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
    isBlank = false
    bytes.append(byte)
  }
  for scalar in emailForm(text).unicodeScalars {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0: isBlank = true
    case 0x41...0x5A: add(UInt8(scalar.value) + 0x20)
    case 0..<0x80: add(UInt8(scalar.value))
    case 0x200B, 0x200C: break
    default:
      if scalar.properties.isWhitespace {
        isBlank = true
      } else {
        for byte in scalar.properties.lowercaseMapping.utf8 { add(byte) }
      }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
