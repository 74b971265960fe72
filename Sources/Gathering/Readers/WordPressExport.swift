internal import IssueModel
internal import XMLFile

extension FeedScan {
  /// Reads what WordPress exports (WXR): posts only. Those not published are drafts; pages, menus and the like are named
  /// and left; attachments are the addresses of pictures.
  mutating func readWordPress(_ channel: XMLElement) {
    let site = (channel.first("base_blog_url") ?? channel.first("link")).flatMap { WebAddress($0.text) }
    let elements = channel.elements.filter { $0.name == "item" }
    let attachments = WordPressAttachments(
      elements.filter { word("post_type", $0) == "attachment" }.map { element in
        WordPressAttachments.One(
          id: word("post_id", element) ?? "", parent: word("post_parent", element) ?? "0",
          order: word("menu_order", element).flatMap { Int($0) } ?? 0, picture: picture(element))
      })
    for element in elements {
      let kind = word("post_type", element) ?? "post"
      if kind == "attachment" { continue }
      guard kind == "post" else {
        let title = element.first("title").flatMap { words($0) } ?? kind
        unread.append(
          UnreadLines(
            lines: min(element.line, element.lastLine)...element.lastLine, reason: .otherContent,
            beginning: shortened(title)))
        continue
      }
      var item = start(element, titled: element.first("title"))
      // `pubDate` is wrong where a post was dated back; `post_date` is what the site shows.
      let dates = [element.first("post_date"), element.first("post_date_gmt"), element.first("pubDate")].compactMap(
        \.self)
      date(&item, dates.filter { !$0.text.hasPrefix("0000") && !$0.text.contains("-0001") })
      item.isDraft = (word("status", element) ?? "publish") != "publish"
      item.id = element.first("guid").flatMap { words($0) }
      item.address = element.first("link").flatMap { safeAddress($0.text) }
      item.author = element.first("creator", in: FeedNames.dublinCore).flatMap { words($0) }
      item.category = element.elements.filter {
        $0.name == "category" && ($0.attribute("domain") ?? "category") == "category"
      }.compactMap { words($0) }.joined(separator: ", ")
      let texts = element.elements.filter { $0.name == "encoded" }
      let body =
        texts.first { $0.namespace == FeedNames.content && !isBlankText($0.text) }
        ?? texts.first { !isBlankText($0.text) }
      var missing = 0
      if let body {
        let (text, galleries) = galleries(in: withFigures(body.text))
        let isMarkedUp = text.contains("<!-- wp:") || text.contains("<p")
        read(html: body, into: &item, site: site, text: text, linesPart: !isMarkedUp)
        for gallery in galleries {
          let (pictures, absent) = attachments.pictures(of: gallery, in: word("post_id", element))
          item.pictures += pictures
          missing += absent
        }
        item.pictures = item.pictures.withoutRepeats
      }
      if let id = meta("_thumbnail_id", element), id != "0" {
        if let picture = attachments[id] { add(pictures: [picture], to: &item) } else { missing += 1 }
      }
      if missing > 0 {
        findings.append(.picturesNotExported(item, count: missing, file: file, line: element.line))
      }
      item.hasPicture = item.hasPicture || missing > 0 || !item.pictures.isEmpty
      items.append(item)
    }
  }

  private func word(_ name: String, _ element: XMLElement) -> String? { element.first(name).flatMap { words($0) } }

  private func meta(_ key: String, _ element: XMLElement) -> String? {
    element.elements.first { $0.name == "postmeta" && word("meta_key", $0) == key }.flatMap { word("meta_value", $0) }
  }

  private func picture(_ attachment: XMLElement) -> RawPicture? {
    guard let address = word("attachment_url", attachment), looksLikePicture(address), !looksLikePlaceholder(address),
      let location = pictureLocation(address)
    else { return nil }
    let caption = attachment.elements.first { $0.name == "encoded" && $0.namespace.contains("excerpt") }
    return RawPicture(
      candidates: [PictureCandidate(location: location)], alt: meta("_wp_attachment_image_alt", attachment) ?? "",
      caption: caption.flatMap { words($0) } ?? "", line: attachment.line)
  }

