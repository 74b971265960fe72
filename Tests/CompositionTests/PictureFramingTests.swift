import DisplayList
import Geometry
import IssueModel
import Testing

@testable import Composition

private func picture(_ crop: String? = nil) -> Picture {
  Picture(file: "images/x.jpg", crop: crop.flatMap { CropWish(written: $0) })
}

@Suite struct `The part of a picture that a frame shows` {
  @Test(arguments: [(0.1, 0.0), (0.25, 0.05), (0.45, 0.1), (0.6, 0.1), (0.75, 0.15), (0.95, 0.2)])
  func `loses both sides alike unless what matters would come near an edge`(x: Double, left: Double) {
    // A picture of 3:2 in a frame of 6:5 keeps four fifths of its width.
    let shown = picture().visible(ratio: 1.5, shown: 1.2, centre: PictureFacts.Spot(x: x, y: 0.5))
    #expect(abs(shown.width - 0.8) < 1e-9 && shown.height == 1)
    #expect(abs(shown.x - left) < 1e-9)
    #expect(shown.y == 0)
  }

  @Test(arguments: [(10, 0.0), (45, 0.05), (50, 0.1), (58, 0.18), (95, 0.2)])
  func `lies around the place its editor names, and never beyond the picture`(x: Int, left: Double) {
    let centre = PictureFacts.Spot(x: Double(x) / 100, y: 0.5)
    let shown = picture("\(x)% 50%").visible(ratio: 1.5, shown: 1.2, centre: centre)
    #expect(abs(shown.x - left) < 1e-9 && abs(shown.width - 0.8) < 1e-9)
  }

  @Test(arguments: [(0.3, 0.08), (0.1, 0.0), (0.75, 0.15), (0.95, 0.2)])
  func `loses height in a frame wider than it, at the foot rather than at the head`(y: Double, top: Double) {
    let shown = picture().visible(ratio: 1, shown: 1.25, centre: PictureFacts.Spot(x: 0.5, y: y))
    #expect(shown.width == 1 && shown.x == 0)
    #expect(abs(shown.height - 0.8) < 1e-9 && abs(shown.y - top) < 1e-9)
  }

  @Test func `stays within the part its editor allows`() {
    // All but the left fifth: 4:2 of a picture that is 5:2.
    let wish = picture("20% 0% 80% 100%")
    let whole = wish.visible(ratio: 2, shown: 2, centre: PictureFacts.Spot(x: 0, y: 0))
    #expect(abs(whole.x - 0.2) < 1e-9 && whole.width == 0.8 && whole.height == 1)
    let cut = wish.visible(ratio: 2, shown: 1, centre: PictureFacts.Spot(x: 0, y: 0))
    #expect(abs(cut.x - 0.2) < 1e-9 && abs(cut.width - 0.4) < 1e-9)
  }
}

@Suite struct `The resolution of a picture` {
  @Test func `is that of the side with fewer pixels to the inch`() {
    let pixels = PictureFacts.Pixels(width: 900, height: 400)
    #expect(pixels.toTheInch(in: Size(width: 216.pt, height: 144.pt)) == 200)
  }

  @Test(arguments: [(300, 1), (446, 1), (447, 1), (932, 1), (933, 2), (1416, 2), (1418, 3), (9000, 3)])
  func `bounds the columns it may cover at 200 pixels to the inch`(width: Int, columns: Int) {
    // Three columns of 56.7 mm with gutters of 5 mm: 446, 932 and 1417 pixels.
    let widths = [56.7, 118.4, 180].map(\.mm)
    #expect(
      PictureFacts.Pixels(width: width, height: 1000).largestColumns(widths: widths) == columns)
  }
}
