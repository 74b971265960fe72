import Diagnostics
import IssueModel
import Testing

@testable import Gathering

/// A reading in the fewest words, one line an item, block, picture or rest.
func told(_ reading: SourceReading) -> [String] {
  var lines: [String] = []
  for item in reading.items {
    let date =
      switch item.date {
      case .day(let day): day.description
      case .impossible(let written): "?" + written
      case .missing: "-"
      }
    lines.append(
      "\(item.line) [\(lineRange(item.lines))] \(date) \(item.category.isEmpty ? "-" : clean(item.category).text): \(item.title) @\(item.titleLine)"
    )
    if let address = item.address { lines.append("  address \(address)") }
    if let id = item.id { lines.append("  id \(id)") }
    if let author = item.author { lines.append("  author \(author)") }
    if item.isDraft { lines.append("  draft") }
    lines += item.blocks.map {
      "  \($0.line) " + markdown(RawBlock(kind: $0.kind, spans: clean($0.spans).spans, line: 1))
    }
    for picture in item.pictures {
      let candidates = picture.candidates.map { candidate in
        let width = candidate.width.map { " \($0)w" } ?? ""
        return switch candidate.location {
        case .file(let path): path + width
        case .part(let name, let bytes): "\(name) (\(bytes.count) bytes)" + width
        case .address(let address): address + width
        case .refused(let written): "refused " + written
        }
      }
      lines.append(
        "  \(picture.line) picture \(candidates.joined(separator: ", "))"
          + (picture.alt.isEmpty ? "" : " alt «\(picture.alt)»")
          + (picture.caption.isEmpty ? "" : " caption «\(picture.caption)»"))
    }
    if item.hasPicture, item.pictures.isEmpty { lines.append("  picture not here") }
  }
  lines += reading.unread.map { "\(lineRange($0.lines)) \($0.reason.rawValue): \($0.beginning)" }
  lines += reading.diagnostics.map { "\($0.place.line.map(String.init) ?? "") \($0.severity.code) \($0.code)" }
  return lines
}

@Suite struct SavedPageTests {
  func read(_ html: String, profile: PageProfile? = nil) throws -> SourceReading {
    try readSavedPage(Array(html.utf8), name: "x.html", profile: profile)
  }

