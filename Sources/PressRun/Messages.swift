public import Diagnostics
import Files
import Finishing
import Inks
import IssueModel

/// The long steps of a run, for its progress.
extension Wording {
  static var drawingScreen: Wording { Wording(fr: "PDF d’écran", en: "screen PDF") }
  static var drawingPress: Wording { Wording(fr: "PDF d’imprimerie", en: "press PDF") }
  static var drawingBooklet: Wording { Wording(fr: "PDF du cahier", en: "booklet PDF") }
  static var drawingImages: Wording { Wording(fr: "images des pages", en: "page images") }
  static var makingMail: Wording { Wording(fr: "courriel", en: "email") }
}

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

  /// The file is written, and says nothing it could not keep.
  static func notAccessible(pictures: Int, first: IssueStructure.PictureWithoutText) -> Diagnostic {
    let more = pictures - 1
    return Diagnostic(
      "not-accessible", .warning,
      Wording(
        fr: "le PDF d’écran ne porte pas la mention PDF/UA\u{A0}: \(guillemets(first.file))"
          + (more > 0 ? " et \(more) autre\(more > 1 ? "s images n’ont" : " image n’ont")" : " n’a")
          + " pas de texte alternatif",
        en: "the screen PDF is not labelled PDF/UA: \(quoted(first.file))"
          + (more > 0 ? " and \(more) more pictures have" : " has") + " no alternative text"),
      hint: Wording(
        fr: "dites ce que montre chaque photo, pour qui ne la voit pas\u{A0}: alt: \"…\"",
        en: "say what each picture shows, for those who cannot see it: alt: \"…\""),
      at: Place(story: first.story, page: first.page))
  }

  /// The same where our own check of the file speaks against it: the findings that follow say what.
  static func notAccessible(breaches: Int) -> Diagnostic {
    Diagnostic(
      "not-accessible", .warning,
      Wording(
        fr: "le PDF d’écran ne porte pas la mention PDF/UA\u{A0}: "
          + (breaches > 1 ? "\(breaches) règles non respectées" : "une règle non respectée"),
        en: "the screen PDF is not labelled PDF/UA: \(breaches) rule\(breaches > 1 ? "s" : "") not kept"),
      hint: Wording(
        fr: "c’est un défaut du logiciel\u{A0}: signalez-le avec le numéro",
        en: "this is a fault of the program: report it with the issue"))
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

  /// The page count of `issue.yaml` was decided for its own layout.
  static func pagesOfOtherLayout(_ pages: Int, own: String, asked: String, issue: String) -> Diagnostic {
    Diagnostic(
      "pages-of-other-layout", .notice,
      Wording(
        fr: """
          pages\u{A0}: \(pages) vaut pour le gabarit \(guillemets(own))\u{202F}; avec \(guillemets(asked)), le numéro prend \
          le nombre de pages qu’il lui faut
          """,
        en: """
          pages: \(pages) is for the layout \(quoted(own)); in \(quoted(asked)) the issue takes the pages it needs
          """),
      hint: Wording(
        fr: "pour en demander un nombre précis\u{A0}: --pages N", en: "to ask for so many: --pages N"),
      at: Place(file: "issues/\(issue)/issue.yaml"))
  }

  // MARK: - Paper

  static func profileUnreadable(_ path: String, _ error: FileError) -> Diagnostic {
    let reason =
      switch error.operation {
      case .tooLarge: Wording(fr: "fichier trop lourd, 16 Mo au plus", en: "the file is too heavy, 16 MB at most")
      default:
        error.isMissing
          ? Wording(fr: "fichier absent", en: "no such file") : Wording(fr: error.reason, en: error.reason)
      }
    return Diagnostic(
      "profile-unreadable", .error,
      Wording(
        fr: "le profil ICC ne peut pas être lu\u{A0}: \(reason.french)",
        en: "the ICC profile cannot be read: \(reason.english)"),
      hint: Wording(
        fr: "vérifiez son chemin, ou laissez --profile de côté pour le profil du papier",
        en: "check its path, or leave --profile out for the paper's profile"),
      at: Place(file: path))
  }

  static func inkOverPaper(_ ink: Ink, _ paper: Paper) -> Diagnostic {
    let (coverage, limit) = (Int(ink.recipe.coverage.rounded()), Int(paper.coverageLimit))
    return Diagnostic(
      "ink-coverage", .error,
      Wording(
        fr: """
          l’encre \(guillemets(ink.name.name)), à \(coverage)\u{A0}%, est trop chargée pour un papier \
          \(paper == .coated ? "couché" : "non couché") (\(limit)\u{A0}% au plus)
          """,
        en: """
          ink \(quoted(ink.name.name)), at \(coverage)%, is too heavy for \(paper.rawValue) paper (\(limit)% at most)
          """),
      hint: Wording(
        fr: "changez sa recette dans le gabarit, ou imprimez sur papier couché\u{A0}: --paper coated",
        en: "change its recipe in the layout, or print on coated paper: --paper coated"))
  }

  static func notPressX4(_ file: String) -> Diagnostic {
    Diagnostic(
      "not-pdf-x4", .error,
      Wording(
        fr: "relu, le fichier ne tient pas PDF/X-4\u{A0}: il n’est pas écrit",
        en: "read over, the file does not keep to PDF/X-4: it is not written"),
      hint: Wording(
        fr: "les remarques qui suivent disent pourquoi", en: "the findings that follow say why"),
      at: Place(file: file))
  }

  static func blankPages(_ blanks: Int, after pages: Int) -> Diagnostic {
    Diagnostic(
      "booklet-blank-pages", .notice,
      Wording(
        fr: """
          le cahier se plie par feuilles de 4 pages\u{A0}: \(blanks) page\(blanks > 1 ? "s blanches suivent" : " blanche suit") \
          la page \(pages)
          """,
        en: """
          the booklet is folded from sheets of 4 pages: \(blanks) blank page\(blanks > 1 ? "s follow" : " follows") \
          page \(pages)
          """),
      hint: Wording(
        fr: "pour n’en avoir aucune, composez sur 4, 8 ou 12 pages\u{A0}: --pages N",
        en: "to have none, compose 4, 8 or 12 pages: --pages N"))
  }

  // MARK: - Mail

  static func noOneClick(at place: Place) -> Diagnostic {
    Diagnostic(
      "mail-no-one-click", .notice,
      Wording(
        fr: "le courriel n’annonce pas de désinscription en un clic, que le site ne traite pas",
        en: "the email does not claim one-click unsubscribing, which the site does not honour"),
      hint: Wording(
        fr: """
          Gmail et Yahoo l’exigent à partir de 5\u{202F}000 envois par jour\u{A0}: une adresse https qui répond à POST, puis \
          one-click: true
          """,
        en: """
          Gmail and Yahoo require it from 5,000 messages a day: an https address that answers POST, then one-click: true
          """),
      at: place)
  }

  // MARK: - Web archive

  static var archiveWithoutAddress: Diagnostic {
    Diagnostic(
      "archive-no-address", .warning,
      Wording(
        fr: "l’archive ne sait pas à quelle adresse elle sera\u{A0}: ses pages n’ont ni adresse de référence ni aperçu",
        en: "the archive does not know at which address it will be: its pages have no canonical address and no preview"),
      hint: Wording(
        fr: "donnez base-url dans letter.yaml, ou --base-url https://…",
        en: "give base-url in letter.yaml, or --base-url https://…"),
      at: Place(file: "letter.yaml"))
  }

  static func archiveWithoutPDF(_ issue: String) -> Diagnostic {
    Diagnostic(
      "archive-no-pdf", .notice,
      Wording(
        fr: "le numéro \(issue) est dans l’archive sans PDF", en: "issue \(issue) is in the archive without a PDF"),
      hint: Wording(
        fr: "faites-le, puis l’archive à nouveau\u{A0}: lettre compose \(issue) --edition screen",
        en: "make it, then the archive again: lettre compose \(issue) --edition screen"),
      at: Place(file: "issues/\(issue)/issue.yaml"))
  }

  /// - Parameter reason: what stands first in the way.
  static func archiveWithoutPageOne(_ issue: String, _ reason: Diagnostic?) -> Diagnostic {
    Diagnostic(
      "archive-no-page-one", .notice,
      Wording(
        fr: "pas d’image de la première page du numéro \(issue)"
          + (reason.map { "\u{A0}: " + $0.message.french } ?? ""),
        en: "no picture of page one of issue \(issue)" + (reason.map { ": " + $0.message.english } ?? "")),
      hint: Wording(
        fr: "voyez le détail\u{A0}: lettre compose \(issue)", en: "see the details: lettre compose \(issue)"),
      at: Place(file: "issues/\(issue)/issue.yaml"))
  }

  static func notComposedForArchive(_ issue: String) -> Diagnostic {
    Diagnostic(
      "archive-not-composed", .notice,
      Wording(
        fr: "le numéro \(issue) n’est pas encore composé\u{A0}: il reste hors de l’archive",
        en: "issue \(issue) is not composed yet: it stays out of the archive"),
      hint: Wording(
        fr: "quand il est prêt, composez-le, puis faites l’archive à nouveau\u{A0}: lettre compose \(issue)",
        en: "when it is ready, compose it, then make the archive again: lettre compose \(issue)"),
      at: Place(file: "issues/\(issue)/issue.yaml"))
  }

  static func notInArchive(_ issue: String) -> Diagnostic {
    Diagnostic(
      "not-in-archive", .warning,
      Wording(
        fr: "le numéro \(issue) n’est pas dans l’archive", en: "issue \(issue) is not in the archive"),
      hint: Wording(
        fr: "corrigez ses erreurs, puis faites l’archive à nouveau",
        en: "put its errors right, then make the archive again"),
      at: Place(file: "issues/\(issue)/issue.yaml"))
  }

  // MARK: - Pictures of layouts

  static var noIssueToShow: Diagnostic {
    Diagnostic(
      "no-layout-picture", .notice,
      Wording(
        fr: "sans numéro dans issues/, les gabarits n’ont pas d’image",
        en: "without an issue in issues/ the layouts have no picture"),
      hint: Wording(fr: "commencez-en un\u{A0}: lettre new 2021-05", en: "start one: lettre new 2021-05"))
  }

  /// - Parameter reason: what stands first in the way.
  static func noLayoutPicture(_ layout: String, issue: String, _ reason: Diagnostic?) -> Diagnostic {
    Diagnostic(
      "no-layout-picture", .notice,
      Wording(
        fr: "pas d’image du gabarit \(guillemets(layout))" + (reason.map { "\u{A0}: " + $0.message.french } ?? ""),
        en: "no picture of the layout \(quoted(layout))" + (reason.map { ": " + $0.message.english } ?? "")),
      hint: Wording(
        fr: "voyez le détail\u{A0}: lettre compose \(issue) --layout \(layout) --pages auto",
        en: "see the details: lettre compose \(issue) --layout \(layout) --pages auto"))
  }

  static func addressTooLongForCode(_ address: String) -> Diagnostic {
    Diagnostic(
      "address-too-long-for-code", .warning,
      Wording(
        fr: "l’adresse du numéro en ligne est trop longue pour un code QR (\(address.utf8.count) signes, 331 au plus)",
        en: "the issue's address online is too long for a QR code (\(address.utf8.count) characters, 331 at most)"),
      hint: Wording(
        fr: "donnez une adresse plus courte à base-url\u{A0}; les pages paraissent sans code",
        en: "give base-url a shorter address; the pages go without a code"),
      at: Place(file: "letter.yaml"))
  }

  /// A name that leads out of `issues/`, or that no issue can have.
  public static func badIssueName(_ name: String) -> Diagnostic {
    let visible = String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(60).map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    return Diagnostic(
      "bad-issue-id", .error,
      Wording(fr: "\(guillemets(visible)) n’est pas un nom de numéro", en: "\(quoted(visible)) is no name of an issue"),
      hint: Wording(
        fr: "écrivez l’année et le mois, comme le dossier du numéro\u{A0}: 2021-05",
        en: "write the year and the month, as the issue's folder has it: 2021-05"))
  }

  static func backwardPeriod(_ first: CalendarDate, _ last: CalendarDate) -> Diagnostic {
    Diagnostic(
      "backward-period", .error,
      Wording(
        fr: "la période finit (\(last)) avant de commencer (\(first))",
        en: "the period ends (\(last)) before it begins (\(first))"),
      hint: Wording(
        fr: "donnez --from et --to ensemble, le premier jour d’abord",
        en: "give --from and --to together, the first day first"))
  }
}
