import Fonts
import Geometry
import Typesetting

/// A typewriter: every character is half an em wide, so that lines can be counted by hand. At 10 pt a character takes
/// 5 pt, and a measure of 100 pt holds twenty.
final class FixedPitchShaper: TextShaper {
  /// Characters the face does not have.
  var lacking: Set<Character> = []

  func shape(_ text: String, in style: TextStyle) -> ShapedText {
    let clusters = text.map { character in
      ShapedText.Cluster(
        bytes: character.utf8.count,
        glyph: ShapedText.Glyph(id: character.unicodeScalars.first!.value, advance: 500), mayCutBefore: true)
    }
    return ShapedText(clusters: clusters, missing: text.filter { lacking.contains($0) }.map { $0 })
  }

  func metrics(of face: FontFace) -> FontMetrics {
    FontMetrics(ascent: 800, descent: 200, capHeight: 700, xHeight: 500, space: 500)
  }
}

/// Divides the words it is given, written with hyphens at their points.
struct WordListDivider: WordDivider {
  var words: [String: [Int]] = [:]

  init(_ divided: String...) {
    for word in divided {
      var points: [Int] = []
      var byte = 0
      let parts = word.split(separator: "-")
      for part in parts.dropLast() {
        byte += part.utf8.count
        points.append(byte)
      }
      words[parts.joined()] = points
    }
  }

  func divisionPoints(of word: String) -> [Int] {
    words[word.filter { $0.isLetter }].map { $0 } ?? []
  }
}

extension TypesettingOptions {
  /// Lines as a typewriter sets them: nothing gives way but the spaces, nothing hangs.
  static var plain: TypesettingOptions {
    var options = TypesettingOptions()
    options.expansion = 0
    options.tracking = 0
    options.protrusion = 0
    return options
  }
}

enum Typewriter {
  static let style = TextStyle(face: FontFace("typewriter"), size: 10.pt)

  /// Lines of copy at so many characters.
  static func lines(
    _ text: String, characters: Int, alignment: Alignment = .ragged, balanced: Bool = false,
    divider: (any WordDivider)? = nil, options: TypesettingOptions = .plain
  ) -> [String] {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), divider: divider, options: options)
    let paragraph = Paragraph(runs: [TextRun(text: text, style: style)], alignment: alignment, isBalanced: balanced)
    return typesetter.set(paragraph, measure: Double(characters * 5).pt).lines.map(shown)
  }

  /// A line as it is printed, with the hyphen of a division.
  static func shown(_ line: SetLine) -> String { line.text + (line.endsInHyphen ? "-" : "") }
}
