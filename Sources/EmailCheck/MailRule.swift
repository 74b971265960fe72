import Diagnostics

/// A small named rule: what it is, what mends a breach of it, and how the files are judged by it.
struct MailRule: Sendable {
  /// Stable, for scripts: `mail-alt-missing`.
  let name: String
  let severity: Severity
  let remedy: Wording
  /// Codes of the edition's own findings that say the same.
  let twins: Set<String>
  let judge: @Sendable (MailSurvey) -> [Breach]

  init(
    _ name: String, _ severity: Severity = .error, twins: Set<String> = [], fr french: String,
    en english: String, judge: @escaping @Sendable (MailSurvey) -> [Breach]
  ) {
    self.name = name
    self.severity = severity
    self.remedy = Wording(fr: french, en: english)
    self.twins = twins
    self.judge = judge
  }
}

/// All rules, in the order in which they are asked.
let mailRules =
  syntaxRules + documentRules + weightRules + supportRules + legibilityRules + contentRules + linkRules + wordRules
  + pictureRules + textRules + messageRules + headerRules + draftRules

/// One place where a rule is not kept.
struct Breach: Hashable, Sendable {
  var message: Wording
  var spot: Spot
  /// Where it is not the rule's own.
  var severity: Severity?
  var remedy: Wording?

  init(_ spot: Spot, fr french: String, en english: String, severity: Severity? = nil, remedy: Wording? = nil) {
    self.spot = spot
    self.message = Wording(fr: french, en: english)
    self.severity = severity
    self.remedy = remedy
  }
}

/// Where a breach is in the made files, and what it is about in the issue.
struct Spot: Hashable, Sendable {
  enum File: Hashable, Sendable {
    case html, text, message, draft
    case picture(String)
    case letter
  }

  var file: File
  var line: Int?
  var column: Int?
  /// The slug of the story it stands in.
  var story: String?
  /// What it is about: looked for in the story, or in the whole issue.
  var link: String?
  var picture: String?
  var words: String?

  init(
    _ file: File, line: Int? = nil, column: Int? = nil, story: String? = nil, link: String? = nil,
    picture: String? = nil, words: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.story = story
    self.link = link
    self.picture = picture
    self.words = words
  }
}

/// At most so many characters of a text, for a message.
func excerpt(_ text: String, most: Int = 60) -> String {
  let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return text.count <= most ? text : text.prefix(most - 1) + "…"
}
