import Diagnostics

// R19: the text part says what the page says, in lines a terminal shows.

let textRules: [MailRule] = [
  MailRule("mail-text-empty", "R19", fr: "refaites le courriel", en: "make the email again") { survey in
    survey.text.contains { $0.isLetter }
      ? [] : [Breach(Spot(.text), fr: "le texte brut est vide", en: "the plain text is empty")]
  },
  MailRule(
    "mail-text-missing-words", "R19", fr: "refaites le courriel\u{A0}: le texte brut doit tout dire",
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
    "mail-text-order", "R19", fr: "refaites le courriel\u{A0}: le texte brut suit l’ordre de la page",
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
    "mail-text-link-missing", "R19", fr: "écrivez l’adresse après les mots du lien",
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
      guard !text.contains(address), !(spoken != address && !address.contains("?") && text.contains(spoken)) else {
        return nil
      }
      return Breach(
        node.spot(to: address), fr: "l’adresse \(guillemets(excerpt(address))) n’est pas dans le texte brut",
        en: "the address \(quoted(excerpt(address))) is not in the plain text")
    }
  },
  MailRule(
    "mail-text-markup", "R19", fr: "écrivez des mots seuls", en: "write words alone"
  ) { survey in
    let shown = survey.visibleWords
    return survey.textLines.enumerated().compactMap { number, line in
      // What the page shows as words was written as words.
      guard let found = markup(in: String(line)), !shown.contains(found.filter { $0 != ">" }) else { return nil }
      return Breach(
        Spot(.text, line: number + 1), fr: "le texte brut contient \(guillemets(found))",
        en: "the plain text holds \(quoted(found))")
    }
  },
  MailRule("mail-text-line-long", "R19", fr: "coupez à 78 caractères", en: "break at 78 characters") { survey in
    survey.textLines.enumerated().compactMap { number, line in
      guard line.count > 78 else { return nil }
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
    "mail-text-control", "R19", fr: "retirez-le", en: "take it out"
  ) { survey in
    survey.textLines.enumerated().compactMap { number, line in
      let found = line.unicodeScalars.first { $0.value < 0x20 && $0 != "\r" || (0x7F...0x9F).contains($0.value) }
      guard let found else { return nil }
      return Breach(
        Spot(.text, line: number + 1), fr: "un caractère de commande (\(found.value)) se trouve dans le texte brut",
        en: "a control character (\(found.value)) stands in the plain text")
    }
  },
]

/// A tag or a character reference, and not an address between `<` and `>`.
private func markup(in line: String) -> String? {
  let tags: Set<String> = [
    "p", "br", "div", "span", "a", "b", "i", "em", "strong", "table", "tr", "td", "li", "ul", "ol", "h1", "h2", "h3",
    "img",
    "style", "html", "body", "head", "sup", "blockquote",
  ]
  var rest = line[...]
  while let start = rest.firstIndex(of: "<") {
    rest = rest[rest.index(after: start)...]
    let name = (rest.hasPrefix("/") ? rest.dropFirst() : rest).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let next = rest.dropFirst(rest.hasPrefix("/") ? 1 : 0).dropFirst(name.count).first
    if tags.contains(name.lowercased()), next == ">" || next == " " || next == "/" { return "<" + name + ">" }
  }
  for reference in ["&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&#"] where line.contains(reference) {
    return reference
  }
  return nil
}

extension MailSurvey {
  /// The page's blocks, looked for in the text part.
  var comparison: (missing: [MailNode], moved: [MailNode]) {
    let written = words(of: withoutAddresses(text))
    var places: [String: [Int]] = [:]
    for (index, word) in written.enumerated() { places[word, default: []].append(index) }
    var position = 0
    var missing: [MailNode] = []
    var moved: [MailNode] = []
    for node in visibleBlocks {
      let wanted = words(of: withoutAddresses(node.blockText))
      guard let first = wanted.first else { continue }
      let starts = (places[first] ?? []).filter { start in
        start + wanted.count <= written.count && written[start..<(start + wanted.count)].elementsEqual(wanted)
      }
      if let start = starts.first(where: { $0 >= position }) {
        // What is short may stand anywhere: only what is long leads on.
        if wanted.count >= 8 { position = start + wanted.count }
      } else if starts.isEmpty {
        missing.append(node)
      } else if wanted.count >= 8 {
        moved.append(node)
      }
    }
    return (missing, moved)
  }
}

/// Letters and figures, in lower case; whatever stands between is passed over.
private func words(of text: String) -> [String] {
  folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

/// Without the addresses behind links, and the spoken ones.
private func withoutAddresses(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "<") {
    result += rest[..<start]
    rest = rest[start...]
    let isAddress = ["<http", "<mailto"].contains { rest.hasPrefix($0) }
    if isAddress, let end = rest.firstIndex(of: ">") {
      rest = rest[rest.index(after: end)...]
    } else {
      result += "<"
      rest = rest.dropFirst()
    }
  }
  return result + rest
}
