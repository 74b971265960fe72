import Diagnostics
import Files
import Foundation
import Glibc
import Instruments
import IssueModel
import Testing
import Transfer

@testable import Gathering
@testable import Imaging

private let server = Result { try WebServer() }

@Suite struct PictureIntakeTests {
  @Test func `a saved page's pictures get names of the tool's own, and the same one is kept once`() throws {
    let desk = try PictureDesk()
    let (one, two) = (try photo(1), try photo(2, 400, 300))
    try desk.root.write(one, to: "page_files/../page_files/photo 1.png".replacing("page_files/../", with: ""))
    try desk.root.write(two, to: "page_files/é.png")
    try desk.root.write(one, to: "page_files/copie.png")
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let haul = try desk.take(
      [
        item([file("page_files/photo 1.png")], alt: "Une  salle\u{AD} ", caption: "L’atelier"),
        item(day: 6, [file("page_files/copie.png")], [file("page_files/é.png")]),
      ], from: [source, source])
    #expect(haul.diagnostics.told == [])
    #expect(
      haul.pictures == [
        0: [ArticlePicture(file: "images/2021-05-05-1.png", alt: "Une salle", caption: "L’atelier")],
        1: [ArticlePicture(file: "images/2021-05-05-1.png"), ArticlePicture(file: "images/2021-05-06-1.png")],
      ])
    #expect(desk.images == ["2021-05-05-1.png", "2021-05-06-1.png"])
    #expect(haul.files.map(\.digest) == (try desk.images.map { sha256(try desk.issue.read("images/" + $0)) }))
    // A second time nothing is decoded, and nothing is new, whether the sources are still there or not.
    desk.store.program = "/nonexistent"
    for _ in 0..<2 {
      let again = try desk.take(
        [
          item([file("page_files/photo 1.png")]),
          item(day: 6, [file("page_files/copie.png")], [file("page_files/é.png")]),
        ], from: [source, source], known: haul.memory)
      #expect(again.files == [] && again.memory == haul.memory)
      #expect(again.pictures.mapValues { $0.map(\.file) } == haul.pictures.mapValues { $0.map(\.file) })
      try FileManager.default.removeItem(atPath: desk.root.path + "/page_files")
      try desk.root.makeFolder("page_files")
    }
  }

  @Test func `the largest real candidate is taken, and what is too small for a photo is not`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1, 150, 100), to: "f/s.png")
    try desk.root.write(photo(1, 600, 400), to: "f/l.png")
    try desk.root.write(photo(2, 40, 40), to: "f/icone.png")
    try desk.root.write(photo(3, 1, 1), to: "f/pixel.png")
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let haul = try desk.take(
      [
        item(
          [file("f/s.png", width: 900), file("f/l.png"), file("f/absent.png")], [file("f/icone.png")],
          [file("f/pixel.png")])
      ],
      from: [source])
    let info = try PictureInfo(reading: desk.issue.read("images/2021-05-05-1.png"))
    #expect(info.width == 600)
    #expect(
      haul.diagnostics.told == [
        "picture-not-taken page.html:11 image « f/icone.png » non prise : 40 × 40 pixels, trop petite pour une photo",
        "picture-not-taken page.html:12 image « f/pixel.png » non prise : 1 × 1 pixels, trop petite pour une photo",
      ])
    #expect(haul.diagnostics.allSatisfy { $0.severity == .notice })
  }

  @Test func `what cannot be taken is told with its place and what to do`() throws {
    let desk = try PictureDesk()
    try desk.root.write(Array("<!DOCTYPE html><html>404".utf8), to: "f/page.jpg")
    try desk.root.write(Array(photo(1, 900, 600).prefix(2000)), to: "f/coupée.png")
    try desk.root.write([0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xEA, 0x60, 0xEA, 0x60, 3, 1], to: "f/bombe.jpg")
    symlink("/etc/passwd", desk.root.path + "/f/lien.jpg")
    symlink("/etc", desk.root.path + "/etc_files")
    mkfifo(desk.root.path + "/f/tuyau.jpg", 0o600)
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let names = [
      "f/page.jpg", "f/coupée.png", "f/bombe.jpg", "f/lien.jpg", "etc_files/passwd", "f/absente.jpg", "f/tuyau.jpg",
      "../../etc/passwd", "page_fichiers/a.jpg", "page_fichiers/b.jpg",
    ]
    var hostile = item()
    hostile.pictures = names.enumerated().map { RawPicture(candidates: [file($0.element)], line: $0.offset + 1) }
    hostile.pictures.append(
      RawPicture(candidates: [PictureCandidate(location: .refused("file:///etc/shadow"))], line: 20))
    let haul = try desk.take([hostile], from: [source])
    #expect(haul.pictures.isEmpty && haul.files.isEmpty && haul.memory.isEmpty)
    #expect(
      haul.diagnostics.dropLast().told == [
        "picture-not-taken page.html:1 image « f/page.jpg » non prise : c’est une page web, pas une image",
        "picture-not-taken page.html:3 image « f/bombe.jpg » non prise : 60000 × 60000 pixels, plus de 40 millions ou de 30 000 par côté",
        "picture-not-taken page.html:4 image « f/lien.jpg » non prise : c’est un lien symbolique, qui n’est pas suivi",
        "picture-not-taken page.html:5 image « etc_files/passwd » non prise : c’est un lien symbolique, qui n’est pas suivi",
        "picture-not-taken page.html:6 image « f/absente.jpg » non prise : fichier absent",
        "picture-not-taken page.html:7 image « f/tuyau.jpg » non prise : ce n’est pas un fichier",
        "picture-not-taken page.html:8 image « ../../etc/passwd » non prise : elle sort du dossier de la source",
        "page-folder-missing page.html:0 le dossier « page_fichiers » des images n’est pas à côté de cette source",
        "picture-not-taken page.html:20 image « file:///etc/shadow » non prise : elle n’est ni sur le web ni dans le dossier de la source",
      ])
    let cut = "picture-not-taken page.html:2 image « f/coupée.png » non prise : elle ne peut pas être décodée ("
    #expect(haul.diagnostics.suffix(1).told[0].hasPrefix(cut))
    #expect(haul.diagnostics.allSatisfy { $0.hint != nil && $0.message.english != $0.message.french })
    #expect(try desk.root.list() == ["etc_files", "f", "issues"])
    #expect(desk.images == [])
  }

  @Test func `a photo replaced by hand stays, and one removed stays removed`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1), to: "f/a.png")
    try desk.root.write(photo(2), to: "f/b.png")
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let items = [item([file("f/a.png")], [file("f/b.png")])]
    let haul = try desk.take(items, from: [source])
    try desk.issue.write([1, 2, 3], to: "images/2021-05-05-1.png")
    try desk.issue.remove("images/2021-05-05-2.png")
    let again = try desk.take(items, from: [source], known: haul.memory)
    #expect(again.files == [])
    #expect(again.pictures == [0: [ArticlePicture(file: "images/2021-05-05-1.png")]])
    #expect(
      again.diagnostics.told == [
        "picture-not-taken page.html:11 image « 2021-05-05-2.png » non prise : son fichier a été supprimé à la main"
      ])
    // The name is not given to another.
    try desk.root.write(photo(3), to: "f/c.png")
    let third = try desk.take(
      [item([file("f/a.png")], [file("f/b.png")], [file("f/c.png")])], from: [source], known: again.memory)
    #expect(third.files.map(\.file) == ["images/2021-05-05-3.png"])
  }

  @Test func `where the memory is lost the files themselves tell what they are`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1), to: "f/a.png")
    try desk.issue.write([9], to: "images/2021-05-05-1.jpg")
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let haul = try desk.take([item([file("f/a.png")])], from: [source])
    #expect(desk.images == ["2021-05-05-1.jpg", "2021-05-05-2.png"])
    let again = try desk.take([item([file("f/a.png")])], from: [source])
    #expect(again.files == [] && again.pictures == haul.pictures && again.memory == haul.memory)
  }

  @Test func `the memory of a picture is read back as it was written`() {
    let digest = String(repeating: "0a", count: 32)
    let kept = KeptPicture(
      file: "2021-05-05-1.jpg", written: digest, original: digest, origin: "page\t1.html!été_fichiers/é \n.jpg")
    #expect(KeptPicture(fields: kept.fields) == kept)
    #expect(!kept.fields.joined().contains { $0 == "\t" || $0.isNewline })
    for file in ["../x.jpg", "", "a/b", ".x", "a\u{1}"] {
      #expect(KeptPicture(fields: [file] + kept.fields.dropFirst()) == nil)
    }
    #expect(KeptPicture(fields: kept.fields.dropLast()) == nil)
    #expect(KeptPicture(fields: ["x.jpg", "0", digest, "x"]) == nil)
  }

  // MARK: - The network

  @Test func `without permission nothing is fetched, and that is said once`() throws {
    let desk = try PictureDesk()
    let address = try server.get().address
    let source = NewsSource(path: "page.html", bytes: [])
    let candidate = PictureCandidate(location: .address(address + "/files/a.png"))
    let haul = try desk.take([item([candidate], [candidate])], from: [source])
    #expect(
      haul.diagnostics.told == [
        "pictures-on-network page.html:0 des images de cette source sont sur le réseau et n’ont pas été cherchées"
      ])
  }

  @Test func `with permission the larger picture of the network is taken, and the next run needs no network`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1, 200, 150), to: "f/petite.png")
    try desk.root.write(photo(1, 800, 600), to: "grande.png")
    let files = try WebServer(files: desk.root.path)
    let fetcher = Fetcher(limits: FetchLimits(secondsOfSilence: 1), reach: .publicInternetAndThisMachine)
    let address = files.address + "/files/grande.png"
    let pictures = [
      [PictureCandidate(location: .address(address), width: 800), file("f/petite.png")],
      [PictureCandidate(location: .address(files.address + "/status/404"))],
      [PictureCandidate(location: .address(files.address + "/to-private"))],
      [PictureCandidate(location: .address(files.address + "/ok"))],
    ]
    var article = item()
    article.pictures = pictures.enumerated().map { RawPicture(candidates: $0.element, line: $0.offset + 1) }
    let source = NewsSource(path: "page.html", bytes: [], origin: SourceOrigin(folder: desk.root))
    let haul = try desk.take([article], from: [source], fetcher: fetcher)
    #expect(haul.files.map(\.waiting.width) == [800])
    #expect(haul.memory.map(\.origin) == [address])
    #expect(haul.diagnostics.map(\.code) == ["picture-not-taken", "picture-not-taken", "picture-not-taken"])
    #expect(
      haul.diagnostics.map { String($0.message.english.reversed().prefix { $0 != ":" }.reversed()) } == [
        " answer 404", " it leads to 10.0.0.1, which is not on the public internet", " it is no known kind of picture",
      ])
    var without = article
    without.pictures = [article.pictures[0]]
    let again = try desk.take([without], from: [source], known: haul.memory)
    #expect(again.files == [] && again.pictures == haul.pictures && again.diagnostics == [])
  }

  @Test func `a page of the web has its pictures beside its address`() throws {
    let desk = try PictureDesk()
    try desk.root.write(photo(1), to: "images/é 1.png")
    let files = try WebServer(files: desk.root.path)
    let fetcher = Fetcher(reach: .publicInternetAndThisMachine)
    let source = NewsSource(
      path: files.address, bytes: [], origin: SourceOrigin(address: files.address + "/files/page/index.html"))
    let haul = try desk.take(
      [item([PictureCandidate(location: .refused("../images/%C3%A9%201.png"))])], from: [source], fetcher: fetcher)
    #expect(haul.diagnostics.told == [])
    #expect(haul.memory.map(\.origin) == [files.address + "/files/images/%C3%A9%201.png"])
  }

  @Test func `a server that does not answer is asked twice and no more`() throws {
    let desk = try PictureDesk()
    let fetcher = Fetcher(
      limits: FetchLimits(seconds: 2, secondsOfSilence: 1), reach: .publicInternetAndThisMachine)
    let address = try server.get().address
    let candidates = (0..<6).map { [PictureCandidate(location: .address(address + "/silent/\($0)"))] }
    var article = item()
    article.pictures = candidates.map { RawPicture(candidates: $0, line: 1) }
    let start = Date()
    let haul = try desk.take([article], from: [NewsSource(path: "x", bytes: [])], fetcher: fetcher)
    #expect(Date().timeIntervalSince(start) < 8)
    #expect(haul.diagnostics.contains { $0.message.english.hasSuffix("this server does not answer") })
  }
}
