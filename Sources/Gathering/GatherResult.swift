public import Diagnostics
public import IssueModel

/// What a gathering did, or would do: every item of the sources is in exactly one of the four lists.
public struct GatherResult: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// For text of no item, how it begins.
    public var title: String
    public var date: CalendarDate?
    /// From the folder that holds `letter.yaml`; nil where no article is made.
    public var file: String?
    /// `accueil.txt:97`, or `accueil.txt:1-12` for text of no item.
    public var source: String
    public var reason: GatherReason
    /// Of the text, without the title.
    public var words: Int
    /// The other issue that `file` stands in.
    public var issue: String? = nil

    /// About so many lines of a column.
    public var lines: Int { columnLines(words) }

    /// Why, as a person reads it.
    public var wording: Wording {
      guard let issue else { return reason.wording }
      return Wording(fr: "déjà paru dans le numéro \(issue)", en: "already in issue \(issue)")
    }
  }

  /// An article of the issue as it stands in the end, held back or not readable ones aside.
  public struct Article: Hashable, Sendable {
    /// From the folder that holds `letter.yaml`.
    public var file: String
    public var title: String
    public var words: Int
    public var needs: [ArticleNeed]

    /// About so many lines of a column.
    public var lines: Int { columnLines(words) }
  }

  /// A correction that was made because the editor asked for it.
  public struct Correction: Hashable, Sendable {
    /// The article, from the folder that holds `letter.yaml`.
    public var file: String
    /// `accueil.txt:97`.
    public var source: String
    public var found: String
    public var made: String
  }

  public var issue: String
  public var period: Period
  /// New articles.
  public var taken: [Entry] = []
  /// Articles already there, not touched.
  public var kept: [Entry] = []
  /// Articles nobody had edited, written anew because their source changed.
  public var changed: [Entry] = []
  /// Items that are no article of the issue, and text of no item.
  public var left: [Entry] = []
  public var corrections: [Correction] = []
  /// What the issue's articles are and lack, by file name.
  public var articles: [Article] = []
  public var diagnostics: [Diagnostic] = []
  /// No item of the sources falls into the period: the command ends with its own code.
  public var hasNothingInPeriod: Bool

  init(issue: String, period: Period, hasNothingInPeriod: Bool) {
    self.issue = issue
    self.period = period
    self.hasNothingInPeriod = hasNothingInPeriod
  }
}

/// What an article waits for before it can be composed with care.
public enum ArticleNeed: String, Hashable, Sendable, CaseIterable {
  case picture
  case alternativeText = "alt"
  case caption
  case credit
  /// A note that the people one can recognise agreed to be shown.
  case consent

  public var wording: Wording {
    switch self {
    case .picture: Wording(fr: "pas de photo", en: "no picture")
    case .alternativeText: Wording(fr: "pas de texte de remplacement", en: "no alternative text")
    case .caption: Wording(fr: "pas de légende", en: "no caption")
    case .credit: Wording(fr: "pas de crédit", en: "no credit")
    case .consent:
      Wording(
        fr: "pas de note d’accord, si quelqu’un est reconnaissable", en: "no note of consent, if anyone is recognisable"
      )
    }
  }
}

/// How many lines of a column some words take, roughly: 6.2 words a line at 56 mm, measured on the letter's own texts.
func columnLines(_ words: Int) -> Int { (words * 10 + 61) / 62 }

/// Why an item went where it did; the raw value is what scripts read.
public enum GatherReason: String, Hashable, Sendable, CaseIterable {
  case new
  case unchanged
  case edited
  case editedSourceChanged = "edited-source-changed"
  case handwritten
  case unreadable
  case goneFromSource = "gone-from-source"
  case sourceChanged = "source-changed"
  case corrected
  case restored
  case deleted
  case alreadyInIssue = "already-in-issue"
  case outsidePeriod = "outside-period"
  case noDate = "no-date"
  case impossibleDate = "impossible-date"
  case noTitle = "no-title"
  case tooLong = "too-long"
  case draft
  case sameItem = "same-item"
  case sameItemOtherText = "same-item-other-text"
  case pageHead = "page-head"
  case quotation
  case pictureName = "picture-name"
  case fundingNotice = "funding-notice"
  case editorial
  case emptyTable = "empty-table"
  case pageFoot = "page-foot"
  case likelyFoot = "likely-foot"
  /// What a source holds besides its items: a menu, the heading of a feed, a page of a blog.
  case otherContent = "other-content"