  @Test func `a saved list page gives its items, each from the block that repeats around its date`() throws {
    #expect(
      told(try readSavedPage(try fixture("page.html"), name: "page.html")) == [
        "17 [16-21] 2021-05-05 Actuelles: Le bac de Rosso reprend ses traversées @18",
        "  address https://exemple.org/index.php?page=200",
        "  20 Depuis lundi, le **bac neuf** part toutes les *deux heures*. [Écrire](mailto:bac@exemple.org) ou cliquer.",
        "  21 - Trente voitures",
        "  21 - Deux camions",
        "  21 1. à gauche",
        "  21 1. à droite",
        "  16 picture page_fichiers/36-1200.jpg 1200w, page_fichiers/36.jpg, page_fichiers/36-300.jpg 300w alt «Le bac à quai»",
        "26 [24-29] ?31/02/2021 -: Une école de pêche @27",
        "  28 L’école reçoit trente élèves",
        "  28 et un maître",
        "  29 > « La mer est grande. »",
        "  24 picture page_fichiers/37.jpg",
        "34 [33-37] 2020-10-28 Passées: Le puits <script> @35",
        "  address https://exemple.org/?page=202",
        "  36 Il donne de l’eau.",
        "  33 picture refused ../../etc/passwd.jpg alt «piège» caption «Le puits neuf»",
        "11-12 page-head: Accueil",
        "41-43 page-foot: Action en lumière :",
        "20 notice markup-left-out",
      ])
  }

  @Test func `items that only follow each other are parted at their dates`() throws {
    #expect(
      told(try readSavedPage(try fixture("flat-page.html"), name: "x")) == [
        "6 [5-8] 2021-05-10 -: Premier titre @6",
        "  7 Premier texte.",
        "  8 Sa suite.",
        "  5 picture a_files/1.png alt «Un»",
        "10 [9-10] 2021-05-05 Actuelles: Second titre @10",
        "  10 Second texte.",
        "  9 picture a_files/2.png alt «Deux»",
        "12 [11-14] 2021-04-29 -: Troisième titre @13",
        "  14 Troisième texte.",
        "  11 picture a_files/3.png alt «Trois»",
        "2-4 page-head: Accueil",
        "15-16 page-foot: Mentions légales",
      ])
  }

  @Test func `a page with one item is read from the smallest block with a title and a text`() throws {
    let page = """
      <body><div><a href="/">Accueil</a><div>Menu</div></div>
      <div><div><h1>La fête</h1><div><span>| 05/05/2021</span></div><div><p>Elle fut belle.</p></div></div></div>
      <div>Pied de page</div></body>
      """
    let reading = try read(page)
    #expect(
      told(reading) == [
        "2 [2] 2021-05-05 -: La fête @2", "  2 Elle fut belle.", "1 page-head: Accueil", "3 page-foot: Pied de page",
      ])
  }

  @Test func `items in table rows, and a page whose dates have no bar`() throws {
    let rows = (1...3).map {
      "<tr><td><b>Titre \($0)</b></td></tr><tr><td>\($0) mai 2021</td></tr><tr><td>Texte \($0).</td></tr>"
    }
    #expect(try read("<table>" + rows.joined() + "</table>").items.map(\.title) == ["Titre 1", "Titre 2", "Titre 3"])
    let cells = (1...3).map { "<tr><td>| 0\($0)/05/2021</td><td><b>Titre \($0)</b></td><td>Texte \($0).</td></tr>" }
    let reading = try read("<table>\n" + cells.joined(separator: "\n") + "</table>")
    #expect(reading.items.map(\.title) == ["Titre 1", "Titre 2", "Titre 3"])
    #expect(reading.items.map(\.line) == [2, 3, 4])
    #expect(reading.items.map { $0.blocks.map(\.text) } == [["Texte 1."], ["Texte 2."], ["Texte 3."]])
  }

  @Test func `a picture's words keep their blanks where the page breaks the line`() throws {
    let page = "<div><p>| 05/05/2021</p><h3>T</h3><p>U.</p><img src='a.jpg' alt='Photo de\nla cérémonie'></div>"
    #expect(try read(page).items[0].pictures.map(\.alt) == ["Photo de la cérémonie"])
  }

  @Test func `a picture that stands at the head of the page, and in two items, is each one's`() throws {
    let item = { (day: Int, text: String) in
      "<div><p>| 0\(day)/05/2021</p><h3>T\(day)</h3><p>\(text)</p><img data-src='a.jpg' alt='Le bac'>"
        + "<noscript><img src='a.jpg'></noscript><p>Fin.</p><img src='a.jpg'></div>"
    }
    let reading = try read("<div><img src='a.jpg'></div><main>" + item(6, "Un.") + item(5, "Deux.") + "</main>")
    #expect(reading.items.map { $0.pictures.map(\.alt) } == [["Le bac"], ["Le bac"]])
    #expect(reading.items.map(\.hasPicture) == [true, true])
  }

  @Test func `paragraphs of one list item make one item`() throws {
    let page =
      "<div><p>| 05/05/2021</p><h3>T</h3><ol><li><p>a</p><p>b</p><ul><li>c<div>d</div></li></ul>e</li><li>f</li></ol></div>"
    let blocks = try read(page).items[0].blocks
    #expect(
      blocks.map(\.kind) == [
        .listItem(isOrdered: true, depth: 0), .itemContinued(depth: 0), .listItem(isOrdered: false, depth: 1),
        .itemContinued(depth: 1), .itemContinued(depth: 0), .listItem(isOrdered: true, depth: 0),
      ])
    #expect(blocks.map(\.text) == ["a", "b", "c", "d", "e", "f"])
  }

  @Test func `a selector of texts or pictures takes all that it fits`() throws {
    let page = """
      <div class="a"><p class="t">Titre</p><i>5 mai 2021</i><p class="x">Un.</p><img src="a.jpg"><p class="x">Deux.</p>
      <img src="b.jpg"><img src="a.jpg"></div>
      """
    let (profile, _) = PageProfile.read(Array("item: .a\ntitle: .t\ndate: i\ntext: .x\npicture: img\n".utf8), path: "g")
    #expect(
      told(try read(page, profile: try #require(profile))) == [
        "1 [1-2] 2021-05-05 -: Titre @1", "  1 Un.", "  1 Deux.", "  1 picture a.jpg", "  2 picture b.jpg",
      ])
  }

  @Test func `a title a profile names leaves every other line in the text`() throws {
    let page = "<div class=a><p class=t>Titre</p><i>5 mai 2021</i><p>Court.</p><p>Un texte plus long.</p></div>"
    let (profile, _) = PageProfile.read(Array("item: .a\ntitle: .t\n".utf8), path: "g")
    #expect(
      told(try read(page, profile: try #require(profile))) == [
        "1 [1] 2021-05-05 -: Titre @1", "  1 Court.", "  1 Un texte plus long.",
      ])
  }

  @Test func `pictures of a fetched page are addresses, whole, and each its own`() throws {
    let long = "/wp-content/uploads/2021/05/une-photo-dont-le-nom-est-bien-trop-long-pour-une-ligne.jpg"
    let page = """
      <div><p>| 05/05/2021</p><h3>T</h3><p>U.</p><img src="\(long)"><img src="image.php?id=36"><img src="image.php?id=37">
      <img src="//exemple.net/b.jpg"></div>
      """
    let origin = SourceOrigin(address: "https://exemple.org/actu/index.php?page=1")
    let reading = try readSavedPage(Array(page.utf8), name: "x.html", origin: origin)
    #expect(
      reading.items[0].pictures.flatMap(\.candidates).map(\.location) == [
        .address("https://exemple.org" + long), .address("https://exemple.org/actu/image.php?id=36"),
        .address("https://exemple.org/actu/image.php?id=37"), .address("https://exemple.net/b.jpg"),
      ])
    // In a file they lie beside it, and what leads elsewhere is kept as it is written.
    #expect(try read(page).items[0].pictures[0].candidates.map(\.location) == [.refused(long)])
  }

  @Test func `selectors of a profile decide where they find something`() throws {
    let page = """
      <div class="a n"><p class="t">Titre un</p><p>Chapô.</p><span class="d">5 mai 2021</span><div class="x"><p>Un.</p></div>
      <img src="icone.png"><img class="g" src="grande.jpg"></div>
      <div class="n a"><p class="t">Titre deux</p><span class="d">| 31/02/2021</span><div class="x">Deux.</div></div>
      """
    let file = "item: div.a\ntitle: .t\ndate: .d\ntext: .x\npicture: img.g\n"
    let (profile, findings) = PageProfile.read(Array(file.utf8), path: "gather.yaml")
    #expect(findings.isEmpty)
    #expect(
      told(try read(page, profile: try #require(profile))) == [
        "1 [1-2] 2021-05-05 -: Titre un @1", "  1 Un.", "  2 picture grande.jpg", "3 [3] ?31/02/2021 -: Titre deux @3",
        "  3 Deux.",
      ])
    let (none, wrong) = PageProfile.read(Array("item: div > p\ntitel: h3\n".utf8), path: "gather.yaml")
    #expect(none == nil)
    #expect(wrong.map(\.code) == ["unknown-key", "bad-selector"])
    let (other, _) = PageProfile.read(Array("item: .z".utf8), path: "gather.yaml")
    #expect(
      try read("<p>| 05/05/2021</p><h3>T</h3><p>U.</p>", profile: other).diagnostics.map(\.code) == [
        "selectors-find-nothing"
      ])
  }

  @Test func `a profile beside the letter is followed, and one with a fault stops the gathering`() throws {
    let page = """
      <html><body><div class='a'><h4>Actuelles</h4><span class='t'>Un titre</span><i>5 mai 2021</i><p>Un texte.</p></div>
      """
    #expect(try Desk().gather([("page.html", page)]).taken.map(\.title) != ["Un titre"])
    let desk = try Desk()
    try desk.root.write("item: .a\ntitle: .t\ndate: i\ntext: p\n".utf8, to: "gather.yaml")
    #expect(try desk.gather([("page.html", page)]).taken.map(\.title) == ["Un titre"])
    try desk.root.write("item: .a > p\n".utf8, to: "gather.yaml")
    #expect { _ = try desk.gather([("page.html", page)]) } throws: {
      ($0 as? Stop)?.diagnostics.map(\.code) == ["bad-selector"]
    }
  }

  @Test func `a page says its encoding, and is not believed against its own bytes`() throws {
    let text = "<p>| 05/05/2021</p><h3>Été à l’œuvre</h3><p>Un.</p>"
    let head = "<meta charset='iso-8859-1'>"
    let latin =
      Array(head.utf8) + Array("<p>| 05/05/2021</p><h3>".utf8) + [0xC9, 0x74, 0xE9, 0x20, 0xE0, 0x20, 0x6C, 0x92, 0x9C]
      + Array("uvre</h3><p>Un.</p>".utf8)
    let one = try readSavedPage(latin, name: "x")
    #expect(one.items.map(\.title) == ["Été à l’œuvre"] && one.diagnostics.isEmpty && one.encoding == .windows1252)
    let two = try readSavedPage(Array((head + text).utf8), name: "x")
    #expect(two.items.map(\.title) == ["Été à l’œuvre"])
    #expect(two.diagnostics.map(\.code) == ["encoding-contradicted"])
    let wide = try readSavedPage(Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, name: "x")
    #expect(wide.items.map(\.title) == ["Été à l’œuvre"] && wide.encoding == .utf16)
  }
}
