public import Diagnostics
public import Inks

/// What can be made of an issue.
public enum Edition: String, Hashable, Sendable, CaseIterable {
  /// The PDF for the printing house: PDF/X-4, with bleed and marks.
  case press
  /// The PDF for reading on a screen and for the office printer.
  case screen
  /// The sheets of a booklet for the office copier: two pages side by side, to be folded once.
  case booklet
  /// The mail, as HTML and as plain text.
  case email
  /// Page images to look at.
  case png

  /// What is made where nobody names an edition.
  public static let usual: [Edition] = [.press, .screen, .booklet, .email]
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
  /// What the press and booklet editions are printed on.
  public var paper: Paper
  /// The printing house's own ICC profile, absolute or from the letters' folder, in place of the paper's.
  public var profile: String?
  /// Whether the press and booklet editions are in black alone.
  public var isGrey: Bool

  public enum PageCount: Hashable, Sendable {
    /// What the issue says.
    case asTheIssueSays
    /// The fewest that can be filled.
    case fewest
    case exactly(Int)
  }

  public init(
    issue: String, editions: [Edition] = Edition.usual, layout: String? = nil, pages: PageCount = .asTheIssueSays,
    out: String? = nil, baseURL: String? = nil, language: SpokenLanguage = .french, isDraft: Bool = false,
    paper: Paper = .coated, profile: String? = nil, isGrey: Bool = false
  ) {
    self.issue = issue
    self.editions = editions
    self.layout = layout
    self.pages = pages
    self.out = out
    self.baseURL = baseURL
    self.language = language
    self.isDraft = isDraft
    self.paper = paper
    self.profile = profile
    self.isGrey = isGrey
  }
}
