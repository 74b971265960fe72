internal import Diagnostics
internal import Files
internal import IssueModel

// What this room says, French and English side by side.

extension Diagnostic {
  // Sources

  static func sourceUnreadable(_ path: String, _ error: FileError, limit: Int) -> Diagnostic {
    let size = limit >> 20
    return switch error.operation {
    case .tooLarge:
      Diagnostic(
        "source-unreadable", .error,
        Wording(fr: "\(guillemets(path)) dépasse \(size)\u{A0}Mo", en: "\(quoted(path)) is larger than \(size) MB"),
        hint: Wording(
          fr: "donnez un fichier qui n’a que le texte des articles", en: "give a file that holds the items' text only"),
        at: Place(file: path))
    default:
      Diagnostic(
        "source-unreadable", .error,
        Wording(
          fr: "\(guillemets(path)) ne se lit pas\u{A0}: \(error.why.french)",
          en: "cannot read \(quoted(path)): \(error.why.english)"),
        hint: Wording(
          fr: error.isForbidden ? "vérifiez les droits du fichier" : "vérifiez le nom et le dossier",
          en: error.isForbidden ? "check the permissions of the file" : "check the name and the folder"),
        at: Place(file: path))
    }
  }

  static func unsupportedFormat(_ format: String, file: String) -> Diagnostic {
    Diagnostic(
      "unsupported-format", .error,
      Wording(fr: "format non pris en charge\u{A0}: \(format)", en: "format not supported: \(format)"),
      hint: remedy(forFormat: format), at: Place(file: file))
  }

  static func tooManyLines(_ limit: Int, file: String) -> Diagnostic {
    beyondLimits(
      Wording(fr: "plus de \(inThousands(limit)) lignes", en: "more than \(limit) lines"), Place(file: file))
  }

  static func tooManyItems(_ count: Int, limit: Int, file: String) -> Diagnostic {
    beyondLimits(
      Wording(
        fr: "\(inThousands(count)) articles, plus que \(inThousands(limit))",
        en: "\(count) items, more than \(limit)"), Place(file: file))
  }

  static func tableTooWide(_ limit: Int, file: String, line: Int) -> Diagnostic {
    beyondLimits(
      Wording(fr: "une ligne de plus de \(limit) cases", en: "a row of more than \(limit) cells"),
      Place(file: file, line: line))
  }

  private static func beyondLimits(_ what: Wording, _ place: Place) -> Diagnostic {
    Diagnostic(
      "source-beyond-limits", .error,
      Wording(fr: "source non lue\u{A0}: \(what.french)", en: "source not read: \(what.english)"),
      hint: Wording(
        fr: "vérifiez que c’est le bon fichier\u{A0}; sinon n’en gardez que la période du numéro",
        en: "make sure it is the right file; else keep only the issue's period of it"), at: place)
  }

  /// `20 000`, as French has it.
  private static func inThousands(_ count: Int) -> String {
    count < 10_000 ? "\(count)" : "\(count / 1000)\u{A0}" + String("\(count % 1000 + 1000)".dropFirst())
  }

  static func tooManyNew(_ count: Int, limit: Int, _ period: Period) -> Diagnostic {
    Diagnostic(
      "too-many-new", .error,
      Wording(
        fr:
          "\(inThousands(count)) nouveaux articles entre le \(period.first) et le \(period.last), plus que \(inThousands(limit))\u{A0}: rien n’est écrit",
        en: "\(count) new items between \(period.first) and \(period.last), more than \(limit): nothing is written"),
      hint: Wording(
        fr: "réduisez la période avec --from et --to, ou vérifiez que c’est le bon fichier",
        en: "shorten the period with --from and --to, or make sure it is the right file"))
  }

  static func itemTooLong(_ item: RawItem, bytes: Int, limit: Int, file: String) -> Diagnostic {
    let title = shortened(clean(item.title).text)
    return Diagnostic(
      "item-too-long", .warning,
      Wording(
        fr: "\(guillemets(title)) n’est pas pris\u{A0}: un texte de \(bytes >> 10)\u{A0}Ko, plus que \(limit >> 10)",
        en: "\(quoted(title)) is not taken: a text of \(bytes >> 10) KB, more than \(limit >> 10)"),
      hint: Wording(
        fr: "gardez dans la source le texte de l’article seul, ou partagez-le en plusieurs articles",
        en: "keep in the source the item's own text only, or part it into several items"),
      at: Place(file: file, line: item.line, column: 1))
  }

