// The e-mail edition: the issue as one fluid HTML column of 600 px and as plain text, made from the issue's own values
// and never from the pages. In the order of the work:
//
//   EmailForm     every text of the letter and the issue in the form mail programs show well
//   MailPlanner   what stands in the mail, in which order, with checked addresses and languages: a MailPlan
//   HTMLLetter    the plan as a tree of Markup, written by MarkupWriter, which alone knows how HTML is escaped
//   TextLetter    the plan as plain text
//
// Both parts are made from the same plan, so that neither has a word the other lacks.

public import Diagnostics
public import IssueModel

/// The e-mail edition of one issue: both parts of the message and what they refer to.
public struct EmailLetter: Hashable, Sendable {
  /// For the message's Subject and the page's title.
  public var subject: String
  /// `lettre.html`.
  public var html: String
  /// `lettre.txt`.
  public var text: String
  /// The converted pictures the HTML shows, each once.
  public var pictures: [ShownPicture]
  public var diagnostics: [Diagnostic]
}

/// A picture the HTML refers to.
public struct ShownPicture: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`, as in the issue.
  public var file: String
  /// The converted file's name, as in `EmailPicture`.
  public var name: String
  /// What the `Content-ID` header must hold, without its angle brackets; nil unless pictures travel in the message.
  public var contentID: String?
}

/// A picture the mail will show, before it is converted.
public struct PictureNeed: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`, as in the issue.
  public var file: String
  /// The width it is shown at on a wide screen, in CSS pixels.
  public var shownWidth: Int
  /// The width to convert it to, never beyond its own: twice the shown one, for fine screens.
  public var pixelWidth: Int { shownWidth * 2 }
  /// The height it is shown at and no more, in CSS pixels.
  public var shownHeight: Int { MailLimits.shownHeight }
}

/// A picture converted for the mail: sRGB JPEG, PNG or GIF without metadata.
public struct EmailPicture: Hashable, Sendable {
  /// The converted file's name, without a folder; it carries a hash of the contents.
  public var name: String
  /// In the file's own pixels.
  public var width, height: Int
  /// The size of the file; nil where it is not known.
  public var bytes: Int?

  public init(name: String, width: Int, height: Int, bytes: Int? = nil) {
    self.name = name
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

/// What the letter is made for.
public enum LetterForm: Hashable, Sendable {
  /// Mail programs: a story is shown as its `email` key says.
  case mail
  /// The issue's page in the web archive: every story in full, and no way to unsubscribe.
  case archive
}

/// The pictures the mail, or the archive's page, needs, each file once and at its widest.
public func emailPictures(
  of issue: NewsIssue, in letter: Letter, form: LetterForm = .mail, usual: Story.EmailText = .full
) -> [PictureNeed] {
  var planner = MailPlanner(
    issue: issue, letter: letter, pictures: [:], addresses: EmailAddresses(), form: form, usual: usual)
  _ = planner.plan()
  return planner.needs
}

/// Makes both parts of the e-mail edition. `pictures` has the converted pictures by their file in the issue, `usual` is
/// what the mail shows of a story that does not say it itself.
///
/// The same values give the same bytes. Findings never stop it: the caller decides what to write.
public func composeEmail(
  _ issue: NewsIssue, of letter: Letter, colours: EmailColours = .letter, pictures: [String: EmailPicture] = [:],
  addresses: EmailAddresses = EmailAddresses(), form: LetterForm = .mail, usual: Story.EmailText = .full
) -> EmailLetter {
  var planner = MailPlanner(
    issue: issue, letter: letter, pictures: pictures, addresses: addresses, form: form, usual: usual)
  let plan = planner.plan()
  let html = HTMLLetter(plan: plan, colours: colours).document()
  var diagnostics = planner.diagnostics
  diagnostics += colours.findings
  diagnostics += sizeFindings(html: html, plan: plan)
  diagnostics += pictureFindings(planner.shown, pictures: pictures)
  if let finding = planner.subjectFinding { diagnostics.append(finding) }
  return EmailLetter(
    subject: plan.subject, html: html, text: TextLetter(plan: plan).text(), pictures: planner.shown,
    diagnostics: diagnostics)
}

/// Gmail cuts a message at about 102 kB of HTML and loses the head's styles with it.
private func sizeFindings(html: String, plan: MailPlan) -> [Diagnostic] {
  guard html.utf8.count > MailLimits.htmlWarning else { return [] }
  let longest = plan.stories.map { (slug: $0.slug, length: $0.length) }
    .enumerated().sorted { ($1.element.length, $0.offset) < ($0.element.length, $1.offset) }.prefix(3)
  return [.emailTooLong(bytes: html.utf8.count, stories: longest.map(\.element.slug))]
}

private func pictureFindings(_ shown: [ShownPicture], pictures: [String: EmailPicture]) -> [Diagnostic] {
  let sizes = shown.compactMap { use in pictures[use.file]?.bytes.map { (file: use.file, bytes: $0) } }
  var findings = sizes.filter { $0.bytes > MailLimits.pictureBytes }
    .map { Diagnostic.emailPictureHeavy($0.file, bytes: $0.bytes) }
  let total = sizes.reduce(0) { $0 + $1.bytes }
  if total > MailLimits.allPictureBytes { findings.append(.emailPicturesHeavy(bytes: total, count: sizes.count)) }
  return findings
}

/// What the pictures of a mail may weigh, in bytes.
public enum MailWeight {
  public static let picture = 200_000
  public static let allPictures = 1_000_000
}

/// What mail programs bear.
enum MailLimits {
  /// The column, in CSS pixels: what every reading pane shows whole.
  static let columnWidth = 600
  /// Where we begin to warn, well before Gmail clips.
  static let htmlWarning = 80_000
  /// Gmail clips beyond this.
  static let htmlError = 102_400
  static let pictureBytes = MailWeight.picture
  static let allPictureBytes = MailWeight.allPictures
  /// A picture is not shown taller than this, in CSS pixels: an upright one would fill the screen. Far below the 1728
  /// at which Outlook for Windows cuts (hteumeuleu/email-bugs#163).
  static let shownHeight = 540
  /// Mail programs show about this many characters beside the subject; a shorter preheader lets the body follow it.
  static let preheader = 35...150
}
