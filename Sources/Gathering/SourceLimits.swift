internal import Diagnostics

/// How much one source may hold: far more than a year of a site, and little enough to be read in seconds on an office
/// computer. What is beyond is refused by name, before memory is given to it.
enum SourceLimits {
  /// Of any source of text; beyond it lies a log or a book.
  static let lines = 500_000
  /// Of copied text, of a note, of a table.
  static let textLines = 100_000
  static let items = 20_000
  /// New in an issue at once: a letter has some twenty.
  static let articles = 2_000
  /// Cells in a row of a table.
  static let columns = 500
  /// Bytes of one item's text. An article's file holds a megabyte, and signs that Markdown would take for marks need two
  /// bytes there.
  static let articleBytes = 400 << 10
}

extension SourceKind {
  /// How many lines its reader takes; nil where it has none.
  private var mostLines: Int? {
    switch self {
    case .pastedPage, .table, .note: SourceLimits.textLines
    case .savedPage, .feed: SourceLimits.lines
    case .wordDocument, .unsupported: nil
    }
  }

  /// - Throws: `source-beyond-limits` where the bytes have more lines than its reader takes.
  func checkLines(of bytes: [UInt8], file: String) throws(Stop) {
    guard let limit = mostLines else { return }
    var count = 1
    for byte in bytes where byte == 10 || byte == 13 { count += 1 }
    // Line ends of two bytes are one.
    if count > limit, linesOf(bytes) > limit { throw Stop(.tooManyLines(limit, file: file)) }
  }

  private func linesOf(_ bytes: [UInt8]) -> Int {
    var count = 1
    for (index, byte) in bytes.enumerated() where byte == 10 || byte == 13 {
      if byte == 13 || index == 0 || bytes[index - 1] != 13 { count += 1 }
    }
    return count
  }
}

/// - Throws: `source-beyond-limits`.
func checkItems(_ count: Int, file: String) throws(Stop) {
  if count > SourceLimits.items { throw Stop(.tooManyItems(count, limit: SourceLimits.items, file: file)) }
}

extension SourceReading {
  /// Takes out the items no article's file could hold, and says so.
  mutating func leaveOutTooLong(file: String) {
    let size = { (item: RawItem) in item.blocks.reduce(item.title.utf8.count) { $0 + $1.size } }
    guard items.contains(where: { size($0) > SourceLimits.articleBytes }) else { return }
    for item in items where size(item) > SourceLimits.articleBytes {
      diagnostics.append(.itemTooLong(item, bytes: size(item), limit: SourceLimits.articleBytes, file: file))
      unread.append(UnreadLines(lines: item.lines, reason: .tooLong, beginning: shortened(item.title)))
      var item = item
      item.blocks = []
      tooLong.append(item)
    }
    items.removeAll { size($0) > SourceLimits.articleBytes }
  }
}

extension RawBlock {
  /// Bytes of its text.
  fileprivate var size: Int { spans.reduce(0) { $0 + $1.text.utf8.count } }
}
