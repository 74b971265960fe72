public import Geometry
import Inks

/// Puts pages side by side on sheets, so that the sheets, printed on both sides, laid into each other and folded once,
/// are a booklet (French: «cahier»).
public struct Imposition: Sendable {
  /// The sides of the sheets as pages of twice the width: front and back of the outer sheet, then of the next.
  public let sides: [DisplayPage]
  /// How many empty pages stand at the end, for a count that is no multiple of four.
  public let blanks: Int
  /// By side, the two pages on it from left to right, counted from 1; more than there are pages for a blank.
  public let order: [(left: Int, right: Int)]

  /// - Parameter pages: of one size, in their order.
  public init(_ pages: [DisplayPage]) {
    blanks = (4 - pages.count % 4) % 4
    let count = pages.count + blanks
    // Of n pages, sheet s from the outside has n−2s and 1+2s on its front, 2+2s and n−1−2s on its back.
    var order: [(left: Int, right: Int)] = []
    for outer in stride(from: 0, to: count / 2, by: 2) {
      order.append((left: count - outer, right: 1 + outer))
      order.append((left: 2 + outer, right: count - 1 - outer))
    }
    self.order = order
    guard let trim = pages.first?.boxes.trim else {
      sides = []
      return
    }
    let boxes = PageBoxes(trim: Size(width: trim.width * 2, height: trim.height), bleed: .zero)
    sides = order.enumerated().map { index, pair in
      let halves = [(pair.left, Length.zero), (pair.right, trim.width)].compactMap { number, x -> PageItem? in
        guard number <= pages.count else { return nil }
        let frame = Rectangle(x: x, y: .zero, width: trim.width, height: trim.height)
        let items = pages[number - 1].items.map { $0.moved(right: x) }
        return .group(PageGroup(clip: frame, items: items))
      }
      return DisplayPage(number: index + 1, boxes: boxes, items: halves + Imposition.foldMarks(trim))
    }
  }

  /// Where to fold: a fine line of 6 mm at head and foot of the sheet, within what an office copier still prints.
  private static func foldMarks(_ trim: Size) -> [PageItem] {
    [(Length.zero, 6.mm), (trim.height - 6.mm, trim.height)].map { from, to in
      .rule(
        RuleLine(
          from: Point(x: trim.width, y: from), to: Point(x: trim.width, y: to), width: 0.25.pt, ink: .black,
          tag: Tag(role: .mark)))
    }
  }
}

extension PageItem {
  /// The same item further to the right.
  public func moved(right x: Length) -> PageItem {
    guard x != .zero else { return self }
    switch self {
    case .glyphs(var run):
      run.origin.x += x
      return .glyphs(run)
    case .rule(var rule):
      rule.from.x += x
      rule.to.x += x
      return .rule(rule)
    case .area(var area):
      area.steps = area.steps.map { $0.moved(right: x) }
      return .area(area)
    case .picture(var placement):
      placement.frame.x += x
      return .picture(placement)
    case .group(var group):
      group.clip?.x += x
      group.turn?.about.x += x
      group.items = group.items.map { $0.moved(right: x) }
      return .group(group)
    case .link(var link):
      link.areas = link.areas.map { Rectangle(x: $0.x + x, y: $0.y, width: $0.width, height: $0.height) }
      return .link(link)
    }
  }
}

extension PathStep {
  fileprivate func moved(right x: Length) -> PathStep {
    func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y) }
    return switch self {
    case .move(let point): .move(moved(point))
    case .line(let point): .line(moved(point))
    case .curve(let first, let second, let end): .curve(moved(first), moved(second), end: moved(end))
    case .close: .close
    }
  }
}
