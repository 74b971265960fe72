import Diagnostics
import MailMessage

// The headers of the message, each once, as every server takes them.

let headerRules: [MailRule] = [
  headerRule("mail-header-missing", fr: "ajoutez l’en-tête", en: "add the header") { message, _ in
    ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version"].filter { message.headers($0).isEmpty }.map {
      (nil, "l’en-tête \($0) manque", "the header \($0) is missing")
    }
  },
  headerRule("mail-header-twice", fr: "gardez-en un", en: "keep one of them") { message, _ in
    let once = [
      "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Reply-To", "Content-Type", "List-Id",
      "List-Unsubscribe", "List-Unsubscribe-Post", "Sender", "Content-Transfer-Encoding",
    ]
    return once.compactMap { name in
      let found = message.headers(name)
      guard found.count > 1 else { return nil }
      return (
        found[1].line, "l’en-tête \(name) est donné \(found.count) fois",
        "the header \(name) is given \(found.count) times"
      )
    }
  },
  headerRule(
    "mail-header-recipients", fr: "écrivez un message par destinataire, sans Cc ni Bcc",
    en: "write one message a recipient, with neither Cc nor Bcc"
  ) { message, _ in
    var found: [(Int?, String, String)] = ["Cc", "Bcc"].flatMap(message.headers).map {
      ($0.line, "l’en-tête \($0.name) montre d’autres destinataires", "the header \($0.name) shows other recipients")
    }
    if let to = message.headers("To").first, to.mailboxes.count != 1 {
      found.append(
        (
          to.line, "To a \(to.mailboxes.count) adresses au lieu d’une",
          "To has \(to.mailboxes.count) addresses instead of one"
        ))
    }
    return found
  },
  headerRule(
    "mail-header-from", fr: "donnez le nom et l’adresse de «\u{A0}sender\u{A0}» dans letter.yaml",
    en: "give the name and the address of 'sender' in letter.yaml"
  ) { message, survey in
    guard let from = message.headers("From").first else { return [] }
    let boxes = from.mailboxes
    guard boxes.count == 1 else {
      return [
        (from.line, "From a \(boxes.count) adresses au lieu d’une", "From has \(boxes.count) addresses instead of one")
      ]
    }
    if boxes[0].name.trimmed.isEmpty { return [(from.line, "From n’a pas de nom", "From has no name")] }
    let wanted = Mailbox(reading: survey.letter.sender)
    return wanted.address.isEmpty || boxes[0].comparedAddress == wanted.comparedAddress
      ? []
      : [
        (
          from.line, "From est \(boxes[0].address), et non \(wanted.address)",
          "From is \(boxes[0].address), and not \(wanted.address)"
        )
      ]
  },
  headerRule(
    "mail-header-date", fr: "écrivez la date avec son fuseau, comme +0000", en: "write the date with its zone, as +0000"
  ) {
    message, _ in
    guard let date = message.headers("Date").first, !isDate(date.value) else { return [] }
    return [
      (
        date.line, "la date \(guillemets(date.value)) est mal écrite ou n’a pas de fuseau",
        "the date \(quoted(date.value)) is badly written or has no zone"
      )
    ]
  },
  headerRule("mail-message-id", fr: "écrivez <…@domaine de l’expéditeur>", en: "write <…@domain of the sender>") {
    message, survey in
    guard let header = message.headers("Message-ID").first else { return [] }
    let id = header.value
    let sender = message.headers("From").first?.mailboxes.first ?? Mailbox(reading: survey.letter.sender)
    let domain = sender.comparedDomain
    let isWhole = id.hasPrefix("<") && id.hasSuffix(">") && id.count { $0 == "@" } == 1 && !id.contains(" ")
    return isWhole && id.dropLast().lowercased().hasSuffix("@" + domain)
      ? []
      : [
        (
          header.line, "Message-ID \(guillemets(excerpt(id))) n’est pas au domaine \(domain)",
          "Message-ID \(quoted(excerpt(id))) is not at the domain \(domain)"
        )
      ]
  },
  headerRule("mail-mime-version", fr: "écrivez MIME-Version: 1.0", en: "write MIME-Version: 1.0") { message, _ in
    message.headers("MIME-Version").prefix(1).filter { $0.value != "1.0" }.map {
      ($0.line, "MIME-Version est \(guillemets($0.value))", "MIME-Version is \(quoted($0.value))")
    }
  },
  headerRule(
    "mail-encoded-word", both: true, fr: "75 caractères au plus par mot codé, séparés par un blanc, lettres entières",
    en: "75 characters at most an encoded word, with blanks between, and whole letters"
  ) { message, _ in
    message.headers.compactMap { header in
      encodedWordFault(in: header.raw).map {
        (header.line, "\(header.name)\u{A0}: \($0.french)", "\(header.name): \($0.english)")
      }
    }
  },
  headerRule(
    "mail-subject-empty", both: true, fr: "donnez «\u{A0}title\u{A0}» dans issue.yaml", en: "give 'title' in issue.yaml"
  ) {
    message, _ in
    message.headers("Subject").filter { $0.value.isEmpty }.map {
      ($0.line, "l’objet est vide", "the subject is empty")
    }
  },
  headerRule(
    "mail-subject-long", .warning, both: true, fr: "abrégez «\u{A0}name\u{A0}» dans letter.yaml",
    en: "shorten 'name' in letter.yaml"
  ) { message, _ in
    // A title too long has given way to the month already.
    message.headers("Subject").filter { $0.value.count > 78 }.map {
      (
        $0.line, "l’objet a \($0.value.count) caractères, plus que 78",
        "the subject has \($0.value.count) characters, more than 78"
      )
    }
  },
  headerRule("mail-subject-differs", both: true, fr: "refaites le courriel", en: "make the email again") {
    message, survey in
    guard let subject = message.headers("Subject").first, let title = survey.nodes("title").first?.wholeText,
      folded(subject.value) != folded(title), !subject.value.isEmpty
    else { return [] }
    return [
      (
        subject.line, "l’objet \(guillemets(excerpt(subject.value))) n’est pas le titre de la page",
        "the subject \(quoted(excerpt(subject.value))) is not the page's title"
      )
    ]
  },
  headerRule(
    "mail-list-unsubscribe", .warning, twins: ["email-no-unsubscribe"],
    fr: "donnez «\u{A0}unsubscribe\u{A0}» dans letter.yaml", en: "give 'unsubscribe' in letter.yaml"
  ) { message, _ in
    guard let header = message.headers("List-Unsubscribe").first else {
      return [(nil, "List-Unsubscribe manque", "List-Unsubscribe is missing")]
    }
    let ways = header.value.split(separator: ",").map(\.trimmed)
    let areWays =
      !ways.isEmpty && ways.allSatisfy { ($0.hasPrefix("<https://") || $0.hasPrefix("<mailto:")) && $0.hasSuffix(">") }
    return areWays ? [] : [(header.line, "List-Unsubscribe est mal écrit", "List-Unsubscribe is badly written")]
  },
  headerRule(
    "mail-one-click",
    fr: "gardez List-Unsubscribe-Post pour une adresse https qui répond à POST (one-click dans letter.yaml)",
    en: "keep List-Unsubscribe-Post for an https address that answers to POST (one-click in letter.yaml)"
  ) { message, survey in
    let ways = message.headers("List-Unsubscribe").first?.value ?? ""
    let post = message.headers("List-Unsubscribe-Post").first
    let isPromised = survey.letter.unsubscribe?.oneClick ?? false && survey.letter.unsubscribe?.https != nil
    if let post {
      if post.value != "List-Unsubscribe=One-Click" {
        return [(post.line, "List-Unsubscribe-Post est mal écrit", "List-Unsubscribe-Post is badly written")]
      }
      if !isPromised || !ways.contains("<https://") {
        return [
          (
            post.line, "la désinscription en un clic est annoncée et n’existe pas",
            "one-click is announced and does not exist"
          )
        ]
      }
    } else if isPromised {
      return [
        (nil, "la désinscription en un clic existe et n’est pas annoncée", "one-click exists and is not announced")
      ]
    }
    return []
  },
  headerRule(
    "mail-list-headers", .warning, fr: "ajoutez List-Id et Precedence: bulk", en: "add List-Id and Precedence: bulk"
  ) {
    message, _ in
    var missing: [(Int?, String, String)] = []
    if message.headers("List-Id").isEmpty { missing.append((nil, "List-Id manque", "List-Id is missing")) }
    if message.headers("Precedence").first?.value.lowercased() != "bulk" {
      missing.append((nil, "Precedence: bulk manque", "Precedence: bulk is missing"))
    }
    return missing
  },
]

