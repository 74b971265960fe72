import Diagnostics
import Foundation
import Testing

@testable import lettre

@Suite struct HelpTests {
  @Test func `every command, argument and option has a French and an English text, and nothing else has one`() throws {
    let program = try CommandDescription.ofLetter()
    #expect(Set(program.commands.map(\.commandName)) == Set(HelpText.commands.keys))
    for command in program.commands {
      let help = try #require(HelpText.commands[command.commandName])
      for text in [help.summary.french, help.summary.english, help.example] { #expect(!text.isEmpty) }
      #expect(help.example.hasPrefix("lettre \(command.commandName)"))
      #expect(command.aliases?.count == 1, "each command has its French name")
      let own = Set(command.arguments.map(\.name)).subtracting(HelpText.common.keys)
      #expect(own == Set(help.arguments.keys), "\(command.commandName)")
      #expect(Set(HelpText.common.keys).isSubset(of: command.arguments.map(\.name)), "\(command.commandName)")
      for argument in command.arguments {
        let text = try #require(HelpPage.help(for: argument, of: command))
        #expect(!text.text.french.isEmpty && !text.text.english.isEmpty, "\(argument.name)")
        #expect((text.value == nil) == (argument.kind == .flag), "\(argument.name)")
      }
    }
  }

  @Test(
    arguments: ["new", "gather", "compose", "check", "typo", "hyphenate", "layouts", "archive"], SpokenLanguage.allCases
  )
  func `the help of each command is the one looked at`(name: String, language: SpokenLanguage) throws {
    let program = try CommandDescription.ofLetter()
    let command = try #require(program.command(named: name))
    try expectGolden(
      HelpPage(language: language).text(of: command, in: program), "help-\(name).\(language.rawValue).txt")
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `the help of the program is the one looked at`(language: SpokenLanguage) throws {
    try expectGolden(
      HelpPage(language: language).text(of: try CommandDescription.ofLetter()), "help.\(language.rawValue).txt")
  }

  @Test(arguments: SpokenLanguage.allCases)
  func `help is never wider than a terminal`(language: SpokenLanguage) throws {
    let program = try CommandDescription.ofLetter()
    let page = HelpPage(language: language)
    let texts = [page.text(of: program)] + program.commands.map { page.text(of: $0, in: program) }
    for line in texts.joined().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `what is not there yet is in no help`() throws {
    let program = try CommandDescription.ofLetter()
    for command in program.commands {
      #expect(NotYet.commands.isDisjoint(with: [command.commandName] + (command.aliases ?? [])))
      #expect(NotYet.options[command.commandName, default: []].isDisjoint(with: command.options.map(\.name)))
    }
  }

  @Test(
    arguments: [
      ("unknown-option", ["compose", "2021-05", "--edtion", "screen"]), ("missing-issue", ["compose"]),
      ("bad-pages", ["compose", "2021-05", "--pages", "beaucoup"]),
      ("not-yet-command", ["send", "2021-05"]),
      ("online-alone", ["check", "2021-05", "--online"]),
      ("gather-nothing", ["gather", "2021-05"]),
      ("gather-proposals-alone", ["gather", "2021-05", "--apply-proposals"]),
      ("gather-diff-and-restore", ["gather", "2021-05", "--diff", "--restore", "2021-05-05-fete"]),
      ("file-and-diff", ["check", "lettre-2021-05-screen.pdf", "--diff"]),
      ("diff-and-type", ["check", "2021-05", "--diff", "--type"]),
    ], SpokenLanguage.allCases)
  func `a usage error is the one looked at`(usage: (name: String, line: [String]), language: SpokenLanguage) throws {
    let folder = try LetterFolder()
    let line = usage.line + ["--lang", language.rawValue]
    let result = try runLettre(line, in: folder.path)
    #expect(result.code == 2)
    #expect(result.output == "")
    try expectGolden(result.error, "usage-\(usage.name).\(language.rawValue).txt")
  }

  @Test func `help is asked for in any of its ways`() throws {
    let folder = try LetterFolder()
    let help = try runLettre(["compose", "--help"], in: folder.path)
    #expect(help.code == 0 && help.error == "")
    for line in [
      ["aide", "composer"], ["help", "compose"], ["composer", "-h"], ["--lang", "fr", "aide", "compose"],
    ] {
      #expect(try runLettre(line, in: folder.path).output == help.output, "\(line)")
    }
    let program = try runLettre([], in: folder.path)
    #expect(program.code == 0)
    for line in [["--help"], ["aide"], ["-h"]] {
      #expect(try runLettre(line, in: folder.path).output == program.output, "\(line)")
    }
    #expect(try runLettre(["--version"], in: folder.path).output == "lettre \(LetterCommand.version)\n")
  }
}

/// Compares with a file of `Tests/Fixtures/command/`; with `LETTRE_RECORD=1` writes it instead, and fails.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: repository + "/Tests/Fixtures/command/" + name)
  if ProcessInfo.processInfo.environment["LETTRE_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name): look at it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(text == expected, "\(name)", sourceLocation: sourceLocation)
}
