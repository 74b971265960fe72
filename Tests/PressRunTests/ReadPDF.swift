import Foundation
import Testing

/// What a command prints when it reads a file with these bytes; `FILE` stands for it.
func output(of tool: String, _ arguments: String..., reading bytes: [UInt8]) throws -> String {
  String(decoding: try run(tool, arguments, reading: bytes), as: UTF8.self)
}

/// The same as bytes.
func bytes(of tool: String, _ arguments: String..., reading bytes: [UInt8]) throws -> [UInt8] {
  try run(tool, arguments, reading: bytes)
}

private func run(_ tool: String, _ arguments: [String], reading bytes: [UInt8]) throws -> [UInt8] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lettre-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "file.pdf")
  try Data(bytes).write(to: file)
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [tool] + arguments.map { $0.replacing("FILE", with: file.path) }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  return Array(data)
}

/// A glyph as mupdf finds it in a PDF, in points from the top left of its page.
struct ReadGlyph {
  var page: Int
  /// Counted through the document.
  var line: Int
  var font: String
  /// Changed a little where the glyphs are drawn wider or narrower.
  var size: Double
  var text: String
  /// Its left edge and its baseline.
  var x, y: Double
  /// Its right edge: the left one and its advance.
  var right: Double
}

/// Every glyph of a PDF, read by mupdf: its structured text has an element a line.
func glyphs(ofPDF bytes: [UInt8]) throws -> [ReadGlyph] {
  var glyphs: [ReadGlyph] = []
  var (page, line, font, size) = (0, 0, "", 0.0)
  for element in try output(of: "mutool", "draw", "-q", "-F", "stext", "FILE", reading: bytes).split(separator: "\n") {
    func value(_ name: String) -> String? {
      guard let start = element.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
      return String(element[start...].prefix { $0 != "\"" })
    }
    if element.hasPrefix("<page ") { page += 1 }
    if element.hasPrefix("<line ") { line += 1 }
    if element.hasPrefix("<font ") {
      font = try #require(value("name"))
      size = try #require(Double(value("size") ?? ""))
    }
    if element.hasPrefix("<char ") {
      let quad = (value("quad") ?? "").split(separator: " ").compactMap { Double($0) }
      try #require(quad.count == 8)
      glyphs.append(
        ReadGlyph(
          page: page, line: line, font: font, size: size, text: try #require(value("c")),
          x: try #require(Double(value("x") ?? "")), y: try #require(Double(value("y") ?? "")),
          right: max(quad[2], quad[6])))
    }
  }
  return glyphs
}
