internal import CQPDF

/// Bytes compressed as /FlateDecode undoes it (RFC 1950), quickly rather than to the last byte: for a stream so long that
/// libqpdf, which knows one level only, would take longer over it than over all others together.
public func quicklyDeflated(_ bytes: [UInt8]) -> [UInt8] {
  var length = compressBound(UInt(bytes.count))
  return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
    let status = compress2(buffer.baseAddress, &length, bytes, UInt(bytes.count), Z_BEST_SPEED)
    // The buffer holds whatever can come of so many bytes: zlib fails for want of memory alone.
    precondition(status == Z_OK, "zlib: \(status)")
    count = Int(length)
  }
}
