import Documents
import EmailEdition
import IssueModel

// A letter of an invented partnership, with everything a letter may have. The texts were written for these tests; their
// typography is what FrenchText hands over, U+202F before ; ! ? and soft hyphens included.

/// Text in which «~» is U+00A0 and «_» is U+202F.
func fr(_ text: String) -> String {
  text.replacing("~", with: "\u{A0}").replacing("_", with: "\u{202F}")
}

enum Sample {
  static let letter = Letter(
    name: "La Lettre du Fleuve",
    motto: Quotation(text: [Span(fr("«~Plusieurs ruisseaux font une rivière.~»"))], author: "Proverbe"),
    publisher: "Partenariat du Fleuve", responsible: "Bureau de la coopération, Saint-Louis",
    postalAddress: ["12, quai de l’Estacade", "BP 250", "Saint-Louis"], contact: "lettre@fleuve.example.org",
    site: "https://fleuve.example.org/", baseURL: "https://fleuve.example.org/lettre/",
    sender: "lettre@fleuve.example.org",
    unsubscribe: Unsubscribe(
      mailto: "sortir@fleuve.example.org", https: "https://fleuve.example.org/sortir?de=lettre&l=fr"),
    funding: Funding(
      print: [Span("Financé par l’Union européenne.")],
      email: [
        Span(
          "Cette lettre est réalisée avec le soutien financier de l’Union européenne. Son contenu relève de la seule responsabilité du Partenariat du Fleuve et ne reflète pas nécessairement les opinions de l’Union européenne."
        )
      ]),
    partners: [
      Partner(name: "Union européenne", link: "https://europa.eu/"), Partner(name: "Ministère de la Pêche"),
      Partner(name: "École du fleuve", link: "https://ecole.example.org/a propos"),
    ],
    sections: [
      Section(id: "actualites", title: "Actualités"), Section(id: "lumiere", title: "Action en lumière", look: .boxed),
      Section(id: "agenda", title: "Agenda", look: .brief), Section(id: "breves", title: "Brèves", look: .brief),
    ], specimen: "Spécimen réalisé pour la démonstration du logiciel.")

  static let issue = NewsIssue(
    id: "2021-05", number: 3, date: CalendarDate(year: 2021, month: 5, day: 14)!,
    title: [Span(fr("Former, équiper, relier_: un printemps sur le fleuve"))],
    preheader: fr("Une formation de trois semaines, un atelier à Saint-Louis et du matériel pour les postes du delta"),
    editorial: editorial,
    quotation: Quotation(
      text: [Span(fr("«~Si tu veux aller vite, marche seul_; si tu veux aller loin, marchons ensemble.~»"))],
      author: "Proverbe", source: "recueil de Podor"),
    notes: [[Span("Les dates de l’agenda peuvent changer.")]],
    stories: [formation, atelier, reunion, remise, forum, passage, breveA, breveB])

  static let pictures: [String: EmailPicture] = [
    "issues/2021-05/images/formation.jpg": EmailPicture(
      name: "formation-1a2b3c.jpg", width: 1200, height: 800, bytes: 110_000),
    "issues/2021-05/images/atelier.jpg": EmailPicture(
      name: "atelier-4d5e6f.jpg", width: 1088, height: 725, bytes: 90_000),
    "issues/2021-05/images/remise.jpg": EmailPicture(name: "remise-7a8b9c.jpg", width: 480, height: 640, bytes: 60_000),
    "issues/2021-05/images/pont.jpg": EmailPicture(name: "pont-0d1e2f.jpg", width: 1088, height: 600, bytes: 70_000),
  ]

  static let mail = composeEmail(issue, of: letter, pictures: pictures)

