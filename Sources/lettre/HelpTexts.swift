import Diagnostics

/// What help says of a command and of each of its arguments, French and English side by side. A test asks for a text of
/// everything the parser knows, and for nothing else.
struct HelpText: Hashable, Sendable {
  /// In one line, as the list of commands shows it.
  var summary: Wording
  /// What one needs to know; nil where the summary says it.
  var details: Wording?
  /// Arguments in the order of the parser's description: by `issue` or `--pages`.
  var arguments: [String: Argument]
  /// One that can be copied.
  var example: String

  struct Argument: Hashable, Sendable {
    /// What stands for the value in the line of usage; nil for a flag.
    var value: Wording?
    var text: Wording

    init(_ value: Wording?, fr: String, en: String) {
      self.value = value
      text = Wording(fr: fr, en: en)
    }
  }
}

private let issueValue = Wording(fr: "NUMÉRO", en: "ISSUE")
private let folderValue = Wording(fr: "DOSSIER", en: "DIR")
private let dayValue = Wording(fr: "JOUR", en: "DAY")
private let nameValue = Wording(fr: "NOM", en: "NAME")

private let issueArgument = HelpText.Argument(
  issueValue, fr: "le numéro, nommé comme son dossier\u{A0}: 2021-05", en: "the issue, named as its folder: 2021-05")

extension HelpText {
  static let program = Wording(
    fr: "fait la Lettre du POC\u{A0}: du texte aux pages et au courriel",
    en: "makes the Lettre du POC: from text to pages and mail")

