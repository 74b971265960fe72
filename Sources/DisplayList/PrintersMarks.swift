public import Geometry
import Inks

extension PageBoxes {
  /// The same page with room for marks around its bleed.
  public func withSlug(_ slug: Length = PrintersMarks.slug) -> PageBoxes {
    PageBoxes(trim: trim, bleed: bleed, slug: slug)
  }
}

/// What a printing house needs around a page: where to cut, how the plates lie on each other, how much ink there is.
/// All of it stands beyond the bleed (ISO 15930-7, 6.6 allows marks there alone).
public struct PrintersMarks {
  /// Room for marks: 8 mm beyond the bleed.
  public static let slug = 8.mm

  private let boxes: PageBoxes
  private let tag = Tag(role: .mark)

  public init(boxes: PageBoxes) { self.boxes = boxes }

  public var items: [PageItem] { cropMarks + registrationTargets + colourBar }

  /// Where words stand in the slug: the left end of a line above the page, between crop mark and target.
  public var slugLine: (start: Point, measure: Length) {
    (Point(x: 12.mm, y: -boxes.bleed - 2.5.mm), boxes.trim.width / 2 - 20.mm)
  }

  /// The lines to cut along, 0.25 pt, 5 mm long, half a millimetre off the bleed.
  private var cropMarks: [PageItem] {
    let near = max(boxes.bleed, 2.5.mm) + 0.5.mm
    let far = near + 5.mm
    let (width, height) = (boxes.trim.width, boxes.trim.height)
    var items: [PageItem] = []
    for (from, to) in [(-near, -far), (height + near, height + far)] {
      for x in [.zero, width] { items.append(line(Point(x: x, y: from), Point(x: x, y: to))) }
    }
    for (from, to) in [(-near, -far), (width + near, width + far)] {
      for y in [.zero, height] { items.append(line(Point(x: from, y: y), Point(x: to, y: y))) }
    }
    return items
  }

  /// A ring and a cross in the middle of each side.
  private var registrationTargets: [PageItem] {
    let (width, height) = (boxes.trim.width, boxes.trim.height)
    let off = boxes.bleed + boxes.slug / 2
    let centres = [
      Point(x: width / 2, y: -off), Point(x: width / 2, y: height + off), Point(x: -off, y: height / 2),
      Point(x: width + off, y: height / 2),
    ]
    return centres.flatMap { centre in
      [
        .area(Area(steps: ring(centre, outer: 2.mm, inner: 2.mm - 0.25.pt), ink: .registration, tag: tag)),
        line(Point(x: centre.x - 3.mm, y: centre.y), Point(x: centre.x + 3.mm, y: centre.y)),
        line(Point(x: centre.x, y: centre.y - 3.mm), Point(x: centre.x, y: centre.y + 3.mm)),
      ]
    }
  }

  /// One patch of 5 mm of each ink, under the page.
  private var colourBar: [PageItem] {
    let inks: [InkName] = [.cyan, .magenta, .yellow, .black]
    return inks.enumerated().map { index, ink in
      let patch = Rectangle(
        x: 12.mm + 5.mm * Double(index), y: boxes.trim.height + boxes.bleed + 1.5.mm, width: 5.mm, height: 5.mm)
      return .area(Area(patch, ink: ink, tag: tag))
    }
  }

  private func line(_ from: Point, _ to: Point) -> PageItem {
    .rule(RuleLine(from: from, to: to, width: 0.25.pt, ink: .registration, tag: tag))
  }

  /// Two circles, the inner one drawn the other way round, so that it stays empty.
  private func ring(_ centre: Point, outer: Length, inner: Length) -> [PathStep] {
    circle(centre, radius: outer, turn: 1) + circle(centre, radius: inner, turn: -1)
  }

  private func circle(_ centre: Point, radius: Length, turn: Double) -> [PathStep] {
    // A quarter of a circle as a Bézier curve is off by 0.03 % of its radius with this handle.
    let handle = radius * 0.5523
    func at(_ x: Length, _ y: Length) -> Point { Point(x: centre.x + x, y: centre.y + y * turn) }
    return [
      .move(at(radius, .zero)),
      .curve(at(radius, handle), at(handle, radius), end: at(.zero, radius)),
      .curve(at(-handle, radius), at(-radius, handle), end: at(-radius, .zero)),
      .curve(at(-radius, -handle), at(-handle, -radius), end: at(.zero, -radius)),
      .curve(at(handle, -radius), at(radius, -handle), end: at(radius, .zero)),
      .close,
    ]
  }
}
