import Diagnostics
import Files
import Glibc
import IssueModel
import Testing

@testable import Gathering

@Suite struct MessagesTests {
  let item = GatheredItem(
    RawItem(
      title: "Fête", titleLine: 3, date: .impossible("31/02/2021"), line: 2, category: "",
      blocks: [RawBlock(text: "Le chef de la DNLT", line: 4)], lines: 1...4, hasPicture: true),
    source: 0, name: "p.txt")

  /// What a finding says whole: severity, message and hint.
  func said(_ finding: Diagnostic, _ language: SpokenLanguage) -> String {
    "\(finding.severity.code): \(finding.message.text(in: language)) / \(finding.hint?.text(in: language) ?? "-")"
      .replacing("\u{A0}", with: "·")
  }

  @Test func `findings about an item, in both languages`() {
    let all: [Diagnostic] = [
      .impossibleDate(item, file: "p.txt"), .noDate(item, file: "p.txt"), .cutText(item, file: "p.txt"),
      .noText(item, file: "p.txt"), .titleRepeated(item, file: "p.txt"),
      .editedSourceChanged(item, issue: "2021-05", file: "p.txt", article: "issues/2021-05/articles/x.md"),
    ]
    #expect(
      all.map { said($0, .french) } == [
        "warning: «·31/02/2021·» n’est pas une date («·Fête·») / écrivez jour/mois/année, l’année en quatre chiffres",
        "warning: article sans date («·Fête·») / ajoutez la ligne de date dans le fichier, comme «·| 05/05/2021·», ou écrivez «·# Titre·» puis la date",
        "warning: texte sans ponctuation finale, coupé peut-être («·Le chef de la DNLT·») / comparez avec la page du site, puis complétez l’article à la main",
        "warning: article sans texte («·Fête·») / écrivez le texte dans l’article, ou mettez «·keep: false·»",
        "notice: le texte commence par redire le titre («·Fête·») / ôtez la première phrase de l’article si elle n’ajoute rien",
        "warning: «·issues/2021-05/articles/x.md·» est corrigé à la main et la source a changé depuis·: votre fichier est gardé / «·lettre gather 2021-05 --diff·» montre les deux textes·; reportez ce qui convient, puis effacez la proposition",
      ])
    #expect(
      all.map { said($0, .english) } == [
        "warning: '31/02/2021' is no date ('Fête') / write day/month/year, the year with four figures",
        "warning: item without a date ('Fête') / add the date line to the file, such as '| 05/05/2021', or write '# Title' and then the date",
        "warning: text without a final stop, perhaps cut off ('Le chef de la DNLT') / compare with the page of the site, then complete the article by hand",
        "warning: item without a text ('Fête') / write the text into the article, or set 'keep: false'",
        "notice: the text begins by repeating the title ('Fête') / remove the article's first sentence if it adds nothing",
        "warning: 'issues/2021-05/articles/x.md' is edited by hand and its source has changed since: your file is kept / 'lettre gather 2021-05 --diff' shows the two texts; carry over what suits, then delete the proposition",
      ])
    #expect(all[2].place == Place(file: "p.txt", line: 4, column: 18))
  }

  @Test func `findings about what readers leave, in both languages`() {
    let all: [Diagnostic] = [
      .markupLeftOut("note", count: 2, from: .document, file: "x", line: 1),
      .markupLeftOut("symbol", count: 1, from: .document, file: "x", line: 1),
      .markupLeftOut("drawing", count: 1, from: .document, file: "x", line: 1),
      .markupLeftOut("hidden", count: 1, from: .document, file: "x", line: 1),
      .markupLeftOut("hidden", count: 1, file: "x", line: 1), .markupLeftOut("video", count: 2, file: "x", line: 1),
      .controlsBlanked(1, file: "x", line: 1), .picturesNotExported(item.raw, count: 2, file: "x", line: 1),
    ]
    #expect(
      all.map { said($0, .french) } == [
        "notice: 2·notes de bas de page·: rien n’en est pris / reportez leur texte dans l’article s’il le faut",
        "notice: 1·signe d’une police de symboles·: rien n’en est pris / ouvrez le document et écrivez le signe dans l’article",
        "notice: 1·graphique ou objet incorporé·: rien n’en est pris / ouvrez le document·; faites-en une image si la lettre doit le montrer",
        "notice: 1·passage caché·: rien n’en est pris / ouvrez le document pour voir s’il y manque un texte",
        "notice: 1·passage caché·: rien n’en est pris / ouvrez la page pour voir s’il y manque un texte",
        "notice: 2·éléments «·video·»·: rien n’en est pris / ouvrez la page pour voir ce qu’ils montrent",
        "notice: 1·caractère de commande lu comme un blanc / rien à faire, à moins qu’un mot ne soit coupé à cet endroit",
        "warning: 2·photos ou galeries absentes de l’export («·Fête·») / exportez «·tout le contenu·» de WordPress, ou ajoutez les photos à la main",
      ])
    #expect(
      all.map { said($0, .english) } == [
        "notice: 2 footnotes: nothing of it is taken / carry their text over to the article if it is needed",
        "notice: 1 sign of a symbol font: nothing of it is taken / open the document and write the sign into the article",
        "notice: 1 chart or embedded object: nothing of it is taken / open the document; make a picture of it if the letter is to show it",
        "notice: 1 hidden passage: nothing of it is taken / open the document to see whether a text is missing",
        "notice: 1 hidden passage: nothing of it is taken / open the page to see whether a text is missing",
        "notice: 2 elements 'video': nothing of it is taken / open the page to see what they show",
        "notice: 1 control character read as a blank / nothing to do, unless a word is cut in two there",
        "warning: 2 pictures or galleries not in the export ('Fête') / export 'all content' from WordPress, or add the pictures by hand",
      ])
  }

  @Test func `findings about sources and folders, in both languages`() throws {
    let tooLarge = #expect(throws: FileError.self) { try repository.read("LICENSE", limit: 10) }
    let all: [Diagnostic] = [
      .unsupportedFormat("PDF", file: "x.pdf"), .encodingGuessed(file: "x"), .damagedCharacters(2, file: "x", line: 3),
      .noItem(.pastedPage, file: "x"), .nothingInPeriod(may, days: [day("2021-04-30"), day("2020-12-02")]),
      .stateRebuilt(issue: "issues/2021-05", articles: 1), .badIssueName("mai"), .issueMissing("2021-05"),
      .issueExists("2021-05"), .gatherLocked("2021-05"),
      .sourceUnreadable("x", try #require(tooLarge), limit: 20 << 20),
    ]
    #expect(
      all.map { said($0, .french) } == [
        "error: format non pris en charge·: PDF / ouvrez le document, copiez le texte des articles et enregistrez-le dans un fichier .txt",
        "notice: le fichier n’est pas en UTF-8·: lu comme du Windows-1252 / si des accents sont faux, enregistrez le fichier en UTF-8",
        "warning: 2·caractères illisibles remplacés par «·\u{FFFD}·» / enregistrez de nouveau la source en UTF-8, ou corrigez ces mots dans l’article",
        "warning: aucun article trouvé·: pas une ligne de date comme «·| 05/05/2021·» / copiez le texte de la page d’accueil ou d’une page de liste du site·; dans une note, écrivez «·# Titre·» puis la date",
        "warning: aucun article entre le 2021-05-01 et le 2021-05-31·: rien n’est écrit / les articles lus vont du 2020-12-02 au 2021-04-30·; voyez --from et --to",
        "warning: la mémoire du rassemblement manque ou est abîmée·: refaite d’après 1·article / tous comptent comme corrigés à la main et sont gardés",
        "error: «·mai·» n’est pas un nom de numéro / écrivez l’année et le mois·: 2021-05, ou 2021-05-hors-serie",
        "error: le numéro «·2021-05·» n’existe pas / faites d’abord «·lettre new 2021-05·»",
        "error: le numéro «·2021-05·» existe déjà·: rien n’est écrit / prenez un autre nom, comme «·2021-05-suite·», ou ouvrez le dossier",
        "error: un autre rassemblement du numéro «·2021-05·» est en cours / attendez qu’il finisse, puis recommencez",
        "error: «·x·» dépasse 20·Mo / donnez un fichier qui n’a que le texte des articles",
      ])
    #expect(
      all.map { said($0, .english) } == [
        "error: format not supported: PDF / open the document, copy the items' text and save it as a .txt file",
        "notice: not UTF-8: read as Windows-1252 / if accents are wrong, save the file as UTF-8",
        "warning: 2 unreadable characters replaced with '\u{FFFD}' / save the source as UTF-8 again, or put these words right in the article",
        "warning: no item found: no date line such as '| 05/05/2021' / copy the text of the site's home page or of a list page; in a note write '# Title' and then the date",
        "warning: no item between 2021-05-01 and 2021-05-31: nothing is written / the items read go from 2020-12-02 to 2021-04-30; see --from and --to",
        "warning: the memory of earlier gatherings is missing or damaged: rebuilt from 1 article / all count as edited by hand and are kept",
        "error: 'mai' is no name of an issue / write the year and the month: 2021-05, or 2021-05-special",
        "error: there is no issue '2021-05' / first run 'lettre new 2021-05'",
        "error: the issue '2021-05' already exists: nothing is written / take another name, such as '2021-05-more', or open the folder",
        "error: another gathering for the issue '2021-05' is going on / wait for it to end, then try again",
        "error: 'x' is larger than 20 MB / give a file that holds the items' text only",
      ])
  }

  @Test func `findings of the merge, in both languages`() throws {
    let error = try #require(#expect(throws: FileError.self) { try repository.read("LICENSE", limit: 10) })
    let all: [Diagnostic] = [
      .perhapsSame(item, other: "q.txt:9", file: "p.txt"), .editedMeanwhile("issues/2021-05/articles/x.md"),
      .otherIssueUnreadable("2021-03", error), .restoreUnknown("fete", deleted: []),
      .restoreUnknown("bac", deleted: ["2021-05-05-fete", "2021-05-06-pont"]),
      .restoreUnknown("2021-05-05-fête", deleted: ["2021-05-05-fete"]), .restoreNotDeleted("x.md"),
      .restoreImpossible("x.md"),
    ]
    #expect(
      all.map { said($0, .french) } == [
        "warning: «·Fête·» est peut-être le même que «·q.txt:9·»·: même date, presque le même texte / les deux sont gardés·; mettez «·keep: false·» à l’un s’il est de trop",
        "warning: «·issues/2021-05/articles/x.md·» a changé pendant le rassemblement·: votre fichier est gardé / recommencez le rassemblement",
        "warning: le numéro «·2021-03·» ne se lit pas (fichier trop lourd)·: ce qui y a paru n’est pas connu / vérifiez les droits de ses fichiers",
        "error: «·fete·» n’est le nom d’aucun article supprimé / aucun article de ce numéro n’est supprimé",
        "error: «·bac·» n’est le nom d’aucun article supprimé / sont supprimés·: 2021-05-05-fete, 2021-05-06-pont",
        "error: «·2021-05-05-fête·» n’est le nom d’aucun article supprimé / vouliez-vous dire «·2021-05-05-fete·»\u{202F}?",
        "error: l’article «·x.md·» n’est pas supprimé / --restore ne rend que ce qui n’est plus dans articles/",
        "error: le texte de «·x.md·» n’est plus en mémoire / donnez aussi la source de l’article·: il en sera repris",
      ])
    #expect(
      all.map { said($0, .english) } == [
        "warning: 'Fête' is perhaps the same as 'q.txt:9': same date, nearly the same text / both are kept; set 'keep: false' in one if it is one too many",
        "warning: 'issues/2021-05/articles/x.md' changed during the gathering: your file is kept / gather again",
        "warning: cannot read issue '2021-03' (the file is too heavy): what appeared there is not known / check the permissions of its files",
        "error: 'fete' is the name of no deleted article / no article of this issue is deleted",
        "error: 'bac' is the name of no deleted article / these are deleted: 2021-05-05-fete, 2021-05-06-pont",
        "error: '2021-05-05-fête' is the name of no deleted article / did you mean '2021-05-05-fete'?",
        "error: the article 'x.md' is not deleted / --restore brings back only what is no longer in articles/",
        "error: the text of 'x.md' is no longer remembered / give the article's source too: it is taken from there",
      ])
  }

  @Test func `each kind of source has its own remedy, in both languages`() {
    let kinds: [SourceKind] = [.pastedPage, .savedPage, .feed, .table, .note, .wordDocument]
    for hint in [
      kinds.compactMap { Diagnostic.noItem($0, file: "x").hint }, kinds.map(\.whereDatesStand).dropFirst(2).map(\.self),
      kinds.map(\.whereTitlesStand).dropFirst(2).map(\.self),
    ] {
      #expect(Set(hint.map(\.french)).count == hint.count && Set(hint.map(\.english)).count == hint.count)
    }
    #expect(remedy(forFormat: "Excel (.xlsx)").french == "dans le tableur, enregistrez la feuille au format CSV")
    #expect(remedy(forFormat: "ZIP").french == "dépliez l’archive, puis donnez le dossier")
    #expect(remedy(forFormat: "OpenDocument (.odt, .ods)").english.contains(".docx"))
    #expect(remedy(forFormat: "HEIC, MP4").french.contains("donnez le dossier"))
    #expect(remedy(forFormat: "SQLite").french.hasPrefix("vérifiez que c’est le bon fichier"))
  }

  @Test func `why a file cannot be read or written is said in the reader's language`() {
    func why(_ code: Int32) -> String { FileError(operation: .read, path: "x", code: code).why.french }
    #expect(
      [ENOENT, EACCES, ENOSPC, EROFS, EISDIR, ELOOP, EIO, 0].map(why) == [
        "fichier absent", "accès refusé", "plus de place sur le disque", "disque en lecture seule",
        "ce n’est pas un fichier", "c’est un lien symbolique, qui n’est pas suivi", "erreur 5 du système",
        "le fichier a changé",
      ])
    #expect(
      Diagnostic.writeFailed(FileError(operation: .write, path: "x", code: ENOSPC)).message.french
        == "«\u{A0}x\u{A0}» ne s’écrit pas\u{A0}: plus de place sur le disque")
  }

  @Test func `a source that is not there is named, and all that are missing at once`() {
    let stop = #expect(throws: Stop.self) { try NewsSource.read(["/nowhere/a.txt", "/nowhere/b.txt"]) }
    #expect(stop?.diagnostics.map(\.place.file) == ["/nowhere/a.txt", "/nowhere/b.txt"])
    #expect(stop?.diagnostics.allSatisfy { $0.code == "source-unreadable" } == true)
    #expect(stop?.diagnostics.first?.message.english == "cannot read '/nowhere/a.txt': no such file")
  }
}
