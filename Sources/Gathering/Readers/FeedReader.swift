internal import Diagnostics
internal import HTMLFile
internal import IssueModel
internal import XMLFile

/// The namespaces feeds use; some are written in more than one way.
enum FeedNames {
  static let content = "http://purl.org/rss/1.0/modules/content/"
  static let dublinCore = "http://purl.org/dc/elements/1.1/"
  static func isMedia(_ namespace: String) -> Bool { namespace.hasPrefix("http://search.yahoo.com/mrss") }
}

/// Reads RSS 2.0, RSS 1.0, Atom and what WordPress exports.
/// - Parameter encoding: the one its server declared.
/// - Throws: `feed-refused`, `unsupported-format`.
func readFeed(_ bytes: [UInt8], name: String, encoding: String? = nil) throws(Stop) -> SourceReading {
  let text = decode(bytes, name: name, declared: encoding ?? declaredEncoding(bytes))
  let root: XMLElement
  let (bytes, controls) = withoutControls(text.utf8)
  do throws(XMLRefusal) { root = try readXML(bytes) } catch { throw Stop(.feedRefused(error, file: name)) }
  var reading = SourceReading(encoding: text.encoding, diagnostics: text.diagnostics, lines: text.lines)
  if let controls {
    reading.diagnostics.append(.controlsBlanked(controls.count, file: name, line: controls.line))
  }
  var feed = FeedScan(file: name)
  let channel = root.first("channel") ?? root
  let count = { (name: String, parent: XMLElement) in parent.elements.count { $0.name == name } }
  try checkItems(max(count("item", channel), count("item", root), count("entry", root)), file: name)
  switch root.name.lowercased() {
  case "rss":
    if let version = channel.first("wxr_version") {
      reading.format = "WordPress WXR " + shortened(clean(version.text).text)
      feed.readWordPress(channel)
    } else {
      reading.format = "RSS " + shortened(clean(root.attribute("version") ?? "2.0").text)
      feed.readRSS(channel, items: channel.elements.filter { $0.name == "item" })
    }
  case "rdf":
    reading.format = "RSS 1.0"
    feed.readRSS(channel, items: root.elements.filter { $0.name == "item" })
  case "feed":
    reading.format = "Atom"
    feed.readAtom(root)
  default: throw Stop(.unsupportedFormat("XML (\(shortened(root.name)))", file: name))
  }
  reading.items = feed.items
  reading.unread = feed.unread
  reading.diagnostics += feed.findings + findings(feed.left, within: feed.items, file: name)
  return reading
}

struct FeedScan {
  let file: String
  var items: [RawItem] = []
  var unread: [UnreadLines] = []
  var findings: [Diagnostic] = []
  var left: [MarkupText.Left] = []

  init(file: String) { self.file = file }

  // MARK: - RSS

  mutating func readRSS(_ channel: XMLElement, items elements: [XMLElement]) {
    leave(channel)
    let site = channel.first("link", in: channel.namespace).flatMap { WebAddress($0.text) }
    for element in elements {
      var item = start(element, titled: element.first("title", in: element.namespace) ?? element.first("title"))
      let dates = [
        element.first("pubDate"), element.first("date", in: FeedNames.dublinCore), element.first("published"),
        element.first("date"),
      ]
      date(&item, dates)
      let guid = element.first("guid")
      item.id = guid.flatMap { words($0) } ?? element.attribute("about")
      item.address =
        element.first("link", in: element.namespace).flatMap { safeAddress($0.text) }
        ?? guid.flatMap { $0.attribute("isPermaLink") == "false" ? nil : safeAddress($0.text) }
      item.author =
        element.first("creator", in: FeedNames.dublinCore).flatMap { words($0) }
        ?? element.first("author").flatMap { words($0) }.map(authorName)
      item.category = element.elements.filter { $0.name == "category" }.compactMap { words($0) }.joined(separator: ", ")
      let body = [element.first("encoded", in: FeedNames.content), element.first("description")]
        .compactMap(\.self).first { !isBlankText($0.text) }
      if let body { read(html: body, into: &item, site: site) }
      add(pictures: enclosures(of: element), to: &item)
      items.append(item)
    }
  }

