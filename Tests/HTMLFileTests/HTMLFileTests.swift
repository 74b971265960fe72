import Instruments
import Testing

@testable import HTMLFile

@Suite struct `A page read` {
  @Test func `every node has its place, counted in characters`() throws {
    let page = try readHTML(Array("<!DOCTYPE html>\n<p>Été\t<b class=\"x\">à la mer</b>\n<img src='é.jpg'></p>".utf8))
    let body = try #require(page.root.child("body"))
    let paragraph = try #require(body.child("p"))
    #expect((paragraph.line, paragraph.column) == (2, 1))
    let bold = try #require(paragraph.child("b"))
    #expect((bold.line, bold.column) == (2, 8))
    #expect(bold["class"] == "x")
    #expect(bold.attributes.first?.column == 11)
    #expect(paragraph.child("img")?["src"] == "é.jpg")
    #expect(page.faults.isEmpty)
    #expect(page.isStandard)
  }

  @Test func `character references, comments and what a browser adds are found`() throws {
    let page = try readHTML(Array("<!-- saved from x -->\n<table><td>a&nbsp;&amp;&eacute;<!--c--></table>".utf8))
    #expect(page.outerComments.map(\.text) == [" saved from x "])
    #expect(!page.hasDoctype)
    let table = try #require(page.root.child("body")?.child("table"))
    let rows = try #require(table.child("tbody"))
    let cell = try #require(rows.child("tr")?.child("td"))
    #expect(cell.children.first == .text(HTMLText(text: "a\u{A0}&é", line: 2, column: 12)))
    #expect(cell.children.last == .comment(HTMLText(text: "c", line: 2, column: 32)))
  }

  @Test func `a fault is told with its place`() throws {
    let page = try readHTML(Array("<!DOCTYPE html>\n<title>t</title>\n<p>a</div></p>".utf8))
    #expect(page.faults == [HTMLFault(line: 3, column: 5)])
  }

  @Test func `faults are told without the tree too, and a page too deep is refused`() throws {
    let page = Array("<!DOCTYPE html>\n<p>a<div></p>\n<td>".utf8)
    #expect(try readHTMLFaults(page) == readHTML(page).faults)
    #expect(try !readHTMLFaults(page).isEmpty)
    #expect(throws: HTMLRefusal.self) { try readHTMLFaults(Array(String(repeating: "<div>", count: 60_000).utf8)) }
  }

  @Test func `elements nobody knows keep their names`() throws {
    let page = try readHTML(Array("<O:P>x</O:P><svg viewBox='0 0 1 1'><linearGradient/></svg>".utf8))
    let body = try #require(page.root.child("body"))
    #expect(body.child("o:p") != nil)
    #expect(body.child("svg")?["viewBox"] == "0 0 1 1")
    #expect(body.child("svg")?.child("lineargradient") != nil)
  }
}

@Suite struct `A page made to do harm` {
  @Test func `sixty thousand tags in each other are refused at once`() {
    for tag in ["<div>", "<b>", "<span>", "<table><tr><td>", "<ul><li>", "<x-y>", "<svg><g>", "<div><p><b id=1>"] {
      let page = Array("<!DOCTYPE html>\n".utf8) + Array(String(repeating: tag, count: 60_000).utf8)
      let time = ContinuousClock().measure {
        #expect(throws: HTMLRefusal.tooDeep(limit: 512, line: 2)) { try readHTML(page) }
      }
      #expect(time < .seconds(1), "\(tag)")
    }
  }

