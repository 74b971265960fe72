import DisplayList
import Foundation
import Geometry
import Instruments
import Shaping
import Testing
import Typesetting

/// What others read in the PDFs of the specimens: every word, as it was written.
@Suite struct ExtractionTests {
  static let hasPoppler = Tool.isInstalled("pdftotext")
  static let hasMuPDF = Tool.isInstalled("mutool")

  private func typesetter() throws -> Typesetter {
    Typesetter(shaper: HarfBuzzShaper(catalogue: Faces.catalogue), divider: try Faces.hyphenator())
  }

  /// Text as every reader gives it: spaces plain, hyphens plain.
  private func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "\u{A0}", "\u{202F}": " "
          case "\u{2010}", "\u{2011}": "-"
          default: scalar
          }
        }))
  }

  private func words(_ text: String) -> [String] { plain(text).split(whereSeparator: \.isWhitespace).map(String.init) }

  @Test(
    .enabled(if: hasPoppler, "pdftotext (poppler-utils) is not installed"), arguments: SetSpecimen.measures,
    SpecimenFace.allCases)
  func `poppler gives back every word`(measure: Double, face: SpecimenFace) throws {
    let typesetter = try typesetter()
    for specimen in TypeSpecimen.all {
      let set = SetSpecimen(specimen, face, measure: measure.mm, by: typesetter)
      let read = try output(of: "pdftotext", "FILE", "-", reading: try set.pdf(measure: measure.mm))
      // An address goes on in the next line without a sign, and no reader can know: there the lines stay apart.
      let written = set.lines.enumerated().map { number, line in
        (set.dashes[number] == nil ? "" : "– ") + line.text
          + (line.endsInHyphen || line.text.hasSuffix("-") && !line.endsParagraph ? "" : "\n")
      }
      // U+2010 at a line end is how poppler is told not to join: the word goes on behind it.
      let joined = read.replacing("\u{2010}\n", with: "-")
      #expect(words(joined) == words(written.joined()), "\(specimen.name)")
      let copy = specimen.paragraphs.map { ($0.isItem ? "–" : "") + $0.runs.map(\.text).joined() }
      #expect(words(joined).joined() == words(copy.joined(separator: " ")).joined(), "\(specimen.name)")
    }
  }

  @Test(
    .enabled(if: hasMuPDF, "mutool (mupdf-tools) is not installed"), arguments: SetSpecimen.measures,
    SpecimenFace.allCases)
  func `MuPDF gives back every line`(measure: Double, face: SpecimenFace) throws {
    let typesetter = try typesetter()
    for specimen in TypeSpecimen.all {
      let set = SetSpecimen(specimen, face, measure: measure.mm, by: typesetter)
      let read = try output(of: "mutool", "draw", "-q", "-F", "txt", "FILE", reading: try set.pdf(measure: measure.mm))
      #expect(words(read) == words(set.breaks), "\(specimen.name)")
    }
  }

  @Test(.enabled(if: hasPoppler && hasMuPDF, "pdftotext and mutool are not both installed"))
  func `words are kept apart where a line ends between bold and roman`() throws {
    let copy = "alpha bravo charlie delta echo foxtrot golf hôtel india juliette kilo lima mike novembre"
    var bold = Faces.body
    bold.face = Faces.bold
    for spaceIsOfNextRun in [false, true] {
      let runs = copy.split(separator: " ").enumerated().map { number, word in
        let text = spaceIsOfNextRun ? (number == 0 ? String(word) : " " + word) : word + " "
        return TextRun(text: text, style: number.isMultiple(of: 2) ? Faces.body : bold)
      }
      var set = SetSpecimen(TypeSpecimen(name: "runs", copy: "x"), .serif, measure: 60.pt, by: try typesetter())
      set.lines = try typesetter().set(Paragraph(runs: runs, alignment: .ragged), measure: 60.pt).lines
      set.indents = set.lines.map { _ in .zero }
      #expect(set.lines.count > 5)
      // Also without the ends of lines: a screen reader may know none.
      let strings = set.lines.map { $0.runs.map(\.string.text).joined() }
      #expect(strings.dropLast().allSatisfy { $0.hasSuffix(" ") && !$0.hasSuffix("  ") })
      let pdf = try set.pdf(measure: 60.pt)
      let poppler = try output(of: "pdftotext", "-nopgbrk", "FILE", "-", reading: pdf)
      #expect(words(poppler) == words(copy))
      let mutool = try output(of: "mutool", "draw", "-q", "-F", "txt", "FILE", reading: pdf)
      #expect(words(mutool) == words(copy))
    }
  }

  /// Copy whose own hyphens come to stand at line ends, before and after a plain one: whichever comes first decides
  /// what cairo lets a glyph read as.
  static let hyphens = [
    "sous-commissions sous-commissions porte-parole", "porte-parole sous-commissions sous-commissions",
    "là-bas sous-commissions administration là-bas sous-commissions",
  ]

  @Test(
    .enabled(if: hasPoppler && hasMuPDF, "pdftotext and mutool are not both installed"), arguments: hyphens,
    SpecimenFace.allCases)
  func `a word's own hyphen at a line end is neither joined nor lost, in either face`(
    copy: String, face: SpecimenFace
  ) throws {
    let set = SetSpecimen(TypeSpecimen(name: "hyphens", copy: copy), face, measure: 62.pt, by: try typesetter())
    #expect(set.lines.contains { $0.text.hasSuffix("sous-") })
    let pdf = try set.pdf(measure: 62.pt)
    let poppler = try output(of: "pdftotext", "FILE", "-", reading: pdf)
    #expect(words(poppler.replacing("\u{2010}\n", with: "-")) == words(copy))
    let mutool = try output(of: "mutool", "draw", "-q", "-F", "txt", "FILE", reading: pdf)
    #expect(words(mutool) == words(set.breaks))
    // Inside a line, and where a word is divided, it is the plain hyphen for both.
    let own = set.lines.count { $0.text.hasSuffix("-") && !$0.endsInHyphen }
    #expect(poppler.unicodeScalars.count { $0 == "\u{2010}" } == own)
    #expect(mutool.unicodeScalars.count { $0 == "\u{2010}" } == own)
  }
}

/// A program that reads PDFs and is not ours.
enum Tool {
  static func isInstalled(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
