/// Which mail programs show what, and whether the letter bears it where they do not.
///
/// Facts from caniemail.com (hteumeuleu/caniemail at 6b086a34), of 2026-06-29, put in our own words and grouped by
/// what they mean for this letter. Whoever adds a property to the letter looks it up there and adds its line here, with
/// the day it was looked up.
enum ClientSupport {
  static let source = "caniemail.com, 2026-06-29"

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

  /// What is known of one property, attribute or value.
  struct Fact: Hashable, Sendable {
    /// Those that do not show it, or drop it.
    var lacking: [Client]
    /// Why the letter bears it; nil where it does not.
    var harmless: String?

    static let everywhere = Fact(lacking: [], harmless: "")
  }

  /// Inline properties. What is not listed nobody has looked up.
  static let properties: [String: Fact] = {
    var facts: [String: Fact] = [:]
    func list(_ names: String, lacking: [Client] = [], harmless: String? = nil) {
      let fact = lacking.isEmpty && harmless == nil ? Fact.everywhere : Fact(lacking: lacking, harmless: harmless)
      for name in names.split(separator: " ") { facts[String(name)] = fact }
    }
    list("color background-color font font-family font-size font-style font-weight line-height text-align")
    list(
      "text-decoration text-transform letter-spacing vertical-align white-space width border border-top border-right")
    list("border-bottom border-left border-color border-style border-width border-collapse border-spacing direction")
    list("margin margin-top margin-right margin-bottom margin-left text-indent list-style list-style-type table-layout")
    list(
      "padding padding-top padding-right padding-bottom padding-left", lacking: [.outlookWindows],
      harmless: "padding of cells is shown everywhere; that of other elements is air alone")
    list(
      "max-width", lacking: [.outlookWindows],
      harmless: "the column has a table for Outlook, pictures a width attribute")
    list("min-width height max-height", lacking: [.outlookWindows], harmless: "nothing depends on it")
    list(
      "display", lacking: [.outlookWindows],
      harmless: "block and inline-block change little; none is joined by mso-hide")
    list("overflow", lacking: [.outlookWindows, .yahoo], harmless: "it only helps to hide the preheader")
    list("word-break overflow-wrap word-wrap", lacking: [.outlookWindows], harmless: "the column is fixed there")
    list("border-radius", lacking: [.outlookWindows], harmless: "corners stay square")
    list("opacity", lacking: [.outlookWindows, .yahoo])
    list(
      "mso-hide mso-line-height-rule mso-table-lspace mso-table-rspace mso-padding-alt", lacking: [],
      harmless: "for Outlook alone")
    list(
      "-webkit-text-size-adjust -ms-text-size-adjust text-size-adjust", lacking: [.gmail, .outlookWindows],
      harmless: "it only keeps phones from enlarging")
    list(
      "color-scheme supported-color-schemes", lacking: [.gmail, .outlookWindows, .outlookWeb, .yahoo],
      harmless: "the metas say the same")
    // What would break the letter.
    list("float clear position top right bottom left z-index", lacking: [.gmail, .outlookWindows, .outlookWeb])
    list(
      "flex flex-direction flex-wrap flex-flow justify-content align-items align-self order",
      lacking: [.outlookWindows, .gmail, .yahoo, .laPoste])
    list(
      "grid grid-template-columns grid-template-rows grid-column grid-row gap column-count columns",
      lacking: [.gmail, .outlookWindows, .yahoo, .orange])
    list(
      "background background-image background-size background-position background-repeat", lacking: [.outlookWindows])
    list("box-shadow text-shadow", lacking: [.gmail, .outlookWindows, .yahoo])
    list(
      "filter transform transition animation clip-path mix-blend-mode object-fit aspect-ratio visibility",
      lacking: [.gmail, .outlookWindows, .outlookWeb])
    return facts
  }()

  /// Units and notations of values, by what stands in them.
  static let values: [(pattern: String, fact: Fact)] = [
    ("calc(", Fact(lacking: [.outlookWindows, .yahoo], harmless: nil)),
    ("var(", Fact(lacking: [.gmail, .outlookWindows, .outlookWeb, .yahoo, .orange], harmless: nil)),
    ("rem", Fact(lacking: [.outlookWindows, .gmail], harmless: nil)),
    ("vw", Fact(lacking: [.outlookWindows, .orange, .yahoo], harmless: nil)),
    ("vh", Fact(lacking: [.outlookWindows, .orange, .yahoo], harmless: nil)),
    ("rgba(", Fact(lacking: [.outlookWindows], harmless: nil)),
    ("hsl(", Fact(lacking: [.outlookWindows, .gmail], harmless: nil)),
    ("hsla(", Fact(lacking: [.outlookWindows, .gmail], harmless: nil)),
    ("gradient(", Fact(lacking: [.outlookWindows, .yahoo, .orange], harmless: nil)),
    ("flex", Fact(lacking: [.outlookWindows, .gmail, .yahoo, .laPoste], harmless: nil)),
    ("grid", Fact(lacking: [.gmail, .outlookWindows, .yahoo, .orange], harmless: nil)),
  ]

  /// Attributes shown or kept everywhere, by the element they may stand on; `*` for all.
  static let attributes: [String: Set<String>] = [
    "*": ["lang", "dir", "style", "class", "title", "role", "aria-label", "aria-roledescription", "aria-hidden", "id"],
    "html": ["xmlns", "xmlns:o", "xmlns:v"], "meta": ["charset", "name", "content", "http-equiv"],
    "table": ["cellpadding", "cellspacing", "border", "width", "align", "bgcolor"],
    "tr": ["align", "valign", "bgcolor"],
    "td": ["align", "valign", "width", "height", "bgcolor", "colspan", "rowspan"],
    "th": ["align", "valign", "width", "height", "bgcolor", "colspan", "rowspan", "scope"],
    "a": ["href", "name", "target", "rel"], "img": ["src", "alt", "width", "height", "border", "align"],
    "ol": ["start", "type"], "ul": ["type"], "li": ["value"], "p": ["align"], "div": ["align"], "body": ["bgcolor"],
    "font": ["color", "face", "size"], "style": ["type"],
  ]

  /// Elements every program keeps.
  static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "div", "span", "p", "br", "hr", "table", "tbody", "thead",
    "tfoot",
    "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "a", "img", "em", "strong",
    "b",
    "i", "u", "sup", "sub", "code", "small", "center", "pre", "abbr", "font",
  ]
}
