/// A table of text with its places, as RFC 4180 has it and as Excel writes it: fields parted by `;`, `,` or tabs, quoted
/// where they hold one of these, a quote (twice) or a line end.
struct CSVTable: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    var fields: [String]
    /// The line each field starts on.
    var fieldLines: [Int]
    var lines: ClosedRange<Int>

    var isEmpty: Bool { fields.allSatisfy { isBlankText($0) } }
  }

  var rows: [Row] = []
  var separator: Character
  /// The lines of rows where a quote opens a field and none closes it; such a row is read with its quotes as letters.
  var openQuotes: [Int] = []
  /// The line of a row with more fields than a table may have, where reading ended.
  var tooWide: Int?

  /// - Parameter lines: of the file, without their ends.
  /// - Parameter separator: nil where `sep=` or the first row is to tell.
  init(lines: [String], separator given: Character? = nil) {
    var first = 0
    var separator = given
    if separator == nil, let opening = lines.first?.lowercased(), opening.hasPrefix("sep="),
      let mark = opening.dropFirst(4).first
    {
      separator = mark
      first = 1
    }
    self.separator = separator ?? Self.likelySeparator(lines.first { !$0.isEmpty } ?? "")
    read(lines, from: first)
  }

  /// The one that parts most fields of the first row, outside quotes; the semicolon where none does, as French Excel
  /// writes.
  private static func likelySeparator(_ line: String) -> Character {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for letter in line {
      if letter == "\"" { isQuoted.toggle() }
      if !isQuoted { counts[letter, default: 0] += 1 }
    }
    return ([";", ",", "\t"] as [Character]).max {
      (counts[$0] ?? 0, $0 == ";" ? 1 : 0) < (counts[$1] ?? 0, $1 == ";" ? 1 : 0)
    }!
  }

  private mutating func read(_ lines: [String], from first: Int) {
    let mark = separator.utf8.first ?? 59
    let quote = UInt8(ascii: "\"")
    var index = first
    // Where a quote is known to be closed by none, no row is searched to the end of the file again.
    var isUnclosedBeyond = lines.count
    while index < lines.count {
      var row = Row(fields: [], fieldLines: [], lines: (index + 1)...(index + 1))
      var last = index
      var field: [UInt8] = []
      var fieldLine = index + 1
      var isQuoted = false
      var takesQuotes = index < isUnclosedBeyond
      var bytes = Array(lines[index].utf8)
      var i = 0
      func close() {
        row.fields.append(String(decoding: field, as: UTF8.self))
        row.fieldLines.append(fieldLine)
        field = []
        fieldLine = last + 1
      }
      while true {
        if i == bytes.count {
          guard isQuoted else { break }
          if last + 1 < lines.count {
            last += 1
            field.append(10)
            bytes = Array(lines[last].utf8)
            i = 0
            continue
          }
          // No quote closes the field: the row is one line, its quotes are letters.
          openQuotes.append(index + 1)
          isUnclosedBeyond = index
          takesQuotes = false
          row = Row(fields: [], fieldLines: [], lines: (index + 1)...(index + 1))
          (last, field, fieldLine, isQuoted, i) = (index, [], index + 1, false, 0)
          bytes = Array(lines[index].utf8)
          continue
        }
        let byte = bytes[i]
        i += 1
        if isQuoted {
          if byte != quote {
            field.append(byte)
          } else if i < bytes.count, bytes[i] == quote {
            field.append(quote)
            i += 1
          } else {
            isQuoted = false
          }
        } else if byte == quote, takesQuotes, field.allSatisfy({ $0 == 32 }) {
          field = []
          isQuoted = true
        } else if byte == mark {
          close()
          if row.fields.count >= SourceLimits.columns {
            tooWide = fieldLine
            return
          }
        } else {
          field.append(byte)
        }
      }
      close()
      row.lines = (index + 1)...(last + 1)
      rows.append(row)
      index = last + 1
    }
  }
}
