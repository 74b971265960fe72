extension EmailColours {
  /// The colours of a dark screen for every shade the letter is made of.
  var darkRules: [StyleRule] {
    [
      StyleRule(subjects: [.shade(.page)], ground: dark.page),
      StyleRule(subjects: [.shade(.paper)], ground: dark.paper),
      StyleRule(subjects: [.shade(.tint)], ground: dark.tint),
      StyleRule(subjects: [.element(.td)], text: dark.text),
      StyleRule(subjects: [.shade(.quiet)], text: dark.quiet),
      StyleRule(
        subjects: [.element(.h2), .element(.h3), .element(.h4), .element(.h5), .element(.h6), .shade(.head)],
        text: dark.headline),
      StyleRule(subjects: [.element(.a)], text: dark.link),
      StyleRule(subjects: [.shade(.line)], border: dark.hairline),
      // The nameplate keeps its colours, also where a mail program would have changed them.
      StyleRule(subjects: [.shade(.band)], ground: band),
      StyleRule(subjects: [.shade(.name)], text: onBand),
      StyleRule(subjects: [.shade(.gold)], text: gold),
    ]
  }
}
