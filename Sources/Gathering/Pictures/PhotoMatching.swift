internal import Diagnostics
internal import IssueModel

/// The photos of a folder and the notes they belong to: those a note names, those that bear a note's name, those whose
/// name holds the day of one item alone. Photos of a folder without notes may be of any item: those whose name holds the
/// day of one alone, or words of its title. The others are listed, and left where they are.
struct PhotoMatching {
  struct Found: Hashable {
    var folder: NotesFolder
    var photo: NotesFolder.Photo
  }

  /// By the index of the item; those that a note names are not among them, since the note has them already.
  private(set) var photos: [Int: [Found]] = [:]
  private(set) var findings: [Diagnostic] = []

  /// - Parameter photoFolders: those without notes.
  init(_ items: [GatheredItem], _ sources: [NewsSource], _ photoFolders: [NotesFolder] = []) {
    var folders: [NotesFolder] = []
    for source in sources {
      if let notes = source.origin.notes, !folders.contains(notes) { folders.append(notes) }
    }
    for notes in folders where !notes.photos.isEmpty {
      match(notes, items, sources)
    }
    for folder in photoFolders where !folder.photos.isEmpty { match(folder, items) }
  }

  /// A folder without notes.
  private mutating func match(_ folder: NotesFolder, _ items: [GatheredItem]) {
    let titles = items.map { Set(foldedWords($0.title)) }
    var loose: [String] = []
    var own: [Int: [NotesFolder.Photo]] = [:]
    for photo in folder.photos {
      if let item = owner(of: photo, titles, items) ?? ownerOfDay(photo, items) {
        own[item, default: []].append(photo)
      } else {
        loose.append(photo.name)
      }
    }
    for (item, found) in own { add(inOrder(found), of: folder, to: item) }
    if !loose.isEmpty { findings.append(.photosOfNoItem(loose, in: folder.path)) }
  }

  private mutating func add(_ found: [NotesFolder.Photo], of folder: NotesFolder, to item: Int) {
    photos[item, default: []] += found.map { Found(folder: folder, photo: $0) }
  }

  /// `bac-de-rosso-2.jpg` is of the only item whose title has these words.
  private func owner(of photo: NotesFolder.Photo, _ titles: [Set<String>], _ items: [GatheredItem]) -> Int? {
    let words = words(of: photo.file.name).filter { $0.contains(where: \.isLetter) && $0.count > 2 }
    guard words.count > 1 || words.first.map({ $0.count > 4 }) == true else { return nil }
    return alone(items.indices.filter { titles[$0].isSuperset(of: words) }, items)
  }

  /// `2021-05-05.jpg` is of the only item of 5 May.
  private func ownerOfDay(_ photo: NotesFolder.Photo, _ items: [GatheredItem]) -> Int? {
    dayNamed(in: photo.file.name).flatMap { day in
      alone(items.indices.filter { items[$0].raw.date.day == day }, items)
    }
  }

  /// The item among these, where they are one: the same item may stand in several sources.
  private func alone(_ found: [Int], _ items: [GatheredItem]) -> Int? {
    guard let first = found.first else { return nil }
    return found.dropFirst().allSatisfy { items[$0].key != nil && items[$0].key == items[first].key } ? first : nil
  }

  private mutating func match(_ notes: NotesFolder, _ items: [GatheredItem], _ sources: [NewsSource]) {
    let own = items.indices.filter { sources[items[$0].source].origin.notes == notes }
    var named: Set<String> = []
    for index in own {
      for candidate in items[index].raw.pictures.flatMap(\.candidates) {
        if case .file(let path) = candidate.location { named.insert(path) }
      }
    }
    let notesOfOne = Dictionary(grouping: own) { items[$0].source }.values.filter { $0.count == 1 }.map { $0[0] }
    let stems = notesOfOne.sorted().map { (item: $0, words: words(of: sources[items[$0].source].name)) }
    var loose: [String] = []
    var byName: [Int: [NotesFolder.Photo]] = [:]
    var ofDay: [Int: [NotesFolder.Photo]] = [:]
    for photo in notes.photos where !named.contains(photo.name) {
      if let item = owner(of: photo, stems) {
        byName[item, default: []].append(photo)
      } else if let item = owner(of: photo, by: own, items) {
        ofDay[item, default: []].append(photo)
      } else {
        loose.append(photo.name)
      }
    }
    // The first is the article's own: one that bears its name, where there is one.
    for item in Set(byName.keys).union(ofDay.keys) {
      add(inOrder(byName[item] ?? []) + inOrder(ofDay[item] ?? []), of: notes, to: item)
    }
    if !loose.isEmpty { findings.append(.loosePhotos(loose, in: notes.path)) }
  }

