public import Diagnostics
import Documents
import FrenchText
import IssueModel

/// What composing an issue corrects in the words of one of its files, shown as lines of the file taken out and put in.
/// The file itself is never changed.
public struct TypographyDiff: Hashable, Sendable {
  /// From the folder that holds `letter.yaml`.
  public var file: String
  public var hunks: [Hunk]

  /// Lines that change together: those that touch one another.
  public struct Hunk: Hashable, Sendable {
    /// The first line, counted from 1.
    public var line: Int
    public var before: [String]
    public var after: [String]
  }

  /// In the form of a unified diff without context. Spaces nobody could tell apart are shown by signs.
  public var text: String {
    var lines = ["--- \(file)", "+++ \(file)"]
    for hunk in hunks {
      let range = { (count: Int) in count == 1 ? "\(hunk.line)" : "\(hunk.line),\(count)" }
      lines.append("@@ -\(range(hunk.before.count)) +\(range(hunk.after.count)) @@")
      lines += hunk.before.map { "-" + Self.visible($0) } + hunk.after.map { "+" + Self.visible($0) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// U+237D (shouldered open box) for the no-break space, as editors show it, and a low dot for its narrow sister.
  public static let noBreakSpaceSign: Unicode.Scalar = "\u{237D}", narrowSpaceSign: Unicode.Scalar = "\u{2E31}"

  private static func visible(_ line: String) -> String {
    var text = ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\u{A0}": text.unicodeScalars.append(noBreakSpaceSign)
      case "\u{202F}": text.unicodeScalars.append(narrowSpaceSign)
      case "\t": text.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format:
          let digits = String(scalar.value, radix: 16, uppercase: true)
          text += "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }
}

/// What composing an issue corrects, file by file, and each change as a notice where it stands. Nothing is written.
/// - Throws: findings where the issue cannot be read at all.
public func typographyDiffs(
  of issue: String, at workplace: Workplace
) throws(Stop) -> (diffs: [TypographyDiff], findings: [Diagnostic]) {
  let letter = try readLetter(workplace.files)
  let reading = try readIssue(issue, of: letter.value, workplace.files)
  var galley = Corrections(workplace.files)
  for piece in FiledCopy.all(of: reading.value, in: letter.value) { galley.note(piece) }
  let faults = (letter.findings + reading.findings).filter { $0.severity == .error }
  return (galley.diffs(), (faults + galley.changes).inOrder)
}

/// The changes of all files, by the bytes they change.
private struct Corrections {
  private struct Edit {
    var range: Range<Int>
    var text: String
  }

  private var files: CopyFiles
  private var order: [String] = []
  private var edits: [String: [Edit]] = [:]
  private(set) var changes: [Diagnostic] = []

  init(_ letterFiles: LetterFiles) { files = CopyFiles(letterFiles) }

  mutating func note(_ piece: FiledCopy) {
    // A space the writer asked for stays `~` in the file.
    let found = corrected(piece.runs).changes.filter { $0.rule != .writersSpace }
    guard !found.isEmpty, files.file(piece.file) != nil else { return }
    for change in found {
      let span = piece.copy[change.source]
      changes.append(.typography(change, at: files.place(of: change.offset, in: span, of: piece)))
      guard let ranges = files.ranges(of: span, in: piece.file) else { continue }
      let length = change.before.utf8.count
      let first = change.offset < ranges.count ? ranges[change.offset].lowerBound : ranges.last?.upperBound ?? 0
      let end = length == 0 ? first : ranges[change.offset + length - 1].upperBound
      if edits[piece.file] == nil { order.append(piece.file) }
      edits[piece.file, default: []].append(
        Edit(range: first..<end, text: change.isRaised ? "<sup>\(change.after)</sup>" : change.after))
    }
  }

  mutating func diffs() -> [TypographyDiff] {
    var diffs: [TypographyDiff] = []
    for path in order {
      guard let (file, trace) = files.file(path) else { continue }
      let sorted = edits[path]!.enumerated().sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }.map(\.element)
      let bytes = Array(file.text.utf8)
      var hunks: [TypographyDiff.Hunk] = []
      var group: [Edit] = []
      var lines = 0...0
      func close() {
        guard !group.isEmpty else { return }
        let start = trace.bytes(ofLine: lines.lowerBound).lowerBound
        let end = trace.bytes(ofLine: lines.upperBound).upperBound
        var after: [UInt8] = []
        var place = start
        for edit in group where edit.range.lowerBound >= place {
          after += bytes[place..<edit.range.lowerBound] + Array(edit.text.utf8)
          place = edit.range.upperBound
        }
        after += bytes[min(place, end)..<end]
        hunks.append(
          TypographyDiff.Hunk(
            line: lines.lowerBound, before: split(bytes[start..<end]), after: split(after[...])))
        group = []
      }
      for edit in sorted {
        let first = trace.position(of: edit.range.lowerBound).line
        let last = trace.position(of: edit.range.upperBound).line
        if group.isEmpty || first > lines.upperBound {
          close()
          lines = first...last
        } else {
          lines = lines.lowerBound...max(lines.upperBound, last)
        }
        group.append(edit)
      }
      close()
      diffs.append(TypographyDiff(file: path, hunks: hunks))
    }
    return diffs
  }

  private func split(_ bytes: ArraySlice<UInt8>) -> [String] {
    bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
