// Checks the made files of the e-mail edition: reports, never repairs.
//
// `checkEmail` reads the files as mail programs do (`MailSurvey`: the page as a tree with gumbo, its tags by ourselves,
// the view Outlook for Windows has of it, its style sheet, its colours in every view, the text part, the message with
// GMime, the pictures' headers), and lets every `MailRule` judge it. Rules are small, named and independent; they stand
// in files by their subject. `IssueFinder` then looks in the issue for what a breach is about, so that a finding names
// the story and the line of the article it comes from.

public import Diagnostics
public import IssueModel

/// The made files of the e-mail edition, as they are to be written.
public struct EmailFiles: Hashable, Sendable {
  /// `lettre.html`.
  public var html: [UInt8]
  /// `lettre.txt`.
  public var text: [UInt8]
  /// `lettre.eml`; nil where none is made.
  public var message: [UInt8]?
  /// `brouillon.eml`; nil where none is made.
  public var draft: [UInt8]?
  public var pictures: [MadePicture]
  /// Before the files' names in findings: `email/`.
  public var folder: String

  public init(
    html: [UInt8], text: [UInt8], message: [UInt8]? = nil, draft: [UInt8]? = nil, pictures: [MadePicture] = [],
    folder: String = "email/"
  ) {
    self.html = html
    self.text = text
    self.message = message
    self.draft = draft
    self.pictures = pictures
    self.folder = folder
  }
}

/// A picture of the folder `images/`.
public struct MadePicture: Hashable, Sendable {
  /// The file's name, without a folder.
  public var name: String
  public var bytes: [UInt8]
  /// The picture of the issue it was made from, from the folder that holds `letter.yaml`.
  public var origin: String?
  /// Its width in pixels, as far as it is known.
  public var originWidth: Int?

  public init(name: String, bytes: [UInt8], origin: String? = nil, originWidth: Int? = nil) {
    self.name = name
    self.bytes = bytes
    self.origin = origin
    self.originWidth = originWidth
  }
}

/// The names of all rules, in the order in which they are asked.
public var emailCheckRules: [String] { mailRules.map(\.name) }

/// Checks the files against the issue they were made from.
///
/// - Parameter known: findings of the edition itself; what one of them says is not said twice.
/// - Returns: findings in the order of the rules, notices among them.
public func checkEmail(
  _ files: EmailFiles, of issue: NewsIssue, in letter: Letter, known: [Diagnostic] = []
) -> [Diagnostic] {
  let survey = MailSurvey(files, issue: issue, letter: letter)
  var finder = IssueFinder(issue: issue, letter: letter, files: files)
  let codes = Set(known.map(\.code))
  return mailRules.filter { codes.isDisjoint(with: $0.twins) }
    .flatMap { rule in summed(rule.judge(survey), of: rule, &finder) }
}

/// The list of a rule stays readable.
private func summed(_ breaches: [Breach], of rule: MailRule, _ finder: inout IssueFinder) -> [Diagnostic] {
  let most = 12
  var seen: Set<Diagnostic> = []
  let findings = breaches.map { breach in
    Diagnostic(
      rule.name, breach.severity ?? rule.severity, breach.message, hint: breach.remedy ?? rule.remedy,
      at: finder.place(of: breach.spot))
  }.filter { seen.insert($0).inserted }
  guard findings.count > most else { return findings }
  let rest = findings.count - most
  let more = Diagnostic(
    rule.name, rule.severity,
    Wording(
      fr: "et \(rest) autre\(rest > 1 ? "s" : "") de même sorte", en: "and \(rest) more of the same kind"),
    hint: rule.remedy, at: Place(file: findings[most].place.file))
  return findings.prefix(most) + [more]
}
