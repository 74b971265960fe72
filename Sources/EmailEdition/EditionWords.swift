import Documents
import IssueModel

/// The words the mail itself says, in the language of the letter: English for `en`, French otherwise.
struct EditionWords: Hashable, Sendable {
  let isFrench: Bool

  init(language: String) {
    isFrench = language.split(separator: "-").first?.lowercased() != "en"
  }

  var contents: String { isFrench ? "Au sommaire" : "In this issue" }
  var editorial: String { isFrench ? "Édito" : "Editorial" }
  var viewOnline: String { isFrench ? "Voir en ligne" : "View online" }
  var unsubscribe: String { isFrench ? "Se désinscrire" : "Unsubscribe" }
  var photo: String { "Photo" }
  var notes: String { "Notes" }
  var publisher: String { isFrench ? "Éditeur" : "Publisher" }
  var responsible: String { isFrench ? "Responsable du contenu" : "Responsible for the contents" }
  var address: String { isFrench ? "Adresse" : "Address" }
  var contact: String { "Contact" }
  var site: String { isFrench ? "Site" : "Website" }
  var partners: String { isFrench ? "Partenaires" : "Partners" }
  /// Between a label and what it announces.
  var colon: String { isFrench ? "\u{A0}: " : ": " }

  /// «Lire la suite de « titre »».
  func readMore(_ title: String) -> String {
    isFrench ? "Lire la suite de «\u{A0}\(title)\u{A0}»" : "Read on: “\(title)”"
  }

  /// «La Lettre du POC n° 3, mai 2021».
  func subject(name: String, number: Int, date: CalendarDate) -> String {
    isFrench
      ? "\(name) n°\u{A0}\(number), \(monthAndYear(date))" : "\(name) No.\u{A0}\(number), \(monthAndYear(date))"
  }

  /// «N° 3, mai 2021».
  func dateline(number: Int, date: CalendarDate) -> String {
    (isFrench ? "N°" : "No.") + "\u{A0}\(number), \(monthAndYear(date))"
  }

  /// «1er mai 2021», the «er» raised.
  func day(_ date: CalendarDate) -> Copy {
    let rest = "\u{A0}" + monthAndYear(date)
    guard isFrench, date.day == 1 else { return [Span(String(date.day) + rest)] }
    return [Span("1"), Span("er", marks: .superscript), Span(rest)]
  }

  private func monthAndYear(_ date: CalendarDate) -> String {
    let months = isFrench ? CalendarDate.frenchMonths : CalendarDate.englishMonths
    return "\(months[date.month - 1]) \(date.year)"
  }
}
