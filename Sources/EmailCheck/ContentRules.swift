import Diagnostics
import IssueModel

// What stands beside the subject, who writes, who pays, and how to leave.

let contentRules: [MailRule] = [
  MailRule(
    "mail-preheader-missing", .warning, twins: ["email-no-preheader"],
    fr: "écrivez la clé «\u{A0}preheader\u{A0}» dans issue.yaml", en: "write the key 'preheader' in issue.yaml"
  ) { survey in
    survey.preheader == nil
      ? [Breach(Spot(.html), fr: "rien de caché n’ouvre la lettre", en: "nothing hidden opens the letter")] : []
  },
  MailRule(
    "mail-preheader-length", .warning, twins: ["email-preheader-length"],
    fr: "écrivez de 35 à 150 caractères", en: "write 35 to 150 characters"
  ) { survey in
    guard let text = survey.preheaderText, !(35...150).contains(text.count) else { return [] }
    return [
      Breach(
        Spot(.html, words: text), fr: "l’accroche a \(text.count) caractères",
        en: "the preheader has \(text.count) characters")
    ]
  },
  MailRule(
    "mail-preheader-shown", fr: "cachez-la par display:none et mso-hide:all",
    en: "hide it with display:none and mso-hide:all"
  ) { survey in
    guard let node = survey.preheader else { return [] }
    let missing = [("display", "none"), ("mso-hide", "all")].filter { node.style[$0.0] != $0.1 }
    return missing.isEmpty
      ? []
      : [
        Breach(
          node.spot,
          fr: "l’accroche se voit\u{A0}: il manque \(missing.map { "\($0.0):\($0.1)" }.joined(separator: ", "))",
          en: "the preheader is shown: it lacks \(missing.map { "\($0.0):\($0.1)" }.joined(separator: ", "))")
      ]
  },
  MailRule(
    "mail-preheader-unpadded", .warning, fr: "remplissez-la de blancs jusqu’à 150 caractères",
    en: "fill it with blanks up to 150 characters"
  ) { survey in
    guard let node = survey.preheader, let text = survey.preheaderText else { return [] }
    let whole = node.wholeText.unicodeScalars.count
    guard text.count < 120, whole < 140 else { return [] }
    return [
      Breach(
        node.spot, fr: "l’accroche n’a que \(whole) caractères\u{A0}: le texte de la lettre la suit",
        en: "the preheader has \(whole) characters only: the letter's text follows it")
    ]
  },
  MailRule(
    "mail-preheader-is-title", .warning, twins: ["email-preheader-is-title"],
    fr: "dites-y autre chose que le titre", en: "say something else than the title there"
  ) { survey in
    guard let text = survey.preheaderText.map(folded), !text.isEmpty else { return [] }
    let titles = [survey.nodes("title").first?.wholeText, survey.issue.title.plainText].compactMap { $0 }
    return titles.contains { folded($0) == text }
      ? [Breach(Spot(.html, words: text), fr: "l’accroche répète le titre", en: "the preheader repeats the title")] : []
  },
  MailRule(
    "mail-no-view-online", .warning, twins: ["email-no-online-page"],
    fr: "donnez «\u{A0}base-url\u{A0}» dans letter.yaml", en: "give 'base-url' in letter.yaml"
  ) { survey in
    let words = survey.isFrench ? "voir en ligne" : "view online"
    return survey.links.contains { folded($0.wholeText) == words && ($0["href"] ?? "").isWebAddress }
      ? [] : [Breach(Spot(.html), fr: "aucun lien «\u{A0}Voir en ligne\u{A0}»", en: "no link 'View online'")]
  },
  MailRule(
    "mail-no-unsubscribe", .warning, twins: ["email-no-unsubscribe"],
    fr: "donnez «\u{A0}unsubscribe\u{A0}» dans letter.yaml", en: "give 'unsubscribe' in letter.yaml"
  ) { survey in
    let words = survey.isFrench ? "se désinscrire" : "unsubscribe"
    return survey.links.contains { folded($0.wholeText) == words && ($0["href"] ?? "").count > 8 }
      ? [] : [Breach(Spot(.html), fr: "aucun lien «\u{A0}Se désinscrire\u{A0}»", en: "no link 'Unsubscribe'")]
  },
  MailRule(
    "mail-no-sender", fr: "donnez «\u{A0}publisher\u{A0}» et «\u{A0}postal-address\u{A0}» dans letter.yaml",
    en: "give 'publisher' and 'postal-address' in letter.yaml"
  ) { survey in
    let shown = survey.visibleWords
    var missing: [String] = []
    if survey.letter.publisher.isEmpty || !shown.holds(folded(survey.letter.publisher)) {
      missing.append(survey.letter.publisher)
    }
    if survey.letter.postalAddress.isEmpty { missing.append("") }
    missing += survey.letter.postalAddress.filter { !shown.holds(folded($0)) }
    return missing.map {
      $0.isEmpty
        ? Breach(
          Spot(.letter), fr: "la lettre ne dit pas qui l’envoie, ni d’où",
          en: "the letter does not say who sends it, and from where")
        : Breach(
          Spot(.html), fr: "\(guillemets($0)) manque au pied de la lettre",
          en: "\(quoted($0)) is missing at the letter's foot")
    }
  },
  MailRule(
    "mail-no-funding", twins: ["email-no-funding"], fr: "donnez «\u{A0}funding\u{A0}» dans letter.yaml",
    en: "give 'funding' in letter.yaml"
  ) { survey in
    let notice = folded(survey.letter.funding.email.plainText)
    return !notice.isEmpty && survey.visibleWords.holds(notice)
      ? []
      : [Breach(Spot(.html), fr: "la mention de financement manque", en: "the funding notice is missing")]
  },
  MailRule(
    "mail-story-missing", fr: "refaites le courriel\u{A0}: chaque article du numéro doit y être",
    en: "make the email again: every story of the issue must be in it"
  ) { survey in
    let shown = survey.visibleWords
    return survey.issue.allStories.filter { story in
      let title = folded(story.title.plainText)
      return !title.isEmpty && !shown.holds(title)
    }.map { story in
      var spot = Spot(.html, story: story.slug)
      spot.words = story.title.plainText
      return Breach(
        spot, fr: "l’article \(guillemets(excerpt(story.title.plainText))) n’est pas dans le courriel",
        en: "the story \(quoted(excerpt(story.title.plainText))) is not in the email")
    }
  },
]

extension String {
  /// With or without TLS: `mail-link-scheme` tells what has none.
  fileprivate var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}

extension MailSurvey {
  var links: [MailNode] { nodes.filter { $0.name == "a" && $0["href"] != nil } }

  /// What opens the body: the first element that holds words and nothing else.
  var preheader: MailNode? {
    guard
      let first = nodes.first(where: { node in
        node.hasOwnWords && lineage(of: node).contains { $0.name == "body" }
      })
    else { return nil }
    let isHidden =
      first.style["display"] == "none" || first.style["mso-hide"] == "all" || first.style["max-height"] == "0"
    return isHidden ? first : nil
  }

  /// Without what pads it.
  var preheaderText: String? {
    preheader.map { node in
      // The sign that pads it joins the letter before it: it is looked for among scalars.
      String(node.wholeText.unicodeScalars.prefix { $0 != "\u{200C}" && $0 != "\u{200B}" && $0 != "\u{34F}" }).trimmed
    }
  }
}
