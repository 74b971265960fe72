/// The columns of a type area, equal and parted by a gutter; columns are counted from 1.
public struct ColumnGrid: Hashable, Sendable {
  public let left: Length
  public let count: Int
  public let gutter: Length
  /// The width of one column: the measure of the body text.
  public let measure: Length

  public init(left: Length = .zero, typeArea: Length, count: Int, gutter: Length) {
    self.left = left
    self.count = max(count, 1)
    self.gutter = gutter
    self.measure = (typeArea - gutter * Double(max(count, 1) - 1)) / Double(max(count, 1))
  }

  /// The left edge of a column.
  public func x(ofColumn column: Int) -> Length { left + (measure + gutter) * Double(column - 1) }

  /// The width of so many columns with the gutters between them.
  public func width(ofColumns columns: Int) -> Length {
    measure * Double(columns) + gutter * Double(columns - 1)
  }

  /// The width from the first to the last column named, gutters included.
  public func span(_ columns: ClosedRange<Int>) -> Length { width(ofColumns: columns.count) }
}
