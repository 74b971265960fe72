import Diagnostics
import IssueModel
import Testing

@Suite struct `The crop an editor asks for` {
  @Test(arguments: [
    ("haut", 0.5, 0.0), ("Gauche", 0.0, 0.5), ("bas droite", 1.0, 1.0), ("centre", 0.5, 0.5), ("top left", 0.0, 0.0),
    ("30% 40%", 0.3, 0.4), ("30 % 40 %", 0.3, 0.4), ("30 40", 0.3, 0.4), ("0%, 100%", 0.0, 1.0),
  ])
  func `is a place to keep in sight`(written: String, x: Double, y: Double) {
    #expect(CropWish(written: written) == .keep(x: x, y: y))
  }

  @Test func `or the part that may be shown`() {
    #expect(CropWish(written: "10% 0% 80% 100%") == .part(x: 0.1, y: 0, width: 0.8, height: 1))
    #expect(CropWish(written: "10% 0% 80% 50%")?.shape == 1.6)
  }

  @Test(arguments: [
    "", "16:9", "haut bas", "haut gauche droite", "30%", "30% 40% 50%", "110% 0%", "-10% 5%", "50% 0% 60% 100%",
    "0% 0% 5% 100%", "haut 30%", "nan nan", "1e1 2",
  ])
  func `is refused where it is neither`(written: String) {
    #expect(CropWish(written: written) == nil)
  }

  @Test func `is told what to write where it is wrong`() {
    let room = Newsroom()
    func findings(_ crop: String) -> [String] {
      said(room.replacing("credit: Photo POC", by: "credit: Photo POC\ncrop: \(crop)", in: Newsroom.article).findings)
    }
    #expect(
      findings("hautt") == [
        "issues/2021-05/articles/formation.md:11:7 «\u{A0}hautt\u{A0}» n’est pas un cadrage → écrivez crop: haut",
        "issues/2021-05/articles/formation.md:11:7 'hautt' is no crop → write crop: haut",
      ])
    #expect(
      findings("\"16:9\"")[1]
        == "issues/2021-05/articles/formation.md:11:7 '16:9' is no crop → write top, bottom, left or right, a point to keep (30% 40%) or a part (10% 0% 80% 100%: left edge, top edge, width, height)"
    )
  }
}
