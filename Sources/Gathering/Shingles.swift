/// A text as the set of every three words that follow each other in it, folded: two texts that share most of them are
/// nearly the same, whatever was corrected, added or cut (Broder, «On the resemblance and containment of documents»,
/// 1997).
struct Shingles: Hashable, Sendable {
  private let hashes: Set<UInt64>
  private let wordCount: Int

  /// The first two thousand words tell; an item of the site has a few hundred.
  private static let longest = 2000

  init(_ text: String) {
    let words = foldedWords(String(text.prefix(20 * Self.longest))).prefix(Self.longest).map(fnv)
    wordCount = words.count
    var hashes: Set<UInt64> = []
    if words.count < 3 {
      if !words.isEmpty { hashes.insert(words.reduce(0, joined)) }
    } else {
      for i in 0...(words.count - 3) { hashes.insert(joined(joined(words[i], words[i + 1]), words[i + 2])) }
    }
    self.hashes = hashes
  }

  var isEmpty: Bool { hashes.isEmpty }
  /// Too few words for a part of them to say anything.
  var isShort: Bool { wordCount < 8 }

  /// How much of the shorter text stands in the other, 0…1: a text that was cut is still the same.
  func likeness(to other: Shingles) -> Double {
    let least = min(hashes.count, other.hashes.count)
    if least == 0 { return 0 }
    let (few, many) = hashes.count < other.hashes.count ? (hashes, other.hashes) : (other.hashes, hashes)
    return Double(few.count { many.contains($0) }) / Double(least)
  }

  /// Whether one may well be the other under another title: two thirds of the shorter one, or all of a very short one.
  func isNearly(_ other: Shingles) -> Bool {
    if isEmpty || other.isEmpty { return false }
    return isShort || other.isShort ? hashes == other.hashes : likeness(to: other) >= 2.0 / 3
  }

  /// Those of a group that are nearly the same, each later one with the first it is like. Looks only at pairs that share
  /// a rare passage, so that ten thousand items of one day are no hundred million pairs.
  static func pairs(in group: [Shingles]) -> [(first: Int, later: Int)] {
    var holders: [UInt64: [Int]] = [:]
    for (index, one) in group.enumerated() {
      for hash in one.hashes { holders[hash, default: []].append(index) }
    }
    var pairs: [(first: Int, later: Int)] = []
    for (index, one) in group.enumerated() {
      var tried: Set<Int> = []
      for hash in one.hashes {
        for other in holders[hash]!.prefix(20) where other < index { tried.insert(other) }
      }
      if let first = tried.sorted().first(where: { group[$0].isNearly(one) }) { pairs.append((first, index)) }
    }
    return pairs
  }
}

/// FNV-1a of 64 bits: the same on every run, which Swift's own hashes are not.
private func fnv(_ word: String) -> UInt64 {
  word.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

private func joined(_ a: UInt64, _ b: UInt64) -> UInt64 { (a &* 0x9E37_79B9_7F4A_7C15).byteSwapped ^ b }
