internal import CGMime

/// Reads a message with GMime's parser.
struct MessageReader {
  private let bytes: [UInt8]

  /// Parts within parts, at most: an honest letter has two levels.
  private static let deepest = 20

  static func read(_ bytes: [UInt8]) -> ReadMessage? {
    guard !bytes.isEmpty else { return nil }
    return MessageReader(bytes: bytes).read()
  }

  private func read() -> ReadMessage? {
    let own = RawHeaders(in: bytes)
    guard !own.fields.isEmpty else { return nil }
    let stream = GMimeOwned(
      bytes.withUnsafeBytes { buffer in
        g_mime_stream_mem_new_with_buffer(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      })
    let parser = GMimeOwned(g_mime_parser_new_with_stream(stream.pointer))
    let options = GMimeReading()
    let log = RemarkLog()
    options.tell(log)
    guard let message = g_mime_parser_construct_message(parser.pointer, options.options) else { return nil }
    defer { g_object_unref(message) }
    var body = MessagePart(
      type: "text/plain", parameters: [:], encoding: nil, disposition: nil, fileName: nil, contentID: nil,
      content: [], text: nil, parts: [])
    if let root = g_mime_message_get_mime_part(message) { body = part(root, depth: 1, options) }
    let remarks = log.entries.map { entry in
      ParserRemark(kind: entry.kind, line: entry.offset.map(lineNumber), item: entry.item)
    }
    return ReadMessage(
      headers: own.fields.map { header($0, options) }, body: body, raw: RawFacts(of: bytes), remarks: remarks)
  }

  private func lineNumber(at offset: Int) -> Int { 1 + bytes.prefix(offset).count { $0 == 0x0A } }

  // MARK: - Headers

  private func header(_ field: RawHeaders.Field, _ options: borrowing GMimeReading) -> MessageHeader {
    let raw = String(decoding: field.raw, as: UTF8.self)
    return MessageHeader(
      name: field.name, raw: raw, value: MessageReader.decoded(field.raw, options), line: field.line,
      longestLine: field.longestLine)
  }

  private static func decoded(_ raw: [UInt8], _ options: borrowing GMimeReading) -> String {
    let terminated = raw.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    guard let unfolded = g_mime_utils_header_unfold(terminated) else { return "" }
    defer { g_free(unfolded) }
    let value = text(taking: g_mime_utils_header_decode_text(options.options, unfolded)) ?? ""
    return withoutBlanks(value)
  }

  private static func withoutBlanks(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
  }

  static func mailboxes(in raw: String) -> [Mailbox] {
    let options = GMimeReading()
    guard let list = internet_address_list_parse(options.options, raw.split(separator: "\0").joined()) else {
      return []
    }
    defer { g_object_unref(list) }
    return (0..<internet_address_list_length(list)).compactMap { index in
      guard let entry = internet_address_list_get_address(list, index), isOf(entry, internet_address_mailbox_get_type())
      else { return nil }
      let mailbox = UnsafeMutableRawPointer(entry).assumingMemoryBound(to: InternetAddressMailbox.self)
      return Mailbox(
        name: internet_address_get_name(entry).map { String(cString: $0) } ?? "",
        address: internet_address_mailbox_get_addr(mailbox).map { String(cString: $0) } ?? "")
    }
  }

  // MARK: - Parts

  private func part(
    _ object: UnsafeMutablePointer<GMimeObject>, depth: Int, _ options: borrowing GMimeReading
  ) -> MessagePart {
    let type = g_mime_object_get_content_type(object)
    let disposition = g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() }
    var result = MessagePart(
      type: text(taking: g_mime_content_type_get_mime_type(type))?.lowercased() ?? "text/plain",
      parameters: parameters(of: type),
      encoding: g_mime_object_get_header(object, "Content-Transfer-Encoding").map {
        MessageReader.withoutBlanks(String(cString: $0)).lowercased()
      },
      disposition: disposition, fileName: nil,
      contentID: g_mime_object_get_content_id(object).map { String(cString: $0) },
      content: [], text: nil, parts: [])
    if Self.isOf(object, g_mime_multipart_get_type()) {
      guard depth < MessageReader.deepest else { return result }
      let whole = UnsafeMutableRawPointer(object).assumingMemoryBound(to: GMimeMultipart.self)
      for index in 0..<g_mime_multipart_get_count(whole) {
        if let inner = g_mime_multipart_get_part(whole, index) {
          result.parts.append(part(inner, depth: depth + 1, options))
        }
      }
    } else if Self.isOf(object, g_mime_part_get_type()) {
      let leaf = UnsafeMutableRawPointer(object).assumingMemoryBound(to: GMimePart.self)
      result.fileName = g_mime_part_get_filename(leaf).map { String(cString: $0) }
      if let content = g_mime_part_get_content(leaf) {
        result.content = MailMessage.bytes { stream in g_mime_data_wrapper_write_to_stream(content, stream) }
        result.text = MessageReader.decodedText(result.content, of: result.type, in: result.charset)
      }
    }
    return result
  }

