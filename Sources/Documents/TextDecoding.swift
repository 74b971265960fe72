public import Diagnostics

extension SourceFile {
  /// What a text file may hold at most: a letter's longest article is a hundredth of it, and what reads it takes time
  /// that grows with its size.
  public static let byteLimit = 1 << 20

  /// Reads the bytes of a text file: UTF-8, with or without a byte order mark, with any line ends.
  /// - Throws: what makes it no such file, with the line and column of the first byte that is wrong.
  public init(path: String, bytes: [UInt8]) throws(Stop) {
    if bytes.count > SourceFile.byteLimit { throw Stop(.fileTooLarge(path, bytes: bytes.count)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw Stop(.utf16(path)) }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Stop(.notUTF8(path, content, at: firstInvalidByte(of: content)))
    }
    self.init(path: path, text: content.contains(13) ? withNewlines(content) : text)
  }
}

/// Every `\r\n` and every lone `\r` (old Macintosh, some spreadsheets) becomes `\n`.
private func withNewlines(_ bytes: ArraySlice<UInt8>) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var afterReturn = false
  for byte in bytes {
    if byte == 13 {
      result.append(10)
    } else if byte != 10 || !afterReturn {
      result.append(byte)
    }
    afterReturn = byte == 13
  }
  return String(decoding: result, as: UTF8.self)
}

/// The index of the first byte that belongs to no well-formed sequence (Unicode 15, table 3-7).
private func firstInvalidByte(of bytes: ArraySlice<UInt8>) -> Int {
  var i = bytes.startIndex
  while i < bytes.endIndex {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[i] {
    case 0...0x7F:
      i += 1
      continue
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return i
    }
    guard i + length <= bytes.endIndex, second.contains(bytes[i + 1]),
      bytes[(i + 1)..<(i + length)].allSatisfy({ (0x80...0xBF).contains($0) })
    else { return i }
    i += length
  }
  return i
}
