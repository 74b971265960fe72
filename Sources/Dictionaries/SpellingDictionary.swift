internal import CHunspell
public import Diagnostics
private import Glibc
private import Synchronization

/// What French words there are: hunspell's dictionary, and the letter's own words.
///
/// Optional at run time: where no dictionary is installed, the fault says so as a notice and the spelling is left
/// unchecked. Loading takes about 0.1 s and a look-up a few microseconds; suggestions take up to 0.2 s a word, so they
/// are asked for by whoever has the time.
public final class SpellingDictionary: Sendable {
  /// hunspell keeps scratch memory in its handle, so one task at a time asks it.
  private let handle: Mutex<Handle>
  private let encoding: DictionaryEncoding
  private let lexicon: Lexicon

  /// Why there is no dictionary.
  public enum Fault: Error, Hashable, Sendable {
    /// No French dictionary in the folder.
    case missing(folder: String)
    /// Its `SET` names an encoding that is not read here.
    case unknownEncoding(String, file: String)
  }

  /// The names French dictionaries go by, the one Debian installs first.
  static let names = ["fr", "fr_FR", "fr-classique", "fr-toutesvariantes", "fr-moderne", "fr_CA", "fr_BE", "fr_CH"]

  /// Opens the first French dictionary (`fr.aff` with `fr.dic`) of a folder.
  /// - Parameter folder: `/usr/share/hunspell`.
  public init(folder: String, lexicon: Lexicon = .init()) throws(Fault) {
    // hunspell opens a dictionary that is not there as an empty one.
    let found = Self.names.map { folder + "/" + $0 }.first { path in
      [".aff", ".dic"].allSatisfy { access(path + $0, R_OK) == 0 }
    }
    guard let path = found, let handle = Handle(affixes: path + ".aff", words: path + ".dic") else {
      throw .missing(folder: folder)
    }
    let name = handle.encodingName
    guard let encoding = DictionaryEncoding(named: name) else {
      throw .unknownEncoding(name, file: path + ".aff")
    }
    self.handle = Mutex(handle)
    self.encoding = encoding
    self.lexicon = lexicon
  }

  // MARK: - Asking

  /// Whether the word is right as it stands, capitals and all. Words of the lexicon are: an acronym in capitals, a name
  /// with at least one.
  public func knows(_ word: String) -> Bool {
    if let flags = lexicon.flags(of: word) {
      if !flags.isDisjoint(with: [.ok, .nobreak]) { return true }
      if flags.contains(.name), word.unicodeScalars.contains(where: WordParts.isCapital) { return true }
      if flags.contains(.acronym), word == word.uppercased() { return true }
    }
    return handle.withLock { knows(word, $0) }
  }

  /// The word with the accents its capitals lost: «École» for «Ecole», «PRÉSENTATION» for «PRESENTATION»; nil where no
  /// word differs from it in the accents of capitals only.
  public func accentedForm(of word: String) -> String? {
    handle.withLock { handle in
      CapitalAccents(word).forms.first { knows($0, handle) }
    }
  }

  /// What may be meant by a word that is not known, the likeliest first.
  public func suggestions(for word: String, limit: Int = 3) -> [String] {
    guard let bytes = encoding.bytes(of: plain(word)) else { return [] }
    return handle.withLock { $0.suggestions(for: bytes) }.prefix(limit).map {
      encoding.text(of: $0).replacingApostrophes(by: "’")
    }
  }

  private func knows(_ word: String, _ handle: borrowing Handle) -> Bool {
    encoding.bytes(of: plain(word)).map { handle.knows($0) } ?? false
  }

  /// As dictionaries have it: the plain apostrophe, the plain hyphen.
  private func plain(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.unicodeScalars.map { $0 == "’" ? "'" : $0 == "\u{2011}" ? "-" : $0 }))
  }
}

extension SpellingDictionary.Fault {
  /// The notice for the editor: everything else is checked all the same.
  public var diagnostic: Diagnostic {
    switch self {
    case .missing(let folder): .missingSpellingDictionary(folder)
    case .unknownEncoding(let name, let file): .unknownDictionaryEncoding(name, file)
    }
  }
}

extension String {
  fileprivate func replacingApostrophes(by sign: Unicode.Scalar) -> String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "'" ? sign : $0 }))
  }
}

/// hunspell's own object, destroyed once. Words go in and come out in the dictionary's encoding, ended by 0.
private struct Handle: ~Copyable {
  private let pointer: OpaquePointer

  init?(affixes: String, words: String) {
    guard let pointer = Hunspell_create(affixes, words) else { return nil }
    self.pointer = pointer
  }

  deinit { Hunspell_destroy(pointer) }

  /// As `SET` names it; the string belongs to hunspell.
  var encodingName: String { Hunspell_get_dic_encoding(pointer).map { String(cString: $0) } ?? "" }

  borrowing func knows(_ word: [CChar]) -> Bool { Hunspell_spell(pointer, word) != 0 }

  borrowing func suggestions(for word: [CChar]) -> [[UInt8]] {
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = Hunspell_suggest(pointer, &list, word)
    defer { Hunspell_free_list(pointer, &list, count) }
    return (0..<Int(max(count, 0))).compactMap { index in
      list?[index].map { word in UnsafeRawBufferPointer(start: word, count: strlen(word)).map { $0 } }
    }
  }
}
