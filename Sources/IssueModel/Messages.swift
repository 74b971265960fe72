internal import Diagnostics

// What this room tells the user, French and English side by side.

extension Diagnostic {
  // MARK: - Files

  static func noLetter() -> Diagnostic {
    Diagnostic(
      "no-letter", .error,
      Wording(fr: "pas de fichier \(guillemets("letter.yaml")) ici", en: "no file \(quoted("letter.yaml")) here"),
      hint: Wording(
        fr: "placez-vous dans le dossier de la lettre, ou nommez-le avec --root",
        en: "go to the letter's folder, or name it with --root"),
      at: Place(file: "letter.yaml"))
  }

  static func noIssue(_ id: String, _ path: String) -> Diagnostic {
    Diagnostic(
      "no-issue", .error, Wording(fr: "pas de numéro \(guillemets(id))", en: "no issue \(quoted(id))"),
      hint: Wording(fr: "créez-le\u{A0}: lettre new \(id)", en: "make it: lettre new \(id)"), at: Place(file: path))
  }

  static func noIssueName(_ id: String) -> Diagnostic {
    Diagnostic(
      "no-issue-name", .error,
      Wording(fr: "\(guillemets(id)) ne peut pas nommer un numéro", en: "\(quoted(id)) cannot name an issue"),
      hint: Wording(
        fr: "un numéro se nomme comme son dossier\u{A0}: 2021-05", en: "an issue is named as its folder: 2021-05"))
  }

  static func unreadable(_ path: String, reason: String?) -> Diagnostic {
    let more = reason.map { " (\($0))" } ?? ""
    return Diagnostic(
      "unreadable-file", .error, Wording(fr: "fichier illisible\(more)", en: "file cannot be read\(more)"),
      hint: Wording(
        fr: "vérifiez qu’il existe, qu’il s’ouvre et qu’il ne dépasse pas 1 Mo",
        en: "check that it is there, can be opened and is not above 1 MB"),
      at: Place(file: path))
  }

  static func noArticle(_ path: String) -> Diagnostic {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map { "." + $0 } ?? ""
    return Diagnostic(
      "no-article", .notice,
      Wording(fr: "ce fichier n’est pas un article (.md)", en: "this file is no article (.md)"),
      hint: [".txt", ".markdown", ".MD"].contains(ending)
        ? Wording(fr: "renommez-le avec la fin .md", en: "give its name the ending .md")
        : Wording(fr: "mettez les photos dans images/", en: "put pictures into images/"),
      at: Place(file: path))
  }

