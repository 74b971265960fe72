import Documents
import Geometry
import IssueModel
import Layouts
import Typesetting

/// Sets the type of an issue and of the same issue with a story changed: what stays as it was is set once.
final class MaterialShelf {
  let maker: MaterialMaker
  private let letter: Letter
  /// By slug: a story has few versions, and to compare two takes less than to go over all their text.
  private var stories: [String: [(story: Story, material: StoryMaterial)]] = [:]
  /// By title, the rows its line of the summary takes at spans from 1.
  private var summaryRows: [String: [Int]] = [:]
  private var briefs: [[Story]: StoryMaterial] = [:]
  private var quotations: [Quotation: StoryMaterial] = [:]

  init(maker: MaterialMaker, letter: Letter) {
    self.maker = maker
    self.letter = letter
  }

  /// The pieces of an issue in reading order, and its quotation, whose place is free.
  func materials(of issue: NewsIssue) -> (pieces: [StoryMaterial], quotation: StoryMaterial?) {
    var pieces: [StoryMaterial] = []
    if let editorial = issue.editorial { pieces.append(story(editorial, kind: .editorial)) }
    // Stories come in reading order; a section of briefs is one piece.
    var index = 0
    while index < issue.stories.count {
      let next = issue.stories[index]
      if let section = section(of: next), section.look == .brief {
        let members = Array(issue.stories[index...].prefix { $0.section == section.id })
        pieces.append(brief(members, section: section))
        index += members.count
      } else {
        pieces.append(story(next, kind: .story))
        index += 1
      }
    }
    addSummary(to: &pieces)
    let quotation = issue.quotation.map { quotation in
      if let known = quotations[quotation] { return known }
      let made = maker.quotation(quotation)
      quotations[quotation] = made
      return made
    }
    return (pieces, quotation)
  }

  func section(of story: Story) -> Section? { letter.sections.first { $0.id == story.section } }

  private func story(_ story: Story, kind: StoryMaterial.Kind) -> StoryMaterial {
    if let known = stories[story.slug]?.first(where: { $0.story == story }) { return known.material }
    let made = maker.story(story, section: kind == .editorial ? nil : section(of: story), kind: kind)
    stories[story.slug, default: []].append((story, made))
    return made
  }

  private func brief(_ members: [Story], section: Section) -> StoryMaterial {
    if let known = briefs[members] { return known }
    let made = maker.briefs(members, section: section)
    briefs[members] = made
    return made
  }

  /// The summary stands under the editorial, where that leaves room.
  private func addSummary(to pieces: inout [StoryMaterial]) {
    guard let first = pieces.first, first.kind == .editorial, pieces.count > 2 else { return }
    let setter = maker.setter
    let layout = setter.layout
    let entries = pieces.dropFirst().filter { !$0.isFiller && !$0.shape.isLead }.map(\.title)
    guard entries.count >= 3 else { return }
    let padding = layout.looks["editorial"]?.padding ?? .zero
    let heights = entries.map { entry -> [Int] in
      if let known = summaryRows[entry] { return known }
      let rows = (1...layout.columns).map { span in
        let width = layout.columnGrid.width(ofColumns: span) - padding * 2
        return setter.set([Span(entry)], .summary, measure: width - 16.pt, origin: .init()).count
      }
      summaryRows[entry] = rows
      return rows
    }
    // An empty row, the heading, and two entries at least; all of them at most.
    pieces[0].shape.summaryRows = (0..<layout.columns).map { span in
      (2 + heights.prefix(2).reduce(0) { $0 + $1[span] })...(2 + heights.reduce(0) { $0 + $1[span] })
    }
  }
}
