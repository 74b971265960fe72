internal import Diagnostics
internal import HTMLFile
internal import XMLFile
internal import ZIPFile

// What the readers say, French and English side by side.

extension Diagnostic {
  // Encodings

  static func encodingContradicted(_ declared: String, file: String) -> Diagnostic {
    let declared = shortened(declared)
    return Diagnostic(
      "encoding-contradicted", .notice,
      Wording(
        fr: "le fichier se dit en \(guillemets(declared)) et il est en UTF-8\u{A0}: lu comme de l’UTF-8",
        en: "the file says \(quoted(declared)) and is UTF-8: read as UTF-8"),
      hint: Wording(
        fr: "si des accents sont faux, enregistrez le fichier en UTF-8",
        en: "if accents are wrong, save the file as UTF-8"), at: Place(file: file, line: 1))
  }

  // Tables

  static func quoteNeverClosed(file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "quote-never-closed", .warning,
      Wording(
        fr: "un guillemet droit ouvre une case et aucun ne la ferme\u{A0}: il est lu comme une lettre",
        en: "a quote opens a field and none closes it: it is read as a letter"),
      hint: Wording(
        fr: "corrigez la case dans le tableur, puis enregistrez de nouveau en CSV",
        en: "put the cell right in the spreadsheet, then save as CSV again"), at: Place(file: file, line: line))
  }

  static func columnNotRead(_ heading: String, number: Int, cells: Int, file: String, line: Int) -> Diagnostic {
    let name = heading.isEmpty ? "\(number)" : shortened(heading)
    return Diagnostic(
      "column-not-read", .warning,
      Wording(
        fr:
          "colonne \(guillemets(name)) non prise (\(counted(cells, "case remplie", "cases remplies")))",
        en: "column \(quoted(name)) not taken (\(cells) \(cells == 1 ? "cell" : "cells") filled)"),
      hint: Wording(
        fr:
          "les colonnes connues\u{A0}: titre, date, texte, rubrique, photo, légende, texte alternatif, crédit, lien, auteur",
        en: "the known columns: title, date, text, category, picture, caption, alt, credit, link, author"),
      at: Place(file: file, line: line))
  }

  static func tooManyFields(_ count: Int, columns: Int, file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "too-many-fields", .warning,
      Wording(
        fr: "\(counted(count, "case")) pour \(counted(columns, "colonne"))\u{A0}: la fin de la ligne n’est pas prise",
        en: "\(count) fields for \(columns) \(columns == 1 ? "column" : "columns"): the end of the row is not taken"),
      hint: Wording(
        fr: "un texte qui contient le séparateur doit être entre guillemets droits",
        en: "a text that holds the separator must stand in quotes"), at: Place(file: file, line: line))
  }

  // Pages

  static func pageRefused(_ refusal: HTMLRefusal, file: String) -> Diagnostic {
    let (why, line) = reason(refusal)
    return Diagnostic(
      "page-refused", .error,
      Wording(fr: "page non lue\u{A0}: \(why.french)", en: "page not read: \(why.english)"),
      hint: Wording(
        fr: "ouvrez la page dans le navigateur, copiez tout son texte et enregistrez-le dans un fichier .txt",
        en: "open the page in a browser, copy all its text and save it as a .txt file"),
      at: Place(file: file, line: line))
  }

  /// The text of one item of a feed.
  static func itemRefused(_ item: RawItem, _ refusal: HTMLRefusal, file: String, line: Int) -> Diagnostic {
    let (why, inner) = reason(refusal)
    let title = shortened(clean(item.title).text)
    return Diagnostic(
      "item-refused", .warning,
      Wording(
        fr: "texte de \(guillemets(title)) non lu\u{A0}: \(why.french)",
        en: "text of \(quoted(title)) not read: \(why.english)"),
      hint: Wording(
        fr: "copiez le texte depuis la page du site", en: "copy the text from the page of the site"),
      at: Place(file: file, line: line + (inner ?? 1) - 1))
  }

  private static func reason(_ refusal: HTMLRefusal) -> (Wording, Int?) {
    switch refusal {
    case .tooLarge(_, let limit):
      (Wording(fr: "plus de \(limit >> 20)\u{A0}Mo", en: "more than \(limit >> 20) MB"), nil)
    case .tooDeep(let limit, let line):
      (
        Wording(fr: "plus de \(limit) balises l’une dans l’autre", en: "more than \(limit) tags within each other"),
        line
      )
    case .tooManyTags(let limit, let line):
      (Wording(fr: "plus de \(limit / 1000)\u{A0}000 balises", en: "more than \(limit) tags"), line)
    case .tooManyAttributes(let limit, let line):
      (Wording(fr: "plus de \(limit) attributs dans une balise", en: "more than \(limit) attributes in a tag"), line)
    case .tooManyReopened(let limit, let line):
      (Wording(fr: "plus de \(limit) balises jamais fermées", en: "more than \(limit) tags never closed"), line)
    case .hasNUL(let line): (Wording(fr: "ce n’est pas du texte", en: "this is no text"), line)
    }
  }

  // Feeds

  static func feedRefused(_ refusal: XMLRefusal, file: String) -> Diagnostic {
    let why = reason(refusal)
    return Diagnostic(
      "feed-refused", .error, Wording(fr: "fil non lu\u{A0}: \(why.french)", en: "feed not read: \(why.english)"),
      hint: Wording(
        fr: "téléchargez-le de nouveau\u{A0}; sinon, donnez le texte de la page, copié depuis le navigateur",
        en: "download it again; else give the text of the page, copied from the browser"),
      at: Place(file: file, line: refusal.line, column: refusal.column))
  }

  static func controlsBlanked(_ count: Int, file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "controls-blanked", .notice,
      Wording(
        fr:
          "\(counted(count, "caractère de commande lu comme un blanc", "caractères de commande lus comme des blancs"))",
        en: "\(count) control \(count == 1 ? "character" : "characters") read as \(count == 1 ? "a blank" : "blanks")"),
      hint: Wording(
        fr: "rien à faire, à moins qu’un mot ne soit coupé à cet endroit",
        en: "nothing to do, unless a word is cut in two there"), at: Place(file: file, line: line))
  }

  /// Pictures that a post names by their number; the export holds their addresses only where media are exported too.
  static func picturesNotExported(_ item: RawItem, count: Int, file: String, line: Int) -> Diagnostic {
    let title = shortened(clean(item.title).text)
    return Diagnostic(
      "pictures-not-exported", .warning,
      Wording(
        fr:
          "\(counted(count, "photo ou galerie absente", "photos ou galeries absentes")) de l’export (\(guillemets(title)))",
        en:
          "\(count) \(count == 1 ? "picture or gallery" : "pictures or galleries") not in the export (\(quoted(title)))"
      ),
      hint: Wording(
        fr: "exportez «\u{A0}tout le contenu\u{A0}» de WordPress, ou ajoutez les photos à la main",
        en: "export 'all content' from WordPress, or add the pictures by hand"), at: Place(file: file, line: line))
  }

  /// Where something was left out: what is to be opened to see it.
  enum LeftFrom { case page, document }

  static func markupLeftOut(_ element: String, count: Int, from source: LeftFrom = .page, file: String, line: Int)
    -> Diagnostic
  {
    let (what, these): (Wording, Wording) =
      switch element {
      case "a":
        (
          Wording(
            fr: counted(count, "lien sans adresse sûre", "liens sans adresse sûre"),
            en: "\(count) \(count == 1 ? "link" : "links") without a safe address"),
          Wording(
            fr: "les mots restent\u{A0}; ajoutez l’adresse dans l’article s’il la faut",
            en: "the words stay; add the address in the article where it is needed")
        )
      case "hidden":
        (
          Wording(
            fr: counted(count, "passage caché", "passages cachés"),
            en: "\(count) hidden \(count == 1 ? "passage" : "passages")"),
          source == .page
            ? Wording(
              fr: "ouvrez la page pour voir s’il y manque un texte",
              en: "open the page to see whether a text is missing")
            : Wording(
              fr: "ouvrez le document pour voir s’il y manque un texte",
              en: "open the document to see whether a text is missing")
        )
      case "note":
        (
          Wording(
            fr: counted(count, "note de bas de page", "notes de bas de page"),
            en: "\(count) \(count == 1 ? "footnote" : "footnotes")"),
          Wording(
            fr: "reportez leur texte dans l’article s’il le faut",
            en: "carry their text over to the article if it is needed")
        )
      case "symbol":
        (
          Wording(
            fr: counted(count, "signe d’une police de symboles", "signes d’une police de symboles"),
            en: "\(count) \(count == 1 ? "sign" : "signs") of a symbol font"),
          Wording(
            fr: "ouvrez le document et écrivez le signe dans l’article",
            en: "open the document and write the sign into the article")
        )
      case "drawing":
        (
          Wording(
            fr: counted(count, "graphique ou objet incorporé", "graphiques ou objets incorporés"),
            en: "\(count) \(count == 1 ? "chart or embedded object" : "charts or embedded objects")"),
          Wording(
            fr: "ouvrez le document\u{A0}; faites-en une image si la lettre doit le montrer",
            en: "open the document; make a picture of it if the letter is to show it")
        )
      default:
        (
          Wording(
            fr: "\(counted(count, "élément")) \(guillemets(element))",
            en: "\(count) \(count == 1 ? "element" : "elements") \(quoted(element))"),
          Wording(fr: "ouvrez la page pour voir ce qu’ils montrent", en: "open the page to see what they show")
        )
      }
    return Diagnostic(
      "markup-left-out", .notice,
      Wording(fr: "\(what.french)\u{A0}: rien n’en est pris", en: "\(what.english): nothing of it is taken"),
      hint: these,
      at: Place(file: file, line: line))
  }

  static func selectorsFindNothing(file: String, profile: String) -> Diagnostic {
    Diagnostic(
      "selectors-find-nothing", .warning,
      Wording(
        fr: "les sélecteurs de \(guillemets(profile)) ne trouvent aucun article\u{A0}: page lue d’après ses dates",
        en: "the selectors of \(quoted(profile)) find no item: the page is read by its dates"),
      hint: Wording(
        fr: "le site a peut-être changé\u{A0}; corrigez ou supprimez ce fichier",
        en: "the site may have changed; correct or delete that file"), at: Place(file: file))
  }

  static func badSelector(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "bad-selector", .error,
      Wording(
        fr: "\(guillemets(shortened(text))) n’est pas un sélecteur connu",
        en: "\(quoted(shortened(text))) is no selector known here"),
      hint: Wording(
        fr: "écrivez une balise, .classe ou #identifiant\u{A0}: div.actualite",
        en: "write a tag, .class or #id: div.item"), at: place)
  }

  private static func reason(_ refusal: XMLRefusal) -> Wording {
    switch refusal.reason {
    case .tooLarge: Wording(fr: "plus de 20\u{A0}Mo", en: "more than 20 MB")
    case .tooMuch:
      Wording(
        fr: "trop de balises, ou un texte de plus de 10\u{A0}Mo", en: "too many tags, or a text of more than 10 MB")
    case .declaresEntities: Wording(fr: "il déclare des entités", en: "it declares entities")
    case .malformed(let words): Wording(fr: "XML mal formé (\(words))", en: "XML not well formed (\(words))")
    }
  }

  // Word

  static func wordRefused(_ refusal: WordRefusal, file: String) -> Diagnostic {
    var place = Place(file: file)
    let why: Wording
    switch refusal {
    case .archive(.damaged(let words)):
      why = Wording(fr: "fichier abîmé (\(words))", en: "damaged file (\(words))")
    case .archive(.encrypted):
      why = Wording(fr: "il est protégé par un mot de passe", en: "it is locked with a password")
    case .archive(.tooManyEntries(let count)):
      why = Wording(fr: "\(count) parties, c’est trop", en: "\(count) parts are too many")
    case .archive(.bomb(let part)):
      why = Wording(
        fr: "la partie \(guillemets(shortened(part))) se déplie au-delà de toute mesure",
        en: "the part \(quoted(shortened(part))) unpacks beyond all measure")
    case .part(let part, let fault):
      let reason = reason(fault)
      why = Wording(
        fr: "\(reason.french), partie \(guillemets(shortened(part))), ligne \(fault.line)",
        en: "\(reason.english), part \(quoted(shortened(part))), line \(fault.line)")
      place.line = nil
    case .noText: why = Wording(fr: "il ne contient pas de texte", en: "it holds no text")
    }
    return Diagnostic(
      "word-refused", .error,
      Wording(fr: "document Word non lu\u{A0}: \(why.french)", en: "Word document not read: \(why.english)"),
      hint: Wording(
        fr: "ouvrez-le dans Word, enregistrez-le de nouveau en .docx sans mot de passe",
        en: "open it in Word and save it again as .docx without a password"), at: place)
  }

  // Notes

  static func noteKeyNotRead(_ key: String, _ place: Place) -> Diagnostic {
    let key = shortened(key)
    return Diagnostic(
      "note-key-not-read", .warning,
      Wording(fr: "clef \(guillemets(key)) de la note non prise", en: "key \(quoted(key)) of the note not taken"),
      hint: Wording(
        fr: "reportez-la dans l’article s’il la faut", en: "carry it over to the article where it is needed"), at: place
    )
  }
}
