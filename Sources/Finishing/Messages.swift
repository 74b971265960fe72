public import Diagnostics

extension FinishingFault {
  /// The fault as the user is told.
  public var diagnostic: Diagnostic {
    switch self {
    case .unknownColour(let colour, let page):
      Diagnostic(
        "undeclared-colour", .error,
        Wording(
          fr: "une couleur de la page n’est ni une encre du gabarit ni celle d’un dessin\u{A0}: \(guillemets(colour))",
          en: "a colour of the page is neither an ink of the layout nor of a drawing: \(quoted(colour))"),
        hint: Wording(
          fr: "si la page montre un dessin SVG, simplifiez-le\u{A0}: des couleurs pleines, sans filtre ni fusion",
          en: "if the page shows an SVG drawing, make it simpler: plain colours, no filter, no blending"),
        at: Place(page: page))
    case .unknownOperation(let operation, let page):
      Diagnostic(
        "unknown-operation", .error,
        Wording(
          fr: "la page dessinée contient une opération inconnue\u{A0}: \(guillemets(operation))",
          en: "the drawn page holds an unknown operation: \(quoted(operation))"),
        hint: Wording(
          fr: "retirez un à un les dessins SVG de la page pour trouver celui qui l’y met",
          en: "take the page's SVG drawings away one by one to find which one brings it"),
        at: Place(page: page))
    case .undeclaredPicture(let kind, let page):
      Diagnostic(
        "undeclared-picture", .error,
        Wording(
          fr: "des pixels n’ont pas été convertis pour la presse (\(kind))",
          en: "there are pixels that were not converted for the press (\(kind))"),
        hint: Wording(
          fr:
            "un dessin SVG ne doit contenir ni photo, ni filtre, ni masque\u{A0}: donnez la photo à part, en JPEG ou PNG",
          en: "an SVG drawing must hold no photograph, filter or mask: give the photograph apart, as JPEG or PNG"),
        at: Place(page: page))
    case .unknownObject(let object, let page):
      Diagnostic(
        "unknown-object", .error,
        Wording(
          fr: "la page dessinée contient un objet qui ne peut pas être mis en encres\u{A0}: \(guillemets(object))",
          en: "the drawn page holds an object that cannot be put in inks: \(quoted(object))"),
        hint: Wording(
          fr: "simplifiez les dessins SVG de la page\u{A0}: ni maillage, ni masque, ni filtre",
          en: "make the page's SVG drawings simpler: no mesh, no mask, no filter"),
        at: Place(page: page))
    case .pageCount(let drawn, let ordered):
      Diagnostic(
        "page-count", .error,
        Wording(
          fr: "le fichier dessiné a \(drawn) pages au lieu de \(ordered)",
          en: "the drawn file has \(drawn) pages instead of \(ordered)"))
    case .file(let fault):
      Diagnostic(
        "finishing-failed", .error,
        Wording(
          fr: "le fichier dessiné ne se laisse pas achever\u{A0}: \(fault)",
          en: "the drawn file cannot be finished: \(fault)"))
    }
  }
}
