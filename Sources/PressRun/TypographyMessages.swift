import Diagnostics
import FrenchText

/// What the typographic filter says of each change.
extension Diagnostic {
  static func typography(_ change: TypographicChange, at place: Place) -> Diagnostic {
    let (before, after) = (shown(change.before), shown(change.after))
    let rule = change.rule.wording
    let french: String
    let english: String
    if change.before.isEmpty {
      french = "\(after.french) ajouté"
      english = "\(after.english) put in"
    } else if change.after.isEmpty {
      french = "\(before.french) retiré"
      english = "\(before.english) taken out"
    } else if change.isRaised {
      french = "\(after.french) mis en exposant"
      english = "\(after.english) set as a superscript"
    } else {
      french = "\(before.french) devient \(after.french)"
      english = "\(before.english) becomes \(after.english)"
    }
    return Diagnostic(
      "typo-" + change.rule.code, .notice,
      Wording(fr: "\(rule.french)\u{A0}: \(french)", en: "\(rule.english): \(english)"), at: place)
  }

  /// The text in quotes, what cannot be seen by its number.
  private static func shown(_ text: String) -> Wording {
    let visible = text.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator:
        if scalar == " " { return " " }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: return String(scalar)
      }
    }.joined()
    return Wording(fr: guillemets(visible), en: quoted(visible))
  }
}

extension FrenchRule {
  /// Stable, for scripts: `typo-apostrophe`.
  fileprivate var code: String {
    switch self {
    case .invisible: "invisible"
    case .writersSpace: "writers-space"
    case .space: "space"
    case .comma: "comma"
    case .apostrophe: "apostrophe"
    case .ellipsis: "ellipsis"
    case .ligature: "ligature"
    case .quotation: "quotation-marks"
    case .punctuation: "punctuation"
    case .title: "title"
    case .initials: "initials"
    case .numero: "numero"
    case .abbreviation: "abbreviation"
    case .ordinal: "ordinal"
    case .roman: "roman-ordinal"
    case .date: "date"
    case .phone: "telephone"
    case .thousands: "thousands"
    case .money: "money"
    case .percent: "percentage"
    case .hour: "hour"
    case .unit: "unit"
    case .dash: "dash"
    }
  }

  fileprivate var wording: Wording {
    switch self {
    case .invisible: Wording(fr: "caractère invisible", en: "invisible character")
    case .writersSpace: Wording(fr: "insécable demandée", en: "no-break space asked for")
    case .space: Wording(fr: "espace", en: "space")
    case .comma: Wording(fr: "virgule", en: "comma")
    case .apostrophe: Wording(fr: "apostrophe", en: "apostrophe")
    case .ellipsis: Wording(fr: "points de suspension", en: "ellipsis")
    case .ligature: Wording(fr: "ligature", en: "ligature")
    case .quotation: Wording(fr: "guillemets", en: "quotation marks")
    case .punctuation: Wording(fr: "ponctuation", en: "punctuation")
    case .title: Wording(fr: "titre de civilité", en: "title of a person")
    case .initials: Wording(fr: "initiales", en: "initials")
    case .numero: Wording(fr: "numéro", en: "number sign")
    case .abbreviation: Wording(fr: "abréviation", en: "abbreviation")
    case .ordinal: Wording(fr: "ordinal", en: "ordinal")
    case .roman: Wording(fr: "ordinal en chiffres romains", en: "ordinal in Roman figures")
    case .date: Wording(fr: "date", en: "date")
    case .phone: Wording(fr: "téléphone", en: "telephone number")
    case .thousands: Wording(fr: "milliers", en: "thousands")
    case .money: Wording(fr: "somme", en: "sum of money")
    case .percent: Wording(fr: "pourcentage", en: "percentage")
    case .hour: Wording(fr: "heure", en: "hour")
    case .unit: Wording(fr: "unité", en: "unit")
    case .dash: Wording(fr: "tiret", en: "dash")
    }
  }
}
