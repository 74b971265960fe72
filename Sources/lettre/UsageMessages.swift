import Diagnostics
import Geometry
import PressRun

// What the command itself says, French and English side by side.

extension Diagnostic {
  private static func usage(_ code: String, fr: String, en: String, hint: Wording? = nil) -> Diagnostic {
    Diagnostic(code, .error, Wording(fr: fr, en: en), hint: hint)
  }

  private static func didYouMean(_ name: String) -> Wording {
    Wording(fr: "vouliez-vous dire \(guillemets(name))\u{202F}?", en: "did you mean \(quoted(name))?")
  }

  // MARK: - What was typed

  static func unknownCommand(_ name: String, known: [String]) -> Diagnostic {
    usage(
      "unknown-command", fr: "la commande \(guillemets(name)) n’existe pas", en: "there is no command \(quoted(name))",
      hint: nearestName(to: name, among: known).map(didYouMean)
        ?? Wording(
          fr: "«\u{A0}lettre --help\u{A0}» donne la liste des commandes", en: "'lettre --help' lists the commands")
    )
  }

  static func unknownOption(_ name: String, known: [String]) -> Diagnostic {
    usage(
      "unknown-option", fr: "option inconnue \(guillemets(name))", en: "unknown option \(quoted(name))",
      hint: nearestName(to: name, among: known).map(didYouMean))
  }

  static func notYet(_ kind: NotYet, _ name: String) -> Diagnostic {
    switch kind {
    case .command:
      usage(
        "not-yet", fr: "la commande \(guillemets(name)) n’existe pas encore dans cette version",
        en: "the command \(quoted(name)) is not there yet in this version")
    case .option:
      usage(
        "not-yet", fr: "l’option \(guillemets(name)) n’existe pas encore dans cette version",
        en: "the option \(quoted(name)) is not there yet in this version")
    }
  }

