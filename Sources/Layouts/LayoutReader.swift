public import Diagnostics
public import Documents
import Fonts
import Geometry
import Inks
import Typesetting

/// Reads a layout from `layouts/NAME.yaml`.
///
/// Everything a layout must say is asked for here, so that a `Layout` is always complete; what would break a rule of the
/// letter (type too small to read or to print, ink beyond what paper holds, a colour that does not show) is an error.
/// - Throws: every finding of the file, where one of them is an error.
public func readLayout(_ file: SourceFile) throws(Stop) -> Layout {
  let root = try readYAML(file)
  var reader = KeyReader(
    root, in: file,
    keys: [
      "name", "title", "page", "margins", "columns", "gutter", "leading", "inks", "families", "styles", "furniture",
      "looks", "page-counts", "fit",
    ])
  let name = reader.text("name") ?? ""
  let title = reader.mapping("title", keys: ["fr", "en"]) {
    Wording(fr: $0.text("fr") ?? name, en: $0.text("en") ?? name)
  }
  let page = reader.mapping("page", keys: ["width", "height", "bleed"]) {
    ($0.length("width", 80.mm...900.mm), $0.length("height", 80.mm...900.mm), $0.length("bleed", 0.mm...20.mm))
  }
  let margins = reader.mapping("margins", keys: ["head", "foot", "inside", "outside"]) {
    let range = 5.mm...100.mm
    return Layout.Margins(
      head: $0.length("head", range), foot: $0.length("foot", range), inside: $0.length("inside", range),
      outside: $0.length("outside", range))
  }
  let columns = reader.wanted("columns") { $0.integer("columns", in: 1...4) } ?? 1
  let gutter = reader.length("gutter", 2.mm...30.mm)
  let leading = reader.length("leading", 8.pt...30.pt)
  let palette = readInks(&reader)
  let families = readFamilies(&reader)
  let styles = readStyles(&reader, families: families, palette: palette)
  let furniture = readFurniture(&reader, palette: palette)
  let looks = readLooks(&reader, palette: palette)
  var counts: [Int] = []
  for count in reader.texts("page-counts") {
    if let number = Int(count.text), (1...400).contains(number) {
      counts.append(number)
    } else {
      reader.report(.noPageCount(count.text, reader.place(of: "page-counts")))
    }
  }
  if counts.isEmpty { reader.report(.missingKey("page-counts", reader.place(of: "page-counts"))) }
  let ladder = readLadder(&reader)
  if reader.findings.hasErrors { throw Stop(reader.findings) }
  let trim = Size(width: page!.0, height: page!.1)
  return Layout(
    name: name, title: title ?? Wording(fr: name, en: name), boxes: PageBoxes(trim: trim, bleed: page!.2),
    margins: margins!, columns: columns, gutter: gutter, leading: leading, palette: palette, styles: styles,
    furniture: furniture!, looks: looks, pageCounts: counts.sorted(), ladder: ladder!)
}

// MARK: - Parts

private func readInks(_ reader: inout KeyReader) -> Palette {
  var inks: [Ink] = []
  for node in reader.items("inks") {
    let ink = reader.nested(node, keys: ["name", "cmyk", "screen"]) { ink -> Ink? in
      let name = ink.wanted("name") { $0.text("name") }
      let screen = ink.wanted("screen") { $0.text("screen") }
      let parts = ink.texts("cmyk").compactMap { Double($0.text) }
      guard parts.count == 4, parts.allSatisfy({ (0...100).contains($0) }) else {
        ink.report(.noRecipe(ink.place(of: "cmyk")))
        return nil
      }
      guard let name, let screen else { return nil }
      guard let colour = ScreenColour(hex: screen) else {
        ink.report(.noColour(screen, ink.place(of: "screen")))
        return nil
      }
      let recipe = ProcessRecipe(
        cyan: parts[0] / 100, magenta: parts[1] / 100, yellow: parts[2] / 100, black: parts[3] / 100)
      // Coated paper holds 300 % of ink (ISO 12647-2, FOGRA39 separations).
      if recipe.coverage > 300 { ink.report(.tooMuchInk(name, Int(recipe.coverage), ink.place(of: "cmyk"))) }
      return Ink(name: InkName(name), recipe: recipe, screen: colour)
    }
    if let ink { inks.append(ink) }
  }
  return Palette(inks)
}

