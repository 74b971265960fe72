import DisplayList
import Documents
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// The head of page one.
extension FurnitureMaker {
  /// The first row of page one that is free for stories: under the nameplate, with air.
  var firstRowOfPageOne: Int {
    layout.baselineGrid.rows(holding: layout.furniture.nameplateHeight + 9.pt - layout.margins.head)
  }

  /// The title of the letter knocked out of a coloured area that runs off the page.
  func nameplate() -> [PageItem] {
    let tag = Tag(role: .nameplate)
    let (left, right) = sides(ofPage: 1)
    let height = layout.furniture.nameplateHeight
    var items = [band(from: -bleed, to: height, ink: layout.furniture.nameplateInk, role: .nameplate)]
    let title = layout[.nameplate]
    let ears = ears()
    // Ears take a line above the title, which makes way.
    let titleBaseline = height * (ears.isEmpty ? 0.54 : 0.595)
    items += ears
    if let line = setter.line(letter.name, .nameplate) {
      items += line.items(x: left - 1.5.pt, y: titleBaseline, tag: tag, language: setter.language)
    }
    // A rule in gold under the title, over the whole type area.
    let ruleY = titleBaseline + title.size * 0.32
    items.append(
      .area(
        Area(
          Rectangle(x: left, y: ruleY, width: right - left, height: 1.2.pt), ink: layout.furniture.ruleInk,
          tag: Tag(role: .rule))))
    // The issue at the right of the title, on its baseline.
    if let line = issueLine() {
      items += line.items(
        x: right - line.width, y: titleBaseline, tag: Tag(role: .nameplate, block: 1), language: setter.language)
    }
    // The motto under the rule.
    if let motto = letter.motto {
      var copy = words.quoted(motto.text)
      copy = copy.map { Span($0.text, marks: $0.marks.union(.emphasis), language: $0.language) }
      copy.append(Span("\u{2003}" + motto.author))
      let below = ruleY + 1.2.pt + layout[.motto].leading * 1.2
      let lines = setter.set(
        copy, .motto, measure: right - left, balanced: true, origin: CopySetter.Origin(file: "letter.yaml"))
      for (number, line) in lines.enumerated() {
        items += line.items(
          x: left, y: below + layout[.motto].leading * Double(number), tag: Tag(role: .nameplate, block: 2),
          language: setter.language)
      }
    }
    return items
  }

  private func issueLine() -> SetLine? {
    let copy = issueNumber + [Span("\u{2002}·\u{2002}" + words.month(issue.date))]
    return setter.set(copy, .issueLine, measure: trim.width, origin: CopySetter.Origin()).first
  }

  // MARK: - Ears

  /// The two short texts above the title, at its left and at its right; none where they would meet.
  private func ears() -> [PageItem] {
    guard let (leftEar, rightEar) = earLines, earsFit else { return [] }
    let tag = Tag(role: .ear)
    let (left, right) = sides(ofPage: 1)
    // Capitals end 5 mm from the cut at least: a trimmer may be out by 1 mm, a printer's safe zone is 5.
    let baseline = 5.mm + earSize * 0.75
    var items: [PageItem] = []
    if let leftEar { items += leftEar.items(x: left, y: baseline, tag: tag, language: setter.language) }
    if let rightEar {
      items += rightEar.items(
        x: right - rightEar.width, y: baseline, tag: Tag(role: .ear, block: 1), language: setter.language)
    }
    return items
  }

  /// Smaller than the issue line, and what is knocked out of a colour is 9 pt at least.
  private var earSize: Length { max(9.pt, layout[.issueLine].size * 0.86) }

  /// The ears set, each on one line; nil where the letter has none.
  private var earLines: (left: SetLine?, right: SetLine?)? {
    guard let ears = letter.ears else { return nil }
    func line(_ copy: Copy) -> SetLine? {
      guard !copy.isEmpty else { return nil }
      let runs = setter.runs(copy, .issueLine).map { run in
        var run = run
        run.style.size = earSize
        return run
      }
      let paragraph = Paragraph(runs: runs, alignment: .ragged, mayHyphenate: false)
      return setter.set(paragraph, measure: 4000.pt, copy: copy, origin: CopySetter.Origin(file: "letter.yaml")).first
    }
    return (line(ears.left), line(ears.right))
  }

  /// Whether the ears stand side by side, and clear of the title under them.
  var earsFit: Bool {
    guard let (leftEar, rightEar) = earLines else { return true }
    let (left, right) = sides(ofPage: 1)
    let between = (leftEar?.width ?? .zero) + (rightEar?.width ?? .zero) + 24.pt
    let title = layout[.nameplate]
    let clearance = layout.furniture.nameplateHeight * 0.595 - title.size * 0.72 - 5.mm - earSize
    return between <= right - left && clearance >= 6.pt
  }
}
