import Foundation
import Instruments
import Testing

/// A photo in large patches of chance, so that no two seeds give the same.
private func photo(_ seed: Int, _ width: Int = 320, _ height: Int = 240) throws -> Data {
  let script = """
    import random, struct, sys, zlib
    seed, w, h = map(int, sys.argv[1:])
    r = random.Random(seed)
    p = [[bytes(r.randrange(256) for _ in range(3)) for _ in range(w // 40 + 1)] for _ in range(h // 40 + 1)]
    rows = b''.join(b'\\0' + b''.join(p[y // 40][x // 40] for x in range(w)) for y in range(h))
    chunk = lambda t, d: struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
    sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0))
      + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
    """
  return Data(try bytes(of: "python3", "-c", script, "\(seed)", "\(width)", "\(height)", reading: []))
}

/// A telephone's photo: lying on its side, with its place.
private func telephonePhoto(at path: String) throws {
  let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
  let drawing = repository + "/Tests/Fixtures/imaging/halves.svg"
  try FileManager.default.createDirectory(
    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
  for command in [
    [products + "/lettre-pictures", "rasterise", drawing, path, "--width", "900"],
    [
      "exiftool", "-q", "-overwrite_original", "-n", "-Orientation=6", "-GPSLatitude=14.7", "-GPSLatitudeRef=N",
      "-XMP:Creator=Quelqu'un", path,
    ],
  ] {
    guard try run(command).status == 0 else { throw CocoaError(.executableLoad) }
  }
}

extension LetterFolder {
  fileprivate func put(_ data: Data, _ file: String) throws {
    let full = path + "/" + file
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(filePath: full))
  }

  fileprivate func begin() throws {
    try write(letterText, to: "letter.yaml")
    #expect(try runLettre(["new", "2021-05"], in: path).code == 0)
  }

  fileprivate var images: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/issues/2021-05/images")) ?? []).sorted()
  }

  /// The text of the only article of a day.
  fileprivate func article(of day: String) -> String? {
    let names = files.filter { $0.hasPrefix("issues/2021-05/articles/\(day)-") }
    return names.count == 1 ? names.first.flatMap(text) : nil
  }

  /// The bytes of every file of the issue.
  fileprivate var contents: [String: Data] {
    var contents: [String: Data] = [:]
    for file in files.filter({ $0.hasPrefix("issues/") }) {
      contents[file] = try? Data(contentsOf: URL(filePath: path + "/" + file))
    }
    return contents
  }
}

