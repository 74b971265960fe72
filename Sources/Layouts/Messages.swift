import Diagnostics
import Geometry

/// The findings about a layout file, French and English side by side.
extension Diagnostic {
  static func missingKey(_ key: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error,
      Wording(fr: "la clef «\u{A0}\(key)\u{A0}» manque", en: "key '\(key)' is missing"),
      hint: Wording(fr: "voyez layouts/lettre.yaml", en: "see layouts/lettre.yaml"), at: place)
  }

  static func missingStyle(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "missing-style", .error,
      Wording(fr: "le style «\u{A0}\(name)\u{A0}» manque", en: "style '\(name)' is missing"),
      hint: Wording(
        fr: "ajoutez une ligne «\u{A0}name: \(name)\u{A0}» aux styles", en: "add a line 'name: \(name)' to the styles"),
      at: place)
  }

  static func noLength(_ key: String, _ text: String, _ range: ClosedRange<Length>, _ place: Place) -> Diagnostic {
    let (least, most) = (Int(range.lowerBound.points.rounded()), Int(range.upperBound.points.rounded()))
    return Diagnostic(
      "bad-length", .error,
      Wording(
        fr: "«\u{A0}\(text)\u{A0}» n’est pas une longueur possible pour «\u{A0}\(key)\u{A0}»",
        en: "'\(text)' is no possible length for '\(key)'"),
      hint: Wording(
        fr: "écrivez une longueur en mm ou en pt, de \(least) à \(most)\u{A0}pt, par exemple 12pt",
        en: "write a length in mm or pt, from \(least) to \(most) pt, such as 12pt"),
      at: place)
  }

  static func noPageCount(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "bad-page-count", .error,
      Wording(
        fr: "«\u{A0}\(text)\u{A0}» n’est pas un nombre de pages", en: "'\(text)' is no page count"),
      hint: Wording(fr: "écrivez des nombres de 1 à 400", en: "write numbers from 1 to 400"), at: place)
  }

  static func noRecipe(_ place: Place) -> Diagnostic {
    Diagnostic(
      "bad-recipe", .error,
      Wording(
        fr: "une recette d’encre a quatre nombres de 0 à 100", en: "an ink recipe has four numbers from 0 to 100"),
      hint: Wording(fr: "par exemple cmyk: [100, 75, 15, 35]", en: "such as cmyk: [100, 75, 15, 35]"), at: place)
  }

  static func noColour(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "bad-colour", .error,
      Wording(
        fr: "«\u{A0}\(text)\u{A0}» n’est pas une couleur d’écran", en: "'\(text)' is no screen colour"),
      hint: Wording(fr: "par exemple \"#0B2F57\"", en: "such as \"#0B2F57\""), at: place)
  }

  static func tooMuchInk(_ name: String, _ coverage: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "ink-coverage", .error,
      Wording(
        fr: "l’encre «\u{A0}\(name)\u{A0}» charge le papier à \(coverage)\u{A0}%",
        en: "ink '\(name)' covers the paper at \(coverage)%"),
      hint: Wording(fr: "restez à 300\u{A0}% au plus", en: "stay at 300% or less"), at: place)
  }

  static func darkBackground(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "contrast", .error,
      Wording(
        fr: "le texte noir se lit mal sur «\u{A0}\(name)\u{A0}»", en: "black text reads badly on '\(name)'"),
      hint: Wording(fr: "prenez une teinte plus claire", en: "take a lighter tint"), at: place)
  }

  static func unknownName(_ name: String, _ nearest: String?, _ place: Place) -> Diagnostic {
    Diagnostic(
      "unknown-name", .error,
      Wording(fr: "«\u{A0}\(name)\u{A0}» n’est pas connu ici", en: "'\(name)' is not known here"),
      hint: nearest.map {
        Wording(fr: "vouliez-vous dire «\u{A0}\($0)\u{A0}»\u{202F}?", en: "did you mean '\($0)'?")
      }, at: place)
  }
}
