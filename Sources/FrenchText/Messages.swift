public import Diagnostics

extension TypographicWarning {
  /// The finding for the editor.
  /// - Parameter suggestions: words that may be meant by one the dictionary does not know.
  public func diagnostic(at place: Place, suggestions: [String] = []) -> Diagnostic {
    let (message, hint) = wording
    return Diagnostic(
      code.rawValue, .warning, message, hint: suggestions.isEmpty ? hint : Self.hint(suggestions), at: place)
  }

  private static func hint(_ suggestions: [String]) -> Wording {
    func list(_ words: [String], _ or: String) -> String {
      words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " \(or) " + words.last!
    }
    return Wording(
      fr:
        "vouliez-vous dire \(list(suggestions.map { guillemets($0) }, "ou"))\u{202F}? Sinon, ajoutez-le à lexicon.txt",
      en: "did you mean \(list(suggestions.map { quoted($0) }, "or"))? Else add it to lexicon.txt")
  }

  /// What is wrong, and what to do. The words in question stand in quotes as they are printed.
  private var wording: (message: Wording, hint: Wording?) {
    let fr = "«\u{A0}\(text)\u{A0}»"
    let en = "'\(text)'"
    let write = suggestion.map {
      Wording(fr: "écrivez «\u{A0}\($0)\u{A0}»", en: "write '\($0)'")
    }
    switch code {
    case .accentCapital:
      return (
        Wording(fr: "il manque un accent à la capitale de \(fr)", en: "a capital of \(en) lacks its accent"), write
      )
    case .missingSpace:
      return (
        Wording(fr: "il manque sans doute une espace dans \(fr)", en: "a space is probably missing in \(en)"),
        Wording(
          fr: "mettez une espace, ou laissez si c’est voulu",
          en: "put a space in, or leave it if it is meant")
      )
    case .spaceHyphen:
      return (Wording(fr: "espace à côté du trait d’union dans \(fr)", en: "space beside the hyphen in \(en)"), write)
    case .saintAbbreviation:
      return (
        Wording(fr: "\(fr)\u{A0}: Saint s’écrit en entier dans un nom", en: "\(en): Saint is spelled out in a name"),
        write
      )
    case .unbalancedQuote:
      return (
        Wording(fr: "guillemet sans son pendant\u{A0}: \(fr)", en: "quotation mark without its other half: \(en)"),
        Wording(
          fr: "ajoutez le guillemet qui manque, ou ôtez celui-ci",
          en: "add the mark that is missing, or take this one out")
      )
    case .singleQuotes:
      return (
        Wording(fr: "guillemets simples autour de \(fr)", en: "single quotation marks around \(en)"),
        Wording(fr: "tapez \" pour des guillemets français", en: "type \" for French quotation marks")
      )
    case .strayApostrophe:
      return (
        Wording(fr: "apostrophe isolée\u{A0}: \(fr)", en: "stray apostrophe: \(en)"),
        Wording(fr: "complétez le mot ou ôtez l’apostrophe", en: "complete the word or take the apostrophe out")
      )
    case .twoDots:
      return (
        Wording(fr: "deux points de suite", en: "two full stops in a row"),
        Wording(fr: "tapez un point ou trois", en: "type one or three")
      )
    case .repeatedPunctuation:
      return (Wording(fr: "ponctuation répétée\u{A0}: \(fr)", en: "repeated punctuation: \(en)"), write)
    case .ordinal:
      return (
        Wording(fr: "ordinal mal abrégé\u{A0}: \(fr)", en: "ordinal wrongly abbreviated: \(en)"),
        Wording(fr: "écrivez 1er, 1re, 2e, 3e", en: "write 1er, 1re, 2e, 3e")
      )
    case .range:
      return (
        Wording(fr: "tiret entre deux nombres\u{A0}: \(fr)", en: "dash between two numbers: \(en)"),
        Wording(
          fr: "pour un intervalle, écrivez «\u{A0}de … à …\u{A0}» ou un trait d’union sans espaces",
          en: "for a range, write 'de … à …' or a hyphen without spaces")
      )
    case .decimalPoint:
      return (Wording(fr: "point décimal dans \(fr)", en: "decimal point in \(en)"), write)
    case .thousandsDot:
      return (
        Wording(fr: "milliers séparés par des points dans \(fr)", en: "thousands set off by points in \(en)"), write
      )
    case .monthCapital:
      return (Wording(fr: "capitale au nom de mois \(fr)", en: "capital on the month \(en)"), write)
    case .mister:
      return (Wording(fr: "\(fr) est l’abréviation anglaise de Monsieur", en: "\(en) is English for Monsieur"), write)
    case .weekday:
      let day = suggestion ?? ""
      return (
        Wording(fr: "le jour ne va pas avec la date\u{A0}: \(fr)", en: "the weekday does not match the date: \(en)"),
        Wording(
          fr: "cette date est un \(day)\u{A0}: corrigez le jour ou la date",
          en: "that date is a \(day): correct the day or the date")
      )
    case .spelling:
      return (
        Wording(fr: "mot inconnu du dictionnaire\u{A0}: \(fr)", en: "word not in the dictionary: \(en)"),
        Wording(fr: "corrigez-le, ou ajoutez-le à lexicon.txt", en: "correct it, or add it to lexicon.txt")
      )
    }
  }
}
