/// The pieces of an issue in the order in which they are read, as the tags of its items name them.
public struct ReadingOrder: Hashable, Sendable {
  public var stories: [ReadStory]
  /// The stories that the entries of the summary lead to: the n-th is that of the items with block n + 1.
  public var summary: [String]

  public init(stories: [ReadStory] = [], summary: [String] = []) {
    self.stories = stories
    self.summary = summary
  }
}

/// A piece of an issue: what its items' tags do not say of it.
public struct ReadStory: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case story
    /// A heading with short stories under it, which have items of their own.
    case briefs([String])
    /// Words of someone else between two rules.
    case quotation
    /// Words of the letter's own that fill a page.
    case call
  }

  /// As in `Tag.story`.
  public var name: String
  public var kind: Kind
  /// Without marks, for bookmarks.
  public var title: String
  /// The heading of the paper it stands under; empty where there is none.
  public var rubrique: String

  public init(name: String, kind: Kind = .story, title: String, rubrique: String = "") {
    self.name = name
    self.kind = kind
    self.title = title
    self.rubrique = rubrique
  }
}
