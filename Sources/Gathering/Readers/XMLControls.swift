/// What no XML may hold (XML 1.0, 2.2), written by itself or as `&#11;`, as blanks: texts that a site took over from Word
/// have it, and one would refuse the whole feed. Every place stays what it was.
func withoutControls(_ bytes: [UInt8]) -> (bytes: [UInt8], controls: (count: Int, line: Int)?) {
  var result = bytes
  var count = 0
  var firstLine: Int?
  var line = 1
  var index = 0
  while index < bytes.count {
    let length: Int
    switch bytes[index] {
    case 10:
      line += 1
      length = 0
    case 0..<9, 11, 12, 14..<32: length = 1
    // U+FFFE and U+FFFF.
    case 0xEF:
      length =
        bytes[index...].starts(with: [0xEF, 0xBF, 0xBE]) || bytes[index...].starts(with: [0xEF, 0xBF, 0xBF]) ? 3 : 0
    case UInt8(ascii: "&"): length = lengthOfControlReference(bytes[index...].prefix(12))
    default: length = 0
    }
    if length > 0 {
      for place in index..<(index + length) { result[place] = 32 }
      count += 1
      firstLine = firstLine ?? line
    }
    index += max(length, 1)
  }
  return (result, firstLine.map { (count, $0) })
}

/// The bytes of `&#11;` or `&#x0B;` at the start of some; 0 where they are another reference or none.
private func lengthOfControlReference(_ bytes: ArraySlice<UInt8>) -> Int {
  guard bytes.dropFirst().first == UInt8(ascii: "#"), let end = bytes.firstIndex(of: UInt8(ascii: ";")) else {
    return 0
  }
  var figures = bytes[(bytes.startIndex + 2)..<end]
  let isHex = figures.first == UInt8(ascii: "x")
  if isHex { figures.removeFirst() }
  guard let value = UInt32(String(decoding: figures, as: UTF8.self), radix: isHex ? 16 : 10), value < 32,
    value != 9, value != 10, value != 13
  else { return 0 }
  return end - bytes.startIndex + 1
}
