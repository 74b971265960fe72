import Glibc

/// A file operation that failed: which, on what, and the system's own word for it.
public struct FileError: Error, Hashable, Sendable {
  public enum Operation: String, Hashable, Sendable {
    case read, write, list, create, outside, tooLarge
  }
  public let operation: Operation
  public let path: String
  /// `errno`; 0 where the system was not asked.
  public let code: Int32

  public init(operation: Operation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// A folder, a pipe or a device stood where a file is wanted.
  public var isNoFile: Bool { code == EISDIR }
  /// A symbolic link stood where none is followed.
  public var isLink: Bool { code == ELOOP }
  public var isForbidden: Bool { code == EACCES || code == EPERM }
  public var isOutOfRoom: Bool { code == ENOSPC || code == EDQUOT }
  public var isReadOnly: Bool { code == EROFS }
  /// The system's message, in the system's language.
  public var reason: String { code == 0 ? operation.rawValue : String(cString: strerror(code)) }
}

/// A folder on disk: everything read or written by a step stays inside it.
public struct Folder: Hashable, Sendable {
  /// Absolute, or from where the program was started; no slash at its end.
  public let path: String

  public init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The full path of a file in it. A path that would climb out of the folder is refused.
  /// - Throws: `FileError` with `.outside`.
  public func path(of file: String) throws(FileError) -> String {
    if file.hasPrefix("/") || file.split(separator: "/").contains("..") || file.utf8.contains(0) {
      throw FileError(operation: .outside, path: file, code: 0)
    }
    return path + "/" + file
  }

  public func folder(_ name: String) -> Folder { Folder(path + "/" + name) }

  /// Whether a regular file (or a link to one) stands there.
  public func hasFile(_ file: String) -> Bool {
    guard let full = try? path(of: file) else { return false }
    var info = stat()
    return stat(full, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  public func hasFolder(_ name: String) -> Bool {
    guard let full = try? path(of: name) else { return false }
    var info = stat()
    return stat(full, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// All bytes of a file, up to a limit.
  /// - Throws: `FileError` with `.read`, `.outside`, or `.tooLarge`.
  public func read(_ file: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    try readFile(at: path(of: file), limit: limit)
  }

  /// The names of what a folder holds, in byte order, hidden ones left out.
  /// - Throws: `FileError` with `.list`.
  public func list(_ name: String = "") throws(FileError) -> [String] {
    let full = name.isEmpty ? path : try path(of: name)
    guard let directory = opendir(full) else { throw FileError(operation: .list, path: full, code: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder in it and those above it; nothing where it is already there.
  /// - Throws: `FileError` with `.create`.
  public func makeFolder(_ name: String = "") throws(FileError) {
    let full = name.isEmpty ? path : try path(of: name)
    var made = full.hasPrefix("/") ? "" : "."
    for part in full.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw FileError(operation: .create, path: full, code: errno) }
    }
  }

  /// Writes a file whole or not at all: temporary file beside it, fsync, rename. Makes the folders above it.
  /// - Throws: `FileError` with `.write`, `.create` or `.outside`.
  /// - Parameter scratch: a folder in this one for the temporary file, so that a run that is killed leaves nothing of it
  ///   among the files of people.
  public func write(_ bytes: some Sequence<UInt8>, to file: String, scratch: String? = nil) throws(FileError) {
    let full = try path(of: file)
    guard let slash = full.lastIndex(of: "/") else { return try writeFile(Array(bytes), at: full) }
    try Folder(String(full[..<slash])).makeFolder()
    var temporary: String?
    if let scratch {
      try makeFolder(scratch)
      temporary = try path(of: scratch) + full[slash...]
    }
    try writeFile(Array(bytes), at: full, temporary: temporary)
  }

  /// Removes a file; nothing where there is none.
  public func remove(_ file: String) throws(FileError) {
    let full = try path(of: file)
    if unlink(full) != 0, errno != ENOENT { throw FileError(operation: .write, path: full, code: errno) }
  }

  /// Removes a folder that holds only files, and these; nothing where there is none.
  public func removeFolder(_ name: String) throws(FileError) {
    guard hasFolder(name) else { return }
    let full = try path(of: name)
    for file in try list(name) { try remove(name + "/" + file) }
    if rmdir(full) != 0, errno != ENOENT { throw FileError(operation: .write, path: full, code: errno) }
  }
}

/// All bytes of a file the user names, up to a limit.
/// - Throws: `FileError` with `.read` or `.tooLarge`.
public func readFile(at path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw FileError(operation: .read, path: path, code: errno) }
  defer { close(file) }
  var info = stat()
  guard fstat(file, &info) == 0 else { throw FileError(operation: .read, path: path, code: errno) }
  guard info.st_mode & S_IFMT != S_IFDIR else { throw FileError(operation: .read, path: path, code: EISDIR) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(Int(info.st_size) + 1)
  let chunk = 1 << 16
  var buffer = [UInt8](repeating: 0, count: max(chunk, min(Int(info.st_size) + 1, 8 << 20)))
  while true {
    let count = Glibc.read(file, &buffer, buffer.count)
    if count < 0 {
      if errno == EINTR { continue }
      throw FileError(operation: .read, path: path, code: errno)
    }
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer[..<count])
    if bytes.count > limit { throw FileError(operation: .tooLarge, path: path, code: 0) }
  }
}

private func writeFile(_ bytes: [UInt8], at path: String, temporary scratch: String? = nil) throws(FileError) {
  let temporary = (scratch ?? path) + ".\(getpid()).tmp"
  let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw FileError(operation: .write, path: path, code: errno) }
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, bytes.count - done) }
    if count < 0 {
      if errno == EINTR { continue }
      let code = errno
      close(file)
      unlink(temporary)
      throw FileError(operation: .write, path: path, code: code)
    }
    done += count
  }
  guard fsync(file) == 0, close(file) == 0, rename(temporary, path) == 0 else {
    let code = errno
    unlink(temporary)
    // A folder that is a link to another disk: the temporary file must stand there.
    if code == EXDEV, scratch != nil { return try writeFile(bytes, at: path) }
    throw FileError(operation: .write, path: path, code: code)
  }
}
