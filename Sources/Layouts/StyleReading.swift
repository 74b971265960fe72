import Diagnostics
import Documents
import Fonts
import Geometry
import Inks
import Typesetting

/// Four faces that belong together, as a layout declares them.
struct Family {
  var regular, italic, bold, boldItalic: FontFace
}

/// A style as read, with the places of what the rules may find fault with.
struct StyleReading {
  var name: StyleName
  var style: TypeStyle
  /// Whether its ink is known: a misspelt one has its finding, and nothing else can be said of it.
  var isInkKnown: Bool
  var size, leading, ink: Place
}

/// Reads the families; nil for one with a fault, which has its finding.
func readFamilies(_ reader: inout KeyReader, fonts: FontCatalogue) -> [String: Family?] {
  var families: [String: Family?] = [:]
  var taken = Set<String>()
  for node in reader.items("families") {
    reader.nested(node, keys: ["name", "regular", "italic", "bold", "bold-italic"]) { family in
      let name = family.freshName(&taken)
      let faces = ["regular", "italic", "bold", "bold-italic"].compactMap { key -> FontFace? in
        guard let file = family.wanted(key, { $0.text(key) }) else { return nil }
        let face = FontFace(file)
        guard fonts.contains(face) else {
          var finding = Diagnostic.missingFont(face, among: fonts.faces)
          finding.place = family.place(of: key)
          family.report(finding)
          return nil
        }
        return face
      }
      guard let name else { return }
      families[name] = .some(
        faces.count < 4 ? nil : Family(regular: faces[0], italic: faces[1], bold: faces[2], boldItalic: faces[3]))
    }
  }
  return families
}

/// Reads the styles; every name must be there once.
func readStyles(
  _ reader: inout KeyReader, families: [String: Family?], palette: Palette
) -> [StyleReading] {
  guard reader.has("styles") else {
    reader.report(.missingKey("styles", reader.place(at: reader.position)))
    return []
  }
  let nodes = reader.items("styles")
  var missing = missingStyles(nodes)
  var styles: [StyleReading] = []
  var taken = Set<String>()
  for node in nodes {
    let style = reader.nested(
      node, keys: ["name", "family", "size", "leading", "features", "tracking", "ink", "uppercase"]
    ) { style in readStyle(&style, families: families, palette: palette, missing: &missing, taken: &taken) }
    if let style { styles.append(style) }
  }
  for name in missing { reader.report(.missingStyle(name.rawValue, reader.place(ofKey: "styles"))) }
  return styles
}

/// The names that no style has.
private func missingStyles(_ nodes: [YAMLNode]) -> [StyleName] {
  let written = Set(
    nodes.compactMap { node -> String? in
      guard case .mapping(let entries) = node.value,
        case .text(let text)? = entries.first(where: { $0.key == "name" })?.value.value
      else { return nil }
      return text.written
    })
  return StyleName.allCases.filter { !written.contains($0.rawValue) }
}

private func readStyle(
  _ style: inout KeyReader, families: [String: Family?], palette: Palette, missing: inout [StyleName],
  taken: inout Set<String>
) -> StyleReading? {
  var name: StyleName?
  if let written = style.freshName(&taken) {
    name = StyleName(rawValue: written)
    if name == nil {
      // Rather one that is missing than its neighbour: «headline-9» beside a «headline-1» is none of that one.
      let known = StyleName.allCases.map(\.rawValue)
      let nearest = nearestName(to: written, among: missing.map(\.rawValue)) ?? nearestName(to: written, among: known)
      style.report(.unknownStyle(written, nearest: nearest, known: known, style.place(of: "name")))
      missing.removeAll { $0.rawValue == nearest }
    }
  }
  // Under 5 pt nothing prints legibly (Ghent Workgroup).
  let size = style.length("size", 5.pt...200.pt)
  let leading = style.length("leading", 5.pt...240.pt)
  let features = style.texts("features")
  for feature in features where !isFeatureTag(feature.text) {
    style.report(.noFeature(feature.text, style.place(at: feature.position)))
  }
  let tracking = style.number("tracking", in: -0.05...0.3) ?? 0
  let ink = style.ink("ink", palette)
  let uppercase = style.yesNo("uppercase") ?? false
  guard let familyName = style.wanted("family", { $0.text("family") }) else { return nil }
  guard let family = families[familyName] else {
    style.report(
      .unknownFamily(familyName, known: families.keys.sorted(), style.place(of: "family")))
    return nil
  }
  guard let family, let name, let size, let leading else { return nil }
  return StyleReading(
    name: name,
    style: TypeStyle(
      regular: family.regular, italic: family.italic, bold: family.bold, boldItalic: family.boldItalic, size: size,
      leading: leading, features: features.map { FontFeature($0.text) }, tracking: tracking, ink: ink ?? .black,
      isUppercase: uppercase),
    isInkKnown: ink != nil || !style.has("ink"), size: style.place(of: "size"), leading: style.place(of: "leading"),
    ink: style.place(of: "ink"))
}

/// An OpenType feature is named by four letters or digits.
private func isFeatureTag(_ text: String) -> Bool {
  text.utf8.count == 4 && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
}
