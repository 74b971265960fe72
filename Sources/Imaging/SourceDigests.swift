import Diagnostics
import Files
import Glibc

/// The SHA-256 of the source pictures. Each file is read again only when its size, times or inode have changed: the
/// originals of an issue are tens of megabytes, and reading them all would cost more than drawing its pages.
struct SourceDigests {
  private let root, cache: Folder
  private let limit: Int
  private var known: [String: Entry] = [:]
  private var isChanged = false

  /// What a file was when it was last read.
  struct Entry: Hashable {
    /// Size, modification and change times in nanoseconds, inode, joined.
    var stamp: String
    var digest: String
  }

  /// Why a source is of no use.
  enum Fault: Error, Hashable {
    case unreadable(FileError)
    case fault(PictureFault)

    func diagnostic(_ file: String) -> Diagnostic {
      switch self {
      case .unreadable(let error): .pictureFileUnreadable(file, error)
      case .fault(let fault): fault.diagnostic(file: file)
      }
    }
  }

  private static let index = "sources.index"
  private static let heading = "lettre source digests 1"

  init(root: Folder, cache: Folder, limit: Int) {
    self.root = root
    self.cache = cache
    self.limit = limit
    // The index only saves time: one that is absent, old or damaged is begun anew.
    guard let bytes = try? cache.read(SourceDigests.index) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Substring(SourceDigests.heading) else { return }
    for line in lines.dropFirst() {
      let fields = line.split(separator: " ", maxSplits: 2)
      if fields.count == 3, fields[0].utf8.count == 64 {
        known[String(fields[2])] = Entry(stamp: String(fields[1]), digest: String(fields[0]))
      }
    }
  }

  /// The digest of a source that is a picture the letter takes.
  mutating func digest(of file: String) -> Result<String, Fault> {
    do {
      let path = try root.path(of: file)
      let stamp = stamp(path)
      if let stamp, let entry = known[file], entry.stamp == stamp { return .success(entry.digest) }
      let bytes = try root.read(file, limit: limit)
      do {
        _ = try PictureInfo(reading: bytes)
      } catch {
        return .failure(.fault(error))
      }
      let digest = sha256(bytes)
      if let stamp, !file.contains("\n") {
        known[file] = Entry(stamp: stamp, digest: digest)
        isChanged = true
      }
      return .success(digest)
    } catch {
      return .failure(.unreadable(error))
    }
  }

  /// Keeps what was learnt; a folder that cannot be written only costs time.
  mutating func save() {
    guard isChanged else { return }
    let lines = known.sorted { $0.key < $1.key }.map { "\($0.value.digest) \($0.value.stamp) \($0.key)" }
    try? cache.write(([SourceDigests.heading] + lines).joined(separator: "\n").utf8, to: SourceDigests.index)
    isChanged = false
  }

  private func stamp(_ path: String) -> String? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return
      "\(info.st_size)/\(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec)/\(info.st_ctim.tv_sec).\(info.st_ctim.tv_nsec)"
      + "/\(info.st_ino)"
  }
}
