internal import CQPDF

/// Measures what a stream becomes when it is decoded, so that a few kilobytes that inflate to gigabytes are refused
/// before libqpdf, which knows no limit, keeps them in memory.
struct StreamGauge {
  /// In bytes, for all that one gauge measures.
  let limit: Int
  private var total = 0

  /// Deflate makes at most so many bytes of one (RFC 1951: 258 bytes from a code of two bits).
  private static let mostInflation = 1032

  init(limit: Int) { self.limit = limit }

  /// - Parameter filters: by their full names, in the order in which they are undone.
  mutating func check(_ handle: borrowing QPDFHandle, _ reference: PDFReference, filters: [String]) throws(PDFFault) {
    // Compressing twice helps nobody but who hides something; each further time multiplies the size.
    let packed = filters.count { $0 == "FlateDecode" || $0 == "LZWDecode" || $0 == "RunLengthDecode" }
    if packed > 1 { throw .streamUnreadable(reference, detail: "compressed \(packed) times over") }
    if packed == 0 { return }
    guard filters.first == "FlateDecode" else { return }
    let raw = try handle.streamBytes(decoded: false, of: reference)
    if raw.count < limit / StreamGauge.mostInflation { return }
    if inflates(raw[...]) { throw .streamTooLong(reference, limit: limit) }
  }

  /// Data in a file, whose end is not known: what inflates stops by itself.
  mutating func check(_ bytes: [UInt8], from start: Int) throws(PDFFault) {
    guard start < bytes.count else { return }
    if inflates(bytes[start...]) { throw .streamTooLong(nil, limit: limit) }
  }

  /// Whether the bytes inflate beyond the limit; those that do not inflate at all do not.
  private mutating func inflates(_ bytes: ArraySlice<UInt8>) -> Bool {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return false }
    defer { inflateEnd(&stream) }
    var total = total
    defer { self.total = total }
    return bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { scratch in
        while total <= limit {
          stream.next_out = scratch.baseAddress
          stream.avail_out = UInt32(scratch.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          let produced = scratch.count - Int(stream.avail_out)
          total += produced
          if status != Z_OK || produced == 0 { return total > limit }
        }
        return true
      }
    }
  }
}

/// The abbreviations of inline images stand for these (ISO 32000-1, table 94); libqpdf takes them in streams too.
func fullFilterName(_ name: String) -> String {
  switch name {
  case "AHx": "ASCIIHexDecode"
  case "A85": "ASCII85Decode"
  case "LZW": "LZWDecode"
  case "Fl": "FlateDecode"
  case "RL": "RunLengthDecode"
  case "CCF": "CCITTFaxDecode"
  case "DCT": "DCTDecode"
  default: name
  }
}
