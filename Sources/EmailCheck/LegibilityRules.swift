import Diagnostics
import Documents
import Inks
import IssueModel

// Everything can be read, with the style sheet and without it, in the light and in the dark.

let legibilityRules: [MailRule] = [
  contrastRule("mail-contrast", .inline, twins: ["email-contrast"]),
  contrastRule("mail-contrast-styled", .styled),
  contrastRule("mail-contrast-dark", .dark),
  contrastRule("mail-contrast-outlook-dark", .outlookDark),
  MailRule(
    "mail-light-block-in-dark", fr: "donnez-lui un fond sombre dans les règles du mode sombre",
    en: "give it a dark ground in the rules of the dark mode"
  ) { survey in
    var told: Set<Int> = []
    return [MailView.dark, .outlookDark].flatMap { view -> [Breach] in
      let resolved = survey.view(view)
      return survey.nodes.compactMap { node in
        let look = resolved[node]
        guard look.hasOwnGround, look.ground.luminance > 0.4, told.insert(node.index).inserted else { return nil }
        return Breach(
          node.spot, fr: "le fond \(look.ground.hex) reste clair \(view.words.french)",
          en: "the ground \(look.ground.hex) stays light \(view.words.english)")
      }
    }
  },
  MailRule(
    "mail-colour-unread", fr: "écrivez la couleur #RRGGBB", en: "write the colour as #RRGGBB"
  ) { survey in
    let resolved = survey.view(.inline)
    return resolved.unread.map { node, value in
      Breach(
        survey.nodes[node].spot, fr: "la couleur \(guillemets(value)) n’est pas comprise partout",
        en: "the colour \(quoted(value)) is not understood everywhere")
    }
  },
  MailRule("mail-type-too-small", fr: "composez en 12\u{A0}px au moins", en: "set it in 12 px at least") {
    survey in
    let resolved = survey.view(.inline)
    return survey.nodes.compactMap { node in
      let size = resolved[node].size
      guard node.hasOwnWords, !survey.isHidden(node), size.rounded() < 12 else { return nil }
      return Breach(
        node.spot(saying: node.ownText),
        fr: "\(guillemets(excerpt(node.ownText.trimmed))) est en \(written(size, ",")) px",
        en: "\(quoted(excerpt(node.ownText.trimmed))) is set in \(written(size, ".")) px")
    }
  },
  MailRule(
    "mail-body-type-too-small", fr: "composez le texte courant en 15\u{A0}px au moins",
    en: "set running text in 15 px at least"
  ) { survey in
    let resolved = survey.view(.inline)
    let small = survey.visibleBlocks.filter { resolved[$0].size < 15 }
    let paragraphs = small.isEmpty ? [] : survey.bodyParagraphs
    return small.compactMap { node in
      let size = resolved[node].size
      guard paragraphs.contains(folded(node.blockText)) else { return nil }
      return Breach(
        node.spot(saying: node.blockText), fr: "le texte courant est en \(written(size, ",")) px",
        en: "running text is set in \(written(size, ".")) px")
    }
  },
]

private func contrastRule(_ name: String, _ view: MailView, twins: Set<String> = []) -> MailRule {
  MailRule(name, twins: twins, fr: "foncez l’un ou éclaircissez l’autre", en: "darken one or lighten the other") {
    survey in
    let resolved = survey.view(view)
    // What fails without the style sheet is told there.
    let inline = view == .inline ? nil : survey.view(.inline)
    return survey.nodes.compactMap { node in
      let look = resolved[node]
      guard node.hasOwnWords, !survey.isHidden(node), !(inline?.fails(node) ?? false), resolved.fails(node) else {
        return nil
      }
      let contrast = look.text.contrast(with: look.ground)
      let least = resolved.leastContrast(node)
      let words = node.ownText.trimmed
      return Breach(
        node.spot(saying: words),
        fr:
          "\(guillemets(excerpt(words)))\u{A0}: \(look.text.hex) sur \(look.ground.hex) \(view.words.french), contraste \(written(contrast, ",")) au lieu de \(written(least, ","))",
        en:
          "\(quoted(excerpt(words))): \(look.text.hex) on \(look.ground.hex) \(view.words.english), contrast \(written(contrast, ".")) instead of \(written(least, "."))"
      )
    }
  }
}

extension ResolvedView {
  /// WCAG 2.1, 1.4.3: large is 24 px, or 18.66 px and bold.
  func leastContrast(_ node: MailNode) -> Double {
    let look = self[node]
    return look.size >= 24 || look.isBold && look.size >= 18.66 ? 3 : 4.5
  }

  func fails(_ node: MailNode) -> Bool {
    let look = self[node]
    return look.text.contrast(with: look.ground) < leastContrast(node)
  }
}

/// With one figure after the point, rounded down.
private func written(_ number: Double, _ point: String) -> String {
  let tenths = Int((number * 10).rounded(.down))
  return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(point)\(tenths % 10)"
}

extension MailNode {
  /// Its place, and the words to look for in the article.
  func spot(saying words: String) -> Spot {
    var spot = spot
    spot.words = words
    return spot
  }
}

extension MailSurvey {
  /// The running text of every story, as it compares.
  var bodyParagraphs: Set<String> {
    func paragraphs(_ block: Block) -> [String] {
      switch block {
      case .paragraph(let copy): [folded(copy.plainText)]
      case .crosshead, .picture: []
      case .list(let items, _): items.joined().flatMap(paragraphs)
      case .quotation(let blocks): blocks.flatMap(paragraphs)
      }
    }
    return Set(issue.allStories.flatMap(\.body).flatMap(paragraphs))
  }
}
