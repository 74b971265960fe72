import ArgumentParser
internal import FoundationEssentials

/// What the argument parser itself says of its commands, so that help and usage errors cannot say otherwise.
struct CommandDescription: Hashable, Sendable, Decodable {
  /// An argument or option of a command.
  struct Argument: Hashable, Sendable, Decodable {
    enum Kind: String, Hashable, Sendable, Decodable {
      case positional, option, flag
    }
    struct Name: Hashable, Sendable, Decodable {
      var kind: String
      var name: String

      /// As it is typed.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }
    var kind: Kind
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?

    /// `--pages`, or for an argument without a dash its name: `issue`.
    var name: String { kind == .positional ? valueName ?? "" : names?.first { $0.kind == "long" }?.typed ?? "" }
  }

  var commandName: String
  var aliases: [String]?
  var subcommands: [CommandDescription]?
  private var allArguments: [Argument]?

  private enum CodingKeys: String, CodingKey {
    case commandName, aliases, subcommands
    case allArguments = "arguments"
  }

  /// Those of a command without `--help`, which every one has.
  var arguments: [Argument] { (allArguments ?? []).filter { $0.name != "--help" } }
  var positionals: [Argument] { arguments.filter { $0.kind == .positional } }
  var options: [Argument] { arguments.filter { $0.kind != .positional } }

  /// The commands, without the parser's own `help`.
  var commands: [CommandDescription] { (subcommands ?? []).filter { $0.commandName != "help" } }

  func command(named name: String) -> CommandDescription? {
    commands.first { $0.commandName == name || ($0.aliases ?? []).contains(name) }
  }

  /// The whole program's.
  static func ofLetter() throws -> CommandDescription {
    struct Dump: Decodable { var command: CommandDescription }
    return try JSONDecoder().decode(Dump.self, from: Data(LetterCommand._dumpHelp().utf8)).command
  }
}
