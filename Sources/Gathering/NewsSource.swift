internal import Diagnostics

/// Where news comes from: the bytes of a file the editor names, of one in a folder they name, or of an address.
public struct NewsSource: Hashable, Sendable {
  /// As the editor typed it; below a folder with the file's name added, without control characters.
  public let path: String
  public let bytes: [UInt8]
  /// Where it was found, and what stands beside it.
  public var origin: SourceOrigin

  public init(path: String, bytes: [UInt8], origin: SourceOrigin = SourceOrigin()) {
    self.path = path
    self.bytes = bytes
    self.origin = origin
  }
}

/// Reads one source with the reader of its kind; a reader is a pure function `(bytes, name) -> SourceReading`.
/// - Throws: `unsupported-format`, and what keeps a source from being read at all.
func read(_ source: NewsSource, profile: PageProfile? = nil) throws(Stop) -> SourceReading {
  let (bytes, name) = (source.bytes, source.path)
  switch SourceKind(of: bytes) {
  case .pastedPage: return readPastedPage(bytes, name: name)
  case .savedPage: return try readSavedPage(bytes, name: name, profile: profile, origin: source.origin)
  case .feed: return try readFeed(bytes, name: name, encoding: source.origin.encoding)
  case .table: return readCSV(bytes, name: name)
  case .note: return readNote(bytes, name: name)
  case .wordDocument: return try readWordDocument(bytes, name: name)
  case .unsupported(let format): throw Stop(.unsupportedFormat(format, file: name))
  }
}
