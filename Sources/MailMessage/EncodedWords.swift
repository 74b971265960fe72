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

  /// What stands around the text of an encoded word.
  private static let frame = "=?utf-8?Q??=".utf8.count

  /// One or more, each of whole characters, with a line end and a blank between them: readers drop what stands between
  /// two encoded words. Always Q: some readers, GMime's own among them, stop at the padding of a word in B.
  static func encodedWords(_ text: String, after column: Int) -> String {
    var words: [String] = []
    var word = ""
    var room = min(wordWidth, lineWidth - column) - frame
    func finish() {
      words.append(word.isEmpty ? "" : "=?utf-8?Q?" + word + "?=")
      word = ""
      room = wordWidth - frame
    }
    for character in text {
      // What readers see as one character stays whole where a word can hold it; a code point always does.
      let whole = quoted(character.utf8)
      let pieces =
        whole.utf8.count <= wordWidth - frame ? [whole] : character.unicodeScalars.map { quoted(String($0).utf8) }
      for piece in pieces {
        if word.utf8.count + piece.utf8.count > room { finish() }
        word += piece
      }
    }
    if !word.isEmpty { finish() }
    return words.joined(separator: "\n ")
  }

  /// RFC 2047, 5 (3): what may stand as it is in a word of a phrase.
  private static func isSafeInQ(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  /// RFC 2047, 4.2.
  private static func quoted(_ bytes: some Sequence<UInt8>) -> String {
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
}
