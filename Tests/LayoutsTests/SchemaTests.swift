import Diagnostics
import Documents
import Layouts
import Testing

private func words(_ name: String) throws -> String {
  String(decoding: try repository.read("layouts/\(name).yaml"), as: UTF8.self)
}

@Suite struct `A layout file` {
  @Test(arguments: ["lettre", "bulletin", "large-print"])
  func `of the program is without a finding`(name: String) throws {
    #expect(findings(of: try words(name), file: "layouts/\(name).yaml").map(\.message.english) == [])
  }

  @Test func `has its own name in it`() throws {
    let found = findings(of: try words("lettre"), file: "layouts/gazette.yaml")
    #expect(found.map(\.code) == ["layout-name"])
    #expect(
      found.first?.message
        == Wording(
          fr: "le gabarit s’appelle «\u{A0}lettre\u{A0}», mais son fichier «\u{A0}gazette\u{A0}»",
          en: "the layout is called 'lettre', but its file 'gazette'"))
    #expect(found.first?.hint == Wording(fr: "écrivez name: gazette", en: "write name: gazette"))
    #expect(found.first?.place.line == 7)
  }

  @Test func `that is empty says every key it wants, and does not crash`() {
    #expect(
      findings(of: "name: lettre\n").map(\.message.english) == [
        "key 'title' is missing", "key 'page' is missing", "key 'margins' is missing", "key 'columns' is missing",
        "key 'gutter' is missing", "key 'leading' is missing", "key 'styles' is missing", "key 'furniture' is missing",
        "key 'page-counts' is missing", "key 'fit' is missing",
      ])
  }

  @Test func `cut off after any line never crashes, and is never taken for whole`() throws {
    let lines = try words("lettre").split(separator: "\n", omittingEmptySubsequences: false)
    for count in stride(from: 0, to: lines.count - 8, by: 3) {
      #expect(findings(of: lines.prefix(count).joined(separator: "\n")).hasErrors, "\(count) lines")
    }
  }

  // MARK: - Keys

  @Test(arguments: [
    Broken(
      "gutter: 5mm", "▸guter: 5mm", "clef inconnue « guter » → vouliez-vous dire « gutter » ?",
      en: "unknown key 'guter' → did you mean 'gutter'?"),
    Broken(
      "  foot: 16mm", "  ▸footer: 16mm", "clef inconnue « footer » → vouliez-vous dire « foot » ?",
      en: "unknown key 'footer' → did you mean 'foot'?"),
    Broken(
      "  hairline: 0.4pt", "  hairline: 0.4pt\n  ▸hairlin-ink: grey",
      "clef inconnue « hairlin-ink » → vouliez-vous dire « hairline-ink » ?",
      en: "unknown key 'hairlin-ink' → did you mean 'hairline-ink'?"),
    Broken(
      "size: 12pt, leading: 14pt, ink: paper", "size: 12pt, leading: 14pt, ink: paper, ▸fonte: serif",
      "clef inconnue « fonte » → clefs connues : name, family, size, leading, features, tracking, ink, uppercase",
      en: "unknown key 'fonte' → known keys: name, family, size, leading, features, tracking, ink, uppercase"),
  ]) func `with a key nobody knows`(broken: Broken) throws {
    // The key in whose place it stands is missing too, which is another finding.
    try broken.check(only: ["unknown-key"])
  }

  @Test(arguments: [
    Broken(
      "name: headline-2,", "name: ▸headline-9,",
      "style inconnu « headline-9 » → vouliez-vous dire « headline-2 » ?",
      en: "unknown style 'headline-9' → did you mean 'headline-2'?"),
    Broken(
      "name: closing,", "name: ▸byline,",
      "« byline » est déjà déclaré plus haut → gardez une seule des deux lignes",
      en: "'byline' is already declared above → keep only one of the two lines"),
    Broken(
      "name: kicker, family: sans-bold", "name: kicker, family: ▸sans-bolt",
      "famille inconnue « sans-bolt » → vouliez-vous dire « sans-bold » ?",
      en: "unknown family 'sans-bolt' → did you mean 'sans-bold'?"),
    Broken(
      "rule-ink: gold", "rule-ink: ▸golt", "encre inconnue « golt » → vouliez-vous dire « gold » ?",
      en: "unknown ink 'golt' → did you mean 'gold'?"),
    Broken(
      "colophon-ink: tint", "colophon-ink: ▸chartreuse",
      "encre inconnue « chartreuse » → connus ici : black, deep-blue, eu-blue, eu-yellow, gold, grey, paper, text-blue, tint",
      en:
        "unknown ink 'chartreuse' → known here: black, deep-blue, eu-blue, eu-yellow, gold, grey, paper, text-blue, tint"
    ),
    Broken(
      "name: boxed,", "name: ▸boxd,", "allure inconnue « boxd » → vouliez-vous dire « boxed » ?",
      en: "unknown look 'boxd' → did you mean 'boxed'?"),
    Broken(
      "regular: lato/Lato-Heavy.ttf", "regular: ▸lato/Lato-Heavi.ttf",
      "le fichier de police « lato/Lato-Heavi.ttf » manque → le fichier le plus proche est « lato/Lato-Heavy.ttf »",
      en: "the font file 'lato/Lato-Heavi.ttf' is missing → the nearest file is 'lato/Lato-Heavy.ttf'"),
    Broken(
      "{ name: grey,", "{ name: ▸eu-blue, cmyk: [0, 0, 0, 50], screen: \"#888888\" }\n  - { name: grey,",
      "l’encre « eu-blue » est la même dans tous les gabarits → supprimez cette ligne, ou donnez à l’encre un autre nom",
      en: "ink 'eu-blue' is the same in all layouts → delete this line, or rename the ink"),
  ]) func `with a name that is not there, or there twice`(broken: Broken) throws {
    // What no longer has an ink, a family, a style is another finding.
    try broken.check(only: [
      "unknown-style", "unknown-family", "unknown-ink", "unknown-look", "missing-font", "fixed-ink", "name-twice",
    ])
  }

  @Test func `with a misspelt style says so once, not that another is missing too`() throws {
    let text = try words("lettre").replacing("name: headline-2,", with: "name: headline-9,")
    #expect(findings(of: text).map(\.code) == ["unknown-style"])
  }

  @Test func `without one style`() throws {
    let lines = try words("lettre").split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.filter { !$0.contains("name: motto") }.joined(separator: "\n")
    let found = findings(of: text)
    #expect(
      found.map(\.message) == [
        Wording(fr: "le style «\u{A0}motto\u{A0}» manque", en: "style 'motto' is missing")
      ])
    #expect(found.first?.place.excerpt == "styles:")
  }

  // MARK: - Values

  @Test(arguments: [
    Broken(
      "gutter: 5mm", "gutter: ▸5",
      "« 5 » n’est pas une longueur possible pour « gutter » → écrivez une longueur en mm ou en pt, de 5,66 pt à 85,03 pt, par exemple 12pt",
      en: "'5' is no possible length for 'gutter' → write a length in mm or pt, from 5.66 pt to 85.03 pt, such as 12pt"),
    Broken(
      "hairline: 0.4pt", "hairline: ▸0.2pt",
      "« 0.2pt » n’est pas une longueur possible pour « hairline » → écrivez une longueur en mm ou en pt, de 0,25 pt à 4 pt, par exemple 12pt",
      en:
        "'0.2pt' is no possible length for 'hairline' → write a length in mm or pt, from 0.25 pt to 4 pt, such as 12pt"),
    Broken(
      "bleed: 3mm", "bleed: ▸2mm",
      "« 2mm » n’est pas une longueur possible pour « bleed » → écrivez une longueur en mm ou en pt, de 8,5 pt à 56,69 pt, par exemple 12pt",
      en: "'2mm' is no possible length for 'bleed' → write a length in mm or pt, from 8.5 pt to 56.69 pt, such as 12pt"),
    Broken(
      "outside: 15mm", "outside: ▸4mm",
      "« 4mm » n’est pas une longueur possible pour « outside » → écrivez une longueur en mm ou en pt, de 14,17 pt à 283,46 pt, par exemple 12pt",
      en:
        "'4mm' is no possible length for 'outside' → write a length in mm or pt, from 14.17 pt to 283.46 pt, such as 12pt"
    ),
    Broken(
      "name: folio, family: sans, size: 8pt", "name: folio, family: sans, size: ▸4.5pt",
      "« 4.5pt » n’est pas une longueur possible pour « size » → écrivez une longueur en mm ou en pt, de 5 pt à 200 pt, par exemple 12pt",
      en: "'4.5pt' is no possible length for 'size' → write a length in mm or pt, from 5 pt to 200 pt, such as 12pt"),
    Broken(
      "tracking: 0.08", "tracking: ▸8",
      "« 8 » n’est pas un nombre possible pour « tracking » → un nombre de -0.05 à 0.3",
      en: "'8' is no possible number for 'tracking' → a number from -0.05 to 0.3"),
    Broken(
      "largest-crop: 0.2", "largest-crop: ▸0.5",
      "« 0.5 » n’est pas un nombre possible pour « largest-crop » → un nombre de 0.0 à 0.4",
      en: "'0.5' is no possible number for 'largest-crop' → a number from 0.0 to 0.4"),
    Broken(
      "air: 2", "air: ▸9", "« 9 » n’est pas un nombre possible pour « air » → un nombre de 0 à 4",
      en: "'9' is no possible number for 'air' → a number from 0 to 4"),
    Broken(
      "features: [smcp, onum]", "features: [smcp, ▸chiffres]",
      "« chiffres » n’est pas une propriété OpenType → quatre lettres : onum (chiffres elzéviriens), lnum (alignés), smcp (petites capitales)",
      en:
        "'chiffres' is no OpenType feature → four letters: onum (old-style figures), lnum (lining figures), smcp (small capitals)"
    ),
    Broken(
      "screen: \"#6B6B6B\"", "screen: ▸gris",
      "« gris » n’est pas une couleur d’écran → par exemple \"#0B2F57\"",
      en: "'gris' is no screen colour → such as \"#0B2F57\""),
    Broken(
      "cmyk: [0, 0, 0, 60]", "cmyk: ▸[0, 0, 60]",
      "une recette d’encre a quatre nombres de 0 à 100 → par exemple cmyk: [100, 75, 15, 35]",
      en: "an ink recipe has four numbers from 0 to 100 → such as cmyk: [100, 75, 15, 35]"),
    Broken(
      "page-counts: [1,", "page-counts: [▸un,",
      "« un » n’est pas un nombre de pages → écrivez des nombres de 1 à 400",
      en: "'un' is no page count → write numbers from 1 to 400"),
    Broken(
      "8, 12, 16,", "8, ▸10, 12, ▸18,",
      "10 pages ne se plient pas en cahiers → au-delà de 8, un multiple de 4 : 8 ou 12",
      "18 pages ne se plient pas en cahiers → au-delà de 8, un multiple de 4 : 16 ou 20",
      en: "10 pages do not fold into signatures → above 8, a multiple of 4: 8 or 12",
      "18 pages do not fold into signatures → above 8, a multiple of 4: 16 or 20"),
  ]) func `with a value out of its range`(broken: Broken) throws { try broken.check() }
}
