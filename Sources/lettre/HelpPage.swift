import Diagnostics

/// Help as it is printed, made from the parser's own description and the texts of `HelpTexts`, for 80 columns.
struct HelpPage: Hashable, Sendable {
  let language: SpokenLanguage

  private static let width = 80

  /// What the program is, and its commands.
  func text(of program: CommandDescription) -> String {
    var lines = ["\(program.commandName) – \(HelpText.program.text(in: language))", ""]
    lines += [
      said(
        "Usage\u{A0}: \(program.commandName) COMMANDE [options]", "Usage: \(program.commandName) COMMAND [options]"),
      "",
    ]
    lines.append(said("Commandes", "Commands"))
    lines += table(
      program.commands.map { command in
        let names = ([command.commandName] + (command.aliases ?? [])).joined(separator: ", ")
        return (names, HelpText.commands[command.commandName]?.summary.text(in: language) ?? "")
      })
    lines += ["", said("Options", "Options")]
    lines += table([
      (
        "--help, -h",
        said(
          "cette aide\u{A0}; «\u{A0}lettre COMMANDE --help\u{A0}» dit tout d’une commande",
          "this help; 'lettre COMMAND --help' tells all about a command")
      ),
      ("--version", said("la version du programme", "the program's version")),
    ])
    lines += ["", said("Exemple", "Example"), "  lettre compose 2021-05"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// All about one command.
  func text(of command: CommandDescription, in program: CommandDescription) -> String {
    let help = HelpText.commands[command.commandName]
    var lines = [
      "\(program.commandName) \(command.commandName) – \(help?.summary.text(in: language) ?? "")", "",
      usage(of: command, in: program),
    ]
    if let details = help?.details { lines += [""] + wrapped(details.text(in: language), width: Self.width) }
    let own = command.arguments.filter { HelpText.common[$0.name] == nil }
    let positionals = own.filter { $0.kind == .positional }
    let options = own.filter { $0.kind != .positional }
    let shared = command.arguments.filter { HelpText.common[$0.name] != nil }
    let rows = [positionals, options, shared].map { $0.map { row($0, of: command) } }
    let column = rows.joined().map(\.0.count).max() ?? 0
    if !positionals.isEmpty { lines += [""] + table(rows[0], column: column) }
    if !options.isEmpty { lines += ["", said("Options", "Options")] + table(rows[1], column: column) }
    lines += ["", said("Options communes", "Common options")] + table(rows[2], column: column)
    if let example = help?.example { lines += ["", said("Exemple", "Example"), "  " + example] }
    if let aliases = command.aliases, !aliases.isEmpty {
      lines += ["", said("Autre nom\u{A0}: ", "Other name: ") + aliases.joined(separator: ", ")]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `Usage : lettre gather NUMÉRO SOURCE… [options]`
  func usage(of command: CommandDescription, in program: CommandDescription) -> String {
    var words = [program.commandName, command.commandName]
    for argument in command.positionals {
      let name = valueName(argument, of: command) + (argument.isRepeating ? "…" : "")
      words.append(argument.isOptional ? "[\(name)]" : name)
    }
    return said("Usage\u{A0}: ", "Usage: ") + (words + ["[options]"]).joined(separator: " ")
  }

  // MARK: - Arguments

  static func help(for argument: CommandDescription.Argument, of command: CommandDescription) -> HelpText.Argument? {
    HelpText.common[argument.name] ?? HelpText.commands[command.commandName]?.arguments[argument.name]
  }

  private func valueName(_ argument: CommandDescription.Argument, of command: CommandDescription) -> String {
    Self.help(for: argument, of: command)?.value?.text(in: language) ?? argument.valueName ?? ""
  }

  private func row(
    _ argument: CommandDescription.Argument, of command: CommandDescription
  ) -> (String, String) {
    var name = argument.name
    switch argument.kind {
    case .positional: name = valueName(argument, of: command) + (argument.isRepeating ? "…" : "")
    case .option: name += " " + valueName(argument, of: command)
    case .flag: break
    }
    var text = Self.help(for: argument, of: command)?.text.text(in: language) ?? ""
    if argument.kind == .option, argument.isRepeating { text += said(" (répétable)", " (repeatable)") }
    return (name, text)
  }

  // MARK: - Lines

  private func said(_ french: String, _ english: String) -> String { language == .french ? french : english }

  /// Two columns, the second wrapped.
  private func table(_ rows: [(String, String)], column: Int? = nil) -> [String] {
    let column = column ?? rows.map(\.0.count).max() ?? 0
    let indent = String(repeating: " ", count: 2 + column + 2)
    var lines: [String] = []
    for (name, text) in rows {
      let texts = wrapped(text, width: Self.width - indent.count)
      let gap = String(repeating: " ", count: column - name.count + 2)
      lines.append("  " + name + gap + (texts.first ?? ""))
      lines += texts.dropFirst().map { indent + $0 }
    }
    return lines
  }

  /// Lines of at most so many characters; no-break spaces do not break.
  private func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
