import Diagnostics
import Files
import Foundation
import Instruments
import PressRun
import Testing

/// The web archive as files: what is there, what is said, what an interruption leaves.
@Suite struct `Making the web archive` {
  /// Three issues: the sample, composed; the same in June, in the archive already; and one of July, composed, that can
  /// be read no longer.
  private static func room() throws -> Newsroom {
    let room = try Newsroom.sample()
    try FileManager.default.copyItem(
      atPath: room.root.path + "/issues/2021-05", toPath: room.root.path + "/issues/2021-06")
    let june = try room.text("issues/2021-06/issue.yaml")
      .replacing("number: 1", with: "number: 2").replacing("date: 2021-05-14", with: "date: 2021-06-14")
    try room.write(june, to: "issues/2021-06/issue.yaml")
    try room.write("number: [\n", to: "issues/2021-07/issue.yaml")
    for composed in ["2021-05", "2021-07"] {
      try room.write("%PDF-1.7 from before", to: "out/\(composed)/lettre-\(composed)-screen.pdf")
    }
    try room.write("from before", to: "out/archive/2021-06/index.html")
    return room
  }

  private static func files(_ room: Newsroom) -> [String: [UInt8]] {
    let folder = room.root.folder("out").folder("archive")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: [:]) { files, name in files[name] = try? folder.read(name) }
  }

  @Test func `writes a page for every issue that can be read, its PDF beside it, and an index`() throws {
    let room = try Self.room()
    _ = try room.compose([.screen, .email])
    let outcome = try archive(ArchiveRequest(), at: room.workplace)
    #expect(outcome.issues.map(\.id) == ["2021-05", "2021-06"])
    #expect(outcome.index == "out/archive/index.html")
    #expect(outcome.issues[0].pdf == "out/archive/2021-05/lettre-2021-05-screen.pdf")
    #expect(outcome.issues[1].pdf == nil)
    let files = Self.files(room)
    #expect(files["2021-05/lettre-2021-05-screen.pdf"] == room.printed["lettre-2021-05-screen.pdf"])
    // What the mail shows from the web is there under the same names.
    for (name, bytes) in room.printed where name.hasPrefix("email/images/") {
      #expect(files["2021-05/" + name.dropFirst("email/".count)] == bytes)
    }
    let page = String(decoding: try #require(files["2021-06/index.html"]), as: UTF8.self)
    for name in files.keys where name.hasPrefix("2021-06/images/") && page.contains(name.dropFirst("2021-06/".count)) {
      #expect(files[name]!.starts(with: [0xFF, 0xD8, 0xFF]))
    }
    let shown = page.matches(of: /src="([^"]+)"/).map { String($0.1) }
    #expect(shown.count == 8)
    for source in shown { #expect(files["2021-06/" + source] != nil, "\(source)") }
    #expect(files["2021-06/page-1.png"]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    // What is wrong is said, and is all that is said.
    #expect(
      outcome.diagnostics.map { "\($0.code) \($0.place.file ?? "")" }.filter { !$0.hasPrefix("yaml") } == [
        "archive-no-pdf issues/2021-06/issue.yaml", "not-in-archive issues/2021-07/issue.yaml",
      ])
    #expect(outcome.diagnostics.contains { $0.severity == .error && $0.place.file == "issues/2021-07/issue.yaml" })
  }

  @Test func `gives the same bytes again, writes nothing anew, and mends what was torn`() throws {
    let room = try Self.room()
    _ = try archive(ArchiveRequest(), at: room.workplace)
    let first = Self.files(room)
    let page = room.root.path + "/out/archive/2021-05/index.html"
    let before = try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
    try room.write("torn", to: "out/archive/index.html")
    _ = try archive(ArchiveRequest(), at: room.workplace)
    #expect(Self.files(room) == first)
    #expect(try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int == before)
  }

  @Test func `without an address warns, and with one given says it in every page`() throws {
    let room = try Self.room()
    try room.write(
      try room.text("letter.yaml").replacing("base-url: \"https://www.example.org/lettre/\"\n", with: ""),
      to: "letter.yaml")
    #expect(try archive(ArchiveRequest(), at: room.workplace).diagnostics.contains { $0.code == "archive-no-address" })
    let given = try archive(
      ArchiveRequest(out: "site", baseURL: "https://lettre.example.org"), at: room.workplace)
    #expect(!given.diagnostics.contains { $0.code == "archive-no-address" })
    #expect(given.index == "site/index.html")
    #expect(try room.text("site/index.html").contains("rel=\"canonical\" href=\"https://lettre.example.org/\""))
    #expect(
      try room.text("site/2021-05/index.html").contains("href=\"https://lettre.example.org/2021-05/\""))
  }

  @Test func `leaves out an issue nobody has composed, and says so`() throws {
    let room = try Newsroom.bare(["2021-05-10-a.md": article("Un texte.")], pages: "1")
    let outcome = try archive(ArchiveRequest(), at: room.workplace)
    #expect(outcome.issues == [] && outcome.index == nil)
    #expect(outcome.diagnostics.map(\.code) == ["archive-not-composed"])
    #expect(Self.files(room).isEmpty)
  }

  @Test func `keeps an issue whose pages do not fit, without its picture`() throws {
    let room = try Newsroom.bare(
      ["2021-05-10-a.md": article("Un texte bien trop court pour quatre pages.")], pages: "4")
    try room.write("from before", to: "out/archive/2021-05/index.html")
    let outcome = try archive(ArchiveRequest(), at: room.workplace)
    #expect(outcome.issues.map(\.id) == ["2021-05"])
    #expect(outcome.diagnostics.map(\.code).sorted() == ["archive-no-page-one", "archive-no-pdf"])
    #expect(try room.text("out/archive/2021-05/index.html").contains("bien trop court"))
    #expect(!Self.files(room).keys.contains { $0.hasSuffix(".png") })
  }

  @Test func `with no issue writes nothing`() throws {
    let room = try Newsroom()
    let outcome = try archive(ArchiveRequest(), at: room.workplace)
    #expect(outcome.index == nil && outcome.issues == [] && Self.files(room).isEmpty)
  }
}
