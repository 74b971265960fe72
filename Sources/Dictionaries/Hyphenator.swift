internal import CHyphen
public import Diagnostics
private import Glibc
public import Typesetting

/// Divides French words by Liang's patterns (libhyphen), kept to the rules of French setting.
///
/// 1. Only plain words: no capitals, acronyms, figures, addresses, names of the lexicon, and nothing under six letters.
///    Compounds break at their own hyphen first; long parts of them («technico-scientifique») may be divided as well,
///    which the typesetter does at a price, where spaces would gape otherwise.
/// 2. In lower case, since the patterns know no other: «Concours» would give «Con-cours».
/// 3. Each part beside an apostrophe by itself.
/// 4. Two letters at least stay, three at least go over: «sécu-rité» but not «sécuri-té».
///
/// A word listed in `hyphenation.txt` is divided as it stands there. Owns the dictionary; not `Sendable`.
public final class Hyphenator: WordDivider {
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  private let exceptions: HyphenationExceptions
  private let lexicon: Lexicon
  private var known: [String: [Int]] = [:]
  private var marks: [CChar] = []

  /// The fewest letters of a word that is divided, and of what stays and what goes over.
  static let leastWord = 6, leastBefore = 2, leastAfter = 3
  /// The fewest letters of a compound's part that is divided, and of what stays or goes over: a division close to the
  /// hyphen the word has already confuses.
  static let leastPart = 8, leastBesideHyphen = 4

  /// - Parameter path: the patterns, `hyph_fr.dic`.
  /// - Throws: `missing-hyphenation-dictionary`.
  public init(dictionary path: String, exceptions: HyphenationExceptions = .init(), lexicon: Lexicon = .init())
    throws(Stop)
  {
    guard let dictionary = hnj_hyphen_load(path) else { throw Stop(.missingHyphenationDictionary(path)) }
    guard dictionary.pointee.utf8 != 0 else {
      hnj_hyphen_free(dictionary)
      throw Stop(.unreadableHyphenationDictionary(path))
    }
    self.dictionary = dictionary
    self.exceptions = exceptions
    self.lexicon = lexicon
  }

  deinit { hnj_hyphen_free(dictionary) }

  /// The places, in bytes of UTF-8, before which a word may be divided; ascending. The word may carry its quotes and
  /// stops.
  public func divisionPoints(of word: String) -> [Int] {
    if let points = known[word] { return points }
    let points = findPoints(of: word)
    if known.count >= 50_000 { known.removeAll(keepingCapacity: true) }
    known[word] = points
    return points
  }

  /// Whether a compound may break at its own hyphens: not where the lexicon says `nobreak`.
  public func mayBreakAtHyphens(_ word: String) -> Bool {
    !lexicon.forbidsBreak(WordParts.core(of: word))
  }

  /// The word with U+00B7 at its division points, as `lettre hyphenate` shows it.
  public func shown(_ word: String) -> String {
    var bytes = Array(word.utf8)
    for point in divisionPoints(of: word).reversed() { bytes.insert(contentsOf: [0xC2, 0xB7], at: point) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func findPoints(of word: String) -> [Int] {
    if word.utf8.count < Self.leastWord { return [] }
    let core = WordParts.core(of: word)
    if let points = exceptions.points(of: core) {
      let start = word.utf8.distance(from: word.startIndex, to: core.startIndex)
      return points.map { $0 + start }
    }
    if lexicon.forbidsDivision(core) { return [] }
    guard let parts = WordParts.parts(of: word) else { return [] }
    let isCompound = core.unicodeScalars.contains { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }
    var points: [Int] = []
    for part in parts {
      let start = word.utf8.distance(from: word.startIndex, to: part.startIndex)
      var found = self.points(ofPart: String(part))
      if isCompound { found = Self.farFromHyphens(found, in: part) }
      points += found.map { $0 + start }
    }
    return points
  }

  private static func farFromHyphens(_ points: [Int], in part: Substring) -> [Int] {
    let letters = part.unicodeScalars.count
    if letters < leastPart { return [] }
    return points.filter { point in
      let before = String(decoding: part.utf8.prefix(point), as: UTF8.self).unicodeScalars.count
      return before >= leastBesideHyphen && letters - before >= leastBesideHyphen
    }
  }

  private func points(ofPart part: String) -> [Int] {
    if let points = exceptions.points(of: part[...]) { return points }
    let scalars = part.unicodeScalars.count
    guard scalars >= Self.leastWord, !lexicon.forbidsDivision(part[...]), !WordParts.hasInnerCapital(part) else {
      return []
    }
    let lower = part.unicodeScalars.first.map(WordParts.isCapital) == true ? part.lowercased() : part
    guard lower.utf8.count == part.utf8.count, lower.unicodeScalars.count == scalars else { return [] }
    guard findMarks(in: lower) else { return [] }
    var points: [Int] = []
    var byte = 0
    for (i, scalar) in lower.unicodeScalars.enumerated() {
      byte += UTF8.width(scalar)
      let before = i + 1
      if before >= Self.leastBefore, scalars - before >= Self.leastAfter, marks[i] & 1 == 1 { points.append(byte) }
    }
    return points
  }

  /// Asks libhyphen: afterwards `marks` has an odd value for each character behind which the word may be divided.
  private func findMarks(in word: String) -> Bool {
    var word = word
    return word.withUTF8 { bytes in
      if marks.count < bytes.count + 5 { marks = [CChar](repeating: 0, count: bytes.count + 69) }
      var rep: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
      var pos: UnsafeMutablePointer<Int32>?
      var cut: UnsafeMutablePointer<Int32>?
      let status = bytes.withMemoryRebound(to: CChar.self) {
        hnj_hyphen_hyphenate3(
          dictionary, $0.baseAddress, Int32($0.count), &marks, nil, &rep, &pos, &cut, Int32(Self.leastBefore),
          Int32(Self.leastAfter), Int32(Self.leastBefore), Int32(Self.leastAfter))
      }
      // Only patterns that change letters fill these; French has none, a foreign dictionary may.
      let changesLetters = rep != nil
      if let rep {
        for i in 0..<bytes.count { free(rep[i]) }
        free(rep)
      }
      free(pos)
      free(cut)
      return status == 0 && !changesLetters
    }
  }
}
