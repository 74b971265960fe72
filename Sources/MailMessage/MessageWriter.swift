internal import CGMime

/// Makes GMime's objects of a message and has them written.
struct MessageWriter {
  let message: OutgoingMessage
  /// What the boundaries are made of.
  private let contentsHash: String

  init(_ message: OutgoingMessage) {
    self.message = message
    contentsHash = message.contentsHash
  }

  /// The headers a message may have, each once.
  static let names: Set<String> = [
    "X-Unsent", "Date", "From", "Reply-To", "To", "Subject", "Message-ID", "Content-Language", "List-Id",
    "List-Unsubscribe", "List-Unsubscribe-Post", "Precedence", "MIME-Version", "Content-Type",
  ]

  func bytes() -> [UInt8] {
    let root = GMimeOwned(g_mime_message_new(0))
    let object = root.asParent(GMimeObject.self)
    func append(_ name: String, _ value: String) { g_mime_object_append_header(object, name, value, "utf-8") }
    /// As written by us, folding and all.
    func append(_ name: String, raw: String) {
      append(name, "")
      let headers = g_mime_object_get_header_list(object)
      let header = g_mime_header_list_get_header_at(headers, g_mime_header_list_get_count(headers) - 1)
      g_mime_header_set_raw_value(header, " " + raw + "\n")
    }
    func append(_ name: String, _ mailbox: Mailbox) {
      append(
        name, raw: MessageWriter.phrase(mailbox.name, before: MessageWriter.ascii(mailbox.address) ?? "", in: name))
    }

    if message.isUnsent { append("X-Unsent", "1") }
    if let date = message.date { set(date, of: root.pointer) }
    append("From", message.sender)
    if let replyTo = message.replyTo { append("Reply-To", replyTo) }
    if let recipient = message.recipient { append("To", recipient) }
    append("Subject", raw: HeaderText.unstructured(message.subject, after: "Subject: ".utf8.count))
    if let id = message.messageID { append("Message-ID", "<" + id + ">") }
    if let language = message.language { append("Content-Language", language) }
    if let list = message.list {
      append("List-Id", raw: MessageWriter.phrase(list.name, before: list.id, in: "List-Id", isBare: false))
      let ways =
        [list.unsubscribeMail.map { "<mailto:\($0)>" }, list.unsubscribeWeb.map { "<\($0)>" }].compactMap { $0 }
      if !ways.isEmpty { append("List-Unsubscribe", raw: ways.joined(separator: ",\n ")) }
      if list.isOneClick, list.unsubscribeWeb != nil {
        append("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
      }
      append("Precedence", "bulk")
    }
    let body = body()
    g_mime_message_set_mime_part(root.pointer, body.asParent())
    let format = GMimeFormat()
    return MailMessage.bytes { stream in g_mime_object_write_to_stream(object, format.options, stream) }
  }

  // MARK: - Parts

  /// Plain text first: what a program that knows both shows is the last (RFC 2046, 5.1.4).
  private func body() -> GMimeOwned<GMimeMultipart> {
    let alternative = multipart("alternative", boundary: "letter")
    let text = textPart("plain", message.text)
    g_mime_multipart_add(alternative.pointer, text.asParent())
    let html = textPart("html", message.html)
    if message.pictures.isEmpty {
      g_mime_multipart_add(alternative.pointer, html.asParent())
    } else {
      let related = multipart("related", boundary: "page")
      // RFC 2387, 3.1: what the root part is.
      g_mime_object_set_content_type_parameter(related.asParent(), "type", "text/html")
      g_mime_multipart_add(related.pointer, html.asParent())
      for picture in message.pictures {
        let part = picturePart(picture)
        g_mime_multipart_add(related.pointer, part.asParent())
      }
      g_mime_multipart_add(alternative.pointer, related.asParent())
    }
    return alternative
  }

  /// GMime's own boundary is random; this one is the same for the same contents. Neither quoted-printable nor base64 can
  /// hold it: an equals sign is followed there by a figure, a capital or a line end.
  private func multipart(_ subtype: String, boundary: String) -> GMimeOwned<GMimeMultipart> {
    let part = GMimeOwned(g_mime_multipart_new_with_subtype(subtype))
    g_mime_multipart_set_boundary(part.pointer, "=_\(boundary)_" + contentsHash.prefix(16))
    return part
  }

  /// A GMimePart and not a GMimeTextPart, which turns text into ISO 8859-1 where it can.
  private func textPart(_ subtype: String, _ text: String) -> GMimeOwned<GMimePart> {
    let part = GMimeOwned(g_mime_part_new_with_type("text", subtype))
    g_mime_object_set_content_type_parameter(part.asParent(), "charset", "utf-8")
    g_mime_part_set_content_encoding(part.pointer, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
    // Lines are ended by LF here; writing makes CRLF of them, and a CR of its own would be encoded as one.
    var lines: [UInt8] = []
    lines.reserveCapacity(text.utf8.count)
    for byte in text.utf8 where byte != 0x0D { lines.append(byte) }
    if lines.last != 0x0A { lines.append(0x0A) }
    setContent(of: part.pointer, lines)
    return part
  }

  /// Inline, with a name: without both Gmail and Outlook list it as an attachment.
  private func picturePart(_ picture: InlinePicture) -> GMimeOwned<GMimePart> {
    let part = GMimeOwned(g_mime_part_new_with_type("image", picture.format.rawValue))
    g_mime_object_set_content_id(part.asParent(), picture.contentID)
    g_mime_object_set_disposition(part.asParent(), "inline")
    g_mime_part_set_filename(part.pointer, picture.fileName)
    g_mime_part_set_content_encoding(part.pointer, GMIME_CONTENT_ENCODING_BASE64)
    setContent(of: part.pointer, picture.bytes)
    return part
  }

  private func setContent(of part: UnsafeMutablePointer<GMimePart>, _ bytes: [UInt8]) {
    let stream = GMimeOwned(
      bytes.withUnsafeBytes { buffer in
        g_mime_stream_mem_new_with_buffer(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      })
    let wrapper = GMimeOwned(g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_DEFAULT))
    g_mime_part_set_content(part, wrapper.pointer)
  }

  // MARK: - Headers

  private func set(_ date: MailDate, of message: UnsafeMutablePointer<GMimeMessage>) {
    guard let zone = g_time_zone_new_offset(Int32(date.minutesFromUTC * 60)) else { return }
    defer { g_time_zone_unref(zone) }
    let (year, month, day) = (Int32(date.year), Int32(date.month), Int32(date.day))
    guard
      let moment = g_date_time_new(zone, year, month, day, Int32(date.hour), Int32(date.minute), Double(date.second))
    else { return }
    g_mime_message_set_date(message, moment)
    g_date_time_unref(moment)
  }

  /// An address with its domain in ASCII (RFC 5891); nil where it has no such form.
  static func ascii(_ address: String) -> String? {
    let mailbox = GMimeOwned(internet_address_mailbox_new(nil, address))
    let format = GMimeFormat()
    guard let written = text(taking: internet_address_to_string(mailbox.pointer, format.options, 1)),
      written.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    return written
  }

  /// A name, and what it names between angle brackets: on a line of its own where both do not fit on one.
  /// - Parameter isBare: whether the brackets are left out where there is no name.
  private static func phrase(_ name: String, before address: String, in header: String, isBare: Bool = true) -> String {
    if name.allSatisfy({ $0 == " " }) { return isBare ? address : "<" + address + ">" }
    let start = header.utf8.count + 2
    let phrase = HeaderText.phrase(name, after: start)
    let lastLine = phrase.utf8.split(separator: 0x0A).last.map(\.count) ?? 0
    let column = lastLine + (phrase.contains("\n") ? 0 : start)
    return phrase + (column + address.utf8.count + 3 <= HeaderText.lineWidth ? " " : "\n ") + "<" + address + ">"
  }
}
