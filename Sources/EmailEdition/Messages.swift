import Diagnostics
import Inks

// What this room says. Names stand in quotes, the number that decides is in the message, the remedy in the hint.

extension Diagnostic {
  static func emailNoFunding() -> Diagnostic {
    Diagnostic(
      "email-no-funding", .error,
      Wording(fr: "la mention de financement du courriel est vide", en: "the funding notice of the email is empty"),
      hint: Wording(
        fr: "écrivez-la dans letter.yaml, à la clé «\u{A0}funding\u{A0}»",
        en: "write it in letter.yaml, under the key 'funding'"),
      at: Place(file: "letter.yaml"))
  }

  static func emailNoUnsubscribe() -> Diagnostic {
    Diagnostic(
      "email-no-unsubscribe", .warning,
      Wording(fr: "le courriel n’offre aucun moyen de se désinscrire", en: "the email offers no way to unsubscribe"),
      hint: Wording(
        fr: "donnez une adresse mailto ou https dans letter.yaml, à la clé «\u{A0}unsubscribe\u{A0}»",
        en: "give a mailto or https address in letter.yaml, under the key 'unsubscribe'"),
      at: Place(file: "letter.yaml"))
  }

  static func emailNoOnlinePage() -> Diagnostic {
    Diagnostic(
      "email-no-online-page", .warning,
      Wording(
        fr: "le courriel n’a pas de lien «\u{A0}Voir en ligne\u{A0}»", en: "the email has no link 'View online'"),
      hint: Wording(
        fr: "donnez l’adresse des archives dans letter.yaml, à la clé «\u{A0}base-url\u{A0}»",
        en: "give the address of the archive in letter.yaml, under the key 'base-url'"),
      at: Place(file: "letter.yaml"))
  }

