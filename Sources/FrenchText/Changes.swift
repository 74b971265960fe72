/// From the row of signs back to runs, and to what was changed.
extension MarkedCopy {
  /// The paragraph's runs, cut where superscripts and writer's spaces begin and end.
  func correctedRuns() -> [CopyRun] {
    var result: [CopyRun] = []
    var bytes: [UInt8] = []
    var i = 0
    while i < signs.count {
      let first = signs[i]
      let run = runs[Int(first.run)]
      let isSpace = isWritersSpace(first)
      bytes.removeAll(keepingCapacity: true)
      repeat {
        bytes.append(contentsOf: UTF8.encode(signs[i].scalar)!)
        i += 1
      } while !isSpace && i < signs.count && signs[i].run == first.run && signs[i].isRaised == first.isRaised
        && !isWritersSpace(signs[i])
      result.append(
        CopyRun(
          String(decoding: bytes, as: UTF8.self), nature: isSpace ? .verbatim : run.nature,
          isSuperscript: first.isRaised, source: run.source))
    }
    return result
  }

  private func isWritersSpace(_ sign: Sign) -> Bool { sign.rule == .writersSpace }

  /// What differs from the paragraph as given, by run and rule. A space levelled and then bound again is no change.
  func changes() -> [TypographicChange] {
    var result: [TypographicChange] = []
    var open: TypographicChange?
    // The place in the paragraph as given: sign, run and bytes from the run's start.
    var place = 0
    var run: Int32 = -1
    var offset = 0

    func close() {
      // Sign by sign: strings are equal already when they are canonically equivalent.
      if let change = open,
        change.isRaised || !change.before.unicodeScalars.elementsEqual(change.after.unicodeScalars)
      {
        result.append(change)
      }
      open = nil
    }
    func note(_ rule: FrenchRule, run: Int32, before: Unicode.Scalar?, after: Unicode.Scalar?, isRaised: Bool) {
      if let current = open, current.rule != rule || current.run != Int(run) { close() }
      if open == nil {
        open = TypographicChange(
          rule: rule, run: Int(run), source: runs[Int(run)].source, offset: run == self.run(at: place) ? offset : 0,
          before: "", after: "")
      }
      if let before { open?.before.unicodeScalars.append(before) }
      if let after { open?.after.unicodeScalars.append(after) }
      if isRaised { open?.isRaised = true }
    }
    func enter() {
      if place < original.count, original[place].run != run {
        run = original[place].run
        offset = 0
      }
    }
    /// Goes over the signs as given up to one of them: those on the way were taken out.
    func pass(to end: Int) {
      while place < end {
        enter()
        let sign = original[place]
        note(removals[place] ?? .invisible, run: sign.run, before: sign.scalar, after: nil, isRaised: false)
        advance()
      }
    }
    func advance() {
      offset += UTF8.width(original[place].scalar)
      place += 1
    }

    for sign in signs {
      if sign.origin < 0 {
        enter()
        // At the end of a run, what is put in may belong to the run just left: it then stands at that run's end.
        if sign.run != self.run(at: place) {
          note(sign.rule ?? .space, run: sign.run, before: nil, after: sign.scalar, isRaised: false)
          if open?.before.isEmpty == true, open?.after.unicodeScalars.count == 1 {
            open?.offset = runs[Int(sign.run)].text.utf8.count
          }
        } else {
          note(sign.rule ?? .space, run: sign.run, before: nil, after: sign.scalar, isRaised: false)
        }
        continue
      }
      pass(to: Int(sign.origin))
      enter()
      let before = original[place]
      let isRaised = sign.isRaised && !before.isRaised
      if sign.scalar == before.scalar && !isRaised {
        close()
      } else {
        note(sign.rule ?? .space, run: before.run, before: before.scalar, after: sign.scalar, isRaised: isRaised)
      }
      advance()
    }
    pass(to: original.count)
    close()
    return result
  }

  private func run(at place: Int) -> Int32 { place < original.count ? original[place].run : -1 }
}
