import Diagnostics
import Geometry
import Typesetting

/// The long steps of composing, for its progress.
extension Wording {
  static func settingType(_ size: Length) -> Wording {
    let size = points(size)
    return Wording(fr: "texte en corps \(size.fr)", en: "type at \(size.en) pt")
  }

  static func seekingRemedies(found: Int) -> Wording {
    found == 0
      ? Wording(fr: "Recherche de remèdes", en: "Looking for remedies")
      : Wording(
        fr: "Recherche de remèdes\u{A0}: \(found) \(found == 1 ? "trouvé" : "trouvés")",
        en: "Looking for remedies: \(found) found")
  }

  static func seekingMakeUp(pages: Int, _ size: Length) -> Wording {
    let size = points(size)
    return Wording(
      fr: "recherche sur \(counted(pages, "page")), corps \(size.fr)",
      en: "search for \(counted(pages, "page")) at \(size.en) pt")
  }

  static var layingOutDraft: Wording { Wording(fr: "épreuve", en: "draft") }

  /// «9,35» and «9.35».
  private static func points(_ size: Length) -> (fr: String, en: String) {
    let hundredths = Int((size.points * 100).rounded())
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return ("\(whole)", "\(whole)") }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return ("\(whole),\(digits)", "\(whole).\(digits)")
  }
}

/// The finding's wording, French and English side by side.
extension Diagnostic {
  static func unknownGlyph(_ character: Character, face: String, at place: Place) -> Diagnostic {
    let code = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
    return Diagnostic(
      "unknown-glyph", .error,
      Wording(
        fr: "la police «\u{A0}\(face)\u{A0}» n’a pas le caractère «\u{A0}\(character)\u{A0}» (\(code))",
        en: "font '\(face)' has no character '\(character)' (\(code))"),
      hint: Wording(
        fr: "remplacez ce caractère ou retirez-le", en: "replace this character or take it out"),
      at: place)
  }

