/// An affine map of the plane as PDF writes it: [a b c d e f] (ISO 32000-1, 8.3.4).
struct Matrix: Hashable, Sendable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = Matrix()

  init(_ a: Double = 1, _ b: Double = 0, _ c: Double = 0, _ d: Double = 1, _ e: Double = 0, _ f: Double = 0) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// Nil unless there are six numbers.
  init?(_ numbers: [Double]) {
    guard numbers.count == 6 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }

  /// This map first, then the other.
  func then(_ m: Matrix) -> Matrix {
    Matrix(
      a * m.a + b * m.c, a * m.b + b * m.d, c * m.a + d * m.c, c * m.b + d * m.d, e * m.a + f * m.c + m.e,
      e * m.b + f * m.d + m.f)
  }

  func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

  /// How long a unit to the right, and a unit upwards, becomes.
  var horizontalScale: Double { (a * a + b * b).squareRoot() }
  var verticalScale: Double { (c * c + d * d).squareRoot() }
  /// How much a line's width grows, whatever its direction: the smaller of the two scales.
  var lineScale: Double { min(horizontalScale, verticalScale) }
}

/// An upright rectangle of a page, in points, y upwards.
struct Box: Hashable, Sendable {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  static let everything = Box(left: -1e9, bottom: -1e9, right: 1e9, top: 1e9)

  init(left: Double, bottom: Double, right: Double, top: Double) {
    (self.left, self.bottom, self.right, self.top) = (left, bottom, right, top)
  }

  /// A rectangle of the file (ISO 32000-1, 7.9.5): any two opposite corners.
  init?(_ numbers: [Double]) {
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(
      left: min(numbers[0], numbers[2]), bottom: min(numbers[1], numbers[3]), right: max(numbers[0], numbers[2]),
      top: max(numbers[1], numbers[3]))
  }

  /// What a rectangle becomes, upright around it.
  init(_ box: Box, through matrix: Matrix) {
    let corners = [
      matrix.apply(box.left, box.bottom), matrix.apply(box.right, box.bottom), matrix.apply(box.left, box.top),
      matrix.apply(box.right, box.top),
    ]
    self.init(around: corners)
  }

  init(around points: [(x: Double, y: Double)]) {
    self.init(left: .infinity, bottom: .infinity, right: -.infinity, top: -.infinity)
    for point in points { add(point) }
  }

  mutating func add(_ point: (x: Double, y: Double)) {
    left = min(left, point.x)
    bottom = min(bottom, point.y)
    right = max(right, point.x)
    top = max(top, point.y)
  }

  var width: Double { right - left }
  var height: Double { top - bottom }
  var isEmpty: Bool { !(right > left && top > bottom) }
  /// Whether it has no extent and no place.
  var isNothing: Bool { !(right >= left && top >= bottom) }

  func intersection(_ other: Box) -> Box {
    Box(
      left: max(left, other.left), bottom: max(bottom, other.bottom), right: min(right, other.right),
      top: min(top, other.top))
  }

  func grown(by margin: Double) -> Box {
    Box(left: left - margin, bottom: bottom - margin, right: right + margin, top: top + margin)
  }

  func contains(_ other: Box, tolerance: Double) -> Bool {
    other.left >= left - tolerance && other.bottom >= bottom - tolerance && other.right <= right + tolerance
      && other.top <= top + tolerance
  }
}
