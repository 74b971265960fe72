import Files
import Foundation
import Instruments
import IssueModel

@testable import PressRun

/// A newsletter nobody wrote: stories, lengths, pictures and their proportions at random, the same ones for the same
/// seed. What it must prove is in `GeneratedIssuesTests`.
///
/// Every paragraph opens with «Point 117 :» and ends with «(fin 117)», so that a test finds on the page where each
/// begins and ends; the sentences between are those of `Tests/Fixtures/type`.
struct GeneratedIssue {
  enum Kind: String, Sendable, CaseIterable {
    /// Half of the stories have pictures; natural area −15 to +5 % of what the pages hold.
    case pictured
    /// No picture at all; −20 to −2 %.
    case plain

    var range: ClosedRange<Double> { self == .pictured ? -0.15...0.05 : -0.20 ... -0.02 }
  }

  struct Article {
    var name: String
    var section: String
    var isLead = false
    var title: String
    var standfirst: String?
    var byline: String?
    var pictures: [Double] = []
    var words = 0
    var seed: UInt64
  }

  let seed: UInt64
  let kind: Kind
  let pages: Int
  /// How full the pages are meant to be: 0 is even.
  let target: Double
  var articles: [Article]
  var editorialWords: Int?
  var hasQuotation: Bool
  /// Words are multiplied by this: set by whoever has measured what came out.
  var scale = 1.0

  /// Proportions of the pictures, as in notes on page fit: portrait, square, and three kinds of landscape.
  static let ratios = [0.75, 1, 1.33, 1.5, 1.78]

