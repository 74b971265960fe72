/// Which mail programs show what, and whether the letter bears it where they do not.
///
/// Facts from caniemail.com (hteumeuleu/caniemail), in our own words. Every line bears the month of the test that its
/// page there names (`last_test_date`); where single programs were tried again since, the newest trial counts. What has
/// no page there bears no month: its line says what is known without one. «Lacking» is who drops it on one of their
/// platforms at least, or in the form in which the letter would say it; programs that nobody tried are not named. Free
/// was tried for few pages alone.
///
/// Whoever adds a property, an attribute or an element to the letter looks it up there and adds its line here. The pages
/// of the archive are made for browsers and not asked about.
enum ClientSupport {
  /// The years of the tests.
  static let source = "caniemail.com, 2019–2025"

  enum Client: String, Hashable, Sendable, CaseIterable {
    case gmail = "Gmail"
    case outlookWindows = "Outlook pour Windows"
    case outlookWeb = "Outlook.com"
    case outlookMobile = "Outlook mobile"
    case apple = "Apple Mail"
    case yahoo = "Yahoo"
    case orange = "Orange"
    case sfr = "SFR"
    case laPoste = "La Poste"
    case free = "Free"
  }

  /// What is known of one property, attribute, element or value.
  struct Fact: Hashable, Sendable {
    /// Those that do not show it, or drop it.
    var lacking: [Client]
    /// Why the letter bears it; nil where it does not.
    var harmless: String?
    /// The month of the test, `2021-07`; nil where there is no page about it.
    var tested: String?
  }

  /// Facts by the names they are about.
  private struct Facts {
    var all: [String: Fact] = [:]

    mutating func list(_ names: String, _ tested: String?, lacking: [Client] = [], harmless: String? = nil) {
      let fact = Fact(lacking: lacking, harmless: harmless, tested: tested)
      for name in names.split(separator: " ") { all[String(name)] = fact }
    }
  }

  private static let outlook: [Client] = [.outlookWindows, .outlookWeb, .outlookMobile]

