import Instruments

extension Chance {
  /// A text such as nobody should type, and somebody will: letters, line ends, quotation marks, addresses, emoji, marks
  /// that turn the direction of writing, and what a header is made of.
  mutating func hostileText(controls: Bool) -> String {
    let pieces = [
      "La Lettre", "du POC", " ", "  ", ",", ";", ":", "\"", "\\", "'", "<", ">", "@", "(", ")", "[", "]", "=?", "?=",
      "=?utf-8?Q?x?=", "=", "?", "_", "é", "œ", "«\u{A0}", "\u{202F}!", "n°", "👩🏽‍🚒", "👨‍👩‍👧‍👦", "🇸🇳", "ẽ́", "\u{202E}",
      "\u{200F}",
      "\u{2067}", "\u{FEFF}", "\u{AD}", "ُسلام", "한국어", "Bcc: a@example.org", "Subject: x", "lettre@example.org",
      "%0d%0a", "&#13;", "--", ".", "From ",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "\u{10FFFF}", "𝕃",
    ]
    let forbidden = [
      "\r", "\n", "\r\n", "\r\nBcc: a@example.org", "\0", "\u{B}", "\u{85}", "\u{7F}", "\u{2028}", "\u{1B}[2J",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &self) {
      text +=
        controls && Int.random(in: 0..<5, using: &self) == 0
        ? forbidden.randomElement(using: &self)! : pieces.randomElement(using: &self)!
    }
    // Now and then three hundred characters of it.
    if Int.random(in: 0..<6, using: &self) == 0 {
      while text.count < 300 { text += text + "é" }
      text = String(text.prefix(300))
    }
    return text
  }
}
