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

extension SourceReading {
  /// Of a source found in a folder that no reader can read.
  init(refusedWith findings: [Diagnostic]) {
    self.init()
    isRefused = true
    diagnostics = findings.map { finding in
      var finding = finding
      finding.severity = .warning
      return finding
    }
  }
}

/// Reads one source with the reader of its kind; a reader is a pure function `(bytes, name) -> SourceReading`.
/// - Throws: `unsupported-format`, `source-beyond-limits`, and what keeps a source from being read at all.
func read(_ source: NewsSource, profile: PageProfile? = nil) throws(Stop) -> SourceReading {
  let (bytes, name) = (source.bytes, source.path)
  let kind = SourceKind(of: bytes)
  try kind.checkLines(of: bytes, file: name)
  var reading: SourceReading
  switch kind {
  case .pastedPage: reading = readPastedPage(bytes, name: name)
  case .savedPage: reading = try readSavedPage(bytes, name: name, profile: profile, origin: source.origin)
  case .feed: reading = try readFeed(bytes, name: name, encoding: source.origin.encoding)
  case .table: reading = try readCSV(bytes, name: name)
  case .note: reading = readNote(bytes, name: name)
  case .wordDocument: reading = try readWordDocument(bytes, name: name)
  case .unsupported(let format): throw Stop(.unsupportedFormat(format, file: name))
  }
  reading.kind = kind
  try checkItems(reading.items.count, file: name)
  reading.leaveOutTooLong(file: name)
  return reading
}
