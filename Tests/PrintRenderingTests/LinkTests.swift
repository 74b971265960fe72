import DisplayList
import Foundation
import Geometry
import Instruments
import PrintRendering
import Testing

@Suite struct LinkTests {
  private func link(_ destination: String, _ areas: [Rectangle]) -> PageItem {
    .link(LinkArea(areas: areas, destination: destination, title: "en ligne", tag: Tag(story: "eau", role: .body)))
  }

  @Test func `a link carries its address over its two lines`() throws {
    let bytes = try renderPDF(
      [
        page([
          try run("à lire", x: 10, y: 30),
          link("https://exemple.sn/l'eau?a=1&b=%C3%A9", [rectangle(10, 20, 60, 12), rectangle(10, 32, 30, 12)]),
        ])
      ], materials: materials(), metadata: metadata)
    #expect(
      try output(of: "pdfinfo", "-url", "FILE", reading: bytes).contains("https://exemple.sn/l'eau?a=1&b=%C3%A9"))
    let text = String(decoding: bytes, as: UTF8.self)
    // From the foot of the page: 120 − 44 … 120 − 20.
    #expect(text.contains("/Rect [ 10 76 70 100 ]"))
    #expect(text.contains("/QuadPoints"))
    #expect(!text.contains("/Marked true"), "a file that is not tagged does not say it is")
    #expect(try output(of: "qpdf", "--check", "FILE", reading: bytes).contains("No syntax or stream encoding errors"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "https://exemple.sn/été", "https://exemple.sn/a b", "file:///etc/passwd", "",
  ])
  func `an address that is not plain http, https or mailto stops the drawing`(address: String) throws {
    #expect(throws: DrawingError.linkUnsafe(destination: address)) {
      try renderPDF([page([link(address, [rectangle(0, 0, 9, 9)])])], materials: materials(), metadata: metadata)
    }
  }
}
