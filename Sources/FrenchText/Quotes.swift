/// Quotation marks: the outermost are « », those within “ ”.
extension MarkedCopy {
  /// A quotation mark of any make, and its partner if it has one.
  struct QuotationMark {
    enum Make { case straight, curly, guillemet, angles }

    var index: Int
    var make: Make
    var opens: Bool
    var isPaired = false

    /// How many signs it is typed with.
    var length: Int { make == .angles ? 2 : 1 }
  }

  /// Makes pairs of `"`, “ ” and `<< >>` into « », or “ ” within another quotation. A mark without a partner stays as
  /// typed, and with it every straight one of its paragraph: nobody can tell which of them is missing its other half.
  mutating func correctQuotationMarks() {
    var depth = 0
    for mark in quotationMarks() where mark.isPaired || mark.make == .guillemet {
      if !mark.opens { depth = max(0, depth - 1) }
      let isInner = depth > 0
      if mark.opens { depth += 1 }
      if mark.make == .guillemet || !(mark.index..<mark.index + mark.length).allSatisfy(isFree) { continue }
      replace(mark.index, with: isInner ? (mark.opens ? "“" : "”") : (mark.opens ? "«" : "»"), .quotation)
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
      marks[partner].isPaired = true
      marks[marks.count - 1].isPaired = true
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
      for j in marks.indices where marks[j].make == .straight { marks[j].isPaired = false }
    }
    return marks
  }

  /// Exactly two of a sign.
  private func isDouble(_ i: Int) -> Bool {
    self[i + 1] == self[i] && isFree(i + 1) && self[i - 1] != self[i] && self[i + 2] != self[i]
  }

  private func opensAfter(_ sign: Unicode.Scalar) -> Bool {
    sign.isBlank || sign.isOpening || sign.isApostrophe || sign.isDash || sign == "/" || sign == "<" || sign == "\""
  }

  private func closesBefore(_ sign: Unicode.Scalar) -> Bool {
    sign.isBlank || sign.isClosing || sign.isHighPoint || sign.isDash || sign == "/" || sign == ">"
  }

  /// Exactly one no-break space inside « and », none where there is nothing to quote. A mark turned the other way (»mot«)
  /// is left as typed.
  mutating func spaceGuillemets() {
    var open = 0
    for i in 0..<count where isFree(i) {
      if self[i] == "«" {
        let isTurned = self[i - 1].isLetterOrDigit && (self[i + 1].isBlank || self[i + 1].isClosing)
        if isTurned { continue }
        open += 1
        if self[i + 1].isLineEnd { continue }
        if !self[i + 1].isSpace {
          insert(.noBreak, before: i + 1, askedBy: i, .quotation)
        } else if isFreeSpace(i + 1), !self[i + 2].isLineEnd {
          replace(i + 1, with: .noBreak, .quotation)
        }
      } else if self[i] == "»" {
        if open == 0, self[i + 1].isLetterOrDigit { continue }
        open = max(0, open - 1)
        if self[i - 1].isLineEnd || self[i - 1] == "«" { continue }
        if !self[i - 1].isSpace {
          insert(.noBreak, before: i, askedBy: i, .quotation)
        } else if isFreeSpace(i - 1), !self[i - 2].isLineEnd {
          replace(i - 1, with: .noBreak, .quotation)
        }
      }
    }
  }
}
