import Foundation
import Testing

/// What the pictures of a mail may weigh.
@Suite struct MailPictureTests {
  @Test func `pictures that nothing makes small are made lighter until the mail bears them`() throws {
    let room = try Newsroom()
    try room.root.makeFolder(room.path(""))
    for name in ["articles", "editorial.md", "issue.yaml", "images"] { try room.copy(room.path(name)) }
    // Noise is the heaviest picture there is; each its own, so that none is kept once for all.
    for (seed, name) in [
      "pont-faidherbe", "table-reunion", "salle-formation", "plateforme-statistique", "materiel-protection",
      "pirogues-dakar",
    ].enumerated() {
      try room.root.write(noise(width: 1350, height: 900, seed: UInt32(seed + 1)), to: room.path("images/\(name).jpg"))
    }
    let outcome = try room.compose([.email])
    #expect(outcome.diagnostics.filter { $0.code.hasPrefix("email-picture") }.isEmpty)
    let weights = room.printed.filter { $0.key.hasPrefix("email/images/") }.map(\.value.count)
    #expect(weights.count == 7)
    #expect(weights.allSatisfy { $0 <= 200_000 })
    #expect(weights.reduce(0, +) <= 1_000_000)
    // They were too heavy as they would have been made.
    #expect(weights.max()! > 100_000)
  }

  /// A PNG of noise: no picture of its size is heavier.
  private func noise(width: Int, height: Int, seed: UInt32) -> [UInt8] {
    var state = seed &* 2_654_435_761
    var rows: [UInt8] = []
    rows.reserveCapacity((width * 3 + 1) * height)
    for _ in 0..<height {
      rows.append(0)
      for _ in 0..<(width * 3) {
        state = state &* 1_664_525 &+ 1_013_904_223
        rows.append(UInt8(state >> 24))
      }
    }
    func big(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
    // Deflate with nothing deflated: stored blocks (RFC 1951, 3.2.4) in a zlib stream.
    var deflated: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: rows.count, by: 65_535) {
      let block = rows[start..<min(start + 65_535, rows.count)]
      let length = UInt16(block.count)
      deflated.append(start + 65_535 >= rows.count ? 1 : 0)
      deflated += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
      deflated += block
    }
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    deflated += big(b << 16 | a)
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      let body = Array(name.utf8) + data
      var check: UInt32 = 0xFFFF_FFFF
      for byte in body {
        check ^= UInt32(byte)
        for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
      }
      return big(UInt32(data.count)) + body + big(~check)
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(UInt32(width)) + big(UInt32(height)) + [8, 2, 0, 0, 0]) + chunk("IDAT", deflated)
      + chunk("IEND", [])
  }
}
