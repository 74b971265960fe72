/// Looks at a file before libqpdf does, in one pass over its bytes and without keeping anything of it: its first bytes,
/// its size, how many objects it has or claims to have, and how large what libqpdf inflates at once would become.
///
/// The words looked for can also stand in the data of a stream. So a claim only counts where it is written as the format
/// wants it, and the gate only ever refuses what is far beyond a letter.
struct FileGate {
  let bytes: [UInt8]
  let limits: PDFLimits

  init(_ bytes: [UInt8], limits: PDFLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  func check() throws(PDFFault) {
    // Some writers put a few bytes before the header; readers accept it within the first kilobyte.
    guard find("%PDF-", in: 0..<min(1024, bytes.count)) != nil else { throw .notPDF }
    if bytes.count > limits.fileSize { throw .tooLarge(bytes: bytes.count, limit: limits.fileSize) }
    try checkClaims()
  }

  /// Every word that bears a claim: `obj`, `xref`, and the /Size, /Index and /N of a trailer, a cross-reference stream or
  /// an object stream. Each dictionary is read once, so the time is that of the bytes.
  private func checkClaims() throws(PDFFault) {
    var objects = 0
    var gauge = StreamGauge(limit: limits.streamSize)
    /// Behind the last `obj`, until its dictionary has been looked at.
    var objectStart: Int?
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "o") where isWord("obj", at: position) && hasDigit(before: position):
        objects += 1
        if objects > limits.objectCount { throw .tooManyObjects(claimed: objects, limit: limits.objectCount) }
        position += 3
        objectStart = position
      case UInt8(ascii: "x") where isWord("xref", at: position): position = try checkTable(after: position + 4)
      case UInt8(ascii: "t") where isWord("trailer", at: position):
        position = max(position + 7, try checkDictionary(from: position + 7, &gauge))
      case UInt8(ascii: "/") where isWord("/XRef", at: position) || isWord("/ObjStm", at: position):
        position += 1
        if let start = objectStart {
          objectStart = nil
          position = max(position, try checkDictionary(from: start, &gauge))
        }
      default: position = nextSign(after: position)
      }
    }
  }

  /// The next byte with which one of the words begins.
  private func nextSign(after position: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var position = position + 1
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: "o"), UInt8(ascii: "x"), UInt8(ascii: "t"), UInt8(ascii: "/"): return position
        default: position += 1
        }
      }
      return position
    }
  }

  /// The subsections of a cross-reference table: pairs of numbers, each followed by lines of 20 bytes (7.5.4).
  private func checkTable(after start: Int) throws(PDFFault) -> Int {
    var position = skipBlanks(start)
    while let first = number(at: position), let count = number(at: skipBlanks(first.end)) {
      let claimed = max(first.value, count.value, first.value &+ count.value)
      if claimed > limits.objectCount { throw .tooManyObjects(claimed: claimed, limit: limits.objectCount) }
      position = skipBlanks(min(skipBlanks(count.end) + 20 * count.value, bytes.count))
      if position == bytes.count { break }
    }
    return min(max(position, start), bytes.count)
  }

  /// /Size, /Index and /N up to `stream`, `startxref` or the end of the object, at most 64 kB away.
  /// - Returns: how far it was read.
  private func checkDictionary(from start: Int, _ gauge: inout StreamGauge) throws(PDFFault) -> Int {
    var reader = TokenReader(bytes, from: start)
    var lastName = ""
    while let (token, _) = reader.next(), reader.position < start + 65_536 {
      switch token {
      case .value(.name(let name)): lastName = name
      case .value(.integer(let claimed)) where ["Size", "Index", "N"].contains(lastName):
        if claimed > limits.objectCount { throw .tooManyObjects(claimed: claimed, limit: limits.objectCount) }
      case .value(.real(let claimed)) where ["Size", "Index", "N"].contains(lastName) && claimed > 1e9:
        throw .tooManyObjects(claimed: Int(min(claimed, 1e15)), limit: limits.objectCount)
      case .word("stream"):
        try gauge.check(bytes, from: skipLineEnd(reader.position))
        return reader.position
      case .word("startxref"), .word("endobj"), .word("obj"): return reader.position
      default: break
      }
    }
    return reader.position
  }

  // MARK: - Words in bytes

  private func isWord(_ word: StaticString, at position: Int) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[position + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private func find(_ word: StaticString, in range: Range<Int>) -> Int? { range.first { isWord(word, at: $0) } }

  /// `1 0 obj`, not `endobj`.
  private func hasDigit(before position: Int) -> Bool {
    var at = position - 1
    while at >= 0, isBlank(bytes[at]), at > position - 8 { at -= 1 }
    return at >= 0 && (0x30...0x39).contains(bytes[at])
  }

  private func skipBlanks(_ start: Int) -> Int {
    var position = start
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    return position
  }

  /// The line end behind `stream` (7.3.8.1).
  private func skipLineEnd(_ start: Int) -> Int {
    var position = start
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    return position
  }

  /// A run of digits; what does not fit is the largest number there is.
  private func number(at start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var position = start
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      value = value > 1 << 56 ? 1 << 56 : value * 10 + Int(bytes[position]) - 0x30
      position += 1
    }
    return position == start ? nil : (value, position)
  }
}
