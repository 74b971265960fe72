public import Diagnostics
internal import Files

/// Where news comes from: the bytes of a file the editor names.
public struct NewsSource: Hashable, Sendable {
  /// As the editor typed it.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Reads the files the editor names, all or none.
  /// - Throws: `source-unreadable`, one finding a file.
  public static func read(_ paths: [String]) throws(Stop) -> [NewsSource] {
    var sources: [NewsSource] = []
    var findings: [Diagnostic] = []
    for path in paths {
      do {
        sources.append(NewsSource(path: path, bytes: try readFile(at: path, limit: sizeLimit)))
      } catch {
        findings.append(.sourceUnreadable(path, error, limit: sizeLimit))
      }
    }
    if !findings.isEmpty { throw Stop(findings) }
    return sources
  }

  /// A page of text is a few kilobytes; 20 MB is a mistake.
  static let sizeLimit = 20 << 20

  /// The file's name without its folders, as an article's `source` gives it.
  var name: String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return clean(last).text
  }
}

/// Reads one source with the reader of its kind; a reader is a pure function `(bytes, name) -> SourceReading`.
/// - Throws: `unsupported-format`, and what keeps a source from being read at all.
func read(_ source: NewsSource, profile: PageProfile? = nil) throws(Stop) -> SourceReading {
  let (bytes, name) = (source.bytes, source.path)
  switch SourceKind(of: bytes) {
  case .pastedPage: return readPastedPage(bytes, name: name)
  case .savedPage: return try readSavedPage(bytes, name: name, profile: profile)
  case .feed: return try readFeed(bytes, name: name)
  case .table: return readCSV(bytes, name: name)
  case .note: return readNote(bytes, name: name)
  case .wordDocument: return try readWordDocument(bytes, name: name)
  case .unsupported(let format): throw Stop(.unsupportedFormat(format, file: name))
  }
}
