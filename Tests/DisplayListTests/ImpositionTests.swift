import DisplayList
import Geometry
import Inks
import Testing

@Suite struct ImpositionTests {
  /// So many pages of 100 × 150 points with an area each.
  private func pages(_ count: Int) -> [DisplayPage] {
    (1...count).map { number in
      let area = Area(
        Rectangle(x: 10.pt, y: 20.pt, width: 30.pt, height: 40.pt), ink: InkName("page-\(number)"),
        tag: Tag(role: .background))
      return DisplayPage(
        number: number, boxes: PageBoxes(trim: Size(width: 100.pt, height: 150.pt), bleed: 9.pt), items: [.area(area)])
    }
  }

  /// The pages of each side from left to right, told by the ink and the place of their areas.
  private func sides(_ imposition: Imposition) -> [[String]] {
    imposition.sides.map { side in
      side.items.compactMap { item in
        guard case .group(let group) = item, case .area(let area) = group.items[0],
          case .move(let corner) = area.steps[0]
        else { return nil }
        #expect(corner.x == (group.clip?.x ?? .zero) + 10.pt && corner.y == 20.pt)
        return "\(group.clip?.x == .zero ? "left" : "right") \(area.ink.name.dropFirst(5))"
      }
    }
  }

  @Test func `four pages are one sheet: four and one outside, two and three inside`() {
    #expect(sides(Imposition(pages(4))) == [["left 4", "right 1"], ["left 2", "right 3"]])
  }

  @Test func `eight and twelve pages are laid into each other`() {
    #expect(
      sides(Imposition(pages(8)))
        == [["left 8", "right 1"], ["left 2", "right 7"], ["left 6", "right 3"], ["left 4", "right 5"]])
    #expect(sides(Imposition(pages(12)))[4] == ["left 8", "right 5"])
  }

  @Test func `what is wanting to a whole sheet is blank, at the end`() {
    let six = Imposition(pages(6))
    #expect(six.blanks == 2)
    #expect(sides(six) == [["right 1"], ["left 2"], ["left 6", "right 3"], ["left 4", "right 5"]])
    #expect([1, 2, 3, 4, 5].map { Imposition(pages($0)).blanks } == [3, 2, 1, 0, 3])
  }

  @Test func `folded, every page meets its neighbours (any count up to 40)`() {
    for count in 1...40 {
      let order = Imposition(pages(count)).order
      // Read as a reader turns the leaves: the right half of a front is page p, its back p + 1.
      for sheet in stride(from: 0, to: order.count, by: 2) {
        #expect(order[sheet].right + 1 == order[sheet + 1].left)
        #expect(order[sheet + 1].right + 1 == order[sheet].left)
      }
      #expect(Set(order.flatMap { [$0.left, $0.right] }).count == order.count * 2)
    }
  }

  @Test func `a sheet is twice as wide, without bleed, with a mark to fold by`() {
    let side = Imposition(pages(4)).sides[0]
    #expect(side.boxes == PageBoxes(trim: Size(width: 200.pt, height: 150.pt), bleed: .zero))
    let folds = side.items.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
    #expect(folds.count == 2 && folds.allSatisfy { $0.from.x == 100.pt && $0.to.x == 100.pt && $0.ink == .black })
  }
}

@Suite struct PrintersMarksTests {
  private let boxes = PageBoxes(trim: Size(width: 210.mm, height: 297.mm), bleed: 3.mm).withSlug()

  @Test func `no mark touches the bleed or leaves the sheet`() {
    let margin = boxes.bleed + boxes.slug
    let (width, height) = (boxes.trim.width, boxes.trim.height)
    var seen = 0
    for item in PrintersMarks(boxes: boxes).items {
      let points: [Point]
      switch item {
      case .rule(let rule): points = [rule.from, rule.to]
      case .area(let area):
        points = area.steps.compactMap {
          switch $0 {
          case .move(let point), .line(let point), .curve(_, _, let point): point
          case .close: nil
          }
        }
      default:
        Issue.record("\(item)")
        continue
      }
      for point in points {
        seen += 1
        let isOutside =
          point.x <= -boxes.bleed || point.x >= width + boxes.bleed || point.y <= -boxes.bleed
          || point.y >= height + boxes.bleed
        #expect(isOutside, "\(point)")
        #expect(point.x >= -margin && point.x <= width + margin && point.y >= -margin && point.y <= height + margin)
      }
    }
    #expect(seen > 60)
  }

  @Test func `crop marks and targets are on every plate, the patches on one each`() {
    let inks = PrintersMarks(boxes: boxes).items.map {
      switch $0 {
      case .rule(let rule): rule.ink
      case .area(let area): area.ink
      default: InkName.paper
      }
    }
    #expect(inks.count { $0 == .registration } == 8 + 4 * 3)
    #expect(inks.filter { $0 != .registration } == [.cyan, .magenta, .yellow, .black])
  }
}
