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
  var picture: String { "Image" }
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
    // Within quotation marks French has others.
    let inner =
      isFrench
      ? title.replacing("«\u{A0}", with: "“").replacing("\u{A0}»", with: "”").replacing("«", with: "“")
        .replacing("»", with: "”")
      : title.replacing("“", with: "‘").replacing("”", with: "’")
    return isFrench ? "Lire la suite de «\u{A0}\(inner)\u{A0}»" : "Read on: “\(inner)”"
  }

  /// «La Lettre du POC n° 3 : titre»; the month instead of a title that is missing or makes it longer than the 78
  /// characters mail programs show.
  func subject(name: String, number: Int, date: CalendarDate, title: String) -> String {
    let start = subjectStart(name: name, number: number)
    return title.isEmpty || title.count > Self.subjectLength - (start + colon).count
      ? start + ", " + monthAndYear(date) : start + colon + title
  }

  /// How long a title may be to stand in the subject, in characters.
  func roomInSubject(name: String, number: Int) -> Int {
    max(0, Self.subjectLength - (subjectStart(name: name, number: number) + colon).count)
  }

  private static let subjectLength = 78

  private func subjectStart(name: String, number: Int) -> String {
    name + (isFrench ? " n°" : " No.") + "\u{A0}\(number)"
  }

  /// Between quotation marks, unless it stands between some already.
  func quoted(_ copy: Copy) -> Copy {
    guard let first = copy.first?.text.first, !"«“\"‘".contains(first) else { return copy }
    return isFrench
      ? [Span("«\u{A0}")] + copy + [Span("\u{A0}»")] : [Span("“")] + copy + [Span("”")]
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
