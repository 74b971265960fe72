internal import Diagnostics
internal import Files
internal import Imaging

// A folder as a source: the notes, pages and tables in it, in the order of their names, and its photos, which find their
// notes later (see PhotoMatching). What is left aside is told, once for the folder and not once for each file.

extension SourceReader {
  /// How much of a file tells what it is.
  private static let beginning = 4096
  /// Files that systems leave behind, of no interest to anyone.
  private static func isLitter(_ name: String) -> Bool {
    // Word puts `~$letter.docx` beside a document that is open.
    ["thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"].contains(name.lowercased()) || name.hasPrefix("~$")
  }

  mutating func takeFolder(_ path: String) {
    let folder = Folder(path)
    do {
      guard let entries = try folder.entries(limit: NewsSource.entryLimit) else {
        faults.append(.folderTooFull(path, limit: NewsSource.entryLimit))
        return
      }
      take(folder, entries.filter { !Self.isLitter($0.name) })
    } catch {
      faults.append(.sourceUnreadable(path, error, limit: NewsSource.sizeLimit))
    }
  }

  private mutating func take(_ folder: Folder, _ entries: [FolderEntry]) {
    var sources: [NewsSource] = []
    var photos: [NotesFolder.Photo] = []
    var innerPhotos: [NotesFolder.Photo] = []
    var left = LeftFiles(folder: folder.path)
    for entry in entries {
      switch entry.kind {
      case .link: left.links.append(entry.name)
      case .other: left.others.append(entry.name)
      case .folder where entry.isHidden: break
      case .folder: if !entry.isFilesOfPage(in: entries) { look(into: entry, of: folder, &innerPhotos, &left) }
      case .file where entry.isHidden: if entry.looksLikeOurs { left.hidden.append(entry.name) }
      case .file where isPhoto(entry, folder): photos.append(NotesFolder.Photo(file: entry))
      case .file: read(entry, of: folder, into: &sources, &left)
      }
    }
    let notes = NotesFolder(path: folder.path, folder: folder, photos: photos + innerPhotos)
    for source in sources {
      var source = source
      source.origin.notes = notes
      if !add(source) { return }
    }
    if sources.isEmpty {
      if notes.photos.isEmpty { faults.append(.folderWithoutNews(folder.path, photos: 0)) }
      result.photoFolders.append(notes)
    }
    result.findings += left.findings
  }

  /// Photos alone are no news.
  mutating func refuseIdleFolders() {
    guard result.sources.isEmpty else { return }
    for folder in result.photoFolders where !folder.photos.isEmpty {
      faults.append(.folderWithoutNews(folder.path, photos: folder.photos.count))
    }
  }

  private mutating func read(
    _ entry: FolderEntry, of folder: Folder, into sources: inout [NewsSource], _ left: inout LeftFiles
  ) {
    let path = (folder.path == "/" ? "" : folder.path) + "/" + shownName(entry.name)
    do {
      let bytes = try folder.readPlain(entry, limit: NewsSource.sizeLimit)
      if bytes.isEmpty { return left.empty.append(entry.name) }
      if case .unsupported(let format) = SourceKind(of: bytes) {
        if !left.formats.contains(format) { left.formats.append(format) }
        return left.unsupported.append("\(entry.name) (\(format))")
      }
      sources.append(NewsSource(path: path, bytes: bytes, origin: SourceOrigin(folder: folder)))
    } catch {
      if error.operation == .tooLarge { return left.heavy.append(entry.name) }
      faults.append(.sourceUnreadable(path, error, limit: NewsSource.sizeLimit))
    }
  }

  /// Photos are taken from inner folders too; their texts are not, since nobody named them.
  private func look(
    into inner: FolderEntry, of folder: Folder, _ photos: inout [NotesFolder.Photo], _ left: inout LeftFiles
  ) {
    guard let entries = try? folder.entries(of: inner, limit: NewsSource.entryLimit) else {
      return left.inner.append(inner.name)
    }
    var others = 0
    for entry in entries where !entry.isHidden {
      if entry.kind == .link {
        left.links.append(inner.name + "/" + entry.name)
      } else if entry.kind == .file, isPhoto(entry, folder, inner) {
        photos.append(NotesFolder.Photo(inner: inner, file: entry))
      } else {
        others += 1
      }
    }
    if others > 0 { left.inner.append(inner.name) }
  }

  private func isPhoto(_ entry: FolderEntry, _ folder: Folder, _ inner: FolderEntry? = nil) -> Bool {
    guard let start = try? folder.beginning(of: entry, of: inner, count: Self.beginning) else { return false }
    return PictureFormat(beginning: start) != nil
  }
}

/// What of a folder was left aside, by the names of the files.
private struct LeftFiles {
  let folder: String
  var links: [String] = []
  var others: [String] = []
  var hidden: [String] = []
  var unsupported: [String] = []
  /// Theirs, each once.
  var formats: [String] = []
  var heavy: [String] = []
  var empty: [String] = []
  var inner: [String] = []

  var findings: [Diagnostic] {
    var findings: [Diagnostic] = []
    if !links.isEmpty { findings.append(.linksNotFollowed(links, in: folder)) }
    if !others.isEmpty { findings.append(.notFiles(others, in: folder)) }
    if !hidden.isEmpty { findings.append(.hiddenFilesLeft(hidden, in: folder)) }
    if !unsupported.isEmpty { findings.append(.filesNotTaken(unsupported, formats, in: folder)) }
    if !heavy.isEmpty { findings.append(.filesTooHeavy(heavy, limit: NewsSource.sizeLimit, in: folder)) }
    if !empty.isEmpty { findings.append(.emptyFiles(empty, in: folder)) }
    if !inner.isEmpty { findings.append(.innerFoldersNotRead(inner, in: folder)) }
    return findings
  }
}

extension FolderEntry {
  /// `page_files` or `page_fichiers` beside `page.html`: what a browser saved with the page.
  fileprivate func isFilesOfPage(in entries: [FolderEntry]) -> Bool {
    for ending in ["_files", "_fichiers"] where name.hasSuffix(ending) {
      let page = name.dropLast(ending.count)
      if entries.contains(where: { entry in
        ["htm", "html", "xhtml"].contains { entry.name.lowercased() == page.lowercased() + "." + $0 }
      }) {
        return true
      }
    }
    return false
  }

  /// A note or a photo that someone hid, as opposed to what programs hide for themselves (`._x.jpg`, `.~lock.x.docx#`).
  fileprivate var looksLikeOurs: Bool {
    let endings = ["md", "txt", "html", "htm", "docx", "csv", "jpg", "jpeg", "png", "webp", "heic"]
    return !name.hasPrefix("._") && !name.hasPrefix(".~") && endings.contains { name.lowercased().hasSuffix("." + $0) }
  }
}

/// A name as it can be shown on one line.
func shownName(_ name: String) -> String {
  String(
    String.UnicodeScalarView(
      name.unicodeScalars.map {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || isInvisible($0) ? "\u{FFFD}" : $0
      }
    ))
}
