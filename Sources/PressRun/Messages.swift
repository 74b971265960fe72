import Diagnostics

/// What a run itself has to say, French and English side by side.
extension Diagnostic {
  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "unreadable-file", .error,
      Wording(fr: "le fichier ne peut pas être lu (\(reason))", en: "the file cannot be read (\(reason))"),
      hint: Wording(fr: "vérifiez ses droits d’accès", en: "check its access rights"), at: Place(file: path))
  }

  static func notWritten(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "not-written", .error,
      Wording(fr: "le fichier ne peut pas être écrit (\(reason))", en: "the file cannot be written (\(reason))"),
      hint: Wording(
        fr: "vérifiez la place libre et les droits du dossier",
        en: "check the free space and the folder's access rights"),
      at: Place(file: path))
  }

  static func unknownLayout(_ name: String, known: [String]) -> Diagnostic {
    let nearest = nearestName(to: name, among: known)
    let list = known.joined(separator: ", ")
    return Diagnostic(
      "unknown-layout", .error,
      Wording(
        fr: "il n’y a pas de gabarit \(guillemets(name))", en: "there is no layout \(quoted(name))"),
      hint: nearest.map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      } ?? Wording(fr: "les gabarits sont\u{A0}: \(list)", en: "the layouts are: \(list)"))
  }
}
