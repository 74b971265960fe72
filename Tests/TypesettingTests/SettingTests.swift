import Fonts
import Geometry
import Instruments
import Shaping
import Testing
import Typesetting

/// Paragraphs in the committed faces, measured glyph by glyph.
@Suite struct SettingTests {
  let shaper = HarfBuzzShaper(catalogue: Faces.catalogue)

  static let copy =
    "Le Partenariat opérationnel conjoint réunit des policiers, des gendarmes et des magistrats de plusieurs pays : "
    + "ensemble, ils enquêtent sur les filières, forment leurs collègues et préparent les dossiers que la justice "
    + "attend. « Nous apprenons autant que nous enseignons », dit un formateur ; la prochaine session aura lieu à "
    + "Saint-Louis, où trente-deux stagiaires sont attendus. Voulez-vous y assister ? Écrivez-nous !"

  func typesetter(_ change: (inout TypesettingOptions) -> Void = { _ in }) throws -> Typesetter {
    var options = TypesettingOptions()
    change(&options)
    return Typesetter(shaper: shaper, divider: try Faces.hyphenator(), options: options)
  }

  /// Where the last visible glyph of a line ends.
  func end(of line: SetLine) -> Double {
    line.runs.last.map { $0.x.points + $0.width.points } ?? 0
  }

  @Test(arguments: [40.0, 56, 56.7, 85, 120])
  func `full lines meet their measure`(millimetres: Double) throws {
    let typesetter = try typesetter { $0.protrusion = 0 }
    let paragraph = Paragraph(runs: [TextRun(text: frenchSpaced(Self.copy), style: Faces.body)], indent: 9.5.pt)
    let lines = typesetter.set(paragraph, measure: millimetres.mm).lines
    #expect(lines.count > 2)
    for (i, line) in lines.enumerated() where !line.endsParagraph {
      #expect(abs(line.runs[0].x.points - (i == 0 ? 9.5 : 0)) < 0.001)
      #expect(abs(end(of: line) - millimetres.mm.points) < 0.05, "\(line.text)")
      #expect(line.overfull == .zero)
    }
    #expect(end(of: lines.last!) <= millimetres.mm.points + 0.05)
  }

  @Test func `points and hyphens hang into the margin by their part, and no more`() throws {
    let typesetter = try typesetter()
    let measure = 56.mm.points
    let paragraph = Paragraph(runs: [TextRun(text: frenchSpaced(Self.copy), style: Faces.body)])
    var hung = 0
    for line in typesetter.set(paragraph, measure: 56.mm).lines where !line.endsParagraph {
      let last = line.endsInHyphen ? "-" : line.text.unicodeScalars.last!
      let part: Double = ["-", ",", "."].contains(last) ? 0.6 : ["»", ";", ":"].contains(last) ? 0.35 : 0
      let advance = shaper.shape(String(last), in: Faces.body).advance / 1000 * 9.5
      if part > 0 { hung += 1 }
      if part > 0 || last.properties.isLowercase, !"rvy".unicodeScalars.contains(last) {
        #expect(abs(end(of: line) - measure - part * advance) < 0.05, "\(line.text)")
      }
    }
    #expect(hung > 2)
  }

  @Test func `glyphs and letter spaces stay within their bounds`() throws {
    let typesetter = try typesetter()
    let paragraph = Paragraph(runs: [TextRun(text: frenchSpaced(Self.copy), style: Faces.body)])
    for line in typesetter.set(paragraph, measure: 50.mm).lines {
      #expect(abs(line.expansion - 1) <= 0.02 + 1e-9)
      #expect(abs(line.tracking) <= 0.01 + 1e-9)
    }
  }

