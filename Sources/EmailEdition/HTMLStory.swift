import IssueModel

// Rubriques and their stories, boxed and plain, brief and full.

extension HTMLLetter {
  func sectionRows(_ section: MailSection) -> [Markup] {
    let isBoxed = section.look == .boxed || section.look == .tinted
    let ground: Ground = isBoxed ? .tint : .paper
    var rows: [Markup] = []
    for (place, story) in section.stories.enumerated() {
      let isFirst = place == 0
      let isLast = place == section.stories.count - 1
      var head: [Markup] = []
      if isFirst, let title = section.title { head.append(rubrique(title, isRuled: section.look != .boxed)) }
      let level = section.title == nil ? 2 : 3
      let pieces = storyPieces(story, level: level, isBrief: section.look == .brief, before: head)
      let rule: Declaration? = isFirst && section.look == .boxed ? .rule(.top, 4, colours.gold) : nil
      for (index, piece) in pieces.enumerated() {
        let top = index > 0 ? 0 : isFirst ? 36 : 0
        let bottom = index < pieces.count - 1 ? 0 : isLast ? 24 : section.look == .brief ? 4 : 14
        switch piece {
        case .text(let content):
          let inside =
            index == 0 && !isFirst ? [hairline(over: content, space: section.look == .brief ? 20 : 30)] : content
          rows.append(
            row(
              ground, padding: .padding(top, Self.sideMargin, bottom, Self.sideMargin), rule: index == 0 ? rule : nil,
              language: story.language, inside))
        case .across(let image): rows.append(row(ground, padding: .padding(0, 0, 0, 0), [image]))
        }
      }
    }
    return rows
  }

  /// What stands between two stories of a rubrique: a thin rule as wide as the text.
  private func hairline(over content: [Markup], space: Int) -> Markup {
    let style: [Declaration] = [
      .padding(space, 0, 0, 0), .rule(.top, 1, light.hairline), .serif, .size(17), .leading(27),
    ]
    return .element(
      .table, [.layoutTable, .wholeWidth],
      [
        .element(
          .tr, [],
          [.element(.td, [.shade(.line), .style(style)], content)])
      ])
  }

  /// A story in pieces: text between the margins, and a picture across the column.
  private enum Piece {
    case text([Markup])
    case across(Markup)
  }

  private func storyPieces(_ story: MailStory, level: Int, isBrief: Bool, before head: [Markup]) -> [Piece] {
    var pieces: [Piece] = []
    var current = head + storyHead(story, level: level, isBrief: isBrief)
    for picture in story.pictures {
      if story.isLead, picture.width == MailLimits.columnWidth, let image = image(picture).first {
        pieces.append(.text(current))
        pieces.append(.across(image))
        current = caption(picture, margin: 20)
      } else {
        current += figure(picture)
      }
    }
    for block in story.body {
      current.append(contentsOf: markup(block, under: story.title.isEmpty ? level - 1 : level))
    }
    if !story.byline.isEmpty {
      current.append(paragraph([.italic], inline(story.byline)))
    }
    if let more = story.more {
      let label = link(to: .address(more), [.text(story.moreLabel.withoutLineBreaks)], [.sans, .size(16), .bold])
      current.append(paragraph(margin: 16, [label]))
    }
    pieces.append(.text(current))
    return pieces
  }

  /// Kicker, headline, dateline, standfirst; of a brief, the date comes first.
  private func storyHead(_ story: MailStory, level: Int, isBrief: Bool) -> [Markup] {
    var result: [Markup] = [anchor(story)]
    if isBrief, !story.dateline.isEmpty {
      result.append(
        paragraph(.small + [.bold, .colour(light.headline)], shade: .head, margin: 2, inline(story.dateline)))
    }
    if !story.kicker.isEmpty {
      result.append(
        paragraph(
          [.sans, .size(13), .leading(20), .bold, .tracking(1), .capitals, .colour(light.headline)], shade: .head,
          margin: 4, inline(story.kicker)))
    }
    if !story.title.isEmpty {
      var title = inline(story.title)
      if let address = story.titleLink {
        title = [link(to: .address(address), inline(story.title.withoutLinks))]
      }
      let size: [Declaration] =
        story.isLead ? [.size(30), .leading(36)] : isBrief ? [.size(18), .leading(24)] : [.size(23), .leading(29)]
      let isAlone = story.body.isEmpty && story.pictures.isEmpty && (isBrief || story.dateline.isEmpty)
      let bottom = isAlone ? 16 : isBrief || !story.dateline.isEmpty ? 4 : 14
      result.append(
        .element(
          .heading(level), [.style([.margin(0, 0, bottom, 0), .sans] + size + [.bold, .colour(light.headline)])], title)
      )
    }
    if !isBrief, !story.dateline.isEmpty { result.append(quiet(margin: 14, inline(story.dateline))) }
    if !story.standfirst.isEmpty {
      result.append(
        paragraph(
          [.size(19), .leading(29), .colour(light.headline)], shade: .head, margin: 18, inline(story.standfirst)))
    }
    return result
  }

  /// Where «Au sommaire» leads: an empty anchor, since Gmail and Outlook for Windows jump to nothing else.
  private func anchor(_ story: MailStory) -> Markup {
    .element(.a, [.id(story.anchor), .name(story.anchor)], [])
  }

  private func figure(_ picture: MailPicture) -> [Markup] {
    let caption = caption(picture, margin: 20)
    let image = image(picture)
    if caption.isEmpty, !image.isEmpty { return [.element(.div, [.style([.margin(0, 0, 20, 0)])], image)] }
    return image + caption
  }

  // MARK: blocks

  private func markup(_ block: MailBlock, under level: Int) -> [Markup] {
    switch block {
    case .paragraph(let copy): return [paragraph(margin: 16, inline(copy))]
    case .crosshead(let copy, let depth):
      return [
        .element(
          .heading(level + depth),
          [
            .style([
              .margin(26, 0, 8, 0), .sans, .size(depth == 1 ? 18 : 16), .leading(24), .bold, .colour(light.headline),
            ])
          ], inline(copy))
      ]
    case .list(let items, let ordered):
      let items = items.map { item -> Markup in
        .element(.li, [.style([.margin(0, 0, 8, 0)])], listItem(item, under: level))
      }
      return [.element(ordered ? .ol : .ul, [.style([.margin(0, 0, 16, 0), .padding(0, 0, 0, 24)])], items)]
    case .quotation(let blocks):
      let style: [Declaration] = [
        .padding(2, 0, 2, 18), .rule(.left, 3, colours.gold), .serif, .size(17), .leading(27), .italic,
      ]
      let words = Markup.element(
        .blockquote, [.style([.margin(0, 0, 0, 0)])],
        blocks.enumerated().flatMap { place, block -> [Markup] in
          guard place == blocks.count - 1, case .paragraph(let copy) = block else { return markup(block, under: level) }
          return [paragraph(margin: 0, inline(copy))]
        })
      return [
        .element(
          .table, [.layoutTable, .wholeWidth, .style([.margin(0, 0, 20, 0)])],
          [.element(.tr, [], [.element(.td, [.style(style)], [words])])])
      ]
    case .picture(let picture): return figure(picture)
    }
  }

  /// A single paragraph stands in its item without the room of one.
  private func listItem(_ blocks: [MailBlock], under level: Int) -> [Markup] {
    guard case .paragraph(let copy)? = blocks.first else { return blocks.flatMap { markup($0, under: level) } }
    return inline(copy) + blocks.dropFirst().flatMap { markup($0, under: level) }
  }
}
