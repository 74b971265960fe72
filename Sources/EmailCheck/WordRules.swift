import Diagnostics

// Nothing left over from the making, and French spaces, in the page and in the text part.

let wordRules: [MailRule] = [
  MailRule(
    "mail-leftover", fr: "remplacez-le par ce qui doit être lu", en: "replace it with what is to be read"
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
      guard let found = leftover(in: line) else { continue }
      breaches.append(
        Breach(
          Spot(.text, line: number + 1, words: String(line)), fr: "il reste \(guillemets(found))",
          en: "\(quoted(found)) is left over"))
    }
    return breaches
  },
  MailRule(
    "mail-french-space",
    fr: "mettez une espace insécable avant : ; ! ? et à l’intérieur des guillemets",
    en: "put a no-break space before : ; ! ? and inside the quotation marks"
  ) { survey in
    lazy var plain = survey.plainTexts
    return survey.frenchBlocks.compactMap { node in
      let loose = looseSpaces(in: node.judgedText)
      guard let found = loose.first(where: { !$0.stands(in: plain) }) ?? loose.first else { return nil }
      return Breach(
        node.spot(saying: node.blockText), fr: "espace ordinaire dans \(guillemets(found.excerpt))",
        en: "an ordinary space in \(quoted(found.excerpt))", severity: found.stands(in: plain) ? .warning : nil)
    }
  },
  MailRule(
    "mail-text-french-space",
    fr: "mettez une espace insécable avant : ; ! ? et à l’intérieur des guillemets",
    en: "put a no-break space before : ; ! ? and inside the quotation marks"
  ) { survey in
    guard survey.isFrench else { return [] }
    let loose = survey.textLines.enumerated().flatMap { number, line in
      looseSpaces(in: line).map { (line: number + 1, space: $0) }
    }
    if loose.isEmpty { return [] }
    // Code and passages of another language keep their spaces; a line may end anywhere in them.
    let kept = survey.textsLeftToTheirWriters
    let plain = survey.plainTexts
    var told: Set<Int> = []
    return loose.compactMap { line, space in
      guard !space.stands(in: kept), told.insert(line).inserted else { return nil }
      return Breach(
        Spot(.text, line: line, words: space.excerpt), fr: "espace ordinaire dans \(guillemets(space.excerpt))",
        en: "an ordinary space in \(quoted(space.excerpt))", severity: space.stands(in: plain) ? .warning : nil)
    }
  },
  MailRule(
    "mail-soft-hyphen", fr: "retirez-le\u{A0}: il se voit dans certaines messageries",
    en: "take it out: some mail programs show it"
  ) { survey in
    var breaches = survey.nodes.filter { $0.ownText.holds("\u{AD}") }.map {
      Breach($0.spot(saying: $0.ownText), fr: "un trait d’union conditionnel est resté", en: "a soft hyphen is left")
    }
    for (number, line) in survey.textLines.enumerated() where line.holds("\u{AD}") {
      breaches.append(
        Breach(
          Spot(.text, line: number + 1), fr: "un trait d’union conditionnel est resté", en: "a soft hyphen is left"))
    }
    return breaches
  },
  MailRule(
    "mail-not-composed", fr: "écrivez la lettre accentuée en un seul caractère (NFC)",
    en: "write the accented letter as one character (NFC)"
  ) { survey in
    var breaches = survey.nodes.filter { isDecomposed($0.ownText) }.map {
      Breach(
        $0.spot(saying: $0.ownText), fr: "un accent est séparé de sa lettre", en: "an accent is apart from its letter")
    }
    for (number, line) in survey.textLines.enumerated() where isDecomposed(line) {
      breaches.append(
        Breach(
          Spot(.text, line: number + 1), fr: "un accent est séparé de sa lettre",
          en: "an accent is apart from its letter"))
    }
    return breaches
  },
]

private let leftovers = [
  "{{", "}}", "{%", "*|", "|*", "[[", "lorem ipsum", "[à compléter", "[a completer", "[à écrire", "[to complete",
  "[tbd",
  "\u{FFFD}", "ã©", "â€™", "undefined", "[object object]",
]