  static func emailNoStoryLink(_ title: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-no-story-link", .warning,
      Wording(
        fr: "\(guillemets(title)) est abrégé dans le courriel, sans lien vers le texte entier",
        en: "\(quoted(title)) is shortened in the email, without a link to its full text"),
      hint: Wording(
        fr: "donnez à l’article une clé «\u{A0}link\u{A0}», ou à letter.yaml une clé «\u{A0}base-url\u{A0}»",
        en: "give the story a key 'link', or letter.yaml a key 'base-url'"),
      at: place)
  }

  static func emailAddressRefused(_ address: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-address-refused", .warning,
      Wording(
        fr: "l’adresse \(guillemets(address)) ne devient pas un lien dans le courriel",
        en: "the address \(quoted(address)) does not become a link in the email"),
      hint: Wording(
        fr: "écrivez une adresse entière, en https, http ou mailto, sans espace",
        en: "write a whole address, in https, http or mailto, without spaces"),
      at: place)
  }

  static func emailLanguageUnknown(_ tag: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-language-unknown", .warning,
      Wording(
        fr: "\(guillemets(tag)) n’est pas un code de langue", en: "\(quoted(tag)) is not the code of a language"),
      hint: Wording(fr: "écrivez par exemple fr, en ou wo", en: "write for example fr, en or wo"), at: place)
  }

  static func emailTitleNotInSubject(characters: Int, room: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-title-not-in-subject", .notice,
      Wording(
        fr:
          "le titre du numéro a \(characters) signes et l’objet du courriel n’en tient que \(room)\u{A0}: il dit le mois",
        en:
          "the issue's title has \(characters) characters and the email's subject has room for \(room): it says the month"
      ),
      hint: Wording(
        fr: "pour que l’objet donne le titre, abrégez-le dans issue.yaml",
        en: "for the subject to give the title, shorten it in issue.yaml"),
      at: place)
  }

  static func emailNoPreheader(at place: Place) -> Diagnostic {
    Diagnostic(
      "email-no-preheader", .warning,
      Wording(
        fr: "le numéro n’a pas d’accroche, que les messageries montrent près de l’objet",
        en: "the issue has no preheader, which mail programs show beside the subject"),
      hint: Wording(
        fr: "écrivez dans issue.yaml une clé «\u{A0}preheader\u{A0}» de 35 à 150 signes",
        en: "write a key 'preheader' of 35 to 150 characters in issue.yaml"),
      at: place)
  }

  static func emailPreheaderLength(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-preheader-length", .warning,
      Wording(
        fr: "l’accroche du courriel compte \(count) signes au lieu de 35 à 150",
        en: "the preheader of the email has \(count) characters instead of 35 to 150"),
      hint: Wording(
        fr: "récrivez la clé «\u{A0}preheader\u{A0}» de issue.yaml", en: "rewrite the key 'preheader' of issue.yaml"),
      at: place)
  }

  static func emailPreheaderIsTitle(at place: Place) -> Diagnostic {
    Diagnostic(
      "email-preheader-is-title", .warning,
      Wording(fr: "l’accroche du courriel répète le titre", en: "the preheader of the email repeats the title"),
      hint: Wording(
        fr: "dites dans «\u{A0}preheader\u{A0}» ce que le titre ne dit pas",
        en: "let 'preheader' say what the title does not"),
      at: place)
  }

  static func emailPictureMissing(_ file: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-picture-missing", .error,
      Wording(
        fr: "l’image \(guillemets(file)) manque dans le courriel",
        en: "the picture \(quoted(file)) is missing from the email"),
      hint: Wording(
        fr: "vérifiez que le fichier existe et qu’il se laisse convertir",
        en: "check that the file exists and can be converted"),
      at: place)
  }

  static func emailNoAlternativeText(_ file: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "email-no-alternative-text", .warning,
      Wording(
        fr: "l’image \(guillemets(file)) n’est pas décrite pour qui ne la voit pas",
        en: "the picture \(quoted(file)) is not described for those who cannot see it"),
      hint: Wording(
        fr: "dites en une phrase ce qu’elle montre, à la clé «\u{A0}alt\u{A0}»",
        en: "say in a sentence what it shows, under the key 'alt'"),
      at: place)
  }

  static func emailPictureHeavy(_ file: String, bytes: Int) -> Diagnostic {
    Diagnostic(
      "email-picture-heavy", .error,
      Wording(
        fr: "l’image \(guillemets(file)) pèse \(bytes / 1000) ko dans le courriel, au lieu de 200 au plus",
        en: "the picture \(quoted(file)) weighs \(bytes / 1000) kB in the email, 200 at most"),
      hint: Wording(fr: "choisissez une image plus simple ou recadrez-la", en: "choose a simpler picture or crop it"),
      at: Place(file: file))
  }

  static func emailPicturesHeavy(bytes: Int, count: Int) -> Diagnostic {
    Diagnostic(
      "email-pictures-heavy", .error,
      Wording(
        fr: "les \(count) images du courriel pèsent ensemble \(bytes / 1000) ko, au lieu de 1000 au plus",
        en: "the \(count) pictures of the email weigh \(bytes / 1000) kB together, 1000 at most"),
      hint: Wording(
        fr: "donnez «\u{A0}email: title\u{A0}» à un article illustré, ou retirez une image",
        en: "give an illustrated story 'email: title', or take a picture out"))
  }

  static func emailShortened(_ titles: [String], at place: Place) -> Diagnostic {
    let french = titles.map(guillemets).joined(separator: ", ")
    let english = titles.map(quoted).joined(separator: ", ")
    return Diagnostic(
      "email-shortened", .notice,
      Wording(
        fr: titles.count == 1
          ? "le courriel ne donne pas tout le texte de \(french)"
          : "le courriel ne donne pas tout le texte de \(titles.count) articles\u{A0}: \(french)",
        en: titles.count == 1
          ? "the email does not give the whole text of \(english)"
          : "the email does not give the whole text of \(titles.count) stories: \(english)"),
      hint: Wording(
        fr: titles.count == 1
          ? "c’est ce que demande sa clé «\u{A0}email\u{A0}»\u{A0}; retirez-la pour donner tout le texte"
          : "c’est ce que demande leur clé «\u{A0}email\u{A0}»\u{A0}; retirez-la pour donner tout le texte",
        en: titles.count == 1
          ? "its key 'email' asks for it; remove it to give the whole text"
          : "their key 'email' asks for it; remove it to give the whole text"),
      at: place)
  }

  static func emailTooLong(bytes: Int, stories: [String]) -> Diagnostic {
    let isClipped = bytes >= MailLimits.htmlError
    let french = stories.map(guillemets).joined(separator: ", ")
    let english = stories.map(quoted).joined(separator: ", ")
    return Diagnostic(
      "email-too-long", isClipped ? .error : .warning,
      Wording(
        fr: "le courriel fait \(bytes / 1000) ko de HTML\u{A0}: Gmail coupe à 102",
        en: "the email has \(bytes / 1000) kB of HTML: Gmail clips at 102"),
      hint: Wording(
        fr: "abrégez par la clé «\u{A0}email\u{A0}» les plus longs articles\u{A0}: \(french)",
        en: "shorten the longest stories with the key 'email': \(english)"))
  }

  static func emailContrast(_ ink: ScreenColour, on ground: ScreenColour, contrast: Double) -> Diagnostic {
    let tenths = Int((contrast * 10).rounded(.down))
    return Diagnostic(
      "email-contrast", .warning,
      Wording(
        fr: "le texte \(ink.hex) sur \(ground.hex) a un contraste de \(tenths / 10),\(tenths % 10) au lieu de 4,5",
        en: "the text \(ink.hex) on \(ground.hex) has a contrast of \(tenths / 10).\(tenths % 10) instead of 4.5"),
      hint: Wording(fr: "foncez l’une ou éclaircissez l’autre", en: "darken one or lighten the other"))
  }
}
