/// A length on paper, kept in points (1/72 inch); `.points` is read only at the Cairo and PDF doors.
public struct Length: Hashable, Sendable, Comparable, AdditiveArithmetic {
  /// The length in PostScript points, 72 to the inch.
  public var points: Double

  public init(points: Double) { self.points = points }

  public static let zero = Length(points: 0)

  /// The length in millimetres.
  public var millimetres: Double { points * 25.4 / 72 }

  public static func < (a: Length, b: Length) -> Bool { a.points < b.points }
  public static func + (a: Length, b: Length) -> Length { Length(points: a.points + b.points) }
  public static func - (a: Length, b: Length) -> Length { Length(points: a.points - b.points) }
  public static func * (a: Length, factor: Double) -> Length { Length(points: a.points * factor) }
  public static func * (factor: Double, a: Length) -> Length { Length(points: a.points * factor) }
  public static func / (a: Length, divisor: Double) -> Length { Length(points: a.points / divisor) }
  public static func / (a: Length, b: Length) -> Double { a.points / b.points }
  public static prefix func - (a: Length) -> Length { Length(points: -a.points) }
}

extension Double {
  /// This number of millimetres.
  public var mm: Length { Length(points: self * 72 / 25.4) }
  /// This number of points.
  public var pt: Length { Length(points: self) }
}

extension Int {
  /// This number of millimetres.
  public var mm: Length { Double(self).mm }
  /// This number of points.
  public var pt: Length { Double(self).pt }
}
