import Diagnostics

// R9 and R10: nothing left over from the making, and French spaces, in the page and in the text part.

let wordRules: [MailRule] = [
  MailRule(
    "mail-leftover", "R9", fr: "remplacez-le par ce qui doit être lu", en: "replace it with what is to be read"
  ) { survey in
    var breaches: [Breach] = []
    for node in survey.nodes {
      let texts = [node.ownText] + ["alt", "href", "title", "aria-label", "src"].compactMap { node[$0] }
      for text in texts {
        guard let found = leftover(in: text) else { continue }
        breaches.append(
          Breach(node.spot(saying: text), fr: "il reste \(guillemets(found))", en: "\(quoted(found)) is left over"))
      }
    }
    for (number, line) in survey.textLines.enumerated() {
      guard let found = leftover(in: String(line)) else { continue }
      breaches.append(
        Breach(
          Spot(.text, line: number + 1, words: String(line)), fr: "il reste \(guillemets(found))",
          en: "\(quoted(found)) is left over"))
    }
    return breaches
  },
  MailRule(
    "mail-french-space", "R10",
    fr: "mettez une espace insécable avant : ; ! ? et à l’intérieur des guillemets",
    en: "put a no-break space before : ; ! ? and inside the quotation marks"
  ) { survey in
    survey.frenchBlocks.compactMap { node in
      guard let found = looseSpace(in: node.wholeText) else { return nil }
      return Breach(
        node.spot(saying: node.wholeText), fr: "espace ordinaire dans \(guillemets(found))",
        en: "an ordinary space in \(quoted(found))")
    }
  },
  MailRule(
    "mail-text-french-space", "R10",
    fr: "mettez une espace insécable avant : ; ! ? et à l’intérieur des guillemets",
    en: "put a no-break space before : ; ! ? and inside the quotation marks"
  ) { survey in
    guard survey.isFrench else { return [] }
    // Passages of another language keep its spaces.
    let foreign = survey.visibleBlocks.filter { !survey.language(of: $0).hasPrefix("fr") }.map { folded($0.wholeText) }
    return survey.textLines.enumerated().compactMap { number, line in
      let words = folded(String(line))
      guard let found = looseSpace(in: String(line)), !foreign.contains(where: { $0.contains(words) }) else {
        return nil
      }
      return Breach(
        Spot(.text, line: number + 1, words: found), fr: "espace ordinaire dans \(guillemets(found))",
        en: "an ordinary space in \(quoted(found))")
    }
  },
  MailRule(
    "mail-soft-hyphen", "R10", fr: "retirez-le\u{A0}: il se voit dans certaines messageries",
    en: "take it out: some mail programs show it"
  ) { survey in
    var breaches = survey.nodes.filter { $0.ownText.unicodeScalars.contains("\u{AD}") }.map {
      Breach($0.spot(saying: $0.ownText), fr: "un trait d’union conditionnel est resté", en: "a soft hyphen is left")
    }
    for (number, line) in survey.textLines.enumerated() where line.unicodeScalars.contains("\u{AD}") {
      breaches.append(
        Breach(
          Spot(.text, line: number + 1), fr: "un trait d’union conditionnel est resté", en: "a soft hyphen is left"))
    }
    return breaches
  },
  MailRule(
    "mail-not-composed", "R10", fr: "écrivez la lettre accentuée en un seul caractère (NFC)",
    en: "write the accented letter as one character (NFC)"
  ) { survey in
    var breaches = survey.nodes.filter { isDecomposed($0.ownText) }.map {
      Breach(
        $0.spot(saying: $0.ownText), fr: "un accent est séparé de sa lettre", en: "an accent is apart from its letter")
    }
    for (number, line) in survey.textLines.enumerated() where isDecomposed(String(line)) {
      breaches.append(
        Breach(
          Spot(.text, line: number + 1), fr: "un accent est séparé de sa lettre",
          en: "an accent is apart from its letter"))
    }
    return breaches
  },
]

/// Merge fields of mailing programs, gaps, filling text, signs of a wrong encoding.
func leftover(in text: String) -> String? {
  let lowered = text.lowercased()
  let words = [
    "{{", "}}", "{%", "*|", "|*", "[[", "lorem ipsum", "[à compléter", "[a completer", "[à écrire", "[to complete",
    "[tbd",
    "\u{FFFD}", "ã©", "â€™", "undefined", "[object object]",
  ]
  for word in words {
    guard let range = lowered.firstRange(of: word) else { continue }
    let start = lowered.distance(from: lowered.startIndex, to: range.lowerBound)
    return String(text.dropFirst(start).prefix(24)).trimmed
  }
  // `%%name%%`, and not «100 %%».
  if let range = lowered.firstRange(of: "%%"), lowered[range.upperBound...].first?.isLetter ?? false {
    return String(lowered[range.lowerBound...].prefix(24))
  }
  return nil
}

/// A few words around an ordinary space where French has a no-break one.
func looseSpace(in text: String) -> String? {
  let characters = Array(text)
  for index in characters.indices where characters[index] == " " || characters[index] == "\n" {
    let next = characters[(index + 1)...].first
    let afterNext = characters[(index + 1)...].dropFirst().first
    let isBeforeSign =
      next.map {
        ":;!?".contains($0) && (afterNext.map { $0.isWhitespace || "»)…!?".contains($0) } ?? true) || $0 == "»"
      }
      ?? false
    let isAfterQuote = index > 0 && characters[index - 1] == "«"
    guard index > 0, isBeforeSign && !characters[index - 1].isWhitespace || isAfterQuote else { continue }
    let start = max(0, index - 12)
    return String(characters[start..<min(characters.count, index + 6)]).trimmed
  }
  return nil
}

/// A combining accent behind a letter it could be one character with.
private func isDecomposed(_ text: String) -> Bool {
  var last: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if [0x300, 0x301, 0x302, 0x308, 0x327].contains(scalar.value), last.isASCII, last.properties.isAlphabetic {
      return true
    }
    last = scalar
  }
  return false
}

extension MailSurvey {
  var textLines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// What is read in French: blocks whose language it is, code and addresses left out.
  var frenchBlocks: [MailNode] {
    visibleBlocks.filter { language(of: $0).hasPrefix("fr") }
  }
}
