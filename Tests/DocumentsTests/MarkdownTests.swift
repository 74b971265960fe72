import Diagnostics
import Documents
import Testing

@Suite struct `Markdown becomes copy` {
  @Test func `every span knows the line and character it starts at`() {
    let (blocks, findings) = markdown(
      """
      Été 🇸🇳 *mot* et **deux &amp; trois** \\* fin.
         suite avec [un *lien*](https://x.fr "titre un") ici
      reste ` code ` là
      """)
    #expect(findings.isEmpty)
    #expect(
      described(allCopy(blocks)[0]) == [
        "1:1 [Été 🇸🇳 ]", "1:8 emphasis [mot]", "1:12 [ et ]", "1:18 strong [deux & trois]",
        "1:36 [ * fin. suite avec ]", "2:16 https://x.fr [un ]", "2:20 emphasis https://x.fr [lien]",
        "2:51 [ ici reste ]", "3:8 verbatim [code]", "3:15 [ là]",
      ])
  }

  @Test func `places stay right where cmark loses a line`() {
    let (blocks, _) = markdown(
      """
      [r]: https://x.fr
      Suite *a*
      avec `deux
      lignes` puis *b*
      et\\
        *c* et [lien](https://x.fr
      "titre") *d* <b
      id="x"> *e*
      """)
    #expect(
      described(allCopy(blocks)[0]).filter { $0.contains("emphasis") } == [
        "2:8 emphasis [a]", "4:15 emphasis [b]", "6:4 emphasis [c]", "7:11 emphasis [d]", "8:10 emphasis [e]",
      ])
  }

  @Test func `places in nested lists and quotations are those of the file`() {
    let (blocks, findings) = markdown(
      """
      > cit *un*
      > deux *b*
      lazy *c*

      - item *a*
        suite *b*
      1. x
         > y *z*
         > w *v*

      -\ttab *t*
      \tsuite *u*
      """)
    #expect(findings.isEmpty)
    let emphasised = allCopy(blocks).flatMap(described).filter { $0.contains("emphasis") }
    #expect(
      emphasised == [
        "1:8 emphasis [un]", "2:9 emphasis [b]", "3:7 emphasis [c]", "5:9 emphasis [a]", "6:10 emphasis [b]",
        "8:9 emphasis [z]", "9:9 emphasis [v]", "11:8 emphasis [t]", "12:9 emphasis [u]",
      ])
  }

  @Test func `blocks keep their shape`() {
    let (blocks, findings) = markdown(
      """
      ## Un *intertitre*

      1. un
      2. deux
         - trois

      > dit-il

      ![Deux agents](images/ma%20photo.jpg "Au large")
      ![](b.jpg)
      """)
    #expect(findings.isEmpty)
    #expect(blocks.count == 5)
    guard case .crosshead(let head, 2) = blocks[0], case .list(let items, true) = blocks[1],
      case .quotation(let quoted) = blocks[2], case .picture(let one) = blocks[3], case .picture(let two) = blocks[4]
    else {
      Issue.record("not the blocks expected: \(blocks)")
      return
    }
    #expect(described(head) == ["1:4 [Un ]", "1:8 emphasis [intertitre]"])
    #expect(items.count == 2 && items[1].count == 2)
    #expect(allCopy(quoted).map(\.plainText) == ["dit-il"])
    #expect(one.file == "images/ma photo.jpg" && one.alternativeText == "Deux agents")
    #expect(one.caption.plainText == "Au large" && one.position == SourcePosition(line: 9, column: 1))
    #expect(two.file == "b.jpg" && two.position == SourcePosition(line: 10, column: 1))
  }

  @Test func `line breaks are blanks unless asked for`() {
    #expect(
      allCopy(markdown("un\ndeux  \ntrois\\\nquatre").blocks).map(\.plainText) == ["un deux\u{2028}trois\u{2028}quatre"]
    )
  }

  @Test func `the writer's own no-break space and signs stay as typed`() {
    #expect(
      allCopy(markdown("M.~Ndiaye ~~pas~~ `a~b` l'été -- ...").blocks).map(\.plainText) == [
        "M.~Ndiaye ~~pas~~ a~b l'été -- ..."
      ])
  }

  @Test func `HTML is reported and its words are kept`() {
    let (blocks, findings) = markdown(
      """
      Un <b>mot</b> gras<br>là

      <div class="x">
      Texte &eacute;crit *tel quel*
      <script>alert(1)</script>
      </div>

      <!-- à revoir -->
      """)
    #expect(placed(findings) == ["1:4 html", "1:19 html", "3:1 html", "8:1 html-comment"])
    #expect(allCopy(blocks).map(\.plainText) == ["Un mot gras\u{2028}là", "Texte écrit tel quel"])
    #expect(
      said(findings[0]) == [
        "1:4 balise HTML «\u{A0}<b>\u{A0}» laissée de côté\u{202F}; ses mots sont gardés → écrivez *italique*, **gras** ou [lien](https://…)",
        "1:4 HTML tag '<b>' left out; its words are kept → write *italic*, **bold** or [link](https://…)",
      ])
  }

  @Test func `what a letter does not hold is reported and no word is lost`() {
    let (blocks, findings) = markdown(
      """
          collé de Word

      ```
      let x = 1
      ```

      ***

      | a | b |
      |---|---|
      | c | d |

      2021. Une année

      voir ![photo](p.jpg) ici
      """)
    #expect(
      placed(findings) == [
        "1:5 code-block", "3:1 code-block", "7:1 rule", "9:1 table", "13:1 list-start", "15:6 picture-in-text",
      ])
    #expect(
      allCopy(blocks).map(\.plainText) == [
        "collé de Word", "let x = 1", "| a | b | |---|---| | c | d |", "2021. Une année", "voir  ici", "",
      ])
  }

  @Test func `links lead to the web or to a mail address`() {
    let (blocks, findings) = markdown("[a](https://x.fr) [b](javascript:x) <c@d.sn> [d](www.x.fr) [e](ftp://x.fr)")
    #expect(placed(findings) == ["1:19 bad-link", "1:46 bad-link", "1:60 bad-link"])
    #expect(findings[1].hint == Wording(fr: "écrivez https://www.x.fr", en: "write https://www.x.fr"))
    #expect(allCopy(blocks)[0].compactMap(\.link) == ["https://x.fr", "mailto:c@d.sn"])
    #expect(allCopy(blocks)[0].plainText == "a b c@d.sn d e")
  }

  @Test func `a passage in another language is marked with its emphasis and links`() {
    let (blocks, findings) = markdown(
      "été [the *big [one](https://x.fr)* \\[sic\\]]{lang=en} et [ñ]{lang=\"es\"} [pas] `[x]{lang=en}`")
    #expect(findings.isEmpty)
    #expect(
      described(allCopy(blocks)[0]) == [
        "1:1 [été ]", "1:6 en [the ]", "1:11 emphasis en [big ]", "1:16 emphasis https://x.fr en [one]",
        "1:35 en [ [sic]]", "1:53 [ et ]", "1:58 es [ñ]", "1:71 [ [pas] ]", "1:79 verbatim [[x]{lang=en}]",
      ])
  }

  @Test func `an attribute that is no language is reported`() {
    let (blocks, findings) = markdown("[a]{.petit} b]{lang=en} [c]{lang=anglais} [d]{lang=en")
    #expect(
      placed(findings) == [
        "1:4 unknown-attribute", "1:15 unknown-attribute", "1:28 unknown-attribute", "1:46 unknown-attribute",
      ])
    #expect(allCopy(blocks)[0].plainText == "a b]{lang=en} c [d]{lang=en")
  }

  @Test func `nesting without end and control characters are refused with their place`() {
    #expect(placed(markdown("a\n" + String(repeating: "> ", count: 200) + "b").findings) == ["2:1 markdown-too-deep"])
    let staircase = (0..<60).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
    #expect(placed(markdown(staircase).findings) == ["51:101 markdown-too-deep"])
    #expect(markdown(String(repeating: "*", count: 80)).findings.map(\.code) == ["rule"])
    #expect(placed(markdown("é\u{7}a\u{85}b").findings) == ["1:2 control-character", "1:4 control-character"])
    #expect(
      markdown(String(repeating: "a", count: SourceFile.byteLimit + 1)).findings.map(\.code) == ["file-too-large"])
  }
}
