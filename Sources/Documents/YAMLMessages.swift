internal import Diagnostics

// What is said of a YAML file that cannot be read. libyaml's words are for programmers; these are for an editor.

extension Diagnostic {
  private static let quoteTheValue = Wording(
    fr: "mettez la valeur entre guillemets droits\u{A0}: title: \"…\"", en: "put the value in quotes: title: \"…\"")
  private static let alignKeys = Wording(
    fr: "alignez la clef avec celles du dessus et vérifiez les guillemets de la ligne précédente",
    en: "align the key with those above it and check the quotes of the line before")

  static func yamlSyntax(
    problem: String, _ place: Place, context: String, contextPlace: Place?, character: Character?
  ) -> Diagnostic {
    var at = place
    let (message, hint): (Wording, Wording)
    switch problem {
    case "mapping values are not allowed in this context":
      message = Wording(
        fr: "deux-points suivi d’une espace au milieu d’une valeur", en: "a colon and a space within a value")
      hint = quoteTheValue
    case "found character that cannot start any token" where character == "\t",
      "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
      message = Wording(fr: "tabulation dans le retrait", en: "tab in the indentation")
      hint = Wording(fr: "remplacez-la par des espaces", en: "replace it with spaces")
    case "found character that cannot start any token":
      let sign = character.map(String.init) ?? ""
      message = Wording(
        fr: "une valeur ne peut pas commencer par \(guillemets(sign))", en: "a value cannot start with \(quoted(sign))")
      hint = quoteTheValue
    case "found unexpected end of stream", "found unexpected document indicator":
      at = contextPlace ?? place
      message = Wording(fr: "guillemet jamais refermé", en: "quote never closed")
      hint = Wording(
        fr: "fermez-le à la fin de la valeur\u{202F}; un guillemet dans la valeur s’écrit \\\"",
        en: "close it at the end of the value; a quote within the value is written \\\"")
    case "did not find expected ',' or ']'":
      at = contextPlace ?? place
      message = Wording(fr: "crochet \(guillemets("[")) jamais refermé", en: "bracket \(quoted("[")) never closed")
      hint = quoteTheValue
    case "did not find expected ',' or '}'":
      at = contextPlace ?? place
      message = Wording(fr: "accolade \(guillemets("{")) jamais refermée", en: "brace \(quoted("{")) never closed")
      hint = quoteTheValue
    case "could not find expected ':'":
      at = contextPlace ?? place
      message = Wording(fr: "il manque \(guillemets(":")) après la clef", en: "\(quoted(":")) is missing after the key")
      hint = Wording(
        fr: "écrivez clef: valeur\u{202F}; une valeur sur plusieurs lignes est en retrait",
        en: "write key: value; a value on several lines is indented")
    case "did not find expected key":
      message = Wording(fr: "une clef est attendue ici", en: "a key is expected here")
      hint = alignKeys
    case "did not find expected '-' indicator", "block sequence entries are not allowed in this context":
      message = Wording(fr: "élément de liste mal placé", en: "misplaced list item")
      hint = Wording(
        fr: "une ligne par élément, chacune commençant par un tiret, alignées",
        en: "one line an item, each with a dash, aligned")
    case "found undefined alias", "did not find expected alphabetic or numeric character":
      at = contextPlace ?? place
      message = Wording(
        fr: "une valeur ne peut pas commencer par \(guillemets("*")) ou \(guillemets("&"))",
        en: "a value cannot start with \(quoted("*")) or \(quoted("&"))")
      hint = quoteTheValue
    case "found unknown escape character":
      message = Wording(
        fr: "barre oblique inverse suivie d’un caractère inconnu", en: "backslash before an unknown character")
      hint = Wording(
        fr: "doublez-la (\\\\) ou mettez la valeur entre apostrophes",
        en: "double it (\\\\) or put the value in single quotes")
    case "but found another document", "did not find expected <document start>":
      message = Wording(
        fr: "le fichier ne peut pas contenir un second document", en: "the file cannot hold a second document")
      hint = Wording(
        fr: "supprimez la ligne \(guillemets("---")) et alignez les clefs au début de la ligne",
        en: "remove the \(quoted("---")) line and start the keys at the beginning of the line")
    default:
      return yamlUnreadable(place, problem: context.isEmpty ? problem : "\(context): \(problem)")
    }
    return Diagnostic("yaml-syntax", .error, message, hint: hint, at: at)
  }

  static func yamlUnreadable(_ place: Place, problem: String) -> Diagnostic {
    Diagnostic(
      "yaml-syntax", .error, Wording(fr: "YAML illisible (\(problem))", en: "unreadable YAML (\(problem))"),
      hint: alignKeys, at: place)
  }

  static func yamlCharacter(_ place: Place, value: Int32, problem: String) -> Diagnostic {
    value >= 0 ? controlCharacter(Int(value), place) : yamlUnreadable(place, problem: problem)
  }

  static func yamlDuplicateKey(_ key: String, _ place: Place, firstLine: Int) -> Diagnostic {
    Diagnostic(
      "duplicate-key", .error,
      Wording(
        fr: "la clef \(guillemets(key)) est déjà donnée ligne \(firstLine)",
        en: "the key \(quoted(key)) is already given on line \(firstLine)"),
      hint: Wording(fr: "gardez une seule des deux lignes", en: "keep one of the two lines"), at: place)
  }

  static func yamlAnchor(_ place: Place) -> Diagnostic {
    Diagnostic(
      "yaml-anchor", .error,
      Wording(
        fr: "ancre ou renvoi YAML (\(guillemets("&")), \(guillemets("*"))) refusé",
        en: "YAML anchor or alias (\(quoted("&")), \(quoted("*"))) refused"),
      hint: quoteTheValue, at: place)
  }

  static func yamlTag(_ place: Place, tag: String) -> Diagnostic {
    Diagnostic(
      "yaml-tag", .error,
      Wording(fr: "étiquette YAML \(guillemets(tag)) refusée", en: "YAML tag \(quoted(tag)) refused"),
      hint: quoteTheValue, at: place)
  }

  static func yamlTooDeep(_ place: Place) -> Diagnostic {
    Diagnostic(
      "yaml-too-deep", .error,
      Wording(
        fr: "plus de \(yamlDepthLimit) niveaux de listes et de clefs",
        en: "more than \(yamlDepthLimit) levels of lists and keys"),
      hint: quoteTheValue, at: place)
  }

  static func yamlKeyNoText(_ place: Place) -> Diagnostic {
    Diagnostic(
      "yaml-syntax", .error, Wording(fr: "une clef doit être un mot", en: "a key must be a word"), hint: quoteTheValue,
      at: place)
  }
}
