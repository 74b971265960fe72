// The quotation between gold rules, the notes, and the foot of the letter: who pays, who publishes, how to leave.

extension HTMLLetter {
  func quotationRow(_ quotation: MailQuotation) -> Markup {
    let style: [Declaration] = [
      .padding(26, 12, 26, 12), .rule(.top, 2, colours.gold), .rule(.bottom, 2, colours.gold), .centred,
    ]
    var words: [Markup] = [
      .element(
        .blockquote, [.style([.margin(0, 0, 0, 0)])],
        [
          paragraph(
            [.type(.book, 23, 33, .italic), .centred, .colour(light.headline)], shade: .head, margin: 0,
            inline(quotation.text))
        ])
    ]
    if !quotation.signature.isEmpty {
      words.append(
        .element(
          .p,
          [
            .shade(.quiet),
            .style([.margin(12, 0, 0, 0)] + .small + [.centred, .colour(light.quiet)]),
          ], [.text(quotation.signature)]))
    }
    let frame = Markup.element(
      .table, [.layoutTable, .wholeWidth], [.element(.tr, [], [.element(.td, [.style(style)], words)])])
    return row(.paper, padding: .padding(40, Self.sideMargin, 8, Self.sideMargin), [frame])
  }

  var notesRows: [Markup] {
    guard !plan.notes.isEmpty else { return [] }
    let notes = plan.notes.map { quiet(margin: 10, inline($0, raised: Self.raisedInSmall)) }
    return [
      row(
        .paper, padding: .padding(20, Self.sideMargin, 18, Self.sideMargin), [rubrique(plan.words.notes)] + notes)
    ]
  }

  var fundingRow: Markup {
    row(
      .tint, padding: .padding(24, Self.sideMargin, 24, Self.sideMargin), rule: .rule(.top, 2, colours.gold),
      [paragraph([.type(.book, 16, 25)], margin: 0, inline(plan.colophon.funding))])
  }

  var colophonRow: Markup {
    let colophon = plan.colophon
    let words = plan.words
    var facts: [[Markup]] = []
    if !colophon.partners.isEmpty {
      let names = colophon.partners.enumerated().flatMap { place, partner in
        (place == 0 ? [] : [Markup.text(", ")]) + named(partner)
      }
      facts.append(labelled(words.partners, names))
    }
    facts.append(labelled(words.publisher, [.text(colophon.publisher)]))
    if !colophon.responsible.isEmpty { facts.append(labelled(words.responsible, [.text(colophon.responsible)])) }
    if !colophon.postalAddress.isEmpty {
      facts.append(labelled(words.address, [.text(colophon.postalAddress.joined(separator: ", "))]))
    }
    if let contact = colophon.contact { facts.append(labelled(words.contact, named(contact))) }
    if let site = colophon.site { facts.append(labelled(words.site, named(site))) }
    var lines = [quiet(margin: 0, Array(facts.joined(separator: [.element(.br, [], [])])))]
    var ways: [Markup] = []
    if let online = plan.online { ways.append(link(to: .address(online), [.text(words.viewOnline)])) }
    if let way = colophon.unsubscribe {
      if !ways.isEmpty { ways.append(.text("\u{A0}\u{A0}·\u{A0} ")) }
      ways.append(link(to: .address(way), [.text(words.unsubscribe)]))
    }
    if !ways.isEmpty {
      lines.append(
        .element(
          .p, [.shade(.quiet), .style([.margin(18, 0, 0, 0)] + .small + [.colour(light.quiet)])], ways))
    }
    if let specimen = colophon.specimen {
      lines.append(
        .element(
          .p, [.shade(.quiet), .style([.margin(18, 0, 0, 0), .type(.sans, 14, 21, .bold), .colour(light.quiet)])],
          [.text(specimen)]))
    }
    return row(.page, padding: .padding(28, Self.sideMargin, 40, Self.sideMargin), lines)
  }

  private func labelled(_ label: String, _ content: [Markup]) -> [Markup] {
    [.element(.strong, [], [.text(label)]), .text(plan.words.colon)] + content
  }

  private func named(_ name: MailColophon.LinkedName) -> [Markup] {
    name.address.map { [link(to: .address($0), [.text(name.name)])] } ?? [.text(name.name)]
  }
}
