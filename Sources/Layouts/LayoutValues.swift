import Diagnostics
import Documents
import Geometry
import Inks

extension Length {
  /// Reads `12pt`, `5 mm`, `1,5 cm`; nil for anything else.
  init?(written text: String) {
    let units: [(String, Double)] = [("mm", 72 / 25.4), ("cm", 720 / 25.4), ("pt", 1)]
    for (unit, points) in units where text.hasSuffix(unit) {
      let digits = text.dropLast(2).filter { $0 != " " && $0 != "\u{A0}" }.map { $0 == "," ? "." : $0 }
      guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let value = Double(String(digits)) else {
        return nil
      }
      self.init(points: value * points)
      return
    }
    return nil
  }
}

/// A decimal number with a French comma and with an English point, cut off after two places: what is short of a limit
/// must not look as if it reached it.
func decimal(_ number: Double) -> (french: String, english: String) {
  let hundredths = Int((number * 100 + 1e-6).rounded(.down))
  var digits = "\(hundredths % 100)"
  if digits.count == 1 { digits = "0" + digits }
  while digits.hasSuffix("0") { digits.removeLast() }
  let whole = "\(hundredths / 100)"
  return digits.isEmpty ? (whole, whole) : (whole + "," + digits, whole + "." + digits)
}

extension KeyReader {
  /// The value, or a finding that it is missing.
  mutating func wanted<Value>(_ key: String, _ read: (inout KeyReader) -> Value?) -> Value? {
    if !has(key) { report(.missingKey(key, place(at: position))) }
    return read(&self)
  }

  /// The mapping under a key, or a finding that it is missing.
  mutating func wantedMapping<Value>(_ key: String, keys: [String], _ read: (inout KeyReader) -> Value) -> Value? {
    wanted(key) { $0.mapping(key, keys: keys, read) }
  }

  /// A length in a range; nil with a finding where there is none.
  mutating func length(_ key: String, _ range: ClosedRange<Length>) -> Length? {
    guard let text = wanted(key, { $0.text(key) }) else { return nil }
    if let length = Length(written: text), range.contains(length) { return length }
    report(.noLength(key, text, range, place(of: key)))
    return nil
  }

  /// The name of an ink of the palette; nil where none is named, or, with a finding, where it is not there.
  mutating func ink(_ key: String, _ palette: Palette) -> InkName? {
    guard let name = text(key) else { return nil }
    if palette[InkName(name)] != nil { return InkName(name) }
    report(.unknownInk(name, known: palette.names.map(\.name), place(of: key)))
    return nil
  }

  /// A name of its own for an item of a list: that no item before has.
  mutating func freshName(_ taken: inout Set<String>) -> String? {
    guard let name = wanted("name", { $0.text("name") }) else { return nil }
    if taken.insert(name).inserted { return name }
    report(.twice(name, place(of: "name")))
    return nil
  }
}
