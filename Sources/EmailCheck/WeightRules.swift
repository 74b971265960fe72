import Diagnostics

// What programs clip or drop where it is too long.

let weightRules: [MailRule] = [
  MailRule(
    "mail-weight", .notice, fr: "Gmail coupe au-delà de 102\u{A0}ko", en: "Gmail clips beyond 102 kB"
  ) { survey in
    let kilobytes = (survey.files.html.count + 500) / 1000
    return [Breach(Spot(.html), fr: "le HTML pèse \(kilobytes)\u{A0}ko", en: "the HTML weighs \(kilobytes) kB")]
  },
  MailRule(
    "mail-too-heavy", twins: ["email-too-long"],
    fr: "abrégez les plus longs articles par la clé «\u{A0}email\u{A0}»",
    en: "shorten the longest stories with the key 'email'"
  ) { survey in
    let bytes = survey.files.html.count
    guard bytes > 80_000 else { return [] }
    let longest = survey.longestStories.prefix(3)
    let french = longest.map(guillemets).joined(separator: ", ")
    let english = longest.map(quoted).joined(separator: ", ")
    return [
      Breach(
        Spot(.html), fr: "le HTML pèse \(bytes / 1000)\u{A0}ko\u{A0}: Gmail coupe à 102",
        en: "the HTML weighs \(bytes / 1000) kB: Gmail clips at 102", severity: bytes > 102_400 ? .error : .warning,
        remedy: longest.isEmpty
          ? nil
          : Wording(
            fr: "abrégez par la clé «\u{A0}email\u{A0}» les plus longs articles\u{A0}: \(french)",
            en: "shorten the longest stories with the key 'email': \(english)"))
    ]
  },
  MailRule(
    "mail-style-too-long", fr: "gardez la feuille de style sous 16\u{A0}ko",
    en: "keep the style sheet under 16 kB"
  ) { survey in
    let bytes = survey.nodes("style").reduce(0) { $0 + $1.wholeText.utf8.count }
    guard bytes >= 16_384 else { return [] }
    return [
      Breach(
        Spot(.html), fr: "la feuille de style fait \(bytes / 1000)\u{A0}ko\u{A0}: Gmail l’ignore",
        en: "the style sheet has \(bytes / 1000) kB: Gmail ignores it")
    ]
  },
]

extension MailSurvey {
  /// Slugs, the longest text first.
  var longestStories: [String] {
    var lengths: [String: Int] = [:]
    for block in visibleBlocks { if let story = block.story { lengths[story, default: 0] += block.blockText.count } }
    return lengths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
