internal import CQPDF

// libqpdf's own things, kept in two wrappers: the file with its errors, and one handle of its object table.

/// libqpdf's `qpdf_data`: closed by `close`, once.
struct QPDFFile {
  let data: qpdf_data
  private let heard = Heard()

  /// Warnings are told once by libqpdf and kept here.
  private final class Heard { var warnings: [String] = [] }

  init() {
    data = qpdf_init()
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, 1)
    qpdf_set_attempt_recovery(data, 0)
  }

  func close() {
    qpdf_oh_release_all(data)
    var data: qpdf_data? = data
    qpdf_cleanup(&data)
  }

  /// The bytes must live as long as the file.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFFault) {
    bytes.withMemoryRebound(to: CChar.self) { buffer in
      _ = qpdf_read_memory(data, "pdf", buffer.baseAddress, UInt64(buffer.count), nil)
    }
    try checkErrors("reading the file")
  }

  var isEncrypted: Bool { qpdf_is_encrypted(data) != 0 }

  var warnings: [String] {
    while qpdf_more_warnings(data) != 0, let warning = qpdf_next_warning(data) {
      heard.warnings.append(String(cString: qpdf_get_error_message_detail(data, warning)))
    }
    return heard.warnings
  }

  /// Throws the error libqpdf kept to itself, if there is one.
  func checkErrors(_ doing: String) throws(PDFFault) {
    guard qpdf_has_error(data) != 0, let error = qpdf_get_error(data) else { return }
    if qpdf_get_error_code(data, error) == qpdf_e_password { throw .encrypted }
    let offset = Int(qpdf_get_error_file_position(data, error))
    throw .damaged(
      doing: doing, detail: String(cString: qpdf_get_error_message_detail(data, error)),
      offset: offset > 0 ? offset : nil)
  }

  func write(version: String, compression: PDFDocument.Compression) throws(PDFFault) -> [UInt8] {
    qpdf_init_write_memory(data)
    qpdf_set_deterministic_ID(data, 1)
    qpdf_set_object_stream_mode(data, qpdf_o_disable)
    switch compression {
    case .flate: qpdf_set_compress_streams(data, 1)
    case .asTheyAre:
      qpdf_set_compress_streams(data, 0)
      qpdf_set_decode_level(data, qpdf_dl_none)
    }
    qpdf_force_pdf_version(data, version)
    qpdf_write(data)
    try checkErrors("writing the file")
    guard let buffer = qpdf_get_buffer(data) else { throw .damaged(doing: "writing the file", detail: "", offset: nil) }
    return Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(data)))
  }

  // MARK: - Objects

  func handle(_ id: qpdf_oh) -> QPDFHandle { QPDFHandle(data, id) }

  func object(_ reference: PDFReference) -> QPDFHandle? {
    guard let number = Int32(exactly: reference.number), let generation = Int32(exactly: reference.generation),
      number > 0, generation >= 0
    else { return nil }
    return handle(qpdf_get_object_by_id(data, number, generation))
  }

  /// A value as libqpdf's object, not yet in the file.
  func make(_ value: PDFValue) -> QPDFHandle {
    switch value {
    case .null: return handle(qpdf_oh_new_null(data))
    case .boolean(let value): return handle(qpdf_oh_new_bool(data, value ? 1 : 0))
    case .integer(let value): return handle(qpdf_oh_new_integer(data, Int64(value)))
    case .real(let value): return handle(qpdf_oh_new_real_from_string(data, realSyntax(value)))
    case .name(let name): return handle(qpdf_oh_new_name(data, nameKey(name)))
    case .string(let bytes):
      let text = bytes.map { CChar(bitPattern: $0) } + [0]
      return handle(qpdf_oh_new_binary_string(data, text, bytes.count))
    case .array(let values):
      let array = handle(qpdf_oh_new_array(data))
      for value in values { qpdf_oh_append_item(data, array.id, make(value).id) }
      return array
    case .dictionary(let entries):
      let dictionary = handle(qpdf_oh_new_dictionary(data))
      for (key, value) in entries { qpdf_oh_replace_key(data, dictionary.id, nameKey(key), make(value).id) }
      return dictionary
    case .reference(let reference): return object(reference) ?? handle(qpdf_oh_new_null(data))
    }
  }

  /// Gives a dictionary these entries and takes away the others.
  func setEntries(of dictionary: borrowing QPDFHandle, to entries: [String: PDFValue], keeping kept: Set<String>) {
    // The keys first: libqpdf has one iterator only, and it must be done before the dictionary changes.
    var keys: [String] = []
    qpdf_oh_begin_dict_key_iter(data, dictionary.id)
    while qpdf_oh_dict_more_keys(data) != 0, let key = qpdf_oh_dict_next_key(data) {
      keys.append(nameText(Array(UnsafeRawBufferPointer(start: key, count: strlen(key)).dropFirst())))
    }
    for key in keys where !kept.contains(key) { qpdf_oh_remove_key(data, dictionary.id, nameKey(key)) }
    for (key, value) in entries where !kept.contains(key) {
      qpdf_oh_replace_key(data, dictionary.id, nameKey(key), make(value).id)
    }
  }

  /// A name as libqpdf takes it: a C string with its slash, nothing escaped.
  func nameKey(_ name: String) -> [CChar] {
    [CChar(bitPattern: UInt8(ascii: "/"))] + nameBytes(name).map { CChar(bitPattern: $0) } + [0]
  }
}

/// One handle of libqpdf's object table, released when it goes.
struct QPDFHandle: ~Copyable {
  let id: qpdf_oh
  private let data: qpdf_data

  init(_ data: qpdf_data, _ id: qpdf_oh) {
    self.data = data
    self.id = id
  }

  deinit { qpdf_oh_release(data, id) }

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
    qpdf_oh_get_stream_data(
      data, id, decoded ? qpdf_dl_generalized : qpdf_dl_none, &filtered, &buffer, &count)
    defer { free(buffer) }
    if qpdf_has_error(data) != 0, let error = qpdf_get_error(data) {
      throw .streamUnreadable(reference, detail: String(cString: qpdf_get_error_message_detail(data, error)))
    }
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  func setStreamBytes(_ bytes: [UInt8], filter: borrowing QPDFHandle, parameters: borrowing QPDFHandle) {
    bytes.withUnsafeBufferPointer { buffer in
      qpdf_oh_replace_stream_data(data, id, buffer.baseAddress, buffer.count, filter.id, parameters.id)
    }
  }
}