  static func fileMissing(_ name: String, meant: String?, folder: String, _ place: Place) -> Diagnostic {
    let full = folder.isEmpty ? name : folder + "/" + name
    return Diagnostic(
      "file-missing", .error,
      Wording(fr: "fichier \(guillemets(name)) introuvable", en: "file \(quoted(name)) not found"),
      hint: meant.map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      } ?? Wording(fr: "il est attendu à \(guillemets(full))", en: "it is expected at \(quoted(full))"),
      at: place)
  }

  static func fileOutside(_ name: String, meant: String?, _ place: Place) -> Diagnostic {
    Diagnostic(
      "file-outside", .error,
      Wording(
        fr: "\(guillemets(name)) n’est pas un chemin dans le dossier du numéro",
        en: "\(quoted(name)) is no path within the issue's folder"),
      hint: meant.map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      }
        ?? Wording(
          fr: "copiez le fichier dans images/ et écrivez images/nom.jpg",
          en: "copy the file into images/ and write images/name.jpg"),
      at: place)
  }

  // MARK: - Keys

  static func missingKey(_ key: String, example: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error, Wording(fr: "\(guillemets(key)) manque", en: "\(quoted(key)) is missing"),
      hint: Wording(
        fr: "ajoutez une ligne\u{A0}: \(key): \(quotedValue(example))",
        en: "add a line: \(key): \(quotedValue(example))"),
      at: place)
  }

  /// The example as it can be pasted into YAML.
  private static func quotedValue(_ example: String) -> String {
    let isPlain = example.allSatisfy { $0.isLetter || $0.isNumber || "-./:@".contains($0) }
    return isPlain ? example : "\"\(example)\""
  }

  static func noDate(_ key: String, _ text: String, meant: CalendarDate?, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-date", .error,
      Wording(fr: "\(guillemets(text)) n’est pas une date", en: "\(quoted(text)) is no date"),
      hint: meant.map { Wording(fr: "écrivez \(key): \($0)", en: "write \(key): \($0)") }
        ?? Wording(
          fr: "une date s’écrit année-mois-jour\u{A0}: 2021-05-14", en: "a date is written year-month-day: 2021-05-14"),
      at: place)
  }

  static func noPeriod(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-period", .error,
      Wording(fr: "\(guillemets(text)) n’est pas une période", en: "\(quoted(text)) is no period"),
      hint: Wording(
        fr: "écrivez un mois (2021-05) ou deux dates (2021-04-15..2021-05-14)",
        en: "write a month (2021-05) or two dates (2021-04-15..2021-05-14)"),
      at: place)
  }

  static func noCrop(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    let meant = nearestName(to: text.lowercased(), among: CropWish.knownWords)
    return Diagnostic(
      "no-crop", .error, Wording(fr: "\(guillemets(text)) n’est pas un cadrage", en: "\(quoted(text)) is no crop"),
      hint: meant.map { Wording(fr: "écrivez \(key): \($0)", en: "write \(key): \($0)") }
        ?? Wording(
          fr:
            "écrivez haut, bas, gauche ou droite, un point à garder (30% 40%) ou une partie (10% 0% 80% 100%\u{A0}: bord gauche, bord haut, largeur, hauteur)",
          en:
            "write top, bottom, left or right, a point to keep (30% 40%) or a part (10% 0% 80% 100%: left edge, top edge, width, height)"
        ),
      at: place)
  }

  static func noLanguage(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-language", .error,
      Wording(fr: "\(guillemets(text)) n’est pas un code de langue", en: "\(quoted(text)) is no language code"),
      hint: Wording(fr: "par exemple fr, en, wo ou ff", en: "for example fr, en, wo or ff"), at: place)
  }

  static func noWebAddress(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    let hint =
      text.contains(".") && !text.contains(":") && !text.contains(" ")
      ? Wording(fr: "écrivez https://\(text)", en: "write https://\(text)")
      : Wording(fr: "une adresse commence par https://", en: "an address starts with https://")
    return Diagnostic(
      "no-web-address", .error,
      Wording(fr: "\(guillemets(text)) n’est pas une adresse web", en: "\(quoted(text)) is no web address"),
      hint: hint, at: place)
  }

  static func noSecureAddress(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-secure-address", .error,
      Wording(fr: "\(guillemets(text)) n’est pas une adresse https", en: "\(quoted(text)) is no https address"),
      hint: Wording(
        fr: "les logiciels de courrier n’acceptent que https:// pour se désabonner",
        en: "mail programs accept only https:// to unsubscribe"),
      at: place)
  }

  static func noMailAddress(_ key: String, _ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-mail-address", .error,
      Wording(fr: "\(guillemets(text)) n’est pas une adresse de courriel", en: "\(quoted(text)) is no mail address"),
      hint: Wording(
        fr: "écrivez nom@domaine.org ou Nom <nom@domaine.org>", en: "write name@domain.org or Name <name@domain.org>"),
      at: place)
  }

  static func oneClickWithoutAddress(_ place: Place) -> Diagnostic {
    Diagnostic(
      "one-click-without-address", .error,
      Wording(
        fr: "\(guillemets("one-click")) sans adresse \(guillemets("https"))",
        en: "\(quoted("one-click")) without \(quoted("https")) address"),
      hint: Wording(fr: "ajoutez https: https://…", en: "add https: https://…"), at: place)
  }

  // MARK: - The letter

  static func noFunding(edition: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-funding", .error,
      edition == "print"
        ? Wording(
          fr: "la mention de financement manque pour l’édition imprimée",
          en: "the funding notice is missing for the printed edition")
        : Wording(
          fr: "la mention de financement manque pour l’édition par courriel",
          en: "the funding notice is missing for the email edition"),
      hint: Wording(
        fr: "ajoutez sous funding:\u{A0}: \(edition): \"Financé par l’Union européenne\"",
        en: "add under funding: \(edition): \"Funded by the European Union\""),
      at: place)
  }

  static func noSections(_ place: Place) -> Diagnostic {
    Diagnostic(
      "no-sections", .error, Wording(fr: "la lettre n’a aucune rubrique", en: "the letter has no sections"),
      hint: Wording(
        fr: "ajoutez sous sections\u{A0}: - {id: actions, title: \"Nos actions\"}",
        en: "add under sections: - {id: actions, title: \"Nos actions\"}"),
      at: place)
  }

  static func sectionTwice(_ id: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "section-twice", .error,
      Wording(fr: "la rubrique \(guillemets(id)) est donnée deux fois", en: "section \(quoted(id)) is given twice"),
      hint: Wording(fr: "gardez-en une", en: "keep one of them"), at: place)
  }

  static func unknownSection(_ id: String, known: [String], _ place: Place) -> Diagnostic {
    let all = known.joined(separator: ", ")
    return Diagnostic(
      "unknown-section", .error,
      Wording(fr: "rubrique inconnue \(guillemets(id))", en: "unknown section \(quoted(id))"),
      hint: nearestName(to: id, among: known).map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      } ?? Wording(fr: "rubriques de letter.yaml\u{A0}: \(all)", en: "sections of letter.yaml: \(all)"),
      at: place)
  }

  // MARK: - The issue

  static func emptyIssue(_ id: String, _ folder: String) -> Diagnostic {
    Diagnostic(
      "empty-issue", .error,
      Wording(
        fr: "le numéro \(guillemets(id)) n’a ni article retenu ni éditorial",
        en: "issue \(quoted(id)) has neither a kept story nor an editorial"),
      hint: Wording(
        fr: "rassemblez les actualités (lettre gather \(id) …) ou retirez keep: false",
        en: "gather the news (lettre gather \(id) …) or remove keep: false"),
      at: Place(file: folder + "/articles"))
  }

  static func preheaderLength(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "preheader-length", .warning,
      Wording(
        fr: "l’aperçu du courriel a \(count) caractères au lieu de 35 à 150",
        en: "the mail's preheader has \(count) characters instead of 35 to 150"),
      hint: count < 35
        ? Wording(fr: "ajoutez ce que le numéro apporte", en: "add what the issue brings")
        : Wording(
          fr: "raccourcissez-le\u{A0}: le reste ne se verra pas", en: "shorten it: the rest will not be seen"),
      at: place)
  }

  static func preheaderIsTitle(_ place: Place) -> Diagnostic {
    Diagnostic(
      "preheader-is-title", .warning,
      Wording(
        fr: "l’aperçu du courriel répète le titre du numéro", en: "the mail's preheader repeats the issue's title"),
      hint: Wording(fr: "dites-y ce que le numéro apporte", en: "say what the issue brings"), at: place)
  }

  static func sectionNotInIssue(_ id: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "section-not-in-issue", .warning,
      Wording(
        fr: "la rubrique \(guillemets(id)) n’est pas dans l’ordre du numéro\u{202F}; l’article passe à la fin",
        en: "section \(quoted(id)) is not in the issue's order; the story goes to the end"),
      hint: Wording(
        fr: "ajoutez-la à sections dans issue.yaml", en: "add it to sections in issue.yaml"), at: place)
  }

  // MARK: - Stories

  static func emptyStory(_ title: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "empty-story", .error,
      Wording(fr: "article sans texte (\(guillemets(title)))", en: "story without text (\(quoted(title)))"),
      hint: Wording(
        fr: "écrivez le texte sous l’en-tête, ou keep: false pour le laisser de côté",
        en: "write the text under the keys, or keep: false to leave it out"),
      at: place)
  }

  static func emptyEditorial(_ place: Place) -> Diagnostic {
    Diagnostic(
      "empty-editorial", .warning,
      Wording(
        fr: "l’édito n’a pas de texte\u{A0}: le numéro paraît sans lui",
        en: "the editorial has no text: the issue goes without it"),
      hint: Wording(
        fr: "écrivez-le sous l’en-tête, ou ôtez la ligne «\u{A0}editorial\u{A0}» de issue.yaml",
        en: "write it under the keys, or take the line 'editorial' out of issue.yaml"),
      at: place)
  }

  static func slugTwice(_ slug: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "slug-twice", .error,
      Wording(
        fr: "un article a le nom de l’éditorial (\(guillemets(slug)))",
        en: "a story has the name of the editorial (\(quoted(slug)))"),
      hint: Wording(fr: "renommez le fichier de l’article", en: "rename the story's file"), at: place)
  }

  static func secondLead(first: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "second-lead", .warning,
      Wording(
        fr: "un second article est à la une, après \(guillemets(first))",
        en: "a second story is the lead, after \(quoted(first))"),
      hint: Wording(fr: "retirez lead: true de l’un des deux", en: "remove lead: true from one of them"), at: place)
  }

  static func emptyAlternative(_ file: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-alternative-text", .warning,
      Wording(
        fr: "photo \(guillemets(file)) sans texte alternatif", en: "picture \(quoted(file)) without alternative text"),
      hint: Wording(
        fr: "dites ce qu’elle montre, pour qui ne la voit pas\u{A0}: alt: \"…\"",
        en: "say what it shows, for those who cannot see it: alt: \"…\""),
      at: place)
  }

  static func noPictureFor(_ key: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-picture", .warning,
      Wording(fr: "\(guillemets(key)) sans photo", en: "\(quoted(key)) without a picture"),
      hint: Wording(
        fr: "ajoutez image: images/…, ou retirez la ligne", en: "add image: images/…, or remove the line"), at: place)
  }

  static func noShortText(_ place: Place) -> Diagnostic {
    Diagnostic(
      "no-short-text", .warning,
      Wording(
        fr: "le courriel doit montrer le texte court, et l’article n’en a pas",
        en: "the email is to show the short text, and the story has none"),
      hint: Wording(
        fr: "écrivez une clé «\u{A0}short\u{A0}», ou «\u{A0}email: opening\u{A0}» pour le début du texte",
        en: "write a key 'short', or 'email: opening' for the beginning of the text"), at: place)
  }

  static func pictureTwice(_ file: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "picture-twice", .warning,
      Wording(
        fr: "photo \(guillemets(file)) donnée deux fois dans l’article",
        en: "picture \(quoted(file)) given twice in the story"),
      hint: Wording(fr: "gardez l’une des deux", en: "keep one of them"), at: place)
  }
}
