import Diagnostics
import Instruments
import IssueModel
import Testing

@testable import Gathering

@Suite struct TextTests {
  // Decoding

  @Test func `the same page in five encodings is the same lines`() {
    let text = "Été\r\nœuvre – « l’élan »\r\n"
    let lines = ["Été", "œuvre – « l’élan »"]
    let utf16 = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let windows: [UInt8] =
      [0xC9, 0x74, 0xE9, 13, 10, 0x9C] + Array("uvre ".utf8) + [0x96, 0x20, 0xAB, 0x20, 0x6C, 0x92, 0xE9]
      + Array("lan ".utf8) + [0xBB, 13, 10]
    #expect(decode(Array(text.utf8), name: "x").lines == lines)
    #expect(decode([0xEF, 0xBB, 0xBF] + Array(text.utf8), name: "x").lines == lines)
    #expect(decode(little, name: "x").lines == lines)
    #expect(decode(big, name: "x").lines == lines)
    let read = decode(windows, name: "x")
    #expect(read.lines == lines)
    #expect(read.diagnostics.map(\.code) == ["encoding-guessed"])
    #expect(decode(little, name: "x").diagnostics.isEmpty)
  }

  @Test func `one broken byte does not turn every accent into two letters`() {
    let read = decode(Array("été élève\nl’œuvre né".utf8) + [0xFF] + Array("e".utf8), name: "x")
    #expect(read.encoding == .utf8)
    #expect(read.lines == ["été élève", "l’œuvre né\u{FFFD}e"])
    #expect(read.diagnostics == [.damagedCharacters(1, file: "x", line: 2)])
  }

  @Test func `lines end as editors count them`() {
    #expect(splitLines("a\nb\r\nc\rd\n\n") == ["a", "b", "c", "d", ""])
    #expect(splitLines("") == [])
  }

  // Cleaning

  @Test func `blanks are collapsed, invisible marks removed, accents joined, and each counted`() {
    let cleaned = clean("\u{FEFF} est\u{A0}  chargée\u{200B} de l\u{AD}a\u{A0}fe\u{301}te ")
    #expect(cleaned.text == "est chargée de la féte")
    #expect(cleaned.text.utf8.count == "est chargée de la féte".utf8.count)
    #expect(cleaned.repairs == Repairs(blanks: 3, plainBlanks: 2, invisible: 3, joined: 1))
  }

  @Test func `a clean text is left alone`() {
    let text = "L’œuvre – « déjà » ; 9,4 € à l'aube."
    #expect(clean(text) == CleanText(text: text, repairs: Repairs()))
  }

  @Test func `a line end within a text is a blank, and the words on both sides stay two`() {
    #expect(clean("Photo de\nla cérémonie").text == "Photo de la cérémonie")
    #expect(clean("Le bac\r\n\r\nà quai\n").text == "Le bac à quai")
    #expect(isBlankText("\n \r\n"))
  }

  @Test func `a line end within an address is no part of it`() {
    #expect(pictureLocation("photos/le\n bac.jpg") == .file("photos/le bac.jpg"))
    #expect(pictureLocation("https://exemple.org/\r\n\tbac.jpg") == .address("https://exemple.org/bac.jpg"))
    #expect(WebAddress("https://exemple.org/a/b")?.resolving("ho\nraires") == "https://exemple.org/a/horaires")
  }

  @Test(arguments: ["a\u{A0} b", "\u{0}x\u{7F}\u{85}y", "e\u{301}\u{327}", "  ", "a\tb\u{2028}c"])
  func `cleaning twice is cleaning once`(_ text: String) {
    let once = clean(text).text
    #expect(clean(once) == CleanText(text: once, repairs: Repairs()))
  }

  // Proposals

  @Test(arguments: [
    ("caractère judiciaire.M.Mamadou a", "judiciaire.M.Mamadou", "judiciaire. M. Mamadou"),
    ("de ce projet.Cet outil", "projet.Cet", "projet. Cet"), ("M.Diop a", "M.Diop", "M. Diop"),
    ("M. NDIAYE.Le POC", "NDIAYE.Le", "NDIAYE. Le"),
    ("en effet , le", "effet ,", "effet,"), ("une action . La", "action .", "action."),
    ("parce qu’ il vient", "qu’ il", "qu’il"), ("à Saint -Louis hier", "Saint -Louis", "Saint-Louis"),
    ("trafic de migrants- Saint", "migrants- Saint", "migrants - Saint"),
    ("par la police Le directeur a", "police Le directeur", "police. Le directeur"), ("la `fête est", "`fête", "fête"),
  ]) func `a fault of the site's texts is proposed for correction`(_ text: String, _ found: String, _ proposed: String)
  {
    #expect(corrections(proposedFor: text).map { [$0.found, $0.proposed] } == [[found, proposed]])
  }

  @Test(arguments: [
    "L’U.E. et l’O.N.U. sont là.", "Écrivez à Lettre.POC@exemple.Org vite.", "Voir https://a.org/B.C,d et www.a.Com",
    "Lisez « Le Monde » et Le Soleil, 9,4 € le 5.5.2021.", "Celle-ci, là-bas : oui… Le reste suit.", "M. Diop, Mme BA.",
  ]) func `sound text is left without proposals`(_ text: String) {
    #expect(corrections(proposedFor: text).isEmpty)
  }

