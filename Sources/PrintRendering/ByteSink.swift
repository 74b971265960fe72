internal import CCairo

/// Where cairo writes: memory. Cairo opens no file, so that a full disk cannot go unnoticed (cairo 1.16 does not report
/// a failed write to a file it opened itself).
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// The callback of cairo's streams; the closure is the sink itself, borrowed.
  static let write: cairo_write_func_t = { sink, data, count in
    if let data, count > 0 {
      Unmanaged<ByteSink>.fromOpaque(sink!).takeUnretainedValue().bytes.append(
        contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    }
    return CAIRO_STATUS_SUCCESS
  }

  /// The pointer that cairo hands back to `write`; it holds no reference, so the sink must outlive the surface.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
