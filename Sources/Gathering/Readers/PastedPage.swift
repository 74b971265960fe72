internal import IssueModel

// The text of a home or list page of the site, copied from a browser:
//
//   page  = { heading or prose } { item } [ foot ]
//   item  = [ "media" ] date-line title { paragraph }
//   date-line = [ category ] U+00A0 " | " DD/MM/YYYY
//
// The page of bulletins has no item of this grammar: a text without a date, its title in capitals.
//
//   essay = BULLETINS title { paragraph }
//
// One extraction keeps blank lines and image names, the other drops both, leaves empty layout tables (`| ||`) and runs
// the foot into the last item. Both are read by the same rules, so none of them leans on a blank line.

/// Reads a copied page: its items in their order, and every other line with the reason it is none.
func readPastedPage(_ bytes: [UInt8], name: String) -> SourceReading {
  let text = decode(bytes, name: name)
  var page = PageScan(lines: text.lines)
  page.scan()
  return SourceReading(
    items: page.items, unread: page.mergedUnread(), encoding: text.encoding, diagnostics: text.diagnostics,
    lines: text.lines)
}

private struct PageScan {
  let lines: [String]
  let kinds: [LineKind]
  var items: [RawItem] = []
  private var unread: [(line: Int, reason: GatherReason)] = []
  private var open: OpenItem?
  private var region = GatherReason.pageHead
  /// The heading of the bulletins was the last text seen.
  private var isEssayDue = false

  /// An item whose end is not yet seen.
  private struct OpenItem {
    var first: Int
    var meta: (line: Int, category: String, date: ItemDate)?
    var hasPicture: Bool
    var isEssay = false
    var text: [RawBlock] = []
  }

  init(lines: [String]) {
    self.lines = lines
    kinds = lines.map(LineKind.init)
  }

  mutating func scan() {
    for index in lines.indices {
      let line = index + 1
      switch kinds[index] {
      case .blank:
        continue
      case .emptyTable:
        unread.append((line, .emptyTable))
      case .media:
        if open == nil, !isDateNext(after: index) {
          unread.append((line, region))
        } else if open?.isEssay == true, !isDateNext(after: index) {
          open?.hasPicture = true
        } else {
          close()
          open = OpenItem(first: line, hasPicture: true)
        }
      case .meta(let category, let date):
        start(at: line, category, date)
      case .bar(let category, let rest):
        if open != nil, open?.meta == nil, open?.text.isEmpty == true {
          start(at: line, category, rest.isEmpty ? .missing : .impossible(rest))
        } else {
          take(line)
        }
      case .foot:
        close(isLast: true)
        region = .pageFoot
        unread.append((line, .pageFoot))
      case .text:
        if let section = section(opening: line) { begin(section, at: line) } else { take(line) }
      }
    }
    close(isLast: true)
  }

  private mutating func start(at line: Int, _ category: String, _ date: ItemDate) {
    if let item = open, item.meta == nil, item.text.isEmpty {
      open?.meta = (line, category, date)
    } else {
      close()
      open = OpenItem(first: line, meta: (line, category, date), hasPicture: false)
    }
  }

  /// The heading of a part of the site, in capitals; none where a title is due.
  private func section(opening line: Int) -> String? {
    if let open, open.text.isEmpty { return nil }
    let text = clean(lines[line - 1]).text
    guard text.utf8.count <= 40, isInCapitals(text) else { return nil }
    let words = folded(text)
    return siteSections.contains(words) ? words : nil
  }

  private mutating func begin(_ section: String, at line: Int) {
    close(isLast: true)
    region = .pageHead
    leave(line)
    if section == "bulletins" { (region, isEssayDue) = (.otherContent, true) }
  }

  private mutating func take(_ line: Int) {
    if open == nil, isEssayDue {
      // An essay has no date, and says so: the editor gives it one. Other words under the heading are left as they are.
      let text = clean(lines[line - 1]).text
      if text.utf8.count <= longestTitle, isInCapitals(text) {
        open = OpenItem(first: line, hasPicture: false, isEssay: true)
      }
    }
    isEssayDue = false
    if open != nil {
      open?.text.append(RawBlock(text: lines[line - 1], line: line))
    } else {
      leave(line)
    }
  }

  /// Whether the next line that is not blank carries a date: a picture of the heading or of the foot is no item.
  private func isDateNext(after index: Int) -> Bool {
    for kind in kinds[(index + 1)...] {
      switch kind {
      case .blank: continue
      case .meta, .bar: return true
      default: return false
      }
    }
    return false
  }

  private mutating func close(isLast: Bool = false) {
    guard var item = open else { return }
    open = nil
    region = .pageHead
    isEssayDue = false
    // An essay ends with its writer's name.
    while isLast, !item.isEssay, item.text.count > 2, let last = item.text.last, looksLikeFurniture(last.text) {
      unread.append((last.line, .likelyFoot))
      item.text.removeLast()
    }
    guard item.meta != nil || !item.text.isEmpty else {
      unread.append((item.first, .pageHead))
      return
    }
    var blocks = item.text[...]
    var title = RawBlock(text: "", line: item.meta?.line ?? item.first)
    if let first = blocks.first, first.text.utf8.count <= longestTitle {
      title = first
      blocks.removeFirst()
    }
    items.append(
      RawItem(
        title: title.text, titleLine: title.line, date: item.meta?.date ?? .missing,
        line: item.meta?.line ?? item.first, category: item.meta?.category ?? "", blocks: Array(blocks),
        lines: item.first...(item.text.last?.line ?? item.meta?.line ?? item.first), hasPicture: item.hasPicture))
  }

