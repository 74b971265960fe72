public import Diagnostics

/// The letter's own words, from `lexicon.txt`: one a line with its flags, nothing after `#`.
///
///     Ndiaye name
///     CENTIF acronym
///     Saint-Louis name nobreak
public struct Lexicon: Hashable, Sendable {
  /// What is said of a word.
  public enum Flag: String, Hashable, Sendable, CaseIterable {
    /// A name: never divided, whatever its capitals.
    case name
    /// An acronym: never divided, written in capitals.
    case acronym
    /// Never broken, not even at its own hyphens.
    case nobreak
    /// Spelt right, no more than that.
    case ok
  }

  private var words: [String: Set<Flag>] = [:]
  /// The compounds that are never broken at their hyphens, as they are written.
  public private(set) var noBreakCompounds: Set<String> = []

  public init() {}

  /// Reads the file's text; an unknown flag is a finding, the rest of its line holds.
  public static func read(_ text: String, file: String) -> (Lexicon, [Diagnostic]) {
    var lexicon = Lexicon()
    var findings: [Diagnostic] = []
    for (number, line) in WordList.lines(of: text) {
      let fields = line.split { $0 == " " || $0 == "\t" }
      var flags: Set<Flag> = []
      for field in fields.dropFirst() {
        if let flag = Flag(rawValue: String(field)) {
          flags.insert(flag)
        } else {
          findings.append(.unknownLexiconFlag(String(field), at: Place(file: file, line: number)))
        }
      }
      lexicon.words[fields[0].lowercased(), default: []].formUnion(flags)
      if flags.contains(.nobreak), fields[0].contains("-") { lexicon.noBreakCompounds.insert(String(fields[0])) }
    }
    return (lexicon, findings)
  }

  /// The flags of a word, whatever its capitals; nil for a word that is not listed.
  public func flags(of word: String) -> Set<Flag>? { words[word.lowercased()] }

  func forbidsDivision(_ word: Substring) -> Bool {
    if words.isEmpty { return false }
    return words[word.lowercased()].map { !$0.isDisjoint(with: [.name, .acronym, .nobreak]) } ?? false
  }

  func forbidsBreak(_ word: Substring) -> Bool {
    words.isEmpty ? false : words[word.lowercased()]?.contains(.nobreak) ?? false
  }
}
