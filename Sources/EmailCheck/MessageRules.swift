import Diagnostics
import MailMessage

// The message as servers carry it and programs take it apart.

let messageRules: [MailRule] = [
  MailRule("mail-message-unreadable", fr: "refaites le courriel", en: "make the email again") { survey in
    var breaches: [Breach] = []
    if survey.files.message != nil, survey.message == nil {
      breaches.append(Breach(Spot(.message), fr: "lettre.eml n’est pas un message", en: "lettre.eml is not a message"))
    }
    if survey.files.draft != nil, survey.draft == nil {
      breaches.append(
        Breach(Spot(.draft), fr: "brouillon.eml n’est pas un message", en: "brouillon.eml is not a message"))
    }
    return breaches
  },
  rawRule("mail-message-line-end", fr: "finissez chaque ligne par CRLF", en: "end every line with CRLF") { raw, _ in
    (raw.bareLineFeeds + raw.bareCarriageReturns).sorted().prefix(1).map {
      ($0, "une ligne ne finit pas par CRLF", "a line does not end in CRLF")
    } + (raw.endsInLineEnd ? [] : [(raw.lineCount, "la dernière ligne n’est pas finie", "the last line is not ended")])
  },
  rawRule(
    "mail-message-8bit", fr: "codez le texte en quoted-printable et les en-têtes en mots codés",
    en: "encode text as quoted-printable, and headers as encoded words"
  ) { raw, _ in
    (raw.eightBitLines + raw.linesWithNUL).sorted().prefix(1).map {
      ($0, "une ligne contient autre chose que de l’ASCII", "a line holds something else than ASCII")
    }
  },
  rawRule("mail-message-line-long", fr: "coupez les lignes à 998 octets", en: "break lines at 998 octets") { raw, _ in
    raw.longestLine > 998
      ? [(raw.longestLineNumber, "une ligne a \(raw.longestLine) octets", "a line has \(raw.longestLine) octets")] : []
  },
  rawRule(
    "mail-body-line-long", fr: "coupez les lignes du corps à 76 octets", en: "break the body's lines at 76 octets"
  ) {
    raw, _ in
    raw.longestBodyLine > 76 && raw.longestBodyLine <= 998
      ? [
        (
          raw.longestBodyLineNumber, "une ligne du corps a \(raw.longestBodyLine) octets",
          "a line of the body has \(raw.longestBodyLine) octets"
        )
      ] : []
  },
  rawRule("mail-message-remark", fr: "refaites le courriel", en: "make the email again") { _, message in
    message.remarks.filter { $0.kind != .duplicatedHeader }.prefix(3).map { remark in
      let words = remark.words
      return (
        remark.line ?? 1, "le message est mal fait\u{A0}: \(words.french)",
        "the message is badly made: \(words.english)"
      )
    }
  },
  partRule(
    "mail-message-structure", fr: "multipart/alternative du texte, puis de la page ou de multipart/related",
    en: "multipart/alternative of the text, then of the page or of multipart/related"
  ) { message, _ in
    let body = message.body
    let types = body.parts.map(\.type)
    guard body.type == "multipart/alternative", types.count == 2, types[0] == "text/plain",
      types[1] == "text/html" || types[1] == "multipart/related"
    else {
      return [
        (
          "le message n’est pas fait du texte puis de la page\u{A0}: \(body.type) [\(types.joined(separator: ", "))]",
          "the message is not made of the text and then the page: \(body.type) [\(types.joined(separator: ", "))]"
        )
      ]
    }
    guard types[1] == "multipart/related" else { return [] }
    let inner = body.parts[1].parts.map(\.type)
    return inner.first == "text/html" && inner.dropFirst().allSatisfy { $0.hasPrefix("image/") }
      ? []
      : [
        (
          "multipart/related ne commence pas par la page\u{A0}: [\(inner.joined(separator: ", "))]",
          "multipart/related does not begin with the page: [\(inner.joined(separator: ", "))]"
        )
      ]
  },
  partRule("mail-related-type", fr: "ajoutez type=\"text/html\"", en: "add type=\"text/html\"") { message, _ in
    message.allParts.filter { $0.type == "multipart/related" && $0.parameters["type"] != "text/html" }
      .map { _ in ("multipart/related ne dit pas son type", "multipart/related does not say its type") }
  },
  partRule("mail-part-charset", fr: "dites charset=utf-8", en: "say charset=utf-8") { message, _ in
    message.leaves.filter { $0.type.hasPrefix("text/") && $0.charset?.lowercased() != "utf-8" }.map {
      (
        "la partie \($0.type) n’est pas en utf-8 (\($0.charset ?? "rien"))",
        "the part \($0.type) is not utf-8 (\($0.charset ?? "none"))"
      )
    }
  },
  partRule(
    "mail-part-encoding", fr: "codez le texte en quoted-printable, les images en base64",
    en: "encode text as quoted-printable, pictures as base64"
  ) { message, _ in
    message.leaves.filter { part in
      part.encoding != (part.type.hasPrefix("text/") ? "quoted-printable" : "base64")
    }.map {
      (
        "la partie \($0.type) est codée en \($0.encoding ?? "rien")",
        "the part \($0.type) is encoded as \($0.encoding ?? "nothing")"
      )
    }
  },
  partRule("mail-message-text-differs", fr: "refaites le courriel", en: "make the email again") { message, survey in
    guard let part = message.leaves.first(where: { $0.type == "text/plain" }), let text = part.text else { return [] }
    return text == survey.text
      ? [] : [("le texte du message n’est pas lettre.txt", "the text of the message is not lettre.txt")]
  },
  partRule("mail-message-html-differs", fr: "refaites le courriel", en: "make the email again") { message, survey in
    guard let html = message.html else { return [] }
    return withoutSources(html) == withoutSources(survey.html)
      ? [] : [("la page du message n’est pas lettre.html", "the page of the message is not lettre.html")]
  },
  partRule("mail-cid-unresolved", fr: "joignez l’image au message", en: "attach the picture to the message") {
    message, _ in
    let known = Set(message.leaves.compactMap(\.contentID))
    return message.contentIDs.filter { !known.contains($0) }.map {
      ("l’image cid:\($0) n’est pas dans le message", "the picture cid:\($0) is not in the message")
    }
  },
  partRule("mail-cid-unused", fr: "retirez-la du message", en: "take it out of the message") { message, _ in
    let wanted = Set(message.contentIDs)
    return message.leaves.filter { !$0.type.hasPrefix("text/") && !wanted.contains($0.contentID ?? "") }.map {
      (
        "la partie \($0.fileName ?? $0.type) n’est montrée nulle part",
        "the part \($0.fileName ?? $0.type) is shown nowhere"
      )
    }
  },
  partRule(
    "mail-cid-twice", fr: "donnez à chaque image un Content-ID à elle", en: "give each picture a Content-ID of its own"
  ) {
    message, _ in
    var seen: Set<String> = []
    return message.leaves.compactMap(\.contentID).filter { !seen.insert($0).inserted }.map {
      ("le Content-ID \($0) est donné deux fois", "the Content-ID \($0) is given twice")
    }
  },
  partRule("mail-cid-shape", fr: "écrivez <nom@domaine>", en: "write <name@domain>") { message, _ in
    message.leaves.compactMap(\.contentID).filter { id in
      let parts = id.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count != 2 || parts.contains { $0.isEmpty } || id.contains(" ")
    }.map { ("le Content-ID \(guillemets($0)) n’a pas de domaine", "the Content-ID \(quoted($0)) has no domain") }
  },
  partRule(
    "mail-part-disposition", fr: "donnez-lui Content-Disposition: inline et un nom de fichier",
    en: "give it Content-Disposition: inline and a file name"
  ) { message, _ in
    message.leaves.filter { $0.type.hasPrefix("image/") && ($0.disposition != "inline" || ($0.fileName ?? "").isEmpty) }
      .map {
        (
          "l’image \($0.contentID ?? "") serait montrée comme pièce jointe",
          "the picture \($0.contentID ?? "") would be shown as an attachment"
        )
      }
  },
  partRule(
    "mail-part-type", fr: "dites le type que les premiers octets montrent", en: "say the type its first bytes show"
  ) {
    message, _ in
    message.leaves.filter { part in
      part.type.hasPrefix("image/")
        && PictureFile(part.content).kind?.rawValue.lowercased() != part.type.dropFirst("image/".count).lowercased()
    }.map {
      ("la partie \($0.fileName ?? "") n’est pas un \($0.type)", "the part \($0.fileName ?? "") is no \($0.type)")
    }
  },
]

