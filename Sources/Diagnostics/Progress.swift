/// Says what a run is doing to whoever waits for it. A room tells each long step as it begins; the command shows it
/// where a person looks, and nobody does elsewhere.
///
/// What is told never changes what is made: no step may wait for its progress or read it back.
public struct Progress: Sendable {
  private let take: @Sendable (Wording) -> Void

  /// - Parameter take: called with each step; may be called from any thread.
  public init(_ take: @escaping @Sendable (Wording) -> Void) { self.take = take }

  /// Nobody waits.
  public static let silent = Progress { _ in }

  /// Tells a step that begins.
  /// - Parameter step: what is done, as a noun without a full stop: «recherche sur 4 pages».
  public func tell(_ step: Wording) { take(step) }
}
