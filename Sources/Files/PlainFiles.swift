import Glibc

/// Something a folder holds.
public struct FolderEntry: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case file, folder
    /// A symbolic link, to whatever it may lead.
    case link
    /// A pipe, a device, a socket.
    case other
  }

  /// As it can be shown; bytes that are no UTF-8 are replaced.
  public let name: String
  public let kind: Kind
  /// As the disk has it: names from other systems are not always UTF-8.
  let bytes: [UInt8]

  public var isHidden: Bool { bytes.first == UInt8(ascii: ".") }
}

extension Folder {
  /// What the folder holds, hidden things too, in byte order. Links are told, not followed.
  /// - Parameter limit: the most entries; nil where there are more.
  /// - Throws: `FileError` with `.list`.
  public func entries(limit: Int) throws(FileError) -> [FolderEntry]? {
    let folder = try openFolder([])
    defer { close(folder) }
    return try entries(of: folder, limit: limit)
  }

  /// The same of a folder in it.
  public func entries(of inner: FolderEntry, limit: Int) throws(FileError) -> [FolderEntry]? {
    let folder = try openFolder([inner.bytes])
    defer { close(folder) }
    return try entries(of: folder, limit: limit)
  }

  /// All bytes of a regular file reached from the folder without following a link, up to a limit. Where no name is the
  /// same to the byte, one that looks the same is taken: `é` is one character on some systems and two on others.
  /// - Throws: `FileError` with `.read`, `.outside` or `.tooLarge`; its code is `ELOOP` where a link is on the way.
  public func readPlain(_ file: String, limit: Int) throws(FileError) -> [UInt8] {
    _ = try path(of: file)
    let parts = file.utf8.split(separator: UInt8(ascii: "/")).map(Array.init).filter { $0 != [UInt8(ascii: ".")] }
    return try readPlain(parts, limit: limit, as: file)
  }

  /// All bytes of an entry of the folder, or of a folder in it.
  public func readPlain(_ entry: FolderEntry, of inner: FolderEntry? = nil, limit: Int) throws(FileError) -> [UInt8] {
    try readPlain((inner.map { [$0.bytes] } ?? []) + [entry.bytes], limit: limit, as: entry.name)
  }

  /// The first bytes of an entry, enough to tell what it is.
  public func beginning(of entry: FolderEntry, of inner: FolderEntry? = nil, count: Int) throws(FileError) -> [UInt8] {
    let file = try openFile((inner.map { [$0.bytes] } ?? []) + [entry.bytes], as: entry.name)
    defer { close(file) }
    return try bytes(of: file, most: count, as: entry.name)
  }

  private func readPlain(_ parts: [[UInt8]], limit: Int, as name: String) throws(FileError) -> [UInt8] {
    let file = try openFile(parts, as: name)
    defer { close(file) }
    let bytes = try bytes(of: file, most: limit + 1, as: name)
    if bytes.count > limit { throw FileError(operation: .tooLarge, path: name, code: 0) }
    return bytes
  }

  private func bytes(of file: Int32, most: Int, as name: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(most, 1 << 20))
    while bytes.count < most {
      let count = Glibc.read(file, &buffer, min(buffer.count, most - bytes.count))
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(operation: .read, path: name, code: errno)
      }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// A regular file; the caller closes it.
  private func openFile(_ parts: [[UInt8]], as name: String) throws(FileError) -> Int32 {
    guard let last = parts.last else { throw FileError(operation: .outside, path: name, code: 0) }
    let folder = try openFolder(parts.dropLast())
    defer { close(folder) }
    // Without waiting: a pipe would wait for whoever writes into it.
    guard let file = open(last, in: folder, O_RDONLY | O_NONBLOCK) else {
      throw FileError(operation: .read, path: name, code: errno)
    }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw FileError(operation: .read, path: name, code: EISDIR)
    }
    return file
  }

  /// The folder itself may be a link the user named; none in it is followed.
  private func openFolder(_ parts: some Sequence<[UInt8]>) throws(FileError) -> Int32 {
    var folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw FileError(operation: .list, path: path, code: errno) }
    for part in parts {
      let next = open(part, in: folder, O_RDONLY | O_DIRECTORY)
      let code = errno
      close(folder)
      guard let next else {
        throw FileError(operation: .list, path: path + "/" + String(decoding: part, as: UTF8.self), code: code)
      }
      folder = next
    }
    return folder
  }

  private func open(_ name: [UInt8], in folder: Int32, _ flags: Int32) -> Int32? {
    if name.isEmpty || name.contains(0) || name.contains(UInt8(ascii: "/")) || name == Array("..".utf8) {
      errno = EINVAL
      return nil
    }
    func opened(_ name: [UInt8]) -> Int32? {
      let file = (name + [0]).withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          openat(folder, $0.baseAddress!, flags | O_NOFOLLOW | O_CLOEXEC)
        }
      }
      // A link in the place of a folder is told as one that is no folder.
      if file < 0, errno == ENOTDIR, isLink(name, in: folder) { errno = ELOOP }
      return file < 0 ? nil : file
    }
    if let file = opened(name) { return file }
    guard errno == ENOENT, let shown = String(validating: name, as: UTF8.self), !shown.utf8.allSatisfy({ $0 < 128 }),
      let entries = try? entries(of: folder, limit: 10_000)
    else { return nil }
    // Two strings are equal to Swift where they look the same.
    let alike = entries.filter { $0.name == shown }
    errno = ENOENT
    return alike.count == 1 ? opened(alike[0].bytes) : nil
  }

  private func isLink(_ name: [UInt8], in folder: Int32) -> Bool {
    var info = stat()
    let code = (name + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { fstatat(folder, $0.baseAddress!, &info, AT_SYMLINK_NOFOLLOW) }
    }
    return code == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  private func entries(of folder: Int32, limit: Int) throws(FileError) -> [FolderEntry]? {
    let again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard again >= 0, let stream = fdopendir(again) else {
      throw FileError(operation: .list, path: path, code: errno)
    }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { name in
          Array(UnsafeBufferPointer(start: name, count: strnlen(UnsafePointer<CChar>(OpaquePointer(name)), 255)))
        }
      }
      if bytes == Array(".".utf8) || bytes == Array("..".utf8) { continue }
      if entries.count == limit { return nil }
      var info = stat()
      let code = (bytes + [0]).withUnsafeBufferPointer { name in
        name.withMemoryRebound(to: CChar.self) { fstatat(folder, $0.baseAddress!, &info, AT_SYMLINK_NOFOLLOW) }
      }
      // Gone between two steps.
      guard code == 0 else { continue }
      let kind: FolderEntry.Kind =
        switch info.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
      entries.append(
        FolderEntry(name: String(decoding: bytes, as: UTF8.self), kind: kind, bytes: bytes))
    }
    return entries.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}

/// All bytes of the standard input, up to a limit.
/// - Throws: `FileError` with `.read` or `.tooLarge`.
public func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0 {
      if errno == EINTR { continue }
      throw FileError(operation: .read, path: "-", code: errno)
    }
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer[..<count])
    if bytes.count > limit { throw FileError(operation: .tooLarge, path: "-", code: 0) }
  }
}
