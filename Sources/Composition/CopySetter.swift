import Diagnostics
import Documents
import Fonts
import Geometry
import IssueModel
import Layouts
import Typesetting

/// Turns marked copy into runs in a layout's styles and sets them, and reports what a face cannot show.
final class CopySetter {
  let layout: Layout
  let typesetter: Typesetter
  let language: String
  /// The body size tried now: the fit ladder may change it for the whole issue.
  let bodySize: Length
  private(set) var diagnostics: [Diagnostic] = []
  private var reported = Set<String>()
  /// Where the words stand that some line cuts, by their story and their first letters.
  private var cutWords: [String: Place] = [:]

  init(layout: Layout, typesetter: Typesetter, language: String, bodySize: Length) {
    self.layout = layout
    self.typesetter = typesetter
    self.language = language
    self.bodySize = bodySize
  }

  /// Where a copy comes from, for findings.
  struct Origin {
    var file: String?
    var story: String?
  }

  /// - Parameter scale: a headline may be set larger or smaller than its style.
  func style(_ name: StyleName, scale: Double = 1) -> TypeStyle {
    var style = layout[name]
    if scale != 1 {
      style.size = style.size * scale
      style.leading = style.leading * scale
    }
    if name == .body || name == .byline || name == .closing {
      style.size = style.size * (bodySize / layout[.body].size)
    }
    return style
  }

  /// The runs of a copy in a style: bold and italic by face, superscripts by the face's own raised letters.
  func runs(_ copy: Copy, _ name: StyleName, scale: Double = 1, italic: Bool = false) -> [TextRun] {
    let style = style(name, scale: scale)
    return copy.enumerated().map { number, span in
      var text = style.text(
        bold: span.marks.contains(.strong), italic: span.marks.contains(.emphasis) != italic,
        language: span.language ?? language)
      if span.marks.contains(.superscript) { text.features.append(FontFeature("sups")) }
      return TextRun(
        text: style.isUppercase ? span.text.uppercased() : span.text, style: text,
        mayHyphenate: span.language == nil && span.link == nil && !span.marks.contains(.verbatim), link: span.link,
        source: number)
    }
  }

  /// Sets a paragraph of copy.
  func set(
    _ copy: Copy, _ name: StyleName, scale: Double = 1, measure: Length, alignment: Alignment = .ragged,
    balanced: Bool = false,
    italic: Bool = false, indent: Length = .zero, notch: Paragraph.Notch? = nil, origin: Origin
  ) -> [SetLine] {
    guard !copy.plainText.allSatisfy(\.isWhitespace) else { return [] }
    let paragraph = Paragraph(
      runs: runs(copy, name, scale: scale, italic: italic), alignment: alignment, indent: indent, notch: notch,
      mayHyphenate: alignment == .justified, isBalanced: balanced)
    return set(paragraph, measure: measure, copy: copy, origin: origin)
  }

  /// Sets a paragraph of runs; `copy` is what they were made of, for the places of findings.
  func set(_ paragraph: Paragraph, measure: Length, copy: Copy, origin: Origin) -> [SetLine] {
    let result = typesetter.set(paragraph, measure: measure)
    for missing in result.missing {
      report(missing, span: copy.indices.contains(missing.source) ? copy[missing.source] : nil, origin: origin)
    }
    for case let word? in result.lines.lazy.map(\.cutWord) { note(word, copy: copy, origin: origin) }
    return result.lines
  }

  /// Where a word stands that a line cuts.
  func place(of word: CutWord, story: String?) -> Place {
    cutWords[Self.key(word, story)] ?? Place(story: story)
  }

  private static func key(_ word: CutWord, _ story: String?) -> String { (story ?? "") + "\n" + word.opening }

  private func note(_ word: CutWord, copy: Copy, origin: Origin) {
    let key = Self.key(word, origin.story)
    guard cutWords[key] == nil else { return }
    let span = copy.indices.contains(word.source) ? copy[word.source] : nil
    var position = span?.position
    if let span, let found = span.text.firstRange(of: word.opening) {
      position?.column += span.text.distance(from: span.text.startIndex, to: found.lowerBound)
    }
    cutWords[key] = Place(file: origin.file, line: position?.line, column: position?.column, story: origin.story)
  }

  /// One line of the program's own words.
  func line(_ text: String, _ name: StyleName, measure: Length = 2000.pt, italic: Bool = false) -> SetLine? {
    set([Span(text)], name, measure: measure, italic: italic, origin: Origin()).first
  }

  private func report(_ missing: MissingGlyph, span: Span?, origin: Origin) {
    var position = span?.position
    if let span, let at = span.text.firstIndex(of: missing.character) {
      position?.column += span.text.distance(from: span.text.startIndex, to: at)
    }
    let place = Place(file: origin.file, line: position?.line, column: position?.column, story: origin.story)
    let key = "\(missing.character)\(missing.face)\(place.file ?? "")\(place.line ?? 0):\(place.column ?? 0)"
    guard reported.insert(key).inserted else { return }
    diagnostics.append(.unknownGlyph(missing.character, face: missing.face.file, at: place))
  }
}
