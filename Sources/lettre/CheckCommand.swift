import ArgumentParser
import Diagnostics
import PressRun

struct CheckCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "check", aliases: ["verifier"])
  static let listsFindings = true

  @Argument var issue: String
  @Flag var diff = false
  @Flag var type = false
  @OptionGroup var common: CommonOptions

  /// With `--type` the figures come first, so its JSON is an object.
  var listsFindings: Bool { !type }

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    if issue.lowercased().hasSuffix(".pdf") { throw .usage(.notYet(.finishedFile, issue)) }
    if diff, type { throw .usage(.diffAndType) }
    let issue = try orRefuse { () throws(Stop) in try session.issueName(self.issue) }
    return try orRefuse { () throws(Stop) in
      let findings =
        if diff {
          try showDiff(of: issue, in: session)
        } else if type {
          try showType(of: issue, in: session)
        } else {
          try showFindings(of: issue, in: session)
        }
      return ExitStatus(of: findings)
    }
  }

  private func showFindings(of issue: String, in session: Session) throws(Stop) -> [Diagnostic] {
    let findings = try ProgressLine.during(.checking(issue), in: session) { _ throws(Stop) in
      try checkIssue(issue, at: session.workplace)
    }
    switch session.format {
    case .json: try Stream.output.write(findings.json(in: session.language) + "\n")
    case .text:
      try session.report(findings)
      if findings.isEmpty { try session.say(.nothingToReport) }
    }
    return findings
  }

  private func showDiff(of issue: String, in session: Session) throws(Stop) -> [Diagnostic] {
    let (diffs, findings) = try typographyDiffs(of: issue, at: session.workplace)
    switch session.format {
    case .json: try Stream.output.write(findings.json(in: session.language) + "\n")
    case .text:
      try session.report(findings.filter { $0.severity == .error })
      if diffs.isEmpty {
        try session.say(.nothingToCorrect)
      } else {
        try session.say(.diffSigns)
      }
      try Stream.output.write(diffs.map(\.text).joined())
    }
    return findings
  }

  private func showType(of issue: String, in session: Session) throws(Stop) -> [Diagnostic] {
    try session.requireShare()
    let (stories, findings) = try ProgressLine.during(.composing(issue), in: session) { _ throws(Stop) in
      try typeFigures(of: issue, language: session.language, at: session.workplace)
    }
    switch session.format {
    case .json:
      let json = JSON.object([
        ("stories", stories.json), ("findings", .array(findings.map { $0.json(in: session.language) })),
      ])
      try Stream.output.write(json.text + "\n")
    case .text:
      try session.report(findings)
      for story in stories {
        let words = story.text(in: session.language)
        let lines = [words.heading] + words.figures.map { "  " + $0 } + words.worst.map { "    " + $0 }
        try Stream.output.write(lines.map { $0 + "\n" }.joined())
      }
    }
    return findings
  }
}