  static let editorial = Story(
    slug: "editorial", file: "issues/2021-05/editorial.md", title: [Span("Écrire ensemble, d’une rive à l’autre")],
    byline: [Span("L’équipe du Partenariat")],
    body: [
      .paragraph([
        Span(
          fr(
            "Voici le troisième numéro de notre lettre. Elle paraît pour celles et ceux qui préfèrent le papier, et depuis le "
          )),
        Span("1"), Span("er", marks: .superscript),
        Span(fr("~mars elle arrive aussi par courriel_; les deux disent la même chose, dans le même ordre.")),
      ]),
      .paragraph([
        Span(
          fr(
            "Le fleuve unit plus qu’il ne sépare. Les services qui travaillent le long de ses rives l’ont compris depuis longtemps_: les pêcheurs, les douaniers, les gendarmes et les juges se parlent, et ce que l’un apprend le matin, l’autre le sait le soir. Notre rôle est modeste_: offrir une table, des outils et du temps."
          ))
      ]),
      .paragraph([
        Span(
          fr(
            "Ce printemps, trois chantiers avancent. La formation d’abord, avec dix-huit stagiaires venus de six services. L’équipement ensuite, avec des radios et des gilets remis aux postes du delta. La mise en réseau enfin, avec un "
          )),
        Span("atelier régional", marks: .strong), Span(fr(" qui a réuni dix-sept agents pendant trois jours.")),
      ]),
      .paragraph([
        Span(
          fr(
            "Rien de tout cela ne se voit de loin. C’est un travail patient, fait de réunions, de fiches et de longues routes. Nous avons voulu que cette lettre le montre tel qu’il est, sans grands mots, avec des photographies prises sur place et des légendes qui nomment les lieux."
          ))
      ]),
      .paragraph([
        Span(
          fr(
            "Vous trouverez dans ces pages le compte rendu de l’atelier, le calendrier des prochaines semaines et des nouvelles brèves des cellules. Si un sujet vous manque, "
          )),
        Span("écrivez-nous", link: "mailto:lettre@fleuve.example.org?subject=Lettre%20n°%203"),
        Span(fr("_: la lettre sera ce que nous en ferons.")),
      ]),
      .paragraph([
        Span(fr("Comme on dit en wolof, ")), Span("nit nitay garabam", marks: .emphasis, language: "wo"),
        Span(fr("_: l’homme est le remède de l’homme. Bonne lecture_!")),
      ]),
    ])

  static let formation = Story(
    slug: "2021-05-05-formation", file: "issues/2021-05/articles/2021-05-05-formation.md",
    title: [Span(fr("Dix-huit stagiaires apprennent à former à leur tour"))], date: CalendarDate(iso: "2021-05-05"),
    section: "actualites", kicker: [Span("Formation")],
    standfirst: [
      Span(
        fr(
          "Pendant trois semaines, l’École du fleuve accueille une session consacrée aux techniques de sécurité en intervention."
        ))
    ],
    byline: [Span("A. L.")],
    pictures: [
      Picture(
        file: "issues/2021-05/images/formation.jpg",
        caption: [Span(fr("La cour de l’école, le 3~mai~: premier exercice en binôme."))],
        credit: [Span(fr("Photo~: Partenariat du Fleuve"))],
        alternativeText: fr("Une vingtaine de stagiaires en survêtement s’exercent deux par deux dans une cour pavée"))
    ],
    body: [
      .paragraph([
        Span(
          fr(
            "La session a débuté le lundi 3~mai 2021 à l’École du fleuve, à Saint-Louis. D’une durée de trois semaines, elle est animée par deux instructeurs et réunit des stagiaires de six services, ainsi que des représentants des douanes. Chacun devra ensuite transmettre dans son unité ce qu’il aura appris."
          ))
      ]),
      .crosshead([Span(fr("Un programme en trois temps"))], level: 2),
      .list(
        items: [
          [.paragraph([Span(fr("la première semaine, les gestes de base et la sécurité de l’équipe_;"))])],
          [.paragraph([Span(fr("la deuxième, les mises en situation, de jour et de nuit_;"))])],
          [.paragraph([Span(fr("la troisième, la pédagogie~: préparer et mener une séance."))])],
        ], ordered: true),
      .paragraph([
        Span(
          fr(
            "Le budget de la session est de 1_250_000~F~CFA, soit 35~% de moins qu’en 2019. La salle est équipée du logiciel "
          )), Span("sim --deux-rives", marks: .verbatim), Span(fr(", libre de droits.")),
      ]),
      .quotation([
        .paragraph([
          Span(
            fr(
              "«~Répéter lentement, puis vite, puis sans y penser_», dit l’affiche de la salle. «~C’est tout le métier.~»"
            ))
        ])
      ]),
    ])

