import Glibc

/// The sole right to write into a folder, kept until it is released: an advisory lock (flock) on a file of it. The system
/// drops the lock even when the program is killed, so a lock file that was left behind stops nobody.
public struct FolderLock: ~Copyable {
  private let file: Int32
  private let path: String
  private let folder: String

  /// Nil where another run holds it and goes on holding it.
  /// - Parameter patience: how long to wait for another run to end.
  /// - Throws: `FileError` with `.create`, `.write` or `.outside`.
  public init?(_ folder: Folder, file name: String, patience: Duration = .zero) throws(FileError) {
    let path = try folder.path(of: name)
    let clock = ContinuousClock()
    let end = clock.now + patience
    while true {
      if let file = try Self.open(path, in: folder) {
        self.file = file
        self.path = path
        self.folder = folder.path
        return
      }
      if clock.now >= end { return nil }
      usleep(20_000)
    }
  }

  /// Nil where another run holds it, or removed the file while we took it.
  private static func open(_ path: String, in folder: Folder) throws(FileError) -> Int32? {
    try folder.makeFolder()
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    // The folder went between two steps: the run before us ended just now and took it away.
    if file < 0, errno == ENOENT { return nil }
    guard file >= 0 else { throw FileError(operation: .write, path: path, code: errno) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(file)
      if code == EWOULDBLOCK { return nil }
      throw FileError(operation: .write, path: path, code: code)
    }
    var held = stat()
    var named = stat()
    guard fstat(file, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino, held.st_dev == named.st_dev
    else {
      close(file)
      return nil
    }
    return file
  }

  /// Ends the lock and removes its file, and the folder where nothing else is in it. Called after the last write, so that
  /// the value lives until then.
  public consuming func release() {}

  deinit {
    unlink(path)
    rmdir(folder)
    close(file)
  }
}
