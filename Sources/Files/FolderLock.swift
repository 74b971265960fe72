import Glibc

/// The sole right to write into a folder, kept until it is released: an advisory lock (flock) on a file of it. The file
/// stays, empty; the system drops the lock even when the program is killed.
public struct FolderLock: ~Copyable {
  private let file: Int32

  /// Nil where another run holds it.
  /// - Throws: `FileError` with `.create`, `.write` or `.outside`.
  public init?(_ folder: Folder, file name: String) throws(FileError) {
    let path = try folder.path(of: name)
    try folder.makeFolder()
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileError(operation: .write, path: path, code: errno) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(file)
      if code == EWOULDBLOCK { return nil }
      throw FileError(operation: .write, path: path, code: code)
    }
    self.file = file
  }

  /// Ends the lock. Called after the last write, so that the value lives until then.
  public consuming func release() {}

  deinit { close(file) }
}
