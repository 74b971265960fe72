internal import Diagnostics
internal import Files
internal import Imaging
internal import IssueModel

/// Chooses, fetches and converts the pictures of the items that become articles.
///
/// - Parameters:
///   - items: all items of the sources; the loose photos of a folder are told from those of items outside the period.
///   - wanted: the indices of those whose pictures are to be taken: new, changed, or kept as they are.
///   - sources: what `GatheredItem.source` counts in.
///   - issue: the issue's folder, only read: which names are taken in `images/`.
///   - known: what the last gathering remembered.
/// - Returns: the same for the same sources and the same folder. Two items with the same picture share one file.
func takePictures(
  of items: [GatheredItem], wanted: Set<Int>, from sources: [NewsSource], into issue: Folder, known: [KeptPicture],
  with tools: PictureTools
) -> PictureHaul {
  var intake = PictureIntake(items, sources, issue, known, tools)
  for index in wanted.sorted() where items.indices.contains(index) { intake.choose(for: index) }
  intake.convert()
  intake.nameAll()
  return intake.haul
}

/// The pictures of one gathering, in three steps: chosen, converted, named.
struct PictureIntake {
  let items: [GatheredItem]
  let sources: [NewsSource]
  let issue: Folder
  let tools: PictureTools
  var haul = PictureHaul()
  /// What was chosen for each item, in the order of its text.
  private var chosen: [(item: Int, picture: RawPicture, choice: Choice)] = []
  private var photos: [Int: [NotesFolder.Photo]] = [:]
  var memory: KnownPictures
  var fetching: PictureFetching
  private var copies: [String: Result<WaitingPicture, CopyFault>] = [:]

  /// What a picture of an item came to.
  enum Choice {
    /// One the tool wrote before.
    case known(KeptPicture)
    case new(IncomingPicture, origin: String)
  }

  /// Of one item, and of all together: beyond it, something is wrong with the source.
  static let mostOfItem = 20
  static let mostOfAll = 300

  init(
    _ items: [GatheredItem], _ sources: [NewsSource], _ issue: Folder, _ known: [KeptPicture], _ tools: PictureTools
  ) {
    self.items = items
    self.sources = sources
    self.issue = issue
    self.tools = tools
    memory = KnownPictures(known, in: issue)
    fetching = PictureFetching(tools.fetcher)
    haul.memory = known
    let matching = PhotoMatching(items, sources)
    photos = matching.photos
    haul.diagnostics += matching.findings
  }

  // MARK: - Choosing

  mutating func choose(for index: Int) {
    let source = sources[items[index].source]
    var pictures = items[index].raw.pictures.map { ($0, [Offer]()) }
    for photo in photos[index] ?? [] {
      pictures.append((RawPicture(candidates: [], line: items[index].raw.line), [Offer(photo, of: source)]))
    }
    for (number, (picture, found)) in pictures.enumerated() {
      guard number < Self.mostOfItem, chosen.count < Self.mostOfAll else {
        let limit = number < Self.mostOfItem ? Self.mostOfAll : Self.mostOfItem
        haul.diagnostics.append(.tooManyPictures(file: source.path, line: items[index].raw.line, limit: limit))
        return
      }
      var choosing = PictureChoosing(picture, source, found, memory, tools.store)
      let choice = choosing.choose(&fetching)
      if let choice { chosen.append((index, picture, choice)) }
      // A smaller picture in the place of one that failed needs no word.
      if choice == nil, let reason = choosing.reason {
        tell(reason, picture, source)
      }
    }
  }

  /// What concerns a source as a whole is said once for it.
  private mutating func tell(_ reason: PictureReason, _ picture: RawPicture, _ source: NewsSource) {
    let finding: Diagnostic
    switch reason {
    case .onNetwork: finding = .picturesOnNetwork(file: source.path)
    case .noFolder(let name): finding = .pageFolderMissing(name, file: source.path)
    default: finding = .pictureNotTaken(reason, file: source.path, line: picture.line)
    }
    if !haul.diagnostics.contains(finding) { haul.diagnostics.append(finding) }
  }

  // MARK: - Converting

  mutating func convert() {
    var wanted: [IncomingPicture] = []
    var seen: Set<String> = []
    for case .new(let picture, _) in chosen.map(\.choice) where seen.insert(picture.digest).inserted {
      wanted.append(picture)
    }
    for (picture, copy) in zip(wanted, tools.store.cleanCopies(of: wanted)) { copies[picture.digest] = copy }
  }

  // MARK: - Naming

  /// Names are the tool's own, from the day of the article; none that is in use or ever was is given again.
  mutating func nameAll() {
    for (index, picture, choice) in chosen {
      let source = sources[items[index].source]
      switch choice {
      case .known(let known):
        if memory.isThere(known.file) {
          add(known.file, picture, to: index)
        } else {
          tell(.removedByHand(known.file), picture, source)
        }
      case .new(let incoming, let origin):
        switch copies[incoming.digest] {
        case .success(let copy): name(copy, of: incoming, origin, picture, index)
        case .failure(let fault): tell(.unfit(origin, fault), picture, source)
        case nil: break
        }
      }
    }
  }

  private mutating func name(
    _ copy: WaitingPicture, of incoming: IncomingPicture, _ origin: String, _ picture: RawPicture, _ index: Int
  ) {
    let file: String
    if let same = memory.file(holding: copy.digest) {
      guard memory.isThere(same) else { return tell(.removedByHand(same), picture, sources[items[index].source]) }
      file = same
    } else {
      let day = items[index].raw.date.day.map { "\($0)" } ?? "sans-date"
      file = memory.freeName(day, ending: copy.format == .png ? "png" : "jpg")
      haul.files.append(NewPicture(file: "images/" + file, digest: copy.digest, waiting: copy))
    }
    let kept = KeptPicture(file: file, written: copy.digest, original: incoming.digest, origin: origin)
    memory.add(kept)
    if !haul.memory.contains(kept) { haul.memory.append(kept) }
    add(file, picture, to: index)
  }

  private mutating func add(_ file: String, _ picture: RawPicture, to index: Int) {
    let path = "images/" + file
    if haul.pictures[index]?.contains(where: { $0.file == path }) == true { return }
    func words(_ text: String) -> String {
      let text = clean(text).text
      return text.count > 1000 ? text.prefix(999) + "…" : text
    }
    haul.pictures[index, default: []].append(
      ArticlePicture(file: path, alt: words(picture.alt), caption: words(picture.caption)))
  }
}
