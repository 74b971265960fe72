import Diagnostics
import Testing

@testable import Transfer

@Suite struct ReachTests {
  @Test(arguments: [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.0.0.1", "017700000001", "localhost",
    "LOCALHOST", "localhost.", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "0",
    "[::]", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8",
    "198.18.0.1", "224.0.0.1", "239.255.255.250", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[fd12::1]", "[ff02::1]",
    "[fec0::1]", "[64:ff9b::a00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2001:0:1::1]", "[2001:db8::1]",
    "[::127.0.0.1]", "①②⑦.⓪.⓪.①",
  ])
  func `no connection is opened to a place that is not on the public internet`(host: String) throws {
    // The port is one nobody listens to: refused is what counts, and under this name.
    let fetcher = Fetcher(limits: FetchLimits(seconds: 3, secondsToConnect: 2))
    let refusal = #expect(throws: FetchRefusal.self) { try fetcher.fetch("http://\(host):9/") }
    if case .notPublic = refusal?.reason { return }
    // A machine without IPv6, or a resolver that knows no such name, never gets as far as a connection.
    switch refusal?.reason {
    case .unreachable, .nameUnknown, .invalid: break
    default: Issue.record("\(host): \(String(describing: refusal))")
    }
  }

  @Test func `the addresses of the registries are told from those of everyone`() {
    for address: [UInt8] in [
      [8, 8, 8, 8], [1, 1, 1, 1], [100, 63, 0, 1], [172, 32, 0, 1], [192, 0, 3, 1], [223, 1, 1, 1],
    ] {
      #expect(isPublic(address), "\(address)")
      #expect(isPublic([UInt8](repeating: 0, count: 10) + [255, 255] + address), "\(address)")
      #expect(isPublic([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + address), "\(address)")
      #expect(!isPublic([UInt8](repeating: 0, count: 12) + address), "\(address)")
    }
    for address: [UInt8] in [[127, 9, 9, 9], [10, 0, 0, 1], [169, 254, 1, 1], [240, 0, 0, 1], [198, 19, 255, 255]] {
      #expect(!isPublic(address), "\(address)")
      #expect(!isPublic([UInt8](repeating: 0, count: 10) + [255, 255] + address), "\(address)")
      #expect(!isPublic([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + address), "\(address)")
    }
    let google: [UInt8] = [0x20, 0x01, 0x48, 0x60, 0x48, 0x60] + [UInt8](repeating: 0, count: 9) + [0x88]
    #expect(isPublic(google))
    #expect(!isPublic([]))
    #expect(written(google) == "2001:4860:4860::88")
    #expect(written([UInt8](repeating: 0, count: 15) + [1]) == "::1")
    #expect(written([UInt8](repeating: 0, count: 10) + [255, 255, 127, 0, 0, 1]) == "::ffff:127.0.0.1")
  }

  @Test func `this machine alone is opened for a test, and nothing of the network around`() {
    let reach = Reach.publicInternetAndThisMachine
    #expect(reach.includes([127, 0, 0, 1]) && reach.includes([UInt8](repeating: 0, count: 15) + [1]))
    #expect(!reach.includes([10, 0, 0, 1]) && !reach.includes([0, 0, 0, 0]))
    #expect(!Reach.publicInternet.includes([127, 0, 0, 1]))
  }

  @Test(arguments: [
    ("file:///etc/passwd", FetchRefusal.Reason.scheme("file")), ("ftp://example.org/", .scheme("ftp")),
    ("FILE:/etc/passwd", .scheme("file")), ("javascript:alert(1)", .scheme("javascript")),
    ("http://user:secret@example.org/", .credentials), ("http://user@example.org/", .credentials),
    ("http://@example.org/", .credentials), ("example.org", .invalid), ("", .invalid), ("http://", .invalid),
    ("http://exa mple.org/", .invalid), ("http://example.org/\r\nHost: x", .invalid),
    ("http://example.org:99999/", .invalid), ("dict://127.0.0.1:11211/", .scheme("dict")),
  ])
  func `an address that may not be asked is named`(address: String, expected: FetchRefusal.Reason) {
    let refusal = #expect(throws: FetchRefusal.self) { try WebAddress(address) }
    #expect(refusal?.reason == expected, "\(address)")
  }

  @Test func `an address of nine thousand letters is none`() {
    let refusal = #expect(throws: FetchRefusal.self) {
      try WebAddress("http://example.org/" + String(repeating: "a", count: 9000))
    }
    #expect(refusal?.reason == .invalid)
  }

  @Test func `links are made whole with the address of their page`() throws {
    let page = "https://www.example.org/actus/?page=1#haut"
    #expect(resolve("images/été 1.jpg", from: page) == "https://www.example.org/actus/images/%c3%a9t%c3%a9%201.jpg")
    #expect(resolve("/x.png", from: page) == "https://www.example.org/x.png")
    #expect(resolve("//cdn.example.org/x.png", from: page) == "https://cdn.example.org/x.png")
    #expect(resolve("http://other.example/x", from: page) == "http://other.example/x")
    #expect(resolve("file:///etc/passwd", from: page) == nil)
    #expect(resolve("data:image/png;base64,AAAA", from: page) == nil)
    #expect(resolve("javascript:x", from: page) == nil)
    #expect(isWebAddress("HTTPS://example.org") && !isWebAddress("page.html") && !isWebAddress("C:\\page.html"))
  }

  @Test func `every refusal is said in both languages, with what to do`() {
    let reasons: [FetchRefusal.Reason] = [
      .invalid, .scheme("file"), .credentials, .notPublic("10.0.0.1"), .tooManyRedirects(limit: 5),
      .tooLarge(limit: 20 << 20), .tooSlow(seconds: 30), .stalled(seconds: 10), .cutShort, .nameUnknown("x"),
      .unreachable("x"), .certificate, .status(404), .status(500), .damaged("x"),
    ]
    let refusals = reasons.map { FetchRefusal($0, at: "http://example.org/") }
    #expect(Set(refusals.map(\.code)).count == 14)
    for refusal in refusals {
      #expect(refusal.wording.french != refusal.wording.english && refusal.hint.french != refusal.hint.english)
    }
    #expect(refusals[5].wording.french == "la réponse dépasse 20\u{A0}Mo")
    #expect(refusals[5].wording.english == "the answer is larger than 20 MB")
    #expect(refusals[3].wording.french == "elle mène à 10.0.0.1, qui n’est pas sur l’internet public")
  }
}
