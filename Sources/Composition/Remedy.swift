/// Changes that were tried together and make an issue fit: one step, or several where no single one does.
public struct Remedy: Hashable, Sendable {
  /// A story, as findings name it.
  public struct StoryName: Hashable, Sendable {
    public var slug: String
    /// Without marks.
    public var title: String
  }

  /// What an editor asked for of a story, which leaves the make-up less freedom.
  public enum Constraint: Hashable, Sendable {
    case pinnedPage(Int)
    case columns(Int)
    case lead
  }

  public enum Step: Hashable, Sendable {
    /// So many words less, or more. The lines are those of one column that the least and the most of them make; the
    /// pages were made up with the least, with the middle and with the most.
    case cut(StoryName, words: ClosedRange<Int>, lines: ClosedRange<Int>)
    case add(StoryName, words: ClosedRange<Int>, lines: ClosedRange<Int>)
    /// A picture out; its file from the letter's folder.
    case takePicture(StoryName, file: String)
    /// A picture wider than high, with a caption.
    case givePicture(StoryName)
    case takeStory(StoryName)
    case takeQuotation
    /// An article more, so many words long, the last of its section.
    case addStory(section: String?, words: ClosedRange<Int>, isPictured: Bool)
    /// Another page count that the layout allows.
    case pages(Int)
    /// Without what the editor asked for.
    case lift(Constraint, StoryName)
  }

  public var steps: [Step]
  /// What it asks of the editor, in words to be written or given up: remedies stand in this order.
  var effort: Int

  /// Lines taken (above 0) or added where it begins with a change of length.
  var lines: Int? {
    switch steps.first {
    case .cut(_, _, let lines): lines.lowerBound
    case .add(_, _, let lines): -lines.lowerBound
    default: nil
    }
  }
}

/// The remedies of an issue that no make-up was found for («cut list»), cheapest first; each was made up.
public struct CutList: Hashable, Sendable {
  public var remedies: [Remedy] = []
  /// Whether the search ended before all was tried.
  public var isCutShort = false
  /// Nothing but text, and hardly too much of it: there is next to nothing that could be set tighter.
  public var isTextOnly = false
  /// The most words with which the editorial would stand in its column of page one, where a remedy makes it so short.
  public var editorialWords: Int?

  public init() {}
}
