import PDFFile

/// Brackets all of a page: what a reader meets by the type of its element, everything else as an artifact
/// (ISO 32000-1, 14.8.2.2; ISO 14289-1, 7.1).
///
/// The drawing has bracketed the items of the display list, in their order, and nothing else. An artifact is opened where
/// something unmarked begins and closed before the next bracket, so that the state between them is set inside or outside
/// without harm. Contents of forms and patterns belong to the item that shows them and stay as they are.
struct TaggingStep: ContentStep {
  let pages: [PageMarks]

  private var page = 0
  private var next = 0
  /// The brackets that are open in the drawn stream.
  private var open: [Bracket] = []
  private var isInArtifact = false
  /// What its text is, where the artifact that is open holds text.
  private var furniture: PageMarks.Furniture?
  private var isInText = false

  private enum Bracket {
    /// An item; whether its own reading takes the place of those inside it.
    case item(isReadWhole: Bool)
    /// A second text for glyphs, kept as it is.
    case kept
    /// Taken away.
    case dropped
  }

  init(pages: [PageMarks]) { self.pages = pages }

  mutating func begin(_ place: ContentPlace) {
    guard case .page(let number) = place else { return }
    (page, next, open, isInArtifact, furniture, isInText) = (number - 1, 0, [], false, nil, false)
  }

  mutating func edit(_ operation: ContentOperation, in place: ContentPlace) throws(FinishingFault) -> ContentEdit {
    guard case .page(let number) = place else {
      if operation.name == "BDC", operation.operands.last?["MCID"].integer != nil { throw differ(number: place.page) }
      return .none
    }
    switch operation.name {
    case "BDC", "BMC": return try opened(operation, page: number)
    case "EMC":
      guard let bracket = open.popLast() else { throw .unknownOperation("EMC", page: number) }
      if case .dropped = bracket { return ContentEdit(replacement: []) }
      return .none
    case "BT":
      isInText = true
      return try painted(isText: true, page: number)
    case "ET":
      isInText = false
      return .none
    // What begins a path, and what paints without one.
    case "m", "re", "Do", "sh", "BI": return try painted(isText: false, page: number)
    default: return .none
    }
  }

  mutating func end(_ place: ContentPlace) throws(FinishingFault) -> [UInt8] {
    guard case .page(let number) = place else { return [] }
    guard next == pages[page].items.count, open.isEmpty else { throw differ(number: number) }
    return closing
  }

  // MARK: - Brackets

  private mutating func opened(_ operation: ContentOperation, page number: Int) throws(FinishingFault) -> ContentEdit {
    guard let identifier = operation.operands.last?["MCID"].integer else {
      // Cairo's second texts: within an item that reads as a whole, and in what nobody reads, they go.
      switch open.last {
      case .item(isReadWhole: false)?: open.append(.kept)
      default: open.append(.dropped)
      }
      if case .dropped? = open.last { return ContentEdit(replacement: []) }
      return .none
    }
    guard open.isEmpty, !isInText, identifier == next, pages[page].items.indices.contains(next) else {
      throw differ(number: number)
    }
    let mark = pages[page].items[next]
    next += 1
    open.append(.item(isReadWhole: mark.actualText != nil))
    var properties = "/\(mark.tag) <</MCID \(identifier)"
    if let text = mark.actualText { properties += " /ActualText " + hexadecimal(text) }
    return ContentEdit(before: closing, replacement: Array((properties + ">> BDC\n").utf8))
  }

  private mutating func painted(isText: Bool, page number: Int) throws(FinishingFault) -> ContentEdit {
    guard open.isEmpty else { return .none }
    if isText {
      guard let furniture = pages[page].furniture[next] else { throw .structure(.undeclaredText(page: number)) }
      // Text has a kind of its own: what was open before it is lines and areas.
      if isInArtifact, self.furniture == furniture { return .none }
      let bytes = closing
      (isInArtifact, self.furniture) = (true, furniture)
      return ContentEdit(before: bytes + furniture.bracket)
    }
    // Nothing may come between the pieces of a path, nor a bracket inside a text object.
    guard !isInArtifact, !isInText else { return .none }
    isInArtifact = true
    return ContentEdit(before: Array("/Artifact <</Type /Layout>> BDC\n".utf8))
  }

  /// The end of an artifact that is open.
  private var closing: [UInt8] {
    mutating get {
      defer { (isInArtifact, furniture) = (false, nil) }
      return isInArtifact ? Array("EMC\n".utf8) : []
    }
  }

  private func differ(number: Int) -> FinishingFault {
    .structure(.marks(found: next, wanted: pages[page].items.count, page: number))
  }
}

/// Takes the brackets of the drawing away, where a file is not tagged.
struct UntaggingStep: ContentStep {
  /// Of those that are open, whether each was taken away.
  private var open: [Bool] = []

  mutating func begin(_ place: ContentPlace) { open = [] }

  mutating func edit(_ operation: ContentOperation, in place: ContentPlace) throws(FinishingFault) -> ContentEdit {
    switch operation.name {
    case "BDC", "BMC":
      open.append(operation.operands.last?["MCID"].integer != nil)
      return open.last == true ? ContentEdit(replacement: []) : .none
    case "EMC":
      guard let isTakenAway = open.popLast() else { throw .unknownOperation("EMC", page: place.page) }
      return isTakenAway ? ContentEdit(replacement: []) : .none
    default: return .none
    }
  }
}

extension PageMarks.Furniture {
  /// ISO 32000-1, table 330.
  fileprivate var bracket: [UInt8] {
    switch self {
    case .productionAid: Array("/Artifact <</Type /Page>> BDC\n".utf8)
    case .header: Array("/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n".utf8)
    case .watermark: Array("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n".utf8)
    case .pagination: Array("/Artifact <</Type /Pagination>> BDC\n".utf8)
    }
  }
}

/// A text string in a content stream: UTF-16 with its mark, in hexadecimal (ISO 32000-1, 7.9.2.2, 7.3.4.3).
private func hexadecimal(_ text: String) -> String {
  text.utf16.reduce(into: "<FEFF") { result, unit in
    let digits = String(unit, radix: 16, uppercase: true)
    result += String(repeating: "0", count: 4 - digits.count) + digits
  } + ">"
}
