import Diagnostics
import Dictionaries
import Testing

private let fixtures =
  #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/check/"
private let system = "/usr/share/hunspell"
private let isInstalled = (try? SpellingDictionary(folder: system)) != nil

@Suite struct `Spelling` {
  private static let lexicon = Lexicon.read(
    "CENTIF acronym\nNdiaye name\nSaint-Louis name nobreak\ninterservices ok\n", file: "lexicon.txt"
  ).0

  @Test(
    .enabled(if: isInstalled, "hunspell-fr is not installed"),
    arguments: [
      ("école", true), ("ecole", false), ("École", true), ("ÉCOLE", true), ("Ecole", false), ("aujourd’hui", true),
      ("l’eau", true), ("œuvre", true), ("séégalaise", false), ("CENTIF", true), ("Centif", false), ("Ndiaye", true),
      ("NDIAYE", true), ("ndiaye", false), ("interservices", true), ("Saint-Louis", true), ("Saint\u{2011}Louis", true),
      ("рот", false), ("", false),
    ])
  func `a word is known by the dictionary or the lexicon`(word: String, isKnown: Bool) throws {
    let dictionary = try SpellingDictionary(folder: system, lexicon: Self.lexicon)
    if !word.isEmpty { #expect(dictionary.knows(word) == isKnown) }
  }

  @Test(
    .enabled(if: isInstalled, "hunspell-fr is not installed"),
    arguments: [
      ("Ecole", "École"), ("ETAT", "ÉTAT"), ("PRESENTATION", "PRÉSENTATION"), ("DEVELOPPEES", "DÉVELOPPÉES"),
      ("ACTUALITES", "ACTUALITÉS"), ("FRANCAIS", "FRANÇAIS"), ("Evenement", nil), ("ZZZ", nil),
      ("EEEEEEEEEEEEEEEE", nil),
    ] as [(String, String?)])
  func `a capital gets its accent back, and nothing else changes`(word: String, accented: String?) throws {
    #expect(try SpellingDictionary(folder: system).accentedForm(of: word) == accented)
  }

  @Test func `a dictionary in Latin 1 is asked and answers in it`() throws {
    let dictionary = try SpellingDictionary(folder: fixtures + "latin-1")
    for word in ["école", "École", "français", "œuvre", "l’eau"] { #expect(dictionary.knows(word), "\(word)") }
    for word in ["ecole", "рот", "oeufs"] { #expect(!dictionary.knows(word), "\(word)") }
    #expect(dictionary.suggestions(for: "écolle") == ["école"])
    #expect(dictionary.suggestions(for: "l’eaau") == ["l’eau"])
    #expect(dictionary.accentedForm(of: "Ecole") == "École")
  }

  @Test func `a dictionary that cannot be used is a notice`() throws {
    let missing = try #require(throws: SpellingDictionary.Fault.self) { try SpellingDictionary(folder: "/nowhere") }
    #expect(missing == .missing(folder: "/nowhere"))
    #expect(missing.diagnostic.code == "no-spelling-dictionary" && missing.diagnostic.severity == .notice)
    let strange = try #require(throws: SpellingDictionary.Fault.self) {
      try SpellingDictionary(folder: fixtures + "koi8")
    }
    #expect(
      strange.diagnostic.message
        == Wording(
          fr:
            "l’orthographe n’est pas vérifiée\u{A0}: codage «\u{A0}KOI8-R\u{A0}» inconnu dans «\u{A0}\(fixtures)koi8/fr.aff\u{A0}»",
          en: "spelling is not checked: unknown encoding 'KOI8-R' in '\(fixtures)koi8/fr.aff'"))
  }

  @Test(.enabled(if: isInstalled, "hunspell-fr is not installed"))
  func `several tasks may ask one dictionary`() async throws {
    let dictionary = try SpellingDictionary(folder: system)
    let answers = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 { group.addTask { dictionary.knows(number.isMultiple(of: 2) ? "maison" : "maizon") } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answers == 100)
  }

  @Test func `the lexicon names its compounds as they are written`() {
    #expect(Self.lexicon.noBreakCompounds == ["Saint-Louis"])
  }
}
