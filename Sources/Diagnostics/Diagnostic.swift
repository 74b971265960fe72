/// The languages the program speaks.
public enum SpokenLanguage: String, Hashable, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"
}

/// A text the program says, in both its languages.
public struct Wording: Hashable, Sendable {
  public let french: String
  public let english: String

  public init(fr french: String, en english: String) {
    self.french = french
    self.english = english
  }

  public func text(in language: SpokenLanguage) -> String { language == .french ? french : english }
}

/// How much a finding weighs.
public enum Severity: Int, Hashable, Sendable, Comparable {
  /// Worth knowing.
  case notice
  /// Should be put right; the editions are made all the same.
  case warning
  /// No edition is written while it stands.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

  /// The word that scripts read, in `report.json`.
  public var code: String { ["notice", "warning", "error"][rawValue] }
}

/// Where a finding is: in a file, on a page, in a story, as far as it is known.
public struct Place: Hashable, Sendable {
  /// The path as the user knows it, from the folder that holds `letter.yaml`.
  public var file: String?
  /// Counted from 1.
  public var line: Int?
  /// Counted from 1, in characters as an editor counts them.
  public var column: Int?
  /// The line of the file itself, shown above the caret.
  public var excerpt: String?
  /// The story's slug.
  public var story: String?
  /// The page, counted from 1.
  public var page: Int?

  public init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, excerpt: String? = nil, story: String? = nil,
    page: Int? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.story = story
    self.page = page
  }
}

/// Something the editor is told: what is wrong in the words of the trade, where, and what to try.
public struct Diagnostic: Hashable, Sendable {
  /// A stable word such as `unknown-key`, so that scripts need not read prose.
  public var code: String
  public var severity: Severity
  public var message: Wording
  public var hint: Wording?
  public var place: Place

  public init(_ code: String, _ severity: Severity, _ message: Wording, hint: Wording? = nil, at place: Place = Place())
  {
    self.code = code
    self.severity = severity
    self.message = message
    self.hint = hint
    self.place = place
  }
}

/// What stops a step: the findings that say why. Thrown where nothing can go on; at least one is an error.
public struct Stop: Error, Hashable, Sendable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  public init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }
}

extension [Diagnostic] {
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
