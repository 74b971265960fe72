/// What the letter will do and this version does not: said by name, so that nobody looks for a typing error.
enum NotYet: Hashable, Sendable {
  case command, edition, option

  static let commands: Set<String> = [
    "preview", "apercu", "archive", "archiver", "send", "envoyer", "recipients", "destinataires", "doctor",
    "diagnostic",
  ]

  static let editions: Set<String> = ["press", "booklet"]

  /// By command.
  static let options: [String: Set<String>] = [
    "compose": ["--grey", "--paper", "--profile"],
    "check": ["--edition", "--online"],
    "gather": ["--diff", "--restore", "--apply-proposals", "--download"],
  ]
}
