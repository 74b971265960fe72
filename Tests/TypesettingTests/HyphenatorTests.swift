import Diagnostics
import Dictionaries
import Testing

@Suite struct HyphenatorTests {
  @Test(arguments: [
    // Plain words; capitals at the start change nothing.
    "opé·ra·tion", "Opé·ra·tion", "concours", "Concours", "désac·cord", "Désac·cord", "sé·cu·rité", "émo·tion",
    "per·sonnes", "fron·tières", "co·or·don·na·teur", "sous·trac·tion", "gen·dar·me·rie", "tra·fi·quants",
    "mi·grants", "eu·ro·péenne", "sé·né·ga·laises", "ins·ti·tu·tion", "consti·tu·tion", "dif·fé·rents",
    "res·pon·sa·bi·lité", "chaî·nons", "œuvres", "cœurs", "main·te·nant", "cultu·relles", "cha·leu·reu·se·ment",
    // Short words; two letters or a mute syllable never go over.
    "po·lice", "monde", "lutte", "traite", "unis", "école", "Sahel", "Dakar",
    // Apostrophes: each part by itself.
    "l’opé·ra·tion", "d’ins·truc·teurs", "qu’elle", "l’école", "au·jourd’hui", "d’Haïti",
    // Compounds break at their own hyphen, and in long parts well away from it; names at neither.
    "porte-parole", "grande-duchesse", "sous-direc·tion", "Saint-Exupéry", "là-bas", "vice-prési·dents",
    "Bouchard-Tremblay", "tech·nico-scien·ti·fique,", "(socio-judi·ciaire)", "l’extra-commu·nau·taire",
    "suivi-évalua·tion", "poste-fron·tière",
    // Capitals, acronyms, figures, addresses.
    "ACTUALITÉS", "CENTIF", "GONZALES", "NDIAYE", "DPAF", "COVID-19", "h264codec", "poc-actualités.com",
    "www.exemple.sn/actualites", "contact@exemple.sn", "htest_galerie.jpg",
    // Quotes and stops stay with their word.
    "«opé·ra·tion»,", "(mi·grants).", "pré·sen·tées…",
  ])
  func `French words are divided where they may be`(word: String) throws {
    let plain = word.filter { $0 != "·" }
    let shown = try Faces.hyphenator().shown(plain)
    #expect(shown == word)
  }

  @Test func `words of the exceptions file are divided as they stand there`() throws {
    let (exceptions, findings) = HyphenationExceptions.read(
      "# noms\nré-pu-ta-tion\nSeydou  # jamais\n\nan-ti-consti-tu-tion-nel\n", file: "hyphenation.txt")
    #expect(findings.isEmpty)
    let hyphenator = try Hyphenator(dictionary: Repository.patterns, exceptions: exceptions)
    #expect(hyphenator.shown("réputation") == "ré·pu·ta·tion")
    #expect(hyphenator.shown("Réputation,") == "Ré·pu·ta·tion,")
    #expect(hyphenator.shown("l’anticonstitutionnel") == "l’an·ti·consti·tu·tion·nel")
    #expect(hyphenator.shown("Seydou") == "Seydou")
  }

  @Test func `a line that is no word is reported with its place`() {
    let (_, findings) = HyphenationExceptions.read("ré-pu-ta-tion\nré--pu\n", file: "hyphenation.txt")
    #expect(
      findings == [
        Diagnostic(
          "bad-hyphenation-line", .warning,
          Wording(
            fr: "«\u{A0}ré--pu\u{A0}» n’est pas un mot avec ses points de césure",
            en: "'ré--pu' is not a word with its division points"),
          hint: Wording(
            fr: "écrivez un mot par ligne, un trait d’union à chaque point\u{A0}: ré-pu-ta-tion",
            en: "write one word a line, a hyphen at each point: ré-pu-ta-tion"),
          at: Place(file: "hyphenation.txt", line: 2))
      ])
  }

  @Test func `names and acronyms of the lexicon are never divided`() throws {
    let (lexicon, findings) = Lexicon.read(
      "Souleymane name\nCivipol acronym\nSaint-Louis name nobreak\nmise-en-page ok\n", file: "lexicon.txt")
    #expect(findings.isEmpty)
    let hyphenator = try Hyphenator(dictionary: Repository.patterns, lexicon: lexicon)
    #expect(hyphenator.shown("Souleymane") == "Souleymane")
    #expect(hyphenator.shown("(Souleymane,") == "(Souleymane,")
    #expect(hyphenator.shown("d’Souleymane") == "d’Souleymane")
    #expect(hyphenator.shown("civipol") == "civipol")
    #expect(!hyphenator.mayBreakAtHyphens("Saint-Louis."))
    #expect(hyphenator.mayBreakAtHyphens("mise-en-page"))
    #expect(try Faces.hyphenator().shown("Souleymane") != "Souleymane")
  }

  @Test func `an unknown flag of the lexicon is reported with the nearest known one`() {
    let (lexicon, findings) = Lexicon.read("POC acronim\n", file: "lexicon.txt")
    #expect(lexicon.flags(of: "poc") == [])
    #expect(
      findings == [
        Diagnostic(
          "unknown-lexicon-flag", .warning,
          Wording(fr: "mention inconnue «\u{A0}acronim\u{A0}»", en: "unknown flag 'acronim'"),
          hint: Wording(fr: "vouliez-vous dire «\u{A0}acronym\u{A0}»\u{202F}?", en: "did you mean 'acronym'?"),
          at: Place(file: "lexicon.txt", line: 1))
      ])
  }

  @Test func `a missing dictionary stops with what to install`() {
    let stop = #expect(throws: Stop.self) { _ = try Hyphenator(dictionary: "/nowhere/hyph_fr.dic") }
    #expect(
      stop?.diagnostics == [
        Diagnostic(
          "missing-hyphenation-dictionary", .error,
          Wording(
            fr: "le dictionnaire de césure «\u{A0}/nowhere/hyph_fr.dic\u{A0}» manque",
            en: "the hyphenation dictionary '/nowhere/hyph_fr.dic' is missing"),
          hint: Wording(fr: "installez le paquet hyphen-fr", en: "install the package hyphen-fr"))
      ])
  }

  @Test func `hostile words do no harm`() throws {
    let hyphenator = try Faces.hyphenator()
    for word in ["", "’’’", "\u{301}\u{301}\u{301}", String(repeating: "a", count: 5000), "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "İstanbullu", "漢字漢字漢字"]
    {
      for point in hyphenator.divisionPoints(of: word) { #expect(point > 0 && point < word.utf8.count) }
    }
  }
}
