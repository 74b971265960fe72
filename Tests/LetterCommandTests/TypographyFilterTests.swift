import Diagnostics
import Foundation
import PressRun
import Testing

@Suite struct TypographyFilterTests {
  private func filtered(_ text: String, email: Bool = false) throws -> String {
    String(decoding: try TypographyFilter(isForEmail: email).corrected(Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    // The rules see copy across its marks.
    ("**Quoi**?", "**Quoi**\u{202F}?"), ("*l'*arbre", "*l’*arbre"), ("«*Oui*»", "«\u{A0}*Oui*\u{A0}»"),
    ("# Bonjour! #", "# Bonjour\u{202F}! #"), ("> - «Oui»", "> - «\u{A0}Oui\u{A0}»"),
    ("[l'eau: ici](http://x.y/a'b \"l'eau!\")", "[l’eau\u{A0}: ici](http://x.y/a'b \"l'eau!\")"),
    ("Le 1er mai", "Le 1<sup>er</sup>\u{A0}mai"), ("Le 1<sup>er</sup> mai", "Le 1<sup>er</sup>\u{A0}mai"),
    ("![l'eau du 1er](x.jpg)", "![l’eau du 1er](x.jpg)"), ("2ème<br>fin", "2<sup>e</sup><br>fin"),
    ("| l'an  | x! |", "| l’an  | x\u{202F}! |"), ("l'an  ", "l’an  "), ("l'an\\", "l’an\\"),
    ("M. X~Y", "M.\u{A0}X~Y"), ("a&nbsp;! b", "a&nbsp;! b"),
  ])
  func `copy is corrected`(given: String, expected: String) throws {
    let result = try filtered(given)
    #expect(result == expected)
    #expect(try filtered(result) == result)
  }

  @Test(arguments: [
    "`l'eau !`", "``l' ` eau !``", "<https://x.y/l'eau>", "[It's \"here\"!]{lang=en}", "\\\"a", "[l'a]: http://x.y/l'a",
    "---", "***", "===", "|---|:-:|", "```\nl'eau!\n```", "~~~~ l'a\nl'eau!\n~~~\nl'eau!\n~~~~",
    "    l'eau!\n\n    l'an!",
    "---\ntitle: l'eau!\n---", "<!-- l'eau\nl'an! -->", "nom_de_fichier", "3 * 4 * 5", "[^1]", "http://x.y/?a=l'b",
    "[x][l'a]\n\n[l'a]: http://x.y", "[l'a]\n\n[l'a]: http://x.y", "", "\n", "\r\n\r\n",
  ])
  func `what is not French copy stays to the byte`(text: String) throws {
    #expect(try filtered(text) == text)
  }

  @Test func `line ends and a byte order mark before front matter stay`() throws {
    #expect(try filtered("l'an\r\nl'eau\rl'or") == "l’an\r\nl’eau\rl’or")
    #expect(try filtered("\u{FEFF}---\ntitle: l'an\n---\nl'an\n") == "\u{FEFF}---\ntitle: l'an\n---\nl’an\n")
  }

  @Test func `mail gets the wide no-break space, code does not`() throws {
    #expect(try filtered("Oui! `a\u{202F}b`", email: true) == "Oui\u{A0}! `a\u{202F}b`")
  }

  @Test func `a line that is no text is named`() throws {
    #expect {
      try TypographyFilter().corrected(Array("l'an\n".utf8) + [0x63, 0xE9, 0x0A])
    } throws: { error in
      let finding = (error as? Stop)?.diagnostics.first
      return finding?.code == "not-utf8" && finding?.place.line == 2 && finding?.place.column == 2
    }
  }

  @Test func `corrected twice equals corrected once, and only copy changes, in every article of the letter`() throws {
    let folder = repository + "/issues/2021-05/articles/"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    try #require(!names.isEmpty)
    for name in names {
      let text = String(decoding: try Data(contentsOf: URL(filePath: folder + name)), as: UTF8.self)
      let once = try filtered(text)
      #expect(try filtered(once) == once, "\(name)")
      // Letters and figures are the same, but for what the superscripts' tags hold.
      let words = { (text: String) in text.replacing("<sup>", with: "").replacing("</sup>", with: "").filter(\.isLetter)
      }
      #expect(words(once).count >= words(text).count - 20, "\(name)")
      #expect(
        once.split(separator: "\n", omittingEmptySubsequences: false).count
          == text.split(separator: "\n", omittingEmptySubsequences: false).count)
    }
  }

  /// Seed 20210514.
  @Test func `no text of marks and signs breaks the filter, seed 20210514`() throws {
    var state: UInt64 = 20_210_514
    let bits = [
      "*", "**", "_", "`", "``", "[", "]", "(", ")", "](x)", "]{lang=en}", "{", "}", "<", ">", "<sup>", "</sup>",
      "<br>",
      "\\", "!", "?", "«", "»", "\"", "'", "&nbsp;", "&", ";", "~", "|", "#", "> ", "- ", "1. ", "1er", "l'an", " ",
      "  ",
      "\n", "\r\n", "```\n", "---\n", "[a]: b\n", "é", "\u{301}", "\u{202F}", "12 000", "http://x.y/é", "\t", "    ",
    ]
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += bits[Int(state >> 33) % bits.count]
      }
      let once = try filtered(text)
      #expect(once.utf8.count(where: { $0 == 10 }) == text.utf8.count(where: { $0 == 10 }), "\(text.debugDescription)")
      // Signs no rule of French knows.
      for sign in "[]{}*|#\\_".utf8 {
        #expect(once.utf8.count { $0 == sign } == text.utf8.count { $0 == sign }, "\(text.debugDescription)")
      }
    }
  }
}
