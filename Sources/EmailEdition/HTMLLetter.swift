import Inks
import IssueModel

/// The letter as HTML: head, nameplate, summary, rubriques, colophon, one under the other in a single column.
///
/// Everything that carries layout or colour is inline, because several French webmails drop the head's style sheet
/// (SFR and La Poste since 2025); what remains there only colours the letter for dark screens.
struct HTMLLetter {
  let plan: MailPlan
  let colours: EmailColours

  /// Left and right of the text, in CSS pixels: no media query may be needed on a phone of 320.
  static let sideMargin = 28
  /// The width of the text on a wide screen, in CSS pixels.
  static let measure = MailLimits.columnWidth - 2 * sideMargin

  var light: EmailColours.Shades { colours.light }

  func document() -> String {
    MarkupWriter.document(.element(.html, [.language(plan.language), .officeNamespace], [head, body]))
  }

  private var head: Markup {
    let metas: [Attribute.Meta] = [
      .utf8, .viewport, .keepLayout, .noDetection, .colourScheme, .supportedColourSchemes,
    ]
    return .element(
      .head, [],
      metas.map { .element(.meta, [.meta($0)], []) } + [
        .element(.title, [], [.text(plan.subject.withoutLineBreaks)]), .outlookResolution,
        .styleSheet(colours.darkRules),
      ])
  }

  private var body: Markup {
    // Rows on paper say no ground of their own.
    let column = Markup.element(
      .table,
      [
        .layoutTable, .centred, .wholeWidth, .shade(.paper),
        .style([
          .wholeWidth, .most(MailLimits.columnWidth), .inTheMiddle, .ground(light.paper), .breakLongWords,
        ]),
      ], rows)
    let page = Markup.element(
      .table, [.layoutTable, .wholeWidth, .shade(.page), .style([.ground(light.page)])],
      [.element(.tr, [], [.element(.td, [.centred], [.outlookColumn(width: MailLimits.columnWidth, [column])])])])
    let message = Markup.element(
      .div, [.messageRole, .label(plan.subject), .language(plan.language)], preheader + [page])
    return .element(
      .body, [.shade(.page), .style([.margin(0, 0, 0, 0), .padding(0, 0, 0, 0), .ownTextSize, .ground(light.page)])],
      [message])
  }

  /// First in the body, so that it is what stands beside the subject; padded, so that nothing follows it there.
  private var preheader: [Markup] {
    guard let text = plan.preheader else { return [] }
    let room = max(0, MailLimits.preheader.upperBound - text.count) / 2
    return [
      .element(.div, [.style(Declaration.hidden)], [.text(text + String(repeating: "\u{200C}\u{A0}", count: room))])
    ]
  }

  var rows: [Markup] {
    var rows = onlineRow + [nameplate] + summary
    var isOnTint = false
    for part in plan.parts {
      switch part {
      case .section(let section):
        // Two boxes do not run into each other.
        if isOnTint, section.isOnTint { rows.append(row(.paper, padding: .padding(28, 0, 0, 0), [])) }
        isOnTint = section.isOnTint
        rows += sectionRows(section)
      case .quotation(let quotation):
        isOnTint = false
        rows.append(quotationRow(quotation))
      }
    }
    if isOnTint, plan.notes.isEmpty { rows.append(row(.paper, padding: .padding(28, 0, 0, 0), [])) }
    return rows + notesRows + [fundingRow, colophonRow]
  }

  // MARK: rows

  /// A row of the column: a cell with the text's own type, its ground, and what stands in it.
  func row(
    _ ground: Ground, padding: Declaration, rule: Declaration? = nil, language: LanguageTag? = nil, _ content: [Markup]
  ) -> Markup {
    var style: [Declaration] = [padding]
    var attributes: [Attribute] = language.map { [.language($0)] } ?? []
    if let rule { style.append(rule) }
    if ground != .paper {
      style.append(.ground(self.ground(ground)))
      attributes.append(.shade(ground.shade))
    }
    if !content.isEmpty { style += [.type(.book, 17, 27), .colour(light.text)] }
    attributes.append(.style(style))
    return .element(.tr, [], [.element(.td, attributes, content)])
  }

