public import Fonts
public import Geometry

/// A large first letter («lettrine») and the paragraph that runs round it.
public struct DropCap: Hashable, Sendable {
  /// The letter, from the left edge of the measure; its baseline is that of the last line it spans.
  public var run: SetRun
  /// The rest of the copy, its first lines shortened. The letter reads with the word it begins.
  public var paragraph: Paragraph
}

extension Typesetter {
  /// Takes the first letter out of a paragraph and makes it as tall as some of its lines.
  ///
  /// The letter stands on the baseline of the last of the lines and reaches up to the capitals of the first. An opening
  /// guillemet or apostrophe goes with it («L’»). Copied or read aloud, it belongs to its word: the letter itself is
  /// drawn without text, and the first glyphs of the paragraph read for both.
  ///
  /// - Parameters:
  ///   - style: face, ink and features; its size is found here.
  ///   - gap: between the letter and the lines beside it.
  /// - Returns: nil where the paragraph does not begin with a letter, or has fewer lines beside the letter than it
  ///   spans.
  public func dropCap(
    of paragraph: Paragraph, style: TextStyle, lines: Int, leading: Length, gap: Length, measure: Length
  ) -> DropCap? {
    guard lines > 1, let first = paragraph.runs.first, let head = DropCap.head(of: first.text) else { return nil }
    let body = metrics(of: first.style.face).capHeight / 1000 * first.style.size.points
    let capital = metrics(of: style.face).capHeight / 1000
    guard capital > 0 else { return nil }
    var style = style
    style.size = Length(points: (Double(lines - 1) * leading.points + body) / capital)
    let shaped = shaper.shape(head, in: style)
    guard shaped.missing.isEmpty else { return nil }
    let size = style.size.points
    var glyphs: [PlacedGlyph] = []
    var pen = 0.0
    for glyph in shaped.clusters.flatMap(\.glyphs) {
      glyphs.append(
        PlacedGlyph(id: glyph.id, x: pen + glyph.xOffset / 1000 * size, y: glyph.yOffset / 1000 * size))
      pen += glyph.advance / 1000 * size
    }
    var rest = paragraph.droppingFirst(head.utf8.count)
    rest.notch = Paragraph.Notch(lines: lines, width: Length(points: pen) + gap, opening: head)
    guard set(rest, measure: measure).lines.count >= lines else { return nil }
    let string = GlyphString(glyphs: glyphs, text: "", clusters: [GlyphCluster(bytes: 0, glyphs: glyphs.count)])
    return DropCap(
      run: SetRun(style: style, x: .zero, width: Length(points: pen), string: string, source: first.source),
      paragraph: rest)
  }
}

extension DropCap {
  /// The letter, with the guillemet before it and the apostrophe behind it; nil where no letter begins the text.
  static func head(of text: String) -> String? {
    var head = ""
    var letters = 0
    for character in text {
      if letters == 0, "«“\u{A0}\u{202F}".contains(character) {
        head.append(character)
      } else if letters == 0, character.isLetter || character.isNumber {
        head.append(character)
        letters = 1
      } else if letters == 1, character == "’" || character == "'" {
        head.append(character)
        letters = 2
      } else {
        break
      }
    }
    return letters > 0 && head.utf8.count < text.utf8.count ? head : nil
  }
}

extension Paragraph {
  /// The paragraph from a byte of its text on, as it goes on in another column or at another measure: no indent, no
  /// room for a drop cap. `SetLine.textOffset` says where lines begin.
  public func droppingFirst(_ bytes: Int) -> Paragraph {
    var rest = self
    rest.indent = hangingIndent
    rest.notch = nil
    var left = bytes
    rest.runs = runs.compactMap { run in
      let count = run.text.utf8.count
      defer { left = max(0, left - count) }
      if left >= count { return left > 0 || count == 0 ? nil : run }
      if left == 0 { return run }
      var run = run
      let cut = run.text.utf8.index(run.text.startIndex, offsetBy: left)
      run.text = String(run.text[cut...])
      return run
    }
    return rest
  }
}
