public import Diagnostics

/// What stops the tagging of a file: pages and drawing that do not tell the same.
public enum StructureFault: Error, Hashable, Sendable {
  /// A link that lies over nothing a reader meets.
  case linkOverNothing(String, page: Int)
  /// An address that is not plain http, https or mailto in ASCII.
  case linkUnsafe(String)
  /// Text that no item of the page stands for.
  case undeclaredText(page: Int)
  /// Another number of marked items, or another order, than the page has.
  case marks(found: Int, wanted: Int, page: Int)
  /// The drawn file has not the pages the structure was made from.
  case pageCount(drawn: Int, wanted: Int)

  public var diagnostic: Diagnostic {
    switch self {
    case .linkOverNothing(let destination, let page):
      Diagnostic(
        "link-over-nothing", .error,
        Wording(
          fr: "le lien vers « \(destination) » ne recouvre ni texte ni image",
          en: "the link to '\(destination)' lies over neither text nor picture"), at: Place(page: page))
    case .linkUnsafe(let destination):
      Diagnostic(
        "link-unsafe", .error,
        Wording(
          fr: "le lien « \(destination) » n’est pas une adresse http, https ou mailto en ASCII",
          en: "the link '\(destination)' is not an http, https or mailto address in ASCII"))
    case .undeclaredText(let page):
      Diagnostic(
        "undeclared-text", .error,
        Wording(
          fr: "la page porte du texte que rien n’annonce\u{A0}: un lecteur d’écran ne le lirait pas",
          en: "the page shows text that nothing declares: a screen reader would not read it"),
        hint: Wording(
          fr: "écrivez dans un dessin SVG des tracés et non des lettres, ou retirez-le de la page",
          en: "have an SVG drawing hold outlines and no letters, or take it off the page"), at: Place(page: page))
    case .marks(let found, let wanted, let page):
      Diagnostic(
        "marks-differ", .error,
        Wording(
          fr: "le fichier dessiné marque \(found) éléments de la page au lieu de \(wanted)",
          en: "the drawn file marks \(found) items of the page instead of \(wanted)"),
        hint: Wording(
          fr: "un dessin SVG de la page contient peut-être un lien\u{A0}: retirez-le du dessin",
          en: "an SVG drawing of the page may hold a link: take it out of the drawing"), at: Place(page: page))
    case .pageCount(let drawn, let wanted):
      Diagnostic(
        "page-count", .error,
        Wording(
          fr: "le fichier dessiné a \(drawn) pages au lieu de \(wanted)",
          en: "the drawn file has \(drawn) pages instead of \(wanted)"))
    }
  }
}
