import Diagnostics
import Fonts
import Geometry
import Instruments
import Shaping
import Testing
import Typesetting

import struct Foundation.Data
import class Foundation.FileManager

/// Shaping and setting with the committed faces.
@Suite struct HarfBuzzTests {
  let shaper = HarfBuzzShaper(catalogue: Faces.catalogue)

  func style(_ face: FontFace, _ features: String...) -> TextStyle {
    TextStyle(face: face, size: 10.pt, features: features.map { FontFeature($0) })
  }

  @Test func `every committed face opens and has its measures`() throws {
    #expect(Faces.catalogue.faces.count == 12)
    try shaper.open(Faces.catalogue.faces)
    for face in Faces.catalogue.faces {
      let metrics = shaper.metrics(of: face)
      #expect((600...800).contains(metrics.capHeight), "\(face)")
      #expect((400...560).contains(metrics.xHeight), "\(face)")
      #expect((150...300).contains(metrics.space), "\(face)")
      #expect(metrics.ascent > metrics.capHeight && metrics.descent > 100, "\(face)")
    }
  }

  @Test func `ligatures are one glyph for their letters`() {
    let plain = shaper.shape("office", in: style(Faces.text))
    #expect(plain.clusters.count < 6)
    #expect(plain.clusters.map(\.bytes).reduce(0, +) == 6)
    var apart = style(Faces.text)
    apart.features = [FontFeature("liga", 0)]
    #expect(shaper.shape("office", in: apart).clusters.count == 6)
  }

  @Test(arguments: ["smcp", "onum", "sups"])
  func `features change glyphs`(feature: String) {
    let plain = shaper.shape("er123", in: style(Faces.text, "lnum"))
    let changed = shaper.shape("er123", in: style(Faces.text, feature))
    #expect(plain.clusters.flatMap(\.glyphs).map(\.id) != changed.clusters.flatMap(\.glyphs).map(\.id))
  }

  @Test func `kerning is in the advances`() {
    let pair = shaper.shape("AV", in: style(Faces.display)).advance
    let alone =
      shaper.shape("A", in: style(Faces.display)).advance + shaper.shape("V", in: style(Faces.display)).advance
    #expect(pair < alone - 20)
  }

  @Test func `characters a face lacks are named`() {
    let shaped = shaper.shape("le 漢字 😀 ☎", in: style(Faces.text))
    #expect(shaped.missing == ["漢", "字", "😀", "☎"])
    #expect(shaper.shape("Ñ ŋ ɓ ɗ ƴ œ « » ’ … – € ", in: style(Faces.text)).missing == [])
  }

  @Test func `a no-break hyphen is drawn as a hyphen in every face`() {
    for face in Faces.catalogue.faces {
      #expect(shaper.shape("a\u{2011}b\u{2010}c", in: style(face)).missing == [], "\(face)")
    }
  }

  @Test func `characters that are not seen take no room`() {
    let marked = shaper.shape("a\u{200D}b\u{FEFF}\u{2060}c", in: style(Faces.text))
    #expect(marked.advance == shaper.shape("abc", in: style(Faces.text)).advance)
    #expect(marked.clusters.map(\.bytes).reduce(0, +) == "a\u{200D}b\u{FEFF}\u{2060}c".utf8.count)
    #expect(shaper.shape("\u{200D}", in: style(Faces.text)).clusters.map(\.bytes) == [3])
    #expect(shaper.shape("", in: style(Faces.text)).clusters == [])
  }

  @Test func `clusters cover composed and decomposed letters alike`() {
    for text in ["été", "e\u{301}te\u{301}", "e\u{301}\u{323}\u{302}"] {
      let shaped = shaper.shape(text, in: style(Faces.text))
      #expect(shaped.clusters.map(\.bytes).reduce(0, +) == text.utf8.count)
    }
    // One after the other: the second must not be taken for the first.
    let typesetter = Typesetter(shaper: shaper)
    for text in ["été", "e\u{301}te\u{301}"] {
      let string = typesetter.set(
        Paragraph(runs: [TextRun(text: text, style: style(Faces.text))]), measure: 100.pt
      ).lines[0].runs[0].string
      #expect(string.clusters.reduce(0) { $0 + $1.bytes } == string.text.utf8.count)
    }
  }

