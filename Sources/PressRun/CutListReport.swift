import Composition
import Diagnostics

/// Remedies for scripts: an entry of `fit.cuts` in `report.json` (DESIGN of the keys: CONTRIBUTING).
extension Remedy {
  func json(told: Wording, in language: SpokenLanguage) -> JSON {
    let text = ("text", JSON.string(told.text(in: language)))
    if let step = steps.first, steps.count == 1 { return .object(step.members + [text]) }
    let none: [(String, JSON)] = ["story", "words", "lines"].map { ($0, .null) }
    return .object(
      [("remedy", .string("combination"))] + none + [("steps", .array(steps.map { .object($0.members) })), text])
  }
}

extension Remedy.Step {
  /// `remedy`, `story`, `words` and `lines` always; what else a kind of remedy has.
  fileprivate var members: [(String, JSON)] {
    func entry(
      _ remedy: String, _ story: Remedy.StoryName? = nil, words: ClosedRange<Int>? = nil,
      lines: ClosedRange<Int>? = nil,
      more: [(String, JSON)] = []
    ) -> [(String, JSON)] {
      func pair(_ range: ClosedRange<Int>) -> JSON { .array([.integer(range.lowerBound), .integer(range.upperBound)]) }
      return [
        ("remedy", .string(remedy)), ("story", JSON(story?.slug)), ("words", words.map(pair) ?? .null),
        ("lines", JSON(lines?.lowerBound)),
      ] + (lines.map { [("verified", pair($0))] } ?? []) + more
    }
    switch self {
    case .cut(let story, let words, let lines): return entry("cut", story, words: words, lines: lines)
    case .add(let story, let words, let lines): return entry("add", story, words: words, lines: lines)
    case .takePicture(let story, let file): return entry("take-picture", story, more: [("picture", .string(file))])
    case .givePicture(let story): return entry("give-picture", story)
    case .takeStory(let story): return entry("take-story", story)
    case .addStory(let section, let words, let isPictured):
      return entry(
        "add-story", words: words, more: [("section", JSON(section)), ("pictured", .boolean(isPictured))])
    case .takeQuotation: return entry("take-quotation")
    case .pages(let count): return entry("pages", more: [("pages", .integer(count))])
    case .lift(let constraint, let story):
      let key =
        switch constraint {
        case .pinnedPage: "pinned-page"
        case .columns: "columns"
        case .lead: "lead"
        }
      return entry("lift", story, more: [("key", .string(key))])
    }
  }
}

extension String {
  /// The same as the beginning of a sentence.
  var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
