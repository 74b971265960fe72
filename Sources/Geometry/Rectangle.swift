/// A place on a page: x to the right, y downwards, from the top left corner of the trim.
public struct Point: Hashable, Sendable {
  public var x: Length
  public var y: Length

  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }
}

/// A width and a height.
public struct Size: Hashable, Sendable {
  public var width: Length
  public var height: Length

  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle on a page, from its top left corner.
public struct Rectangle: Hashable, Sendable {
  public var x: Length
  public var y: Length
  public var width: Length
  public var height: Length

  public init(x: Length, y: Length, width: Length, height: Length) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var right: Length { x + width }
  public var bottom: Length { y + height }

  /// The rectangle with every side moved inwards (outwards where the margin is negative).
  public func inset(by margin: Length) -> Rectangle {
    Rectangle(x: x + margin, y: y + margin, width: width - margin * 2, height: height - margin * 2)
  }

  /// Whether the two share more than `tolerance` in both directions.
  public func overlaps(_ other: Rectangle, tolerance: Length = .zero) -> Bool {
    min(right, other.right) - max(x, other.x) > tolerance
      && min(bottom, other.bottom) - max(y, other.y) > tolerance
  }
}
