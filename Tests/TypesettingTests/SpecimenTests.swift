import Geometry
import Shaping
import Testing
import Typesetting

import struct Foundation.Data
import class Foundation.FileManager
import class Foundation.ProcessInfo

/// Five kinds of French copy in the letter's faces: where their lines end, and how evenly they are set.
///
/// The line ends of the texts at 56 mm stand in `Tests/Fixtures/type/breaks`, one line of type a line; the figures of
/// all texts, measures and faces in `Tests/Fixtures/type/figures.tsv`. To write both anew, run these tests with
/// `LETTRE_RECORD=type`, look at the differences, and commit them by themselves with their reason.
@Suite struct SpecimenTests {
  static let isRecording = ProcessInfo.processInfo.environment["LETTRE_RECORD"] == "type"

  private func typesetter(_ change: (inout TypesettingOptions) -> Void = { _ in }) throws -> Typesetter {
    var options = TypesettingOptions()
    change(&options)
    return Typesetter(
      shaper: HarfBuzzShaper(catalogue: Faces.catalogue), divider: try Faces.hyphenator(), options: options)
  }

  /// The text of a golden file, written anew first where that is asked for.
  private func golden(_ name: String, now: String) throws -> String {
    let path = TypeSpecimen.folder + "/" + name
    if Self.isRecording {
      try #require(FileManager.default.createFile(atPath: path, contents: Data(now.utf8)))
    }
    return try #require(Repository.text(path), "no \(name): record it")
  }

  @Test func `there are five texts of 150 to 350 words`() {
    #expect(TypeSpecimen.all.count == 5)
    for specimen in TypeSpecimen.all {
      let words = specimen.copy.split(whereSeparator: \.isWhitespace).count
      #expect((150...350).contains(words), "\(specimen.name): \(words)")
    }
  }

  @Test(arguments: TypeSpecimen.all)
  func `lines end where they ended when they were last looked at`(specimen: TypeSpecimen) throws {
    let set = SetSpecimen(specimen, .serif, measure: 56.mm, by: try typesetter())
    let expected = try golden("breaks/\(specimen.name).txt", now: set.breaks)
    let lines = set.breaks.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expectedLines.count)
    for (number, (line, expected)) in zip(lines, expectedLines).enumerated() where line != expected {
      Issue.record("line \(number + 1) of \(specimen.name): '\(line)', was '\(expected)'")
      break
    }
  }

  @Test func `the figures are those of the table`() throws {
    let typesetter = try typesetter()
    var table = FigureRow.head + "\n"
    for measure in SetSpecimen.measures {
      for face in SpecimenFace.allCases {
        var all: [SetLine] = []
        for specimen in TypeSpecimen.all {
          let lines = SetSpecimen(specimen, face, measure: measure.mm, by: typesetter).lines
          table += FigureRow.row(specimen.name, face, measure, LineQuality(of: lines)) + "\n"
          all += lines
        }
        table += FigureRow.row("together", face, measure, LineQuality(of: all)) + "\n"
      }
    }
    let expected = try golden("figures.tsv", now: table)
    for (row, expected) in zip(table.split(separator: "\n"), expected.split(separator: "\n")) {
      #expect(row == expected)
    }
    #expect(table.split(separator: "\n").count == expected.split(separator: "\n").count)
  }

  @Test(arguments: SpecimenFace.allCases)
  func `the five texts reach the bar at 56 mm, in either face`(face: SpecimenFace) throws {
    let typesetter = try typesetter()
    let lines = TypeSpecimen.all.flatMap { SetSpecimen($0, face, measure: 56.mm, by: typesetter).lines }
    let quality = LineQuality(of: lines)
    #expect(quality.lines > 135)
    #expect(quality.wordSpace.mean <= 1.10)
    #expect(quality.wordSpace.p95 <= 1.60)
    #expect(quality.wordSpace.max <= 2.4)
    #expect(Double(quality.loose) <= 0.05 * Double(quality.lines))
    #expect(Double(quality.hyphenated) <= 0.25 * Double(quality.lines))
    #expect(quality.hyphenRuns == 0)
    #expect(quality.rivers == 0)
    #expect(quality.overfull == 0)
    #expect(quality.expansion <= 0.02 + 1e-9 && quality.tracking <= 0.01 + 1e-9)
  }

  @Test(arguments: SetSpecimen.measures, SpecimenFace.allCases)
  func `no paragraph ends in a piece of a word or in a runt`(measure: Double, face: SpecimenFace) throws {
    let typesetter = try typesetter()
    for specimen in TypeSpecimen.all {
      for paragraph in SetSpecimen(specimen, face, measure: measure.mm, by: typesetter).paragraphs {
        guard paragraph.lines.count > 1 else { continue }
        let last = paragraph.lines[paragraph.lines.count - 1]
        let before = paragraph.lines[paragraph.lines.count - 2]
        #expect(!before.endsInHyphen || last.text.contains(" "), "\(specimen.name): \(last.text)")
        #expect(last.text.count { $0.isLetter || $0.isNumber } >= 5, "\(specimen.name): \(last.text)")
      }
    }
  }

  /// Two lines running that begin, or end, with the same word: «de», «la».
  private func repetitions(_ lines: [SetLine]) -> [String] {
    func word(_ text: Substring?) -> String { (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber } }
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}"]
    return zip(lines, lines.dropFirst()).compactMap { a, b in
      let first = (a.text.split { spaces.contains($0) }, b.text.split { spaces.contains($0) })
      let begins = word(first.0.first) == word(first.1.first) && !word(first.0.first).isEmpty
      let ends =
        word(first.0.last) == word(first.1.last) && !word(first.0.last).isEmpty && !a.endsInHyphen && !b.endsInHyphen
        && !b.endsParagraph
      return begins || ends ? "\(a.text) / \(b.text)" : nil
    }
  }

  @Test(arguments: SetSpecimen.measures, SpecimenFace.allCases)
  func `no two lines running begin or end with the same word where that can be helped`(
    measure: Double, face: SpecimenFace
  ) throws {
    // At the price of a division no better way is found: what repetitions are left would cost more than that.
    let careful = try typesetter { $0.costs.repeatedWord = $0.costs.division * $0.costs.division }
    let usual = try typesetter()
    for specimen in TypeSpecimen.all {
      let set = SetSpecimen(specimen, face, measure: measure.mm, by: usual)
      let other = SetSpecimen(specimen, face, measure: measure.mm, by: careful)
      for (paragraph, other) in zip(set.paragraphs, other.paragraphs) {
        let found = repetitions(paragraph.lines)
        #expect(found.count <= repetitions(other.lines).count, "\(specimen.name): \(found)")
      }
    }
  }
}

/// A row of `figures.tsv`.
enum FigureRow {
  static let head = [
    "text", "face", "mm", "lines", "mean", "p95", "max", "loose", "tight", "hyphenated", "longest run", "rivers",
    "overfull", "expansion", "tracking",
  ].joined(separator: "\t")

  static func row(_ name: String, _ face: SpecimenFace, _ measure: Double, _ quality: LineQuality) -> String {
    [
      name, face.rawValue, String(Int(measure)), String(quality.lines), hundredths(quality.wordSpace.mean),
      hundredths(quality.wordSpace.p95), hundredths(quality.wordSpace.max), String(quality.loose),
      String(quality.tight), String(quality.hyphenated), String(quality.longestHyphenRun), String(quality.rivers),
      String(quality.overfull), hundredths(quality.expansion), hundredths(quality.tracking),
    ].joined(separator: "\t")
  }

  private static func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + String(hundredths % 100)
  }
}