  /// Options that concern an issue, given with a finished file.
  static func onlyForIssues(_ option: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(option) concerne un numéro, pas un fichier PDF",
      en: "\(option) is for an issue, not for a PDF file",
      hint: Wording(
        fr: "donnez un numéro\u{A0}: «\u{A0}lettre check 2021-05 \(option)\u{A0}»",
        en: "give an issue: 'lettre check 2021-05 \(option)'"))
  }

  /// What belongs to `--edition email`, given without it.
  static func onlyForMail(_ option: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(option) va avec --edition email", en: "\(option) goes with --edition email",
      hint: Wording(
        fr: "écrivez «\u{A0}lettre check 2021-05 --edition email \(option)\u{A0}»",
        en: "write 'lettre check 2021-05 --edition email \(option)'"))
  }

  static func editionAlone(_ option: String) -> Diagnostic { optionsApart("--edition", option) }

  static var diffAndType: Diagnostic { optionsApart("--diff", "--type") }

  static func optionsApart(_ option: String, _ other: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(option) ne va pas avec \(other)", en: "\(option) does not go with \(other)",
      hint: Wording(fr: "demandez l’un, puis l’autre", en: "ask for one, then for the other"))
  }

  static func needsSource(_ option: String) -> Diagnostic {
    usage(
      "missing-argument", fr: "\(option) a besoin d’une source", en: "\(option) needs a source",
      hint: Wording(
        fr: "donnez aussi la page dont les articles viennent", en: "give the page too that the articles come from"))
  }

  static func noDraftOf(_ edition: String) -> Diagnostic {
    usage(
      "bad-value", fr: "--draft ne va pas avec --edition \(edition)",
      en: "--draft does not go with --edition \(edition)",
      hint: Wording(
        fr: "une épreuve est un PDF à lire\u{202F}; --edition png en fait aussi des images",
        en: "a draft is a PDF to read; --edition png makes images of it too"))
  }

  static func missingValue(_ option: String, _ value: Wording) -> Diagnostic {
    usage(
      "missing-value", fr: "il manque une valeur à \(guillemets(option))", en: "\(quoted(option)) needs a value",
      hint: Wording(fr: "écrivez \(option) \(value.french)", en: "write \(option) \(value.english)"))
  }

  static func noValueTaken(_ option: String) -> Diagnostic {
    usage(
      "needless-value", fr: "\(guillemets(option)) ne prend pas de valeur", en: "\(quoted(option)) takes no value")
  }

  static func missingArgument(_ name: Wording, example: String) -> Diagnostic {
    usage(
      "missing-argument", fr: "il manque \(guillemets(name.french))", en: "\(quoted(name.english)) is missing",
      hint: Wording(fr: "par exemple\u{A0}: \(example)", en: "for example: \(example)"))
  }

  static func needlessArgument(_ argument: String) -> Diagnostic {
    usage(
      "needless-argument", fr: "\(guillemets(argument)) est de trop", en: "\(quoted(argument)) is one too many",
      hint: Wording(
        fr: "un nom avec des espaces se met entre guillemets droits", en: "put a name with blanks between quotes"))
  }

  /// What the parser refuses and the check above does not explain.
  static func notUnderstood(_ reason: String) -> Diagnostic {
    usage(
      "not-understood", fr: "la ligne de commande n’est pas comprise (\(reason))",
      en: "the command line is not understood (\(reason))")
  }

  // MARK: - Values

  static func badChoice(_ value: String, for option: String, among known: [String]) -> Diagnostic {
    let list = known.joined(separator: ", ")
    return usage(
      "bad-value", fr: "\(guillemets(value)) ne convient pas à \(option)",
      en: "\(quoted(value)) is no value of \(option)",
      hint: nearestName(to: value, among: known).map(didYouMean)
        ?? Wording(fr: "les valeurs possibles sont\u{A0}: \(list)", en: "the values are: \(list)"))
  }

  static func badPageCount(_ value: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(guillemets(value)) n’est pas un nombre de pages", en: "\(quoted(value)) is no page count",
      hint: Wording(
        fr: "écrivez un nombre de 1 à 400, ou «\u{A0}auto\u{A0}»", en: "write a number from 1 to 400, or 'auto'"))
  }

  static func badBaseURL(_ value: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(guillemets(value)) n’est pas une adresse du web", en: "\(quoted(value)) is no web address",
      hint: Wording(
        fr: "elle commence par https:// ou http://, et n’a pas d’espace",
        en: "it begins with https:// or http://, and has no blanks"))
  }

  static func badPeriod(_ value: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(guillemets(value)) n’est pas une période", en: "\(quoted(value)) is no period",
      hint: Wording(
        fr: "écrivez un mois (2021-05) ou deux jours, le premier d’abord (2021-04-15..2021-05-14)",
        en: "write a month (2021-05) or two days, the first one first (2021-04-15..2021-05-14)"))
  }

  static func badDay(_ value: String, for option: String) -> Diagnostic {
    usage(
      "bad-value", fr: "\(guillemets(value)) n’est pas un jour pour \(option)",
      en: "\(quoted(value)) is no day for \(option)",
      hint: Wording(
        fr: "écrivez l’année, le mois et le jour\u{A0}: 2021-05-14", en: "write year, month and day: 2021-05-14"))
  }

  static var periodTwice: Diagnostic {
    usage(
      "bad-value", fr: "--period ne va pas avec --from ni --to", en: "--period does not go with --from or --to",
      hint: Wording(fr: "gardez l’un ou l’autre", en: "keep one or the other"))
  }

  static func unknownLayoutAsked(_ name: String, known: [String]) -> Diagnostic {
    usage(
      "unknown-layout", fr: "il n’y a pas de gabarit \(guillemets(name))", en: "there is no layout \(quoted(name))",
      hint: nearestName(to: name, among: known).map(didYouMean)
        ?? Wording(
          fr: "les gabarits sont\u{A0}: \(known.joined(separator: ", "))",
          en: "the layouts are: \(known.joined(separator: ", "))"))
  }

  // MARK: - The system

  static func outputRefused(_ reason: String) -> Diagnostic {
    usage(
      "not-written", fr: "la sortie ne peut pas être écrite (\(reason))",
      en: "the output cannot be written (\(reason))",
      hint: Wording(fr: "vérifiez la place libre", en: "check the free space"))
  }

  static func inputRefused(_ reason: String) -> Diagnostic {
    usage(
      "unreadable-file", fr: "l’entrée standard ne se lit pas (\(reason))", en: "cannot read standard input (\(reason))"
    )
  }

  static func inputTooLong(megabytes: Int) -> Diagnostic {
    usage(
      "file-too-large", fr: "l’entrée standard dépasse \(megabytes)\u{A0}Mo",
      en: "standard input is larger than \(megabytes) MB",
      hint: Wording(fr: "donnez un texte à la fois", en: "give one text at a time"))
  }

  static func shareMissing(_ folder: String) -> Diagnostic {
    usage(
      "share-missing", fr: "les gabarits et les polices du programme manquent",
      en: "the program's layouts and fonts are missing",
      hint: Wording(
        fr: "ils sont attendus dans \(guillemets(folder + "/../share/lettre"))\u{A0}; réinstallez lettre",
        en: "they are expected in \(quoted(folder + "/../share/lettre")); install lettre again"))
  }
}

extension Wording {
  static func composing(_ issue: String) -> Wording {
    Wording(fr: "Composition du numéro \(issue)", en: "Composing issue \(issue)")
  }

  // MARK: - Web archive

  static var makingArchive: Wording { Wording(fr: "Archive en ligne", en: "Web archive") }
  static var noIssueToArchive: Wording {
    Wording(
      fr: "Aucun numéro à mettre dans l’archive\u{A0}: commencez-en un, lettre new 2021-05.",
      en: "There is no issue to put into the archive: start one, lettre new 2021-05.")
  }

  // MARK: - Layouts

  static var drawingLayouts: Wording { Wording(fr: "Images des gabarits", en: "Pictures of the layouts") }

  static var defaultLayout: Wording { Wording(fr: " (par défaut)", en: " (default)") }

