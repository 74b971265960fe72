internal import Diagnostics

/// What staff write when they think of a key in French, without accents and in lower case, and the key it means.
private let frenchKeys: [String: String] = [
  "a-la-une": "lead", "adresse": "postal-address", "adresse-postale": "postal-address", "alternative": "alt",
  "apercu": "preheader", "aspect": "look", "auteur": "author", "cadrage": "crop", "chapeau": "standfirst",
  "chapo": "standfirst", "citation": "quotation", "colonne": "columns", "colonnes": "columns",
  "consentement": "consent", "courriel": "email", "court": "short", "credit": "credit", "credits": "credit",
  "desabonnement": "unsubscribe", "desinscription": "unsubscribe", "devise": "motto", "directeur": "responsible",
  "droite": "right",
  "editeur": "publisher", "edito": "editorial", "editorial": "editorial", "epingle": "pinned-page",
  "evenement": "event", "expediteur": "sender", "fichier": "file", "financement": "funding", "gabarit": "layout",
  "gabarit-par-defaut": "default-layout", "garder": "keep", "gauche": "left", "identifiant": "id",
  "impression": "print",
  "intitule": "title", "langue": "lang", "legende": "caption", "lien": "link", "lieu": "place", "logo": "mark",
  "mail": "email", "maquette": "layout", "mise-en-page": "layout", "mise-en-pages": "layout", "modele": "layout",
  "nom": "name", "numero": "number", "oeuvre": "source", "oreilles": "ears", "ordre": "order", "papier": "print",
  "par-courriel": "mailto", "partenaire": "partners", "partenaires": "partners", "periode": "period",
  "photo": "image", "photographe": "credit", "photos": "images", "pre-en-tete": "preheader", "presentation": "look",
  "publier": "keep", "recadrage": "crop", "redacteur": "byline", "repondre-a": "reply-to", "reponse": "reply-to",
  "responsable": "responsible", "resume": "short", "retenir": "keep", "rubrique": "section", "rubriques": "sections",
  "signature": "byline", "sommaire": "sections", "surtitre": "kicker", "texte": "text", "texte-alternatif": "alt",
  "titre": "title", "un-clic": "one-click", "une": "lead", "url": "link", "version-courte": "short",
]

/// The known key somebody meant by an unknown one: its French name, or a misspelling of either; nil where none is near.
public func meantKey(_ written: String, among known: [String]) -> String? {
  let folded = written.lowercased().map(withoutAccent).joined()
  if let key = frenchKeys[folded], known.contains(key) { return key }
  if known.contains(folded) { return folded }
  if let key = nearestName(to: folded, among: known) { return key }
  let french = frenchKeys.filter { known.contains($0.value) }.keys.sorted()
  return nearestName(to: folded, among: french).flatMap { frenchKeys[$0] }
}

/// The letter without its accent, a ligature as two letters, a blank or underscore as the hyphen of our keys.
private func withoutAccent(_ character: Character) -> String {
  switch character {
  case "à", "â", "ä": "a"
  case "ç": "c"
  case "é", "è", "ê", "ë": "e"
  case "î", "ï": "i"
  case "ô", "ö": "o"
  case "ù", "û", "ü": "u"
  case "œ": "oe"
  case "æ": "ae"
  case " ", "_", "\u{A0}": "-"
  default: String(character)
  }
}