// The draft for those who send by hand.

let draftRules: [MailRule] = [
  MailRule("mail-draft-not-unsent", fr: "écrivez X-Unsent: 1", en: "write X-Unsent: 1") { survey in
    guard let draft = survey.draft, draft.headers("X-Unsent").first?.value != "1" else { return [] }
    return [
      Breach(
        Spot(.draft), fr: "Outlook n’ouvrira pas le brouillon comme un message à envoyer",
        en: "Outlook will not open the draft as a message to send")
    ]
  },
  MailRule(
    "mail-draft-headers", fr: "laissez-les à la messagerie qui l’enverra",
    en: "leave them to the mail program that sends it"
  ) { survey in
    guard let draft = survey.draft else { return [] }
    return ["Date", "Message-ID", "To", "Cc", "Bcc", "List-Unsubscribe-Post"].compactMap { draft.headers($0).first }.map
    {
      Breach(
        Spot(.draft, line: $0.line), fr: "le brouillon a déjà l’en-tête \($0.name)",
        en: "the draft already has the header \($0.name)")
    }
  },
  MailRule("mail-message-unsent", fr: "retirez X-Unsent", en: "take X-Unsent out") { survey in
    (survey.message?.headers("X-Unsent") ?? []).map {
      Breach(Spot(.message, line: $0.line), fr: "le message se dit brouillon", en: "the message says it is a draft")
    }
  },
]

