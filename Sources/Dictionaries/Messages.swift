import Diagnostics

extension Diagnostic {
  static func missingHyphenationDictionary(_ path: String) -> Diagnostic {
    Diagnostic(
      "missing-hyphenation-dictionary", .error,
      Wording(
        fr: "le dictionnaire de césure «\u{A0}\(path)\u{A0}» manque",
        en: "the hyphenation dictionary '\(path)' is missing"),
      hint: Wording(fr: "installez le paquet hyphen-fr", en: "install the package hyphen-fr"))
  }

  static func unreadableHyphenationDictionary(_ path: String) -> Diagnostic {
    Diagnostic(
      "unreadable-hyphenation-dictionary", .error,
      Wording(
        fr: "le dictionnaire de césure «\u{A0}\(path)\u{A0}» n’est pas en UTF-8",
        en: "the hyphenation dictionary '\(path)' is not in UTF-8"),
      hint: Wording(fr: "réinstallez le paquet hyphen-fr", en: "install the package hyphen-fr again"))
  }

  static func badHyphenationLine(_ line: String, at place: Place) -> Diagnostic {
    Diagnostic(
      "bad-hyphenation-line", .warning,
      Wording(
        fr: "«\u{A0}\(line)\u{A0}» n’est pas un mot avec ses points de césure",
        en: "'\(line)' is not a word with its division points"),
      hint: Wording(
        fr: "écrivez un mot par ligne, un trait d’union à chaque point\u{A0}: ré-pu-ta-tion",
        en: "write one word a line, a hyphen at each point: ré-pu-ta-tion"), at: place)
  }

  static func unknownLexiconFlag(_ flag: String, at place: Place) -> Diagnostic {
    let known = Lexicon.Flag.allCases.map(\.rawValue)
    let list = known.joined(separator: ", ")
    let hint =
      nearestName(to: flag, among: known).map {
        Wording(fr: "vouliez-vous dire «\u{A0}\($0)\u{A0}»\u{202F}?", en: "did you mean '\($0)'?")
      } ?? Wording(fr: "les mentions connues sont \(list)", en: "the known flags are \(list)")
    return Diagnostic(
      "unknown-lexicon-flag", .warning,
      Wording(fr: "mention inconnue «\u{A0}\(flag)\u{A0}»", en: "unknown flag '\(flag)'"), hint: hint, at: place)
  }
}
