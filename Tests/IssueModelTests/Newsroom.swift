import Diagnostics
import Documents
import IssueModel

/// A newsroom in memory: a whole letter with one issue of two articles, to be spoilt by tests.
struct Newsroom {
  var files: [String: String] = [
    "letter.yaml": """
    name: La Lettre du POC
    motto:
      text: Si tu diffères de moi mon frère, loin de me léser, tu m'enrichis
      author: Antoine de Saint-Exupéry
    publisher: Partenariat Opérationnel Conjoint
    responsible: La cellule de communication
    postal-address:
      - 1, rue de l'Exemple
      - Dakar
    contact: contact@example.org
    site: https://www.example.org
    base-url: https://lettre.example.org/n
    sender: La Lettre <lettre@example.org>
    unsubscribe:
      mailto: stop@example.org
      https: https://example.org/stop
      one-click: oui
    funding:
      print: Financé par l'*Union européenne*
      email: Avec le soutien de l'Union européenne
    partners:
      - name: Union européenne
        mark: marks/ue.svg
        link: https://europa.eu
    sections:
      - {id: actions, title: Nos actions}
      - {id: agenda, title: Agenda, look: brief}
    """,
    "marks/ue.svg": "<svg/>",
    "issues/2021-05/issue.yaml": """
    number: 3
    date: 2021-05-14
    period: 2021-04-15..2021-05-14
    title: Lettre de *mai* 2021
    preheader: Une formation de formateurs s'ouvre à Dakar, et trois rendez-vous
    sections: [agenda, actions]
    quotation:
      text: Ensemble
      author: Une agente
    notes:
      - Une *note*
    """,
    "issues/2021-05/editorial.md": """
    ---
    title: Éditorial
    ---
    Chers lecteurs, [hello]{lang=en}.
    """,
    "issues/2021-05/articles/formation.md": """
    ---
    title: "Ouverture de la *formation*"
    date: 2021-05-05
    section: actions
    kicker: Formation
    standfirst: Trois semaines
    byline: A. Diop
    image: images/salle.jpg
    caption: La salle
    credit: Photo POC
    alt: Une salle pleine
    short: |
      Premier.

      Second.
    email: Au courriel
    link: https://example.org/formation
    source: page.txt:4
    ---
    Premier paragraphe.

    ![Deux agents](images/agents.jpg "Au travail")

    - un
    - deux

    > dit-il
    """,
    "issues/2021-05/articles/rendez-vous.md": """
    ---
    title: Rendez-vous
    section: agenda
    event: 12 juin, 9 h
    place: Dakar
    order: 1
    ---
    Venez.
    """,
    "issues/2021-05/images/salle.jpg": "x",
    "issues/2021-05/images/agents.jpg": "x",
  ]

  static let article = "issues/2021-05/articles/formation.md"
  static let issue = "issues/2021-05/issue.yaml"

  /// Replaces a text that is there once or more.
  func replacing(_ text: String, by other: String, in file: String) -> Newsroom {
    var copy = self
    precondition(copy.files[file]!.contains(text), "the test replaces what is not there: \(text)")
    copy.files[file] = copy.files[file]!.replacing(text, with: other)
    return copy
  }

  func adding(_ file: String, _ text: String) -> Newsroom {
    var copy = self
    copy.files[file] = text
    return copy
  }

  var letterFiles: LetterFiles { LetterFiles(files.mapValues { Array($0.utf8) }) }

  /// Letter and issue with all findings; the findings of a stop where it cannot be read.
  func read() -> (letter: Letter?, issue: NewsIssue?, findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    do throws(Stop) {
      let letter = try readLetter(letterFiles)
      findings = letter.findings
      do throws(Stop) {
        let issue = try readIssue("2021-05", of: letter.value, letterFiles)
        return (letter.value, issue.value, findings + issue.findings)
      } catch { return (letter.value, nil, findings + error.diagnostics) }
    } catch { return (nil, nil, error.diagnostics) }
  }

  var findings: [Diagnostic] { read().findings }
}

/// The finding in both languages, with its place and hint.
func said(_ findings: [Diagnostic]) -> [String] {
  findings.flatMap { finding in
    SpokenLanguage.allCases.map { language in
      let place = finding.place
      let at = [place.file ?? "", place.line.map(String.init), place.column.map(String.init)].compactMap(\.self)
      let hint = finding.hint.map { " → " + $0.text(in: language) } ?? ""
      return at.joined(separator: ":") + " " + finding.message.text(in: language) + hint
    }
  }
}
