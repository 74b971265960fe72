import Testing

@testable import lettre

struct ProgressLineTests {
  @Test func `the progress line says the run, its step and how long it has taken`() {
    #expect(
      ProgressLine.line("Composition du numéro 2021-05", step: "recherche sur 4 pages", seconds: 3, width: 80)
        == "Composition du numéro 2021-05 – recherche sur 4 pages… 3\u{A0}s")
    #expect(
      ProgressLine.line("Vérification du numéro 2021-05", step: "", seconds: 0, width: 80)
        == "Vérification du numéro 2021-05… 0\u{A0}s")
  }

  @Test func `the progress line stays on one line of a narrow terminal`() {
    for width in [10, 20, 40] {
      let line = ProgressLine.line(
        "Composition du numéro 2021-05", step: "recherche sur 4 pages", seconds: 12, width: width)
      #expect(line.count == width - 1 && line.hasSuffix("… 12\u{A0}s"))
    }
  }
}
