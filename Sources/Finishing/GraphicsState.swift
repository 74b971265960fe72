import Glibc
import Inks
import PDFFile

/// A transformation of the plane (ISO 32000-1, 8.3.3).
struct Matrix: Hashable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = Matrix()

  /// Six numbers; nil for anything else.
  init?(_ operands: [PDFValue]) {
    let numbers = operands.compactMap(\.number)
    guard operands.count == 6, numbers.count == 6 else { return nil }
    (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }

  private init() {}

  /// This one first, then the other.
  func then(_ other: Matrix) -> Matrix {
    var result = Matrix()
    result.a = a * other.a + b * other.c
    result.b = a * other.b + b * other.d
    result.c = c * other.a + d * other.c
    result.d = c * other.b + d * other.d
    result.e = e * other.a + f * other.c + other.e
    result.f = e * other.b + f * other.d + other.f
    return result
  }

  /// By how much lengths grow, in the mean of all directions.
  var scale: Double { abs(a * d - b * c).squareRoot() }
}

/// What is in force while a content stream is drawn, as far as the colours of the press need it.
struct GraphicsState {
  /// A colour as the drawing set it.
  enum Paint: Hashable {
    case colour(PressColour)
    /// A pattern, by its name in the resources.
    case pattern(String)
  }

  var matrix = Matrix.identity
  /// What the drawing wants. Black is where every content stream begins (ISO 32000-1, table 52).
  var fill = Paint.colour(.process(Ink.black.recipe))
  var stroke = Paint.colour(.process(Ink.black.recipe))
  /// What was last written: nil where it is not known, or nothing was.
  var writtenFill: [UInt8]?
  var writtenStroke: [UInt8]?
  var isOverprinting = false
  var fontSize = 0.0
  var renderingMode = 0
}
