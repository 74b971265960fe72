internal import Diagnostics

// What is said of Markdown that a letter does not hold. Its words are kept; what they looked like is not.

extension Diagnostic {
  static func html(_ tag: String, _ place: Place) -> Diagnostic {
    let name = String(tag.split(separator: "\n", maxSplits: 1).first?.prefix(40) ?? "")
    return Diagnostic(
      "html", .warning,
      Wording(
        fr: "balise HTML \(guillemets(name)) laissée de côté\u{202F}; ses mots sont gardés",
        en: "HTML tag \(quoted(name)) left out; its words are kept"),
      hint: Wording(
        fr: "écrivez *italique*, **gras** ou [lien](https://…)", en: "write *italic*, **bold** or [link](https://…)"),
      at: place)
  }

  static func htmlComment(_ place: Place) -> Diagnostic {
    Diagnostic(
      "html-comment", .notice,
      Wording(fr: "commentaire laissé de côté", en: "comment left out"), at: place)
  }

  static func codeBlock(_ place: Place, isFenced: Bool) -> Diagnostic {
    Diagnostic(
      "code-block", .warning,
      isFenced
        ? Wording(
          fr: "bloc de code composé comme un paragraphe", en: "code block set as a paragraph")
        : Wording(
          fr: "paragraphe en retrait de 4 espaces ou plus, lu tel quel sans italique ni liens",
          en: "paragraph indented by 4 spaces or more, read as it stands without italics or links"),
      hint: isFenced
        ? Wording(fr: "retirez les lignes ```", en: "remove the ``` lines")
        : Wording(fr: "retirez les espaces au début de la ligne", en: "remove the spaces at the start of the line"),
      at: place)
  }

  static func rule(_ place: Place) -> Diagnostic {
    Diagnostic(
      "rule", .warning,
      Wording(
        fr: "filet dans le texte laissé de côté", en: "rule within the text left out"),
      hint: Wording(fr: "séparez par un intertitre\u{A0}: ## …", en: "separate with a crosshead: ## …"), at: place)
  }

  static func table(_ place: Place) -> Diagnostic {
    Diagnostic(
      "table", .error,
      Wording(fr: "tableau dans le texte", en: "table within the text"),
      hint: Wording(
        fr: "écrivez une liste (un tiret par ligne) ou faites une image du tableau",
        en: "write a list (a dash a line) or make a picture of the table"),
      at: place)
  }

  static func listStart(_ number: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "list-start", .warning,
      Wording(
        fr: "liste numérotée qui commence à \(number), composée en paragraphes",
        en: "numbered list that starts at \(number), set as paragraphs"),
      hint: Wording(
        fr: "si ce n’est pas une liste, écrivez \(number)\\.", en: "if this is no list, write \(number)\\."),
      at: place)
  }

  static func badLink(_ address: String, _ place: Place) -> Diagnostic {
    let scheme = address.prefix { $0 != ":" }
    let isOther = scheme.count < address.count && scheme.allSatisfy { $0.isLetter || $0.isNumber }
    let hint =
      address.contains("@") && !isOther
      ? Wording(fr: "écrivez mailto:\(address)", en: "write mailto:\(address)")
      : !isOther && address.contains(".")
        ? Wording(fr: "écrivez https://\(address)", en: "write https://\(address)")
        : Wording(
          fr: "une adresse commence par https://, http:// ou mailto:",
          en: "an address starts with https://, http:// or mailto:")
    return Diagnostic(
      "bad-link", .warning,
      Wording(
        fr: "lien vers \(guillemets(address)) laissé de côté\u{202F}; ses mots sont gardés",
        en: "link to \(quoted(address)) left out; its words are kept"),
      hint: hint, at: place)
  }

  static func pictureInText(_ file: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "picture-in-text", .error,
      Wording(fr: "photo \(guillemets(file)) au milieu d’un texte", en: "picture \(quoted(file)) within a text"),
      hint: Wording(
        fr: "mettez-la seule dans un paragraphe, entre deux lignes vides",
        en: "give it a paragraph of its own, between two empty lines"),
      at: place)
  }

  static func linkAroundPicture(_ place: Place) -> Diagnostic {
    Diagnostic(
      "link-around-picture", .warning,
      Wording(fr: "lien autour d’une photo laissé de côté", en: "link around a picture left out"),
      hint: Wording(fr: "mettez le lien dans le texte ou la légende", en: "put the link in the text or the caption"),
      at: place)
  }

  static func unknownAttribute(_ attribute: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-attribute", .warning,
      Wording(
        fr: "attribut \(guillemets("{\(attribute)}")) inconnu", en: "unknown attribute \(quoted("{\(attribute)}"))"),
      hint: Wording(fr: "écrivez [passage]{lang=en}", en: "write [passage]{lang=en}"), at: place)
  }

  static func attributeOpen(_ place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-attribute", .warning,
      Wording(fr: "accolade \(guillemets("{")) jamais refermée", en: "brace \(quoted("{")) never closed"),
      hint: Wording(fr: "écrivez [passage]{lang=en}", en: "write [passage]{lang=en}"), at: place)
  }

  static func attributeWithoutPassage(_ attribute: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-attribute", .warning,
      Wording(
        fr: "attribut \(guillemets("{\(attribute)}")) sans passage entre crochets",
        en: "attribute \(quoted("{\(attribute)}")) without a passage in brackets"),
      hint: Wording(fr: "écrivez [passage]{lang=en}", en: "write [passage]{lang=en}"), at: place)
  }

  static func markdownTooDeep(_ place: Place) -> Diagnostic {
    Diagnostic(
      "markdown-too-deep", .error,
      Wording(
        fr: "plus de \(markdownDepthLimit) niveaux de listes et de citations",
        en: "more than \(markdownDepthLimit) levels of lists and quotations"),
      hint: Wording(fr: "retirez des niveaux", en: "remove levels"), at: place)
  }
}
