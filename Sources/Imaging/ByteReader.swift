/// Reads numbers out of bytes from outside: whatever lies beyond their end is nil, never a trap.
struct ByteReader {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> Int? {
    offset >= 0 && offset < bytes.count ? Int(bytes[bytes.startIndex + offset]) : nil
  }

  /// A number of so many bytes (at most 4), the most significant first.
  func big(_ offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    let start = bytes.startIndex + offset
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of so many bytes (at most 4), the least significant first.
  func little(_ offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    let start = bytes.startIndex + offset
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Whether these letters (ASCII) stand at an offset.
  func has(_ letters: StaticString, at offset: Int) -> Bool {
    let count = letters.utf8CodeUnitCount
    guard offset >= 0, offset <= bytes.count - count else { return false }
    let start = bytes.startIndex + offset
    return letters.withUTF8Buffer { bytes[start..<start + count].elementsEqual($0) }
  }

  /// So many bytes from an offset, as far as there are any.
  func slice(_ offset: Int, _ count: Int) -> ByteReader {
    let from = min(max(offset, 0), bytes.count)
    let to = from + min(max(count, 0), bytes.count - from)
    return ByteReader(bytes[(bytes.startIndex + from)..<(bytes.startIndex + to)])
  }
}
