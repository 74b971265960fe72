import ArgumentParser
import Diagnostics
import PressRun

struct NewCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "new", aliases: ["nouveau"])
  static let listsFindings = false

  @Argument var issue: String
  @Option var layout: String?
  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    let workplace = session.workplace
    if let layout, !workplace.layoutNames.contains(layout) {
      throw .usage(.unknownLayoutAsked(layout, known: workplace.layoutNames))
    }
    return try orRefuse { () throws(Stop) in
      let made = try newIssue(session.issueName(issue), layout: layout, at: workplace)
      switch session.format {
      case .json:
        let json = JSON.object([
          ("issue", .string(made.issue)), ("number", .integer(made.number)),
          ("created", .array(made.created.map { .string($0) })),
          ("findings", .array(made.diagnostics.map { $0.json(in: session.language) })),
        ])
        try Stream.output.write(json.text + "\n")
      case .text:
        try session.report(made.diagnostics)
        for file in made.created { try Stream.output.write(session.shown(file) + "\n") }
        try session.say(.nextAfterNew(made.issue, hasNewLetter: made.created.contains("letter.yaml")))
      }
      return ExitStatus(of: made.diagnostics)
    }
  }
}