  /// What a row stands on.
  enum Ground {
    case page, paper, tint

    var shade: Shade {
      switch self {
      case .page: .page
      case .paper: .paper
      case .tint: .tint
      }
    }
  }

  private func ground(_ ground: Ground) -> ScreenColour {
    switch ground {
    case .page: light.page
    case .paper: light.paper
    case .tint: light.tint
    }
  }

  // MARK: top of the letter

  private var onlineRow: [Markup] {
    guard let online = plan.online else { return [] }
    let link = link(to: .address(online), [.text(plan.words.viewOnline)])
    return [row(.page, padding: .padding(12, 28, 12, 28), [paragraph(.small + [.centred], margin: 0, [link])])]
  }

  private var nameplate: Markup {
    var content: [Markup] = [
      .element(
        .p,
        [
          .shade(.gold),
          .style([
            .margin(0, 0, 10, 0), .type(.sans, 14, 20, .bold), .tracking(2), .capitals, .colour(colours.gold),
          ]),
        ], [.text(plan.dateline)]),
      .element(
        .h1,
        [
          .shade(.name),
          .style([.margin(0, 0, 0, 0), .type(.sans, 38, 44, .bold), .colour(colours.onBand)]),
        ], [.text(plan.name)]),
    ]
    if !plan.title.isEmpty {
      content.append(
        .element(
          .p,
          [.shade(.name), .style([.margin(14, 0, 0, 0), .type(.book, 20, 28), .colour(colours.onBand)])],
          inline(plan.title.withoutLinks)))
    }
    if let motto = plan.motto {
      content.append(
        .element(
          .p,
          [
            .shade(.name),
            .style([.margin(20, 0, 0, 0), .type(.book, 16, 24, .italic), .colour(colours.onBand)]),
          ], inline(motto.text.withoutLinks)))
      if !motto.signature.isEmpty {
        content.append(
          .element(
            .p, [.shade(.name), .style([.margin(2, 0, 0, 0)] + .small + [.colour(colours.onBand)])],
            [.text(motto.signature)]))
      }
    }
    let style: [Declaration] = [
      .padding(36, Self.sideMargin, 32, Self.sideMargin), .ground(colours.band), .rule(.bottom, 5, colours.gold),
    ]
    return .element(.tr, [], [.element(.td, [.shade(.band), .style(style)], content)])
  }

  /// «Au sommaire»: a link to every story; left out where there is nothing to choose from.
  private var summary: [Markup] {
    let entries = plan.parts.flatMap { part -> [Markup] in
      guard case .section(let section) = part else { return [] }
      return section.stories.map { story in
        let title = story.title.isEmpty ? MailCopy(section.title ?? "") : story.title.withoutLinks
        return .element(
          .li, (story.language.map { [.language($0)] } ?? []) + [.style([.margin(0, 0, 6, 0)])],
          [link(to: .anchor(story.anchor), inline(title), [.plain])])
      }
    }
    guard entries.count > 1 else { return [] }
    let list = Markup.element(
      .ul, [.style([.margin(0, 0, 0, 0), .padding(0, 0, 0, 20), .type(.sans, 16, 24)])], entries)
    return [row(.paper, padding: .padding(32, 28, 28, 28), [rubrique(plan.words.contents), list])]
  }
}

extension String {
  /// The text on one line.
  var withoutLineBreaks: String { split(separator: "\u{2028}").joined(separator: " ") }
}

extension MailCopy {
  /// For text that is a link itself: a link never stands in a link.
  var withoutLinks: MailCopy {
    map { span in
      var span = span
      span.link = nil
      return span
    }
  }
}

extension MailQuotation {
  /// Whose words they are, and from where.
  var signature: String { source.map { author.isEmpty ? $0 : author + ", " + $0 } ?? author }
}
