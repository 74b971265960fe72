import DisplayList
import Fonts
import FrenchText
import Geometry
import Inks
import PrintRendering
import Shaping
import Testing
import Typesetting

/// A text of `Tests/Fixtures/type`, written for these tests: a paragraph a line, typed as an office types it. A line
/// that begins with «- » is an item of a list.
struct TypeSpecimen: Sendable, CustomTestStringConvertible {
  var name: String
  var copy: String

  var testDescription: String { name }

  /// The kinds of copy the letter has.
  static let all = ["edito", "officiel", "legendes", "liste", "noms"].compactMap { name in
    Repository.text(folder + "/\(name).txt").map { TypeSpecimen(name: name, copy: $0) }
  }
  static let folder = Repository.path + "/Tests/Fixtures/type"

  /// The copy with its typography right, and whether it is an item of a list.
  var paragraphs: [(runs: [CopyRun], isItem: Bool)] {
    copy.split(whereSeparator: \.isNewline).compactMap { line in
      let isItem = line.hasPrefix("- ")
      let runs = corrected([CopyRun(String(isItem ? line.dropFirst(2) : line))]).runs
      return runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } ? nil : (runs, isItem)
    }
  }
}

/// How a specimen is set: the two body faces of the letter.
enum SpecimenFace: String, CaseIterable, Sendable {
  case serif, sans

  var style: TextStyle {
    switch self {
    case .serif: Faces.body
    case .sans: TextStyle(face: FontFace("lato/Lato-Regular.ttf"), size: 8.5.pt)
    }
  }
}

/// A specimen's lines under one another at one measure.
struct SetSpecimen {
  static let measures = [40.0, 56, 86]
  static let leading = 12.pt

  /// Lines, and how far from the left edge of the column each begins.
  var lines: [SetLine] = []
  var indents: [Length] = []
  /// The lines of each paragraph, and the paragraph itself as it was given to the typesetter.
  var paragraphs: [(paragraph: Paragraph, measure: Length, lines: [SetLine])] = []
  /// What stands before the items of lists, by line.
  var dashes: [Int: SetLine] = [:]

  init(_ specimen: TypeSpecimen, _ face: SpecimenFace, measure: Length, by typesetter: Typesetter) {
    let style = face.style
    let dash = Paragraph(runs: [TextRun(text: "–", style: style)], alignment: .ragged)
    let step = typesetter.width(of: [TextRun(text: "–\u{A0}", style: style)])
    var isFirst = true
    for (runs, isItem) in specimen.paragraphs {
      let textRuns = runs.map { run in
        var style = style
        if run.isSuperscript { style.features.append(FontFeature("sups")) }
        return TextRun(text: run.text, style: style)
      }
      // Items of lists are ragged and undivided, as the letter sets them: a narrow measure made narrower gapes.
      let paragraph = Paragraph(
        runs: textRuns, alignment: isItem ? .ragged : .justified, indent: isItem || isFirst ? .zero : style.size,
        mayHyphenate: !isItem)
      let measure = isItem ? measure - step : measure
      let set = typesetter.set(paragraph, measure: measure)
      if isItem { dashes[lines.count] = typesetter.set(dash, measure: step).lines[0] }
      lines += set.lines
      indents += set.lines.map { _ in isItem ? step : .zero }
      paragraphs.append((paragraph, measure, set.lines))
      isFirst = false
    }
  }

  /// The lines as they are printed, one a line.
  var breaks: String {
    var text = ""
    for (number, line) in lines.enumerated() {
      if dashes[number] != nil { text += "– " }
      text += line.text + (line.endsInHyphen ? "-" : "") + "\n"
      if line.endsParagraph { text += "\n" }
    }
    return text
  }

  /// The lines as one column on a page as tall as they need.
  func page(measure: Length) -> DisplayPage {
    var items: [PageItem] = []
    for (number, line) in lines.enumerated() {
      let y = 15.mm + Self.leading * Double(number + 1)
      if let dash = dashes[number] { items += Self.items(dash, at: Point(x: 15.mm, y: y)) }
      items += Self.items(line, at: Point(x: 15.mm + indents[number], y: y))
    }
    let size = Size(width: measure + 30.mm, height: 30.mm + Self.leading * Double(lines.count))
    return DisplayPage(number: 1, boxes: PageBoxes(trim: size, bleed: .zero), items: items)
  }

  private static func items(_ line: SetLine, at origin: Point) -> [PageItem] {
    line.runs.map { run in
      .glyphs(
        GlyphRun(
          face: run.style.face, size: run.style.size, ink: run.style.ink,
          origin: Point(x: origin.x + run.x, y: origin.y), expansion: line.expansion, string: run.string,
          tag: Tag(story: "specimen", role: .body)))
    }
  }

  func pdf(measure: Length) throws -> [UInt8] {
    let materials = DrawingMaterials(fontsFolder: Repository.path + "/fonts", palette: Palette([])) { _ in nil }
    let metadata = PDFMetadata(title: "Spécimen", author: "lettre", date: .init(year: 2021, month: 5, day: 31))
    return try renderPDF([page(measure: measure)], materials: materials, metadata: metadata)
  }
}
