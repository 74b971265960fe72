import IssueModel

/// The letter as plain text, made from the plan and never from the HTML.
struct TextLetter {
  let plan: MailPlan

  func text() -> String {
    var sheet = TextSheet()
    top(&sheet)
    for part in plan.parts {
      switch part {
      case .section(let section): self.section(section, &sheet)
      case .quotation(let quotation): self.quotation(quotation, &sheet)
      }
    }
    if !plan.notes.isEmpty {
      sheet.title(plan.words.notes, underlined: "=")
      for note in plan.notes { sheet.paragraph(written(note)) }
    }
    colophon(&sheet)
    return sheet.text
  }

  private func top(_ sheet: inout TextSheet) {
    sheet.title(plan.name, underlined: "=")
    sheet.paragraph(plan.dateline)
    if !plan.title.isEmpty { sheet.paragraph(written(plan.title)) }
    if let motto = plan.motto { quotation(motto, &sheet) }
    if let online = plan.online { sheet.paragraph(plan.words.viewOnline + plan.words.colon + angled(online)) }
    let stories = plan.parts.flatMap { part -> [String] in
      guard case .section(let section) = part else { return [] }
      return section.stories.map { $0.title.isEmpty ? section.title ?? "" : $0.title.plainText.withoutLineBreaks }
    }
    if stories.count > 1 {
      sheet.title(plan.words.contents, underlined: "=")
      sheet.tight(stories.map { (mark: "* ", text: $0) })
    }
  }

  private func section(_ section: MailSection, _ sheet: inout TextSheet) {
    if let title = section.title { sheet.title(title, underlined: "=") }
    for story in section.stories { self.story(story, isBrief: section.look == .brief, &sheet) }
  }

  /// In the order of the page: of a brief, the date comes first.
  private func story(_ story: MailStory, isBrief: Bool, _ sheet: inout TextSheet) {
    if isBrief, !story.dateline.isEmpty { sheet.paragraph(written(story.dateline)) }
    if !story.kicker.isEmpty { sheet.paragraph(written(story.kicker)) }
    if !story.title.isEmpty { sheet.title(written(story.title), underlined: "-") }
    if !isBrief, !story.dateline.isEmpty { sheet.paragraph(written(story.dateline)) }
    if let link = story.titleLink { sheet.paragraph(angled(link)) }
    if !story.standfirst.isEmpty { sheet.paragraph(written(story.standfirst)) }
    for picture in story.pictures { self.picture(picture, &sheet) }
    for block in story.body { self.block(block, &sheet) }
    if !story.byline.isEmpty { sheet.paragraph(written(story.byline)) }
    if let more = story.more { sheet.paragraph(story.moreLabel.withoutLineBreaks + plan.words.colon + angled(more)) }
  }

  private func block(_ block: MailBlock, _ sheet: inout TextSheet) {
    switch block {
    case .paragraph(let copy): sheet.paragraph(written(copy))
    case .crosshead(let copy, _): sheet.title(written(copy), underlined: "~")
    case .list(let items, let ordered):
      let marks = items.indices.map { ordered ? ordinal($0 + 1) : "* " }
      let paragraphs = items.compactMap { item -> String? in
        if item.count == 1, case .paragraph(let copy) = item[0] { written(copy) } else { nil }
      }
      if paragraphs.count == items.count {
        sheet.tight(zip(marks, paragraphs).map { (mark: $0, text: $1) })
      } else {
        for (mark, item) in zip(marks, items) {
          sheet.indented(by: String(repeating: " ", count: mark.count), mark: mark) { sheet in
            for block in item { self.block(block, &sheet) }
          }
        }
      }
    case .quotation(let blocks):
      sheet.indented(by: "    ") { sheet in
        for block in blocks { self.block(block, &sheet) }
      }
    case .picture(let picture): self.picture(picture, &sheet)
    }
  }

  /// «1.» to «9.» and «10.» take the same room.
  private func ordinal(_ number: Int) -> String {
    let figures = "\(number)."
    return figures + String(repeating: " ", count: max(1, 4 - figures.count))
  }

  private func picture(_ picture: MailPicture, _ sheet: inout TextSheet) {
    let words = picture.alternativeText
    sheet.paragraph("[" + plan.words.picture + (words.isEmpty ? "" : plan.words.colon + words) + "]")
    let caption = [written(picture.caption), written(picture.credit)].filter { !$0.isEmpty }.joined(separator: " ")
    if !caption.isEmpty { sheet.paragraph(caption) }
  }

  private func quotation(_ quotation: MailQuotation, _ sheet: inout TextSheet) {
    sheet.indented(by: "    ") { sheet in
      let lines = [written(quotation.text), quotation.signature].filter { !$0.isEmpty }
      sheet.tight(lines.map { (mark: "", text: $0) })
    }
  }

  private func colophon(_ sheet: inout TextSheet) {
    let colophon = plan.colophon
    let words = plan.words
    sheet.ruleAcross()
    if !colophon.funding.isEmpty { sheet.paragraph(written(colophon.funding)) }
    if !colophon.partners.isEmpty {
      sheet.paragraph(words.partners + words.colon + colophon.partners.map(named).joined(separator: ", "))
    }
    var lines = [words.publisher + words.colon + colophon.publisher]
    if !colophon.responsible.isEmpty { lines.append(words.responsible + words.colon + colophon.responsible) }
    if !colophon.postalAddress.isEmpty {
      lines.append(words.address + words.colon + colophon.postalAddress.joined(separator: ", "))
    }
    if let contact = colophon.contact { lines.append(words.contact + words.colon + named(contact)) }
    if let site = colophon.site { lines.append(words.site + words.colon + named(site)) }
    if let online = plan.online { lines.append(words.viewOnline + words.colon + angled(online)) }
    if let way = colophon.unsubscribe { lines.append(words.unsubscribe + words.colon + angled(way)) }
    sheet.tight(lines.map { (mark: "", text: $0) })
    if let specimen = colophon.specimen { sheet.paragraph(specimen) }
  }

  private func named(_ name: MailColophon.LinkedName) -> String {
    guard let address = name.address, !says(name.name, address) else { return name.name }
    return name.name + " " + angled(address)
  }

  // MARK: running text

  /// The words, and after each link where it leads, unless the words are the address. A link that ends within a word has
  /// its address after the word.
  private func written(_ copy: MailCopy) -> String {
    var result = ""
    var waiting: [String] = []
    var rest = copy[...]
    while let first = rest.first {
      let together = rest.prefix { $0.link == first.link }
      rest = rest.dropFirst(together.count)
      var words = together.map(\.text).joined()
      if !waiting.isEmpty {
        let end = words.prefix { $0.isLetter || $0.isNumber }
        if end.count == words.count, first.link == nil, !rest.isEmpty {
          result += words
          continue
        }
        result += end + waiting.map { " " + $0 }.joined()
        waiting = []
        words = String(words.dropFirst(end.count))
      }
      result += words
      if let address = first.link, !says(words, address) { waiting.append(angled(address)) }
    }
    return result + waiting.map { " " + $0 }.joined()
  }

  private func says(_ words: String, _ address: WebAddress) -> Bool {
    // What is asked for behind a mailbox (`?subject=…`) is not spoken.
    words == address.text || words == address.spoken && !address.text.contains("?")
  }

  private func angled(_ address: WebAddress) -> String { "<" + address.text + ">" }
}