  private static func decodedText(_ content: [UInt8], of type: String, in charset: String?) -> String? {
    guard type.hasPrefix("text/"), ["utf-8", "us-ascii"].contains(charset?.lowercased() ?? "us-ascii") else {
      return nil
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    for byte in content {
      if byte == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func isOf(_ object: UnsafeMutableRawPointer, _ type: GType) -> Bool {
    g_type_check_instance_is_a(object.assumingMemoryBound(to: GTypeInstance.self), type) != 0
  }

  private func parameters(of type: UnsafeMutablePointer<GMimeContentType>?) -> [String: String] {
    guard let type, let list = g_mime_content_type_get_parameters(type) else { return [:] }
    var result: [String: String] = [:]
    for index in 0..<g_mime_param_list_length(list) {
      guard let parameter = g_mime_param_list_get_parameter_at(list, index),
        let name = g_mime_param_get_name(parameter), let value = g_mime_param_get_value(parameter)
      else { continue }
      result[String(cString: name).lowercased()] = String(cString: value)
    }
    return result
  }
}

/// GMime's parser options, with somebody who is told what it wonders at.
struct GMimeReading: ~Copyable {
  let options: OpaquePointer

  init() {
    GMime.start()
    options = g_mime_parser_options_new()
  }

  /// The log must outlive the reading.
  borrowing func tell(_ log: RemarkLog) {
    g_mime_parser_options_set_warning_callback(
      options,
      { offset, kind, item, log in
        guard let log else { return }
        Unmanaged<RemarkLog>.fromOpaque(log).takeUnretainedValue().add(
          kind, at: Int(offset), about: item.map { String(cString: $0) })
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { g_mime_parser_options_free(options) }
}

/// What the parser wonders at, gathered while it reads.
final class RemarkLog {
  private(set) var entries: [(kind: ParserRemark.Kind, offset: Int?, item: String?)] = []

  func add(_ warning: GMimeParserWarning, at offset: Int, about item: String?) {
    guard entries.count < 100, let kind = RemarkLog.kinds[warning.rawValue] else { return }
    entries.append((kind, offset < 0 ? nil : offset, item))
  }

  private static let kinds: [UInt32: ParserRemark.Kind] = [
    GMIME_WARN_DUPLICATED_HEADER.rawValue: .duplicatedHeader,
    GMIME_WARN_DUPLICATED_PARAMETER.rawValue: .duplicatedParameter,
    GMIME_WARN_UNENCODED_8BIT_HEADER.rawValue: .unencodedHeader,
    GMIME_WARN_INVALID_CONTENT_TYPE.rawValue: .invalidContentType,
    GMIME_WARN_INVALID_RFC2047_HEADER_VALUE.rawValue: .invalidEncodedWord,
    GMIME_WARN_MALFORMED_MULTIPART.rawValue: .malformedMultipart,
    GMIME_WARN_TRUNCATED_MESSAGE.rawValue: .truncatedMessage,
    GMIME_WARN_MALFORMED_MESSAGE.rawValue: .malformedMessage,
    GMIME_CRIT_INVALID_HEADER_NAME.rawValue: .invalidHeaderName,
    GMIME_CRIT_CONFLICTING_HEADER.rawValue: .conflictingHeader,
    GMIME_CRIT_CONFLICTING_PARAMETER.rawValue: .conflictingParameter,
    GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY.rawValue: .multipartWithoutBoundary,
    GMIME_WARN_INVALID_PARAMETER.rawValue: .invalidParameter,
    GMIME_WARN_INVALID_ADDRESS_LIST.rawValue: .invalidAddressList,
    GMIME_CRIT_NESTING_OVERFLOW.rawValue: .nestedTooDeep,
    GMIME_WARN_PART_WITHOUT_CONTENT.rawValue: .partWithoutContent,
    GMIME_CRIT_PART_WITHOUT_HEADERS_OR_CONTENT.rawValue: .partWithoutHeadersOrContent,
  ]
}
