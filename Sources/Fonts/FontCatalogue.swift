public import Diagnostics

/// The font files there are to choose from, by their paths in the fonts folder. It knows names only: who looks at the
/// disk hands it the listing, who shapes opens the files.
public struct FontCatalogue: Hashable, Sendable {
  /// A font file, from the fonts folder, and where it is on disk.
  public struct Entry: Hashable, Sendable {
    /// From the fonts folder: `lato/Lato-Heavy.ttf`.
    public var file: String
    public var path: String

    public init(file: String, path: String) {
      self.file = file
      self.path = path
    }
  }

  private let paths: [FontFace: String]

  /// - Parameter entries: everything in the fonts folder; what is no font (licences, lists) is left out. Of two entries
  ///   of one name the first holds, so that a letter's own fonts stand before the program's.
  public init(_ entries: [Entry]) {
    let fonts = entries.filter { entry in [".otf", ".ttf"].contains { entry.file.lowercased().hasSuffix($0) } }
    paths = Dictionary(fonts.map { (FontFace($0.file), $0.path) }) { first, _ in first }
  }

  /// Every face, in the order of their paths.
  public var faces: [FontFace] { paths.keys.sorted() }

  public func contains(_ face: FontFace) -> Bool { paths[face] != nil }

  /// Where a face's file is.
  /// - Throws: `missing-font` with the nearest name there is. No other face ever takes its place.
  public func path(of face: FontFace) throws(Stop) -> String {
    guard let path = paths[face] else { throw Stop(.missingFont(face, among: faces)) }
    return path
  }
}
