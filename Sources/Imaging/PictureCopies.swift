public import Files

/// A converted picture that waits in the cache, so that hundreds of them need not stand in memory.
public struct WaitingPicture: Hashable, Sendable {
  public let format: PictureFormat
  /// In pixels.
  public let width, height: Int
  /// SHA-256 of its bytes.
  public let digest: String
  /// In `.cache/pictures`.
  let name: String
  let cache: Folder

  /// - Throws: `FileError` where it is no longer there, or no longer the same.
  public func bytes() throws(FileError) -> [UInt8] {
    let bytes = try cache.read(name)
    guard sha256(bytes) == digest else { throw FileError(operation: .read, path: cache.path + "/" + name, code: 0) }
    return bytes
  }
}
