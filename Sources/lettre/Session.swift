import Diagnostics
import Files
import PressRun

/// What the findings of a run are written as.
enum FindingsFormat: String, CaseIterable, Sendable {
  case text, json
}

/// One run of the command, as its common options have it.
struct Session: Sendable {
  var surroundings: Surroundings
  var root: Folder
  var language: SpokenLanguage
  var format: FindingsFormat
  var isQuiet: Bool

  var workplace: Workplace { surroundings.workplace(root: root) }

  /// Layouts and fonts must be somewhere before a run is worth starting.
  func requireShare() throws(Stop) {
    if surroundings.share == nil, !root.hasFolder("layouts") || !root.hasFolder("fonts") {
      throw Stop(.shareMissing(surroundings.programFolder))
    }
  }

  // MARK: - Paths

  /// A path of the letter as it can be opened from where the user is.
  func shown(_ path: String) -> String {
    if path.hasPrefix("/") || root.path == surroundings.currentFolder { return path }
    let here = surroundings.currentFolder + "/"
    return (root.path.hasPrefix(here) ? String(root.path.dropFirst(here.count)) : root.path) + "/" + path
  }

  /// The name of an issue, which may also be given as the path of its folder: `issues/2021-05/`.
  /// - Throws: `bad-issue-id`.
  func issueName(_ argument: String) throws(Stop) -> String {
    var name = argument[...]
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    if name.hasPrefix("./") { name = name.dropFirst(2) }
    for folder in ["issues/", root.path + "/issues/", shown("issues") + "/"] where name.hasPrefix(folder) {
      name = name.dropFirst(folder.count)
      break
    }
    let isName =
      !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\\")
      && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isName else { throw Stop(.badIssueName(argument)) }
    return String(name)
  }

  // MARK: - Saying

  func say(_ wording: Wording) throws(Stop) {
    if !isQuiet, format == .text { try Stream.output.write(wording.text(in: language) + "\n") }
  }

  /// Findings for a person, on the second stream; those of severity error always, the others unless `--quiet`.
  func report(_ findings: [Diagnostic]) throws(Stop) {
    let told = isQuiet ? findings.filter { $0.severity == .error } : findings
    try Stream.error.write(Presentation(language, isColoured: surroundings.isColoured).text(of: told))
  }
}
