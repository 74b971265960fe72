internal import Diagnostics
internal import Files
internal import Imaging
internal import IssueModel

/// Chooses, fetches and converts the pictures of the items that become articles.
///
/// - Parameters:
///   - items: all items of the sources; the loose photos of a folder are told from those of items outside the period.
///   - wanted: the indices of those whose pictures are to be taken: new, changed, or kept as they are.
///   - copies: by such an index, the other items that are the same one: where it has no picture, theirs are taken.
///   - sources: what `GatheredItem.source` counts in.
///   - photoFolders: folders without news, whose photos may be of any item.
///   - issue: the issue's folder, only read: which names are taken in `images/`.
///   - known: what the last gathering remembered.
/// - Returns: the same for the same sources and the same folder. Two items with the same picture share one file.
func takePictures(
  of items: [GatheredItem], wanted: Set<Int>, copies: [Int: [Int]] = [:], from sources: [NewsSource],
  photoFolders: [NotesFolder] = [], into issue: Folder, known: [KeptPicture], with tools: PictureTools
) -> PictureHaul {
  var intake = PictureIntake(items, sources, photoFolders, issue, known, tools)
  for index in wanted.sorted() where items.indices.contains(index) {
    let shown = ([index] + (copies[index] ?? [])).first(where: intake.hasPictures) ?? index
    intake.choose(from: shown, for: index)
  }
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
  /// What was chosen for each item, in the order of its text, and the item that shows it.
  private var chosen: [(item: Int, shown: Int, picture: RawPicture, choice: Choice)] = []
  private var photos: [Int: [PhotoMatching.Found]] = [:]
  var memory: KnownPictures
  var fetching: PictureFetching
  private var copies: [String: Result<WaitingPicture, CopyFault>] = [:]

  /// What a picture of an item came to.
  enum Choice {
    /// One the tool wrote before.
    case known(KeptPicture)
    /// And those that are taken, the largest first, where it turns out to be damaged.
    case new(IncomingPicture, origin: String, others: [Offer])
  }

  /// Of one item, and of all together: beyond it, something is wrong with the source.
  static let mostOfItem = 20
  static let mostOfAll = 300

  init(
    _ items: [GatheredItem], _ sources: [NewsSource], _ photoFolders: [NotesFolder], _ issue: Folder,
    _ known: [KeptPicture], _ tools: PictureTools
  ) {
    self.items = items
    self.sources = sources
    self.issue = issue
    self.tools = tools
    memory = KnownPictures(known, in: issue)
    fetching = PictureFetching(tools.fetcher)
    haul.memory = known
    let matching = PhotoMatching(items, sources, photoFolders)
    photos = matching.photos
    haul.diagnostics += matching.findings
  }

  // MARK: - Choosing

  func hasPictures(_ index: Int) -> Bool {
    !items[index].raw.pictures.isEmpty || photos[index]?.isEmpty == false
  }

  /// - Parameter shown: the item whose pictures they are: the same one, or a copy of it in another source.
  mutating func choose(from shown: Int, for index: Int) {
    let item = items[shown]
    let source = sources[item.source]
    var pictures = item.raw.pictures.map { ($0, [Offer]()) }
    for photo in photos[shown] ?? [] {
      pictures.append((RawPicture(candidates: [], line: item.raw.line), [Offer(photo)]))
    }
    for (number, (picture, found)) in pictures.enumerated() {
      guard number < Self.mostOfItem, chosen.count < Self.mostOfAll else {
        let limit = number < Self.mostOfItem ? Self.mostOfAll : Self.mostOfItem
        haul.diagnostics.append(.tooManyPictures(file: source.path, line: item.raw.line, limit: limit))
        return
      }
      var choosing = PictureChoosing(picture, source, found, memory, tools.store)
      let choice = choosing.choose(&fetching)
      if let choice { chosen.append((index, shown, picture, choice)) }
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

  /// A good header says nothing of what follows: where the largest picture cannot be decoded the next one is tried.
  mutating func convert() {
    repeat {
      var wanted: [IncomingPicture] = []
      var seen = Set(copies.keys)
      for case .new(let picture, _, _) in chosen.map(\.choice) where seen.insert(picture.digest).inserted {
        wanted.append(picture)
      }
      for (picture, copy) in zip(wanted, tools.store.cleanCopies(of: wanted)) { copies[picture.digest] = copy }
    } while takeOthers()
  }

  /// - Returns: whether there is something new to convert.
  private mutating func takeOthers() -> Bool {
    var isMore = false
    for index in chosen.indices {
      guard case .new(let picture, let origin, let others) = chosen[index].choice, let next = others.first,
        case .failure(let fault)? = copies[picture.digest], !fault.isOurs
      else { continue }
      let rest = Array(others.dropFirst())
      isMore = true
      guard let bytes = try? next.bytes() else {
        chosen[index].choice = .new(picture, origin: origin, others: rest)
        continue
      }
      if let known = memory.kept(original: sha256(bytes)) {
        chosen[index].choice = .known(known)
      } else if let other = try? tools.store.receive(bytes) {
        chosen[index].choice = .new(other, origin: next.origin, others: rest)
      } else {
        chosen[index].choice = .new(picture, origin: origin, others: rest)
      }
    }
    return isMore
  }

  // MARK: - Naming

  /// Names are the tool's own, from the day of the article; none that is in use or ever was is given again.
  mutating func nameAll() {
    for (index, shown, picture, choice) in chosen {
      let source = sources[items[shown].source]
      switch choice {
      case .known(let known): add(known.file, picture, to: index, source)
      case .new(let incoming, let origin, _):
        switch copies[incoming.digest] {
        case .success(let copy): name(copy, of: incoming, origin, picture, index, source)
        case .failure(let fault): tell(.unfit(origin, fault), picture, source)
        case nil: break
        }
      }
    }
  }

  private mutating func name(
    _ copy: WaitingPicture, of incoming: IncomingPicture, _ origin: String, _ picture: RawPicture, _ index: Int,
    _ source: NewsSource
  ) {
    let file: String
    if let same = memory.file(holding: copy.digest) {
      file = same
      guard memory.isThere(same) else { return add(same, picture, to: index, source) }
    } else {
      let day = items[index].raw.date.day.map { "\($0)" } ?? "sans-date"
      file = memory.freeName(day, ending: copy.format == .png ? "png" : "jpg")
      haul.files.append(NewPicture(file: "images/" + file, digest: copy.digest, waiting: copy))
    }
    let kept = KeptPicture(file: file, written: copy.digest, original: incoming.digest, origin: origin)
    memory.add(kept)
    if !haul.memory.contains(kept) { haul.memory.append(kept) }
    add(file, picture, to: index, source)
  }

  private mutating func add(_ file: String, _ picture: RawPicture, to index: Int, _ source: NewsSource) {
    let path = "images/" + file
    if haul.shown[index]?.contains(where: { $0.file == path }) == true { return }
    func words(_ text: String) -> String {
      let text = clean(text).text
      return text.count > 1000 ? text.prefix(999) + "…" : text
    }
    let shown = ArticlePicture(
      file: path, alt: words(picture.alt), caption: words(picture.caption), credit: words(picture.credit))
    haul.shown[index, default: []].append(shown)
    if memory.isThere(file) {
      haul.pictures[index, default: []].append(shown)
    } else {
      tell(.removedByHand(file), picture, source)
    }
  }
}