  @Test(arguments: [
    // An end tag no browser obeys.
    "<div></b>", "<div><table><tr><td></div>", "<div></p-x>", "<form><div></form>", "<div></span>", "<div></td>",
    "<span><div></span>", "<div><td></td>",
    // Marks that hide an end tag from a browser.
    "<div><!-- </div> -->", "<div><script></div></script>", "<div title=\"</div>\">", "<div title='</div>'>",
    "<div><!--></!--></div-->", "<div><script><!--<script></script></div>--></script>", "<div><title></div></title>",
    "<div><textarea></div></textarea>", "<div></div title='>", "<div><?</div>", "<div></1</div>",
    "<svg><g><![CDATA[></g>]]>", "<div><style></div></style>",
    // Where a browser passes over the tag that would begin raw text.
    "<select><style></select><div></style>", "<svg><style><g></style>",
  ])
  func `nothing hides how deep a page is`(piece: String) {
    let page = Array(String(repeating: piece, count: 2_000).utf8)
    if gumboDepth(page) > 512 { #expect(throws: HTMLRefusal.self) { try readHTML(page) } }
    #expect(PageGuard.depth(of: page) >= gumboDepth(page))
  }

  @Test func `an untidy page that is not deep passes`() throws {
    for piece in [
      "<p>x", "<li>x", "<p><b>x</b>", "<br>", "<dt>x<dd>y", "<div>x</div>", "<p><i>x</p>", "<b><p>x</b></p>",
      "<table><td>1<td>2<tr><td>3</table>", "<option>a", "<a href=x><div>y</div></a>", "<script>'<div>'</script>",
      "<!-- <div> -->", "<img alt='<div>'>", "</div>", "<span>a</span>", "<font>x</font>", "<h1>a</h1>",
    ] {
      let page = Array(("<div>" + String(repeating: piece, count: 3_000) + "</div>").utf8)
      #expect(throws: Never.self, "\(piece)") { try readHTML(page) }
    }
  }

  @Test func `nothing hides how deep a page is, by chance`() {
    var pieces = [
      "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i id=1>", "</i>", "<a>", "</a>", "<table>", "</table>", "<tr>",
      "</tr>", "<td>", "</td>", "<tbody>", "<caption>", "</caption>", "<ul>", "</ul>", "<li>", "</li>", "<dl>", "<dd>",
      "<dt>", "</dl>", "<span>", "</span>", "<form>", "</form>", "<h1>", "</h1>", "</h2>", "<h2>", "<select>",
      "</select>", "<option>", "<optgroup>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "--!>",
      "<svg>",
      "</svg>", "<g>", "</g>", "<math>", "<mi>", "</math>", "<foreignObject>", "</foreignObject>", "<![CDATA[", "]]>",
      "<title>", "</title>", "<textarea>", "</textarea>", "<button>", "</button>", "<object>", "</object>",
      "<template>",
      "</template>", "<frameset>", "</frameset>", "<body a=1>", "</body>", "</html>", "<head>", "</head>", "<br>",
      "</br>",
      "x", " ", "\"", "'", "<div title=\"", "<x ", "/>", ">", "<colgroup>", "<col>", "<th>", "<nobr>", "<center>",
      "<pre>",
      "<noscript>", "</noscript>", "<ruby>", "<rt>", "<plaintext", "<iframe>", "</iframe>", "<input>", "<isindex>",
    ]
    let names = """
      a abbr address applet article aside b blockquote body button caption center code col dd details dialog dir div dl dt \
      em embed fieldset figcaption figure font footer form frame frameset h1 h6 head header hgroup hr i iframe img input \
      ins label legend li link listing main marquee menu menuitem meta nav nobr noembed noframes noscript object ol \
      optgroup option p param plaintext pre rb rp rt rtc ruby s section select small span strong sub summary table tbody \
      td template textarea tfoot th thead title tr u ul var video wbr xmp svg math mi mtext annotation-xml desc path
      """.split(separator: " ")
    pieces += names.flatMap { ["<\($0)>", "</\($0)>"] }
    var chance = Chance(seed: 7)
    for round in 0..<20_000 {
      let length = Int.random(in: 1...40, using: &chance)
      // A few pieces over and over find more than all of them once.
      let few = (0..<Int.random(in: 2...9, using: &chance)).map { _ in pieces.randomElement(using: &chance)! }
      var page = (0..<length).map { _ in few.randomElement(using: &chance)! }.joined()
      if round % 2 == 0 { page = String(repeating: String(page.prefix(60)), count: 20) }
      let bytes = Array(page.utf8)
      let (counted, real) = (PageGuard.depth(of: bytes), gumboDepth(bytes))
      #expect(counted >= real, "round \(round): \(counted) < \(real): \(page)")
      if counted < real { break }
    }
  }

  @Test func `a tag of a hundred thousand attributes is refused`() {
    let attributes = (0..<100_000).map { "a\($0)=1" }.joined(separator: " ")
    for page in [
      "<p \(attributes)>", (0..<100_000).map { "<body a\($0)=1>" }.joined(),
      (0..<100_000).map { "<html a\($0)=1>" }.joined(),
    ] {
      #expect(throws: HTMLRefusal.tooManyAttributes(limit: 1_000, line: 1)) { try readHTML(Array(page.utf8)) }
    }
  }

  @Test func `passages never closed are not opened again without end`() {
    let unclosed = (0..<400).map { "<b id=\($0)>" }.joined()
    let page = "<p>" + unclosed + String(repeating: "<p>x</p>", count: 100_000)
    #expect(throws: HTMLRefusal.self) { try readHTML(Array(page.utf8)) }
  }

  @Test func `what is too large, holds a NUL, or is no UTF-8`() throws {
    #expect(throws: HTMLRefusal.tooLarge(bytes: 20 << 20 + 1, limit: 20 << 20)) {
      try readHTML([UInt8](repeating: 0x20, count: 20 << 20 + 1))
    }
    #expect(throws: HTMLRefusal.hasNUL(line: 2)) { try readHTML(Array("<p>\n\0".utf8)) }
    let page = try readHTML(Array("<p>a".utf8) + [0xE9, 0x74, 0xC3] + Array("</p>".utf8))
    #expect(
      page.root.child("body")?.child("p")?.children == [.text(HTMLText(text: "a\u{FFFD}t\u{FFFD}", line: 1, column: 4))]
    )
    #expect(!page.faults.isEmpty)
    #expect(try readHTML([]).root.child("body")?.children == [])
  }

  @Test func `megabytes of small things take seconds`() throws {
    for piece in ["<p>x", "<br>", "</b>", "&amp;", "<a>x</a>", "<!---->", "<td>", "</x>", "a b c "] {
      let page = Array(String(repeating: piece, count: (2 << 20) / piece.utf8.count).utf8)
      let time = ContinuousClock().measure { _ = try? readHTML(page) }
      #expect(time < .seconds(20), "\(piece): \(time)")
    }
  }
}

extension HTMLElement {
  func child(_ name: String) -> HTMLElement? {
    for case .element(let element) in children where element.name == name { return element }
    return nil
  }
}