  /// - Parameters:
  ///   - target: how full, in place of what the kind has.
  ///   - size: how many stories, on how many pages, in place of what chance gives.
  init(seed: UInt64, kind: Kind, target asked: Double? = nil, size: (stories: Int, pages: Int)? = nil) {
    var chance = Chance(seed: seed &+ (kind == .plain ? 100_000 : 0))
    func one(in hundred: Int) -> Bool { Int.random(in: 0..<100, using: &chance) < hundred }
    self.seed = seed
    self.kind = kind
    let drawnCount = Int.random(in: 4...14, using: &chance)
    let count = size?.stories ?? drawnCount
    pages =
      size?.pages
      ?? (count <= 5 ? [2, 4].randomElement(using: &chance)! : count <= 9 ? 4 : [4, 6].randomElement(using: &chance)!)
    let drawn = Double.random(in: kind.range, using: &chance)
    target = asked ?? drawn
    hasQuotation = one(in: 50)
    let hasEditorial = one(in: 75)
    let briefs = count >= 7 && one(in: 40) ? Int.random(in: 2...3, using: &chance) : 0
    let boxed = one(in: 30) ? Int.random(in: 1..<(count - briefs), using: &chance) : -1
    var made: [Article] = []
    for number in 0..<count {
      let isBrief = number >= count - briefs
      var article = Article(
        name: "article-\(number + 10)",
        section: isBrief ? "breves" : number == boxed ? "action" : number % 4 == 3 ? "programme" : "actualites",
        isLead: number == 0, title: GeneratedText.titles.randomElement(using: &chance)!,
        seed: UInt64.random(in: 0...UInt64.max, using: &chance))
      if !isBrief, one(in: 60) { article.standfirst = GeneratedText.standfirsts.randomElement(using: &chance)! }
      if !isBrief, one(in: 50) { article.byline = "L’équipe du POC" }
      // Lengths spread as those of real issues do: many short, few long (lognormal).
      let normal = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0...1, using: &chance) }
      article.words = isBrief ? 45 : Int(exp(0.55 * normal) * 100)
      if kind == .pictured, !isBrief, number == 0 || one(in: 45) {
        article.pictures = [GeneratedIssue.ratios.randomElement(using: &chance)!]
        if one(in: 12) { article.pictures.append(GeneratedIssue.ratios.randomElement(using: &chance)!) }
      }
      made.append(article)
    }
    articles = made
    editorialWords = hasEditorial ? Int.random(in: 120...280, using: &chance) : nil
    shareOut()
  }

  /// Gives the stories as many words as make the natural area the one aimed at, by the figures of notes on page fit: 6.6
  /// words a line of 56.7 mm, 690 lines for four pages.
  private mutating func shareOut() {
    let capacity = Double(pages * 189 - 66)
    var fixed = editorialWords.map { Double($0) / 6.2 + 6 } ?? 0
    if hasQuotation { fixed += 10 }
    for article in articles {
      if article.section == "breves" {
        fixed += Double(article.words) / 6.6 + 2
        continue
      }
      let span = article.isLead ? 2.0 : 1.3
      fixed += span * (4.5 + (article.standfirst == nil ? 0 : 2.2)) + 3
      for (number, ratio) in article.pictures.enumerated() {
        let width = number == 0 ? span : 1
        fixed += width * (13.4 * width / ratio + 2.5)
      }
    }
    let stories = articles.indices.filter { articles[$0].section != "breves" }
    let weights = stories.reduce(0.0) { $0 + Double(articles[$1].words) }
    let lines = max(Double(stories.count) * 12, capacity * (1 + target) - fixed)
    for number in stories {
      articles[number].words = max(70, Int(Double(articles[number].words) / weights * lines * 6.6))
    }
  }

  /// Writes the issue into a newsroom with its texts made shorter or longer until it is as full as aimed at.
  mutating func settle(in room: Newsroom) throws {
    var (least, most) = (0.2, 4.0)
    for _ in 0..<9 {
      try write(to: room)
      var run = ComposeRun(
        request: ComposeRequest(issue: Newsroom.issue, editions: [], pages: .asTheIssueSays, language: .french),
        workplace: room.workplace)
      guard let fullness = try run.fullness() else { return }
      let wanted = 1 + target
      if abs(fullness - wanted) < 0.01, kind.range.contains(fullness - 1) || !kind.range.contains(target) { return }
      if fullness < wanted { least = scale } else { most = scale }
      // What the stories' own lines are of the whole; a story that grows to two columns makes a step.
      let lines = articles.filter { $0.section != "breves" }.reduce(0.0) { $0 + Double($1.words) } * scale / 6.6
      let guess = scale * (1 + (wanted - fullness) * Double(pages * 189 - 66) / lines)
      scale = least < guess && guess < most ? guess : (least + most) / 2
    }
  }

  // MARK: - On disk

  /// Writes the issue into a newsroom, in place of whatever issue it has.
  func write(to room: Newsroom) throws {
    let base = room.path("")
    try? FileManager.default.removeItem(atPath: room.root.path + "/" + base)
    try room.root.makeFolder(room.path("articles"))
    try room.root.makeFolder(room.path("images"))
    var issue = """
      number: 1
      date: 2021-05-14
      title: "Un numéro d’essai, le \(seed)"
      preheader: "Un numéro fait pour un essai, et qui ne contient rien d’autre que cela."
      pages: \(pages)

      """
    var paragraph = 100
    if let words = editorialWords {
      issue += "editorial: editorial.md\n"
      let text = GeneratedText.body(
        words: words, seed: seed, paragraph: &paragraph, isPlain: true)
      try room.write(
        "---\ntitle: \"Une équipe, une lettre\"\nbyline: \"La rédaction\"\n---\n\n" + text,
        to: room.path("editorial.md"))
    }
    if hasQuotation {
      issue += """
        quotation:
          text: "Si tu diffères de moi mon frère, loin de me léser, tu m’enrichis"
          author: "Antoine de Saint-Exupéry"
          source: "Citadelle"

        """
    }
    try room.write(issue, to: room.path("issue.yaml"))
    for (number, article) in articles.enumerated() {
      var text = "---\ntitle: \"\(article.title)\"\ndate: 2021-05-10\nsection: \(article.section)\n"
      text += "order: \(number + 1)\n"
      if article.isLead { text += "lead: true\n" }
      if let standfirst = article.standfirst { text += "standfirst: \"\(standfirst)\"\n" }
      if let byline = article.byline { text += "byline: \"\(byline)\"\n" }
      if !article.pictures.isEmpty { text += "images:\n" }
      for (place, ratio) in article.pictures.enumerated() {
        let name = "image-\(number + 10)-\(place).svg"
        try room.write(GeneratedText.drawing(ratio: ratio, hue: number), to: room.path("images/" + name))
        text += """
            - file: images/\(name)
              caption: "\(GeneratedText.captions[(number + place) % GeneratedText.captions.count])"
              credit: "Dessin de l’essai"
              alt: "Un dessin de couleurs unies, fait pour un essai."

          """
      }
      let isBrief = article.section == "breves"
      let words = isBrief ? article.words : max(40, Int(Double(article.words) * scale))
      text += "---\n\n"
      text += GeneratedText.body(words: words, seed: article.seed, paragraph: &paragraph, isPlain: isBrief)
      try room.write(text, to: room.path("articles/\(article.name).md"))
    }
  }
}

