import Diagnostics
import Testing

@testable import lettre

@Suite struct LanguageTests {
  private func chosen(_ asked: String?, _ letter: String?, _ environment: [String: String]) -> SpokenLanguage {
    .chosen(asked: asked, letter: letter, environment: environment)
  }

  @Test func `the language asked for wins over the letter's, the letter's over the system's`() {
    #expect(chosen("en", "fr", [:]) == .english)
    #expect(chosen("fr", "en", ["LANG": "en_GB.UTF-8"]) == .french)
    #expect(chosen(nil, "fr", ["LANG": "en_GB.UTF-8"]) == .french)
    #expect(chosen(nil, "en-GB", [:]) == .english)
    #expect(chosen(nil, "wo", ["LANG": "en_GB.UTF-8"]) == .french)
    #expect(chosen(nil, nil, ["LANG": "en_GB.UTF-8"]) == .english)
    #expect(chosen(nil, nil, [:]) == .french)
    #expect(chosen(nil, nil, ["LANG": "C.UTF-8"]) == .french)
  }

  @Test func `of the system's variables the first that is set decides`() {
    #expect(chosen(nil, nil, ["LC_ALL": "fr_SN", "LANG": "en_GB"]) == .french)
    #expect(chosen(nil, nil, ["LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "fr_FR"]) == .english)
  }

  @Test func `a letter's language is read whatever else is wrong in it`() {
    #expect(SpokenLanguage.key(in: "name: [\n\tlang: fr\nlang: \"en\"  # anglais\n") == "en")
    #expect(SpokenLanguage.key(in: "language: en\n") == nil)
    #expect(SpokenLanguage.key(in: "lang:\n") == nil)
  }

  @Test func `common options may stand before the command`() {
    #expect(commandFirst(["--lang", "en", "--quiet", "compose", "x"]) == ["compose", "--lang", "en", "--quiet", "x"])
    #expect(commandFirst(["--root=d", "layouts"]) == ["layouts", "--root=d"])
    #expect(commandFirst(["--frob", "compose"]) == ["--frob", "compose"])
    #expect(commandFirst(["--lang"]) == ["--lang"])
  }

  @Test func `nothing behind two dashes is an option`() {
    let scan = ArgumentScan(arguments: ["hyphenate", "--lang=fr", "--", "--lang", "en", "--help"])
    #expect(scan.value(of: "--lang") == "fr")
    #expect(!scan.has("--help"))
  }

  @Test func `the exit code says how it ended`() {
    func finding(_ code: String, _ severity: Severity) -> Diagnostic { Diagnostic(code, severity, .same("x")) }
    #expect(ExitStatus(of: []) == .done)
    #expect(ExitStatus(of: [finding("x", .warning)]) == .done)
    #expect(ExitStatus(of: [finding("x", .error)]) == .errors)
    #expect(ExitStatus(of: [finding("x", .error)], hasNothingToDo: true) == .errors)
    #expect(ExitStatus(of: [], hasNothingToDo: true) == .nothingToDo)
    #expect(ExitStatus(of: Stop(finding("bad-issue-id", .error))) == .wrongUsage)
    #expect(ExitStatus(of: Stop(finding("not-written", .error))) == .errors)
    #expect(ExitStatus(of: Stop(finding("no-letter", .error))) == .unreadable)
  }

  @Test func `colours are for a terminal that wants them`() {
    var surroundings = Surroundings(
      currentFolder: "/", programFolder: "/", environment: ["TERM": "xterm"], errorIsTerminal: true)
    #expect(surroundings.isColoured)
    surroundings.environment["NO_COLOR"] = "1"
    #expect(!surroundings.isColoured)
    surroundings.environment["NO_COLOR"] = ""
    #expect(surroundings.isColoured)
    surroundings.errorIsTerminal = false
    #expect(!surroundings.isColoured)
  }

  @Test(arguments: ["https://x.example/lettre/", "HTTP://localhost:8000"])
  func `a web address is one`(text: String) { #expect(ComposeCommand.isWebAddress(text)) }

  @Test(arguments: ["", "x.example", "ftp://x.example", "https://", "https:///x", "https://a b", "javascript:alert(1)"])
  func `what is no web address is refused`(text: String) { #expect(!ComposeCommand.isWebAddress(text)) }
}
