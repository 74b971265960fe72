/// A double-quoted YAML scalar (YAML 1.2.2 §7.3.1) on one line.
func yamlQuoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default:
      // What YAML does not count as printable, and its line breaks outside ASCII.
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029 || scalar.value == 0xFEFF || scalar.value & 0xFFFE == 0xFFFE
      {
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value > 0xFFFF ? 8 : 4
        result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

/// An id or the path of a picture as it stands where it is a plain word, else quoted.
func yamlPlainOrQuoted(_ text: String) -> String {
  let isPlain =
    text.utf8.first.map { (97...122).contains($0) } == true
    && text.utf8.allSatisfy { (45...57).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 95 }
    && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
  return isPlain ? text : yamlQuoted(text)
}

/// The value of a top-level `key: value` line, without quotes and comment; nil where the line has another key.
func yamlField(_ key: String, in line: String) -> String? {
  guard line.hasPrefix(key + ":") else { return nil }
  let value = line.dropFirst(key.count + 1).drop { $0 == " " || $0 == "\t" }
  guard let quote = value.first, quote == "\"" || quote == "'" else {
    var plain = value
    if plain.first == "#" { return "" }
    if let comment = plain.firstIndex(ofText: " #") { plain = plain[..<comment] }
    while plain.last == " " || plain.last == "\t" { plain.removeLast() }
    return String(plain)
  }
  return yamlUnquoted(value.dropFirst(), quote: quote)
}

private func yamlUnquoted(_ text: Substring, quote: Character) -> String {
  let scalars = Array(text.unicodeScalars)
  let mark = quote.unicodeScalars.first
  var result = String.UnicodeScalarView()
  var i = 0
  while i < scalars.count {
    let scalar = scalars[i]
    i += 1
    if scalar == mark {
      // Two single quotes stand for one (YAML 1.2.2 §7.3.2).
      guard quote == "'", i < scalars.count, scalars[i] == mark else { break }
      i += 1
    } else if scalar == "\\", quote == "\"", i < scalars.count {
      let escape = scalars[i]
      i += 1
      switch escape {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "u", "U":
        let end = min(scalars.count, i + (escape == "u" ? 4 : 8))
        let digits = String(String.UnicodeScalarView(scalars[i..<end]))
        result.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        i = end
      default: result.append(escape)
      }
      continue
    }
    result.append(scalar)
  }
  return String(result)
}

extension Substring {
  fileprivate func firstIndex(ofText mark: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(mark) }
  }
}
