// Bytes over the network by libcurl, behind limits.
//
// An address comes from a feed or a page, so it is hostile until read: only http and https, and never a place that is
// not on the public internet. Redirects are followed here and not by curl, so that each step is looked at like the
// first. Where a connection leads is asked when it is opened, after the name was resolved, so that neither a name that
// points inwards nor one that changes its mind between two questions gets through. No cookie, no password, no proxy.

/// How much may be fetched, and for how long.
public struct FetchLimits: Hashable, Sendable {
  /// The longest answer, in bytes after unpacking.
  public var bytes: Int
  /// Seconds from the question to the last byte, redirects included.
  public var seconds: Int
  /// Seconds until a connection stands.
  public var secondsToConnect: Int
  /// Seconds without a byte after which a server is given up.
  public var secondsOfSilence: Int
  public var redirects: Int

  public init(
    bytes: Int = 20 << 20, seconds: Int = 30, secondsToConnect: Int = 10, secondsOfSilence: Int = 10,
    redirects: Int = 5
  ) {
    self.bytes = bytes
    self.seconds = max(seconds, 1)
    self.secondsToConnect = max(secondsToConnect, 1)
    self.secondsOfSilence = max(secondsOfSilence, 1)
    self.redirects = redirects
  }
}

/// What an address gave.
public struct Fetched: Hashable, Sendable {
  public var bytes: [UInt8]
  /// Where they came from in the end, after redirects: what relative links in them start from.
  public var address: String
  /// The `Content-Type` as the server wrote it; a claim, to be checked against the bytes.
  public var contentType: String?
  /// 200…299.
  public var status: Int
}

/// What a server says of an address that is only asked after.
public struct Probed: Hashable, Sendable {
  /// 200…599, of the last step.
  public var status: Int
  /// Where the redirects ended.
  public var address: String
  public var contentType: String?
  /// The steps on the way, each with its status: 301 and 308 mean that the address has moved for good.
  public var redirects: [Redirect]

  public struct Redirect: Hashable, Sendable {
    public var status: Int
    public var to: String
  }
}

/// Fetches addresses. A value, used from any thread.
public struct Fetcher: Hashable, Sendable {
  public var limits: FetchLimits
  public var reach: Reach
  /// What servers are told who we are, in their logs: `lettre (+https://www.example.org/)`.
  public var agent: String

  /// - Parameter site: the address of those on whose behalf we ask, so that whoever runs a server can find them.
  public init(limits: FetchLimits = FetchLimits(), reach: Reach = .publicInternet, site: String? = nil) {
    self.limits = limits
    self.reach = reach
    let shown = site.map { " (+" + $0.filter { ("!"..."~").contains($0) && !"()".contains($0) } + ")" }
    agent = "lettre" + (shown ?? "")
  }

  /// Everything at an address, redirects followed.
  /// - Throws: why not; an answer other than 200…299 is a refusal too.
  public func fetch(_ address: String) throws(FetchRefusal) -> Fetched {
    let answer = try follow(address, .whole)
    guard (200...299).contains(answer.status) else { throw FetchRefusal(.status(answer.status), at: answer.address) }
    return Fetched(
      bytes: answer.bytes, address: answer.address, contentType: answer.contentType, status: answer.status)
  }

  /// Whether an address answers, without its contents: asked with HEAD, and where a server does not take that, with a
  /// GET that is broken off after the head.
  /// - Throws: why no server answered; a status is no refusal here.
  public func probe(_ address: String) throws(FetchRefusal) -> Probed {
    var answer = try? follow(address, .head)
    // Servers that refuse HEAD, or answer it wrongly, are many; an error is believed from a GET alone.
    if answer.map({ $0.status >= 400 }) ?? true { answer = try follow(address, .headOfWhole) }
    guard let answer else { throw FetchRefusal(.invalid, at: address) }
    return Probed(
      status: answer.status, address: answer.address, contentType: answer.contentType, redirects: answer.redirects)
  }

  private func follow(_ start: String, _ question: Exchange.Question) throws(FetchRefusal) -> Exchange.Answer {
    let deadline = milliseconds() + limits.seconds * 1000
    var address = try WebAddress(start)
    var redirects: [Probed.Redirect] = []
    while true {
      let left = deadline - milliseconds()
      guard left > 0 else { throw FetchRefusal(.tooSlow(seconds: limits.seconds), at: address.text) }
      var answer = try Exchange(self, address, question, milliseconds: left).run()
      guard let next = answer.redirect else {
        answer.redirects = redirects
        return answer
      }
      guard redirects.count < limits.redirects else {
        throw FetchRefusal(.tooManyRedirects(limit: limits.redirects), at: start)
      }
      address = try WebAddress(next)
      redirects.append(Probed.Redirect(status: answer.status, to: address.text))
    }
  }
}
