import Diagnostics
import Typesetting

/// The findings about words that are wider than their lines: one for each word of a story.
struct CutWords {
  let setter: CopySetter
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Place> = []

  init(setter: CopySetter) { self.setter = setter }

  /// - Parameter page: where the line stands; nil where no page was found for it.
  mutating func add(_ line: SetLine, story: String?, page: Int?) {
    guard let word = line.cutWord else { return }
    var place = setter.place(of: word, story: story)
    guard seen.insert(place).inserted else { return }
    place.page = page
    diagnostics.append(.cutWord(word, at: place))
  }
}