  static func encodingGuessed(file: String) -> Diagnostic {
    Diagnostic(
      "encoding-guessed", .notice,
      Wording(
        fr: "le fichier n’est pas en UTF-8\u{A0}: lu comme du Windows-1252", en: "not UTF-8: read as Windows-1252"),
      hint: Wording(
        fr: "si des accents sont faux, enregistrez le fichier en UTF-8",
        en: "if accents are wrong, save the file as UTF-8"),
      at: Place(file: file))
  }

  static func damagedCharacters(_ count: Int, file: String, line: Int?) -> Diagnostic {
    Diagnostic(
      "damaged-characters", .warning,
      Wording(
        fr:
          "\(counted(count, "caractère illisible remplacé", "caractères illisibles remplacés")) par \(guillemets("\u{FFFD}"))",
        en: "\(count) unreadable \(count == 1 ? "character" : "characters") replaced with \(quoted("\u{FFFD}"))"),
      hint: Wording(
        fr: "enregistrez de nouveau la source en UTF-8, ou corrigez ces mots dans l’article",
        en: "save the source as UTF-8 again, or put these words right in the article"),
      at: Place(file: file, line: line))
  }

  static func noItem(_ kind: SourceKind, file: String) -> Diagnostic {
    let (line, why, hint): (Wording, Wording, Wording)
    line = Wording(
      fr: "\u{A0}: pas une ligne de date comme \(guillemets("| 05/05/2021"))",
      en: ": no date line such as \(quoted("| 05/05/2021"))")
    switch kind {
    case .pastedPage:
      why = line
      hint = Wording(
        fr:
          "copiez le texte de la page d’accueil ou d’une page de liste du site\u{A0}; dans une note, écrivez \(guillemets("# Titre")) puis la date",
        en:
          "copy the text of the site's home page or of a list page; in a note write \(quoted("# Title")) and then the date"
      )
    case .savedPage:
      why = line
      hint = Wording(
        fr: "enregistrez la page d’accueil ou une page de liste du site",
        en: "save the site's home page or a list page")
    case .feed:
      why = .same("")
      hint = Wording(fr: "le fil est vide\u{A0}: téléchargez-le de nouveau", en: "the feed is empty: download it again")
    case .table:
      why = Wording(fr: "\u{A0}: le tableau n’a que ses titres de colonnes", en: ": the table has its headings only")
      hint = Wording(fr: "écrivez un article par ligne", en: "write one item in each row")
    case .wordDocument:
      why = Wording(fr: "\u{A0}: pas de titre suivi d’une date", en: ": no title followed by a date")
      hint = Wording(
        fr: "mettez chaque titre dans un style Titre de Word, et la date sous lui, comme 05/05/2021",
        en: "give each title one of Word's Heading styles, and put the date under it, such as 05/05/2021")
    case .note, .unsupported:
      why = .same("")
      hint = Wording(fr: "la note est vide", en: "the note is empty")
    }
    return Diagnostic(
      "no-item", .warning, Wording(fr: "aucun article trouvé\(why.french)", en: "no item found\(why.english)"),
      hint: hint, at: Place(file: file))
  }

  // Items

  static func noDate(_ item: GatheredItem, file: String) -> Diagnostic {
    Diagnostic(
      "no-date", .warning,
      Wording(
        fr: "article sans date (\(guillemets(item.shortTitle)))", en: "item without a date (\(quoted(item.shortTitle)))"
      ),
      hint: item.kind.whereDatesStand, at: Place(file: file, line: item.raw.line, column: 1))
  }

  static func impossibleDate(_ item: GatheredItem, file: String) -> Diagnostic {
    var written = ""
    if case .impossible(let text) = item.raw.date { written = shortened(text) }
    return Diagnostic(
      "impossible-date", .warning,
      Wording(
        fr: "\(guillemets(written)) n’est pas une date (\(guillemets(item.shortTitle)))",
        en: "\(quoted(written)) is no date (\(quoted(item.shortTitle)))"),
      hint: Wording(
        fr: "écrivez jour/mois/année, l’année en quatre chiffres",
        en: "write day/month/year, the year with four figures"),
      at: Place(file: file, line: item.raw.line, column: 1))
  }

  static func noTitle(_ item: GatheredItem, file: String) -> Diagnostic {
    Diagnostic(
      "no-title", .warning,
      Wording(
        fr: "article du \(item.raw.date.day?.description ?? "?") sans titre",
        en: "item of \(item.raw.date.day?.description ?? "?") without a title"),
      hint: item.kind.whereTitlesStand, at: Place(file: file, line: item.raw.line, column: 1))
  }

