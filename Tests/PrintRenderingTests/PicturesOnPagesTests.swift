import DisplayList
import Foundation
import Geometry
import Instruments
import PrintRendering
import Testing

@Suite struct PicturesOnPagesTests {
  private func halves(_ form: PreparedPicture.Form, _ file: String, visible: Crop = .whole) throws -> DrawingMaterials {
    materials(["halves": PreparedPicture(form, bytes: try fixture(file), visible: visible)])
  }

  @Test func `a JPEG goes into the PDF byte for byte, once for two places`() throws {
    let jpeg = try fixture("halves.jpg")
    let bytes = try renderPDF(
      [
        page([picture("halves", rectangle(10, 10, 60, 40))]),
        page([picture("halves", rectangle(20, 20, 90, 60))], number: 2),
      ], materials: halves(.jpeg(width: 240, height: 160), "halves.jpg"), metadata: metadata)
    #expect(Data(bytes).range(of: Data(jpeg)) != nil)
    let rows = try output(of: "pdfimages", "-list", "FILE", reading: bytes).split(separator: "\n").dropFirst(2)
      .map { $0.split(separator: " ") }
    #expect(rows.map { $0[0] } == ["1", "2"] && rows.allSatisfy { $0[3...4] == ["240", "160"] && $0[8] == "jpeg" })
    #expect(Set(rows.map { $0[10] }).count == 1, "one object: \(rows)")
  }

  @Test(arguments: ["halves.jpg", "halves.png", "halves.svg"])
  func `a picture fills its frame and no more`(file: String) throws {
    let form: PreparedPicture.Form =
      file.hasSuffix("jpg") ? .jpeg(width: 240, height: 160) : file.hasSuffix("png") ? .png : .svg
    let bytes = try renderPDF(
      [page([picture("halves", rectangle(40, 20, 120, 80))])], materials: halves(form, file), metadata: metadata)
    let drawn = try pixels(ofPDF: bytes)
    #expect(
      drawn[38, 60] == paper && drawn[41, 60].isNear(blue) && drawn[158, 60].isNear(gold) && drawn[161, 60] == paper)
    #expect(
      drawn[50, 18] == paper && drawn[50, 21].isNear(blue) && drawn[50, 98].isNear(blue) && drawn[50, 101] == paper)
    #expect(drawn[100, 60].isNear(paper))
  }

  @Test(arguments: ["halves.jpg", "halves.svg"])
  func `the visible part of a picture fills the frame`(file: String) throws {
    let form: PreparedPicture.Form = file.hasSuffix("jpg") ? .jpeg(width: 240, height: 160) : .svg
    // The right quarter: gold alone.
    let bytes = try renderPDF(
      [page([picture("halves", rectangle(40, 20, 60, 80))])],
      materials: halves(form, file, visible: Crop(x: 0.75, y: 0, width: 0.25, height: 1)), metadata: metadata)
    let drawn = try pixels(ofPDF: bytes)
    for (x, y) in [(42, 22), (98, 22), (70, 60), (42, 98), (98, 98)] { #expect(drawn[x, y].isNear(gold), "\(x), \(y)") }
    #expect(drawn[38, 60] == paper && drawn[102, 60] == paper)
  }

  @Test func `an SVG stays vectors`() throws {
    let bytes = try renderPDF(
      [page([picture("halves", rectangle(40, 20, 120, 80))])], materials: halves(.svg, "halves.svg"),
      metadata: metadata)
    #expect(try output(of: "pdfimages", "-list", "FILE", reading: bytes).split(separator: "\n").count == 2)
  }

  @Test func `the letters of an SVG are set in the letter's own fonts`() throws {
    let bytes = try renderPDF(
      [page([picture("carte", rectangle(0, 30, 200, 60))])],
      materials: materials(["carte": PreparedPicture(.svg, bytes: try fixture("lettered.svg"))]), metadata: metadata)
    #expect(try output(of: "pdffonts", "FILE", reading: bytes).contains("Lato-Black"))
    #expect(try text(ofPDF: bytes) == "Carte")
  }

  @Test func `a picture that was not prepared stops the drawing`() throws {
    #expect(throws: DrawingError.pictureMissing(file: "absente.jpg")) {
      try renderPDF(
        [page([picture("absente.jpg", rectangle(0, 0, 10, 10))])], materials: materials(), metadata: metadata)
    }
  }

  @Test func `a JPEG in four inks, or of another size than said, stops the drawing`() throws {
    var fourInks = try fixture("halves.jpg")
    let frame = try #require((2..<fourInks.count).first { fourInks[$0 - 1] == 0xFF && fourInks[$0] == 0xC0 })
    fourInks[frame + 8] = 4
    for (bytes, width) in [(fourInks, 240), (try fixture("halves.jpg"), 241), ([0xFF, 0xD8, 0xFF], 240)] {
      let odd = materials(["a.jpg": PreparedPicture(.jpeg(width: width, height: 160), bytes: bytes)])
      let error = try #require(throws: DrawingError.self) {
        try renderPDF([page([picture("a.jpg", rectangle(0, 0, 10, 10))])], materials: odd, metadata: metadata)
      }
      #expect(error.diagnostic.code == "picture-undrawable")
    }
  }

  @Test func `a broken SVG stops the drawing and names its file`() throws {
    let broken = materials(["marque.svg": PreparedPicture(.svg, bytes: Array("<svg".utf8))])
    let error = try #require(throws: DrawingError.self) {
      try renderPDF([page([picture("marque.svg", rectangle(0, 0, 10, 10))])], materials: broken, metadata: metadata)
    }
    #expect(error.diagnostic.code == "picture-undrawable" && error.diagnostic.place.file == "marque.svg")
  }
}
