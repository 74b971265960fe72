internal import Files
internal import Imaging
internal import Transfer

/// Why a picture of an item is not taken.
enum PictureReason: Hashable {
  /// It is on the network, and nothing is fetched without permission.
  case onNetwork
  /// The folder a browser saved beside the page is not there.
  case noFolder(String)
  case refused(String)
  case unreadable(String, FileError)
  case notFetched(FetchRefusal)
  /// The server failed twice before: not asked again.
  case serverGivenUp(String)
  case unfit(String, CopyFault)
  case tooSmall(String, width: Int, height: Int)
  /// The editor deleted the file the tool wrote.
  case removedByHand(String)
}

/// A place where the bytes of a picture may be had without the network.
struct Offer {
  /// What is remembered of it.
  var origin: String
  /// As it is shown.
  var name: String
  var bytes: () throws(FileError) -> [UInt8]

  /// The largest picture that is read.
  static let limit = 64 << 20

  init(_ found: PhotoMatching.Found) {
    let (folder, photo) = (found.folder, found.photo)
    name = photo.name
    origin = folder.path + "!" + photo.name
    bytes = { () throws(FileError) in
      try folder.folder.readPlain(photo.file, of: photo.inner, limit: Offer.limit)
    }
  }

  init(name: String, origin: String, bytes: @escaping () throws(FileError) -> [UInt8]) {
    self.name = name
    self.origin = origin
    self.bytes = bytes
  }
}

/// The choice among the candidates of one picture: the largest real one.
///
/// What lies at hand is looked at, all of it; the network is asked only where nothing at hand is as large as the source
/// says, and never for an address that gave a picture before.
struct PictureChoosing {
  private let source: NewsSource
  private let memory: KnownPictures
  private let store: PictureStore
  private var offers: [Offer]
  private var addresses: [(text: String, width: Int?)] = []
  /// The first thing that went wrong, where nothing is chosen.
  private(set) var reason: PictureReason?

  /// Smaller ones are icons and what a page shows while it loads: at 300 to the inch 120 pixels are 10 mm.
  static let leastSides = (short: 60, long: 120)
  /// Addresses of one picture that are tried.
  private static let mostAddresses = 3

  init(_ picture: RawPicture, _ source: NewsSource, _ found: [Offer], _ memory: KnownPictures, _ store: PictureStore) {
    self.source = source
    self.memory = memory
    self.store = store
    offers = found
    for candidate in picture.candidates { take(candidate) }
  }

  private mutating func take(_ candidate: PictureCandidate) {
    let source = source
    switch candidate.location {
    case .part(let name, let bytes):
      offers.append(Offer(name: name, origin: source.name + "!" + name) { () throws(FileError) in bytes })
    case .address(let address): addresses.append((address, candidate.width))
    case .file(let path), .refused(let path):
      // On a page of the web, what is no address by itself is one beside the page's.
      if let page = source.origin.address {
        if let address = resolve(path, from: page) {
          addresses.append((address, candidate.width))
        } else {
          note(.refused(path))
        }
      } else if case .file = candidate.location, let folder = source.origin.folder {
        offers.append(
          Offer(name: path, origin: source.name + "!" + path) { () throws(FileError) in
            try folder.readPlain(path, limit: Offer.limit)
          })
      } else {
        note(.refused(path))
      }
    }
  }

  private mutating func note(_ reason: PictureReason) {
    if self.reason == nil { self.reason = reason }
  }

  mutating func choose(_ fetching: inout PictureFetching) -> PictureIntake.Choice? {
    // What an address gave once is what it gives: the next run changes nothing, with the network or without it.
    for address in addresses {
      if let known = memory.kept(from: address.text) { return .known(known) }
    }
    var best: (bytes: [UInt8], info: PictureInfo, origin: String)?
    var real: [(offer: Offer, info: PictureInfo)] = []
    var gone: KeptPicture?
    for offer in offers {
      do {
        let bytes = try offer.bytes()
        guard let info = look(at: bytes, offer.name) else { continue }
        real.append((offer, info))
        if info.area > best?.info.area ?? 0 { best = (bytes, info, offer.origin) }
      } catch {
        // The page was saved again without its folder: the picture the issue has stays.
        gone = gone ?? memory.kept(from: offer.origin)
        note(missing(offer.name, error))
      }
    }
    if best == nil, let gone { return .known(gone) }
    for address in addresses.prefix(Self.mostAddresses) {
      if let best, (address.width ?? 0) <= best.info.width { break }
      switch fetching.fetch(address.text) {
      case .success(let bytes):
        guard let info = look(at: bytes, address.text) else { continue }
        real.append((Offer(name: address.text, origin: address.text) { () throws(FileError) in bytes }, info))
        if info.area > best?.info.area ?? 0 { best = (bytes, info, address.text) }
      case .failure(let fault): note(fault.reason)
      }
    }
    guard let best else { return nil }
    if let known = memory.kept(original: sha256(best.bytes)) { return .known(known) }
    do {
      let others = real.filter { $0.offer.origin != best.origin }.sorted { $0.info.area > $1.info.area }.map(\.offer)
      return .new(try store.receive(best.bytes), origin: best.origin, others: others)
    } catch {
      note(.unfit(best.origin, error))
      return nil
    }
  }

  /// What the header says; nil where it is no picture, or none for a page.
  private mutating func look(at bytes: [UInt8], _ name: String) -> PictureInfo? {
    let info: PictureInfo
    do {
      info = try PictureInfo(reading: bytes)
    } catch {
      note(.unfit(name, .fault(error)))
      return nil
    }
    if info.isVector {
      note(.unfit(name, .vector))
      return nil
    }
    let (short, long) = (min(info.width, info.height), max(info.width, info.height))
    guard short >= Self.leastSides.short, long >= Self.leastSides.long else {
      note(.tooSmall(name, width: info.width, height: info.height))
      return nil
    }
    return info
  }

  private func missing(_ path: String, _ error: FileError) -> PictureReason {
    if error.isMissing, let slash = path.firstIndex(of: "/"), let folder = source.origin.folder,
      !folder.hasFolder(String(path[..<slash]))
    {
      return .noFolder(String(path[..<slash]))
    }
    return .unreadable(path, error)
  }
}

extension PictureInfo {
  fileprivate var area: Int { width * height }
}
