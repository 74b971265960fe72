import Diagnostics
import Files
import Testing

@testable import PressRun

/// What cannot be printed is refused with a message that says what is wrong, where, and what to do; what was printed
/// before stays as it was.
@Suite struct `Bad input` {
  private let good = article("Les participants venaient de Dakar.")

  // MARK: - Files that cannot be read as they should

  @Test func `broken YAML is shown where it breaks`() throws {
    let room = try Newsroom.bare(["a.md": good, "b.md": article("Un texte.").replacing("essai\"", with: "essai")])
    try expectRefusal(
      of: room,
      """
      issues/2021-05/articles/b.md:2:8: erreur\u{A0}: guillemet jamais refermé
      title: "Un essai
             ^
        conseil\u{A0}: fermez-le à la fin de la valeur\u{202F}; un guillemet dans la valeur s’écrit \\"
      """,
      """
      issues/2021-05/articles/b.md:2:8: error: quote never closed
      title: "Un essai
             ^
        hint: close it at the end of the value; a quote within the value is written \\"
      """)
  }

  @Test func `an unknown key gets the nearest known one`() throws {
    let room = try Newsroom.bare(["a.md": article("Un texte.", more: "titre: \"Autre\"\n")])
    try expectRefusal(
      of: room,
      """
      issues/2021-05/articles/a.md:5:1: erreur\u{A0}: clef inconnue «\u{A0}titre\u{A0}»
      titre: "Autre"
      ^
        conseil\u{A0}: vouliez-vous dire «\u{A0}title\u{A0}»\u{202F}?
      """,
      """
      issues/2021-05/articles/a.md:5:1: error: unknown key 'titre'
      titre: "Autre"
      ^
        hint: did you mean 'title'?
      """)
  }

  @Test func `a day that is in no calendar is refused`() throws {
    let room = try Newsroom.bare(["a.md": article("Un texte.", date: "2021-02-31")])
    try expectRefusal(
      of: room,
      """
      issues/2021-05/articles/a.md:3:7: erreur\u{A0}: «\u{A0}2021-02-31\u{A0}» n’est pas une date
      date: 2021-02-31
            ^
        conseil\u{A0}: une date s’écrit année-mois-jour\u{A0}: 2021-05-14
      """,
      """
      issues/2021-05/articles/a.md:3:7: error: '2021-02-31' is no date
      date: 2021-02-31
            ^
        hint: a date is written year-month-day: 2021-05-14
      """)
  }

  @Test func `an issue without a story says how to get some`() throws {
    try expectRefusal(
      of: Newsroom.bare([:]),
      """
      issues/2021-05/articles: erreur\u{A0}: le numéro «\u{A0}2021-05\u{A0}» n’a ni article retenu ni éditorial
        conseil\u{A0}: rassemblez les actualités (lettre gather 2021-05 …) ou retirez keep: false
      """,
      """
      issues/2021-05/articles: error: issue '2021-05' has neither a kept story nor an editorial
        hint: gather the news (lettre gather 2021-05 …) or remove keep: false
      """)
  }

  // MARK: - Pictures

  @Test func `a picture that is not there is named with the place where it is expected`() throws {
    let room = try Newsroom.bare([
      "a.md": article("Un texte.", more: "image: images/absente.jpg\nalt: \"Une place vide\"\n")
    ])
    try expectRefusal(
      of: room,
      """
      issues/2021-05/articles/a.md:5:8: erreur\u{A0}: fichier «\u{A0}images/absente.jpg\u{A0}» introuvable
      image: images/absente.jpg
             ^
        conseil\u{A0}: il est attendu à «\u{A0}issues/2021-05/images/absente.jpg\u{A0}»
      """,
      """
      issues/2021-05/articles/a.md:5:8: error: file 'images/absente.jpg' not found
      image: images/absente.jpg
             ^
        hint: it is expected at 'issues/2021-05/images/absente.jpg'
      """)
  }

