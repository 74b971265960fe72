import ArgumentParser
import Diagnostics
import PressRun

/// `lettre`: the commands there are. What each is for, and its options, is said in `HelpTexts`.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lettre",
    subcommands: [
      NewCommand.self, GatherCommand.self, ComposeCommand.self, CheckCommand.self, TypoCommand.self,
      HyphenateCommand.self, LayoutsCommand.self, ArchiveCommand.self,
    ])

  /// Of this program; the next one is written in CHANGELOG first.
  static let version = "0.1.0"
}

/// A command that does something.
protocol LetterAction: ParsableCommand {
  var common: CommonOptions { get }
  func perform(in session: Session) throws(Refusal) -> ExitStatus
  /// Whether its JSON is an array of findings; else it is an object that has them under `findings`.
  static var listsFindings: Bool { get }
  /// The same of this run, where its options decide.
  var listsFindings: Bool { get }
}

extension LetterAction {
  var listsFindings: Bool { Self.listsFindings }
}

/// Why a command does nothing.
enum Refusal: Error {
  case usage(Diagnostic)
  case stop(Stop)
}

/// The options every command takes.
struct CommonOptions: ParsableArguments {
  @Option var root: String?
  @Option var lang: String?
  @Option var format: String?
  @Flag var quiet = false

  /// The format asked for.
  /// - Throws: a finding where there is no such format or language.
  func checkedFormat() throws(Refusal) -> FindingsFormat {
    if let lang, SpokenLanguage(rawValue: lang) == nil {
      throw .usage(.badChoice(lang, for: "--lang", among: SpokenLanguage.allCases.map(\.rawValue)))
    }
    guard let format else { return .text }
    guard let known = FindingsFormat(rawValue: format) else {
      throw .usage(.badChoice(format, for: "--format", among: FindingsFormat.allCases.map(\.rawValue)))
    }
    return known
  }
}

/// Does something that may stop, for a command.
func orRefuse<Value>(_ work: () throws(Stop) -> Value) throws(Refusal) -> Value {
  do { return try work() } catch { throw .stop(error) }
}
