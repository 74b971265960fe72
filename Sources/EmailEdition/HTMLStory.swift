import IssueModel

// Rubriques and their stories, boxed and plain, brief and full.

extension HTMLLetter {
  /// One row of the column, unless a picture goes across it.
  func sectionRows(_ section: MailSection) -> [Markup] {
    let isBoxed = section.look == .boxed
    let ground: Ground = section.isOnTint ? .tint : .paper
    let level = section.title == nil ? 2 : 3
    var rows: [Markup] = []
    var content = section.title.map { [rubrique($0, isRuled: !isBoxed)] } ?? []
    func endRow(bottom: Int) {
      let isFirst = rows.isEmpty
      rows.append(
        row(
          ground, padding: .padding(isFirst ? 36 : 0, Self.sideMargin, bottom, Self.sideMargin),
          rule: isFirst && isBoxed ? .rule(.top, 4, colours.gold) : nil, content))
      content = []
    }
    for (place, story) in section.stories.enumerated() {
      let isBrief = section.look == .brief
      for (index, piece) in storyPieces(story, level: level, isBrief: isBrief).enumerated() {
        switch piece {
        case .text(let text):
          let space = place > 0 && index == 0 ? (isBrief ? 20 : 30) : nil
          content += wrapped(text, language: story.language, underHairline: space)
        case .across(let image):
          endRow(bottom: 0)
          rows.append(row(ground, padding: .padding(0, 0, 0, 0), language: story.language, [image]))
        }
      }
    }
    endRow(bottom: 24)
    return rows
  }

  /// A story's text: under a thin rule when another story stands before it, in its own language when it has one.
  private func wrapped(_ text: [Markup], language: LanguageTag?, underHairline space: Int?) -> [Markup] {
    var attributes: [Attribute] = language.map { [.language($0)] } ?? []
    if let space {
      attributes += [
        .shade(.line),
        .style([.margin(space - 10, 0, 0, 0), .padding(space, 0, 0, 0), .rule(.top, 1, light.hairline)]),
      ]
    }
    return attributes.isEmpty ? text : [.element(.div, attributes, text)]
  }

  /// A story in pieces: text between the margins, and a picture across the column.
  private enum Piece {
    case text([Markup])
    case across(Markup)
  }

  private func storyPieces(_ story: MailStory, level: Int, isBrief: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var current = storyHead(story, level: level, isBrief: isBrief)
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
      current.append(paragraph(margin: 16, [button(story.moreLabel.withoutLineBreaks, to: more)]))
    }
    pieces.append(.text(current))
    return pieces
  }

  /// Kicker, headline, dateline, standfirst; of a brief, the date comes first.
  private func storyHead(_ story: MailStory, level: Int, isBrief: Bool) -> [Markup] {
    var result: [Markup] = [anchor(story)]
    if isBrief, !story.dateline.isEmpty {
      result.append(
        paragraph(
          [.type(.sans, 14, 21, .bold), .colour(light.headline)], shade: .head, margin: 2,
          inline(story.dateline, raised: Self.raisedInSmall)))
    }
    if !story.kicker.isEmpty {
      result.append(
        paragraph(
          [.type(.sans, 13, 20, .bold), .tracking(1), .capitals, .colour(light.headline)], shade: .head,
          margin: 4, inline(story.kicker, raised: Self.raisedInKicker)))
    }
    if !story.title.isEmpty {
      var title = inline(story.title)
      if let address = story.titleLink {
        title = [link(to: .address(address), inline(story.title.withoutLinks))]
      }
      let type: Declaration =
        story.isLead
        ? .type(.sans, 30, 36, .bold)
        : isBrief ? .type(.sans, 18, 24, .bold) : .type(.sans, 23, 29, .bold)
      let isAlone = story.body.isEmpty && story.pictures.isEmpty && (isBrief || story.dateline.isEmpty)
      let bottom = isAlone ? 16 : isBrief || !story.dateline.isEmpty ? 4 : 14
      result.append(
        .element(
          .heading(level), [.style([.margin(0, 0, bottom, 0), type, .colour(light.headline)] + ground(of: level))],
          title)
      )
    }
    if !isBrief, !story.dateline.isEmpty {
      result.append(quiet(margin: 14, inline(story.dateline, raised: Self.raisedInSmall)))
    }
    if !story.standfirst.isEmpty {
      result.append(
        paragraph(
          [.type(.book, 19, 29), .colour(light.headline)], shade: .head, margin: 18, inline(story.standfirst)))
    }
    return result
  }

  private func ground(of level: Int) -> [Declaration] { level == 2 ? [.noGround] : [] }

  /// Where «Au sommaire» leads: an empty anchor, since Gmail and Outlook for Windows do not jump to an `id`.
  private func anchor(_ story: MailStory) -> Markup {
    .element(.a, [.name(story.anchor)], [])
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
            .style(
              [
                .margin(26, 0, 8, 0), .type(.sans, depth == 1 ? 18 : 16, 24, .bold), .colour(light.headline),
              ] + ground(of: level + depth))
          ], inline(copy))
      ]
    case .list(let items, let ordered):
      let items = items.map { item -> Markup in
        .element(.li, [.style([.margin(0, 0, 8, 0)])], listItem(item, under: level))
      }
      return [.element(ordered ? .ol : .ul, [.style([.margin(0, 0, 16, 0), .padding(0, 0, 0, 24)])], items)]
    case .quotation(let blocks):
      let style: [Declaration] = [
        .padding(2, 0, 2, 18), .rule(.left, 3, colours.gold), .type(.book, 17, 27, .italic),
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

extension MailSection {
  /// Whether it stands on the pale blue rather than on the paper.
  var isOnTint: Bool { look == .boxed || look == .tinted }
}
