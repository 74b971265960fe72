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
  /// Before the issue's address.
  var thisIssueOnline: String { isFrench ? "Ce numéro en ligne" : "This issue online" }

  /// The call that fills a page.
  var readTheNews: String { isFrench ? "Les actualités se lisent aussi en ligne" : "The news is online too" }
  /// Before the address of a story.
  var readOnline: String { isFrench ? "À lire en ligne\u{A0}:" : "Read online:" }

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