  /// `2021-05-05-atelier.md` has `2021-05-05-atelier.jpg`, `2021-05-05-atelier-2.jpg`, `Atelier (3).JPG`. The longest
  /// name wins: `atelier-regional-1.jpg` is not of `atelier.md`.
  private func owner(of photo: NotesFolder.Photo, _ stems: [(item: Int, words: [String])]) -> Int? {
    let name = words(of: photo.file.name)
    var best: (item: Int, count: Int)?
    var isAlone = true
    for (item, stem) in stems {
      for words in [stem, withoutDay(stem)] where !words.isEmpty && name.starts(with: words) {
        // A name of figures alone is a day or a camera's count.
        guard words.contains(where: { $0.contains(where: \.isLetter) }) else { continue }
        if words.count > best?.count ?? 0 {
          (best, isAlone) = ((item, words.count), true)
        } else if words.count == best?.count, best?.item != item {
          isAlone = false
        }
      }
    }
    return isAlone ? best?.item : nil
  }

  /// `IMG_20210505_101112.jpg` is of the only item of 5 May.
  private func owner(of photo: NotesFolder.Photo, by own: [Int], _ items: [GatheredItem]) -> Int? {
    guard let day = dayNamed(in: photo.file.name) else { return nil }
    let ofDay = own.filter { items[$0].raw.date.day == day }
    return ofDay.count == 1 ? ofDay[0] : nil
  }

  /// The words of a file's name, without its ending.
  private func words(of name: String) -> [String] {
    foldedWords(name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name)
  }

  private func inOrder(_ photos: [NotesFolder.Photo]) -> [NotesFolder.Photo] {
    photos.sorted { isBefore(words(of: $0.file.name), words(of: $1.file.name)) }
  }

  /// `atelier.jpg`, `atelier-2.jpg`, `atelier-10.jpg`.
  private func isBefore(_ first: [String], _ second: [String]) -> Bool {
    for (a, b) in zip(first, second) where a != b {
      if let x = Int(a), let y = Int(b), x != y { return x < y }
      return a < b
    }
    return first.count < second.count
  }

  private func withoutDay(_ words: [String]) -> [String] {
    let isDay = words.count > 3 && words.prefix(3).allSatisfy { $0.allSatisfy(\.isNumber) }
    return isDay ? Array(words.dropFirst(3)) : words
  }
}

/// The day a file's name holds: 2021-05-05, 20210505, 05-05-2021; nil where there is none, or a second one.
func dayNamed(in name: String) -> CalendarDate? {
  var days: Set<CalendarDate> = []
  let runs = name.split { !($0.isASCII && $0.isNumber) }.map(String.init)
  for (index, run) in runs.enumerated() {
    if run.utf8.count == 8 || run.utf8.count == 14 {
      let digits = Array(run)
      let parts = (Int(String(digits[0..<4])), Int(String(digits[4..<6])), Int(String(digits[6..<8])))
      if let year = parts.0, let month = parts.1, let day = parts.2, let date = plausible(year, month, day) {
        days.insert(date)
      }
    }
    guard index + 2 < runs.count else { continue }
    let three = runs[index...(index + 2)].map { (count: $0.utf8.count, value: Int($0) ?? 0) }
    if three.map(\.count) == [4, 2, 2] {
      if let date = plausible(three[0].value, three[1].value, three[2].value) { days.insert(date) }
    } else if three.map(\.count) == [2, 2, 4] {
      if let date = plausible(three[2].value, three[1].value, three[0].value) { days.insert(date) }
    }
  }
  return days.count == 1 ? days.first : nil
}

private func plausible(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
  (1990...2099).contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
}