private struct Family {
  var regular, italic, bold, boldItalic: FontFace
}

private func readFamilies(_ reader: inout KeyReader) -> [String: Family] {
  var families: [String: Family] = [:]
  for node in reader.items("families") {
    reader.nested(node, keys: ["name", "regular", "italic", "bold", "bold-italic"]) { family in
      let faces = ["regular", "italic", "bold", "bold-italic"].map { key in
        FontFace(family.wanted(key) { $0.text(key) } ?? "")
      }
      if let name = family.wanted("name", { $0.text("name") }) {
        families[name] = Family(regular: faces[0], italic: faces[1], bold: faces[2], boldItalic: faces[3])
      }
    }
  }
  return families
}

private func readStyles(
  _ reader: inout KeyReader, families: [String: Family], palette: Palette
) -> [StyleName: TypeStyle] {
  var styles: [StyleName: TypeStyle] = [:]
  for node in reader.items("styles") {
    reader.nested(
      node, keys: ["name", "family", "size", "leading", "features", "tracking", "ink", "uppercase"]
    ) { style in
      let name = style.wanted("name") { $0.choice("name", of: StyleName.self) }
      // Under 5 pt nothing prints legibly; the preflight says so too.
      let size = style.length("size", 5.pt...200.pt)
      let leading = style.length("leading", 5.pt...240.pt)
      let features = style.texts("features").map { FontFeature($0.text) }
      let tracking = style.number("tracking", in: -0.05...0.3) ?? 0
      let ink = style.ink("ink", palette) ?? .black
      let uppercase = style.yesNo("uppercase") ?? false
      guard let family = style.wanted("family", { $0.text("family") }) else { return }
      guard let faces = families[family] else {
        style.report(
          .unknownName(family, nearestName(to: family, among: families.keys.sorted()), style.place(of: "family")))
        return
      }
      if let name {
        styles[name] = TypeStyle(
          regular: faces.regular, italic: faces.italic, bold: faces.bold, boldItalic: faces.boldItalic, size: size,
          leading: leading, features: features, tracking: tracking, ink: ink, isUppercase: uppercase)
      }
    }
  }
  for name in StyleName.allCases where styles[name] == nil && !reader.findings.hasErrors {
    reader.report(.missingStyle(name.rawValue, reader.place(ofKey: "styles")))
  }
  return styles
}

private func readFurniture(_ reader: inout KeyReader, palette: Palette) -> Furniture? {
  let keys = [
    "nameplate-height", "nameplate-ink", "rule-ink", "hairline-ink", "hairline", "colophon-rows",
    "colophon-stretch", "colophon-ink",
  ]
  let furniture = reader.mapping("furniture", keys: keys) { part in
    Furniture(
      nameplateHeight: part.length("nameplate-height", 10.mm...150.mm),
      nameplateInk: part.wanted("nameplate-ink") { $0.ink("nameplate-ink", palette) } ?? .black,
      ruleInk: part.wanted("rule-ink") { $0.ink("rule-ink", palette) } ?? .black,
      hairlineInk: part.wanted("hairline-ink") { $0.ink("hairline-ink", palette) } ?? .black,
      // A hairline under 0.25 pt breaks up in offset printing (Ghent Workgroup).
      hairline: part.length("hairline", 0.25.pt...4.pt),
      colophonRows: part.wanted("colophon-rows") { $0.integer("colophon-rows", in: 4...40) } ?? 9,
      colophonStretch: part.integer("colophon-stretch", in: 0...4) ?? 0,
      colophonInk: part.wanted("colophon-ink") { $0.ink("colophon-ink", palette) } ?? .paper)
  }
  if furniture == nil, !reader.has("furniture") {
    reader.report(.missingKey("furniture", reader.place(of: "furniture")))
  }
  return furniture
}