/// Words for generated issues.
enum GeneratedText {
  static let titles = [
    "Un atelier pour mieux se connaître", "Les magistrats se forment à l’enquête numérique",
    "À Saint-Louis, trois jours contre la fraude documentaire", "Une convention est signée",
    "Le partenariat ouvre ses portes aux étudiants", "Le comité de pilotage fait le point à mi-parcours",
    "Former ceux qui formeront", "Un nouvel outil pour la statistique judiciaire",
    "La traite des personnes, un crime qui se combat ensemble", "Sur les quais de Dakar", "Retour sur une opération",
    "Des équipements remis à la brigade régionale", "Dix-sept agents, trois métiers, une méthode commune",
    "La coopération se construit aussi au téléphone", "Ce que change une salle d’audition adaptée",
  ]
  static let standfirsts = [
    "Policiers, gendarmes et douaniers ont travaillé trois jours durant sur des cas tirés de leur pratique.",
    "Une plateforme commune aidera les services à suivre les dossiers, de l’enquête au jugement.",
    "Deux instructeurs ont animé la session. Les stagiaires formeront à leur tour.",
    "L’accueil des victimes demande du temps, un lieu et des mots justes.",
  ]
  static let captions = [
    "Autour de la table, les représentants des services partenaires.", "Sur le quai, à la fin de l’exercice.",
    "Les stagiaires et leurs instructeurs, le dernier jour de la session, devant l’École nationale de police.",
    "Une salle claire, un tableau, des dossiers.",
  ]
  static let crossheads = [
    "Une méthode commune", "Ce qui change", "Le relais", "Des services différents, un même stage", "Et demain",
    "Voir, puis agir en droit",
  ]

  /// The sentences of the texts that lines are tuned on.
  static let sentences: [String] = {
    ["edito", "officiel", "noms"].flatMap { name -> [String] in
      let bytes = (try? repository.read("Tests/Fixtures/type/\(name).txt")) ?? []
      return String(decoding: bytes, as: UTF8.self).replacing("\n", with: " ").replacing("#", with: "")
        .replacing(/([a-zé»][.!?]) ([A-ZÀÉ«])/) { "\($0.1)\n\($0.2)" }
        .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0.count > 30 && $0.count < 300 && !$0.contains(":") }
    }
  }()

  /// Paragraphs of 30 to 90 words, a crosshead now and then, a list in one text of six.
  static func body(words: Int, seed: UInt64, paragraph: inout Int, isPlain: Bool) -> String {
    var chance = Chance(seed: seed)
    var blocks: [String] = []
    var left = words
    var sinceCrosshead = 0
    let hasCrossheads = !isPlain && words > 180 && Int.random(in: 0..<100, using: &chance) < 60
    let listAt = !isPlain && words > 150 && Int.random(in: 0..<6, using: &chance) == 0 ? 2 : -1
    while left > 0 {
      if hasCrossheads, sinceCrosshead > 100, left > 60 {
        blocks.append("## " + crossheads.randomElement(using: &chance)!)
        sinceCrosshead = 0
      }
      if blocks.count == listAt {
        blocks.append("- la brigade des mineurs ;\n- la division des investigations criminelles ;\n- le parquet.")
      }
      let wanted = min(left, isPlain ? left : Int.random(in: 30...90, using: &chance))
      var text = "Point~\(paragraph) :"
      var count = 2
      while count < wanted {
        let sentence = sentences.randomElement(using: &chance)!
        text += " " + sentence
        count += sentence.split(separator: " ").count
      }
      // A sentence too long is cut at its words, so that lengths are what was asked for.
      if count > wanted + 6 {
        text = text.split(separator: " ").prefix(max(4, wanted)).joined(separator: " ")
        while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
      }
      text += " (fin~\(paragraph))."
      blocks.append(text)
      paragraph += 1
      left -= min(count, wanted + 6)
      sinceCrosshead += wanted
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What the pictures are known by: nothing else on a page is drawn in these, 0xRRGGBB.
  static let colours = [0x2F6F8F, 0x8F5A2F, 0x3F7F4F, 0x7F3F5F, 0x5F5F8F, 0x9F7F2F, 0x2F8F7F]

  /// A drawing of plain colours with its subject at a third, so that pages of a test can be looked at.
  static func drawing(ratio: Double, hue: Int) -> String {
    let width = 1200.0
    let height = (width / ratio).rounded()
    let colour = "#" + String(colours[hue % colours.count], radix: 16, uppercase: true)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" height="\(Int(height))" viewBox="0 0 \(Int(width)) \(Int(height))">
      <rect width="100%" height="100%" fill="\(colour)"/>
      <rect y="\(Int(height * 0.66))" width="100%" height="34%" fill="#D9C9A3"/>
      <circle cx="\(Int(width / 3))" cy="\(Int(height * 0.4))" r="\(Int(height * 0.2))" fill="#F2E4B8"/>
      </svg>

      """
  }
}
