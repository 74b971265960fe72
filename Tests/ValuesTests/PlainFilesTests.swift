import Files
import Foundation
import Glibc
import Testing

@Suite struct PlainFilesTests {
  private func inFolder(_ body: (Folder, String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = Folder(path)
    try folder.makeFolder()
    try body(folder, path)
  }

  @Test func `a folder tells what it holds, hidden things and links too`() throws {
    try inFolder { folder, path in
      try folder.write([1, 2, 3], to: "b.txt")
      try folder.write([1], to: ".caché")
      try folder.makeFolder("a")
      symlink("/etc/passwd", path + "/lien")
      mkfifo(path + "/tuyau", 0o600)
      let odd = (Array((path + "/\u{1}nom").utf8) + [0xE9, 0]).map { CChar(bitPattern: $0) }
      close(open(odd, O_CREAT | O_WRONLY, 0o600))
      let entries = try #require(try folder.entries(limit: 10))
      #expect(entries.map(\.name) == ["\u{1}nom\u{FFFD}", ".caché", "a", "b.txt", "lien", "tuyau"])
      #expect(entries.map(\.kind) == [.file, .file, .folder, .file, .link, .other])
      #expect(entries.map(\.isHidden) == [false, true, false, false, false, false])
      #expect(try folder.readPlain(entries[3], limit: 3) == [1, 2, 3])
      #expect(try folder.readPlain(entries[0], limit: 3) == [])
      #expect(try folder.beginning(of: entries[3], count: 2) == [1, 2])
      #expect(try folder.entries(limit: 5) == nil)
      for entry in [entries[2], entries[4], entries[5]] {
        #expect(throws: FileError.self) { try folder.readPlain(entry, limit: 9) }
      }
      #expect(#expect(throws: FileError.self) { try folder.readPlain(entries[3], limit: 2) }?.operation == .tooLarge)
    }
  }

  @Test func `no link is followed, and no path leads out`() throws {
    try inFolder { folder, path in
      try folder.write([7], to: "page_files/x.jpg")
      symlink("/etc", path + "/dehors")
      symlink("page_files", path + "/dedans")
      symlink("page_files/x.jpg", path + "/x.jpg")
      #expect(try folder.readPlain("page_files/x.jpg", limit: 9) == [7])
      #expect(try folder.readPlain("./page_files//x.jpg", limit: 9) == [7])
      for file in ["dehors/passwd", "dedans/x.jpg", "x.jpg"] {
        let error = #expect(throws: FileError.self) { try folder.readPlain(file, limit: 1 << 20) }
        #expect(error?.code == ELOOP, "\(file)")
      }
      for file in ["../x", "/etc/passwd", "page_files/../../x", "", "page_files", "\u{0}", "absent.jpg", "b.txt/x"] {
        #expect(throws: FileError.self) { try folder.readPlain(file, limit: 1 << 20) }
      }
    }
  }

  @Test func `an accent is the same in one character and in two`() throws {
    try inFolder { folder, _ in
      try folder.write([5], to: "e\u{301}te\u{301}/photo e\u{301}.jpg")
      #expect(try folder.readPlain("été/photo é.jpg", limit: 9) == [5])
      #expect(throws: FileError.self) { try folder.readPlain("ete/photo é.jpg", limit: 9) }
    }
  }

  @Test func `percent encoding is undone`() {
    for text in ["a b\tc\n", "é%", "accueil.html!accueil_fichiers/été 1.jpg", "~"] {
      let encoded = percentEncoded(text)
      #expect(encoded.utf8.allSatisfy { (0x21...0x7E).contains($0) })
      #expect(percentDecoded(encoded) == text)
    }
    for text in ["", "%", "%4", "%zz", "%00", "%FF"] { #expect(percentDecoded(text) == nil) }
  }
}
