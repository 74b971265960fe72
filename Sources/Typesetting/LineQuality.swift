/// How evenly lines are set: the figures by which `report.json` and the tests judge a page.
///
/// Only justified lines are measured; a word space is compared with that of its face as it was cut.
public struct LineQuality: Hashable, Sendable {
  /// Word space ÷ natural word space, over lines.
  public struct WordSpace: Hashable, Sendable {
    public var mean = 1.0, p95 = 1.0, max = 1.0
  }

  /// A line looser than this is seen as loose.
  public static let looseRatio = 1.6
  /// A line tighter than this is seen as tight.
  public static let tightRatio = 0.75

  /// How many justified lines were measured.
  public var lines = 0
  public var wordSpace = WordSpace()
  /// Lines looser than `looseRatio`, those of one word that stay short of their measure among them, and lines tighter
  /// than `tightRatio`.
  public var loose = 0, tight = 0
  /// Lines that should fill their measure and have no word space to do it with.
  public var unfilled = 0
  /// Lines that end in a hyphen, of the word's own or of a division: the eye makes no difference.
  public var hyphenated = 0
  /// The most lines running that end in a hyphen, and how often three or more do.
  public var longestHyphenRun = 0, hyphenRuns = 0
  /// Wide spaces (1.3 and more) that stand under one another in three lines running.
  public var rivers = 0
  /// Lines that run over their measure.
  public var overfull = 0
  /// The most that glyphs were widened or narrowed (0.02 is ±2 %), and letters set apart or together, in em.
  public var expansion = 0.0, tracking = 0.0

  /// Judges lines in reading order, as they stand under one another.
  public init(of lines: some Sequence<SetLine>) {
    var ratios: [Double] = []
    var run = 0
    var river: [Gap] = []
    for line in lines {
      if line.overfull > .zero { overfull += 1 }
      if line.shortfall > .zero { unfilled += 1 }
      let isHyphenated = line.endsInHyphen || !line.endsParagraph && line.text.hasSuffix("-")
      if isHyphenated {
        hyphenated += 1
        run += 1
        longestHyphenRun = Swift.max(longestHyphenRun, run)
        if run == 3 { hyphenRuns += 1 }
      } else {
        run = 0
      }
      guard let ratio = line.spaceRatio else {
        river = []
        continue
      }
      ratios.append(ratio)
      expansion = Swift.max(expansion, abs(line.expansion - 1))
      tracking = Swift.max(tracking, abs(line.tracking))
      river = flow(from: river, through: line, ratio: ratio)
    }
    self.lines = ratios.count + unfilled
    loose = unfilled
    guard !ratios.isEmpty else { return }
    ratios.sort()
    loose += ratios.count { $0 > Self.looseRatio }
    tight = ratios.count { $0 < Self.tightRatio }
    wordSpace = WordSpace(
      mean: ratios.reduce(0, +) / Double(ratios.count), p95: ratios[min(ratios.count - 1, ratios.count * 95 / 100)],
      max: ratios.last!)
  }

  // MARK: Rivers

  /// A word space where it stands in its line, and how many wide ones stand above it.
  private struct Gap {
    var from, to: Double
    var depth: Int
  }

  /// The wide spaces of a line, each with the river that runs into it.
  private mutating func flow(from above: [Gap], through line: SetLine, ratio: Double) -> [Gap] {
    if ratio < 1.3 { return [] }
    var gaps = line.wordSpaces.map { Gap(from: $0.lowerBound, to: $0.upperBound, depth: 1) }
    for i in gaps.indices {
      let needed = 0.9 * (gaps[i].to - gaps[i].from) / ratio
      for upper in above where min(upper.to, gaps[i].to) - max(upper.from, gaps[i].from) >= needed {
        gaps[i].depth = Swift.max(gaps[i].depth, upper.depth + 1)
      }
      if gaps[i].depth == 3 { rivers += 1 }
    }
    return gaps
  }
}

extension SetLine {
  /// Where the word spaces of the line stand, in points from the left edge of the measure.
  var wordSpaces: [Range<Double>] {
    var spaces: [Range<Double>] = []
    for run in runs {
      let bytes = Array(run.string.text.utf8)
      var byte = 0
      var glyph = 0
      for cluster in run.string.clusters {
        let glyphs = run.string.glyphs
        if cluster.glyphs > 0, byte < bytes.count, bytes[byte] == 0x20, glyph + 1 < glyphs.count {
          spaces.append(run.x.points + glyphs[glyph].x..<run.x.points + glyphs[glyph + 1].x)
        } else if cluster.glyphs > 0, byte < bytes.count, bytes[byte] == 0x20, run != runs.last {
          spaces.append(run.x.points + glyphs[glyph].x..<run.x.points + run.width.points)
        }
        byte += cluster.bytes
        glyph += cluster.glyphs
      }
    }
    return spaces
  }
}