private func readLooks(_ reader: inout KeyReader, palette: Palette) -> [String: BoxLook] {
  var looks: [String: BoxLook] = [:]
  for node in reader.items("looks") {
    reader.nested(node, keys: ["name", "background", "top-rule", "padding"]) { look in
      guard let name = look.wanted("name", { $0.text("name") }) else { return }
      let background = look.ink("background", palette)
      // Text on the box must keep the contrast of WCAG 2.1, 1.4.3.
      if let background, let ink = palette[background], ink.screen.contrast(with: .black) < 7 {
        look.report(.darkBackground(background.name, look.place(of: "background")))
      }
      looks[name] = BoxLook(
        background: background, topRule: look.ink("top-rule", palette), padding: look.length("padding", 0.pt...40.pt))
    }
  }
  return looks
}

private func readLadder(_ reader: inout KeyReader) -> FitLadder? {
  let ladder = reader.mapping(
    "fit", keys: ["largest-crop", "largest-picture", "air", "body-sizes", "lines-at-turn"]
  ) { fit in
    var sizes: [Length] = []
    for text in fit.texts("body-sizes") {
      if let size = Length(written: text.text), (7.pt...24.pt).contains(size) {
        sizes.append(size)
      } else {
        fit.report(.noLength("body-sizes", text.text, 7.pt...24.pt, fit.place(of: "body-sizes")))
      }
    }
    if sizes.isEmpty { fit.report(.missingKey("body-sizes", fit.place(of: "body-sizes"))) }
    return FitLadder(
      largestCrop: fit.number("largest-crop", in: 0...0.4) ?? 0.2,
      largestPicture: fit.number("largest-picture", in: 0.1...1) ?? 0.45, air: fit.integer("air", in: 0...4) ?? 0,
      bodySizes: sizes, linesAtTurn: fit.integer("lines-at-turn", in: 2...30) ?? 8)
  }
  if ladder == nil, !reader.has("fit") { reader.report(.missingKey("fit", reader.place(of: "fit"))) }
  return ladder
}

// MARK: - Values

extension Length {
  /// Reads `12pt`, `5 mm`, `1,5 cm`; nil for anything else.
  init?(written text: String) {
    let units: [(String, Double)] = [("mm", 72 / 25.4), ("cm", 720 / 25.4), ("pt", 1)]
    for (unit, points) in units where text.hasSuffix(unit) {
      let digits = text.dropLast(2).filter { $0 != " " }.map { $0 == "," ? "." : $0 }
      guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let value = Double(String(digits)) else {
        return nil
      }
      self.init(points: value * points)
      return
    }
    return nil
  }
}

extension KeyReader {
  /// The value, or a finding that it is missing.
  fileprivate mutating func wanted<Value>(_ key: String, _ read: (inout KeyReader) -> Value?) -> Value? {
    if !has(key) { report(.missingKey(key, place(at: position))) }
    return read(&self)
  }

  /// A length in a range; zero with a finding where there is none.
  fileprivate mutating func length(_ key: String, _ range: ClosedRange<Length>) -> Length {
    guard let text = wanted(key, { $0.text(key) }) else { return .zero }
    if let length = Length(written: text), range.contains(length) { return length }
    report(.noLength(key, text, range, place(of: key)))
    return .zero
  }

  /// The name of an ink of the palette; nil where none is named.
  fileprivate mutating func ink(_ key: String, _ palette: Palette) -> InkName? {
    guard let name = text(key) else { return nil }
    if palette[InkName(name)] != nil { return InkName(name) }
    report(.unknownName(name, nearestName(to: name, among: palette.names.map(\.name)), place(of: key)))
    return nil
  }
}
