public import Composition
public import Diagnostics
import Typesetting

// How stories are set, told to people and to scripts: the same in `lettre check --type` and in the report.

/// How a story is set, in words.
public struct StoryFigureText: Hashable, Sendable {
  public var heading: String
  public var figures: [String]
  /// The most uneven lines, each with its place and its text.
  public var worst: [String]
}

extension StoryFigures {
  public func text(in language: SpokenLanguage) -> StoryFigureText {
    let isFrench = language == .french
    func say(_ french: String, _ english: String) -> String { isFrench ? french : english }
    func figure(_ value: Double) -> String { hundredths(value, in: language) }
    let space = quality.wordSpace
    return StoryFigureText(
      heading: isFrench ? guillemets(story) : story,
      figures: [
        say(
          "espace entre les mots\u{A0}: \(figure(space.mean)) en moyenne, \(figure(space.p95)) pour 95\u{A0}% des lignes, \(figure(space.max)) au plus",
          "word space: \(figure(space.mean)) in the mean, \(figure(space.p95)) for 95% of the lines, \(figure(space.max)) at most"
        ),
        say(
          "lignes coupées\u{A0}: \(quality.hyphenated) sur \(quality.lines), \(quality.longestHyphenRun) de suite au plus",
          "hyphenated lines: \(quality.hyphenated) of \(quality.lines), \(quality.longestHyphenRun) running at most"),
        say(
          "lézardes\u{A0}: \(quality.rivers)\u{202F}; lignes creuses\u{A0}: \(runts)",
          "rivers: \(quality.rivers); runts: \(runts)"),
      ],
      worst: worst.map { line in
        let place = say("page \(line.page), colonne \(line.column)", "page \(line.page), column \(line.column)")
        let ratio =
          line.line.overfull > .zero
          ? say("dépasse", "overfull") : figure(line.line.spaceRatio ?? 1)
        return place + say("\u{A0}: ", ": ") + ratio + " – " + line.words
      })
  }

  var json: JSON {
    .object([
      ("story", .string(story)), ("lines", .integer(quality.lines)),
      (
        "wordSpace",
        .object([
          ("mean", .decimal(quality.wordSpace.mean)), ("p95", .decimal(quality.wordSpace.p95)),
          ("max", .decimal(quality.wordSpace.max)),
        ])
      ),
      ("hyphenated", .integer(quality.hyphenated)), ("hyphenRuns", .integer(quality.longestHyphenRun)),
      ("rivers", .integer(quality.rivers)), ("runts", .integer(runts)),
      (
        "worst",
        .array(
          worst.map {
            .object([
              ("page", .integer($0.page)), ("column", .integer($0.column)),
              ("wordSpace", $0.line.spaceRatio.map { .decimal($0) } ?? .null), ("text", .string($0.words)),
            ])
          })
      ),
    ])
  }
}

extension StoryLine {
  /// The line as it reads, with the hyphen of a divided word.
  fileprivate var words: String {
    var text = line.text[...]
    while text.last == " " { text.removeLast() }
    return text + (line.endsInHyphen ? "-" : "")
  }
}

/// A figure with two decimals, as the language writes it.
func hundredths(_ value: Double, in language: SpokenLanguage) -> String {
  let hundredths = Int((value * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100)\(language == .french ? "," : ".")\(rest < 10 ? "0" : "")\(rest)"
}
