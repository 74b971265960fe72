internal import CGMime

// GMime's objects are GObjects, counted; who makes one lets it go.

/// GMime as a whole.
enum GMime {
  private static let isReady: Void = g_mime_init()

  /// Makes GMime ready, once.
  static func start() { _ = isReady }
}

/// The right to one reference of a GObject.
struct GMimeOwned<Object>: ~Copyable {
  let pointer: UnsafeMutablePointer<Object>

  /// Takes over the reference that a `…_new` function gives.
  init(_ make: @autoclosure () -> UnsafeMutablePointer<Object>?) {
    GMime.start()
    guard let pointer = make() else { fatalError("GMime could not make an object") }
    self.pointer = pointer
  }

  deinit { g_object_unref(pointer) }

  /// The same object as one of its parent classes: GObject lays the parent's fields out first.
  borrowing func asParent<Parent>(_: Parent.Type = Parent.self) -> UnsafeMutablePointer<Parent> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Parent.self)
  }
}

/// Lines ended by CRLF, which is no default of GMime's.
struct GMimeFormat: ~Copyable {
  let options: OpaquePointer

  init() {
    GMime.start()
    options = g_mime_format_options_new()
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
  }

  deinit { g_mime_format_options_free(options) }
}

/// Text that GMime allocated, read and freed.
func text(taking pointer: UnsafeMutablePointer<CChar>?) -> String? {
  guard let pointer else { return nil }
  defer { g_free(pointer) }
  return String(cString: pointer)
}

/// The bytes written to a stream in memory.
func bytes(writtenBy write: (UnsafeMutablePointer<GMimeStream>) -> Void) -> [UInt8] {
  let memory = GMimeOwned(g_mime_stream_mem_new())
  write(memory.pointer)
  let stream = memory.asParent(GMimeStreamMem.self)
  guard let array = g_mime_stream_mem_get_byte_array(stream) else { return [] }
  return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
}
