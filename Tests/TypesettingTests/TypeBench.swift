import Dictionaries
import DisplayList
import Foundation
import Geometry
import Shaping
import Testing
import Typesetting

/// How long each stage of setting takes, in milliseconds for 1000 words: printed, not judged, since other work on the
/// machine decides as well.
///
/// `LETTRE_BENCH=type swift test -c release -Xswiftc -enable-testing --filter TypeBench`
@Suite(.serialized) struct TypeBench {
  static let isWanted = ProcessInfo.processInfo.environment["LETTRE_BENCH"] == "type"

  @Test(.enabled(if: isWanted, "set LETTRE_BENCH=type to have the stages timed"))
  func `the stages of setting take so long for 1000 words`() throws {
    let specimens = TypeSpecimen.all
    let copy = specimens.flatMap(\.paragraphs).flatMap(\.runs).map(\.text).joined(separator: " ")
    let words = copy.split(separator: " ").map(String.init)
    func report(_ stage: String, _ body: () throws -> Void) rethrows {
      var best = Double.infinity
      for _ in 0..<25 {
        let duration = try ContinuousClock().measure(body)
        best = min(best, Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3)
      }
      print("\(stage): \((best / Double(words.count) * 1000 * 100).rounded() / 100) ms for 1000 words")
    }
    let shaper = HarfBuzzShaper(catalogue: Faces.catalogue)
    let hyphenator = try Faces.hyphenator()
    func set(by typesetter: Typesetter) -> [SetSpecimen] {
      specimens.map { SetSpecimen($0, .serif, measure: 56.mm, by: typesetter) }
    }
    try report("shaping, cold") {
      let shaper = HarfBuzzShaper(catalogue: Faces.catalogue)
      try shaper.open([Faces.text])
      for word in words { _ = shaper.shape(word, in: Faces.body) }
    }
    report("shaping, warm") { for word in words { _ = shaper.shape(word, in: Faces.body) } }
    try report("dividing, cold") {
      let hyphenator = try Faces.hyphenator()
      for word in words { _ = hyphenator.divisionPoints(of: word) }
    }
    report("correcting the typography") { for specimen in specimens { _ = specimen.paragraphs } }
    // A new typesetter each time: paragraphs are prepared and broken anew, words are shaped and divided already.
    report("correcting, preparing, breaking, placing, words warm") {
      _ = set(by: Typesetter(shaper: shaper, divider: hyphenator))
    }
    let typesetter = Typesetter(shaper: shaper, divider: hyphenator)
    var measure = 50.0
    report("correcting, breaking, placing at another measure") {
      measure += 0.5
      for specimen in specimens { _ = SetSpecimen(specimen, .serif, measure: measure.mm, by: typesetter) }
    }
    let sets = set(by: typesetter)
    try report("drawing one PDF of one line, for what every file costs") {
      var line = sets[0]
      line.lines.removeSubrange(1...)
      _ = try SetSpecimen.pdf([line], measure: 56.mm)
    }
    try report("drawing one PDF of all texts") { _ = try SetSpecimen.pdf(sets, measure: 56.mm) }
    try report("all of it, words warm") {
      _ = try SetSpecimen.pdf(set(by: Typesetter(shaper: shaper, divider: hyphenator)), measure: 56.mm)
    }
  }
}
