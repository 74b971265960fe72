import ArgumentParser
import Diagnostics
import PressRun

struct ArchiveCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "archive", aliases: ["archiver"])
  static let listsFindings = false

  @Option var out: String?
  @Option var baseURL: String?
  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    if let baseURL, !ComposeCommand.isWebAddress(baseURL) { throw .usage(.badBaseURL(baseURL)) }
    // Typed where the user is, which need not be the letter's folder.
    let isHere = session.root.path == session.surroundings.currentFolder
    let request = ArchiveRequest(
      out: out.map { isHere ? $0 : session.surroundings.absolute($0) }, baseURL: baseURL, language: session.language)
    return try orRefuse { () throws(Stop) in
      try session.requireShare()
      let outcome = try ProgressLine.during(.makingArchive, in: session) { progress throws(Stop) in
        try PressRun.archive(request, at: session.workplace, progress: progress)
      }
      switch session.format {
      case .json:
        let issues = outcome.issues.map { issue in
          JSON.object([("issue", .string(issue.id)), ("page", .string(issue.page)), ("pdf", JSON(issue.pdf))])
        }
        let json = JSON.object([
          ("issues", .array(issues)), ("index", JSON(outcome.index)),
          ("findings", .array(outcome.diagnostics.map { $0.json(in: session.language) })),
        ])
        try Stream.output.write(json.text + "\n")
      case .text:
        try session.report(outcome.diagnostics)
        for issue in outcome.issues { try Stream.output.write(session.shown(issue.page) + "\n") }
        if let index = outcome.index {
          try Stream.output.write(session.shown(index) + "\n")
        } else if !outcome.diagnostics.hasErrors {
          try session.say(.noIssueToArchive)
        }
      }
      return ExitStatus(of: outcome.diagnostics, hasNothingToDo: outcome.index == nil)
    }
  }
}