  /// Text that belongs to no item, rather than an item.
  public var isTextOfNoItem: Bool {
    switch self {
    case .pageHead, .quotation, .pictureName, .fundingNotice, .editorial, .emptyTable, .pageFoot, .likelyFoot,
      .otherContent:
      true
    default: false
    }
  }

  public var wording: Wording {
    switch self {
    case .new: Wording(fr: "nouveau", en: "new")
    case .unchanged: Wording(fr: "inchangé", en: "unchanged")
    case .edited: Wording(fr: "corrigé à la main", en: "edited by hand")
    case .editedSourceChanged:
      Wording(
        fr: "corrigé à la main, et la source a changé depuis", en: "edited by hand, and the source has changed since")
    case .handwritten:
      Wording(
        fr: "écrit à la main, et la source a aussi cet article", en: "written by hand, and the source has the item too")
    case .unreadable: Wording(fr: "illisible, rien n’y est touché", en: "unreadable, nothing in it is touched")
    case .goneFromSource: Wording(fr: "n’est plus dans la source", en: "no longer in the source")
    case .sourceChanged: Wording(fr: "la source a changé", en: "the source has changed")
    case .corrected: Wording(fr: "corrections proposées faites", en: "proposed corrections made")
    case .restored: Wording(fr: "rétabli", en: "brought back")
    case .deleted: Wording(fr: "supprimé à la main, reste supprimé", en: "deleted by hand, stays deleted")
    case .alreadyInIssue: Wording(fr: "déjà paru", en: "already published")
    case .outsidePeriod: Wording(fr: "hors de la période", en: "outside the period")
    case .noDate: Wording(fr: "sans date", en: "no date")
    case .impossibleDate: Wording(fr: "date impossible", en: "impossible date")
    case .noTitle: Wording(fr: "sans titre", en: "no title")
    case .tooLong: Wording(fr: "trop long pour un article", en: "too long for an article")
    case .draft: Wording(fr: "brouillon, pas encore publié", en: "draft, not yet published")
    case .sameItem: Wording(fr: "déjà pris, même texte", en: "already taken, same text")
    case .sameItemOtherText:
      Wording(
        fr: "déjà pris sous la même date et le même titre, avec un autre texte",
        en: "already taken under the same date and title, with another text")
    case .pageHead: Wording(fr: "tête de page", en: "head of the page")
    case .quotation: Wording(fr: "citation", en: "quotation")
    case .pictureName: Wording(fr: "nom d’image", en: "name of a picture")
    case .fundingNotice: Wording(fr: "mention du financement", en: "funding notice")
    case .editorial: Wording(fr: "édito de la page d’accueil", en: "editorial of the home page")
    case .emptyTable: Wording(fr: "tableau de mise en page vide", en: "empty layout table")
    case .pageFoot: Wording(fr: "pied de page", en: "foot of the page")
    case .likelyFoot: Wording(fr: "pied de page probable", en: "likely foot of the page")
    case .otherContent: Wording(fr: "hors des articles", en: "outside the items")
    }
  }
}

extension GatherResult {
  /// The result as scripts read it: keys in a fixed order, reasons as codes, messages in a language.
  public func json(in language: SpokenLanguage) -> String {
    func list(_ entries: [Entry]) -> JSON {
      .array(
        entries.map {
          .object([
            ("title", JSON($0.title)), ("date", JSON($0.date?.description)), ("file", JSON($0.file)),
            ("source", JSON($0.source)), ("reason", .string($0.reason.rawValue)), ("words", .integer($0.words)),
            ("lines", .integer($0.lines)), ("issue", JSON($0.issue)),
          ])
        })
    }
    return JSON.object([
      ("issue", .string(issue)),
      (
        "period",
        .object([("first", .string(period.first.description)), ("last", .string(period.last.description))])
      ),
      ("taken", list(taken)), ("kept", list(kept)), ("changed", list(changed)), ("left", list(left)),
      (
        "corrections",
        .array(
          corrections.map {
            .object([
              ("file", .string($0.file)), ("source", .string($0.source)), ("found", .string($0.found)),
              ("made", .string($0.made)),
            ])
          })
      ),
      (
        "articles",
        .array(
          articles.map {
            .object([
              ("file", .string($0.file)), ("title", .string($0.title)), ("words", .integer($0.words)),
              ("lines", .integer($0.lines)), ("needs", .array($0.needs.map { .string($0.rawValue) })),
            ])
          })
      ),
      ("findings", .array(diagnostics.map { $0.json(in: language) })),
    ]).text + "\n"
  }
}
