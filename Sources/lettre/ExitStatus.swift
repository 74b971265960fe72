import Diagnostics

/// How the command ended, as scripts read it.
enum ExitStatus: Int32, Hashable, Sendable {
  case done = 0
  /// Findings of severity error; every edition stays as it was.
  case errors = 1
  case wrongUsage = 2
  /// Something needed cannot be read; nothing was written.
  case unreadable = 3
  /// No item falls into the period.
  case nothingToDo = 4

  /// After a step that came to its end.
  init(of findings: [Diagnostic], hasNothingToDo: Bool = false) {
    self = findings.hasErrors ? .errors : hasNothingToDo ? .nothingToDo : .done
  }

  /// After a step that stopped. Most stop because something cannot be read; a name that can name nothing is wrong
  /// usage, and a refusal of the disk or of another run is an error like any other.
  init(of stop: Stop) {
    let codes = Set(stop.diagnostics.map(\.code))
    self =
      if !codes.isDisjoint(with: [
        "bad-issue-id", "no-issue-name", "restore-unknown", "restore-not-deleted", "restore-impossible",
      ]) {
        .wrongUsage
      } else if !codes.isDisjoint(with: ["not-written", "write-failed", "gather-locked", "issue-exists"]) {
        .errors
      } else {
        .unreadable
      }
  }
}