  /// `dakar@exemple.org (Awa Diop)` → Awa Diop (RSS 2.0 gives an author by his address).
  private func authorName(_ text: String) -> String {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")"), text.contains("@") else { return text }
    return clean(String(text[text.index(after: open)...].dropLast())).text
  }

  // MARK: - Atom

  mutating func readAtom(_ feed: XMLElement) {
    leave(feed)
    let site = atomLink(feed, rel: "alternate").flatMap { WebAddress($0) }
    for entry in feed.elements where entry.name == "entry" {
      let title = entry.first("title", in: entry.namespace)
      var item = start(entry, titled: title)
      if let title, (title.attribute("type") ?? "text") == "text" { item.title = spaced(title.text) }
      date(&item, [entry.first("published"), entry.first("issued"), entry.first("updated"), entry.first("modified")])
      item.id = entry.first("id").flatMap { words($0) }
      item.address = atomLink(entry, rel: "alternate").flatMap { safeAddress(site?.resolving($0) ?? $0) }
      item.author = (entry.first("author") ?? feed.first("author"))?.first("name").flatMap { words($0) }
      item.category = entry.elements.filter { $0.name == "category" }.compactMap {
        $0.attribute("label") ?? $0.attribute("term")
      }.joined(separator: ", ")
      item.isDraft = entry.first("control")?.first("draft").map { clean($0.text).text == "yes" } ?? false
      let body = [entry.first("content"), entry.first("summary")].compactMap(\.self).first {
        !isBlankText($0.text) || !$0.elements.isEmpty
      }
      if let body {
        switch body.attribute("type")?.lowercased() ?? "text" {
        case "xhtml", "application/xhtml+xml":
          let context = MarkupContext(links: page(item, site), page: page(item, site))
          take(MarkupWalk.read(html(body), context), into: &item)
        case "html", "text/html": read(html: body, into: &item, site: site)
        default: take(plain: body, into: &item)
        }
      }
      add(pictures: enclosures(of: entry), to: &item)
      items.append(item)
    }
  }

  private func atomLink(_ element: XMLElement, rel: String) -> String? {
    element.elements.first { $0.name == "link" && ($0.attribute("rel") ?? "alternate") == rel }?.attribute("href")
  }

  /// XHTML is HTML already cut into elements.
  private func html(_ element: XMLElement) -> HTMLElement {
    var children: [HTMLNode] = []
    for child in element.children {
      switch child {
      case .text(let text): children.append(.text(HTMLText(text: text.text, line: text.line, column: 1)))
      case .element(let element): children.append(.element(html(element)))
      }
    }
    return HTMLElement(
      name: element.name.lowercased(),
      attributes: element.attributes.map {
        HTMLAttribute(name: $0.name.lowercased(), value: $0.value, line: element.line, column: 1)
      }, children: children, line: element.line, column: element.column)
  }

  // MARK: - Parts of an item

  /// What a feed says of itself.
  private mutating func leave(_ channel: XMLElement) {
    guard let title = channel.first("title") else { return }
    unread.append(
      UnreadLines(lines: title.line...title.lastLine, reason: .otherContent, beginning: shortened(words(title) ?? "")))
  }

  func start(_ element: XMLElement, titled title: XMLElement?) -> RawItem {
    RawItem(
      title: title.map(titleText) ?? "", titleLine: title?.line ?? element.line, date: .missing, line: element.line,
      blocks: [], lines: min(element.line, element.lastLine)...element.lastLine)
  }

  /// A title's words, without the markup some sites put there.
  private func titleText(_ element: XMLElement) -> String {
    let written = element.text
    guard written.contains("<") || written.contains("&") else { return spaced(written) }
    do throws(HTMLRefusal) {
      let page = try readHTML(bytesWithoutNUL(written))
      return spaced(MarkupWalk.read(page.root).blocks.map(\.text).joined(separator: " "))
    } catch {
      return spaced(written)
    }
  }

  /// Line ends as blanks.
  private func spaced(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == "\r\n" || $0 == " " || $0 == "\t" }.joined(separator: " ")
  }

  func words(_ element: XMLElement) -> String? {
    let text = clean(spaced(element.text)).text
    return text.isEmpty ? nil : text
  }

  /// The first date that is one; where none is, the first that is written.
  func date(_ item: inout RawItem, _ elements: [XMLElement?]) {
    let written = elements.compactMap { element in element.map { (date: writtenDate($0.text), line: $0.line) } }
      .filter { $0.date != .missing }
    guard let found = written.first(where: { $0.date.day != nil }) ?? written.first else { return }
    item.date = found.date
    item.line = found.line
  }

  private func page(_ item: RawItem, _ site: WebAddress?) -> WebAddress? {
    item.address.flatMap { WebAddress($0) } ?? site
  }

  /// - Parameter linesPart: a line end parts paragraphs; nil leaves it to the text, which has none of HTML's then.
  mutating func read(
    html element: XMLElement, into item: inout RawItem, site: WebAddress?, text given: String? = nil,
    linesPart: Bool? = nil
  ) {
    let text = given ?? element.text
    let line = element.children.lazy.compactMap { if case .text(let text) = $0 { text.line } else { nil } }.first
    let context = MarkupContext(
      lineOffset: (line ?? element.line) - 1, links: page(item, site), page: page(item, site) ?? WebAddress.nowhere,
      linesPartParagraphs: linesPart ?? !partsByMarkup(text))
    do throws(HTMLRefusal) {
      let page = try readHTML(bytesWithoutNUL(text))
      take(MarkupWalk.read(page.root, context), into: &item)
    } catch {
      findings.append(.itemRefused(item, error, file: file, line: element.line))
    }
  }

  private mutating func take(_ markup: MarkupText, into item: inout RawItem) {
    item.blocks += markup.blocks
    item.pictures = (item.pictures + markup.pictures).withoutRepeats
    item.hasPicture = item.hasPicture || !item.pictures.isEmpty
    left += markup.left
  }

  private func take(plain element: XMLElement, into item: inout RawItem) {
    let first = element.children.lazy.compactMap { if case .text(let text) = $0 { text.line } else { nil } }.first
    for (index, line) in splitLines(element.text).enumerated() where !isBlankText(line) {
      item.blocks.append(RawBlock(text: line, line: (first ?? element.line) + index))
    }
  }

  // MARK: - Pictures beside the text

  /// `enclosure`, `media:content`, `media:thumbnail`: in a group, the sizes of one picture.
  private func enclosures(of element: XMLElement) -> [RawPicture] {
    var pictures: [RawPicture] = []
    var thumbnails: [RawPicture] = []
    for child in element.elements {
      switch child.name {
      case "enclosure" where (child.attribute("type") ?? "image/").hasPrefix("image/"):
        pictures += picture([child.attribute("url").map { ($0, nil) }], child)
      case "link" where child.attribute("rel") == "enclosure" && (child.attribute("type") ?? "").hasPrefix("image/"):
        pictures += picture([child.attribute("href").map { ($0, nil) }], child)
      case "content" where FeedNames.isMedia(child.namespace) && isPicture(child):
        pictures += picture([size(child)], child)
      case "group" where FeedNames.isMedia(child.namespace):
        let sizes = child.elements.filter { $0.name == "content" && isPicture($0) || $0.name == "thumbnail" }.map(size)
        pictures += picture(sizes, child)
      case "thumbnail" where FeedNames.isMedia(child.namespace): thumbnails += picture([size(child)], child)
      default: break
      }
    }
    return pictures.isEmpty ? thumbnails : pictures
  }

  private func isPicture(_ element: XMLElement) -> Bool {
    if element.attribute("medium") == "image" { return true }
    if let type = element.attribute("type") { return type.hasPrefix("image/") }
    return looksLikePicture(element.attribute("url") ?? "")
  }

  private func size(_ element: XMLElement) -> (String, Int?)? {
    element.attribute("url").map { ($0, element.attribute("width").flatMap { Int($0) }) }
  }

  private func picture(_ sizes: [(String, Int?)?], _ element: XMLElement) -> [RawPicture] {
    var candidates: [PictureCandidate] = []
    for case (let address, let width)? in sizes {
      guard !looksLikePlaceholder(address), width.map({ $0 > 64 }) ?? true, let location = pictureLocation(address),
        !candidates.contains(where: { $0.location == location })
      else { continue }
      // A feed has no folder of its own: what is no address is nowhere.
      if case .file = location {
        candidates.append(PictureCandidate(location: .refused(address)))
      } else {
        candidates.append(PictureCandidate(location: location, width: width))
      }
    }
    candidates = candidates.enumerated().sorted {
      ($1.element.width ?? 0, $0.offset) < ($0.element.width ?? 0, $1.offset)
    }.map(\.element)
    if candidates.isEmpty { return [] }
    let alt = element.first("description") ?? element.first("title")
    return [RawPicture(candidates: candidates, alt: alt.flatMap { words($0) } ?? "", line: element.line)]
  }

  /// Pictures from beside the text come first; one that the text shows too, in this or another size, is the same one.
  func add(pictures: [RawPicture], to item: inout RawItem) {
    for picture in pictures.reversed() {
      let stems = Set(picture.candidates.compactMap(\.stem))
      if let same = item.pictures.firstIndex(where: { !stems.isDisjoint(with: $0.candidates.compactMap(\.stem)) }) {
        var known = item.pictures.remove(at: same)
        known.candidates =
          picture.candidates.filter { candidate in !known.candidates.contains { $0.location == candidate.location } }
          + known.candidates
        if known.alt.isEmpty { known.alt = picture.alt }
        item.pictures.insert(known, at: 0)
      } else {
        item.pictures.insert(picture, at: 0)
      }
    }
    if !item.pictures.isEmpty { item.hasPicture = true }
  }
}

