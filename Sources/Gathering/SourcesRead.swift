internal import Files

/// The sources of a gathering as the places an article may have come from.
struct SourcesRead {
  private var places: Set<String> = []
  private var names: Set<String> = []
  private var folders: [(path: String, folder: Folder)] = []

  init(_ sources: [NewsSource], _ readings: [SourceReading]) {
    for (source, reading) in zip(sources, readings) {
      if let notes = source.origin.notes {
        let path = NewsSource(path: notes.path, bytes: []).place
        if !folders.contains(where: { $0.path == path }) { folders.append((path, notes.folder)) }
      }
      if reading.isRefused { continue }
      places.insert(source.place)
      names.insert(source.name)
    }
  }

  /// Whether an entry's item should be among theirs: its source was read, or lay in a folder that was read and is no
  /// longer there. Of two pages with one name in two folders each has its own.
  func wouldHave(_ entry: GatherState.Entry) -> Bool {
    guard let colon = entry.source.lastIndex(of: ":") else { return false }
    let name = String(entry.source[..<colon])
    // Until the place was remembered there was only the name.
    guard let place = entry.place else { return names.contains(name) }
    if places.contains(place) { return true }
    return folders.contains { path, folder in
      (path.isEmpty ? name : path + "/" + name) == place && !folder.hasFile(name)
    }
  }
}
