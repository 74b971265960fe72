import DisplayList
import Geometry
import Inks
import Testing

@testable import Composition

private func frames(_ items: [PageItem], _ ink: InkName) -> [[PathStep]] {
  items.compactMap { if case .area(let area) = $0, area.ink == ink { area.steps } else { nil } }
}

@Suite struct `The emblem of the European Union` {
  @Test func `is three by two, with twelve stars in a circle of a third of its height`() throws {
    let emblem = EuropeanEmblem(x: 10.pt, y: 20.pt, height: 36.pt, isOnColour: false)
    #expect(emblem.frame == Rectangle(x: 10.pt, y: 20.pt, width: 54.pt, height: 36.pt))
    let stars = frames(emblem.items(tag: Tag(role: .mark)), "eu-yellow")
    #expect(stars.count == 12)
    // The first star stands upright at twelve o'clock: its uppermost point a radius above its middle.
    guard case .move(let tip) = try #require(stars.first?.first) else {
      Issue.record("no point")
      return
    }
    #expect(abs((tip.x - 37.pt).points) < 1e-6 && abs((tip.y - (38.pt - 12.pt - 2.pt)).points) < 1e-6)
  }

  @Test func `has a white border of a twenty-fifth of its height on a colour, and none on paper`() {
    let emblem = EuropeanEmblem(x: 0.pt, y: 0.pt, height: 50.pt, isOnColour: true)
    #expect(emblem.border == 2.pt)
    #expect(emblem.outline == Rectangle(x: 0.pt, y: 0.pt, width: 79.pt, height: 54.pt))
    #expect(frames(emblem.items(tag: Tag(role: .mark)), .paper).count == 1)
    let bare = EuropeanEmblem(x: 0.pt, y: 0.pt, height: 50.pt, isOnColour: false)
    #expect(frames(bare.items(tag: Tag(role: .mark)), .paper).isEmpty)
  }
}

@Suite struct `A code on paper` {
  @Test(arguments: [21, 29, 45, 69])
  func `has modules of 0.33 mm at least and four white ones around it`(count: Int) throws {
    let code = PrintedCode(modules: [[Bool]](repeating: [Bool](repeating: true, count: count), count: count))
    #expect(code.module.millimetres >= 0.33 - 1e-9)
    #expect(code.side >= 20.mm && code.side < 26.mm)
    let items = code.items(x: 100.pt, y: 50.pt, tag: Tag(role: .mark))
    #expect(items.count == 2)
    #expect(frames(items, .paper).count == 1)
    // All rows dark: the path spans the tile less its quiet zone.
    let points = frames(items, .black)[0].compactMap { step -> Point? in
      switch step {
      case .move(let point), .line(let point): point
      case .curve, .close: nil
      }
    }
    let quiet = code.module * 4
    #expect(points.map(\.x).min()! - 100.pt >= quiet - 0.001.pt && points.map(\.y).min()! - 50.pt >= quiet - 0.001.pt)
    #expect(100.pt + code.side - points.map(\.x).max()! >= quiet - 0.001.pt)
    #expect(50.pt + code.side - points.map(\.y).max()! >= quiet - 0.001.pt)
  }

  @Test func `joins the dark modules of a row into runs`() {
    let modules = [
      [true, true, false, true], [false, false, false, false], [false, true, true, true], [true, false, true, false],
    ]
    let steps = frames(PrintedCode(modules: modules).items(x: .zero, y: .zero, tag: Tag(role: .mark)), .black)[0]
    #expect(steps.count { if case .close = $0 { true } else { false } } == 5)
  }
}
