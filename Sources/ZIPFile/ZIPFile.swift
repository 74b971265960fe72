// The small Swift face of libzip: the bytes of an archive in, the bytes of a named part out, behind limits. Nothing is
// ever written to disk, and a part's name is only a word to ask with.
internal import CZip

/// What an archive may hold.
public struct ZIPLimits: Hashable, Sendable {
  public var entries: Int
  /// Of all parts read, together.
  public var expandedBytes: Int
  /// How many times larger than packed a part over a megabyte may come out; deflate reaches 1,032.
  public var ratio: Int

  public init(entries: Int, expandedBytes: Int, ratio: Int) {
    self.entries = entries
    self.expandedBytes = expandedBytes
    self.ratio = ratio
  }

  /// A long Word document has some hundred parts; its text packs about 20 to 1.
  public static let standard = ZIPLimits(entries: 5_000, expandedBytes: 100 << 20, ratio: 200)
}

/// Why an archive, or a part of it, is not read.
public enum ZIPRefusal: Error, Hashable, Sendable {
  /// libzip's own words, English.
  case damaged(String)
  case encrypted
  case tooManyEntries(Int)
  /// The part that goes beyond the limit of size or of ratio.
  case bomb(part: String)
}

/// An archive in memory, open until it is dropped.
public struct ZIPArchive: ~Copyable {
  /// As the archive has them, in its order.
  public let names: [String]
  private let archive: OpaquePointer
  private let limits: ZIPLimits
  /// Of the archive, in bytes.
  private let size: Int
  private var expanded = 0

  public init(_ bytes: [UInt8], limits: ZIPLimits = .standard) throws(ZIPRefusal) {
    // libzip takes no bytes at all for an archive without parts.
    guard !bytes.isEmpty else { throw .damaged("Not a zip archive") }
    var error = zip_error_t()
    zip_error_init(&error)
    // libzip takes this copy over, and frees it with the archive.
    let copy = UnsafeMutableRawBufferPointer(start: malloc(bytes.count), count: bytes.count)
    copy.copyBytes(from: bytes)
    guard let source = zip_source_buffer_create(copy.baseAddress, zip_uint64_t(bytes.count), 1, &error) else {
      free(copy.baseAddress)
      throw ZIPRefusal(&error)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw ZIPRefusal(&error)
    }
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      zip_discard(archive)
      throw .tooManyEntries(count)
    }
    names = (0..<count).map { zip_get_name(archive, zip_uint64_t($0), 0).map { String(cString: $0) } ?? "" }
    self.archive = archive
    self.limits = limits
    size = bytes.count
  }

  deinit { zip_discard(archive) }

  /// A part's bytes; nil where there is none of this name. What the archive says of sizes is not believed: bytes are
  /// counted as they come.
  public mutating func read(_ name: String) throws(ZIPRefusal) -> [UInt8]? {
    guard let index = names.firstIndex(of: name) else { return nil }
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else { throw lastRefusal }
    if status.encryption_method != 0 { throw .encrypted }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw lastRefusal }
    defer { zip_fclose(file) }
    // A packed size is any number the archive cares to write: no part takes more room than the whole.
    let packed = min(status.comp_size, zip_uint64_t(size))
    var part: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &buffer, zip_uint64_t(buffer.count))
      if count < 0 { throw ZIPRefusal(zip_file_get_error(file)) }
      if count == 0 { return part }
      expanded += Int(count)
      part.append(contentsOf: buffer[..<Int(count)])
      let isSwollen = part.count > 1 << 20 && part.count / limits.ratio > packed
      if expanded > limits.expandedBytes || isSwollen { throw .bomb(part: name) }
    }
  }

  private var lastRefusal: ZIPRefusal { ZIPRefusal(zip_get_error(archive)) }
}

extension ZIPRefusal {
  fileprivate init(_ error: UnsafeMutablePointer<zip_error_t>?) {
    guard let error else {
      self = .damaged("unknown error")
      return
    }
    switch zip_error_code_zip(error) {
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: self = .encrypted
    default: self = .damaged(String(cString: zip_error_strerror(error)))
    }
  }
}
