/// The baselines that all columns of a page share; rows are counted from 0 at the head of the type area.
public struct BaselineGrid: Hashable, Sendable {
  /// The top of row 0.
  public let top: Length
  /// Baseline to baseline.
  public let leading: Length
  /// How far below the top of its row a baseline lies.
  public let drop: Length

  public init(top: Length, leading: Length, drop: Length) {
    self.top = top
    self.leading = leading
    self.drop = drop
  }

  /// The top edge of a row.
  public func top(ofRow row: Int) -> Length { top + leading * Double(row) }

  /// The baseline in a row.
  public func baseline(ofRow row: Int) -> Length { top(ofRow: row) + drop }

  /// The height of so many rows.
  public func height(ofRows rows: Int) -> Length { leading * Double(rows) }

  /// How many whole rows are needed to hold a height.
  public func rows(holding height: Length) -> Int {
    max(0, Int((height.points / leading.points - 1e-6).rounded(.up)))
  }
}
