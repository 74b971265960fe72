public import Diagnostics
import PDFFile

/// What a rule comes from.
public enum Standard: String, Hashable, Sendable, CaseIterable {
  /// ISO 15930-7:2010, PDF/X-4.
  case x4 = "PDF/X-4"
  /// ISO 14289-1:2014, PDF/UA-1.
  case ua1 = "PDF/UA-1"
  /// ISO 32000-1:2008, which both build on.
  case pdf = "PDF"
  /// What a printing house looks at before it makes plates.
  case printer = "impression"

  /// The standard's number, nil for the usage of the trade.
  var number: String? {
    switch self {
    case .x4: "ISO 15930-7"
    case .ua1: "ISO 14289-1"
    case .pdf: "ISO 32000-1"
    case .printer: nil
    }
  }
}

/// A small named rule: what it is, where it comes from, and how a file is judged by it. Rules know nothing of each other.
struct Rule: Sendable {
  /// Stable, for scripts: `x4-lzw`.
  let name: String
  let standard: Standard
  /// The clause of the standard, empty for the usage of the trade.
  let clause: String
  let severity: Severity
  let remedy: Wording
  let judge: @Sendable (FileSurvey) -> [Breach]

  init(
    _ name: String, _ standard: Standard, _ clause: String = "", _ severity: Severity = .error, remedy: Wording,
    judge: @escaping @Sendable (FileSurvey) -> [Breach]
  ) {
    self.name = name
    self.standard = standard
    self.clause = clause
    self.severity = severity
    self.remedy = remedy
    self.judge = judge
  }
}

/// One place where a rule is not kept.
struct Breach: Hashable, Sendable {
  var page: Int?
  var object: PDFReference?
  var message: Wording

  init(page: Int? = nil, object: PDFReference? = nil, fr french: String, en english: String) {
    self.page = page
    self.object = object
    self.message = Wording(fr: french, en: english)
  }
}

/// A rule that is not kept, where, and what to do.
public struct PreflightFinding: Hashable, Sendable {
  /// The rule's stable name.
  public let rule: String
  public let standard: Standard
  public let clause: String
  public let severity: Severity
  /// The page, counted from 1.
  public let page: Int?
  /// The number of the object in the file.
  public let object: Int?
  public let message: Wording
  public let remedy: Wording
  /// How many times it was met at this place.
  public let count: Int

  /// As `ISO 15930-7, 6.2.3`; nil for the usage of the trade.
  public var source: String? {
    guard let number = standard.number else { return nil }
    return clause.isEmpty ? number : "\(number), \(clause)"
  }

  /// The finding as the user is told.
  public func diagnostic(file: String?) -> Diagnostic {
    var french = message.french
    var english = message.english
    if count > 1 {
      french += " (\(count) fois)"
      english += " (\(count) times)"
    }
    let place = [object.map { (fr: "objet \($0)", en: "object \($0)") }, source.map { (fr: $0, en: $0) }].compactMap(
      \.self)
    if !place.isEmpty {
      french += " [" + place.map(\.fr).joined(separator: "\u{202F}; ") + "]"
      english += " [" + place.map(\.en).joined(separator: "; ") + "]"
    }
    return Diagnostic(
      rule, severity, Wording(fr: french, en: english), hint: remedy, at: Place(file: file, page: page))
  }
}

extension PreflightFinding {
  /// For scripts: the keys of any finding, and {standard, clause, object, count} besides.
  public func json(file: String?, in language: SpokenLanguage) -> JSON {
    .object([
      ("code", .string(rule)), ("severity", .string(severity.code)), ("file", JSON(file)), ("line", .null),
      ("column", .null), ("story", .null), ("page", JSON(page)), ("message", .string(message.text(in: language))),
      ("hint", .string(remedy.text(in: language))), ("standard", .string(standard.rawValue)), ("clause", JSON(source)),
      ("object", JSON(object)), ("count", .integer(count)),
    ])
  }
}
