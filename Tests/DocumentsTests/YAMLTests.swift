import Diagnostics
import Documents
import Testing

@Suite struct `YAML is read as text with places` {
  @Test func `scalars stay as written`() throws {
    let file = SourceFile(path: "t.yaml", text: "a: non\nb: 010\nc: 1:30\nd: \"oui\"\ne: ~\nf:\ng: 'null'\n")
    var keys = KeyReader(try readYAML(file), in: file, keys: ["a", "b", "c", "d", "e", "f", "g"])
    let values = ["a", "b", "c", "d", "e", "f", "g"].map { keys.text($0) }
    #expect(values == ["non", "010", "1:30", "oui", nil, nil, "null"])
    #expect(keys.findings.isEmpty)
    guard case .text(let quoted)? = keys.node("d")?.value, case .text(let plain)? = keys.node("a")?.value else {
      Issue.record("no scalars")
      return
    }
    #expect(quoted.isQuoted && !plain.isQuoted)
  }

  @Test func `columns are characters, whatever they are made of`() throws {
    // A flag is two code points, «é» may be two: an editor’s cursor passes each in one step.
    let root = try yaml("{e\u{301}te\u{301} 🇸🇳: [un, deux], b: c}\n")
    guard case .mapping(let entries) = root.value, case .list(let items) = entries[0].value.value else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[0].keyPosition == SourcePosition(line: 1, column: 2))
    #expect(items.map(\.position.column) == [10, 14])
    #expect(entries[1].keyPosition.column == 21)
  }

  @Test func `every character of a value knows its place, however it is written`() throws {
    let text = """
      plain: un *deux*
        trois *quatre*
      single: 'l''été *deux*'
      double: "a\\"b \\u00e9 *deux*
        et *trois*"
      literal: |
        un

        deux *trois*
      folded: >-
        un *deux*
        trois *quatre*
      """
    let file = SourceFile(path: "t.yaml", text: text)
    let known = ["plain", "single", "double", "literal", "folded"]
    var keys = KeyReader(try readYAML(file), in: file, keys: known)
    let places = known.flatMap { key in
      keys.copy(key).filter { $0.marks.contains(.emphasis) }.map {
        "\($0.text) \($0.position!.line):\($0.position!.column)"
      }
    }
    #expect(
      places == [
        "deux 1:12", "quatre 2:10", "deux 3:18", "deux 4:23", "trois 5:7", "trois 9:9", "deux 11:7", "quatre 12:10",
      ])
    #expect(keys.findings.isEmpty)
  }

  @Test func `a title is one line of words, never a list or a rule`() throws {
    let file = SourceFile(path: "t.yaml", text: "a: \"1. *Un*\"\nb: '# titre'\nc: '***'\nd: _Casamance_\ne: ' - x'\n")
    var keys = KeyReader(try readYAML(file), in: file, keys: ["a", "b", "c", "d", "e"])
    #expect(described(keys.copy("a")) == ["1:5 [1. ]", "1:9 emphasis [Un]"])
    #expect(keys.copy("b").plainText == "# titre")
    #expect(keys.copy("c").plainText == "***")
    #expect(described(keys.copy("d")) == ["4:5 emphasis [Casamance]"])
    #expect(described(keys.copy("e")) == ["5:6 [- x]"])
    #expect(keys.findings.isEmpty)
  }

  @Test func `a value with a colon is explained`() {
    #expect(
      said(refusal("date: 2021-05-14\ntitle: Été : formation\n")) == [
        "2:12 deux-points suivi d’une espace au milieu d’une valeur → mettez la valeur entre guillemets droits\u{A0}: title: \"…\"",
        "2:12 a colon and a space within a value → put the value in quotes: title: \"…\"",
      ])
  }

  @Test(arguments: [
    ("a: \"x\nb: y\n", "1:4 guillemet jamais refermé"),
    ("a: [x, y\nb: z\n", "1:4 crochet «\u{A0}[\u{A0}» jamais refermé"),
    ("a: {x: y\n", "1:4 accolade «\u{A0}{\u{A0}» jamais refermée"),
    ("a: @x\n", "1:4 une valeur ne peut pas commencer par «\u{A0}@\u{A0}»"),
    ("a: *Gras* mot\n", "1:4 une valeur ne peut pas commencer par «\u{A0}*\u{A0}» ou «\u{A0}&\u{A0}»"),
    ("a:\n\tb: c\n", "2:1 tabulation dans le retrait"),
    ("a: x\nsans clef\nb: y\n", "2:1 il manque «\u{A0}:\u{A0}» après la clef"),
    ("a: x\n  b: y\n", "2:4 deux-points suivi d’une espace au milieu d’une valeur"),
    ("a: \"x\" y\n", "1:8 une clef est attendue ici"),
    ("a: \"\\q\"\n", "1:5 barre oblique inverse suivie d’un caractère inconnu"),
    ("a: x\n---\nb: y\n", "2:1 le fichier ne peut pas contenir un second document"),
    ("été: x\na: é\u{7}\n", "2:5 caractère de commande invisible U+0007"),
    ("a: x\nb: y\na: z\n", "3:1 la clef «\u{A0}a\u{A0}» est déjà donnée ligne 1"),
    ("a: &x y\nb: *x\n", "1:4 ancre ou renvoi YAML («\u{A0}&\u{A0}», «\u{A0}*\u{A0}») refusé"),
    ("a: !!int 5\n", "1:4 étiquette YAML «\u{A0}tag:yaml.org,2002:int\u{A0}» refusée"),
  ])
  func `what the parser objects to is said in an editor’s words`(text: String, message: String) {
    #expect(said(refusal(text)).first?.split(separator: " → ").first.map(String.init) == message)
  }

  @Test func `nesting and references without end are refused at once`() {
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(refusal("a: " + deep)?.code == "yaml-too-deep")
    #expect(refusal("a: " + String(repeating: "[", count: 100_000)) != nil)
    #expect(refusal(String(repeating: "- ", count: 100_000)) != nil)
    // Keys that are lists of lists of lists: comparing them is what would never end.
    var bomb = "a0: &a0 [x,x]\n"
    for i in 1...30 { bomb += "? &a\(i) [*a\(i - 1),*a\(i - 1)]\n: x\n" }
    #expect(refusal(bomb)?.code == "yaml-anchor")
  }

  @Test func `bytes that are no UTF-8 are named with their line`() {
    #expect(throws: Stop.self) { try SourceFile(path: "t.md", bytes: [0xFF, 0xFE, 0x41, 0]) }
    do throws(Stop) {
      _ = try SourceFile(path: "t.md", bytes: Array("été\r\nun pay".utf8) + [0xE9, 0x20] + Array("x\n".utf8))
      Issue.record("read all the same")
    } catch {
      #expect(
        said(error.diagnostics.first) == [
          "2:7 octet 0xE9 qui n’est pas de l’UTF-8 → enregistrez le fichier avec l’encodage UTF-8",
          "2:7 byte 0xE9 is not UTF-8 → save the file with the encoding UTF-8",
        ])
      #expect(error.diagnostics.first?.place.excerpt == "un pay\u{FFFD} x")
    }
  }

  @Test func `line ends and byte order marks of all systems are read alike`() throws {
    let file = try SourceFile(path: "t.yaml", bytes: [0xEF, 0xBB, 0xBF] + Array("a: b\r\nc: d\re: f\n".utf8))
    #expect(file.text == "a: b\nc: d\ne: f\n")
    let too = [UInt8](repeating: 97, count: SourceFile.byteLimit + 1)
    #expect(throws: Stop.self) { try SourceFile(path: "t.yaml", bytes: too) }
  }
}

