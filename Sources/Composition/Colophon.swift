import DisplayList
import Documents
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// The foot of the last page.
extension FurnitureMaker {
  /// The colophon: a quiet band with the emblem and the funding notice, who publishes and how to write, the partners'
  /// marks, and the code that leads to the issue online.
  ///
  /// - Parameters:
  ///   - firstRow: the first row that stories leave free.
  ///   - page: the last page.
  func colophon(firstRow: Int, page: Int) -> [PageItem] {
    let (left, right) = sides(ofPage: page)
    let gutter = layout.gutter
    let leading = layout[.colophon].leading
    let top = layout.baselineGrid.top(ofRow: firstRow) + 9.pt
    var items = [
      band(from: top, to: trim.height + bleed, ink: layout.furniture.colophonInk, role: .background),
      band(from: top, to: top + 1.2.pt, ink: layout.furniture.ruleInk, role: .rule),
    ]
    // A taller band has its rows shared out above and below.
    let spare = layout.baselineGrid.height(ofRows: layout.rows - layout.furniture.colophonRows - firstRow)
    let first = layout.baselineGrid.baseline(ofRow: firstRow + 1) + 6.pt + spare / 3
    let capitals = layout[.colophon].size * 0.72

    // The code at the outer end; the rest has what is left.
    var end = right
    if let online, !online.modules.isEmpty {
      let code = PrintedCode(modules: online.modules)
      items += codeBlock(code, online.address, x: right - code.side, y: first - capitals)
      end = right - code.side - gutter * 1.5
    }

    // Half for the funding notice beside the emblem, half for the publisher.
    let half = (end - left - gutter * 1.5) / 2
    let emblem = EuropeanEmblem(
      x: left, y: first - capitals, height: max(EuropeanEmblem.leastHeight, leading * 3.6),
      isOnColour: layout.furniture.colophonInk != .paper)
    items.append(
      .group(
        PageGroup(
          drawing: Drawing(
            frame: emblem.outline, alternativeText: words.emblem, tag: Tag(role: .mark, block: ColophonBlock.emblem)),
          items: emblem.items(tag: Tag(role: .mark)))))
    // Nothing stands nearer to the emblem than a third of its height.
    let notice = emblem.outline.right + emblem.frame.height / 3
    let origin = CopySetter.Origin(file: "letter.yaml")
    let noticeLines = setter.set(fundingNotice, .colophon, measure: left + half - notice, origin: origin)
    let imprintLines = imprint.enumerated().flatMap { number, copy in
      setter.set(copy, .colophon, measure: half, origin: origin).map {
        (line: $0, block: ColophonBlock.imprint + number)
      }
    }
    let columns = [(noticeLines.map { (line: $0, block: ColophonBlock.notice) }, notice), (imprintLines, end - half)]
    for (lines, x) in columns {
      for (number, (line, block)) in lines.enumerated() {
        items += line.items(
          x: x, y: first + leading * Double(number), tag: Tag(role: .colophon, block: block),
          language: setter.language)
      }
    }
    let lines = max(noticeLines.count, imprintLines.count)
    let below = max(first + leading * Double(lines - 1), emblem.outline.bottom)
    items += marks(from: left, to: end, y: below + 13.pt + spare / 3, height: 19.pt)
    return items
  }

  /// The sentence that says who pays stands out; what follows it is set like the rest.
  private var fundingNotice: Copy {
    var isFirst = true
    return letter.funding.print.flatMap { span -> [Span] in
      guard isFirst else { return [span] }
      var (head, tail) = (span, span)
      head.marks.insert(.strong)
      guard let stop = span.text.firstRange(of: ". ") else { return [head] }
      isFirst = false
      head.text = String(span.text[..<stop.upperBound])
      tail.text = String(span.text[stop.upperBound...])
      return [head, tail].filter { !$0.text.isEmpty }
    }
  }

  /// Who publishes and how to write: a paragraph each.
  private var imprint: [Copy] {
    var publisher: Copy = [Span(letter.publisher, marks: .strong)]
    let address = letter.postalAddress.filter { $0 != letter.publisher }.joined(separator: ", ")
    if !address.isEmpty { publisher.append(Span(", " + address)) }
    var imprint: [Copy] = [
      publisher, [Span(words.responsible + "\u{A0}: " + letter.responsible)],
      [
        Span(words.contact + "\u{A0}: "), Span(letter.contact, link: "mailto:" + letter.contact),
        Span("\u{2002}·\u{2002}"), Span(shownAddress(letter.site), link: letter.site),
      ],
    ]
    if let online {
      imprint.append([
        Span(words.thisIssueOnline + "\u{A0}: "), Span(shownAddress(online.address), link: online.address),
      ])
    }
    imprint += issue.notes
    if let specimen = letter.specimen { imprint.append([Span(specimen, marks: .emphasis)]) }
    return imprint
  }

  /// The code with its label under it; a click on a screen leads where a telephone would.
  private func codeBlock(_ code: PrintedCode, _ address: String, x: Length, y: Length) -> [PageItem] {
    let tag = Tag(role: .mark, block: ColophonBlock.code)
    let tile = Rectangle(x: x, y: y, width: code.side, height: code.side)
    var items: [PageItem] = [
      .group(
        PageGroup(
          drawing: Drawing(frame: tile, alternativeText: words.codeName(address), tag: tag),
          items: code.items(x: x, y: y, tag: tag)))
    ]
    if let label = setter.set([Span(words.codeLabel)], .colophonHead, measure: trim.width, origin: .init()).first {
      items += label.items(
        x: x + (code.side - label.width) / 2, y: y + code.side + layout[.colophonHead].leading + 1.pt,
        tag: Tag(role: .colophon, block: ColophonBlock.codeLabel), language: setter.language)
    }
    items.append(.link(LinkArea(areas: [tile], destination: address, title: words.codeLabel, tag: tag)))
    return items
  }

  /// The partners' marks in one line, of one height, over a width.
  private func marks(from left: Length, to right: Length, y: Length, height: Length) -> [PageItem] {
    let marks = letter.partners.compactMap { partner -> (Partner, String, Double)? in
      guard let file = partner.mark, let ratio = ratio(file), ratio > 0 else { return nil }
      return (partner, file, ratio)
    }
    guard !marks.isEmpty else { return [] }
    let gap = 10.pt
    let natural = marks.reduce(Length.zero) { $0 + height * $1.2 } + gap * Double(marks.count - 1)
    let scale = min(1, (right - left) / natural)
    var x = left
    let between =
      marks.count > 1
      ? (right - left - marks.reduce(Length.zero) { $0 + height * scale * $1.2 }) / Double(marks.count - 1) : .zero
    return marks.enumerated().flatMap { number, mark -> [PageItem] in
      let (partner, file, ratio) = mark
      let frame = Rectangle(x: x, y: y, width: height * scale * ratio, height: height * scale)
      x = x + frame.width + min(between, 60.pt)
      let tag = Tag(role: .mark, block: ColophonBlock.marks + number)
      var items: [PageItem] = [
        .picture(PicturePlacement(file: file, frame: frame, alternativeText: partner.name, tag: tag))
      ]
      if let link = partner.link {
        items.append(.link(LinkArea(areas: [frame], destination: link, title: partner.name, tag: tag)))
      }
      return items
    }
  }
}

/// The blocks of the colophon in the order they are read; paragraphs and marks are counted together.
private enum ColophonBlock {
  static let emblem = 0
  static let notice = 1
  /// And those after it.
  static let imprint = 2
  /// And those after it.
  static let marks = 1000
  static let code = 2000
  static let codeLabel = 2001
}