  static func noText(_ item: GatheredItem, file: String) -> Diagnostic {
    Diagnostic(
      "no-text", .warning,
      Wording(
        fr: "article sans texte (\(guillemets(item.shortTitle)))",
        en: "item without a text (\(quoted(item.shortTitle)))"),
      hint: Wording(
        fr: "écrivez le texte dans l’article, ou mettez \(guillemets("keep: false"))",
        en: "write the text into the article, or set \(quoted("keep: false"))"),
      at: Place(file: file, line: item.raw.titleLine, column: 1))
  }

  static func cutText(_ item: GatheredItem, file: String) -> Diagnostic {
    let end = item.paragraphs.last.map { $0.count > 40 ? "…" + $0.suffix(40) : $0 } ?? ""
    let last = item.raw.blocks.last
    return Diagnostic(
      "cut-text", .warning,
      Wording(
        fr: "texte sans ponctuation finale, coupé peut-être (\(guillemets(end)))",
        en: "text without a final stop, perhaps cut off (\(quoted(end)))"),
      hint: Wording(
        fr: "comparez avec la page du site, puis complétez l’article à la main",
        en: "compare with the page of the site, then complete the article by hand"),
      at: Place(file: file, line: last?.line, column: last.map { $0.text.count }))
  }

  static func titleRepeated(_ item: GatheredItem, file: String) -> Diagnostic {
    Diagnostic(
      "title-repeated", .notice,
      Wording(
        fr: "le texte commence par redire le titre (\(guillemets(item.shortTitle)))",
        en: "the text begins by repeating the title (\(quoted(item.shortTitle)))"),
      hint: Wording(
        fr: "ôtez la première phrase de l’article si elle n’ajoute rien",
        en: "remove the article's first sentence if it adds nothing"),
      at: Place(file: file, line: item.raw.blocks.first?.line, column: 1))
  }

  static func sameItemOtherText(_ item: GatheredItem, first: String, file: String) -> Diagnostic {
    Diagnostic(
      "same-item-other-text", .warning,
      Wording(
        fr: "\(guillemets(item.shortTitle)) est déjà pris de \(guillemets(first)), avec un autre texte",
        en: "\(quoted(item.shortTitle)) is already taken from \(quoted(first)), with another text"),
      hint: Wording(
        fr: "le premier est pris\u{A0}; comparez les deux", en: "the first one is taken; compare the two"),
      at: Place(file: file, line: item.raw.line, column: 1))
  }

  static func perhapsSame(_ item: GatheredItem, other: String, file: String) -> Diagnostic {
    Diagnostic(
      "perhaps-same", .warning,
      Wording(
        fr:
          "\(guillemets(item.shortTitle)) est peut-être le même que \(guillemets(other))\u{A0}: même date, presque le même texte",
        en: "\(quoted(item.shortTitle)) is perhaps the same as \(quoted(other)): same date, nearly the same text"),
      hint: Wording(
        fr: "les deux sont gardés\u{A0}; mettez \(guillemets("keep: false")) à l’un s’il est de trop",
        en: "both are kept; set \(quoted("keep: false")) in one if it is one too many"),
      at: Place(file: file, line: item.raw.line, column: 1))
  }

  static func editedSourceChanged(_ item: GatheredItem, issue: String, file: String, article: String) -> Diagnostic {
    Diagnostic(
      "edited-source-changed", .warning,
      Wording(
        fr: "\(guillemets(article)) est corrigé à la main et la source a changé depuis\u{A0}: votre fichier est gardé",
        en: "\(quoted(article)) is edited by hand and its source has changed since: your file is kept"),
      hint: comparing(issue),
      at: Place(file: file, line: item.raw.line, column: 1))
  }

  static func handwritten(_ item: GatheredItem, issue: String, file: String, article: String) -> Diagnostic {
    Diagnostic(
      "written-by-hand", .warning,
      Wording(
        fr:
          "\(guillemets(article)) est écrit à la main et la source a aussi cet article\u{A0}: votre fichier est gardé",
        en: "\(quoted(article)) is written by hand and the source has the item too: your file is kept"),
      hint: comparing(issue),
      at: Place(file: file, line: item.raw.line, column: 1))
  }

  private static func comparing(_ issue: String) -> Wording {
    Wording(
      fr:
        "\(guillemets("lettre gather \(issue) --diff")) montre les deux textes\u{A0}; reportez ce qui convient, puis effacez la proposition",
      en:
        "\(quoted("lettre gather \(issue) --diff")) shows the two texts; carry over what suits, then delete the proposition"
    )
  }