  @Test func `where HarfBuzz allows a cut, the parts measure what the whole does`() throws {
    let text = try #require(Repository.text(Repository.path + "/fonts/linux-libertine/OFL.txt"))
    var cuts = 0
    for word in Set(text.split { !$0.isLetter }.map(String.init)).sorted() where word.count > 3 {
      let whole = shaper.shape(word, in: Faces.body)
      var byte = 0
      for cluster in whole.clusters {
        if byte > 0, cluster.mayCutBefore {
          let cut = word.utf8.index(word.startIndex, offsetBy: byte)
          let parts =
            shaper.shape(String(word[..<cut]), in: Faces.body).advance
            + shaper.shape(String(word[cut...]), in: Faces.body).advance
          #expect(abs(parts - whole.advance) < 0.001, "\(word) at \(byte)")
          cuts += 1
        }
        byte += cluster.bytes
      }
    }
    #expect(cuts > 500)
  }

  // MARK: What cannot be opened

  @Test func `a missing face is an error with the nearest file, and nothing takes its place`() {
    let face = FontFace("lato/Lato-Hevy.ttf")
    let stop = #expect(throws: Stop.self) { try shaper.open([Faces.text, face]) }
    #expect(
      stop?.diagnostics == [
        Diagnostic(
          "missing-font", .error,
          Wording(
            fr: "le fichier de police «\u{A0}lato/Lato-Hevy.ttf\u{A0}» manque",
            en: "the font file 'lato/Lato-Hevy.ttf' is missing"),
          hint: Wording(
            fr: "le fichier le plus proche est «\u{A0}lato/Lato-Heavy.ttf\u{A0}»",
            en: "the nearest file is 'lato/Lato-Heavy.ttf'"))
      ])
    #expect(shaper.shape("ab", in: style(face)).missing == ["a", "b"])
    #expect(shaper.findings.map(\.code) == ["missing-font"])
  }

  @Test func `a face moved to another folder is still the nearest`() {
    let stop = #expect(throws: Stop.self) { try Faces.catalogue.path(of: FontFace("libertine/LinLibertine_RZ.otf")) }
    #expect(stop?.diagnostics.first?.hint?.english == "the nearest file is 'linux-libertine/LinLibertine_RZ.otf'")
  }

  @Test func `a font cut short or spoilt is refused and does not crash`() throws {
    let whole = try #require(FileManager.default.contents(atPath: Repository.path + "/fonts/" + Faces.text.file))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lettre-fonts-\(getpidText())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var refused = 0
    for (i, count) in [0, 3, 11, 12, 40, 200, whole.count / 2, whole.count - 1].enumerated() {
      let path = folder.appendingPathComponent("\(i).otf")
      try whole.prefix(count).write(to: path)
      let cut = HarfBuzzShaper(catalogue: FontCatalogue([.init(file: "\(i).otf", path: path.path)]))
      let stop = #expect(throws: Stop.self) { try cut.open([FontFace("\(i).otf")]) }
      #expect(stop?.diagnostics.map(\.code) == ["unreadable-font"])
      refused += 1
    }
    #expect(refused == 8)
    let text = folder.appendingPathComponent("text.ttf")
    try Data("ceci n’est pas une police".utf8).write(to: text)
    let shaper = HarfBuzzShaper(catalogue: FontCatalogue([.init(file: "text.ttf", path: text.path)]))
    let stop = #expect(throws: Stop.self) { try shaper.open([FontFace("text.ttf")]) }
    #expect(
      stop?.diagnostics.first?.message
        == Wording(
          fr: "la police «\u{A0}text.ttf\u{A0}» est illisible\u{A0}: ce n’est pas une police OpenType",
          en: "the font 'text.ttf' cannot be read: it is no OpenType font"))
  }

  @Test(arguments: 1...30)
  func `spoilt bytes anywhere in a font do not crash`(seed: UInt64) throws {
    var numbers = Chance(state: seed)
    var bytes = try #require(FileManager.default.contents(atPath: Repository.path + "/fonts/" + Faces.display.file))
    for _ in 0..<200 {
      bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
    }
    for _ in 0..<5 { bytes[Int.random(in: 12..<400, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers) }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lettre-spoilt-\(getpidText())-\(seed).ttf")
    try bytes.write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let face = FontFace("spoilt.ttf")
    let shaper = HarfBuzzShaper(catalogue: FontCatalogue([.init(file: face.file, path: path.path)]))
    let shaped = shaper.shape("Où l’office affirme", in: style(face))
    #expect(shaped.clusters.map(\.bytes).reduce(0, +) == "Où l’office affirme".utf8.count)
    _ = shaper.metrics(of: face)
  }
}

private func getpidText() -> String { String(UInt64.random(in: 0...UInt64.max), radix: 36) }
