import Diagnostics
import IssueModel
import Testing

@testable import Gathering

@Suite struct FeedTests {
  func read(_ text: String) throws -> SourceReading { try readFeed(Array(text.utf8), name: "x.xml") }

  @Test func `RSS 2.0 gives its items with text, pictures and the day it is in Dakar`() throws {
    let reading = try readFeed(fixture("feed.rss"), name: "feed.rss")
    #expect(
      told(reading) == [
        "12 [8-21] 2021-05-06 Actuelles: Le bac & la vedette : « l’élan » @9",
        "  address https://exemple.org/actu/bac?utm_source=rss&id=7",
        "  id tag:exemple.org,2021:7",
        "  author Awa Diop",
        "  16 Le **bac** part à *huit* heures.",
        "  17 Il revient [à midi](https://exemple.org/actu/horaires.html).",
        "  17 picture https://exemple.org/img/bac.jpg, https://exemple.org/img/bac-300x200.jpg alt «Le bac»",
        "25 [22-33] ?31 Feb 2021 10:00:00 GMT -: Une école de pêche @23",
        "  address https://exemple.org/actu/ecole",
        "  id https://exemple.org/actu/ecole",
        "  26 Première ligne.",
        "  27 Seconde ligne, sans balises.",
        "  28 picture https://exemple.org/p/e-1600.jpg 1600w, https://exemple.org/p/e-480.jpg 480w",
        "34 [34-37] - -: Sans date ni texte @35",
        "  author Le port",
        "5 other-content: Le port — actualités",
      ])
  }

  @Test func `RSS 1.0 is read as RSS, its dates as ISO has them`() throws {
    #expect(
      told(try readFeed(fixture("feed.rdf"), name: "x")) == [
        "8 [5-10] 2021-05-04 -: Le puits neuf @6",
        "  address https://exemple.org/1",
        "  id https://exemple.org/1",
        "  9 Il donne de l’eau.",
        "4 other-content: Le port",
      ])
  }

  @Test func `Atom is read in all three kinds of text`() throws {
    let reading = try readFeed(fixture("feed.atom"), name: "x")
    #expect(
      told(reading) == [
        "11 [7-14] 2021-05-05 -: Les charpentiers & la mer @8",
        "  address https://exemple.org/a/1",
        "  id urn:uuid:1",
        "  author La rédaction",
        "  13 Ils ont fini.",
        "18 [15-20] 2021-05-04 -: Texte <nu> @16",
        "  id urn:uuid:2",
        "  author La rédaction",
        "  19 Un résumé \\<sans> balises.",
        "24 [21-30] ?hier -: XHTML @22",
        "  id urn:uuid:2",
        "  author La rédaction",
        "  26 ## Un intertitre",
        "  27 Un **mot** gras.",
        "  29 picture https://exemple.org/p/2.png",
        "  27 picture https://exemple.org/p/1.jpg alt «Une pirogue»",
        "3 other-content: Le port",
      ])
    #expect(reading.format == "Atom")
  }

  @Test(arguments: [
    ("Wed, 05 May 2021 23:30:00 GMT", "2021-05-05"), ("05 May 2021 23:30 EST", "2021-05-06"),
    ("Sat, 01 Jan 2022 00:30:00 +0100", "2021-12-31"), ("Wed, 5 May 21 10:00:00 UT", "2021-05-05"),
    ("2021-05-05T23:59:59.999Z", "2021-05-05"), ("2021-05-05T23:30:00-02:00", "2021-05-06"),
    ("2021-03-01T00:10:00+05:30", "2021-02-28"), ("2021-05-05", "2021-05-05"), ("2021-05-05 10:00:00", "2021-05-05"),
    ("mercredi 5 mai 2021", "2021-05-05"), ("1er août 2021", "2021-08-01"), ("5/5/2021 12:30", "2021-05-05"),
    ("05.05.2021", "2021-05-05"), ("31 Dec 9999 23:30:00 GMT", "9999-12-31"),
  ]) func `a written date is the day it is in Dakar`(_ written: String, _ day: String) {
    #expect(writtenDate(written) == CalendarDate(iso: day).map { .day($0) })
  }

  @Test(arguments: [
    "31/02/2021", "0000-00-00 00:00:00", "-001-11-30T00:00:00Z", "31 Dec 9999 23:30:00 -0200", "05/05/0000", "hier",
    "05/05/21", "2021-05-05T99:00:00Z", "Wed, 05 Mai 2021", "5 mai", "44321", "01 Jan 0001 00:00:00 +0100",
  ]) func `what is no date stays as written`(_ written: String) {
    #expect(writtenDate(written) == .impossible(written))
  }

  @Test(arguments: [
    ("Le 5 mai 2021", "2021-05-05"), ("Dakar, le mercredi 5 mai 2021", "2021-05-05"),
    ("Publié le 05/05/2021", "2021-05-05"),
    ("Date : 2021-05-05", "2021-05-05"), ("Actuelles\u{A0} | 05/05/2021", "2021-05-05"), ("05/05/2021 :", "2021-05-05"),
  ]) func `a line that says a day alone is a date line`(_ line: String, _ day: String) {
    #expect(dateLine(line) == CalendarDate(iso: day).map { .day($0) })
  }

  @Test(arguments: [
    "Le 5 mai 2021, la flotte est rentrée", "En 2021", "", "Rendez-vous le 5", "12 pirogues", "p. 5/12",
  ])
  func `a line that says more than a day is none`(_ line: String) {
    #expect(dateLine(line) == nil)
  }

  @Test func `a feed without item pages, with one picture named as a file, gives no path`() throws {
    let reading = try read(
      "<rss><channel><item><title>T</title><description>&lt;img src='../x.jpg'&gt;&lt;img src='y.jpg'&gt;</description><enclosure url='z.jpg'/></item></channel></rss>"
    )
    #expect(
      reading.items[0].pictures.map(\.candidates).joined().allSatisfy {
        if case .refused = $0.location { true } else { false }
      })
    #expect(reading.items[0].pictures.count == 3)
  }

  @Test func `a control character in a feed is a blank, and the feed is read`() throws {
    let reading = try read(
      "<rss><channel><item>\n<title>Le\u{B}bac&#x0B;part&#9;tôt &#38; bien</title><description><![CDATA[À\u{1} huit&#11;heures.\u{FFFF}]]></description></item></channel></rss>"
    )
    #expect(
      told(reading) == [
        "1 [1-2] - -: Le bac part tôt & bien @2", "  2 À huit heures.", "2 notice controls-blanked",
      ])
    #expect(reading.diagnostics == [.controlsBlanked(5, file: "x.xml", line: 2)])
  }

  @Test func `a feed in Windows-1252 says so and is read so`() throws {
    let head = "<?xml version='1.0' encoding='windows-1252'?><rss version='0.91'><channel><item><title>l"
    let reading = try readFeed(
      Array(head.utf8) + [0x92, 0xE9, 0x74, 0xE9] + Array("</title></item></channel></rss>".utf8), name: "x")
    #expect(reading.items.map(\.title) == ["l’été"])
    #expect(reading.encoding == .windows1252 && reading.diagnostics.isEmpty && reading.format == "RSS 0.91")
  }
}

