import Diagnostics

// The text part says what the page says, in lines a terminal shows.

let textRules: [MailRule] = [
  MailRule("mail-text-empty", fr: "refaites le courriel", en: "make the email again") { survey in
    survey.text.contains { $0.isLetter }
      ? [] : [Breach(Spot(.text), fr: "le texte brut est vide", en: "the plain text is empty")]
  },
  MailRule(
    "mail-text-missing-words", fr: "refaites le courriel\u{A0}: le texte brut doit tout dire",
    en: "make the email again: the plain text must say everything"
  ) { survey in
    survey.comparison.missing.map { node in
      Breach(
        node.spot(saying: node.blockText),
        fr: "\(guillemets(excerpt(node.blockText.trimmed))) n’est pas dans le texte brut",
        en: "\(quoted(excerpt(node.blockText.trimmed))) is not in the plain text")
    }
  },
  MailRule(
    "mail-text-order", fr: "refaites le courriel\u{A0}: le texte brut suit l’ordre de la page",
    en: "make the email again: the plain text follows the order of the page"
  ) { survey in
    survey.comparison.moved.prefix(1).map { node in
      Breach(
        node.spot(saying: node.blockText),
        fr: "\(guillemets(excerpt(node.blockText.trimmed))) n’est pas à sa place dans le texte brut",
        en: "\(quoted(excerpt(node.blockText.trimmed))) is not in its place in the plain text")
    }
  },
  MailRule(
    "mail-text-link-missing", fr: "écrivez l’adresse après les mots du lien",
    en: "write the address after the words of the link"
  ) { survey in
    let text = survey.text
    var told: Set<String> = []
    return survey.links.compactMap { node in
      guard let address = node["href"],
        address.hasPrefix("https:") || address.hasPrefix("http:") || address.hasPrefix("mailto:"),
        told.insert(address).inserted
      else { return nil }
      let spoken = address.hasPrefix("mailto:") ? String(address.dropFirst(7).prefix { $0 != "?" }) : address
      guard !text.holds(address), !(spoken != address && !address.contains("?") && text.holds(spoken)) else {
        return nil
      }
      return Breach(
        node.spot(to: address), fr: "l’adresse \(guillemets(excerpt(address))) n’est pas dans le texte brut",
        en: "the address \(quoted(excerpt(address))) is not in the plain text")
    }
  },
  MailRule(
    "mail-text-markup", fr: "écrivez des mots seuls", en: "write words alone"
  ) { survey in
    let shown = survey.visibleWords
    return survey.textLines.enumerated().compactMap { number, line in
      // What the page shows as words was written as words.
      guard let found = markup(in: line), !shown.holds(found.filter { $0 != ">" }) else { return nil }
      return Breach(
        Spot(.text, line: number + 1), fr: "le texte brut contient \(guillemets(found))",
        en: "the plain text holds \(quoted(found))")
    }
  },
  MailRule("mail-text-line-long", fr: "coupez à 78 caractères", en: "break at 78 characters") { survey in
    survey.textLines.enumerated().compactMap { number, line in
      guard line.utf8.count > 78, line.count > 78 else { return nil }
      // A line of one address alone, or of a single word, cannot be broken.
      let words = line.split(separator: " ")
      let isUnbreakable = words.contains { $0.count + (line.prefix { $0 == " " }.count) > 78 - 16 }
      guard !isUnbreakable else { return nil }
      return Breach(
        Spot(.text, line: number + 1), fr: "une ligne a \(line.count) caractères",
        en: "a line has \(line.count) characters")
    }
  },
  MailRule(
    "mail-text-control", fr: "retirez-le", en: "take it out"
  ) { survey in
    survey.textLines.enumerated().compactMap { number, line in
      // Those beyond ASCII begin with C2.
      guard line.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return nil }
      let found = line.unicodeScalars.first { $0.value < 0x20 && $0 != "\r" || (0x7F...0x9F).contains($0.value) }
      guard let found else { return nil }
      return Breach(
        Spot(.text, line: number + 1), fr: "un caractère de commande (\(found.value)) se trouve dans le texte brut",
        en: "a control character (\(found.value)) stands in the plain text")
    }
  },
]

private let tagNames: Set<String> = [
  "p", "br", "div", "span", "a", "b", "i", "em", "strong", "table", "tr", "td", "li", "ul", "ol", "h1", "h2", "h3",
  "img", "style", "html", "body", "head", "sup", "blockquote",
]

/// A tag or a character reference, and not an address between `<` and `>`.
private func markup(in line: Substring) -> String? {
  guard line.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return nil }
  var rest = line
  while let start = rest.firstIndex(of: "<") {
    rest = rest[rest.index(after: start)...]
    let name = (rest.hasPrefix("/") ? rest.dropFirst() : rest).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let next = rest.dropFirst(rest.hasPrefix("/") ? 1 : 0).dropFirst(name.count).first
    if tagNames.contains(name.lowercased()), next == ">" || next == " " || next == "/" { return "<" + name + ">" }
  }
  return ["&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&#"].first { line.holds($0) }
}
