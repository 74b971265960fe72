import Glibc

extension Folder {
  /// Makes a folder of its own in the system's place for such, for this process alone; whoever asks for it removes it.
  /// - Throws: `FileError` with `.create`.
  public static func temporary() throws(FileError) -> Folder {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    let template = Folder(parent).path + "/lettre-XXXXXX"
    var bytes = template.utf8CString
    let made = bytes.withUnsafeMutableBufferPointer { buffer in
      mkdtemp(buffer.baseAddress!).map { String(cString: $0) }
    }
    guard let made else { throw FileError(operation: .create, path: template, code: errno) }
    return Folder(made)
  }

  /// Removes the folder, with the files in it.
  /// - Throws: `FileError` with `.write`.
  public func removeWhole() throws(FileError) {
    for file in try list() { try remove(file) }
    if rmdir(path) != 0, errno != ENOENT { throw FileError(operation: .write, path: path, code: errno) }
  }
}
