import Diagnostics
import Files
import Glibc
import PressRun

/// What the command finds around it when it starts. Read once, here; everything else takes it as a value.
struct Surroundings: Hashable, Sendable {
  /// Absolute.
  var currentFolder: String
  /// The folder of the running program, links followed.
  var programFolder: String
  var environment: [String: String]
  /// Whether what the command says beside its output is read by a person.
  var errorIsTerminal: Bool

  static func ofThisProcess() -> Surroundings {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "LETTRE_TEST_REACH"]
    var environment: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    var here = "."
    if let path = getcwd(nil, 0) {
      here = String(cString: path)
      free(path)
    }
    var program = here
    if let path = realpath("/proc/self/exe", nil) {
      let file = String(cString: path)
      free(path)
      program = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? here
    }
    return Surroundings(
      currentFolder: here, programFolder: program, environment: environment,
      errorIsTerminal: isatty(STDERR_FILENO) == 1)
  }

  /// Colours are for a terminal that shows them, unless `NO_COLOR` (no-color.org) says otherwise.
  var isColoured: Bool {
    errorIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// A path the user typed, from the root of the disk.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let trimmed = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return trimmed == "." || trimmed.isEmpty ? currentFolder : currentFolder + "/" + trimmed
  }

  // MARK: - Folders

  /// The letter's folder: the one named, else the nearest upwards that holds `letter.yaml`, else the current one.
  func root(named: String?) -> Folder {
    if let named { return Folder(absolute(named)) }
    return nearest { $0.hasFile("letter.yaml") } ?? Folder(currentFolder)
  }

  /// Where the program's own layouts and fonts are: `../share/lettre` beside an installed program, else the folder with
  /// `layouts` and `fonts` above the one it was built in.
  var share: Folder? {
    let installed = Folder(programFolder + "/../share/lettre")
    if installed.hasFolder("layouts") { return installed }
    return nearest(from: programFolder) { $0.hasFolder("layouts") && $0.hasFolder("fonts") }
  }

  func workplace(root: Folder) -> Workplace {
    Workplace(
      root: root, share: share ?? root, pictureProgram: programFolder + "/lettre-pictures",
      hyphenationPatterns: "/usr/share/hyphen/hyph_fr.dic",
      reachesThisMachine: environment["LETTRE_TEST_REACH"] == "this-machine")
  }

  private func nearest(from start: String? = nil, where holds: (Folder) -> Bool) -> Folder? {
    var path = start ?? currentFolder
    while true {
      let folder = Folder(path.isEmpty ? "/" : path)
      if holds(folder) { return folder }
      guard let slash = path.lastIndex(of: "/") else { return nil }
      path = String(path[..<slash])
    }
  }
}
