import Diagnostics

// The page is HTML5 in the view of every program, Outlook for Windows included.

let syntaxRules: [MailRule] = [
  MailRule(
    "mail-html-unreadable", fr: "refaites le courriel et signalez-le-nous",
    en: "make the email again, and tell us"
  ) { survey in
    guard let refusal = survey.refusal else { return [] }
    return [
      Breach(
        Spot(.html), fr: "lettre.html est illisible\u{A0}: \(refusal.words.french)",
        en: "lettre.html cannot be read: \(refusal.words.english)")
    ]
  },
  MailRule(
    "mail-html-syntax", fr: "fermez chaque balise dans l’ordre inverse de son ouverture",
    en: "close every tag in the opposite order of its opening"
  ) { survey in survey.tags.faults.filter { !$0.kind.isOfSigns }.map { Breach($0, in: survey, isOutlook: false) } },
  MailRule(
    "mail-html-sign", fr: "écrivez &amp; pour le signe & et &lt; pour le signe <",
    en: "write &amp; for the sign & and &lt; for the sign <"
  ) { survey in survey.tags.faults.filter(\.kind.isOfSigns).map { Breach($0, in: survey, isOutlook: false) } },
  MailRule(
    "mail-html-parser", fr: "écrivez-le comme le veut HTML5", en: "write it as HTML5 wants it"
  ) { survey in
    // What the tags themselves tell needs no second telling.
    guard survey.tags.faults.isEmpty else { return [] }
    return survey.faults.map { fault in
      Breach(
        Spot(.html, line: fault.line, column: fault.column), fr: "ce n’est pas écrit comme le veut HTML5",
        en: "this is not written as HTML5 wants it")
    }
  },
  MailRule(
    "mail-outlook-syntax",
    fr:
      "dans la vue d’Outlook (conditions [if mso] ouvertes), fermez chaque balise dans l’ordre inverse de son ouverture",
    en: "in Outlook's view ([if mso] conditions opened), close every tag in the opposite order of its opening"
  ) { survey in
    guard survey.tags.faults.isEmpty else { return [] }
    if survey.outlook.isUnpaired {
      return [
        Breach(
          Spot(.html), fr: "une condition [if mso] n’est pas fermée, ou l’est deux fois",
          en: "an [if mso] condition is not closed, or is closed twice")
      ]
    }
    if !survey.outlookTags.faults.isEmpty {
      return survey.outlookTags.faults.map { Breach($0, in: survey, isOutlook: true) }
    }
    guard survey.faults.isEmpty else { return [] }
    return survey.outlookFaults.map { _ in
      Breach(
        Spot(.html), fr: "la vue d’Outlook n’est pas écrite comme le veut HTML5",
        en: "Outlook's view is not written as HTML5 wants it")
    }
  },
  MailRule(
    "mail-css-syntax",
    fr: "écrivez chaque déclaration «\u{A0}propriété:valeur\u{A0}», séparée par «\u{A0};\u{A0}»",
    en: "write each declaration 'property:value', separated by ';'"
  ) { survey in
    var breaches = survey.nodes.flatMap { node in
      node.style.unread.map { text in
        Breach(
          node.spot, fr: "\(guillemets(excerpt(text))) n’est pas une déclaration de style",
          en: "\(quoted(excerpt(text))) is not a declaration of a style")
      }
    }
    if survey.sheet.isUnbalanced {
      breaches.append(
        Breach(
          Spot(.html), fr: "la feuille de style a des accolades dépareillées",
          en: "the style sheet has braces that do not match"))
    }
    return breaches
  },
]

extension WrittenTags.Fault.Kind {
  fileprivate var isOfSigns: Bool { if case .sign = self { true } else { false } }
}

extension Breach {
  fileprivate init(_ fault: WrittenTags.Fault, in survey: MailSurvey, isOutlook: Bool) {
    let words = fault.kind.words
    let spot = isOutlook ? Spot(.html) : Spot(.html, line: fault.line, column: fault.column)
    self.init(
      spot, fr: isOutlook ? "vue d’Outlook\u{A0}: " + words.french : words.french,
      en: isOutlook ? "Outlook's view: " + words.english : words.english)
  }
}

extension WrittenTags.Fault.Kind {
  fileprivate var words: (french: String, english: String) {
    switch self {
    case .stray(let name): ("</\(name)> ne ferme rien", "</\(name)> closes nothing")
    case .open(let name): ("<\(name)> n’est pas fermé", "<\(name)> is not closed")
    case .unquoted(let name): ("l’attribut \(name) n’a pas de guillemets", "the attribute \(name) has no quotes")
    case .repeated(let name): ("l’attribut \(name) est donné deux fois", "the attribute \(name) is given twice")
    case .noValue(let name): ("l’attribut \(name) n’a pas de valeur", "the attribute \(name) has no value")
    case .sign(let sign):
      ("le signe \(guillemets(sign)) n’est pas écrit en HTML", "the sign \(quoted(sign)) is not written in HTML")
    case .cut: ("la page finit au milieu d’une balise", "the page ends in the middle of a tag")
    case .misplaced(let name, let within):
      ("<\(name)> n’a pas sa place dans <\(within)>", "<\(name)> has no place in <\(within)>")
    }
  }
}
