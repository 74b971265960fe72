import ArgumentParser
import Diagnostics
import Inks
import PressRun

struct ComposeCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "compose", aliases: ["composer"])
  static let listsFindings = true

  @Argument var issue: String
  @Option var edition: [String] = []
  @Option var layout: String?
  @Option var pages: String?
  @Option var out: String?
  @Option var baseURL: String?
  @Option var paper: String?
  @Option var profile: String?
  @Flag var grey = false
  @Flag var draft = false
  @Flag var timings = false
  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    let request = try request(in: session)
    return try orRefuse { () throws(Stop) in
      try session.requireShare()
      let outcome = try ProgressLine.during(.composing(request.issue), in: session) { progress throws(Stop) in
        try PressRun.compose(request, at: session.workplace, progress: progress)
      }
      switch session.format {
      case .json: try Stream.output.write(outcome.diagnostics.json(in: session.language) + "\n")
      case .text: try tell(outcome, in: session)
      }
      if timings { try tellTimings(outcome, in: session) }
      return ExitStatus(of: outcome.diagnostics)
    }
  }

  private func tell(_ outcome: ComposeOutcome, in session: Session) throws(Stop) {
    try session.report(outcome.diagnostics)
    // The first of them is the finding's own hint.
    if outcome.cutList.remedies.count > 1 || !outcome.cutList.notes.isEmpty {
      try session.say(.remediesHeading)
      for (number, remedy) in outcome.cutList.told.enumerated() { try session.say(.remedy(number + 1, remedy)) }
      for note in outcome.cutList.notes { try session.say(.note(note)) }
    }
    for path in outcome.written { try Stream.output.write(session.shown(path) + "\n") }
    let hasFailed = outcome.diagnostics.hasErrors
    if !hasFailed || draft, outcome.pages > 0 {
      try session.say(.fitHeading(pages: outcome.pages))
      for line in ledgerLines(outcome.ledger.map { ($0.story, $0.change) }) { try session.say(line) }
    }
    if hasFailed || draft { try session.say(.editionsKept) }
  }

  /// One line a story, in the order of the pages, all its changes in it.
  private func ledgerLines(_ entries: [(story: String?, change: Wording)]) -> [Wording] {
    var order: [String?] = []
    var changes: [String?: [Wording]] = [:]
    for entry in entries {
      if changes[entry.story] == nil { order.append(entry.story) }
      changes[entry.story, default: []].append(entry.change)
    }
    return order.map { story in
      let list = changes[story] ?? []
      return .fit(
        story: story,
        change: Wording(
          fr: list.map(\.french).joined(separator: "\u{202F}; "), en: list.map(\.english).joined(separator: "; ")))
    }
  }

  private func tellTimings(_ outcome: ComposeOutcome, in session: Session) throws(Stop) {
    var total = Duration.zero
    var lines: [(String, Duration)] = outcome.timings.map { ($0.stage, $0.duration) }
    for (_, duration) in lines { total += duration }
    lines.append(("total", total))
    for (stage, duration) in lines {
      let tenths = duration.components.seconds * 10_000 + duration.components.attoseconds / 100_000_000_000_000
      let padding = String(repeating: " ", count: max(1, 17 - stage.count))
      try Stream.error.write("\(stage)\(padding)\(tenths / 10).\(tenths % 10) ms\n")
    }
  }

  // MARK: - What was asked for

  func request(in session: Session) throws(Refusal) -> ComposeRequest {
    let editions = try editions()
    if let layout, !session.workplace.layoutNames.contains(layout), session.surroundings.share != nil {
      throw .usage(.unknownLayoutAsked(layout, known: session.workplace.layoutNames))
    }
    let pages = try pageCount()
    if let baseURL, !Self.isWebAddress(baseURL) { throw .usage(.badBaseURL(baseURL)) }
    let issue = try orRefuse { () throws(Stop) in try session.issueName(self.issue) }
    let paper = try paperKind()
    // Typed where the user is, which need not be the letter's folder.
    let isHere = session.root.path == session.surroundings.currentFolder
    return ComposeRequest(
      issue: issue, editions: editions, layout: layout, pages: pages,
      out: out.map { isHere ? $0 : session.surroundings.absolute($0) }, baseURL: baseURL, language: session.language,
      isDraft: draft, paper: paper, profile: profile.map { isHere ? $0 : session.surroundings.absolute($0) },
      isGrey: grey)
  }

  private func paperKind() throws(Refusal) -> Paper {
    guard let paper else { return .coated }
    guard let known = Paper(rawValue: paper) else {
      throw .usage(.badChoice(paper, for: "--paper", among: Paper.allCases.map(\.rawValue)))
    }
    return known
  }

  private func editions() throws(Refusal) -> [Edition] {
    var chosen: [Edition] = []
    for name in edition {
      if name == "all" {
        chosen += Edition.allCases
      } else if let known = Edition(rawValue: name) {
        chosen.append(known)
      } else {
        throw .usage(.badChoice(name, for: "--edition", among: Edition.allCases.map(\.rawValue) + ["all"]))
      }
    }
    if draft {
      if let other = edition.first(where: { $0 != "all" && !Self.draftEditions.contains($0) }) {
        throw .usage(.noDraftOf(other))
      }
      return chosen.contains(.png) ? [.screen, .png] : [.screen]
    }
    if edition.isEmpty { return Edition.usual }
    return Edition.allCases.filter(chosen.contains)
  }

  /// A draft is for reading and never for sending or printing.
  private static let draftEditions = ["screen", "png"]

  private func pageCount() throws(Refusal) -> ComposeRequest.PageCount {
    guard let pages else { return .asTheIssueSays }
    if pages == "auto" { return .fewest }
    guard pages.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(pages), (1...400).contains(number) else {
      throw .usage(.badPageCount(pages))
    }
    return .exactly(number)
  }

  /// `http://` or `https://` and a name behind it.
  static func isWebAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    for scheme in ["https://", "http://"] where lower.hasPrefix(scheme) {
      let rest = lower.dropFirst(scheme.count)
      return rest.first.map { $0.isLetter || $0.isNumber || $0 == "[" } == true
        && !rest.unicodeScalars.contains {
          $0.properties.isWhitespace || $0.value < 32 || "<>\"".unicodeScalars.contains($0)
        }
    }
    return false
  }
}
