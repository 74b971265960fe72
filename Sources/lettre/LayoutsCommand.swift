import ArgumentParser
import Diagnostics
import Geometry
import PressRun

struct LayoutsCommand: LetterAction {
  static let configuration = CommandConfiguration(commandName: "layouts", aliases: ["gabarits"])
  static let listsFindings = false

  @OptionGroup var common: CommonOptions

  func perform(in session: Session) throws(Refusal) -> ExitStatus {
    try orRefuse { () throws(Stop) in
      try session.requireShare()
      let (entries, findings) = try ProgressLine.during(.drawingLayouts, in: session) { _ throws(Stop) in
        layouts(at: session.workplace)
      }
      switch session.format {
      case .json:
        let list = entries.map { $0.json(in: session.language) }
        let json = JSON.object([
          ("layouts", .array(list)), ("findings", .array(findings.map { $0.json(in: session.language) })),
        ])
        try Stream.output.write(json.text + "\n")
      case .text:
        try session.report(findings)
        let blocks = entries.map { $0.lines(in: session).map { $0 + "\n" }.joined() }
        try Stream.output.write(blocks.joined(separator: "\n"))
      }
      return ExitStatus(of: findings)
    }
  }
}

extension LayoutEntry {
  fileprivate func json(in language: SpokenLanguage) -> JSON {
    .object([
      ("name", .string(name)), ("title", .string(title.text(in: language))), ("default", .boolean(isDefault)),
      ("columns", .integer(columns)), ("bodySize", .decimal(bodySize.points)), ("leading", .decimal(leading.points)),
      ("pages", .array(pageCounts.map { .integer($0) })), ("picture", picture.map { .string($0) } ?? .null),
    ])
  }

  /// The name and title, then a drawing of the page with its figures beside it.
  fileprivate func lines(in session: Session) -> [String] {
    var name = name
    if isDefault { name += Wording.defaultLayout.text(in: session.language) }
    let told = [
      "", title.text(in: session.language), Wording.layoutColumns(columns, measure).text(in: session.language),
      Wording.layoutBody(bodySize, leading).text(in: session.language),
      Wording.layoutPages(pageCounts).text(in: session.language),
    ]
    let beside = told + [picture.map { session.shown($0) } ?? ""]
    return [name] + zip(drawing, beside).map { drawn, words in words.isEmpty ? "  " + drawn : "  \(drawn)  \(words)" }
  }

  /// The page in six lines: the nameplate, and its columns.
  private var drawing: [String] {
    // Eleven signs hold one, two, three or four equal columns with a blank between two.
    let column = String(repeating: "≡", count: (12 - columns) / columns)
    let row = Array(repeating: column, count: columns).joined(separator: " ")
    return [
      "┌─────────────┐", "│ ▀▀▀▀▀▀▀▀▀▀▀ │", "│ \(row) │", "│ \(row) │", "│ \(row) │", "└─────────────┘",
    ]
  }
}
