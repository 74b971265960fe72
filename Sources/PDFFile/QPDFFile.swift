internal import CQPDF

// libqpdf's own things, kept in two wrappers: the file with its errors here, one handle of its object table in `QPDFHandle`.

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
    case .name(let name): return handle(qpdf_oh_new_name(data, cName(name)))
    case .string(let bytes):
      let text = bytes.map { CChar(bitPattern: $0) } + [0]
      return handle(qpdf_oh_new_binary_string(data, text, bytes.count))
    case .array(let values):
      let array = handle(qpdf_oh_new_array(data))
      for value in values { array.append(make(value)) }
      return array
    case .dictionary(let entries):
      let dictionary = handle(qpdf_oh_new_dictionary(data))
      for (key, value) in entries { dictionary.set(key, to: make(value)) }
      return dictionary
    case .reference(let reference): return object(reference) ?? handle(qpdf_oh_new_null(data))
    }
  }

  /// Gives a dictionary these entries and takes away the others.
  func setEntries(of dictionary: borrowing QPDFHandle, to entries: [String: PDFValue], keeping kept: Set<String>) {
    dictionary.removeEntries(but: kept)
    for (key, value) in entries where !kept.contains(key) { dictionary.set(key, to: make(value)) }
  }
}
