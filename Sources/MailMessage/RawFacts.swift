extension RawFacts {
  /// Counts the lines of a message. A line ends in LF; a CR right before it belongs to the line end.
  public init(of bytes: [UInt8]) {
    self.init(
      lineCount: 0, bareLineFeeds: [], bareCarriageReturns: [], linesWithNUL: [],
      eightBitLines: [], longestLine: 0, longestLineNumber: 0, longestBodyLine: 0, longestBodyLineNumber: 0,
      endsInLineEnd: bytes.last == 0x0A)
    var isBody = false
    // The head of a part: from its boundary to the next empty line. No line of quoted-printable or base64 begins so.
    var isHead = false
    let boundary = Array("--=_".utf8)
    // In one pass over the bytes themselves: a message is a megabyte.
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        lineCount += 1
        var end = start
        var (hasReturn, hasNUL, isWide) = (false, false, false)
        while end < bytes.count, bytes[end] != 0x0A {
          let byte = bytes[end]
          // A CR may be the line's end: only one with something behind it counts.
          if byte == 0x0D { hasReturn = hasReturn || end + 1 >= bytes.count || bytes[end + 1] != 0x0A }
          if byte == 0 { hasNUL = true }
          if byte >= 0x80 { isWide = true }
          end += 1
        }
        let isEnded = end < bytes.count
        let hasCRLF = isEnded && end > start && bytes[end - 1] == 0x0D
        let length = end - start - (hasCRLF ? 1 : 0)
        if isEnded, !hasCRLF { bareLineFeeds.append(lineCount) }
        if hasReturn { bareCarriageReturns.append(lineCount) }
        if hasNUL { linesWithNUL.append(lineCount) }
        if isWide { eightBitLines.append(lineCount) }
        if isBody, bytes[start..<end].starts(with: boundary) { isHead = true }
        if length > longestLine { (longestLine, longestLineNumber) = (length, lineCount) }
        if isBody, !isHead, length > longestBodyLine {
          (longestBodyLine, longestBodyLineNumber) = (length, lineCount)
        }
        if length == 0 { (isBody, isHead) = (true, false) }
        start = end + 1
      }
    }
  }

  /// Whether every mail server carries the message as it is: CRLF alone, no NUL, nothing beyond ASCII.
  public var isCleanForTransport: Bool {
    bareLineFeeds.isEmpty && bareCarriageReturns.isEmpty && linesWithNUL.isEmpty && eightBitLines.isEmpty
      && endsInLineEnd
  }
}

/// The header fields at the head of a message, as they stand there.
struct RawHeaders {
  var fields: [Field] = []

  struct Field {
    var name: String
    /// Behind the colon, folding and all, without the last line end.
    var raw: [UInt8]
    /// Counted from 1.
    var line: Int
    /// In octets, without the line end.
    var longestLine: Int
  }

  /// Reads up to the first empty line. A line that neither goes on with the field before it nor has a colon is left out.
  init(in bytes: [UInt8]) {
    var number = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let whole = bytes[start..<end]
      let line = whole.last == 0x0D ? whole.dropLast() : whole
      if line.isEmpty { return }
      if line.first == 0x20 || line.first == 0x09 {
        if !fields.isEmpty {
          fields[fields.count - 1].raw += [0x0D, 0x0A] + line
          fields[fields.count - 1].longestLine = max(fields[fields.count - 1].longestLine, line.count)
        }
      } else if let colon = line.firstIndex(of: 0x3A) {
        fields.append(
          Field(
            name: String(decoding: line[..<colon], as: UTF8.self), raw: Array(line[line.index(after: colon)...]),
            line: number, longestLine: line.count))
      }
      number += 1
      start = end + 1
    }
  }
}
