import Foundation
import Instruments

/// What a strict HTML parser that we did not write finds in a letter.
struct MailReading {
  var facts: [Substring] = []

  /// The values of one kind of fact, in order.
  func values(_ kind: String) -> [String] {
    facts.filter { $0.hasPrefix(kind + " ") }.map { String($0.dropFirst(kind.count + 1)) }
  }

  /// How many elements there are, by tag.
  var counts: [String: Int] {
    Dictionary(
      values("count").map { line in
        let parts = line.split(separator: " ")
        return (String(parts[0]), Int(parts[1])!)
      }, uniquingKeysWith: +)
  }

  /// A python that has html5lib; nil where there is none.
  static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first { candidate in
    FileManager.default.isExecutableFile(atPath: candidate) && run(candidate, ["-c", "import html5lib"]).status == 0
  }
  /// The tests' own python with MJML; nil where it could not be installed.
  static let mjml: String? = [root.appendingPathComponent(".cache/test-programs/bin/python").path].first { candidate in
    FileManager.default.isExecutableFile(atPath: candidate)
      && run(candidate, ["-c", "import mjml, html5lib"]).status == 0
  }
  static let chromium: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init(of html: String, inOutlook: Bool = false) throws {
    let file = try MailReading.temporary(html, "letter.html")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let script = MailReading.root.appendingPathComponent("Tests/Fixtures/email/read_mail.py").path
    let (status, output) = MailReading.run(
      MailReading.python!, [script, file.path] + (inOutlook ? ["outlook"] : []))
    guard status == 0 else { throw ReadingFailed(status: status) }
    facts = output.split(separator: "\n")
  }

  struct ReadingFailed: Error { var status: Int32 }

  /// Writes the text into a new folder of its own.
  static func temporary(_ text: String, _ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lettre-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }

  static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: String) {
    let environment = ProcessInfo.processInfo.environment.merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
    guard let run = try? Instruments.run([program] + arguments, environment: environment) else { return (-1, "") }
    return (run.status, String(decoding: run.output, as: UTF8.self))
  }
}
