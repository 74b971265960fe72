import ArgumentParser
import Diagnostics
import PressRun

struct HyphenateCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "hyphenate", aliases: ["cesures"])
  static let listsFindings = false

  @Argument var words: [String]
  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    try orRefuse { () throws(Stop) in
      let (divided, findings) = try dividedWords(words, at: session.workplace)
      switch session.format {
      case .json:
        let pairs = zip(words, divided).map { word, shown in
          JSON.object([("word", .string(word)), ("divided", .string(shown))])
        }
        let json = JSON.object([
          ("words", .array(pairs)), ("findings", .array(findings.map { $0.json(in: session.language) })),
        ])
        try Stream.output.write(json.text + "\n")
      case .text:
        try session.report(findings)
        try Stream.output.write(divided.map { $0 + "\n" }.joined())
      }
      return ExitStatus(of: findings)
    }
  }
}
