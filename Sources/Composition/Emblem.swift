import DisplayList
import Geometry
import Glibc
import Inks

/// The emblem of the European Union: twelve gold stars in a circle on blue, three by two (Interinstitutional style
/// guide, annex A1: the circle's radius is a third of the height, a star's an eighteenth, one point of it upright; Reflex
/// Blue is cyan 100 and magenta 80, the yellow is yellow 100).
struct EuropeanEmblem {
  /// The blue rectangle.
  var frame: Rectangle
  /// Whether it stands on a colour: then it has a white border of 1/25 of its height (annex A1, «reproduction on a
  /// coloured background»).
  var isOnColour: Bool

  /// The smallest in print: 1 cm high («The use of the EU emblem in the context of EU programmes», European Commission).
  static let leastHeight = 10.mm

  /// From the blue to the edge of the border.
  var border: Length { isOnColour ? frame.height / 25 : .zero }

  /// - Parameters:
  ///   - x, y: where the emblem begins, its border included.
  ///   - height: of the blue.
  init(x: Length, y: Length, height: Length, isOnColour: Bool) {
    self.isOnColour = isOnColour
    let border = isOnColour ? height / 25 : .zero
    frame = Rectangle(x: x + border, y: y + border, width: height * 1.5, height: height)
  }

  /// The emblem with its border.
  var outline: Rectangle { frame.inset(by: -border) }

  func items(tag: Tag) -> [PageItem] {
    var items: [PageItem] = []
    if isOnColour { items.append(.area(Area(outline, ink: .paper, tag: tag))) }
    items.append(.area(Area(frame, ink: InkName("eu-blue"), tag: tag)))
    let centre = Point(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
    for hour in 0..<12 {
      let angle = Double(hour) * .pi / 6
      let place = Point(
        x: centre.x + frame.height / 3 * sin(angle), y: centre.y - frame.height / 3 * cos(angle))
      items.append(
        .area(Area(steps: star(at: place, radius: frame.height / 18), ink: InkName("eu-yellow"), tag: tag)))
    }
    return items
  }

  private func star(at centre: Point, radius: Length) -> [PathStep] {
    var steps: [PathStep] = []
    for point in 0..<10 {
      // The inner corners of a regular five-pointed star lie at 0.381966 of its radius.
      let r = point % 2 == 0 ? radius : radius * 0.381966
      let a = Double(point) * .pi / 5
      let corner = Point(x: centre.x + r * sin(a), y: centre.y - r * cos(a))
      steps.append(point == 0 ? .move(corner) : .line(corner))
    }
    return steps + [.close]
  }
}
