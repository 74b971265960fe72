import Foundation
import Instruments
import Testing

@testable import lettre

/// The built command on sources made to do harm: how it ends, in how much time and memory, what it says, and that it
/// writes nothing outside the issue.
@Suite struct HostileGatherTests {
  struct Source: Sendable, CustomTestStringConvertible {
    var name: String
    /// What stands in the report: code of the way it ends, and a place with words of the finding.
    var code: Int32
    var says: String
    var bytes: @Sendable () throws -> [UInt8]

    init(_ name: String, _ code: Int32, _ says: String, _ text: @escaping @Sendable () -> String) {
      (self.name, self.code, self.says) = (name, code, says)
      bytes = { Array(text().utf8) }
    }

    /// A file that Python writes, with `path` its name.
    init(_ name: String, _ code: Int32, _ says: String, python: String) {
      (self.name, self.code, self.says) = (name, code, says)
      bytes = {
        let path = NSTemporaryDirectory() + "/lettre-hostile-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try output(
          of: "python3", "-c", "import sys, zipfile, zlib, struct\npath = sys.argv[1]\n" + python, path, reading: [])
        return Array(try Data(contentsOf: URL(filePath: path)))
      }
    }

    var testDescription: String { name }
  }

  private static let words = String(repeating: "un mot et puis un autre ", count: (19 << 20) / 24)
  private static func rows(_ row: String) -> String { String(repeating: row, count: (19 << 20) / row.utf8.count) }
  private static func item(_ text: String) -> String {
    "<rss><channel><item><title>T</title><pubDate>5 May 2021</pubDate><description><![CDATA[\(text)]]>"
      + "</description></item></channel></rss>"
  }

  static let sources: [Source] = [
    Source("entity-bomb.xml", 3, "entity-bomb.xml:2:15: erreur\u{A0}: fil non lu\u{A0}: il déclare des entités") {
      "<?xml version='1.0'?>\n<!DOCTYPE rss [\n<!ENTITY e0 \"ha\">\n"
        + (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">\n" }.joined()
        + "]><rss><channel><item><title>&e9;</title></item></channel></rss>"
    },
    Source("outside.xml", 3, "outside.xml:1:15: erreur\u{A0}: fil non lu\u{A0}: il déclare des entités") {
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>"
    },
    Source("20MB.xml", 3, "20MB.xml:1:10000") { item(words) },
    Source("20MB.html", 4, "20MB.html:1:1: avertissement\u{A0}: «\u{A0}T\u{A0}» n’est pas pris") {
      "<html><p>| 05/05/2021</p><h3>T</h3><p>\(words)</p></html>"
    },
    Source("20MB.csv", 4, "20MB.csv:2:1: avertissement\u{A0}: «\u{A0}T\u{A0}» n’est pas pris") {
      "titre;date;texte\nT;05/05/2021;\"\(words)\"\n"
    },
    Source("20MB.txt", 4, "20MB.txt:1:1: avertissement\u{A0}: «\u{A0}T\u{A0}» n’est pas pris") {
      "| 05/05/2021\nT\n\(words)\n"
    },
    Source("20MB.md", 0, "20MB.md: avertissement\u{A0}: fichier de 19455") {
      "---\ntitle: T\ndate: 2021-05-05\n---\n\n\(words)\n"
    },
    Source("lines.txt", 3, "lines.txt: erreur\u{A0}: source non lue\u{A0}: plus de 100\u{A0}000 lignes") {
      "| 05/05/2021\nT\n" + rows("un mot et puis un autre.\n")
    },
    Source("lines.html", 3, "lines.html: erreur\u{A0}: source non lue\u{A0}: plus de 500\u{A0}000 lignes") {
      "<html><p>| 05/05/2021</p><h3>T</h3>" + rows("<p>un mot et un autre.</p>\n")
    },
    Source("tags.html", 3, "tags.html:1: erreur\u{A0}: page non lue\u{A0}: plus de 200\u{A0}000 balises") {
      "<html><p>| 05/05/2021</p><h3>T</h3>" + rows("<b>x</b>")
    },
    Source("elements.xml", 3, "elements.xml:1:") { "<rss><channel>" + rows("<item/>") },
    Source("cells.csv", 3, "cells.csv:2: erreur\u{A0}: source non lue\u{A0}: une ligne de plus de 500 cases") {
      "titre;date;texte\n" + rows(";")
    },
    Source("rows.csv", 3, "rows.csv: erreur\u{A0}: source non lue\u{A0}: plus de 100\u{A0}000 lignes") {
      "titre;date;texte\n" + rows("a;b;c\n")
    },
    Source("items.xml", 3, "items.xml: erreur\u{A0}: source non lue\u{A0}: 20\u{A0}001 articles") {
      "<rss><channel>" + String(repeating: "<item><title>T</title></item>", count: 20_001) + "</channel></rss>"
    },
    Source("new.xml", 3, "5000 nouveaux articles entre le") {
      "<rss><channel>"
        + (0..<5000).map {
          "<item><title>T\($0)</title><pubDate>5 May 2021</pubDate><description>Un texte, le \($0)e.</description></item>"
        }.joined() + "</channel></rss>"
    },
    Source("deep.html", 3, "deep.html:2: erreur\u{A0}: page non lue\u{A0}: plus de 512 balises l’une dans l’autre") {
      "<html>\n" + String(repeating: "<div>", count: 60_000) + "| 05/05/2021"
    },
    Source("deep.xml", 3, "deep.xml:2:") { "<rss>\n" + String(repeating: "<item>", count: 60_000) },
    Source("deep-item.xml", 0, "deep-item.xml:1: avertissement\u{A0}: texte de «\u{A0}T\u{A0}» non lu") {
      item(String(repeating: "<div>", count: 60_000))
    },
    Source("deep.md", 0, "deep.md:6") {
      "---\ntitle: T\ndate: 2021-05-05\n---\n\n" + String(repeating: "> ", count: 60_000) + "x\n"
    },
    Source("anchors.md", 1, "anchors.md:2") {
      "---\na0: &a0 [x,x]\n" + (1...30).map { "? &a\($0) [*a\($0 - 1),*a\($0 - 1)]\n: x\n" }.joined()
        + "---\n\nLe texte.\n"
    },
    Source("quotes.csv", 0, "quotes.csv:2:") {
      "titre;date\n" + String(repeating: "\"x;05/05/2021\n", count: 19_000)
    },
    Source(
      "zip-bomb.docx", 3, "se déplie au-delà de toute mesure",
      python: """
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
          z.writestr('word/document.xml', b'<w:document>' + b' ' * (300 << 20) + b'</w:document>')
        """),
    Source(
      "large.docx", 3, "document Word non lu",
      python: """
        import random
        r = random.Random(1)
        ns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
        body = ''.join('<w:p><w:r><w:t>%x</w:t></w:r></w:p>' % r.getrandbits(200) for _ in range(190000))
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
          z.writestr('word/document.xml', '<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (ns, body))
        """),
    Source(
      "noise.txt", 4, "noise.txt:",
      python: "import random\nopen(path, 'wb').write(b'| 05/05/2021\\nT\\n' + random.Random(1).randbytes(2 << 20))"),
  ]

  private func measured(_ folder: LetterFolder, _ source: String) throws -> [String: Any] {
    let lettre = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "lettre").path
    let said = try output(
      of: "python3", repository + "/Tests/Fixtures/command/measure.py", folder.path, lettre, "gather", "2021-05",
      source,
      reading: [])
    return try #require(try JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any])
  }

  private func prepared() throws -> LetterFolder {
    let folder = try LetterFolder()
    try folder.write(letterText, to: "letter.yaml")
    #expect(try runLettre(["new", "2021-05"], in: folder.path).code == 0)
    return folder
  }

  /// Checks time and memory, and that what is new in the folder is the issue's.
  private func check(_ folder: LetterFolder, _ source: String, code: Int32, says: String) throws {
    let before = folder.files
    let run = try measured(folder, source)
    let errors = run["errors"] as? String ?? ""
    #expect(run["code"] as? Int == Int(code), "\(errors.prefix(2000))")
    #expect(errors.contains(says), "\(errors.prefix(2000))")
    let (seconds, megabytes) = (run["seconds"] as? Double ?? .infinity, run["megabytes"] as? Double ?? .infinity)
    #expect(seconds < 5, "\(seconds) s")
    #expect(megabytes < 300, "\(megabytes) MB")
    #expect(folder.files.subtracting(before).allSatisfy { $0.hasPrefix("issues/2021-05/") })
  }

  @Test(arguments: sources) func `a hostile source ends soon, in little memory, with its place told`(_ source: Source)
    throws
  {
    let folder = try prepared()
    try Data(try source.bytes()).write(to: URL(filePath: folder.path + "/" + source.name))
    try check(folder, source.name, code: source.code, says: source.says)
  }

  @Test func `a picture of 60,000 by 60,000 and links out of the folder are not taken`() throws {
    let folder = try prepared()
    try folder.write("---\ntitle: T\ndate: 2021-05-05\nimage: bombe.png\n---\n\nLe texte.\n", to: "notes/note.md")
    _ = try output(
      of: "python3", "-c",
      """
      import struct, sys, zlib
      def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
      head = struct.pack('>IIBBBBB', 60000, 60000, 8, 2, 0, 0, 0)
      open(sys.argv[1], 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', head)
        + chunk(b'IDAT', zlib.compress(bytes(1000))) + chunk(b'IEND', b''))
      """, folder.path + "/notes/bombe.png", reading: [])
    for (name, target) in [("lien.jpg", "/etc/passwd"), ("autre.md", "/etc/passwd"), ("racine", "/")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/notes/" + name, withDestinationPath: target)
    }
    try check(
      folder, "notes", code: 0,
      says: "notes/note.md:4: avertissement\u{A0}: image «\u{A0}bombe.png\u{A0}» non prise\u{A0}: 60000")
    #expect(!folder.files.contains { $0.hasPrefix("issues/2021-05/images/") && $0.hasSuffix("g") })
    let again = try measured(folder, "notes")["errors"] as? String
    #expect(again?.contains("3\u{A0}liens symboliques ne sont pas suivis") == true)
  }
}