  /// Text of no item: its reason is the part of the page it stands in, told more closely where it can be.
  private mutating func leave(_ line: Int) {
    let text = clean(lines[line - 1]).text
    let before = unread.last.flatMap { $0.line == line - 1 || isBlankBetween($0.line, line) ? $0 : nil }
    switch folded(String(text.prefix(80))) {
    case "edito", "editorial": region = .editorial
    case "actualites", "nos actions", "nos evenements passes", "bulletins": region = .pageHead
    default: break
    }
    guard region == .pageHead else { return unread.append((line, region)) }
    let textBefore = before.map { clean(lines[$0.line - 1]).text } ?? ""
    if folded(text).contains("soutien financier de l union europeenne") {
      unread.append((line, .fundingNotice))
    } else if text.hasPrefix("«") || textBefore.hasPrefix("«") && text.count <= 60 {
      // Whose words they are stands on the next line.
      unread.append((line, .quotation))
    } else if isPictureName(text) || isPictureName(textBefore) && before?.line == line - 1 {
      unread.append((line, .pictureName))
    } else {
      unread.append((line, .pageHead))
    }
  }

  private func isBlankBetween(_ a: Int, _ b: Int) -> Bool { kinds[a..<(b - 1)].allSatisfy { $0 == .blank } }

  /// Neighbouring lines left out for one reason, as one range; blank lines between them do not part them.
  func mergedUnread() -> [UnreadLines] {
    var result: [UnreadLines] = []
    for (line, reason) in unread.sorted(by: { $0.line < $1.line }) {
      if let last = result.last, last.reason == reason, isBlankBetween(last.lines.upperBound, line) {
        result[result.count - 1].lines = last.lines.lowerBound...line
      } else {
        let beginning = shortened(clean(lines[line - 1]).text)
        result.append(UnreadLines(lines: line...line, reason: reason, beginning: beginning))
      }
    }
    return result
  }
}

/// The headings of the site's pages, folded.
private let siteSections: Set<String> = [
  "edito", "editorial", "actualites", "nos actions", "nos evenements passes", "bulletins",
]

private func isInCapitals(_ text: String) -> Bool {
  text.contains { $0.isUppercase } && !text.contains { $0.isLowercase }
}

/// The longest title seen on the site has 157 characters; a line beyond this is a text whose title is missing.
let longestTitle = 600

/// What a line of a copied page is by itself.
enum LineKind: Hashable, Sendable {
  case blank
  /// What stands for a picture: its alternative text, or a placeholder.
  case media
  case meta(category: String, date: ItemDate)
  /// One bar and no date after it: a date line only where one is due.
  case bar(category: String, rest: String)
  /// `| ||`: what a copy leaves of an empty layout table.
  case emptyTable
  case foot
  case text

  init(_ line: String) {
    guard line.utf8.count <= 400 else {
      self = line.unicodeScalars.allSatisfy(isBlank) ? .blank : .text
      return
    }
    let text = clean(line).text
    if text.isEmpty {
      self = .blank
    } else if text.lowercased() == "media" {
      self = .media
    } else if text.contains("|") {
      self = LineKind.ofBars(text)
    } else {
      let words = folded(text)
      let isFoot =
        words == "action en lumiere" || words.count <= 80 && words.hasPrefix("partager sur les reseaux sociaux")
      self = isFoot ? .foot : .text
    }
  }

  private static func ofBars(_ text: String) -> LineKind {
    if text.allSatisfy({ $0 == "|" || $0 == " " }), text != "|" {
      return .emptyTable
    }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count <= 40, parts[1].count <= 40 else { return .text }
    let category = clean(String(parts[0])).text
    let rest = clean(String(parts[1])).text
    let figures = rest.filter { $0 != " " }.split(separator: "/", omittingEmptySubsequences: false)
    guard figures.count == 3, figures.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIFigure) })
    else { return .bar(category: category, rest: rest) }
    if figures[0].count <= 2, figures[1].count <= 2, figures[2].count == 4, let day = Int(figures[0]),
      let month = Int(figures[1]), let year = Int(figures[2]),
      let date = CalendarDate(year: year, month: month, day: day)
    {
      return .meta(category: category, date: .day(date))
    }
    return .meta(category: category, date: .impossible(rest))
  }
}

extension Character {
  fileprivate var isASCIIFigure: Bool { isASCII && isNumber }
}

/// A short line without a final stop after the last item's text: a menu, a share button, a legal link. Text a site cuts
/// off is longer.
func looksLikeFurniture(_ line: String) -> Bool {
  let text = clean(line).text
  guard text.count <= 80, let last = text.last, let first = text.first else { return false }
  return !".!?…;:,»)\"”".contains(last) && !"-–—•*".contains(first)
}

private func isPictureName(_ text: String) -> Bool {
  let name = text.lowercased()
  return !name.contains(" ") && [".jpg", ".jpeg", ".png", ".gif", ".webp"].contains { name.hasSuffix($0) }
}
