internal import ZIPFile

/// The kinds of source, told by what is in them and never by their name; the compiler asks for the reader of a new one.
enum SourceKind: Hashable, Sendable {
  /// The text of a page copied from a browser.
  case pastedPage
  /// A page kept by a browser, HTML.
  case savedPage
  /// RSS 2.0, RSS 1.0, Atom, or what WordPress exports.
  case feed
  /// A table with named columns, CSV.
  case table
  /// A Markdown note: front matter as an article has it, or a heading and a date line.
  case note
  /// Word, since 2007.
  case wordDocument
  /// A format no reader exists for, by the name people know it under.
  case unsupported(String)

  init(of bytes: [UInt8]) {
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      self = Self.ofArchive(bytes)
      return
    }
    if let known = signatures.first(where: { bytes.starts(with: $0.start) }) {
      self = .unsupported(known.name)
      return
    }
    if bytes.count > 12, bytes[4...].starts(with: Array("ftyp".utf8)) {
      self = .unsupported("HEIC, MP4")
      return
    }
    let head = decode(Array(bytes.prefix(bytes.starts(with: [0xFF, 0xFE]) ? 65_536 : 32_768)), name: "")
    let lines = head.lines.map { clean($0).text }
    let start = lines.drop(while: \.isEmpty)
    let opening = start.prefix(60).joined(separator: "\n").lowercased()
    let first = start.first ?? ""
    if let kind = Self.ofMarkup(opening) {
      self = kind
    } else if Self.isMail(start) {
      self = .unsupported("courriel, MHTML (.eml, .mht)")
    } else if first == "---" || Self.isHeadedNote(start) {
      self = .note
    } else if Self.isTable(head.lines) {
      self = .table
    } else if first.hasPrefix("{") && opening.contains("\":") || first.hasPrefix("[{") {
      self = .unsupported("JSON")
    } else if first.hasPrefix("BEGIN:V") {
      self = .unsupported(first.hasPrefix("BEGIN:VCALENDAR") ? "agenda (.ics)" : "carte de visite (.vcf)")
    } else if Self.isBinary(bytes) {
      self = .unsupported("fichier binaire")
    } else {
      self = .pastedPage
    }
  }

  private static func ofArchive(_ bytes: [UInt8]) -> SourceKind {
    // The first four letters say ZIP; what it holds says the rest, and where it cannot be opened Word is the likeliest.
    var names: [String] = []
    do throws(ZIPRefusal) { names = try ZIPArchive(bytes).names } catch { return .wordDocument }
    if names.contains("word/document.xml") { return .wordDocument }
    if names.contains(where: { $0.hasPrefix("xl/") }) { return .unsupported("Excel (.xlsx)") }
    if names.contains(where: { $0.hasPrefix("ppt/") }) { return .unsupported("PowerPoint (.pptx)") }
    if names.contains("META-INF/container.xml") { return .unsupported("EPUB") }
    if names.contains("META-INF/manifest.xml") { return .unsupported("OpenDocument (.odt, .ods)") }
    return .unsupported("ZIP")
  }

  private static func ofMarkup(_ opening: String) -> SourceKind? {
    guard opening.hasPrefix("<") else { return nil }
    // The first element behind declaration, comments and document type.
    var rest = opening[...]
    while let mark = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: mark)...]
      if rest.hasPrefix("?") || rest.hasPrefix("!doctype") {
        if rest.hasPrefix("!doctype html") { return .savedPage }
        continue
      }
      if rest.hasPrefix("!--") {
        guard let end = rest.indices.first(where: { rest[$0...].hasPrefix("-->") }) else { break }
        rest = rest[end...]
        continue
      }
      let name = rest.prefix { $0.isLetter || $0.isNumber || "-:_".contains($0) }
      if name.isEmpty { continue }
      let local = name.split(separator: ":").last.map(String.init) ?? ""
      if ["rss", "feed", "rdf"].contains(local) { return .feed }
      if opening.hasPrefix("<?xml"), name != "html" { return .unsupported("XML (\(shortened(String(name))))") }
      return name == "svg" ? .unsupported("SVG") : .savedPage
    }
    return opening.hasPrefix("<?xml") ? .feed : opening.hasPrefix("<!--") ? .savedPage : nil
  }

  /// Header lines as RFC 5322 has them, of a message.
  private static func isMail(_ lines: ArraySlice<String>) -> Bool {
    let names = lines.prefix { !$0.isEmpty }.compactMap { line -> String? in
      let name = line.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
      return line.dropFirst(name.count).first == ":" && !name.isEmpty ? name.lowercased() : nil
    }
    let known: Set<String> = [
      "from", "received", "mime-version", "return-path", "message-id", "delivered-to", "content-type", "subject",
    ]
    return Set(names).intersection(known).count >= 3
  }

  /// `# Titre`, then a date line.
  private static func isHeadedNote(_ lines: ArraySlice<String>) -> Bool {
    let full = lines.filter { !$0.isEmpty }.prefix(2)
    guard full.count == 2, let title = full.first, let second = full.last, title.hasPrefix("# ") else { return false }
    return dateLine(second.filter { !"*_".contains($0) }) != nil
  }

  private static func isTable(_ lines: [String]) -> Bool {
    guard let first = CSVTable(lines: Array(lines.prefix(40))).rows.first(where: { !$0.isEmpty }) else { return false }
    return NewsColumn.areHeadings(first.fields)
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
    let controls = head.count { $0 < 9 || (14..<32).contains($0) && $0 != 27 }
    return head.count >= 16 && controls * 10 > head.count * 3 && decode(Array(head), name: "").encoding != .utf16
  }
}

private let signatures: [(start: [UInt8], name: String)] = [
  (Array("%PDF-".utf8), "PDF"), ([0xD0, 0xCF, 0x11, 0xE0], "Word 97, Excel 97 (.doc, .xls)"),
  ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), (Array("GIF8".utf8), "GIF"),
  (Array("RIFF".utf8), "WebP, AVI, WAV"), ([0x49, 0x49, 0x2A, 0x00], "TIFF"), ([0x4D, 0x4D, 0x00, 0x2A], "TIFF"),
  (Array("{\\rtf".utf8), "RTF"), (Array("PK\u{5}\u{6}".utf8), "ZIP"), ([0x1F, 0x8B], "gzip"),
  (Array("7z\u{BC}".utf8), "7z"),
  (Array("Rar!".utf8), "RAR"), (Array("SQLite format 3".utf8), "SQLite"), (Array("BZh".utf8), "bzip2"),
  (Array("bplist00".utf8), "webarchive"),
]