@Suite struct TableAndNoteTests {
  @Test func `a table of Excel is read with its separator, its quotes and its lines`() throws {
    #expect(
      told(try readCSV(try fixture("excel.csv"), name: "excel.csv")) == [
        "3 [3-4] 2021-05-05 Actuelles: Le bac repart @3",
        "  address https://exemple.org/1",
        "  3 Il part à huit heures ; il revient à midi.",
        "  4 Il dit : \"à demain\".",
        "  4 picture photos/bac.jpg caption «Le bac à quai»",
        "5 [5] ?31/02/2021 -: Une école @5",
        "  5 Trente élèves.",
        "  5 picture refused ..\\..\\secret.jpg",
        "7 [7] - -: Sans date @7",
        "  7 Le texte \"tel quel\".",
        "  7 picture https://exemple.org/p.jpg",
        " notice encoding-guessed",
        "2 warning column-not-read",
        "5 notice markup-left-out",
        "7 warning too-many-fields",
      ])
  }

  @Test(arguments: [",", ";", "\t"]) func `the separator is told by the first row`(_ mark: String) throws {
    let text = "title\(mark)date\(mark)text\nLe port\(mark)2021-05-05\(mark)\"Un\(mark)deux\"\n"
    let reading = try readCSV(Array(text.utf8), name: "x")
    #expect(reading.items.map(\.title) == ["Le port"])
    #expect(reading.items.map { $0.blocks.map(\.text) } == [["Un\(mark)deux"]])
    #expect(SourceKind(of: Array(text.utf8)) == .table)
    let wide: [UInt8] = [0xFF, 0xFE] + Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try readCSV(wide, name: "x").items == reading.items)
    #expect(SourceKind(of: wide) == .table)
  }

  @Test func `a quote that is never closed swallows no other row`() throws {
    let reading = try readCSV(Array("titre;date\n\"Un;05/05/2021\nDeux;06/05/2021\n".utf8), name: "x")
    #expect(reading.items.map(\.title) == ["\"Un", "Deux"])
    #expect(reading.diagnostics.map { "\($0.code) \($0.place.line ?? 0)" } == ["quote-never-closed 2"])
  }

  @Test func `a note is one item, by its keys or by its heading and date line`() throws {
    #expect(
      told(readNote(try fixture("notes/2021-05-05-fete.md"), name: "notes/2021-05-05-fete.md")) == [
        "3 [1-15] 2021-05-05 -: La fête : au port @2",
        "  author Awa Diop",
        "  10 Elle fut **belle**, dit-on ; voir [le site](https://exemple.org/).",
        "  12 - un",
        "  13 - deux",
        "  4 picture photos/fete.jpg caption «La foule»",
        "  15 picture quai.jpg alt «Le quai» caption «Au soir»",
        "7 warning note-key-not-read",
      ])
    #expect(
      told(readNote(try fixture("notes/puits.md"), name: "puits.md")) == [
        "3 [1-5] 2021-05-04 -: Le puits neuf @1",
        "  5 Il donne de l’eau.",
      ])
  }

  @Test func `a note with anchors in its keys is told, and its text is kept`() {
    let bomb =
      "---\na: &a [x, x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*d, *d]\n---\n\nLe texte.\n"
    let reading = readNote(Array(bomb.utf8), name: "x.md")
    #expect(reading.diagnostics.map { "\($0.code) \($0.place.line ?? 0)" } == ["yaml-anchor 2"])
    #expect(reading.items.map { $0.blocks.map(\.text) } == [["Le texte."]])
    #expect(reading.items[0].date == .missing)
  }

  @Test func `marks of a note's keys are read as marks, and its standfirst is no part of the text`() {
    let note = """
      ---
      standfirst: Elle fut **belle**.
      title: "La *Une*, c’est M.~Diop"
      kicker: Au port
      image: a.jpg
      caption: "Le *bac*, [ici](https://a.org/)"
      credit: "© Awa\\\\_Diop"
      ---

      Un texte.
      """
    let reading = readNote(Array(note.utf8), name: "x.md")
    #expect(
      told(reading) == [
        "1 [1-10] - -: La Une, c’est M. Diop @3", "  10 Un texte.", "  5 picture a.jpg caption «Le bac, ici»",
      ])
    #expect(reading.items[0].pictures.map(\.credit) == ["© Awa_Diop"])
    #expect(inlineMarkdown(reading.items[0].kicker) == "Au port")
    #expect(inlineMarkdown(reading.items[0].standfirst) == "Elle fut **belle**.")
  }

  @Test func `a note with a standfirst and no title key has its heading as title`() {
    let reading = readNote(Array("---\nstandfirst: Bref.\n---\n# Le port\n\n5 mai 2021\n\nTexte.\n".utf8), name: "x.md")
    #expect(reading.items.map(\.title) == ["Le port"] && reading.items[0].date == .day(day("2021-05-05")))
    #expect(reading.items[0].blocks.map(\.text) == ["Texte."])
    #expect(reading.items[0].standfirst.map(\.text) == ["Bref."])
  }

  @Test func `a picture within a note's text is taken, and one in a heading is told`() {
    let note = "# Le port\n\nVoici ![le bac](a.jpg) à quai.\n\n## Un ![puits](b.jpg) neuf\n\n|a|b|\n|-|-|\n"
    let reading = readNote(Array(note.utf8), name: "x.md")
    #expect(reading.items[0].pictures.map(\.alt) == ["le bac"])
    #expect(
      reading.diagnostics.map { "\($0.place.line ?? 0) \($0.severity.code) \($0.code)" } == [
        "5 warning picture-in-text", "7 warning table",
      ])
  }

  @Test func `a line break asked for in a note parts its words`() {
    let note = "# Le port\n\nLe bac\\\n**part\\\ntôt**.\n\n- un\\\n  deux\n\n```\nvers\nsuite\n```\n"
    let item = readNote(Array(note.utf8), name: "x.md").items[0]
    #expect(
      articleBody(item.blocks) == "Le bac\n\n**part**\n\n**tôt**.\n\n- un\n\n  deux\n\nvers\n\nsuite")
  }

  @Test func `a note nested beyond measure keeps its words`() {
    let deep = String(repeating: "> ", count: 60) + "mot"
    let reading = readNote(Array("Un texte.\n\n\(deep)\n".utf8), name: "x.md")
    #expect(reading.items[0].blocks.map(\.text) == ["Un texte.", deep])
    #expect(reading.diagnostics.map { "\($0.severity.code) \($0.code)" } == ["warning markdown-too-deep"])
  }

  @Test func `a note's passages in other languages and its items of two paragraphs stay what they are`() {
    let note = "# T\n\nDit **[the end]{lang=en}** ici.\n\n- un\n\n  deux\n\n  - trois\n\n  > quatre\n- cinq\n"
    let item = readNote(Array(note.utf8), name: "x.md").items[0]
    #expect(
      articleBody(item.blocks)
        == "Dit **[the end]{lang=en}** ici.\n\n- un\n\n  deux\n  - trois\n\n  quatre\n- cinq")
  }

  @Test func `a day in a note's name is its date where it says none`() {
    let note = Array("# Le port\n\nUn texte.\n".utf8)
    #expect(readNote(note, name: "notes/2021-05-05 port.md").items[0].date == .day(day("2021-05-05")))
    #expect(readNote(note, name: "notes/20210505.md").items[0].date == .missing)
  }
}

