import Diagnostics

extension SpokenLanguage {
  /// The language the program speaks: the one asked for with `--lang`; else the letter's own; else English where the
  /// system speaks it; else French.
  ///
  /// A letter in a third language is made by people who read the French of its files.
  static func chosen(
    asked: String?, letter: String?, environment: [String: String]
  ) -> SpokenLanguage {
    if let asked, let language = SpokenLanguage(rawValue: asked) { return language }
    if let letter { return letter.lowercased().hasPrefix("en") ? .english : .french }
    // The first that is set decides, as for every program (POSIX.1-2017, §8.2).
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("en") == true ? .english : .french
  }

  /// The value of `lang:` in a `letter.yaml`, read line by line: a usage error is said in the letter's language even
  /// where the file has faults. Nil where the key is absent or empty.
  static func key(in letter: String) -> String? {
    for line in letter.split(whereSeparator: \.isNewline) where line.hasPrefix("lang:") {
      let value = line.dropFirst(5).prefix { $0 != "#" }.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      return value.isEmpty ? nil : String(value)
    }
    return nil
  }
}

/// Reads options off the command line before, or where, the parser refuses it.
struct ArgumentScan: Hashable, Sendable {
  let arguments: [String]

  /// The last value given to an option; nothing behind `--` is one.
  func value(of option: String) -> String? {
    var found: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument.hasPrefix(option + "=") { found = String(argument.dropFirst(option.count + 1)) }
      if argument == option, index + 1 < arguments.count { found = arguments[index + 1] }
    }
    return found
  }

  func has(_ flags: String...) -> Bool { arguments.prefix { $0 != "--" }.contains { flags.contains($0) } }
}
