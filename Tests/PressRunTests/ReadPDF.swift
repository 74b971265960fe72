import Foundation
import Instruments
import Testing

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
