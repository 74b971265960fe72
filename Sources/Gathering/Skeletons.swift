internal import IssueModel

// The commented files of a new letter and of a new issue: keys English, as tools have them; comments French, for those
// who fill them in.

let skeletonSections = ["actualites", "action", "breves", "agenda"]

func issueSkeleton(_ name: IssueName, number: Int, layout: String?, sections: [String]) -> String {
  """
  # Le numéro \(number) de la Lettre.
  #
  # Les clés restent en anglais ; seules les valeurs, à droite des deux-points, se modifient.

  # Le numéro d’ordre et la date de parution.
  number: \(number)
  date: \(name.month.last)

  # Les actualités retenues ont paru sur le site entre ces deux dates, bornes comprises.
  period: \(name.month.first)..\(name.month.last)

  # Le titre du numéro est aussi l’objet du courriel ; l’accroche (preheader) paraît
  # à côté de lui dans la boîte de réception : de 35 à 150 caractères.
  title: "\(title(name))"
  preheader: ""

  # Le gabarit ; « lettre layouts » en donne la liste. Sans cette ligne, c’est celui de letter.yaml.
  \(layout.map { "layout: " + yamlQuoted($0) } ?? "# layout: lettre")

  # Le nombre de pages : 2, 4, 6, 8… Sans cette ligne, le plus petit où tout tient.
  # pages: 4

  # L’ordre des rubriques dans le numéro, par leur « id » de letter.yaml.
  \(sectionList(sections))

  # L’édito, un fichier de ce dossier. Sans édito, ôtez cette ligne.
  editorial: editorial.md

  # La citation du numéro, s’il y en a une.
  # quotation:
  #   text: "Le texte, sans guillemets"
  #   author: "Qui l’a dit"
  #   source: "Le livre"

  # Des notes imprimées en fin de numéro, une par ligne.
  # notes:
  #   - "Un avis aux lecteurs"

  """
}

private func sectionList(_ sections: [String]) -> String {
  sections.isEmpty
    ? "# sections:\n#   - actualites"
    : "sections:\n" + sections.map { "  - " + yamlPlainOrQuoted($0) }.joined(separator: "\n")
}

private func title(_ name: IssueName) -> String {
  "\(CalendarDate.frenchMonths[name.month.first.month - 1]) \(name.month.first.year)".capitalizedFirst
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

let editorialSkeleton = """
  ---
  # Le texte de l’édito s’écrit sous la seconde ligne de tirets, un paragraphe par bloc,
  # une ligne vide entre deux paragraphes.
  title: "Édito"
  byline: ""               # qui signe
  ---

  """

func letterSkeleton(layout: String?) -> String {
  """
  # Ce qui vaut pour tous les numéros de la Lettre.
  #
  # Les clés restent en anglais ; seules les valeurs, à droite des deux-points, se modifient.
  # Les espaces insécables, les exposants et les apostrophes courbes sont posés par le programme :
  # on tape des espaces ordinaires, comme dans un courriel.

  # Le titre de la publication, tel qu’il paraît en tête de la première page.
  name: "La Lettre du POC"

  # La devise, sous le titre.
  # motto:
  #   text: "Le texte, sans guillemets"
  #   author: "Qui l’a dit"

  # Les oreilles : deux textes courts au-dessus du titre, à la première page.
  # ears:
  #   left: "Gratuit"
  #   right: "www.…"

  # Qui publie, et quelle fonction en répond (une fonction, jamais un nom de personne).
  publisher: "Partenariat Opérationnel Conjoint"
  responsible: ""          # À REMPLIR

  # L’adresse postale, une ligne par ligne.
  postal-address:
    - ""                   # À REMPLIR

  # Où écrire, et où lire.
  contact: ""              # À REMPLIR : une adresse de courriel
  site: ""                 # À REMPLIR : https://…
  # base-url: "https://…/lettre/"     # où les numéros sont mis en ligne ; finit par une barre

  # Le courriel : qui l’envoie, où vont les réponses, comment on se désabonne.
  sender: ""               # À REMPLIR : La Lettre du POC <lettre@…>
  # reply-to: ""
  # unsubscribe:
  #   mailto: ""
  #   https: ""
  #   one-click: false     # true seulement si le site traite le désabonnement en un clic (RFC 8058)

  # La mention du financement. Elle est due dans chaque édition : sans elle, aucun numéro n’est fait.
  # Recopiez la phrase du contrat, mot pour mot.
  funding:
    print: ""              # À REMPLIR
    email: ""              # À REMPLIR

  # Les partenaires, dans l’ordre du bandeau final. La marque est un fichier SVG ou PNG.
  # partners:
  #   - name: "Police nationale"
  #     mark: "marks/police.svg"
  #     link: "https://…"

  # Les rubriques. L’allure (look) : flowing (au fil des colonnes), boxed (en cadre),
  # tinted (sur fond teinté), brief (brèves), lead (à la une).
  sections:
    - id: actualites
      title: "Actualités"
      look: flowing
    - id: action
      title: "Action en lumière"
      look: boxed
    - id: breves
      title: "Brèves"
      look: brief
    - id: agenda
      title: "Agenda"
      look: brief

  lang: fr
  default-layout: \(layout.map(yamlQuoted) ?? "lettre")

  """
}

let lexiconSkeleton = """
  # Le lexique de la Lettre : les mots que le programme doit connaître.
  #
  # Une entrée par ligne : le mot, puis une ou plusieurs marques.
  #   name     nom propre : jamais coupé en fin de ligne, admis par l’orthographe
  #   acronym  sigle : jamais coupé, toujours en capitales
  #   nobreak  pas de passage à la ligne à l’intérieur, même après un trait d’union
  #   ok       mot juste que le dictionnaire ne connaît pas ; il peut être coupé
  # Les lignes vides et celles qui commencent par # sont ignorées.

  POC acronym
  Dakar name
  Saint-Louis name nobreak

  """
