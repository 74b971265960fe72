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
  public var diagnostics: [Diagnostic] = []
  /// No item of the sources falls into the period: the command ends with its own code.
  public var hasNothingInPeriod: Bool

  init(issue: String, period: Period, hasNothingInPeriod: Bool) {
    self.issue = issue
    self.period = period
    self.hasNothingInPeriod = hasNothingInPeriod
  }
}

/// Why an item went where it did; the raw value is what scripts read.
public enum GatherReason: String, Hashable, Sendable, CaseIterable {
  case new
  case unchanged
  case edited
  case editedSourceChanged = "edited-source-changed"
  case goneFromSource = "gone-from-source"
  case sourceChanged = "source-changed"
  case deleted
  case outsidePeriod = "outside-period"
  case noDate = "no-date"
  case impossibleDate = "impossible-date"
  case noTitle = "no-title"
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

  /// Text that belongs to no item, rather than an item.
  public var isTextOfNoItem: Bool {
    switch self {
    case .pageHead, .quotation, .pictureName, .fundingNotice, .editorial, .emptyTable, .pageFoot, .likelyFoot: true
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
    case .goneFromSource: Wording(fr: "n’est plus dans la source", en: "no longer in the source")
    case .sourceChanged: Wording(fr: "la source a changé", en: "the source has changed")
    case .deleted: Wording(fr: "supprimé à la main, reste supprimé", en: "deleted by hand, stays deleted")
    case .outsidePeriod: Wording(fr: "hors de la période", en: "outside the period")
    case .noDate: Wording(fr: "sans date", en: "no date")
    case .impossibleDate: Wording(fr: "date impossible", en: "impossible date")
    case .noTitle: Wording(fr: "sans titre", en: "no title")
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
    }
  }
}

extension GatherResult {
  /// The result as scripts read it: keys in a fixed order, one entry a line, reasons as codes, messages in a language.
  public func json(in language: SpokenLanguage) -> String {
    func list(_ entries: [Entry]) -> String {
      jsonList(
        entries.map {
          "{\"title\": \(jsonText($0.title)), \"date\": \(jsonText($0.date?.description)), "
            + "\"file\": \(jsonText($0.file)), \"source\": \(jsonText($0.source)), "
            + "\"reason\": \(jsonText($0.reason.rawValue)), \"words\": \($0.words)}"
        })
    }
    let findings = diagnostics.map {
      "{\"code\": \(jsonText($0.code)), \"severity\": \(jsonText($0.severity.code)), "
        + "\"file\": \(jsonText($0.place.file)), \"line\": \(jsonNumber($0.place.line)), "
        + "\"column\": \(jsonNumber($0.place.column)), \"story\": \(jsonText($0.place.story)), "
        + "\"page\": \(jsonNumber($0.place.page)), \"message\": \(jsonText($0.message.text(in: language))), "
        + "\"hint\": \(jsonText($0.hint?.text(in: language)))}"
    }
    return """
      {
        "issue": \(jsonText(issue)),
        "period": {"first": \(jsonText(period.first.description)), "last": \(jsonText(period.last.description))},
        "taken": \(list(taken)),
        "kept": \(list(kept)),
        "changed": \(list(changed)),
        "left": \(list(left)),
        "findings": \(jsonList(findings))
      }

      """
  }
}

private func jsonList(_ items: [String]) -> String {
  items.isEmpty ? "[]" : "[\n" + items.map { "    " + $0 }.joined(separator: ",\n") + "\n  ]"
}

private func jsonNumber(_ number: Int?) -> String { number.map(String.init) ?? "null" }

/// A JSON string (RFC 8259 §7), or null.
private func jsonText(_ text: String?) -> String {
  guard let text else { return "null" }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default:
      if scalar.value < 0x20 {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}