  static func missingFace(_ face: String, style: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "missing-font", .error,
      Wording(
        fr: "le fichier de police «\u{A0}\(face)\u{A0}» du style «\u{A0}\(style)\u{A0}» est introuvable",
        en: "font file '\(face)' of style '\(style)' is missing"),
      hint: Wording(
        fr: "remettez le fichier dans le dossier fonts/ ou nommez-en un autre",
        en: "put the file back into fonts/ or name another"),
      at: place)
  }

  /// Nothing was found for so many pages: what is too much or too little, and the first thing that helps.
  /// - Parameter excess: lines of one column above (or, below 0, under) what the pages hold, all at natural size.
  static func noMakeUp(excess: Int, pages: Int, _ list: CutList) -> Diagnostic {
    let remedy = list.remedies.first
    let change = remedy?.lines ?? 0
    let isTooMuch = change == 0 ? excess > 0 : change > 0
    let hint = list.told.first
    return isTooMuch
      ? overset(lines: max(excess, change, 1), pages: pages, hint: hint)
      : underset(lines: max(-excess, -change, 1), pages: pages, hint: hint)
  }

  private static func overset(lines: Int, pages: Int, hint: Wording?) -> Diagnostic {
    Diagnostic(
      "overset", .error,
      Wording(
        fr: "aucune mise en pages trouvée\u{A0}: \(counted(lines, "ligne")) de trop pour \(counted(pages, "page"))",
        en: "no make-up found: \(counted(lines, "line")) too many for \(counted(pages, "page"))"),
      hint: hint
        ?? Wording(
          fr: "raccourcissez les articles les plus longs, ou retirez une image ou un article",
          en: "shorten the longest stories, or take out a picture or a story"))
  }

  private static func underset(lines: Int, pages: Int, hint: Wording?) -> Diagnostic {
    Diagnostic(
      "underset", .error,
      Wording(
        fr:
          "aucune mise en pages trouvée\u{A0}: il manque environ \(counted(lines, "ligne")) pour remplir \(counted(pages, "page"))",
        en:
          "no make-up found: about \(counted(lines, "line")) \(lines == 1 ? "is" : "are") wanting to fill \(counted(pages, "page"))"
      ),
      hint: hint
        ?? (pages == 1
          ? Wording(fr: "ajoutez du texte ou une image", en: "add text or a picture")
          : Wording(
            fr: "ajoutez du texte ou une image, ou demandez moins de pages",
            en: "add text or a picture, or ask for fewer pages")))
  }

  /// Not all the words of a story are on the pages.
  static func shortText(_ title: String, link: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      "short-text", .notice,
      Wording(
        fr: "\(guillemets(title)) paraît dans son texte court\u{A0}: tous ses mots ne sont pas sur le papier",
        en: "\(quoted(title)) is set with its short text: not all of its words are on paper"),
      hint: link.map {
        Wording(
          fr: "le texte entier est dans le courriel et à l’adresse \($0)",
          en: "its full text is in the email and at \($0)")
      }
        ?? Wording(
          fr: "le texte entier est dans le courriel\u{202F}; donnez link à l’article pour dire où le lire",
          en: "its full text is in the email; give the story a link to say where to read it"),
      at: place)
  }

  static func linesDoNotFit(_ count: Int, story: String, page: Int) -> Diagnostic {
    Diagnostic(
      "overfull-line", .warning,
      Wording(
        fr: count == 1 ? "une ligne dépasse sa colonne" : "\(count) lignes dépassent leur colonne",
        en: count == 1 ? "one line is wider than its column" : "\(count) lines are wider than their column"),
      hint: Wording(
        fr: "abrégez ou coupez le mot le plus long", en: "shorten or divide the longest word"),
      at: Place(story: story, page: page))
  }

  static func cutWord(_ word: CutWord, at place: Place) -> Diagnostic {
    let text = word.opening + (word.isWhole ? "" : "…")
    return Diagnostic(
      "cut-word", .warning,
      word.isAddress
        ? Wording(
          fr: "l’adresse «\u{A0}\(text)\u{A0}» est plus large que sa ligne\u{A0}: elle est coupée n’importe où",
          en: "address '\(text)' is wider than its line and is cut anywhere")
        : Wording(
          fr:
            "le mot «\u{A0}\(text)\u{A0}» est plus large que sa ligne\u{A0}: il est coupé sans point de division",
          en: "word '\(text)' is wider than its line and is cut where it has no division point"),
      hint: word.isAddress
        ? Wording(
          fr: "faites-en un lien sur quelques mots, ou abrégez-la",
          en: "make it a link on a few words, or shorten it")
        : Wording(
          fr: "donnez ses points de division dans hyphenation.txt, ou raccourcissez-le",
          en: "give its division points in hyphenation.txt, or shorten it"),
      at: place)
  }

  static var earsDoNotFit: Diagnostic {
    Diagnostic(
      "ears-do-not-fit", .warning,
      Wording(
        fr: "les oreilles ne tiennent pas au-dessus du titre\u{A0}: elles sont laissées de côté",
        en: "the ears do not fit above the title: they are left out"),
      hint: Wording(
        fr: "raccourcissez les deux textes de «\u{A0}ears\u{A0}»", en: "shorten the two texts of 'ears'"),
      at: Place(file: "letter.yaml", page: 1))
  }

  /// - Parameter wanted: the pixels that all that is shown of it would need.
  static func coarsePicture(
    _ file: String, resolution: Int, frame: Size, wanted: PictureFacts.Pixels, at place: Place
  ) -> Diagnostic {
    let (width, height) = (Int(frame.width.millimetres.rounded()), Int(frame.height.millimetres.rounded()))
    return Diagnostic(
      "coarse-picture", .warning,
      Wording(
        fr:
          "l’image «\u{A0}\(file)\u{A0}» paraît trop grande pour ses pixels\u{A0}: \(resolution) par pouce sur \(width) × \(height)\u{A0}mm, au lieu de 200",
        en:
          "picture '\(file)' is shown too large for its pixels: \(resolution) to the inch over \(width) × \(height) mm instead of 200"
      ),
      hint: Wording(
        fr: "donnez un fichier d’au moins \(wanted.width) × \(wanted.height) pixels",
        en: "give a file of at least \(wanted.width) × \(wanted.height) pixels"),
      at: place)
  }

  static func pageCountNotAllowed(_ pages: Int, allowed: [Int], layout: String) -> Diagnostic {
    // The nearest on both sides: a layout for long reports has dozens.
    let near = [allowed.last { $0 < pages }, allowed.first { $0 > pages }].compactMap(\.self).map(String.init)
    return Diagnostic(
      "page-count", .error,
      Wording(
        fr: "le gabarit «\u{A0}\(layout)\u{A0}» n’admet pas \(pages) pages",
        en: "layout '\(layout)' does not allow \(pages) pages"),
      hint: Wording(
        fr: "demandez \(near.joined(separator: " ou ")) pages", en: "ask for \(near.joined(separator: " or ")) pages"))
  }
}

/// «1 ligne», «12 lignes»: both languages add an s.
func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