  @Test func `a text with the name of a picture is told from one`() throws {
    let room = try Newsroom.bare([
      "a.md": article("Un texte.", more: "image: images/note.jpg\nalt: \"Une note\"\n")
    ])
    try room.write("Ceci n’est pas une image.\n", to: room.path("images/note.jpg"))
    try expectRefusal(
      of: room,
      """
      issues/2021-05/articles/a.md:5:8: erreur\u{A0}: «\u{A0}issues/2021-05/images/note.jpg\u{A0}» n’est pas une image\u{A0}: on dirait du texte
        conseil\u{A0}: donnez un fichier JPEG, PNG, WebP, GIF, HEIC ou SVG
      """,
      """
      issues/2021-05/articles/a.md:5:8: error: 'issues/2021-05/images/note.jpg' is not a picture: it looks like text
        hint: give a JPEG, PNG, WebP, GIF, HEIC or SVG file
      """)
  }

  // MARK: - Fonts

  @Test func `a character that no font file has is named with its place`() throws {
    let room = try Newsroom.bare(["a.md": article("Un premier texte.\n\nLe caractère 漢 ne s’imprime pas.")])
    try expectRefusal(
      of: room,
      """
      issues/2021-05/articles/a.md:9:14: erreur\u{A0}: la police «\u{A0}linux-libertine/LinLibertine_R.otf\u{A0}» n’a pas le caractère «\u{A0}漢\u{A0}» (U+6F22)
        conseil\u{A0}: remplacez ce caractère ou retirez-le
      """,
      """
      issues/2021-05/articles/a.md:9:14: error: font 'linux-libertine/LinLibertine_R.otf' has no character '漢' (U+6F22)
        hint: replace this character or take it out
      """)
  }

  /// The line of the layout that names Lato Heavy.
  private var heavyLine: Int {
    get throws {
      let layout = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
      let lines = layout.split(separator: "\n", omittingEmptySubsequences: false)
      return try #require(lines.firstIndex { $0.contains("regular: lato/Lato-Heavy.ttf") }) + 1
    }
  }

  @Test func `a font file that the layout misspells gets the nearest one`() throws {
    let room = try Newsroom.bare(["a.md": good])
    let layout = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
    try room.write(layout.replacing("Lato-Heavy", with: "Lato-Havy"), to: "layouts/lettre.yaml")
    let heavyLine = try heavyLine
    try expectRefusal(
      of: room, writesReport: false,
      """
      layouts/lettre.yaml:\(heavyLine):14: erreur\u{A0}: le fichier de police «\u{A0}lato/Lato-Havy.ttf\u{A0}» manque
          regular: lato/Lato-Havy.ttf
                   ^
        conseil\u{A0}: le fichier le plus proche est «\u{A0}lato/Lato-Heavy.ttf\u{A0}»
      """,
      """
      layouts/lettre.yaml:\(heavyLine):14: error: the font file 'lato/Lato-Havy.ttf' is missing
          regular: lato/Lato-Havy.ttf
                   ^
        hint: the nearest file is 'lato/Lato-Heavy.ttf'
      """)
  }

  @Test func `a font file taken out of the folder is missed and never replaced`() throws {
    let room = try Newsroom.bare(["a.md": good])
    try room.linkFonts(without: "lato/Lato-Heavy.ttf")
    let heavyLine = try heavyLine
    try expectRefusal(
      of: room, writesReport: false,
      """
      layouts/lettre.yaml:\(heavyLine):14: erreur\u{A0}: le fichier de police «\u{A0}lato/Lato-Heavy.ttf\u{A0}» manque
          regular: lato/Lato-Heavy.ttf
                   ^
        conseil\u{A0}: le fichier le plus proche est «\u{A0}lato/Lato-Black.ttf\u{A0}»
      """,
      """
      layouts/lettre.yaml:\(heavyLine):14: error: the font file 'lato/Lato-Heavy.ttf' is missing
          regular: lato/Lato-Heavy.ttf
                   ^
        hint: the nearest file is 'lato/Lato-Black.ttf'
      """)
  }

