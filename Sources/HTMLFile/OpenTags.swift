/// The elements that are open at a point of a page, `html` and `body` left out; never fewer than a browser has.
struct OpenTags {
  private struct OpenTag {
    var name: Int
    var role: TagRole
    /// The same for formatting elements that are written alike.
    var form = 0
    var part = TagNames.Part.rows
    /// Of SVG, MathML and choices: something was met that may have ended it.
    var isBroken = false
  }

  private var open: [OpenTag] = []
  /// Formatting elements that were cut off by the end of another, which a browser opens again; of those that are
  /// written alike, three.
  private var cutOff: [OpenTag] = []
  /// How many open elements make the reading of what follows uncertain.
  private var doubts = 0

  var count: Int { open.count + cutOff.count }
  var isDoubtful: Bool { doubts > 0 }

  mutating func push(_ tag: TagNames.Tag, form: Int) {
    var role = tag.role
    var name = tag.id
    if isDoubtful, tag.text == "title" { role = .integration }
    // Within SVG it is an element like others, or none at all.
    if isDoubtful, role == .choice { role = .phrase }
    if role == .foreign, open.contains(where: { $0.role == .choice }) { role = .phrase }
    if !isDoubtful, role == .integration { role = .unmatched }
    if !isDoubtful, role == .tablePart || role == .caption {
      if let table = innermostTable {
        // `tbody` and `tr` come by themselves, after whatever stood in the table but in none of its parts.
        if !open[table...].contains(where: { $0.role == .tablePart }) {
          if role == .caption { cut(from: table + 1) }
          let implied = OpenTag(name: TagNames.nobody, role: .tablePart)
          if role == .tablePart { open += [implied, implied] }
        }
      } else {
        // Browsers pass over it.
        (role, name) = (.unmatched, TagNames.nobody)
      }
    }
    if role == .unmatched { name = TagNames.nobody }
    open.append(OpenTag(name: name, role: role, form: form, part: tag.part))
    // gumbo makes a small form of it.
    if tag.text == "isindex" {
      forget(from: open.count - 1)
      open += [OpenTag](repeating: open[open.count - 1], count: 5)
    }
    if role.isDoubtful { doubts += 1 }
  }

  /// Opens again what was cut off.
  /// - Returns: how many.
  mutating func reopen() -> Int {
    let count = cutOff.count
    open += cutOff
    cutOff.removeAll()
    return count
  }

  // MARK: - What a start tag ends

  /// The paragraph before a block, the list item before the next, the cell before the next.
  mutating func closeImplied(before tag: TagNames.Tag) {
    switch tag.text {
    case "li": closeItem(of: .item)
    case "dt", "dd": closeItem(of: .definition)
    case "td", "th": closeInTable { $0 == .cell }
    case "tr": closeInTable { $0 == .cell || $0 == .row }
    case "tbody", "thead", "tfoot": closeInTable { _ in true }
    case "table": closeTable()
    case "a", "nobr": closeFormatting(tag.id)
    case "button": close(within: .blocks) { $0.name == tag.id }
    case "rb", "rp", "rt", "rtc": closeBeforeRuby()
    case "option", "optgroup": if let last = open.last, last.role == .option { open.removeLast() }
    default: break
    }
    if TagNames.endsParagraph.contains(tag.text) { close(within: .buttons) { $0.role == .paragraph } }
    if tag.role == .heading, let last = open.last, last.role == .heading { open.removeLast() }
  }

  /// A part of a ruby ends what stands before it, or leaves it: nobody knows then what is open.
  private mutating func closeBeforeRuby() {
    for index in open.indices.reversed() {
      switch open[index].role {
      case .paragraph, .item, .definition, .option, .phrase, .unmatched:
        open[index].role = .unmatched
        open[index].name = TagNames.nobody
      default: return
      }
    }
  }

  private mutating func closeItem(of role: TagRole) {
    for index in open.indices.reversed() {
      if open[index].role == role { return cut(to: index) }
      switch open[index].role {
      case .formatting, .phrase, .option, .unmatched, .paragraph, .division: continue
      default: return
      }
    }
  }

  private var innermostTable: Int? {
    for index in open.indices.reversed() {
      switch open[index].role {
      case .table: return index
      case .wall, .caption, .foreign, .choice, .integration: return nil
      default: continue
      }
    }
    return nil
  }

  /// - Parameter parts: those that end.
  private mutating func closeInTable(_ parts: (TagNames.Part) -> Bool) {
    guard let table = innermostTable else { return }
    if let first = open[table...].firstIndex(where: { $0.role == .tablePart && parts($0.part) }) { cut(to: first) }
  }

  /// A table right in a table, not in one of its cells, ends it.
  private mutating func closeTable() {
    guard let table = innermostTable else { return }
    if !open[table...].contains(where: { $0.role == .tablePart && $0.part == .cell }) { cut(to: table) }
  }

