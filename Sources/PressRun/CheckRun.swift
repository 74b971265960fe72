public import Composition
public import Diagnostics
import Dictionaries
import Documents
import FrenchText
import IssueModel

/// What a person should look at in an issue: what reading it finds, what French typography leaves to decide, and words no
/// dictionary knows. Nothing is written.
/// - Throws: findings where the issue cannot be read at all.
public func checkIssue(_ issue: String, at workplace: Workplace) throws(Stop) -> [Diagnostic] {
  let letter = try readLetter(workplace.files)
  let reading = try readIssue(issue, of: letter.value, workplace.files)
  let (lexicon, lexiconFindings) = Lexicon.read(try workplace.optionalText("lexicon.txt"), file: "lexicon.txt")
  var check = CopyCheck(workplace: workplace, lexicon: lexicon)
  check.look(at: FiledCopy.all(of: reading.value, in: letter.value))
  return (letter.findings + reading.findings + lexiconFindings + check.findings).inOrder
}

/// How the type of an issue is set, story by story: composed in memory, nothing written.
/// - Throws: findings where the issue cannot be read at all.
public func typeFigures(
  of issue: String, language: SpokenLanguage, at workplace: Workplace
) throws(Stop) -> (stories: [StoryFigures], findings: [Diagnostic]) {
  var run = ComposeRun(request: ComposeRequest(issue: issue, editions: [], language: language), workplace: workplace)
  let made = try run.makeUp()
  return (StoryFigures.figures(of: made.composed?.storyLines ?? []), run.outcome.diagnostics.inOrder)
}

/// Goes over copy with the rules that only warn, and with the dictionary.
private struct CopyCheck {
  private var files: CopyFiles
  private let spelling: SpellingDictionary?
  private var suggested: [String: [String]] = [:]
  private(set) var findings: [Diagnostic] = []
  private let fault: SpellingDictionary.Fault?

  /// Suggestions take up to 0.2 s a word: only so many different words get them.
  private static let mostSuggestions = 20

  init(workplace: Workplace, lexicon: Lexicon) {
    files = CopyFiles(workplace.files)
    do throws(SpellingDictionary.Fault) {
      spelling = try SpellingDictionary(folder: workplace.spellingDictionaries, lexicon: lexicon)
      fault = nil
    } catch {
      spelling = nil
      fault = error
    }
  }

  mutating func look(at pieces: [FiledCopy]) {
    let words = spelling.map { spelling in
      WordReference(knows: { spelling.knows($0) }, accentedForm: { spelling.accentedForm(of: $0) })
    }
    var hasFrench = false
    for piece in pieces {
      let runs = piece.runs
      hasFrench = hasFrench || runs.contains { $0.nature == .french }
      for warning in warnings(runs, words: words) {
        let place = files.place(of: warning.offset, in: piece.copy[warning.source], of: piece)
        findings.append(warning.diagnostic(at: place, suggestions: suggestions(for: warning)))
      }
    }
    // A letter in another language misses no French dictionary.
    if hasFrench, let fault { findings.append(fault.diagnostic) }
  }

  private mutating func suggestions(for warning: TypographicWarning) -> [String] {
    guard warning.code == .spelling, let spelling else { return [] }
    if let known = suggested[warning.text] { return known }
    guard suggested.count < Self.mostSuggestions else { return [] }
    let found = spelling.suggestions(for: warning.text)
    suggested[warning.text] = found
    return found
  }
}

extension [StoryFigures] {
  /// For scripts: an array, one object a story.
  public var json: JSON { .array(map(\.json)) }
}