  static func sectionNotKnown(_ written: String, taken: String?, known: [String], at place: Place) -> Diagnostic {
    let (french, english) =
      taken.map { ("\u{A0}: l’article va dans \(guillemets($0))", ": the article goes into \(quoted($0))") } ?? ("", "")
    return Diagnostic(
      "section-not-known", .warning,
      Wording(
        fr: "\(guillemets(shortened(written))) n’est pas une rubrique de letter.yaml\(french)",
        en: "\(quoted(shortened(written))) is no section of letter.yaml\(english)"),
      hint: Wording(
        fr:
          "les rubriques\u{A0}: \(known.joined(separator: ", "))\u{A0}; changez \(guillemets("section")) dans l’article",
        en: "the sections: \(known.joined(separator: ", ")); change \(quoted("section")) in the article"), at: place)
  }

  static func authorsNotTaken(_ names: [String], file: String) -> Diagnostic {
    Diagnostic(
      "author-not-taken", .notice,
      Wording(
        fr: "\(counted(names.count, "auteur non repris", "auteurs non repris"))\u{A0}: \(list(names, fr: true))",
        en: "\(names.count) \(names.count == 1 ? "author" : "authors") not taken: \(list(names, fr: false))"),
      hint: Wording(
        fr: "écrivez \(guillemets("byline")) dans l’article s’il doit être signé",
        en: "write \(quoted("byline")) in the article if it should be signed"), at: Place(file: file))
  }

  static func editedMeanwhile(_ file: String) -> Diagnostic {
    Diagnostic(
      "edited-meanwhile", .warning,
      Wording(
        fr: "\(guillemets(file)) a changé pendant le rassemblement\u{A0}: votre fichier est gardé",
        en: "\(quoted(file)) changed during the gathering: your file is kept"),
      hint: Wording(fr: "recommencez le rassemblement", en: "gather again"), at: Place(file: file))
  }

  static func nothingInPeriod(_ period: Period, days: [CalendarDate]) -> Diagnostic {
    let known = days.min().flatMap { first in days.max().map { (first, $0) } }
    return Diagnostic(
      "nothing-in-period", .warning,
      Wording(
        fr: "aucun article entre le \(period.first) et le \(period.last)\u{A0}: rien n’est écrit",
        en: "no item between \(period.first) and \(period.last): nothing is written"),
      hint: known.map { first, last in
        Wording(
          fr: "les articles lus vont du \(first) au \(last)\u{A0}; voyez --from et --to",
          en: "the items read go from \(first) to \(last); see --from and --to")
      } ?? Wording(fr: "vérifiez le fichier donné", en: "check the file given"))
  }

  // The issue's folder

  static func stateRebuilt(issue: String, articles: Int) -> Diagnostic {
    Diagnostic(
      "state-rebuilt", .warning,
      Wording(
        fr: "la mémoire du rassemblement manque ou est abîmée\u{A0}: refaite d’après \(counted(articles, "article"))",
        en:
          "the memory of earlier gatherings is missing or damaged: rebuilt from \(articles) \(articles == 1 ? "article" : "articles")"
      ),
      hint: Wording(
        fr: "tous comptent comme corrigés à la main et sont gardés", en: "all count as edited by hand and are kept"),
      at: Place(file: issue + "/.gather/state.txt"))
  }

  static func badIssueName(_ name: String) -> Diagnostic {
    Diagnostic(
      "bad-issue-id", .error,
      Wording(
        fr: "\(guillemets(shortened(clean(name).text))) n’est pas un nom de numéro",
        en: "\(quoted(shortened(name))) is no name of an issue"),
      hint: Wording(
        fr: "écrivez l’année et le mois\u{A0}: 2021-05, ou 2021-05-hors-serie",
        en: "write the year and the month: 2021-05, or 2021-05-special"))
  }

  static func issueMissing(_ issue: String) -> Diagnostic {
    Diagnostic(
      "issue-missing", .error,
      Wording(fr: "le numéro \(guillemets(issue)) n’existe pas", en: "there is no issue \(quoted(issue))"),
      hint: Wording(
        fr: "faites d’abord \(guillemets("lettre new \(issue)"))", en: "first run \(quoted("lettre new \(issue)"))"),
      at: Place(file: "issues/" + issue))
  }

  static func issueExists(_ issue: String) -> Diagnostic {
    Diagnostic(
      "issue-exists", .error,
      Wording(
        fr: "le numéro \(guillemets(issue)) existe déjà\u{A0}: rien n’est écrit",
        en: "the issue \(quoted(issue)) already exists: nothing is written"),
      hint: Wording(
        fr: "prenez un autre nom, comme \(guillemets("\(issue)-suite")), ou ouvrez le dossier",
        en: "take another name, such as \(quoted("\(issue)-more")), or open the folder"),
      at: Place(file: "issues/" + issue))
  }

