import Fonts
import Typesetting

extension GlyphString {
  /// The same glyphs standing for no text: drawn, and read by nobody.
  var silent: GlyphString {
    GlyphString(glyphs: glyphs, text: "", clusters: [GlyphCluster(bytes: 0, glyphs: glyphs.count)])
  }
}

extension SetLine {
  /// The line with a letter put before the text of its first glyph: the large first letter is drawn elsewhere, but a
  /// reader of the PDF finds the whole word here.
  func opened(with letter: String) -> SetLine {
    var line = self
    guard let run = line.runs.indices.first(where: { !line.runs[$0].string.clusters.isEmpty }) else { return line }
    let first = line.runs[run].string.clusters[0]
    line.runs[run].string.clusters[0] = GlyphCluster(bytes: first.bytes + letter.utf8.count, glyphs: first.glyphs)
    line.runs[run].string.text = letter + line.runs[run].string.text
    line.text = letter + line.text
    return line
  }
}
