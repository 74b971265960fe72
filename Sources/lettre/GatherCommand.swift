import ArgumentParser
import Diagnostics
import Gathering
import IssueModel
import PressRun

struct GatherCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "gather", aliases: ["rassembler"])
  static let listsFindings = false

  @Argument var issue: String
  @Argument var sources: [String] = []
  @Option var period: String?
  @Option var from: String?
  @Option var to: String?
  @Flag var dryRun = false
  @Flag var diff = false
  @Option var restore: [String] = []
  @Flag var applyProposals = false
  @Flag var download = false
  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    let order = try order(in: session)
    if diff { return try showDifferences(order, session) }
    return try orRefuse { () throws(Stop) in
      let result = try gatherIssue(order, at: session.workplace)
      switch session.format {
      case .json: try Stream.output.write(result.json(in: session.language))
      case .text:
        try session.report(result.diagnostics)
        try Stream.output.write(GatherSummary(result, isDryRun: dryRun, language: session.language).text(session))
      }
      return ExitStatus(of: result.diagnostics, hasNothingToDo: result.hasNothingInPeriod)
    }
  }

  private func showDifferences(_ order: GatherOrder, _ session: Session) throws(Refusal) -> ExitStatus {
    try orRefuse { () throws(Stop) in
      let result = try gatherDifferences(order, at: session.workplace)
      switch session.format {
      case .json: try Stream.output.write(result.json(in: session.language))
      case .text:
        try session.report(result.diagnostics)
        try Stream.output.write(DifferenceText(result, session).text)
      }
      return ExitStatus(of: result.diagnostics)
    }
  }

  // MARK: - What was asked for

  func order(in session: Session) throws(Refusal) -> GatherOrder {
    try checkCombination()
    if period != nil, from != nil || to != nil { throw .usage(.periodTwice) }
    var chosen: Period?
    if let period {
      chosen = Period(written: period)
      if chosen == nil { throw .usage(.badPeriod(period)) }
    }
    let first = try day(from, of: "--from")
    let last = try day(to, of: "--to")
    if let first, let last {
      chosen = Period(first: first, last: last)
      if chosen == nil { throw .usage(.badPeriod("\(first)..\(last)")) }
    }
    let issue = try orRefuse { () throws(Stop) in try session.issueName(self.issue) }
    return GatherOrder(
      issue: issue, sources: sources, period: chosen, first: first, last: last, isDryRun: dryRun, restores: restore,
      appliesProposals: applyProposals, downloads: download)
  }

  private func checkCombination() throws(Refusal) {
    if diff, !restore.isEmpty { throw .usage(.optionsApart("--diff", "--restore")) }
    if diff, applyProposals { throw .usage(.optionsApart("--diff", "--apply-proposals")) }
    guard sources.isEmpty else { return }
    if applyProposals { throw .usage(.needsSource("--apply-proposals")) }
    if !diff, restore.isEmpty {
      throw .usage(
        .missingArgument(.same("SOURCE"), example: HelpText.commands["gather"]?.example ?? "lettre gather"))
    }
  }

  private func day(_ text: String?, of option: String) throws(Refusal) -> CalendarDate? {
    guard let text else { return nil }
    guard let day = CalendarDate(iso: text) else { throw .usage(.badDay(text, for: option)) }
    return day
  }
}
