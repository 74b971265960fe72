import Diagnostics
import Testing

@Suite struct `Findings are told to a person and to a script` {
  private let unknownKey = Diagnostic(
    "unknown-key", .error, Wording(fr: "clef inconnue \(guillemets("titre"))", en: "unknown key \(quoted("titre"))"),
    hint: Wording(fr: "vouliez-vous dire \(guillemets("title"))\u{202F}?", en: "did you mean \(quoted("title"))?"),
    at: Place(file: "issues/2021-05/articles/x.md", line: 4, column: 3, excerpt: "\t titre: Été", story: "x"))
  private let overset = Diagnostic(
    "overset", .warning, Wording(fr: "7 lignes en excès", en: "7 lines overset"), at: Place(story: "slug", page: 3))

  @Test func `a finding in a file shows the line and a caret`() {
    #expect(
      Presentation(.french).text(of: unknownKey) == """
        issues/2021-05/articles/x.md:4:3: erreur\u{A0}: clef inconnue «\u{A0}titre\u{A0}»
        \t titre: Été
        \t ^
          conseil\u{A0}: vouliez-vous dire «\u{A0}title\u{A0}»\u{202F}?
        """)
    #expect(
      Presentation(.english).text(of: unknownKey) == """
        issues/2021-05/articles/x.md:4:3: error: unknown key 'titre'
        \t titre: Été
        \t ^
          hint: did you mean 'title'?
        """)
  }

  @Test func `a finding on a page names story and page`() {
    #expect(
      Presentation(.french).text(of: overset) == """
        avertissement\u{A0}: 7 lignes en excès
          --> article «\u{A0}slug\u{A0}», page 3
        """)
    #expect(
      Presentation(.english).text(of: overset) == """
        warning: 7 lines overset
          --> story 'slug', page 3
        """)
  }

  @Test func `a file without a line is named alone`() {
    let finding = Diagnostic("x", .notice, .same("x"), at: Place(file: "a.txt"))
    #expect(Presentation(.french).text(of: finding) == "a.txt: remarque\u{A0}: x")
    #expect(Presentation(.english).text(of: finding) == "a.txt: note: x")
  }

  @Test func `colour marks severity and caret, and changes no word`() {
    let coloured = Presentation(.english, isColoured: true).text(of: unknownKey)
    #expect(coloured.contains("\u{1B}[1;31merror\u{1B}[0m: unknown key"))
    var plain = coloured
    for code in ["1", "1;31", "32", "0"] { plain = plain.replacing("\u{1B}[\(code)m", with: "") }
    #expect(plain == Presentation(.english).text(of: unknownKey))
  }

  private func caret(_ excerpt: String, _ column: Int) -> [String] {
    let finding = Diagnostic("x", .error, .same("x"), at: Place(file: "a", line: 1, column: column, excerpt: excerpt))
    return Presentation(.english).text(of: finding).split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func `the caret stands under wide and combined characters`() {
    #expect(caret("e\u{301}te\u{301}: x", 4) == ["e\u{301}te\u{301}: x", "   ^"])
    // A flag and each of the two ideographs take two cells.
    #expect(caret("🇸🇳 日本: x", 6) == ["🇸🇳 日本: x", "        ^"])
    #expect(caret("ab", 3) == ["ab", "  ^"])
    #expect(caret("ab", 99) == ["ab", "  ^"])
    #expect(caret("a\u{1B}[2Jb", 5) == ["a\u{FFFD}[2Jb", "    ^"])
  }

  @Test func `a very long line is shown around the caret`() {
    let long = String(repeating: "a", count: 300) + "X" + String(repeating: "b", count: 300)
    let shown = caret(long, 301)
    #expect(shown[0] == "…" + String(repeating: "a", count: 50) + "X" + String(repeating: "b", count: 49) + "…")
    #expect(shown[1] == String(repeating: " ", count: 51) + "^")
    #expect(caret(long, 1)[0] == String(repeating: "a", count: 100) + "…")
    #expect(caret(long, 601)[0] == "…" + String(repeating: "b", count: 100))
    #expect(caret(long, 601)[1] == String(repeating: " ", count: 100) + "^")
  }

  @Test func `the list ends with a count, the worst first`() {
    let notice = Diagnostic("n", .notice, .same("n"))
    let text = Presentation(.french).text(of: [overset, unknownKey, unknownKey, notice])
    #expect(text.hasSuffix("\n2 erreurs, 1 avertissement, 1 remarque\n"))
    #expect(text.hasPrefix("issues/2021-05"))
    #expect(Presentation(.english).count(of: [unknownKey, overset, overset]) == "1 error, 2 warnings")
    #expect(Presentation(.french).text(of: []) == "")
    #expect(Presentation(.french).count(of: []) == "rien à signaler")
  }

  @Test func `findings are ordered by file, line, column, page and code`() {
    func finding(_ code: String, _ place: Place) -> Diagnostic { Diagnostic(code, .error, .same(code), at: place) }
    let ordered = [
      finding("z", Place(file: "a")), finding("y", Place(file: "a", line: 2, column: 9)),
      finding("x", Place(file: "a", line: 10, column: 1)), finding("w", Place(file: "b", line: 1, column: 1)),
      finding("u", Place(story: "s", page: 1)), finding("v", Place(story: "r", page: 1)), finding("t", Place(page: 2)),
    ]
    #expect(ordered.reversed().inOrder == ordered)
    #expect(ordered.inOrder == ordered)
    // Alike findings keep their order.
    let twins = [Diagnostic("a", .error, .same("second")), Diagnostic("a", .error, .same("first"))]
    #expect(twins.inOrder == twins)
  }

  @Test func `scripts get every field in the same order`() {
    #expect([Diagnostic]().json(in: .french) == "[]")
    #expect(
      [overset, unknownKey].json(in: .english) == """
        [
          {"code": "unknown-key", "severity": "error", "file": "issues/2021-05/articles/x.md", "line": 4, "column": 3, \
        "story": "x", "page": null, "message": "unknown key 'titre'", "hint": "did you mean 'title'?"},
          {"code": "overset", "severity": "warning", "file": null, "line": null, "column": null, "story": "slug", \
        "page": 3, "message": "7 lines overset", "hint": null}
        ]
        """)
    #expect(JSON.string("a\"\\\n\t\u{1}\u{2028}é🇸🇳").line == #""a\"\\\n\t\u0001\u2028é🇸🇳""#)
  }

  @Test func `a name that has quotation marks of its own has inner ones within the outer`() {
    #expect(guillemets("Un mot") == "«\u{A0}Un mot\u{A0}»")
    #expect(guillemets("Dit « oui » deux fois") == "«\u{A0}Dit “oui” deux fois\u{A0}»")
    #expect(guillemets("«\u{A0}Un fleuve.\u{202F}»") == "«\u{A0}“Un fleuve.”\u{A0}»")
    #expect(guillemets("« coupé") == "«\u{A0}“coupé\u{A0}»")
  }
}