  @Test func `a font file that is no font is told from one`() throws {
    let room = try Newsroom.bare(["a.md": good])
    try room.linkFonts(without: "lato/Lato-Heavy.ttf")
    try room.write("Ceci n’est pas une police.", to: "fonts/lato/Lato-Heavy.ttf")
    try expectRefusal(
      of: room, writesReport: false,
      """
      layouts/lettre.yaml: erreur\u{A0}: la police «\u{A0}lato/Lato-Heavy.ttf\u{A0}» est illisible\u{A0}: ce n’est pas une police OpenType
        conseil\u{A0}: remplacez le fichier par l’original\u{202F}; fonts/SHA256SUMS dit à quoi le reconnaître
      """,
      """
      layouts/lettre.yaml: error: the font 'lato/Lato-Heavy.ttf' cannot be read: it is no OpenType font
        hint: put the original file in its place; fonts/SHA256SUMS tells how to know it
      """)
  }

  // MARK: - Copy of unusual size

  @Test func `an article of one line does not fill a page and says how much is wanting`() throws {
    let room = try Newsroom.bare(["a.md": article("Une ligne.")], pages: "1")
    let outcome = try room.compose()
    let finding = try #require(outcome.diagnostics.first)
    #expect(outcome.diagnostics.count == 1)
    #expect(finding.code == "underset")
    let wanting = try #require(finding.message.french.firstMatch(of: #/\d+/#))
    // A page has 63 rows in three columns, less the nameplate and the colophon.
    #expect((80...190).contains(Int(wanting.output)!))
    try expectRefusal(
      of: room,
      """
      erreur\u{A0}: aucune mise en pages trouvée\u{A0}: il manque environ \(wanting.output) lignes pour remplir 1 page
        conseil\u{A0}: ajoutez du texte ou une image
      """,
      """
      error: no make-up found: about \(wanting.output) lines are wanting to fill 1 page
        hint: add text or a picture
      """)
  }

  @Test func `twenty articles fill whole pages`() throws {
    let room = try Newsroom.bare(twenty)
    try expectWholePagesOrACount(room.compose(), of: room)
  }

  @Test func `an article of one line stands beside nineteen others`() throws {
    var articles = twenty
    articles["a07.md"] = article("Une ligne.", title: "Une nouvelle brève")
    let room = try Newsroom.bare(articles)
    try expectWholePagesOrACount(room.compose(), of: room)
  }

  @Test(arguments: [
    String(repeating: "anticonstitutionnellement", count: 8), String(repeating: "1234567890", count: 20),
  ])
  func `a word of 200 letters stays in its column`(word: String) throws {
    #expect(word.count == 200)
    var articles = twenty
    articles["a07.md"] = article("Un mot, \(word), au milieu d’une phrase. " + phrase)
    let room = try Newsroom.bare(articles)
    let outcome = try room.compose()
    let wide = outcome.diagnostics.filter { $0.code == "overfull-line" }
    #expect(wide.map { Presentation(.english).text(of: $0) } == [])
    guard !outcome.displayPages.isEmpty else { return try expectWholePagesOrACount(outcome, of: room) }
    #expect(collisions(on: outcome.displayPages) == [])
    let letters = outcome.displayPages.runs.filter { $0.run.tag.story == "a07" }.map(\.run.string.text).joined()
    #expect(letters.replacing("-", with: "").contains(word))
  }

  @Test func `a word that no line holds is named with its place and a remedy, once`() throws {
    var articles = twenty
    let word = String(repeating: "1234567890", count: 20)
    articles["a07.md"] = article("Un nombre, \(word), et encore \(word). " + phrase)
    try expectCutWord(String(word.prefix(40)), at: "a07.md:7:12", in: Newsroom.bare(articles))
  }

  @Test func `a word of 4000 letters, on pages that cannot be made up, is named as well`() throws {
    let room = try Newsroom.bare(["a.md": article("Un mot, " + String(repeating: "b", count: 4_000) + ".")])
    try expectCutWord(String(repeating: "b", count: 40), at: "a.md:7:9", in: room)
  }

