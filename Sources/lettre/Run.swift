// The command from its line to its exit code: language, help, parsing, the work, what is said of it.

import ArgumentParser
import Diagnostics
import Files
import PressRun

/// Runs the command.
/// - Parameter arguments: without the program's name.
func run(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
  do {
    return try CommandRun(arguments: commandFirst(arguments), surroundings: surroundings).run()
  } catch {
    // Nothing can be written any more, except perhaps why.
    try? Stream.error.write(Presentation(.french).text(of: error.diagnostics))
    return ExitStatus(of: error)
  }
}

/// Puts common options typed before the command behind it, where the parser knows them: `lettre --lang en compose`.
func commandFirst(_ arguments: [String]) -> [String] {
  var i = 0
  while i < arguments.count, arguments[i].hasPrefix("--") {
    if arguments[i] == "--quiet" || ["--root=", "--lang=", "--format="].contains(where: arguments[i].hasPrefix) {
      i += 1
    } else if ["--root", "--lang", "--format"].contains(arguments[i]), i + 1 < arguments.count {
      i += 2
    } else {
      break
    }
  }
  return i < arguments.count ? [arguments[i]] + arguments[..<i] + arguments[(i + 1)...] : arguments
}

private struct CommandRun {
  let arguments: [String]
  let surroundings: Surroundings
  let root: Folder
  let language: SpokenLanguage

  init(arguments: [String], surroundings: Surroundings) {
    self.arguments = arguments
    self.surroundings = surroundings
    let scan = ArgumentScan(arguments: arguments)
    root = surroundings.root(named: scan.value(of: "--root"))
    let letter = (try? root.read("letter.yaml", limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
    language = SpokenLanguage.chosen(
      asked: scan.value(of: "--lang"), letter: letter.flatMap(SpokenLanguage.key), environment: surroundings.environment
    )
  }

  func run() throws(Stop) -> ExitStatus {
    if let status = try help() { return status }
    let action: any LetterAction
    do {
      guard let parsed = try LetterCommand.parseAsRoot(arguments) as? any LetterAction else { return try showProgram() }
      action = parsed
    } catch {
      return try refuse(parserSays: LetterCommand.message(for: error))
    }
    return try perform(action)
  }

  private func perform(_ action: any LetterAction) throws(Stop) -> ExitStatus {
    var session = Session(
      surroundings: surroundings, root: root, language: language, format: .text, isQuiet: action.common.quiet)
    do {
      session.format = try action.common.checkedFormat()
      return try action.perform(in: session)
    } catch {
      switch error {
      case .usage(let finding):
        return try refuse(finding, of: description().command(named: arguments.first ?? ""))
      case .stop(let stop):
        switch session.format {
        case .text: try session.report(stop.diagnostics)
        case .json:
          let list = stop.diagnostics.json(in: language)
          let json = action.listsFindings ? list : "{\n\"findings\": \(list)\n}"
          try Stream.output.write(json + "\n")
        }
        return ExitStatus(of: stop)
      }
    }
  }

  // MARK: - Help

  /// Where help or the version is asked for.
  private func help() throws(Stop) -> ExitStatus? {
    let scan = ArgumentScan(arguments: arguments)
    guard let first = arguments.first else { return try showProgram() }
    if first == "--version" {
      try Stream.output.write("lettre \(LetterCommand.version)\n")
      return .done
    }
    let asksByCommand = first == "help" || first == "aide"
    guard asksByCommand || scan.has("--help", "-h") else { return nil }
    let rest = asksByCommand ? commandFirst(Array(arguments.dropFirst())) : arguments
    let program = description()
    guard let name = rest.first, !name.hasPrefix("-") else { return try showProgram() }
    guard let command = program.command(named: name) else { return try refuse(parserSays: "", arguments: [name]) }
    try Stream.output.write(HelpPage(language: language).text(of: command, in: program))
    return .done
  }

  private func showProgram() throws(Stop) -> ExitStatus {
    try Stream.output.write(HelpPage(language: language).text(of: description()))
    return .done
  }

  private func description() -> CommandDescription {
    // The parser wrote it a moment ago, in its own form: only a fault of this program makes it unreadable.
    do { return try CommandDescription.ofLetter() } catch { preconditionFailure("\(error)") }
  }

  // MARK: - Wrong usage

  private func refuse(parserSays reason: String, arguments: [String]? = nil) throws(Stop) -> ExitStatus {
    let fault = UsageCheck(program: description()).fault(in: arguments ?? self.arguments)
    return try refuse(fault?.finding ?? .notUnderstood(reason), of: fault?.command)
  }

  private func refuse(_ finding: Diagnostic, of command: CommandDescription?) throws(Stop) -> ExitStatus {
    let program = description()
    let presentation = Presentation(language, isColoured: surroundings.isColoured)
    var lines = [presentation.text(of: finding)]
    if let command { lines.append(HelpPage(language: language).usage(of: command, in: program)) }
    let words = ["lettre", command?.commandName, "--help"].compactMap { $0 }.joined(separator: " ")
    lines.append(Wording(fr: "Aide\u{A0}: \(words)", en: "Help: \(words)").text(in: language))
    try Stream.error.write(lines.joined(separator: "\n") + "\n")
    return .wrongUsage
  }
}
