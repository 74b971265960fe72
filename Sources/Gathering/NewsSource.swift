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

/// The kinds of source, told by their first bytes. A reader is a pure function `(bytes, name) -> SourceReading`; a new
/// kind is a case here, and the compiler then asks for its reader.
enum SourceKind: Hashable, Sendable {
  /// The text of a page copied from a browser.
  case pastedPage
  /// A page kept by a browser, HTML.
  case savedPage
  /// A format no reader exists for, by the name people know it under.
  case unsupported(String)

  init(of bytes: [UInt8]) {
    let magic: [(start: [UInt8], name: String)] = [
      (Array("%PDF-".utf8), "PDF"), (Array("PK\u{3}\u{4}".utf8), "Word, ODT, ZIP"),
      ([0xD0, 0xCF, 0x11, 0xE0], "Word 97"),
      ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), (Array("GIF8".utf8), "GIF"),
      (Array("{\\rtf".utf8), "RTF"),
    ]
    if let known = magic.first(where: { bytes.starts(with: $0.start) }) {
      self = .unsupported(known.name)
      return
    }
    let opening = String(decoding: bytes.prefix(1024).filter { $0 != 0 }, as: UTF8.self).lowercased()
    let start = opening.drop { $0 == "\u{FEFF}" || $0 == "\u{FFFD}" || $0.isWhitespace }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
      self = .savedPage
    } else if start.hasPrefix("<?xml") || start.hasPrefix("<rss") || start.hasPrefix("<feed") {
      self = .unsupported("RSS, Atom, XML")
    } else {
      self = .pastedPage
    }
  }
}

/// Reads one source with the reader of its kind.
/// - Throws: `unsupported-format`.
func read(_ source: NewsSource) throws(Stop) -> SourceReading {
  switch SourceKind(of: source.bytes) {
  case .pastedPage: return readPastedPage(source.bytes, name: source.path)
  case .savedPage: return readSavedPage(source.bytes, name: source.path)
  case .unsupported(let format): throw Stop(.unsupportedFormat(format, file: source.path))
  }
}
