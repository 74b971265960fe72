import Diagnostics
import Foundation
import Instruments
import Testing

@testable import Transfer

/// One server for all tests of this room.
private let server = Result { try WebServer() }

private func fetch(
  _ path: String, bytes: Int = 1 << 20, seconds: Int = 10, silence: Int = 10
) throws -> Result<Fetched, FetchRefusal> {
  let fetcher = Fetcher(
    limits: FetchLimits(bytes: bytes, seconds: seconds, secondsOfSilence: silence),
    reach: .publicInternetAndThisMachine, site: "https://lettre.example/\r\nX-Evil: 1")
  let address = try server.get().address + path
  return Result { () throws(FetchRefusal) in try fetcher.fetch(address) }
}

private func reason(_ path: String, bytes: Int = 1 << 20, seconds: Int = 10, silence: Int = 10) throws
  -> FetchRefusal.Reason?
{
  if case .failure(let refusal) = try fetch(path, bytes: bytes, seconds: seconds, silence: silence) {
    refusal.reason
  } else {
    nil
  }
}

@Suite struct TransferTests {
  @Test func `an answer comes with its bytes, its kind and where it came from`() throws {
    let answer = try fetch("/ok#passage").get()
    #expect(answer.bytes == Array("bonjour".utf8))
    #expect(answer.contentType == "text/html; charset=utf-8")
    #expect(answer.status == 200)
    #expect(try answer.address == server.get().address + "/ok")
    #expect(try fetch("/packed").get().bytes == Array("bien emballé".utf8))
  }

  @Test func `five redirects are followed and a sixth is not`() throws {
    let answer = try fetch("/redirect/4").get()
    #expect(answer.bytes == Array("bonjour".utf8))
    #expect(answer.address.hasSuffix("/ok"))
    #expect(try reason("/redirect/5") == .tooManyRedirects(limit: 5))
    #expect(try fetch("/to-relative").get().address.hasSuffix("/ok?de=ici"))
  }

  @Test(arguments: [
    ("/to-file", FetchRefusal.Reason.scheme("file")), ("/to-gopher", .scheme("gopher")),
    ("/to-user", .credentials), ("/to-nothing", .invalid), ("/to-private", .notPublic("10.0.0.1")),
    ("/to-cloud", .notPublic("169.254.169.254")), ("/to-zero", .notPublic("0.0.0.0")),
  ])
  func `a redirect may lead nowhere an address may not`(path: String, expected: FetchRefusal.Reason) throws {
    #expect(try reason(path) == expected)
  }

  @Test(
    arguments: [
      ("/endless", FetchRefusal.Reason.tooLarge(limit: 1 << 20)), ("/huge", .tooLarge(limit: 1 << 20)),
      ("/bomb", .tooLarge(limit: 1 << 20)), ("/drip", .tooSlow(seconds: 2)), ("/stall", .stalled(seconds: 1)),
      ("/silent", .stalled(seconds: 1)), ("/short", .cutShort), ("/long-head", .damaged("header")),
    ])
  func `size, time and silence have their limits`(path: String, expected: FetchRefusal.Reason) throws {
    let start = Date()
    #expect(try reason(path, seconds: path == "/drip" ? 2 : 20, silence: path == "/drip" ? 10 : 1) == expected)
    #expect(Date().timeIntervalSince(start) < 10)
  }

  @Test func `an answer that is none is refused`() throws {
    guard case .damaged = try reason("/nonsense") else {
      Issue.record("SSH is not HTTP")
      return
    }
    #expect(try reason("/status/404") == .status(404))
    #expect(try reason("/status/500") == .status(500))
    #expect(try reason("/status/304") == .status(304))
  }

  @Test func `a certificate nobody vouches for is refused`() throws {
    let fetcher = Fetcher(reach: .publicInternetAndThisMachine)
    let address = try server.get().secureAddress + "/ok"
    let refusal = #expect(throws: FetchRefusal.self) { try fetcher.fetch(address) }
    #expect(refusal?.reason == .certificate)
    #expect(#expect(throws: FetchRefusal.self) { try fetcher.probe(address) }?.reason == .certificate)
  }

  @Test func `no cookie is kept, and servers are told who asks`() throws {
    let head = String(decoding: try fetch("/cookie").get().bytes, as: UTF8.self)
    #expect(head.contains("User-Agent: lettre (+https://lettre.example/X-Evil:1)"))
    #expect(!head.lowercased().contains("cookie"))
    #expect(!head.contains("\nX-Evil"))
  }

  @Test func `a link is asked after without its contents`() throws {
    let fetcher = Fetcher(
      limits: FetchLimits(seconds: 5, secondsOfSilence: 2), reach: .publicInternetAndThisMachine)
    let address = try server.get().address
    #expect(try fetcher.probe(address + "/status/404").status == 404)
    #expect(try fetcher.probe(address + "/no-head").status == 200)
    #expect(try fetcher.probe(address + "/endless").status == 200)
    let moved = try fetcher.probe(address + "/moved")
    #expect(moved.status == 200)
    #expect(moved.redirects == [Probed.Redirect(status: 301, to: address + "/ok")])
    #expect(moved.address == address + "/ok")
    let refusal = #expect(throws: FetchRefusal.self) { try fetcher.probe(address + "/to-private") }
    #expect(refusal?.reason == .notPublic("10.0.0.1"))
  }

  @Test func `many addresses are fetched at once`() async throws {
    let address = try server.get().address
    let sizes = await withTaskGroup(of: Int.self) { group in
      for number in 0..<40 {
        group.addTask {
          (try? Fetcher(reach: .publicInternetAndThisMachine).fetch(address + "/ok?\(number)"))?.bytes.count ?? 0
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sizes == [Int](repeating: 7, count: 40))
  }
}
