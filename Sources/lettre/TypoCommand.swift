import ArgumentParser
import Diagnostics
import PressRun

struct TypoCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "typo", aliases: ["typographier"])
  static let listsFindings = true

  @Flag var email = false
  @OptionGroup var common: CommonOptions

  /// A letter's whole text is a few hundred kilobytes.
  private static let byteLimit = 64 << 20

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    try orRefuse { () throws(Stop) in
      let filtered = try TypographyFilter(isForEmail: email).corrected(standardInput(limit: Self.byteLimit))
      switch session.format {
      case .json: try Stream.output.write(filtered.findings.json(in: session.language) + "\n")
      case .text: try Stream.output.write(filtered.bytes)
      }
      return .done
    }
  }
}
