internal import Diagnostics
internal import Documents

// The values that letter, issue and articles share.

extension KeyReader {
  /// A text that must be there; empty, and reported, where it is not.
  mutating func required(_ key: String, example: String) -> String {
    if let text = text(key) { return text }
    if !has(key) { report(.missingKey(key, example: example, place(ofKey: key))) }
    return ""
  }

  /// One-line copy that must be there.
  mutating func requiredCopy(_ key: String, example: String) -> Copy {
    if has(key) { return copy(key) }
    report(.missingKey(key, example: example, place(ofKey: key)))
    return []
  }

  mutating func quotation(_ key: String) -> Quotation? {
    mapping(key, keys: ["text", "author", "source"]) { keys in
      Quotation(
        text: keys.requiredCopy("text", example: "Si tu diffères de moi…"),
        author: keys.required("author", example: "Antoine de Saint-Exupéry"), source: keys.text("source"))
    }
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let text = text(key) else { return nil }
    if let date = CalendarDate(iso: text) { return date }
    report(.noDate(key, text, meant: frenchDate(text), place(of: key)))
    return nil
  }

  /// `2021-05` or `2021-04-15..2021-05-14`.
  mutating func period(_ key: String) -> Period? {
    guard let text = text(key) else { return nil }
    if let period = Period(written: text) { return period }
    report(.noPeriod(key, text, place(of: key)))
    return nil
  }

  mutating func crop(_ key: String) -> CropWish? {
    guard let text = text(key) else { return nil }
    if let wish = CropWish(written: text) { return wish }
    report(.noCrop(key, text, place(of: key)))
    return nil
  }

  mutating func language(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    if isLanguageTag(text) { return text }
    report(.noLanguage(key, text, place(of: key)))
    return nil
  }

  mutating func checkWebAddress(_ key: String) {
    guard let address = text(key), !isWebAddress(address) else { return }
    report(.noWebAddress(key, address, place(of: key)))
  }

  mutating func checkMailAddress(_ key: String) {
    guard let address = text(key), !isMailAddress(address) else { return }
    report(.noMailAddress(key, address, place(of: key)))
  }

  /// A file named by a key, as a path from the letter's folder; nil, and reported, where it is none or lies outside.
  mutating func file(_ key: String, _ name: String, from folder: String, _ files: LetterFiles) -> String? {
    let (path, finding) = lookUp(name, from: folder, files, place(of: key))
    if let finding { report(finding) }
    return path
  }
}

/// Looks for a picture file somebody named.
/// - Returns: its path from the letter's folder, or what is wrong with the name.
func lookUp(
  _ name: String, from folder: String, _ files: LetterFiles, _ place: Place
) -> (path: String?, finding: Diagnostic?) {
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  let prefix = folder.isEmpty ? "" : folder + "/"
  if name.hasPrefix("/") || name.contains(":") || name.contains("\\") || name.contains("\0") || parts.contains("..") {
    let last = name.split { "/\\".contains($0) }.last.map(String.init) ?? name
    let inside = "images/" + last
    let hint = files.hasFile(prefix + inside) ? inside : nil
    return (nil, .fileOutside(name, meant: hint, place))
  }
  let path = prefix + parts.filter { $0 != "." && !$0.isEmpty }.joined(separator: "/")
  if files.hasFile(path) { return (path, nil) }
  let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  let last = path.split(separator: "/").last.map(String.init) ?? path
  let near = nearestName(to: last, among: files.list(parent))
  let meant = near.map { name in String((parent.isEmpty ? name : parent + "/" + name).dropFirst(prefix.count)) }
  return (nil, .fileMissing(name, meant: meant, folder: folder, place))
}

func isWebAddress(_ text: String) -> Bool {
  let lower = text.lowercased()
  guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return false }
  let host = lower.dropFirst(scheme.count).prefix { $0 != "/" }
  return !host.isEmpty && !text.contains { $0.isWhitespace || $0 == "<" || $0 == ">" || $0 == "\"" }
}

/// `a@b.c` or `Name <a@b.c>`; what a mail server will make of it is checked where mail is made.
func isMailAddress(_ text: String) -> Bool {
  var address = Substring(text)
  if let open = text.lastIndex(of: "<") {
    guard text.hasSuffix(">") else { return false }
    address = text[text.index(after: open)...].dropLast()
  }
  let parts = address.split(separator: "@", omittingEmptySubsequences: false)
  return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
    && !parts[1].hasSuffix(".") && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    && !address.contains { $0.isWhitespace || "<>,;:\"".contains($0) }
}

extension Period {
  /// Reads `2021-05` (the month) or `2021-04-15..2021-05-14`.
  public init?(written text: String) {
    if let range = text.firstRange(of: "..") {
      guard let first = CalendarDate(iso: trimmed(text[..<range.lowerBound])),
        let last = CalendarDate(iso: trimmed(text[range.upperBound...]))
      else { return nil }
      self.init(first: first, last: last)
    } else {
      guard let first = CalendarDate(iso: text + "-01"),
        let last = CalendarDate(
          year: first.year, month: first.month, day: CalendarDate.days(inMonth: first.month, of: first.year))
      else { return nil }
      self.init(first: first, last: last)
    }
  }
}

/// The day somebody meant by `14 mai 2021`, `14/05/2021` or `2021-5-14`; nil where it is none.
func frenchDate(_ text: String) -> CalendarDate? {
  let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  guard parts.count == 3 else { return nil }
  let isYearFirst = parts[0].count == 4
  let day = parts[isYearFirst ? 2 : 0] == "1er" ? 1 : Int(parts[isYearFirst ? 2 : 0])
  let month = CalendarDate.frenchMonths.firstIndex(of: parts[1]).map { $0 + 1 } ?? Int(parts[1])
  guard let day, let month, let year = Int(parts[isYearFirst ? 0 : 2]), year > 99 else { return nil }
  return CalendarDate(year: year, month: month, day: day)
}
