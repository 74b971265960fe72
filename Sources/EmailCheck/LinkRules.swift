import Diagnostics
import Documents

// Every link says where it leads, and leads there.

let linkRules: [MailRule] = [
  MailRule(
    "mail-link-scheme", fr: "donnez une adresse https ou mailto", en: "give an https or mailto address"
  ) { survey in
    survey.links.compactMap { node in
      let address = node["href"] ?? ""
      guard !address.hasPrefix("https://"), !address.hasPrefix("mailto:"), !address.hasPrefix("#") else { return nil }
      return Breach(
        node.spot(to: address), fr: "le lien \(guillemets(excerpt(address))) n’est ni https ni mailto",
        en: "the link \(quoted(excerpt(address))) is neither https nor mailto",
        severity: address.hasPrefix("http://") ? .warning : .error)
    }
  },
  MailRule(
    "mail-link-address", fr: "recopiez l’adresse telle que le navigateur la montre",
    en: "copy the address as the browser shows it"
  ) { survey in
    survey.links.compactMap { node in
      let address = node["href"] ?? ""
      guard isBroken(address) else { return nil }
      let ofMailbox = Wording(
        fr: "écrivez nom@domaine.org, et une virgule entre deux boîtes",
        en: "write name@domain.org, and a comma between two mailboxes")
      return Breach(
        node.spot(to: address), fr: "l’adresse \(guillemets(excerpt(address))) est mal écrite",
        en: "the address \(quoted(excerpt(address))) is badly written",
        remedy: address.hasPrefix("mailto:") ? ofMailbox : nil)
    }
  },
  MailRule(
    "mail-fragment-missing", fr: "donnez-lui une ancre dans la lettre", en: "give it an anchor in the letter"
  ) { survey in
    let anchors = Set(survey.nodes.flatMap { [$0["id"], $0.name == "a" ? $0["name"] : nil].compactMap { $0 } })
    return survey.links.compactMap { node in
      guard let address = node["href"], address.hasPrefix("#") else { return nil }
      let name = decodedAddress(String(address.dropFirst()))
      return anchors.contains(name)
        ? nil
        : Breach(
          node.spot(saying: node.wholeText), fr: "le lien \(guillemets(address)) ne mène nulle part",
          en: "the link \(quoted(address)) leads nowhere")
    }
  },
  MailRule(
    "mail-link-empty", fr: "donnez des mots au lien, ou un texte alternatif à son image",
    en: "give the link words, or its picture an alternative text"
  ) { survey in
    survey.links.filter { node in
      node.wholeText.trimmed.isEmpty
        && !survey.nodes.contains {
          $0.name == "img" && !($0["alt"] ?? "").isEmpty && survey.lineage(of: $0).contains { $0.index == node.index }
        }
    }.map {
      Breach($0.spot(to: $0["href"] ?? ""), fr: "un lien n’a pas de mots", en: "a link has no words")
    }
  },
  MailRule(
    "mail-link-text", fr: "dites où mène le lien\u{A0}: «\u{A0}Lire la suite de …\u{A0}»",
    en: "say where the link leads: 'Read on: …'"
  ) { survey in
    survey.links.compactMap { node in
      let words = folded(node.wholeText).filter { !".…>»→:".contains($0) }.trimmed
      guard emptyWords.contains(words) else { return nil }
      return Breach(
        node.spot(to: node["href"] ?? ""), fr: "le lien \(guillemets(node.wholeText.trimmed)) ne dit pas où il mène",
        en: "the link \(quoted(node.wholeText.trimmed)) does not say where it leads")
    }
  },
  MailRule(
    "mail-link-text-twice", .warning, fr: "donnez à chaque lien des mots à lui",
    en: "give each link words of its own"
  ) { survey in
    var first: [String: String] = [:]
    return survey.links.compactMap { node in
      guard let address = node["href"], !address.hasPrefix("#") else { return nil }
      let words = folded(node.wholeText)
      guard !words.isEmpty else { return nil }
      guard let known = first[words] else {
        first[words] = address
        return nil
      }
      guard known != address else { return nil }
      return Breach(
        node.spot(to: address),
        fr: "deux liens disent \(guillemets(excerpt(node.wholeText.trimmed))) mais ne mènent pas au même endroit",
        en: "two links say \(quoted(excerpt(node.wholeText.trimmed))) and lead to different places")
    }
  },
]

private let emptyWords: Set<String> = [
  "ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "lire la suite", "suite", "en savoir plus", "plus", "voir",
  "here", "click here", "link", "this link", "read more", "more", "learn more",
]

/// No host, a blank, a sign no address holds, or half a percent sign.
private func isBroken(_ address: String) -> Bool {
  if address.unicodeScalars.contains(where: { $0.value <= 0x20 || "\"<>`{}|\\^".unicodeScalars.contains($0) }) {
    return true
  }
  let bytes = Array(address.utf8)
  for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
    let pair = bytes[(index + 1)...].prefix(2)
    if pair.count < 2 || UInt8(String(decoding: pair, as: UTF8.self), radix: 16) == nil { return true }
  }
  if address.hasPrefix("mailto:") {
    // RFC 6068, 2: one or more, with commas between them.
    let mailboxes = address.dropFirst(7).prefix { $0 != "?" }
    return mailboxes.split(separator: ",", omittingEmptySubsequences: false).contains { mailbox in
      let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count != 2 || parts.contains { $0.isEmpty } || !parts[1].contains(".")
    }
  }
  if address.hasPrefix("https://") || address.hasPrefix("http://") {
    let host = address.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
    return host.isEmpty || host.hasPrefix(".") || host.hasSuffix(".") || host.contains("..") || !host.contains(".")
  }
  return false
}

extension MailNode {
  func spot(to link: String) -> Spot {
    var spot = spot
    spot.link = link
    spot.words = wholeText
    return spot
  }
}
