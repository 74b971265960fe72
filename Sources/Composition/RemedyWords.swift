public import Diagnostics

/// Remedies in words, French and English side by side.
extension CutList {
  /// Every remedy in a sentence, cheapest first; what is true of all of them before the first.
  public var told: [Wording] {
    remedies.enumerated().map { number, remedy in
      let words = remedy.wording
      guard number == 0, isTextOnly else { return words }
      return Wording(
        fr: "sans photo, il n’y a presque rien à resserrer\u{A0}: \(words.french)",
        en: "without a picture there is next to nothing to set tighter: \(words.english)")
    }
  }

  /// What is worth knowing besides.
  public var notes: [Wording] {
    var notes: [Wording] = []
    if let words = editorialWords {
      notes.append(
        Wording(
          fr: "un édito de \(words) mots au plus tient dans sa colonne à la une",
          en: "an editorial of \(words) words at most stands in its column of page one"))
    }
    if isCutShort {
      notes.append(
        Wording(
          fr: "la recherche s’est arrêtée avant d’avoir tout essayé\u{A0}: il peut y avoir d’autres remèdes",
          en: "the search ended before all was tried: there may be other remedies"))
    }
    return notes
  }
}

extension Remedy {
  /// One sentence, its steps joined.
  public var wording: Wording {
    if steps.allSatisfy(\.isLift) {
      return Wording(
        fr: "sans " + steps.map(\.wording.french).joined(separator: " ni ") + ", le numéro tient",
        en: "without " + steps.map(\.wording.english).joined(separator: " and ") + ", the issue fits")
    }
    if case .addStory(_, let words, let isPictured) = steps[0], steps.count > 1, Set(steps).count == 1 {
      let (least, most) = (words.lowerBound, words.upperBound)
      return Wording(
        fr:
          "ajoutez \(steps.count) articles de \(least) à \(most) mots\(isPictured ? ", chacun avec une photo en largeur" : "")",
        en:
          "add \(steps.count) articles of \(least) to \(most) words\(isPictured ? ", each with a landscape picture" : "")"
      )
    }
    let taken = steps.compactMap { step -> Remedy.StoryName? in
      if case .takeStory(let story) = step { story } else { nil }
    }
    guard taken.count > 1 else {
      return Wording(
        fr: joined(steps.map(\.wording.french), last: " et "), en: joined(steps.map(\.wording.english), last: " and "))
    }
    // Several stories out are one sentence.
    let rest = steps.filter { if case .takeStory = $0 { false } else { true } }.map(\.wording)
    return Wording(
      fr: joined(
        ["gardez \(joined(taken.map { guillemets($0.title) }, last: " et ")) pour un autre numéro (keep: false)"]
          + rest.map(\.french), last: "\u{202F}; "),
      en: joined(
        ["keep \(joined(taken.map { quoted($0.title) }, last: " and ")) for another issue (keep: false)"]
          + rest.map(\.english), last: "; "))
  }

  private func joined(_ parts: [String], last: String) -> String {
    parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + last + parts.last!
  }
}

extension Remedy.Step {
  fileprivate var isLift: Bool { if case .lift = self { true } else { false } }

  public var wording: Wording {
    switch self {
    case .cut(let story, let words, _):
      Wording(
        fr: "retirez de \(words.lowerBound) à \(words.upperBound) mots de \(guillemets(story.title))",
        en: "cut \(words.lowerBound) to \(words.upperBound) words from \(quoted(story.title))")
    case .add(let story, let words, _):
      Wording(
        fr: "ajoutez de \(words.lowerBound) à \(words.upperBound) mots à \(guillemets(story.title))",
        en: "add \(words.lowerBound) to \(words.upperBound) words to \(quoted(story.title))")
    case .takePicture(let story, let file):
      Wording(
        fr: "retirez la photo \(guillemets(name(of: file))) de \(guillemets(story.title))",
        en: "take the picture \(quoted(name(of: file))) out of \(quoted(story.title))")
    case .givePicture(let story):
      Wording(
        fr: "donnez à \(guillemets(story.title)) une photo en largeur, avec sa légende",
        en: "give \(quoted(story.title)) a landscape picture with its caption")
    case .takeStory(let story):
      Wording(
        fr: "gardez \(guillemets(story.title)) pour un autre numéro (keep: false)",
        en: "keep \(quoted(story.title)) for another issue (keep: false)")
    case .addStory(_, let words, let isPictured):
      Wording(
        fr:
          "ajoutez un article de \(words.lowerBound) à \(words.upperBound) mots\(isPictured ? ", avec une photo en largeur" : "")",
        en:
          "add an article of \(words.lowerBound) to \(words.upperBound) words\(isPictured ? " with a landscape picture" : "")"
      )
    case .takeQuotation: Wording(fr: "retirez la citation", en: "take out the quotation")
    case .pages(let count):
      Wording(fr: "demandez \(counted(count, "page"))", en: "ask for \(counted(count, "page"))")
    case .lift(.pinnedPage(let page), let story):
      Wording(
        fr: "l’épingle de \(guillemets(story.title)) page \(page)",
        en: "the pin of \(quoted(story.title)) to page \(page)")
    case .lift(.columns(let count), let story):
      Wording(
        fr: "\(guillemets("columns: \(count)")) de \(guillemets(story.title))",
        en: "\(quoted("columns: \(count)")) of \(quoted(story.title))")
    case .lift(.lead, let story):
      Wording(
        fr: "\(guillemets("lead: true")) de \(guillemets(story.title))",
        en: "\(quoted("lead: true")) of \(quoted(story.title))")
    }
  }

  /// The file's own name.
  private func name(of file: String) -> String { String(file.split(separator: "/").last ?? "") }
}
