import DisplayList
import Geometry
import IssueModel
import Typesetting

/// A line of type with its place below the top of its block.
struct PlacedLine: Hashable, Sendable {
  var line: SetLine
  /// From the block's left edge.
  var x: Length
  /// From the block's top to the line's baseline.
  var baseline: Length
  var role: Role
  var block: Int
}

/// Kicker, headline and standfirst at one width.
struct HeadBlock: Hashable, Sendable {
  var lines: [PlacedLine]
  var rows: Int
  /// How much larger than natural for its span the headline is set: 1 is natural.
  var scale = 1.0
}

/// One row of a story's text, ready to be placed.
struct BodyRow: Hashable, Sendable {
  /// Nil for an empty row.
  var line: SetLine?
  /// From the column's left edge.
  var x: Length = .zero
  var role: Role = .body
  var block: Int = 0
  /// The lists and quotations it stands in.
  var enclosures: [Enclosure] = []
  /// The story it belongs to, where a unit holds several (briefs).
  var story: String?
  /// The large first letter that starts here.
  var dropCap: SetRun?
  /// A sign before the line: a bullet, a number.
  var marker: SetLine?
  var markerX: Length = .zero
  /// A hairline above the row (between briefs).
  var hasRuleAbove = false
}

/// A paragraph set another way: it takes the place of these rows.
struct OtherSetting: Hashable, Sendable {
  var rows: Range<Int>
  var lines: [BodyRow]
  var change: Int { lines.count - rows.count }
}

/// What is set after a story's text to fill its last column: lines, nil for an empty row.
struct ClosingBlock: Hashable, Sendable {
  var lines: [SetLine?]
  var rows: Int { lines.count }

  /// The blocks to be had from the day of a story and the two lines that say where it is read online.
  static func blocks(day: SetLine?, online: [SetLine]) -> [ClosingBlock] {
    let day: [SetLine] = [day].compactMap { $0 }
    let whole = day + online
    var blocks: [ClosingBlock] = []
    for lines in [day, online, whole] where !lines.isEmpty {
      for block: [SetLine?] in [lines.map { $0 }, [nil] + lines.map { $0 }]
      where !blocks.contains(where: { $0.rows == block.count }) {
        blocks.append(ClosingBlock(lines: block))
      }
    }
    return blocks.sorted { $0.rows < $1.rows }
  }
}

/// A picture, or several joined in a gallery, with the caption set at every width it may have.
struct PictureMaterial: Hashable, Sendable {
  var pictures: [Picture]
  /// How several stand in one block; nil for one.
  var gallery: Gallery?
  /// Width ÷ height of the whole block.
  var ratio: Double
  /// By columns, from 1.
  var captions: [[SetLine]]
}

/// A piece of the issue with all its type set: what the flatplan places and the page maker draws.
struct StoryMaterial: Sendable {
  enum Kind: Hashable, Sendable {
    case story, editorial, briefs, quotation
    /// The call to read the news online.
    case call
  }

  var kind: Kind
  /// The story's slug, or the section's id for briefs.
  var slug: String
  /// For findings and the ledger: the title without marks.
  var title: String
  /// For the folio line.
  var rubrique: String
  var file: String?
  var shape: UnitShape
  /// By span from 1, then by headline size.
  var heads: [[HeadBlock]]
  var rows: [BodyRow]
  /// Paragraphs set a line longer or shorter than is best.
  var others: [OtherSetting]
  var pictures: [PictureMaterial]
  /// How it is boxed; nil for a story in the flow.
  var look: String?
  /// What may be set at its end where its last column has rows left, the shortest first.
  var closing: [ClosingBlock]
  /// For a quotation or a call: its lines by span from 1.
  var filler: [HeadBlock]
  /// The number of the block after the last, for what is set at drawing time.
  var nextBlock: Int
}

extension StoryMaterial {
  /// Whether it is words between two rules and no story.
  var isFiller: Bool { kind == .quotation || kind == .call }

  /// What a reader's list of contents must know of it.
  var reading: ReadStory {
    let kind: ReadStory.Kind =
      switch kind {
      case .story, .editorial: .story
      case .quotation: .quotation
      case .call: .call
      case .briefs:
        .briefs(
          rows.compactMap(\.story).reduce(into: []) { members, story in
            if members.last != story { members.append(story) }
          })
      }
    return ReadStory(name: slug, kind: kind, title: title, rubrique: rubrique)
  }

  /// The rows of a column, with their numbers, the paragraphs that are set otherwise put in their places.
  func rows(in fill: ColumnFill) -> [(number: Int, row: BodyRow)] {
    var (looser, tighter) = (fill.looser, fill.tighter)
    var chosen: [OtherSetting] = []
    for other in others where other.rows.lowerBound >= fill.start && other.rows.upperBound <= fill.end {
      guard !chosen.contains(where: { $0.rows == other.rows }) else { continue }
      if other.change > 0, looser > 0 {
        looser -= 1
        chosen.append(other)
      } else if other.change < 0, tighter > 0 {
        tighter -= 1
        chosen.append(other)
      }
    }
    var found: [(number: Int, row: BodyRow)] = []
    var number = fill.start
    while number < fill.end {
      if let other = chosen.first(where: { $0.rows.lowerBound == number }) {
        found += other.lines.map { (number, $0) }
        number = other.rows.upperBound
      } else {
        found.append((number, rows[number]))
        number += 1
      }
    }
    return found
  }
}
