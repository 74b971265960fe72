import Diagnostics
import Documents
import IssueModel
import Testing

@Suite struct `What is wrong is said with its place and remedy` {
  let room = Newsroom()

  @Test func `a misspelt key of an article`() {
    #expect(
      said(room.replacing("standfirst:", by: "chapô:", in: Newsroom.article).findings) == [
        "issues/2021-05/articles/formation.md:6:1 clef inconnue «\u{A0}chapô\u{A0}» → vouliez-vous dire «\u{A0}standfirst\u{A0}»\u{202F}?",
        "issues/2021-05/articles/formation.md:6:1 unknown key 'chapô' → did you mean 'standfirst'?",
      ])
  }

  @Test func `broken YAML in one article leaves the others to be read`() {
    let (_, issue, findings) = room.replacing(
      "kicker: Formation", by: "kicker: Dakar : formation", in: Newsroom.article
    ).read()
    #expect(
      said(findings) == [
        "issues/2021-05/articles/formation.md:5:15 deux-points suivi d’une espace au milieu d’une valeur → mettez la valeur entre guillemets droits\u{A0}: title: \"…\"",
        "issues/2021-05/articles/formation.md:5:15 a colon and a space within a value → put the value in quotes: title: \"…\"",
      ])
    #expect(findings[0].place.story == "formation")
    #expect(issue?.stories.map(\.slug) == ["rendez-vous"])
  }

  @Test(arguments: [
    ("14 mai 2021", "écrivez date: 2021-05-14", "write date: 2021-05-14"),
    ("1er mai 2021", "écrivez date: 2021-05-01", "write date: 2021-05-01"),
    ("05/05/2021", "écrivez date: 2021-05-05", "write date: 2021-05-05"),
    ("14 mai", "une date s’écrit année-mois-jour\u{A0}: 2021-05-14", "a date is written year-month-day: 2021-05-14"),
    (
      "2021-02-30", "une date s’écrit année-mois-jour\u{A0}: 2021-05-14", "a date is written year-month-day: 2021-05-14"
    ),
  ])
  func `a date that is none`(written: String, french: String, english: String) {
    #expect(
      said(room.replacing("date: 2021-05-05", by: "date: \(written)", in: Newsroom.article).findings) == [
        "issues/2021-05/articles/formation.md:3:7 «\u{A0}\(written)\u{A0}» n’est pas une date → \(french)",
        "issues/2021-05/articles/formation.md:3:7 '\(written)' is no date → \(english)",
      ])
  }

  @Test func `a picture that is not there, and one that nearly is`() {
    #expect(
      said(room.replacing("images/salle.jpg", by: "images/sale.jpg", in: Newsroom.article).findings) == [
        "issues/2021-05/articles/formation.md:8:8 fichier «\u{A0}images/sale.jpg\u{A0}» introuvable → vouliez-vous dire «\u{A0}images/salle.jpg\u{A0}»\u{202F}?",
        "issues/2021-05/articles/formation.md:8:8 file 'images/sale.jpg' not found → did you mean 'images/salle.jpg'?",
      ])
    #expect(
      said(room.replacing("images/agents.jpg", by: "photos/x.png", in: Newsroom.article).findings) == [
        "issues/2021-05/articles/formation.md:22:1 fichier «\u{A0}photos/x.png\u{A0}» introuvable → il est attendu à «\u{A0}issues/2021-05/photos/x.png\u{A0}»",
        "issues/2021-05/articles/formation.md:22:1 file 'photos/x.png' not found → it is expected at 'issues/2021-05/photos/x.png'",
      ])
  }

  @Test(arguments: [
    "../images/salle.jpg", "/etc/passwd", "images/../../../x.jpg", "C:\\photos\\salle.jpg", "https://x.fr/a.jpg",
  ])
  func `a picture outside the issue is refused`(name: String) {
    let findings = room.replacing("image: images/salle.jpg", by: "image: \(name)", in: Newsroom.article).findings
    #expect(findings.map(\.code) == ["file-outside"])
    #expect(findings[0].message.french == "«\u{A0}\(name)\u{A0}» n’est pas un chemin dans le dossier du numéro")
    let isNear = name.hasSuffix("salle.jpg")
    #expect((findings[0].hint?.english == "did you mean 'images/salle.jpg'?") == isNear)
  }

  @Test func `an unknown section, in an article and in the issue`() {
    #expect(
      said(room.replacing("section: actions", by: "section: action", in: Newsroom.article).findings) == [
        "issues/2021-05/articles/formation.md:4:10 rubrique inconnue «\u{A0}action\u{A0}» → vouliez-vous dire «\u{A0}actions\u{A0}»\u{202F}?",
        "issues/2021-05/articles/formation.md:4:10 unknown section 'action' → did you mean 'actions'?",
      ])
    #expect(
      said(room.replacing("[agenda, actions]", by: "[agenda, brèves, actions]", in: Newsroom.issue).findings) == [
        "issues/2021-05/issue.yaml:6:20 rubrique inconnue «\u{A0}brèves\u{A0}» → rubriques de letter.yaml\u{A0}: actions, agenda",
        "issues/2021-05/issue.yaml:6:20 unknown section 'brèves' → sections of letter.yaml: actions, agenda",
      ])
  }

  @Test func `HTML in the text`() {
    let findings = room.replacing("Venez.", by: "Été : <b>venez</b>.", in: "issues/2021-05/articles/rendez-vous.md")
      .findings
    #expect(findings.map(\.severity) == [.warning])
    #expect(said(findings).first?.hasPrefix("issues/2021-05/articles/rendez-vous.md:8:7 balise HTML") == true)
  }

  @Test func `a missing funding notice, once for each edition that lacks it`() {
    let letter = room.replacing("  print: Financé par l'*Union européenne*\n", by: "", in: "letter.yaml")
    #expect(
      said(letter.findings) == [
        "letter.yaml:18:1 la mention de financement manque pour l’édition imprimée → ajoutez sous funding:\u{A0}: print: \"Financé par l’Union européenne\"",
        "letter.yaml:18:1 the funding notice is missing for the printed edition → add under funding: print: \"Funded by the European Union\"",
      ])
    let one = room.replacing(
      "funding:\n  print: Financé par l'*Union européenne*\n  email: Avec le soutien de l'Union européenne",
      by: "funding: Financé", in: "letter.yaml"
    ).read()
    #expect(one.findings.isEmpty && one.letter?.funding.email.plainText == "Financé")
  }

  @Test func `what an issue must say, with the line to add`() {
    let issue = room.adding(Newsroom.issue, "preheader: court\n")
    #expect(
      said(issue.findings).filter { $0.contains("issue.yaml") } == [
        "issues/2021-05/issue.yaml:1:1 «\u{A0}number\u{A0}» manque → ajoutez une ligne\u{A0}: number: 3",
        "issues/2021-05/issue.yaml:1:1 'number' is missing → add a line: number: 3",
        "issues/2021-05/issue.yaml:1:1 «\u{A0}date\u{A0}» manque → ajoutez une ligne\u{A0}: date: 2021-05-14",
        "issues/2021-05/issue.yaml:1:1 'date' is missing → add a line: date: 2021-05-14",
        "issues/2021-05/issue.yaml:1:1 «\u{A0}title\u{A0}» manque → ajoutez une ligne\u{A0}: title: \"Lettre de mai 2021\"",
        "issues/2021-05/issue.yaml:1:1 'title' is missing → add a line: title: \"Lettre de mai 2021\"",
        "issues/2021-05/issue.yaml:1:12 l’aperçu du courriel a 5 caractères au lieu de 35 à 150 → ajoutez ce que le numéro apporte",
        "issues/2021-05/issue.yaml:1:12 the mail's preheader has 5 characters instead of 35 to 150 → add what the issue brings",
      ])
  }

  @Test func `an article without text, and an issue without articles`() {
    let bare = room.adding("issues/2021-05/articles/vide.md", "---\ntitle: Rien\nsection: agenda\n---\n\n")
    #expect(
      said(bare.findings) == [
        "issues/2021-05/articles/vide.md:6:1 article sans texte («\u{A0}Rien\u{A0}») → écrivez le texte sous l’en-tête, ou keep: false pour le laisser de côté",
        "issues/2021-05/articles/vide.md:6:1 story without text ('Rien') → write the text under the keys, or keep: false to leave it out",
      ])
    var empty = room
    for file in room.files.keys where file.hasSuffix(".md") { empty.files[file] = nil }
    #expect(empty.findings.map(\.code) == ["empty-issue"])
  }

  @Test func `several faults are told in one run, even when the issue itself cannot be read`() {
    let spoilt = room.adding(Newsroom.issue, "title: a: b\n")
      .replacing("date: 2021-05-05", by: "date: hier", in: Newsroom.article)
      .replacing("section: agenda", by: "section: agendas", in: "issues/2021-05/articles/rendez-vous.md")
    let (_, issue, findings) = spoilt.read()
    #expect(issue == nil)
    #expect(findings.map(\.code) == ["yaml-syntax", "no-date", "unknown-section"])
    var gone = room
    gone.files[Newsroom.issue] = nil
    #expect(gone.findings.map(\.code) == ["no-issue"])
    gone.files["letter.yaml"] = nil
    #expect(gone.findings.map(\.code) == ["no-letter"])
  }

  @Test func `addresses that are none`() {
    let letter = room.replacing("https://www.example.org", by: "www.example.org", in: "letter.yaml")
      .replacing("La Lettre <lettre@example.org>", by: "lettre", in: "letter.yaml")
      .replacing("https: https://", by: "https: http://", in: "letter.yaml")
      .replacing("marks/ue.svg", by: "marks/eu.svg", in: "letter.yaml")
    #expect(letter.findings.map(\.code) == ["no-web-address", "no-mail-address", "no-secure-address", "file-missing"])
    #expect(letter.findings[0].hint?.french == "écrivez https://www.example.org")
  }

  @Test func `pictures without alternative text, captions without pictures, pictures twice`() {
    let article = room.replacing("alt: Une salle pleine", by: "alt: \"\"", in: Newsroom.article)
      .replacing("![Deux agents](images/agents.jpg", by: "![](images/salle.jpg", in: Newsroom.article)
    #expect(article.findings.map(\.code) == ["no-alternative-text", "no-alternative-text", "picture-twice"])
    let bare = room.replacing("image: images/salle.jpg\n", by: "", in: Newsroom.article)
    #expect(bare.findings.map(\.code) == ["no-picture", "no-picture", "no-picture"])
    #expect(bare.findings[0].message.french == "«\u{A0}caption\u{A0}» sans photo")
  }

  @Test func `pictures in a list`() {
    let article = room.replacing(
      "image: images/salle.jpg\ncaption: La salle\ncredit: Photo POC\nalt: Une salle pleine\n",
      by: "images:\n  - {file: images/salle.jpg, alt: Une salle, légende: x}\n  - images/rien.jpg\n",
      in: Newsroom.article)
    #expect(article.findings.map(\.code) == ["unknown-key", "file-missing", "no-alternative-text"])
    #expect(
      article.read().issue?.stories[1].pictures.map(\.file) == [
        "issues/2021-05/images/salle.jpg", "issues/2021-05/images/agents.jpg",
      ])
  }

  @Test func `what editors leave behind is passed over, other files are mentioned`() {
    var left = room
    for name in ["x.md~", "~$x.docx", "x.md.bak", ".x.md", "Thumbs.db", "#x.md#"] {
      left.files["issues/2021-05/articles/" + name] = "x"
    }
    #expect(left.findings.isEmpty)
    let note = room.adding("issues/2021-05/articles/note.txt", "x").findings
    #expect(note.map(\.severity) == [.notice])
    #expect(
      said(note)[0]
        == "issues/2021-05/articles/note.txt ce fichier n’est pas un article (.md) → renommez-le avec la fin .md")
  }
}
