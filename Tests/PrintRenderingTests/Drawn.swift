import DisplayList
import Fonts
import Foundation
import Geometry
import Inks
import Instruments
import PrintRendering

/// The root of the repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

func fixture(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: repository.appending(path: "Tests/Fixtures/print-rendering/\(name)")))
}

let fontsFolder = repository.appending(path: "fonts").path
let palette = Palette([
  Ink(
    name: "blue", recipe: ProcessRecipe(cyan: 1, magenta: 0.75, yellow: 0.15, black: 0.35),
    screen: ScreenColour(hex: "#0B2F57")!),
  Ink(
    name: "gold", recipe: ProcessRecipe(cyan: 0.08, magenta: 0.32, yellow: 0.95, black: 0),
    screen: ScreenColour(hex: "#E5AE1F")!),
])
let libertine = FontFace("linux-libertine/LinLibertine_R.otf")
let heavy = FontFace("lato/Lato-Heavy.ttf")
let body = Tag(story: "eau", role: .body)

let metadata = PDFMetadata(
  title: "La Lettre du POC n° 5", author: "Partenariat Opérationnel Conjoint", subject: "Mai 2021",
  keywords: ["Sénégal", "migrations"], date: .init(year: 2021, month: 5, day: 31))

func materials(_ pictures: [String: PreparedPicture] = [:]) -> DrawingMaterials {
  DrawingMaterials(fontsFolder: fontsFolder, palette: palette) { pictures[$0.file] }
}

/// Text as a run, one glyph a character in the font's own advances, no kerning: read from the font file by the few
/// lines below, so that these tests know the glyphs of the file without the room that shapes.
func run(
  _ text: String, _ face: FontFace = libertine, size: Double = 12, x: Double, y: Double, ink: InkName = .black,
  expansion: Double = 1, tag: Tag = body
) throws -> PageItem {
  let font = try PlainFont(face)
  var glyphs: [PlacedGlyph] = []
  var clusters: [GlyphCluster] = []
  var pen = 0.0
  for scalar in text.unicodeScalars {
    let glyph = font.glyph(scalar)
    glyphs.append(PlacedGlyph(id: UInt32(glyph), x: pen))
    clusters.append(GlyphCluster(bytes: String(scalar).utf8.count, glyphs: 1))
    pen += font.advance(glyph) * size * expansion
  }
  return .glyphs(
    GlyphRun(
      face: face, size: size.pt, ink: ink, origin: Point(x: x.pt, y: y.pt), expansion: expansion,
      string: GlyphString(glyphs: glyphs, text: text, clusters: clusters), tag: tag))
}

func page(_ items: [PageItem], number: Int = 1, width: Double = 200, height: Double = 120) -> DisplayPage {
  DisplayPage(
    number: number, boxes: PageBoxes(trim: Size(width: width.pt, height: height.pt), bleed: 9.pt), items: items)
}

func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rectangle {
  Rectangle(x: x.pt, y: y.pt, width: width.pt, height: height.pt)
}

/// The character map (format 4) and advances of an OpenType file.
struct PlainFont {
  private let bytes: [UInt8]
  private let map, advances, metricCount, unitsPerEm: Int

  init(_ face: FontFace) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: fontsFolder + "/" + face.file)))
    func short(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
    func long(_ at: Int) -> Int { short(at) << 16 | short(at + 2) }
    var tables: [String: Int] = [:]
    for index in 0..<short(4) {
      let entry = 12 + 16 * index
      tables[String(decoding: bytes[entry..<entry + 4], as: UTF8.self)] = long(entry + 8)
    }
    let cmap = tables["cmap"]!
    map = (0..<short(cmap + 2)).map { cmap + long(cmap + 4 + 8 * $0 + 4) }.first { short($0) == 4 }!
    advances = tables["hmtx"]!
    metricCount = short(tables["hhea"]! + 34)
    unitsPerEm = short(tables["head"]! + 18)
    self.bytes = bytes
  }

  private func short(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }

  func glyph(_ scalar: Unicode.Scalar) -> Int {
    let code = Int(scalar.value)
    let segments = short(map + 6) / 2
    for segment in 0..<segments where short(map + 14 + 2 * segment) >= code {
      let start = short(map + 16 + 2 * segments + 2 * segment)
      guard start <= code else { return 0 }
      let delta = short(map + 16 + 4 * segments + 2 * segment)
      let offsetPlace = map + 16 + 6 * segments + 2 * segment
      let offset = short(offsetPlace)
      if offset == 0 { return (code + delta) & 0xFFFF }
      let glyph = short(offsetPlace + offset + 2 * (code - start))
      return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF
    }
    return 0
  }

  /// In em.
  func advance(_ glyph: Int) -> Double {
    Double(short(advances + 4 * min(glyph, metricCount - 1))) / Double(unitsPerEm)
  }
}

/// The text that poppler finds in a PDF, without the blank lines and the form feed it ends pages with.
func text(ofPDF bytes: [UInt8]) throws -> String {
  try output(of: "pdftotext", "FILE", "-", reading: bytes).trimmingCharacters(in: .whitespacesAndNewlines)
}
