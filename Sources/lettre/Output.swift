import Diagnostics
import Files
import Glibc
import PressRun

/// Where the command writes: what it made, and what it has to say about it.
enum Stream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Writes all of it. What nobody reads any more, such as a pipe that was closed, is no failure of ours on the second
  /// stream; on the first it is.
  /// - Throws: the system's refusal.
  func write(_ bytes: some Collection<UInt8>) throws(Stop) {
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress! + done, bytes.count - done) }
      if count < 0 {
        if errno == EINTR { continue }
        if self == .error { return }
        throw Stop(.outputRefused(String(cString: strerror(errno))))
      }
      done += count
    }
  }

  func write(_ text: String) throws(Stop) { try write(text.utf8) }
}

/// All bytes of standard input.
/// - Throws: what keeps it from being read.
func standardInput(limit: Int) throws(Stop) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0 {
      if errno == EINTR { continue }
      throw Stop(.inputRefused(String(cString: strerror(errno))))
    }
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer[..<count])
    if bytes.count > limit { throw Stop(.inputTooLong(megabytes: limit >> 20)) }
  }
}
