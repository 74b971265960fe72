/// What the letter will do and this version does not: said by name, so that nobody looks for a typing error.
enum NotYet: Hashable, Sendable {
  case command, option

  static let commands: Set<String> = [
    "preview", "apercu", "send", "envoyer", "recipients", "destinataires", "doctor", "diagnostic",
  ]

  /// By command.
  static let options: [String: Set<String>] = [:]
}
