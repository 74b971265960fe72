import Fonts
import Geometry
import Instruments
import Testing
import Typesetting

/// Lines at a fixed pitch, counted by hand.
@Suite struct TypewriterTests {
  let twenty = "un deux trois quatre cinq six sept huit"

  @Test func `ragged lines keep the measure`() {
    // 20 characters: «un deux trois quatre» is exactly 20.
    #expect(Typewriter.lines(twenty, characters: 20) == ["un deux trois quatre", "cinq six sept huit"])
  }

  @Test func `a balanced headline has the fewest lines, and then the most equal`() {
    let text = "Atelier régional sur la fraude documentaire"
    // Two lines are needed at 30: 20 + 22, not 28 + 14.
    #expect(
      Typewriter.lines(text, characters: 30, balanced: true) == ["Atelier régional sur", "la fraude documentaire"])
    #expect(Typewriter.lines(text, characters: 43, balanced: true) == [text])
  }

  @Test func `a headline does not leave its last word alone`() {
    let lines = Typewriter.lines("Réunion de travail avec le conseiller", characters: 26, balanced: true)
    #expect(lines == ["Réunion de travail", "avec le conseiller"])
  }

  @Test func `a short word does not end a headline's line where that can be helped`() {
    let lines = Typewriter.lines("Remise du matériel de protection à Dakar", characters: 36, balanced: true)
    #expect(lines == ["Remise du matériel", "de protection à Dakar"])
  }

  @Test func `copy can ask for the end of a line`() {
    #expect(
      Typewriter.lines("Ministère de la Justice\u{2028}BP 4026 \u{2028} Dakar", characters: 30)
        == ["Ministère de la Justice", "BP 4026", "Dakar"])
    let justified = Typewriter.lines("un deux\u{2028}trois", characters: 30, alignment: .justified)
    #expect(justified == ["un deux", "trois"])
  }

  @Test func `a line asked for is not stretched`() {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let paragraph = Paragraph(runs: [TextRun(text: "un deux\u{2028}trois quatre cinq", style: Typewriter.style)])
    let lines = typesetter.set(paragraph, measure: 100.pt).lines
    #expect(lines.map(\.spaceRatio) == [nil, nil])
    #expect(lines.map(\.endsParagraph) == [false, true])
    #expect(lines[0].runs[0].width == 35.pt)
  }

  @Test func `no line ends at a no-break space or a thin space`() {
    for space in ["\u{A0}", "\u{202F}"] {
      let lines = Typewriter.lines("aaaa bbbb\(space)cccc dddd", characters: 10)
      #expect(lines == ["aaaa", "bbbb\(space)cccc", "dddd"])
    }
  }

  @Test func `a word joiner and a no-break hyphen hold, a hyphen lets go`() {
    #expect(Typewriter.lines("le porte-parole", characters: 9) == ["le porte-", "parole"])
    #expect(Typewriter.lines("le porte-\u{2060}parole", characters: 12) == ["le", "porte-parole"])
    #expect(Typewriter.lines("le porte\u{2011}parole", characters: 12) == ["le", "porte-parole"])
  }

  @Test(arguments: [
    ("vers Saint-Louis", 12, ["vers", "Saint-Louis"]), ("avec Jean-Luc", 10, ["avec", "Jean-Luc"]),
    ("de J.-L. Durand", 6, ["de", "J.-L.", "Durand"]), ("la COVID-19", 9, ["la", "COVID-19"]),
    ("ans 2019-2021", 11, ["ans", "2019-2021"]), ("où va-t-il", 6, ["où va-", "t-il"]),
    ("hommes/femmes", 8, ["hommes/", "femmes"]), ("et/ou bien", 6, ["et/ou", "bien"]),
  ])
  func `compounds break where French lets them`(text: String, characters: Int, lines: [String]) {
    #expect(Typewriter.lines(text, characters: characters) == lines)
  }

  @Test func `an address breaks after its signs and gets no hyphen`() {
    #expect(
      Typewriter.lines("https://www.exemple.sn/actualites/mai?page=2", characters: 16)
        == ["https://www.", "exemple.sn/", "actualites/mai", "?page=2"])
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let run = TextRun(text: "image_de_la_galerie.jpg", style: Typewriter.style)
    let lines = typesetter.set(Paragraph(runs: [run], alignment: .ragged), measure: 60.pt).lines
    #expect(lines.allSatisfy { !$0.endsInHyphen && $0.overfull == .zero })
    #expect(lines.map(\.text).joined() == "image_de_la_galerie.jpg")
  }

  @Test func `words are divided by the divider, and never in a headline`() {
    let divider = WordListDivider("opé-ra-tion", "na-tio-nale")
    #expect(Typewriter.lines("une opération nationale", characters: 9, divider: divider).contains { $0.hasSuffix("-") })
    let typesetter = Typesetter(shaper: FixedPitchShaper(), divider: divider, options: .plain)
    let run = TextRun(text: "une opération nationale", style: Typewriter.style)
    let headline = Paragraph(runs: [run], alignment: .ragged, mayHyphenate: false, isBalanced: true)
    #expect(typesetter.set(headline, measure: 45.pt).lines.map(Typewriter.shown) == ["une", "opération", "nationale"])
  }

  @Test func `a soft hyphen divides, and leaves no trace`() {
    #expect(Typewriter.lines("très gran\u{AD}diosement", characters: 12) == ["très gran-", "diosement"])
    let whole = Typewriter.lines("grande gran\u{AD}diose vraiment", characters: 40)
    #expect(whole == ["grande grandiose vraiment"])
  }

  @Test(arguments: [Alignment.ragged, .justified])
  func `a word of two hundred letters is cut and no line is overfull`(alignment: Alignment) {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let word = String(repeating: "abcdefghij", count: 20)
    for mayHyphenate in [true, false] {
      let run = TextRun(text: "le \(word) fin", style: Typewriter.style, mayHyphenate: mayHyphenate)
      let lines = typesetter.set(Paragraph(runs: [run], alignment: alignment), measure: 100.pt).lines
      #expect(lines.allSatisfy { $0.overfull == .zero })
      #expect(lines.contains { $0.endsInHyphen } == mayHyphenate)
      #expect(lines.map(\.text).joined().filter { $0 != " " } == "le\(word)fin")
    }
  }

  @Test func `a word that may be divided everywhere fills its lines`() {
    let word = String(repeating: "ab", count: 100)
    let divider = WordListDivider(String(repeating: "ab-", count: 99) + "ab")
    let lines = Typewriter.lines("le \(word) fin", characters: 20, divider: divider)
    #expect(lines.count <= 13)
    #expect(lines.allSatisfy { $0.count <= 20 })
  }

  @Test func `words tied together are parted only where no line holds them`() {
    #expect(Typewriter.lines("aaa bbb\u{A0}ccc", characters: 7) == ["aaa", "bbb\u{A0}ccc"])
    let lines = Typewriter.lines("aaa bbb\u{A0}ccc\u{A0}ddd", characters: 7)
    #expect(lines.allSatisfy { $0.count <= 7 } && lines.joined().filter(\.isLetter) == "aaabbbcccddd")
  }

  @Test(arguments: ["abcdefghij", "ab-", "abc/", "ab\u{A0}", "ab\u{AD}", "ab\u{2028}", "👩‍👩‍👧‍👦"])
  func `copy without an end to its words is set in bounded time`(piece: String) {
    let clock = ContinuousClock()
    let start = clock.now
    let text = String(repeating: piece, count: 5_000)
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let set = typesetter.set(Paragraph(runs: [TextRun(text: text, style: Typewriter.style)]), measure: 200.pt)
    let signs = set.lines.map(\.text).joined().filter { $0 != "-" && !$0.isWhitespace }
    #expect(signs == text.filter { $0 != "-" && !$0.isWhitespace && $0 != "\u{AD}" })
    #expect(set.lines.allSatisfy { $0.overfull == .zero })
    #expect(clock.now - start < .seconds(60))
  }

  @Test func `a line that cuts a word names it, one that divides it does not`() {
    func cut(_ text: String, characters: Int = 7) -> [CutWord?] {
      let runs = [
        TextRun(text: "oui ", style: Typewriter.style), TextRun(text: text, style: Typewriter.style, source: 4),
      ]
      let typesetter = Typesetter(
        shaper: FixedPitchShaper(), divider: WordListDivider("merveil-leux", "ab-cdefghijk"), options: .plain)
      return typesetter.set(Paragraph(runs: runs, alignment: .ragged), measure: 5.pt * Double(characters)).lines
        .map(\.cutWord)
    }
    #expect(cut("merveilleux", characters: 8) == [nil, nil, nil])
    // «oui ab-», «cdefgh-», «ijk».
    #expect(cut("abcdefghijk") == [nil, CutWord("abcdefghijk", source: 4), nil])
    let address = CutWord("www.exemplesansfin.sn", isAddress: true, source: 4)
    #expect(Set(cut("www.exemplesansfin.sn").compactMap(\.self)) == [address])
    let endless = cut(String(repeating: "a", count: 400)).compactMap(\.self)
    #expect(endless.count > 60)
    #expect(Set(endless) == [CutWord(String(repeating: "a", count: 400), source: 4)])
    #expect(endless[0].opening.count == CutWord.longestOpening && !endless[0].isWhole)
  }

  @Test func `what cannot be helped is reported as overfull`() {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let run = TextRun(text: "mm", style: Typewriter.style)
    let line = typesetter.set(Paragraph(runs: [run]), measure: 4.pt).lines[0]
    #expect(abs(line.overfull.points - 6) < 0.001)
  }

  @Test func `indents, hanging indents and a drop cap shorten their lines`() {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let run = TextRun(text: "aa bb cc dd ee ff gg hh ii jj", style: Typewriter.style)
    func set(_ change: (inout Paragraph) -> Void) -> [(Double, String)] {
      var paragraph = Paragraph(runs: [run], alignment: .ragged)
      change(&paragraph)
      return typesetter.set(paragraph, measure: 55.pt).lines.map { ($0.runs[0].x.points, $0.text) }
    }
    #expect(set { $0.indent = 15.pt }.map(\.0) == [15, 0, 0])
    #expect(set { $0.hangingIndent = 15.pt }.map(\.0) == [0, 15, 15])
    let notched = set { $0.notch = .init(lines: 2, width: 30.pt) }
    #expect(notched.map(\.0) == [30, 30, 0, 0])
    #expect(notched.map(\.1) == ["aa bb", "cc dd", "ee ff gg", "hh ii jj"])
  }

  @Test func `centred lines stand in the middle`() {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let run = TextRun(text: "aaaa", style: Typewriter.style)
    let line = typesetter.set(Paragraph(runs: [run], alignment: .centred), measure: 100.pt).lines[0]
    #expect(line.runs[0].x == 40.pt)
  }

  @Test func `two lines running do not begin with the same word where that can be helped`() {
    var options = TypesettingOptions.plain
    let text = "aaaa bb cc de dd ee de ff gg"
    options.costs.repeatedWord = 0
    let careless = Typewriter.lines(text, characters: 11, options: options)
    let careful = Typewriter.lines(text, characters: 11)
    #expect(careless.count(where: { $0.hasPrefix("de ") }) >= careful.count(where: { $0.hasPrefix("de ") }))
  }

  @Test func `text offsets say where each line begins in the copy`() {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let text = "été gran\u{AD}diose  œuvre commune"
    let runs = [
      TextRun(text: String(text.prefix(6)), style: Typewriter.style),
      TextRun(text: String(text.dropFirst(6)), style: Typewriter.style),
    ]
    let lines = typesetter.set(Paragraph(runs: runs, alignment: .ragged), measure: 50.pt).lines
    for line in lines {
      let rest = String(decoding: Array(text.utf8)[line.textOffset...], as: UTF8.self)
      let plain = rest.replacing("\u{AD}", with: "").replacing("  ", with: " ")
      #expect(plain.hasPrefix(line.text))
    }
  }

  @Test func `every character of a line stands in its glyph string, spaces as spaces`() {
    let typesetter = Typesetter(shaper: FixedPitchShaper(), options: .plain)
    let text = "«\u{A0}un\u{A0}» deux\u{202F}; trois quatre cinq six"
    let runs = [TextRun(text: text, style: Typewriter.style, source: 3)]
    let lines = typesetter.set(Paragraph(runs: runs), measure: 100.pt).lines
    #expect(lines.flatMap(\.runs).map(\.string.text).joined() == text)
    for run in lines.flatMap(\.runs) {
      #expect(run.string.clusters.reduce(0) { $0 + $1.bytes } == run.string.text.utf8.count)
      #expect(run.string.clusters.reduce(0) { $0 + $1.glyphs } == run.string.glyphs.count)
      #expect(run.source == 3)
    }
  }

  @Test func `characters a face lacks are reported with their run`() {
    let shaper = FixedPitchShaper()
    shaper.lacking = ["漢"]
    let typesetter = Typesetter(shaper: shaper, options: .plain)
    let runs = [
      TextRun(text: "deux ", style: Typewriter.style, source: 1),
      TextRun(text: "漢 et 漢", style: Typewriter.style, source: 2),
    ]
    let missing = typesetter.set(Paragraph(runs: runs), measure: 100.pt).missing
    #expect(missing == [MissingGlyph(character: "漢", face: FontFace("typewriter"), source: 2)])
  }

  @Test func `empty copy sets no lines`() {
    #expect(Typewriter.lines("", characters: 10) == [])
    #expect(Typewriter.lines("  \n ", characters: 10) == [])
    #expect(Typewriter.lines("\u{2028}", characters: 10) == [])
    #expect(Typewriter.lines("\u{AD}\u{2060}", characters: 10) == [])
  }

  @Test func `copy of twenty thousand words is set in bounded time`() {
    var numbers = Chance(state: 5)
    let words = (0..<20_000).map { _ in String(repeating: "m", count: Int.random(in: 1...11, using: &numbers)) }
    for alignment in [Alignment.justified, .ragged] {
      let clock = ContinuousClock()
      let start = clock.now
      let lines = Typewriter.lines(words.joined(separator: " "), characters: 40, alignment: alignment)
      #expect(lines.joined(separator: " ") == words.joined(separator: " "))
      // A debug build on a slow machine; anything quadratic takes minutes.
      #expect(clock.now - start < .seconds(60))
    }
  }
}
