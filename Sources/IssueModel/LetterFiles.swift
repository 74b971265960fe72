/// How the newsroom's files are reached: from a folder on disk, or from memory in a test. Paths start at the folder that
/// holds `letter.yaml`.
public struct LetterFiles: Sendable {
  /// All bytes of a file.
  public var read: @Sendable (String) -> Result<[UInt8], ReadFailure>
  /// The names of what a folder holds; none where there is no such folder.
  public var list: @Sendable (String) -> [String]
  /// Whether a regular file stands there.
  public var hasFile: @Sendable (String) -> Bool

  public init(
    read: @escaping @Sendable (String) -> Result<[UInt8], ReadFailure>,
    list: @escaping @Sendable (String) -> [String], hasFile: @escaping @Sendable (String) -> Bool
  ) {
    self.read = read
    self.list = list
    self.hasFile = hasFile
  }

  /// Files held in memory, by path.
  public init(_ files: [String: [UInt8]]) {
    self.init(
      read: { path in files[path].map { .success($0) } ?? .failure(.missing) },
      list: { folder in
        let prefix = folder.isEmpty ? "" : folder + "/"
        let names = files.keys.filter { $0.hasPrefix(prefix) }.map { path in
          String(path.dropFirst(prefix.count).prefix { $0 != "/" })
        }
        return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      },
      hasFile: { files[$0] != nil })
  }
}

/// Why a file could not be read.
public enum ReadFailure: Error, Hashable, Sendable {
  case missing
  case tooLarge
  /// The system's own words.
  case unreadable(String)
}