  // MARK: - What an end tag ends

  mutating func end(_ tag: TagNames.Tag) {
    if isDoubtful { return endInDoubt(tag) }
    switch tag.role {
    case .root, .empty, .form: if open.last?.name == tag.id { open.removeLast() }
    case .formatting: closeFormatting(tag.id)
    case .special:
      // In the head it is ended by what it holds.
      if open.last?.name == tag.id {
        open.removeLast()
      } else if let index = open.lastIndex(where: { $0.name == tag.id }) {
        forget(from: index)
      }
    case .phrase, .option, .integration: close(within: .phrases) { $0.name == tag.id }
    case .table, .tablePart: close(within: .tables) { $0.name == tag.id }
    case .item: close(within: .lists) { $0.role == .item }
    case .paragraph: close(within: .buttons) { $0.role == .paragraph }
    case .heading: close(within: .blocks) { $0.role == .heading }
    case .definition, .list, .block, .division, .button, .rawText, .foreign, .choice, .wall, .caption:
      close(within: .blocks) { $0.name == tag.id }
    case .unmatched: break
    }
  }

  /// What ends the search for an open element.
  private enum Reach { case phrases, lists, buttons, blocks, tables }

  /// Ends the innermost open element of a kind, and all within it, where nothing stands between that an end tag does not
  /// reach through («has an element in scope», 13.2.4.2).
  private mutating func close(within reach: Reach, _ isMeant: (OpenTag) -> Bool) {
    for index in open.indices.reversed() {
      if isMeant(open[index]) { return cut(to: index) }
      switch (open[index].role, reach) {
      case (.table, _), (.wall, _), (.foreign, _), (.choice, _), (.integration, _): return
      case (.caption, .tables), (.tablePart, .tables): continue
      case (.caption, _), (.tablePart, _): return
      case (.formatting, _), (.phrase, _), (.option, _), (.unmatched, _): continue
      case (_, .phrases), (.list, .lists), (.button, .buttons): return
      default: continue
      }
    }
  }

  /// A formatting element ends even where blocks were opened in it; they stay open (the «adoption agency»).
  private mutating func closeFormatting(_ name: Int) {
    var blocks = 0
    for index in open.indices.reversed() {
      if open[index].name == name {
        // Browsers give up after eight; nobody knows then what is open.
        if blocks > 6 { return forget(from: index) }
        if blocks == 0 { return cut(to: index) }
        open.remove(at: index)
        return
      }
      switch open[index].role {
      case .table, .tablePart, .caption, .wall, .foreign, .choice, .integration: return
      case .formatting, .phrase, .option, .unmatched: break
      default: blocks += 1
      }
    }
    if let index = cutOff.lastIndex(where: { $0.name == name }) { cutOff.remove(at: index) }
  }

  /// From here up the open elements count until what holds them ends.
  private mutating func forget(from index: Int) {
    for index in index..<open.count { open[index].name = TagNames.nobody }
  }

  /// Ends an element and all within it.
  private mutating func cut(to index: Int) {
    cut(from: index + 1)
    if open[index].role.isDoubtful { doubts -= 1 }
    open.removeLast()
  }

  private mutating func cut(from index: Int) {
    for tag in open[index...] where tag.role == .formatting {
      cutOff.append(tag)
      if cutOff.count(where: { $0.form == tag.form }) > 3, let first = cutOff.firstIndex(where: { $0.form == tag.form })
      {
        cutOff.remove(at: first)
      }
    }
    doubts -= open[index...].count { $0.role.isDoubtful }
    open.removeSubrange(index...)
  }

  // MARK: - SVG, MathML and choices

  /// Whether a start tag within SVG, MathML or a choice makes an element that stays open.
  mutating func admits(_ tag: TagNames.Tag, isSelfClosing: Bool) -> Bool {
    guard let index = open.lastIndex(where: { $0.role.isDoubtful }) else { return true }
    switch open[index].role {
    case .foreign:
      if tag.breaksOut { open[index].isBroken = true }
      return open[index].isBroken || !isSelfClosing
    case .choice:
      if tag.role == .option || tag.text == "optgroup" {
        // The option before ends, and before a group of options the group too.
        if let last = open.last, last.role == .option { open.removeLast() }
        if let last = open.last, last.name == tag.id { open.removeLast() }
      } else {
        open[index].isBroken = true
      }
      return open[index].isBroken || tag.role != .empty
    default: return true
    }
  }

  private mutating func endInDoubt(_ tag: TagNames.Tag) {
    if let last = open.last, last.name == tag.id { return cut(to: open.count - 1) }
    guard tag.role == .foreign || tag.role == .choice,
      let index = open.lastIndex(where: { $0.role.isDoubtful }), open[index].name == tag.id, !open[index].isBroken
    else { return }
    cut(to: index)
  }
}
