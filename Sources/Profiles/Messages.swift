public import Diagnostics

extension ProfileFault {
  /// The fault as the user is told, at the profile's file.
  public func diagnostic(file: String) -> Diagnostic {
    let ask = Wording(
      fr: "demandez à l’imprimeur le profil ICC de sa presse offset, en quadrichromie",
      en: "ask the printing house for the ICC profile of its offset press, in four colours")
    let (code, message, hint): (String, Wording, Wording) =
      switch self {
      case .notAProfile:
        (
          "not-a-profile",
          Wording(fr: "le fichier n’est pas un profil ICC", en: "the file is no ICC profile"), ask
        )
      case .damaged:
        (
          "profile-damaged", Wording(fr: "le profil ICC est abîmé", en: "the ICC profile is damaged"),
          Wording(fr: "copiez-le de nouveau", en: "copy it again")
        )
      case .notAPress(let kind):
        (
          "profile-of-no-press",
          Wording(
            fr: "le profil ICC n’est pas celui d’une presse (sa classe est \(guillemets(kind)))",
            en: "the ICC profile is not that of a press (its class is \(quoted(kind)))"), ask
        )
      case .notFourInks(let space):
        (
          "profile-not-cmyk",
          Wording(
            fr: "le profil ICC n’est pas en quadrichromie (son espace est \(guillemets(space)))",
            en: "the ICC profile is not in four inks (its space is \(quoted(space)))"), ask
        )
      case .tooNew(let version):
        (
          "profile-too-new",
          Wording(
            fr: "le profil ICC est de la version \(version)\u{202F}; un PDF/X-4 prend jusqu’à la version 4",
            en: "the ICC profile is of version \(version); a PDF/X-4 takes up to version 4"),
          Wording(
            fr: "demandez à l’imprimeur son profil en version 2 ou 4",
            en: "ask the printing house for its profile in version 2 or 4")
        )
      }
    return Diagnostic(code, .error, message, hint: hint, at: Place(file: file))
  }
}