  static let atelier = Story(
    slug: "2021-04-29-atelier", file: "issues/2021-05/articles/2021-04-29-atelier.md",
    title: [Span(fr("Un atelier régional sur la fraude documentaire"))], date: CalendarDate(iso: "2021-05-01"),
    section: "actualites",
    pictures: [
      Picture(
        file: "issues/2021-05/images/atelier.jpg",
        caption: [Span(fr("Loupe et lumière rasante_: deux outils simples."))],
        alternativeText: fr("Des mains tiennent une loupe au-dessus d’un passeport ouvert")),
      Picture(
        file: "issues/2021-05/images/pont.jpg", caption: [Span("Le pont Faidherbe.")],
        alternativeText: "Le pont vu du quai"),
    ],
    body: [
      .paragraph([
        Span(
          fr(
            "Du 26 au 28~avril, dix-sept agents des villes du nord se sont retrouvés pour un atelier sur la fraude documentaire et la procédure. Six gendarmes, six policiers et cinq douaniers ont comparé leurs pratiques et examiné une centaine de documents, vrais et faux."
          ))
      ]),
      .paragraph([
        Span(
          fr(
            "L’atelier, dont le format est évolutif, sera reproduit autant que de besoin. Les supports sont disponibles sur "
          )), Span("le site du Partenariat", link: "https://fleuve.example.org/ateliers?an=2021&mois=4"), Span("."),
      ]),
      .picture(
        PictureReference(
          file: "images/pont.jpg", alternativeText: "Le pont vu du quai", caption: [Span("Le pont Faidherbe.")])),
    ])

  static let reunion = Story(
    slug: "2021-05-10-reunion", file: "issues/2021-05/articles/2021-05-10-reunion.md",
    title: [Span(fr("Réunion de travail sur le système d’information judiciaire"))],
    date: CalendarDate(iso: "2021-05-10"),
    section: "actualites", body: [.paragraph([Span("Texte entier.")])],
    email: .text([
      Span(
        fr(
          "Une plateforme de recueil de statistiques a été présentée le 22~avril. Elle sera essayée dans un ressort pilote avant d’être étendue."
        ))
    ]))

  static let remise = Story(
    slug: "2021-05-12-remise", file: "issues/2021-05/articles/2021-05-12-remise.md",
    title: [Span(fr("Du matériel de protection pour les postes du delta"))], date: CalendarDate(iso: "2021-05-12"),
    section: "lumiere",
    pictures: [
      Picture(
        file: "issues/2021-05/images/remise.jpg", caption: [Span("Cartons prêts à partir.")],
        alternativeText: "Des cartons empilés devant un entrepôt blanc")
    ],
    body: [
      .paragraph([
        Span(
          fr(
            "Quarante gilets, douze radios et six cents masques ont été remis le 12~mai. Les équipes ont suivi le même jour une formation aux gestes barrières."
          ))
      ]),
      .list(items: [[.paragraph([Span("Rosso")])], [.paragraph([Span("Diama")])]], ordered: false),
    ])

  static let forum = Story(
    slug: "forum", file: "issues/2021-05/articles/forum.md", title: [Span("Forum des riverains")], section: "agenda",
    body: [.paragraph([Span("Entrée libre, sur inscription.")])], event: fr("12~juin 2021, 9~h~30"),
    place: [Span("Podor, salle du quai")])

  static let passage = Story(
    slug: "passage", file: "issues/2021-05/articles/passage.md", title: [Span(fr("Le bac de Rosso change d’horaires"))],
    date: CalendarDate(iso: "2021-05-03"), section: "breves", body: [.paragraph([Span("Détail.")])], email: .title,
    link: "https://fleuve.example.org/bac")

  static let breveA = Story(
    slug: "breve-a", file: "issues/2021-05/articles/breve-a.md", title: [Span("Une cellule de plus")],
    date: CalendarDate(iso: "2021-05-01"), section: "breves",
    body: [.paragraph([Span(fr("La cellule de Matam a ouvert ses portes avec quatre agents."))])])

  static let breveB = Story(
    slug: "breve-b", file: "issues/2021-05/articles/breve-b.md", title: [Span("Press review")],
    date: CalendarDate(iso: "2021-04-30"), section: "breves",
    body: [.paragraph([Span("The river’s cooperation office was in the news twice this month.")])], language: "en")
}
