import DisplayList
import Documents
import Geometry
import Glibc
import Inks
import IssueModel
import Layouts
import Typesetting

/// Draws what stands on pages beside the stories: nameplate, folio lines, colophon.
struct FurnitureMaker {
  let layout: Layout
  let setter: CopySetter
  let words: PageWords
  let letter: Letter
  let issue: NewsIssue
  /// Width ÷ height of a partner's mark by its file.
  let ratio: (String) -> Double?

  private var trim: Size { layout.boxes.trim }
  private var bleed: Length { layout.boxes.bleed }
  private var left: Length { layout.margins.inside }
  private var right: Length { trim.width - layout.margins.outside }

  /// The first row of page one that is free for stories: under the nameplate, with air.
  var firstRowOfPageOne: Int {
    layout.baselineGrid.rows(holding: layout.furniture.nameplateHeight + 9.pt - layout.margins.head)
  }

  // MARK: - Page one

  /// The title of the letter knocked out of a coloured area that runs off the page.
  func nameplate() -> [PageItem] {
    let tag = Tag(role: .nameplate)
    let height = layout.furniture.nameplateHeight
    var items: [PageItem] = [
      .area(
        Area(
          Rectangle(x: -bleed, y: -bleed, width: trim.width + bleed * 2, height: height + bleed),
          ink: layout.furniture.nameplateInk, tag: tag))
    ]
    let title = layout[.nameplate]
    let titleBaseline = height * 0.54
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
      let width = line.runs.map { $0.x + $0.width }.max() ?? .zero
      items += line.items(x: right - width, y: titleBaseline, tag: tag, language: setter.language)
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
          x: left, y: below + layout[.motto].leading * Double(number), tag: tag, language: setter.language)
      }
    }
    return items
  }

  private func issueLine() -> SetLine? {
    let name = words.number(issue.number).map { Span($0.text, marks: $0.isSuperior ? .superscript : []) }
    let copy = name + [Span("\u{2002}·\u{2002}" + words.month(issue.date))]
    return setter.set(copy, .issueLine, measure: trim.width, origin: CopySetter.Origin()).first
  }

  // MARK: - Inner pages

  /// A thin line at the head: the letter, the rubrique, the issue and the page.
  func folio(page: Int, rubrique: String) -> [PageItem] {
    let tag = Tag(role: .folio)
    let y = layout.margins.head - 11.pt
    var items: [PageItem] = [
      .rule(
        RuleLine(
          from: Point(x: left, y: y + 4.5.pt), to: Point(x: right, y: y + 4.5.pt), width: layout.furniture.hairline,
          ink: layout.furniture.hairlineInk, tag: Tag(role: .rule)))
    ]
    if let line = setter.set(
      [Span(letter.name, marks: .strong), Span("\u{2002}·\u{2002}" + words.month(issue.date))], .folio,
      measure: trim.width, origin: CopySetter.Origin()
    ).first {
      items += line.items(x: left, y: y, tag: tag, language: setter.language)
    }
    if !rubrique.isEmpty, let line = setter.line(rubrique, .folio, italic: true) {
      let width = line.runs.map { $0.x + $0.width }.max() ?? .zero
      items += line.items(x: (left + right - width) / 2, y: y, tag: tag, language: setter.language)
    }
    let number = words.number(issue.number).map { Span($0.text, marks: $0.isSuperior ? .superscript : []) }
    if let line = setter.set(
      number + [Span("\u{2002}·\u{2002}"), Span("\(page)", marks: .strong)], .folio, measure: trim.width,
      origin: CopySetter.Origin()
    ).first {
      let width = line.runs.map { $0.x + $0.width }.max() ?? .zero
      items += line.items(x: right - width, y: y, tag: tag, language: setter.language)
    }
    return items
  }

  // MARK: - Last page

  /// The colophon: a quiet band at the foot of the last page, with the emblem and the funding notice, the partners'
  /// marks, who publishes, and the way to write.
  ///
  /// - Parameter firstRow: the first row that stories leave free.
  func colophon(firstRow: Int) -> [PageItem] {
    let tag = Tag(role: .colophon)
    let grid = layout.columnGrid
    let top = layout.baselineGrid.top(ofRow: firstRow) + 9.pt
    var items: [PageItem] = [
      .area(
        Area(
          Rectangle(x: -bleed, y: top, width: trim.width + bleed * 2, height: trim.height + bleed - top),
          ink: layout.furniture.colophonInk, tag: Tag(role: .background))),
      .area(
        Area(
          Rectangle(x: -bleed, y: top, width: trim.width + bleed * 2, height: 1.2.pt), ink: layout.furniture.ruleInk,
          tag: Tag(role: .rule))),
    ]
    // A taller band has its rows shared out above and below.
    let spare = layout.baselineGrid.height(ofRows: layout.rows - layout.furniture.colophonRows - firstRow)
    let first = layout.baselineGrid.baseline(ofRow: firstRow + 1) + 8.pt + spare / 3
    let leading = layout[.colophon].leading
    // Half of the type area for the funding notice, half for the publisher.
    let half = (right - left - grid.gutter * 2) / 2
    let emblemWidth = 45.pt
    let origin = CopySetter.Origin(file: "letter.yaml")
    items += emblem(x: left, y: first - 6.5.pt, width: emblemWidth)
    var y = first
    for (number, line) in setter.set(
      letter.funding.print, .colophon, measure: half - emblemWidth - 9.pt, origin: origin
    ).enumerated() {
      y = first + leading * Double(number)
      items += line.items(x: left + emblemWidth + 9.pt, y: y, tag: tag, language: setter.language)
    }
    var imprint: Copy = [Span(letter.publisher, marks: .strong)]
    let address = letter.postalAddress.filter { $0 != letter.publisher }.joined(separator: ", ")
    if !address.isEmpty { imprint.append(Span(", " + address)) }
    imprint.append(Span("\u{2028}" + words.responsible + "\u{A0}: " + letter.responsible))
    imprint.append(Span("\u{2028}" + words.contact + "\u{A0}: "))
    imprint.append(Span(letter.contact, link: "mailto:" + letter.contact))
    imprint.append(Span("\u{2002}·\u{2002}"))
    imprint.append(Span(shownAddress(letter.site), link: letter.site))
    for note in issue.notes { imprint += [Span("\u{2028}")] + note }
    if let specimen = letter.specimen { imprint.append(Span("\u{2028}" + specimen, marks: .emphasis)) }
    var below = y
    for (number, line) in setter.set(imprint, .colophon, measure: half, origin: origin).enumerated() {
      let y = first + leading * Double(number)
      items += line.items(x: right - half, y: y, tag: tag, language: setter.language)
      below = max(below, y)
    }
    items += marks(y: below + 17.pt + spare / 3, height: 20.pt)
    return items
  }

  /// The partners' marks in one line, of one height, over the width of the type area.
  private func marks(y: Length, height: Length) -> [PageItem] {
    let marks = letter.partners.compactMap { partner -> (Partner, String, Double)? in
      guard let file = partner.mark, let ratio = ratio(file), ratio > 0 else { return nil }
      return (partner, file, ratio)
    }
    guard !marks.isEmpty else { return [] }
    let gap = 14.pt
    let natural = marks.reduce(Length.zero) { $0 + height * $1.2 } + gap * Double(marks.count - 1)
    let scale = min(1, (right - left) / natural)
    var x = left
    let between =
      marks.count > 1
      ? (right - left - marks.reduce(Length.zero) { $0 + height * scale * $1.2 }) / Double(marks.count - 1) : .zero
    return marks.flatMap { partner, file, ratio -> [PageItem] in
      let frame = Rectangle(x: x, y: y, width: height * scale * ratio, height: height * scale)
      x = x + frame.width + min(between, 60.pt)
      let tag = Tag(role: .mark)
      var items: [PageItem] = [
        .picture(PicturePlacement(file: file, frame: frame, alternativeText: partner.name, tag: tag))
      ]
      if let link = partner.link {
        items.append(.link(LinkArea(areas: [frame], destination: link, title: partner.name, tag: tag)))
      }
      return items
    }
  }

  /// The emblem of the European Union: twelve gold stars in a circle on blue, three by two (graphical specifications,
  /// Interinstitutional style guide, annex A1: circle of radius one third of the hoist, stars of radius one eighteenth,
  /// one point upright).
  private func emblem(x: Length, y: Length, width: Length) -> [PageItem] {
    let tag = Tag(role: .mark)
    let height = width * (2.0 / 3)
    var items: [PageItem] = [
      .area(Area(Rectangle(x: x, y: y, width: width, height: height), ink: InkName("eu-blue"), tag: tag))
    ]
    let centre = Point(x: x + width / 2, y: y + height / 2)
    let radius = height / 18
    for hour in 0..<12 {
      let angle = Double(hour) * .pi / 6
      let star = Point(x: centre.x + height / 3 * sin(angle), y: centre.y - height / 3 * cos(angle))
      var steps: [PathStep] = []
      for point in 0..<10 {
        // The inner corners of a regular five-pointed star lie at 0.381966 of its radius.
        let r = point % 2 == 0 ? radius : radius * 0.381966
        let a = Double(point) * .pi / 5
        let corner = Point(x: star.x + r * sin(a), y: star.y - r * cos(a))
        steps.append(point == 0 ? .move(corner) : .line(corner))
      }
      steps.append(.close)
      items.append(.area(Area(steps: steps, ink: InkName("eu-yellow"), tag: tag)))
    }
    return items
  }
}
