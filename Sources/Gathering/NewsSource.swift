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
