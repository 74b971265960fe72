import Diagnostics
import Foundation
import Instruments
import Testing

@testable import Gathering

/// A Word document of the parts in `Tests/Fixtures/gathering/docx`, packed by another program.
func wordDocument(_ change: String = "") throws -> [UInt8] {
  let script = """
    import io, os, sys, zipfile
    root = sys.argv[1]
    out = io.BytesIO()
    parts = {}
    for folder, _, files in os.walk(root):
      for f in files:
        path = os.path.join(folder, f)
        parts[os.path.relpath(path, root)] = open(path, 'rb').read()
    z = zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED)
    doc = 'word/document.xml'
    \(change)
    for name in sorted(parts): z.writestr(name, parts[name])
    z.close()
    sys.stdout.buffer.write(out.getvalue())
    """
  let folder = try repository.path(of: "Tests/Fixtures/gathering/docx")
  return try bytes(of: "python3", "-c", script, folder, reading: [])
}

@Suite struct WordTests {
  func refused(_ change: String) throws -> Diagnostic? {
    let bytes = try wordDocument(change)
    let stop = #expect(throws: Stop.self) { try readWordDocument(bytes, name: "x.docx") }
    return stop?.diagnostics.first
  }

  @Test func `a Word document gives its items, with marks, lists, links and pictures`() throws {
    let bytes = try wordDocument()
    #expect(SourceKind(of: bytes) == .wordDocument)
    let reading = try readWordDocument(bytes, name: "x.docx")
    #expect(
      told(reading) == [
        "3 [2-11] 2021-05-05 -: Le bac de Rosso repart @2",
        "  5 Il part à **huit heures** *et demie*, dit-on. Voir [le site](https://exemple.org/bac).",
        "  6 ## Un intertitre",
        "  7 - une liste",
        "  8 1. numérotée",
        "  9 > « La mer est grande. »",
        "  10 picture word/media/image1.png (3 bytes) alt «Le bac à quai» caption «Le bac, mardi»",
        "13 [12-19] ?31/02/2021 -: Une école de pêche @12",
        "  14 Elle est [ouverte](https://exemple.org/ecole).",
        "  14 Trente élèves.",
        "  15 Lundi",
        "  16 Mardi",
        "  18 Un encadré.",
        "  19 picture refused ../../../etc/passwd alt «piège»",
        "1 page-head: Actualités de mai",
        "5 notice markup-left-out",
      ])
    #expect(reading.lines[12] == "31/02/2021")
  }

  @Test func `a document without a date line is one item`() throws {
    let bytes = try wordDocument(
      "parts[doc] = parts[doc].replace('Dakar, le 5 mai 2021'.encode(), b'Un mot').replace(b'31/02/2021', b'Deux')")
    let reading = try readWordDocument(bytes, name: "x.docx")
    #expect(reading.items.map(\.title) == ["Le bac de Rosso repart"])
    #expect(reading.items[0].date == .missing)
    #expect(reading.items[0].blocks.first?.text == "Actualités de mai")
    #expect(reading.unread.isEmpty)
  }

  @Test func `a bomb, entities, a lock and damage are refused in words, with the part`() throws {
    #expect(
      try refused("parts[doc] = b'<w:document>' + b' ' * (200 << 20) + b'</w:document>'")?.message.french
        == "document Word non lu\u{A0}: la partie «\u{A0}word/document.xml\u{A0}» se déplie au-delà de toute mesure")
    #expect(
      try refused("parts[doc] = b'<!DOCTYPE w [<!ENTITY a \"b\">]><w>&a;</w>'")?.message.english
        == "Word document not read: it declares entities, part 'word/document.xml', line 1")
    #expect(
      try refused("parts[doc] = b'<w:document xmlns:w=\"w\"/>'")?.message.english
        == "Word document not read: it holds no text")
    let many = try refused("parts.update({'x/%d' % i: b'' for i in range(6000)})")
    #expect(many?.message.english == "Word document not read: 6006 parts are too many")
    let cut = Array(try wordDocument().dropLast(200))
    let stop = #expect(throws: Stop.self) { try Gathering.read(NewsSource(path: "x", bytes: cut)) }
    #expect(stop?.diagnostics.map(\.code) == ["word-refused"])
  }

  @Test func `other archives are refused by name`() throws {
    for (name, part) in [
      ("Excel (.xlsx)", "xl/workbook.xml"), ("OpenDocument (.odt, .ods)", "META-INF/manifest.xml"), ("ZIP", "a.jpg"),
    ] {
      #expect(SourceKind(of: try wordDocument("parts = {'\(part)': b'x'}")) == .unsupported(name))
    }
  }

  @Test func `every gallery of a post gives its pictures, and those not exported are told`() throws {
    let attachment = { (id: Int, parent: Int, order: Int) in
      """
      <item><title>p\(id)</title><wp:post_id>\(id)</wp:post_id><wp:post_type>attachment</wp:post_type>
      <wp:post_parent>\(parent)</wp:post_parent><wp:menu_order>\(order)</wp:menu_order>
      <wp:attachment_url>https://exemple.org/\(id).jpg</wp:attachment_url></item>
      """
    }
    let post = { (id: Int, text: String) in
      """
      <item><title>T\(id)</title><wp:post_id>\(id)</wp:post_id><wp:post_type>post</wp:post_type>
      <content:encoded><![CDATA[<p>\(text)</p>]]></content:encoded></item>
      """
    }
    let feed = """
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
      <channel><wp:wxr_version>1.2</wp:wxr_version>
      \(post(1, "Un [gallery ids=\"7, 8\" columns=\"2\"] deux [gallery columns='3' ids='9,7,99'] trois [galleryx] fin."))
      \(post(2, "Quatre [gallery]")) \(post(3, "Cinq [gallery link=file id=2] [gallery"))
      \(attachment(7, 1, 0)) \(attachment(8, 1, 0)) \(attachment(9, 1, 0)) \(attachment(11, 2, 2)) \(attachment(12, 2, 1))
      \(post(4, "Six [gallery]"))
      </channel></rss>
      """
    let reading = try readFeed(Array(feed.utf8), name: "x")
    #expect(
      reading.items.map { $0.blocks.map { clean($0.text).text } } == [
        ["Un deux trois [galleryx] fin."], ["Quatre"], ["Cinq [gallery"], ["Six"],
      ])
    #expect(
      reading.items.map { $0.pictures.flatMap(\.candidates).map(\.location) }
        == [
          [7, 8, 9], [12, 11], [12, 11], [],
        ].map { $0.map { .address("https://exemple.org/\($0).jpg") } })
    #expect(
      reading.diagnostics == [
        .picturesNotExported(reading.items[0], count: 1, file: "x", line: 3),
        .picturesNotExported(reading.items[3], count: 1, file: "x", line: reading.items[3].lines.lowerBound),
      ])
    #expect(reading.items.map(\.hasPicture) == [true, true, true, true])
  }

  @Test func `what WordPress exports gives its posts, drafts named, pages left`() throws {
    let reading = try readFeed(fixture("wordpress.xml"), name: "x")
    #expect(
      told(reading) == [
        "22 [9-28] 2021-05-05 Actions: Le bac repart @10",
        "  address https://exemple.org/bac/",
        "  id https://exemple.org/?p=7",
        "  author awa",
        "  15 Premier paragraphe, **gras**.",
        "  18 Second paragraphe.",
        "  41 picture https://exemple.org/u/puits.jpg alt «Un puits» caption «Le puits, mardi»",
        "  17 picture https://exemple.org/u/bac.jpg, https://exemple.org/u/bac-300x200.jpg alt «Le bac» caption «Au quai»",
        "29 [29-39] - -: Pas encore @30",
        "  draft",
        "  33 Un brouillon.",
        "40 other-content: Contact",
        "9 warning pictures-not-exported",
      ])
    #expect(reading.format == "WordPress WXR 1.2")
  }
}
