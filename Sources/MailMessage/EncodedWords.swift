internal import CGMime

// Text in headers. GMime would do it, but makes one encoded word of a long run without spaces, beyond the 75 characters
// of RFC 2047, 2; several mail programs then show the code itself, and Yahoo refuses words that touch each other.

/// Text as it stands in a header: as it is where it is ASCII and fits the line, else in encoded words, folded.
struct HeaderText {
  /// Where a line ends (RFC 5322, 2.1.1 and RFC 2047, 2: lines with encoded words have 76 at most).
  static let lineWidth = 76
  /// An encoded word, in characters (RFC 2047, 2).
  static let wordWidth = 75

  /// A subject and the like (RFC 5322, 2.2.1).
  /// - Parameter column: what stands on the line already.
  static func unstructured(_ text: String, after column: Int) -> String {
    if isPlain(text), column + text.utf8.count <= lineWidth { return text }
    return encodedWords(text, after: column)
  }

  /// A name before an address (RFC 5322, 3.2.5): words, words between quotation marks, or encoded words.
  static func phrase(_ text: String, after column: Int) -> String {
    guard isPlain(text) else { return encodedWords(text, after: column) }
    let isWords = text.utf8.allSatisfy { isSafeInQ($0) || $0 == 0x20 }
    var written = text
    if !isWords {
      written = "\""
      for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { written += "\\" }
        written.unicodeScalars.append(scalar)
      }
      written += "\""
    }
    return column + written.utf8.count <= lineWidth ? written : encodedWords(text, after: column)
  }

  /// Printable ASCII that no reader takes for an encoded word and of which no blank is lost.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?") && !text.contains("  ")
      && text.first != " " && text.last != " "
  }

  // MARK: - Encoded words

  /// One or more, each of whole characters, with a line end and a blank between them: readers drop what stands between
  /// two encoded words. Q or B, whichever is shorter.
  static func encodedWords(_ text: String, after column: Int) -> String {
    let q = words(text, after: column, isB: false)
    let b = words(text, after: column, isB: true)
    let isBShorter = b.reduce(0, { $0 + $1.utf8.count }) < q.reduce(0, { $0 + $1.utf8.count })
    return (isBShorter ? b : q).joined(separator: "\n ")
  }

  private static func words(_ text: String, after column: Int, isB: Bool) -> [String] {
    let frame = "=?utf-8?Q??=".utf8.count
    var result: [String] = []
    var piece: [UInt8] = []
    var room: Int { (result.isEmpty ? min(wordWidth, lineWidth - column) : wordWidth) - frame }
    func finish() {
      result.append("=?utf-8?\(isB ? "B" : "Q")?" + (isB ? base64(piece) : quoted(piece)) + "?=")
      piece = []
    }
    for character in text {
      // A character as readers see it stays whole where a word can hold it, and each of its code points always does.
      let whole = Array(character.utf8)
      let units = length(whole, isB: isB) <= wordWidth - frame ? [whole] : character.unicodeScalars.map { Array(String($0).utf8) }
      for unit in units {
        if length(piece + unit, isB: isB) > room, !piece.isEmpty || result.isEmpty { finish() }
        piece += unit
      }
    }
    if !piece.isEmpty || result.isEmpty { finish() }
    // A first word without room for anything is left to the next line.
    if result.count > 1, result[0].utf8.count == frame { result[0] = "" }
    return result
  }

  private static func length(_ bytes: [UInt8], isB: Bool) -> Int {
    isB ? (bytes.count + 2) / 3 * 4 : bytes.reduce(0) { $0 + (isSafeInQ($1) || $1 == 0x20 ? 1 : 3) }
  }

  /// RFC 2047, 4.2 and 5 (3): what may stand as it is in a word of a phrase.
  private static func isSafeInQ(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in bytes {
      if byte == 0x20 {
        result.append(UInt8(ascii: "_"))
      } else if isSafeInQ(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    text(taking: g_base64_encode(bytes, gsize(bytes.count))) ?? ""
  }
}
