import Foundation
import Glibc

/// The server of `Tests/Fixtures/transfer/server.py` on this machine, ended with the value.
/// Nothing of it changes once it runs.
public final class WebServer: @unchecked Sendable {
  private let process = Process()
  private let input = Pipe()
  /// `http://127.0.0.1:40321`
  public let address: String
  /// The same over TLS, with a certificate nobody vouches for.
  public let secureAddress: String

  /// - Parameter files: a folder whose files are served under `/files/`.
  public init(files: String? = nil) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/transfer/server.py").path
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script] + [files].compactMap { $0 }
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
      guard let next = try output.fileHandleForReading.read(upToCount: 1)?.first else {
        throw CocoaError(.executableLoad)
      }
      line.append(next)
    }
    let ports = String(decoding: line.dropLast(), as: UTF8.self).split(separator: " ")
    address = "http://127.0.0.1:\(ports[0])"
    secureAddress = "https://127.0.0.1:\(ports[1])"
  }

  deinit {
    // A child of a thread that takes no signals takes none but this one.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
