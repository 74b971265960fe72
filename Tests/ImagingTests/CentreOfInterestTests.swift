import Files
import Foundation
import Imaging
import Testing

/// A face, roughly, on a plain wall: the one thing in the picture that draws the eye.
private func portrait(x: Double, y: Double) -> [UInt8] {
  let (x, y) = (Int(x * 600), Int(y * 400))
  return Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">
    <rect width="600" height="400" fill="#9aa0a0"/>
    <ellipse cx="\(x)" cy="\(y)" rx="34" ry="44" fill="#c98a5e"/>
    <ellipse cx="\(x)" cy="\(y - 34)" rx="36" ry="20" fill="#20140c"/>
    <circle cx="\(x - 12)" cy="\(y - 4)" r="4"/><circle cx="\(x + 12)" cy="\(y - 4)" r="4"/>
    <rect x="\(x - 10)" y="\(y + 20)" width="20" height="5" fill="#a0382c"/>
    </svg>
    """.utf8)
}

@Suite struct `The centre of interest` {
  @Test(arguments: [(0.2, 0.3), (0.8, 0.3), (0.5, 0.7), (0.15, 0.75), (0.85, 0.5)])
  func `is where the only face is`(x: Double, y: Double) throws {
    try withLetter(["portrait.svg": portrait(x: x, y: y)]) { store in
      let outcome = store.centres(of: [CentreRequest(file: "portrait.svg")])
      #expect(outcome.findings == [] && outcome.looked == 1)
      let centre = try #require(outcome.centres[0])
      #expect(abs(centre.x - x) < 0.1 && abs(centre.y - y) < 0.13, "found at \(centre.x), \(centre.y)")
    }
  }

  @Test func `is told in fractions of the whole where a part is looked at`() throws {
    try withLetter(["portrait.svg": portrait(x: 0.8, y: 0.4)]) { store in
      let outcome = store.centres(of: [CentreRequest(file: "portrait.svg", x: 0.5, y: 0, width: 0.5, height: 1)])
      let centre = try #require(outcome.centres[0])
      #expect(abs(centre.x - 0.8) < 0.1 && abs(centre.y - 0.4) < 0.13, "found at \(centre.x), \(centre.y)")
    }
  }

  @Test func `is looked for once, and found again for the same picture under another name`() throws {
    let bytes = portrait(x: 0.3, y: 0.3)
    try withLetter(["a.svg": bytes, "b.svg": bytes, "c.svg": portrait(x: 0.7, y: 0.3)]) { store in
      let first = store.centres(of: [CentreRequest(file: "a.svg"), CentreRequest(file: "b.svg")])
      #expect(first.looked == 1 && first.centres[0] == first.centres[1])
      let again = store.centres(of: ["b.svg", "a.svg"].map { CentreRequest(file: $0) })
      #expect(again.looked == 0 && again.centres == first.centres)
      #expect(store.centres(of: [CentreRequest(file: "c.svg")]).centres[0] != first.centres[0])
    }
  }

  @Test func `of a picture that cannot be read is a finding`() throws {
    let jpeg = try halves(600)
    try withLetter(["cut.jpg": Array(jpeg.prefix(jpeg.count / 2))]) { store in
      let outcome = store.centres(of: [CentreRequest(file: "cut.jpg"), CentreRequest(file: "absent.jpg")])
      #expect(outcome.centres == [nil, nil])
      #expect(Set(outcome.findings.map(\.code)) == ["picture-unreadable", "picture-file-unreadable"])
    }
  }
}
