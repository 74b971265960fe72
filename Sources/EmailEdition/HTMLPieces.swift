extension [Declaration] {
  /// Captions, dates, the colophon.
  static var small: [Declaration] { [.type(.sans, 14, 21)] }
}

// The small pieces every part of the letter is made of.

extension HTMLLetter {
  func paragraph(_ style: [Declaration] = [], shade: Shade? = nil, margin bottom: Int = 16, _ content: [Markup])
    -> Markup
  {
    .element(.p, (shade.map { [.shade($0)] } ?? []) + [.style([.margin(0, 0, bottom, 0)] + style)], content)
  }

  /// Text in the grey of captions and dates.
  func quiet(_ style: [Declaration] = [], margin bottom: Int, _ content: [Markup]) -> Markup {
    paragraph(.small + style + [.colour(light.quiet)], shade: .quiet, margin: bottom, content)
  }

  func link(to destination: Destination, _ content: [Markup], _ style: [Declaration] = []) -> Markup {
    .element(.a, [.href(destination), .style([.colour(light.link)] + style)], content)
  }

  /// A link framed in gold, on paper and on tint, on a light screen and on a dark one. Outlook for Windows draws its
  /// frame close around the words, and they stay a link where a frame is not drawn at all.
  func button(_ words: String, to address: WebAddress) -> Markup {
    link(
      to: .address(address), [.text(words)],
      [.inlineBlock, .padding(9, 16, 9, 16), .frame(2, colours.gold), .type(.sans, 15, 22, .bold), .plain])
  }

  /// The label of a rubrique in spaced capitals, over a gold rule unless it stands in a box that has one.
  func rubrique(_ title: String, isRuled: Bool = true) -> Markup {
    let rule: [Declaration] = [.margin(0, 0, 22, 0), .padding(0, 0, 9, 0), .rule(.bottom, 2, colours.gold)]
    return .element(
      .h2,
      [
        .style(
          (isRuled ? rule : [.margin(0, 0, 16, 0)]) + [
            .type(.sans, 14, 20, .bold), .tracking(2), .capitals, .colour(light.headline), .noGround,
          ])
      ], [.text(title)])
  }

  /// Running text. A link that goes on through differently marked spans is one link.
  /// - Parameter raised: the size of raised signs in hundredths of the text's; in small text they must not get smaller
  ///   than 12 px.
  func inline(_ copy: MailCopy, raised: Int = 75) -> [Markup] {
    var result: [Markup] = []
    var rest = copy[...]
    while let first = rest.first {
      let together = rest.prefix { $0.link == first.link }
      rest = rest.dropFirst(together.count)
      let marked = together.map { self.marked($0, raised: raised) }
      if let address = first.link { result.append(link(to: .address(address), marked)) } else { result += marked }
    }
    return result
  }

  private func marked(_ span: MailSpan, raised: Int) -> Markup {
    var markup = Markup.text(span.text)
    func wrap(_ element: Element, _ style: [Declaration] = []) {
      markup = .element(element, style.isEmpty ? [] : [.style(style)], [markup])
    }
    if span.isVerbatim { wrap(.code, [.mono, .share(ofSize: 90)]) }
    if span.isSuperscript { wrap(.sup, [.noLeading, .share(ofSize: raised)]) }
    if span.isEmphasis { wrap(.em) }
    if span.isStrong { wrap(.strong) }
    if let language = span.language { markup = .element(.span, [.language(language)], [markup]) }
    return markup
  }

  /// The picture itself, as wide as the column allows and never wider than its pixels; nothing while it is missing.
  func image(_ picture: MailPicture) -> [Markup] {
    guard let source = picture.source else { return [] }
    return [
      .element(
        .img,
        [
          .source(source), .alternativeText(picture.alternativeText), .width(picture.width), .height(picture.height),
          .style([.block, .wholeWidth, .most(picture.width), .ownHeight, .noBorder]),
        ], [])
    ]
  }

  /// For text of 14 px: 12 px.
  static let raisedInSmall = 86
  /// For text of 13 px.
  static let raisedInKicker = 93

  /// What is shown and who took it.
  func caption(_ picture: MailPicture, margin bottom: Int) -> [Markup] {
    var text = inline(picture.caption, raised: Self.raisedInSmall)
    if !picture.credit.isEmpty {
      if !text.isEmpty { text.append(.text(" ")) }
      text.append(.element(.em, [], inline(picture.credit, raised: Self.raisedInSmall)))
    }
    guard !text.isEmpty else { return [] }
    return [
      .element(
        .p,
        [
          .shade(.quiet), .style([.margin(8, 0, bottom, 0)] + .small + [.colour(light.quiet)]),
        ], text)
    ]
  }
}