  static func layoutColumns(_ columns: Int, _ measure: Length) -> Wording {
    let width = tenths(measure.millimetres)
    return columns == 1
      ? Wording(fr: "une colonne de \(width.fr)\u{A0}mm", en: "one column of \(width.en) mm")
      : Wording(fr: "\(columns) colonnes de \(width.fr)\u{A0}mm", en: "\(columns) columns of \(width.en) mm")
  }

  static func layoutBody(_ size: Length, _ leading: Length) -> Wording {
    let (size, leading) = (tenths(size.points), tenths(leading.points))
    return Wording(
      fr: "corps \(size.fr)\u{A0}pt, interlignage \(leading.fr)\u{A0}pt",
      en: "body \(size.en) pt, leading \(leading.en) pt")
  }

  static func layoutPages(_ counts: [Int]) -> Wording {
    // From some count on every sheet of four is allowed: the first two and the last say so.
    let sheets = counts.indices.last { $0 == 0 || counts[$0] - counts[$0 - 1] != 4 } ?? 0
    let isLong = counts.count - sheets > 8
    let shown = isLong ? counts.prefix(sheets + 3) : counts[...]
    var list = shown.map(String.init).joined(separator: ", ")
    if isLong, let last = counts.last { list += " … \(last)" }
    return Wording(fr: "pages\u{A0}: \(list)", en: "pages: \(list)")
  }

  /// A number with one decimal where it has any, with a French comma and with an English point.
  private static func tenths(_ number: Double) -> (fr: String, en: String) {
    let tenths = Int((number * 10).rounded())
    let whole = "\(tenths / 10)"
    return tenths % 10 == 0 ? (whole, whole) : ("\(whole),\(tenths % 10)", "\(whole).\(tenths % 10)")
  }

  static func checking(_ issue: String) -> Wording {
    Wording(fr: "Vérification du numéro \(issue)", en: "Checking issue \(issue)")
  }

  static func checkingMail(_ issue: String) -> Wording {
    Wording(fr: "Vérification du courriel du numéro \(issue)", en: "Checking the email of issue \(issue)")
  }

  static func checkingFile(_ file: String) -> Wording {
    Wording(fr: "Vérification du fichier \(file)", en: "Checking file \(file)")
  }

  static var nothingToReport: Wording { Wording(fr: "Rien à signaler.", en: "Nothing to report.") }

  static var nothingToCorrect: Wording {
    Wording(
      fr: "Rien à corriger\u{A0}: la typographie est en ordre.", en: "Nothing to correct: typography is in order.")
  }

  /// What the signs of the diff stand for.
  static var diffSigns: Wording {
    let (space, narrow) = (TypographyDiff.noBreakSpaceSign, TypographyDiff.narrowSpaceSign)
    return Wording(
      fr: "\(space) espace insécable, \(narrow) espace fine insécable\u{202F}; aucun fichier n’est modifié.",
      en: "\(space) no-break space, \(narrow) narrow no-break space; no file is changed.")
  }

  static var remediesHeading: Wording {
    Wording(
      fr: "Pour que le numéro tienne, un seul de ces remèdes suffit (chacun a été essayé)\u{A0}:",
      en: "For the issue to fit any one of these is enough (each was tried):")
  }

  static func remedy(_ number: Int, _ remedy: Wording) -> Wording {
    Wording(fr: "  \(number). \(remedy.french)", en: "  \(number). \(remedy.english)")
  }

  static func note(_ note: Wording) -> Wording { Wording(fr: "  \(note.french)", en: "  \(note.english)") }

  static func fitHeading(pages: Int) -> Wording {
    Wording(
      fr: "Mise en pages\u{A0}: \(pages) \(pages == 1 ? "page" : "pages")",
      en: "Made up: \(pages) \(pages == 1 ? "page" : "pages")")
  }

  static func fit(story: String?, change: Wording) -> Wording {
    Wording(
      fr: "  \(story.map { "\($0)\u{A0}: " } ?? "")\(change.french)",
      en: "  \(story.map { "\($0): " } ?? "")\(change.english)")
  }

  static var editionsKept: Wording {
    Wording(
      fr: "Aucune édition n’est écrite\u{A0}; les précédentes restent telles quelles.",
      en: "No edition is written; the earlier ones stay as they were.")
  }

  static func nextAfterNew(_ issue: String, hasNewLetter: Bool) -> Wording {
    let gather = "lettre gather \(issue)"
    return hasNewLetter
      ? Wording(
        fr:
          "Ensuite\u{A0}: remplissez letter.yaml (les lignes «\u{A0}À REMPLIR\u{A0}»), puis «\u{A0}\(gather) page.txt\u{A0}» avec le texte copié du site.",
        en:
          "Next: fill in letter.yaml (the lines 'À REMPLIR'), then '\(gather) page.txt' with the text copied from the site."
      )
      : Wording(
        fr: "Ensuite\u{A0}: «\u{A0}\(gather) page.txt\u{A0}» avec le texte copié du site, ou écrivez dans articles/.",
        en: "Next: '\(gather) page.txt' with the text copied from the site, or write into articles/.")
  }
}
