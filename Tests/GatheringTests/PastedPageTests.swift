import Diagnostics
import IssueModel
import Testing

@testable import Gathering

@Suite struct PastedPageTests {
  @Test func `the home page gives its items and nothing else`() throws {
    let reading = readPastedPage(try fixture("home.txt"), name: "home.txt")
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.items.map(\.title) == [
        "Le bac de Rosso reprend ses traversées", "Une école de pêche ouvre à l'embouchure",
        "Fin de l’atelier des charpentiers",
      ])
    #expect(reading.items.map(\.date) == [.day(day("2021-05-31")), .day(day("2021-05-01")), .day(day("2021-04-30"))])
    #expect(reading.items.map(\.category) == ["", "Actuelles", "Passées"])
    #expect(reading.items.map(\.line) == [36, 40, 44])
    #expect(reading.items.map(\.lines) == [35...38, 39...42, 43...46])
    #expect(reading.items.allSatisfy { $0.hasPicture && $0.blocks.count == 1 })
  }

  @Test func `every other line of the home page is named with its reason`() throws {
    let reading = readPastedPage(try fixture("home.txt"), name: "home.txt")
    #expect(
      reading.unread.map { "\(lineRange($0.lines)) \($0.reason.rawValue)" } == [
        "1-2 page-head", "6-8 quotation", "10 page-head", "12-13 picture-name", "15 funding-notice", "17-27 editorial",
        "31 page-head", "52-56 page-foot",
      ])
    #expect(reading.unread[5].beginning == "EDITO")
  }

  @Test func `a list page without blank lines keeps its foot out of the last item`() throws {
    let reading = readPastedPage(try fixture("list.txt"), name: "list.txt")
    #expect(reading.items.count == 7)
    #expect(
      reading.items.last?.blocks.map(\.text) == [
        "Le puits donne de l’eau depuis mardi.", "Il sert à quarante familles.",
      ])
    #expect(
      reading.unread.map { "\(lineRange($0.lines)) \($0.reason.rawValue)" } == [
        "1 page-head", "2 empty-table", "29-31 page-foot",
      ])
  }

  @Test func `an item needs neither its picture line nor a date to stand by itself`() throws {
    let reading = readPastedPage(try fixture("list.txt"), name: "list.txt")
    #expect(reading.items[1].title == "Comptage des oiseaux du parc")
    #expect(!reading.items[1].hasPicture)
    #expect(reading.items[2].date == .impossible("31/02/2021"))
    #expect(reading.items[3].title == "Sortie des pirogues neuves")
    #expect(reading.items[3].date == .missing)
    #expect(reading.items[4].blocks.isEmpty)
    #expect(reading.items[5].date == .missing)
    #expect(reading.items[5].title == "Réunion des passeurs")
  }

  @Test(arguments: [
    ("Actuelles\u{A0} | 05/05/2021", "Actuelles"), ("\u{A0} | 05/05/2021", ""), (" | 05/05/2021", ""),
    ("| 05/05/2021", ""), ("Passées |05/05/2021\u{A0}", "Passées"),
    ("\u{FEFF}Actuelles\u{202F}| 5/5/2021", "Actuelles"),
  ]) func `a date line is read whatever blanks stand before its bar`(_ line: String, _ category: String) {
    #expect(LineKind(line) == .meta(category: category, date: .day(day("2021-05-05"))))
  }

  @Test(arguments: ["| ||", "||", "| |", "|\u{A0}|\u{A0}||"])
  func `an empty layout table is no date line`(_ line: String) {
    #expect(LineKind(line) == .emptyTable)
  }

  @Test(arguments: [
    ("| 31/02/2021", "31/02/2021"), ("| 05/13/2021", "05/13/2021"), ("| 05/05/21", "05/05/21"),
    ("| 00/05/2021", "00/05/2021"),
    ("Actuelles | 2021/05/05", "2021/05/05"), ("| 05/05/0000", "05/05/0000"),
  ]) func `a date that is none stays as written`(_ line: String, _ written: String) {
    guard case .meta(_, .impossible(let text)) = LineKind(line) else {
      Issue.record("\(line) is \(LineKind(line))")
      return
    }
    #expect(text == written)
  }

  @Test func `a bar in running text ends no item`() {
    let text = "media\n| 05/05/2021\nTitre\nLe menu dit : accueil | contact.\nLa suite est là.\n"
    let reading = readPastedPage(Array(text.utf8), name: "x")
    #expect(reading.items.count == 1)
    #expect(reading.items[0].blocks.count == 2)
  }

  @Test func `an unknown foot does not run into the last item`() {
    let text = "| 05/05/2021\nTitre\nLe texte est entier.\nMentions légales\nPlan du site\n"
    let reading = readPastedPage(Array(text.utf8), name: "x")
    #expect(reading.items[0].blocks.map(\.text) == ["Le texte est entier."])
    #expect(reading.unread.map { "\(lineRange($0.lines)) \($0.reason.rawValue)" } == ["4-5 likely-foot"])
  }

  @Test func `the essay of the bulletins page is an item without a date, from its title to its writer`() throws {
    let bytes = try fixture("bulletins.txt")
    #expect(
      told(readPastedPage(bytes, name: "x")) == [
        "5 [5-17] - -: CHRONIQUE DU PASSEUR : LE FLEUVE ET SES DEUX RIVES @5",
        "  9 Le bac ne part jamais seul ; il attend qu’on lui fasse signe.",
        "  13 « Deux rives font un fleuve », dit le passeur.",
        "  15 Il faut donc les tenir toutes deux",
        "  17 Awa DIOP",
        "  picture not here",
        "24 [23-26] 2021-05-05 -: Le bac repart @25",
        "  26 Il part à huit heures.",
        "  picture not here",
        "1 page-head: BULLETINS",
        "21 page-head: ACTUALITES",
        "28-29 page-foot: Action en lumière :",
      ])
    let result = try Desk().gather(bytes: bytes)
    #expect(result.taken.map(\.title) == ["Le bac repart"])
    #expect(
      result.diagnostics.filter { $0.code == "no-date" }.map { "\($0.place.line ?? 0) \($0.message.english)" } == [
        "5 item without a date ('CHRONIQUE DU PASSEUR : LE FLEUVE ET SES DEUX RIVES')"
      ])
  }

  @Test func `words under the heading of the bulletins that are no essay are left with their reason`() {
    let text = "BULLETINS\n\nLes bulletins paraissent au printemps.\nVoir aussi la lettre.\n\nACTUALITES\nUn mot.\n"
    let reading = readPastedPage(Array(text.utf8), name: "x")
    #expect(reading.items.isEmpty)
    #expect(
      reading.unread.map { "\(lineRange($0.lines)) \($0.reason.rawValue)" } == [
        "1 page-head", "3-4 other-content", "6-7 page-head",
      ])
  }

  @Test func `a bulletin with a date is an item as any other`() {
    let text = "BULLETINS\n| 05/05/2021\nLE FLEUVE\nUn texte.\n"
    #expect(
      told(readPastedPage(Array(text.utf8), name: "x")) == [
        "2 [2-4] 2021-05-05 -: LE FLEUVE @3", "  4 Un texte.", "1 page-head: BULLETINS",
      ])
  }

  @Test func `a heading of the site ends the item before it, and a title in capitals is none`() {
    let text = "| 05/05/2021\nNOS ACTIONS\nUn texte.\nACTUALITES\n| 04/05/2021\nDeux\nSon texte.\n"
    #expect(
      told(readPastedPage(Array(text.utf8), name: "x")) == [
        "1 [1-3] 2021-05-05 -: NOS ACTIONS @2", "  3 Un texte.", "5 [5-7] 2021-05-04 -: Deux @6", "  7 Son texte.",
        "4 page-head: ACTUALITES",
      ])
  }

  @Test func `two pages in one file keep their heads and feet apart`() throws {
    let both = try fixture("list.txt") + [10] + fixture("home.txt")
    let reading = readPastedPage(both, name: "x")
    #expect(reading.items.count == 10)
    #expect(reading.unread.contains { $0.reason == .editorial })
    #expect(reading.items.allSatisfy { !$0.blocks.contains { $0.text.contains("Partager") } })
  }

  @Test func `blank lines make no difference to what is read`() throws {
    let text = String(decoding: try fixture("home.txt"), as: UTF8.self)
    let dense = text.split(separator: "\n").filter { !$0.unicodeScalars.allSatisfy(isBlank) }.joined(separator: "\n")
    let (a, b) = (readPastedPage(Array(text.utf8), name: "x"), readPastedPage(Array(dense.utf8), name: "x"))
    #expect(a.items.map(\.title) == b.items.map(\.title))
    #expect(a.items.map { $0.blocks.map(\.text) } == b.items.map { $0.blocks.map(\.text) })
    #expect(a.unread.map(\.reason) == b.unread.map(\.reason))
  }

  @Test func `every line that is not blank belongs to one item or is named as left out`() throws {
    for name in ["home.txt", "list.txt"] {
      let bytes = try fixture(name)
      let reading = readPastedPage(bytes, name: name)
      for (index, line) in splitLines(String(decoding: bytes, as: UTF8.self)).enumerated()
      where LineKind(line) != .blank {
        let owners =
          reading.items.count { $0.lines.contains(index + 1) } + reading.unread.count { $0.lines.contains(index + 1) }
        #expect(owners == 1, "\(name):\(index + 1)")
      }
    }
  }
}
