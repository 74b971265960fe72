internal import Transfer

/// The fetching of pictures from the network, within the limits of one gathering.
struct PictureFetching {
  private let fetcher: Fetcher?
  private var bytesLeft = 400 << 20
  /// How often the servers of these hosts did not answer.
  private var failures: [String: Int] = [:]

  /// The largest picture that is fetched; the best cameras stay below it.
  private static let limit = 30 << 20
  /// A server that did not answer so often is not waited for again.
  private static let patience = 2

  struct Fault: Error {
    var reason: PictureReason
  }

  init(_ fetcher: Fetcher?) {
    self.fetcher = fetcher
  }

  mutating func fetch(_ address: String) -> Result<[UInt8], Fault> {
    guard var fetcher else { return .failure(Fault(reason: .onNetwork)) }
    let host = address.split(separator: "/").dropFirst().first.map(String.init) ?? address
    guard failures[host, default: 0] < Self.patience else {
      return .failure(Fault(reason: .serverGivenUp(shortened(host))))
    }
    fetcher.limits.bytes = min(Self.limit, bytesLeft)
    do {
      let bytes = try fetcher.fetch(address).bytes
      bytesLeft -= bytes.count
      return .success(bytes)
    } catch {
      switch error.reason {
      case .tooSlow, .stalled, .unreachable, .nameUnknown: failures[host, default: 0] += 1
      default: break
      }
      return .failure(Fault(reason: .notFetched(error)))
    }
  }
}