  private func expectCutWord(_ opening: String, at place: String, in room: Newsroom) throws {
    let found = try room.compose().diagnostics.filter { $0.code == "cut-word" }
    #expect(found.map(\.severity) == [.warning])
    let finding = try #require(found.first)
    #expect(
      finding.message
        == Wording(
          fr: "le mot «\u{A0}\(opening)…\u{A0}» est plus large que sa ligne\u{A0}: il est coupé sans point de division",
          en: "word '\(opening)…' is wider than its line and is cut where it has no division point"))
    #expect(
      finding.hint
        == Wording(
          fr: "donnez ses points de division dans hyphenation.txt, ou raccourcissez-le",
          en: "give its division points in hyphenation.txt, or shorten it"))
    let stand = finding.place
    #expect("\(stand.file ?? ""):\(stand.line ?? 0):\(stand.column ?? 0)".hasSuffix("/articles/" + place))
  }

  @Test func `a title of 160 letters is set whole`() throws {
    let title = String(repeating: "Une action commune contre la traite des personnes et le trafic ", count: 3).prefix(
      159)
    var articles = twenty
    articles["a07.md"] = article(phrase + phrase, title: title + "s")
    let room = try Newsroom.bare(articles)
    try expectWholePagesOrACount(room.compose(), of: room)
  }

  // MARK: -

  private let phrase =
    "Le Partenariat Opérationnel Conjoint a réuni à Dakar des magistrats, des policiers et des gendarmes pour parler "
    + "de leurs pratiques et de leurs besoins. "

  private var twenty: [String: String] {
    Dictionary(
      uniqueKeysWithValues: (1...20).map { number in
        let name = "a\(number < 10 ? "0" : "")\(number).md"
        return (name, article(String(repeating: phrase, count: 4 + number % 5), title: "Le titre numéro \(number)"))
      })
  }

  /// Composes with editions from an earlier run in place, and expects nothing but these findings: whole, in both
  /// languages; no edition written or changed.
  private func expectRefusal(
    of room: Newsroom, writesReport: Bool = true, _ french: String, _ english: String,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let earlier: [String: [UInt8]] = [
      "lettre-2021-05-screen.pdf": Array("%PDF d’avant".utf8), "email/lettre.html": Array("<p>D’avant".utf8),
      "email/lettre.txt": Array("D’avant".utf8), "email/images/avant.jpg": [0xFF, 0xD8, 0xFF],
    ]
    let out = room.root.folder("out").folder(Newsroom.issue)
    for (name, bytes) in earlier { try out.write(bytes, to: name) }
    var findings: [Diagnostic] = []
    var stopped = false
    do throws(Stop) {
      findings = try room.compose([.screen, .email, .png]).diagnostics
    } catch {
      (findings, stopped) = (error.diagnostics, true)
    }
    #expect(findings.hasErrors, sourceLocation: location)
    #expect(stopped == !writesReport, sourceLocation: location)
    let said = { (language: SpokenLanguage) in
      findings.inOrder.map { Presentation(language).text(of: $0) }.joined(separator: "\n")
    }
    #expect(said(.french) == french, sourceLocation: location)
    #expect(said(.english) == english, sourceLocation: location)
    var printed = room.printed
    let report = [printed.removeValue(forKey: "report.json"), printed.removeValue(forKey: "report.md")]
    #expect(report.allSatisfy { ($0 != nil) == writesReport }, sourceLocation: location)
    if let json = report[0] {
      #expect(String(decoding: json, as: UTF8.self).contains(#""editions": {}"#), sourceLocation: location)
    }
    #expect(printed == earlier, sourceLocation: location)
  }
}

extension Newsroom {
  /// The fonts of the repository by links, but for one.
  fileprivate func linkFonts(without file: String) throws {
    for folder in ["lato", "linux-libertine"] {
      try root.makeFolder("fonts/" + folder)
      for name in try repository.list("fonts/" + folder) where folder + "/" + name != file {
        try link("fonts/\(folder)/\(name)", to: repository.path + "/fonts/\(folder)/\(name)")
      }
    }
  }
}
