public import Diagnostics

extension DrawingError {
  /// The error as the user is told.
  public var diagnostic: Diagnostic {
    switch self {
    case .cairo(let doing, let status):
      Diagnostic(
        "drawing-failed", .error,
        Wording(fr: "le dessin a échoué (\(doing)) : \(status)", en: "drawing failed (\(doing)): \(status)"))
    case .fontUnreadable(let face, let path, let reason):
      Diagnostic(
        "font-unreadable", .error,
        Wording(
          fr: "la fonte « \(face) » est illisible : \(reason)", en: "the font '\(face)' cannot be read: \(reason)"),
        hint: Wording(
          fr: "remettez le fichier du dossier des fontes, tel que livré", en: "put back the file as it was delivered"),
        at: Place(file: path))
    case .unknownInk(let ink):
      Diagnostic(
        "unknown-ink", .error,
        Wording(fr: "encre « \(ink) » inconnue du gabarit", en: "the layout has no ink '\(ink)'"))
    case .pictureMissing(let file):
      Diagnostic(
        "picture-not-prepared", .error,
        Wording(
          fr: "l’image « \(file) » n’a pas été préparée pour cette édition",
          en: "the picture '\(file)' was not prepared for this edition"), at: Place(file: file))
    case .pictureUndrawable(let file, let reason):
      Diagnostic(
        "picture-undrawable", .error,
        Wording(
          fr: "l’image « \(file) » ne peut pas être dessinée : \(reason)",
          en: "the picture '\(file)' cannot be drawn: \(reason)"), at: Place(file: file))
    case .clustersBroken(let text):
      Diagnostic(
        "glyphs-without-text", .error,
        Wording(
          fr: "les signes de « \(text) » ne répondent pas à leur texte",
          en: "the glyphs of '\(text)' do not answer to their text"))
    }
  }
}