  static func numberUnknown(file: String) -> Diagnostic {
    Diagnostic(
      "issue-number-unknown", .warning,
      Wording(
        fr: "le numéro d’ordre de ce fichier ne se lit pas\u{A0}; il n’est pas compté",
        en: "the number in this file cannot be read; it is not counted"),
      hint: Wording(
        fr: "vérifiez \(guillemets("number")) dans les deux numéros", en: "check \(quoted("number")) in both issues"),
      at: Place(file: file))
  }

  static func otherIssueUnreadable(_ issue: String, _ error: FileError) -> Diagnostic {
    Diagnostic(
      "other-issue-unreadable", .warning,
      Wording(
        fr: "le numéro \(guillemets(issue)) ne se lit pas (\(error.why.french))\u{A0}: ce qui y a paru n’est pas connu",
        en: "cannot read issue \(quoted(issue)) (\(error.why.english)): what appeared there is not known"),
      hint: Wording(fr: "vérifiez les droits de ses fichiers", en: "check the permissions of its files"),
      at: Place(file: error.path))
  }

  static func restoreUnknown(_ id: String, deleted: [String]) -> Diagnostic {
    let shown = clean(shortened(id)).text
    let near = nearestName(to: id, among: deleted)
    let list = deleted.prefix(5).joined(separator: ", ") + (deleted.count > 5 ? "…" : "")
    return Diagnostic(
      "restore-unknown", .error,
      Wording(
        fr: "\(guillemets(shown)) n’est le nom d’aucun article supprimé",
        en: "\(quoted(shown)) is the name of no deleted article"),
      hint: near.map { Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?") }
        ?? (deleted.isEmpty
          ? Wording(fr: "aucun article de ce numéro n’est supprimé", en: "no article of this issue is deleted")
          : Wording(fr: "sont supprimés\u{A0}: \(list)", en: "these are deleted: \(list)")))
  }

  static func restoreNotDeleted(_ file: String) -> Diagnostic {
    Diagnostic(
      "restore-not-deleted", .error,
      Wording(fr: "l’article \(guillemets(file)) n’est pas supprimé", en: "the article \(quoted(file)) is not deleted"),
      hint: Wording(
        fr: "--restore ne rend que ce qui n’est plus dans articles/",
        en: "--restore brings back only what is no longer in articles/"))
  }

  static func restoreImpossible(_ file: String) -> Diagnostic {
    Diagnostic(
      "restore-impossible", .error,
      Wording(
        fr: "le texte de \(guillemets(file)) n’est plus en mémoire",
        en: "the text of \(quoted(file)) is no longer remembered"),
      hint: Wording(
        fr: "donnez aussi la source de l’article\u{A0}: il en sera repris",
        en: "give the article's source too: it is taken from there"))
  }

  static func gatherLocked(_ issue: String) -> Diagnostic {
    Diagnostic(
      "gather-locked", .error,
      Wording(
        fr: "un autre rassemblement du numéro \(guillemets(issue)) est en cours",
        en: "another gathering for the issue \(quoted(issue)) is going on"),
      hint: Wording(fr: "attendez qu’il finisse, puis recommencez", en: "wait for it to end, then try again"),
      at: Place(file: "issues/\(issue)/.gather/lock"))
  }

  static func folderUnreadable(_ error: FileError) -> Diagnostic {
    Diagnostic(
      "folder-unreadable", .error,
      Wording(
        fr: "\(guillemets(error.path)) ne se lit pas\u{A0}: \(error.why.french)\u{A0}; rien n’est écrit",
        en: "cannot read \(quoted(error.path)): \(error.why.english); nothing is written"),
      hint: Wording(fr: "vérifiez les droits du fichier", en: "check the permissions of the file"),
      at: Place(file: error.path))
  }

  static func writeFailed(_ error: FileError) -> Diagnostic {
    Diagnostic(
      "write-failed", .error,
      Wording(
        fr: "\(guillemets(error.path)) ne s’écrit pas\u{A0}: \(error.why.french)",
        en: "cannot write \(quoted(error.path)): \(error.why.english)"),
      hint: Wording(
        fr: "vérifiez la place sur le disque et les droits du dossier, puis recommencez",
        en: "check the room on the disk and the permissions of the folder, then try again"), at: Place(file: error.path)
    )
  }
}

extension GatheredItem {
  /// The title, or how the text begins, short enough for a message.
  fileprivate var shortTitle: String { shortened(title.isEmpty ? paragraphs.first ?? "" : title) }
}
