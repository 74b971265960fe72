internal import CQPDF

/// One handle of libqpdf's object table, released when it goes. The number behind it never leaves: whoever uses a handle
/// borrows it, so it lives through the call.
struct QPDFHandle: ~Copyable {
  private let id: qpdf_oh
  private let data: qpdf_data

  init(_ data: qpdf_data, _ id: qpdf_oh) {
    self.data = data
    self.id = id
  }

  deinit { qpdf_oh_release(data, id) }

  // MARK: - Reading

  var isUninitialized: Bool { qpdf_oh_is_initialized(data, id) == 0 }
  var isStream: Bool { qpdf_oh_is_stream(data, id) != 0 }
  var reference: PDFReference {
    PDFReference(Int(qpdf_oh_get_object_id(data, id)), generation: Int(qpdf_oh_get_generation(data, id)))
  }

  /// The dictionary of a stream.
  func dictionary() -> QPDFHandle { QPDFHandle(data, qpdf_oh_get_dict(data, id)) }

  /// The object as a value, through libqpdf's own writing of it.
  func value() -> PDFValue {
    guard let text = qpdf_oh_unparse_resolved(data, id) else { return .null }
    let count = qpdf_get_last_string_length(data)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) { start in
      PDFValue(syntax: Array(UnsafeBufferPointer(start: start, count: count)))
    }
  }

  func streamBytes(decoded: Bool, of reference: PDFReference) throws(PDFFault) -> [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    var count = 0
    var filtered: QPDF_BOOL = 0
    qpdf_oh_get_stream_data(data, id, decoded ? qpdf_dl_generalized : qpdf_dl_none, &filtered, &buffer, &count)
    defer { free(buffer) }
    if qpdf_has_error(data) != 0, let error = qpdf_get_error(data) {
      throw .streamUnreadable(reference, detail: String(cString: qpdf_get_error_message_detail(data, error)))
    }
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  // MARK: - Changing

  /// Appends to an array.
  func append(_ item: borrowing QPDFHandle) { qpdf_oh_append_item(data, id, item.id) }

  /// Sets an entry of a dictionary; null takes it away.
  func set(_ key: String, to item: borrowing QPDFHandle) { qpdf_oh_replace_key(data, id, cName(key), item.id) }

  /// Takes all entries of a dictionary away but some.
  func removeEntries(but kept: Set<String>) {
    // All keys first: libqpdf has one iterator only, and it must be done before the dictionary changes.
    var keys: [[CChar]] = []
    qpdf_oh_begin_dict_key_iter(data, id)
    while qpdf_oh_dict_more_keys(data) != 0, let key = qpdf_oh_dict_next_key(data) {
      keys.append(Array(UnsafeBufferPointer(start: key, count: strlen(key) + 1)))
    }
    let keptKeys = Set(kept.map(cName))
    for key in keys where !keptKeys.contains(key) { qpdf_oh_remove_key(data, id, key) }
  }

  func setStreamBytes(_ bytes: [UInt8], filter: borrowing QPDFHandle, parameters: borrowing QPDFHandle) {
    bytes.withUnsafeBufferPointer { buffer in
      qpdf_oh_replace_stream_data(data, id, buffer.baseAddress, buffer.count, filter.id, parameters.id)
    }
  }

  /// Puts this object into the file under a number.
  func take(placeOf reference: PDFReference) {
    qpdf_replace_object(data, Int32(reference.number), Int32(reference.generation), id)
  }

  /// Gives this object a number of its own.
  func makeIndirect() -> QPDFHandle { QPDFHandle(data, qpdf_make_indirect_object(data, id)) }

  func addAsLastPage() { qpdf_add_page(data, data, id, 0) }
  func removeFromPages() { qpdf_remove_page(data, id) }
}

/// A name as libqpdf takes it: a C string with its slash, nothing escaped but `#`, which it writes as it is.
func cName(_ name: String) -> [CChar] {
  let bytes = nameBytes(name).flatMap { $0 == UInt8(ascii: "#") ? Array("#23".utf8) : [$0] }
  return [CChar(bitPattern: UInt8(ascii: "/"))] + bytes.map { CChar(bitPattern: $0) } + [0]
}
