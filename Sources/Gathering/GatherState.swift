internal import Files
internal import IssueModel

/// What the tool remembers of an issue's gathered articles, kept in `.gather/state.txt`. An entry whose file is gone is
/// an article the editor deleted, and stays deleted.
struct GatherState: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var key: ItemKey
    var marks: ItemMarks
    /// The file's name in `articles/`.
    var file: String
    /// SHA-256 of the file as the tool last wrote it, which also stands in `.gather/base/`; nil where that is not known,
    /// and then it counts as edited.
    var written: String?
    /// SHA-256 of the cleaned item that the editor's file is up to date with; nil where that is not known.
    var content: String?
    /// SHA-256 of its words alone, where it has more than words, so that a copy of them as text takes nothing away.
    var words: String? = nil
    /// SHA-256 of the pictures that the editor's file is up to date with; nil where it has none from the source.
    var pictures: String? = nil
    /// SHA-256 of the version of the item that was put into `.gather/propositions/` for the editor to look at.
    var offered: String? = nil
    /// SHA-256 of the item's lines as they stood in the source.
    var block: String?
    /// `accueil.txt:97`.
    var source: String
    /// The path of the source file as the editor typed it; nil where that is not known.
    var place: String? = nil
    /// SHA-256 of the source file; its bytes are in `.gather/sources/`.
    var page: String?
    /// How many times the tool has written it.
    var revision: Int
    /// Whether the corrections proposed for its text were made.
    var isCorrected = false
  }

  var entries: [Entry] = []
  /// The picture files the tool wrote.
  var pictures: [KeptPicture] = []

  private static let heading = "lettre-gather 2"

  /// One line an article or a picture, fields parted by tabs; at the end the count and a hash of all above, so that
  /// neither a cut nor a damaged file is taken for a whole one.
  var text: String {
    var lines = [Self.heading]
    lines += entries.sorted { ($0.file, $0.key.text) < ($1.file, $1.key.text) }.map { entry in
      [
        "article", entry.key.text, entry.marks.id ?? "-", entry.marks.address ?? "-", entry.file, entry.written ?? "-",
        entry.content ?? "-", entry.pictures ?? "-", entry.offered ?? "-", entry.block ?? "-", entry.source,
        entry.page ?? "-",
        String(entry.revision), entry.isCorrected ? "corrected" : "-", entry.words ?? "-",
        entry.place.map(percentEncoded) ?? "-",
      ].joined(separator: "\t")
    }
    lines += pictures.map { (["picture"] + $0.fields).joined(separator: "\t") }.sorted()
    let body = lines.joined(separator: "\n") + "\n"
    return body + "end \(lines.count - 1) \(sha256(Array(body.utf8)))\n"
  }

  /// Nil where the text is not, to the letter, what `text` writes.
  init?(_ text: String) {
    var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
    guard lines.popLast() == "", let end = lines.popLast(), lines.first == Self.heading else { return nil }
    let body = lines.joined(separator: "\n") + "\n"
    guard end == "end \(lines.count - 1) \(sha256(Array(body.utf8)))" else { return nil }
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields[0] == "picture", let picture = KeptPicture(fields: fields.dropFirst()) {
        pictures.append(picture)
      } else if let entry = Entry(fields) {
        entries.append(entry)
      } else {
        return nil
      }
    }
    if Set(entries.map(\.file)).count != entries.count { return nil }
  }

  init(entries: [Entry] = []) { self.entries = entries }
}

extension GatherState.Entry {
  /// The `content` of an article somebody wrote before its item came, as long as it was not compared with the source.
  static let handwritten = sha256(Array("handwritten".utf8))

  var isHandwritten: Bool { content == Self.handwritten }

  fileprivate init?(_ fields: [String]) {
    // Until they had `words` and `place`, lines had 14 fields.
    guard fields.count == 14 || fields.count == 16, fields[0] == "article", let key = ItemKey(fields[1]),
      isArticleName(fields[4]),
      fields[5...9].allSatisfy({ $0 == "-" || isDigest($0) }), fields[11] == "-" || isDigest(fields[11]),
      let revision = Int(fields[12]), revision > 0
    else { return nil }
    let (words, place) = fields.count == 16 ? (fields[14], fields[15]) : ("-", "-")
    guard words == "-" || isDigest(words) else { return nil }
    func known(_ index: Int) -> String? { fields[index] == "-" ? nil : fields[index] }
    self.init(
      key: key, marks: ItemMarks(id: known(2), address: known(3)), file: fields[4], written: known(5),
      content: known(6), words: words == "-" ? nil : words, pictures: known(7), offered: known(8), block: known(9),
      source: fields[10], place: place == "-" ? nil : Files.percentDecoded(place), page: known(11), revision: revision,
      isCorrected: fields[13] == "corrected")
  }
}

func isArticleName(_ name: String) -> Bool { name.hasSuffix(".md") && isFileName(name) }

/// A name of a file of the issue, the tool's or what the editor made of it; never a way out of the folder.
func isFileName(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains { $0 < 0x20 }
}

/// A SHA-256 as it is written.
func isDigest(_ text: String) -> Bool {
  text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
}
