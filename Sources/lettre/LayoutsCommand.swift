import ArgumentParser
import Diagnostics
import PressRun

struct LayoutsCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "layouts", aliases: ["gabarits"])
  static let listsFindings = false

  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    try orRefuse { () throws(Stop) in
      try session.requireShare()
      let (entries, findings) = layouts(at: session.workplace)
      switch session.format {
      case .json:
        let list = entries.map { entry in
          JSON.object([
            ("name", .string(entry.name)), ("title", .string(entry.title.text(in: session.language))),
            ("columns", .integer(entry.columns)), ("pages", .array(entry.pageCounts.map { .integer($0) })),
          ])
        }
        let json = JSON.object([
          ("layouts", .array(list)), ("findings", .array(findings.map { $0.json(in: session.language) })),
        ])
        try Stream.output.write(json.text + "\n")
      case .text:
        try session.report(findings)
        let width = entries.map(\.name.count).max() ?? 0
        for entry in entries {
          let gap = String(repeating: " ", count: width - entry.name.count + 2)
          try Stream.output.write(entry.name + gap + entry.title.text(in: session.language) + "\n")
        }
      }
      return ExitStatus(of: findings)
    }
  }
}