  /// `[caption …]<img …> words[/caption]`, WordPress's own mark, as the figure it becomes on the site. Line ends stay.
  private func withFigures(_ text: String) -> String {
    guard text.contains("[caption") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "[caption"), let close = rest[start.upperBound...].firstIndex(of: "]"),
      let end = rest[close...].firstRange(of: "[/caption]")
    {
      let inner = rest[rest.index(after: close)..<end.lowerBound]
      // The words stand behind the picture's tag, and behind the link's around it.
      let split = inner.lastIndex(of: ">").map { inner.index(after: $0) } ?? inner.startIndex
      result += rest[..<start.lowerBound] + "<figure>" + inner[..<split] + "<figcaption>" + inner[split...]
      result += "</figcaption></figure>"
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  /// Galleries are taken as pictures, and their marks are no text: `[gallery ids="7,8"]`.
  private func galleries(in text: String) -> (text: String, galleries: [WordPressGallery]) {
    var words = ""
    var found: [WordPressGallery] = []
    var known: Set<WordPressGallery> = []
    var rest = text[...]
    while let start = rest.firstRange(of: "[gallery") {
      let after = rest[start.upperBound...]
      if let next = after.first, next.isLetter || next == "-" || next == "_" {
        // The mark of another program.
        words += rest[..<start.upperBound]
        rest = after
        continue
      }
      guard let end = after.firstIndex(of: "]") else { break }
      words += rest[..<start.lowerBound]
      let gallery = WordPressGallery(after[..<end])
      if known.insert(gallery).inserted { found.append(gallery) }
      rest = rest[rest.index(after: end)...]
    }
    return (words + rest, found)
  }
}

/// What the mark of a gallery says: which pictures, or whose.
private struct WordPressGallery: Hashable {
  /// In their order; none where the gallery is of all pictures that belong to a post.
  var ids: [String]
  /// The post, where it is another than the one the gallery stands in.
  var post: String?

  /// - Parameter mark: what stands between `[gallery` and `]`.
  init(_ mark: Substring) {
    func value(_ name: String) -> Substring? {
      guard let start = mark.firstRange(of: " \(name)=") else { return nil }
      let rest = mark[start.upperBound...]
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return rest.prefix { $0 != " " } }
      return rest.dropFirst().prefix { $0 != quote }
    }
    ids = (value("ids") ?? value("include"))?.split { !($0.isASCII && $0.isNumber) }.map(String.init) ?? []
    post = value("id").map { String($0) }
  }
}

/// The pictures an export holds, by their number and by the post they belong to.
private struct WordPressAttachments {
  struct One {
    var id, parent: String
    var order: Int
    /// Nil where it is none: a document.
    var picture: RawPicture?
  }

  /// What one gallery may show; more is told as not there.
  private static let limit = 200

  private var known: [String: RawPicture] = [:]
  /// As the site shows them: in their order, then as they were sent in.
  private var ofPost: [String: [RawPicture]] = [:]

  init(_ all: [One]) {
    for one in all.sorted(by: { ($0.order, Int($0.id) ?? 0) < ($1.order, Int($1.id) ?? 0) }) {
      guard let picture = one.picture else { continue }
      known[one.id] = picture
      ofPost[one.parent, default: []].append(picture)
    }
  }

  subscript(id: String) -> RawPicture? { known[id] }

  /// A gallery's pictures, and how many are named and not there; a gallery of a post that has none counts as one.
  func pictures(of gallery: WordPressGallery, in post: String?) -> (pictures: [RawPicture], absent: Int) {
    if !gallery.ids.isEmpty {
      let pictures = gallery.ids.prefix(Self.limit).compactMap { known[$0] }
      return (pictures, gallery.ids.count - pictures.count)
    }
    let pictures = ofPost[gallery.post ?? post ?? ""] ?? []
    return (Array(pictures.prefix(Self.limit)), pictures.isEmpty ? 1 : max(pictures.count - Self.limit, 0))
  }
}
