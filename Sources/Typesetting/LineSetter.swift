import Fonts
import Geometry

/// Turns a prepared paragraph into set lines at a measure.
struct LineSetter {
  let prepared: PreparedParagraph
  /// In points.
  let measure: Double
  let options: TypesettingOptions

  func set(looseness: Int) -> SetParagraph {
    guard !prepared.elements.isEmpty else { return SetParagraph(lines: []) }
    let measures = lineMeasures()
    let breaker = LineBreaker(goal: goal, costs: options.costs)
    if let ends = breaker.breakLines(prepared.places, measures: measures, looseness: looseness) {
      return SetParagraph(lines: lines(prepared.places, prepared.spots, ends), missing: missing())
    }
    let cut = prepared.withCuts(for: measures.min()!, options: options)
    let ends =
      breaker.breakLines(cut.places, measures: measures, looseness: looseness)
      ?? breaker.breakAnyhow(cut.places, measures: measures, looseness: looseness)
    var lines = lines(cut.places, cut.spots, ends)
    nameCutWords(ends.map { cut.spots[$0] }, in: &lines)
    return SetParagraph(lines: lines, missing: missing())
  }

  /// Says of each line that ends inside a word, at no place the word offers, which word that is.
  private func nameCutWords(_ ends: [PreparedParagraph.Spot], in lines: inout [SetLine]) {
    let offered = Set(prepared.spots)
    var last: (element: Int, word: CutWord)?
    for (number, end) in ends.enumerated() where end.startElement == end.endElement && !offered.contains(end) {
      let element = prepared.elements[end.endElement]
      let word =
        last?.element == end.endElement
        ? last!.word
        : CutWord(
          element.text, isAddress: WordBreaks.isAddress(Array(element.text.utf8)),
          source: paragraph.runs[element.run].source)
      last = (end.endElement, word)
      lines[number].cutWord = word
    }
  }

  private var paragraph: Paragraph { prepared.paragraph }

  private var goal: LineBreaker.Goal {
    if paragraph.alignment == .justified { return .justified }
    return paragraph.isBalanced ? .balanced : .ragged
  }

  /// How far in a line begins.
  private func offset(ofLine line: Int) -> Double {
    var offset = line == 0 ? paragraph.indent.points : paragraph.hangingIndent.points
    if let notch = paragraph.notch, line < notch.lines { offset += notch.width.points }
    return offset
  }

  /// The measures of the first lines; the last holds for all that follow.
  private func lineMeasures() -> [Double] {
    let special = max(1, paragraph.notch?.lines ?? 0)
    var measures = (0...special).map { measure - offset(ofLine: $0) }
    while measures.count > 1, measures[measures.count - 1] == measures[measures.count - 2] { measures.removeLast() }
    return measures
  }

  private func lines(
    _ places: [LineBreaker.Place], _ spots: [PreparedParagraph.Spot], _ ends: [Int]
  ) -> [SetLine] {
    var lines: [SetLine] = []
    lines.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let offset = offset(ofLine: lines.count)
      var line = OpenLine(
        prepared: prepared, from: spots[start], to: spots[end], ending: places[end].ending, isLast: end == ends.last,
        options: options)
      lines.append(line.close(at: offset, measure: measure - offset))
      start = end
    }
    if let opening = paragraph.notch?.opening, !opening.isEmpty { read(opening, into: &lines) }
    return lines
  }

  /// Lets the first glyphs read for the drop cap too, which is drawn without text.
  private func read(_ opening: String, into lines: inout [SetLine]) {
    guard let string = lines.first?.runs.first?.string, let first = string.clusters.first else { return }
    lines[0].runs[0].string.text = opening + string.text
    lines[0].runs[0].string.clusters[0] = GlyphCluster(
      bytes: first.bytes + opening.utf8.count, glyphs: first.glyphs)
    lines[0].text = opening + lines[0].text
  }

  /// Every character a face lacks, once for each run it stands in.
  private func missing() -> [MissingGlyph] {
    var found: [MissingGlyph] = []
    for element in prepared.elements where !element.shaped.missing.isEmpty {
      let run = paragraph.runs[element.run]
      for character in element.shaped.missing {
        let glyph = MissingGlyph(character: character, face: run.style.face, source: run.source)
        if !found.contains(glyph) { found.append(glyph) }
      }
    }
    return found
  }
}