  @Test func `the thin space and the space inside guillemets are the same in every line`() throws {
    let typesetter = try typesetter()
    for face in [Faces.text, Faces.italic, FontFace("lato/Lato-Regular.ttf")] {
      var style = Faces.body
      style.face = face
      let run = TextRun(text: frenchSpaced(Self.copy + " " + Self.copy), style: style)
      var thin: [Double] = []
      var fixed: [Double] = []
      for line in typesetter.set(Paragraph(runs: [run]), measure: 56.mm).lines {
        let string = line.runs[0].string
        var byte = 0
        for (i, cluster) in string.clusters.enumerated() where i + 1 < string.glyphs.count {
          let text = String(decoding: Array(string.text.utf8)[byte..<byte + cluster.bytes], as: UTF8.self)
          byte += cluster.bytes
          // One glyph a cluster holds here but for ligatures, which the copy has before no space.
          let glyphs = string.clusters[...i].reduce(0) { $0 + $1.glyphs }
          guard glyphs < string.glyphs.count else { continue }
          let width = (string.glyphs[glyphs].x - string.glyphs[glyphs - 1].x) / 9.5
          if text == "\u{202F}" { thin.append(width) }
          if text == "\u{A0}" { fixed.append(width) }
        }
      }
      #expect(thin.count >= 4 && fixed.count >= 4)
      #expect(thin.allSatisfy { (0.10...0.17).contains($0) }, "\(face) \(thin)")
      #expect(fixed.allSatisfy { (0.195...0.255).contains($0) }, "\(face) \(fixed)")
    }
  }