/// Merge fields of mailing programs, gaps, filling text, signs of a wrong encoding.
func leftover(in text: some StringProtocol) -> String? {
  guard mayHoldLeftover(text) else { return nil }
  let lowered = text.lowercased()
  for word in leftovers {
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

/// By bytes: signs that seldom stand in a letter, `Ã` and `Â` in either case, U+FFFD, and two words.
private func mayHoldLeftover(_ text: some StringProtocol) -> Bool {
  var last: UInt8 = 0
  for byte in text.utf8 {
    switch (last, byte) {
    case (_, UInt8(ascii: "{")), (_, UInt8(ascii: "}")), (_, UInt8(ascii: "*")), (_, UInt8(ascii: "[")), (_, 0xEF),
      (UInt8(ascii: "%"), UInt8(ascii: "%")), (0xC3, 0x82), (0xC3, 0x83), (0xC3, 0xA2), (0xC3, 0xA3):
      return true
    default: last = byte
    }
  }
  return text.holds(anyCase: "lorem ipsum") || text.holds(anyCase: "undefined")
}

/// An ordinary space where French has a no-break one.
struct LooseSpace: Hashable, Sendable {
  /// A few words around it, for a message.
  var excerpt: String
  /// The words on both sides of it, as they compare.
  var words: String

  func stands(in texts: [String]) -> Bool { texts.contains { $0.holds(words) } }
}

/// The ordinary spaces of a text where French has a no-break one, as the correction of French spacing sees it.
func looseSpaces(in text: some StringProtocol) -> [LooseSpace] {
  guard mayHoldLooseSpace(text.utf8) else { return [] }
  let characters = Array(text)
  var found: [LooseSpace] = []
  var openBrackets = 0
  for index in characters.indices {
    switch characters[index] {
    case "(": openBrackets += 1
    case ")": openBrackets = max(0, openBrackets - 1)
    case " ", "\n":
      guard isLoose(index, in: characters, isInBrackets: openBrackets > 0) else { continue }
      let wordStart = characters[..<index].lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
      let word = characters[(index + 1)...].prefix { !$0.isWhitespace }
      found.append(
        LooseSpace(
          excerpt: String(characters[max(0, index - 12)..<min(characters.count, index + 6)]).trimmed,
          words: folded(String(characters[wordStart..<index] + " " + word))))
    default: break
    }
  }
  return found
}

private func isLoose(_ index: Int, in characters: [Character], isInBrackets: Bool) -> Bool {
  guard index > 0, index + 1 < characters.count else { return false }
  let (before, next) = (characters[index - 1], characters[index + 1])
  if before == "«" { return true }
  // Behind a bracket no space is asked for.
  if before.isWhitespace || "([".contains(before) { return false }
  if next == "»" { return true }
  guard ":;!?".contains(next) else { return false }
  guard index + 2 < characters.count else { return true }
  let afterNext = characters[index + 2]
  // `:)` is a face where there is no bracket to close.
  if afterNext == ")", !isInBrackets, next == ":" || next == ";" { return false }
  return afterNext.isWhitespace || "»)…!?".contains(afterNext)
}

/// Whether a space or a line end stands before one of `:;!?»` or behind `«`: most texts have none, as their bytes say.
private func mayHoldLooseSpace(_ bytes: some Sequence<UInt8>) -> Bool {
  var (last, beforeLast): (UInt8, UInt8) = (0, 0)
  for byte in bytes {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"):
      if beforeLast == 0xC2, last == 0xAB { return true }
    // C2 begins the quotation marks, and every no-break space too.
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), 0xC2:
      if last == UInt8(ascii: " ") || last == UInt8(ascii: "\n") { return true }
    default: break
    }
    (beforeLast, last) = (last, byte)
  }
  return false
}

/// A combining accent behind a letter it could be one character with.
private func isDecomposed(_ text: some StringProtocol) -> Bool {
  // U+0300 to U+033F begin with CC.
  guard text.utf8.contains(0xCC) else { return false }
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
  /// The blocks whose language is French.
  var frenchBlocks: [MailNode] {
    visibleBlocks.filter { language(of: $0).hasPrefix("fr") }
  }

  /// Code, and whatever is in another language, as they compare.
  fileprivate var textsLeftToTheirWriters: [String] {
    nodes.filter { !isHidden($0) && ($0.name == "code" || !language(of: $0).hasPrefix("fr")) }
      .map { folded($0.wholeText) }
  }

  /// What `letter.yaml`, `issue.yaml` and the heads of articles say in plain words, as it compares. French spaces are set
  /// in copy alone: these are the writer's own, and no letter is refused for them.
  fileprivate var plainTexts: [String] {
    let quotations = [letter.motto, issue.quotation].compactMap { $0 }
    var texts = [letter.name, letter.publisher, letter.responsible, letter.contact] + letter.postalAddress
    texts += letter.sections.map(\.title) + letter.partners.map(\.name)
    texts += quotations.flatMap { [$0.author, $0.source] }.compactMap { $0 }
    texts += [letter.specimen, issue.preheader].compactMap { $0 } + issue.allStories.compactMap(\.event)
    return texts.map(folded)
  }
}
