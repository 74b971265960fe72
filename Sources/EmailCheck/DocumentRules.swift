import Diagnostics

// The head, the languages, the headings, the tables, and what a mail may not contain.

let documentRules: [MailRule] = [
  MailRule("mail-doctype", fr: "commencez par <!DOCTYPE html>", en: "begin with <!DOCTYPE html>") { survey in
    if survey.html.prefix(15).lowercased() == "<!doctype html>", survey.hasDoctype { return [] }
    return [
      Breach(Spot(.html, line: 1), fr: "la page n’a pas le doctype de HTML5", en: "the page lacks the doctype of HTML5")
    ]
  },
  MailRule(
    "mail-charset", fr: "déclarez utf-8 au début de l’en-tête", en: "declare utf-8 at the start of the head"
  ) { survey in
    let start = String(decoding: survey.files.html.prefix(1024), as: UTF8.self).lowercased()
    if start.contains("<meta charset=\"utf-8\">") { return [] }
    return [
      Breach(
        Spot(.html), fr: "utf-8 n’est pas déclaré dans les 1024 premiers octets",
        en: "utf-8 is not declared in the first 1024 bytes")
    ]
  },
  MailRule("mail-not-utf8", fr: "écrivez le fichier en UTF-8", en: "write the file in UTF-8") { survey in
    [(survey.files.html, Spot(.html), "lettre.html"), (survey.files.text, Spot(.text), "lettre.txt")]
      .filter { String(validating: $0.0, as: UTF8.self) == nil }
      .map { Breach($0.1, fr: "\($0.2) n’est pas de l’UTF-8", en: "\($0.2) is not UTF-8") }
  },
  MailRule(
    "mail-viewport",
    fr: "déclarez width=device-width,initial-scale=1 sans empêcher l’agrandissement",
    en: "declare width=device-width,initial-scale=1 without preventing zoom"
  ) { survey in
    let metas = survey.nodes("meta").filter { $0["name"] == "viewport" }
    guard let meta = metas.first, let content = meta["content"] else {
      return [Breach(Spot(.html), fr: "la page n’a pas de viewport", en: "the page has no viewport")]
    }
    let value = content.lowercased().filter { !$0.isWhitespace }
    if !value.contains("width=device-width") {
      return [
        Breach(
          meta.spot, fr: "le viewport n’a pas la largeur de l’écran", en: "the viewport lacks the width of the screen")
      ]
    }
    guard value.contains("user-scalable=no") || value.contains("user-scalable=0") || value.contains("maximum-scale")
    else { return [] }
    return [Breach(meta.spot, fr: "le viewport empêche d’agrandir", en: "the viewport prevents zoom")]
  },
  MailRule("mail-title", fr: "donnez à la page le titre du courriel", en: "give the page the email's title") {
    survey in
    let titles = survey.nodes("title")
    if titles.count == 1, !titles[0].wholeText.trimmed.isEmpty { return [] }
    return [
      Breach(
        Spot(.html), fr: "la page a \(titles.count == 1 ? "un titre vide" : "\(titles.count) titres")",
        en: "the page has \(titles.count == 1 ? "an empty title" : "\(titles.count) titles")")
    ]
  },
  MailRule(
    "mail-id-twice", fr: "donnez à chaque ancre un nom à elle", en: "give each anchor a name of its own"
  ) { survey in
    var seen: Set<String> = []
    return survey.nodes.compactMap { node in
      guard let name = node["id"] ?? (node.name == "a" ? node["name"] : nil), !seen.insert(name).inserted else {
        return nil
      }
      return Breach(
        node.spot, fr: "l’ancre \(guillemets(name)) existe deux fois", en: "the anchor \(quoted(name)) exists twice")
    }
  },
  MailRule(
    "mail-color-scheme", .warning, fr: "déclarez les metas color-scheme et supported-color-schemes",
    en: "declare the metas color-scheme and supported-color-schemes"
  ) { survey in
    let names = Set(survey.nodes("meta").compactMap { $0["name"] })
    return ["color-scheme", "supported-color-schemes", "format-detection", "x-apple-disable-message-reformatting"]
      .filter { !names.contains($0) }
      .map { Breach(Spot(.html), fr: "il manque la meta \($0)", en: "the meta \($0) is missing") }
  },
  MailRule(
    "mail-dark-rules", .warning,
    fr: "donnez dans <style> les couleurs du mode sombre, et celles d’Outlook ([data-ogsc], [data-ogsb])",
    en: "give in <style> the colours of the dark mode, and Outlook's ([data-ogsc], [data-ogsb])"
  ) { survey in
    let hasDark = survey.sheet.rules.contains { $0.isForDark }
    let contexts = Set(survey.sheet.rules.flatMap(\.selectors).compactMap(\.context))
    var missing: [String] = hasDark ? [] : ["prefers-color-scheme"]
    missing += ["data-ogsc", "data-ogsb"].filter { !contexts.contains($0) }
    return missing.map {
      Breach(Spot(.html), fr: "la feuille de style ignore \($0)", en: "the style sheet lacks \($0)")
    }
  },
  MailRule(
    "mail-language", fr: "donnez lang à <html> et à ce qui enveloppe la lettre dans <body>",
    en: "give lang to <html> and to what wraps the letter in <body>"
  ) { survey in
    let html = survey.nodes("html").first
    let body = survey.nodes("body").first
    var breaches: [Breach] = []
    if html?["lang"] != survey.letter.language {
      breaches.append(
        Breach(
          Spot(.html), fr: "<html> ne dit pas lang=\"\(survey.letter.language)\"",
          en: "<html> does not say lang=\"\(survey.letter.language)\""))
    }
    let wrappers = survey.nodes.filter { $0.parent == body?.index }
    if !wrappers.contains(where: { $0["lang"] == survey.letter.language }), !wrappers.isEmpty {
      breaches.append(
        Breach(
          wrappers[0].spot, fr: "dans <body>, rien ne dit la langue de la lettre",
          en: "nothing in <body> says the language of the letter"))
    }
    return breaches
  },
  MailRule(
    "mail-wrapper-role", .warning, fr: "donnez-lui role=\"article\" aria-roledescription=\"email\" et aria-label",
    en: "give it role=\"article\" aria-roledescription=\"email\" and aria-label"
  ) { survey in
    let has = survey.nodes.contains {
      $0["role"] == "article" && $0["aria-roledescription"] == "email" && !($0["aria-label"] ?? "").isEmpty
    }
    return has
      ? []
      : [
        Breach(
          Spot(.html), fr: "la lettre n’est pas dite «\u{A0}article\u{A0}»",
          en: "the letter is not said to be an 'article'")
      ]
  },
  MailRule(
    "mail-h1", fr: "gardez un seul titre <h1>\u{A0}: le nom de la lettre", en: "keep one <h1>: the letter's name"
  ) {
    survey in
    let heads = survey.nodes("h1")
    if heads.count == 1 { return [] }
    return [
      Breach(
        heads.last?.spot ?? Spot(.html), fr: "il y a \(heads.count) titres <h1> au lieu d’un",
        en: "there are \(heads.count) <h1> instead of one")
    ]
  },
  MailRule(
    "mail-heading-skipped", fr: "descendez d’un seul niveau à la fois", en: "go down one level at a time"
  ) { survey in
    var last = 0
    return survey.nodes.compactMap { node in
      guard node.name.count == 2, node.name.first == "h", let level = node.name.last?.wholeNumberValue else {
        return nil
      }
      defer { last = level }
      guard level > last + 1 else { return nil }
      var spot = node.spot
      spot.words = node.wholeText
      return Breach(
        spot, fr: "le titre \(guillemets(excerpt(node.wholeText))) saute du niveau \(last) au niveau \(level)",
        en: "the heading \(quoted(excerpt(node.wholeText))) jumps from level \(last) to level \(level)")
    }
  },
  MailRule("mail-heading-empty", fr: "donnez-lui des mots, ou retirez-le", en: "give it words, or take it out") {
    survey in
    survey.nodes.filter { ["h1", "h2", "h3", "h4", "h5", "h6"].contains($0.name) && $0.wholeText.trimmed.isEmpty }
      .map { Breach($0.spot, fr: "un titre <\($0.name)> est vide", en: "a heading <\($0.name)> is empty") }
  },
  MailRule(
    "mail-table-role",
    fr: "donnez au tableau role=\"presentation\", cellpadding, cellspacing et border à 0",
    en: "give the table role=\"presentation\", and cellpadding, cellspacing and border 0"
  ) { survey in
    survey.nodes("table").compactMap { node in
      let missing = [("role", "presentation"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0")]
        .filter { node[$0.0] != $0.1 }.map { "\($0.0)=\"\($0.1)\"" }
      guard !missing.isEmpty else { return nil }
      let list = missing.joined(separator: " ")
      return Breach(node.spot, fr: "il manque au tableau \(list)", en: "the table lacks \(list)")
    }
  },
  MailRule(
    "mail-no-ghost-table",
    fr: "entourez la colonne d’un tableau de 600 px entre <!--[if mso]> et <![endif]-->",
    en: "put around the column a table of 600 px between <!--[if mso]> and <![endif]-->"
  ) { survey in
    // Outlook for Windows knows no max-width: without the table the column is as wide as the screen.
    let inOutlook = survey.outlookTags.faults.isEmpty ? survey.outlook.text : survey.html
    if hasTable(of: "width=\"600\"", in: inOutlook)
      || !survey.nodes.contains(where: { $0.style["max-width"] == "600px" })
    {
      return []
    }
    return [
      Breach(
        Spot(.html), fr: "Outlook pour Windows n’a pas de tableau de 600 px autour de la colonne",
        en: "Outlook for Windows has no table of 600 px around the column")
    ]
  },
  MailRule(
    "mail-column-width", fr: "donnez à la colonne width:100% et max-width:600px",
    en: "give the column width:100% and max-width:600px"
  ) { survey in
    survey.nodes.compactMap { node in
      guard !["img"].contains(node.name) else { return nil }
      let widths = [node["width"], node.style["width"], node.style["min-width"]].compactMap { $0 }
      guard let width = widths.first(where: { ($0.hasSuffix("px") || $0.allSatisfy(\.isNumber)) && pixels($0) > 320 })
      else {
        if let most = node.style["max-width"], pixels(most) > 600 {
          return Breach(
            node.spot, fr: "<\(node.name)> peut dépasser 600 px de large", en: "<\(node.name)> may be wider than 600 px"
          )
        }
        return nil
      }
      return Breach(
        node.spot, fr: "<\(node.name)> a une largeur fixe de \(width)\u{A0}: un téléphone en a 320",
        en: "<\(node.name)> has a fixed width of \(width): a phone has 320")
    }
  },
  MailRule(
    "mail-element-forbidden", fr: "retirez-le\u{A0}: les messageries le suppriment ou refusent le message",
    en: "take it out: mail programs drop it, or refuse the message"
  ) { survey in
    survey.nodes.filter { forbiddenElements.contains($0.name) }
      .map {
        Breach(
          $0.spot, fr: "<\($0.name)> n’a pas sa place dans un courriel", en: "<\($0.name)> has no place in an email")
      }
  },
  MailRule(
    "mail-script", fr: "retirez tout ce qui s’exécute", en: "take out whatever runs"
  ) { survey in
    survey.nodes.flatMap { node in
      node.attributes.filter { attribute in
        attribute.name.hasPrefix("on")
          || attribute.value.drop(while: \.isWhitespace).prefix(11).lowercased() == "javascript:"
      }.map {
        Breach(
          node.spot, fr: "l’attribut \($0.name) de <\(node.name)> contient un programme",
          en: "the attribute \($0.name) of <\(node.name)> holds a program")
      }
    }
  },
  MailRule(
    "mail-style-in-body", fr: "mettez-la dans <head>", en: "put it in <head>"
  ) { survey in
    survey.nodes("style").filter { node in survey.lineage(of: node).contains { $0.name == "body" } }
      .map { Breach($0.spot, fr: "une feuille de style se trouve dans <body>", en: "a style sheet stands in <body>") }
  },
  MailRule(
    "mail-style-import", fr: "écrivez les styles dans la lettre même, avec des polices que tout système a",
    en: "write the styles in the letter itself, with fonts every system has"
  ) { survey in
    survey.sheet.otherAtRules.filter { !$0.hasPrefix("@charset") }
      .map {
        Breach(
          Spot(.html), fr: "la feuille de style contient \(excerpt($0))", en: "the style sheet holds \(excerpt($0))")
      }
      + (survey.html.holds(anyCase: "url(")
        ? [Breach(Spot(.html), fr: "un style charge un fichier (url)", en: "a style loads a file (url)")] : [])
  },
]

let forbiddenElements: Set<String> = [
  "script", "form", "input", "button", "select", "textarea", "iframe", "frame", "frameset", "object", "embed", "applet",
  "video", "audio", "source", "svg", "math", "canvas", "base", "link", "template", "dialog", "noscript", "marquee",
]

/// Whether a table's tag holds these words.
private func hasTable(of words: String, in page: String) -> Bool {
  var rest = page[...]
  while let start = rest.firstRange(of: "<table") {
    rest = rest[start.upperBound...]
    let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
    if rest[..<end].holds(words) { return true }
  }
  return false
}

/// A length of CSS or of an attribute in pixels; 0 for one of another kind.
func pixels(_ text: String) -> Int { Int(text.prefix { $0.isNumber }) ?? 0 }

extension OutlookView {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
