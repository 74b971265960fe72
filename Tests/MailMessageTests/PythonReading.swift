import Foundation
import Instruments

/// What Python's email package, strict, makes of a message: a program that did not write it.
struct PythonReading: Decodable {
  var error: String?
  var headers: [[String]]?
  var mailboxes: [String: [[String]]]?
  var parts: [Part]?
  var defects: [String]?
  /// Whether Python writes the same bytes again.
  var unchanged: Bool?

  struct Part: Decodable {
    var type: String
    var parts: Int?
    var charset, encoding, disposition, file, id, sha256, text: String?
  }

  func header(_ name: String) -> [String] { (headers ?? []).filter { $0[0] == name }.map { $0[1] } }

  /// Reads them all in one go.
  static func readings(of messages: [[UInt8]]) throws -> [PythonReading] {
    try inScratchFolder { folder in
      for (index, message) in messages.enumerated() {
        let name = String(repeating: "0", count: 6 - String(index).count) + "\(index).eml"
        try Data(message).write(to: folder.appending(path: name))
      }
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/email/read_message.py").path
      let run = try run(["python3", script, folder.path])
      guard run.status == 0 else { throw CocoaError(.executableLoad) }
      return try String(decoding: run.output, as: UTF8.self).split(separator: "\n").map {
        try JSONDecoder().decode(PythonReading.self, from: Data($0.utf8))
      }
    }
  }

  static let isThere = (try? run(["python3", "-c", "import email.policy"]).status) == 0
}