@Suite struct `Keys are read by name` {
  private func reader(_ text: String, _ keys: [String]) throws -> KeyReader {
    let file = SourceFile(path: "t.yaml", text: text)
    return KeyReader(try readYAML(file), in: file, keys: keys)
  }

  @Test(arguments: [
    ("titre", "title"), ("Rubrique", "section"), ("chapô", "standfirst"), ("Légende", "caption"), ("tilte", "title"),
    ("légendes", "caption"), ("surtitres", "kicker"), ("crédits", "credit"), ("à la une", "lead"),
  ])
  func `a French or misspelt key gets the known one as its hint`(written: String, meant: String) throws {
    let known = ["title", "section", "standfirst", "caption", "credit", "kicker", "lead"]
    let finding = try reader("\(written): x\n", known).findings.first
    #expect(finding?.severity == .error)
    #expect(
      finding?.hint == Wording(fr: "vouliez-vous dire «\u{A0}\(meant)\u{A0}»\u{202F}?", en: "did you mean '\(meant)'?"))
  }

  @Test func `an unknown key near nothing lists the known ones`() throws {
    #expect(
      said(try reader("title: x\nzzzzzz: y\n", ["title", "date"]).findings.first) == [
        "2:1 clef inconnue «\u{A0}zzzzzz\u{A0}» → clefs connues\u{A0}: title, date",
        "2:1 unknown key 'zzzzzz' → known keys: title, date",
      ])
  }

  @Test func `values that do not fit are named with what would`() throws {
    enum Look: String, CaseIterable { case flowing, boxed }
    var keys = try reader(
      "a: douze\nb: 12,5\nc: peut-être\nd: boxd\ne: [x]\nf: x\ng: {y: z}\nh: 7\n",
      ["a", "b", "c", "d", "e", "f", "g", "h"])
    #expect(keys.integer("a", in: 1...9) == nil)
    #expect(keys.number("b", in: 0...20) == 12.5)
    #expect(keys.yesNo("c") == nil)
    #expect(keys.choice("d", of: Look.self) == nil)
    #expect(keys.text("e") == nil)
    #expect(keys.items("f").isEmpty)
    #expect(keys.mapping("f", keys: ["y"]) { _ in 1 } == nil)
    #expect(keys.mapping("g", keys: ["y"]) { $0.text("y") } == "z")
    #expect(keys.texts("e").map(\.text) == ["x"])
    #expect(keys.integer("h", in: 1...9) == 7)
    #expect(
      placed(keys.findings) == [
        "1:4 no-number", "3:4 no-yes-no", "4:4 no-choice", "5:4 wrong-shape", "6:4 wrong-shape", "6:4 wrong-shape",
      ])
    #expect(
      said(keys.findings[0]) == [
        "1:4 «\u{A0}douze\u{A0}» n’est pas un nombre possible pour «\u{A0}a\u{A0}» → un nombre de 1 à 9",
        "1:4 'douze' is no possible number for 'a' → a number from 1 to 9",
      ])
  }
}