  // Names

  @Test func `a title is folded to plain words`() {
    #expect(folded("L’ŒUVRE d’Aïssatou : « déjà\u{A0}» n°2 – Ñuul, ŋ, ɓ") == "l oeuvre d aissatou deja n 2 nuul ng b")
    #expect(folded("E\u{301}te\u{301}") == folded("été"))
    #expect(folded("لقاء") == "لقاء")
  }

  @Test(arguments: [
    (
      "Ouverture de la formation de formateurs en techniques de sécurité en intervention",
      "2021-05-05-ouverture-formation-formateurs-techniques-securite"
    ),
    ("../../etc/passwd", "2021-05-05-etc-passwd"), ("À l’eau !", "2021-05-05-eau"), ("De la", "2021-05-05-de-la"),
    ("…", "2021-05-05-article"), ("لقاء", "2021-05-05-article"), ("CON/../NUL\u{0}.md", "2021-05-05-con-nul-md"),
  ]) func `a story's slug is made of the words that carry its title`(_ title: String, _ slug: String) {
    #expect(articleSlug(date: day("2021-05-05"), title: title) == slug)
  }

  @Test func `a slug never grows beyond its sixty characters`() {
    for word in ["a", "bc", "ûber", String(repeating: "x", count: 80)] {
      let slug = articleSlug(date: day("2021-05-05"), title: Array(repeating: word, count: 40).joined(separator: " "))
      #expect(slug.utf8.count <= 71)
      #expect(slug.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
    }
  }

  // Markdown and YAML

  @Test(arguments: [
    ("# Titre", "\\# Titre"), ("- un point", "\\- un point"), ("1. un", "1\\. un"), ("2021) deux", "2021\\) deux"),
    ("1.5 million", "1.5 million"), ("> dit", "\\> dit"), ("+ un", "\\+ un"), ("a*b*c", "a\\*b\\*c"),
    ("_un_ poc_actu", "\\_un\\_ poc_actu"), ("[lien](x)", "\\[lien\\](x)"), ("<b>", "\\<b>"), ("`code`", "\\`code\\`"),
    ("R&D &amp; &#38;", "R&D \\&amp; \\&#38;"), ("a~b ~~c~~", "a\\~b \\~\\~c\\~\\~"), ("a\\b", "a\\\\b"),
    ("voir https://a.org/b_c~d?e=1&f=2", "voir https://a.org/b_c~d?e=1&f=2"),
    ("https://exemple.sn/_photos_/mai", "https://exemple.sn/\\_photos\\_/mai"),
    ("www.exemple.sn/?a=1&copy;=2", "www.exemple.sn/?a=1\\&copy;=2"), ("---", "\\---"), ("***", "\\*\\*\\*"),
    ("L’été, « oui » ; 50 %.", "L’été, « oui » ; 50 %."),
  ]) func `what would be markup is escaped`(_ text: String, _ expected: String) {
    #expect(markdown(text) == expected)
  }

  @Test(arguments: ["# 1. *a*b [c] \\ `d`", "a_b _c_ <d> ~e~", "R&D &amp; \\", "\\a\\*", "« L’été »"])
  func `an escaped title is the same item and the same words`(_ title: String) {
    #expect(withoutEscapes(inlineMarkdown(title)) == title)
    #expect(folded(inlineMarkdown(title)) == folded(title))
  }

  @Test(arguments: [
    "simple", "deux : points # dièse", "dit \"oui\" \\ non", "a\u{0}b\u{85}c\u{2028}d\u{FEFF}e\u{FFFE}f",
    "--- {a}, [b] & *c !d %e @f `g",
    "'", "", "tab\tet\nligne", "\u{1F426} oiseau",
  ]) func `a quoted value is read back as it was`(_ text: String) {
    let quoted = yamlQuoted(text)
    #expect(yamlField("title", in: "title: " + quoted + "  # note") == text)
    #expect(quoted.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x85 && $0.value != 0x2028 })
  }

  @Test func `values written by hand are read with their own quotes`() {
    #expect(yamlField("title", in: "title: L’été # note") == "L’été")
    #expect(yamlField("title", in: "title: 'L''été' # note") == "L'été")
    #expect(yamlField("title", in: "title:") == "")
    #expect(yamlField("title", in: "title: # note") == "")
    #expect(yamlField("title", in: "titles: x") == nil)
  }

  @Test func `blanks are cleaned alike whether by bytes or by characters`() {
    let pieces = [" ", "  ", "\u{A0}", "\u{202F}", "\t", "mot", "é", "l’eau", "«", "»", "…", ".", "🙂"]
    for seed in 1...400 {
      var chance = Chance(seed: UInt64(seed))
      let spans = (0...Int.random(in: 0...3, using: &chance)).map { _ in
        RawSpan(
          text: (0...Int.random(in: 0...6, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }.joined(),
          isStrong: Bool.random(using: &chance))
      }
      let quick = clean(spans)
      // A mark that is not seen, at the end, asks for the slow way, and is gone with its count.
      var slow = clean(spans + [RawSpan(text: "\u{200B}")])
      slow.repairs.invisible -= 1
      #expect(quick.spans.map(\.text).joined() == slow.spans.map(\.text).joined(), "seed \(seed)")
      #expect(quick.repairs == slow.repairs, "seed \(seed)")
    }
  }
}
