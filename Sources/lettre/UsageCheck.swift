import Diagnostics

/// Finds what is wrong with a command line the parser refused, to say it in the words and language of the letter.
struct UsageCheck {
  let program: CommandDescription

  /// The finding, and the command it is about; nil where everything looks right.
  func fault(in arguments: [String]) -> (finding: Diagnostic, command: CommandDescription?)? {
    guard let name = arguments.first else { return nil }
    guard let command = program.command(named: name) else {
      if name.hasPrefix("-") {
        return (.unknownOption(optionName(name), known: ["--help", "--version"]), nil)
      }
      if NotYet.commands.contains(name) { return (.notYet(.command, name), nil) }
      return (.unknownCommand(name, known: program.commands.flatMap { [$0.commandName] + ($0.aliases ?? []) }), nil)
    }
    return fault(in: Array(arguments.dropFirst()), of: command).map { ($0, command) }
  }

  private func fault(in arguments: [String], of command: CommandDescription) -> Diagnostic? {
    var values: [String] = []
    var i = 0
    while i < arguments.count {
      let argument = arguments[i]
      i += 1
      if argument == "--" {
        values += arguments[i...]
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        values.append(argument)
        continue
      }
      let name = optionName(argument)
      guard let option = command.options.first(where: { ($0.names ?? []).contains { $0.typed == name } }) else {
        if NotYet.options[command.commandName]?.contains(name) == true { return .notYet(.option, name) }
        return .unknownOption(name, known: command.options.map(\.name) + ["--help"])
      }
      let hasValue = argument.contains("=")
      switch option.kind {
      case .flag: if hasValue { return .noValueTaken(name) }
      case .option where !hasValue:
        if i < arguments.count, !arguments[i].hasPrefix("-") {
          i += 1
        } else {
          let value = HelpPage.help(for: option, of: command)?.value
          return .missingValue(name, value ?? .same(option.valueName ?? ""))
        }
      case .option, .positional: break
      }
    }
    return countFault(values, of: command)
  }

  private func countFault(_ values: [String], of command: CommandDescription) -> Diagnostic? {
    let wanted = command.positionals
    for (index, argument) in wanted.enumerated() where !argument.isOptional && index >= values.count {
      let name = HelpPage.help(for: argument, of: command)?.value ?? .same(argument.name)
      return .missingArgument(name, example: HelpText.commands[command.commandName]?.example ?? "")
    }
    if values.count > wanted.count, wanted.last?.isRepeating != true { return .needlessArgument(values[wanted.count]) }
    return nil
  }

  /// `--pages` of `--pages=4`.
  private func optionName(_ argument: String) -> String {
    String(argument.prefix { $0 != "=" })
  }
}