  /// Properties, inline and in the style sheet. What is not listed nobody has looked up.
  static let properties: [String: Fact] = {
    var facts = Facts()
    // Type.
    facts.list("color font-family font-style", nil)
    facts.list("font", "2019-02")
    facts.list("font-size", "2024-02")
    facts.list("font-weight", "2022-06")
    facts.list(
      "line-height", "2021-10", lacking: [.outlookWindows], harmless: "its lines stand a little closer or wider")
    facts.list("text-align", "2021-09")
    facts.list("text-transform", "2021-09")
    facts.list("letter-spacing", "2020-01")
    facts.list("text-indent", "2021-01")
    facts.list("vertical-align", "2020-12")
    facts.list("direction", "2021-10")
    facts.list(
      "text-decoration", "2019-02", lacking: [.gmail, .orange, .sfr], harmless: "a link stays underlined in their apps")
    facts.list("white-space", "2019-02", lacking: [.outlookWindows])
    facts.list(
      "word-break", "2022-02", lacking: [.outlookWindows, .yahoo, .orange],
      harmless: "only a word longer than the column would widen it")
    facts.list(
      "word-wrap", "2025-05", lacking: [.outlookWindows, .outlookMobile],
      harmless: "only a word longer than the column would widen it")
    facts.list("overflow-wrap", "2022-08", lacking: [.gmail, .apple, .yahoo] + outlook)
    facts.list("list-style list-style-type", "2020-04")
    // Colour.
    facts.list("background-color", "2019-02")
    facts.list(
      "color-scheme", "2023-09", lacking: [.gmail, .yahoo, .sfr] + outlook,
      harmless: "it announces the dark colours, which stand by themselves")
    facts.list("supported-color-schemes", nil, harmless: "an older name of color-scheme")
    facts.list("opacity", "2019-02", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    // Room.
    facts.list(
      "margin margin-top margin-right margin-bottom margin-left", "2019-10", lacking: [.outlookWindows],
      harmless: "the column is centred by align too; negative margins have a rule of their own")
    facts.list(
      "padding padding-top padding-right padding-bottom padding-left", "2019-07", lacking: [.outlookWindows],
      harmless: "padding of cells is shown everywhere; that of other elements is air alone")
    facts.list(
      "width", "2019-09", lacking: [.outlookWindows],
      harmless: "that of tables and cells is shown everywhere; pictures have the attribute too")
    facts.list(
      "max-width", "2019-08", lacking: [.outlookWindows, .yahoo],
      harmless: "the column has a table for Outlook, pictures a width attribute; Yahoo lacks it on narrow phones")
    facts.list(
      "height", "2019-09", lacking: [.outlookWindows, .yahoo],
      harmless: "only pictures say it; Yahoo may stretch one that it shows narrower than its width attribute")
    facts.list("min-width max-height", "2021-11", lacking: [.outlookWindows], harmless: "nothing depends on it")
    facts.list(
      "display", "2021-12", lacking: [.outlookWindows],
      harmless: "none is shown everywhere, and joined by mso-hide; block and inline-block change little")
    facts.list(
      "overflow", "2019-02", lacking: [.outlookWindows, .outlookMobile, .yahoo],
      harmless: "it only helps to hide the preheader")
    facts.list("table-layout", "2022-07", lacking: [.outlookWindows])
    facts.list("border-collapse", "2023-12")
    facts.list(
      "border-spacing", "2023-12", lacking: [.outlookWindows], harmless: "the attribute cellspacing says the same")
    // Rules.
    facts.list(
      "border border-top border-right border-bottom border-left border-color border-style border-width", "2021-07",
      lacking: [.outlookWindows], harmless: "rules are thinner than 8 px, and nothing is lost without one")
    facts.list("border-radius", "2021-03", lacking: [.outlookWindows, .orange], harmless: "corners stay square")
    // For one program alone.
    facts.list(
      "mso-hide mso-line-height-rule mso-table-lspace mso-table-rspace mso-padding-alt", nil,
      harmless: "for Outlook alone")
    facts.list(
      "-webkit-text-size-adjust -ms-text-size-adjust text-size-adjust", nil,
      harmless: "it only keeps phones from enlarging")
    // What would break the letter.
    facts.list("float", "2019-02", lacking: [.outlookWindows])
    facts.list("clear", "2024-09", lacking: [.outlookWindows])
    facts.list("position", "2021-05", lacking: [.gmail, .yahoo, .sfr, .laPoste] + outlook)
    facts.list("top right bottom left", "2021-05", lacking: [.gmail, .outlookWindows, .yahoo])
    facts.list("z-index", "2021-05", lacking: [.gmail, .outlookWindows])
    // Without a page: as `display` with the value `flex`, of 2021-11.
    facts.list("flex flex-flow align-self", nil, lacking: [.gmail, .outlookWindows, .orange])
    facts.list("flex-direction", "2023-01", lacking: [.gmail, .outlookWindows, .outlookMobile, .yahoo, .orange])
    facts.list("flex-wrap", "2023-01", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    facts.list("justify-content", "2021-03", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    facts.list("align-items", "2023-12", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    facts.list("order", "2024-10", lacking: [.gmail, .outlookWindows, .yahoo])
    // Without a page: as `display` with the value `grid`, of 2019-02.
    facts.list("grid grid-column grid-row", nil, lacking: [.gmail, .outlookWindows, .outlookMobile, .yahoo, .orange])
    facts.list("grid-template-columns grid-template-rows", "2023-01", lacking: [.gmail, .yahoo, .orange] + outlook)
    facts.list("gap", "2022-12", lacking: [.gmail, .yahoo, .orange] + outlook)
    facts.list("column-count columns", "2022-08", lacking: [.outlookWindows, .yahoo])
    facts.list("background", "2023-07", lacking: [.outlookWindows])
    facts.list("background-image background-position background-repeat", "2019-02", lacking: [.outlookWindows])
    facts.list("background-size", "2019-02", lacking: [.gmail, .outlookWindows, .orange])
    facts.list("box-shadow", "2023-12", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    facts.list("text-shadow", "2019-02", lacking: [.gmail, .yahoo] + outlook)
    facts.list("filter", "2019-02", lacking: [.gmail, .yahoo, .orange] + outlook)
    facts.list("transform", "2019-02", lacking: [.gmail, .yahoo] + outlook)
    facts.list("transition", "2024-03", lacking: [.gmail, .orange, .sfr] + outlook)
    facts.list("animation", "2021-05", lacking: [.gmail, .yahoo, .orange, .sfr] + outlook)
    facts.list("clip-path", "2021-03", lacking: [.gmail, .yahoo, .orange] + outlook)
    facts.list("mix-blend-mode", "2020-12", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    facts.list("object-fit", "2021-07", lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    facts.list("aspect-ratio", "2023-12", lacking: [.gmail, .yahoo, .orange] + outlook)
    facts.list("visibility", "2019-02", lacking: [.gmail, .outlookWindows, .yahoo])
    return facts.all
  }()

  /// Units and notations of values, by what stands in them. Pixels and per cent are understood everywhere (2020-02).
  static let values: [(pattern: String, lacking: [Client], tested: String?)] = [
    ("calc(", [.yahoo, .orange] + outlook, "2020-02"),
    ("var(", [.gmail, .yahoo, .orange] + outlook, "2020-02"),
    ("rem", [.outlookWindows, .yahoo, .orange], "2020-02"),
    ("vw", [.outlookWindows, .orange], "2020-02"),
    ("vh", [.outlookWindows, .apple, .orange, .sfr], "2023-10"),
    ("rgba(", [.outlookWindows, .orange], "2021-05"),
    // No page; what takes rgba( to be unknown knows these neither.
    ("hsl(", [.outlookWindows, .orange], nil),
    ("hsla(", [.outlookWindows, .orange], nil),
    ("gradient(", [.yahoo, .orange] + outlook, "2021-12"),
  ]

  /// Attributes by the element they may stand on; `*` for all. Each is kept everywhere, or not missed where it is not.
  static let attributes: [String: [String: Fact]] = {
    var any = Facts()
    any.list("style class title id", nil)
    any.list(
      "lang", "2020-10", lacking: [.yahoo, .orange], harmless: "a voice then reads in the language of the program")
    any.list("dir", "2021-11", lacking: [.outlookWindows, .orange], harmless: "no language of the letter needs it")
    any.list("role", "2020-02", lacking: [.yahoo], harmless: "tables keep it, the article is read without")
    any.list(
      "aria-label aria-hidden", "2019-02", lacking: [.yahoo, .orange], harmless: "the subject says the same")
    any.list("aria-roledescription", nil, harmless: "it only names the role")
    var table = Facts()
    table.list("cellpadding cellspacing", "2024-05")
    table.list("width", "2019-09")
    table.list("align", "2021-11")
    table.list("border bgcolor", nil)
    var cell = Facts()
    cell.list("align", "2021-11")
    cell.list("valign", "2020-12")
    cell.list("width height", "2019-09")
    cell.list("bgcolor colspan rowspan scope", nil)
    var row = Facts()
    row.list("align", "2021-11")
    row.list("valign", "2020-12")
    row.list("bgcolor", nil)
    var link = Facts()
    link.list("href rel", nil)
    link.list(
      "name", "2019-08", lacking: [.gmail, .outlookMobile, .yahoo, .orange, .sfr, .laPoste],
      harmless: "the summary's links do nothing in some of their apps and webmails; the stories follow below")
    link.list(
      "target", "2021-12", lacking: [.gmail, .outlookWeb, .yahoo, .orange, .sfr],
      harmless: "links open a new window anyway")
    var picture = Facts()
    picture.list("src alt border", nil)
    picture.list("width height", "2019-09")
    picture.list("align", "2021-11")
    var block = Facts()
    block.list("align", "2021-11")
    var meta = Facts()
    meta.list("charset name content http-equiv", nil)
    var html = Facts()
    html.list("xmlns xmlns:o xmlns:v", nil, harmless: "for Outlook alone")
    var body = Facts()
    body.list("bgcolor", nil)
    var numbered = Facts()
    numbered.list("start type", nil)
    var bulleted = Facts()
    bulleted.list("type", nil)
    var item = Facts()
    item.list("value", "2024-02", lacking: [.outlookWindows], harmless: "it starts a new list at the same number")
    var font = Facts()
    font.list("color face size", nil)
    var style = Facts()
    style.list("type", nil)
    return [
      "*": any.all, "html": html.all, "meta": meta.all, "style": style.all, "body": body.all, "table": table.all,
      "tr": row.all, "td": cell.all, "th": cell.all, "a": link.all, "img": picture.all, "ol": numbered.all,
      "ul": bulleted.all, "li": item.all, "p": block.all, "div": block.all, "font": font.all,
    ]
  }()

  /// Elements every program keeps, or whose words it does.
  static let elements: [String: Fact] = {
    var facts = Facts()
    facts.list("html head meta title br a img em b i u sup sub center font", nil)
    facts.list(
      "body", "2021-11", lacking: [.outlookMobile, .yahoo, .sfr, .laPoste],
      harmless: "the tables have its colour, and nothing else is asked of it")
    // The French webmails have dropped it since 2025 (hteumeuleu/email-bugs#151).
    facts.list(
      "style", "2019-06", lacking: [.gmail, .sfr, .laPoste], harmless: "it only colours the letter for dark screens")
    facts.list("table tbody thead tfoot tr td th", "2019-09")
    facts.list("div span p strong blockquote h1 h2 h3 h4 h5 h6", "2020-05")
    facts.list("ul ol li", "2024-02")
    facts.list("hr", "2023-09")
    facts.list("pre", "2023-04")
    facts.list("code", "2023-04", lacking: [.orange], harmless: "its words are kept, in the type around them")
    facts.list("small", "2021-11", lacking: [.orange], harmless: "its words are kept, in the type around them")
    facts.list("abbr", "2023-09", lacking: [.outlookWindows, .yahoo, .orange], harmless: "its words are kept")
    return facts.all
  }()
}