@Suite struct `An article has keys and a text` {
  private func split(_ text: String) -> (FrontMatter, [Diagnostic]) {
    FrontMatter.split(SourceFile(path: "t.md", text: text))
  }

  @Test func `places in keys and text are those of the file`() {
    let (parts, findings) = split("\n---\ntitle: x\n---\n\nUn *mot*\n")
    #expect(findings.isEmpty)
    guard case .mapping(let entries) = parts.keys.value else {
      Issue.record("no keys")
      return
    }
    #expect(entries[0].keyPosition == SourcePosition(line: 3, column: 1))
    #expect(described(allCopy(readMarkdown(parts.body).0)[0]) == ["6:1 [Un ]", "6:5 emphasis [mot]"])
  }

  @Test func `missing, open and broken keys are reported and the text is read`() {
    #expect(placed(split("Un texte\n").1) == ["1:1 front-matter-missing"])
    #expect(placed(split("").1) == ["1:1 front-matter-missing"])
    #expect(placed(split("---\ntitle: x\n\ntexte").1) == ["1:1 front-matter-open"])
    let (parts, findings) = split("---\ntitle: a: b\n---\ntexte\n")
    #expect(placed(findings) == ["2:9 yaml-syntax"])
    #expect(allCopy(readMarkdown(parts.body).0).map(\.plainText) == ["texte"])
    #expect(split("---\n---\n").1.isEmpty)
  }
}
