import Diagnostics
import Documents
import Layouts
import Testing

@Suite struct `No layout can break` {
  // MARK: - Inks

  @Test(arguments: [
    Broken(
      "cmyk: [100, 75, 15, 35]", "cmyk: ▸[100, 100, 60, 60]",
      "l’encre « deep-blue » charge le papier à 320 % → restez à 300 % au plus",
      en: "ink 'deep-blue' covers the paper at 320% → stay at 300% or less"),
    Broken(
      "cmyk: [100, 75, 15, 35]", "cmyk: ▸[100, 90, 50, 50]",
      "l’encre « deep-blue », à 290 %, est trop chargée pour un papier non couché → restez à 280 % au plus",
      en: "ink 'deep-blue', at 290%, is too heavy for uncoated paper → stay at 280% or less"),
  ]) func `what paper holds`(broken: Broken) throws { try broken.check() }

  @Test func `what coated paper holds and uncoated paper does not is a warning`() throws {
    let broken = Broken("cmyk: [100, 75, 15, 35]", "cmyk: ▸[100, 90, 50, 50]", "", en: "")
    #expect(findings(of: try broken.text().text).map(\.severity) == [.warning])
  }

  @Test(arguments: [
    Broken(
      "name: crosshead, family: sans-bold, size: 9pt, leading: 12pt, ink: text-blue",
      "name: crosshead, family: sans-bold, size: 9pt, leading: 12pt, ink: ▸deep-blue",
      "« crosshead », à 9 pt, est imprimé en 4 encres (« deep-blue ») → sous 12 pt, prenez une encre dont la recette n’a que deux couleurs au plus",
      en:
        "'crosshead', at 9 pt, is printed in 4 inks ('deep-blue') → under 12 pt, take an ink whose recipe has two colours at most"
    )
  ]) func `the register of a press`(broken: Broken) throws { try broken.check() }

  // MARK: - Contrast

  @Test(arguments: [
    // Grey on paper and on the tint of a box.
    Broken(
      "screen: \"#6B6B6B\"", "screen: \"#8A8A8A\"",
      "« closing » en « grey » se lit mal sur « paper » : contraste de 3,45, il en faut 4,5 → prenez une encre plus contrastée",
      "« closing » en « grey » se lit mal sur « tint » : contraste de 3,02, il en faut 4,5 → prenez une encre plus contrastée",
      en: "'closing' in 'grey' reads badly on 'paper': contrast 3.45, 4.5 is wanted → take an ink of more contrast",
      "'closing' in 'grey' reads badly on 'tint': contrast 3.02, 4.5 is wanted → take an ink of more contrast"),
    // Large type may have less: 3 to 1 from 18 pt, or from 14 pt in bold.
    Broken(
      "size: 26pt, leading: 30pt, tracking: -0.01, ink: deep-blue",
      "size: 26pt, leading: 30pt, tracking: -0.01, ink: ▸gold",
      "« headline-3 » en « gold » se lit mal sur « paper » : contraste de 2,01, il en faut 3 → prenez une encre plus contrastée",
      en: "'headline-3' in 'gold' reads badly on 'paper': contrast 2.01, 3 is wanted → take an ink of more contrast"),
    Broken(
      "name: motto, family: serif, size: 12pt, leading: 14pt, ink: paper",
      "name: motto, family: serif, size: 12pt, leading: 14pt, ink: ▸text-blue",
      "« motto » en « text-blue » se lit mal sur « deep-blue » : contraste de 1,61, il en faut 4,5 → prenez une encre plus contrastée",
      en:
        "'motto' in 'text-blue' reads badly on 'deep-blue': contrast 1.61, 4.5 is wanted → take an ink of more contrast"
    ),
    Broken(
      "- { name: tinted, background: tint", "- { name: tinted, background: ▸deep-blue",
      "le texte noir se lit mal sur « deep-blue » → prenez une teinte plus claire",
      en: "black text reads badly on 'deep-blue' → take a lighter tint"),
  ]) func `contrast`(broken: Broken) throws {
    guard broken.was.hasPrefix("screen") else { return try broken.check() }
    // The ink is at fault, and the style that takes it is shown.
    var marked = broken
    marked.was = "size: 9pt, leading: 12pt, features: [onum], ink: grey"
    marked.now = "size: 9pt, leading: 12pt, features: [onum], ink: ▸▸grey"
    let (text, places) = try marked.text()
    let found = findings(of: text.replacing(broken.was, with: broken.now)).inOrder
    #expect(found.map { "\($0.place.line ?? 0):\($0.place.column ?? 0)" } == places)
    func told(_ words: KeyPath<Wording, String>) -> [String] {
      found.map {
        ($0.message[keyPath: words] + " → " + ($0.hint?[keyPath: words] ?? "")).replacing("\u{A0}", with: " ")
      }
    }
    #expect(told(\.french) == broken.french)
    #expect(told(\.english) == broken.english)
  }

  @Test func `contrast, but 3 to 1 is enough from 18 pt, and from 14 pt in bold`() throws {
    let text = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
    // 3.45 to 1 on paper: enough for 18 pt in Lato Heavy, not for 13 pt.
    let light = text.replacing("screen: \"#0B2F57\"", with: "screen: \"#8A8A8A\"")
    let styles = findings(of: light).filter { $0.code == "contrast" }.map(\.message.english)
    #expect(styles.contains { $0.hasPrefix("'headline-1' in 'deep-blue' reads badly on 'paper'") })
    #expect(!styles.contains { $0.hasPrefix("'headline-2'") })
    #expect(!styles.contains { $0.hasPrefix("'headline-box'") })
    #expect(styles.contains { $0.hasPrefix("'pull-quote' in 'deep-blue'") })
  }