/// A NUL, which no page may have, is a blank.
private func bytesWithoutNUL(_ text: String) -> [UInt8] {
  let bytes = Array(text.utf8)
  return bytes.contains(0) ? bytes.map { $0 == 0 ? 32 : $0 } : bytes
}

/// Whether a text parts its paragraphs by tags: `<p`, `<br`, `<div`, `<li`, `<td`.
private func partsByMarkup(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
    let name = bytes[(index + 1)...].prefix(3).map { $0 | 0x20 }
    if name.first == UInt8(ascii: "p") { return true }
    if name.starts(with: Array("br".utf8)) || name.starts(with: Array("li".utf8)) { return true }
    if name.starts(with: Array("td".utf8)) || name == Array("div".utf8) { return true }
  }
  return false
}

extension PictureCandidate {
  /// The address without query and without the size some programs put at the end of a name (`photo-300x200.jpg`).
  fileprivate var stem: String? {
    guard case .address(let address) = location else { return nil }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let dot = path.lastIndex(of: "."), let dash = path[..<dot].lastIndex(of: "-") else { return String(path) }
    let size = path[path.index(after: dash)..<dot].split(separator: "x", omittingEmptySubsequences: false)
    return size.count == 2 && size.allSatisfy({ Int($0) != nil })
      ? String(path[..<dash]) + String(path[dot...]) : String(path)
  }
}
