extension RawFacts {
  /// Counts the lines of a message. A line ends in LF; a CR right before it belongs to the line end.
  public init(of bytes: [UInt8]) {
    self.init(
      byteCount: bytes.count, lineCount: 0, bareLineFeeds: [], bareCarriageReturns: [], linesWithNUL: [],
      eightBitLines: [], longestLine: 0, longestLineNumber: 0, longestBodyLine: 0, longestBodyLineNumber: 0,
      endsInLineEnd: bytes.last == 0x0A)
    var start = 0
    var isBody = false
    while start < bytes.count {
      lineCount += 1
      let end = bytes[start...].firstIndex(of: 0x0A)
      var line = bytes[start..<(end ?? bytes.count)]
      if line.last == 0x0D, end != nil { line.removeLast() } else if end != nil { bareLineFeeds.append(lineCount) }
      if line.contains(0x0D) { bareCarriageReturns.append(lineCount) }
      if line.contains(0) { linesWithNUL.append(lineCount) }
      if line.contains(where: { $0 >= 0x80 }) { eightBitLines.append(lineCount) }
      if line.count > longestLine { (longestLine, longestLineNumber) = (line.count, lineCount) }
      if isBody, line.count > longestBodyLine { (longestBodyLine, longestBodyLineNumber) = (line.count, lineCount) }
      if line.isEmpty { isBody = true }
      start = (end ?? bytes.count) + 1
    }
  }

  /// Whether every mail server carries the message as it is: CRLF alone, no NUL, nothing beyond ASCII.
  public var isCleanForTransport: Bool {
    bareLineFeeds.isEmpty && bareCarriageReturns.isEmpty && linesWithNUL.isEmpty && eightBitLines.isEmpty
      && endsInLineEnd
  }
}

/// The header fields at the head of a message or of a part, as they stand there.
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
  /// - Parameter offset: where the first line begins.
  init(in bytes: [UInt8], from offset: Int = 0, line first: Int = 1) {
    var number = first
    var start = offset
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