/// A rule about the bytes of both messages.
private func rawRule(
  _ name: String, fr french: String, en english: String,
  _ judge: @escaping @Sendable (RawFacts, ReadMessage) -> [(line: Int, fr: String, en: String)]
) -> MailRule {
  MailRule(name, fr: french, en: english) { survey in
    survey.messages.flatMap { file, message in
      judge(message.raw, message).map { Breach(Spot(file, line: $0.line), fr: $0.fr, en: $0.en) }
    }
  }
}

/// A rule about the parts of both messages; of parts they have in common once.
private func partRule(
  _ name: String, fr french: String, en english: String,
  _ judge: @escaping @Sendable (ReadMessage, MailSurvey) -> [(fr: String, en: String)]
) -> MailRule {
  MailRule(name, fr: french, en: english) { survey in
    survey.bodies.flatMap { file, message in
      judge(message, survey).map { Breach(Spot(file), fr: $0.fr, en: $0.en) }
    }
  }
}

extension MailSurvey {
  var messages: [(Spot.File, ReadMessage)] {
    [message.map { (Spot.File.message, $0) }, draft.map { (.draft, $0) }].compactMap { $0 }
  }

  /// Those whose parts are to be judged: mostly the draft has the parts of the message.
  fileprivate var bodies: [(Spot.File, ReadMessage)] { isDraftOfMessage ? [messages[0]] : messages }
}

extension ReadMessage {
  var html: String? { leaves.first { $0.type == "text/html" }?.text }

  /// What the page shows from within the message.
  var contentIDs: [String] {
    var found: [String] = []
    var rest = (html ?? "")[...]
    while let start = rest.firstRange(of: "\"cid:") {
      rest = rest[start.upperBound...]
      found.append(String(rest.prefix { $0 != "\"" }))
    }
    return found
  }

  var allParts: [MessagePart] {
    func parts(_ part: MessagePart) -> [MessagePart] { [part] + part.parts.flatMap(parts) }
    return parts(body)
  }
}

/// A page without the addresses of its pictures, which differ where they travel in the message.
private func withoutSources(_ html: String) -> String {
  var result = ""
  var rest = html[...]
  while let start = rest.firstRange(of: " src=\"") {
    result += rest[..<start.upperBound]
    rest = rest[start.upperBound...]
    rest = rest[(rest.utf8.firstIndex(of: UInt8(ascii: "\"")) ?? rest.endIndex)...]
  }
  return result + rest
}