  /// By the command's English name.
  static let commands: [String: HelpText] = [
    "new": HelpText(
      summary: Wording(fr: "crée un numéro", en: "makes a new issue"),
      details: Wording(
        fr: "Crée issues/NUMÉRO/ avec ses fichiers commentés, et letter.yaml s’il n’y en a pas encore.",
        en: "Makes issues/ISSUE/ with its commented files, and letter.yaml where there is none yet."),
      arguments: [
        "issue": Argument(
          issueValue, fr: "l’année et le mois\u{A0}: 2021-05, ou 2021-05-hors-serie",
          en: "the year and the month: 2021-05, or 2021-05-special"),
        "--layout": Argument(
          nameValue, fr: "le gabarit du numéro (voir «\u{A0}lettre layouts\u{A0}»)",
          en: "the issue's layout (see 'lettre layouts')"),
      ],
      example: "lettre new 2021-05"),
    "gather": HelpText(
      summary: Wording(fr: "rassemble les actualités de la période", en: "gathers the period's news"),
      details: Wording(
        fr:
          "Chaque actualité devient un fichier de articles/. Ce qui a été corrigé à la main n’est jamais récrit\u{A0}; ce que le site a changé depuis est mis de côté (voir --diff). Ce qui a paru dans un autre numéro n’est pas repris. Sans --period, --from ni --to, la période est celle de issue.yaml, sinon le mois du numéro.",
        en:
          "Every item becomes a file in articles/. What was edited by hand is never written again; what the site has changed since is put aside (see --diff). What appeared in another issue is not taken again. Without --period, --from or --to the period is that of issue.yaml, else the issue's month."
      ),
      arguments: [
        "issue": issueArgument,
        "sources": Argument(
          Wording(fr: "SOURCE", en: "SOURCE"),
          fr:
            "une page du site (son texte copié dans un fichier, ou la page enregistrée avec ses images), un flux, un tableau, un document Word, un dossier de notes et de photos\u{A0}; «\u{A0}-\u{A0}» pour l’entrée standard, une adresse avec --download",
          en:
            "a page of the site (its text copied into a file, or the page saved with its pictures), a feed, a table, a Word document, a folder of notes and photos; '-' for the standard input, an address with --download"
        ),
        "--period": Argument(
          Wording(fr: "PÉRIODE", en: "PERIOD"), fr: "un mois (2021-05) ou deux jours (2021-04-15..2021-05-14)",
          en: "a month (2021-05) or two days (2021-04-15..2021-05-14)"),
        "--from": Argument(dayValue, fr: "le premier jour\u{A0}: 2021-04-15", en: "the first day: 2021-04-15"),
        "--to": Argument(dayValue, fr: "le dernier jour, compris", en: "the last day, included"),
        "--dry-run": Argument(
          nil, fr: "montre ce qui serait pris, sans rien écrire", en: "shows what would be taken, writes nothing"),
        "--download": Argument(
          nil, fr: "va chercher sur le réseau les adresses données et les images des articles",
          en: "fetches the addresses given, and the items' pictures, from the network"),
        "--diff": Argument(
          nil,
          fr:
            "montre votre texte et celui du site, l’un sous l’autre, pour les articles que vous avez corrigés et que le site a changés\u{A0}; n’écrit rien",
          en:
            "shows your text and the site's for the articles that you edited and the site changed; writes nothing"),
        "--restore": Argument(
          Wording(fr: "ARTICLE", en: "ARTICLE"),
          fr:
            "rétablit un article que vous avez supprimé, nommé comme son fichier\u{A0}; sans SOURCE, tel qu’il avait été écrit",
          en: "brings back an article that you deleted, named as its file; without a SOURCE as it was written"),
        "--apply-proposals": Argument(
          nil,
          fr: "fait les corrections proposées (espaces, points), dans les seuls articles que personne n’a retouchés",
          en: "makes the proposed corrections (spaces, stops), only in articles nobody has touched"),
      ],
      example: "lettre gather 2021-05 accueil.txt --period 2021-04-15..2021-05-14"),
    "compose": HelpText(
      summary: Wording(fr: "met un numéro en pages et fait ses éditions", en: "makes up an issue and its editions"),
      details: Wording(
        fr:
          "Écrit les éditions et report.json, report.md dans out/NUMÉRO/. Si quelque chose est faux, seul le rapport est écrit.",
        en:
          "Writes the editions and report.json, report.md into out/ISSUE/. Where something is wrong, only the report is written."
      ),
      arguments: [
        "issue": issueArgument,
        "--edition": Argument(
          Wording(fr: "ÉDITION", en: "EDITION"),
          fr:
            "press (imprimerie), screen (PDF d’écran), booklet (cahier à plier), email (courriel), png (images des pages) ou all (tout)\u{A0}; d’ordinaire screen et email",
          en:
            "press (printing house), screen (PDF to read), booklet (to fold), email, png (page images) or all; usually screen and email"
        ),
        "--layout": Argument(
          nameValue, fr: "un autre gabarit que celui du numéro", en: "another layout than the issue's"),
        "--pages": Argument(
          .same("N|auto"), fr: "le nombre de pages, ou le plus petit possible",
          en: "the page count, or the smallest possible"),
        "--out": Argument(folderValue, fr: "à la place de out/NUMÉRO", en: "in place of out/ISSUE"),
        "--base-url": Argument(
          .same("URL"),
          fr: "où l’archive est en ligne, à la place de letter.yaml\u{202F}; le courriel y montre ses images",
          en: "where the archive is online, in place of letter.yaml; the email shows its pictures from there"),
        "--paper": Argument(
          .same("coated|uncoated"), fr: "le papier d’imprimerie, couché (coated) ou non\u{A0}; d’ordinaire couché",
          en: "the paper of press and booklet; usually coated"),
        "--profile": Argument(
          Wording(fr: "FICHIER", en: "FILE"), fr: "le profil ICC de l’imprimeur, à la place de celui du papier",
          en: "the printing house's ICC profile, in place of the paper's"),
        "--grey": Argument(
          nil, fr: "imprimerie et cahier en noir seul, pour le copieur du bureau",
          en: "press and booklet in black alone, for the office copier"),
        "--draft": Argument(
          nil, fr: "une épreuve en tout cas, même si le numéro ne tient pas\u{A0}: lettre-NUMÉRO-draft.pdf",
          en: "a draft in any case, even if the issue does not fit: lettre-ISSUE-draft.pdf"),
        "--timings": Argument(nil, fr: "dit le temps de chaque étape", en: "tells the time of each stage"),
      ],
      example: "lettre compose 2021-05 --edition screen --pages 4"),
    "check": HelpText(
      summary: Wording(
        fr: "relit un numéro, ou un PDF avant l’imprimeur",
        en: "reads an issue over, or a PDF before the printer does"),
      details: Wording(
        fr:
          "D’un numéro, dit ce qu’une personne doit décider, ligne par ligne. Les mots justes que le dictionnaire ne connaît pas se mettent dans lexicon.txt. Du courriel (--edition email), dit ce qu’une messagerie, un écran sombre ou un lecteur d’écran y perdrait, avec l’article et sa ligne. D’un PDF, de ce programme ou d’un autre, dit s’il tient ce qu’il annonce (PDF/X-4, PDF/UA-1) et ce qu’un imprimeur y trouverait à redire. N’écrit rien.",
        en:
          "Of an issue, says what a person must decide, line by line. Right words that the dictionary does not know go into lexicon.txt. Of the email (--edition email), says what a mail program, a dark screen or a screen reader would lose, with the story and its line. Of a PDF, of this program or another, says whether it keeps what it claims (PDF/X-4, PDF/UA-1) and what a printer would object to. Writes nothing."
      ),
      arguments: [
        "issue": Argument(
          Wording(fr: "NUMÉRO|FICHIER.pdf", en: "ISSUE|FILE.pdf"),
          fr: "le numéro, nommé comme son dossier\u{A0}: 2021-05\u{202F}; ou un fichier",
          en: "the issue, named as its folder: 2021-05; or a file"),
        "--diff": Argument(
          nil, fr: "montre ce que la composition corrige d’elle-même", en: "shows what composing corrects by itself"),
        "--type": Argument(
          nil, fr: "compose en mémoire et juge les lignes de chaque article",
          en: "composes in memory and judges the lines of each story"),
        "--edition": Argument(
          .same("email"), fr: "fait le courriel en mémoire et le relit comme les messageries",
          en: "makes the email in memory and reads it over as mail programs do"),
        "--online": Argument(
          nil, fr: "avec --edition email\u{A0}: suit aussi les liens, par l’internet",
          en: "with --edition email: follows the links too, over the internet"),
        "--base-url": Argument(
          .same("URL"), fr: "avec --edition email\u{A0}: où l’archive est en ligne, à la place de letter.yaml",
          en: "with --edition email: where the archive is online, in place of letter.yaml"),
      ],
      example: "lettre check 2021-05 --edition email"),
    "typo": HelpText(
      summary: Wording(fr: "corrige la typographie d’un texte", en: "corrects the typography of a text"),
      details: Wording(
        fr:
          "Lit du Markdown sur l’entrée standard, un paragraphe par ligne, et rend le même avec les espaces, guillemets, apostrophes et exposants du français. Le code, les adresses et les passages {lang=en} ne changent pas.",
        en:
          "Reads Markdown from standard input, one paragraph a line, and gives it back with French spaces, quotation marks, apostrophes and superscripts. Code, addresses and {lang=en} passages do not change."
      ),
      arguments: [
        "--email": Argument(
          nil, fr: "les espaces que les messageries savent montrer", en: "the spaces that mail programs can show")
      ],
      example: "lettre typo < article.md > corrige.md"),
    "hyphenate": HelpText(
      summary: Wording(fr: "montre où des mots se coupent", en: "shows where words may be divided"),
      details: Wording(
        fr: "D’après hyphenation.txt et lexicon.txt, puis les règles du français.",
        en: "By hyphenation.txt and lexicon.txt, then by the rules of French."),
      arguments: [
        "words": Argument(Wording(fr: "MOT", en: "WORD"), fr: "un mot", en: "a word")
      ],
      example: "lettre hyphenate réputation sécurité"),
    "layouts": HelpText(
      summary: Wording(fr: "donne la liste des gabarits", en: "lists the layouts"),
      details: Wording(
        fr: "Fait de chacun une image dans out/layouts/\u{A0}: la première page du dernier numéro.",
        en: "Makes a picture of each in out/layouts/: page one of the newest issue."),
      arguments: [:],
      example: "lettre layouts"),
    "archive": HelpText(
      summary: Wording(fr: "fait l’archive en ligne de la lettre", en: "makes the letter's web archive"),
      details: Wording(
        fr:
          "De tous les numéros de issues/, une page avec tous les textes et le PDF d’écran s’il est composé, et une page d’accueil, dans out/archive/\u{A0}: des fichiers à copier tels quels sur le site.",
        en:
          "Of every issue in issues/, a page with all its texts and the screen PDF if it is composed, and an index, in out/archive/: files to be copied to the site as they are."
      ),
      arguments: [
        "--out": Argument(folderValue, fr: "à la place de out/archive", en: "in place of out/archive"),
        "--base-url": Argument(
          .same("URL"), fr: "où l’archive sera en ligne, à la place de letter.yaml",
          en: "where the archive will be online, in place of letter.yaml"),
      ],
      example: "lettre archive"),
  ]

  /// The options every command takes.
  static let common: [String: Argument] = [
    "--root": Argument(
      folderValue, fr: "le dossier de letter.yaml\u{A0}; sinon le plus proche en remontant",
      en: "the folder of letter.yaml; else the nearest upwards"),
    "--lang": Argument(.same("fr|en"), fr: "la langue des messages", en: "the language of the messages"),
    "--format": Argument(.same("text|json"), fr: "la forme du résultat", en: "the form of the result"),
    "--quiet": Argument(nil, fr: "seulement les fichiers faits et les erreurs", en: "only the files made and errors"),
  ]
}
