import Diagnostics
import Documents
import Geometry
import Inks

/// The furniture as read, with the places of what the rules may find fault with; an ink is nil where its name is not
/// known.
struct FurnitureReading {
  var value: Furniture
  var nameplateInk, colophonInk: InkName?
  var nameplateHeight: Place
}

func readFurniture(_ reader: inout KeyReader, palette: Palette) -> FurnitureReading? {
  let keys = [
    "nameplate-height", "nameplate-ink", "rule-ink", "hairline-ink", "hairline", "colophon-rows",
    "colophon-stretch", "colophon-ink",
  ]
  return reader.wantedMapping("furniture", keys: keys) { part -> FurnitureReading? in
    let height = part.length("nameplate-height", 10.mm...150.mm)
    let inks = ["nameplate-ink", "rule-ink", "hairline-ink", "colophon-ink"].map { key in
      part.wanted(key) { $0.ink(key, palette) }
    }
    // A hairline under 0.25 pt breaks up in offset printing (Ghent Workgroup).
    let hairline = part.length("hairline", 0.25.pt...4.pt)
    let rows = part.wanted("colophon-rows") { $0.integer("colophon-rows", in: 4...40) }
    let stretch = part.integer("colophon-stretch", in: 0...4) ?? 0
    guard let height, let hairline, let rows else { return nil }
    return FurnitureReading(
      value: Furniture(
        nameplateHeight: height, nameplateInk: inks[0] ?? .black, ruleInk: inks[1] ?? .black,
        hairlineInk: inks[2] ?? .black, hairline: hairline, colophonRows: rows, colophonStretch: stretch,
        colophonInk: inks[3] ?? .paper),
      nameplateInk: inks[0], colophonInk: inks[3], nameplateHeight: part.place(of: "nameplate-height"))
  } ?? nil
}

// MARK: - Looks

/// A look as read.
struct LookReading {
  var name: String
  var look: BoxLook
  var background: Place
}

/// What a look can be the look of: the editorial, and every look a section may ask for.
private let lookNames = ["editorial", "boxed", "tinted", "brief", "lead", "flowing"]

func readLooks(_ reader: inout KeyReader, palette: Palette) -> [LookReading] {
  var looks: [LookReading] = []
  var taken = Set<String>()
  for node in reader.items("looks") {
    let look = reader.nested(node, keys: ["name", "background", "top-rule", "padding"]) { look -> LookReading? in
      let name = look.freshName(&taken)
      if let name, !lookNames.contains(name) {
        look.report(.unknownLook(name, known: lookNames, look.place(of: "name")))
      }
      let background = look.ink("background", palette)
      let rule = look.ink("top-rule", palette)
      let padding = look.length("padding", 0.pt...40.pt)
      guard let name, let padding else { return nil }
      return LookReading(
        name: name, look: BoxLook(background: background, topRule: rule, padding: padding),
        background: look.place(of: "background"))
    }
    if let look { looks.append(look) }
  }
  return looks
}
