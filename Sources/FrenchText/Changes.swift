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
        bytes.append(scalar: signs[i].scalar)
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
    var walk = ChangeWalk(copy: self)
    for sign in signs {
      if sign.origin < 0 {
        walk.insert(sign)
      } else {
        walk.remove(to: Int(sign.origin))
        walk.keep(sign)
      }
    }
    walk.remove(to: original.count)
    walk.close()
    return walk.changes
  }
}

/// Goes over the paragraph as given and as corrected side by side, and gathers what differs.
private struct ChangeWalk {
  let copy: MarkedCopy
  private(set) var changes: [TypographicChange] = []
  private var open: TypographicChange?
  /// The next sign of the paragraph as given, and where it stands in its run, in bytes.
  private var place = 0
  private var offset = 0

  init(copy: MarkedCopy) { self.copy = copy }

  /// A sign that was there before.
  mutating func keep(_ sign: Sign) {
    let before = copy.original[place]
    let isRaised = sign.isRaised && !before.isRaised
    if sign.scalar == before.scalar && !isRaised {
      close()
    } else {
      // Only a rule changes a sign, and each one leaves its name.
      note(sign.rule!, run: before.run, at: offset)
      open!.before.unicodeScalars.append(before.scalar)
      open!.after.unicodeScalars.append(sign.scalar)
      open!.isRaised = open!.isRaised || isRaised
    }
    advance()
  }

  /// A sign put in: at the end of its run, where the next sign as given is already in another.
  mutating func insert(_ sign: Sign) {
    let run = sign.run
    let next = place < copy.original.count ? copy.original[place].run : .max
    let offset = run == next ? offset : run > next ? 0 : copy.runs[Int(run)].text.utf8.count
    note(sign.rule!, run: run, at: offset)
    open!.after.unicodeScalars.append(sign.scalar)
  }

  /// The signs up to a place were taken out.
  mutating func remove(to end: Int) {
    while place < end {
      let sign = copy.original[place]
      note(copy.removals[place]!, run: sign.run, at: offset)
      open!.before.unicodeScalars.append(sign.scalar)
      advance()
    }
  }

  mutating func close() {
    guard let change = open else { return }
    open = nil
    if !change.isRaised, change.before.hasSameSigns(as: change.after) { return }
    // What one rule took out and another put back is no change.
    if let last = changes.last, last.run == change.run, last.offset + last.before.utf8.count == change.offset,
      !last.isRaised, !change.isRaised, (last.before + change.before).hasSameSigns(as: last.after + change.after)
    {
      changes.removeLast()
      return
    }
    changes.append(change)
  }

  private mutating func note(_ rule: FrenchRule, run: Int32, at offset: Int) {
    if let open, open.rule == rule, open.run == Int(run) { return }
    close()
    open = TypographicChange(
      rule: rule, run: Int(run), source: copy.runs[Int(run)].source, offset: offset, before: "", after: "")
  }

  private mutating func advance() {
    offset += UTF8.width(copy.original[place].scalar)
    place += 1
    if place < copy.original.count, copy.original[place].run != copy.original[place - 1].run { offset = 0 }
  }
}

extension [UInt8] {
  /// The scalar's bytes in UTF-8.
  mutating func append(scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(scalar.value))
    } else {
      for byte in UTF8.encode(scalar)! { append(byte) }
    }
  }
}

extension String {
  /// Strings are equal in Swift already when they are canonically equivalent; here it goes sign by sign.
  fileprivate func hasSameSigns(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