@Suite struct SourceKindTests {
  @Test(arguments: [
    ("home.txt", SourceKind.pastedPage), ("list.txt", .pastedPage), ("page.html", .savedPage),
    ("flat-page.html", .savedPage),
    ("feed.rss", .feed), ("feed.rdf", .feed), ("feed.atom", .feed), ("excel.csv", .table), ("notes/puits.md", .note),
    ("notes/2021-05-05-fete.md", .note),
  ]) func `a kind is told by what is in it`(_ name: String, _ kind: SourceKind) throws {
    #expect(SourceKind(of: try fixture(name)) == kind)
  }

  @Test(arguments: [
    ("%PDF-1.7", "PDF"), ("{\\rtf1", "RTF"), ("GIF89a", "GIF"), ("{\"a\": 1}", "JSON"),
    ("BEGIN:VCALENDAR\n", "agenda (.ics)"),
    ("From: a@b.c\nTo: d\nSubject: x\nMIME-Version: 1.0\n\nTexte", "courriel, MHTML (.eml, .mht)"),
    ("<?xml version='1.0'?>\n<opml/>", "XML (opml)"), ("<svg xmlns=''/>", "SVG"),
  ]) func `a kind no reader is made for is refused by name`(_ text: String, _ name: String) {
    let stop = #expect(throws: Stop.self) { try Gathering.read(NewsSource(path: "x.txt", bytes: Array(text.utf8))) }
    #expect(stop?.diagnostics.map(\.message.french) == ["format non pris en charge\u{A0}: \(name)"])
  }

  @Test(arguments: [
    ("<!-- rien --><html>", SourceKind.savedPage), ("\u{FEFF}\n<HTML>", .savedPage),
    ("<?xml version='1.0'?><html xmlns='x'/>", .savedPage),
    ("<div>| 05/05/2021</div>", .savedPage), ("Titre;Texte\n", .table),
    ("<?xml version='1.0'?><!-- x --><rss/>", .feed),
    ("# Titre\n\nUn texte.", .pastedPage), ("Le titre, la date\n", .pastedPage),
  ]) func `small signs decide`(_ text: String, _ kind: SourceKind) {
    #expect(SourceKind(of: Array(text.utf8)) == kind)
  }
}
