import DisplayList
import Fonts
import Foundation
import Geometry
import PrintRendering
import Testing

@Suite struct ProofTests {
  @Test func `a proof looks like the PDF of its page`() throws {
    let items: [PageItem] = [
      .area(Area(rectangle(-9, -9, 218, 30), ink: "blue", tag: Tag(role: .nameplate))),
      .rule(
        RuleLine(
          from: Point(x: 10.pt, y: 110.pt), to: Point(x: 190.pt, y: 110.pt), width: 2.pt, ink: "gold",
          tag: Tag(role: .rule))),
      picture("halves", rectangle(120, 30, 60, 40)), try run("Épreuve à lire", heavy, size: 15, x: 10, y: 60),
      try run("d’après le même texte", size: 9.5, x: 10, y: 80, expansion: 1.01),
    ]
    let proof = try pixels(
      ofPNG: renderPNG(
        page(items), dotsPerInch: 144,
        materials: materials(["halves": PreparedPicture(.png, bytes: try fixture("halves.png"))])))
    let press = try pixels(
      ofPDF: renderPDF(
        [page(items)],
        materials: materials([
          "halves": PreparedPicture(.jpeg(width: 240, height: 160), bytes: try fixture("halves.jpg"))
        ]), metadata: metadata), dotsPerInch: 144)
    #expect((proof.width, proof.height) == (400, 240) && (press.width, press.height) == (400, 240))
    var far = 0
    for y in 0..<240 { for x in 0..<400 where !proof[x, y].isNear(press[x, y], within: 96) { far += 1 } }
    #expect(far < 200, "\(far) of 96000 pixels differ by more than 96 of 255")
    #expect(proof[200, 10].isNear(blue) && proof[200, 220].isNear(gold) && proof[250, 100].isNear(blue))
  }

  @Test func `a proof does not show a JPEG as nothing`() throws {
    let jpeg = materials(["a": PreparedPicture(.jpeg(width: 240, height: 160), bytes: try fixture("halves.jpg"))])
    #expect(throws: DrawingError.self) {
      try renderPNG(page([picture("a", rectangle(0, 0, 10, 10))]), dotsPerInch: 72, materials: jpeg)
    }
  }

  @Test func `the same page gives the same PNG`() throws {
    let drawn = page([try run("Égal", x: 10, y: 30)])
    #expect(
      try renderPNG(drawn, dotsPerInch: 100, materials: materials())
        == renderPNG(drawn, dotsPerInch: 100, materials: materials()))
  }
}
