import Foundation

/// The repository's root.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// A folder of its own for one test, gone with it.
final class LetterFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory().trimmingSuffix("/") + "/lettre-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to file: String) throws {
    let full = path + "/" + file
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: full))
  }

  func text(_ file: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path + "/" + file))).map { String(decoding: $0, as: UTF8.self) }
  }

  var files: Set<String> { Set(FileManager.default.subpaths(atPath: path) ?? []) }
}

/// What a run of the built command gave.
struct CommandResult {
  var code: Int32
  var output: String
  var error: String
}

/// Runs the command that was built beside the tests.
func runLettre(
  _ arguments: [String], in folder: String, input: String = "", environment: [String: String] = [:]
) throws -> CommandResult {
  let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  let process = Process()
  process.executableURL = products.appending(path: "lettre")
  process.arguments = arguments
  process.currentDirectoryURL = URL(filePath: folder)
  process.environment = environment
  // Files and not pipes, which could fill up while the other is read.
  let scratch = NSTemporaryDirectory().trimmingSuffix("/") + "/lettre-command-" + UUID().uuidString
  defer { for end in ["in", "out", "err"] { try? FileManager.default.removeItem(atPath: scratch + end) } }
  try Data(input.utf8).write(to: URL(filePath: scratch + "in"))
  for end in ["out", "err"] { _ = FileManager.default.createFile(atPath: scratch + end, contents: nil) }
  process.standardInput = FileHandle(forReadingAtPath: scratch + "in")
  process.standardOutput = FileHandle(forWritingAtPath: scratch + "out")
  process.standardError = FileHandle(forWritingAtPath: scratch + "err")
  try process.run()
  process.waitUntilExit()
  func read(_ end: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: scratch + end)), as: UTF8.self)
  }
  return CommandResult(code: process.terminationStatus, output: try read("out"), error: try read("err"))
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

/// A letter with everything an edition needs, in three rubriques.
let letterText = """
  name: "La Lettre"
  publisher: "Le partenariat"
  responsible: "La rédaction"
  postal-address: ["Dakar"]
  contact: "lettre@example.org"
  site: "https://www.example.org/"
  base-url: "https://www.example.org/lettre/"
  sender: "La Lettre <lettre@example.org>"
  unsubscribe:
    mailto: "fin@example.org"
  funding: "Financé par un bailleur."
  sections:
    - {id: actualites, title: "Actualités", look: flowing}
    - {id: breves, title: "Brèves", look: brief}
  lang: fr
  default-layout: lettre

  """

/// A page of the site as it is pasted: two items of May, one of April.
let pageText = """
  NOS ACTIONS

  Actuelles\u{A0} | 10/05/2021

  Un atelier sur les documents

  L'atelier a réuni vingt agents.

  Actuelles\u{A0} | 05/05/2021

  Une formation de formateurs

  La formation dure deux semaines.

  Passées\u{A0} | 28/04/2021

  Une visite à Saint-Louis

  La visite a duré un jour.

  """
