public import Files

/// Where a source was found, and what stands beside it. Nothing of it for the standard input, or a text by itself.
public struct SourceOrigin: Hashable, Sendable {
  /// The folder it stands in: pictures named in it are looked for there, and nowhere else on the disk.
  public var folder: Folder?
  /// Its address after redirects, which links in it start from.
  public var address: String?
  /// The encoding its server declared, which outweighs the one it declares itself (RFC 7303, 3; WHATWG HTML, 13.2.3.2).
  public var encoding: String?
  /// The folder of notes and photos it was found in.
  public var notes: NotesFolder?

  public init(
    folder: Folder? = nil, address: String? = nil, encoding: String? = nil, notes: NotesFolder? = nil
  ) {
    self.folder = folder
    self.address = address
    self.encoding = encoding
    self.notes = notes
  }
}

/// A folder of notes and photos, as far as the photos go.
public struct NotesFolder: Hashable, Sendable {
  /// As the editor typed it.
  public let path: String
  let folder: Folder
  /// In the order of their names, those of inner folders after. Beside notes they are of those; where there are none, of
  /// any item of the other sources.
  let photos: [Photo]

  /// A photo that lies in the folder, or in a folder of it.
  struct Photo: Hashable, Sendable {
    var inner: FolderEntry?
    var file: FolderEntry

    /// `photos/IMG_1.jpg`.
    var name: String { (inner.map { $0.name + "/" } ?? "") + file.name }
  }
}

extension NewsSource {
  /// The file's name without its folders, as an article's `source` gives it; of a page on the web its address without
  /// what all addresses begin with.
  var name: String {
    if let address = origin.address {
      var text = clean(address).text[...]
      for start in ["https://", "http://", "www."] where text.hasPrefix(start) { text = text.dropFirst(start.count) }
      return text.count > 120 ? text.prefix(119) + "…" : String(text)
    }
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return clean(last).text
  }

  /// Where it was found, as the editor typed it, without what says nothing.
  var place: String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }.map(String.init)
    if path.hasPrefix("/") { parts.insert("", at: 0) }
    return origin.address == nil ? parts.joined(separator: "/") : name
  }

  /// A source larger than this is a mistake; a page of text is a few kilobytes.
  static let sizeLimit = 20 << 20
  /// All sources of a gathering together.
  static let wholeLimit = 100 << 20
  /// What a folder of notes and photos may hold.
  static let entryLimit = 4000
}
