/// French typography («orthotypographie») after the Imprimerie nationale: text in, text out.
///
/// `corrected` puts right what can be put right without a doubt, `warnings` reports what a person must decide, and
/// `emailForm` gives the same text to mail programs, whose fonts often lack U+202F.
///
/// Three principles keep the rules from doing harm:
///
/// - A sign is touched only where a space, the end or a closing mark follows it: so 12:30, `std::` and addresses stay.
/// - Typed no-break spaces are noise, pasted with the text: every space becomes U+0020 first, and the rules then put in
///   those they ask for. Correcting twice therefore equals correcting once. The space a writer asks for with `~` comes
///   out as a verbatim run of its own, which later corrections leave alone.
/// - Letters change in three cases only: œ and æ in a list of words, the endings of ordinals (2ème, 1ère), and the figure
///   of m2 after a number.

/// Corrects a paragraph. The rules see the whole of it and across the borders of its runs; what they change is given
/// back run by run.
public func corrected(_ runs: [CopyRun]) -> CorrectedCopy {
  var copy = MarkedCopy(runs)
  copy.correct()
  return CorrectedCopy(runs: copy.correctedRuns(), changes: copy.changes())
}

/// Corrects a paragraph of one run; superscripts lose their mark.
public func corrected(_ text: String) -> String { corrected([CopyRun(text)]).text }

extension MarkedCopy {
  /// The rules, in the order they are applied. Addresses are fixed before a rule can damage them; spaces are levelled
  /// before a rule reads them; dashes come last, because the spaces bound by then tell an abbreviation's point from the
  /// end of a sentence.
  static let passes: [@Sendable (inout MarkedCopy) -> Void] = [
    { $0.dropInvisibles() },
    { $0.composeAccents() },
    { $0.protectAddresses() },
    { $0.placeWritersSpaces() },
    { $0.levelSpaces() },
    { $0.spaceCommas() },
    { $0.correctApostrophes() },
    { $0.correctEllipses() },
    { $0.joinLigatures() },
    { $0.correctQuotationMarks() },
    { $0.spaceGuillemets() },
    { $0.spaceHighPoints() },
    { $0.bindTitles() },
    { $0.bindInitials() },
    { $0.bindReferences() },
    { $0.raiseOrdinals() },
    { $0.raiseRomanOrdinals() },
    { $0.bindDates() },
    { $0.bindPhoneNumbers() },
    { $0.groupThousands() },
    { $0.bindMoney() },
    { $0.bindPercentages() },
    { $0.bindHours() },
    { $0.bindUnits() },
    { $0.correctDashes() },
  ]

  mutating func correct() {
    for pass in Self.passes {
      pass(&self)
      settle()
    }
  }
}
