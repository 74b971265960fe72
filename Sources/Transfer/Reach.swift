/// Where connections may lead.
public enum Reach: Hashable, Sendable {
  /// Hosts anyone can reach; never this machine, the office's network or what lies between (the IANA registries of
  /// special-purpose addresses, RFC 6890).
  case publicInternet
  /// This machine besides (127.0.0.0/8 and ::1): for servers started by a test.
  case publicInternetAndThisMachine

  /// Whether a connection may be opened to an address.
  /// - Parameter address: its 4 or 16 bytes, in the order of the network.
  func includes(_ address: [UInt8]) -> Bool {
    if self == .publicInternetAndThisMachine, isThisMachine(address) { return true }
    return isPublic(address)
  }
}

/// 127.0.0.0/8, ::1, and the first written in IPv6.
private func isThisMachine(_ address: [UInt8]) -> Bool {
  if let inner = mappedIPv4(address) { return isThisMachine(inner) }
  return address.count == 4 ? address[0] == 127 : address == [UInt8](repeating: 0, count: 15) + [1]
}

/// Whether anyone on the internet reaches the same host under an address: IANA's registries, «Globally Reachable».
func isPublic(_ address: [UInt8]) -> Bool {
  switch address.count {
  case 4: return !specialIPv4.contains { $0.contains(address) }
  case 16:
    if let inner = mappedIPv4(address) { return isPublic(inner) }
    // 64:ff9b::/96 leads to the IPv4 address at its end (RFC 6052), as networks without IPv4 write it.
    if Block([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96).contains(address) {
      return isPublic(Array(address[12...]))
    }
    // Global unicast is 2000::/3; everything else is this machine, a link, a site, a group or not given out.
    return address[0] & 0xE0 == 0x20 && !specialIPv6.contains { $0.contains(address) }
  default: return false
  }
}

/// The IPv4 address in ::ffff:0:0/96.
private func mappedIPv4(_ address: [UInt8]) -> [UInt8]? {
  address.count == 16 && address[..<10].allSatisfy { $0 == 0 } && address[10] == 0xFF && address[11] == 0xFF
    ? Array(address[12...]) : nil
}

/// Addresses that begin alike.
private struct Block {
  let start: [UInt8]
  let bits: Int

  init(_ start: [UInt8], _ bits: Int) {
    self.start = start
    self.bits = bits
  }

  func contains(_ address: [UInt8]) -> Bool {
    (0..<bits).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      let own = bit / 8 < start.count ? start[bit / 8] : 0
      return address[bit / 8] & mask == own & mask
    }
  }
}

private let specialIPv4 = [
  Block([0], 8),  // this network (RFC 791)
  Block([10], 8),  // private use (RFC 1918)
  Block([100, 64], 10),  // shared by providers (RFC 6598)
  Block([127], 8),  // this machine (RFC 1122)
  Block([169, 254], 16),  // this link (RFC 3927), where clouds answer about themselves
  Block([172, 16], 12),  // private use (RFC 1918)
  Block([192, 0, 0], 24),  // protocol assignments (RFC 6890)
  Block([192, 0, 2], 24),  // documentation (RFC 5737)
  Block([192, 88, 99], 24),  // 6to4 relays, given up (RFC 7526)
  Block([192, 168], 16),  // private use (RFC 1918)
  Block([198, 18], 15),  // measurements (RFC 2544)
  Block([198, 51, 100], 24),  // documentation (RFC 5737)
  Block([203, 0, 113], 24),  // documentation (RFC 5737)
  Block([224], 4),  // groups (RFC 5771)
  Block([240], 4),  // not given out, and broadcast (RFC 1112)
]

private let specialIPv6 = [
  Block([0x20, 0x01], 23),  // protocol assignments, Teredo among them (RFC 2928)
  Block([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation (RFC 3849)
  Block([0x20, 0x02], 16),  // 6to4, which hides an IPv4 address (RFC 3056)
  Block([0x3F, 0xFF], 20),  // documentation (RFC 9637)
]

/// An address as people write it.
func written(_ address: [UInt8]) -> String {
  if address.count == 4 { return address.map { String($0) }.joined(separator: ".") }
  if let inner = mappedIPv4(address) { return "::ffff:" + written(inner) }
  let groups = stride(from: 0, to: address.count - 1, by: 2).map { Int(address[$0]) << 8 | Int(address[$0 + 1]) }
  // The first of the longest runs of zeros is left out (RFC 5952, 4.2).
  var best = 0..<0
  var start = 0
  while start < groups.count {
    var end = start
    while end < groups.count, groups[end] == 0 { end += 1 }
    if end - start > max(best.count, 1) { best = start..<end }
    start = end + 1
  }
  func words(_ part: ArraySlice<Int>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
  return best.isEmpty
    ? words(groups[...]) : words(groups[..<best.lowerBound]) + "::" + words(groups[best.upperBound...])
}
