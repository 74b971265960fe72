import Diagnostics

/// What is said of a field that cannot stand in a message, French and English side by side.
extension Diagnostic {
  static func unfitForMessage(_ fault: MessageFault, at place: Place) -> Diagnostic {
    let field = fault.field.wording
    let shown = visible(fault.value)
    func finding(_ code: String, _ message: Wording, hint: Wording) -> Diagnostic {
      Diagnostic(code, .error, message, hint: hint, at: place)
    }
    switch fault.reason {
    case .controlCharacter(let scalar):
      let number = "U+" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar)
      return finding(
        "mail-control-character",
        Wording(
          fr: "\(field.french) du courriel contient un caractère de commande (\(number)), qui romprait l’en-tête",
          en: "\(field.english) of the email holds a control character (\(number)), which would break the header"),
        hint: Wording(
          fr: "récrivez ce texte sur une ligne, sans retour ni caractère invisible\u{A0}: \(guillemets(shown))",
          en: "write this text anew on one line, without invisible characters: \(quoted(shown))"))
    case .noAddress:
      return finding(
        "mail-no-address",
        Wording(
          fr: "\(field.french) du courriel, \(guillemets(shown)), n’est pas une adresse que les serveurs acceptent",
          en: "\(field.english) of the email, \(quoted(shown)), is no address that mail servers take"),
        hint: Wording(
          fr: "écrivez nom@domaine.org ou Nom <nom@domaine.org>, sans accent ni espace avant l’arobase",
          en: "write name@domain.org or Name <name@domain.org>, without accents or spaces before the at sign"))
    case .noSecureAddress:
      return finding(
        "mail-no-secure-address",
        Wording(
          fr: "\(field.french) du courriel, \(guillemets(shown)), n’est pas une adresse en https",
          en: "\(field.english) of the email, \(quoted(shown)), is no https address"),
        hint: Wording(
          fr: "écrivez une adresse entière, https://…, sans espace ni accent",
          en: "write a whole address, https://…, without spaces or accents"))
    case .malformed:
      return finding(
        "mail-malformed-field",
        Wording(
          fr: "\(field.french) du courriel, \(guillemets(shown)), n’a pas la forme voulue",
          en: "\(field.english) of the email, \(quoted(shown)), is not of the form it must have"),
        hint: Wording(
          fr: "signalez-le avec le numéro, ou écrivez plus simplement le texte dont il vient",
          en: "report it with the issue, or write the text it comes from more simply"))
    case .empty:
      return finding(
        "mail-empty-field",
        Wording(fr: "\(field.french) du courriel manque", en: "\(field.english) of the email is missing"),
        hint: Wording(fr: "donnez-lui un texte", en: "give it a text"))
    case .tooLong(let octets):
      return finding(
        "mail-field-too-long",
        Wording(
          fr: "\(field.french) du courriel fait une ligne de \(octets) octets, 998 au plus",
          en: "\(field.english) of the email makes a line of \(octets) octets, 998 at most"),
        hint: Wording(fr: "raccourcissez\u{A0}: \(guillemets(shown))", en: "shorten it: \(quoted(shown))"))
    case .twice:
      return finding(
        "mail-picture-twice",
        Wording(
          fr: "deux images du courriel ont le même nom, \(guillemets(shown))",
          en: "two pictures of the email have the same name, \(quoted(shown))"),
        hint: Wording(fr: "renommez l’une d’elles", en: "rename one of them"))
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }

  /// The text on one line of a terminal, cut where it is long.
  private static func visible(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(80).map { isForbiddenInHeaders($0) ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars)) + (text.unicodeScalars.count > 80 ? "…" : "")
  }
}

extension MessageFault.Field {
  /// With its article.
  fileprivate var wording: Wording {
    switch self {
    case .sender: Wording(fr: "l’expéditeur", en: "the sender")
    case .replyTo: Wording(fr: "l’adresse de réponse", en: "the reply address")
    case .recipient: Wording(fr: "le destinataire", en: "the recipient")
    case .subject: Wording(fr: "l’objet", en: "the subject")
    case .language: Wording(fr: "la langue", en: "the language")
    case .messageID: Wording(fr: "l’identifiant", en: "the identifier")
    case .listName: Wording(fr: "le nom de liste", en: "the list name")
    case .listID: Wording(fr: "l’identifiant de liste", en: "the list identifier")
    case .unsubscribeMail: Wording(fr: "l’adresse de désinscription", en: "the unsubscribe address")
    case .unsubscribeWeb: Wording(fr: "la page de désinscription", en: "the unsubscribe page")
    case .date: Wording(fr: "la date", en: "the date")
    case .picture: Wording(fr: "une image", en: "a picture")
    case .message: Wording(fr: "un en-tête", en: "a header")
    }
  }
}