@Suite struct PictureSourcesTests {
  @Test func `a folder of three notes and four photos becomes three articles with their pictures`() throws {
    let folder = try LetterFolder()
    try folder.begin()
    for (name, title) in [("05-atelier", "Un atelier"), ("06-port", "Le port"), ("10-ecole", "Une école")] {
      try folder.write(
        "---\ntitle: \"\(title)\"\ndate: 2021-05-\(name.prefix(2))\n---\n\nLe texte de la note.\n",
        to: "notes/2021-05-\(name).md")
    }
    try telephonePhoto(at: folder.path + "/notes/2021-05-05-atelier.jpg")
    try folder.put(photo(1), "notes/2021-05-05-atelier-2.png")
    try folder.put(photo(2), "notes/IMG_20210510_101112.png")
    try folder.put(photo(3), "notes/DSC_0042.png")
    let result = try runLettre(["gather", "2021-05", "notes"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    #expect(
      result.error.contains("1\u{A0}photo ne va à aucune note\u{A0}: «\u{A0}DSC_0042.png\u{A0}»"), "\(result.error)")
    #expect(folder.images == ["2021-05-05-1.jpg", "2021-05-05-2.png", "2021-05-10-1.png"])
    let article = try #require(folder.article(of: "2021-05-05"))
    #expect(article.contains("\nimage: images/2021-05-05-1.jpg "))
    #expect(article.contains("\nimages:\n  - file: images/2021-05-05-2.png\n    caption: \"\"\n    alt: \"\"\n"))
    #expect(article.contains("\nconsent: \"\" "))
    let port = try #require(folder.article(of: "2021-05-06"))
    #expect(port.contains("\nimage:  "))
    let kept = folder.path + "/issues/2021-05/images/2021-05-05-1.jpg"
    let notes = try output(
      of: "exiftool", "-s3", "-ImageSize", "-Orientation", "-GPSLatitude", "-Creator", kept, reading: [])
    #expect(notes.split(separator: "\n").map(String.init) == ["600x900"] || notes.hasPrefix("450x900"), "\(notes)")
    // A second time nothing changes, not a byte.
    let before = folder.contents
    #expect(try runLettre(["gather", "2021-05", "notes"], in: folder.path).code == 0)
    #expect(folder.contents == before)
    // What the letter's own reader has to say of the articles is what the editor must still write, and no more.
    let check = try runLettre(["check", "2021-05", "--format", "json"], in: folder.path)
    let list = try #require(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]])
    #expect(!list.contains { ($0["code"] as? String ?? "").contains("missing-picture") }, "\(check.output)")
  }

  @Test func `a saved page brings the pictures of the folder beside it`() throws {
    let folder = try LetterFolder()
    try folder.begin()
    try FileManager.default.copyItem(
      atPath: repository + "/Tests/Fixtures/gathering/page.html", toPath: folder.path + "/page.html")
    try folder.put(photo(1, 300, 200), "page_fichiers/36.jpg")
    try folder.put(photo(1, 600, 400), "page_fichiers/36-1200.jpg")
    let result = try runLettre(["gather", "2021-05", "page.html"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    #expect(folder.images == ["2021-05-05-1.png"])
    let article = folder.article(of: "2021-05-05")
    #expect(article?.contains("\nimage: images/2021-05-05-1.png") == true, "\(folder.files.sorted())")
    #expect(article?.contains("\nalt: \"Le bac à quai\"") == true)
  }

  @Test func `a Word document brings the pictures in it`() throws {
    let folder = try LetterFolder()
    try folder.begin()
    try folder.put(photo(1), "a.png")
    try folder.put(photo(2), "b.png")
    let script = """
      import sys, zipfile
      root, source = sys.argv[1], sys.argv[2]
      z = zipfile.ZipFile(root + '/texte.docx', 'w', zipfile.ZIP_DEFLATED)
      import os
      for folder, _, files in os.walk(source):
        for f in files:
          path = os.path.join(folder, f)
          name = os.path.relpath(path, source)
          data = open(path, 'rb').read()
          if name == 'word/media/image1.png': data = open(root + '/a.png', 'rb').read()
          if name.endswith('document.xml.rels'):
            data = data.replace(b'../../../etc/passwd', b'media/image2.png').replace(b' TargetMode="External"', b'', 0)
          if name == 'word/document.xml': data = data.replace(b'31/02/2021', b'10/05/2021')
          z.writestr(name, data)
      z.writestr('word/media/image2.png', open(root + '/b.png', 'rb').read())
      z.close()
      """
    _ = try output(
      of: "python3", "-c", script, folder.path, repository + "/Tests/Fixtures/gathering/docx", reading: [])
    let result = try runLettre(["gather", "2021-05", "texte.docx"], in: folder.path)
    #expect(result.code == 0, "\(result.error)")
    #expect(folder.images == ["2021-05-05-1.png", "2021-05-10-1.png"], "\(result.error)")
    let article = folder.article(of: "2021-05-05")
    #expect(article?.contains("\nimage: images/2021-05-05-1.png") == true)
    #expect(article?.contains("\ncaption: \"Le bac, mardi\"") == true)
  }

  @Test func `a feed on the network is gathered with --download, its pictures with it, and not without`() throws {
    let folder = try LetterFolder()
    try folder.begin()
    try folder.put(photo(1, 640, 480), "site/bac.png")
    let server = try WebServer(files: folder.path + "/site")
    try folder.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Le port</title><link>\(server.address)/files/</link><description>x</description>
      <item><title>Le bac repart</title><link>\(server.address)/files/bac</link>
      <pubDate>Wed, 05 May 2021 10:00:00 GMT</pubDate>
      <description>&lt;p&gt;Le bac part.&lt;/p&gt;&lt;p&gt;&lt;img src="bac.png" alt="Le bac"&gt;&lt;/p&gt;</description></item>
      </channel></rss>

      """, to: "site/feed.xml")
    let feed = server.address + "/files/feed.xml"
    let refused = try runLettre(["gather", "2021-05", feed], in: folder.path)
    #expect(refused.code == 3)
    #expect(refused.error.contains("est sur le réseau") && refused.error.contains("--download"))
    #expect(folder.images == [])
    // Nobody but a test may fetch from this machine.
    let inward = try runLettre(["gather", "2021-05", feed, "--download", "--lang", "en"], in: folder.path)
    #expect(inward.code == 3)
    #expect(inward.error.contains("it leads to 127.0.0.1, which is not on the public internet"), "\(inward.error)")
    let allowed = ["LETTRE_TEST_REACH": "this-machine"]
    let taken = try runLettre(["gather", "2021-05", feed, "--download"], in: folder.path, environment: allowed)
    #expect(taken.code == 0, "\(taken.error)")
    #expect(folder.images == ["2021-05-05-1.png"], "\(taken.error)")
    let article = folder.article(of: "2021-05-05")
    #expect(article?.contains("\nimage: images/2021-05-05-1.png") == true)
    let before = folder.contents
    #expect(try runLettre(["gather", "2021-05", feed, "--download"], in: folder.path, environment: allowed).code == 0)
    #expect(folder.contents == before)
  }

  @Test func `a page by the standard input is gathered like a file`() throws {
    let folder = try LetterFolder()
    try folder.begin()
    let result = try runLettre(["gather", "2021-05", "-"], in: folder.path, input: pageText)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.output.contains("Pris (2)\n"))
  }

  @Test func `a hostile folder leaves nothing outside the issue`() throws {
    let folder = try LetterFolder()
    try folder.begin()
    try folder.write(
      "---\ntitle: \"Piège\"\ndate: 2021-05-05\nimage: ../../../../etc/passwd\n---\n\nTexte.\n\n![x](lien.jpg)\n\n![y](a.jpg)\n",
      to: "notes/piege.md")
    try folder.write("<!DOCTYPE html><html>", to: "notes/piege.jpg")
    try folder.put(Data([0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xEA, 0x60, 0xEA, 0x60, 3, 1]), "notes/a.jpg")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/notes/lien.jpg", withDestinationPath: "/etc/passwd")
    try folder.put(try photo(1), "notes/piege-\u{1}\n$(touch pwned).png")
    let before = folder.files
    let start = Date()
    let result = try runLettre(["gather", "2021-05", "notes"], in: folder.path)
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(result.code == 0, "\(result.error)")
    #expect(folder.images == ["2021-05-05-1.png"])
    let new = folder.files.subtracting(before).filter { !$0.hasPrefix("issues/2021-05/") && !$0.hasPrefix(".cache") }
    #expect(new == [])
    #expect(
      result.error.contains("60000 × 60000 pixels") && result.error.contains("lien symbolique"), "\(result.error)")
  }
}
