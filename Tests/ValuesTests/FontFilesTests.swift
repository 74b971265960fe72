import Files
import Testing

@Suite struct FontFilesTests {
  static let fonts = Folder(
    String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }) + "/fonts")

  @Test func `every font file is the one that was committed, and every one is listed`() throws {
    let list = String(decoding: try Self.fonts.read("SHA256SUMS"), as: UTF8.self)
    var listed: Set<String> = []
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: " ")
      try #require(parts.count == 2)
      let file = String(parts[1])
      #expect(sha256(try Self.fonts.read(file)) == parts[0], "\(file)")
      listed.insert(file)
    }
    for folder in ["lato", "linux-libertine"] {
      for file in try Self.fonts.list(folder) where file != "OFL.txt" { #expect(listed.contains(folder + "/" + file)) }
      #expect(Self.fonts.hasFile(folder + "/OFL.txt"))
    }
    #expect(listed.count == 12)
  }
}