  @Test func `runs of several styles make one paragraph`() throws {
    let typesetter = try typesetter()
    var bold = Faces.body
    bold.face = Faces.bold
    var superior = Faces.body
    superior.features.append(FontFeature("sups"))
    let runs = [
      TextRun(text: "Le ", style: Faces.body, source: 0), TextRun(text: "POC", style: bold, source: 1),
      TextRun(text: ", né le 1", style: Faces.body, source: 2), TextRun(text: "er", style: superior, source: 3),
      TextRun(text: " novembre, publie sa ", style: Faces.body, source: 4),
      TextRun(text: "lettre d’information", style: Faces.body, link: "https://exemple.sn", source: 5),
      TextRun(text: " chaque trimestre pour ses lecteurs.", style: Faces.body, source: 6),
    ]
    let lines = typesetter.set(Paragraph(runs: runs), measure: 50.mm).lines
    let whole = runs.map(\.text).joined()
    #expect(lines.map { $0.text + ($0.endsInHyphen || $0.endsParagraph ? "" : " ") }.joined() == whole)
    #expect(Set(lines.flatMap(\.runs).map(\.source)) == Set(0...6))
    #expect(lines.flatMap(\.runs).filter { $0.source == 5 }.allSatisfy { $0.link == "https://exemple.sn" })
    for line in lines {
      for (a, b) in zip(line.runs, line.runs.dropFirst()) { #expect(b.x.points >= a.x.points + a.width.points - 0.5) }
      if !line.endsParagraph { #expect(abs(end(of: line) - 50.mm.points) < 3) }
    }
  }

  @Test func `the head of an italic letter does not lean on the upright sign behind it`() throws {
    let typesetter = try typesetter()
    var italic = Faces.body
    italic.face = Faces.italic
    func gap(_ first: TextStyle, _ second: TextStyle) -> Double {
      let runs = [TextRun(text: "(chef", style: first), TextRun(text: ")", style: second)]
      let line = typesetter.set(Paragraph(runs: runs, alignment: .ragged), measure: 100.pt).lines[0]
      return line.runs[1].x.points - line.runs[0].x.points - shaper.shape("(chef", in: first).advance / 1000 * 9.5
    }
    let glyph = try #require(shaper.shape("f", in: italic).clusters[0].glyphs.first)
    let overhang = shaper.overhang(of: glyph.id, in: Faces.italic).right / 1000 * 9.5
    #expect(overhang > 0.3)
    #expect(abs(gap(italic, Faces.body) - overhang) < 0.001)
    // One face keeps to its own kerns, and a letter that keeps to its advance is left alone.
    #expect(abs(gap(italic, italic)) < 0.001)
    // Justified lines are filled with the room counted.
    let words = "Les chefs de poste, dit-on dans le "
    let runs = (0..<8).flatMap { i in
      [
        TextRun(text: words, style: Faces.body, source: 2 * i), TextRun(text: "Journal officief", style: italic),
        TextRun(text: "), ", style: Faces.body),
      ]
    }
    let plain = try self.typesetter { $0.protrusion = 0 }
    for line in plain.set(Paragraph(runs: runs), measure: 56.mm).lines where !line.endsParagraph {
      #expect(abs(end(of: line) - 56.mm.points) < 0.05, "\(line.text)")
    }
  }

  @Test func `acronyms are set in small capitals where that is the style, and read as they were written`() throws {
    let copy = "Le POC et la CENTIF, l’ONUDC, le XXI\u{2019} et MM. N’Diaye (COVID-19)."
    let paragraph = Paragraph(runs: [TextRun(text: copy, style: Faces.body, source: 7)])
    let typesetter = try typesetter { $0.acronyms = .smallCapitals }
    let lines = typesetter.set(paragraph, measure: 400.pt).lines
    #expect(lines.map(\.text) == [copy])
    let small = lines[0].runs.filter { $0.style.features.contains(FontFeature("c2sc")) }
    #expect(small.map(\.string.text) == ["POC", "CENTIF", "ONUDC", "XXI", "COVID"])
    #expect(lines[0].runs.allSatisfy { $0.source == 7 && $0.style.size == 9.5.pt })
    let capitals = try self.typesetter().set(paragraph, measure: 400.pt).lines[0]
    #expect(capitals.runs.count == 1)
    let width = { (line: SetLine) in line.runs.last!.x.points + line.runs.last!.width.points }
    #expect(width(lines[0]) < width(capitals) - 10)
  }

  @Test func `another language is not divided by French rules`() throws {
    let typesetter = try typesetter()
    var english = Faces.body
    english.language = "en"
    let text =
      "International institutions and responsibilities notwithstanding considerable administrative difficulties"
    let lines = typesetter.set(Paragraph(runs: [TextRun(text: text, style: english)]), measure: 40.mm).lines
    #expect(lines.allSatisfy { !$0.endsInHyphen })
  }

  @Test func `the hyphen of a division reads as a hyphen, a word's own at a line end as U+2010`() throws {
    let typesetter = try typesetter()
    let runs = [TextRun(text: "porte-parole porte-parole", style: Faces.body)]
    let lines = typesetter.set(Paragraph(runs: runs, alignment: .ragged), measure: 30.pt).lines
    #expect(lines.map(\.text) == ["porte-", "parole", "porte-", "parole"])
    #expect(lines[0].runs[0].string.text == "porte\u{2010}")
    #expect(!lines[0].endsInHyphen)
    let divided = typesetter.set(
      Paragraph(runs: [TextRun(text: "administration", style: Faces.body)], alignment: .ragged), measure: 45.pt
    ).lines
    #expect(divided[0].endsInHyphen && divided[0].runs[0].string.text.hasSuffix("-"))
    #expect(divided[0].runs[0].string.text.unicodeScalars.last == "-")
    #expect(divided.map(\.text).joined() == "administration")
  }

  @Test func `no copy is lost and nothing is set beyond the measure, whatever the copy`() throws {
    let typesetter = try typesetter()
    let pieces = [
      "responsabilité", "l’État", "«\u{A0}oui\u{A0}»", "https://poc-actualites.com/lettre/2021", "a", "N’DIAYE",
      "1\u{202F}500", "€",
      "porte-parole", "où", "été\u{202F}!", "Saint-Louis", "COVID-19", "office", "difficile", "—", "m\u{B2}",
      "gran\u{AD}diose",
    ]
    for seed in 1...60 as ClosedRange<UInt64> {
      var numbers = Chance(state: seed)
      let count = Int.random(in: 1...60, using: &numbers)
      let text = (0..<count).map { _ in pieces.randomElement(using: &numbers)! }.joined(separator: " ")
      let measure = Double.random(in: 30...260, using: &numbers)
      let alignment = [Alignment.justified, .ragged, .centred].randomElement(using: &numbers)!
      let paragraph = Paragraph(
        runs: [TextRun(text: text, style: Faces.body)], alignment: alignment, isBalanced: seed % 2 == 0)
      let lines = typesetter.set(paragraph, measure: measure.pt).lines
      let set = lines.map(\.text).joined().filter { $0 != " " }
      #expect(set == text.filter { $0 != " " && $0 != "\u{AD}" }, "seed \(seed)")
      for line in lines {
        #expect(line.overfull == .zero, "seed \(seed): \(line.text)")
        #expect(end(of: line) <= measure + 4, "seed \(seed): \(line.text)")
      }
    }
  }

  @Test func `a paragraph asked for again is the same, and so is one set by another typesetter`() throws {
    let paragraph = Paragraph(runs: [TextRun(text: frenchSpaced(Self.copy), style: Faces.body)])
    let first = try typesetter()
    let once = first.set(paragraph, measure: 56.mm)
    #expect(first.set(paragraph, measure: 56.mm) == once)
    #expect(try typesetter().set(paragraph, measure: 56.mm) == once)
  }
}
