public import Diagnostics

/// What can be made of an issue.
public enum Edition: String, Hashable, Sendable, CaseIterable {
  /// The PDF for reading on a screen and for the office printer.
  case screen
  /// The mail, as HTML and as plain text.
  case email
  /// Page images to look at.
  case png

  /// What is made where nobody names an edition.
  public static let usual: [Edition] = [.screen, .email]
}

/// How an issue is composed.
public struct ComposeRequest: Hashable, Sendable {
  public var issue: String
  public var editions: [Edition]
  /// In place of the issue's own layout.
  public var layout: String?
  public var pages: PageCount
  /// In place of `out/ISSUE`, from the letters' folder or absolute.
  public var out: String?
  /// In place of the letter's own.
  public var baseURL: String?
  /// The language of the report.
  public var language: SpokenLanguage
  /// Whether pages are made in any case, marked as a draft: the PDF to read and page images, under names of their own.
  public var isDraft: Bool

  public enum PageCount: Hashable, Sendable {
    /// What the issue says.
    case asTheIssueSays
    /// The fewest that can be filled.
    case fewest
    case exactly(Int)
  }

  public init(
    issue: String, editions: [Edition] = Edition.usual, layout: String? = nil, pages: PageCount = .asTheIssueSays,
    out: String? = nil, baseURL: String? = nil, language: SpokenLanguage = .french, isDraft: Bool = false
  ) {
    self.issue = issue
    self.editions = editions
    self.layout = layout
    self.pages = pages
    self.out = out
    self.baseURL = baseURL
    self.language = language
    self.isDraft = isDraft
  }
}
