import ArgumentParser
import Diagnostics
import PressRun

struct CheckCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "check", aliases: ["verifier"])
  static let listsFindings = true

  @Argument var issue: String
  @Flag var diff = false
  @Flag var type = false
  @Option var edition: String?
  @Flag var online = false
  @Option var baseURL: String?
  @OptionGroup var common: CommonOptions

  /// With `--type` the figures come first, and a file says first what it is, so their JSON is an object.
  var listsFindings: Bool { !type && !isFile }

  private var isFile: Bool { issue.lowercased().hasSuffix(".pdf") }

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    if diff, type { throw .usage(.diffAndType) }
    if let edition {
      guard edition == Edition.email.rawValue else {
        throw .usage(.badChoice(edition, for: "--edition", among: [Edition.email.rawValue]))
      }
      if diff || type { throw .usage(.editionAlone(diff ? "--diff" : "--type")) }
    } else if online || baseURL != nil {
      throw .usage(.onlyForMail(online ? "--online" : "--base-url"))
    }
    if let baseURL, !ComposeCommand.isWebAddress(baseURL) { throw .usage(.badBaseURL(baseURL)) }
    if isFile {
      if let option = diff ? "--diff" : type ? "--type" : edition != nil ? "--edition" : nil {
        throw .usage(.onlyForIssues(option))
      }
      return try orRefuse { () throws(Stop) in ExitStatus(of: try showFile(in: session)) }
    }
    let issue = try orRefuse { () throws(Stop) in try session.issueName(self.issue) }
    return try orRefuse { () throws(Stop) in
      let findings =
        if diff {
          try showDiff(of: issue, in: session)
        } else if type {
          try showType(of: issue, in: session)
        } else if edition != nil {
          try showMail(of: issue, in: session)
        } else {
          try showFindings(of: issue, in: session)
        }
      return ExitStatus(of: findings)
    }
  }

  /// A finished file, of any program, against the label it claims.
  private func showFile(in session: Session) throws(Stop) -> [Diagnostic] {
    let path = issue.hasPrefix("/") ? issue : session.surroundings.currentFolder + "/" + issue
    let check = try ProgressLine.during(.checkingFile(issue), in: session) { progress throws(Stop) in
      try checkFile(at: path, named: issue, progress: progress)
    }
    switch session.format {
    case .json: try Stream.output.write(check.json(in: session.language).text + "\n")
    case .text:
      try session.report(check.findings)
      try session.say(check.summary)
    }
    return check.findings
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

  /// The mail, made in memory and read over as mail programs read it.
  private func showMail(of issue: String, in session: Session) throws(Stop) -> [Diagnostic] {
    try session.requireShare()
    let findings = try ProgressLine.during(.checkingMail(issue), in: session) { progress throws(Stop) in
      try checkEmailEdition(
        of: issue, baseURL: baseURL, isOnline: online, language: session.language, at: session.workplace,
        progress: progress)
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
