public import Fonts
public import Geometry

/// Sets paragraphs: copy in, lines of one measure out.
///
/// 1. The copy is read into elements and shaped word by word (`CopyReader`).
/// 2. Every place where a line may end is noted with what it measures and costs (`PlaceFinder`).
/// 3. The best set of line ends is chosen for the whole paragraph (`LineBreaker`).
/// 4. Each line is filled: glyphs, then spaces, give way until it meets its measure (`LineSetter`).
///
/// The first two steps know no measure and are kept, as are finished paragraphs: a paragraph asked for again costs
/// nothing. Not `Sendable`: one typesetter belongs to one task.
public final class Typesetter {
  let shaper: any TextShaper
  let divider: (any WordDivider)?
  public let options: TypesettingOptions
  private var styles: [TextStyle: RunStyle] = [:]
  private var prepared: [Copy: PreparedParagraph] = [:]
  private var settings: [Setting: SetParagraph] = [:]

  /// A paragraph, told apart by its bytes: Swift holds «é» equal to «e» with an accent, glyph clusters do not.
  private struct Copy: Hashable {
    let paragraph: Paragraph
    let fingerprint: UInt64

    init(_ paragraph: Paragraph) {
      self.paragraph = paragraph
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for run in paragraph.runs {
        for byte in run.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      fingerprint = hash
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
  }

  /// A paragraph at a measure.
  private struct Setting: Hashable {
    var copy: Copy
    var measure: Length
    var looseness: Int
  }

  public init(shaper: any TextShaper, divider: (any WordDivider)? = nil, options: TypesettingOptions = .init()) {
    self.shaper = shaper
    self.divider = divider
    self.options = options
  }

  /// The paragraph's lines at a measure.
  ///
  /// - Parameter looseness: so many lines more or fewer than is best, where that can be had without bad lines (see
  ///   `LineQuality`); look at the number of lines that comes back.
  public func set(_ paragraph: Paragraph, measure: Length, looseness: Int = 0) -> SetParagraph {
    let setting = Setting(copy: Copy(paragraph), measure: measure, looseness: looseness)
    if let known = settings[setting] { return known }
    let prepared = prepare(setting.copy)
    let result = LineSetter(prepared: prepared, measure: measure.points, options: options).set(looseness: looseness)
    if settings.count >= Self.capacity { settings.removeAll(keepingCapacity: true) }
    settings[setting] = result
    return result
  }

  /// The width of runs set on one line as they are, spaces natural: labels, folios, ears.
  public func width(of runs: [TextRun]) -> Length {
    let prepared = prepare(Copy(Paragraph(runs: runs, alignment: .centred, mayHyphenate: false)))
    guard let last = prepared.places.last, let first = prepared.places.first else { return .zero }
    return Length(points: max(0, last.end.width - first.start.width))
  }

  /// The vertical measures of a face, in thousandths of the font size.
  public func metrics(of face: FontFace) -> FontMetrics { shaper.metrics(of: face) }

  func style(_ style: TextStyle) -> RunStyle {
    if let known = styles[style] { return known }
    let new = RunStyle(style, shaper: shaper, options: options)
    styles[style] = new
    return new
  }

  private func prepare(_ copy: Copy) -> PreparedParagraph {
    if let known = prepared[copy] { return known }
    var paragraph = copy.paragraph
    if options.acronyms == .smallCapitals { paragraph.runs = paragraph.runs.flatMap { $0.withSmallCapitals() } }
    let new = PreparedParagraph(
      paragraph, styles: paragraph.runs.map { style($0.style) }, divider: divider, options: options)
    if prepared.count >= Self.capacity { prepared.removeAll(keepingCapacity: true) }
    prepared[copy] = new
    return new
  }

  /// Paragraphs kept before all are forgotten: far more than an issue has, for a preview that runs all day.
  private static let capacity = 4096
}
