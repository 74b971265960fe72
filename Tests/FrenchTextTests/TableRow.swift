import Foundation
import FrenchText
import Testing

/// A row of `Fixtures/french-typography.tsv`; its legend is at the head of the file.
struct TableRow: CustomTestStringConvertible {
  var id, rule, input, print, email, note: String

  var testDescription: String { "\(id) \(rule): \(input)" }

  /// The codes of the warnings the row must raise.
  var warnings: [String] {
    note.split(whereSeparator: { !($0.isLetter || $0 == ":" || $0 == "-") }).filter { $0.hasPrefix("W:") }
      .map { String($0.dropFirst(2)) }
  }

  static let all: [TableRow] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try! String(contentsOf: root.appending(path: "Fixtures/french-typography.tsv"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("id\t") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      precondition(cells.count == 6, "a row of the table has six columns: \(line)")
      return TableRow(
        id: cells[0], rule: cells[1], input: cells[2], print: cells[3], email: cells[4], note: cells[5])
    }
  }()
}

/// The table's notation: signs that cannot be seen, and marks, as names in braces.
enum Notation {
  private static let signs: [(name: String, sign: String)] = [
    ("{nbsp}", "\u{A0}"), ("{nnbsp}", "\u{202F}"), ("{shy}", "\u{AD}"), ("{sp}", " "), ("{tab}", "\t"),
    ("{thin}", "\u{2009}"), ("{zwsp}", "\u{200B}"), ("{bom}", "\u{FEFF}"), ("{acute}", "\u{301}"),
    ("{grave}", "\u{300}"),
  ]

  /// A cell's runs; `source` numbers them, and `marks` has the name of each.
  static func runs(_ cell: String) -> (runs: [CopyRun], marks: [String]) {
    var runs: [CopyRun] = []
    var marks: [String] = []
    var mark = ""
    var text = ""
    func close() {
      if text.isEmpty { return }
      let nature: CopyRun.Nature = mark == "code" ? .verbatim : mark.hasPrefix("lang:") ? .foreign : .french
      runs.append(CopyRun(text, nature: nature, isSuperscript: mark == "sup", source: marks.count))
      marks.append(mark)
      text = ""
    }
    var rest = cell[...]
    while let first = rest.first {
      if first == "{", let end = rest.firstIndex(of: "}") {
        let name = String(rest[...end])
        rest = rest[rest.index(after: end)...]
        if let sign = signs.first(where: { $0.name == name }) {
          text += sign.sign
        } else {
          close()
          mark = name.hasPrefix("{/") ? "" : String(name.dropFirst().dropLast())
        }
      } else {
        text.append(first)
        rest.removeFirst()
      }
    }
    close()
    return (runs, marks)
  }

  /// Runs in the table's notation, with the marks of the cell they came from. Signs are written scalar by scalar, so
  /// that equal means the same signs and not canonically equivalent ones.
  static func cell(_ runs: [CopyRun], marks: [String]) -> String {
    var cell = ""
    for run in runs {
      let mark = run.isSuperscript ? "sup" : marks[run.source]
      var text = ""
      for scalar in run.text.unicodeScalars {
        if let sign = signs.first(where: { $0.sign.unicodeScalars.elementsEqual([scalar]) && $0.name != "{sp}" }) {
          text += sign.name
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      cell += mark.isEmpty ? text : "{\(mark)}\(text){/\(mark.split(separator: ":")[0])}"
    }
    return cell
  }
}
