public import Diagnostics
public import Documents
public import Fonts
import Geometry
import Inks
import Typesetting

/// A layout as it was read, with the findings that do not forbid it.
public struct LayoutReading: Hashable, Sendable {
  public var layout: Layout
  public var findings: [Diagnostic]

  public init(_ layout: Layout, _ findings: [Diagnostic]) {
    self.layout = layout
    self.findings = findings
  }
}

/// Reads a layout from `layouts/NAME.yaml`.
///
/// 1. Part by part, what stands there: every key, its unit, its range, the names it uses (`InkReading`, `StyleReading`,
///    `FurnitureReading`, `FitReading`). A `Layout` is always complete.
/// 2. What the parts do together: the grid (`GridRules`), what can be read and printed (`LegibilityRules`). What would
///    break a rule of the letter is an error.
/// - Parameter fonts: the files a layout may name.
/// - Throws: every finding of the file, where one of them is an error.
public func readLayout(_ file: SourceFile, fonts: FontCatalogue) throws(Stop) -> LayoutReading {
  let root = try readYAML(file)
  var reader = KeyReader(
    root, in: file,
    keys: [
      "name", "title", "page", "margins", "columns", "gutter", "leading", "inks", "families", "styles", "furniture",
      "looks", "page-counts", "fit", "email-text",
    ])
  let name = readName(&reader)
  let title = reader.wantedMapping("title", keys: ["fr", "en"]) { title -> Wording in
    let french = title.wanted("fr") { $0.text("fr") } ?? name
    return Wording(fr: french, en: title.wanted("en") { $0.text("en") } ?? french)
  }
  let page = readPage(&reader)
  let palette = readInks(&reader)
  let styles = readStyles(&reader, families: readFamilies(&reader, fonts: fonts), palette: palette)
  let furniture = readFurniture(&reader, palette: palette)
  let looks = readLooks(&reader, palette: palette)
  let counts = readPageCounts(&reader)
  let ladder = readLadder(&reader)
  let emailText = reader.choice("email-text", of: Layout.EmailText.self)

  if let page { reader.report(gridFindings(page, styles: styles, furniture: furniture, in: reader)) }
  if let ladder { reader.report(bodySizeFindings(ladder, styles: styles, in: reader)) }
  reader.report(
    LegibilityRules(palette: palette, styles: styles, furniture: furniture, looks: looks, reader: reader).findings)

  guard !reader.findings.hasErrors, let title, let page, let furniture, let ladder else {
    throw Stop(reader.findings)
  }
  var layout = Layout(
    name: name, title: title, boxes: PageBoxes(trim: page.trim, bleed: page.bleed), margins: page.margins,
    columns: page.columns, gutter: page.gutter, leading: page.leading, palette: palette,
    styles: Dictionary(styles.map { ($0.name, $0.style) }) { first, _ in first }, furniture: furniture.value,
    looks: Dictionary(looks.map { ($0.name, $0.look) }) { first, _ in first }, pageCounts: counts, ladder: ladder.value)
  if let emailText { layout.emailText = emailText }
  return LayoutReading(layout, reader.findings)
}

/// A layout is asked for by the name of its file: the name in it must be the same.
private func readName(_ reader: inout KeyReader) -> String {
  let name = reader.wanted("name") { $0.text("name") } ?? ""
  let file = String(reader.file.path.split(separator: "/").last?.split(separator: ".").first ?? "")
  if !name.isEmpty, name != file { reader.report(.otherName(name, file: file, reader.place(of: "name"))) }
  return name
}

// MARK: - Page

/// The page and its grid, as read: nothing in it is missing.
struct PageReading {
  var trim: Size
  var bleed: Length
  var margins: Layout.Margins
  var columns: Int
  var gutter: Length
  var leading: Length

  /// The width of the type area.
  var typeWidth: Length { trim.width - margins.inside - margins.outside }
  /// The rows of the type area.
  var rows: Int { Int((trim.height - margins.head - margins.foot) / leading + 1e-6) }
}

private func readPage(_ reader: inout KeyReader) -> PageReading? {
  let page = reader.wantedMapping("page", keys: ["width", "height", "bleed"]) { page in
    // Less than 3 mm beyond the trim, and a knife that slips leaves a white edge (PSO, ISO 12647-2 practice).
    (
      page.length("width", 80.mm...900.mm), page.length("height", 80.mm...900.mm), page.length("bleed", 3.mm...20.mm)
    )
  }
  let margins = reader.wantedMapping("margins", keys: ["head", "foot", "inside", "outside"]) { margins in
    // Nothing to read within 5 mm of the trim.
    ["head", "foot", "inside", "outside"].map { margins.length($0, 5.mm...100.mm) }
  }
  let columns = reader.wanted("columns") { $0.integer("columns", in: 1...4) }
  let gutter = reader.length("gutter", 2.mm...30.mm)
  let leading = reader.length("leading", 8.pt...30.pt)
  guard let page, let width = page.0, let height = page.1, let bleed = page.2,
    let lengths = margins?.compactMap(\.self), lengths.count == 4, let columns, let gutter, let leading
  else { return nil }
  return PageReading(
    trim: Size(width: width, height: height), bleed: bleed,
    margins: Layout.Margins(head: lengths[0], foot: lengths[1], inside: lengths[2], outside: lengths[3]),
    columns: columns, gutter: gutter, leading: leading)
}

private func readPageCounts(_ reader: inout KeyReader) -> [Int] {
  var counts = Set<Int>()
  for written in reader.texts("page-counts") {
    let place = reader.place(at: written.position)
    guard let number = Int(written.text), (1...400).contains(number) else {
      reader.report(.noPageCount(written.text, place))
      continue
    }
    // Two folded sheets make 8 pages; more are gathered or stitched from sheets of 4.
    if number > 8, number % 4 != 0 { reader.report(.oddPageCount(number, place)) }
    counts.insert(number)
  }
  if !reader.has("page-counts") {
    reader.report(.missingKey("page-counts", reader.place(at: reader.position)))
  } else if counts.isEmpty, !reader.findings.hasErrors {
    reader.report(.missingKey("page-counts", reader.place(of: "page-counts")))
  }
  return counts.sorted()
}
