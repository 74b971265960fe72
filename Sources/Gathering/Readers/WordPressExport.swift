internal import IssueModel
internal import XMLFile

extension FeedScan {
  /// Reads what WordPress exports (WXR): posts only. Those not published are drafts; pages, menus and the like are named
  /// and left; attachments are the addresses of pictures.
  mutating func readWordPress(_ channel: XMLElement) {
    let site = (channel.first("base_blog_url") ?? channel.first("link")).flatMap { WebAddress($0.text) }
    let elements = channel.elements.filter { $0.name == "item" }
    var attachments: [String: XMLElement] = [:]
    for element in elements where word("post_type", element) == "attachment" {
      if let id = word("post_id", element) { attachments[id] = element }
    }
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
      if let body {
        let text = withoutGalleries(withFigures(body.text))
        let isMarkedUp = text.contains("<!-- wp:") || text.contains("<p")
        read(html: body, into: &item, site: site, text: text, linesPart: !isMarkedUp)
        for id in galleryIDs(body.text) {
          if let picture = attachments[id].flatMap({ picture($0) }) { add(after: picture, to: &item) }
        }
      }
      if let id = meta("_thumbnail_id", element), let picture = attachments[id].flatMap({ picture($0) }) {
        add(pictures: [picture], to: &item)
      }
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

  private func add(after picture: RawPicture, to item: inout RawItem) {
    if !item.pictures.contains(where: { $0.candidates == picture.candidates }) { item.pictures.append(picture) }
    item.hasPicture = true
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
      var split = inner.lastIndex(of: ">").map { inner.index(after: $0) } ?? inner.startIndex
      if split == inner.endIndex { split = inner.endIndex }
      result += rest[..<start.lowerBound] + "<figure>" + inner[..<split] + "<figcaption>" + inner[split...]
      result += "</figcaption></figure>"
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  /// Galleries are taken as pictures, and their marks are no text.
  private func withoutGalleries(_ text: String) -> String {
    var result = text
    while let start = result.firstRange(of: "[gallery"), let end = result[start.upperBound...].firstIndex(of: "]") {
      result.removeSubrange(start.lowerBound...end)
    }
    return result
  }

  /// The ids of `[gallery ids="7,8"]`.
  private func galleryIDs(_ text: String) -> [String] {
    guard let start = text.firstRange(of: "[gallery"), let end = text[start.upperBound...].firstIndex(of: "]") else {
      return []
    }
    let inside = text[start.upperBound..<end]
    guard let ids = inside.firstRange(of: "ids=") else { return [] }
    return inside[ids.upperBound...].prefix { $0 != " " || $0 == "\"" }.split { !($0.isASCII && $0.isNumber) }
      .prefix(200).map(String.init)
  }
}
