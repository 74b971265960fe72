import Documents
import IssueModel

/// The words the pages themselves say, in the letter's own language.
struct PageWords: Hashable, Sendable {
  let isFrench: Bool

  init(language: String) { isFrench = language.hasPrefix("fr") }

  var editorial: String { isFrench ? "Édito" : "Editorial" }
  var summary: String { isFrench ? "Au sommaire" : "In this issue" }
  /// At the foot of a story that goes on overleaf.
  func continued(on page: Int) -> String { isFrench ? "Suite page \(page)" : "Continued on page \(page)" }
  /// At the head of its rest.
  func continued(from page: Int) -> String {
    isFrench ? "Suite de la page \(page)" : "Continued from page \(page)"
  }
  var responsible: String { isFrench ? "Responsable de la publication" : "Editor responsible" }
  var contact: String { "Contact" }
  /// Under the code in the colophon.
  var codeLabel: String { isFrench ? "Lire en ligne" : "Read online" }
  /// What the code is, to those who do not see it.
  func codeName(_ address: String) -> String {
    isFrench ? "Code QR vers \(shownAddress(address))" : "QR code to \(shownAddress(address))"
  }
  /// What the stars on blue are.
  var emblem: String { isFrench ? "Emblème de l’Union européenne" : "Emblem of the European Union" }
  /// Before the issue's address.
  var thisIssueOnline: String { isFrench ? "Ce numéro en ligne" : "This issue online" }

  /// The call that fills a page.
  var readTheNews: String { isFrench ? "Les actualités se lisent aussi en ligne" : "The news is online too" }
  /// Before the address of a story.
  var readOnline: String { isFrench ? "À lire en ligne\u{A0}:" : "Read online:" }

  /// Before the address of the full text of a story that is set with its short one.
  var fullText: String { isFrench ? "Texte entier\u{A0}:" : "Full text:" }

  /// Across a page that is only to be looked at.
  var draft: String { isFrench ? "ÉPREUVE" : "DRAFT" }

  /// Behind the letter's name, on such a page.
  func draftPage(_ page: Int, of pages: Int) -> String {
    isFrench ? "page \(page) sur \(pages)" : "page \(page) of \(pages)"
  }

  /// On a page beyond those the issue should have.
  func overset(pages: Int) -> String {
    isFrench
      ? "EN EXCÈS\u{A0}: ne tient pas sur \(pages) page\(pages == 1 ? "" : "s")"
      : "OVERSET: does not fit on \(pages) page\(pages == 1 ? "" : "s")"
  }

  /// In the white of a page that is not full.
  func unfilled(lines: Int) -> String {
    isFrench ? "Blanc\u{A0}: environ \(lines) lignes à remplir" : "White: about \(lines) lines to fill"
  }

  /// Words between the quotation marks of the language.
  func quoted(_ copy: Copy) -> Copy {
    isFrench ? [Span("«\u{A0}")] + copy + [Span("\u{A0}»")] : [Span("“")] + copy + [Span("”")]
  }

  /// «No 1», the «o» to be set above the line.
  func number(_ number: Int) -> [(text: String, isSuperior: Bool)] {
    isFrench
      ? [("N", false), ("o", true), ("\u{A0}\(number)", false)]
      : [("No.\u{A0}\(number)", false)]
  }

  /// «Mai 2021».
  func month(_ date: CalendarDate) -> String {
    let name = (isFrench ? CalendarDate.frenchMonths : CalendarDate.englishMonths)[date.month - 1]
    return name.prefix(1).uppercased() + name.dropFirst() + " \(date.year)"
  }

  /// «5 mai 2021», «1er mai 2021»: day and month held together.
  func day(_ date: CalendarDate) -> [(text: String, isSuperior: Bool)] {
    guard isFrench else {
      return [("\(date.day)\u{A0}\(CalendarDate.englishMonths[date.month - 1]) \(date.year)", false)]
    }
    let rest = "\u{A0}\(CalendarDate.frenchMonths[date.month - 1]) \(date.year)"
    return date.day == 1 ? [("1", false), ("er", true), (rest, false)] : [("\(date.day)" + rest, false)]
  }
}

/// An address as people read it: without scheme and last slash.
func shownAddress(_ address: String) -> String {
  var shown = address
  for scheme in ["https://", "http://"] where shown.hasPrefix(scheme) { shown.removeFirst(scheme.count) }
  if shown.hasSuffix("/") { shown.removeLast() }
  return shown
}