  // MARK: - Sizes

  @Test(arguments: [
    Broken(
      "name: quotation, family: serif-italic, size: 9.5pt", "name: quotation, family: serif-italic, size: ▸8.5pt",
      "« quotation », à 8,5 pt, est trop petit → 9 pt au moins",
      en: "'quotation', at 8.5 pt, is too small → 9 pt at least"),
    Broken(
      "name: caption, family: sans, size: 7.5pt", "name: caption, family: sans, size: ▸6pt",
      "« caption », à 6 pt, est trop petit → 6,5 pt au moins", en: "'caption', at 6 pt, is too small → 6.5 pt at least"),
    Broken(
      "size: 7.5pt, leading: 9.5pt", "size: ▸6.25pt, leading: 9.5pt",
      "« colophon », à 6,25 pt, est trop petit → 6,5 pt au moins",
      en: "'colophon', at 6.25 pt, is too small → 6.5 pt at least"),
    Broken(
      "name: motto, family: serif, size: 12pt", "name: motto, family: serif, size: ▸11pt",
      "« motto », en italique clair sur foncé, est trop petit à 11 pt → 12 pt au moins, ou une famille sans italique",
      en: "'motto', in light italic on dark, is too small at 11 pt → 12 pt at least, or a family without italic"),
    Broken(
      "name: issue-line, family: sans-bold, size: 11pt", "name: issue-line, family: sans-bold, size: ▸8.5pt",
      "« issue-line », en clair sur foncé, est trop petit à 8,5 pt → 9 pt au moins",
      en: "'issue-line', light on dark, is too small at 8.5 pt → 9 pt at least"),
    Broken(
      "body-sizes: [9.5pt, 9.65pt, 9.35pt, 9.8pt, 9.2pt]", "body-sizes: [9.5pt, ▸10.2pt, ▸8.8pt, ▸9.01pt]",
      "un corps de 10,2 pt se voit à côté de 9,5 pt → restez à 5 % du corps naturel",
      "« 8.8pt » n’est pas une longueur possible pour « body-sizes » → écrivez une longueur en mm ou en pt, de 9 pt à 30 pt, par exemple 12pt",
      "un corps de 9,01 pt se voit à côté de 9,5 pt → restez à 5 % du corps naturel",
      en: "a size of 10.2 pt shows beside 9.5 pt → stay within 5% of the natural size",
      "'8.8pt' is no possible length for 'body-sizes' → write a length in mm or pt, from 9 pt to 30 pt, such as 12pt",
      "a size of 9.01 pt shows beside 9.5 pt → stay within 5% of the natural size"),
    Broken(
      "body-sizes: [9.5pt, 9.65pt,", "body-sizes: [▸9.65pt, 9.5pt,",
      "le premier corps n’est pas celui du style « body » → commencez la liste par 9,5 pt",
      en: "the first size is not that of the style 'body' → start the list with 9.5 pt"),
  ]) func `sizes that can be read and printed`(broken: Broken) throws { try broken.check() }

  // MARK: - Grid

  @Test(arguments: [
    Broken(
      "size: 18pt, leading: 21pt", "size: 18pt, leading: ▸17pt",
      "« headline-2 » : l’interlignage de 17 pt est plus petit que le corps de 18 pt → un cinquième de plus que le corps se lit bien",
      en: "'headline-2': the leading of 17 pt is less than the size of 18 pt → a fifth more than the size reads well"),
    Broken(
      "name: byline, family: serif, size: 9.5pt, leading: 12pt",
      "name: byline, family: serif, size: 9.5pt, leading: ▸11.5pt",
      "les lignes de « byline » ne tomberaient pas sur la grille de 12 pt → donnez-lui l’interlignage de la page, 12 pt",
      en: "the lines of 'byline' would not stand on the grid of 12 pt → give it the leading of the page, 12 pt"),
  ]) func `the grid`(broken: Broken) throws { try broken.check() }

  @Test(arguments: [
    Broken(
      "columns: 3", "columns: ▸4",
      "des colonnes de 22,5 mm sont trop étroites pour du texte justifié → 35 mm au moins : moins de colonnes, ou des marges plus petites",
      en: "columns of 22.5 mm are too narrow for justified text → 35 mm at least: fewer columns, or smaller margins")
  ]) func `columns wide enough for justified text`(broken: Broken) throws {
    var broken = broken
    broken.was = "columns: 3\ngutter: 5mm"
    broken.now += "\ngutter: 30mm"
    try broken.check()
  }

  @Test func `room for stories between nameplate and colophon`() throws {
    let text = String(decoding: try repository.read("layouts/lettre.yaml"), as: UTF8.self)
      .replacing("colophon-rows: 9", with: "colophon-rows: 25").replacing("46mm", with: "130mm")
    let found = findings(of: text)
    #expect(found.map(\.code) == ["no-room"])
    #expect(found.first?.place.excerpt == "  nameplate-height: 130mm")
    #expect(
      found.first?.message
        == Wording(
          fr: "entre le bandeau et l’ours, il ne reste aux articles que 10 lignes",
          en: "between nameplate and colophon only 10 lines are left to the stories"))
  }
}
