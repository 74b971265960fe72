internal import Files
internal import IssueModel

/// What the tool remembers of an issue's gathered articles, kept in `.gather/state.txt`. An entry whose file is gone is
/// an article the editor deleted, and stays deleted.
struct GatherState: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var key: ItemKey
    /// The file's name in `articles/`.
    var file: String
    /// SHA-256 of the file as the tool last wrote it; nil where that is not known, and then it counts as edited.
    var written: String?
    /// SHA-256 of the cleaned item the file was written from.
    var content: String
    /// SHA-256 of the folded text alone: the same text under another title shows by it.
    var body: String
    /// SHA-256 of the item's lines as they stood in the source.
    var block: String
    /// `accueil.txt:97`.
    var source: String
    /// SHA-256 of the source file; its bytes are in `.gather/sources/`.
    var page: String
    /// How many times the tool has written it.
    var revision: Int
  }

  var entries: [Entry] = []

  private static let heading = "lettre-gather 1"

  /// One line an entry, fields parted by tabs, the count at the end so that a cut file is not taken for a whole one.
  var text: String {
    let lines = entries.sorted { ($0.file, $0.key.text) < ($1.file, $1.key.text) }.map { entry in
      [
        entry.key.text, entry.file, entry.written ?? "-", entry.content, entry.body, entry.block, entry.source,
        entry.page,
        String(entry.revision),
      ].joined(separator: "\t")
    }
    return ([Self.heading] + lines + ["end \(lines.count)"]).joined(separator: "\n") + "\n"
  }

  /// Nil where the text is not, to the letter, what `text` writes.
  init?(_ text: String) {
    let lines = splitLines(text)
    guard lines.count >= 2, lines[0] == Self.heading, lines[lines.count - 1] == "end \(lines.count - 2)" else {
      return nil
    }
    var files: Set<String> = []
    for line in lines[1..<(lines.count - 1)] {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 9, let key = ItemKey(fields[0]), let revision = Int(fields[8]), revision > 0,
        isArticleName(fields[1]), files.insert(fields[1]).inserted, fields[2] == "-" || isDigest(fields[2]),
        [3, 4, 5, 7].allSatisfy({ fields[$0] == "-" || isDigest(fields[$0]) })
      else { return nil }
      entries.append(
        Entry(
          key: key, file: fields[1], written: fields[2] == "-" ? nil : fields[2], content: fields[3], body: fields[4],
          block: fields[5], source: fields[6], page: fields[7], revision: revision))
    }
  }

  init(entries: [Entry]) { self.entries = entries }
}

/// What makes two items one: the day and the folded title. Not the category, which changes, nor the text, which may be
/// corrected.
struct ItemKey: Hashable, Sendable {
  var date: CalendarDate
  var title: String

  init(date: CalendarDate, title: String) {
    self.date = date
    self.title = folded(title)
  }

  /// Reads what `text` writes.
  init?(_ text: String) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CalendarDate(iso: parts[0]) else { return nil }
    self.date = date
    title = String(parts[1])
  }

  var text: String { "\(date)|\(title)" }
}

func isArticleName(_ name: String) -> Bool {
  name.hasSuffix(".md") && !name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains { $0 < 0x20 }
}

private func isDigest(_ text: String) -> Bool {
  text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
}
