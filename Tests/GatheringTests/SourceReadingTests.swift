import Diagnostics
import Files
import Foundation
import Glibc
import Instruments
import IssueModel
import Testing
import Transfer

@testable import Gathering

private let server = Result { try WebServer() }

@Suite struct SourceReadingTests {
  /// A folder of its own, with these files.
  private func inFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for (name, text) in files { try Folder(path).write(Array(text.utf8), to: name) }
    try body(path)
  }

  private func findings(_ names: [String], fetcher: Fetcher? = nil) -> [Diagnostic] {
    do { return try NewsSource.read(names, fetcher: fetcher).findings } catch { return error.diagnostics }
  }

  @Test func `files, the standard input and a folder are read in one go, a folder by name`() throws {
    try inFolder(["b.txt": "b", "notes/2.md": "deux", "notes/1.md": "un", "notes/10.md": "dix"]) { path in
      let read = try NewsSource.read([path + "/b.txt", "-", path + "/notes/"]) { _ in Array("entrée".utf8) }
      #expect(read.sources.map { String(decoding: $0.bytes, as: UTF8.self) } == ["b", "entrée", "un", "dix", "deux"])
      #expect(read.sources.map(\.name) == ["b.txt", "-", "1.md", "10.md", "2.md"])
      #expect(read.sources.map(\.path)[2] == path + "/notes/1.md")
      #expect(read.sources[0].origin.folder == Folder(path) && read.sources[1].origin == SourceOrigin())
      #expect(read.sources[2].origin.notes?.path == path + "/notes")
      #expect(read.findings == [])
    }
  }

  @Test func `a saved page's own folder is its pictures', and what is no news is told once for the folder`() throws {
    let jpeg = String(decoding: [0x25, 0x50, 0x44, 0x46, 0x2D], as: UTF8.self)
    try inFolder([
      "d/page.html": "<html>", "d/page_files/x.js": "x", "d/PAGE2.HTM": "<html>", "d/Page2_fichiers/y.txt": "y",
      "d/seul_files/z.txt": "z", "d/plan.pdf": jpeg, "d/vide.md": "", "d/.brouillon.md": "x", "d/.DS_Store": "x",
      "d/._page.html": "x", "d/Thumbs.db": "x", "d/.git/config": "x",
    ]) { path in
      symlink("/etc/passwd", path + "/d/lien.md")
      mkfifo(path + "/d/tuyau", 0o600)
      let read = try NewsSource.read([path + "/d"])
      #expect(read.sources.map(\.name) == ["PAGE2.HTM", "page.html"])
      #expect(
        read.findings.map { "\($0.code) " + $0.message.english.replacing(path, with: "") } == [
          "link-not-followed 1 symbolic link is not followed: 'lien.md'",
          "not-a-file 1 entry is no file: 'tuyau'",
          "hidden-file-left 1 hidden file is not read: '.brouillon.md'",
          "file-not-taken 1 file of formats not supported: 'plan.pdf (PDF)'",
          "empty-file 1 empty file: 'vide.md'",
          "inner-folder-not-read what is no picture is not read in 1 inner folder: 'seul_files'",
        ])
      #expect(read.findings.allSatisfy { $0.place.file == path + "/d" && $0.message.french != $0.message.english })
    }
  }

  @Test func `what cannot be read stops everything, each with its own finding`() throws {
    try inFolder(["vide/x": "", "photos/a.jpg": "\u{FF}"]) { path in
      try Folder(path).write([0xFF, 0xD8, 0xFF], to: "photos/a.jpg")
      #expect(
        findings([
          path + "/absent.txt", path + "/vide", path + "/photos", "https://www.example.org/actus?x=1", "ftp://x/y",
        ]).map { "\($0.code) \($0.message.french.replacing(path, with: "").replacing("\u{A0}", with: " "))" } == [
          "source-unreadable « /absent.txt » ne se lit pas : fichier absent",
          "folder-without-news aucun texte à lire dans ce dossier",
          "download-needed « https://www.example.org/actus?x=1 » est sur le réseau, où rien n’est cherché sans permission",
          "source-not-fetched « ftp://x/y » n’est pas une adresse du web",
          "folder-without-news aucun texte à lire dans ce dossier, seulement 1 image",
        ])
    }
  }

  @Test func `ten thousand files are no folder of notes, and are refused at once`() throws {
    try inFolder(["d/0.md": "x"]) { path in
      for number in 1...10_000 {
        let file = open(path + "/d/\(number).md", O_CREAT | O_WRONLY, 0o600)
        close(file)
      }
      let start = Date()
      let found = findings([path + "/d"])
      #expect(Date().timeIntervalSince(start) < 5)
      #expect(found.map(\.code) == ["folder-too-full"])
      #expect(found[0].place.file == path + "/d")
    }
  }

  @Test func `names with control characters are read, and shown without them`() throws {
    try inFolder([:]) { path in
      try Folder(path).makeFolder("d")
      for name in [Array("a\n\u{1B}[31m.md".utf8), Array("b\u{202E}dm.exe".utf8), [0x63, 0xE9, 0x2E, 0x6D, 0x64]] {
        let bytes = (Array((path + "/d/").utf8) + name + [0]).map { CChar(bitPattern: $0) }
        let file = open(bytes, O_CREAT | O_WRONLY, 0o600)
        write(file, "texte", 5)
        close(file)
      }
      let read = try NewsSource.read([path + "/d"])
      #expect(read.sources.count == 3)
      #expect(
        read.sources.map { $0.path.replacing(path, with: "") } == [
          "/d/a\u{FFFD}\u{FFFD}[31m.md", "/d/b\u{FFFD}dm.exe", "/d/c\u{FFFD}.md",
        ])
      #expect(read.sources.allSatisfy { $0.bytes == Array("texte".utf8) })
    }
  }

  @Test func `sources that are too large together are refused`() throws {
    try inFolder([:]) { path in
      for number in 0..<6 {
        try Folder(path).write([UInt8](repeating: 0x78, count: 18 << 20), to: "d/\(number).txt")
      }
      let found = findings([path + "/d"])
      #expect(found.map(\.code) == ["sources-too-large"])
      #expect(found[0].message.english.contains("5.txt"))
      try Folder(path).write([UInt8](repeating: 0x78, count: 21 << 20), to: "e/x.txt")
      #expect(findings([path + "/e/x.txt"]).map(\.code) == ["source-unreadable"])
      #expect(findings([path + "/e"]).map(\.code) == ["folder-without-news"])
      // Among notes it is left aside.
      try Folder(path).write(Array("# Un".utf8), to: "e/un.md")
      try Folder(path).write([0x50, 0x4B], to: "e/~$lettre.docx")
      let read = try NewsSource.read([path + "/e"])
      #expect(read.sources.map(\.name) == ["un.md"])
      #expect(read.findings.map(\.code) == ["file-too-heavy"])
      #expect(
        read.findings[0].message.french
          == "1\u{A0}fichier de plus de 20\u{A0}Mo n’est pas lu\u{A0}: «\u{A0}x.txt\u{A0}»")
    }
  }

  // MARK: - Addresses

  @Test func `an address is fetched with permission, its server's encoding and its end kept`() throws {
    let address = try server.get().address
    let fetcher = Fetcher(reach: .publicInternetAndThisMachine)
    let read = try NewsSource.read([address + "/redirect/2"], fetcher: fetcher)
    #expect(read.sources.map { String(decoding: $0.bytes, as: UTF8.self) } == ["bonjour"])
    #expect(read.sources[0].origin == SourceOrigin(address: address + "/ok", encoding: "utf-8"))
    #expect(read.sources[0].name == address.dropFirst(7) + "/ok")
    #expect(read.sources[0].path == address + "/redirect/2")
  }

  @Test func `an address that gives nothing says why, and where a redirect led`() throws {
    let address = try server.get().address
    let fetcher = Fetcher(reach: .publicInternetAndThisMachine)
    let found = findings([address + "/status/404", address + "/to-cloud", "gopher://127.0.0.1/"], fetcher: fetcher)
    #expect(
      found.map { "\($0.code) " + $0.message.english.replacing(address, with: "A") } == [
        "source-not-fetched 'A/status/404' could not be read: answer 404",
        "source-not-fetched 'A/to-cloud' could not be read (redirected to 'http://169.254.169.254/'): it leads to 169.254.169.254, which is not on the public internet",
        "source-not-fetched 'gopher://127.0.0.1/' could not be read: 'gopher' is neither http nor https",
      ])
    #expect(found.allSatisfy { $0.hint != nil && $0.place.file != nil })
  }

  @Test(arguments: [
    ("text/html; charset=UTF-8", "UTF-8"), ("text/xml;charset=\"iso-8859-1\"; x=y", "iso-8859-1"), ("text/html", nil),
    ("charset=x", nil), ("text/html; charset=", nil),
  ])
  func `the encoding is read from a server's content type`(header: String, encoding: String?) {
    #expect(charset(in: header) == encoding)
  }
}
