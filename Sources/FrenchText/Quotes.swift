/// Quotation marks: the outermost are « », those within “ ”.
extension MarkedCopy {
  /// A quotation mark of any make, and its partner if it has one.
  struct QuotationMark {
    enum Make { case straight, curly, guillemet, angles }

    var index: Int
    var make: Make
    var opens: Bool
    /// Its partner's place among the marks.
    var partner: Int?

    var isPaired: Bool { partner != nil }

    /// How many signs it is typed with.
    var length: Int { make == .angles ? 2 : 1 }
  }

  /// Makes pairs of `"`, “ ” and `<< >>` into « », or “ ” within another quotation. A mark without a partner stays as
  /// typed, and with it every straight one of its paragraph: nobody can tell which of them is missing its other half.
  mutating func correctQuotationMarks() {
    let marks = quotationMarks()
    var depth = 0
    /// Whether the marks, so far, stand within another quotation. The partner of an opening mark follows it.
    var isInner: [Bool] = []
    for mark in marks {
      guard mark.isPaired || mark.make == .guillemet else {
        isInner.append(false)
        continue
      }
      if !mark.opens { depth = max(0, depth - 1) }
      isInner.append(mark.opens ? depth > 0 : mark.partner.map { isInner[$0] } ?? false)
      if mark.opens { depth += 1 }
      guard mark.make != .guillemet, (mark.index..<mark.index + mark.length).allSatisfy(isFree) else { continue }
      let sign: Unicode.Scalar = isInner.last! ? (mark.opens ? "“" : "”") : (mark.opens ? "«" : "»")
      replace(mark.index, with: sign, .quotation)
      if mark.make == .angles { remove(mark.index + 1, .quotation) }
    }
  }

  /// The marks of the paragraph in their order, partners found among marks of the same make.
  func quotationMarks() -> [QuotationMark] {
    var marks: [QuotationMark] = []
    var openStraight: [Int] = []
    var openCurly: [Int] = []
    var openGuillemets: [Int] = []
    var openAngles: [Int] = []
    var straightFails = false

    func close(_ open: inout [Int], _ mark: QuotationMark) {
      marks.append(mark)
      guard let partner = open.popLast() else { return }
      marks[partner].partner = marks.count - 1
      marks[marks.count - 1].partner = partner
    }

    var i = 0
    while i < count {
      defer { i += 1 }
      guard isFree(i) else { continue }
      switch self[i] {
      case "«", "“":
        if self[i] == "«" { openGuillemets.append(marks.count) } else { openCurly.append(marks.count) }
        marks.append(QuotationMark(index: i, make: self[i] == "«" ? .guillemet : .curly, opens: true))
      case "»": close(&openGuillemets, QuotationMark(index: i, make: .guillemet, opens: false))
      case "”": close(&openCurly, QuotationMark(index: i, make: .curly, opens: false))
      case "<" where isDouble(i):
        openAngles.append(marks.count)
        marks.append(QuotationMark(index: i, make: .angles, opens: true))
        i += 1
      case ">" where isDouble(i):
        close(&openAngles, QuotationMark(index: i, make: .angles, opens: false))
        i += 1
      case "\"":
        if self[i - 1].isDigit, openStraight.isEmpty { continue }  // inches
        let canOpen = opensAfter(self[i - 1])
        let canClose = closesBefore(self[i + 1])
        let opens: Bool
        if canOpen && canClose {
          // Spaces on both sides, or a whole paragraph of one mark.
          opens = openStraight.isEmpty
        } else if canOpen || canClose {
          opens = canOpen
        } else {
          straightFails = true
          opens = true
        }
        if opens {
          openStraight.append(marks.count)
          marks.append(QuotationMark(index: i, make: .straight, opens: true))
        } else {
          if openStraight.isEmpty { straightFails = true }
          close(&openStraight, QuotationMark(index: i, make: .straight, opens: false))
        }
      default: break
      }
    }
    if straightFails || !openStraight.isEmpty {
      for j in marks.indices where marks[j].make == .straight { marks[j].partner = nil }
    }
    return marks
  }

  /// Exactly two of a sign.
  private func isDouble(_ i: Int) -> Bool {
    self[i + 1] == self[i] && isFree(i + 1) && self[i - 1] != self[i] && self[i + 2] != self[i]
  }

  private func opensAfter(_ sign: Unicode.Scalar) -> Bool {
    sign.isBlank || sign.isOpening || sign.isApostrophe || sign.isDash || sign == "/" || sign == "<" || sign == "\""
      || sign == ":"
  }

  private func closesBefore(_ sign: Unicode.Scalar) -> Bool {
    sign.isBlank || sign.isClosing || sign.isHighPoint || sign.isDash || sign == "/" || sign == ">"
  }

  /// Exactly one no-break space inside « and », none where there is nothing to quote. A mark turned the other way (»mot«)
  /// is left as typed.
  mutating func spaceGuillemets() {
    var open = 0
    var turned = 0
    for i in 0..<count where isFree(i) {
      let before = self[i - 1]
      let after = self[i + 1]
      if self[i] == "«" {
        if turned > 0, before.isLetterOrDigit || before.isClosing || before.isHighPoint {
          turned -= 1
          continue
        }
        open += 1
        if after.isLineEnd { continue }
        if !after.isSpace {
          insert(.noBreak, before: i + 1, askedBy: i, .quotation)
        } else if isFreeSpace(i + 1), !self[i + 2].isLineEnd {
          replace(i + 1, with: .noBreak, .quotation)
        }
      } else if self[i] == "»" {
        if open == 0, after.isLetterOrDigit {
          if before.isBlank { turned += 1 }
          continue
        }
        open = max(0, open - 1)
        if before.isLineEnd || before == "«" { continue }
        if !before.isSpace {
          insert(.noBreak, before: i, askedBy: i, .quotation)
        } else if isFreeSpace(i - 1), !self[i - 2].isLineEnd {
          replace(i - 1, with: .noBreak, .quotation)
        }
      }
    }
  }
}
