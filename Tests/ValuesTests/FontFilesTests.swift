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

  @Test func `every press profile is the one that was committed, listed and with its licence beside it`() throws {
    let profiles = Folder(Self.fonts.path.replacing("/fonts", with: "/layouts/profiles"))
    let list = String(decoding: try profiles.read("SHA256SUMS"), as: UTF8.self)
    let lines = list.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { String($0[1]) } == (try profiles.list()).filter { $0.hasSuffix(".icc") })
    for line in lines {
      #expect(sha256(try profiles.read(String(line[1]))) == line[0], "\(line[1])")
      #expect(profiles.hasFile(line[1].dropLast(4) + ".txt"))
    }
  }
}
