import Documents
import Geometry
import Glibc
import IssueModel

/// Three pictures of a story or more, joined into one block: rows of pictures, those of a row of one height, so that
/// every picture keeps its shape and the block's edges are straight. The flatplan takes it for one picture.
struct Gallery: Hashable, Sendable {
  /// Width ÷ height of each picture.
  let ratios: [Double]
  /// How many pictures stand in each row, from the top.
  let rows: [Int]

  /// Fewer are pictures of their own.
  static let leastPictures = 3
  /// Between the pictures.
  static let gap = 4.pt
  /// The shape aimed at: a little wider than a photograph, so that the block covers two columns or three.
  private static let shape = 1.6
  /// More pictures in a row would be stamps.
  private static let mostInRow = 3

  /// Divides the pictures, in their order, into the rows that come nearest to a good shape.
  init(ratios: [Double]) {
    self.ratios = ratios
    var best: (rows: [Int], distance: Double)?
    for rows in Gallery.divisions(of: ratios.count) {
      let distance = abs(log(Gallery.ratio(of: ratios, rows: rows) / Gallery.shape))
      if best.map({ distance < $0.distance - 1e-9 }) ?? true { best = (rows, distance) }
    }
    rows = best?.rows ?? []
  }

  /// Width ÷ height of the block, its gaps left out of account: they cost a hundredth.
  var ratio: Double { Gallery.ratio(of: ratios, rows: rows) }

  /// Where each picture stands in the frame of the block.
  func frames(in frame: Rectangle) -> [Rectangle] {
    var frames: [Rectangle] = []
    let heights = rowRanges.map { range in
      (frame.width - Gallery.gap * Double(range.count - 1)) / ratios[range].reduce(0, +)
    }
    let room = frame.height - Gallery.gap * Double(rows.count - 1)
    let scale = room / heights.reduce(Length.zero, +)
    var y = frame.y
    for (range, natural) in zip(rowRanges, heights) {
      var x = frame.x
      for picture in range {
        frames.append(Rectangle(x: x, y: y, width: natural * ratios[picture], height: natural * scale))
        x = x + natural * ratios[picture] + Gallery.gap
      }
      y = y + natural * scale + Gallery.gap
    }
    return frames
  }

  private var rowRanges: [Range<Int>] {
    var start = 0
    return rows.map { count in
      defer { start += count }
      return start..<(start + count)
    }
  }

  private static func ratio(of ratios: [Double], rows: [Int]) -> Double {
    var start = 0
    var height = 0.0
    for count in rows {
      height += 1 / ratios[start..<(start + count)].reduce(0, +)
      start += count
    }
    return 1 / height
  }

  /// Every way to divide so many pictures into rows, in a fixed order; a lower row has no fewer than the one above, so
  /// that the first picture is the largest.
  private static func divisions(of count: Int, from least: Int = 1) -> [[Int]] {
    if count == 0 { return [[]] }
    guard least <= min(mostInRow, count) else { return [] }
    return (least...min(mostInRow, count)).flatMap { first in
      divisions(of: count - first, from: first).map { [first] + $0 }
    }
  }
}

extension PageWords {
  /// One caption for a gallery: whose picture is which is told by the order.
  func caption(of pictures: [Picture], credited: (Picture) -> Copy) -> Copy {
    let isCredited = Set(pictures.map(\.credit.plainText)).count > 1
    var copy: Copy = []
    for picture in pictures where !picture.caption.isEmpty || (isCredited && !picture.credit.isEmpty) {
      if !copy.isEmpty { copy.append(Span(" ")) }
      copy += picture.caption
      if isCredited, !picture.credit.isEmpty {
        copy += (picture.caption.isEmpty ? [] : [Span("\u{2002}")]) + credited(picture)
      }
    }
    if pictures.count(where: { !$0.caption.isEmpty }) > 1 {
      copy.insert(
        Span(isFrench ? "De gauche à droite et de haut en bas\u{A0}: " : "Left to right, top to bottom: "), at: 0)
    }
    if !isCredited, let last = pictures.last, !last.credit.isEmpty {
      copy += (copy.isEmpty ? [] : [Span("\u{2002}")]) + credited(last)
    }
    return copy
  }
}