/// A rule about the headers of the message; of the draft too, where it says so.
private func headerRule(
  _ name: String, _ severity: Severity = .error, twins: Set<String> = [], both: Bool = false, fr french: String,
  en english: String, _ judge: @escaping @Sendable (ReadMessage, MailSurvey) -> [(line: Int?, fr: String, en: String)]
) -> MailRule {
  MailRule(name, severity, twins: twins, fr: french, en: english) { survey in
    survey.messages.filter { both || $0.0 == .message }.flatMap { file, message in
      judge(message, survey).map { Breach(Spot(file, line: $0.line), fr: $0.fr, en: $0.en) }
    }
  }
}

extension Mailbox {
  /// In ASCII, as a Message-ID has it, whatever the form it was written in: readers decode that of From.
  fileprivate var comparedDomain: String { (asciiDomain ?? domain).lowercased() }

  fileprivate var comparedAddress: String { address.dropLast(domain.count).lowercased() + comparedDomain }
}

/// `Fri, 14 May 2021 12:00:00 +0000` (RFC 5322, 3.3).
private func isDate(_ text: String) -> Bool {
  let words = text.split(whereSeparator: \.isWhitespace)
  guard let zone = words.last, zone.count == 5, zone.first == "+" || zone.first == "-",
    zone.dropFirst().allSatisfy(\.isNumber)
  else { return false }
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let rest = words.first?.hasSuffix(",") ?? false ? words.dropFirst() : words[...]
  guard rest.count == 5 else { return false }
  let parts = Array(rest)
  return Int(parts[0]).map { (1...31).contains($0) } ?? false && months.contains(String(parts[1]))
    && parts[2].count == 4
    && parts[3].split(separator: ":").count >= 2
}
