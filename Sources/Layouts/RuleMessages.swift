import Diagnostics
import Geometry

/// A length in points as findings tell it: «9,5 pt», '9.5 pt'.
func points(_ length: Length) -> (french: String, english: String) {
  let number = decimal(length.points)
  return (number.french + "\u{A0}pt", number.english + " pt")
}

/// What a layout would break, French and English side by side.
extension Diagnostic {
  // MARK: - Inks

  static func tooMuchInk(_ name: String, _ coverage: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "ink-coverage", .error,
      Wording(
        fr: "l’encre \(guillemets(name)) charge le papier à \(coverage)\u{A0}%",
        en: "ink \(quoted(name)) covers the paper at \(coverage)%"),
      hint: Wording(fr: "restez à 300\u{A0}% au plus", en: "stay at 300% or less"), at: place)
  }

  static func muchInkForUncoated(_ name: String, _ coverage: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "ink-coverage", .warning,
      Wording(
        fr: "l’encre \(guillemets(name)), à \(coverage)\u{A0}%, est trop chargée pour un papier non couché",
        en: "ink \(quoted(name)), at \(coverage)%, is too heavy for uncoated paper"),
      hint: Wording(fr: "restez à 280\u{A0}% au plus", en: "stay at 280% or less"), at: place)
  }

  static func manyInks(_ style: String, _ size: Length, _ ink: String, _ count: Int, _ place: Place) -> Diagnostic {
    let size = points(size)
    return Diagnostic(
      "small-type-inks", .error,
      Wording(
        fr: "\(guillemets(style)), à \(size.french), est imprimé en \(count) encres (\(guillemets(ink)))",
        en: "\(quoted(style)), at \(size.english), is printed in \(count) inks (\(quoted(ink)))"),
      hint: Wording(
        fr: "sous 12\u{A0}pt, prenez une encre dont la recette n’a que deux couleurs au plus",
        en: "under 12 pt, take an ink whose recipe has two colours at most"),
      at: place)
  }

  // MARK: - Contrast

  static func darkBackground(_ name: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      "contrast", .error,
      Wording(
        fr: "le texte noir se lit mal sur \(guillemets(name))", en: "black text reads badly on \(quoted(name))"),
      hint: Wording(fr: "prenez une teinte plus claire", en: "take a lighter tint"), at: place)
  }

  static func lowContrast(
    _ style: String, _ ink: String, on ground: String, _ contrast: Double, least: Double, _ place: Place
  ) -> Diagnostic {
    let (contrast, least) = (decimal(contrast), decimal(least))
    return Diagnostic(
      "contrast", .error,
      Wording(
        fr: """
          \(guillemets(style)) en \(guillemets(ink)) se lit mal sur \(guillemets(ground))\u{A0}: contraste de \
          \(contrast.french), il en faut \(least.french)
          """,
        en: """
          \(quoted(style)) in \(quoted(ink)) reads badly on \(quoted(ground)): contrast \(contrast.english), \
          \(least.english) is wanted
          """),
      hint: Wording(fr: "prenez une encre plus contrastée", en: "take an ink of more contrast"), at: place)
  }

  // MARK: - Sizes

  static func tooSmall(_ style: String, _ size: Length, least: Length, _ place: Place) -> Diagnostic {
    let (size, least) = (points(size), points(least))
    return Diagnostic(
      "type-too-small", .error,
      Wording(
        fr: "\(guillemets(style)), à \(size.french), est trop petit",
        en: "\(quoted(style)), at \(size.english), is too small"),
      hint: Wording(fr: "\(least.french) au moins", en: "\(least.english) at least"), at: place)
  }

  static func reversedTooSmall(_ style: String, _ size: Length, least: Length, _ place: Place) -> Diagnostic {
    let (size, least) = (points(size), points(least))
    return Diagnostic(
      "reversed-type", .error,
      Wording(
        fr: "\(guillemets(style)), en clair sur foncé, est trop petit à \(size.french)",
        en: "\(quoted(style)), light on dark, is too small at \(size.english)"),
      hint: Wording(fr: "\(least.french) au moins", en: "\(least.english) at least"), at: place)
  }

  static func reversedItalic(_ style: String, _ size: Length, least: Length, _ place: Place) -> Diagnostic {
    let (size, least) = (points(size), points(least))
    return Diagnostic(
      "reversed-italic", .error,
      Wording(
        fr: "\(guillemets(style)), en italique clair sur foncé, est trop petit à \(size.french)",
        en: "\(quoted(style)), in light italic on dark, is too small at \(size.english)"),
      hint: Wording(
        fr: "\(least.french) au moins, ou une famille sans italique",
        en: "\(least.english) at least, or a family without italic"),
      at: place)
  }

  static func otherBodySize(_ size: Length, _ place: Place) -> Diagnostic {
    let size = points(size)
    return Diagnostic(
      "body-sizes", .error,
      Wording(
        fr: "le premier corps n’est pas celui du style \(guillemets("body"))",
        en: "the first size is not that of the style \(quoted("body"))"),
      hint: Wording(fr: "commencez la liste par \(size.french)", en: "start the list with \(size.english)"), at: place)
  }

  static func farBodySize(_ size: Length, of natural: Length, _ place: Place) -> Diagnostic {
    let (size, natural) = (points(size), points(natural))
    return Diagnostic(
      "body-sizes", .error,
      Wording(
        fr: "un corps de \(size.french) se voit à côté de \(natural.french)",
        en: "a size of \(size.english) shows beside \(natural.english)"),
      hint: Wording(fr: "restez à 5\u{A0}% du corps naturel", en: "stay within 5% of the natural size"), at: place)
  }

  // MARK: - Grid

  static func sizeOverLeading(_ style: String, _ size: Length, _ leading: Length, _ place: Place) -> Diagnostic {
    let (size, leading) = (points(size), points(leading))
    return Diagnostic(
      "leading", .error,
      Wording(
        fr:
          "\(guillemets(style))\u{A0}: l’interlignage de \(leading.french) est plus petit que le corps de \(size.french)",
        en: "\(quoted(style)): the leading of \(leading.english) is less than the size of \(size.english)"),
      hint: Wording(
        fr: "un cinquième de plus que le corps se lit bien", en: "a fifth more than the size reads well"),
      at: place)
  }

  static func leadingOffGrid(_ style: String, _ leading: Length, _ place: Place) -> Diagnostic {
    let leading = points(leading)
    return Diagnostic(
      "leading-off-grid", .error,
      Wording(
        fr: "les lignes de \(guillemets(style)) ne tomberaient pas sur la grille de \(leading.french)",
        en: "the lines of \(quoted(style)) would not stand on the grid of \(leading.english)"),
      hint: Wording(
        fr: "donnez-lui l’interlignage de la page, \(leading.french)",
        en: "give it the leading of the page, \(leading.english)"),
      at: place)
  }

  static func narrowColumns(_ measure: Length, _ place: Place) -> Diagnostic {
    let width = decimal(measure.millimetres)
    return Diagnostic(
      "narrow-columns", .error,
      Wording(
        fr: "des colonnes de \(width.french)\u{A0}mm sont trop étroites pour du texte justifié",
        en: "columns of \(width.english) mm are too narrow for justified text"),
      hint: Wording(
        fr: "35\u{A0}mm au moins\u{A0}: moins de colonnes, ou des marges plus petites",
        en: "35 mm at least: fewer columns, or smaller margins"),
      at: place)
  }

  static func noRoom(_ rows: Int, least: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "no-room", .error,
      Wording(
        fr: "entre le bandeau et l’ours, il ne reste aux articles que \(rows) lignes",
        en: "between nameplate and colophon only \(rows) lines are left to the stories"),
      hint: Wording(
        fr: "\(least) au moins\u{A0}: un bandeau ou un ours moins haut, des marges plus petites",
        en: "\(least) at least: a lower nameplate or colophon, smaller margins"),
      at: place)
  }

  static func oddPageCount(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      "page-count-signature", .error,
      Wording(
        fr: "\(count) pages ne se plient pas en cahiers", en: "\(count) pages do not fold into signatures"),
      hint: Wording(
        fr: "au-delà de 8, un multiple de 4\u{A0}: \(count / 4 * 4) ou \(count / 4 * 4 + 4)",
        en: "above 8, a multiple of 4: \(count / 4 * 4) or \(count / 4 * 4 + 4)"),
      at: place)
  }
}
