import Diagnostics
import Geometry

/// What is wrong with a layout's words: keys, values, names. French and English side by side.
extension Diagnostic {
  static func missingKey(_ key: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "missing-key", .error,
      Wording(fr: "la clef \(guillemets(key)) manque", en: "key \(quoted(key)) is missing"),
      hint: Wording(fr: "voyez layouts/lettre.yaml", en: "see layouts/lettre.yaml"), at: place)
  }

  static func missingStyle(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "missing-style", .error,
      Wording(fr: "le style \(guillemets(name)) manque", en: "style \(quoted(name)) is missing"),
      hint: Wording(
        fr: "ajoutez une ligne «\u{A0}name: \(name)\u{A0}» aux styles", en: "add a line 'name: \(name)' to the styles"),
      at: place)
  }

  static func noLength(_ key: String, _ text: String, _ range: ClosedRange<Length>, _ place: Place) -> Diagnostic {
    let (least, most) = (points(range.lowerBound), points(range.upperBound))
    return Diagnostic(
      "bad-length", .error,
      Wording(
        fr: "\(guillemets(text)) n’est pas une longueur possible pour \(guillemets(key))",
        en: "\(quoted(text)) is no possible length for \(quoted(key))"),
      hint: Wording(
        fr: "écrivez une longueur en mm ou en pt, de \(least.french) à \(most.french), par exemple 12pt",
        en: "write a length in mm or pt, from \(least.english) to \(most.english), such as 12pt"),
      at: place)
  }

  static func noPageCount(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "bad-page-count", .error,
      Wording(fr: "\(guillemets(text)) n’est pas un nombre de pages", en: "\(quoted(text)) is no page count"),
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
      Wording(fr: "\(guillemets(text)) n’est pas une couleur d’écran", en: "\(quoted(text)) is no screen colour"),
      hint: Wording(fr: "par exemple \"#0B2F57\"", en: "such as \"#0B2F57\""), at: place)
  }

  static func noFeature(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "bad-feature", .error,
      Wording(
        fr: "\(guillemets(text)) n’est pas une propriété OpenType", en: "\(quoted(text)) is no OpenType feature"),
      hint: Wording(
        fr: "quatre lettres\u{A0}: onum (chiffres elzéviriens), lnum (alignés), smcp (petites capitales)",
        en: "four letters: onum (old-style figures), lnum (lining figures), smcp (small capitals)"),
      at: place)
  }

  // MARK: - Names

  static func otherName(_ name: String, file: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "layout-name", .error,
      Wording(
        fr: "le gabarit s’appelle \(guillemets(name)), mais son fichier \(guillemets(file))",
        en: "the layout is called \(quoted(name)), but its file \(quoted(file))"),
      hint: Wording(fr: "écrivez name: \(file)", en: "write name: \(file)"), at: place)
  }

  static func twice(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "name-twice", .error,
      Wording(fr: "\(guillemets(name)) est déjà déclaré plus haut", en: "\(quoted(name)) is already declared above"),
      hint: Wording(fr: "gardez une seule des deux lignes", en: "keep only one of the two lines"), at: place)
  }

  static func fixedInk(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "fixed-ink", .error,
      Wording(
        fr: "l’encre \(guillemets(name)) est la même dans tous les gabarits",
        en: "ink \(quoted(name)) is the same in all layouts"),
      hint: Wording(
        fr: "supprimez cette ligne, ou donnez à l’encre un autre nom", en: "delete this line, or rename the ink"),
      at: place)
  }

  static func unknownInk(_ name: String, known: [String], _ place: Place) -> Diagnostic {
    unknown("unknown-ink", Wording(fr: "encre inconnue", en: "unknown ink"), name, known: known, place)
  }

  static func unknownFamily(_ name: String, known: [String], _ place: Place) -> Diagnostic {
    unknown("unknown-family", Wording(fr: "famille inconnue", en: "unknown family"), name, known: known, place)
  }

  static func unknownLook(_ name: String, known: [String], _ place: Place) -> Diagnostic {
    unknown("unknown-look", Wording(fr: "allure inconnue", en: "unknown look"), name, known: known, place)
  }

  /// - Parameter nearest: which need not be the nearest by its letters alone.
  static func unknownStyle(_ name: String, nearest: String?, known: [String], _ place: Place) -> Diagnostic {
    unknown("unknown-style", Wording(fr: "style inconnu", en: "unknown style"), name, nearest, known: known, place)
  }

  private static func unknown(
    _ code: String, _ what: Wording, _ name: String, _ nearest: String? = nil, known: [String], _ place: Place
  ) -> Diagnostic {
    let all = known.joined(separator: ", ")
    return Diagnostic(
      code, .error,
      Wording(fr: "\(what.french) \(guillemets(name))", en: "\(what.english) \(quoted(name))"),
      hint: (nearest ?? nearestName(to: name, among: known)).map {
        Wording(fr: "vouliez-vous dire \(guillemets($0))\u{202F}?", en: "did you mean \(quoted($0))?")
      } ?? Wording(fr: "connus ici\u{A0}: \(all)", en: "known here: \(all)"), at: place)
  }
}
