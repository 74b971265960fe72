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

  static func missingSpellingDictionary(_ folder: String) -> Diagnostic {
    Diagnostic(
      "no-spelling-dictionary", .notice,
      Wording(
        fr: "l’orthographe n’est pas vérifiée\u{A0}: aucun dictionnaire français dans «\u{A0}\(folder)\u{A0}»",
        en: "spelling is not checked: no French dictionary in '\(folder)'"),
      hint: Wording(fr: "installez le paquet hunspell-fr", en: "install the package hunspell-fr"))
  }

  static func unknownDictionaryEncoding(_ name: String, _ file: String) -> Diagnostic {
    Diagnostic(
      "unknown-dictionary-encoding", .notice,
      Wording(
        fr: "l’orthographe n’est pas vérifiée\u{A0}: codage «\u{A0}\(name)\u{A0}» inconnu dans «\u{A0}\(file)\u{A0}»",
        en: "spelling is not checked: unknown encoding '\(name)' in '\(file)'"),
      hint: Wording(
        fr: "installez le paquet hunspell-fr, dont le dictionnaire est en UTF-8",
        en: "install the package hunspell-fr, whose dictionary is in UTF-8"))
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
